"""Creates and upgrades a base: tables by alembic, functions and policies re-applied whole, all in one transaction."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from typing import Any, TypedDict

import psycopg2
import psycopg2.errors
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT, quote_ident
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from crm_desktop.migrations.commands import all_commands
from crm_desktop.migrations.directories import all_directories
from crm_desktop.migrations.policies import all_policies
from crm_desktop.services import base_state
from crm_desktop.services.base_state import BaseState
from crm_desktop.services.errors import Refused

LOCK = 7_100_001
BEFORE_TABLES = ("00_roles.sql", "01_clear.sql", "01_values.sql")
# People hold a table for milliseconds; somebody's forgotten transaction must not hold the upgrade up for ever.
LONGEST_WAIT = "60s"
CLOSED = "permission denied for database"
SHARED_DATABASES = ("postgres", "template1")


class Server(TypedDict):
    """Where a base lives and who may build it: an owner or superuser, never an employee."""

    host: str
    port: int
    user: str
    password: str


@dataclass(frozen=True)
class Upgrade:
    """What an upgrade found, and the schema it left."""

    before: BaseState
    revision: str
    done: bool


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "crm_desktop:migrations")
    return config


def newest_revision() -> str:
    """The schema this program was written for."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def connect(server: Mapping[str, Any], name: str) -> Any:
    """A raw connection to a base of the server; `server` holds what psycopg2.connect takes besides."""
    return psycopg2.connect(dbname=name, connect_timeout=10, application_name="crm_desktop_migrate", **server)


def open_base(server: Mapping[str, Any], name: str) -> Any:
    """As `connect`; raises Refused("rights_missing") for a login that is neither an employee's nor a builder's."""
    try:
        return connect(server, name)
    except psycopg2.OperationalError as error:
        if CLOSED not in str(error):
            raise
        raise Refused("rights_missing", {"missing": base_state.membership(str(server["user"]))}) from error


def create_database(server: Mapping[str, Any], name: str) -> None:
    """Creates the base with a locale in which Russian case folds, and builds it; a failure leaves nothing behind.

    PostgreSQL 17+: builtin provider C.UTF-8 (the embedded server has no ICU); older: libc C.UTF-8.
    Raises psycopg2.errors.DuplicateDatabase when it exists, and Refused: server_old, rights_missing.
    """
    with maintenance(server) as connection:
        base_state.require_server(connection)
        base_state.require_rights(connection, to_create=True)
        create_empty(connection, name)
    try:
        upgrade(server, name)
        with maintenance(server) as connection:
            close_shared_databases(connection)
    except BaseException:
        with maintenance(server) as connection, connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {quote_ident(name, cursor)}")
        raise


def create_empty(connection: Any, name: str) -> None:
    """A database in which Russian case folds, for a connection outside of any transaction."""
    locale = (
        "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
        if connection.server_version >= 170000
        else "LOCALE 'C.UTF-8'"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {quote_ident(name, cursor)} TEMPLATE template0 ENCODING 'UTF8' {locale}")


def close_shared_databases(connection: Any) -> None:
    """Keeps people out of the databases every login may enter; who may not close them leaves it to `base_check`.

    Builders without a superuser's rights still come in: a database is made from within another.
    """
    with connection.cursor() as cursor:
        for shared in SHARED_DATABASES:
            cursor.execute("SELECT has_database_privilege('public', %s, 'CONNECT')", (shared,))
            if cursor.fetchone() == (True,):
                cursor.execute(f"GRANT CONNECT ON DATABASE {shared} TO crm_owner")
                cursor.execute(f"REVOKE CONNECT ON DATABASE {shared} FROM PUBLIC")


@contextmanager
def maintenance(server: Mapping[str, Any]) -> Iterator[Any]:
    """An autocommit connection beside all bases: to `postgres`, or to `template1` where that one is closed.

    Raises Refused("rights_missing") when both are.
    """
    connection = _connected(server)
    try:
        connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        yield connection
    finally:
        connection.close()


def _connected(server: Mapping[str, Any]) -> Any:
    for name in SHARED_DATABASES:
        try:
            return connect(server, name)
        except psycopg2.OperationalError as error:
            if CLOSED not in str(error) and f'"{name}" does not exist' not in str(error):
                raise
    user = base_state.quoted(str(server["user"]))
    raise Refused("rights_missing", {"missing": [f"GRANT CONNECT ON DATABASE postgres TO {user};"]})


def upgrade(
    server: Mapping[str, Any],
    name: str,
    *,
    waits: bool = True,
    only_if_needed: bool = False,
    prepare: Callable[[BaseState], None] | None = None,
) -> Upgrade:
    """Brings a base to this program's schema in one transaction under a lock; a failure changes nothing.

    `only_if_needed` leaves a base alone that is exactly as this program builds it, nothing changed by hand.

    `prepare` is called under the lock before anything is touched: the place for a backup. Raises Refused: not_a_base,
    base_newer, server_old, rights_missing, base_busy, and migration_running unless it `waits` for another upgrade.
    """
    raw = open_base(server, name)
    try:
        raw.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        _lock(raw, waits)
        before = base_state.look(raw)
        _require(raw, before)
        is_newest = (before.revision, before.fingerprint) == (newest_revision(), fingerprint())
        if only_if_needed and is_newest and base_state.is_sealed(raw):
            return Upgrade(before, before.revision, done=False)
        if prepare is not None:
            prepare(before)
        _build(raw)
        return Upgrade(before, newest_revision(), done=True)
    finally:
        raw.close()


def _lock(connection: Any, waits: bool) -> None:
    with connection.cursor() as cursor:
        if waits:
            cursor.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
            return
        cursor.execute("SELECT pg_try_advisory_lock(%s)", (LOCK,))
        if cursor.fetchone() != (True,):
            raise Refused("migration_running")


def _require(connection: Any, before: BaseState) -> None:
    base_state.require_server(connection)
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if before.revision and before.revision not in known:
        raise Refused("base_newer", {"base": before.revision, "program": newest_revision()})
    if not before.revision and before.is_used:
        raise Refused("not_a_base", {"database": connection.info.dbname})
    base_state.require_rights(connection)


def _build(raw: Any) -> None:
    engine = create_engine("postgresql+psycopg2://", creator=lambda: raw, poolclass=NullPool)
    raw.set_isolation_level(None)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL check_function_bodies = off")
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'")
            for file in BEFORE_TABLES:
                _apply(connection, sql_text(file))
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            for part in functions():
                _apply(connection, part)
            connection.exec_driver_sql(f"COMMENT ON SCHEMA api IS '{fingerprint()}'")
            _seal(connection)
    except (DBAPIError, psycopg2.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, psycopg2.errors.LockNotAvailable):
            raise Refused("base_busy") from error
        raise
    finally:
        engine.dispose()


def fingerprint() -> str:
    """Tells one program's functions from another's; kept in the base as the comment of schema api."""
    parts = (*(sql_text(name) for name in BEFORE_TABLES), *functions())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def functions() -> list[str]:
    """The repeatable part in its order: what people wrote, what is generated, and who may call it."""
    written = sorted(f.name for f in _room().iterdir() if f.name.endswith(".sql") and f.name not in BEFORE_TABLES)
    early = [sql_text(name) for name in written if name < "70"]
    late = [sql_text(name) for name in written if name >= "70"]
    return [*early, all_policies(), *late[:-2], all_commands(), all_directories(), *late[-2:]]


def _room() -> Any:
    return resources.files("crm_desktop.migrations") / "sql"


def sql_text(name: str) -> str:
    return str((_room() / name).read_text("utf-8"))


def _apply(connection: Connection, statements: str) -> None:
    raw = connection.connection.cursor()
    try:
        raw.execute(statements)
    finally:
        raw.close()


def _seal(connection: Connection) -> None:
    raw = connection.connection.cursor()
    try:
        raw.execute("COMMENT ON SCHEMA sec IS %s", (base_state.seal(raw),))
    finally:
        raw.close()
