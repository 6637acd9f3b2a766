"""Acts (акты): what is done and not yet acted, never more than that."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, Base, Owned, Recorded
from crm_desktop.models.lines import PRICED, Priced, Totals, line_checks
from crm_desktop.models.workflow import Step, Workflow

STATES = ("draft", "issued", "sent", "signed", "refused", "cancelled")


class Act(Owned, Totals, Base):
    """Primary document; its requisites are those of ст. 9 ч. 2 of 402-ФЗ; immutable once issued."""

    __tablename__ = "act"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("act_kind IN ('services', 'works')", name="act_kind"),
        CheckConstraint("number IS NOT NULL OR sequence IS NULL", name="number"),
        Index("uq_act_number", "organization_id", "year", "sequence", unique=True),
        Index("ix_act_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_act_created", text("created_at DESC"), text("id DESC")),
    )
    FIELDS = (
        "deal_id", "invoice_id", "organization_id", "act_kind", "act_on", "basis", "period_from_on", "period_until_on",
        "result", "buyer_position", "buyer_signatory", "comment", "accept_by_on",
    )  # fmt: skip
    LINES = "act_line"
    WORKFLOW = Workflow(
        initial="draft",
        states=STATES,
        steps=(
            Step("issue", ("draft",), "issued", guards=("complete", "done_quantity", "as_sold", "regime"), effect=True),
            Step("send", ("issued",), "sent", effect=True),
            Step("sign", ("issued", "sent", "refused"), "signed", asks=("signed_on",), effect=True),
            Step("refuse", ("issued", "sent"), "refused", asks=("reason",), effect=True),
            Step("cancel", ("draft", "issued", "sent", "refused"), "cancelled", asks=("reason",), effect=True),
        ),
    )

    number: Mapped[str | None] = mapped_column(Text)
    sequence: Mapped[int | None] = mapped_column(Integer)
    year: Mapped[int | None] = mapped_column(Integer)
    act_kind: Mapped[str] = mapped_column(server_default=text("'services'"))
    state: Mapped[str] = mapped_column(server_default=text("'draft'"))
    deal_id: Mapped[int] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("crm.invoice.id"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    act_on: Mapped[date | None] = mapped_column(Date)
    basis: Mapped[str] = mapped_column(server_default=EMPTY)
    period_from_on: Mapped[date | None] = mapped_column(Date)
    period_until_on: Mapped[date | None] = mapped_column(Date)
    result: Mapped[str] = mapped_column(server_default=EMPTY)
    buyer_position: Mapped[str] = mapped_column(server_default=EMPTY)
    buyer_signatory: Mapped[str] = mapped_column(server_default=EMPTY)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    issued_at: Mapped[datetime | None] = mapped_column(MOMENT)
    sent_at: Mapped[datetime | None] = mapped_column(MOMENT)
    accept_by_on: Mapped[date | None] = mapped_column(Date)
    signed_on: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class ActLine(Priced, Recorded, Base):
    __tablename__ = "act_line"
    __table_args__ = line_checks()
    FIELDS = ("act_id", *PRICED, "work_item_id")

    act_id: Mapped[int] = mapped_column(ForeignKey("crm.act.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    work_item_id: Mapped[int] = mapped_column(ForeignKey("crm.work_item.id"), index=True)
