"""The verbs of the company's own lists: reading with names, saving, taking out, permits, quotas, trying a route out."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base, to_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# What an id in the journal refers to, and how that reads.
REFERENCES = {
    "department_id": ("department", "name"),
    "employee_id": ("employee", "short_name"),
    "lead_id": ("employee", "short_name"),
    "organization_id": ("organization", "short_name"),
    "direction_id": ("direction", "name"),
    "service_id": ("service", "name"),
    "group_id": ("expert_group", "name"),
}
TREES = frozenset({"department", "direction"})
# Lines that keep no order of their own.
UNORDERED = frozenset({"organization"})
MATRIX = """
SELECT jsonb_build_object(
    'organizations', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.short_name, 'active', o.active)
        ORDER BY o.id), '[]') FROM crm.organization o
        WHERE o.active OR EXISTS (SELECT FROM crm.service_permit p WHERE p.organization_id = o.id)),
    'directions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'parent_id', d.parent_id, 'name', d.name,
        'color', d.color) ORDER BY d.name), '[]') FROM crm.direction d WHERE d.active),
    'services', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'direction_id', s.direction_id,
        'name', s.name) ORDER BY s.name), '[]') FROM crm.service s JOIN crm.direction d ON d.id = s.direction_id
        WHERE s.active AND d.active),
    'permits', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'version', p.version,
        'organization_id', p.organization_id, 'service_id', p.service_id, 'direction_id', p.direction_id,
        'from_on', p.from_on, 'until_on', p.until_on, 'basis', p.basis) ORDER BY p.from_on, p.id), '[]')
        FROM crm.service_permit p))
"""


def read(reader: Reader, document: str, document_id: int) -> dict[str, Any]:
    """The card as `documents.read` gives it, with `labels` {field: {id: words}} for the ids its history speaks of."""
    card = documents.read(reader, document, document_id)
    wanted = _ids(document, card.get("history") or [])
    card["labels"] = _labels(reader, wanted) if wanted else {}
    if "members" in card:
        card["member_ids"] = [member["id"] for member in card["members"]]
    for line in card.get("lines") or []:
        if document == "organization":
            line["bik_title"] = line["bik"]
    return card


def _ids(document: str, history: list[dict[str, Any]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for entry in history:
        for field, value in entry["changes"].items():
            if field in REFERENCES or (field == "parent_id" and document in TREES):
                ids = value if isinstance(value, list) else [value]
                found.setdefault(field, set()).update(int(id) for id in ids if id is not None)
    for field in ("parent_id",):
        if field in found:
            found[f"{document}.{field}"] = found.pop(field)
    return found


def _labels(reader: Reader, wanted: dict[str, set[int]]) -> dict[str, dict[int, str]]:
    parts, parameters = [], {}
    for place, (field, ids) in enumerate(wanted.items()):
        tree, _dot, plain = field.rpartition(".")
        table, words = (tree, "name") if tree else REFERENCES[field]
        parameters[f"ids{place}"] = list(ids)
        parts.append(f"SELECT '{plain}', id, {words} FROM crm.{table} WHERE id = ANY (%(ids{place})s)")
    labels: dict[str, dict[int, str]] = {}
    for field, id, words in reader.rows(" UNION ALL ".join(parts), parameters):
        labels.setdefault(field, {})[id] = words
    return labels


def save(
    session: "Session",
    document: str,
    document_id: int | None,
    version: int,
    changes: dict[str, Any],
    *,
    lines: list[dict[str, Any]] | None = None,
    removed: list[int] | None = None,
) -> tuple[int, int]:
    """As `documents.save`; the members of an expert group go with their group, and are refused before it is written."""
    members = changes.get("member_ids")
    row = {name: value for name, value in changes.items() if name != "member_ids"}
    if members is not None and document_id is not None:
        put_members(session, document_id, members)
    kept = [_without_place(document, line) for line in lines or []]
    saved = documents.save(session, document, document_id, version, row, lines=kept, removed=removed)
    if members and document_id is None:
        put_members(session, saved[0], members)
    return saved


def _without_place(document: str, line: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name != "position" or document not in UNORDERED}


def put_members(session: "Session", group_id: int, employee_ids: Iterable[int]) -> None:
    """Makes exactly these the members of a group; raises Refused own_rights or not_an_expert."""
    from sqlalchemy import text

    sent = {"group": group_id, "people": list(employee_ids)}
    session.execute(text("SELECT api.group_members_put(:group, cast(:people AS bigint[]))"), sent)


def remove(session: "Session", document: str, document_id: int, version: int) -> None:
    """Takes a row out of a list for good; raises Refused in_use, Stale, Denied."""
    documents.call(session, "directory_remove", document, document_id, version)


def switch(session: "Session", document: str, document_id: int, version: int, on: bool) -> None:
    """Switches a row off, so that nobody chooses it any more, or on again."""
    documents.save(session, document, document_id, version, {"active": on})


def save_each(session: "Session", document: str, rows: list[dict[str, Any]]) -> int:
    """Writes many rows {id, version, changes} in one statement, all or none; how many they were.

    Raises Stale when one of them was changed by somebody else meanwhile.
    """
    from sqlalchemy import text

    sent = [{**row, "changes": to_base(row["changes"], documents.MONEY)} for row in rows]
    statement = (
        "SELECT count(api.save(:document, r.id, coalesce(r.version, 0), r.changes))"
        " FROM jsonb_to_recordset(cast(:rows AS jsonb)) AS r(id bigint, version int, changes jsonb)"
    )
    return int(session.execute(text(statement), {"document": document, "rows": json.dumps(sent)}).scalar_one())


def remove_each(session: "Session", document: str, rows: list[tuple[int, int]]) -> int:
    """Takes many rows (id, version) out in one statement, all or none; how many they were."""
    from sqlalchemy import text

    sent = [{"id": id, "version": version} for id, version in rows]
    statement = (
        "SELECT count(api.directory_remove(:document, r.id, r.version))"
        " FROM jsonb_to_recordset(cast(:rows AS jsonb)) AS r(id bigint, version int)"
    )
    return int(session.execute(text(statement), {"document": document, "rows": json.dumps(sent)}).scalar_one())


# questions of single lists


def permit_matrix(reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """Everything the matrix of permits shows, in one statement: organizations, directions, services, permits."""
    return dict(from_base(reader.value(MATRIX)))


def permits_ending(reader: Reader, on: Any) -> list[dict[str, Any]]:
    """Permits in force today that end on or before the date: organization, subject, until_on, basis."""
    return list(from_base(reader.value("SELECT api.permits_ending(%s)", (on,))))


def quotas_now(reader: Reader) -> list[dict[str, Any]]:
    """What every manager may claim this month by the rule that applies to him: name, department, and per kind
    {cap, used}; a cap of None is no limit.
    """
    return list(from_base(reader.value("SELECT api.claim_caps()")) or [])


def who_approves(
    reader: Reader,
    kind: str,
    amount: Decimal | None,
    organization: int | None,
    direction: int | None,
    submitter: int | None,
    service: int | None = None,
) -> dict[str, Any]:
    """The route and its steps {words, mode, hours}, if `submitter` (an administrator may ask for anybody) sent this.

    `route` is None when none applies and the executives decide; heads of groups are those of `service`.
    Raises Refused nobody_approves.
    """
    kopecks = None if amount is None else int(amount * 100)
    asked = (kind, kopecks, organization, direction, submitter, [] if service is None else [service])
    return dict(reader.value("SELECT api.approval_preview(%s, %s, %s, %s, %s, %s::bigint[])", asked))


def experts(reader: Reader) -> list[tuple[int, str]]:
    """Active employees with the role of an expert: those who may belong to a group."""
    return [
        (id, name)
        for id, name in reader.rows(
            "SELECT id, short_name FROM crm.employee WHERE active AND 'expert' = ANY (roles) ORDER BY short_name"
        )
    ]


def calendar(reader: Reader, year: int) -> list[dict[str, Any]]:
    """The exceptions of a year from the five-day week: id, version, day_on, kind, name."""
    rows = reader.rows(
        "SELECT id, version, day_on, kind, name FROM crm.calendar_day WHERE day_on >= make_date(%(year)s, 1, 1)"
        " AND day_on < make_date(%(year)s + 1, 1, 1) ORDER BY day_on",
        {"year": year},
    )
    return [dict(zip(("id", "version", "day_on", "kind", "name"), row, strict=True)) for row in rows]


def prefixes(reader: Reader) -> dict[int, str]:
    """The prefix every organisation's numbers begin with."""
    return dict(reader.rows("SELECT id, number_prefix FROM crm.organization"))


def bank_names(reader: Reader) -> dict[str, str]:
    """The name of every bank by its БИК."""
    return dict(reader.rows("SELECT bik, name FROM crm.bank"))
