"""Columns by path, and `$orderby`: what the platform knows by which name."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.terrasoft.server.store import Column, EntitySet, Row, Store, Value


class BadQuery(Exception):
    """The query is refused with `status` in the server's words; `cut`: an answer of 200 that breaks off instead."""

    def __init__(self, words: str, status: int = 400, *, cut: bool = False) -> None:
        super().__init__(words)
        self.status, self.cut = status, cut


@dataclass(slots=True)
class Path:
    """The value behind `Account/Owner/Name`."""

    store: Store
    entity: EntitySet
    zone: ZoneInfo | None = None

    def column(self, text: str) -> tuple[Column, Callable[[Row], Value]]:
        """Refused as the platform refuses: an `…Id` of a lookup with 500, an unknown name with 400."""
        entity, steps = self.entity, text.split("/")
        hops: list[tuple[str, str]] = []
        for step in steps[:-1]:
            lookup = entity.lookup(step)
            if lookup is None:
                raise BadQuery(no_property(step, entity))
            hops.append((lookup.name, lookup.lookup))
            entity = self.store.sets[lookup.lookup]
        last = entity.columns.get(steps[-1])
        if last is None:
            raise BadQuery(no_property(steps[-1], entity))
        if last.lookup:
            raise BadQuery(f"Column by path {steps[-1]} not found in schema {entity.name}", 500)
        return last, self._walk(hops, last.name)

    def _walk(self, hops: Sequence[tuple[str, str]], name: str) -> Callable[[Row], Value]:
        if not hops:
            return lambda row: row[name]
        if name == "Id" and len(hops) == 1:
            key = hops[0][0]
            return lambda row: row[key]

        def follow(row: Row) -> Value:
            for key, other in hops:
                id = row[key]
                found = self.store.get(other, id) if isinstance(id, UUID) else None
                if found is None:
                    return None
                row = found
            return row[name]

        return follow


def no_property(name: str, entity: EntitySet) -> str:
    """The words of section 3.5."""
    return (
        "The query specified in the URI is not valid. "
        f"Could not find a property named '{name}' on type 'Terrasoft.Configuration.{entity.name}'."
    )


def ordered(rows: list[Row], text: str, path: Path, seed: int) -> list[Row]:
    """By `$orderby`; what it leaves open comes in another order at every request."""
    keys: list[tuple[Callable[[Row], Value], bool]] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, way = part.partition(" ")
        if way.strip() not in ("", "asc", "desc"):
            raise BadQuery(f"Syntax error in $orderby at '{part}'.")
        keys.append((path.column(name)[1], way.strip() == "desc"))
    whole = "Id" in text.replace(" ", ",").split(",")
    return sorted_by(rows, keys, seed, whole=whole)


def sorted_by(
    rows: list[Row], keys: Sequence[tuple[Callable[[Row], Value], bool]], seed: int, *, whole: bool
) -> list[Row]:
    """`keys` with True go down; what an order that is not `whole` leaves open differs from request to request."""
    rows = list(rows)
    if not whole:
        random.Random(seed).shuffle(rows)
    for of, down in reversed(keys):
        rows.sort(key=lambda row: _rank(of(row)), reverse=down)
    return rows


def _rank(value: Value) -> tuple[bool, Any]:
    return (value is not None, value if value is not None else 0)
