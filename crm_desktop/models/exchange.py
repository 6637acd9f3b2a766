"""The exchange with Terrasoft: what is mapped to what, what both sides last agreed on, what waits and why.

Everything stands in `priv`: nothing is granted, the functions `api.exchange_*` answer those with the integration right.
Values of `base`, `sent`, `row` are canonical texts in the words of the other side (guids of its records, its dictionaries).
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Uuid

from crm_desktop.models.base import EMPTY, MOMENT, NO, NO_JSON, NOW, ZERO, Base

OBJECTS = (
    "client", "contact", "client_direction", "deal", "calculation_request", "calculation_line", "quote", "quote_line",
    "invoice", "invoice_line", "payment", "work_item", "act",
)  # fmt: skip
DIRECTIONS = ("off", "in", "out", "both")
LEADERS = ("theirs", "both", "ours")
PRIVATE = {"schema": "priv"}


class ExchangeProfile(Base):
    """How the other side is reached, without secrets; the only row. `active` is the switch of the whole exchange."""

    __tablename__ = "exchange_profile"
    __table_args__ = (Index("uq_exchange_profile_one", text("(true)"), unique=True), PRIVATE)

    profile: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    active: Mapped[bool] = mapped_column(server_default=NO)
    saved_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    saved_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class ExchangeObject(Base):
    """One of our objects and the set it goes with; `fields` as services/terrasoft/mapping.py writes them.

    `watermark_at`: the newest ModifiedOn received, by the clock of the other side. `deletions`: off, or found by a scan of ids.
    """

    __tablename__ = "exchange_object"
    __table_args__ = (
        PrimaryKeyConstraint("object"),
        CheckConstraint(f"direction IN {DIRECTIONS}", name="direction"),
        CheckConstraint(f"leader IN {LEADERS}", name="leader"),
        CheckConstraint("deletions IN ('off', 'scan')", name="deletions"),
        PRIVATE,
    )

    id = None  # type: ignore[assignment]  # the object's name is the key
    object: Mapped[str]
    position: Mapped[int] = mapped_column(Integer)
    entity: Mapped[str]
    direction: Mapped[str] = mapped_column(server_default=text("'off'"))
    leader: Mapped[str] = mapped_column(server_default=text("'both'"))
    deletions: Mapped[str] = mapped_column(server_default=text("'off'"))
    filter: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    constants: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    fields: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    watermark_at: Mapped[datetime | None] = mapped_column(MOMENT)
    scanned_at: Mapped[datetime | None] = mapped_column(MOMENT)
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))


class ExchangeValue(Base):
    """A word of a dictionary there and what it is here; `ours` NULL: nobody has said yet. `main` answers what goes out.

    `also`: words of ours that go out as this one when they have none of their own (there are fewer states there).
    """

    __tablename__ = "exchange_value"
    __table_args__ = (
        UniqueConstraint("dictionary", "theirs"),
        Index("uq_exchange_value_main", "dictionary", "ours", unique=True, postgresql_where=text("main")),
        PRIVATE,
    )

    dictionary: Mapped[str]
    theirs: Mapped[str]
    their_name: Mapped[str] = mapped_column(server_default=EMPTY)
    ours: Mapped[str | None] = mapped_column(Text)
    main: Mapped[bool] = mapped_column(server_default=NO)
    also: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))


class ExchangeLink(Base):
    """The pair of records: what stood there (`base`) and here (`ours`) when they last agreed, and what was sent and is not
    yet known to have arrived. Two pictures, for a side may show the same thing in its own way for ever.

    state: creating (their id is written ahead), linked, gone_there, gone_here, parted (a person said so: never again).
    """

    __tablename__ = "exchange_link"
    __table_args__ = (
        PrimaryKeyConstraint("object", "our_id"),
        UniqueConstraint("object", "their_id"),
        CheckConstraint("state IN ('creating', 'linked', 'gone_there', 'gone_here', 'parted')", name="state"),
        PRIVATE,
    )

    id = None  # type: ignore[assignment]  # the pair is the key
    object: Mapped[str]
    our_id: Mapped[int]
    their_id: Mapped[UUID] = mapped_column(Uuid)
    state: Mapped[str] = mapped_column(server_default=text("'linked'"))
    base: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    ours: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    sent: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    modified_at: Mapped[datetime | None] = mapped_column(MOMENT)
    missed: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    agreed_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)


class ExchangeOut(Base):
    """A row of ours that changed, written by triggers in the transaction of the change; `seq` tells a newer change."""

    __tablename__ = "exchange_out"
    __table_args__ = (
        PrimaryKeyConstraint("object", "our_id"),
        Index("ix_exchange_out_due", "due_at"),
        PRIVATE,
    )

    id = None  # type: ignore[assignment]  # the row is the key
    object: Mapped[str]
    our_id: Mapped[int]
    seq: Mapped[int] = mapped_column(BigInteger)
    changed_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    due_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    attempts: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    code: Mapped[str] = mapped_column(server_default=EMPTY)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)


class ExchangeIn(Base):
    """A row of theirs that could not be taken yet, and why; `waits_for` is the reference or the word it waits for."""

    __tablename__ = "exchange_in"
    __table_args__ = (
        PrimaryKeyConstraint("object", "their_id"),
        Index("ix_exchange_in_due", "due_at"),
        Index("ix_exchange_in_waits", "waits_in", "waits_for"),
        PRIVATE,
    )

    id = None  # type: ignore[assignment]  # the row is the key
    object: Mapped[str]
    their_id: Mapped[UUID] = mapped_column(Uuid)
    row: Mapped[dict[str, Any]] = mapped_column(JSONB)
    modified_at: Mapped[datetime | None] = mapped_column(MOMENT)
    waits_in: Mapped[str] = mapped_column(server_default=EMPTY)
    waits_for: Mapped[str] = mapped_column(server_default=EMPTY)
    code: Mapped[str] = mapped_column(server_default=EMPTY)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    attempts: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    due_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    since_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)


class ExchangeConflict(Base):
    """Both sides changed one field; `decision` NULL waits for a person, `rule` decided otherwise. Kept for ever."""

    __tablename__ = "exchange_conflict"
    __table_args__ = (
        Index(
            "uq_exchange_conflict_open", "object", "our_id", "field", unique=True,
            postgresql_where=text("decision IS NULL"),
        ),
        CheckConstraint("decision IN ('ours', 'theirs')", name="decision"),
        PRIVATE,
    )  # fmt: skip

    object: Mapped[str]
    our_id: Mapped[int]
    field: Mapped[str]
    base: Mapped[str | None] = mapped_column(Text)
    ours: Mapped[str | None] = mapped_column(Text)
    theirs: Mapped[str | None] = mapped_column(Text)
    rule: Mapped[str]
    found_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    decision: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(MOMENT)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class ExchangeDeletion(Base):
    """A record that is gone on one side; nothing is deleted on the other before somebody says so."""

    __tablename__ = "exchange_deletion"
    __table_args__ = (
        Index("uq_exchange_deletion_open", "object", "our_id", unique=True, postgresql_where=text("decision IS NULL")),
        CheckConstraint("side IN ('here', 'there')", name="side"),
        CheckConstraint("decision IN ('delete', 'part', 'restore')", name="decision"),
        PRIVATE,
    )

    object: Mapped[str]
    our_id: Mapped[int]
    their_id: Mapped[UUID] = mapped_column(Uuid)
    side: Mapped[str]
    found_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    decision: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(MOMENT)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class ExchangeRun(Base):
    """One cycle that did something or failed; an idle one only moves the lease."""

    __tablename__ = "exchange_run"
    __table_args__ = (Index("ix_exchange_run_started_at", "started_at"), PRIVATE)

    started_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    host: Mapped[str] = mapped_column(server_default=EMPTY)
    received: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    sent: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    failed: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    requests: Mapped[int] = mapped_column(Integer, server_default=ZERO)
    code: Mapped[str] = mapped_column(server_default=EMPTY)
    words: Mapped[str] = mapped_column(server_default=EMPTY)


class ExchangeEntry(Base):
    """The exchange's journal, without secrets: what was taken, sent, refused, record by record."""

    __tablename__ = "exchange_entry"
    __table_args__ = (Index("ix_exchange_entry_record", "object", "our_id"), Index("ix_exchange_entry_at", "at"), PRIVATE)

    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("clock_timestamp()"))
    object: Mapped[str]
    our_id: Mapped[int | None] = mapped_column(BigInteger)
    their_id: Mapped[UUID | None] = mapped_column(Uuid)
    verb: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)


class ExchangeLease(Base):
    """Who works for the office until when; the row is the lock, the token fences off a worker that was thought dead.

    `ahead_seconds`: by how much the clock of the other side is ahead of ours.
    """

    __tablename__ = "exchange_lease"
    __table_args__ = (Index("uq_exchange_lease_one", text("(true)"), unique=True), PRIVATE)

    token: Mapped[UUID] = mapped_column(Uuid)
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    host: Mapped[str] = mapped_column(server_default=EMPTY)
    until_at: Mapped[datetime] = mapped_column(MOMENT)
    ahead_seconds: Mapped[int] = mapped_column(Integer, server_default=ZERO)
