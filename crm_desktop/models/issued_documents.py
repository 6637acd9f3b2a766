"""Issued documents (выпущенные документы): certificates, declarations, protocols, reports."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, Base, Owned
from crm_desktop.models.workflow import Step, Workflow

KINDS = ("certificate", "declaration", "protocol", "report", "other")
STATES = ("draft", "verified", "issued", "suspended", "withdrawn", "replaced", "expired")


class IssuedDocument(Owned, Base):
    __tablename__ = "issued_document"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint("valid_until_on IS NULL OR issued_on IS NULL OR valid_until_on >= issued_on", name="validity"),
        CheckConstraint("state = 'draft' OR registry_number <> ''", name="number"),
        Index("uq_issued_document_number", "kind", "registry_number", unique=True, postgresql_where=text("registry_number <> ''")),
        Index("ix_issued_document_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_issued_document_group", "group_id", text("created_at DESC"), text("id DESC")),
        Index("ix_issued_document_created", text("created_at DESC"), text("id DESC")),
    )  # fmt: skip
    FIELDS = ("work_item_id", "kind", "registry_number", "object", "standard", "issued_on", "valid_until_on", "comment")
    WORKFLOW = Workflow(
        initial="draft",
        states=STATES,
        steps=(
            Step("verify", ("draft",), "verified", by=("group",), guards=("complete",), effect=True),
            Step("issue", ("draft", "verified"), "issued", by=("taker", "group_lead"), guards=("complete", "verified")),
            Step("suspend", ("issued",), "suspended", by=("group",), asks=("reason",)),
            Step("resume", ("suspended",), "issued", by=("group",)),
            Step("withdraw", ("issued", "suspended"), "withdrawn", by=("group_lead", "taker"), asks=("reason",)),
        ),
    )

    deal_id: Mapped[int] = mapped_column(ForeignKey("crm.deal.id"), index=True)
    work_item_id: Mapped[int] = mapped_column(ForeignKey("crm.work_item.id"), index=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("crm.service.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("crm.expert_group.id"))
    expert_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    kind: Mapped[str] = mapped_column(server_default=text("'certificate'"))
    state: Mapped[str] = mapped_column(server_default=text("'draft'"))
    registry_number: Mapped[str] = mapped_column(server_default=EMPTY)
    object: Mapped[str] = mapped_column(server_default=EMPTY)
    standard: Mapped[str] = mapped_column(server_default=EMPTY)
    issued_on: Mapped[date | None] = mapped_column(Date)
    valid_until_on: Mapped[date | None] = mapped_column(Date)
    comment: Mapped[str] = mapped_column(Text, server_default=EMPTY)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    verified_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class DocumentReminder(Base):
    """That the holder has been told, so many days before the end; each border once."""

    __tablename__ = "document_reminder"
    __table_args__ = (PrimaryKeyConstraint("issued_document_id", "days"), {"schema": "priv"})

    id = None  # type: ignore[assignment]  # the pair is the key
    issued_document_id: Mapped[int] = mapped_column(ForeignKey("crm.issued_document.id"))
    days: Mapped[int] = mapped_column(Integer)
