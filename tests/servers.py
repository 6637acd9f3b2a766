"""Real PostgreSQL clusters and bases for the tests: one cluster per test process, one base per module."""

import os
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection as Connection

from crm_desktop.services.demo_server import EmbeddedServer, Parameters
from crm_desktop.services.server_programs import (
    SHARED_FOLDER,
    ServerPrograms,
    bundled_programs,
    installed_programs,
    runs_as_root,
)

OTHER_SERVER_VARIABLE = "CRM_TEST_SERVER_BIN"
"""A `bin` folder of another PostgreSQL to test against, such as Debian's 15."""

LONGEST_RUN_SECONDS = 6 * 3600

# Nothing of a test cluster outlives the test run, so it need not survive a power cut.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "100",
    "logging_collector": "off",
    "autovacuum_naptime": "1h",
}


@dataclass(frozen=True)
class Base:
    """One database: where it is and how its superuser signs in."""

    server: Parameters
    name: str

    def parameters(self, user: str | None = None, password: str | None = None) -> dict[str, Any]:
        """Arguments of psycopg2.connect for the superuser, or for the person named."""
        own: dict[str, Any] = {**self.server, "dbname": self.name}
        return own if user is None else {**own, "user": user, "password": password or ""}

    def connect(self, user: str | None = None, password: str | None = None) -> Connection:
        """An autocommit connection; the caller closes it."""
        connection: Connection = psycopg2.connect(**self.parameters(user, password))
        connection.autocommit = True
        return connection

    def execute(self, statement: str | sql.Composed, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Runs one statement as the superuser and returns its rows, if it gives any."""
        connection = self.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, values or None)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()


@contextmanager
def new_cluster(name: str, programs_folder: str | None = None) -> Iterator[EmbeddedServer]:
    """A running cluster in a folder of its own, gone with all its data when the block ends."""
    parent = SHARED_FOLDER if runs_as_root() else Path(tempfile.gettempdir())
    other = programs_folder or os.environ.get(OTHER_SERVER_VARIABLE)
    programs = installed_programs(Path(other)) if other else bundled_programs()
    # A blank and Cyrillic in the path: that is where people's folders are.
    folder = parent / f"тест {name}-{secrets.token_hex(4)}"
    _sweep(parent, programs)
    server = EmbeddedServer(folder, programs=programs, settings=SETTINGS)
    server.start()
    try:
        yield server
    finally:
        server.destroy()


@contextmanager
def copy_of(template: Base) -> Iterator[Base]:
    """A fresh base; the logins made meanwhile go with it, for they belong to the cluster."""
    postgres = Base(template.server, "postgres")
    base = Base(template.server, f"base_{secrets.token_hex(4)}")
    before = _logins(postgres)
    names = sql.Identifier(base.name), sql.Identifier(template.name)
    postgres.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    _close_to_the_public(base)
    try:
        yield base
    finally:
        postgres.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(base.name)))
        for login in _logins(postgres) - before:
            postgres.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))


def _close_to_the_public(base: Base) -> None:
    """What the migration says about the base itself: a copy has the contents of its template, not its rights."""
    if base.execute("SELECT to_regnamespace('crm') IS NOT NULL") == [(True,)]:
        name = sql.Identifier(base.name)
        base.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        base.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO crm_staff, crm_newcomer").format(name))


def _sweep(parent: Path, programs: ServerPrograms) -> None:
    """Ends the clusters of test runs that were killed before they could do it themselves."""
    for folder in parent.glob("тест *"):
        if folder.stat().st_mtime < time.time() - LONGEST_RUN_SECONDS:
            EmbeddedServer(folder, programs=programs).destroy()


def _logins(postgres: Base) -> set[str]:
    return {str(name) for (name,) in postgres.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin")}
