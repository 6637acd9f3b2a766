"""The two doors to the base: a raw reader for lists and cards, a SQLAlchemy session for commands.

SQLAlchemy is imported by the first command, not by the program's start.
"""

import json
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg2
import psycopg2.errors
import psycopg2.extensions

from crm_desktop.services.errors import Denied, Invalid, Refused, Stale, Trouble, Unavailable

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

OPTIONS = "-c timezone=UTC -c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
KEEPALIVE = {"keepalives": 1, "keepalives_idle": 60, "keepalives_interval": 10, "keepalives_count": 3}
MOST_READERS = 4
CHECKED_COLUMN = re.compile(r"^(?:ck|uq|fk)_[a-z]+?_(?P<rest>.+)$")


def connect(parameters: dict[str, Any]) -> Any:
    """A raw autocommit connection; raises Unavailable with a code the sign-in has a sentence for."""
    try:
        connection = psycopg2.connect(
            **{"connect_timeout": 10, "application_name": "crm_desktop", "options": OPTIONS, **KEEPALIVE, **parameters}
        )
    except psycopg2.OperationalError as error:
        raise unavailable(error, parameters) from error
    connection.autocommit = True
    return connection


def unavailable(error: psycopg2.Error, parameters: dict[str, Any]) -> Unavailable:
    """Why a connection failed, told by what the server or the network answered."""
    words = str(error)
    facts = {"host": parameters.get("host", ""), "port": parameters.get("port", 5432), "said": words.strip()}
    for sign, code in (
        ("password authentication failed", "wrong_password"),
        ("no password supplied", "wrong_password"),
        ("is not permitted to log in", "disabled"),
        ("permission denied for database", "disabled"),
        ("does not exist", "no_database"),
        ("certificate", "certificate"),
        ("no pg_hba.conf entry", "not_admitted"),
        ("too many connections", "too_many"),
    ):
        if sign in words:
            return Unavailable(code, facts)
    return Unavailable("no_server", facts)


def trouble(error: psycopg2.Error) -> Trouble | None:
    """The kind of a database error that a person can act on; None when it is a bug."""
    state = error.pgcode or ""
    if state == "CRM01":
        return Refused(error.diag.message_primary or "", json.loads(error.diag.message_detail or "{}"))
    if state == "CRM02":
        return Stale()
    if state == "42501":
        return Denied()
    if state in ("57P01", "57P02", "57P03", "08006", "08003", "08001") or isinstance(error, psycopg2.InterfaceError):
        return Unavailable("lost")
    if isinstance(error, psycopg2.OperationalError) and not state:
        return Unavailable("lost")
    if state in ("55P03", "40P01", "40001"):
        return Refused("busy")
    if state == "57014":
        return Refused("too_long")
    return _invalid(error, state)


def _invalid(error: psycopg2.Error, state: str) -> Invalid | None:
    if state == "23502" and error.diag.column_name:
        return Invalid({_field(error.diag.column_name): "required"})
    if state == "23514" and error.diag.constraint_name:
        return Invalid({_field(error.diag.constraint_name.removeprefix(f"ck_{error.diag.table_name}_")): "not_allowed"})
    if state == "23505" and error.diag.constraint_name:
        return Invalid({_field(error.diag.constraint_name.removeprefix(f"uq_{error.diag.table_name}_")): "taken"})
    if state in ("22P02", "22003", "22007", "22008"):
        return Invalid({"": "not_readable"})
    return None


def _field(column: str) -> str:
    return column.removesuffix("_kopecks")


class Reader:
    """One raw connection for reading; each call is one statement and one round trip."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a statement, fetched in pieces so that the window's thread is not held up."""
        with translated(), self._connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            if cursor.description is None:
                return []
            rows: list[tuple[Any, ...]] = cursor.fetchmany(500)
            piece = rows
            while len(piece) == 500:
                piece = cursor.fetchmany(500)
                rows.extend(piece)
            return rows

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> Any:
        """The first column of the first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    @property
    def is_usable(self) -> bool:
        """False once the server is gone."""
        return not self._connection.closed

    @property
    def raw(self) -> Any:
        """The psycopg2 connection, for COPY and for measuring."""
        return self._connection


@contextmanager
def translated() -> Iterator[None]:
    """Turns what psycopg2 raises into the errors of this house; bugs pass unchanged."""
    try:
        yield
    except psycopg2.Error as error:
        kind = trouble(error)
        if kind is None:
            raise
        raise kind from error


class Connection:
    """A signed-in person's connections: up to four readers, one for commands. Safe to use from worker threads."""

    def __init__(self, parameters: dict[str, Any]) -> None:
        self.parameters = parameters
        self.me: dict[str, Any] = {}
        self._idle: list[Reader] = []
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._closed = False

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Lends a reader; with a broken one all that wait are thrown away, and the next call connects anew."""
        with self._lock:
            reader = self._idle.pop() if self._idle else None
        if reader is None or not reader.is_usable:
            reader = Reader(connect(self.parameters))
        try:
            yield reader
        except Unavailable:
            self._forget_idle()
            raise
        finally:
            with self._lock:
                if reader.is_usable and not self._closed and len(self._idle) < MOST_READERS:
                    self._idle.append(reader)
                else:
                    reader.raw.close()

    def _forget_idle(self) -> None:
        """What cut one connection has mostly cut them all."""
        with self._lock:
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.raw.close()

    @contextmanager
    def session(self) -> "Iterator[Session]":
        """A session for one command: each statement commits itself, so a step is one round trip."""
        from sqlalchemy.exc import DBAPIError
        from sqlalchemy.orm import Session

        with Session(self.engine(), expire_on_commit=False) as session:
            try:
                yield session
            except DBAPIError as error:
                kind = trouble(error.orig) if isinstance(error.orig, psycopg2.Error) else None
                if kind is None:
                    raise
                if isinstance(kind, Unavailable):
                    self.engine().dispose()
                raise kind from error

    def engine(self) -> "Engine":
        """The engine of commands: one connection, autocommit, no probes at connect."""
        from crm_desktop.services.engine import engine_of

        with self._lock:
            if self._engine is None:
                self._engine = engine_of(lambda: connect(self.parameters))
            return self._engine

    def close(self) -> None:
        """Ends every connection of this person."""
        with self._lock:
            self._closed = True
            engine, self._engine = self._engine, None
        self._forget_idle()
        if engine is not None:
            engine.dispose()
