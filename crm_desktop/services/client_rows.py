"""A row of a table as a client and one of its people: what is sent to the base, and what is wrong in which cell.

Codes of `CellProblem.problem` beside those of `requisites`: `name_missing`, `column_too_long` (limit), `zero_restored`
(inn). What repeats an earlier row or a client of the base is told by the base.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from crm_desktop.services import client_sheet, phones, requisites
from crm_desktop.services.client_sheet import (
    ADDRESS,
    COMMENT,
    CONTACT,
    CONTACT_EMAIL,
    CONTACT_PHONE,
    EMAIL,
    FULL_NAME,
    INN,
    INN_KPP,
    KPP,
    NAME,
    OGRN,
    PHONE,
    POSITION,
    POSTAL_ADDRESS,
    SITE,
    SOURCE,
    TAGS,
    CellProblem,
)
from crm_desktop.services.requisites import Problem
from crm_desktop.services.spreadsheet import Cell, Row, cell_text

_LIMITS: Final[Mapping[str, int]] = {
    NAME: 500, FULL_NAME: 1000, ADDRESS: 500, POSTAL_ADDRESS: 500,
    SITE: 200, SOURCE: 200, CONTACT: 200, POSITION: 200,
}
# What people type where they know nothing.
_NOTHING: Final = frozenset(("", "-", "–", "—", "--", "нет", "н/д", "нет данных", "отсутствует", "не указан", "?"))
_TAX_PAIR: Final = re.compile(r"^(\d{10,12})\s*[/\\,; ]\s*([0-9A-Z]{9})$")
_TAG_MARKS: Final = re.compile(r"[,;|\n]+")
# How most numbers and addresses are typed: the long way is for the rest.
_PLAIN_PHONE: Final = re.compile(r"(?:\+7|[78])[ (-]*([345789]\d\d)[ )-]*(\d\d\d)[ -]?(\d\d)[ -]?(\d\d)", re.ASCII)
_PLAIN_EMAIL: Final = re.compile(r"[a-z0-9_-]+(?:[.][a-z0-9_-]+)*@[a-z0-9-]+(?:[.][a-z0-9-]+)*[.][a-z]{2,20}")
_SAME_NAME: Final[Mapping[str, str]] = {
    NAME: "short_name", FULL_NAME: "full_name", ADDRESS: "address", POSTAL_ADDRESS: "postal_address",
    SITE: "site", SOURCE: "source", POSITION: "position",
}


def judge(row: Row, columns: Sequence[tuple[int, str]]) -> tuple[dict[str, Any], list[CellProblem]]:
    """The client's fields as the base names them (empty ones left out) and the problems; {} for a row of nothing.

    `columns` in the order of `in_order`.
    """
    reader = _Reader()
    for column, name in columns:
        if column < len(row):
            reader.take(name, column, row[column])
    return reader.client(columns), reader.problems


def in_order(fields: Mapping[int, str]) -> list[tuple[int, str]]:
    """ИНН before КПП wherever their columns stand: a person has none."""
    return sorted(fields.items(), key=lambda item: (item[1] == KPP, item[0]))


class _Reader:
    """Collects the values and the problems of one row."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.numbers: dict[str, list[str]] = {}
        self.remarks: list[str] = []
        self.problems: list[CellProblem] = []

    def take(self, name: str, column: int, cell: Cell) -> None:
        text = cell_text(cell)
        if text.lower() in _NOTHING:
            return
        if name in (PHONE, CONTACT_PHONE):
            self._phones(name, column, text)
        elif name in (EMAIL, CONTACT_EMAIL):
            self._emails(name, column, text)
        elif name in (INN, KPP, INN_KPP, OGRN):
            self._number(name, column, cell, text)
        elif name == COMMENT:
            self.remarks.append(text)
        elif name == TAGS:
            self.values.setdefault("tags", []).extend(filter(None, map(str.strip, _TAG_MARKS.split(text))))
        else:
            self._text(name, column, text)

    def client(self, columns: Sequence[tuple[int, str]]) -> dict[str, Any]:
        """Everything collected under the names of the base."""
        values = self.values
        if not values and not self.numbers and not self.remarks:
            return {}
        if "short_name" not in values:
            place = next((place for place, name in columns if name == NAME), None)
            self.fail(NAME, place, Problem("name_missing"))
        for name, found in self.numbers.items():
            values[name] = ", ".join(found)
        if "last_name" in values:
            values.setdefault("contact_phone", values.get("phone", ""))
            values.setdefault("contact_email", values.get("email", ""))
        if self.remarks:
            values["comment"] = "; ".join(self.remarks)
        inn, ogrn = values.get("inn", ""), values.get("ogrn", "")
        if len(inn) == 12 or (not inn and len(ogrn) == 15):
            values["kind"] = "entrepreneur"
        return values

    def fail(self, name: str, column: int | None, problem: Problem | None, *, blocking: bool = True) -> None:
        if problem is not None:
            self.problems.append(CellProblem(name, column, problem, blocking))

    def _text(self, name: str, column: int, text: str) -> None:
        limit = _LIMITS[name]
        if len(text) > limit:
            self.fail(name, column, Problem("column_too_long", limit=limit))
        if name == CONTACT:
            names = text[:limit].split(maxsplit=2)
            self.values.update(zip(("last_name", "first_name", "middle_name"), names, strict=False))
        else:
            self.values[_SAME_NAME[name]] = text[:limit]

    def _phones(self, name: str, column: int, text: str) -> None:
        plain = _PLAIN_PHONE.fullmatch(text)
        if plain is not None:
            self._several(name, ["+7 {} {}-{}-{}".format(*plain.groups())])
            return
        found, bad = phones.phones(text)
        self._several(name, [_phone_words(phone) for phone in found])
        self._unread(name, column, text, bad)

    def _emails(self, name: str, column: int, text: str) -> None:
        if _PLAIN_EMAIL.fullmatch(text):
            self._several(name, [text])
            return
        found, bad = phones.emails(text)
        self._several(name, list(found))
        self._unread(name, column, text, bad)

    def _several(self, name: str, found: list[str]) -> None:
        if found:
            known = self.numbers.setdefault(name, [])
            known.extend(one for one in found if one not in known)

    def _unread(self, name: str, column: int, text: str, bad: Sequence[Problem]) -> None:
        for problem in bad:
            self.fail(name, column, problem, blocking=False)
        if bad:
            self.remarks.append(text)

    def _number(self, name: str, column: int, cell: Cell, text: str) -> None:
        pair = _TAX_PAIR.match(text.upper()) if name in (INN, INN_KPP) else None
        digits = requisites.cleaned(text)
        if pair is not None:
            self._inn(column, pair.group(1))
            self._kpp(column, pair.group(2))
        elif name in (INN, INN_KPP):
            self._inn(column, digits if isinstance(cell, str) else self._with_zero(column, digits))
        elif name == KPP:
            self._kpp(column, digits.upper() if isinstance(cell, str) else digits.zfill(9))
        else:
            check = requisites.check_ogrnip if len(digits) == 15 else requisites.check_ogrn
            self.values["ogrn"] = digits
            self.fail(OGRN, column, check(digits))

    def _inn(self, column: int, inn: str) -> None:
        self.values["inn"] = inn
        self.fail(INN, column, requisites.check_inn(inn))

    def _kpp(self, column: int, kpp: str) -> None:
        self.values["kpp"] = kpp
        self.fail(KPP, column, requisites.check_kpp(kpp, self.values.get("inn", "")))

    def _with_zero(self, column: int, inn: str) -> str:
        """A number cell has lost the zero of regions 01-09; it is given back only if the check
        digit agrees.
        """
        restored = f"0{inn}"
        if len(inn) in (9, 11) and requisites.check_inn(restored) is None:
            self.fail(INN, column, Problem("zero_restored", inn=restored), blocking=False)
            return restored
        return inn


def _phone_words(phone: phones.Phone) -> str:
    number = phone.number
    if number.startswith("+7"):
        number = f"+7 {number[2:5]} {number[5:8]}-{number[8:10]}-{number[10:]}"
    return f"{number} доб. {phone.extension}" if phone.extension else number


def name_key(values: Mapping[str, Any]) -> str:
    """By what a row is like another one."""
    return client_sheet.name_key(values.get("short_name", ""))
