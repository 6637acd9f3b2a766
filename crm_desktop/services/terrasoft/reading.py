"""Reading with patience: short repeats, smaller pages for a server short of memory, long chains asked in parts."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from time import sleep
from typing import Any, ClassVar, Final, Self, TypeVar
from uuid import UUID

from crm_desktop.services.terrasoft import answers, literals, metadata
from crm_desktop.services.terrasoft.faults import Busy, Fault, Rejected, Unreachable
from crm_desktop.services.terrasoft.http import Channel
from crm_desktop.services.terrasoft.login import Conversation
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import Column, Condition, EntitySet, Outcome, Query, Row, Value, Write
from crm_desktop.services.terrasoft.values import Calendar, from_json
from crm_desktop.services.terrasoft.writing import body_of, fate_of_fault

PAUSES: Final = [0.5, 2.0]
"""Seconds between the repeats of a read; whoever waits longer does so by his own clock."""
LONGEST_BUSY: Final = 5
FEW: Final = 50
"""Rows asked of a server that answers a larger page with 500 again and again (reference 3.6)."""
STITCHES: Final = 5
"""How often a page put together from smaller ones is begun anew because the set moved underneath."""

Found = TypeVar("Found")


def patiently(ask: Callable[[], Found]) -> Found:
    """Repeats a read after a short trouble of the server; a server that was never reached is told at once."""
    for pause in PAUSES:
        try:
            return ask()
        except Unreachable as fault:
            if not fault.sent:
                raise
        except Busy as fault:
            if fault.seconds > LONGEST_BUSY:
                raise
            pause = max(pause, fault.seconds)
        except Rejected as fault:
            if fault.status != 500 or answers.is_memory_limit(fault.words):
                raise
        sleep(pause)
    return ask()


class Reading(ABC):
    """The part of a transport that needs no protocol: typed rows, parts of a question, windows within a page."""

    kind: str
    can_batch: bool = False
    local_time: ClassVar[bool] = False
    """Moments travel in the user's own time."""

    def __init__(self, profile: Profile, secret: str) -> None:
        self._profile, self._calendar = profile, Calendar.of(profile, local=self.local_time)
        self._channel = Channel(profile, secret)
        self._talk = Conversation(profile, secret, self._channel)
        self._known: dict[str, Mapping[str, Column]] = {}
        self._dates: dict[str, frozenset[str]] = {}
        self._largest: dict[str, int] = {}
        self._sought: set[tuple[str, str]] = set()

    def sign_in(self) -> None:
        """Before the first question, to tell a refused login apart from everything else."""
        self._talk.sign_in()

    def share_login(self, other: "Reading") -> None:
        """Speaks under the login of another transport to the same server: a second login may cost a licence."""
        self._channel.close()
        self._channel, self._talk = other._channel, other._talk

    def like(self, profile: Profile) -> Self:
        """Another of the same kind under the same login."""
        made = type(self)(profile, "")
        made.share_login(self)
        return made

    @abstractmethod
    def schema(self, wanted: Iterable[str] = ()) -> dict[str, EntitySet]: ...

    @abstractmethod
    def read_by_id(self, entity: str, id: UUID, columns: tuple[str, ...]) -> Row | None: ...

    @abstractmethod
    def count(self, entity: str, where: tuple[Condition, ...] = ()) -> int: ...

    @abstractmethod
    def write(self, write: Write) -> Outcome: ...

    @abstractmethod
    def write_many(self, writes: Sequence[Write]) -> list[Outcome]: ...

    @abstractmethod
    def try_service(self) -> None:
        """Asks for the least the service can tell; a Fault when it is not there."""

    @abstractmethod
    def try_batch(self) -> str | None:
        """The server's words when it takes no batch, "" when it does, None when the protocol has none."""

    def read_moments(self, query: Query) -> list[datetime | None]:
        """The first column of the rows as the server holds it, though it is known to be a calendar date."""
        name, query = query.columns[0], replace(query, order=query.order or ("Id",))
        raw = patiently(lambda: self._raw_page(query))
        found = [from_json(row.get(name), Column(name, "moment"), self._calendar) for row in raw]
        return [moment for moment in found if moment is None or isinstance(moment, datetime)]

    def declare_dates(self, dates: Mapping[str, Iterable[str]]) -> None:
        self._dates = {entity: frozenset(columns) for entity, columns in dates.items()}
        self._known.clear()

    def asked(self) -> int:
        return self._channel.asked

    def server_now(self) -> datetime | None:
        return self._channel.server_now()

    def close(self) -> None:
        self._channel.close()

    @abstractmethod
    def _columns(self, entity: str) -> Mapping[str, Column]:
        """What is known of the columns of a set, by name."""

    @abstractmethod
    def _raw_page(self, query: Query) -> list[Any]:
        """The rows of one answer, as the server tells them."""

    @abstractmethod
    def _length(self, query: Query) -> int:
        """Bytes of the address."""

    def _column_of(self, entity: str) -> Callable[[str], Column]:
        known = self._columns(entity)
        return lambda name: known.get(name) or self._looked_for(entity, name) or metadata.guessed(name)

    def _looked_for(self, entity: str, name: str) -> Column | None:
        """A column not known yet: the customer may have published it since; asked of the server once per name."""
        if (entity, name) in self._sought:
            return None
        self._sought.add((entity, name))
        self._forget(entity)
        self._known.pop(entity, None)
        return self._columns(entity).get(name)

    @abstractmethod
    def _forget(self, entity: str) -> None:
        """The description of the set is to be read anew."""

    def _early(self, write: Write) -> Outcome | None:
        """The fate of a write that need not go out, or must not: an unknown column would be passed over in silence."""
        try:
            known = self._columns(write.entity) or self._looked_for(write.entity, "Id")
            column_of = self._column_of(write.entity)
            lost = [name for name in write.values if column_of(name).name not in self._columns(write.entity)]
        except Fault as fault:
            fault.sent = False
            return fate_of_fault(write, fault)
        if lost or not known:
            return Outcome(write, "refused", f"{write.entity} has no {', '.join(lost) or 'description'}", 400)
        return Outcome(write, "done") if write.verb == "update" and not body_of(write, False) else None

    def _row(self, entity: str, columns: Iterable[str], told: Any) -> Row:
        if not isinstance(told, dict):
            raise Unreachable("a row is no object")
        column_of = self._column_of(entity)
        missing = [name for name in columns if name not in told]
        if missing:
            raise Unreachable(f"{entity}: the answer lacks {', '.join(missing)}")
        return {name: from_json(told[name], column_of(name), self._calendar) for name in columns}

    def read(self, query: Query) -> list[Row]:
        query = replace(query, order=query.order or ("Id",))
        parts = list(literals.portions(query, self._length))
        if len(parts) > 1:
            return self._merged(query, parts)
        return self._window(parts[0]) if parts and query.top > 0 else []

    def _merged(self, query: Query, parts: list[Query]) -> list[Row]:
        """A chain of ids asked in parts: each is read to its end, as an order over all of them is ours alone."""
        wide = tuple(dict.fromkeys((*query.columns, *query.order)))
        rows = [row for part in parts for row in self._to_the_end(replace(part, columns=wide, skip=0))]
        rows.sort(key=lambda row: [_rank(row[name]) for name in query.order])
        chosen = rows[query.skip : query.skip + query.top]
        return [{name: row[name] for name in query.columns} for row in chosen]

    def _to_the_end(self, query: Query) -> list[Row]:
        found: list[Row] = []
        while True:
            page = self._window(replace(query, skip=len(found), top=self._profile.page))
            found += page
            if len(page) < self._profile.page:
                return found

    def _window(self, query: Query) -> list[Row]:
        """The rows asked for, in as many answers as the server's memory demands."""
        # The id is always asked: it tells whether two answers still fit together.
        wide = replace(query, columns=tuple(dict.fromkeys((*query.columns, "Id"))))
        for _ in range(STITCHES):
            found = self._stitched(wide)
            if found is not None:
                return [{name: row[name] for name in query.columns} for row in found]
        raise Unreachable(f"{query.entity} changes faster than it is read")

    def _stitched(self, query: Query) -> list[Row] | None:
        """None when the set has moved between two answers: the last row of one is no longer before the next."""
        found: list[Row] = []
        while len(found) < query.top:
            seam = 1 if found else 0
            most = min(query.top - len(found) + seam, self._largest.get(query.entity, query.top))
            most = max(most, 1 + seam)
            page = self._smaller(replace(query, top=most, skip=query.skip + len(found) - seam))
            if page is None:
                continue
            if seam and (not page or page[0]["Id"] != found[-1]["Id"]):
                return None
            found += page[seam:]
            if len(page) < most:
                break
        return found

    def _smaller(self, query: Query) -> list[Row] | None:
        """The rows of one answer; None when it must be asked for fewer."""
        try:
            return [self._row(query.entity, query.columns, raw) for raw in patiently(lambda: self._raw_page(query))]
        except Rejected as fault:
            fewer = _fewer(query.top, fault)
            if fewer is None:
                self._largest.pop(query.entity, None)
                raise
            self._largest[query.entity] = fewer
            return None


def _fewer(top: int, fault: Rejected) -> int | None:
    """Half the rows for a server short of memory; a few for one that fails without telling why; None: no use."""
    if answers.is_memory_limit(fault.words):
        return max(2, top // 2) if top > 2 else None
    return FEW if fault.status == 500 and top > FEW else None


def _rank(value: Value) -> tuple[bool, Any]:
    """Empty values first, as MS SQL does."""
    if value is None:
        return (False, "")
    return (True, str(value) if isinstance(value, UUID) else value)
