"""What a signed-in person keeps for himself, and what waits for him."""

import json
from typing import TYPE_CHECKING, Any

from crm_desktop.services.database import Reader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def settings(reader: Reader) -> dict[str, Any]:
    """All settings of the person, in one statement."""
    return dict(reader.rows("SELECT key, value FROM crm.user_setting"))


def keep_setting(session: "Session", key: str, value: Any) -> None:
    """Keeps one setting on the server, so that it follows the person to another desk."""
    from sqlalchemy import text

    sent = {"key": key, "value": json.dumps(value)}
    session.execute(text("SELECT api.setting_put(:key, cast(:value AS jsonb))"), sent)


def keep_settings(session: "Session", values: dict[str, Any]) -> None:
    """Keeps several settings in one statement."""
    from sqlalchemy import text

    statement = "SELECT count(api.setting_put(key, value)) FROM jsonb_each(cast(:values AS jsonb))"
    session.execute(text(statement), {"values": json.dumps(values)})


def badges(reader: Reader) -> dict[str, int]:
    """How many items wait for me, per section."""
    counts = reader.value("SELECT api.badges()") or {}
    return {name: count for name, count in counts.items() if count is not None}
