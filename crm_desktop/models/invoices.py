"""Invoices (счета на оплату): full, prepayment, final; numbered at issue, never changed afterwards."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, Numeric, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, ZERO, Base, Kopecks, Owned, Recorded
from crm_desktop.models.lines import PRICED, Priced, Totals, line_checks
from crm_desktop.models.workflow import Step, Workflow

STATES = ("draft", "on_approval", "approved", "issued", "partly_paid", "paid", "cancelled")
KINDS = ("full", "prepayment", "final")


class Invoice(Owned, Totals, Base):
    """`snapshot` is everything printed, taken at issue; `paid` counts allocated payments.

    A number without `sequence` was given by the other system of the exchange: it makes no hole in our series.

    `source_invoice_id` is the invoice it was copied from or issued instead of.
    """

    __tablename__ = "invoice"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint("number IS NOT NULL OR sequence IS NULL", name="number"),
        CheckConstraint("paid_kopecks >= 0", name="paid"),
        CheckConstraint("prepayment_percent > 0 AND prepayment_percent <= 100", name="prepayment"),
        CheckConstraint("prepayment_kopecks > 0", name="prepayment_sum"),
        Index("uq_invoice_number", "organization_id", "year", "sequence", unique=True),
        Index("ix_invoice_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_invoice_created", text("created_at DESC"), text("id DESC")),
        Index("ix_invoice_number_text", "number", postgresql_ops={"number": "text_pattern_ops"}),
    )
    FIELDS = (
        "deal_id", "quote_id", "organization_id", "kind", "prepayment_percent", "basis", "due_on",
        "expected_payment_on", "comment", "terms",
    )  # fmt: skip
    LINES = "invoice_line"
    WORKFLOW = Workflow(
        initial="draft",
        states=STATES,
        steps=(
            Step("submit", ("draft",), "on_approval", guards=("complete", "permit", "needs_approval"), asks=("reason?",), effect=True),
            Step("recall", ("on_approval",), "draft", effect=True),
            Step(
                "issue",
                ("draft", "approved"),
                "issued",
                guards=("complete", "approved", "permit", "regime", "usn_limit"),
                asks=("on?",),
                effect=True,
            ),
            Step("launch", ("issued", "partly_paid", "paid"), "", asks=("lines",), effect=True, hidden=True),
            Step("revise", ("approved",), "draft"),
            Step("cancel", ("draft", "approved", "issued"), "cancelled", guards=("unpaid",), asks=("reason",), effect=True),
        ),
    )  # fmt: skip

    number: Mapped[str | None] = mapped_column(Text)
    sequence: Mapped[int | None] = mapped_column(Integer)
    year: Mapped[int | None] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(server_default=text("'full'"))
    state: Mapped[str] = mapped_column(server_default=text("'draft'"))
    deal_id: Mapped[int] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("crm.quote.id"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    prepayment_percent: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    prepayment: Mapped[Decimal | None] = mapped_column("prepayment_kopecks", Kopecks)
    source_invoice_id: Mapped[int | None] = mapped_column(ForeignKey("crm.invoice.id"), index=True)
    basis: Mapped[str] = mapped_column(server_default=EMPTY)
    issued_on: Mapped[date | None] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    expected_payment_on: Mapped[date | None] = mapped_column(Date)
    paid: Mapped[Decimal] = mapped_column("paid_kopecks", Kopecks, server_default=ZERO)
    committed: Mapped[Decimal] = mapped_column("committed_kopecks", Kopecks, server_default=ZERO)
    committed_year: Mapped[int | None] = mapped_column(Integer)
    terms: Mapped[str] = mapped_column(server_default=EMPTY)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    approved_hash: Mapped[str] = mapped_column(server_default=EMPTY)
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class InvoiceLine(Priced, Recorded, Base):
    """`launched` counts the quantity already given to experts; never more than was ordered.

    `calculation_line_id` is what it was invoiced from without a quote: no field, so that nobody takes its lowest price off.
    """

    __tablename__ = "invoice_line"
    __table_args__ = (
        *line_checks(),
        CheckConstraint("launched >= 0 AND launched <= ordered", name="launched"),
    )
    FIELDS = ("invoice_id", *PRICED)

    invoice_id: Mapped[int] = mapped_column(ForeignKey("crm.invoice.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    quote_line_id: Mapped[int | None] = mapped_column(ForeignKey("crm.quote_line.id"), index=True)
    calculation_line_id: Mapped[int | None] = mapped_column(ForeignKey("crm.calculation_line.id"), index=True)
    lowest_price: Mapped[Decimal | None] = mapped_column("lowest_price_kopecks", Kopecks)
    ordered: Mapped[Decimal] = mapped_column(Numeric(14, 3), server_default=text("1"))
    launched: Mapped[Decimal] = mapped_column(Numeric(14, 3), server_default=ZERO)
