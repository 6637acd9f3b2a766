"""Personal data (152-ФЗ): who looked at whose, what was taken out of the program, what was destroyed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, INET, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO_JSON, Base, Recorded


class PersonalDataLog(Base):
    """One person's views of one client's people in a day are one row, counted; every export is a row of its own."""

    __tablename__ = "personal_data_log"
    __table_args__ = (
        Index(
            "uq_personal_data_log_view", "employee_id", "client_id", "day_on", unique=True,
            postgresql_where=text("action = 'view'"),
        ),
        Index("ix_personal_data_log_client", "client_id"),
        {"schema": "priv"},
    )  # fmt: skip

    employee_id: Mapped[int]
    login: Mapped[str] = mapped_column(Text, server_default=text("session_user"))
    address: Mapped[str | None] = mapped_column(INET, server_default=text("inet_client_addr()"))
    action: Mapped[str]
    client_id: Mapped[int | None]
    contact_id: Mapped[int | None]
    day_on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("clock_timestamp()"))
    last_at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("clock_timestamp()"))
    times: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    people: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)


class DestructionAct(Recorded, Base):
    """Акт об уничтожении персональных данных (приказ Роскомнадзора от 28.10.2022 № 179): immutable once written.

    It names the person by number only: what was destroyed is not kept in the proof of its destruction.
    """

    __tablename__ = "destruction_act"
    __table_args__ = (
        CheckConstraint("reason IN ('request', 'withdrawn', 'purpose_reached', 'unlawful', 'order')", name="reason"),
        Index("uq_destruction_act_number", "year", "number", unique=True),
        Index("ix_destruction_act_contact", "contact_id"),
    )

    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    destroyed_on: Mapped[date] = mapped_column(Date)
    contact_id: Mapped[int] = mapped_column(ForeignKey("crm.contact.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"))
    client_name: Mapped[str] = mapped_column(server_default=EMPTY)
    reason: Mapped[str]
    request_on: Mapped[date | None] = mapped_column(Date)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    categories: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    counts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("crm.organization.id"))
