"""How tests hire a person in the window, answer questions about him and let him in."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from crm_desktop.services import auth
from crm_desktop.services.database import Connection
from crm_desktop.services.errors import Unavailable
from crm_desktop.ui.employees_passwords import PasswordSheet
from crm_desktop.ui.kit.dialogs import SAVE, Dialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk

OWN = "a password of one's own"


def write(card: Any, **texts: str) -> None:
    """Types into the fields of a card."""
    for name, text in texts.items():
        editor = card.fields.fields[name]
        editor.setFocus()
        editor.selectAll()
        type_text(editor, text)


def tick(card: Any, *names: str) -> None:
    """Clicks check boxes."""
    for name in names:
        box = card.fields.fields[name]
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
        settle()


def new_card(desk: Desk, last_name: str, *roles: str, first_name: str = "Пётр") -> Any:
    """What an administrator fills in before saving."""
    card = desk.card("administrator", "employee")
    write(card, last_name=last_name, first_name=first_name)
    settle()
    tick(card, *(f"role_{role}" for role in roles or ("manager",)))
    return card


def hired(desk: Desk, last_name: str, *roles: str) -> tuple[Any, PasswordSheet]:
    """Saved, with the sheet that shows the password."""
    card = new_card(desk, last_name, *roles)
    card.save()
    settle()
    assert card.id is not None, (card.fields.errors(), card.problems.text.text())
    (sheet,) = card.window().findChildren(PasswordSheet)
    return card, sheet


def comes_in(firm: Office, sheet: PasswordSheet) -> Connection:
    """The new person chooses a password of his own and works."""
    with pytest.raises(Unavailable, match="must_change_password"):
        auth.sign_in(firm.profile, sheet.login, sheet.password)
    return auth.choose_password(firm.profile, sheet.login, sheet.password, OWN)


def answer(owner: QWidget, name: str = "") -> None:
    """Says yes to the question that is open over a widget."""
    settle()
    found = [
        one
        for one in owner.findChildren(Dialog)
        if type(one) is Dialog and one.isVisible() and one.objectName() == name
    ]
    assert len(found) == 1, found
    found[0].give(SAVE)
    settle()


def counted(connection: Connection, table: str) -> int:
    with connection.reader() as reader:
        return int(reader.value(f"SELECT count(*) FROM crm.{table}"))
