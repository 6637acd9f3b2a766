"""Alembic's entry: runs inside the connection that services.migrate hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import BigInteger

from crm_desktop.models.base import Base, Kopecks
from crm_desktop.models.registry import ROOMS

assert ROOMS  # importing the registry declares every table


def render_item(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """A migration must not depend on the program of later days: money is written as the plain type."""
    if kind == "type" and isinstance(item, Kopecks):
        autogen_context.imports.add("import sqlalchemy as sa")
        return "sa.BigInteger()"
    return False


def same_type(
    context: Any, inspected: Any, metadata_column: Any, inspected_type: Any, metadata_type: Any
) -> bool | None:
    """Kopecks is bigint in the base."""
    return not isinstance(inspected_type, BigInteger) if isinstance(metadata_type, Kopecks) else None


def ours(name: str | None, kind: str, parents: Any) -> bool:
    """Only the house's schemas."""
    return kind != "schema" or name in ("crm", "priv")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table_schema="priv",
    include_schemas=True,
    include_name=ours,
    render_item=render_item,
    compare_type=same_type,
)
with context.begin_transaction():
    context.run_migrations()
