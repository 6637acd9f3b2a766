"""Standing in for somebody: whom one may arrange it for, who may be asked, putting and ending it."""

import json
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied
from crm_desktop.services.values import from_base, to_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Myself, and everybody below me in the hierarchy; an administrator arranges it for all.
MINE = (
    "(d.id = sec.me() OR sec.has_role('administrator') OR d.id IN (WITH RECURSIVE below(id, depth) AS"
    " (SELECT e.id, 1 FROM crm.employee e WHERE e.head_id = sec.me() UNION ALL"
    " SELECT e.id, b.depth + 1 FROM below b JOIN crm.employee e ON e.head_id = b.id WHERE b.depth < 50)"
    " SELECT id FROM below))"
)
Found = list[tuple[int, str, str]]


def absent_people(reader: Reader, text: str) -> Found:
    """Active people whose absence I may arrange."""
    rows = reader.rows(
        f"SELECT d.id, d.short_name, d.position FROM crm.employee d WHERE d.active AND {MINE}"
        " AND crm.fold(d.short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY d.id <> sec.me(), d.short_name LIMIT 200",
        {"text": text},
    )
    return [(id, name, position) for id, name, position in rows]


def substitutes(reader: Reader, text: str, absent_id: int | None = None) -> Found:
    """Active people who may stand in: those who can sign in with a password of their own."""
    rows = reader.rows(
        "SELECT d.id, d.short_name, d.position FROM crm.employee d WHERE d.active AND NOT d.must_change_password"
        " AND d.id IS DISTINCT FROM %(absent)s"
        " AND crm.fold(d.short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY d.short_name LIMIT 200",
        {"text": text, "absent": absent_id},
    )
    return [(id, name, position) for id, name, position in rows]


def read(reader: Reader, substitution_id: int) -> dict[str, Any]:
    """One substitution: its fields, absent_id_title, substitute_id_title, state, may_change, may_end; raises Denied."""
    from crm_desktop.services.listings.substitutions import STATE

    mine = MINE.replace("d.id", "d.absent_id")
    found = reader.value(
        "SELECT to_jsonb(d) || jsonb_build_object('absent_id_title', a.short_name, 'substitute_id_title', b.short_name,"
        f" 'arranged_by', c.short_name, 'state', {STATE},"
        f" 'may_change', d.ended_at IS NULL AND d.until_on >= sec.today() AND {mine},"
        f" 'may_end', d.ended_at IS NULL AND d.until_on >= sec.today() AND (d.substitute_id = sec.me() OR {mine}))"
        " FROM crm.substitution d LEFT JOIN crm.employee a ON a.id = d.absent_id"
        " LEFT JOIN crm.employee b ON b.id = d.substitute_id"
        " LEFT JOIN crm.employee c ON c.id = d.created_by WHERE d.id = %s",
        (substitution_id,),
    )
    if found is None:
        raise Denied
    return dict(from_base(found))


def stands_in_for(reader: Reader) -> list[dict[str, Any]]:
    """Whom I stand in for today: name, until_on, decides, sees, works."""
    rows = reader.rows(
        "SELECT a.short_name, s.until_on, s.decides, s.sees, s.works FROM crm.substitution s"
        " JOIN crm.employee a ON a.id = s.absent_id WHERE s.substitute_id = sec.me() AND s.ended_at IS NULL"
        " AND sec.today() BETWEEN s.from_on AND s.until_on ORDER BY s.until_on, s.id"
    )
    return [dict(zip(("name", "until_on", "decides", "sees", "works"), row, strict=True)) for row in rows]


def put(session: "Session", substitution_id: int | None, version: int, values: dict[str, Any]) -> tuple[int, int]:
    """Arranges or changes one; returns id and version.

    Raises Denied, Stale, Refused: substitution_over, own_rights, field_required, substitute_same, substitution_dates,
    substitution_empty, substitute_role, substitution_twice.
    """
    sent = {name: "" if name == "reason" and value is None else value for name, value in values.items()}
    answer = documents.call(
        session, "substitution_put", substitution_id, version, json.dumps(to_base(sent, frozenset()))
    )
    return int(answer["id"]), int(answer["version"])


def end(session: "Session", substitution_id: int, version: int) -> None:
    """The absent person is back earlier, or whoever stands in cannot any more; raises Denied, Stale, Refused."""
    documents.call(session, "substitution_end", substitution_id, version)
