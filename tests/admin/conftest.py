"""The command line on a fresh base of a real server, run as a program runs it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from crm_desktop.admin import command_line
from crm_desktop.services import migrate
from tests.office import Office, make_template, open_office
from tests.servers import Base, copy_of, new_cluster

PASSWORD = "correct horse battery"
Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="package")
def template() -> Iterator[Base]:
    """Built on a server of its own: the audit is about all logins there are, and other tests make theirs."""
    with new_cluster("администратор") as server:
        base = Base(server.parameters(), "crm_template")
        migrate.create_database(base.server, base.name)
        yield base


@pytest.fixture(scope="module")
def lone_office() -> Iterator[Office]:
    """An office on a server of its own, for each module: logins are the server's, and these tests change them."""
    with new_cluster("контора") as server:
        template = Base(server.parameters(), "crm_template")
        migrate.create_database(template.server, template.name)
        with open_office(make_template(template)) as office:
            yield office


@pytest.fixture
def made(template: Base, monkeypatch: pytest.MonkeyPatch) -> Iterator[Base]:
    """A fresh base, and what is typed on the terminal."""
    monkeypatch.setenv("PGPASSWORD", template.server["password"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: PASSWORD)
    with copy_of(template) as base:
        yield base


@pytest.fixture
def run(made: Base, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json: the exit code and the one object on the standard output."""

    def call(*arguments: str, database: str = made.name) -> tuple[int, dict[str, Any]]:
        place = ["--host", made.server["host"], "--port", str(made.server["port"]), "--database", database]
        capsys.readouterr()
        code = command_line.main([*arguments, *place, "--json"])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert told["ok"] == (code == 0)
        return code, told

    return call


def add(run: Run, login: str, *more: str) -> tuple[int, dict[str, Any]]:
    """Viktor Gromov under this login."""
    return run("add-employee", "--login", login, "--last-name", "Громов", "--first-name", "Виктор", *more)
