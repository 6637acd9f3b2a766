"""What the journal of changes shows: when, who, from where, in which list and row, and what exactly."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

# What an id in a change refers to: the names of the columns, the table, and how a row of it reads.
REFERENCES = (
    (("head_id", "employee_id", "lead_id", "manager_id", "assistant_id", "absent_id", "substitute_id"), "employee", "short_name"),
    (("department_id",), "department", "name"),
    (("direction_id",), "direction", "name"),
    (("service_id",), "service", "name"),
    (("organization_id",), "organization", "short_name"),
    (("group_id",), "expert_group", "name"),
)
# Rows that have a name of their own; the others are told by what they belong to.
NAMED = {
    "employee": "short_name", "department": "name", "expert_group": "name", "organization": "short_name", "direction": "name",
    "service": "name", "bank": "name", "approval_route": "name", "lost_reason": "name", "tax_year": "year::text",
    "calendar_day": "to_char(day_on, 'DD.MM.YYYY')",
}  # fmt: skip
# The column by which a part points to the row it belongs to.
OWNERS = {
    "assistance": ("assistant_id", "employee"), "expert_group_member": ("employee_id", "employee"),
    "substitution": ("absent_id", "employee"), "organization_account": ("organization_id", "organization"),
    "number_template": ("organization_id", "organization"), "tax_regime": ("organization_id", "organization"),
    "usn_setting": ("organization_id", "organization"), "service_permit": ("organization_id", "organization"),
    "approval_route_step": ("route_id", "approval_route"),
}  # fmt: skip
PEOPLE = "('employee', 'assistance', 'substitution', 'expert_group_member')"


def _labels() -> str:
    """{column: {id: words}} for every id of a change."""
    ids = "(SELECT jsonb_array_elements_text(CASE jsonb_typeof(c.value) WHEN 'array' THEN c.value ELSE jsonb_build_array(c.value) END))"
    found = " UNION ALL ".join(
        f"SELECT x.id, x.{words} AS words FROM crm.{table} x WHERE c.key IN ({', '.join(repr(name) for name in names)}) AND x.id::text IN {ids}"
        for names, table, words in REFERENCES
    )
    trees = " UNION ALL ".join(
        f"SELECT x.id, x.name FROM crm.{table} x WHERE c.key = 'parent_id' AND d.relation = '{table}' AND x.id::text IN {ids}"
        for table in ("department", "direction")
    )
    return (
        "(SELECT jsonb_object_agg(c.key, n.names) FROM jsonb_each(d.changes) c CROSS JOIN LATERAL"
        f" (SELECT jsonb_object_agg(y.id, y.words) AS names FROM ({found} UNION ALL {trees}) y) n"
        " WHERE right(c.key, 3) = '_id' AND n.names IS NOT NULL)"
    )


def _row() -> str:
    """What the changed row is called now, or was when it was taken out."""
    whole = "CASE WHEN d.operation <> 'update' THEN d.changes ->> 'name' END"
    named = " ".join(f"WHEN '{table}' THEN (SELECT {words} FROM crm.{table} WHERE id = d.row_id)" for table, words in NAMED.items())
    owned = " ".join(
        f"WHEN '{part}' THEN (SELECT o.{NAMED[table]} FROM crm.{table} o WHERE o.id = coalesce((SELECT p.{column} FROM crm.{part} p WHERE p.id = d.row_id),"
        f" CASE WHEN d.operation <> 'update' THEN (d.changes ->> '{column}')::bigint END))"
        for part, (column, table) in OWNERS.items()
    )
    return f"coalesce(CASE d.relation {named} {owned} END, {whole}, '')"


CHANGE = f"jsonb_build_object('relation', d.relation, 'operation', d.operation, 'changes', d.changes, 'labels', {_labels()})"

LISTING = Listing(
    name="directory_journal",
    document="journal",
    title=QT_TRANSLATE_NOOP("lists", "Journal of changes"),
    source="api.directory_journal() d",
    columns=(
        Column("at", QT_TRANSLATE_NOOP("lists", "When"), "moment", "d.at", 122),
        Column("day", QT_TRANSLATE_NOOP("lists", "Day"), "date", "(d.at AT TIME ZONE 'Europe/Moscow')::date", 96, filterable=True, hidden=True),
        Column("author", QT_TRANSLATE_NOOP("lists", "Who"), "person", "d.author", 104, filterable=True),
        Column("address", QT_TRANSLATE_NOOP("lists", "From where"), "text", "d.address", 100),
        Column("relation", QT_TRANSLATE_NOOP("lists", "List"), "state", "d.relation", 146, filterable=True, words="journal"),
        Column("row", QT_TRANSLATE_NOOP("lists", "Row"), "text", _row(), 140, sortable=False),
        Column("change", QT_TRANSLATE_NOOP("lists", "What has changed"), "change", CHANGE, sortable=False),
    ),
    views=(
        View("people", QT_TRANSLATE_NOOP("lists", "People and rights"), f"d.relation IN {PEOPLE}"),
        View("lists", QT_TRANSLATE_NOOP("lists", "Lists of the company"), f"d.relation NOT IN {PEOPLE}"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("id", True),),
    tables=frozenset(
        {"employee", "assistance", "substitution", "expert_group_member", "department", "expert_group", "organization", "direction", "service"}
    ),
    search=(
        "crm.fold(concat_ws(' ', d.author, d.login, d.address, d.changes::text)) LIKE '%%' || crm.fold(%(search)s) || '%%'"
    ),
)  # fmt: skip
