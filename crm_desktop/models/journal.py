"""The journal of every change, the events people read as a timeline, and what each person keeps for himself."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index, LargeBinary, PrimaryKeyConstraint, Text, text
from sqlalchemy.dialects.postgresql import INET, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO_JSON, Base, Recorded


class Journal(Base):
    """Field by field, with login, transaction and address; never granted, read through a function."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_row", "relation", "row_id"), {"schema": "priv"})

    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("clock_timestamp()"))
    login: Mapped[str] = mapped_column(Text, server_default=text("session_user"))
    transaction: Mapped[int] = mapped_column(BigInteger, server_default=text("(pg_current_xact_id()::text)::bigint"))
    address: Mapped[str | None] = mapped_column(INET, server_default=text("inet_client_addr()"))
    relation: Mapped[str]
    row_id: Mapped[int]
    operation: Mapped[str]
    changes: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Event(Base):
    """A step taken or a comment written; seen by whoever sees the document (same owner and group)."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_document", "document", "document_id", "at"),
        Index("ix_event_deal", "deal_id", "at"),
    )

    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("clock_timestamp()"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    kind: Mapped[str]
    document: Mapped[str]
    document_id: Mapped[int]
    deal_id: Mapped[int | None]
    client_id: Mapped[int | None] = mapped_column(index=True)
    owner_id: Mapped[int | None] = mapped_column(index=True)
    group_id: Mapped[int | None] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(server_default=EMPTY)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)


class File(Recorded, Base):
    """An attached file; content in the base, up to the limit checked by `api.file_attach`."""

    __tablename__ = "file"
    __table_args__ = (Index("ix_file_document", "document", "document_id"),)

    document: Mapped[str]
    document_id: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(index=True)
    group_id: Mapped[int | None] = mapped_column(index=True)
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class UserSetting(Base):
    """Views, columns, favourites, history of one person; nobody else's business."""

    __tablename__ = "user_setting"
    __table_args__ = (PrimaryKeyConstraint("employee_id", "key"),)

    id = None  # type: ignore[assignment]  # the pair is the key
    employee_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    key: Mapped[str]
    value: Mapped[Any] = mapped_column(JSONB)


class FormDraft(Base):
    """What was typed and not yet saved, so that nothing is lost."""

    __tablename__ = "form_draft"
    __table_args__ = (PrimaryKeyConstraint("employee_id", "key"),)

    id = None  # type: ignore[assignment]  # the pair is the key
    employee_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    key: Mapped[str]
    content: Mapped[Any] = mapped_column(JSONB)
    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("now()"))


class Housekeeping(Base):
    """A day on which the calendar's work was done; inserting its row is the lock, so it is done once."""

    __tablename__ = "housekeeping"
    __table_args__ = (PrimaryKeyConstraint("day_on"), {"schema": "priv"})

    id = None  # type: ignore[assignment]  # the day is the key
    day_on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("now()"))
    login: Mapped[str] = mapped_column(Text, server_default=text("session_user"))
    counts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
