"""What people write as the purpose of a payment: the invoices they pay and whether money goes back."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from crm_desktop.services.russian import month_number

_NUMBER: Final = r"[A-Za-zА-ЯЁа-яё]{0,8}[-/ ]?\d[\dA-Za-zА-ЯЁа-яё]*(?:[-/][\dA-Za-zА-ЯЁа-яё]+)*"
_DATE: Final = r"(\d{1,2})(?:[./-](\d{1,2})[./-]|\s+([а-яё]+)\s+)(\d{4}|\d{2})(?!\d)"
_INVOICE: Final = re.compile(
    r"(?<![\w-])(?:сч[её]т(?:а|у|ом|е|ов|ам)?(?:-?договор\w*|-?оферт\w*)?|сч-?ту|сч)\b\.?"
    r"(?!\s*-?\s*ф(?:актур|\b|-))(?:\s+на\s+оплату)?(?:\s+(?:номер|н-р)\b)?"
    r"\s*(?:№+|N[oо]?\.?(?=[\s\d])|#)?\s*(?P<number>"
    + _NUMBER
    + r")(?:\s*(?:г\.)?\s*(?:от|дата)\s*(?P<date>"
    + _DATE
    + r"))?",
    re.IGNORECASE,
)
_FURTHER: Final = re.compile(
    r"\s*(?:г(?:ода|\.)?)?\s*(?:,|;|\bи\b)\s*(?:№|N[oо]?\.?(?=[\s\d])|#)\s*(?P<number>" + _NUMBER + r")"
    r"(?:\s*от\s*(?P<date>" + _DATE + r"))?",
    re.IGNORECASE,
)
# «на расчётный счёт 40702…» names an account, not an invoice.
_ACCOUNT_WORDS: Final = re.compile(
    r"(?:расч[её]тн\w*|лицев\w*|личн\w*|корр?\w*\.?|р/|л/|к/)\s*$", re.IGNORECASE
)
_REFUND: Final = re.compile(r"\bвозвра(?:т|щ)", re.IGNORECASE)
_LONGEST_NUMBER: Final = 20
_LOOKALIKES: Final = str.maketrans("ABCEHKMOPTXYЁ", "АВСЕНКМОРТХУЕ")
_CENTURY: Final = 2000
_TAIL: Final = re.compile(r"^(.*?)[-/ ]?0*(\d+)$")


@dataclass(frozen=True, slots=True)
class InvoiceReference:
    """An invoice named by a payer: the number as written, the date if one was written."""

    number: str
    day: date | None = None

    def fits(self, number: str, day: date) -> bool:
        """Whether an issued invoice can be meant: prefixes, leading zeros and Latin look-alikes may be
        missing.
        """
        if self.day is not None and self.day != day:
            return False
        written, issued = number_key(self.number), number_key(number)
        return written == issued or (not written[0] and written[1] == issued[1])


def invoice_references(purpose: str) -> tuple[InvoiceReference, ...]:
    """All invoices named in a purpose, in their order; accounts and счета-фактуры are not invoices."""
    found: dict[InvoiceReference, None] = {}
    for match in _INVOICE.finditer(purpose):
        if _ACCOUNT_WORDS.search(purpose, 0, match.start()):
            continue
        following: re.Match[str] | None = match
        while following is not None:
            reference = _reference(following)
            if reference is not None:
                found[reference] = None
            following = _FURTHER.match(purpose, following.end())
    return tuple(found)


def says_refund(purpose: str) -> bool:
    """Whether the words speak of money that goes back («возврат», «возвращаем»)."""
    return _REFUND.search(purpose) is not None


def number_key(number: str) -> tuple[str, str]:
    """Prefix and digits of a number for comparison: upper case, Cyrillic for look-alikes, no
    leading zeros.
    """
    plain = number.strip().upper().translate(_LOOKALIKES)
    match = _TAIL.match(plain)
    return (match.group(1), match.group(2)) if match else (plain, "")


def _reference(match: re.Match[str]) -> InvoiceReference | None:
    number = match.group("number").strip()
    if sum(character.isdigit() for character in number) >= _LONGEST_NUMBER:
        return None
    return InvoiceReference(number, _day(match))


def _day(match: re.Match[str]) -> date | None:
    if match.group("date") is None:
        return None
    day, numeric_month, named_month, year_text = match.groups()[-4:]
    month = int(numeric_month) if numeric_month else month_number(named_month)
    year = int(year_text) if len(year_text) == 4 else _CENTURY + int(year_text)
    try:
        return date(year, month or 0, int(day))
    except ValueError:
        return None
