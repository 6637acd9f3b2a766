"""Makes what the company's own lists need: who keeps which, their cards, their history, and how a row is taken out."""

from sqlalchemy import Table

from crm_desktop.migrations.commands import DEFINER, LABELS
from crm_desktop.migrations.policies import COMMON
from crm_desktop.models.base import Base
from crm_desktop.models.registry import editable_directories

# Changed by commands of their own; an administrator keeps them all the same.
BY_COMMAND = {"employee": ("administrator",), "assistance": ("administrator",), "substitution": ("administrator",),
              "expert_group_member": ("administrator",)}  # fmt: skip

# Rows that may be taken out whole; everything else is switched off or given an end.
REMOVABLE = (
    "bank", "calendar_day", "claim_quota", "department", "expert_group", "lost_reason", "number_template",
    "service_permit", "tax_regime", "usn_setting",
)  # fmt: skip

# Whose changes belong to the history of a row: its own lines and links.
PARTS = {
    "employee": (("assistance", "assistant_id"), ("expert_group_member", "employee_id"), ("substitution", "absent_id")),
    "expert_group": (("expert_group_member", "group_id"),),
    "organization": (("organization_account", "organization_id"),),
    "approval_route": (("approval_route_step", "route_id"),),
}


def keepers() -> dict[str, tuple[str, ...]]:
    """Every list with the roles that keep it."""
    return {**{name: roles for name, roles in COMMON.items() if roles}, **BY_COMMAND}


def keeps_function() -> str:
    """Whether I keep a list: the rule of the policies, asked by cards and commands."""
    cases = "\n".join(f"        WHEN '{name}' THEN {_any_of(roles)}" for name, roles in sorted(keepers().items()))
    return f"""
CREATE OR REPLACE FUNCTION sec.keeps(p_table text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_table
{cases}
        ELSE false END $$;"""


def _any_of(roles: tuple[str, ...]) -> str:
    return " OR ".join(f"sec.has_role('{role}')" for role in roles)


def history_function() -> str:
    """The journal of a row and of its parts, for those who keep the list."""
    parts = "\n".join(
        f"        OR p_table = '{table}' AND j.relation = '{part}' AND j.row_id IN (SELECT x.row_id FROM priv.journal x"
        f" WHERE x.relation = '{part}' AND x.operation = 'insert' AND x.changes ->> '{column}' = p_id::text)"
        for table, pairs in PARTS.items()
        for part, column in pairs
    )
    return f"""
CREATE OR REPLACE FUNCTION sec.directory_history(p_table text, p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('at', h.at, 'author', coalesce(e.short_name, h.login), 'relation', h.relation,
        'operation', h.operation, 'changes', h.changes) ORDER BY h.id DESC), '[]')
    FROM (SELECT * FROM priv.journal j WHERE j.relation = p_table AND j.row_id = p_id
{parts}
        ORDER BY j.id DESC LIMIT 60) h LEFT JOIN crm.employee e ON e.login = h.login
    WHERE sec.keeps(p_table) $$;"""


def journal_function() -> str:
    """Who changed what in the company's lists, newest first; for administrators, and nothing of clients' documents."""
    tables = "'{" + ",".join(sorted(keepers())) + "}'::text[]"
    return f"""
CREATE OR REPLACE FUNCTION api.directory_journal() RETURNS TABLE (id bigint, at timestamptz, login text, author text, address text,
    relation text, row_id bigint, operation text, changes jsonb) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT j.id, j.at, j.login, coalesce(e.short_name, j.login), host(j.address), j.relation, j.row_id, j.operation, j.changes
    FROM priv.journal j LEFT JOIN crm.employee e ON e.login = j.login
    WHERE j.relation = ANY ({tables}) AND sec.has_role('administrator')
    ORDER BY j.id DESC LIMIT 20000 $$;"""


def remove_function() -> str:
    """Takes a row out of a list, unless something hangs on it."""
    deletes = "\n".join(
        f"        WHEN '{name}' THEN DELETE FROM crm.{name} WHERE id = p_id AND version = p_version;" for name in REMOVABLE
    )
    return f"""
CREATE OR REPLACE FUNCTION api.directory_remove(p_table text, p_id bigint, p_version int) RETURNS jsonb {DEFINER} AS $$
DECLARE
    gone int;
BEGIN
    IF NOT sec.keeps(p_table) THEN
        PERFORM sec.deny();
    END IF;
    CASE p_table
{deletes}
        ELSE PERFORM sec.deny();
    END CASE;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone = 0 THEN
        PERFORM sec.stale();
    END IF;
    RETURN jsonb_build_object('id', p_id);
EXCEPTION WHEN foreign_key_violation THEN
    PERFORM sec.refuse('in_use');
    RETURN NULL;
END $$;"""


def _label(column: str, target: str, alias: str) -> str:
    return f"'{column}', (SELECT {LABELS[target]} FROM crm.{target} WHERE id = {alias}.{column})"


def _names(table: Table, alias: str) -> str:
    pairs = [
        _label(column.name, key.column.table.name, alias)
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in LABELS and key.column.name == "id"
    ]
    return f"jsonb_strip_nulls(jsonb_build_object({', '.join(pairs)}))"


def card_function(name: str, model: type[Base]) -> str:
    """A row of a list with its lines, whether I may change it, and who has."""
    table = model.__table__
    assert isinstance(table, Table)
    lines = "'[]'::jsonb"
    if model.LINES:
        line_table = Base.metadata.tables[f"crm.{model.LINES}"]
        order = "l.position, l.id" if "position" in line_table.columns else "l.id"
        lines = (
            f"(SELECT coalesce(jsonb_agg(to_jsonb(l) || jsonb_build_object('names', {_names(line_table, 'l')}) ORDER BY {order}), '[]')"
            f" FROM crm.{model.LINES} l WHERE l.{parent_column(name)} = d.id)"
        )
    return f"""
CREATE OR REPLACE FUNCTION api.{name}_card(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_jsonb(d) || jsonb_build_object('names', {_names(table, "d")}, 'lines', {lines}, 'editable', sec.keeps('{name}'),
        'removable', sec.keeps('{name}') AND {"true" if name in REMOVABLE else "false"}, 'steps', '[]'::jsonb, 'chain', '[]'::jsonb,
        'timeline', '[]'::jsonb, 'why', sec.why_directory('{name}'), 'history', sec.directory_history('{name}', d.id))
        || api.{name}_more(d)
    FROM crm.{name} d WHERE d.id = p_id $$;"""


def parent_column(name: str) -> str:
    """The column by which the lines of a list's row point to it."""
    return PARTS[name][0][1]


def remove_lines_function(name: str, model: type[Base]) -> str:
    """Takes lines out of a row; there is no DELETE grant."""
    return f"""
CREATE OR REPLACE FUNCTION api.{model.LINES}_remove(p_parent bigint, p_ids bigint[]) RETURNS void {DEFINER} AS $$
BEGIN
    IF NOT sec.keeps('{name}') THEN
        PERFORM sec.deny();
    END IF;
    DELETE FROM crm.{model.LINES} WHERE {parent_column(name)} = p_parent AND id = ANY (p_ids);
END $$;"""


def all_directories() -> str:
    """The SQL of every generated function about the company's lists."""
    parts = [keeps_function(), history_function(), journal_function(), remove_function()]
    for name, model in sorted(editable_directories().items()):
        if name == "employee":
            continue
        parts.append(
            f"\nCREATE OR REPLACE FUNCTION api.{name}_more(d crm.{name}) RETURNS jsonb LANGUAGE sql STABLE AS"
            " $$ SELECT '{}'::jsonb $$;"
            if name != "expert_group"
            else ""
        )
        parts.append(card_function(name, model))
        if model.LINES:
            parts.append(remove_lines_function(name, model))
    return "\n".join(parts)
