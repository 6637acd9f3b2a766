"""Clients, their contacts and bank accounts."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO, Base, Recorded

KINDS = ("company", "entrepreneur", "person")


class Client(Recorded, Base):
    """`owner_ids` are the holders of its directions (whoever is among them sees the card); kept by triggers."""

    __tablename__ = "client"
    __table_args__ = (
        CheckConstraint("kind IN ('company', 'entrepreneur', 'person')", name="kind"),
        CheckConstraint("inn = '' OR sec.inn_valid(inn)", name="inn"),
        CheckConstraint("kpp = '' OR kpp ~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$'", name="kpp"),
        CheckConstraint("short_name <> ''", name="short_name"),
        Index(
            "uq_client_inn_kpp", "inn", "kpp", unique=True, postgresql_where=text("deleted_at IS NULL AND inn <> ''")
        ),
        Index("ix_client_owner_ids", "owner_ids", postgresql_using="gin"),
        Index("ix_client_name_sort", "name_sort", "id"),
    )
    FIELDS = (
        "kind", "short_name", "full_name", "ogrn", "address", "postal_address", "phone", "email",
        "site", "source", "tags", "comment", "signatory_position", "signatory_name", "signatory_basis",
    )  # fmt: skip

    kind: Mapped[str] = mapped_column(server_default=text("'company'"))
    short_name: Mapped[str]
    full_name: Mapped[str] = mapped_column(server_default=EMPTY)
    name_sort: Mapped[str] = mapped_column(
        Text(collation="C"), Computed("crm.sort_key(short_name)", persisted=True)
    )
    inn: Mapped[str] = mapped_column(server_default=EMPTY)
    kpp: Mapped[str] = mapped_column(server_default=EMPTY)
    ogrn: Mapped[str] = mapped_column(server_default=EMPTY)
    address: Mapped[str] = mapped_column(server_default=EMPTY)
    postal_address: Mapped[str] = mapped_column(server_default=EMPTY)
    phone: Mapped[str] = mapped_column(server_default=EMPTY)
    email: Mapped[str] = mapped_column(server_default=EMPTY)
    site: Mapped[str] = mapped_column(server_default=EMPTY)
    source: Mapped[str] = mapped_column(server_default=EMPTY)
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    signatory_position: Mapped[str] = mapped_column(server_default=EMPTY)
    signatory_name: Mapped[str] = mapped_column(server_default=EMPTY)
    signatory_basis: Mapped[str] = mapped_column(server_default=EMPTY)
    owner_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("crm.client_import.id"))
    deleted_at: Mapped[datetime | None] = mapped_column(MOMENT)


class Contact(Recorded, Base):
    __tablename__ = "contact"
    FIELDS = ("client_id", "last_name", "first_name", "middle_name", "position", "phone", "email", "main", "comment")

    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True)
    last_name: Mapped[str]
    first_name: Mapped[str] = mapped_column(server_default=EMPTY)
    middle_name: Mapped[str] = mapped_column(server_default=EMPTY)
    full_name: Mapped[str] = mapped_column(
        Text, Computed("btrim(last_name || ' ' || btrim(first_name || ' ' || middle_name))", persisted=True)
    )
    position: Mapped[str] = mapped_column(server_default=EMPTY)
    phone: Mapped[str] = mapped_column(server_default=EMPTY)
    email: Mapped[str] = mapped_column(server_default=EMPTY)
    main: Mapped[bool] = mapped_column(server_default=NO)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)


class ClientAccount(Recorded, Base):
    __tablename__ = "client_account"
    __table_args__ = (CheckConstraint("account ~ '^[0-9]{20}$'", name="account"),)
    FIELDS = ("client_id", "account", "bik", "bank_name")

    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True)
    account: Mapped[str]
    bik: Mapped[str] = mapped_column(server_default=EMPTY)
    bank_name: Mapped[str] = mapped_column(server_default=EMPTY)


class ClientImport(Recorded, Base):
    """One import of a file: who, which file, how it ended."""

    __tablename__ = "client_import"

    file_name: Mapped[str]
    created_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    updated_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    rejected_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))


class ClientSearch(Base):
    """2- and 3-grams of everything a living client is found by, and its holders: one index answers "mine with this word".

    A side table, so that the client's row stays small.
    """

    __tablename__ = "client_search"
    __table_args__ = (Index("ix_client_search_grams", "grams", "owner_ids", postgresql_using="gin"), {"schema": "priv"})

    id = None  # type: ignore[assignment]  # one row per client
    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id", ondelete="CASCADE"), primary_key=True)
    words: Mapped[str] = mapped_column(Text(collation="C"))
    grams: Mapped[list[str]] = mapped_column(ARRAY(Text))
    owner_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))


class LookupLog(Base):
    """Who asked whether a client is free."""

    __tablename__ = "lookup_log"
    __table_args__ = ({"schema": "priv"},)

    employee_id: Mapped[int]
    query: Mapped[str]
    found: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("clock_timestamp()"))
