"""Merges of clients that were one: what was chosen, what moved, and the way back."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO_JSON, Base, Recorded


class ClientMerge(Recorded, Base):
    """`merged` went into `survivor`; `chosen` are the fields taken over, `counts` what moved, by table."""

    __tablename__ = "client_merge"
    __table_args__ = (CheckConstraint("survivor_id <> merged_id", name="another"),)

    survivor_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True)
    merged_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True)
    survivor_name: Mapped[str] = mapped_column(server_default=EMPTY)
    merged_name: Mapped[str] = mapped_column(server_default=EMPTY)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    chosen: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    counts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    undone_at: Mapped[datetime | None] = mapped_column(MOMENT)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class ClientMergeRow(Base):
    """A row the merge changed, with the values it had before."""

    __tablename__ = "client_merge_row"
    __table_args__ = (Index("ix_client_merge_row_merge", "merge_id"), {"schema": "priv"})

    merge_id: Mapped[int] = mapped_column(ForeignKey("crm.client_merge.id", ondelete="CASCADE"))
    relation: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[dict[str, Any]] = mapped_column(JSONB)


class DifferentClients(Base):
    """Two clients a person has looked at and found to be different: not offered as duplicates again (the lower id first)."""

    __tablename__ = "different_clients"
    __table_args__ = (
        Index("uq_different_clients_pair", "first_id", "second_id", unique=True),
        CheckConstraint("first_id < second_id", name="order"),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"))
    created_at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("now()"))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
