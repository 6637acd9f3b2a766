"""A base built, upgraded, kept and given back by a login that may only make roles and databases, on 18 and on 15.

CREATEROLE changed its meaning in PostgreSQL 16, so that both are tried.
"""

import json
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from psycopg2.extensions import encrypt_password

from crm_desktop.services import auth, backup, base_check, migrate, restore
from crm_desktop.services.database import Connection
from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.errors import Denied, Refused, Unavailable
from tests.servers import Base, new_cluster
from tests.test_schema import DEBIAN_15, SERVERS

NAME = "crm"
PASSWORD = "a builder of bases"
ADMINISTRATOR, MANAGER = "e_admin", "e_manager"


@dataclass(frozen=True)
class Site:
    """A server whose owner gives us one login, and the base built with it."""

    server: EmbeddedServer
    builder: dict[str, Any]

    def as_owner(self, statement: str, name: str = "postgres") -> list[tuple[Any, ...]]:
        return Base(self.server.parameters(), name).execute(statement)

    def as_builder(self, statement: str, values: tuple[object, ...] = ()) -> Any:
        """The first value of a statement of the builder's."""
        connection = migrate.connect(self.builder, NAME)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchone()[0] if cursor.description else None
        finally:
            connection.close()

    def sign_in(self, login: str) -> Connection:
        profile = auth.Profile("site", self.builder["host"], self.builder["port"], NAME)
        return auth.sign_in(profile, login, PASSWORD)

    def login(self, name: str, rights: str) -> dict[str, Any]:
        """A further login of the server's owner."""
        self.as_owner(f"CREATE ROLE {name} LOGIN {rights} PASSWORD '{PASSWORD}'")
        return {**self.builder, "user": name}


@pytest.fixture(scope="module", params=SERVERS)
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """A server of its own: here nobody but the builder has ever built anything."""
    programs = None if request.param == "own" else str(DEBIAN_15)
    with new_cluster(f"чужой-{request.param}", programs) as server:
        place = server.parameters()
        builder = {**place, "user": "builder", "password": PASSWORD}
        made = Site(server, builder)
        made.login("builder", "CREATEDB CREATEROLE")
        migrate.create_database(builder, NAME)
        person = {"login": ADMINISTRATOR, "last_name": "Громов", "first_name": "Виктор", "roles": ["administrator"]}
        create(made, {**person, "must_change_password": False})
        yield made


def verifier(site: Site, login: str) -> str:
    connection = migrate.connect(site.builder, NAME)
    try:
        return encrypt_password(PASSWORD, login, connection, "scram-sha-256")
    finally:
        connection.close()


def create(site: Site, person: dict[str, Any]) -> int:
    statement = "SELECT api.employee_create(%s, %s)"
    return int(site.as_builder(statement, (json.dumps(person), verifier(site, person["login"]))))


def ask(connection: Connection, statement: str, *values: object) -> Any:
    with connection.reader() as reader:
        return reader.value(statement, values)


def ended(connection: Any) -> bool:
    """Whether the session is gone within a second: the signal travels while the command already answers."""
    deadline = time.monotonic() + 1
    while time.monotonic() < deadline:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except psycopg2.Error:
            return True
        time.sleep(0.02)
    return False


def roles_of(site: Site, login: str) -> set[str]:
    rows = site.as_owner(
        "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        f" JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = '{login}'"
    )
    return {name for (name,) in rows}


def test_the_builder_is_no_superuser_and_nobody_gets_his_rights(site: Site) -> None:
    rights = "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = '{}'"
    assert site.as_owner(rights.format("builder")) == [(False, True, True, False)]
    assert site.as_owner(rights.format(ADMINISTRATOR)) == [(False, False, False, False)]
    members = site.as_owner(
        "SELECT DISTINCT u.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        " JOIN pg_roles u ON u.oid = m.member WHERE g.rolname IN ('crm_owner', 'crm_definer', 'crm_rolemaker')"
    )
    assert members == [("builder",)]
    # What PostgreSQL itself gives nobody without a superuser's word.
    assert "pg_signal_backend" not in roles_of(site, "crm_rolemaker")


def test_the_builder_upgrades_what_he_has_built(site: Site) -> None:
    before = base_check.check(site.builder, NAME)
    done = migrate.upgrade(site.builder, NAME)
    assert (done.done, done.revision) == (True, migrate.newest_revision())
    assert migrate.upgrade(site.builder, NAME, only_if_needed=True).done is False
    assert base_check.check(site.builder, NAME) == before


def test_the_audit_finds_no_error_and_tells_what_only_a_superuser_can_close(site: Site) -> None:
    findings = base_check.check(site.builder, NAME)
    assert [finding.code for finding in findings if finding.is_error] == []
    assert {finding.code for finding in findings} == {"builder_login", "large_objects_open", "shared_database_open"}


def until_gone(site: Site, login: str) -> None:
    """The server notices a moment later that a connection was closed."""
    end = time.monotonic() + 10
    while site.as_owner(f"SELECT 1 FROM pg_stat_activity WHERE usename = '{login}'"):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_administrator_makes_changes_throws_out_and_disables_a_person(site: Site) -> None:
    administrator = site.sign_in(ADMINISTRATOR)
    try:
        person = {
            "login": MANAGER, "last_name": "Иванов", "first_name": "Илья", "roles": ["manager"],
            "must_change_password": False,
        }  # fmt: skip
        number = ask(administrator, "SELECT api.employee_create(%s, %s)", json.dumps(person), verifier(site, MANAGER))
        assert roles_of(site, MANAGER) == {"crm_staff", "crm_sales", "crm_scope_one"}

        version = ask(administrator, "SELECT version FROM crm.employee WHERE id = %s", number)
        changes = json.dumps({"roles": ["analyst"]})
        ask(administrator, "SELECT api.employee_save(%s, %s, %s)", number, version, changes)
        assert roles_of(site, MANAGER) == {"crm_staff", "crm_analyst", "crm_scope_all"}

        at_work = psycopg2.connect(**{**site.builder, "dbname": NAME, "user": MANAGER})
        at_work.autocommit = True
        assert ask(administrator, "SELECT api.employee_end_sessions(%s)", number) == 1
        assert ended(at_work)
        site.sign_in(MANAGER).close()
        until_gone(site, MANAGER)

        at_work = psycopg2.connect(**{**site.builder, "dbname": NAME, "user": MANAGER})
        at_work.autocommit = True
        left = ask(administrator, "SELECT api.employee_disable(%s)", number)
        assert left["sessions"] == 1
        assert ended(at_work)
        assert roles_of(site, MANAGER) == set()
        with pytest.raises(Unavailable) as refused:
            site.sign_in(MANAGER)
        assert refused.value.code == "disabled"
    finally:
        administrator.close()
    # The maker of logins belonged to the login only as long as it took.
    inherits = f"SELECT pg_has_role('crm_rolemaker', '{MANAGER}', 'USAGE')"
    assert site.as_owner(inherits) == [(False,)]


def test_an_administrator_reaches_neither_tables_nor_roles_by_himself(site: Site) -> None:
    administrator = site.sign_in(ADMINISTRATOR)
    try:
        for statement in (
            "SET ROLE crm_owner", "SET ROLE crm_rolemaker", "CREATE ROLE e_thief LOGIN",
            "GRANT crm_executive TO e_admin", "SELECT sec.end_sessions('e_manager')",
            "SELECT count(*) FROM priv.journal",
        ):  # fmt: skip
            with pytest.raises(Denied):
                ask(administrator, statement)
    finally:
        administrator.close()


def test_the_builder_backs_up_proves_and_restores(site: Site, tmp_path: Path) -> None:
    made = backup.backup(site.builder, NAME, tmp_path)
    assert not made.manifest.with_logins
    proved = restore.prove(site.builder, made.path)
    assert [finding for finding in proved.findings if finding.is_error] == []
    name = f"crm_back_{secrets.token_hex(3)}"
    try:
        done = restore.restore(site.builder, made.path, name)
        assert [finding for finding in done.findings if finding.is_error] == []
        assert (done.logins.kept, done.logins.passwords) == ((ADMINISTRATOR,), {})
        count = "SELECT count(*) FROM priv.journal"
        assert site.as_owner(count, name) == site.as_owner(count, NAME)
        # Whoever builds next may go on with it.
        assert migrate.upgrade(site.builder, name).done
    finally:
        site.as_owner(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def test_what_is_missing_is_told_as_the_statement_that_gives_it(site: Site) -> None:
    for name, rights, missing in (
        ("no_roles", "CREATEDB", None),
        ("no_databases", "CREATEROLE", "ALTER ROLE no_databases CREATEDB;"),
    ):
        server = site.login(name, rights)
        with pytest.raises(Refused) as refused:
            migrate.create_database(server, f"crm_{name}")
        assert refused.value.code == "rights_missing"
        told = refused.value.facts["missing"]
        assert missing is None or missing in told
        if missing is None or site.server.programs.major >= 16:
            assert any(statement.startswith(f"GRANT crm_owner TO {name}") for statement in told)
        assert site.as_owner(f"SELECT count(*) FROM pg_database WHERE datname = 'crm_{name}'") == [(0,)]


def test_the_statements_told_are_enough_for_a_second_builder(site: Site) -> None:
    second = site.login("second", "")
    with pytest.raises(Refused) as refused:
        migrate.upgrade(second, NAME)
    for _ in range(3):
        for statement in refused.value.facts["missing"]:
            site.as_owner(statement, NAME)
        try:
            assert migrate.upgrade(second, NAME).done
            break
        except Refused as again:
            refused = pytest.ExceptionInfo.from_exception(again)
    else:
        pytest.fail(f"still missing: {refused.value.facts}")
    site.as_owner("DROP ROLE second")


def test_on_an_empty_server_a_login_without_createrole_is_told_so() -> None:
    with new_cluster("пустой") as server:
        place = server.parameters()
        Base(place, "postgres").execute(f"CREATE ROLE only_databases LOGIN CREATEDB PASSWORD '{PASSWORD}'")
        with pytest.raises(Refused) as refused:
            migrate.create_database({**place, "user": "only_databases", "password": PASSWORD}, NAME)
    assert refused.value.facts["missing"] == ["ALTER ROLE only_databases CREATEROLE;"]
