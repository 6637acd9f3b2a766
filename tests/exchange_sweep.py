"""A fault at every request of an exchange, one after the other: afterwards both sides say what they would have said.

The story is told once without faults, and base and Terrasoft are kept as they stood before each exchange. A point
begins from there, lets one request fail, exchanges until nothing moves, compares, and tells the rest of the story too:
what was damaged without being seen is seen then.
"""

import itertools
import os
import re
import secrets
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from psycopg2 import sql

from crm_desktop.services.terrasoft.exchange import Figures
from crm_desktop.services.terrasoft.faults import Fault
from tests import exchange_compare
from tests.exchange_compare import Picture
from tests.exchange_meanwhile import Meanwhile
from tests.exchange_pair import INTEGRATOR, Pair
from tests.exchange_story import Story
from tests.office import PASSWORD as OFFICE_PASSWORD
from tests.office import Office
from tests.office_deals import DealAt
from tests.servers import Base, copy_of
from tests.terrasoft.server import PASSWORD, TerrasoftServer
from tests.terrasoft.server.http import Request
from tests.terrasoft.server.service import Snapshot

ROOT: Final = Path(__file__).resolve().parents[1]
KINDS: Final = (
    ("500", "before"), ("500", "after"), ("drop", "before"), ("drop", "after"), ("cut", "after"), ("html", "before"),
    ("html", "after"), ("401", "before"), ("401", "after"), ("403", "after"), ("429", "before"), ("503", "after"),
    ("expired", "before"), ("repeat", "before"), ("shuffle", "before"), ("kill", "before"), ("kill", "after"),
    ("people", "before"), ("people", "drop"),
)  # fmt: skip
"""What happens to the request, and whether the server has done its work by then. kill: the program is, by SIGKILL;
people: they change records on both sides at this moment, and then the request is answered or its line breaks."""
MOST_CYCLES: Final = 14
LONGEST_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Point:
    """The `request`-th one (from 1) of the exchange after the `act`-th act (from 0)."""

    act: int
    request: int
    kind: str
    when: str


@dataclass(slots=True)
class Moment:
    """How both sides stood before an exchange, how many requests it took (the first cycle alone), and how it ended."""

    base: Base
    snapshot: Snapshot
    deals: list[DealAt]
    stages: list[str]
    slots: dict[tuple[str, str], int]
    payments: int
    requests: int = 0
    first: int = 0
    ended: tuple[Picture, Picture] = field(default_factory=lambda: ({}, {}))


class Sweep:
    """`prepare` once; then any number of points in any order."""

    def __init__(self, template: Base, server: TerrasoftServer) -> None:
        self.template, self.server = template, server
        self.moments: list[Moment] = []
        self.moved = 0
        self._pair: Pair | None = None

    # -- without faults -------------------------------------------------------------------------------------------

    @contextmanager
    def prepared(self) -> Iterator["Sweep"]:
        """Tells the story; the bases kept go when the block ends."""
        with copy_of(self.template) as base:
            try:
                self._tell(base)
                yield self
            finally:
                for moment in self.moments:
                    postgres = Base(base.server, "postgres")
                    postgres.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(moment.base.name)))

    def _tell(self, base: Base) -> None:
        office = Office(base)
        self._pair = pair = Pair(office, self.server)
        pair.set_up(leader="theirs")
        story = Story(pair)
        for act in story.told():
            act()
            moment = self._kept(story)
            self.moments.append(moment)
            self.server.requests.clear()
            figures = pair.cycle()
            moment.first = len(self.server.requests)
            done = [figures, *pair.settle()]
            moment.requests = len(self.server.requests)
            moment.ended = self._pictures(pair)
            self.moved += sum(cycle.received + cycle.sent for cycle in done)
            assert exchange_compare.differences(*moment.ended) == []
            assert _unfinished(pair) == {}
        office.close()

    def _kept(self, story: Story) -> Moment:
        office = story.pair.office
        office.close()
        kept = Base(office.base.server, f"kept_{secrets.token_hex(4)}")
        names = sql.Identifier(kept.name), sql.Identifier(office.base.name)
        Base(office.base.server, "postgres").execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        deals, slots = deepcopy(story.deals), dict(office._slots)
        return Moment(kept, self.server.snapshot(), deals, list(story.stages), slots, office._payments)

    def points(self) -> list[Point]:
        """All of the cycles that move something; those after them only look."""
        return [
            Point(act, request, kind, when)
            for act, moment in enumerate(self.moments)
            for kind, when in KINDS
            for request in range(1, moment.first + 1)
        ]

    # -- one point ------------------------------------------------------------------------------------------------

    def tried(self, point: Point, *, to_the_end: bool = True) -> list[str]:
        """What is wrong after it, and after the rest of the story told `to_the_end`; [] when all is well."""
        moment = self.moments[point.act]
        with copy_of(moment.base) as base:
            office = Office(base)
            office._slots, office._payments = dict(moment.slots), moment.payments
            self.server.restore(moment.snapshot)
            assert self._pair is not None
            kept = self._pair
            pair = Pair(office, self.server, kept.people, kept.organizations, kept.directions, kept.services)
            story = Story(pair, deepcopy(moment.deals), list(moment.stages))
            try:
                people = Meanwhile(pair, 1000 * point.act + point.request)
                self._fail(pair, point, people)
                wrong = self._wrong(pair, point.act, alone=not people.here) + people.lost()
                for place in range(point.act + 1, len(self.moments) if to_the_end else 0):
                    if wrong:
                        break
                    story.told()[place]()
                    _settled(pair)
                    wrong = [f"then, act {place}: {line}" for line in self._wrong(pair, place, alone=not people.here)]
                return wrong
            finally:
                office.close()
                self.server.plan.clear()

    def _fail(self, pair: Pair, point: Point, people: Meanwhile) -> None:
        if point.kind == "people":
            self.server.plan.hook = _at(
                point.request, lambda request: _happened(people, request, broken=point.when == "drop")
            )
        elif point.kind == "kill":
            self._kill(pair, point)
        else:
            self.server.plan.add(point.kind, when=point.when, after=point.request - 1, times=1)
        _settled(pair)
        assert people.done is (point.kind == "people")
        assert all(fault.done for fault in self.server.plan.faults), "the request did not come"

    def _kill(self, pair: Pair, point: Point) -> None:
        """The program of a server (`sync --once`) dies while the request is under way; the request is done or not."""
        started: list[subprocess.Popen[bytes]] = []

        def die(_: Request) -> bool:
            started[0].send_signal(signal.SIGKILL)
            started[0].wait()
            return point.when == "after"

        login = pair.office.people[INTEGRATOR]
        pair.office.let_in(INTEGRATOR)
        base = pair.base
        server = ["--host", str(base.server["host"]), "--port", str(base.server["port"]), "--database", base.name]
        surroundings = {**os.environ, "PGPASSWORD": OFFICE_PASSWORD, "CRM_TERRASOFT_SECRET": PASSWORD}
        self.server.plan.hook = _at(point.request, die)
        command = [sys.executable, "-m", "crm_desktop", "sync", "--once", *server, "--user", login]
        nothing = subprocess.DEVNULL
        started.append(subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=nothing, stderr=nothing))
        ended = started[0].wait(LONGEST_SECONDS)
        self.server.plan.hook = None
        assert ended == -signal.SIGKILL, f"the program ended with {ended} before its request {point.request}"

    def _wrong(self, pair: Pair, act: int, *, alone: bool) -> list[str]:
        """`alone`: nobody changed anything but the story, so both sides are as they were without faults."""
        here, there = self._pictures(pair)
        wrong = exchange_compare.differences(here, there)
        if not wrong and alone:
            wrong = [
                f"not as without faults: {line}"
                for line in exchange_compare.differences(here, self.moments[act].ended[0])
            ]
        unfinished = _unfinished(pair)
        return wrong + [f"{name}: {rows[:3]}" for name, rows in unfinished.items()]

    @staticmethod
    def _pictures(pair: Pair) -> tuple[Picture, Picture]:
        return _plain(exchange_compare.ours(pair.base)), _plain(exchange_compare.theirs(pair.terrasoft))


def _happened(people: Meanwhile, request: Request, *, broken: bool) -> bool:
    people.happen(reading=request.method == "GET" and "ModifiedOn" in request.query)
    return not broken


def _at(request: int, act: Callable[[Request], bool]) -> Callable[[Request], bool]:
    """A hook that acts at this request of those to come; False from the act breaks the line."""
    numbers = itertools.count(1)
    return lambda asked: next(numbers) != request or act(asked)


def _settled(pair: Pair) -> list[Figures]:
    """Exchanges until two cycles running have nothing to do; a cycle may break off by a fault."""
    done: list[Figures] = []
    quiet = 0
    for _ in range(MOST_CYCLES):
        pair.due_now()
        try:
            done.append(pair.cycle())
        except Fault:
            quiet = 0
            continue
        quiet = quiet + 1 if done[-1].quiet else 0
        if quiet == 2:
            return done
    raise AssertionError(f"the exchange does not come to rest: {done[-3:]} {pair.waiting()}")


def _unfinished(pair: Pair) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows for name, rows in pair.waiting().items() if rows}


def _plain(picture: Picture) -> Picture:
    """Numbers that come of our ids may have gaps: an attempt that was undone has used one up."""
    return {
        name: Counter({(re.sub(r"ЗР-\d+", "ЗР", key), fields): count for (key, fields), count in records.items()})
        for name, records in picture.items()
    }
