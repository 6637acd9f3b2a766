"""Bank statements, payments and their allocation to invoices."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO, ZERO, Base, Kopecks, Recorded
from crm_desktop.models.workflow import Step, Workflow

KINDS = ("payment", "refund_to_client", "refund_from_supplier", "internal", "other")
STATES = ("unmatched", "matched", "allocated", "ignored")


class BankStatement(Recorded, Base):
    """One imported file of 1CClientBankExchange."""

    __tablename__ = "bank_statement"

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    account: Mapped[str]
    file_name: Mapped[str] = mapped_column(server_default=EMPTY)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    opening: Mapped[Decimal | None] = mapped_column("opening_kopecks", Kopecks)
    incoming: Mapped[Decimal] = mapped_column("incoming_kopecks", Kopecks, server_default=ZERO)
    outgoing: Mapped[Decimal] = mapped_column("outgoing_kopecks", Kopecks, server_default=ZERO)
    closing: Mapped[Decimal | None] = mapped_column("closing_kopecks", Kopecks)
    new_count: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    known_count: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    undone_at: Mapped[datetime | None] = mapped_column(MOMENT)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class Payment(Recorded, Base):
    """Money on the bank's date; counts for УСН once classified as `payment` or `refund_to_client` (п. 1 ст. 346.17).

    `returned` went back out of the client's credit; a refund names the payments it gives back in `refund_of_ids`.
    """

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("amount_kopecks > 0", name="amount"),
        CheckConstraint("vat_kopecks >= 0 AND vat_kopecks <= amount_kopecks", name="vat"),
        CheckConstraint("allocated_kopecks >= 0 AND allocated_kopecks <= amount_kopecks", name="allocated"),
        CheckConstraint("returned_kopecks >= 0 AND allocated_kopecks + returned_kopecks <= amount_kopecks", name="returned"),
        CheckConstraint("direction IN ('in', 'out')", name="direction"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("uq_payment_duplicate_key", "duplicate_key", unique=True),
        Index("ix_payment_bank_on", text("bank_on DESC"), text("id DESC")),
        Index("ix_payment_owner_ids", "owner_ids", postgresql_using="gin"),
        Index("ix_payment_refund_of_ids", "refund_of_ids", postgresql_using="gin", postgresql_where=text("refund_of_ids <> '{}'")),
    )
    FIELDS = (
        "organization_id", "account", "direction", "bank_on", "document_number", "document_on", "amount_kopecks",
        "counterparty_name", "counterparty_inn", "counterparty_account", "purpose",
    )  # fmt: skip
    WORKFLOW = Workflow(
        initial="unmatched",
        states=STATES,
        editable=(),
        steps=(
            Step("allocate", STATES, "allocated", by=("accountant",), asks=("allocations",), effect=True, hidden=True),
            Step("confirm", ("matched",), "allocated", by=("accountant",), effect=True),
            Step("refund", ("unmatched", "matched"), "allocated", by=("accountant",), asks=("payment_id?", "allocations?", "parts?"), effect=True, hidden=True),
            Step("release", ("matched", "allocated", "ignored"), "unmatched", by=("accountant",), asks=("reason?",), effect=True),
            Step("classify", ("unmatched", "matched"), "ignored", by=("accountant",), asks=("kind",), effect=True),
            Step("assign", STATES, "", by=("accountant",), asks=("client_id",), effect=True, hidden=True),
        ),
    )  # fmt: skip

    statement_id: Mapped[int | None] = mapped_column(ForeignKey("crm.bank_statement.id"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    client_id: Mapped[int | None] = mapped_column(ForeignKey("crm.client.id"), index=True)
    client_name: Mapped[str] = mapped_column(server_default=EMPTY)
    owner_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    account: Mapped[str]
    direction: Mapped[str] = mapped_column(server_default=text("'in'"))
    bank_on: Mapped[date] = mapped_column(Date)
    document_number: Mapped[str] = mapped_column(server_default=EMPTY)
    document_on: Mapped[date | None] = mapped_column(Date)
    amount: Mapped[Decimal] = mapped_column("amount_kopecks", Kopecks)
    vat: Mapped[Decimal] = mapped_column("vat_kopecks", Kopecks, server_default=ZERO)
    allocated: Mapped[Decimal] = mapped_column("allocated_kopecks", Kopecks, server_default=ZERO)
    counterparty_name: Mapped[str] = mapped_column(server_default=EMPTY)
    counterparty_inn: Mapped[str] = mapped_column(server_default=EMPTY)
    counterparty_account: Mapped[str] = mapped_column(server_default=EMPTY)
    purpose: Mapped[str] = mapped_column(server_default=EMPTY)
    kind: Mapped[str] = mapped_column(server_default=text("'payment'"))
    state: Mapped[str] = mapped_column(server_default=text("'unmatched'"))
    confidence: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    match_reason: Mapped[str] = mapped_column(server_default=EMPTY)
    suggested_invoice_id: Mapped[int | None] = mapped_column(ForeignKey("crm.invoice.id"))
    duplicate_key: Mapped[str] = mapped_column(Text)
    returned: Mapped[Decimal] = mapped_column("returned_kopecks", Kopecks, server_default=ZERO)
    refund_of_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    entered_by_hand: Mapped[bool] = mapped_column(server_default=NO)
    note: Mapped[str] = mapped_column(server_default=EMPTY)


class PaymentAllocation(Recorded, Base):
    """Part of a payment that pays an invoice; many to many."""

    __tablename__ = "payment_allocation"
    __table_args__ = (
        UniqueConstraint("payment_id", "invoice_id"),
        CheckConstraint("amount_kopecks > 0", name="amount"),
    )

    payment_id: Mapped[int] = mapped_column(ForeignKey("crm.payment.id"))
    invoice_id: Mapped[int] = mapped_column(ForeignKey("crm.invoice.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    bank_on: Mapped[date] = mapped_column(Date)
    amount: Mapped[Decimal] = mapped_column("amount_kopecks", Kopecks)


class RefundPart(Base):
    """What a refund gives back of one payment: out of an invoice that payment pays, or (NULL) out of the client's credit."""

    __tablename__ = "refund_part"
    __table_args__ = (
        UniqueConstraint("refund_id", "payment_id", "invoice_id", postgresql_nulls_not_distinct=True),
        CheckConstraint("amount_kopecks > 0", name="amount"),
        Index("ix_refund_part_payment_id", "payment_id", "invoice_id"),
        {"schema": "priv"},
    )

    refund_id: Mapped[int] = mapped_column(ForeignKey("crm.payment.id"))
    payment_id: Mapped[int] = mapped_column(ForeignKey("crm.payment.id"))
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("crm.invoice.id"))
    amount: Mapped[Decimal] = mapped_column("amount_kopecks", Kopecks)
