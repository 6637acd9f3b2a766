"""Business directions, services, the production calendar and the lists people choose reasons from."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, NO, YES, Base, Kopecks, Recorded


class Direction(Recorded, Base):
    """A business line of the company (направление деятельности), a tree; clients are held by direction.

    A held direction nobody works on for `release_after_days` (0: never) is free again; its holder is warned
    `warn_days` before.
    """

    __tablename__ = "direction"
    __table_args__ = (
        CheckConstraint("release_after_days >= 0", name="release_after_days"),
        CheckConstraint("warn_days >= 1 AND (release_after_days = 0 OR warn_days <= release_after_days)", name="warn_days"),
    )

    parent_id: Mapped[int | None] = mapped_column(ForeignKey("crm.direction.id"))
    name: Mapped[str] = mapped_column(unique=True)
    short_name: Mapped[str]
    color: Mapped[str] = mapped_column(server_default=text("'#8A93A3'"))
    release_after_days: Mapped[int] = mapped_column(Integer, server_default=text("180"))
    warn_days: Mapped[int] = mapped_column(Integer, server_default=text("14"))
    cool_down_days: Mapped[int] = mapped_column(Integer, server_default=text("30"))
    active: Mapped[bool] = mapped_column(server_default=YES)


class Service(Recorded, Base):
    """`needs_calculation=False` is the short path: from the need straight to a quote or an invoice."""

    __tablename__ = "service"
    __table_args__ = (
        CheckConstraint("act_kind IN ('services', 'works')", name="act_kind"),
        CheckConstraint("price_kopecks >= 0", name="price"),
    )

    direction_id: Mapped[int] = mapped_column(ForeignKey("crm.direction.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("crm.expert_group.id"))
    name: Mapped[str] = mapped_column(unique=True)
    unit: Mapped[str] = mapped_column(server_default=text("'усл.'"))
    price: Mapped[Decimal] = mapped_column("price_kopecks", Kopecks, server_default=text("0"))
    term_days: Mapped[int] = mapped_column(Integer, server_default=text("10"))
    needs_calculation: Mapped[bool] = mapped_column(server_default=YES)
    needs_verification: Mapped[bool] = mapped_column(server_default=NO)
    act_kind: Mapped[str] = mapped_column(server_default=text("'services'"))
    vat_exempt_basis: Mapped[str] = mapped_column(server_default=EMPTY)
    active: Mapped[bool] = mapped_column(server_default=YES)


class CalendarDay(Recorded, Base):
    """Days that differ from the five-day week: `kind` holiday, working (moved) or short."""

    __tablename__ = "calendar_day"
    __table_args__ = (CheckConstraint("kind IN ('holiday', 'working', 'short')", name="kind"),)

    day_on: Mapped[date] = mapped_column(Date, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(server_default=EMPTY)


class LostReason(Recorded, Base):
    __tablename__ = "lost_reason"

    name: Mapped[str] = mapped_column(unique=True)
    active: Mapped[bool] = mapped_column(server_default=YES)
