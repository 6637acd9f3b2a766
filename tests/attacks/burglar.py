"""A person who has a valid password and psql, and tries what the program would never send."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg2
from psycopg2.extensions import connection as Connection

from tests.office import Office


@dataclass(frozen=True)
class Answer:
    """What the base said: rows, or the SQLSTATE with its words."""

    rows: tuple[tuple[Any, ...], ...] = ()
    code: str = ""
    said: str = ""
    count: int = 0

    @property
    def value(self) -> Any:
        """The first column of the first row."""
        return self.rows[0][0] if self.rows else None


@contextmanager
def signed_in(office: Office, name: str) -> Iterator[Connection]:
    """A connection of this person beside the program's, in autocommit."""
    parameters = office.connect_as(name).parameters
    connection: Connection = psycopg2.connect(**parameters)
    connection.autocommit = True
    try:
        yield connection
    finally:
        connection.close()


def ask(connection: Connection, sql: str, *values: Any) -> Answer:
    """Sends the statement and takes whatever comes back."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, values or None)
            rows = tuple(cursor.fetchall()) if cursor.description else ()
            return Answer(rows=rows, count=cursor.rowcount)
    except psycopg2.Error as error:
        words = (error.diag.message_primary, error.diag.message_detail, error.diag.message_hint, error.diag.context)
        return Answer(code=error.pgcode or "", said="\n".join(word for word in words if word))


def steal(office: Office, name: str, sql: str, *values: Any) -> Answer:
    """One statement of this person."""
    with signed_in(office, name) as connection:
        return ask(connection, sql, *values)


def at_once(office: Office, doings: Sequence[tuple[str, Callable[[Connection], Any]]]) -> list[Any]:
    """What each person got, all of them starting at the same moment on connections of their own."""
    for name in {name for name, _ in doings}:
        office.connect_as(name)
    gate = threading.Barrier(len(doings))
    answers: list[Any] = [None] * len(doings)

    def run(place: int, name: str, doing: Callable[[Connection], Any]) -> None:
        with signed_in(office, name) as connection:
            gate.wait(timeout=30)
            answers[place] = doing(connection)

    threads = [threading.Thread(target=run, args=(place, *doing)) for place, doing in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers
