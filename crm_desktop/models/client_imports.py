"""Imports of clients from files: who, which file, how it ended, and what is needed to take it back."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, PrimaryKeyConstraint, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO_JSON, Base, Recorded


class ClientImport(Recorded, Base):
    """One import of a file; `state` staged while its rows arrive, done, undone or dropped."""

    __tablename__ = "client_import"
    __table_args__ = (
        CheckConstraint("kind IN ('clients', 'tasks')", name="kind"),
        CheckConstraint("state IN ('staged', 'done', 'undone', 'dropped')", name="state"),
    )

    file_name: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default=text("'clients'"))
    state: Mapped[str] = mapped_column(server_default=text("'staged'"))
    created_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    updated_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    same_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    rejected_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    done_at: Mapped[datetime | None] = mapped_column(MOMENT)
    undone_at: Mapped[datetime | None] = mapped_column(MOMENT)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))


class ClientImportStaged(Base):
    """A row of a file on its way: gone with the import, unlogged because a file can be sent again.

    `problem` is what the base finds wrong in the row itself; `person` is the contact's folded name.
    """

    __tablename__ = "client_import_staged"
    __table_args__ = (PrimaryKeyConstraint("import_id", "row"), {"schema": "priv", "prefixes": ["UNLOGGED"]})

    id = None  # type: ignore[assignment]  # the pair is the key
    import_id: Mapped[int]
    row: Mapped[int] = mapped_column(Integer)
    sent: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
    problem: Mapped[str | None]
    decision: Mapped[str | None]
    inn: Mapped[str] = mapped_column(server_default=EMPTY)
    kpp: Mapped[str] = mapped_column(server_default=EMPTY)
    name_sort: Mapped[str] = mapped_column(Text(collation="C"), server_default=EMPTY)
    name_key: Mapped[str] = mapped_column(Text(collation="C"), server_default=EMPTY)
    person: Mapped[str] = mapped_column(server_default=EMPTY)


class ClientImportRow(Base):
    """What became of a row of the file, `about` what that is about; `before` are the fields it overwrote with what they held.

    The row itself is not kept: it may be somebody's personal data.
    """

    __tablename__ = "client_import_row"
    __table_args__ = (
        PrimaryKeyConstraint("import_id", "row"),
        Index("ix_client_import_row_client", "client_id"),
        {"schema": "priv"},
    )

    id = None  # type: ignore[assignment]  # the pair is the key
    import_id: Mapped[int] = mapped_column(ForeignKey("crm.client_import.id", ondelete="CASCADE"))
    row: Mapped[int] = mapped_column(Integer)
    outcome: Mapped[str | None]
    about: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    client_id: Mapped[int | None]
    contact_id: Mapped[int | None]
    task_id: Mapped[int | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    version_after: Mapped[int | None] = mapped_column(Integer)
