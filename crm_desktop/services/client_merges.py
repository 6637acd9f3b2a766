"""Merging two cards of one client, foreseen and taken back."""

import json
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def foresee(
    session: "Session", survivor_id: int, merged_id: int, choices: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Both cards, what would remain field by field, people and their twins, directions, and how much would move.

    A command because reading people is recorded. Raises Denied.
    """
    return documents.call(session, "client_merge_foresee", survivor_id, merged_id, json.dumps(choices or {}))


def merge(
    session: "Session",
    survivor_id: int,
    merged_id: int,
    versions: tuple[int, int],
    choices: dict[str, Any],
    reason: str,
) -> dict[str, Any]:
    """The merged client goes into the survivor; answers id, version, merge_id, counts.

    `choices`: {"fields": {field: survivor | merged | both}, "contacts": {merged id: survivor's id or None},
    "slots": {direction id: survivor | merged}}. Raises Denied, Stale, Refused: merge_holder, merge_reserved,
    merge_undecided, open_deals, client_exists.
    """
    return documents.call(session, "client_merge", survivor_id, merged_id, list(versions), json.dumps(choices), reason)


def undo(session: "Session", merge_id: int) -> dict[str, Any]:
    """Two clients again; raises Denied, Refused: merge_undone, merge_changed, client_exists."""
    return documents.call(session, "client_merge_undo", merge_id)


def read(reader: Reader, merge_id: int) -> dict[str, Any]:
    """One merge of the journal; raises Denied."""
    found = reader.value(
        "SELECT to_jsonb(d) || jsonb_build_object('author', e.short_name, 'undone_author', u.short_name)"
        " FROM crm.client_merge d LEFT JOIN crm.employee e ON e.id = d.created_by"
        " LEFT JOIN crm.employee u ON u.id = d.undone_by WHERE d.id = %s",
        (merge_id,),
    )
    if found is None:
        raise Denied
    return dict(from_base(found))
