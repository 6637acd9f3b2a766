"""Signing in: what is asked, what is said when it fails, what stays typed."""

import json
import time
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
from crm_desktop.ui.login_words import SENTENCES, explained
from tests.ui.conftest import settle, type_text
from tests.ui.login_screen import BASE, Server, login, rest, server

__all__ = ["login", "server"]


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
    sorted(set(SENTENCES) - {"must_change_password"}),
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
    assert len({explained(Unavailable(code)) for code in SENTENCES}) == len(SENTENCES)


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
    made.connection.fields.set_values({"sslmode": "verify-full", "sslrootcert": "gone.pem"})
    made.connection._give(made.connection.accepted)
    assert set(made.connection.fields.errors()) == {"sslrootcert"}
    made.connection.fields.set_values({"sslrootcert": None})
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


def test_the_certificate_beside_a_connection_file_is_found(
    qtbot: Any, office: None, server: Server, tmp_path: Path
) -> None:
    made = Login(sign_in=server.sign_in)
    qtbot.addWidget(made)
    made.show()
    file = tmp_path / "office.crmconnect"
    file.write_text(json.dumps({"name": "Офис", "host": "srv", "sslrootcert": "office.pem"}), encoding="utf-8")
    made.open_file(file)
    rest()
    assert made.profile is not None
    assert made.profile.sslrootcert == str(tmp_path / "office.pem")
    assert made.profile.mode == "verify-full"
    file.write_text(json.dumps({"name": "Офис", "host": "srv", "sslmode": "whatever"}), encoding="utf-8")
    made.open_file(file)
    assert "office.crmconnect" in made.start.problem.text.text()


# how much is asked of the server


def test_the_host_decides_the_encryption_until_one_is_chosen(login: Login) -> None:
    page = login.connection
    login._show(page, 1)
    type_text(page.ui.host, "localhost")
    assert page.fields.value("sslmode") == "prefer"
    assert not page.warning.isVisible()
    page.ui.host.clear()
    type_text(page.ui.host, "srv")
    assert page.fields.value("sslmode") == "verify-full"
    page.ui.sslmode.set_value("require")
    page.ui.sslmode.activated.emit(page.ui.sslmode.currentIndex())
    type_text(page.ui.host, "2")
    assert page.fields.value("sslmode") == "require"
    assert page.warning.isVisible()


@pytest.mark.parametrize("mode", ["verify-ca", "require", "prefer", "disable"])
def test_a_weak_connection_is_told_where_the_password_is_typed(
    qtbot: Any, office: None, server: Server, mode: str
) -> None:
    made = Login(Profile("Офис", "srv", sslmode=mode), sign_in=server.sign_in)
    qtbot.addWidget(made)
    made.show()
    rest()
    assert made.sign_in_page.warning.isVisible()
    made.show_sign_in(BASE)
    rest()
    assert not made.sign_in_page.warning.isVisible()
