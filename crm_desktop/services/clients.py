"""Clients: free/busy look-up, claiming a direction."""

from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def lookup(reader: Reader, query: str, most: int = 20) -> list[dict[str, Any]]:
    """Free or busy: name, ИНН, and per direction its state and holder, nothing else. The look-up is recorded."""
    return list(from_base(reader.value("SELECT api.client_lookup(%s, %s)", (query, most))))


def claims_left(reader: Reader) -> dict[str, dict[str, int | None]]:
    """{"direction": {"used", "cap"}, "new_client": {…}} of this month; cap None is no limit."""
    return dict(reader.value("SELECT api.claims_left()"))


def claim(session: "Session", client_id: int, direction_id: int, ask: bool = False, reason: str = "") -> dict[str, Any]:
    """Takes a free direction at once, or (`ask`) reserves it and asks for approval above the quota.

    Refused: slot_taken, slot_blocked, slot_cooling, quota_used.
    """
    return documents.call(session, "client_direction_claim", client_id, direction_id, ask, reason)
