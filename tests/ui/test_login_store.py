"""The box that remembers: what it keeps, what it forgets, and a store that does not answer."""

import time
from typing import Any

from crm_desktop.services.errors import Unavailable
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.login import Login
from tests.stores import AskingStore, MemoryStore, used
from tests.ui.conftest import settle, type_text
from tests.ui.login_screen import BASE, Server, login, rest, server, shown

__all__ = ["login", "server"]


def test_a_remembered_password_is_filled_in_and_kept_only_while_the_box_is_ticked(
    qtbot: Any, office: None, server: Server
) -> None:
    store = MemoryStore()
    with used(store):
        made = shown(qtbot, server)
        page = made.sign_in_page
        assert not page.forget_link.isVisible()
        page.ui.password.setText("secret")
        page.remember_box.setChecked(True)
        page.submit()
        rest()
        assert store.kept == {(BASE.place, "e_orlova"): "secret"}
        again = shown(qtbot, server).sign_in_page
        assert again.ui.password.text() == "secret"
        again.remember_box.setChecked(False)
        again.submit()
        rest()
        assert store.kept == {}


def test_a_remembered_password_is_forgotten_on_request(qtbot: Any, office: None, server: Server) -> None:
    store = MemoryStore()
    store.kept[BASE.place, "e_orlova"] = "secret"
    with used(store):
        page = shown(qtbot, server).sign_in_page
        assert page.forget_link.isVisible()
        page.forget_link.click()
        rest()
        assert store.kept == {}
        assert page.ui.password.text() == ""
        assert not page.forget_link.isVisible()


def test_a_remembered_password_that_is_wrong_by_now_is_forgotten_but_stays_typed(
    qtbot: Any, office: None, server: Server
) -> None:
    store = MemoryStore()
    store.kept[BASE.place, "e_orlova"] = "secret"
    server.problem = Unavailable("no_server")
    with used(store):
        page = shown(qtbot, server).sign_in_page
        page.submit()
        rest()
        assert store.kept, "a server that is away says nothing about the password"
        server.problem = Unavailable("wrong_password")
        page.submit()
        rest()
        assert store.kept == {}
        assert page.ui.password.text() == "secret"


def test_where_there_is_no_store_the_box_says_why(login: Login) -> None:
    page = login.sign_in_page
    assert not page.remember_box.isEnabled()
    assert len(page.why_not.text()) > 20
    assert page.why_not.isVisible()


def test_a_store_that_waits_to_be_unlocked_holds_up_neither_the_window_nor_the_way_out(
    qtbot: Any, office: None, server: Server
) -> None:
    store = AskingStore()
    store.kept[BASE.place, "e_orlova"] = "from the store"
    with used(store):
        made = Login(BASE, last_login="e_orlova", sign_in=server.sign_in)
        qtbot.addWidget(made)
        made.show()
        assert store.asked.wait(5)
        type_text(made.sign_in_page.ui.password, "typed")
        started = time.monotonic()
        made.sign_in_page.submit()
        settle()
        tasks.stop()
        assert server.asked == [(BASE, "e_orlova", "typed")]
        assert time.monotonic() - started < 2
        store.unlocked.set()
        rest()
        assert made.sign_in_page.ui.password.text() == "typed"
