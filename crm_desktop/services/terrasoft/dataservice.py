"""DataService, the platform's own API of all 7.x and 8.x: local time of the user, HTTP 200 for failures too."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final
from uuid import UUID

from crm_desktop.services.terrasoft import answers, literals, metadata
from crm_desktop.services.terrasoft.answers import Answer
from crm_desktop.services.terrasoft.dataservice_queries import Queries, named
from crm_desktop.services.terrasoft.faults import Fault, NoRight, Rejected, Unreachable
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.reading import Reading, patiently
from crm_desktop.services.terrasoft.transport import BATCH, Column, Condition, EntitySet, Outcome, Query, Row, Write
from crm_desktop.services.terrasoft.writing import UNDONE, body_of, fate_of_fault, with_id

SENT: Final = {"Accept": "application/json", "Content-Type": "application/json; charset=utf-8"}
COUNTED: Final = 5_000
KINDS: Final = {
    0: "guid", 1: "text", 4: "integer", 5: "decimal", 6: "decimal", 7: "moment", 8: "date", 10: "guid", 11: "guid",
    12: "boolean", 16: "guid", 27: "text", 28: "text", 29: "text", 30: "text",
}  # fmt: skip
"""dataValueType of the platform; times of day and blobs are not exchanged."""
LOOKUPS: Final = (10, 11, 16)
VERBS: Final = {"create": "InsertQuery", "update": "UpdateQuery", "delete": "DeleteQuery"}
TOO_MANY: Final = "the answer changed {} records instead of one"


class DataService(Reading):
    """Used where OData 4 is absent or closed; columns here are named without Id, which stays inside this module."""

    kind = "dataservice"
    local_time = True

    def __init__(self, profile: Profile, secret: str) -> None:
        super().__init__(profile, secret)
        self.can_batch = profile.batch
        self._sets: dict[str, EntitySet] = {}
        self._loading = threading.Lock()

    # reading

    def try_service(self) -> None:
        """Contact is there in every configuration; that it is closed to the user proves the service as well."""
        try:
            self._selected(Queries.all_columns("Contact"))
        except Rejected as fault:
            if fault.status in (404, 405):
                raise

    def schema(self, wanted: Iterable[str] = ()) -> dict[str, EntitySet]:
        """Of the wanted sets, by asking each for all columns of one row; a set that is not there is left out."""
        found = {}
        for entity in wanted:
            try:
                found[entity] = self._set(entity)
            except (Rejected, NoRight):
                continue
        return found

    def _set(self, entity: str) -> EntitySet:
        with self._loading:
            if entity not in self._sets:
                told = patiently(lambda: self._selected(Queries.all_columns(entity)))
                self._sets[entity] = EntitySet(entity, _columns(named(told, "rowConfig")))
            return metadata.with_dates(self._sets[entity], self._dates.get(entity, ()))

    def _columns(self, entity: str) -> Mapping[str, Column]:
        if entity not in self._known:
            self._known[entity] = self._set(entity).columns
        return self._known[entity]

    def _forget(self, entity: str) -> None:
        with self._loading:
            self._sets.pop(entity, None)

    def _queries(self, entity: str) -> Queries:
        return Queries(entity, self._column_of(entity), self._calendar)

    def _length(self, query: Query) -> int:
        return 0

    def _raw_page(self, query: Query) -> list[Any]:
        told = self._selected(self._queries(query.entity).select(query))
        rows = named(told, "rows")
        if not isinstance(rows, list):
            raise Unreachable("the answer has no rows")
        config = named(told, "rowConfig")
        column_of = self._column_of(query.entity)
        paths = {name: Queries.path(column_of(name)) for name in query.columns}
        if not isinstance(config, dict) or not set(paths.values()) <= set(config):
            raise Unreachable("the answer is one to another question")
        return [_flat(row, paths) for row in rows]

    def _selected(self, body: dict[str, Any]) -> Any:
        answer = self._post("SelectQuery", body)
        answers.require_read(answer)
        told = answers.json_of(answer)
        if named(told, "success") is not True:
            raise Rejected(self._words(told), status=500 if answers.is_memory_limit(self._words(told)) else 400)
        missing = named(told, "notFoundColumns")
        if missing:
            raise Rejected(f"columns not found: {', '.join(map(str, missing))}", status=400)
        return told

    def read_by_id(self, entity: str, id: UUID, columns: tuple[str, ...]) -> Row | None:
        rows = self.read(Query(entity, columns, (Condition("Id", "=", id),), top=1))
        return rows[0] if rows else None

    def count(self, entity: str, where: tuple[Condition, ...] = ()) -> int:
        """By reading all ids: the reference knows of no count."""
        found = 0
        while True:
            page = len(self.read(Query(entity, ("Id",), where, ("Id",), COUNTED, found)))
            found += page
            if page < COUNTED:
                return found

    # writing

    def write(self, write: Write) -> Outcome:
        early = self._early(write)
        if early is not None:
            return early
        try:
            return self._fate(write, self._post(VERBS[write.verb], self._body(write)))
        except Fault as fault:
            return fate_of_fault(write, fault)

    def _body(self, write: Write) -> dict[str, Any]:
        return self._queries(write.entity).write(write, body_of(write, self._profile.own_id))

    def _fate(self, write: Write, answer: Answer) -> Outcome:
        words = answer.words or f"HTTP {answer.status}"
        if answer.status == 429:
            return Outcome(write, "not_tried", words, answer.status)
        if not answer.is_done:
            return Outcome(write, "refused" if answer.status in UNDONE else "unknown", words, answer.status)
        try:
            return self._part(write, answers.json_of(answer), answer.status)
        except Fault as fault:
            return Outcome(write, "unknown", fault.words, answer.status)

    def _part(self, write: Write, told: Any, status: int) -> Outcome:
        """`success` decides, never the number of HTTP (reference 5)."""
        success, rows = named(told, "success"), named(told, "rowsAffected")
        if success is False:
            return Outcome(write, "refused", self._words(told) or "success: false", status)
        if success is not True:
            return Outcome(write, "unknown", "the answer has no success", status)
        if write.verb == "create":
            return with_id(write, named(told, "id"), self._profile.own_id, status)
        if rows == 0:
            return Outcome(write, "refused", "no such record", 404)
        return Outcome(write, "done", "" if rows in (1, None, -1) else TOO_MANY.format(rows), status)

    def write_many(self, writes: Sequence[Write]) -> list[Outcome]:
        if not self.can_batch or len(writes) < 2:
            return [self.write(write) for write in writes]
        early = [self._early(write) for write in writes]
        going = [write for write, outcome in zip(writes, early, strict=True) if outcome is None]
        parts = [going[start : start + BATCH] for start in range(0, len(going), BATCH)]
        told = iter([outcome for part in parts for outcome in self._batch(part)])
        return [outcome or next(told) for outcome in early]

    def _batch(self, writes: Sequence[Write]) -> list[Outcome]:
        kind = "Terrasoft.Nui.ServiceModel.DataContract"
        items = [{"__type": f"{kind}.{VERBS[write.verb]}", **self._body(write)} for write in writes]
        try:
            answer = self._post("BatchQuery", {"items": items, "continueIfError": True})
            if not answer.is_done:
                return [self._fate(write, answer) for write in writes]
            told = answers.json_of(answer)
        except Fault as fault:
            return [fate_of_fault(write, fault) for write in writes]
        results = named(told, "queryResults")
        if not isinstance(results, list) or not results:
            words = self._words(told) or "the answer does not tell of each write"
            return [Outcome(write, "unknown", words, answer.status) for write in writes]
        # After a failure the answer may end: what it does not tell of is unknown.
        return [self._part(write, told, answer.status) for write, told in zip_longest(writes, results[: len(writes)])]

    def try_batch(self) -> str:
        """Sends a harmless question inside a batch; the server's words when it has none, "" when it works."""
        item = {"__type": "Terrasoft.Nui.ServiceModel.DataContract.SelectQuery", **Queries.all_columns("Contact")}
        try:
            answer = self._post("BatchQuery", {"items": [item]})
            answers.require_read(answer)
            told = answers.json_of(answer)
        except Fault as fault:
            return fault.words or type(fault).__name__
        results = named(told, "queryResults")
        return "" if isinstance(results, list) and len(results) == 1 else self._words(told) or "no results"

    def _post(self, operation: str, body: dict[str, Any]) -> Answer:
        url = f"{self._profile.base}/DataService/json/SyncReply/{operation}"
        return self._talk.ask("POST", url, body=literals.to_json(body).encode(), headers=SENT)

    def _words(self, told: Any) -> str:
        return self._channel.secrets.cut(answers.deepest(told))


def _columns(config: Any) -> dict[str, Column]:
    found = {}
    for name, told in config.items() if isinstance(config, dict) else ():
        kind = named(told, "dataValueType")
        if kind not in KINDS:
            continue
        lookup = kind in LOOKUPS or named(told, "isLookup") is True
        column = Column(f"{name}Id", "guid", str(named(told, "referenceSchemaName") or name)) if lookup else None
        column = column or Column(name, KINDS[kind])
        found[column.name] = column
    return found


def _flat(row: Any, paths: Mapping[str, str]) -> Any:
    """A row under the names of OData 4; lookups are objects with value and displayValue, or "" when empty."""
    if not isinstance(row, dict):
        return row
    told = {name: row.get(path) for name, path in paths.items()}
    return {name: named(value, "value") if isinstance(value, dict) else value for name, value in told.items()}
