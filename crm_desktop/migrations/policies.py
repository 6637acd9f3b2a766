"""Makes row security and column grants from the models, so that a new table is closed until it is opened on purpose."""

from sqlalchemy import Table

from crm_desktop.models.base import Base
from crm_desktop.models.registry import documents, editable

# Rows that hang on a holder: seen by scope (all, many, one holder).
OWNED = (
    "client_direction", "claim", "deal", "calculation_request", "calculation_line", "calculation", "quote", "quote_line",
    "invoice", "invoice_line", "work_item", "issued_document", "act", "act_line", "approval", "payment_allocation",
    "event", "file", "sent_mail",
)  # fmt: skip

# What is said of work and lines, and their files: not before the work is released and the request is sent.
UNDER_WAY = (
    "(document <> 'work_item' OR EXISTS (SELECT FROM crm.work_item w WHERE w.id = document_id AND w.state <> 'planned'))"
    " AND (document <> 'calculation_line' OR EXISTS (SELECT FROM crm.calculation_line l WHERE l.id = document_id AND l.state <> 'draft'))"
)

# Rows that belong to an expert group: seen by its members.
GROUPED = {
    "calculation_line": "state <> 'draft'",
    "calculation": "true",
    "calculation_cost": "true",
    "work_item": "state <> 'planned'",
    "issued_document": "true",
    "event": UNDER_WAY,
    "file": UNDER_WAY,
}

# The company's own lists: read by every employee, written by the roles named.
COMMON = {
    "department": ("administrator",),
    "employee": (),
    "assistance": (),
    "substitution": (),
    "expert_group": ("administrator",),
    "expert_group_member": (),
    "direction": ("administrator",),
    "service": ("administrator",),
    "calendar_day": ("administrator",),
    "lost_reason": ("administrator",),
    "bank": ("administrator", "accountant"),
    "organization": ("administrator",),
    "organization_account": ("administrator",),
    "organization_facsimile": (),
    "mail_setting": ("administrator",),
    "number_template": ("administrator",),
    "tax_regime": ("administrator", "accountant"),
    "tax_year": ("administrator", "accountant"),
    "usn_setting": ("administrator", "accountant"),
    "usn_exception": (),
    "service_permit": ("administrator",),
    "claim_quota": ("administrator", "analyst"),
    "approval_route": ("administrator",),
    "approval_route_step": ("administrator",),
}

# Drafts of the chain: who writes them, and under which condition besides the state.
SALES = (
    "deal",
    "calculation_request",
    "calculation_line",
    "quote",
    "quote_line",
    "invoice",
    "invoice_line",
    "act",
    "act_line",
    "work_item",
)
SEEN = "owner_id = ANY ((SELECT sec.my_owners())::bigint[])"
BY_SALES = "owner_id = ANY ((SELECT sec.my_holders())::bigint[])"
# What a former holder had issued before a hand-over; the role is given to those alone who have such documents.
PAST = {
    "quote": ("id", "quote"), "quote_line": ("quote_id", "quote"), "invoice": ("id", "invoice"), "invoice_line": ("invoice_id", "invoice"),
    "act": ("id", "act"), "act_line": ("act_id", "act"),
}  # fmt: skip
BY_TAKER = "EXISTS (SELECT FROM crm.calculation_line l WHERE l.id = {line} AND l.expert_id = (SELECT sec.me()) AND l.state IN ('taken', 'returned'))"


def _policy(table: str, name: str, command: str, role: str, using: str = "", check: str = "") -> str:
    clauses = (f" USING ({using})" if using else "") + (f" WITH CHECK ({check})" if check else "")
    return (
        f"DROP POLICY IF EXISTS {name} ON crm.{table};\n"
        f"CREATE POLICY {name} ON crm.{table} FOR {command} TO {role}{clauses};"
    )


def _columns(table: str) -> str:
    real = Base.metadata.tables[f"crm.{table}"]
    assert isinstance(real, Table)
    return ", ".join(
        c.name
        for c in real.columns
        if c.computed is None and c.name not in ("id", "version", "created_at", "created_by", "updated_at")
    )


def closed_tables() -> str:
    """Row security on every table of the house; the definer of commands reaches all rows, nobody else any."""
    parts = []
    for table in Base.metadata.sorted_tables:
        name = f"{table.schema}.{table.name}"
        parts.append(f"REVOKE ALL ON {name} FROM PUBLIC, crm_staff, crm_sales, crm_expert;")
        parts.append(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO crm_definer;")
        if table.schema == "crm":
            parts.append(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;")
            parts.append(_policy(table.name, "p_definer", "ALL", "crm_definer", "true", "true"))
            parts.append(f"GRANT SELECT ON {name} TO crm_staff;")
    return "\n".join(parts)


def readers() -> str:
    """SELECT policies: one simple indexable condition per scope class."""
    parts = []
    for table in OWNED:
        parts.append(_policy(table, "s_all", "SELECT", "crm_scope_all", "true"))
        parts.append(_policy(table, "s_many", "SELECT", "crm_scope_many, crm_scope_broad", SEEN))
        parts.append(_policy(table, "s_one", "SELECT", "crm_scope_one", "owner_id = (SELECT sec.my_owner())"))
    for table, condition in GROUPED.items():
        extra = "" if condition == "true" else f" AND {condition}"
        parts.append(
            _policy(
                table, "s_group", "SELECT", "crm_expert", f"group_id = ANY ((SELECT sec.my_groups())::bigint[]){extra}"
            )
        )
    for table, (column, document) in PAST.items():
        seen = f"{column} = ANY ((SELECT sec.my_past('{document}'))::bigint[])"
        parts.append(_policy(table, "s_past", "SELECT", "crm_scope_past", seen))
    parts += [_policy(table, "s_staff", "SELECT", "crm_staff", "true") for table in COMMON]
    return "\n".join(parts)


def writers() -> str:
    """INSERT and UPDATE policies and column grants: only drafts, only the fields of a draft."""
    parts = []
    workflows = documents()
    for name, model in editable().items():
        if name not in SALES:
            continue
        workflow = workflows[name].WORKFLOW if name in workflows else None
        states = "" if workflow is None else " AND state = ANY ('{" + ",".join(workflow.editable) + "}'::text[])"
        born = "" if workflow is None else f" AND state = '{workflow.initial}'"
        fields = ", ".join(model.FIELDS)
        if name != "work_item":
            parts.append(_policy(name, "i_sales", "INSERT", "crm_sales", check=BY_SALES + born))
            parts.append(f"GRANT INSERT ({fields}) ON crm.{name} TO crm_sales;")
        parts.append(_policy(name, "u_sales", "UPDATE", "crm_sales", BY_SALES + states, BY_SALES))
        parts.append(f"GRANT UPDATE ({fields}) ON crm.{name} TO crm_sales;")
    for name, roles in COMMON.items():
        for role in roles:
            parts.append(_policy(name, f"i_{role}", "INSERT", f"crm_{role}", check="true"))
            parts.append(_policy(name, f"u_{role}", "UPDATE", f"crm_{role}", "true", "true"))
            parts.append(f"GRANT INSERT ({_columns(name)}), UPDATE ({_columns(name)}) ON crm.{name} TO crm_{role};")
    return "\n".join(parts)


def experts() -> str:
    """What experts write: the draft of a calculation they took, its costs, the documents they issue."""
    taker_of = (
        "EXISTS (SELECT FROM crm.calculation c WHERE c.id = calculation_id AND NOT c.sent AND "
        + BY_TAKER.format(line="c.line_id")
        + ")"
    )
    mine = "group_id = ANY ((SELECT sec.my_working_groups())::bigint[])"
    models = editable()
    grants = []
    for name, inserts in (("calculation", False), ("calculation_cost", True), ("issued_document", True)):
        fields = ", ".join(models[name].FIELDS)
        if inserts:
            grants.append(f"GRANT INSERT ({fields}) ON crm.{name} TO crm_expert;")
        grants.append(f"GRANT UPDATE ({fields}) ON crm.{name} TO crm_expert;")
    return "\n".join(
        [
            _policy(
                "calculation",
                "u_taker",
                "UPDATE",
                "crm_expert",
                "NOT sent AND " + BY_TAKER.format(line="line_id"),
                "NOT sent AND " + BY_TAKER.format(line="line_id"),
            ),
            _policy("calculation_cost", "i_taker", "INSERT", "crm_expert", check=taker_of),
            _policy("calculation_cost", "u_taker", "UPDATE", "crm_expert", taker_of, taker_of),
            _policy("issued_document", "i_group", "INSERT", "crm_expert", check=f"{mine} AND state = 'draft'"),
            _policy("issued_document", "u_group", "UPDATE", "crm_expert", f"{mine} AND state = 'draft'", mine),
            *grants,
        ]
    )


def all_policies() -> str:
    """Everything generated; the exceptions stand in sql/70_policies.sql, which is applied after this."""
    return "\n".join((closed_tables(), readers(), writers(), experts()))
