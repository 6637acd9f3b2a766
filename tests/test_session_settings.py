"""What a session relies on it sets itself, over any way; an idle window holds nothing open."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.app import Program, make_application
from crm_desktop.services import auth, database
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Refused
from crm_desktop.settings import LocalSettings
from crm_desktop.ui.kit import tasks
from tests.office import PASSWORD, Office


def settings_of(reader: Reader, *more: str) -> dict[str, str]:
    return {name: reader.value(f"SHOW {name}") for name in (*database.SETTINGS, *more)}


EXPECTED = {
    "timezone": "UTC",
    "statement_timeout": "1min",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "1min",
}


def test_a_session_sets_what_it_relies_on_whatever_the_login_says(office: Office) -> None:
    office.let_in("manager1")
    login = office.people["manager1"]
    office.base.execute(f"ALTER ROLE {login} SET statement_timeout = 0")
    connection = auth.sign_in(office.profile, login, PASSWORD)
    try:
        with connection.reader() as reader:
            found = settings_of(reader, "client_connection_check_interval")
            assert found == {**EXPECTED, "client_connection_check_interval": "5s"}
    finally:
        connection.close()
        office.base.execute(f"ALTER ROLE {login} RESET statement_timeout")


def test_a_server_that_cannot_look_after_its_clients_is_taken_without(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL on Windows refuses the setting as this one refuses a value out of its range: naming it."""
    monkeypatch.setattr(database, "CHECK", {"client_connection_check_interval": "-5"})
    monkeypatch.setattr(database, "_unchecked", set())
    office.let_in("manager1")
    connection = auth.sign_in(office.profile, office.people["manager1"], PASSWORD)
    try:
        with connection.reader() as reader:
            assert settings_of(reader) == EXPECTED
        assert database._unchecked == {(office.profile.host, office.profile.port)}
    finally:
        connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="libpq gives out no socket there")
def test_a_dead_line_is_noticed_within_two_minutes(office: Office) -> None:
    with office.connect_as("manager1").reader() as reader, socket.socket(fileno=_copied(reader.raw)) as line:
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        idle, pause, count = (
            line.getsockopt(socket.IPPROTO_TCP, option)
            for option in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT)
        )
        assert idle + pause * count <= 120
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 60_000


def _copied(connection: Any) -> int:
    return os.dup(connection.fileno())


def test_a_question_that_hangs_is_cut(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(database.SETTINGS, "statement_timeout", "200ms")
    office.let_in("manager1")
    connection = auth.sign_in(office.profile, office.people["manager1"], PASSWORD)
    try:
        with pytest.raises(Refused) as caught, connection.reader() as reader:
            reader.rows("SELECT pg_sleep(20)")
        assert caught.value.code == "too_long"
        with connection.reader() as reader:
            assert reader.value("SELECT 1") == 1
    finally:
        connection.close()


@pytest.fixture
def program(qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[Program]:
    """A manager's window against the real base."""
    make_application("ru", "light")
    made = Program(qapp, LocalSettings(tmp_path))
    office.let_in("manager1")
    made.enter(auth.sign_in(office.profile, office.people["manager1"], PASSWORD), office.profile)
    QTest.qWait(600)
    _rest()
    yield made
    made.close()
    QTest.qWait(50)


def _rest() -> None:
    for _ in range(500):
        QTest.qWait(10)
        if not tasks.pending():
            return
    raise AssertionError("tasks do not come to rest")


def test_an_idle_window_holds_no_transaction_open(program: Program, office: Office) -> None:
    deal = office.deal_at("recorded", manager="manager1")
    program.window.open_card("deal", deal.deal)
    program.window.tool_asked.emit("password")
    QTest.qWait(200)
    _rest()
    states = office.base.execute(
        "SELECT state FROM pg_stat_activity WHERE usename = %s AND datname = current_database()",
        (office.people["manager1"],),
    )
    assert len(states) >= 3
    assert {state for (state,) in states} == {"idle"}
