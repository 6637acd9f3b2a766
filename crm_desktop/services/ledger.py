"""The ledger of a client: what he was billed, what he owes by acts, what he paid; the reconciliation act; the sheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from crm_desktop.services import printing
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied, Refused
from crm_desktop.services.printing import ReconciliationPrint, ReconciliationRow
from crm_desktop.services.sheet_export import ColumnKind, ExportColumn, export_table
from crm_desktop.services.values import from_base

NAMES = {"act": "Акт", "payment": "Оплата", "refund": "Возврат оплаты"}


def read(reader: Reader, client_id: int, organization_id: int | None, since: date, until: date) -> dict[str, Any]:
    """{client, opening, debit, credit, closing, overdue, rows: [{moved_on, document, id, number, state, organization,
    debit, credit, asked, overdue, balance}]}; positive is what the client owes. Denied, Refused (period_backwards).
    """
    return _asked(reader, "client_ledger", client_id, organization_id, since, until)


def reconciliation(reader: Reader, client_id: int, organization_id: int, since: date, until: date) -> bytes:
    """The PDF of an акт сверки, for those who see all of a client; who sells to him may while all of it is his own.

    Denied, Refused (reconciliation_partial, period_backwards).
    """
    ledger = _asked(reader, "reconciliation", client_id, organization_id, since, until)
    seller, buyer = ledger["snapshot"]["seller"], ledger["snapshot"]["buyer"]
    rows = tuple(
        ReconciliationRow(row["moved_on"], _name(row), row["debit"], row["credit"])
        for row in ledger["rows"]
        if row["document"] != "invoice"
    )
    return printing.reconciliation(
        ReconciliationPrint(
            since=since,
            until=until,
            ours=_party(seller),
            theirs=_party(buyer),
            our_signatory=_signatory(seller),
            their_signatory=_signatory(buyer),
            opening=ledger["opening"],
            rows=rows,
        )
    )


def save_reconciliation(
    reader: Reader, path: Path, client_id: int, organization_id: int, since: date, until: date
) -> None:
    """Writes the act where it was asked for; Refused (file_busy) when it cannot be written."""
    content = reconciliation(reader, client_id, organization_id, since, until)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused("file_busy", {"name": path.name}) from error


def export(path: Path, ledger: dict[str, Any], titles: list[str], named: Callable[[dict[str, Any]], str]) -> int:
    """The ledger as it is shown, to .xlsx: day, document, organisation, billed, debit, credit, balance."""
    kinds = (ColumnKind.DATE, ColumnKind.TEXT, ColumnKind.TEXT, *(ColumnKind.MONEY,) * 4)
    columns = [ExportColumn(title, kind) for title, kind in zip(titles, kinds, strict=True)]
    rows = [
        (
            row["moved_on"], named(row), row["organization"], row["asked"] or None, row["debit"] or None,
            row["credit"] or None, row["balance"],
        )
        for row in ledger["rows"]
    ]  # fmt: skip
    return export_table(path, columns, rows, sheet_name=ledger["client"][:31])


def organizations(reader: Reader) -> list[tuple[int, str]]:
    """Our organisations: (id, name)."""
    return list(reader.rows("SELECT id, short_name FROM crm.organization ORDER BY id"))


def _asked(
    reader: Reader, function: str, client_id: int, organization_id: int | None, since: date, until: date
) -> dict[str, Any]:
    if since > until:
        raise Refused("period_backwards", {"field": "until"})
    answer = reader.value(f"SELECT api.{function}(%s, %s, %s, %s)", (client_id, organization_id, since, until))
    if answer is None:
        raise Denied
    ledger: dict[str, Any] = from_base(answer)
    return ledger


def _name(row: dict[str, Any]) -> str:
    name = NAMES[row["document"] if row["document"] == "act" else row["state"]]
    return f"{name} № {row['number']}" if row["number"] else name


def _party(requisites: dict[str, Any]) -> printing.Party:
    return printing.Party(
        name=requisites.get("full_name") or requisites["short_name"],
        inn=requisites.get("inn") or "",
        kpp=requisites.get("kpp") or "",
    )


def _signatory(requisites: dict[str, Any]) -> printing.Signatory:
    return printing.Signatory(requisites.get("signatory_position") or "", requisites.get("signatory_name") or "")
