"""The exchange with Terrasoft as people keep it: set-up, state, failures, decisions. The work is in terrasoft/.

Refusals: exchange_off, exchange_lost, exchange_secret, exchange_field_wrong, exchange_joined, exchange_cannot_remove.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import psycopg2

from crm_desktop.services import passwords
from crm_desktop.services.database import Reader, trouble
from crm_desktop.services.documents import call
from crm_desktop.services.errors import Invalid, Refused, Trouble
from crm_desktop.services.terrasoft import mapping
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import Query, Transport

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STORE: Final = "CRM Desktop/Terrasoft"
MOST_WORDS: Final = 5_000
OURS: Final[Mapping[str, str]] = {
    "employee": "SELECT id, btrim(last_name || ' ' || first_name || ' ' || middle_name) FROM crm.employee WHERE active",
    "organization": "SELECT id, short_name FROM crm.organization",
    "direction": "SELECT id, name FROM crm.direction",
    "service": "SELECT id, name FROM crm.service",
}
"""What our side of a dictionary is called; states are named by terrasoft.mapping."""
STATES: Final[Mapping[str, str]] = {
    "deal_state": "deal", "request_state": "calculation_request", "quote_state": "quote", "invoice_state": "invoice",
    "work_state": "work_item", "act_state": "act",
}  # fmt: skip
"""Whose states a dictionary of theirs stands for."""


# -- reading ------------------------------------------------------------------------------------------------------


def settings(reader: Reader) -> dict[str, Any]:
    """{profile, active, objects, values}; for administrators and those with the integration right."""
    return dict(reader.value("SELECT api.exchange_settings()"))


def state(reader: Reader) -> dict[str, Any]:
    """Counts for status bar and page: {active, worker, queue, waiting, conflicts, deletions, words, last, …}."""
    return dict(reader.value("SELECT api.exchange_state()"))


def failures(reader: Reader) -> list[dict[str, Any]]:
    """What waits or failed on both sides, newest first."""
    return list(reader.value("SELECT api.exchange_failures()"))


def conflicts(reader: Reader, *, everything: bool = False) -> list[dict[str, Any]]:
    """Fields both sides changed; the decided ones too when `everything`."""
    return list(reader.value("SELECT api.exchange_conflicts(%s)", (not everything,)))


def deletions(reader: Reader, *, everything: bool = False) -> list[dict[str, Any]]:
    """Records gone on one side."""
    return list(reader.value("SELECT api.exchange_deletions(%s)", (not everything,)))


def runs(reader: Reader) -> list[dict[str, Any]]:
    """Cycles that did something or failed."""
    return list(reader.value("SELECT api.exchange_runs()"))


def entries(reader: Reader, document: str | None = None, document_id: int | None = None) -> list[dict[str, Any]]:
    """The journal of the exchange, of everything or of one record."""
    return list(reader.value("SELECT api.exchange_entries(%s, %s)", (document, document_id)))


def our_words(reader: Reader, dictionary: str) -> list[tuple[str, str]]:
    """(value, title) of all a word of theirs may mean here; a state is its own title, screens have words for it."""
    if dictionary in OURS:
        return [(str(id), title) for id, title in reader.rows(f"{OURS[dictionary]} ORDER BY 2")]
    from crm_desktop.models.registry import documents

    workflow = documents()[STATES[dictionary]].WORKFLOW
    assert workflow is not None, dictionary
    return [(state, state) for state in workflow.states]


def card(reader: Reader, document: str, id: int) -> tuple[str, int] | None:
    """The (document, id) whose card shows a record: a line is shown by its document, a contact by the client."""
    found = reader.value("SELECT api.exchange_card(%s, %s)", (document, id))
    return (found["document"], found["id"]) if found else None


# -- set-up -------------------------------------------------------------------------------------------------------


def save_profile(session: "Session", profile: Profile, *, active: bool) -> None:
    """Raises Refused("field_required") without an address."""
    call(session, "exchange_profile_save", json.dumps(profile.to_json()), active)


def switch(session: "Session", active: bool) -> None:
    """The exchange of the whole office on or off. Raises Refused("field_required") without an address."""
    from sqlalchemy import text

    kept = "coalesce(nullif(api.exchange_settings() -> 'profile', 'null'), '{}')"
    session.execute(text(f"SELECT api.exchange_profile_save({kept}, :active)"), {"active": active})


def scan_again(session: "Session") -> int:
    """What is watched for deletions is compared at the next cycle; how many. Raises Refused("exchange_not_scanned")."""
    return int(call(session, "exchange_scan_again")["value"])


def save_object(session: "Session", name: str, version: int, changes: Mapping[str, Any]) -> int:
    """One object of the mapping; answers its new version. Raises Stale, Refused("exchange_field_wrong")."""
    return int(call(session, "exchange_object_save", name, version, json.dumps(dict(changes)))["value"])


def set_directions(
    session: "Session", reader: Reader, directions: Mapping[str, str], leader: str | None = None
) -> None:
    """The switch of the transition, for several objects at once."""
    versions = {one["object"]: one["version"] for one in settings(reader)["objects"]}
    for name, direction in directions.items():
        changes = {"direction": direction} | ({"leader": leader} if leader else {})
        save_object(session, name, versions[name], changes)


def lay_out(session: "Session", reader: Reader) -> None:
    """Writes the default mapping for objects that have none; nothing is exchanged yet."""
    known = {one["object"] for one in settings(reader)["objects"]}
    for name, told in mapping.DEFAULTS.items():
        if name not in known:
            save_object(session, name, 0, told)


def learn_words(session: "Session", reader: Reader, transport: Transport) -> dict[str, int]:
    """Reads their dictionaries, finds ours by the very name; how many words have no counterpart, per dictionary."""
    return {name: _learn(session, reader, transport, name) for name in mapping.DICTIONARIES}


def _learn(session: "Session", reader: Reader, transport: Transport, name: str) -> int:
    told = mapping.DICTIONARIES[name]
    where = mapping.conditions(told["where"])
    rows = transport.read(Query(told["entity"], ("Id", told["name"]), where, ("Id",), MOST_WORDS))
    ours = _our_names(reader, name)
    words = [_word(name, str(row["Id"]), str(row[told["name"]] or ""), ours) for row in rows]
    call(session, "exchange_words", name, json.dumps(words))
    return sum(word["ours"] is None for word in words)


def _our_names(reader: Reader, name: str) -> dict[str, str]:
    if name in OURS:
        return {_plain(title): str(id) for id, title in reader.rows(OURS[name])}
    return {_plain(title): state for title, state in mapping.STATE_NAMES.get(name, {}).items()}


def _word(dictionary: str, theirs: str, title: str, ours: Mapping[str, str]) -> dict[str, Any]:
    found = mapping.KNOWN.get(dictionary, {}).get(theirs) or ours.get(_plain(title))
    also = mapping.ALSO.get(dictionary, {}).get(found or "", ())
    return {"theirs": theirs, "name": title, "ours": found, "also": list(also)}


def _plain(title: str) -> str:
    """Names are the same whatever the quotes, the letter case and the spaces."""
    kept = title.casefold().replace("ё", "е") if title else ""
    return " ".join("".join(" " if letter in "\"'«»„“”" else letter for letter in kept).split())


def save_word(
    session: "Session", dictionary: str, theirs: str, ours: str, *, also: Iterable[str] | None = None
) -> None:
    """What a word of theirs means here; what waited for it goes on."""
    call(session, "exchange_word_save", dictionary, theirs, ours, True, None if also is None else list(also))


def foresee(reader: Reader, transport: Transport) -> list[dict[str, Any]]:
    """What the first run would do with their clients, nothing written (api.exchange_foresee)."""
    from crm_desktop.services.terrasoft import paging

    one = next(line for line in settings(reader)["objects"] if line["object"] == "client")
    columns = {line["name"]: line["column"] for line in one["fields"] if line["name"] in ("short_name", "inn", "kpp")}
    found = []
    pages = paging.changes(
        transport, one["entity"], tuple(columns.values()), None, timedelta(), mapping.conditions(one["filter"])
    )
    for rows in pages:
        found += [
            {
                "id": str(row["Id"]),
                "name": row[columns["short_name"]],
                "inn": row[columns["inn"]],
                "kpp": row[columns["kpp"]],
            }
            for row in rows
        ]
    return list(reader.value("SELECT api.exchange_foresee(%s::jsonb)", (json.dumps(found),)))


# -- decisions ----------------------------------------------------------------------------------------------------


def decide(session: "Session", ids: Sequence[int], decision: str) -> int:
    """`ours` is sent, `theirs` is taken; how many were still open."""
    return int(call(session, "exchange_decide", list(ids), decision)["value"])


def decide_each(
    session: "Session", records: Sequence[Sequence[int]], decision: str
) -> tuple[int, list[tuple[int, Trouble]]]:
    """Record by record, so that one whose value cannot be taken does not hold up the others.

    How many fields were decided, and the places of the records that were refused, each with its reason.
    """
    from sqlalchemy.exc import DBAPIError

    count = 0
    refused: list[tuple[int, Trouble]] = []
    for place, ids in enumerate(records):
        try:
            count += decide(session, ids, decision)
        except DBAPIError as error:
            problem = trouble(error.orig) if isinstance(error.orig, psycopg2.Error) else None
            if not isinstance(problem, Refused | Invalid):
                raise
            session.rollback()
            refused.append((place, problem))
    return count, refused


def decide_deletions(session: "Session", ids: Sequence[int], decision: str) -> int:
    """delete, part or restore; raises Refused("exchange_cannot_remove") for what people have to cancel themselves."""
    return int(call(session, "exchange_deletion_decide", list(ids), decision)["value"])


def retry(
    session: "Session", document: str | None = None, *, theirs: str | None = None, ours: int | None = None
) -> None:
    """Everything, or one record, is tried at the next cycle."""
    call(session, "exchange_retry", document, None if theirs is None else UUID(theirs), ours)


def send_all(session: "Session", document: str) -> int:
    """Queues everything of ours that has no pair there; how many."""
    return int(call(session, "exchange_send_all", document)["value"])


def join(session: "Session", document: str, ours: int, theirs: str) -> None:
    """A person joins two records that stand for the same."""
    call(session, "exchange_join", document, ours, UUID(theirs))


# -- the secret ---------------------------------------------------------------------------------------------------


def secret(profile: Profile) -> str | None:
    """The password or client secret this computer remembers for this address and user; asks the system's store."""
    return passwords.remembered(f"{STORE}/{profile.root}", profile.user)


def keep_secret(profile: Profile, secret: str) -> str:
    """Remembers it; the obstacle, "" when it is kept."""
    return passwords.remember(f"{STORE}/{profile.root}", profile.user, secret)
