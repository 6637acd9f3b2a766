"""Filters and parameters of DataService: numbers for operations, quoted local time, paths with dots."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.terrasoft.server import values
from tests.terrasoft.server.store import Column, EntitySet, Row, Store, Value

COMPARE, IS_NULL, IN, GROUP = 1, 2, 4, 6
OR = 1
KNOWN_TYPES = {0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16}
OPERATIONS: dict[int, Callable[[Any, Any], bool]] = {
    3: lambda a, b: bool(a == b),
    4: lambda a, b: bool(a != b),
    5: lambda a, b: bool(a < b),
    6: lambda a, b: bool(a <= b),
    7: lambda a, b: bool(a > b),
    8: lambda a, b: bool(a >= b),
    9: lambda a, b: str(a).startswith(b),
    11: lambda a, b: b in str(a),
    13: lambda a, b: str(a).endswith(b),
}

Test = Callable[[Row], bool]


class Unsupported(Exception):
    """The platform does not do this."""


class WrongTime(Exception):
    """A moment with a zone, or not quoted: HTTP 500."""


def get(asked: dict[str, Any], name: str) -> Any:
    """A property in camelCase or PascalCase."""
    return asked.get(name, asked.get(name[0].upper() + name[1:]))


@dataclass(slots=True)
class Conditions:
    """Those of one query to one set."""

    store: Store
    entity: EntitySet
    zone: ZoneInfo

    def column(self, path: str) -> tuple[Column, Callable[[Row], Value]] | None:
        """The column at `Account.Owner.Name`; a lookup by its name without Id. None: not found."""
        entity, hops, steps = self.entity, list[tuple[str, str]](), path.split(".")
        for step in steps[:-1]:
            lookup = entity.lookup(step)
            if lookup is None:
                return None
            hops.append((lookup.name, lookup.lookup))
            entity = self.store.sets[lookup.lookup]
        found = entity.lookup(steps[-1]) or entity.columns.get(steps[-1])
        if found is None or (found.lookup and found.path != steps[-1]):
            return None
        name = found.name

        def follow(row: Row) -> Value:
            for key, other in hops:
                id = row[key]
                behind = self.store.get(other, id) if isinstance(id, UUID) else None
                if behind is None:
                    return None
                row = behind
            return row[name]

        return found, follow

    def matching(self, filters: dict[str, Any] | None) -> list[Row]:
        """The rows that a group of filters lets through."""
        rows = list(self.store.rows[self.entity.name].values())
        if not filters:
            return rows
        test = self._test(filters)
        return [row for row in rows if test(row)]

    def values(self, column_values: dict[str, Any] | None) -> Row:
        """What an insert or an update writes, by OData name; an unknown column is refused here."""
        row: Row = {}
        for name, item in (get(column_values or {}, "items") or {}).items():
            column = self.entity.lookup(name) or self.entity.columns.get(name)
            if column is None or (column.lookup and column.path != name):
                raise Unsupported(f"Column by path {name} not found in schema {self.entity.name}.")
            if column.name in ("CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById"):
                continue
            row[column.name] = self._parameter(column, item)
        return row

    def _test(self, asked: dict[str, Any]) -> Test:
        if get(asked, "isEnabled") is False:
            return lambda row: True
        kind = get(asked, "filterType")
        if kind == GROUP:
            tests = [self._test(item) for item in (get(asked, "items") or {}).values()]
            if get(asked, "logicalOperation") == OR and tests:
                return lambda row: any(test(row) for test in tests)
            return lambda row: all(test(row) for test in tests)
        path = str(get(get(asked, "leftExpression") or {}, "columnPath"))
        found = self.column(path)
        if found is None:
            raise Unsupported(f"Column by path {path} not found in schema {self.entity.name}.")
        column, of = found
        if kind == IS_NULL:
            return self._nothing(asked, of)
        if kind == IN:
            wanted = {self._parameter(column, item) for item in get(asked, "rightExpressions") or []}
            return lambda row: of(row) in wanted
        if kind != COMPARE or get(asked, "comparisonType") not in OPERATIONS:
            raise Unsupported(f"Filter type {kind} with comparison {get(asked, 'comparisonType')}.")
        act, value = OPERATIONS[get(asked, "comparisonType")], self._parameter(column, get(asked, "rightExpression"))
        return lambda row: value is not None and of(row) is not None and act(of(row), value)

    def _nothing(self, asked: dict[str, Any], of: Callable[[Row], Value]) -> Test:
        if get(asked, "isNull") is None:
            raise Unsupported("isNull is not given.")
        wanted = get(asked, "comparisonType") != 2
        return lambda row: (of(row) is None) is wanted

    def _parameter(self, column: Column, item: dict[str, Any] | None) -> Value:
        parameter = get(item or {}, "parameter") or {}
        if get(parameter, "dataValueType") not in KNOWN_TYPES:
            raise Unsupported(f"dataValueType {get(parameter, 'dataValueType')} is not supported.")
        raw = get(parameter, "value")
        if raw in (None, "") and column.kind != "text":
            return None
        if column.kind in ("moment", "date"):
            return self._moment(column, raw)
        value = values.taken(column, raw, None)
        return None if value == values.NO_ID else value

    def _moment(self, column: Column, raw: Any) -> Value:
        try:
            text = json.loads(raw)
            found = values.MOMENT.fullmatch(text)
        except (TypeError, ValueError):
            raise WrongTime(f"String {raw!r} was not recognized as a valid DateTime.") from None
        if found is None or found[8]:
            raise WrongTime(f"String {raw!r} was not recognized as a valid DateTime.")
        at = values.moment(text, self.zone)
        return values.day_of_moment(at, self.zone) if column.kind == "date" else at
