"""Money as Decimal roubles: rounding, the way to and from kopecks of the base, Russian spelling
of figures.
"""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"
KOPECK: Final = Decimal("0.01")
ZERO: Final = Decimal("0.00")
_THOUSANDTH: Final = Decimal("0.001")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)[.,]\d{1,2}")


def r2(value: Decimal) -> Decimal:
    """Rounds to kopecks half away from zero, as documents do; Decimal's own default would be half to even."""
    return value.quantize(KOPECK, ROUND_HALF_UP)


def from_kopecks(kopecks: int) -> Decimal:
    """Roubles of a `bigint` kopecks column; always with two decimals."""
    return Decimal(kopecks).scaleb(-2)


def to_kopecks(roubles: Decimal) -> int:
    """Kopecks for the base; ValueError when the sum is finer than a kopeck, because rounding is the caller's
    act.
    """
    kopecks = roubles.scaleb(2)
    whole = int(kopecks)
    if whole != kopecks:
        raise ValueError(f"{roubles} is finer than a kopeck")
    return whole


def formatted(roubles: Decimal) -> str:
    """`1 234 567,89` with no-break spaces (PT Sans has no narrow one) and always two decimals."""
    rounded = r2(roubles)
    if not rounded:
        rounded = ZERO
    return f"{rounded:,.2f}".replace(",", NO_BREAK_SPACE).replace(".", ",")


def quantity_text(quantity: Decimal) -> str:
    """Up to three decimals with a comma, trailing zeros dropped: `1`, `2,5`."""
    rounded = quantity.quantize(_THOUSANDTH, ROUND_HALF_UP)
    text = f"{rounded:,.3f}".rstrip("0").rstrip(".")
    return text.replace(",", NO_BREAK_SPACE).replace(".", ",")


def percent_text(rate: Decimal) -> str:
    """A rate without a percent sign and without idle zeros: `22`, `7,5`."""
    return f"{rate.normalize():f}".replace(".", ",")


def parsed(text: str) -> Decimal:
    """Reads `1 234,56`, `1234.56`, `8000`, `1.234,56`; ValueError for anything else, never a guess."""
    plain = _SPACES.sub("", text).replace("\u2212", "-")
    if _GROUPED.fullmatch(plain):
        decimal_mark = max(plain.rfind("."), plain.rfind(","))
        whole = plain[:decimal_mark].replace(".", "").replace(",", "")
        plain = f"{whole}.{plain[decimal_mark + 1 :]}"
    elif not _PLAIN.fullmatch(plain):
        raise ValueError(f"not a sum: {text!r}")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"not a sum: {text!r}") from error
