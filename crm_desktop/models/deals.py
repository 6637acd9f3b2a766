"""The recorded need (потребность), from which every later document is made."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Computed, Date, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, Base, Kopecks, Owned
from crm_desktop.models.workflow import Step, Workflow

STAGES = ("recorded", "calculating", "quoted", "invoiced", "in_work", "closed", "lost")


class Deal(Owned, Base):
    """`state` is the stage: derived from the deal's documents by the base, never typed (except lost, with a reason)."""

    __tablename__ = "deal"
    __table_args__ = (
        CheckConstraint(f"state IN {STAGES}", name="state"),
        CheckConstraint("state <> 'lost' OR lost_reason_id IS NOT NULL", name="lost_reason"),
        CheckConstraint("expected_kopecks >= 0", name="expected"),
        Index("ix_deal_owner", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_deal_created", text("created_at DESC"), text("id DESC")),
        # Deleting people asks every deal about each of them.
        Index("ix_deal_contact", "contact_id", postgresql_where=text("contact_id IS NOT NULL")),
    )
    FIELDS = (
        "client_direction_id", "contact_id", "title", "need", "source", "expected_kopecks", "expected_on", "comment",
    )  # fmt: skip
    WORKFLOW = Workflow(
        initial="recorded",
        states=STAGES,
        editable=("recorded", "calculating", "quoted", "invoiced", "in_work"),
        steps=(
            Step(
                "lose",
                ("recorded", "calculating", "quoted", "invoiced"),
                "lost",
                guards=("no_open_invoice",),
                asks=("lost_reason_id", "competitor?", "comment?"),
                effect=True,
            ),
            Step("reopen", ("lost",), "recorded", asks=("reason?",), effect=True),
            Step(
                "postpone",
                ("recorded", "calculating", "quoted"),
                "",
                asks=("postponed_until_on", "comment?"),
                effect=True,
            ),
        ),
    )

    number: Mapped[str] = mapped_column(Text, Computed("'СД-' || id::text", persisted=True))
    client_direction_id: Mapped[int] = mapped_column(ForeignKey("crm.client_direction.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("crm.contact.id"))
    state: Mapped[str] = mapped_column(server_default=text("'recorded'"))
    title: Mapped[str]
    need: Mapped[str] = mapped_column(server_default=EMPTY)
    source: Mapped[str] = mapped_column(server_default=EMPTY)
    expected: Mapped[Decimal | None] = mapped_column("expected_kopecks", Kopecks)
    expected_on: Mapped[date | None] = mapped_column(Date)
    postponed_until_on: Mapped[date | None] = mapped_column(Date)
    lost_reason_id: Mapped[int | None] = mapped_column(ForeignKey("crm.lost_reason.id"))
    competitor: Mapped[str] = mapped_column(server_default=EMPTY)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
