"""The questions of DataService as JSON: paths without Id, parameters by type, moments in the user's own time."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from crm_desktop.services.terrasoft.transport import Column, Condition, Query, Row, Value, Write
from crm_desktop.services.terrasoft.values import Calendar, sent

OPERATIONS: Final = {"SelectQuery": 0, "InsertQuery": 1, "UpdateQuery": 2, "DeleteQuery": 3, "BatchQuery": 4}
TYPES: Final = {"guid": 0, "text": 1, "integer": 4, "decimal": 5, "moment": 7, "date": 8, "boolean": 12}
LOOKUP: Final = 10
SIGNS: Final = {"=": 3, "<>": 4, "<": 5, ">=": 8}
IS_NULL, IS_NOT_NULL = 1, 2
COMPARE, NULL, IN, GROUP = 1, 2, 4, 6
"""filterType."""
OR: Final = 1
PARAMETER: Final = 2
ASCENDING: Final = 1


def named(told: Any, name: str) -> Any:
    """A property in either spelling: camelCase, or PascalCase of other versions."""
    if not isinstance(told, dict):
        return None
    return told[name] if name in told else told.get(name[:1].upper() + name[1:])


class Queries:
    """Of one set."""

    def __init__(self, entity: str, column_of: Callable[[str], Column], calendar: Calendar) -> None:
        self._entity, self._column_of, self._calendar = entity, column_of, calendar

    @staticmethod
    def path(column: Column) -> str:
        """A lookup is named without Id here."""
        return column.name.removesuffix("Id") if column.lookup else column.name

    @staticmethod
    def all_columns(entity: str) -> dict[str, Any]:
        """One row with everything it has: its `rowConfig` is the only description of a set."""
        return {
            "rootSchemaName": entity, "operationType": OPERATIONS["SelectQuery"], "allColumns": True,
            "columns": {"items": {}}, "isPageable": True, "rowCount": 1, "rowsOffset": 0,
        }  # fmt: skip

    def select(self, query: Query) -> dict[str, Any]:
        items: dict[str, dict[str, Any]] = {}
        for name in dict.fromkeys((*query.columns, *query.order)):
            path = self.path(self._column_of(name))
            items[path] = {"expression": _column(path)}
            if name in query.order:
                items[path] |= {"orderDirection": ASCENDING, "orderPosition": query.order.index(name)}
        return {
            "rootSchemaName": self._entity, "operationType": OPERATIONS["SelectQuery"], "columns": {"items": items},
            "allColumns": False, "isPageable": True, "rowCount": query.top, "rowsOffset": query.skip,
            "filters": self.filters(query.where),
        }  # fmt: skip

    def write(self, write: Write, values: Row) -> dict[str, Any]:
        """A change and a deletion always carry the filter by id: without one they would touch every record."""
        verbs = {"create": "InsertQuery", "update": "UpdateQuery", "delete": "DeleteQuery"}
        told: dict[str, Any] = {"rootSchemaName": self._entity, "operationType": OPERATIONS[verbs[write.verb]]}
        if write.verb != "delete":
            told["columnValues"] = {"items": dict(self._value(name, value) for name, value in values.items())}
        if write.verb != "create":
            told["filters"] = self.filters((Condition("Id", "=", write.id),))
        if write.verb == "update":
            told["isForceUpdate"] = False
        return told

    def _value(self, name: str, value: Value) -> tuple[str, Any]:
        column = self._column_of(name)
        return self.path(column), self._parameter(column, value)

    def filters(self, where: tuple[Condition, ...]) -> dict[str, Any]:
        items = {f"condition{number}": self._filter(condition) for number, condition in enumerate(where, 1)}
        return {"filterType": GROUP, "logicalOperation": 0, "isEnabled": True, "items": items}

    def _filter(self, condition: Condition) -> dict[str, Any]:
        column = self._column_of(condition.column)
        told: dict[str, Any] = {"isEnabled": True, "leftExpression": _column(self.path(column))}
        if isinstance(condition.value, tuple):
            return self._chain(told, column, condition.value)
        if condition.value is None:
            empty = condition.sign == "="
            kind = IS_NULL if empty else IS_NOT_NULL
            return {**told, "filterType": NULL, "comparisonType": kind, "isNull": empty}
        right = self._parameter(column, condition.value)
        return {**told, "filterType": COMPARE, "comparisonType": SIGNS[condition.sign], "rightExpression": right}

    def _chain(self, told: dict[str, Any], column: Column, values: tuple[Value, ...]) -> dict[str, Any]:
        right = [self._parameter(column, value) for value in values if value is not None]
        chain = {**told, "filterType": IN, "comparisonType": SIGNS["="], "rightExpressions": right}
        if None not in values:
            return chain
        empty = {**told, "filterType": NULL, "comparisonType": IS_NULL, "isNull": True}
        return {"filterType": GROUP, "logicalOperation": OR, "isEnabled": True, "items": {"a": empty, "b": chain}}

    def _parameter(self, column: Column, value: Value) -> dict[str, Any]:
        kind = LOOKUP if column.lookup else TYPES[column.kind]
        return {"expressionType": PARAMETER, "parameter": {"dataValueType": kind, "value": self._plain(value)}}

    def _plain(self, value: Value) -> Any:
        if isinstance(value, date) and not isinstance(value, datetime):
            # A date has no zone here: the server would not convert it either.
            return _quoted(datetime.combine(value, time(), self._calendar.zone))
        value = sent(value, self._calendar)
        if isinstance(value, datetime):
            return _quoted(value.astimezone(self._calendar.zone))
        return str(value) if isinstance(value, UUID) else value


def _column(path: str) -> dict[str, Any]:
    return {"expressionType": 0, "columnPath": path}


def _quoted(moment: datetime) -> str:
    """Text within text, to milliseconds and without a zone: with Z the server answers 500 (reference 5)."""
    return json.dumps(f"{moment:%Y}".rjust(4, "0") + f"{moment:-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}")
