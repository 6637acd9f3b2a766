"""Signing in: what is asked, what is said when it fails, what stays typed."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from crm_desktop.services.auth import Profile
from crm_desktop.services.errors import Unavailable
from crm_desktop.ui.login import Login
from crm_desktop.ui.login_start import Person
from crm_desktop.ui.login_words import explained
from tests.ui.conftest import settle, type_text

BASE = Profile("Основная база", "srv-db01", database="crm_prod")


class Server:
    """Admits one password; raises what it is told to raise."""

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.asked: list[tuple[Profile, str, str]] = []

    def sign_in(self, profile: Profile, login: str, password: str) -> str:
        self.asked.append((profile, login, password))
        if self.problem is not None:
            raise self.problem
        return "connection"


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def login(qtbot: Any, office: None, server: Server) -> Iterator[Login]:
    made = Login(BASE, last_login="e_orlova", sign_in=server.sign_in)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    settle()
    yield made


def test_enter_in_the_password_signs_in(login: Login, server: Server) -> None:
    seen: list[Any] = []
    login.signed_in.connect(lambda connection, profile: seen.append((connection, profile)))
    password = login.sign_in_page.ui.password
    type_text(password, "secret ")
    QTest.keyClick(password, Qt.Key.Key_Return)
    settle()
    assert server.asked == [(BASE, "e_orlova", "secret ")]
    assert seen == [("connection", BASE)]


@pytest.mark.parametrize(
    "code",
    [
        "no_server",
        "wrong_password",
        "no_database",
        "base_older",
        "base_newer",
        "disabled",
        "not_admitted",
        "certificate",
        "not_a_base",
        "lost",
    ],
)
def test_every_failure_says_what_to_do_and_keeps_what_was_typed(login: Login, server: Server, code: str) -> None:
    server.problem = Unavailable(code)
    login.sign_in_page.ui.password.setText("secret")
    login.sign_in_page.submit()
    settle()
    shown = login.sign_in_page.problem.text.text()
    assert login.sign_in_page.problem.isVisible()
    assert len(shown) > 20
    assert f"({code}" not in shown and f": {code}" not in shown
    assert login.sign_in_page.ui.password.text() == "secret"
    assert login.sign_in_page.button.isEnabled()


def test_sentences_of_failures_differ() -> None:
    codes = ("no_server", "wrong_password", "no_database", "base_older", "base_newer", "disabled")
    assert len({explained(Unavailable(code)) for code in codes}) == len(codes)


def test_a_missing_password_is_asked_for_before_the_server_is(login: Login, server: Server) -> None:
    login.sign_in_page.submit()
    settle()
    assert server.asked == []
    assert "password" in login.sign_in_page.fields.errors()


def test_the_eye_shows_the_password(login: Login) -> None:
    login.sign_in_page.eye.click()
    assert login.sign_in_page.ui.password.echoMode() == QLineEdit.EchoMode.Normal


def test_a_capital_letter_without_shift_hints_at_caps_lock(login: Login) -> None:
    type_text(login.sign_in_page.ui.password, "A")
    assert login.sign_in_page.ui.password.accessibleDescription()


def test_the_window_stays_alive_while_the_server_thinks(qtbot: Any, office: None) -> None:
    made = Login(BASE, last_login="e_orlova", sign_in=lambda *_a: time.sleep(0.3))
    qtbot.addWidget(made)
    made.show()
    settle()
    made.sign_in_page.ui.password.setText("x")
    started = time.monotonic()
    made.sign_in_page.submit()
    assert time.monotonic() - started < 0.1
    assert not made.sign_in_page.button.isEnabled()
    settle()


def test_a_first_start_offers_three_ways(qtbot: Any, office: None, server: Server) -> None:
    people = [
        Person("Орлова Мария", "менеджер", "e_orlova", "demo"),
        Person("Фёдоров Антон", "директор", "e_fedorov", "demo"),
    ]
    made = Login(start_demo=lambda: (BASE, people), sign_in=server.sign_in)
    qtbot.addWidget(made)
    made.show()
    assert made.pages.currentWidget() is made.start
    made.start.demo.click()
    settle()
    assert [card.person.name for card in made.people.cards] == ["Орлова Мария", "Фёдоров Антон"]
    made.people.cards[1].click()
    settle()
    assert server.asked == [(BASE, "e_fedorov", "demo")]


def test_a_connection_form_checks_its_fields_before_it_goes_on(qtbot: Any, office: None, server: Server) -> None:
    made = Login(sign_in=server.sign_in)
    qtbot.addWidget(made)
    made.show()
    made.start.company_asked.emit()
    made.connection._give(made.connection.accepted)
    assert set(made.connection.fields.errors()) == {"host", "database"}
    made.connection.fields.set_values({"host": "srv", "database": "crm", "sslmode": "disable"})
    made.connection._give(made.connection.accepted)
    assert set(made.connection.fields.errors()) == {"sslmode"}
    made.connection.fields.set_values({"sslmode": "verify-full"})
    made.connection._give(made.connection.accepted)
    assert made.profile is not None
    assert (made.profile.host, made.profile.port, made.profile.sslmode) == ("srv", 5432, "verify-full")
    settle()


def test_a_connection_file_is_taken_and_a_broken_one_refused_with_a_sentence(
    qtbot: Any, office: None, server: Server, tmp_path: Path
) -> None:
    made = Login(sign_in=server.sign_in)
    qtbot.addWidget(made)
    made.show()
    broken = tmp_path / "broken.crmconnect"
    broken.write_text("{}", encoding="utf-8")
    made.open_file(broken)
    assert "broken.crmconnect" in made.start.problem.text.text()
    good = tmp_path / "good.crmconnect"
    good.write_text(json.dumps({"name": "Офис", "host": "srv", "database": "crm"}), encoding="utf-8")
    made.open_file(good)
    settle()
    assert made.profile == Profile("Офис", "srv", database="crm")
