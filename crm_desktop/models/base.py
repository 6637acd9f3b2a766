"""What every table shares: the base class, money, and the columns that the database fills itself."""

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Identity, Integer, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from crm_desktop.models.workflow import Workflow

MOMENT = DateTime(timezone=True)
NOW = text("now()")
EMPTY = text("''")
ZERO = text("0")
NO = text("false")
YES = text("true")
NO_JSON = text("'{}'::jsonb")


class Kopecks(TypeDecorator[Decimal]):
    """Roubles as `Decimal` in Python, whole kopecks as `bigint` in the base (leakproof comparisons, no float)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((value * 100).to_integral_exact())

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class Base(DeclarativeBase):
    """`FIELDS` are what a person may write while the row is a draft (column grants are made of it)."""

    metadata = MetaData(
        schema="crm",
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        },
    )
    type_annotation_map: ClassVar = {int: BigInteger, str: Text}
    WORKFLOW: ClassVar[Workflow | None] = None
    FIELDS: ClassVar[tuple[str, ...]] = ()
    LINES: ClassVar[str] = ""

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=False), primary_key=True, sort_order=-10)


class Recorded:
    """Rows with a version for optimistic saving and the person and moment of their birth."""

    version: Mapped[int] = mapped_column(Integer, server_default=text("1"), sort_order=90)
    created_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW, sort_order=91)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"), sort_order=92)
    updated_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW, sort_order=93)


class Owned(Recorded):
    """Rows that hang on a client's direction; the base copies holder and client from the parent."""

    owner_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), sort_order=80)
    client_id: Mapped[int] = mapped_column(ForeignKey("crm.client.id"), index=True, sort_order=81)
    client_name: Mapped[str] = mapped_column(server_default=EMPTY, sort_order=82)
    direction_id: Mapped[int] = mapped_column(ForeignKey("crm.direction.id"), sort_order=83)
