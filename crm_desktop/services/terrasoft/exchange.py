"""One cycle of the exchange: their changes are taken, what waited is tried again, ours are sent.

The base decides everything (migrations/sql/47_*, 48_*): this carries rows and survives every loss on the way.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from crm_desktop.services.database import Reader
from crm_desktop.services.terrasoft import canonical, mapping, paging
from crm_desktop.services.terrasoft.faults import NoRight, Rejected
from crm_desktop.services.terrasoft.transport import BATCH, Condition, Outcome, Query, Row, Transport, Write

log = logging.getLogger(__name__)
OVERLAP: Final = timedelta(minutes=3)
"""A transaction there may end later than its rows are stamped (reference 6.3)."""
QUIET: Final = timedelta(minutes=20)
"""After so long, half of it is taken for read: the clocks of a site and of its base do not differ by more."""
AT_ONCE: Final = 25
"""Records taken in one statement: their locks are held together, and nobody shall wait for longer than a blink."""
LOOKED: Final = 25
REFUSED: Final = 200
ROUNDS: Final = 200
DEPTH: Final = 4
"""How far references are followed in one cycle: a line, its document, its sale, its client."""
SCAN_EVERY: Final = timedelta(hours=20)


@dataclass
class Figures:
    """What a cycle did. `barred`: sets that may not be read, by their name, with the server's words."""

    received: int = 0
    sent: int = 0
    failed: int = 0
    requests: int = 0
    barred: dict[str, str] = field(default_factory=dict)

    @property
    def quiet(self) -> bool:
        """Nothing came and nothing went."""
        return not (self.received or self.sent or self.failed or self.barred)


class Exchange:
    """The doors of the base for one worker, and the transport; used by one thread at a time."""

    def __init__(
        self, reader: Reader, transport: Transport, token: UUID, *, going: Callable[[], bool] = lambda: True
    ) -> None:
        self._reader, self._transport, self._token, self._going = reader, transport, token, going
        self._objects: list[dict[str, Any]] = []
        self.figures = Figures()

    def call(self, function: str, *arguments: Any) -> Any:
        """`api.exchange_<function>` with the worker's token before the arguments; JSON both ways."""
        given = [json.dumps(a) if _is_json(a) else list(a) if isinstance(a, tuple) else a for a in arguments]
        places = "".join(f", %s{_cast(a)}" for a in arguments)
        return self._reader.value(f"SELECT api.exchange_{function}(%s::uuid{places})", [str(self._token), *given])

    def cycle(self, *, scan: bool | None = None) -> Figures:
        """Everything once. Raises a Fault of the transport, Refused("exchange_lost") when another has the lease.

        `scan` reads all ids for deletions now (True), never (False), or once a day (None).
        """
        self.figures = Figures()
        before = self._transport.asked()
        try:
            return self._cycle(scan=scan)
        finally:
            self.figures.requests = self._transport.asked() - before

    def _cycle(self, *, scan: bool | None) -> Figures:
        settings = self.settings()
        self._objects = settings["objects"]
        self._transport.declare_dates(_dates(self._objects))
        for one in self._open("in", "out", "both"):
            self._guarded(one, self._pull)
        self._try_again()
        if self.figures.received and self.figures.failed:
            self._count_taken(self.call("again", REFUSED, settings["now"]))
        self.push()
        for one in self._open("in", "both"):
            if one["deletions"] == "scan" and (scan or (scan is None and _is_old(one["scanned_at"]))):
                self._guarded(one, self._scan)
        self._tell_the_clock()
        return self.figures

    def _tell_the_clock(self) -> None:
        """How far the clock there is ahead, for the rule "newer": told by this cycle's answers, used by the next."""
        there = self._transport.server_now()
        if there is not None:
            self.call("clock", there.isoformat())

    def settings(self) -> dict[str, Any]:
        """Profile, objects and words as the base has them."""
        return dict(self._reader.value("SELECT api.exchange_settings()"))

    def push(self) -> Figures:
        """Sends what is due, parents before children; used alone between two pulls."""
        if not self._objects:
            self._objects = self.settings()["objects"]
            self._transport.declare_dates(_dates(self._objects))
        for one in self._open("out", "both"):
            self._guarded(one, self._send)
        self._carry_out_deletions()
        return self.figures

    def _open(self, *directions: str) -> Iterator[dict[str, Any]]:
        for one in self._objects:
            if one["direction"] in directions and self._going():
                yield one

    def _guarded(self, one: dict[str, Any], act: Callable[[dict[str, Any]], None]) -> None:
        """A set that may not be read, or is not there, does not stop the others."""
        try:
            act(one)
        except (NoRight, Rejected) as fault:
            log.warning("the exchange of %s: %s", one["object"], fault.words)
            self.figures.barred[one["entity"]] = fault.words
            self.figures.failed += 1

    # -- theirs -------------------------------------------------------------------------------------------------

    def _pull(self, one: dict[str, Any]) -> None:
        since, now = _moment(one["watermark_at"]), self._transport.server_now()
        # A record stamped tomorrow, or a clock put back there, must not hide what is changed today.
        start = min(since, now) if since and now else since
        told = mapping.conditions(one["filter"])
        # Databases do not count an empty value as another one: what is excluded is left out here.
        excluded = [condition for condition in told if condition.sign == "<>"]
        pages = paging.changes(
            self._transport, one["entity"], (*_columns(one), *(condition.column for condition in excluded)),
            start, OVERLAP, tuple(c for c in told if c.sign != "<>"),
        )  # fmt: skip
        for rows in pages:
            self._take(one, [row for row in rows if all(row[c.column] != c.value for c in excluded)], marked=True)
            if not self._going():
                return
        if since and now and now - since > QUIET:
            # Thousands changed within one minute would be read again in every cycle until somebody changes something.
            self.call("take", one["object"], [], (now - QUIET / 2).isoformat())

    def _take(self, one: dict[str, Any], rows: Sequence[Row], *, marked: bool = False) -> None:
        """Piece by piece; the watermark goes with the last row of a piece, so a death in between loses nothing."""
        for start in range(0, len(rows), AT_ONCE):
            piece = [canonical.taken(one["fields"], row) for row in rows[start : start + AT_ONCE]]
            counts = self.call("take", one["object"], piece, piece[-1]["modified"] if marked else None)
            self._count(counts)

    def _count_taken(self, counts: Mapping[str, int]) -> None:
        """Of a second try: what fails again was counted when it failed first."""
        self._count({outcome: count for outcome, count in counts.items() if outcome in ("made", "changed")})

    def _count(self, counts: Mapping[str, int]) -> None:
        for outcome, count in counts.items():
            if outcome in ("made", "changed"):
                self.figures.received += count
            elif outcome not in ("same", "parted", "not_taken"):
                self.figures.failed += count

    def _try_again(self) -> None:
        """What waits and is due; then references nobody has brought are asked for by id, and theirs in turn."""
        for _ in range(DEPTH):
            self._settle()
            wanted = self.call("wanted")
            for one in self._open("in", "both"):
                if wanted.get(one["object"]):
                    self._look(one, [UUID(id) for id in wanted[one["object"]]])
            if not wanted:
                return

    def _settle(self) -> None:
        """A record that came makes others due, whatever their order."""
        for _ in range(ROUNDS):
            counts = self.call("again", AT_ONCE)
            self._count_taken(counts)
            if not any(counts.get(outcome) for outcome in ("made", "changed", "same")):
                return

    def _look(self, one: dict[str, Any], ids: Sequence[UUID]) -> None:
        """Reads records by their ids and takes them; what is surely absent is told to the base."""
        columns = ("Id", "ModifiedOn", *_columns(one))
        for start in range(0, len(ids), LOOKED):
            piece = ids[start : start + LOOKED]
            condition = Condition("Id", "in", tuple(piece))
            rows = self._transport.read(Query(one["entity"], columns, (condition,), ("Id",), top=len(piece) + 1))
            found = {row["Id"] for row in rows}
            self._take(one, rows)
            absent = [
                id for id in piece if id not in found and self._transport.read_by_id(one["entity"], id, ("Id",)) is None
            ]
            if absent:
                self.call("absent", one["object"], tuple(str(id) for id in absent))

    # -- ours ---------------------------------------------------------------------------------------------------

    def _send(self, one: dict[str, Any]) -> None:
        """Looks first: what stands there now is merged before it is written over, and a lost answer is found."""
        for _ in range(ROUNDS):
            due = self.call("due", one["object"], BATCH)
            if not (due["due"] or due["more"]) or not self._going():
                return
            if not due["due"]:
                continue
            if due["look"]:
                self._look(one, [UUID(pair["their_id"]) for pair in due["look"]])
            prepared = self.call("send", one["object"], tuple(due["due"]))
            if prepared:
                self._write(one, prepared)
            elif not (due["look"] or due["more"]):
                return

    def _write(self, one: dict[str, Any], prepared: Sequence[dict[str, Any]]) -> None:
        writes = [_write_of(one, line) for line in prepared]
        outcomes = self._transport.write_many(writes)
        self.call(
            "sent", one["object"], [_result(line, outcome) for line, outcome in zip(prepared, outcomes, strict=True)]
        )
        self.figures.sent += sum(outcome.state == "done" for outcome in outcomes)
        self.figures.failed += sum(outcome.state == "refused" for outcome in outcomes)

    # -- what is gone -------------------------------------------------------------------------------------------

    def _carry_out_deletions(self) -> None:
        entities = {one["object"]: one["entity"] for one in self._objects}
        for line in self.call("to_delete"):
            outcome = self._transport.write(Write("delete", entities[line["object"]], UUID(line["their_id"])))
            if outcome.state == "done" or outcome.status == 404:
                self.call("deleted", line["object"], line["their_id"])
                self.figures.sent += 1

    def _scan(self, one: dict[str, Any]) -> None:
        """All ids of a set; those of ours that were missing twice are asked for one by one before anybody is told."""
        ids = tuple(str(id) for id in paging.ids(self._transport, one["entity"], ()))
        found = self.call("scanned", one["object"], ids)
        absent = [id for id in found["ask"] if self._transport.read_by_id(one["entity"], UUID(id), ("Id",)) is None]
        if absent:
            self.call("absent", one["object"], tuple(absent))


def _is_json(argument: Any) -> bool:
    return isinstance(argument, (list, dict))


def _cast(argument: Any) -> str:
    """A tuple is an array of ids: ours are numbers, theirs are guids."""
    if isinstance(argument, tuple):
        return "::uuid[]" if argument and isinstance(argument[0], str) else "::bigint[]"
    return "::jsonb" if _is_json(argument) else ""


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _columns(one: Mapping[str, Any]) -> tuple[str, ...]:
    """Each column once: two fields of ours may show one of theirs."""
    return tuple(dict.fromkeys(line["column"] for line in one["fields"]))


def _dates(objects: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    return {one["entity"]: [line["column"] for line in one["fields"] if line["kind"] == "date"] for one in objects}


def _is_old(scanned_at: str | None) -> bool:
    return scanned_at is None or datetime.now(UTC) - datetime.fromisoformat(scanned_at) > SCAN_EVERY


def _write_of(one: Mapping[str, Any], line: Mapping[str, Any]) -> Write:
    values = canonical.sent(one["fields"], line["values"])
    if line["verb"] == "create":
        values = {column: canonical.guid_or_text(value) for column, value in one["constants"].items()} | values
    return Write(line["verb"], one["entity"], UUID(line["their_id"]), values)


def _result(line: Mapping[str, Any], outcome: Outcome) -> dict[str, Any]:
    gone = line["verb"] == "delete" and outcome.status == 404
    # A server that gives ids of its own has made the record: sent again, it would stand there twice.
    made = line["verb"] == "create" and outcome.id is not None
    return {
        "our_id": line["our_id"],
        "seq": line["seq"],
        "verb": line["verb"],
        "their_id": str(outcome.id) if made else None,
        "state": "done" if gone or made else outcome.state,
        "words": outcome.words,
        "status": outcome.status,
    }
