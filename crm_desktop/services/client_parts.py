"""Addresses and accounts of a client, the words its card suggests, its history and its documents."""

import json
from typing import TYPE_CHECKING, Any, Final

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PARTS: Final = frozenset({"client_address", "client_account"})


def save(session: "Session", part: str, part_id: int | None, version: int, changes: dict[str, Any]) -> tuple[int, int]:
    """Makes (id None, with `client_id`) or changes an address or an account; returns id and version.

    Refused at an account: account_form, bic_form, account_key (a `key_reason` outweighs it).
    """
    if part not in PARTS:
        raise LookupError(part)
    answer = documents.call(session, f"{part}_save", part_id, version, json.dumps(changes))
    return int(answer["id"]), int(answer["version"])


def remove(session: "Session", part: str, part_id: int, version: int) -> None:
    """Takes an address or an account out; the journal keeps it."""
    documents.call(session, "client_part_remove", part, part_id, version)


def bank(reader: Reader, bik: str) -> dict[str, Any] | None:
    """{name, town, closed_on} of the bank with this БИК, None when the directory does not know it."""
    rows = reader.rows("SELECT name, town, closed_on FROM crm.bank WHERE bik = %s", (bik,))
    return {"name": rows[0][0], "town": rows[0][1], "closed_on": rows[0][2]} if rows else None


def words_in_use(reader: Reader) -> dict[str, list[str]]:
    """{"tags", "sources"} on the clients I see, the most used first."""
    return dict(reader.value("SELECT api.client_words()"))


def direction_histories(reader: Reader, slot_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """By direction of a client: who held it, since when, how it ended; newest first. One statement."""
    sql = "SELECT id, api.client_direction_history(id) FROM unnest(%s::bigint[]) id"
    return {int(slot): list(from_base(entries)) for slot, entries in reader.rows(sql, (slot_ids,))}


def block_direction(session: "Session", client_id: int, direction_id: int, reason: str) -> dict[str, Any]:
    """Blocks a direction of a client, also one nobody has ever held; for analysts."""
    slot = documents.call(session, "client_direction_open", client_id, direction_id)
    return documents.step(session, "client_direction", "block", slot["id"], slot["version"], reason=reason)
