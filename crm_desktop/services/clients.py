"""Clients: free/busy look-up, claiming a direction, import of a base from a table."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm_desktop.services import client_sheet, documents, spreadsheet
from crm_desktop.services.client_sheet import ClientRow
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def lookup(reader: Reader, query: str, most: int = 20) -> list[dict[str, Any]]:
    """Free or busy: name, ИНН, and per direction its state and holder, nothing else. The look-up is recorded."""
    return list(from_base(reader.value("SELECT api.client_lookup(%s, %s)", (query, most))))


def claims_left(reader: Reader) -> dict[str, dict[str, int | None]]:
    """{"direction": {"used", "cap"}, "new_client": {…}} of this month; cap None is no limit."""
    return dict(reader.value("SELECT api.claims_left()"))


def claim(session: "Session", client_id: int, direction_id: int, ask: bool = False, reason: str = "") -> dict[str, Any]:
    """Takes a free direction at once, or (`ask`) reserves it and asks for approval above the quota.

    Refused: slot_taken, slot_blocked, slot_cooling, quota_used.
    """
    return documents.call(session, "client_direction_claim", client_id, direction_id, ask, reason)


@dataclass(frozen=True)
class ClientFile:
    """A table of clients as it was understood: what will be sent, and what stays out and why."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[ClientRow, ...]
    importable: tuple[ClientRow, ...] = field(default=())
    rejected: tuple[ClientRow, ...] = field(default=())


def read_file(path: Path) -> ClientFile:
    """Reads a table (.xlsx, .xls, .ods, .csv) without touching the base; raises SheetRefused with a code."""
    sheet = spreadsheet.read(path)
    layout = client_sheet.guess_layout(sheet.rows)
    rows = tuple(client_sheet.client_rows(sheet.rows, layout))
    good = tuple(row for row in rows if row.is_importable)
    return ClientFile(path, layout.titles, rows, good, tuple(row for row in rows if not row.is_importable))


def import_file(session: "Session", file: ClientFile, dry: bool = False) -> dict[str, Any]:
    """Creates or completes clients by ИНН+КПП in one transaction; dry changes nothing. One round trip."""
    rows = json.dumps([_sent(row) for row in file.importable], ensure_ascii=False)
    return documents.call(session, "client_import", file.path.name, rows, dry)


def _sent(row: ClientRow) -> dict[str, Any]:
    last, first, middle = (*row.contact.split(maxsplit=2), "", "", "")[:3]
    phone = str(row.phones[0]) if row.phones else ""
    return {
        "row": row.line,
        "kind": "entrepreneur" if len(row.inn) == 12 else "company",
        "short_name": row.name,
        "inn": row.inn,
        "kpp": row.kpp,
        "ogrn": row.ogrn,
        "address": row.address,
        "phone": phone,
        "email": row.emails[0] if row.emails else "",
        "site": row.site,
        "source": row.source,
        "comment": row.comment,
        "contact": {
            "last_name": last,
            "first_name": first,
            "middle_name": middle,
            "position": row.position,
            "phone": str(row.phones[1]) if len(row.phones) > 1 else phone,
            "email": row.emails[-1] if row.emails else "",
        },
    }
