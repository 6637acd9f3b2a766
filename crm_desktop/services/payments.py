"""Payments: import of bank statements, sorting out what was not matched."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm_desktop.services import bank_statement, documents, money
from crm_desktop.services.bank_statement import Direction, Heard, Statement, StatementAccount
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Refused
from crm_desktop.services.payment_purpose import invoice_references
from crm_desktop.services.stop import Stop, Stopped, patient
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class StatementFile:
    """A parsed file of 1CClientBankExchange and where it came from."""

    name: str
    statement: Statement


def read_statement(path: Path, heard: Heard | None = None) -> StatementFile:
    """Parses and checks the totals.

    Raises StatementRefused with a code and figures, Refused (no_file, file_busy), Stopped when `heard` said so.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused("file_busy" if path.exists() else "no_file", {"name": path.name}) from error
    return StatementFile(path.name, bank_statement.parsed(content, heard))


def read_or_stop(path: Path, heard: Heard) -> StatementFile | None:
    """The same; None when it was stopped."""
    try:
        return read_statement(path, heard)
    except Stopped:
        return None


def import_statement(session: "Session", file: StatementFile, dry: bool = False) -> list[dict[str, Any]]:
    """Imports all accounts of the file or none; the same document twice changes nothing. Refused: foreign_account.

    Returns per account {account, new, known, allocated, documents: [{key, outcome, invoice, confidence, reason}]}.
    """
    sent = [_sent(file, account) for account in _whole(file.statement.accounts)]
    return list(documents.call(session, "statements_import", json.dumps(sent, ensure_ascii=False), dry)["accounts"])


def import_or_stop(session: "Session", file: StatementFile, dry: bool, stop: Stop) -> list[dict[str, Any]] | None:
    """The same as long as it takes; None when it was stopped, and then nothing is written."""
    from sqlalchemy.exc import DBAPIError

    try:
        with patient(session), stop.watching(session):
            return None if stop.is_asked() else import_statement(session, file, dry)
    except DBAPIError as error:
        if stop.has_ended(error):
            return None
        raise


def import_progress(reader: Reader) -> int:
    """Percent of the import that runs under my login, 0 while none does."""
    return int(reader.value("SELECT api.statement_progress()") or 0)


def _whole(sections: tuple[StatementAccount, ...]) -> list[StatementAccount]:
    """One section per account: banks write one for every day as well."""
    days: dict[str, list[StatementAccount]] = {}
    for section in sections:
        days.setdefault(section.account, []).append(section)
    return [_joined(own) for own in days.values()]


def _joined(days: list[StatementAccount]) -> StatementAccount:
    first, last = days[0], days[-1]
    return StatementAccount(
        first.account,
        first.since,
        last.until or last.since,
        first.opening,
        sum((day.incoming or money.ZERO for day in days), money.ZERO),
        sum((day.outgoing or money.ZERO for day in days), money.ZERO),
        last.closing,
    )


def allocate(session: "Session", payment_id: int, version: int, parts: list[tuple[int, Any]]) -> dict[str, Any]:
    """Pays invoices with a payment; `parts` are (invoice id, Decimal roubles). Refused: over_invoice, over_payment."""
    allocations = [{"invoice_id": invoice, "amount_kopecks": money.to_kopecks(amount)} for invoice, amount in parts]
    return documents.step(session, "payment", "allocate", payment_id, version, allocations=allocations)


def proposed(payment: dict[str, Any], candidates: list[dict[str, Any]], amount: Decimal) -> dict[int, Decimal]:
    """How a payment would be split: the invoices its purpose names, the suggested one, or the whole debt it equals."""
    named = invoice_references(str(payment.get("purpose") or ""))
    suggested = payment.get("suggested_invoice_id")
    chosen = [
        one
        for one in candidates
        if one["invoice_id"] == suggested or any(n.fits(str(one["number"]), one["issued_on"]) for n in named)
    ]
    if payment.get("match_reason") == "inn_debt":
        chosen = [one for one in candidates if one["client"] == payment.get("client_name")]
    parts = {}
    # The suggested one first, then the oldest: what is owed longest is paid first.
    for one in sorted(chosen, key=lambda one: (one["invoice_id"] != suggested, one["issued_on"], one["invoice_id"])):
        taken = min(one["left"], amount)
        if taken > 0:
            parts[int(one["invoice_id"])] = taken
            amount -= taken
    return parts


Part = tuple[int, int | None]
"""A payment that is given back and the invoice it pays; None is the client's credit."""


def refund(session: "Session", payment_id: int, version: int, parts: list[tuple[int, int | None, Decimal]]) -> Any:
    """Says which payments an outgoing one gives back: (payment id, invoice id or None for credit, roubles).

    Refused: refund_incomplete, over_payment, over_refund, refund_another_client.
    """
    sent = [
        {"payment_id": payment, "invoice_id": invoice, "amount_kopecks": money.to_kopecks(amount)}
        for payment, invoice, amount in parts
    ]
    return documents.step(session, "payment", "refund", payment_id, version, parts=sent)


def room_of(payment: dict[str, Any]) -> Decimal:
    """What of a refundable payment can go back."""
    return sum((one["left"] for one in payment["invoices"]), Decimal(payment["credit"]))


def proposed_refund(amount: Decimal, payments: list[dict[str, Any]]) -> dict[Part, Decimal]:
    """One payment that fits, exactly if there is such a one; otherwise the newest ones until the sum is reached.

    Out of a payment credit goes first: it pays nothing. Empty when all of them are too little.
    """
    exact = [one for one in payments if one["amount"] == amount and room_of(one) >= amount]
    single = exact or [one for one in payments if room_of(one) >= amount]
    parts: dict[Part, Decimal] = {}
    for one in single[:1] or payments:
        id, left = one["payment_id"], amount
        rooms: list[tuple[int | None, Decimal]] = [(None, one["credit"])]
        rooms += [(invoice["invoice_id"], invoice["left"]) for invoice in one["invoices"]]
        for invoice_id, room in rooms:
            taken = min(left, room)
            if taken > 0:
                parts[id, invoice_id] = taken
                left -= taken
        amount = left
    return parts if amount <= 0 else {}


def refundable(reader: Reader, payment_id: int) -> list[dict[str, Any]]:
    """[{payment_id, number, bank_on, client, amount, credit, invoices: [{invoice_id, number, issued_on, left}]}]."""
    return list(from_base(reader.value("SELECT api.payment_refundable(%s)", (payment_id,))))


def assign(session: "Session", payment_id: int, version: int, client_id: int) -> dict[str, Any]:
    """Corrects whose the money is. Refused: payment_in_use."""
    return documents.step(session, "payment", "assign", payment_id, version, client_id=client_id)


def enter(session: "Session", values: dict[str, Any], sure: bool = False) -> int:
    """Enters a payment by hand, `amount` in roubles. Refused: payment_alike until `sure`."""
    sent: dict[str, Any] = {name: _plain(value) for name, value in values.items()}
    amount = sent.pop("amount")
    sent["amount_kopecks"] = None if amount is None else money.to_kopecks(amount)
    named = invoice_references(str(sent.get("purpose") or ""))
    sent["invoice_number"] = named[0].number if named else None
    return int(documents.call(session, "payment_enter", json.dumps(sent, ensure_ascii=False), sure)["id"])


def withdraw(session: "Session", payment_id: int, version: int) -> dict[str, Any]:
    """Takes out what was entered by hand and pays nothing."""
    return documents.call(session, "payment_withdraw", payment_id, version)


def accounts(reader: Reader) -> list[dict[str, Any]]:
    """Accounts of our organisations: [{organization_id, organization, account, bank}]."""
    rows = reader.rows(
        "SELECT o.id, o.short_name, a.account, coalesce(b.name, '') FROM crm.organization_account a"
        " JOIN crm.organization o ON o.id = a.organization_id LEFT JOIN crm.bank b ON b.bik = a.bik ORDER BY o.id, a.id"
    )
    return [dict(zip(("organization_id", "organization", "account", "bank"), row, strict=True)) for row in rows]


def statements(reader: Reader) -> list[dict[str, Any]]:
    """Imported statements, newest first, those taken back too."""
    return list(from_base(reader.value("SELECT api.statements()")))


def undo_statement(session: "Session", statement_id: int, dry: bool = False) -> dict[str, Any]:
    """Takes a statement back, or says what that would do: {payments, amount, invoices, works}.

    Refused: statement_undone, statement_refunded, payment_held.
    """
    answer: dict[str, Any] = from_base(documents.call(session, "statement_undo", statement_id, dry))
    return answer


def _sent(file: StatementFile, account: StatementAccount) -> dict[str, Any]:
    statement = file.statement
    rows = []
    for document in statement.documents:
        if document.our_account != account.account:
            continue
        references = document.invoices
        rows.append(
            {
                "direction": "in" if document.direction is Direction.INCOMING else "out",
                "bank_on": document.bank_date.isoformat(),
                "document_number": document.number,
                "document_on": document.day.isoformat(),
                "amount_kopecks": money.to_kopecks(document.amount),
                "counterparty_name": document.name,
                "counterparty_inn": document.inn,
                "counterparty_account": document.account,
                "purpose": document.purpose,
                "duplicate_key": document.duplicate_key,
                "invoice_numbers": [reference.number for reference in references],
            }
        )
    since, until = account.since or statement.since, account.until or statement.until or account.since
    return {
        "account": account.account,
        "file_name": file.name,
        "from_on": since.isoformat() if since else None,
        "until_on": until.isoformat() if until else None,
        "opening_kopecks": _kopecks(account.opening),
        "incoming_kopecks": _kopecks(account.incoming),
        "outgoing_kopecks": _kopecks(account.outgoing),
        "closing_kopecks": _kopecks(account.closing),
        "documents": rows,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _kopecks(amount: Any) -> int | None:
    return None if amount is None else money.to_kopecks(amount)
