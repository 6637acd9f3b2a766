"""Limits of УСН income by organisation and year: what is received, what invoices promise, when the limit is reached."""

from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Meter = dict[str, Any]


def meters(reader: Reader, year: int) -> list[Meter]:
    """Roubles per organisation: limit (None when no figure is entered), received (with its opening), committed,
    exception, vat_threshold; `band` says how near the limit is, `usn` whether it applies at all; `exceptions` are
    those asked and given.
    """
    return list(from_base(reader.value("SELECT api.usn_meters(%s)", (year,))))


def exposure(meter: Meter) -> Decimal:
    """Received and promised together."""
    return Decimal(meter["received"]) + Decimal(meter["committed"])


def share(amount: Decimal, limit: Decimal | None) -> float:
    """Which part of a limit an amount is; 0 without a limit."""
    return float(amount / limit) if limit else 0.0


def left(meter: Meter) -> Decimal | None:
    """What may still be invoiced before issuing is blocked (with exceptions granted); None without a limit."""
    if meter["limit"] is None:
        return None
    border = Decimal(meter["limit"]) * Decimal(str(meter["block_percent"])) / 100
    return border + Decimal(meter["exception"] or 0) - exposure(meter)


def crossing(received: Decimal, limit: Decimal | None, year: int, today: date) -> date | None:
    """The day a limit is reached at the pace of the year so far; None when that is not within the year.

    Income counts by the bank's date (п. 1 ст. 346.17 НК РФ), so the pace is that of money received.
    """
    if not limit or received <= 0 or today.year != year:
        return None
    first = date(year, 1, 1)
    elapsed = (today - first).days + 1
    needed = ceil(limit * elapsed / received)
    day = first + timedelta(days=needed - 1) if needed <= 400 else None
    return day if day is not None and day.year == year else None


def expected(received: Decimal, year: int, today: date) -> Decimal | None:
    """What the year would bring at its pace so far; None for another year than the running one."""
    if today.year != year:
        return None
    days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    elapsed = (today - date(year, 1, 1)).days + 1
    return (received * days / elapsed).quantize(Decimal("0.01"))


def vat_payer_from(crossed: date) -> date:
    """The exemption is lost from the first of the month after the income passed the threshold (п. 5 ст. 145 НК РФ)."""
    return date(crossed.year + crossed.month // 12, crossed.month % 12 + 1, 1)


def threshold_band(received: Decimal, threshold: Decimal) -> str:
    """How near the VAT exemption is to its end: free, info from 70 %, warning from 85 %, block above it."""
    if received > threshold:
        return "block"
    share_of = received / threshold if threshold else Decimal(0)
    return "warning" if share_of > Decimal("0.85") else "info" if share_of > Decimal("0.7") else "free"


def ask_exception(
    session: "Session", organization_id: int, year: int, amount: Decimal, until_on: date, reason: str
) -> int:
    """Asks to invoice above the limit by an amount until a day; the id of the approval. Refused: no_usn_limit,
    exception_year, exception_amount, exception_term, approval_pending.
    """
    kopecks = int(amount * 100)
    answer = documents.call(
        session, "usn_exception_request", organization_id, year, kopecks, until_on, reason
    )
    return int(answer["approval_id"])


def recall_exception(session: "Session", organization_id: int) -> None:
    """Takes my own waiting question back."""
    documents.call(session, "usn_exception_recall", organization_id)


def save_opening(
    session: "Session", organization_id: int, year: int, was: Decimal, opening: Decimal, basis: str
) -> None:
    """What was received before the program counted it (accountant); Stale when it is not `was` any more."""
    documents.call(
        session, "opening_income_save", organization_id, year, int(was * 100), int(opening * 100), basis
    )
