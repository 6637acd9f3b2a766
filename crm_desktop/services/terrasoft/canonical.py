"""Rows of theirs in the canonical form the base compares (migrations/sql/47_exchange_words.sql), and back.

A canonical value is a text; None stands for what is empty, zero or false, which the server does not tell apart.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from crm_desktop.services.terrasoft.transport import Row, Value

Field = Mapping[str, Any]


def canonical(field: Field, value: Value) -> str | None:
    """One value of theirs. A number that cannot be read is shown as it came, so that the base refuses it by name."""
    if value is None or value == "" or value is False:
        return None
    if field["kind"] in ("money", "number"):
        return _number(value, field["kind"] == "money")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return (
            value.astimezone(UTC).date().isoformat() if field["kind"] == "date" else value.astimezone(UTC).isoformat()
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true"
    text = str(value).replace("\r\n", "\n").strip()
    return (text.lower() if field["kind"] in ("link", "word") else text) or None


def _number(value: Value, money: bool) -> str | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not number:
        return None
    if money:
        return format(number.quantize(Decimal("0.01")), "f")
    return format(number.normalize(), "f")


def taken(fields: Iterable[Field], row: Row) -> dict[str, Any]:
    """A row as `api.exchange_take` wants it: id, modified, and the values of the columns that were read."""
    values = {field["name"]: canonical(field, row[field["column"]]) for field in fields if field["column"] in row}
    modified = row.get("ModifiedOn")
    return {
        "id": str(row["Id"]),
        "modified": modified.isoformat() if isinstance(modified, datetime) else None,
        "values": values,
    }


def sent(fields: Iterable[Field], values: Mapping[str, str | None]) -> Row:
    """Canonical values as the transport sends them; a cleared text is "", a cleared number 0, the rest None."""
    return {
        field["column"]: _there(field["kind"], values[field["name"]]) for field in fields if field["name"] in values
    }


def _there(kind: str, value: str | None) -> Value:
    if kind in ("money", "number"):
        return Decimal(value or 0)
    if kind == "flag":
        return value == "true"
    if value is None:
        return "" if kind == "text" else None
    if kind == "date":
        return date.fromisoformat(value)
    return guid_or_text(value) if kind in ("link", "word") else value


def guid_or_text(value: Any) -> Value:
    """A guid where the text is one: dictionaries of some installations are plain words."""
    if not isinstance(value, str):
        return value  # type: ignore[no-any-return]  # a constant of the mapping is JSON: a number, a flag, nothing
    try:
        return UUID(value)
    except ValueError:
        return value
