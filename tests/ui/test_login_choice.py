"""Whoever signs in with a temporary password chooses one of his own before anything else."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from crm_desktop.services.errors import Unavailable
from crm_desktop.ui.login import Login
from crm_desktop.ui.login_words import OBJECTIONS
from tests.stores import MemoryStore, used
from tests.ui.conftest import type_text
from tests.ui.login_screen import BASE, Server, login, rest, server, shown

__all__ = ["login", "server"]


@pytest.fixture
def newcomer(login: Login, server: Server) -> Login:
    """At the page on which the temporary password is left behind."""
    server.problem = Unavailable("must_change_password")
    login.sign_in_page.ui.password.setText("a temporary one")
    login.sign_in_page.submit()
    rest()
    server.problem = None
    return login


def choose(made: Login, chosen: str, again: str) -> None:
    fields = made.password_page.pane.secrets
    for name, text in (("chosen", chosen), ("again", again)):
        fields[name].line.clear()
        type_text(fields[name].line, text)
    QTest.keyClick(fields["again"].line, Qt.Key.Key_Return)
    rest()


def test_a_temporary_password_leads_to_the_page_for_an_own_one(newcomer: Login, server: Server) -> None:
    seen: list[Any] = []
    newcomer.signed_in.connect(lambda connection, profile: seen.append((connection, profile)))
    assert newcomer.pages.currentWidget() is newcomer.password_page
    choose(newcomer, "кресло дождь гвоздь", "кресло дождь гвоздь")
    assert server.chosen == [(BASE, "e_orlova", "a temporary one", "кресло дождь гвоздь")]
    assert seen == [("connection", BASE)]


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ("short", "password_short"),
        ("a temporary one", "password_is_old"),
        ("orlova123456", "password_is_login"),
        ("password2026", "password_common"),
    ],
)
def test_what_speaks_against_a_password_stands_at_its_field(
    newcomer: Login, server: Server, chosen: str, code: str
) -> None:
    choose(newcomer, chosen, chosen)
    said = newcomer.password_page.pane.fields.errors()
    assert set(said) == {"chosen"}
    assert said["chosen"] == QCoreApplication.translate("login", OBJECTIONS[code])
    assert server.chosen == []


def test_two_different_passwords_are_told_at_the_second(newcomer: Login, server: Server) -> None:
    choose(newcomer, "кресло дождь гвоздь", "кресло дождь гвозди")
    assert set(newcomer.password_page.pane.fields.errors()) == {"again"}
    assert server.chosen == []


def test_a_lost_server_loses_nothing_that_was_typed(newcomer: Login, server: Server) -> None:
    server.problem = Unavailable("no_server")
    choose(newcomer, "кресло дождь гвоздь", "кресло дождь гвоздь")
    page = newcomer.password_page
    assert newcomer.pages.currentWidget() is page
    assert page.problem.isVisible()
    assert page.pane.text("chosen") == page.pane.text("again") == "кресло дождь гвоздь"
    server.problem = None
    page.button.click()
    rest()
    assert len(server.chosen) == 2


def test_the_chosen_password_is_remembered_in_the_place_of_the_temporary_one(
    qtbot: Any, office: None, server: Server
) -> None:
    store = MemoryStore()
    with used(store):
        made = shown(qtbot, server)
        made.sign_in_page.remember_box.setChecked(True)
        made.sign_in_page.ui.password.setText("a temporary one")
        server.problem = Unavailable("must_change_password")
        made.sign_in_page.submit()
        rest()
        assert store.kept == {}
        server.problem = None
        choose(made, "кресло дождь гвоздь", "кресло дождь гвоздь")
        assert store.kept == {(BASE.place, "e_orlova"): "кресло дождь гвоздь"}
