"""Checks of Russian requisites, phones and e-mails; every failure is a code with facts, the screen finds the
words.

Codes and their facts:

* `inn_characters` (text), `inn_length` (digits), `inn_region`, `inn_checksum` (expected);
* `kpp_form` (text), `kpp_of_person` (an entrepreneur or a person has none);
* `ogrn_characters` (text), `ogrn_length` (digits), `ogrn_first_digit` (digit), `ogrn_checksum` (expected);
* `ogrnip_characters`, `ogrnip_length`, `ogrnip_first_digit`, `ogrnip_checksum`: the same for an entrepreneur;
* `bic_form` (text), `bic_country` (prefix);
* `account_form` (text), `account_key` (expected, found), `correspondent_bank` (expected, found);
* `phone_characters` (text), `phone_length` (text, digits), `phone_code` (text, area), `email_form` (text).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_INN_10: Final = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11: Final = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12: Final = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_KEY_WEIGHTS: Final = (7, 1, 3)
_CLEARING_LETTERS: Final = "ABCEHKMPTX"
_BANK_OF_RUSSIA: Final = ("000", "001", "002")
_KPP: Final = re.compile(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}")
_BIC: Final = re.compile(r"[0-9]{9}")
_ACCOUNT: Final = re.compile(r"[0-9]{5}[0-9ABCEHKMPTX][0-9]{14}")
_BLANKS: Final = re.compile(r"[\s\u00a0\u202f\u200b\ufeff]+")
_EXCEL_TAIL: Final = re.compile(r"\.0+$")


@dataclass(frozen=True, slots=True, init=False)
class Problem:
    """A failed check: a code of this module's list and the facts its sentence needs."""

    code: str
    facts: Mapping[str, object]

    def __init__(self, code: str, **facts: object) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "facts", facts)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted((key, str(value)) for key, value in self.facts.items()))))


def cleaned(text: str) -> str:
    """Digits as they are meant: without blanks and without the `.0` of a number cell; letters stay to be
    refused.
    """
    return _EXCEL_TAIL.sub("", _BLANKS.sub("", text))


def check_inn(text: str) -> Problem | None:
    """ИНН of 10 (company) or 12 digits (person): weights and region; an unassigned region `00` is refused."""
    if not _ascii_digits(text):
        return Problem("inn_characters", text=text)
    if len(text) not in (10, 12):
        return Problem("inn_length", digits=len(text))
    if text.startswith("00"):
        return Problem("inn_region")
    expected = inn_check_digits(text[:9] if len(text) == 10 else text[:10])
    found = text[-len(expected) :]
    return None if found == expected else Problem("inn_checksum", expected=expected)


def inn_check_digits(stem: str) -> str:
    """The one check digit after 9 digits of a company or the two after 10 digits of a person."""
    if len(stem) == 9:
        return str(_weighted(stem, _INN_10))
    first = str(_weighted(stem, _INN_11))
    return first + str(_weighted(stem + first, _INN_12))


def check_kpp(text: str, inn: str = "") -> Problem | None:
    """КПП has no check digit; letters only in the reason (places 5-6), and none belongs to a 12-digit ИНН."""
    if len(inn) == 12:
        return Problem("kpp_of_person")
    return None if _KPP.fullmatch(text) else Problem("kpp_form", text=text)


def check_ogrn(text: str) -> Problem | None:
    """ОГРН of a company: 13 digits, first 1 or 5 (others are ГРН records), the rest modulo 11."""
    return _register_number("ogrn", text, length=13, first="15", modulus=11)


def check_ogrnip(text: str) -> Problem | None:
    """ОГРНИП: 15 digits, first 3, the low digit of the rest modulo 13 (Минфин 30.10.2017 № 165н, п. 7)."""
    return _register_number("ogrnip", text, length=15, first="3", modulus=13)


def check_bic(text: str) -> Problem | None:
    """БИК: nine digits, Russia's 04 for banks, 00-02 for the treasury and the Bank of Russia."""
    if not _BIC.fullmatch(text):
        return Problem("bic_form", text=text)
    return None if text[:2] in ("04", "00", "01", "02") else Problem("bic_country", prefix=text[:2])


def account_key(bic: str, account: str) -> int:
    """The control digit (place 9) that the order of the Bank of Russia 08.09.1997 № 515 asks for.

    An account kept in the Bank of Russia itself, every 30101 among them, takes the branch from places 5-6 of
    БИК.
    """
    of_bank_of_russia = account.startswith("30101") or bic[6:] in _BANK_OF_RUSSIA
    prefix = "0" + bic[4:6] if of_bank_of_russia else bic[6:]
    digits = prefix + _numeric(account[:8] + "0" + account[9:])
    total = sum(int(digit) * _KEY_WEIGHTS[place % 3] % 10 for place, digit in enumerate(digits))
    return total % 10 * 3 % 10


def check_account(bic: str, account: str, *, override_reason: str = "") -> Problem | None:
    """A settlement account against its БИК; a written reason outweighs a wrong key, never a wrong form.

    Treasury accounts follow another practice and are checked for form alone.
    """
    if not _ACCOUNT.fullmatch(account):
        return Problem("account_form", text=account)
    bic_problem = check_bic(bic)
    if bic_problem is not None:
        return bic_problem
    if override_reason.strip() or is_treasury(bic, account):
        return None
    expected = account_key(bic, account)
    found = int(account[8])
    return None if found == expected else Problem("account_key", expected=expected, found=found)


def check_correspondent_account(bic: str, account: str) -> Problem | None:
    """A correspondent account: its last three digits repeat the last three of БИК, and the key holds."""
    problem = check_account(bic, account)
    if problem is not None or is_treasury(bic, account):
        return problem
    if account[-3:] != bic[-3:]:
        return Problem("correspondent_bank", expected=bic[-3:], found=account[-3:])
    return None


def is_treasury(bic: str, account: str) -> bool:
    """Whether the key is not checked because the account belongs to the treasury."""
    return account.startswith("03") or bic.startswith(("00", "01", "02"))


def _register_number(name: str, text: str, *, length: int, first: str, modulus: int) -> Problem | None:
    if not _ascii_digits(text):
        return Problem(f"{name}_characters", text=text)
    if len(text) != length:
        return Problem(f"{name}_length", digits=len(text))
    if text[0] not in first:
        return Problem(f"{name}_first_digit", digit=text[0])
    expected = str(int(text[:-1]) % modulus % 10)
    return None if text[-1] == expected else Problem(f"{name}_checksum", expected=expected)


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10


def _numeric(account: str) -> str:
    letter = account[5]
    return account if letter.isdigit() else account[:5] + str(_CLEARING_LETTERS.index(letter)) + account[6:]


def _ascii_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
