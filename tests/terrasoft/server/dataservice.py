"""DataService, the platform's own protocol (section 5): local time without zone, HTTP 200 even for failures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.terrasoft.server import paths, values
from tests.terrasoft.server.conditions import Conditions, Unsupported, WrongTime, get
from tests.terrasoft.server.http import Request, Response, answer, page
from tests.terrasoft.server.odata4 import Written
from tests.terrasoft.server.settings import Settings
from tests.terrasoft.server.store import Column, EntitySet, Problem, Row, Store, Value

TYPES = {"guid": 0, "text": 1, "integer": 4, "decimal": 6, "moment": 7, "date": 8, "boolean": 12}
LOOKUP = 10
DISPLAY = ("Name", "UsrName", "Title", "Number", "UsrNumber")
NAMES = {"SelectQuery": "select", "InsertQuery": "insert", "UpdateQuery": "update", "DeleteQuery": "delete"}


@dataclass(slots=True)
class DataService:
    """`written(set, id, verb)` is called after each write that was done."""

    store: Store
    settings: Settings
    written: Written
    shuffled: bool = False

    def respond(self, request: Request, path: str, by: UUID) -> Response:
        """`path` is what follows DataService."""
        parts = path.strip("/").split("/")
        if request.method != "POST" or len(parts) != 3 or parts[:2] not in (["json", "SyncReply"], ["json", "reply"]):
            return page(404, "Handler for Request not found")
        try:
            asked = values.loads(request.body)
            if parts[2] == "BatchQuery":
                return answer(200, self._batch(asked, by, request.number))
            if parts[2] not in NAMES or not isinstance(asked, dict):
                return page(404, "Handler for Request not found")
            return answer(200, self._one(NAMES[parts[2]], asked, by, request.number))
        except WrongTime as problem:
            words = {"Message": "An error has occurred.", "ExceptionMessage": str(problem)}
            return answer(500, {**words, "ExceptionType": "System.FormatException", "StackTrace": ""})

    def _one(self, verb: str, asked: dict[str, Any], by: UUID, seed: int) -> dict[str, Any]:
        work: dict[str, Callable[[EntitySet, dict[str, Any], UUID, int], dict[str, Any]]] = {
            "select": self._select, "insert": self._insert, "update": self._update, "delete": self._delete,
        }  # fmt: skip
        entity = self.store.sets.get(str(get(asked, "rootSchemaName")))
        if entity is None:
            return failure("ItemNotFoundException", f"Schema with name {get(asked, 'rootSchemaName')} not found.")
        try:
            return {**work[verb](entity, asked, by, seed), "nextPrcElReady": False, **SUCCESS}
        except Problem as problem:
            return failure("DbOperationException", str(problem))
        except (values.BadValue, Unsupported) as problem:
            return failure("NotSupportedException", str(problem))

    def _batch(self, asked: Any, by: UUID, seed: int) -> dict[str, Any]:
        results: list[dict[str, Any]] = []
        for item in get(asked, "items") or []:
            kind = next(iter(item.items()), ("", ""))
            name = str(kind[1]).rpartition(".")[2]
            if kind[0] != "__type" or name not in NAMES:
                return failure("SerializationException", "Type definitions should start with a '__type'.")
            results.append(self._one(NAMES[name], item, by, seed))
            if not results[-1]["success"] and not get(asked, "continueIfError"):
                break
        wrong = any(not result["success"] for result in results)
        return {"responseStatus": None, "queryResults": results, "hasErrors": wrong, "success": not wrong}

    def _conditions(self, entity: EntitySet) -> Conditions:
        return Conditions(self.store, entity, self.settings.zone)

    def _select(self, entity: EntitySet, asked: dict[str, Any], by: UUID, seed: int) -> dict[str, Any]:
        count = get(asked, "rowCount")
        if count == 0:
            raise Unsupported("RowCount must be greater than zero.")
        conditions = self._conditions(entity)
        rows = conditions.matching(get(asked, "filters"))
        items: dict[str, Any] = get(get(asked, "columns") or {}, "items") or {}
        if get(asked, "allColumns"):
            items = {column.path: {"expression": {"columnPath": column.path}} for column in entity.columns.values()}
        counted = [alias for alias, item in items.items() if is_count(get(item, "expression") or {})]
        if counted:
            config: dict[str, Any] = {alias: {"dataValueType": TYPES["integer"]} for alias in counted}
            return {
                "rowConfig": config,
                "rows": [dict.fromkeys(counted, len(rows))],
                "notFoundColumns": [],
                "rowsAffected": 1,
            }
        found: dict[str, tuple[Column, Callable[[Row], Value]]] = {}
        missing = []
        for alias, item in items.items():
            path = str(get(get(item, "expression") or {}, "columnPath"))
            column = conditions.column(path)
            if column is None:
                missing.append(path)
            else:
                found[alias] = column
        rows = self._ordered(rows, items, found, seed)
        if get(asked, "isPageable"):
            offset = get(asked, "rowsOffset") or 0
            rows = rows[offset : offset + (self.settings.max_rows if count in (None, -1) else count)]
        shown = [
            {alias: self.shown(column, of(row)) for alias, (column, of) in found.items()}
            for row in rows[: self.settings.max_rows]
        ]
        config = {alias: _config(column) for alias, (column, _) in found.items()}
        return {"rowConfig": config, "rows": shown, "notFoundColumns": missing, "rowsAffected": len(shown)}

    def _ordered(
        self, rows: list[Row], items: dict[str, Any], found: dict[str, tuple[Column, Callable[[Row], Value]]], seed: int
    ) -> list[Row]:  # fmt: skip
        wanted = [alias for alias, item in items.items() if alias in found and get(item, "orderDirection")]
        wanted.sort(key=lambda alias: get(items[alias], "orderPosition") or 0)
        if self.shuffled:
            wanted = []
        keys = [(found[alias][1], get(items[alias], "orderDirection") == 2) for alias in wanted]
        whole = any(found[alias][0].name == "Id" for alias in wanted)
        return paths.sorted_by(rows, keys, seed, whole=whole)

    def _insert(self, entity: EntitySet, asked: dict[str, Any], by: UUID, seed: int) -> dict[str, Any]:
        row = self._conditions(entity).values(get(asked, "columnValues"))
        own = row.pop("Id", None)
        made = self.store.insert(
            entity.name, row, by, id=own if isinstance(own, UUID) and self.settings.own_id == "kept" else None
        )
        id = made["Id"]
        assert isinstance(id, UUID)
        self.written(entity.name, id, "create")
        return {"id": id, "rowsAffected": 1}

    def _update(self, entity: EntitySet, asked: dict[str, Any], by: UUID, seed: int) -> dict[str, Any]:
        row = self._conditions(entity).values(get(asked, "columnValues"))
        row.pop("Id", None)
        chosen = self._chosen(entity, asked)
        for id in chosen:
            self.store.change(entity.name, id, row, by)
            self.written(entity.name, id, "update")
        return {"rowsAffected": len(chosen)}

    def _delete(self, entity: EntitySet, asked: dict[str, Any], by: UUID, seed: int) -> dict[str, Any]:
        chosen = self._chosen(entity, asked)
        for id in chosen:
            self.store.remove(entity.name, id)
            self.written(entity.name, id, "delete")
        return {"rowsAffected": len(chosen)}

    def _chosen(self, entity: EntitySet, asked: dict[str, Any]) -> list[UUID]:
        """Without filters: everything, if the client insists."""
        filters = get(asked, "filters")
        if not (filters and get(filters, "items")) and not get(asked, "isForceUpdate"):
            raise Unsupported("Filters are empty.")
        rows = self._conditions(entity).matching(filters)
        return [id for id in (row["Id"] for row in rows) if isinstance(id, UUID)]

    def shown(self, column: Column, value: Value) -> Any:
        """A lookup is an object with its display value, or an empty text."""
        if column.lookup:
            if not isinstance(value, UUID):
                return ""
            row = self.store.get(column.lookup, value) or {}
            words = next((row[name] for name in DISPLAY if name in row), "")
            return {"value": value, "displayValue": words or "", "primaryImageValue": ""}
        if value is None:
            return None if column.kind in ("moment", "date") else values.nothing(column)
        return local(column, value, self.settings)


SUCCESS = {"success": True, "errorInfo": None, "responseStatus": None}


def is_count(expression: dict[str, Any]) -> bool:
    """The aggregate function that counts."""
    return (get(expression, "expressionType"), get(expression, "functionType"), get(expression, "aggregationType")) == (
        1,
        2,
        1,
    )


def local(column: Column, value: Value, settings: Settings) -> Any:
    """Moments in the user's time, dates as their midnights."""
    if column.kind == "date":
        return f"{value}T00:00:00.000"
    shown = values.shown(column, value, None)
    return values.local_text(values.moment(shown), settings.zone) if column.kind == "moment" else shown


def failure(code: str, words: str) -> dict[str, Any]:
    """With HTTP 200 all the same."""
    info = {"errorCode": code, "message": words, "stackTrace": None}
    status = {"ErrorCode": code, "Message": words, "Errors": []}
    return {"rowsAffected": -1, "nextPrcElReady": False, "success": False, "errorInfo": info, "responseStatus": status}


def _config(column: Column) -> dict[str, Any]:
    if column.lookup:
        return {"dataValueType": LOOKUP, "isLookup": True, "referenceSchemaName": column.lookup}
    return {"dataValueType": TYPES[column.kind]}
