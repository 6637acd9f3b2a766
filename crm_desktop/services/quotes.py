"""Quotes are made from what was calculated for a deal."""

from typing import TYPE_CHECKING

from crm_desktop.services import documents

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def make(session: "Session", deal_id: int, organization_id: int | None = None) -> int:
    """Accepts what is calculated and makes a draft of it, of the first organisation permitted and with room."""
    return int(documents.call(session, "quote_make", deal_id, organization_id)["id"])
