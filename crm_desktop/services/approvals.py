"""Who will decide, told before anything is sent for approval; the norm of the margin."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def who_will_decide(reader: Reader, document: str, document_id: int) -> dict[str, Any] | None:
    """{kind, route, version, steps: [{words, mode, hours}]} of a draft of mine (invoice, quote, work_item).

    None when it needs no decision, is absent or not mine; raises Refused nobody_approves.
    """
    found = reader.value("SELECT api.who_will_decide(%s, %s)", (document, document_id))
    return dict(found) if found else None


def who_decides_claims(reader: Reader, direction_id: int) -> dict[str, Any]:
    """The same for a claim of mine above the quota."""
    return dict(reader.value("SELECT api.approval_preview('claim', NULL, NULL, %s)", (direction_id,)))


def margin_norm(reader: Reader) -> dict[str, Any] | None:
    """{percent (None asks about no price), set_at, set_by}; None without one. Denied to all but executives."""
    found = reader.value("SELECT api.margin_norm()")
    return dict(from_base(found)) if found else None


def set_margin_norm(session: "Session", percent: Decimal | None) -> None:
    """The least margin in percent of the price without VAT. Refused: margin_percent."""
    documents.call(session, "margin_norm_save", percent)
