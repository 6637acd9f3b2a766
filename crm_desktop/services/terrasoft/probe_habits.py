"""What the reference cannot tell and only a server can: whose name our writes bear, how dates are written, batches."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID, uuid4

from crm_desktop.services.terrasoft.faults import Fault
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.reading import Reading
from crm_desktop.services.terrasoft.transport import Condition, EntitySet, Query, Row, Write

Found = tuple[bool | None, str, dict[str, Any], dict[str, Any]]
"""Whether it went well, words, changes of the profile, facts."""
Question = Callable[[], Found]
SAMPLE: Final = 50
"""Rows in which a date is looked for, per column."""


def dated_columns(names: Mapping[str, Iterable[str]], schema: Mapping[str, EntitySet]) -> list[tuple[str, str]]:
    """Set and column of every calendar date among the wanted ones."""
    return [
        (entity, column)
        for entity, columns in names.items()
        if entity in schema
        for column in columns
        if column in schema[entity].columns and schema[entity].columns[column].kind == "date"
    ]


class Habits:
    """Asks the server; writes only in `own_id`, and deletes what it has written."""

    def __init__(self, transport: Reading, profile: Profile) -> None:
        self._transport, self._profile = transport, profile

    def contact(self) -> Found:
        """By the user's record, where system objects are open; else it becomes known with the first write."""
        if self._profile.contact_id:
            return True, "", {}, {"contact_id": self._profile.contact_id, "told": True}
        query = Query("SysAdminUnit", ("Id", "Name", "ContactId"), (Condition("Name", "=", self._profile.user),), top=1)
        try:
            rows = self._transport.read(query)
        except Fault as fault:
            return None, fault.words, {}, {}
        if not rows or rows[0]["ContactId"] is None:
            return None, "", {}, {}
        contact = str(rows[0]["ContactId"])
        return True, "", {"contact_id": contact}, {"contact_id": contact}

    def dates(self, columns: list[tuple[str, str]], record: tuple[str, UUID, str, date] | None) -> Found:
        """Both conventions of reference 6.5, by a record a person has named or by what the server holds."""
        if self._transport.kind == "dataservice":
            return True, "", {}, {"date_form": "local"}
        seen = [record[:3]] if record else []
        found = self._of_record(record) if record else [moment for pair in columns for moment in self._moments(*pair)]
        forms = {self._form(moment, record[3] if record else None) for moment in found}
        facts = {"checked": len(found), "columns": [f"{pair[0]}.{pair[-1]}" for pair in (seen or columns)]}
        if forms == {"utc_midnight"} or forms == {"user_midnight"}:
            form = forms.pop()
            return True, "", {"date_form": form}, {**facts, "date_form": form}
        return None, "", {}, {**facts, "forms": sorted(form or "other" for form in forms)}

    def _of_record(self, record: tuple[str, UUID, str, date]) -> list[datetime]:
        entity, id, column, _day = record
        row = self._transport.read_moments(Query(entity, (column,), (Condition("Id", "=", id),), top=1))
        return [moment for moment in row if moment is not None]

    def _moments(self, entity: str, column: str) -> list[datetime]:
        """The newest first would be nicer; a plain order by id needs no descending pages."""
        query = Query(entity, (column,), (Condition(column, "<>", None),), top=SAMPLE)
        try:
            found = self._transport.read_moments(query)
        except Fault:
            # `ne null` is not sure on every server (reference 3.2).
            found = self._transport.read_moments(Query(entity, (column,), top=SAMPLE))
        return [moment for moment in found if moment is not None]

    def _form(self, moment: datetime, day: date | None) -> str | None:
        local = moment.astimezone(self._profile.place)
        if moment.time() == time() and day in (None, moment.date()):
            return "utc_midnight"
        return "user_midnight" if local.time() == time() and day in (None, local.date()) else None

    def batch(self) -> Found:
        """A question inside a batch; older versions and OData 3 have none, and then writes go one by one."""
        words = self._transport.try_batch()
        if words is None:
            return None, "", {"batch": False}, {"batch": False}
        return (None if words else True), words, {"batch": not words}, {"batch": not words}

    def own_id(self, entity: str, values: Row) -> Found:
        """Makes a record with an id of ours, else without, reads it back and deletes it; tells its author as well."""
        words, status = "", 0
        for own_id in (True, False):
            transport = self._transport.like(self._profile.with_(own_id=own_id))
            outcome = transport.write(Write("create", entity, uuid4(), values))
            # What the answer says is not enough: the record itself tells whether the id was kept.
            for id in (outcome.write.id, outcome.id):
                row = transport.read_by_id(entity, id, ("Id", "CreatedById")) if id else None
                if id and row:
                    return self._removed(transport, Write("delete", entity, id), row, id == outcome.write.id)
            words, status = words or outcome.words, status or outcome.status
        return False, words, {}, {"status": status}

    def _removed(self, transport: Reading, removal: Write, row: Row, kept: bool) -> Found:
        removed = transport.write(removal)
        changes: dict[str, Any] = {"own_id": kept}
        if row["CreatedById"] is not None and not self._profile.contact_id:
            changes["contact_id"] = str(row["CreatedById"])
        return kept, removed.words, changes, {**changes, "removed": removed.state == "done", "id": str(removal.id)}
