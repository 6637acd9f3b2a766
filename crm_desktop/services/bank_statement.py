"""Statements of client banks in the format 1CClientBankExchange 1.02-1.03: text in, checked documents out.

Refusals (`StatementRefused.code` with facts): `not_a_statement`; `wrong_encoding`; `cut_file` (line,
section); `bad_value` (line, key, value); `missing_value` (line, key); `no_account`; `totals_differ` (account,
what, stated, counted), where `what` is incoming, outgoing, closing or opening.
Warnings (`Statement.warnings`): `no_end_mark`, `no_totals` (account), `foreign_document` (line, number).
That an account belongs to none of our organisations is for the caller to judge.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Final

from crm_desktop.services import money
from crm_desktop.services.payment_purpose import InvoiceReference, invoice_references, says_refund
from crm_desktop.services.requisites import Problem
from crm_desktop.services.statement_file import (
    DOCUMENT_START,
    VERSION_KEY,
    StatementRefused,
    StatementSections,
    amount_of,
    date_of,
    decoded,
    required,
)
from crm_desktop.services.stop import Stopped

__all__ = ["Direction", "Statement", "StatementAccount", "StatementDocument", "StatementRefused", "parsed"]

_OWN_INN: Final = re.compile(r"^ИНН\s*\d*\s*(?:/?\s*КПП\s*\d*\s*)?", re.IGNORECASE)
_CORRESPONDENT: Final = "301"
PIECE: Final = 1000
Heard = Callable[[int, int], bool]


class Direction(StrEnum):
    """The way of money as our account sees it."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


@dataclass(frozen=True, slots=True)
class StatementAccount:
    """A section of balances in roubles; banks write one per account or one per account and day."""

    account: str
    since: date | None
    until: date | None
    opening: Decimal | None
    incoming: Decimal | None
    outgoing: Decimal | None
    closing: Decimal | None


@dataclass(frozen=True)
class StatementDocument:
    """One movement on one of our accounts; a transfer between two accounts of the file gives two of them."""

    kind: str
    our_account: str
    direction: Direction
    bank_date: date
    number: str
    day: date
    amount: Decimal
    inn: str
    kpp: str
    name: str
    account: str
    bic: str
    bank_name: str
    own_inn: str
    purpose: str
    bank_date_missing: bool
    raw: Mapping[str, str] = field(repr=False, compare=False)

    @property
    def duplicate_key(self) -> str:
        """Equal for the same movement in any file of the bank; the purpose enters as its SHA-1."""
        purpose = hashlib.sha1(self.purpose.encode(), usedforsecurity=False).hexdigest()
        amount = str(money.to_kopecks(self.amount))
        parts = (self.our_account, self.direction, self.bank_date.isoformat(), self.number, amount, self.inn)
        return "|".join((*parts, self.account, purpose))

    @cached_property
    def invoices(self) -> tuple[InvoiceReference, ...]:
        """Invoices named in the purpose."""
        return invoice_references(self.purpose)

    @property
    def is_internal(self) -> bool:
        """A transfer between accounts of one taxpayer, which is no income."""
        return bool(self.inn) and self.inn == self.own_inn

    @property
    def says_refund(self) -> bool:
        """The purpose speaks of money that goes back."""
        return says_refund(self.purpose)


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole file whose totals agree with its documents."""

    version: str
    encoding: str
    sender: str
    since: date | None
    until: date | None
    accounts: tuple[StatementAccount, ...]
    documents: tuple[StatementDocument, ...]
    warnings: tuple[Problem, ...]

    @property
    def account_numbers(self) -> tuple[str, ...]:
        """Our accounts of the file without repetition."""
        return tuple(dict.fromkeys(section.account for section in self.accounts))


def parsed(content: bytes, heard: Heard | None = None) -> Statement:
    """Reads a file; StatementRefused unless it is whole and its totals agree with its documents.

    `heard(done, of)` is told of every thousandth document and answers whether to go on; Stopped when it does not.
    """
    text, encoding = decoded(content)
    file = StatementSections(text)
    accounts = tuple(_account(section, line) for section, line in file.accounts)
    ours = dict.fromkeys([*file.header_accounts, *(section.account for section in accounts)])
    if not ours:
        raise StatementRefused("no_account")
    warnings = [] if file.has_end_mark else [Problem("no_end_mark")]
    documents: list[StatementDocument] = []
    for place, (section, line) in enumerate(file.documents):
        if place % PIECE == 0 and heard is not None and not heard(place, len(file.documents)):
            raise Stopped
        movements = list(_movements(section, line, ours))
        if not movements:
            warnings.append(Problem("foreign_document", line=line, number=section.get("Номер", "")))
        documents.extend(movements)
    sections = accounts or tuple(_without_totals(number) for number in ours)
    warnings += _check_totals(sections, documents, is_whole=file.has_end_mark)
    header = file.header
    return Statement(
        version=header.get(VERSION_KEY, ""),
        encoding=encoding,
        sender=header.get("Отправитель", ""),
        since=date_of(header, "ДатаНачала", 0),
        until=date_of(header, "ДатаКонца", 0),
        accounts=sections,
        documents=tuple(documents),
        warnings=tuple(warnings),
    )


def _account(section: Mapping[str, str], line: int) -> StatementAccount:
    return StatementAccount(
        account=required(section, "РасчСчет", line),
        since=date_of(section, "ДатаНачала", line),
        until=date_of(section, "ДатаКонца", line),
        opening=amount_of(section, "НачальныйОстаток", line),
        incoming=amount_of(section, "ВсегоПоступило", line),
        outgoing=amount_of(section, "ВсегоСписано", line),
        closing=amount_of(section, "КонечныйОстаток", line),
    )


def _without_totals(number: str) -> StatementAccount:
    return StatementAccount(number, None, None, None, None, None, None)


def _movements(
    section: Mapping[str, str], line: int, ours: Mapping[str, None]
) -> Iterator[StatementDocument]:
    for direction, our_side, other_side, bank_key in (
        (Direction.INCOMING, "Получатель", "Плательщик", "ДатаПоступило"),
        (Direction.OUTGOING, "Плательщик", "Получатель", "ДатаСписано"),
    ):
        our_account = next((number for number in _accounts_of(section, our_side) if number in ours), None)
        if our_account is None:
            continue
        day = date_of(section, "Дата", line)
        amount = amount_of(section, "Сумма", line)
        bank_date = date_of(section, bank_key, line)
        if day is None or amount is None:
            raise StatementRefused("missing_value", line=line, key="Дата" if day is None else "Сумма")
        yield StatementDocument(
            kind=section.get(DOCUMENT_START, ""),
            our_account=our_account,
            direction=direction,
            bank_date=bank_date or day,
            number=section.get("Номер", "").strip(),
            day=day,
            amount=amount,
            inn=_tax_number(section, f"{other_side}ИНН"),
            kpp=_tax_number(section, f"{other_side}КПП"),
            name=_name(section, other_side),
            account=_counterparty_account(section, other_side),
            bic=section.get(f"{other_side}БИК", "").strip(),
            bank_name=section.get(f"{other_side}Банк1", "").strip(),
            own_inn=_tax_number(section, f"{our_side}ИНН"),
            purpose=_purpose(section),
            bank_date_missing=bank_date is None,
            raw=section,
        )


def _check_totals(
    sections: tuple[StatementAccount, ...], documents: list[StatementDocument], *, is_whole: bool
) -> Iterator[Problem]:
    counted: dict[tuple[str, Direction], Decimal] = {}
    for document in documents:
        key = (document.our_account, document.direction)
        counted[key] = counted.get(key, money.ZERO) + document.amount
    for number in dict.fromkeys(section.account for section in sections):
        own = [section for section in sections if section.account == number]
        incoming = counted.get((number, Direction.INCOMING), money.ZERO)
        outgoing = counted.get((number, Direction.OUTGOING), money.ZERO)
        _agree(number, "incoming", _sum(section.incoming for section in own), incoming, is_whole=is_whole)
        _agree(number, "outgoing", _sum(section.outgoing for section in own), outgoing, is_whole=is_whole)
        for earlier, later in pairwise(own):
            if later.opening is not None and earlier.closing is not None:
                _agree(number, "opening", later.opening, earlier.closing, is_whole=is_whole)
        opening, closing = own[0].opening, own[-1].closing
        if opening is None:
            yield Problem("no_totals", account=number)
        else:
            _agree(number, "closing", closing, opening + incoming - outgoing, is_whole=is_whole)


def _agree(account: str, what: str, stated: Decimal | None, counted: Decimal, *, is_whole: bool) -> None:
    if stated is None or stated == counted:
        return
    code = "totals_differ" if is_whole else "cut_file"
    raise StatementRefused(code, account=account, what=what, stated=stated, counted=counted)


def _sum(values: Iterator[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, money.ZERO) if known else None


def _accounts_of(section: Mapping[str, str], side: str) -> list[str]:
    return [section.get(f"{side}{key}", "").strip() for key in ("Счет", "РасчСчет")]


def _counterparty_account(section: Mapping[str, str], side: str) -> str:
    account, settlement = _accounts_of(section, side)
    # With indirect settlement the first key names the correspondent account of the other bank.
    return settlement if settlement and (not account or account.startswith(_CORRESPONDENT)) else account


def _name(section: Mapping[str, str], side: str) -> str:
    name = section.get(f"{side}1", "").strip() or section.get(side, "").strip()
    return _OWN_INN.sub("", name).partition("//")[0].strip()


def _purpose(section: Mapping[str, str]) -> str:
    whole = section.get("НазначениеПлатежа", "")
    if whole.strip():
        return whole
    return "".join(section.get(f"НазначениеПлатежа{place}", "") for place in range(1, 7))


def _tax_number(section: Mapping[str, str], key: str) -> str:
    value = section.get(key, "").strip()
    return "" if not value.strip("0") else value
