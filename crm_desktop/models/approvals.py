"""One approval mechanism for every kind: routes as data, steps, decisions."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, Integer, Numeric, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO_JSON, NOW, YES, Base, Kopecks, Recorded
from crm_desktop.models.workflow import Step, Workflow

KINDS = ("claim", "discount", "prepayment", "usn", "early_start", "usn_exception", "margin")
STATES = ("pending", "approved", "rejected", "returned", "cancelled")


class ApprovalRoute(Recorded, Base):
    """The route of a kind from an amount upwards; a running approval keeps the version it began with."""

    __tablename__ = "approval_route"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint("from_amount_kopecks >= 0", name="from_amount"),
    )
    LINES = "approval_route_step"

    kind: Mapped[str]
    name: Mapped[str]
    from_amount: Mapped[Decimal] = mapped_column("from_amount_kopecks", Kopecks, server_default=text("0"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("crm.organization.id"))
    direction_id: Mapped[int | None] = mapped_column(ForeignKey("crm.direction.id"))
    active: Mapped[bool] = mapped_column(server_default=YES)


class ApprovalRouteStep(Base):
    """`approver` is person (employee_id), role, superior (level: n-th above the submitter) or group_head (of the groups whose
    services the document holds). `mode` any: one of them decides; all: everybody must say yes.
    """

    __tablename__ = "approval_route_step"
    __table_args__ = (
        CheckConstraint("approver IN ('person', 'role', 'superior', 'group_head')", name="approver"),
        CheckConstraint(
            "CASE approver WHEN 'person' THEN employee_id IS NOT NULL WHEN 'role' THEN role IS NOT NULL WHEN 'superior' THEN level BETWEEN 1 AND 9 ELSE true END",
            name="subject",
        ),
        CheckConstraint("mode IN ('any', 'all')", name="mode"),
        CheckConstraint("hours > 0", name="hours"),
    )

    route_id: Mapped[int] = mapped_column(ForeignKey("crm.approval_route.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    approver: Mapped[str]
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    role: Mapped[str | None]
    level: Mapped[int | None] = mapped_column(Integer)
    mode: Mapped[str] = mapped_column(server_default=text("'any'"))
    hours: Mapped[int] = mapped_column(Integer, server_default=text("8"))


class Approval(Recorded, Base):
    """A request for a decision; `content_hash` binds it to what was seen: any change of that cancels it."""

    __tablename__ = "approval"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("ix_approval_approvers", "approver_ids", postgresql_using="gin"),
        Index("ix_approval_document", "document", "document_id"),
        Index("uq_approval_pending", "kind", "document", "document_id", unique=True, postgresql_where=text("state = 'pending'")),
        Index("ix_approval_owner", "owner_id", text("created_at DESC"), text("id DESC")),
    )  # fmt: skip
    WORKFLOW = Workflow(
        initial="pending",
        states=STATES,
        editable=(),
        steps=(
            Step("approve", ("pending",), "", by=("approver",), guards=("once",), asks=("comment?",), effect=True),
            # The effect says the state: the "no" of somebody who was only asked first ends nothing.
            Step("reject", ("pending",), "", by=("approver",), guards=("once",), asks=("comment",), effect=True),
            Step("return_back", ("pending",), "", by=("approver",), guards=("once",), asks=("comment",), effect=True),
            Step("delegate", ("pending",), "", by=("approver",), guards=("once",), asks=("employee_id", "comment?"), effect=True),
            Step("ask_before", ("pending",), "", by=("approver",), guards=("once", "may_ask"), asks=("employee_id", "comment?"), effect=True),
            Step("take_back", ("pending",), "", by=("asker",), effect=True),
        ),
    )

    kind: Mapped[str]
    state: Mapped[str] = mapped_column(server_default=text("'pending'"))
    document: Mapped[str]
    document_id: Mapped[int]
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    submitted_by: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    client_id: Mapped[int | None] = mapped_column(ForeignKey("crm.client.id"))
    client_name: Mapped[str] = mapped_column(server_default=EMPTY)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("crm.organization.id"))
    title: Mapped[str] = mapped_column(server_default=EMPTY)
    amount: Mapped[Decimal | None] = mapped_column("amount_kopecks", Kopecks)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    content_hash: Mapped[str] = mapped_column(server_default=EMPTY)
    approver_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    pending_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    due_at: Mapped[datetime | None] = mapped_column(MOMENT)
    decided_at: Mapped[datetime | None] = mapped_column(MOMENT)
    valid_until_on: Mapped[date | None] = mapped_column(Date)
    route_id: Mapped[int | None] = mapped_column(ForeignKey("crm.approval_route.id"))
    route_version: Mapped[int | None] = mapped_column(Integer)


class ApprovalStep(Base):
    """A step of a running approval; `on_behalf_of` is the absent person a substitute decided for.

    `decisions` are the yeses of a step that needs all of its people: by, for, name, on_behalf_of, at, comment; `asked_by` put
    this step before his own and wrote the `question`; `escalated_ids` were added because the time ran out.
    """

    __tablename__ = "approval_step"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'pending', 'approved', 'rejected', 'returned', 'skipped')", name="state"),
    )

    approval_id: Mapped[int] = mapped_column(ForeignKey("crm.approval.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    approver_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    words: Mapped[str] = mapped_column(Text, server_default=EMPTY)
    state: Mapped[str] = mapped_column(server_default=text("'waiting'"))
    pending_at: Mapped[datetime | None] = mapped_column(MOMENT)
    due_at: Mapped[datetime | None] = mapped_column(MOMENT)
    hours: Mapped[int] = mapped_column(Integer, server_default=text("8"))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    on_behalf_of: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    decided_at: Mapped[datetime | None] = mapped_column(MOMENT)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    mode: Mapped[str] = mapped_column(server_default=text("'any'"))
    decisions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    question: Mapped[str] = mapped_column(server_default=EMPTY)
    reminded_at: Mapped[datetime | None] = mapped_column(MOMENT)
    escalated_at: Mapped[datetime | None] = mapped_column(MOMENT)
    escalated_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))


class MarginNorm(Base):
    """The least margin over the cost, in percent of the price; the newest counts, NULL asks nothing. Told to executives alone."""

    __tablename__ = "margin_norm"
    __table_args__ = (
        CheckConstraint("percent > 0 AND percent < 100", name="percent"),
        {"schema": "priv"},
    )

    percent: Mapped[Decimal | None] = mapped_column(Numeric(4, 2))
    set_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    set_by: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
