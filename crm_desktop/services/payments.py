"""Payments: import of bank statements, sorting out what was not matched."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm_desktop.services import bank_statement, documents, money
from crm_desktop.services.bank_statement import Direction, Statement, StatementAccount
from crm_desktop.services.errors import Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class StatementFile:
    """A parsed file of 1CClientBankExchange and where it came from."""

    name: str
    statement: Statement


def read_statement(path: Path) -> StatementFile:
    """Parses and checks the totals; raises StatementRefused with a code and figures, Refused (no_file, file_busy)."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused("file_busy" if path.exists() else "no_file", {"name": path.name}) from error
    return StatementFile(path.name, bank_statement.parsed(content))


def import_statement(session: "Session", file: StatementFile, dry: bool = False) -> list[dict[str, Any]]:
    """Imports every account of the file; the same document twice changes nothing. Raises Refused (foreign_account).

    Returns per account {account, new, known, allocated, documents: [{key, outcome, invoice, confidence, reason}]}.
    """
    answers = []
    for account in file.statement.accounts:
        answer = documents.call(session, "statement_import", json.dumps(_sent(file, account), ensure_ascii=False), dry)
        answers.append({"account": account.account, **answer})
    return answers


def allocate(session: "Session", payment_id: int, version: int, parts: list[tuple[int, Any]]) -> dict[str, Any]:
    """Pays invoices with a payment; `parts` are (invoice id, Decimal roubles). Refused: over_invoice, over_payment."""
    allocations = [{"invoice_id": invoice, "amount_kopecks": money.to_kopecks(amount)} for invoice, amount in parts]
    return documents.step(session, "payment", "allocate", payment_id, version, allocations=allocations)


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
                "invoice_number": references[0].number if references else None,
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


def _kopecks(amount: Any) -> int | None:
    return None if amount is None else money.to_kopecks(amount)
