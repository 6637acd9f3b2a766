"""Invoices are made from an accepted quote, calculations, the price list or another invoice; then they are launched."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def make(
    session: "Session",
    quote_id: int,
    kind: str = "full",
    percent: Decimal | None = None,
    amount: Decimal | None = None,
    lines: list[int] | None = None,
) -> int:
    """kind: full, prepayment (a percent or a sum of the quote or of chosen lines), final (what is left of every line).

    Refused: quote_not_accepted, percent_wrong, sum_wrong, no_lines, over_quote.
    """
    kopecks = None if amount is None else int(amount * 100)
    return int(documents.call(session, "invoice_make", quote_id, kind, percent, kopecks, lines)["id"])


def copy(session: "Session", invoice_id: int) -> int:
    """A new draft with the lines of an invoice; of a cancelled one it takes the place and keeps its quote."""
    return int(documents.call(session, "invoice_copy", invoice_id)["id"])


def reissue(session: "Session", invoice_id: int, version: int, reason: str) -> int:
    """Cancels an issued invoice and makes the draft that takes its place, in one step."""
    return int(documents.call(session, "invoice_reissue", invoice_id, version, reason)["id"])


def make_direct(session: "Session", deal_id: int, organization_id: int) -> int:
    """The short path: an empty draft for the deal, to be filled from the price list."""
    changes = {"deal_id": deal_id, "organization_id": organization_id, "basis": "Без договора"}
    return documents.save(session, "invoice", None, 0, changes)[0]


def make_calculated(session: "Session", deal_id: int, lines: list[int] | None = None) -> int:
    """Without a quote, of everything calculated for the deal or of these calculation lines, which it accepts.

    Refused: nothing_calculated, when one of them is not calculated or stands in another document already.
    """
    return int(documents.call(session, "invoice_from_calculations", deal_id, lines)["id"])


def launch(session: "Session", invoice_id: int, version: int, lines: list[dict[str, Any]]) -> list[int]:
    """Gives lines to experts: [{invoice_line_id, quantity?, group_id?, expert_id?, due_on?, instructions?,
    payment_condition?, payment_percent?}]; returns the ids of the works. Refused: over_ordered.
    """
    return list(documents.step(session, "invoice", "launch", invoice_id, version, lines=lines)["ids"])
