"""Makes the commands of the base from the workflows: `api.<document>_<step>`, `api.<document>_steps`, `api.<document>_card`."""

from sqlalchemy import Table

from crm_desktop.models.base import Base
from crm_desktop.models.registry import documents
from crm_desktop.models.workflow import Step, Workflow

CAPACITY = {
    "owner": "sec.works_for({d}.owner_id)",
    "group": "(sec.has_role('expert') AND {d}.group_id = ANY (sec.my_working_groups()))",
    "superior": "sec.leads_holder({d}.owner_id)",
    "taker": "({d}.expert_id = sec.me() AND sec.has_role('expert'))",
    "group_lead": "{d}.group_id = ANY (sec.my_led_groups())",
    "accountant": "sec.has_role('accountant')",
    "analyst": "sec.has_role('analyst')",
    "administrator": "sec.has_role('administrator')",
    "approver": "sec.may_decide({d}.pending_ids, {d}.submitted_by, {d}.owner_id)",
    "asker": "sec.asked_first({d}.id)",
    "assignee": "{d}.assignee_id = sec.me()",
}

# What a foreign key reads as on a card.
LABELS = {
    "department": "name",
    "bank": "name",
    "employee": "short_name",
    "organization": "short_name",
    "direction": "name",
    "service": "name",
    "expert_group": "name",
    "contact": "full_name",
    "deal": "number || ' ' || title",
    "quote": "number",
    "invoice": "number",
    "lost_reason": "name",
    "calculation_request": "number",
    "work_item": "number || ' ' || title",
}

# Records people attach files to (the rule of who may stands in sql/72_files.sql).
WITH_FILES = (
    "deal", "calculation_request", "calculation_line", "quote", "invoice", "payment", "work_item", "issued_document", "act",
)  # fmt: skip

# Documents whose steps write the client's row as well (who sees its card): the client is locked first, as everywhere.
BELOW_CLIENT = frozenset({"client_direction"})

DEFINER = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp"


def capacity(step_by: tuple[str, ...], row: str = "d") -> str:
    """The SQL condition under which a step is mine, on the row of that name."""
    return "(" + " OR ".join(CAPACITY[word].format(d=row) for word in step_by) + ")"


def _literal(values: tuple[str, ...]) -> str:
    return "'{" + ",".join(values) + "}'::text[]"


def _required(step: Step) -> tuple[str, ...]:
    return tuple(name for name in step.asks if not name.endswith("?"))


def _told(step: Step) -> str:
    """What the timeline tells of a step: what was asked, and nothing that the caller adds of his own."""
    names = tuple(name.rstrip("?") for name in step.asks if name not in ("lines", "allocations", "parts"))
    asked = f"SELECT coalesce(jsonb_object_agg(a.key, a.value), '{{}}') FROM jsonb_each(p_arguments) a WHERE a.key = ANY ({_literal(names)})"
    return f"({asked})" if names else "'{}'"


def step_command(document: str, step: Step) -> str:
    """One verb: lock, sight, version, state, guards, effect, new state, timeline - in one statement of the client."""
    # The first obstacle is the answer; what stands behind it is not asked.
    asked_guards = ", ".join(f"sec.guard_{document}_{guard}(d, p_arguments)" for guard in step.guards)
    guards = f"    PERFORM sec.refuse_if(coalesce({asked_guards}));" if step.guards else ""
    asked = "\n".join(
        f"    IF coalesce(p_arguments ->> '{name}', '') = '' THEN\n"
        f"        PERFORM sec.refuse('field_required', '{{\"field\": \"{name}\"}}');\n    END IF;"
        for name in _required(step)
    )
    first = f"    PERFORM sec.lock_client_of_{document}(p_id);\n" if document in BELOW_CLIENT else ""
    effect = f"    answer := sec.effect_{document}_{step.name}(d, p_arguments);" if step.effect else ""
    # An effect may have set the state along with its own fields: the row is then not written, nor told of, twice.
    unmoved = "" if step.target in step.sources else f" AND state <> '{step.target}'"
    move = f"    UPDATE crm.{document} SET state = '{step.target}' WHERE id = p_id{unmoved};" if step.target else ""
    return f"""
CREATE OR REPLACE FUNCTION api.{document}_{step.name}(p_id bigint, p_version integer, p_arguments jsonb DEFAULT '{{}}') RETURNS jsonb
{DEFINER} AS $$
DECLARE
    d crm.{document};
    answer jsonb;
    after record;
BEGIN
    PERFORM sec.at_present();
{first}    SELECT * INTO d FROM crm.{document} x WHERE x.id = p_id AND {capacity(step.by, "x")} FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    ELSIF d.version <> p_version THEN
        PERFORM sec.stale();
    ELSIF d.state <> ALL ({_literal(step.sources)}) THEN
        PERFORM sec.refuse('wrong_state', jsonb_build_object('state', d.state, 'document', '{document}', 'step', '{step.name}'));
    END IF;
{asked}
{guards}
{effect}
{move}
    PERFORM sec.record('{document}', to_jsonb(d), 'step', '{step.name}', {_told(step)});
    SELECT x.id, x.version, x.state INTO after FROM crm.{document} x WHERE x.id = p_id;
    RETURN coalesce(answer, '{{}}') || jsonb_build_object('state', after.state, 'version', after.version);
END $$;"""


def steps_function(document: str, workflow: Workflow) -> str:
    """The steps I may take now, each with what stands in its way (asked beforehand with the guards of the command)."""
    parts = []
    for step in workflow.steps:
        if step.hidden:
            continue
        guards = ", ".join(f"sec.guard_{document}_{guard}(d, '{{}}')" for guard in step.guards)
        obstacles = f"to_jsonb(array_remove(ARRAY[{guards}]::jsonb[], NULL))" if guards else "'[]'::jsonb"
        parts.append(f"""
    IF d.state = ANY ({_literal(step.sources)}) AND {capacity(step.by)} THEN
        steps := steps || jsonb_build_object('step', '{step.name}', 'asks', to_jsonb({_literal(step.asks)}), 'obstacles', {obstacles});
    END IF;""")
    return f"""
CREATE OR REPLACE FUNCTION api.{document}_steps(p_id bigint) RETURNS jsonb STABLE {DEFINER} AS $$
DECLARE
    d crm.{document};
    steps jsonb := '[]';
BEGIN
    SELECT * INTO d FROM crm.{document} WHERE id = p_id;{"".join(parts)}
    RETURN steps;
END $$;"""


def _names(table: Table, alias: str) -> str:
    pairs = []
    for column in table.columns:
        for key in column.foreign_keys:
            target = key.column.table.name
            if target in LABELS:
                label = f"SELECT {LABELS[target]} FROM crm.{target} WHERE id = {alias}.{column.name}"
                pairs.append(f"'{column.name}', ({label})")
    return f"jsonb_strip_nulls(jsonb_build_object({', '.join(pairs)}))"


def _parent_column(line_table: Table, parent: str) -> str:
    for column in line_table.columns:
        if any(key.column.table.name == parent for key in column.foreign_keys):
            return str(column.name)
    raise LookupError(f"{line_table.name} has no column that points to {parent}")


def card_function(document: str, model: type[Base]) -> str:
    """Everything a card shows, in one statement, under the reader's own row security (NULL: not there or not mine)."""
    table = model.__table__
    assert isinstance(table, Table)
    columns = table.columns.keys()
    deal = "d.id" if document == "deal" else ("d.deal_id" if "deal_id" in columns else "NULL")
    group = "d.group_id" if "group_id" in columns else "NULL"
    owner = "d.owner_id" if "owner_id" in columns else "sec.nearest(d.owner_ids)" if "owner_ids" in columns else "NULL"
    expert = "d.expert_id" if "expert_id" in columns else "NULL"
    lines = "'[]'::jsonb"
    if model.LINES:
        line_table = Base.metadata.tables[f"crm.{model.LINES}"]
        parent = _parent_column(line_table, document)
        lines = (
            f"(SELECT coalesce(jsonb_agg(to_jsonb(l) || jsonb_build_object('names', {_names(line_table, 'l')}) ORDER BY l.position, l.id), '[]')"
            f" FROM crm.{model.LINES} l WHERE l.{parent} = d.id)"
        )
    workflow = model.WORKFLOW
    assert workflow is not None
    editable = (
        f"d.state = ANY ({_literal(workflow.editable)}) AND sec.may_edit_{document}(d)"
        if workflow.editable
        else "false"
    )
    chain = f"api.deal_chain({deal})" if deal != "NULL" else "'[]'::jsonb"
    files = ""
    if document in WITH_FILES:
        holder = "d.owner_id" if "owner_id" in columns else "NULL"
        may_attach = f"sec.may_edit_files('{document}', d.id, {holder}, {group})"
        files = f"\n        'files', api.files_of('{document}', d.id), 'attachable', {may_attach},"
    return f"""
CREATE OR REPLACE FUNCTION api.{document}_card(p_id bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    card jsonb;
BEGIN
    SELECT to_jsonb(d) - 'snapshot' || jsonb_build_object(
        'names', {_names(table, "d")},
        'lines', {lines},
        'editable', {editable},
        'steps', api.{document}_steps(d.id),
        'chain', {chain},{files}
        'timeline', api.timeline('{document}', d.id),
        'why', sec.why({owner}, {group}, '{document}', d.id, {expert})) || api.{document}_more(d)
    INTO card FROM crm.{document} d WHERE d.id = p_id;
    RETURN card;
END $$;"""


def remove_lines_function(parent: str, model: type[Base], editing: str) -> str:
    """Takes lines out of an open document; there is no DELETE grant (it would permit LOCK TABLE)."""
    line_table = Base.metadata.tables[f"crm.{model.LINES}"]
    return f"""
CREATE OR REPLACE FUNCTION api.{model.LINES}_remove(p_parent bigint, p_ids bigint[]) RETURNS void {DEFINER} AS $$
BEGIN
    PERFORM 1 FROM crm.{parent} d WHERE d.id = p_parent AND {editing} FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    DELETE FROM crm.{model.LINES} WHERE {_parent_column(line_table, parent)} = p_parent AND id = ANY (p_ids);
END $$;"""


def all_commands() -> str:
    """The SQL of every generated function, documents in the order of their names."""
    parts = []
    for document, model in sorted(documents().items()):
        workflow = model.WORKFLOW
        assert workflow is not None
        parts += [step_command(document, step) for step in workflow.steps]
        parts.append(steps_function(document, workflow))
        if document != "task":
            parts.append(card_function(document, model))
        if model.LINES:
            parts.append(
                remove_lines_function(
                    document, model, f"d.state = ANY ({_literal(workflow.editable)}) AND sec.may_edit_{document}(d)"
                )
            )
    calculation = next(m.class_ for m in Base.registry.mappers if m.class_.__tablename__ == "calculation")
    parts.append(
        remove_lines_function(
            "calculation",
            calculation,
            "NOT d.sent AND EXISTS (SELECT FROM crm.calculation_line l WHERE l.id = d.line_id AND l.expert_id = sec.me())",
        )
    )
    return "\n".join(parts)
