"""The lists in the whole program: row after row without the mouse, and who finds them in the rail."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.signed_in import SignIn, firm, forget, shown, sign_in

__all__ = ["firm", "sign_in"]


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """To whoever has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    QTest.qWait(30)
    settle()


def test_three_rows_are_entered_with_four_keys_each_and_one_tab(sign_in: SignIn, firm: Office) -> None:
    forget(firm)
    program = sign_in("administrator")
    program.window.open_section("directories")
    settle()
    page: Any = shown(program)
    page.show_view("lost_reason")
    settle()
    page.focus_page()
    tabs = len(program.window.keys)
    key(Qt.Key.Key_Insert)
    for name in ("Первая подряд", "Вторая подряд", "Третья подряд"):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() == "name"
        type_text(focused, name)
        key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        card: Any = shown(program)
        assert card.id is not None
        key(Qt.Key.Key_Insert)
        assert len(program.window.keys) == tabs + 1
    key(Qt.Key.Key_Escape)
    assert shown(program) is page
    found = firm.base.execute("SELECT name FROM crm.lost_reason WHERE name LIKE '%подряд' ORDER BY id")
    assert [name for (name,) in found] == ["Первая подряд", "Вторая подряд", "Третья подряд"]
    for _ in range(40):
        if page.page.model.rowCount() >= 10:
            break
        QTest.qWait(50)
    assert page.page.model.rowCount() >= 10, "the list hears of what was entered"


def test_an_accountant_opens_his_lists_from_the_rail_and_a_manager_has_none(sign_in: SignIn, firm: Office) -> None:
    forget(firm)
    program = sign_in("accountant")
    QTest.mouseClick(program.window.rail.items["directories"], Qt.MouseButton.LeftButton)
    settle()
    page: Any = shown(program)
    assert page.names.names() == ["bank", "tax_regime", "tax_year", "usn_setting"]
    other = sign_in("manager1")
    assert "directories" not in other.window.rail.items
