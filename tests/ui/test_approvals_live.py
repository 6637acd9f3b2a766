"""From sending to the executive's screen: the queue, the badge and the tray hear of it by themselves, at once."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon

from crm_desktop.ui import tray as decision_tray
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.signed_in import SignIn, firm, sign_in

__all__ = ["firm", "sign_in"]


class Tray(QObject):
    """The icon of a desktop with a tray: the platform of the tests has none, and this remembers what it is told."""

    activated, messageClicked = Signal(int), Signal()  # noqa: N815 - as Qt names it
    MessageIcon = QSystemTrayIcon.MessageIcon

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self.drawn, self.words, self.shown, self.said = not icon.isNull(), "", False, list[str]()

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    def setToolTip(self, words: str) -> None:
        self.words = words

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False

    def showMessage(self, title: str, text: str, icon: Any) -> None:
        self.said.append(text)


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision_tray, "QSystemTrayIcon", Tray)


@pytest.fixture(autouse=True)
def nothing_waits(firm: Office) -> Iterator[None]:
    firm.base.execute("UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}' WHERE state = 'pending'")
    yield


def seconds_until(happened: Callable[[], bool]) -> float:
    """How long it took; five seconds are given up on."""
    began = time.perf_counter()
    while not happened() and time.perf_counter() - began < 5:
        QTest.qWait(5)
    return time.perf_counter() - began


def test_within_a_second_it_stands_in_the_queue_and_on_the_badge(firm: Office, sign_in: SignIn) -> None:
    drafts = [firm.deal_at("invoice_draft", prepayment=50) for _ in range(3)]
    program = sign_in("director")
    program.window.open_section("approvals")
    settle()
    page: Any = program.window.page("approvals")
    rail = program.window.rail.items["approvals"]
    took: list[float] = []
    for deal in drafts:
        firm.do("manager1", "invoice", "submit", deal.invoice)
        took.append(seconds_until(lambda: (page.queue.count(), rail.badge) == (len(took) + 1,) * 2))
    assert max(took) < 1.0, took
    assert rail.loud
    firm.do("manager1", "invoice", "recall", drafts[0].invoice)
    assert seconds_until(lambda: page.queue.count() == 2 and rail.badge == 2) < 1.0


def test_the_tray_tells_of_a_new_decision_when_the_window_is_not_in_front(
    firm: Office, sign_in: SignIn, tray: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [firm.deal_at("invoice_draft", prepayment=50) for _ in range(2)]
    program = sign_in("director")
    icon: Any = program.workspace().tray.icon
    monkeypatch.setattr(program.window, "isActiveWindow", lambda: False)
    firm.do("manager1", "invoice", "submit", drafts[0].invoice)
    seconds_until(lambda: bool(icon.said))
    assert icon.said == ["1 decision(s) wait for you"]
    assert (icon.drawn, icon.shown, "1 decision" in icon.words) == (True, True, True)
    icon.messageClicked.emit()
    settle()
    assert program.window.current == "approvals"
    monkeypatch.setattr(program.window, "isActiveWindow", lambda: True)
    firm.do("manager1", "invoice", "submit", drafts[1].invoice)
    seconds_until(lambda: program.window.rail.items["approvals"].badge == 2)
    assert len(icon.said) == 1
    program.sign_out()
    assert not icon.shown


def test_a_desktop_without_a_tray_misses_nothing(firm: Office, sign_in: SignIn) -> None:
    deal = firm.deal_at("invoice_draft", prepayment=50)
    program = sign_in("director")
    if QSystemTrayIcon.isSystemTrayAvailable():
        pytest.skip("this desktop has a tray")
    assert program.workspace().tray.icon is None
    firm.do("manager1", "invoice", "submit", deal.invoice)
    assert seconds_until(lambda: program.window.rail.items["approvals"].badge == 1) < 1.0
    program.workspace().tray.open_queue()
    settle()
    assert program.window.current == "approvals"
