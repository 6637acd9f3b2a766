"""A desk in the real office: somebody signs in, his cards and pages are real, and so is the base behind them."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui import sections, texts
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.context import Context, MemorySettings, Person
from crm_desktop.ui.kit.live import Live
from tests.office import Office, open_office
from tests.servers import Base
from tests.ui.conftest import settle


class Opened:
    """Remembers what a screen asked its window for."""

    def __init__(self) -> None:
        self.cards: list[tuple[str, int | None, dict[str, Any]]] = []
        self.toasts: list[str] = []
        self.problems: list[str] = []
        self.woken = 0

    def open_section(self, name: str) -> None:
        self.cards.append((name, None, {}))

    def open_view(self, name: str, view: str = "", **chosen: Any) -> None:
        self.cards.append((name, None, {"view": view, **chosen}))

    def open_card(self, document: str, id: int | None = None, **defaults: Any) -> None:
        self.cards.append((document, id, defaults))

    def toast(self, text: str, undo: Any = None, tone: str = "green") -> None:
        self.toasts.append(text)

    def show_problem(self, problem: Exception) -> None:
        self.problems.append(words.sentence(problem))

    def wake_exchange(self) -> None:
        self.woken += 1


class Desk:
    """Who sits at it decides what the base allows."""

    def __init__(self, firm: Office, qtbot: QtBot) -> None:
        self.firm, self.qtbot = firm, qtbot
        self.window = Opened()
        self.live = Live()

    def context(self, name: str) -> Context:
        """Signs in; from now on every question of the screens goes under this name."""
        connection = self.firm.connect_as(name)
        tasks.attach(connection)
        me = connection.me
        roles = frozenset(me["roles"]) | ({"head"} if me["head"] else frozenset())
        facts = {"me": me["id"], "groups": me["groups"], "leads": me["leads"], "choices": me["choices"]}
        person = Person(me["name"], me["login"], roles, me["position"])
        return Context(MemorySettings(), self.live, person, self.window, connection, facts)

    def card(self, name: str, document: str, id: int | None = None, **defaults: Any) -> Any:
        """The card of a document as the program makes it, read and shown."""
        kind = sections.card_type(document)
        assert kind is not None
        return self._shown(sections.made(kind.factory, self.context(name), id, defaults), 1200, 820)

    def page(self, name: str, section: str) -> Any:
        """The page of a section, read and shown."""
        factory = next(one.factory for one in sections.SECTIONS if one.name == section)
        return self._shown(sections.made(factory, self.context(name)), 1216, 830)

    def _shown(self, widget: QWidget, wide: int, high: int) -> QWidget:
        self.qtbot.addWidget(widget)
        widget.resize(wide, high)
        widget.show()
        settle()
        return widget


def press(root: QWidget, name: str) -> None:
    """Click the button of this verb."""
    button = root.findChild(QAbstractButton, name)
    assert button is not None, f"there is no button {name}"
    assert button.isEnabled(), f"{name} is grey: {button.toolTip()}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


@pytest.fixture(scope="module")
def firm(office_template: Base) -> Iterator[Office]:
    """A fresh office for the module."""
    with open_office(office_template) as fresh:
        yield fresh


@pytest.fixture
def desk(firm: Office, qtbot: QtBot, office: None) -> Iterator[Desk]:
    """`office` is the quiet fake of the kit's tests; the desk takes its place and gives it back."""
    texts.register()
    made = Desk(firm, qtbot)
    yield made
    settle()
    made.live.deleteLater()
