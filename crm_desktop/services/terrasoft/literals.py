"""How conditions are written in an address: each protocol its literals, and never an address too long for IIS."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

from crm_desktop.services.terrasoft.transport import Column, Condition, Query, Value
from crm_desktop.services.terrasoft.values import Calendar, moment_text, naive_text, sent

LONGEST_ADDRESS: Final = 2000
"""Bytes: IIS refuses query strings above 2048 (reference 6.1)."""
LONGEST_CHAIN: Final = 25
SIGNS: Final = {"=": "eq", "<>": "ne", ">=": "ge", "<": "lt"}
SAFE: Final = "$=,/()'"
"""Left readable in an address; blanks become %20, never +."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Literals of one version of OData."""

    guid: Callable[[UUID], str]
    moment: Callable[[datetime], str]
    decimal: Callable[[Decimal], str]


ODATA4: Final = Dialect(str, moment_text, lambda number: format(number, "f"))
ODATA3: Final = Dialect(
    "guid'{}'".format, lambda moment: f"datetime'{naive_text(moment)}'", lambda number: f"{number:f}M"
)


def literal(value: Value, dialect: Dialect) -> str:
    """Of a value that `values.sent` has let through."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, UUID):
        return dialect.guid(value)
    if isinstance(value, datetime):
        return dialect.moment(value)
    if isinstance(value, Decimal):
        return dialect.decimal(value)
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def path(column: Column) -> str:
    """A lookup is a path in a filter: its own name answers 500 there (reference 3.2)."""
    return f"{column.name.removesuffix('Id')}/Id" if column.lookup else column.name


def filter_text(
    where: tuple[Condition, ...], column_of: Callable[[str], Column], dialect: Dialect, calendar: Calendar
) -> str:
    """All conditions at once, not yet encoded for an address."""
    return " and ".join(_clause(condition, column_of(condition.column), dialect, calendar) for condition in where)


def _clause(condition: Condition, column: Column, dialect: Dialect, calendar: Calendar) -> str:
    if isinstance(condition.value, tuple):
        if condition.sign != "in" or not condition.value:
            raise ValueError(f"{condition.column} {condition.sign} {len(condition.value)} values")
        each = [_one(column, "eq", value, dialect, calendar) for value in condition.value]
        return each[0] if len(each) == 1 else f"({' or '.join(each)})"
    return _one(column, SIGNS[condition.sign], condition.value, dialect, calendar)


def _one(column: Column, sign: str, value: Value, dialect: Dialect, calendar: Calendar) -> str:
    return f"{path(column)} {sign} {literal(sent(value, calendar), dialect)}"


def encoded(text: str) -> str:
    return quote(text, safe=SAFE)


def portions(query: Query, length: Callable[[Query], int]) -> Iterator[Query]:
    """The question as several whose chains of `in` fit; nothing at all when a chain is empty.

    `length` tells the bytes of the address a question needs.
    """
    chains = [place for place, condition in enumerate(query.where) if isinstance(condition.value, tuple)]
    if not chains:
        yield query
        return
    longest = max(chains, key=lambda place: len(_values(query, place)))
    values = _values(query, longest)
    if any(not _values(query, place) for place in chains):
        return
    if len(values) == 1 or (len(values) <= LONGEST_CHAIN and length(query) < LONGEST_ADDRESS):
        yield query
        return
    middle = len(values) // 2
    for part in (values[:middle], values[middle:]):
        yield from portions(_with(query, longest, part), length)


def _values(query: Query, place: int) -> tuple[Value, ...]:
    value = query.where[place].value
    assert isinstance(value, tuple)
    return tuple(dict.fromkeys(value))


def _with(query: Query, place: int, values: tuple[Value, ...]) -> Query:
    where = list(query.where)
    where[place] = replace(where[place], value=values)
    return replace(query, where=tuple(where))


def to_json(value: Any) -> str:
    """JSON with decimals written as they are: the library would send them as binary fractions."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(str(name))}:{to_json(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(to_json(inner) for inner in value) + "]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
