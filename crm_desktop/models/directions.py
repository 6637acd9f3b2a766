"""Directions of clients: one holder at a time, claims with monthly quotas."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, ZERO, Base, Recorded
from crm_desktop.models.workflow import Step, Workflow


class ClientDirection(Recorded, Base):
    """Client x direction. `holder_id` is set exactly in the states held and reserved (for whom it is reserved).

    `warned_on`: the day its holder was told that it will be returned; `keep_until_on`: not returned before, by a head's
    word; `note`: why it is blocked or kept.
    """

    __tablename__ = "client_direction"
    __table_args__ = (
        UniqueConstraint("client_id", "direction_id"),
        CheckConstraint("state IN ('free', 'reserved', 'held', 'blocked')", name="state"),
        CheckConstraint("(state IN ('held', 'reserved')) = (holder_id IS NOT NULL)", name="holder"),
        Index("ix_client_direction_holder", "holder_id", "state"),
    )
    WORKFLOW = Workflow(
        initial="free",
        states=("free", "reserved", "held", "blocked"),
        editable=(),
        steps=(
            Step("release", ("held",), "free", by=("owner", "analyst"), guards=("idle",), asks=("reason?",), effect=True),
            Step("hand_over", ("held",), "", by=("superior", "analyst"), guards=("undecided",), asks=("manager_id", "reason"), effect=True),
            Step("keep", ("held",), "", by=("superior", "analyst"), asks=("until_on", "reason"), effect=True),
            Step("block", ("free",), "blocked", by=("analyst",), asks=("reason",), effect=True),
            Step("unblock", ("blocked",), "free", by=("analyst",), effect=True),
        ),
    )

    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"))
    client_name: Mapped[str] = mapped_column(server_default=EMPTY)
    direction_id: Mapped[int] = mapped_column(ForeignKey("crm.direction.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    state: Mapped[str] = mapped_column(server_default=text("'free'"))
    held_at: Mapped[datetime | None] = mapped_column(MOMENT)
    reserved_until_at: Mapped[datetime | None] = mapped_column(MOMENT)
    last_activity_at: Mapped[datetime | None] = mapped_column(MOMENT)
    cool_down_until_on: Mapped[date | None] = mapped_column(Date)
    last_holder_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    warned_on: Mapped[date | None] = mapped_column(Date)
    keep_until_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(server_default=EMPTY)


class Claim(Base):
    """The history of a slot: who held it, since when, and how it ended (`ended_how`: released, returned by rule, handed_over)."""

    __tablename__ = "claim"

    client_direction_id: Mapped[int] = mapped_column(ForeignKey("crm.client_direction.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True)
    new_client: Mapped[bool]
    claimed_at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("now()"))
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)
    ended_how: Mapped[str] = mapped_column(server_default=EMPTY)
    end_reason: Mapped[str] = mapped_column(server_default=EMPTY)
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("crm.approval.id", use_alter=True))


class ClaimQuota(Recorded, Base):
    """Claims a month; the most specific rule wins: person, role, department, company (all NULL)."""

    __tablename__ = "claim_quota"
    __table_args__ = (
        CheckConstraint("kind IN ('direction', 'new_client')", name="kind"),
        CheckConstraint("monthly >= 0", name="monthly"),
        CheckConstraint("num_nonnulls(employee_id, role, department_id) <= 1", name="one_subject"),
        Index("uq_claim_quota_subject", "kind", text("coalesce(employee_id, 0)"), text("coalesce(role, '')"), text("coalesce(department_id, 0)"), unique=True),
    )

    kind: Mapped[str]
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    role: Mapped[str | None]
    department_id: Mapped[int | None] = mapped_column(ForeignKey("crm.department.id"))
    monthly: Mapped[int] = mapped_column(Integer)


class ClaimMonth(Base):
    """The ledger of claims granted in a month (given back ones included); `cap` is written by the claiming command."""

    __tablename__ = "claim_month"
    __table_args__ = (
        PrimaryKeyConstraint("employee_id", "month_on", "kind"),
        {"schema": "priv", "postgresql_with": {"fillfactor": "50"}},
    )

    id = None  # type: ignore[assignment]  # the triple is the key
    employee_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    month_on: Mapped[date] = mapped_column(Date)
    kind: Mapped[str]
    used: Mapped[int] = mapped_column(Integer, server_default=ZERO)
