"""What people type into number and date fields, understood without asking them to type differently."""

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

_BLANKS = re.compile(r"[\s\u00a0\u202f₽]|руб\.?")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[-+*/()]")
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_RUSSIAN = str.maketrans(_QWERTY + _QWERTY.upper(), _RUSSIAN + _RUSSIAN.upper())
_TO_LATIN = str.maketrans(_RUSSIAN, _QWERTY)


def number(text: str) -> Decimal | None:
    """Understand 1 234,5, 1234.5 and 12*3+5; an empty text is None.

    Raises:
        ValueError: the text is not a number or divides by zero.
    """
    plain = _BLANKS.sub("", text.replace("\u2212", "-").replace("×", "*"))
    if not plain:
        return None
    if plain.count(",") == 1 and plain.count(".") >= 1 and plain.rindex(",") > plain.rindex("."):
        plain = plain.replace(".", "")
    tokens = _TOKEN.findall(plain)
    if "".join(tokens) != plain:
        raise ValueError(text)
    try:
        value, rest = _sum(tokens)
    except (InvalidOperation, ZeroDivisionError, IndexError) as problem:
        raise ValueError(text) from problem
    if rest:
        raise ValueError(text)
    return value


def _sum(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in "+-":
        sign = tokens[0]
        other, tokens = _product(tokens[1:])
        value = value + other if sign == "+" else value - other
    return value, tokens


def _product(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _atom(tokens)
    while tokens and tokens[0] in "*/":
        sign = tokens[0]
        other, tokens = _atom(tokens[1:])
        value = value * other if sign == "*" else value / other
    return value, tokens


def _atom(tokens: list[str]) -> tuple[Decimal, list[str]]:
    first, rest = tokens[0], tokens[1:]
    if first == "-":
        value, rest = _atom(rest)
        return -value, rest
    if first == "(":
        value, rest = _sum(rest)
        return value, rest[1:] if rest[0] == ")" else rest[len(rest) + 1 :]
    return Decimal(first.replace(",", ".")), rest


def money(text: str) -> Decimal | None:
    """A number rounded half up to kopecks.

    Raises:
        ValueError: the text is not a number.
    """
    value = number(text)
    if value is None:
        return None
    sign = -1 if value < 0 else 1
    return sign * (abs(value) * 100 + Decimal("0.5")).to_integral_value("ROUND_FLOOR") / 100


def day(text: str, today: date) -> date | None:
    """Understand 12, 12.3, 12.03.26, 120326, +5, -1 and с (today); an empty text is None.

    A bare day or day and month take the year (and month) of today.

    Raises:
        ValueError: no such date.
    """
    plain = text.strip().lower().replace("/", ".").replace(",", ".")
    if not plain:
        return None
    if plain in ("с", "c", "сегодня", "today", "t"):
        return today
    if re.fullmatch(r"[+-]\d{1,4}", plain):
        return today + timedelta(days=int(plain))
    if re.fullmatch(r"\d{6}|\d{8}", plain):
        plain = f"{plain[:2]}.{plain[2:4]}.{plain[4:]}"
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plain):
        return date.fromisoformat("-".join(part.zfill(2) for part in plain.split("-")))
    parts = [part for part in re.split(r"[.\s]", plain) if part]
    if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts):
        raise ValueError(text)
    month = int(parts[1]) if len(parts) > 1 else today.month
    year = _year(parts[2]) if len(parts) > 2 else today.year
    return date(year, month, int(parts[0]))


def _year(text: str) -> int:
    if len(text) not in (2, 4):
        raise ValueError(text)
    return int(text) + (2000 if len(text) == 2 else 0)


def month_end(value: date) -> date:
    """The last calendar day of the month of `value`."""
    return value.replace(day=calendar.monthrange(value.year, value.month)[1])


def other_layout(text: str) -> str:
    """The same keys on the other keyboard: ghbdtn is привет and руддщ is hello."""
    cyrillic = any("а" <= sign.lower() <= "я" or sign in "ёЁ" for sign in text)
    return text.lower().translate(_TO_LATIN) if cyrillic else text.translate(_TO_RUSSIAN)


def phone(text: str) -> str:
    """A Russian number as +7 495 123-45-67; anything else comes back stripped."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 11 and digits[0] in "78":
        digits = digits[1:]
    if len(digits) != 10 or (text.strip().startswith("+") and not text.strip().startswith("+7")):
        return text.strip()
    return f"+7 {digits[:3]} {digits[3:6]}-{digits[6:8]}-{digits[8:]}"
