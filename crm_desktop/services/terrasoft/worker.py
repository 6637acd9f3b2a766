"""The exchange at work: one for the whole office, in the thread of a client or as a program of a server."""

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
    """What a screen shows: off, waits (another works: `holder`), idle, works, or failed with `code` and `words`."""

    word: str
    code: str = ""
    words: str = ""
    holder: str = ""
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
        self._refused: dict[str, Any] | None = None

    def stop(self) -> None:
        """Ends after the statement or request under way; what is not done yet waits in the base."""
        self._stop.set()
        self._woken.set()

    def wake(self) -> None:
        """A cycle at once: somebody decided, or changed the set-up (which lifts a refused login)."""
        self._refused = None
        self._woken.set()

    def once(self, *, scan: bool | None = None) -> Figures:
        """One cycle. Raises a Fault, Trouble, or Refused("exchange_off", "exchange_elsewhere" with the holder)."""
        with closing(connect(self._parameters)) as connection:
            reader = Reader(connection)
            place = self._begin(reader)
            if not place["active"]:
                raise Refused("exchange_off")
            if not place["works"]:
                raise Refused("exchange_elsewhere", {"holder": place["holder"] or "", "host": place["host"]})
            try:
                with closing(self._transport(reader)) as transport:
                    return self._cycle(Exchange(reader, transport, self._token, going=self._going), scan=scan)
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
        """With one connection to the base; a fault of the other side keeps the lease, for another's line is no better."""
        transport: Transport | None = None
        told: dict[str, Any] | None = None
        pulled = -PULL_EVERY
        try:
            while not self._stop.is_set():
                place = self._begin(reader)
                if not place["works"]:
                    self._heard(State("waits" if place["active"] else "off", holder=place["holder"] or ""))
                    self._pause(WAIT)
                    continue
                settings = dict(reader.value("SELECT api.exchange_settings()"))
                if transport is None or settings["profile"] != told:
                    if transport is not None:
                        transport.close()
                    told = settings["profile"]
                    if told == self._refused:
                        self._pause(WAIT)
                        continue
                    transport = self._transport(reader)
                exchange = Exchange(reader, transport, self._token, going=self._going)
                try:
                    if monotonic() - pulled >= PULL_EVERY or self._woken.is_set():
                        self._woken.clear()
                        self._done(self._cycle(exchange))
                        pulled = monotonic()
                    elif place["due"]:
                        self._done(exchange.push())
                except LoginRefused as refused:
                    self._refused = told
                    transport.close()
                    transport = None
                    self._failed(refused, reader)
                    continue
                except Fault as fault:
                    self._failed(fault, reader)
                    pulled = -PULL_EVERY
                    continue
                self._pause(GLANCE)
        finally:
            if transport is not None:
                transport.close()
            self._end(reader)

    def _going(self) -> bool:
        return not self._stop.is_set()

    def _begin(self, reader: Reader) -> dict[str, Any]:
        return dict(reader.value("SELECT api.exchange_begin(%s::uuid, %s)", (str(self._token), self._host)))

    def _end(self, reader: Reader) -> None:
        """Leaves the lease to the next one; a base that is gone needs no farewell, the lease ends by itself."""
        if reader.is_usable:
            try:
                reader.value("SELECT api.exchange_end(%s::uuid)", (str(self._token),))
            except (Trouble, psycopg2.Error) as problem:
                log.info("the lease of the exchange was not given back: %s", problem)

    def _transport(self, reader: Reader) -> Transport:
        told = reader.value("SELECT api.exchange_settings()")["profile"]
        if not told:
            raise Misconfigured("address")
        profile = Profile.from_json(told)
        secret = self._secret_of(profile)
        if secret is None:
            raise LoginRefused("", "terrasoft_no_secret")
        return open_transport(profile, secret)

    def _cycle(self, exchange: Exchange, *, scan: bool | None = None) -> Figures:
        """The line of the run is written even when the cycle breaks off, with the words of what broke it."""
        started, problem = datetime.now(UTC), None
        try:
            return exchange.cycle(scan=scan)
        except Fault as fault:
            problem = fault
            raise
        finally:
            self._note(exchange, started, problem)

    def _note(self, exchange: Exchange, started: datetime, problem: Fault | None) -> None:
        done = exchange.figures
        facts = {"received": done.received, "sent": done.sent, "failed": done.failed, "requests": 0}
        barred = next(iter(done.barred.items()), None)
        if problem is not None:
            facts |= {"code": problem.reason, "words": problem.words}
        elif barred is not None:
            facts |= {"code": "terrasoft_barred", "words": f"{barred[0]}: {barred[1]}"}
        try:
            exchange.call("run_done", started.isoformat(), facts)
        except (Refused, Unavailable) as lost:
            log.info("a run of the exchange was not noted: %s", lost)

    def _done(self, figures: Figures) -> None:
        self._failures = 0
        self._heard(State("idle", figures=figures))

    def _failed(self, problem: Exception, reader: Reader | None = None) -> None:
        self._failures += 1
        code = problem.reason if isinstance(problem, Fault) else getattr(problem, "code", "") or "lost"
        words = problem.words if isinstance(problem, Fault) else ""
        log.warning("the exchange: %s %s", code, words)
        self._heard(State("failed", code=code, words=words))
        pause = min(LONGEST_PAUSE, GLANCE * 2 ** min(self._failures, 10))
        if isinstance(problem, Busy) and problem.seconds:
            pause = float(problem.seconds)
        self._pause_keeping(pause, reader)

    def _pause_keeping(self, seconds: float, reader: Reader | None) -> None:
        """While it waits, the lease is kept."""
        until = monotonic() + seconds
        while not self._stop.is_set() and not self._woken.is_set() and monotonic() < until:
            if reader is not None:
                self._begin(reader)
            self._pause(min(WAIT, max(0.0, until - monotonic())))

    def _pause(self, seconds: float) -> None:
        self._woken.wait(seconds)
