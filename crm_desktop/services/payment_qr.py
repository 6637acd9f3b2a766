"""The payment code of an invoice by ГОСТ Р 56042-2014, in UTF-8 (`ST00012`), with the limits of
the standard.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

import segno

from crm_desktop.services.money import to_kopecks

_PREFIX: Final = "ST00012"
_SEPARATOR: Final = "|"
_LIMITS: Final = {
    "Name": 160, "BankName": 45, "CorrespAcc": 20, "Sum": 18, "Purpose": 210, "PayeeINN": 12, "KPP": 9,
}  # fmt: skip
_FORBIDDEN = re.compile(r"[\r\n\t\x00-\x1f]+")
_DIGITS: Final = {"PersonalAcc": re.compile(r"\d{5}[\dABCEHKMPTX]\d{14}"), "BIC": re.compile(r"\d{9}")}

# WORKAROUND: weighing all eight masks takes 16 ms of 20; every reader undoes any mask, and the text of a
# payment
# (UTF-8 Cyrillic and digits) has no pattern that a single fixed mask could turn into large blots.
_MASK: Final = 3


@dataclass(frozen=True, slots=True)
class Payment:
    """Whom to pay and for what; `amount` in roubles, None leaves the sum to the payer."""

    name: str
    account: str
    bank_name: str
    bic: str
    correspondent_account: str
    amount: Decimal | None = None
    purpose: str = ""
    inn: str = ""
    kpp: str = ""
    contract: str = ""


def text(payment: Payment) -> str:
    """The string of the code; long names are cut to the limits, ValueError if account or БИК cannot be paid
    to.
    """
    pairs = [
        ("Name", payment.name),
        ("PersonalAcc", payment.account),
        ("BankName", payment.bank_name),
        ("BIC", payment.bic),
        ("CorrespAcc", payment.correspondent_account or "0"),
        ("Sum", "" if payment.amount is None else str(to_kopecks(payment.amount))),
        ("Purpose", payment.purpose),
        ("PayeeINN", payment.inn),
        ("KPP", payment.kpp),
        ("Contract", payment.contract),
    ]
    values = [(key, _value(key, value)) for key, value in pairs]
    return _SEPARATOR.join([_PREFIX, *(f"{key}={value}" for key, value in values if value)])


@lru_cache(maxsize=8)
def matrix(code: str) -> tuple[bytes, ...]:
    """Rows of modules, 1 is dark, without the quiet zone (4 modules on each side are the printer's duty)."""
    symbol = segno.make_qr(code, error="m", encoding="utf-8", boost_error=False, mask=_MASK)
    return tuple(bytes(row) for row in symbol.matrix)


def _value(key: str, value: str) -> str:
    cleaned = _FORBIDDEN.sub(" ", value).replace(_SEPARATOR, "/").strip()
    pattern = _DIGITS.get(key)
    if pattern is not None and not pattern.fullmatch(cleaned):
        raise ValueError(f"{key} of a payment code cannot be {cleaned!r}")
    if key in ("Name", "BankName") and not cleaned:
        raise ValueError(f"{key} of a payment code is mandatory")
    return cleaned[: _LIMITS.get(key, len(cleaned))].rstrip()
