"""Keeping the company's own lists: versions on every directory, temporary passwords, substitutions with their extent."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Directories that are now edited as cards: a version against lost updates, author and moments.
RECORDED = (
    "bank", "calendar_day", "claim_quota", "department", "expert_group", "lost_reason", "number_template",
    "substitution", "tax_regime", "tax_year", "usn_setting",
)  # fmt: skip
COLUMNS: tuple[tuple[str, str, sa.types.TypeEngine[Any], str | None], ...] = (
    ("employee", "disabled_at", sa.DateTime(timezone=True), None),
    ("employee", "must_change_password", sa.Boolean(), "false"),
    ("employee", "password_until_at", sa.DateTime(timezone=True), None),
    ("substitution", "decides", sa.Boolean(), "true"),
    ("substitution", "sees", sa.Boolean(), "true"),
    ("substitution", "works", sa.Boolean(), "false"),
    ("substitution", "reason", sa.Text(), "''"),
    ("substitution", "ended_at", sa.DateTime(timezone=True), None),
)
CHECKS = (
    ("organization", "inn", "sec.inn_valid(inn) AND length(inn) = CASE kind WHEN 'company' THEN 10 ELSE 12 END"),
    ("organization", "kpp", "kpp = '' OR kpp ~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$'"),
    ("organization", "number_prefix", "number_prefix ~ '^[^[:space:]]{1,8}$'"),
    ("department", "name", "name <> ''"),
    ("expert_group", "answer_hours", "answer_hours > 0"),
    ("substitution", "for_something", "decides OR sees"),
    ("substitution", "works_with_open_eyes", "sees OR NOT works"),
    ("tax_regime", "until_on", "until_on IS NULL OR until_on >= from_on"),
    ("tax_regime", "vat_rate", "vat_rate IS NULL OR vat_rate BETWEEN 0 AND 30"),
    ("usn_setting", "block_percent", "approval_percent <= block_percent AND info_percent >= 0"),
    ("usn_setting", "own_limit", "own_limit_kopecks > 0"),
    ("service_permit", "until_on", "until_on IS NULL OR until_on >= from_on"),
    ("claim_quota", "one_subject", "num_nonnulls(employee_id, role, department_id) <= 1"),
    ("approval_route", "from_amount", "from_amount_kopecks >= 0"),
    (
        "approval_route_step",
        "subject",
        "CASE approver WHEN 'person' THEN employee_id IS NOT NULL WHEN 'role' THEN role IS NOT NULL"
        " ELSE level BETWEEN 1 AND 9 END",
    ),
    ("approval_route_step", "hours", "hours > 0"),
)


def upgrade() -> None:
    """Every new column has a default, so a base in use is upgraded without touching a row."""
    op.create_table(
        "past_document",
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["employee_id"], ["crm.employee.id"], name="fk_past_document_employee_id"),
        sa.PrimaryKeyConstraint("employee_id", "document", "document_id", name="pk_past_document"),
        schema="priv",
    )
    for table in RECORDED:
        record(table)
    for table, name, kind, default in COLUMNS:
        add(table, name, kind, default)
    op.create_index("ix_substitution_substitute", "substitution", ["substitute_id", "until_on"], schema="crm")
    op.create_index(
        "uq_claim_quota_subject",
        "claim_quota",
        ["kind", sa.text("coalesce(employee_id, 0)"), sa.text("coalesce(role, '')"), sa.text("coalesce(department_id, 0)")],
        unique=True,
        schema="crm",
    )  # fmt: skip
    # One regime of an organisation at a time, as a constraint: a check in a trigger does not see what others are about to
    # write. A range of one number stands for the number, so that no extension is needed.
    op.execute(
        "ALTER TABLE crm.tax_regime ADD CONSTRAINT ex_tax_regime_period EXCLUDE USING gist"
        " (int8range(organization_id, organization_id, '[]') WITH &&, daterange(from_on, until_on, '[]') WITH &&)"
    )
    for table, name, condition in CHECKS:
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition, schema="crm")


def record(table: str) -> None:
    """The columns of models.base.Recorded."""
    moment = sa.DateTime(timezone=True)
    add(table, "version", sa.Integer(), "1")
    add(table, "created_at", moment, "now()")
    add(table, "created_by", sa.BigInteger(), None)
    add(table, "updated_at", moment, "now()")
    op.create_foreign_key(
        f"fk_{table}_created_by", table, "employee", ["created_by"], ["id"], source_schema="crm", referent_schema="crm"
    )


def add(table: str, name: str, kind: sa.types.TypeEngine[Any], default: str | None) -> None:
    """A column of a table that has rows: NOT NULL only with a default."""
    server_default = None if default is None else sa.text(default)
    column: sa.Column[Any] = sa.Column(name, kind, server_default=server_default, nullable=default is None)
    op.add_column(table, column, schema="crm")


def downgrade() -> None:
    raise NotImplementedError("the way back is the backup made before the migration")
