"""The desk of a person: figures, history, drafts left behind, what waits and what has changed. One statement each."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm_desktop.services.database import Reader
from crm_desktop.services.drafts import unpacked
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Record = tuple[str, int]
"""Document and id."""


def figures(reader: Reader) -> dict[str, Any]:
    """What the start page counts: {name: {count, late, amount, oldest_at}}, `deals` by stage; money in roubles."""
    return dict(from_base(reader.value("SELECT api.desk()")))


def begin(reader: Reader, tabs: Sequence[Record]) -> dict[str, Any]:
    """What the window asks a moment after its first list: {drafts: [{key, at, draft}], tabs, recent}."""
    found = reader.value("SELECT api.desk_begin(%s)", (json.dumps(list(tabs)),))
    drafts = [
        {"key": one["key"], "at": from_base(one["at"], "at"), "draft": unpacked(one["content"])}
        for one in found["drafts"]
    ]
    return {"drafts": drafts, "tabs": found["tabs"], "recent": from_base(found["recent"])}


def titles(reader: Reader, records: Sequence[Record]) -> list[dict[str, Any]]:
    """{document, id, title, note} of those records that are there and that I see, in the order given."""
    found = reader.value("SELECT api.record_titles(%s)", (json.dumps(list(records)),))
    known = {(one["document"], one["id"]): one for one in found}
    return [known[document, id] for document, id in records if (document, id) in known]


def history(reader: Reader) -> list[dict[str, Any]]:
    """What I opened, newest first, at most 200: {document, id, title, note, at}."""
    return list(from_base(reader.value("SELECT api.history()")))


def remember(session: "Session", document: str, id: int) -> None:
    """Notes that I opened a record."""
    from sqlalchemy import text

    session.execute(text("SELECT api.history_add(:document, :id)"), {"document": document, "id": id})


def news(reader: Reader) -> dict[str, Any]:
    """{newest, waiting, changes}: `waiting` are {what, document, id, title, note, at}, oldest first; `changes` are
    {document, id, title, note, at, author, event, fresh}, newest first, one for each document.
    """
    found = reader.value("SELECT api.news()")
    return {
        "newest": found["newest"],
        "waiting": from_base(found["waiting"]),
        "changes": from_base(found["changes"]),
    }


def look(session: "Session", newest: int) -> None:
    """I have seen the news up to this event."""
    from crm_desktop.services import people

    people.keep_setting(session, "news", newest)
