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

SETTINGS = {
    "timezone": "UTC",
    "statement_timeout": "60s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
"""What the client relies on, it sets itself: a person may have changed the defaults of his login."""
CHECK = {"client_connection_check_interval": "5s"}
"""So that a question whose asker is gone ends (PostgreSQL 14 and later, not on every system)."""
# Unanswered data ends the connection after a minute where the system can do that (Linux); elsewhere it keeps trying.
KEEPALIVE = {
    "keepalives": 1, "keepalives_idle": 60, "keepalives_interval": 10, "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}  # fmt: skip
MOST_READERS = 4
CHECKED_COLUMN = re.compile(r"^(?:ck|uq|fk)_[a-z]+?_(?P<rest>.+)$")

# What a server has refused once is not sent to it again: each refusal costs a whole handshake.
_pooled: set[tuple[Any, Any]] = set()
_unchecked: set[tuple[Any, Any]] = set()


def connect(parameters: dict[str, Any]) -> Any:
    """A raw autocommit connection with SETTINGS; raises Unavailable with a code the sign-in has a sentence for."""
    server = (parameters.get("host"), parameters.get("port"))
    while True:
        pooled = server in _pooled
        wanted = {} if pooled else SETTINGS if server in _unchecked else {**SETTINGS, **CHECK}
        try:
            connection = psycopg2.connect(**_arguments(parameters, wanted))
        except psycopg2.OperationalError as error:
            if not _is_learnt(str(error), server):
                raise unavailable(error, parameters) from error
            continue
        connection.autocommit = True
        if pooled:
            _set_up(connection)
        return connection


def _arguments(parameters: dict[str, Any], settings: dict[str, str]) -> dict[str, Any]:
    own: dict[str, Any] = {"connect_timeout": 10, "application_name": "crm_desktop", **KEEPALIVE}
    if settings:
        own["options"] = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return {**own, **parameters}


def _is_learnt(words: str, server: tuple[Any, Any]) -> bool:
    """Whether the refusal tells something about the server, so that connecting once more may succeed."""
    known = _pooled if "unsupported startup parameter" in words else None
    if any(name in words for name in CHECK):
        known = _unchecked
    if known is None or server in known:
        return False
    known.add(server)
    return True


def _set_up(connection: Any) -> None:
    """Through a pooler the settings cannot come with the connection: one statement brings them."""
    calls = ", ".join(["set_config(%s, %s, false)"] * len(SETTINGS))
    with translated(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [part for setting in SETTINGS.items() for part in setting])


def through_pooler(connection: Any, parameters: dict[str, Any]) -> None:
    """From now on connections to this server are set up by a statement; a pooler may also drop the options silently."""
    _pooled.add((parameters.get("host"), parameters.get("port")))
    _set_up(connection)


# The first sign that fits counts. Servers on Russian systems say it in Russian.
SIGNS = (
    ("no_scram", ("authentication method requirement",)),
    ("no_binding", ("channel binding",)),
    ("no_root_certificate", ("root certificate file", "could not read root certificate")),
    ("other_host", ("does not match host name", "host name must be specified")),
    ("no_encryption", ("does not support SSL", "server does not support SSL")),
    ("certificate", ("certificate",)),
    ("encryption_required", ("no encryption", "SSL off", "SSL выкл", "без шифрования", "SSL required")),
    ("too_many", (
        "too many c", "no more connections allowed", "query_wait_timeout", "remaining connection slots",
        "слишком много",
    )),
    ("wrong_password", (
        "password authentication failed", "no password supplied", "SASL authentication failed", "no such user",
        "не прошёл проверку подлинности",
    )),
    ("disabled", (
        "is not permitted to log in", "permission denied for database", "вход запрещён", "доступ к базе",
    )),
    ("not_admitted", ("pg_hba.conf",)),
    ("no_database", ("does not exist", "no such database", "не существует")),
)  # fmt: skip


def unavailable(error: psycopg2.Error, parameters: dict[str, Any]) -> Unavailable:
    """Why a connection failed, told by what the server or the network answered."""
    words = str(error)
    facts = {"host": parameters.get("host", ""), "port": parameters.get("port", 5432), "said": words.strip()}
    for code, signs in SIGNS:
        if any(sign in words for sign in signs):
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
    if state in ("55P03", "40P01", "40001", "23P01"):
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
