"""Clients, their contacts and bank accounts."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Computed, Date, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO, YES, Base, Recorded

KINDS = ("company", "entrepreneur", "person")
ADDRESS_KINDS = ("actual", "branch", "delivery", "warehouse", "other")


class Client(Recorded, Base):
    """`owner_ids` are the holders of its directions (whoever is among them sees the card); kept by triggers.

    `registry_state` is what the public register said of it (active, liquidating, liquidated, bankrupt, reorganizing), on
    `registry_on`. A client merged into another is deleted and points to it.
    """

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
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("crm.client.id"))
    registry_state: Mapped[str] = mapped_column(server_default=EMPTY)
    registry_on: Mapped[date | None] = mapped_column(Date)


class Contact(Recorded, Base):
    """`active` ends when the person leaves the client; an anonymised contact keeps its place and nothing else."""

    __tablename__ = "contact"
    FIELDS = (
        "client_id", "last_name", "first_name", "middle_name", "position", "phone", "email", "main", "comment", "active",
    )  # fmt: skip

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
    active: Mapped[bool] = mapped_column(server_default=YES)
    anonymised_at: Mapped[datetime | None] = mapped_column(MOMENT)


class ClientAddress(Recorded, Base):
    """Addresses beside the legal and the postal one, which stand on the client and are printed."""

    __tablename__ = "client_address"
    __table_args__ = (
        CheckConstraint("kind IN ('actual', 'branch', 'delivery', 'warehouse', 'other')", name="kind"),
        CheckConstraint("address <> ''", name="address"),
    )
    FIELDS = ("client_id", "kind", "address", "comment")

    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True)
    kind: Mapped[str] = mapped_column(server_default=text("'actual'"))
    address: Mapped[str]
    comment: Mapped[str] = mapped_column(server_default=EMPTY)


class ClientAccount(Recorded, Base):
    """`key_reason` tells why an account stands although its key does not fit the bank (приказ ЦБ 515 от 08.09.1997)."""

    __tablename__ = "client_account"
    __table_args__ = (CheckConstraint("account ~ '^[0-9]{5}[0-9ABCEHKMPTX][0-9]{14}$'", name="account"),)
    FIELDS = ("client_id", "account", "bik", "bank_name", "main", "key_reason")

    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True)
    account: Mapped[str]
    bik: Mapped[str] = mapped_column(server_default=EMPTY)
    bank_name: Mapped[str] = mapped_column(server_default=EMPTY)
    main: Mapped[bool] = mapped_column(server_default=NO)
    key_reason: Mapped[str] = mapped_column(server_default=EMPTY)


class ClientSearch(Base):
    """2- and 3-grams of everything a living client is found by, and its holders: one index answers "mine with this word".

    A side table, so that the client's row stays small. Rows of an import wait for their grams and are found by their words.
    """

    __tablename__ = "client_search"
    __table_args__ = (
        Index("ix_client_search_grams", "grams", "owner_ids", postgresql_using="gin"),
        Index("ix_client_search_due", "client_id", postgresql_where=text("grams = '{}'")),
        {"schema": "priv"},
    )

    id = None  # type: ignore[assignment]  # one row per client
    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id", ondelete="CASCADE"), primary_key=True)
    words: Mapped[str] = mapped_column(Text(collation="C"))
    grams: Mapped[list[str]] = mapped_column(ARRAY(Text))
    owner_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))


class ContactSearch(Base):
    """The same for people: name, digits of the phones, e-mail; who sees the client finds them."""

    __tablename__ = "contact_search"
    __table_args__ = (
        Index("ix_contact_search_grams", "grams", postgresql_using="gin"),
        Index("ix_contact_search_due", "contact_id", postgresql_where=text("grams = '{}'")),
        {"schema": "priv"},
    )

    id = None  # type: ignore[assignment]  # one row per contact
    contact_id: Mapped[int] = mapped_column(ForeignKey("crm.contact.id", ondelete="CASCADE"), primary_key=True)
    client_id: Mapped[int] = mapped_column(index=True)
    words: Mapped[str] = mapped_column(Text(collation="C"))
    grams: Mapped[list[str]] = mapped_column(ARRAY(Text))


class LookupLog(Base):
    """Who asked whether a client is free."""

    __tablename__ = "lookup_log"
    __table_args__ = ({"schema": "priv"},)

    employee_id: Mapped[int]
    query: Mapped[str]
    found: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(MOMENT, server_default=text("clock_timestamp()"))
