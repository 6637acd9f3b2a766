"""Tasks: for myself or for a colleague, perhaps about a document."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OFFICE = timezone(timedelta(hours=3), "Moscow")
END_OF_WORK = time(18)


def read(reader: Reader, id: int) -> dict[str, Any] | None:
    """One task with names and what its document is called; None when it is gone or not mine. One statement."""
    found = reader.value(
        "SELECT to_jsonb(d) || jsonb_build_object('assignee', a.short_name, 'author', c.short_name, "
        "'mine', d.assignee_id = (SELECT sec.me()), 'editable', d.state = 'open' "
        "AND (SELECT sec.me()) IN (d.assignee_id, d.created_by), "
        "'record', api.record_titles(jsonb_build_array(jsonb_build_array(d.document, d.document_id))) -> 0) "
        "FROM crm.task d LEFT JOIN crm.employee a ON a.id = d.assignee_id "
        "LEFT JOIN crm.employee c ON c.id = d.created_by WHERE d.id = %s",
        (id,),
    )
    return None if found is None else dict(from_base(found))


def save(session: "Session", id: int | None, version: int, changes: dict[str, Any]) -> int:
    """Makes (id None) or changes an open task; `due_on` becomes six in the evening of that day in Moscow.

    Keys: assignee_id, title, due_on, comment; of a new one also document, document_id. Raises Denied, Stale, Invalid.
    """
    sent = {key: value for key, value in changes.items() if key != "due_on"}
    if "due_on" in changes:
        sent["due_at"] = due_at(changes["due_on"])
    answer = documents.call(session, "save", "task", id, version, json.dumps(sent))
    return int(answer["id"])


def due_at(day: date | None) -> str | None:
    """The moment a task of that day is due."""
    return None if day is None else datetime.combine(day, END_OF_WORK, OFFICE).astimezone(UTC).isoformat()
