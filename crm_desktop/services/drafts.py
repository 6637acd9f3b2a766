"""What is typed and not saved, kept on the server: JSON that gives dates and sums back as they were typed."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KIND, TEXT = "$kind", "$text"
MADE_FROM: dict[str, Callable[[str], Any]] = {
    "decimal": Decimal,
    "date": date.fromisoformat,
    "moment": datetime.fromisoformat,
}


def keep(session: "Session", key: str, draft: dict[str, Any] | None) -> None:
    """Keeps a draft under "document:id" or "document:new"; None forgets it. One statement."""
    from sqlalchemy import text

    content = None if draft is None else json.dumps(packed(draft))
    session.execute(text("SELECT api.draft_put(:key, cast(:content AS jsonb))"), {"key": key, "content": content})


def packed(value: Any) -> Any:
    """A draft as JSON can carry it; what is of no known kind becomes its text."""
    if isinstance(value, dict):
        return {str(key): packed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [packed(item) for item in value]
    if isinstance(value, Decimal):
        return {KIND: "decimal", TEXT: str(value)}
    if isinstance(value, datetime):
        return {KIND: "moment", TEXT: value.isoformat()}
    if isinstance(value, date):
        return {KIND: "date", TEXT: value.isoformat()}
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def unpacked(value: Any) -> Any:
    """The draft as it was typed."""
    if isinstance(value, dict):
        if KIND in value:
            return MADE_FROM[value[KIND]](value[TEXT])
        return {key: unpacked(item) for key, item in value.items()}
    return [unpacked(item) for item in value] if isinstance(value, list) else value
