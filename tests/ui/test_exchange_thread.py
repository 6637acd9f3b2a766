"""The exchange beside the window: it goes by itself, says how it goes, and leaves with the person."""

import threading
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.services import exchange
from tests.office import Office
from tests.stores import MemoryStore, used
from tests.terrasoft.conftest import terrasoft, terrasoft_of
from tests.terrasoft.server import PASSWORD, TerrasoftServer
from tests.terrasoft.sides import Sides
from tests.ui.conftest import settle
from tests.ui.signed_in import SignIn, firm, leave, sign_in

__all__ = ["firm", "sign_in", "terrasoft", "terrasoft_of"]
SECONDS = 20


@pytest.fixture
def sides(firm: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(firm, terrasoft) as both:
        both.leave()
        yield both


def until(met: Callable[[], bool]) -> None:
    end = monotonic() + SECONDS
    while not met():
        assert monotonic() < end, "in vain"
        QTest.qWait(50)


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "exchange"]


def test_a_client_of_terrasoft_comes_while_the_window_is_open(sides: Sides, sign_in: SignIn) -> None:
    sides.insert_client("ООО «Само пришло»", inn="7736207543")
    with used(MemoryStore()):
        exchange.keep_secret(sides.profile, PASSWORD)
        program = sign_in("analyst")
        sign = program.window.status.exchange
        until(lambda: sign.isVisible() and "Exchange at" in sign.text())
        assert sides.base("SELECT 1 FROM crm.client WHERE short_name = 'ООО «Само пришло»'") == [(1,)]
        leave(program)
    until(lambda: not workers())


@pytest.mark.expect_warning("terrasoft_no_secret")
def test_without_the_password_the_status_bar_says_so(sides: Sides, sign_in: SignIn) -> None:
    with used(MemoryStore()):
        program = sign_in("analyst")
        sign = program.window.status.exchange
        until(sign.isVisible)
        assert sign.text() == "Exchange does not work"
        assert "password of Terrasoft" in sign.toolTip()
        sign.click()
        settle()
        page: Any = program.window.page("exchange")
        until(lambda: "does not know the password" in page.parts["state"].trouble.text.text())
        assert page.parts["state"].trouble.text.text().startswith("Computer ")
        leave(program)


def test_a_key_in_the_window_changes_the_record_there(sides: Sides, sign_in: SignIn) -> None:
    there = sides.insert_client("ООО «Клавиша»", phone="1")
    sides.begin()
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    sides.server.change("Account", there, Phone="3")
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", ours)
    sides.cycle()
    sides.leave()
    with used(MemoryStore()):
        exchange.keep_secret(sides.profile, PASSWORD)
        program = sign_in("analyst")
        sign = program.window.status.exchange
        until(lambda: sign.isVisible() and "1 to decide" in sign.text())
        sign.click()
        settle()
        page: Any = program.window.page("exchange")
        page.show_view("conflicts")
        settle()
        until(lambda: page.parts["conflicts"].queue.count() == 1)
        QTest.keyClick(page.parts["conflicts"].queue, Qt.Key.Key_Left)
        settle()
        until(lambda: sides.their_row("Account", there)["Phone"] == "2")
        until(lambda: "Exchange at" in sign.text())
        leave(program)
    until(lambda: not workers())


def test_who_has_no_right_has_no_thread(sides: Sides, sign_in: SignIn) -> None:
    program = sign_in("manager1")
    settle()
    assert program.exchange is None
    assert not program.window.status.exchange.isVisible()
    assert not workers()
