"""The administrator's command, on a real server: a base is made, upgraded, and its first person signs in."""

from collections.abc import Iterator

import pytest

from crm_desktop.services import auth
from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.errors import Unavailable
from tests.servers import Base
from tools import base

PASSWORD = "correct horse battery"


@pytest.fixture
def where(cluster: EmbeddedServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """How the command is told the server; the base it makes goes with the test."""
    monkeypatch.setenv("PGPASSWORD", cluster.superuser_password())
    monkeypatch.setattr("getpass.getpass", lambda prompt: PASSWORD)
    yield ["--host", cluster.host, "--port", str(cluster.port), "--database", "crm_made"]
    postgres = Base(cluster.parameters(), "postgres")
    postgres.execute("DROP DATABASE IF EXISTS crm_made WITH (FORCE)")
    postgres.execute("DROP ROLE IF EXISTS e_tool")


def test_a_base_is_made_upgraded_and_its_first_administrator_signs_in(
    cluster: EmbeddedServer, where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    person = ["--login", "e_tool", "--name", "Громов Виктор Павлович", "--roles", "administrator"]
    for arguments in (["create", *where], ["upgrade", *where], ["person", *where, *person]):
        assert base.main(arguments) == 0
    made = auth.Profile("made", cluster.host, cluster.port, "crm_made")
    with pytest.raises(Unavailable, match="must_change_password"):
        auth.sign_in(made, "e_tool", PASSWORD)
    connection = auth.choose_password(made, "e_tool", PASSWORD, "a password of his own")
    try:
        assert (connection.me["full_name"], connection.me["roles"]) == ("Громов Виктор Павлович", ["administrator"])
    finally:
        connection.close()
    assert base.main(["person", *where, *person]) == 1
    assert "login_taken" in capsys.readouterr().err


def test_what_cannot_be_done_is_said_in_a_line(
    where: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert base.main(["create", *where]) == 0
    assert base.main(["create", *where]) == 1
    assert "already exists" in capsys.readouterr().err
    monkeypatch.setattr("getpass.getpass", lambda prompt: "short")
    assert base.main(["person", *where, "--login", "e_tool", "--name", "А Б"]) == 1
    assert "12 characters" in capsys.readouterr().err
    with pytest.raises(Unavailable):
        auth.sign_in(auth.Profile("made", where[1], int(where[3]), "crm_made"), "e_tool", "short")
