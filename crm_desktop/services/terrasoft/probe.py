"""«Check the connection»: step by step, each with the server's own words, and the profile completed by it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from crm_desktop.services.terrasoft import probe_habits, probe_names
from crm_desktop.services.terrasoft.faults import Fault, Misconfigured, NotTerrasoft
from crm_desktop.services.terrasoft.http import Channel
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.reading import Reading
from crm_desktop.services.terrasoft.transport import Query, Row, open_transport

CODES: Final = ("address", "login", "service", "set", "read", "contact", "dates", "batch", "own_id")
SERVICES: Final = (
    ("odata4", "framework"), ("odata4", "core"), ("odata3", "framework"), ("dataservice", "framework"),
    ("dataservice", "core"), ("odata3", "core"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """A record whose date a person has read on the screen of Terrasoft: it tells how the server writes dates."""

    entity: str
    id: UUID
    column: str
    day: date


@dataclass(frozen=True, slots=True)
class Step:
    """`code`: one of CODES; `ok` None: could not be told; `profile`: what is known after the step."""

    code: str
    ok: bool | None
    words: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    profile: Profile | None = None


def detected(steps: Iterable[Step]) -> Profile:
    """The profile after the last step that knows one; Misconfigured when no step does."""
    known = [step.profile for step in steps if step.profile is not None]
    if not known:
        raise Misconfigured("nothing was found out")
    return known[-1]


def steps(
    profile: Profile,
    secret: str,
    wanted: Mapping[str, Iterable[str]],
    *,
    dates: Mapping[str, Iterable[str]] | None = None,
    dated: Dated | None = None,
    throw_away: tuple[str, Row] | None = None,
) -> Iterator[Step]:
    """Ends early when nothing can come after a failure; never repeats a refused login.

    `wanted`: columns by set; `dates`: calendar dates among the columns of our own sets; `throw_away`: a set and the
    values of a record that may be made and deleted there, without it own ids are not tried and nothing is written.
    """
    trial = _Trial(profile, secret, dates or {})
    try:
        yield from trial.reached()
        if trial.transport is not None:
            yield from trial.used(wanted, dated, throw_away)
    finally:
        trial.close()


class _Trial:
    """One run of the steps: the profile as known so far, and the transport once one is found."""

    def __init__(self, profile: Profile, secret: str, dates: Mapping[str, Iterable[str]]) -> None:
        self.profile, self._secret, self._dates = profile, secret, dates
        self.transport: Reading | None = None

    def close(self) -> None:
        if self.transport is not None:
            self.transport.close()

    def _step(self, code: str, ok: bool | None, words: str = "", **facts: Any) -> Step:
        return Step(code, ok, words, facts, self.profile)

    def _failed(self, code: str, fault: Fault) -> Step:
        facts = {"fault": fault.reason, "status": getattr(fault, "status", 0)}
        return Step(code, False, fault.words, facts, self.profile)

    # reaching

    def reached(self) -> Iterator[Step]:
        """The address, the login and the service; without all three nothing else can be tried."""
        try:
            self.profile.checked()
            hint = self._hint()
        except Fault as fault:
            yield self._failed("address", fault)
            return
        if hint:
            self.profile = self.profile.with_(layout=hint)
        yield self._step("address", True, layout=hint, encrypted=self.profile.root.startswith("https:"))
        transport = self._opened(self.profile)
        try:
            transport.sign_in()
        except Fault as fault:
            yield self._failed("login", fault)
            transport.close()
            return
        yield self._step("login", True)
        yield self._service(transport)

    def _hint(self) -> str:
        """The layout by the login page the site leads to, without signing in (reference 1); "" when untold."""
        channel = Channel(self.profile, self._secret)
        try:
            answer = channel.send("GET", f"{self.profile.root}/", {"Accept": "text/html, */*"})
        finally:
            channel.close()
        text = answer.headers.get("Location", "") + answer.body[:200_000].decode("utf-8", "replace")
        if "nuilogin" in text.lower():
            return "framework"
        return "core" if "login/login.html" in text.lower() else ""

    def _opened(self, profile: Profile) -> Reading:
        opened = open_transport(profile, self._secret)
        assert isinstance(opened, Reading)
        opened.declare_dates(self._dates)
        return opened

    def _service(self, first: Reading) -> Step:
        """Tries the protocols one after another under the one login, the one of the profile first."""
        given = (self.profile.generation, self.profile.layout)
        last: Fault = NotTerrasoft("no service answers")
        for place, (generation, layout) in enumerate(sorted(SERVICES, key=lambda pair: _distance(pair, given))):
            transport = self._opened(self.profile.with_(generation=generation, layout=layout))
            transport.share_login(first)
            try:
                transport.try_service()
            except Fault as fault:
                last = fault if place == 0 or not isinstance(fault, NotTerrasoft) else last
                continue
            self.profile, self.transport = self.profile.with_(generation=generation, layout=layout), transport
            return self._step("service", True, generation=generation, layout=layout)
        first.close()
        return self._failed("service", last)

    # using

    def used(
        self, wanted: Mapping[str, Iterable[str]], dated: Dated | None, throw_away: tuple[str, Row] | None
    ) -> Iterator[Step]:
        assert self.transport is not None
        names = {entity: tuple(columns) for entity, columns in wanted.items()}
        try:
            schema = self.transport.schema(names)
        except Fault as fault:
            yield self._failed("set", fault)
            return
        for entity, columns in names.items():
            yield self._names(probe_names.compared(entity, columns, schema))
        yield from self._read(names, schema)
        habits = probe_habits.Habits(self.transport, self.profile)
        yield self._found("contact", habits.contact)
        pairs = probe_habits.dated_columns(names, schema)
        record = (dated.entity, dated.id, dated.column, dated.day) if dated else None
        yield self._found("dates", lambda: habits.dates(pairs, record))
        yield self._found("batch", habits.batch)
        if throw_away is not None:
            yield self._found("own_id", lambda: habits.own_id(*throw_away))

    def _names(self, found: probe_names.Compared) -> Step:
        facts = {"set": found.entity, "exists": found.exists, "missing": found.missing, "proposed": found.proposed}
        return self._step("set", found.exists and not found.missing, "", **facts)

    def _read(self, names: Mapping[str, tuple[str, ...]], schema: Mapping[str, Any]) -> Iterator[Step]:
        """One row of every set: metadata names sets the user may have no right to."""
        assert self.transport is not None
        for entity in names:
            if entity not in schema:
                continue
            try:
                rows = self.transport.read(Query(entity, ("Id", "ModifiedOn"), order=("Id",), top=1))
            except Fault as fault:
                step = self._failed("read", fault)
                yield Step("read", False, step.words, {**step.facts, "set": entity}, self.profile)
            else:
                yield self._step("read", True, set=entity, rows=len(rows))

    def _found(self, code: str, ask: probe_habits.Question) -> Step:
        try:
            ok, words, changes, facts = ask()
        except Fault as fault:
            return self._failed(code, fault)
        self.profile = self.profile.with_(**changes)
        return self._step(code, ok, words, **facts)


def _distance(pair: tuple[str, str], given: tuple[str, str]) -> tuple[bool, bool, int]:
    """The one in the profile first, then its generation, then the order of preference."""
    return (pair != given, pair[0] != given[0], SERVICES.index(pair))
