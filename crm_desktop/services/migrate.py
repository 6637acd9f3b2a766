"""Creates and upgrades a base: tables by alembic, functions and policies re-applied whole, all in one transaction."""

import hashlib
from importlib import resources
from typing import Any, TypedDict

import psycopg2
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT, quote_ident
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from crm_desktop.migrations.commands import all_commands
from crm_desktop.migrations.policies import all_policies

LOCK = 7_100_001
BEFORE_TABLES = ("00_roles.sql", "01_clear.sql", "01_values.sql")


class Server(TypedDict):
    """Where a base lives and who may build it: an owner or superuser, never an employee."""

    host: str
    port: int
    user: str
    password: str


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "crm_desktop:migrations")
    return config


def newest_revision() -> str:
    """The schema this program was written for."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def connect(server: Server, name: str) -> Any:
    """A raw connection to a base of the server."""
    return psycopg2.connect(dbname=name, connect_timeout=10, application_name="crm_desktop_migrate", **server)


def create_database(server: Server, name: str) -> None:
    """Creates the base with a locale in which Russian case folds, and builds it.

    PostgreSQL 17+: builtin provider C.UTF-8 (the embedded server has no ICU); older: libc C.UTF-8.
    Raises psycopg2.errors.DuplicateDatabase when it exists.
    """
    connection = connect(server, "postgres")
    try:
        connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        locale = (
            "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
            if connection.server_version >= 170000
            else "LOCALE 'C.UTF-8'"
        )
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {quote_ident(name, cursor)} TEMPLATE template0 ENCODING 'UTF8' {locale}")
            for shared in ("postgres", "template1"):
                cursor.execute(f"REVOKE CONNECT ON DATABASE {shared} FROM PUBLIC")
    finally:
        connection.close()
    upgrade(server, name)


def upgrade(server: Server, name: str) -> None:
    """Brings a base to this program's schema in one transaction under a lock; a failure changes nothing."""
    engine = create_engine("postgresql+psycopg2://", creator=lambda: connect(server, name), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        connection.exec_driver_sql("SET LOCAL check_function_bodies = off")
        for file in BEFORE_TABLES:
            _apply(connection, sql_text(file))
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        for part in functions():
            _apply(connection, part)
        connection.exec_driver_sql(f"COMMENT ON SCHEMA api IS '{fingerprint()}'")
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
    return [*early, all_policies(), *late[:-2], all_commands(), *late[-2:]]


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
