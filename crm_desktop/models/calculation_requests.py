"""Requests for calculation (manager's side), their lines (the experts' queue) and the calculations themselves."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, Computed, Date, ForeignKey, Index, Integer, Numeric, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO, ZERO, Base, Kopecks, Owned, Recorded
from crm_desktop.models.workflow import Step, Workflow

LINE_STATES = (
    "draft", "queued", "taken", "question", "calculated", "accepted", "returned", "declined", "withdrawn",
)  # fmt: skip
REQUEST_STATES = ("draft", "sent", "calculating", "question", "calculated", "accepted", "closed")


class CalculationRequest(Owned, Base):
    """`state` follows from the lines; `group_ids` are the expert groups that may read it."""

    __tablename__ = "calculation_request"
    __table_args__ = (
        CheckConstraint(f"state IN {REQUEST_STATES}", name="state"),
        Index("ix_calculation_request_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_calculation_request_created", text("created_at DESC"), text("id DESC")),
        Index("ix_calculation_request_groups", "group_ids", postgresql_using="gin"),
    )
    FIELDS = ("deal_id", "comment", "wanted_on")
    LINES = "calculation_line"
    WORKFLOW = Workflow(
        initial="draft",
        states=REQUEST_STATES,
        steps=(
            Step("send", ("draft",), "sent", guards=("complete",), effect=True),
            Step("withdraw", ("sent", "calculating", "question"), "closed", asks=("reason?",), effect=True),
        ),
    )

    number: Mapped[str] = mapped_column(Text, Computed("'ЗР-' || id::text", persisted=True))
    deal_id: Mapped[int] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    state: Mapped[str] = mapped_column(server_default=text("'draft'"))
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    wanted_on: Mapped[date | None] = mapped_column(Date)
    sent_at: Mapped[datetime | None] = mapped_column(MOMENT)
    due_at: Mapped[datetime | None] = mapped_column(MOMENT)
    group_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    price: Mapped[Decimal | None] = mapped_column("price_kopecks", Kopecks)


class CalculationLine(Owned, Base):
    """One service to calculate; lives in the queue of an expert group and is taken by one expert."""

    __tablename__ = "calculation_line"
    __table_args__ = (
        CheckConstraint(f"state IN {LINE_STATES}", name="state"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("state NOT IN ('taken', 'question') OR expert_id IS NOT NULL", name="expert"),
        Index("ix_calculation_line_group", "group_id", text("created_at DESC"), text("id DESC")),
        Index("ix_calculation_line_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_calculation_line_expert", "expert_id", "state"),
    )
    FIELDS = ("request_id", "position", "service_id", "group_id", "subject", "quantity", "parameters", "wanted_on")
    WORKFLOW = Workflow(
        initial="draft",
        states=LINE_STATES,
        steps=(
            Step("take", ("queued",), "taken", by=("group",), effect=True),
            Step("give_back", ("taken", "returned"), "queued", by=("taker",), asks=("reason?",), effect=True),
            Step("assign", ("queued", "taken", "returned"), "taken", by=("group_lead",), asks=("expert_id",), effect=True),
            Step("ask", ("taken", "returned"), "question", by=("taker",), asks=("question",), effect=True),
            Step("answer", ("question",), "taken", by=("owner",), asks=("answer",), effect=True),
            Step("finish", ("taken", "returned"), "calculated", by=("taker",), guards=("priced",), effect=True),
            Step("decline", ("queued", "taken", "returned"), "declined", by=("taker", "group_lead"), asks=("reason",), effect=True),
            Step("accept", ("calculated",), "accepted", by=("owner",)),
            Step("return_back", ("calculated", "accepted"), "returned", by=("owner",), asks=("reason",), effect=True),
            Step("withdraw", ("queued", "taken", "question"), "withdrawn", by=("owner",), asks=("reason?",)),
        ),
    )  # fmt: skip

    number: Mapped[str] = mapped_column(Text, Computed("'РС-' || id::text", persisted=True))
    request_id: Mapped[int] = mapped_column(ForeignKey("crm.calculation_request.id"), index=True)
    deal_id: Mapped[int] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    position: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    service_id: Mapped[int] = mapped_column(ForeignKey("crm.service.id"))
    service_name: Mapped[str] = mapped_column(server_default=EMPTY)
    unit: Mapped[str] = mapped_column(server_default=EMPTY)
    group_id: Mapped[int] = mapped_column(ForeignKey("crm.expert_group.id"))
    expert_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    state: Mapped[str] = mapped_column(server_default=text("'draft'"))
    subject: Mapped[str] = mapped_column(server_default=EMPTY)
    quantity: Mapped[Decimal] = mapped_column(Numeric(14, 3), server_default=text("1"))
    parameters: Mapped[str] = mapped_column(server_default=EMPTY)
    wanted_on: Mapped[date | None] = mapped_column(Date)
    due_at: Mapped[datetime | None] = mapped_column(MOMENT)
    queued_at: Mapped[datetime | None] = mapped_column(MOMENT)
    taken_at: Mapped[datetime | None] = mapped_column(MOMENT)
    calculated_at: Mapped[datetime | None] = mapped_column(MOMENT)
    question: Mapped[str] = mapped_column(server_default=EMPTY)
    question_at: Mapped[datetime | None] = mapped_column(MOMENT)
    answer: Mapped[str] = mapped_column(server_default=EMPTY)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    price: Mapped[Decimal | None] = mapped_column("price_kopecks", Kopecks)
    lowest_price: Mapped[Decimal | None] = mapped_column("lowest_price_kopecks", Kopecks)
    term_days: Mapped[int | None] = mapped_column(Integer)


class Calculation(Recorded, Base):
    """A revision of the calculation of a line; a sent one never changes. Cost lives apart: managers do not see it."""

    __tablename__ = "calculation"
    __table_args__ = (
        CheckConstraint("lowest_price_kopecks <= price_kopecks", name="lowest"),
        CheckConstraint("price_kopecks >= 0 AND lowest_price_kopecks >= 0", name="price"),
        Index("uq_calculation_revision", "line_id", "revision", unique=True),
        Index("uq_calculation_draft", "line_id", unique=True, postgresql_where=text("NOT sent")),
    )
    FIELDS = ("line_id", "price_kopecks", "lowest_price_kopecks", "term_days", "comment")
    LINES = "calculation_cost"

    line_id: Mapped[int] = mapped_column(ForeignKey("crm.calculation_line.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("crm.expert_group.id"), index=True)
    revision: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    sent: Mapped[bool] = mapped_column(server_default=NO)
    sent_at: Mapped[datetime | None] = mapped_column(MOMENT)
    price: Mapped[Decimal] = mapped_column("price_kopecks", Kopecks, server_default=ZERO)
    lowest_price: Mapped[Decimal] = mapped_column("lowest_price_kopecks", Kopecks, server_default=ZERO)
    term_days: Mapped[int] = mapped_column(Integer, server_default=text("10"))
    comment: Mapped[str] = mapped_column(server_default=EMPTY)


class CalculationCost(Recorded, Base):
    """One line of cost: labour, subcontract, travel, laboratory, overhead. Visible to experts and executives only."""

    __tablename__ = "calculation_cost"
    __table_args__ = (
        CheckConstraint("kind IN ('labour', 'subcontract', 'travel', 'laboratory', 'overhead')", name="kind"),
        CheckConstraint("quantity >= 0 AND rate_kopecks >= 0", name="amounts"),
    )
    FIELDS = ("calculation_id", "position", "kind", "title", "quantity", "rate_kopecks")

    calculation_id: Mapped[int] = mapped_column(ForeignKey("crm.calculation.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("crm.expert_group.id"), index=True)
    position: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    kind: Mapped[str] = mapped_column(server_default=text("'labour'"))
    title: Mapped[str] = mapped_column(server_default=EMPTY)
    quantity: Mapped[Decimal] = mapped_column(Numeric(14, 3), server_default=text("1"))
    rate: Mapped[Decimal] = mapped_column("rate_kopecks", Kopecks, server_default=ZERO)
    amount: Mapped[Decimal] = mapped_column(
        "amount_kopecks", BigInteger, Computed("round(quantity * rate_kopecks)::bigint", persisted=True)
    )
