"""Передача дел: whose work may be passed on, to whom, what would go, the command and its way back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Everybody below me in the hierarchy, those who have left included; an analyst passes on the work of all.
MINE = (
    "(sec.has_role('analyst') OR e.id IN (WITH RECURSIVE below(id, depth) AS (SELECT x.id, 1 FROM crm.employee x"
    " WHERE x.head_id = sec.me() UNION ALL SELECT x.id, b.depth + 1 FROM below b JOIN crm.employee x"
    " ON x.head_id = b.id WHERE b.depth < 50) SELECT id FROM below))"
)
KINDS = ("slots", "tasks", "lines", "works")
Found = list[tuple[int, str, str]]


def givers(reader: Reader, text: str) -> Found:
    """People whose work I may pass on; those who have left first, as their work waits longest."""
    rows = reader.rows(
        f"SELECT e.id, e.short_name, e.position FROM crm.employee e WHERE {MINE}"
        " AND e.roles && ARRAY['manager', 'executive', 'expert', 'assistant']"
        " AND crm.fold(e.short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY e.active, e.short_name LIMIT 200",
        {"text": text},
    )
    return [(id, name, position) for id, name, position in rows]


def heirs(reader: Reader, text: str, giver_id: int | None = None) -> Found:
    """Active people who may take it over: sellers of mine for directions, any colleague for the rest."""
    rows = reader.rows(
        "SELECT e.id, e.short_name, e.position FROM crm.employee e WHERE e.active AND e.id IS DISTINCT FROM %(giver)s"
        " AND (sec.has_role('analyst') OR 'expert' = ANY (e.roles) OR e.id = ANY ((SELECT sec.my_holders())::bigint[]))"
        " AND crm.fold(e.short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY e.short_name LIMIT 200",
        {"text": text, "giver": giver_id},
    )
    return [(id, name, position) for id, name, position in rows]


def may_pass_on(reader: Reader, giver_id: int) -> bool:
    """Whether I lead him, or am an analyst."""
    return bool(reader.value(f"SELECT {MINE} FROM crm.employee e WHERE e.id = %s", (giver_id,)))


def holders_of(reader: Reader, client_ids: Sequence[int]) -> list[tuple[int, str]]:
    """Who holds directions of these clients, of those whose work I may pass on."""
    rows = reader.rows(
        "SELECT DISTINCT e.id, e.short_name FROM crm.client_direction d JOIN crm.employee e ON e.id = d.holder_id"
        f" WHERE d.client_id = ANY (%s) AND d.state = 'held' AND {MINE} ORDER BY e.short_name",
        (list(client_ids),),
    )
    return [(id, name) for id, name in rows]


def foresee(reader: Reader, giver_id: int, heir_id: int | None = None) -> dict[str, Any]:
    """Everything a person has in work: person, slots (with deals and money), tasks, lines, works; each with its
    `problem` (reserved, approval_pending, not_in_group) or None. Raises Denied.
    """
    return dict(from_base(reader.value("SELECT api.hand_over_foresee(%s, %s)", (giver_id, heir_id))))


def hand_over(
    session: "Session", giver_id: int, heir_id: int, chosen: dict[str, Sequence[int]], reason: str
) -> dict[str, Any]:
    """In one step; `chosen` are ids by KINDS. Answers id and counts (directions, deals, tasks, lines, works).

    Raises Denied, Refused: cannot_hand_over, hand_over_outside, not_in_group, hand_over_undecided, hand_over_nothing,
    field_required.
    """
    rows = [list(chosen.get(kind, ())) for kind in KINDS]
    return documents.call(session, "hand_over", giver_id, heir_id, *rows, reason)


def undo(session: "Session", hand_over_id: int, rest: bool = False) -> dict[str, Any]:
    """Gives back what is still with the receiver; with something gone on only when `rest` says so.

    Raises Denied, Refused: hand_over_undone, hand_over_moved_on.
    """
    return documents.call(session, "hand_over_undo", hand_over_id, rest)


def read(reader: Reader, hand_over_id: int) -> dict[str, Any]:
    """One hand-over with the names of everybody and `may_undo`; raises Denied."""
    found = reader.value(
        "SELECT to_jsonb(d) || jsonb_build_object('giver', f.short_name, 'heir', t.short_name, 'author', a.short_name,"
        f" 'undone_author', u.short_name, 'may_undo', d.undone_at IS NULL AND {MINE.replace('e.id', 'd.from_id')})"
        " FROM crm.hand_over d LEFT JOIN crm.employee f ON f.id = d.from_id LEFT JOIN crm.employee t ON t.id = d.to_id"
        " LEFT JOIN crm.employee a ON a.id = d.created_by LEFT JOIN crm.employee u ON u.id = d.undone_by"
        " WHERE d.id = %s",
        (hand_over_id,),
    )
    if found is None:
        raise Denied
    return dict(from_base(found))
