"""Imports of clients and tasks: rows are staged in pieces, held against the base, written at once, taken back whole."""

import gc
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.import_file import Heard, ImportFile
from crm_desktop.services.stop import Stop, patient
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CHUNK: Final = 1000
TAKEN: Final = frozenset({"created", "updated", "same", "joined"})
"""Outcomes of rows that went in; every other one is the reason why a row stays out."""


@dataclass(frozen=True)
class Told:
    """What becomes, or became, of the rows: `outcomes` and `about` by row of the file counted from 0."""

    import_id: int
    counts: dict[str, int] = field(default_factory=dict)
    people: int = 0
    outcomes: dict[int, str] = field(default_factory=dict)
    about: dict[int, dict[str, Any]] = field(default_factory=dict)

    def count(self, *outcomes: str) -> int:
        return sum(self.counts.get(outcome, 0) for outcome in outcomes)


def stage(session: "Session", file: ImportFile, heard: Heard | None = None) -> int | None:
    """Judges every row and sends the good ones; returns the import, or None when it was stopped (nothing is left then).

    While a piece is on its way the next one is judged.
    """
    begun = documents.call(session, "client_import_begin", file.name, file.kind)["id"]
    sending: Future[Any] | None = None
    with _without_pauses(), ThreadPoolExecutor(1, thread_name_prefix="crm-import") as sender:
        for piece in pieces(file.sent()):
            if sending is not None:
                sending.result()
            if heard is not None and not heard(piece[-1]["row"]):
                drop(session, begun)
                return None
            sending = sender.submit(_send, session, begun, piece)
        if sending is not None:
            sending.result()
    return int(begun)


def pieces(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """As they are sent: small enough for progress to be seen, and for the window not to be held up."""
    source = iter(rows)
    while piece := list(islice(source, CHUNK)):
        yield piece


def _send(session: "Session", import_id: int, rows: list[dict[str, Any]]) -> None:
    documents.call(session, "client_import_stage", import_id, json.dumps(rows, ensure_ascii=False))


def stage_again(session: "Session", import_id: int, file: ImportFile, indexes: Iterable[int]) -> None:
    """Sends rows that were mended or decided about; what has become wrong is skipped."""
    rows = [values for values in map(file.judge, indexes) if values]
    for piece in pieces(rows):
        _send(session, import_id, piece)


def foresee(session: "Session", import_id: int, overwrite: bool = False) -> Told:
    """What would happen to every row; changes nothing but the log of look-ups."""
    with patient(session):
        return _told(import_id, documents.call(session, "client_import_foresee", import_id, overwrite))


def check(session: "Session", file: ImportFile, overwrite: bool = False, heard: Heard | None = None) -> Told | None:
    """Stages a file and foresees its import; None when it was stopped."""
    begun = stage(session, file, heard)
    return None if begun is None else foresee(session, begun, overwrite)


def check_again(session: "Session", told: Told, file: ImportFile, indexes: Iterable[int], overwrite: bool) -> Told:
    """The same after some rows were mended or decided about."""
    stage_again(session, told.import_id, file, indexes)
    return foresee(session, told.import_id, overwrite)


def run(
    session: "Session", import_id: int, overwrite: bool = False, stop: Stop | None = None, left_out: int = 0
) -> Told | None:
    """Writes everything in one transaction; None when it was stopped, and then nothing is written.

    `left_out` rows were never sent: they are counted with those that stayed out.
    """
    from sqlalchemy.exc import DBAPIError

    stop = stop or Stop()
    if stop.is_asked():
        return None
    try:
        with patient(session), stop.watching(session):
            return _told(import_id, documents.call(session, "client_import_run", import_id, overwrite, left_out))
    except DBAPIError as error:
        if stop.has_ended(error):
            return None
        raise


def drop(session: "Session", import_id: int) -> None:
    """Throws the staged rows away."""
    documents.call(session, "client_import_drop", import_id)


def undo(session: "Session", import_id: int) -> dict[str, int]:
    """Takes a whole import back: {"deleted", "restored", "tasks"}.

    Refused: import_in_use with obstacles [{kind, count, clients}], import_undone.
    """
    with patient(session):
        return documents.call(session, "client_import_undo", import_id)


def catch_up(session: "Session") -> int:
    """Writes the letters of some imported clients; 0 when all are written. Until then their words are searched."""
    return int(documents.call(session, "catch_up_words", 1000)["value"])


def past(reader: Reader) -> list[dict[str, Any]]:
    """Imports that were done, newest first: mine, and everybody's for an analyst."""
    rows = reader.value(
        "SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.id DESC), '[]') FROM (SELECT i.id, i.file_name, i.kind,"
        " i.state, i.created_count, i.updated_count, i.same_count, i.rejected_count, i.done_at, i.undone_at,"
        " a.short_name AS author, u.short_name AS undone_by FROM crm.client_import i"
        " LEFT JOIN crm.employee a ON a.id = i.created_by LEFT JOIN crm.employee u ON u.id = i.undone_by"
        " WHERE i.state IN ('done', 'undone') ORDER BY i.id DESC LIMIT 200) x"
    )
    return list(from_base(rows))


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Rows make no cycles, but by their number they would set off a full collection, which stops the window as well."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _told(import_id: int, answer: dict[str, Any]) -> Told:
    return Told(
        import_id,
        {outcome: int(count) for outcome, count in answer["counts"].items()},
        int(answer["people"]),
        {row - 1: outcome for outcome, rows in answer["rows"].items() for row in rows},
        {int(row) - 1: facts for rows in answer["about"].values() for row, facts in rows.items()},
    )
