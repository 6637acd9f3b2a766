"""Hand-overs (передача дел) of one employee's work to another, whole or in part, with the way back."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO_JSON, Base, Recorded


class HandOver(Recorded, Base):
    """`counts` is what moved, by kind: directions, deals, tasks, calculation lines, works."""

    __tablename__ = "hand_over"
    __table_args__ = (CheckConstraint("from_id <> to_id", name="another"),)

    from_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    counts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    undone_at: Mapped[datetime | None] = mapped_column(MOMENT)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class HandOverRow(Base):
    """A row that went over; `before` is what undoing gives back."""

    __tablename__ = "hand_over_row"
    __table_args__ = (Index("ix_hand_over_row_hand_over", "hand_over_id"), {"schema": "priv"})

    hand_over_id: Mapped[int] = mapped_column(ForeignKey("crm.hand_over.id", ondelete="CASCADE"))
    relation: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
