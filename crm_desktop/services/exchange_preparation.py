"""The set-up of the exchange as screens do it: whatever Terrasoft answers comes home as a Refused with its words.

Functions that talk to both sides take the office's connection, for tasks bring a reader or a session and never both.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from crm_desktop.services import exchange
from crm_desktop.services.documents import call
from crm_desktop.services.errors import Refused
from crm_desktop.services.stop import Stopped
from crm_desktop.services.terrasoft import mapping, probe
from crm_desktop.services.terrasoft.faults import Fault, NoRight, Rejected
from crm_desktop.services.terrasoft.probe import Step
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import EntitySet, Query, Row, Transport, open_transport

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm_desktop.services.database import Connection, Reader

Settings = Mapping[str, Any]
Heard = Callable[[Step], bool]
TRIAL_NAME: Final = "Проверка связи (можно удалить)"
"""How the record is called that is made and deleted to learn whether the server keeps ids of ours."""


@contextmanager
def told() -> Iterator[None]:
    """A fault of the other side is nothing of the program's: the person reads its words."""
    try:
        yield
    except Fault as fault:
        raise Refused(fault.reason, {"words": fault.words}) from fault


def objects(settings: Settings) -> list[dict[str, Any]]:
    """The mapping as it stands, or the one the set-up begins with while there is none."""
    known = {one["object"]: one for one in settings["objects"]}
    empty = {"version": 0, "direction": "off", "leader": "both", "deletions": "off"}
    return [known.get(name) or {"object": name, **empty, **given} for name, given in mapping.DEFAULTS.items()]


def profile(settings: Settings) -> Profile | None:
    """The saved one; None before the first, and for one that another version of the program wrote."""
    try:
        return Profile.from_json(dict(settings["profile"])) if settings.get("profile") else None
    except Fault:
        return None


def check(given: Profile, secret: str, settings: Settings, heard: Heard, *, try_record: bool = False) -> Profile | None:
    """Each step is heard as it ends, until `heard` answers False; the completed profile, None when it was stopped.

    `try_record`: one client may be made there and deleted at once. Raises Refused("terrasoft_…").
    """
    mapped = objects(settings)
    found = []
    with told(), closing(_steps(given, secret, mapped, try_record)) as steps:
        for step in steps:
            found.append(step)
            if not heard(step):
                return None
        return probe.detected(found)


def _steps(given: Profile, secret: str, mapped: Sequence[dict[str, Any]], try_record: bool) -> Any:
    trial = _trial(mapped[0]) if try_record else None
    return probe.steps(given, secret, mapping.wanted(mapped), dates=_dates(mapped), throw_away=trial)


def _trial(client: dict[str, Any]) -> tuple[str, Row] | None:
    """Without the constants of the object, so that the exchange itself would not take it for a client."""
    names = [field["column"] for field in client["fields"] if field["name"] == "short_name"]
    return (client["entity"], {names[0]: TRIAL_NAME}) if names else None


def _dates(mapped: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    return {one["entity"]: [f["column"] for f in one["fields"] if f["kind"] == "date"] for one in mapped}


def schema(given: Profile, secret: str, wanted: Sequence[str]) -> dict[str, EntitySet]:
    """Sets and columns as the server tells of them. Raises Refused("terrasoft_…")."""
    with told(), closing(open_transport(given, secret)) as transport:
        return transport.schema(wanted)


def names(given: Profile, secret: str, wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What records of theirs are called, by id: (set, id) of each; those without a name are left out."""
    found = {}
    with told(), closing(open_transport(given, secret)) as transport:
        for entity, id in wanted:
            with suppress(Rejected, NoRight):
                row = transport.read_by_id(entity, UUID(id), ("Name",))
                if row is not None and row["Name"]:
                    found[id] = str(row["Name"])
    return found


def save_profile(connection: "Connection", given: Profile, active: bool) -> dict[str, Any]:
    """The profile, and the default mapping for objects that have none; the set-up as it is then."""
    with connection.session() as session, connection.reader() as reader:
        exchange.save_profile(session, given, active=active)
        exchange.lay_out(session, reader)
        return exchange.settings(reader)


def learn(connection: "Connection", given: Profile, secret: str) -> dict[str, int]:
    """Reads their dictionaries; how many words have no counterpart, per dictionary. Raises Refused("terrasoft_…")."""
    with (
        told(),
        closing(open_transport(given, secret)) as transport,
        connection.session() as session,
        connection.reader() as reader,
    ):
        return exchange.learn_words(session, reader, transport)


def foresee(
    connection: "Connection", given: Profile, secret: str, going: Callable[[], bool]
) -> list[dict[str, Any]] | None:
    """What the first run would do with their clients; None when `going` said no between two pages.

    Raises Refused("terrasoft_…"), Denied without the right.
    """
    with told(), closing(open_transport(given, secret)) as transport, connection.reader() as reader:
        try:
            return exchange.foresee(reader, _Watched(transport, going))
        except Stopped:
            return None


class _Watched:
    """A transport that reads no further page once nobody waits for it."""

    def __init__(self, transport: Transport, going: Callable[[], bool]) -> None:
        self._transport, self._going = transport, going

    def read(self, query: Query) -> list[Row]:
        if not self._going():
            raise Stopped
        return self._transport.read(query)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


def save_word(session: "Session", word: Mapping[str, Any]) -> None:
    """A line of the dictionary as it stands in the set-up: dictionary, theirs, ours, main, also."""
    ours = word["ours"] or ""
    call(
        session, "exchange_word_save", word["dictionary"], word["theirs"], ours, bool(word["main"]), list(word["also"])
    )


def send_as(session: "Session", ours: str, word: Mapping[str, Any] | None, others: Sequence[Mapping[str, Any]]) -> None:
    """`ours` has no word of its own there and goes out as `word` (None: as nothing); `others` say so no longer."""
    for other in others:
        save_word(session, {**other, "also": [one for one in other["also"] if one != ours]})
    if word is not None:
        save_word(session, {**word, "also": [*word["also"], ours]})


def start(connection: "Connection", given: Profile, ways: Mapping[str, tuple[str, str]], sent: Sequence[str]) -> int:
    """Sets direction and leader of every object and switches the exchange on; how many of ours are queued to go there.

    `sent`: objects of which everything of ours goes out that has no pair there; needs the integration right.
    """
    with connection.session() as session, connection.reader() as reader:
        versions = {one["object"]: one["version"] for one in exchange.settings(reader)["objects"]}
        for name, (direction, leader) in ways.items():
            exchange.save_object(session, name, versions[name], {"direction": direction, "leader": leader})
        exchange.save_profile(session, given, active=True)
        return sum(exchange.send_all(session, name) for name in sent)


def our_titles(reader: "Reader", dictionary: str) -> dict[str, str]:
    """Our words by value, in the order people look for them."""
    return dict(exchange.our_words(reader, dictionary))
