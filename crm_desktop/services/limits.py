"""Limits of УСН income by organisation and year: what is received, what invoices promise, when the limit is reached."""

from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Any

from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

Meter = dict[str, Any]


def meters(reader: Reader, year: int) -> list[Meter]:
    """Roubles per organisation: limit (None when no figure is entered), received, committed, exception, vat_threshold;
    `band` says how near the limit is, `usn` whether it applies at all.
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
