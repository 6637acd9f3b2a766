"""The exchange at work: one for the whole office, in the thread of a client or as a program of a server."""

import json
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg2

from crm_desktop.services.database import Reader, connect
from crm_desktop.services.errors import Denied, Refused, Trouble, Unavailable
from crm_desktop.services.terrasoft.exchange import Exchange, Figures
from crm_desktop.services.terrasoft.faults import Busy, Fault, LoginRefused, Misconfigured
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import Transport, open_transport

log = logging.getLogger(__name__)
PULL_EVERY: Final = 20.0
"""Seconds between two readings of their changes; ours go out as soon as they are seen."""
GLANCE: Final = 2.0
"""Seconds between two looks whether something of ours is due, which is also the heartbeat of the lease."""
WAIT: Final = 10.0
"""Seconds between two looks of one who waits whether the worker is still alive (its lease lasts 45)."""
LONGEST_PAUSE: Final = 300.0


@dataclass(frozen=True, slots=True)
class State:
    """What a screen shows: off, waits (another works: `holder`), idle, or failed with `code` and `words`.

    `asks`: how many conflicts and deletions wait for a person.
    """

    word: str
    code: str = ""
    words: str = ""
    holder: str = ""
    asks: int = 0
    figures: Figures = field(default_factory=Figures)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Worker:
    """`parameters` of psycopg2 for a person with the integration right; `secret_of` answers the password or None."""

    def __init__(
        self,
        parameters: dict[str, Any],
        secret_of: Callable[[Profile], str | None],
        heard: Callable[[State], None] = lambda state: None,
        *,
        host: str = "",
    ) -> None:
        self._parameters = {**parameters, "application_name": "crm_desktop exchange"}
        self._secret_of, self._heard = secret_of, heard
        self._host = host or socket.gethostname()
        self._token: UUID = uuid4()
        self._stop = threading.Event()
        self._woken = threading.Event()
        self._failures = 0

    def stop(self) -> None:
        """Ends after the statement or request under way; what is not done yet waits in the base."""
        self._stop.set()
        self._woken.set()

    def wake(self) -> None:
        """A cycle at once: somebody decided, or changed the set-up (which lifts a refused login)."""
        self._woken.set()

    def once(self, *, scan: bool | None = None) -> Figures:
        """One cycle. Raises a Fault, Trouble, or Refused("exchange_off", "exchange_elsewhere" with the holder)."""
        with closing(connect(self._parameters)) as connection:
            reader = Reader(connection)
            place = self.begin(reader)
            if not place["active"]:
                raise Refused("exchange_off")
            if not place["works"]:
                raise Refused("exchange_elsewhere", {"holder": place["holder"] or "", "host": place["host"]})
            try:
                told = reader.value("SELECT api.exchange_settings()")["profile"]
                with closing(self.open(told)) as transport:
                    return run(self.exchange(reader, transport), scan=scan)
            finally:
                self._end(reader)

    def watch(self) -> None:
        """Until `stop`. Nothing that happens ends it: it says what is wrong, waits, and tries again."""
        while not self._stop.is_set():
            try:
                with closing(connect(self._parameters)) as connection:
                    self._stay(Reader(connection))
            except Denied:
                self._heard(State("off"))
                return
            except (Fault, Trouble, psycopg2.Error) as problem:
                self._failed(problem)

    # -- inside -------------------------------------------------------------------------------------------------

    def _stay(self, reader: Reader) -> None:
        """With one connection to the base; a fault there keeps the lease, for another's line is no better."""
        shift = _Shift(self, reader)
        try:
            while not self._stop.is_set():
                place = self.begin(reader)
                if place["works"]:
                    self._turn(shift, due=place["due"], asks=place["asks"])
                else:
                    shift.end()
                    self._heard(State("waits" if place["active"] else "off", holder=place["holder"] or ""))
                    self._woken.clear()
                    self._woken.wait(WAIT)
        finally:
            shift.end()
            self._end(reader)

    def _turn(self, shift: "_Shift", *, due: bool, asks: int) -> None:
        """One look: a whole cycle when its time has come, otherwise only what of ours is due."""
        hurry = self._woken.is_set()
        self._woken.clear()
        try:
            figures = shift.turn(hurry=hurry, due=due)
        except LoginRefused as refused:
            shift.refused()
            self._failed(refused, shift.reader)
        except Fault as fault:
            self._failed(fault, shift.reader)
        else:
            if figures is not None:
                self._failures = 0
                self._heard(State("idle", figures=figures, asks=asks))
            self._woken.wait(GLANCE)

    def going(self) -> bool:
        """False once it shall end."""
        return not self._stop.is_set()

    def begin(self, reader: Reader) -> dict[str, Any]:
        """Takes or keeps the lease."""
        return dict(reader.value("SELECT api.exchange_begin(%s::uuid, %s)", (str(self._token), self._host)))

    def _end(self, reader: Reader) -> None:
        """Leaves the lease to the next one; a base that is gone needs no farewell, the lease ends by itself."""
        if reader.is_usable:
            try:
                reader.value("SELECT api.exchange_end(%s::uuid)", (str(self._token),))
            except (Trouble, psycopg2.Error) as problem:
                log.info("the lease of the exchange was not given back: %s", problem)

    def open(self, told: dict[str, Any] | None) -> Transport:
        """A line to the other side. Raises Misconfigured, LoginRefused("terrasoft_no_secret")."""
        if not told:
            raise Misconfigured("address")
        profile = Profile.from_json(told)
        secret = self._secret_of(profile)
        if secret is None:
            raise LoginRefused("", "terrasoft_no_secret")
        return open_transport(profile, secret)

    def exchange(self, reader: Reader, transport: Transport) -> Exchange:
        """The engine under this worker's lease."""
        return Exchange(reader, transport, self._token, going=self.going)

    def _failed(self, problem: Exception, reader: Reader | None = None) -> None:
        """Says it and waits: longer each time, as long as a busy server asks for; the lease is kept meanwhile."""
        self._failures += 1
        code = problem.reason if isinstance(problem, Fault) else getattr(problem, "code", "") or "lost"
        words = problem.words if isinstance(problem, Fault) else ""
        log.warning("the exchange: %s %s", code, words)
        self._heard(State("failed", code=code, words=words))
        if reader is not None and isinstance(problem, Fault):
            self._tell(reader, problem)
        seconds = min(LONGEST_PAUSE, GLANCE * 2 ** min(self._failures, 10))
        if isinstance(problem, Busy) and problem.seconds:
            seconds = float(problem.seconds)
        until = monotonic() + seconds
        while self.going() and not self._woken.is_set() and monotonic() < until:
            if reader is not None:
                self.begin(reader)
            self._woken.wait(min(WAIT, max(0.0, until - monotonic())))

    def _tell(self, reader: Reader, fault: Fault) -> None:
        """Into the list of runs, where the office reads what one computer cannot do; the base keeps one line of it."""
        figures = dict.fromkeys(("received", "sent", "failed", "requests"), 0)
        facts = json.dumps({**figures, "code": fault.reason, "words": fault.words})
        try:
            reader.value("SELECT api.exchange_run_done(%s::uuid, now(), %s::jsonb)", (str(self._token), facts))
        except Refused as lost:
            log.info("a failed run of the exchange was not noted: %s", lost)


class _Shift:
    """What a worker holds as long as it works: the line to the other side, made for one state of the set-up."""

    def __init__(self, worker: Worker, reader: Reader) -> None:
        self.reader = reader
        self._worker = worker
        self._transport: Transport | None = None
        self._told: dict[str, Any] | None = None
        self._refused: dict[str, Any] | None = None
        self._pulled = -PULL_EVERY

    def turn(self, *, hurry: bool, due: bool) -> Figures | None:
        """None when there was nothing to do, or nothing can be done before the set-up is changed."""
        late = hurry or monotonic() - self._pulled >= PULL_EVERY
        if not (late or due):
            return None
        transport = self._line(hurry=hurry)
        if transport is None:
            return None
        exchange = self._worker.exchange(self.reader, transport)
        if not late:
            return exchange.push()
        self._pulled = -PULL_EVERY
        figures = run(exchange)
        self._pulled = monotonic()
        return figures

    def _line(self, *, hurry: bool) -> Transport | None:
        """A login that was refused is not tried again before the set-up changes or a person asks for it."""
        told = self.reader.value("SELECT api.exchange_settings()")["profile"]
        if told != self._told or (hurry and self._refused is not None):
            self.end()
            self._told = told
            self._refused = None
        if self._refused is not None:
            return None
        if self._transport is None:
            self._transport = self._worker.open(told)
        return self._transport

    def refused(self) -> None:
        self.end()
        self._refused = self._told

    def end(self) -> None:
        """Closes the line."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None


def run(exchange: Exchange, *, scan: bool | None = None) -> Figures:
    """A cycle with its line in the list of runs, written even when it breaks off, with the words of what broke it."""
    started = datetime.now(UTC)
    try:
        figures = exchange.cycle(scan=scan)
    except Fault as fault:
        _note(exchange, started, fault.reason, fault.words)
        raise
    barred = next(iter(figures.barred.items()), None)
    _note(exchange, started, *(("terrasoft_barred", ": ".join(barred)) if barred else ("", "")))
    return figures


def _note(exchange: Exchange, started: datetime, code: str, words: str) -> None:
    done = exchange.figures
    facts = {
        "received": done.received,
        "sent": done.sent,
        "failed": done.failed,
        "requests": done.requests,
        "code": code,
        "words": words,
    }
    try:
        exchange.call("run_done", started.isoformat(), facts)
    except (Refused, Unavailable) as lost:
        log.info("a run of the exchange was not noted: %s", lost)
