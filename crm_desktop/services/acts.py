"""Acts are made of what is done and not yet acted."""

from typing import TYPE_CHECKING

from crm_desktop.services import documents

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def make(session: "Session", deal_id: int, invoice_id: int | None = None) -> int:
    """A draft of everything done in the deal (or of one invoice). Refused: nothing_to_act."""
    return int(documents.call(session, "act_make", deal_id, invoice_id)["id"])
