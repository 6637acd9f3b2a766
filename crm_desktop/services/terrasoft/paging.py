"""Walking through a set that others change meanwhile, so that no row is lost (reference 3.3)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from crm_desktop.services.terrasoft.faults import Unreachable
from crm_desktop.services.terrasoft.transport import Condition, Query, Row, Transport, Value

ORDER: Final = ("ModifiedOn", "Id")
REPEATS: Final = 3
"""How often an answer is asked anew that cannot be one to the question, such as a page seen before."""
RESTARTS: Final = 20
SEAM: Final = 3
"""Rows two pages have in common: one would tell a shift, several also a page in another order."""
TICK: Final = timedelta(milliseconds=1)
"""DataService is asked in whole milliseconds."""


def changes(
    transport: Transport,
    entity: str,
    columns: tuple[str, ...],
    since: datetime | None,
    overlap: timedelta,
    where: tuple[Condition, ...] = (),
    page: int = 500,
) -> Iterator[list[Row]]:
    """Rows changed since then, oldest change first, page by page; a row comes again only when it was changed again.

    `since` is the greatest ModifiedOn received before, never a moment of our own clock; `overlap` reaches back for
    transactions that ended later than their timestamps. A row that is changed during the walk is met at its end. Each
    row holds Id and ModifiedOn whether asked or not.
    """
    if page < 2:
        raise ValueError("two pages are joined by common rows")
    wide = tuple(dict.fromkeys((*columns, "Id", "ModifiedOn")))
    start = None if since is None else since - overlap
    yield from _Walk(transport, Query(entity, wide, where, ORDER, page)).pages(start)


class _Joint:
    """Where the next page begins, and the rows it has in common with the page before."""

    def __init__(self, entity: str) -> None:
        self._entity, self._restarts = entity, 0
        self.begin()

    def begin(self) -> None:
        self.skip, self._seam = 0, list[Value]()

    def follow(self, rows: list[Row]) -> None:
        """The next page begins with the last rows of this one, never with its first: it would go nowhere."""
        self._seam = [row["Id"] for row in rows[-min(SEAM, len(rows) - 1) :]]
        self.skip += len(rows) - len(self._seam)

    def holds(self, rows: list[Row]) -> bool:
        """Whether they are where they were; if not, all begins anew."""
        if [row["Id"] for row in rows[: len(self._seam)]] == self._seam:
            return True
        self._restarts += 1
        if self._restarts > RESTARTS:
            raise Unreachable(f"{self._entity} changes faster than it is read")
        self.begin()
        return False


class _Walk:
    """Goes on from the greatest ModifiedOn, not by $skip: a changed row moves to the end and would shift the rest.

    Only among rows of one and the same timestamp pages are counted by $skip, and joined by common rows: when they are
    no longer where they were, the rows of that timestamp are read from their first one again.
    """

    def __init__(self, transport: Transport, query: Query) -> None:
        self._transport, self._query = transport, query
        self._seen: dict[UUID, datetime | None] = {}

    def pages(self, start: datetime | None) -> Iterator[list[Row]]:
        mark, joint = start, _Joint(self._query.entity)
        while True:
            rows = self._asked(mark, joint.skip)
            if not joint.holds(rows):
                continue
            fresh = self._fresh(rows)
            if fresh:
                yield fresh
            if len(rows) < self._query.top:
                return
            last = _moment(rows[-1])
            if last == mark:
                # A mass update: more rows of this timestamp than a page holds.
                joint.follow(rows)
            else:
                mark = last
                joint.begin()

    def _asked(self, mark: datetime | None, skip: int) -> list[Row]:
        """A page that answers the question: in order, and nothing older than asked for."""
        where = self._query.where if mark is None else (*self._query.where, Condition("ModifiedOn", ">=", mark))
        for _ in range(REPEATS):
            rows = self._transport.read(replace(self._query, where=where, skip=skip))
            if _fits(rows, mark):
                return rows
        raise Unreachable(f"{self._query.entity}: the server answers out of order")

    def _fresh(self, rows: list[Row]) -> list[Row]:
        fresh = []
        for row in rows:
            id, moment = row["Id"], _moment(row)
            if not isinstance(id, UUID):
                raise Unreachable(f"{self._query.entity}: a row without an id")
            if id not in self._seen or self._seen[id] != moment:
                self._seen[id] = moment
                fresh.append(row)
        return fresh


def _moment(row: Row) -> datetime | None:
    moment = row["ModifiedOn"]
    assert moment is None or isinstance(moment, datetime)
    return moment


def _fits(rows: list[Row], mark: datetime | None) -> bool:
    moments = [_moment(row) for row in rows]
    if mark is None and None in moments:
        # Rows written by plain SQL may have no moment; where they stand is the database's habit.
        moments = [moment for moment in moments if moment is not None]
    told = [moment for moment in moments if moment is not None]
    return len(told) == len(moments) and told == sorted(told) and (mark is None or not told or told[0] >= mark - TICK)


def ids(transport: Transport, entity: str, where: tuple[Condition, ...] = (), page: int = 5000) -> Iterator[UUID]:
    """Every id once, by the order of ids; rows created or deleted meanwhile may or may not be among them, no others.

    Ids a restricted user may not see are absent as if deleted (reference 2.6).
    """
    if page < 2:
        raise ValueError("two pages are joined by common rows")
    query, seen, joint = Query(entity, ("Id",), where, ("Id",), page), set[UUID](), _Joint(entity)
    while True:
        rows = transport.read(replace(query, skip=joint.skip))
        if not joint.holds(rows):
            continue
        for row in rows:
            id = row["Id"]
            if isinstance(id, UUID) and id not in seen:
                seen.add(id)
                yield id
        if len(rows) < page:
            return
        joint.follow(rows)
