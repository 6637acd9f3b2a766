"""The signed-in person changes his password from the menu of the top bar, against the real base."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from crm_desktop.app import Program
from crm_desktop.services import auth
from crm_desktop.services.errors import Unavailable
from crm_desktop.ui.kit.dialogs import CANCEL
from crm_desktop.ui.login_password import PasswordDialog
from tests.office import PASSWORD, Office
from tests.ui.conftest import settle, type_text
from tests.ui.signed_in import SignIn, firm, sign_in

__all__ = ["firm", "sign_in"]
OWN = "кресло дождь гвоздь"


@pytest.fixture
def dialog(sign_in: SignIn, firm: Office) -> Iterator[PasswordDialog]:
    """Opened by the manager's menu; the password is the old one again afterwards."""
    program = sign_in("manager1")
    _item(program).trigger()
    (found,) = program.window.findChildren(PasswordDialog)
    yield found
    for left in program.window.findChildren(PasswordDialog):
        left.give(CANCEL)
    firm.let_in("manager1")


def _item(program: Program) -> Any:
    menu = program.window.top.open_menu()
    found = [action for action in menu.actions() if "парол" in action.text() or "password" in action.text()]
    menu.close()
    return found[0]


def fill(dialog: PasswordDialog, present: str, chosen: str, again: str) -> None:
    for name, text in (("present", present), ("chosen", chosen), ("again", again)):
        dialog.pane.secrets[name].line.clear()
        type_text(dialog.pane.secrets[name].line, text)
    QTest.keyClick(dialog.pane.secrets["again"].line, Qt.Key.Key_Return)
    settle()


def test_the_new_password_opens_and_the_old_one_does_not(dialog: PasswordDialog, firm: Office) -> None:
    told: list[bool] = []
    dialog.changed.connect(lambda: told.append(True))
    fill(dialog, PASSWORD, OWN, OWN)
    assert told == [True]
    auth.sign_in(firm.profile, firm.people["manager1"], OWN).close()
    with pytest.raises(Unavailable) as caught:
        auth.sign_in(firm.profile, firm.people["manager1"], PASSWORD)
    assert caught.value.code == "wrong_password"


def test_a_wrong_present_password_is_told_at_its_field(dialog: PasswordDialog, firm: Office) -> None:
    fill(dialog, "something else", OWN, OWN)
    assert set(dialog.pane.fields.errors()) == {"present"}
    assert dialog.pane.text("chosen") == OWN
    auth.sign_in(firm.profile, firm.people["manager1"], PASSWORD).close()


def test_a_poor_password_is_told_at_its_field(dialog: PasswordDialog, firm: Office) -> None:
    fill(dialog, PASSWORD, "password2026", "password2026")
    assert set(dialog.pane.fields.errors()) == {"chosen"}
    auth.sign_in(firm.profile, firm.people["manager1"], PASSWORD).close()


def test_a_lost_server_leaves_the_dialog_open_with_what_was_typed(
    dialog: PasswordDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(dialog._connection.parameters, "port", 1)
    fill(dialog, PASSWORD, OWN, OWN)
    assert dialog.problem.isVisible()
    assert dialog.pane.isEnabled()
    assert dialog.pane.text("again") == OWN


def test_the_demonstration_keeps_its_passwords(sign_in: SignIn, firm: Office) -> None:
    program = sign_in("manager1")
    context = program.window.context
    assert context is not None
    program.window.start(replace(context), demo=True)
    settle()
    menu: QMenu = program.window.top.open_menu()
    assert not [action for action in menu.actions() if "парол" in action.text() or "password" in action.text()]
    menu.close()
