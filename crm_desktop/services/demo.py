"""The demonstration on this computer: a server, a base with a year of history, and people to sign in as."""

import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import psycopg2
import psycopg2.errors
from psycopg2.extensions import connection as Connection

from crm_desktop.services import demo_history, demo_office, demo_sessions, migrate
from crm_desktop.services.auth import SCHEMA, Profile
from crm_desktop.services.demo_data_office import GROUPS, PEOPLE
from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.file_lock import FileLock
from crm_desktop.services.server_programs import SHARED_FOLDER, runs_as_root

BASE, STORY_BASE = "crm", "crm_story"
BUILDING = "_building"
LONGEST_BUILD_SECONDS = 600
STEPS = ("server", "database", "office", "history", "ready")
"""Codes of the steps, in their order; the screens have the words."""

Progress = Callable[[str, int, int], None]


class Cancelled(Exception):
    """The person at the screen has stopped the building; nothing half is left."""


def open_demo(
    progress: Progress = lambda code, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    office_only: bool = False,
    folder: Path | None = None,
    deals: int = 140,
) -> tuple[EmbeddedServer, Profile]:
    """Starts the server, makes or upgrades the base, and says who may sign in; the caller stops the server.

    `progress(code, done, total)` with codes of STEPS; `office_only`: the story's base, made anew, without
    clients and history.
    Raises Cancelled, ServerFailed. A base is built under another name and renamed when it is whole.
    """
    server = EmbeddedServer(folder)
    progress("server", 0, 1)
    server.start()
    try:
        with FileLock(server.folder / "build.lock", wait_seconds=LONGEST_BUILD_SECONDS):
            builder = _Builder(server, progress, cancelled, STORY_BASE if office_only else BASE)
            builder.bring_up(office_only, deals)
    except BaseException:
        server.stop()
        raise
    progress("ready", 1, 1)
    return server, profile_of(server, STORY_BASE if office_only else BASE)


class SignIn(NamedTuple):
    """A person to pick at the sign-in instead of typing."""

    name: str
    role: str
    login: str
    password: str


def open_for_people() -> tuple[Profile, tuple[SignIn, ...]]:
    """Opens the demonstration for the sign-in screen; the server is left by demo_sessions.close_all()."""
    server, profile = open_demo()
    demo_sessions.keep(server)
    return profile, sign_ins(server)


def sign_ins(server: EmbeddedServer) -> tuple[SignIn, ...]:
    """Everybody of the demonstration with the kept password."""
    passwords = server.demo_passwords()
    return tuple(
        SignIn(person["name"], person["position"], person["login"], passwords[person["login"]]) for person in people()
    )


def profile_of(server: EmbeddedServer, database: str = BASE) -> Profile:
    """The connection of the demonstration, with its people in the order in which they are offered."""
    return Profile("demo", server.host, server.port, database, sslmode="disable", demo=True, people=people())


def people() -> tuple[dict[str, Any], ...]:
    """login, name, position, roles and groups of everybody, for "sign in as"."""
    groups = {
        person.key: [name for name, _, _, lead, others in GROUPS if person.key in (lead, *others)] for person in PEOPLE
    }
    return tuple(
        {
            "login": person.login,
            "name": f"{person.last_name} {person.first_name}",
            "position": person.position,
            "roles": list(person.roles),
            "groups": groups[person.key],
        }
        for person in PEOPLE
    )


def password_of(server: EmbeddedServer, login: str) -> str:
    """The kept password of a person of the demonstration; raises KeyError for somebody else."""
    return server.demo_passwords()[login]


def scratch_folder() -> Path:
    """A folder for a demonstration that is thrown away, where the server can reach it."""
    parent = SHARED_FOLDER if runs_as_root() else Path(tempfile.gettempdir())
    return parent / f"scratch-{secrets.token_hex(4)}"


def remove_demo(folder: Path | None = None) -> None:
    """Stops the server for everybody and removes the demonstration with all its data."""
    server = EmbeddedServer(folder)
    if server.folder.exists():
        server.destroy()


class _Builder:
    """Brings one base of the server to life; everything it makes is called `…_building` until it is whole."""

    def __init__(self, server: EmbeddedServer, progress: Progress, cancelled: Callable[[], bool], name: str) -> None:
        self.server, self.progress, self.cancelled, self.name = server, progress, cancelled, name

    def bring_up(self, office_only: bool, deals: int) -> None:
        self._sql(f"DROP DATABASE IF EXISTS {self.name}{BUILDING} WITH (FORCE)")
        if office_only:
            self._sql(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        if self._exists():
            self._upgrade()
        else:
            self._build(office_only, deals)

    def _build(self, office_only: bool, deals: int) -> None:
        unfinished = self.name + BUILDING
        try:
            self._say("database", 0, 1)
            migrate.create_database(migrate.Server(**self.server.parameters()), unfinished)
            self._say("office", 0, 1)
            self._fill(unfinished, office_only, deals)
            self._sql(f"ALTER DATABASE {unfinished} RENAME TO {self.name}")
        except BaseException:
            self._sql(f"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")
            raise

    def _fill(self, base: str, office_only: bool, deals: int) -> None:
        connection = migrate.connect(migrate.Server(**self.server.parameters()), base)
        try:
            # Logins are the server's: what another base of it was given stays valid.
            known = self.server.demo_passwords()
            given = demo_office.fill(connection, clients=not office_only, passwords=known)
            self.server.keep_demo_passwords({**known, **given})
            if not office_only:
                self._say("history", 0, 1)
                demo_history.fill(connection, deals, progress=lambda done, total: self._say("history", done, total))
                self._collect_statistics(connection)
        finally:
            connection.close()

    def _collect_statistics(self, connection: Connection) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _upgrade(self) -> None:
        """A base of an older program gets this one's schema; passwords whose file is gone are given anew."""
        connection = migrate.connect(migrate.Server(**self.server.parameters()), self.name)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT version_num, obj_description('api'::regnamespace) FROM priv.alembic_version")
                ((version, functions),) = cursor.fetchall()
            if not {person.login for person in PEOPLE} <= self.server.demo_passwords().keys():
                self.server.keep_demo_passwords(demo_office.renew_passwords(connection))
        finally:
            connection.close()
        if version < SCHEMA or (version == SCHEMA and functions != migrate.fingerprint()):
            self._say("database", 0, 1)
            migrate.upgrade(migrate.Server(**self.server.parameters()), self.name)

    def _exists(self) -> bool:
        return bool(self._sql("SELECT 1 FROM pg_database WHERE datname = %s", self.name))

    def _say(self, code: str, done: int, total: int) -> None:
        if self.cancelled():
            raise Cancelled
        self.progress(code, done, total)

    def _sql(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(dbname="postgres", **self.server.parameters())
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, values or None)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()
