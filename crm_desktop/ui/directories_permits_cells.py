"""What the matrix of permits says: for every organisation and service whether it may be sold, by what, until when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.kit import formats

translate = QCoreApplication.translate
Permit = dict[str, Any]
ALLOWED, UNTIL, INHERITED, LATER, ENDED, NONE = "allowed", "until", "inherited", "later", "ended", "none"
HUES = {ALLOWED: "green", UNTIL: "amber", INHERITED: "teal", LATER: "blue", ENDED: "red", NONE: "grey"}
# Signs beside the colours: whoever does not tell red from green reads the same.
SIGNS = {ALLOWED: "✓", UNTIL: "✓", INHERITED: "↳", LATER: "→", ENDED: "✕", NONE: "·"}


@dataclass(frozen=True)
class Row:
    """A direction or a service; `path` are the ids of the directions above it, the nearest last."""

    kind: str
    id: int
    name: str
    level: int
    direction_id: int
    path: tuple[int, ...]
    colour: str = ""
    children: bool = False

    @property
    def subject(self) -> tuple[str, int]:
        """The column of the permit and its value."""
        return f"{self.kind}_id", self.id


@dataclass(frozen=True)
class Cell:
    """`permits` are all periods of exactly this subject, the one that counts today is `permit`."""

    state: str
    permit: Permit | None = None
    permits: tuple[Permit, ...] = ()
    through: Permit | None = None

    @property
    def target(self) -> Permit | None:
        """The permit that saving changes; one that has ended stays as it was, and a new period is entered."""
        return None if self.state == ENDED else self.permit

    @property
    def words(self) -> str:
        """What is written beside the sign."""
        if self.state in (UNTIL, ENDED) and self.permit is not None:
            return translate("directories", "until {}").format(short_day(self.permit["until_on"]))
        if self.state == LATER and self.permit is not None:
            return translate("directories", "from {}").format(short_day(self.permit["from_on"]))
        if self.state == INHERITED and self.through is not None and self.through["until_on"] is not None:
            return translate("directories", "until {}").format(short_day(self.through["until_on"]))
        return ""


def short_day(day: date) -> str:
    """dd.MM.yy: a cell is narrow."""
    return f"{day:%d.%m.%y}"


def in_force(permit: Permit, on: date) -> bool:
    """Whether a permit counts on a day, both ends included."""
    return bool(permit["from_on"] <= on and (permit["until_on"] is None or permit["until_on"] >= on))


@dataclass
class Matrix:
    """All that was read, with the rows in the order of the tree."""

    organizations: list[dict[str, Any]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    by_subject: dict[tuple[int, str, int], list[Permit]] = field(default_factory=dict)
    today: date = field(default_factory=date.today)

    @classmethod
    def of(cls, found: dict[str, list[dict[str, Any]]], today: date) -> "Matrix":
        """From what `directories.permit_matrix` reads."""
        made = cls(organizations=found["organizations"], today=today)
        for permit in found["permits"]:
            made.by_subject.setdefault(_key(permit), []).append(permit)
        made.rows = list(_tree(found["directions"], found["services"]))
        return made

    def cell(self, row: Row, organization_id: int) -> Cell:
        """An own permit counts first, then the permit of the service's own direction, as the base asks."""
        own = tuple(self.by_subject.get((organization_id, *row.subject), ()))
        now = [permit for permit in own if in_force(permit, self.today)]
        if now:
            # Of several the one that lasts longest decides.
            best = max(now, key=lambda permit: permit["until_on"] or date.max)
            return Cell(ALLOWED if best["until_on"] is None else UNTIL, best, own)
        through = self._through(row, organization_id)
        if through is not None:
            later = [permit for permit in own if permit["from_on"] > self.today]
            return Cell(INHERITED, self._nearest(later), own, through)
        nearest = self._nearest(own)
        if nearest is None:
            return Cell(NONE)
        return Cell(LATER if nearest["from_on"] > self.today else ENDED, nearest, own)

    def _through(self, row: Row, organization_id: int) -> Permit | None:
        if row.kind != "service":
            return None
        above = self.by_subject.get((organization_id, "direction_id", row.direction_id), ())
        now = [permit for permit in above if in_force(permit, self.today)]
        return max(now, key=lambda permit: permit["until_on"] or date.max) if now else None

    def _nearest(self, own: Sequence[Permit]) -> Permit | None:
        later = [permit for permit in own if permit["from_on"] > self.today]
        if later:
            return min(later, key=lambda permit: permit["from_on"])
        return max(own, key=lambda permit: permit["until_on"] or date.max, default=None)


def _key(permit: Permit) -> tuple[int, str, int]:
    if permit["service_id"] is not None:
        return permit["organization_id"], "service_id", permit["service_id"]
    return permit["organization_id"], "direction_id", permit["direction_id"]


def _tree(directions: list[dict[str, Any]], services: list[dict[str, Any]]) -> Iterable[Row]:
    """Directions with their services, then those below; one whose parent is switched off stands at the top."""
    known = {direction["id"] for direction in directions}
    sold: dict[int, list[dict[str, Any]]] = {}
    for service in services:
        sold.setdefault(service["direction_id"], []).append(service)
    below: dict[int | None, list[dict[str, Any]]] = {}
    for direction in directions:
        below.setdefault(direction["parent_id"] if direction["parent_id"] in known else None, []).append(direction)

    def walk(parent: int | None, path: tuple[int, ...]) -> Iterable[Row]:
        for one in below.get(parent, ()):
            id, inside = one["id"], (*path, one["id"])
            children = bool(sold.get(id) or below.get(id))
            yield Row("direction", id, one["name"], len(path), id, path, one["color"], children)
            for service in sold.get(id, ()):
                yield Row("service", service["id"], service["name"], len(inside), id, inside)
            yield from walk(id, inside)

    return walk(None, ())


def explained(cell: Cell) -> str:
    """The whole of a cell as a tool tip and for a screen reader."""
    parts = [state_words(cell.state)]
    permit = cell.through if cell.state == INHERITED else cell.permit
    if permit is not None:
        since = translate("directories", "from {}").format(formats.day(permit["from_on"]))
        until = permit["until_on"]
        ends = "" if until is None else translate("directories", "until {}").format(formats.day(until))
        parts.append(f"{since} {ends}".strip())
        parts.append(permit["basis"])
    return ", ".join(part for part in parts if part)


def state_words(state: str) -> str:
    """The legend."""
    return {
        ALLOWED: translate("directories", "allowed"),
        UNTIL: translate("directories", "allowed until a date"),
        INHERITED: translate("directories", "by its direction"),
        LATER: translate("directories", "allowed later"),
        ENDED: translate("directories", "has ended"),
        NONE: translate("directories", "not allowed"),
    }[state]
