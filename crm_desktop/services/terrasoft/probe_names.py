"""Names of sets and columns against those of the server: a misspelt one would be ignored in silence (reference 0.7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from crm_desktop.services.terrasoft.transport import EntitySet

CLOSEST: Final = 3
LIKENESS: Final = 60
"""Percent below which a name is no proposal."""


@dataclass(frozen=True, slots=True)
class Compared:
    """`missing`: columns, empty when the set itself is; `proposed`: the closest names for the set or each column."""

    entity: str
    exists: bool
    missing: tuple[str, ...]
    proposed: Mapping[str, tuple[str, ...]]


def compared(entity: str, columns: Iterable[str], schema: Mapping[str, EntitySet]) -> Compared:
    """Letter case counts, as it does on the server."""
    if entity not in schema:
        return Compared(entity, False, (), {entity: closest(entity, schema)})
    known = schema[entity].columns
    missing = tuple(name for name in columns if name not in known)
    return Compared(entity, True, missing, {name: closest(name, known) for name in missing})


def closest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names most like it, the likest first; case and the customer's prefix count little."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        name, list(names), scorer=fuzz.WRatio, processor=utils.default_process, limit=CLOSEST, score_cutoff=LIKENESS
    )
    return tuple(str(told[0]) for told in found)
