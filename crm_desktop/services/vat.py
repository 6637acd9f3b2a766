"""VAT of lines and documents, the rate of a day, and the wordings by regime and date of the document.

Rates and thresholds are rows that an administrator edits; the functions take those rows and hold no figure
of the law themselves, except `SEED_RATES`, which fills an empty base.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from crm_desktop.services.money import ZERO, formatted, percent_text, r2

_HUNDRED: Final = Decimal(100)
# Until this day an organisation on УСН was no VAT payer at all (176-ФЗ of 12.07.2024).
_USN_PAYS_VAT_SINCE: Final = date(2025, 1, 1)
GENERAL: Final = "general"


class VatMode(StrEnum):
    """What an own organisation does with VAT in a period; the words are the keys of the regime table."""

    GENERAL = "general"
    REDUCED_5 = "5"
    REDUCED_7 = "7"
    EXEMPT_145 = "exempt_145"
    NOT_PAYER = "none"


class PriceMode(StrEnum):
    """Whether the price of a line holds the tax already."""

    INCLUSIVE = "incl"
    EXCLUSIVE = "excl"


@dataclass(frozen=True, slots=True)
class VatRate:
    """A dated row of the table of rates; `valid_to` is the last day, None for an open end."""

    code: str
    percent: Decimal
    valid_from: date
    valid_to: date | None = None


SEED_RATES: Final = (
    VatRate(GENERAL, Decimal(20), date(2019, 1, 1), date(2025, 12, 31)),
    VatRate(GENERAL, Decimal(22), date(2026, 1, 1)),
    VatRate("10", Decimal(10), date(2004, 1, 1)),
    VatRate("5", Decimal(5), date(2025, 1, 1)),
    VatRate("7", Decimal(7), date(2025, 1, 1)),
    VatRate("0", Decimal(0), date(2001, 1, 1)),
)


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """Sums of a line in roubles; `rate` in percent, None is «без НДС», which is not the rate 0 %."""

    net: Decimal
    vat: Decimal
    total: Decimal
    rate: Decimal | None
    price_mode: PriceMode = PriceMode.INCLUSIVE

    @property
    def in_column(self) -> Decimal:
        """What the column «Сумма» of the line prints by its own price mode."""
        return self.net if self.price_mode is PriceMode.EXCLUSIVE else self.total


@dataclass(frozen=True, slots=True)
class DocumentTotals:
    """Sums of a document: the lines added up, never computed from the total, so that printed
    columns agree.
    """

    net: Decimal
    vat: Decimal
    total: Decimal
    by_rate: tuple[tuple[Decimal | None, Decimal], ...]
    on_top: bool


class RateUnknown(LookupError):
    """No row of the table covers the day."""


def rate_on(day: date, code: str, rates: Sequence[VatRate]) -> Decimal:
    """Percent of a rate on the day of performance (the date of the act decides: Минфин 23.12.2025 №
    03-07-11/125182).
    """
    for rate in rates:
        if rate.code == code and rate.valid_from <= day and (rate.valid_to is None or day <= rate.valid_to):
            return rate.percent
    raise RateUnknown(f"{code} on {day}")


def rate_of_mode(mode: VatMode, day: date, rates: Sequence[VatRate]) -> Decimal | None:
    """The rate a seller of this regime charges on the day, None when it charges none."""
    if mode in (VatMode.EXEMPT_145, VatMode.NOT_PAYER):
        return None
    return rate_on(day, mode.value, rates)


def line_amounts(
    quantity: Decimal, price: Decimal, rate: Decimal | None, price_mode: PriceMode
) -> LineAmounts:
    """Sums of one line, each rounded to kopecks half up; no net unit price is ever derived and multiplied."""
    amount = r2(quantity * price)
    if rate is None:
        return LineAmounts(amount, ZERO, amount, None, price_mode)
    if price_mode is PriceMode.EXCLUSIVE:
        tax = r2(amount * rate / _HUNDRED)
        return LineAmounts(amount, tax, amount + tax, rate, price_mode)
    tax = vat_inside(amount, rate)
    return LineAmounts(amount - tax, tax, amount, rate, price_mode)


def vat_inside(total: Decimal, rate: Decimal) -> Decimal:
    """The tax held by a sum at the calculated rate (22/122, 5/105), for advances and inclusive prices."""
    return r2(total * rate / (_HUNDRED + rate))


def document_totals(lines: Iterable[LineAmounts]) -> DocumentTotals:
    """Adds up lines; `on_top` only if no line holds the tax in its price."""
    net = total = ZERO
    by_rate: dict[Decimal | None, Decimal] = defaultdict(lambda: ZERO)
    modes: set[PriceMode] = set()
    for line in lines:
        net += line.net
        total += line.total
        by_rate[line.rate] += line.vat
        modes.add(line.price_mode)
    taxed = sorted((rate for rate in by_rate if rate is not None), reverse=True)
    rates: list[Decimal | None] = [*taxed, *([None] if None in by_rate else [])]
    ordered = tuple((rate, by_rate[rate]) for rate in rates)
    return DocumentTotals(net, total - net, total, ordered, on_top=modes == {PriceMode.EXCLUSIVE})


def total_lines(totals: DocumentTotals, *, payable: bool) -> tuple[tuple[str, str], ...]:
    """Labels and values under the table of lines exactly as 1C prints them; `payable` adds
    «Всего к оплате:».
    """
    tax_on_top = totals.on_top and any(rate is not None for rate, _ in totals.by_rate)
    rows = [("Итого:", formatted(totals.net if tax_on_top else totals.total))]
    label = "Сумма НДС ({}%):" if tax_on_top else "В том числе НДС ({}%):"
    taxed = [
        (label.format(percent_text(rate)), formatted(vat)) for rate, vat in totals.by_rate if rate is not None
    ]
    rows += taxed or [("Без налога (НДС)", "–")]
    if payable:
        rows.append(("Всего к оплате:", formatted(totals.total)))
    elif tax_on_top:
        rows.append(("Всего (с учётом НДС):", formatted(totals.total)))
    return tuple(rows)


def inside_words(totals: DocumentTotals) -> str:
    """`в т.ч. НДС (22%) – 22 000,00 руб.` for the count line of an act; empty when no tax is charged."""
    parts = [
        f"НДС ({percent_text(rate)}%) – {formatted(vat)} руб."
        for rate, vat in totals.by_rate
        if rate is not None
    ]
    return f"в т.ч. {', '.join(parts)}" if parts else ""


def purpose_ending(totals: DocumentTotals) -> str:
    """The last words of a payment purpose: the tax inside, or «Без НДС»."""
    parts = [
        f"НДС {percent_text(rate)}% – {formatted(vat)} руб."
        for rate, vat in totals.by_rate
        if rate is not None
    ]
    return f"В том числе {', '.join(parts)}" if parts else "Без НДС"


def basis_text(mode: VatMode, day: date, *, entrepreneur: bool = False, article_149: str = "") -> str:
    """Why a document shows no VAT, by the law of its date; empty when VAT is charged.

    `article_149` is the clause of the service, e.g. «пп. 20 п. 2», and outranks the regime of the seller.
    """
    if article_149:
        return f"Без НДС ({article_149} ст. 149 НК РФ)"
    if mode not in (VatMode.EXEMPT_145, VatMode.NOT_PAYER):
        return ""
    if day < _USN_PAYS_VAT_SINCE:
        clause = "п. 3" if entrepreneur else "п. 2"
        return f"НДС не облагается в связи с применением УСН ({clause} ст. 346.11 НК РФ)"
    return (
        "Без НДС: освобождение от исполнения обязанностей налогоплательщика НДС"
        " (п. 1 ст. 145 НК РФ), применяется УСН"
    )


def needs_tax_invoice(mode: VatMode) -> bool:
    """Whether a счёт-фактура accompanies the act: an exempt УСН seller must not issue one (п. 5 ст. 168 НК
    РФ).
    """
    return mode not in (VatMode.EXEMPT_145, VatMode.NOT_PAYER)
