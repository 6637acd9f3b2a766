"""Services in work (услуги в работе): lines of an invoice launched to an expert."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Computed, Date, ForeignKey, Index, Integer, Numeric, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, ZERO, Base, Kopecks, Owned
from crm_desktop.models.workflow import Step, Workflow

STATES = (
    "planned", "released", "assigned", "in_work", "paused", "done", "verified", "acted", "cancelled",
)  # fmt: skip


class WorkItem(Owned, Base):
    """`payment_condition`: full, percent (with `payment_percent`) or none; release waits for it."""

    __tablename__ = "work_item"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("payment_condition IN ('full', 'percent', 'none')", name="condition"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("done_quantity >= 0 AND done_quantity <= quantity", name="done"),
        CheckConstraint("acted_quantity >= 0 AND acted_quantity <= done_quantity", name="acted"),
        CheckConstraint("hours >= 0", name="hours"),
        Index("ix_work_item_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_work_item_group", "group_id", text("created_at DESC"), text("id DESC")),
        Index("ix_work_item_created", text("created_at DESC"), text("id DESC")),
        Index("ix_work_item_expert", "expert_id", "state"),
    )
    FIELDS = ("due_on", "instructions")
    WORKFLOW = Workflow(
        initial="planned",
        states=STATES,
        editable=("planned", "released", "assigned", "in_work", "paused"),
        steps=(
            Step("release", ("planned",), "released", by=("owner",), guards=("payment",), effect=True),
            Step("request_early_start", ("planned",), "", by=("owner",), asks=("reason",), effect=True),
            Step("assign", ("released", "assigned"), "assigned", by=("group_lead", "owner"), asks=("expert_id",), effect=True),
            Step("take", ("released",), "assigned", by=("group",), effect=True),
            Step("start", ("assigned", "released"), "in_work", by=("taker", "group"), effect=True),
            Step("pause", ("in_work",), "paused", by=("taker",), asks=("reason",)),
            Step("resume", ("paused",), "in_work", by=("taker",)),
            Step(
                "finish",
                ("in_work", "assigned"),
                "done",
                by=("taker",),
                guards=("result", "documents"),
                asks=("done_quantity", "done_on", "hours", "result"),
                effect=True,
            ),
            Step("verify", ("done",), "verified", by=("group",), guards=("second_person",), effect=True),
            Step("redo", ("done", "verified"), "in_work", by=("taker", "group_lead"), guards=("not_acted",), asks=("reason",)),
            Step("cancel", ("planned", "released", "assigned", "paused"), "cancelled", by=("owner",), asks=("reason",), effect=True),
        ),
    )  # fmt: skip

    number: Mapped[str] = mapped_column(Text, Computed("'РБ-' || id::text", persisted=True))
    deal_id: Mapped[int] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("crm.invoice.id"), index=True)
    invoice_line_id: Mapped[int] = mapped_column(ForeignKey("crm.invoice_line.id"), index=True)
    quote_line_id: Mapped[int | None] = mapped_column(ForeignKey("crm.quote_line.id"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    service_id: Mapped[int] = mapped_column(ForeignKey("crm.service.id"))
    title: Mapped[str]
    unit: Mapped[str] = mapped_column(server_default=EMPTY)
    quantity: Mapped[Decimal] = mapped_column(Numeric(14, 3))
    done_quantity: Mapped[Decimal] = mapped_column(Numeric(14, 3), server_default=ZERO)
    acted_quantity: Mapped[Decimal] = mapped_column(Numeric(14, 3), server_default=ZERO)
    price: Mapped[Decimal] = mapped_column("price_kopecks", Kopecks, server_default=ZERO)
    discount_percent: Mapped[Decimal] = mapped_column(Numeric(5, 2), server_default=ZERO)
    vat_included: Mapped[bool] = mapped_column(server_default=text("false"))
    group_id: Mapped[int] = mapped_column(ForeignKey("crm.expert_group.id"))
    expert_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    state: Mapped[str] = mapped_column(server_default=text("'planned'"))
    payment_condition: Mapped[str] = mapped_column(server_default=text("'full'"))
    payment_percent: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    early_start: Mapped[bool] = mapped_column(server_default=text("false"))
    due_on: Mapped[date | None] = mapped_column(Date)
    instructions: Mapped[str] = mapped_column(server_default=EMPTY)
    started_at: Mapped[datetime | None] = mapped_column(MOMENT)
    done_on: Mapped[date | None] = mapped_column(Date)
    hours: Mapped[Decimal] = mapped_column(Numeric(8, 2), server_default=ZERO)
    result: Mapped[str] = mapped_column(server_default=EMPTY)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    verified_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    done_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    needs_verification: Mapped[bool] = mapped_column(server_default=text("false"))
    document_count: Mapped[int] = mapped_column(Integer, server_default=ZERO)
