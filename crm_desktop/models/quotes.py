"""Quotes (коммерческие предложения): versions under one number, exactly one current."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO, YES, Base, Kopecks, Owned, Recorded
from crm_desktop.models.lines import PRICED, Priced, Totals, line_checks
from crm_desktop.models.workflow import Step, Workflow

STATES = ("draft", "on_approval", "approved", "sent", "accepted", "rejected", "expired", "superseded")


class Quote(Owned, Totals, Base):
    """One version of a quote; the versions of a quote share `number`, `revision` counts them."""

    __tablename__ = "quote"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("uq_quote_revision", "number", "revision", unique=True, postgresql_where=text("number IS NOT NULL")),
        Index("uq_quote_current", "number", unique=True, postgresql_where=text("current")),
        Index("ix_quote_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_quote_created", text("created_at DESC"), text("id DESC")),
        Index("ix_quote_contact", "contact_id", postgresql_where=text("contact_id IS NOT NULL")),
    )
    FIELDS = (
        "deal_id", "organization_id", "contact_id", "valid_until_on", "addressee", "greeting",
        "payment_terms", "term_text", "documents_needed", "comment",
    )  # fmt: skip
    LINES = "quote_line"
    WORKFLOW = Workflow(
        initial="draft",
        states=STATES,
        steps=(
            Step("submit", ("draft",), "on_approval", guards=("complete", "permit", "needs_approval"), asks=("reason?",), effect=True),
            Step("send", ("draft", "approved"), "sent", guards=("complete", "permit", "within_limits"), effect=True),
            Step("accept", ("sent",), "accepted", guards=("valid",)),
            Step("reject", ("sent",), "rejected", asks=("reason",), effect=True),
            Step("revise", ("approved", "sent", "rejected", "expired"), "superseded", effect=True),
            Step("reinstate", ("expired",), "sent", asks=("valid_until_on", "reason"), effect=True),
            Step("recall", ("on_approval",), "draft", effect=True),
        ),
    )

    number: Mapped[str | None] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    current: Mapped[bool] = mapped_column(server_default=YES)
    deal_id: Mapped[int] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("crm.contact.id"))
    state: Mapped[str] = mapped_column(server_default=text("'draft'"))
    issued_on: Mapped[date | None] = mapped_column(Date)
    sent_at: Mapped[datetime | None] = mapped_column(MOMENT)
    valid_until_on: Mapped[date | None] = mapped_column(Date)
    addressee: Mapped[str] = mapped_column(server_default=EMPTY)
    greeting: Mapped[str] = mapped_column(server_default=EMPTY)
    payment_terms: Mapped[str] = mapped_column(server_default=EMPTY)
    term_text: Mapped[str] = mapped_column(server_default=EMPTY)
    documents_needed: Mapped[str] = mapped_column(server_default=EMPTY)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    content_hash: Mapped[str] = mapped_column(server_default=EMPTY)


class QuoteLine(Priced, Recorded, Base):
    """A line from an accepted calculation (`calculation_line_id`) or from the price list."""

    __tablename__ = "quote_line"
    __table_args__ = line_checks()
    FIELDS = ("quote_id", *PRICED, "calculation_line_id", "description", "term_days", "optional")

    quote_id: Mapped[int] = mapped_column(ForeignKey("crm.quote.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    calculation_line_id: Mapped[int | None] = mapped_column(ForeignKey("crm.calculation_line.id"), index=True)
    description: Mapped[str] = mapped_column(server_default=EMPTY)
    term_days: Mapped[int | None] = mapped_column(Integer)
    optional: Mapped[bool] = mapped_column(server_default=NO)
    lowest_price: Mapped[Decimal | None] = mapped_column("lowest_price_kopecks", Kopecks)
