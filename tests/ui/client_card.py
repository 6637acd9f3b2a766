"""A client's card in tests: what is written on it, how it is typed into, its directions and questions."""

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from crm_desktop.ui.clients_card import ClientCard
from crm_desktop.ui.clients_part_dialog import PartDialog
from crm_desktop.ui.clients_slots import SlotLine
from crm_desktop.ui.kit.buttons import Chip
from crm_desktop.ui.kit.dialogs import Dialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, press


def said(widget: QWidget) -> str:
    """Everything written on it, once Qt has shown what was laid out a moment ago."""
    QTest.qWait(10)
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def mine(firm: Office, name: str = "manager1") -> int:
    """A client of the manager's."""
    slot = firm.slot(name)
    ((number,),) = firm.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (slot,))
    return int(number)


def typed(card: Any, name: str, text: str, *, leave: bool = True) -> None:
    """Replace what is in a field, key by key, and leave it."""
    editor = card.fields.fields[name]
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    if leave:
        editor.clearFocus()


def text_of(card: Any, name: str) -> str:
    """What stands in a field, understood or not."""
    return str(card.fields.fields[name].text())


def new_card(desk: Desk) -> ClientCard:
    """The card of a client that is not there yet."""
    card = desk.card("manager1", "client")
    assert isinstance(card, ClientCard)
    card.activateWindow()
    return card


def dialog_of(card: Any, kind: type[Dialog] = PartDialog) -> Any:
    """The only question that is open."""
    found = [one for one in card.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def said_of_chips(box: QWidget) -> str:
    """The words of its chips."""
    return " ".join(chip.words for chip in box.findChildren(Chip))


def line_of(card: Any, slot: int) -> SlotLine:
    """The line of a direction."""
    lines: list[SlotLine] = card.findChildren(SlotLine)
    return next(line for line in lines if line.slot["client_direction_id"] == slot)


def choose(card: Any, slot: int, verb: str) -> None:
    """Choose a verb behind the dots of a direction."""
    line = line_of(card, slot)
    press(line, "more")
    menu = line.findChild(QMenu, "verbs")
    assert menu is not None
    action = {one.objectName(): one for one in menu.actions()}[verb]
    menu.close()
    action.trigger()
    settle()
