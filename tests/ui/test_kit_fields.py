"""Single fields: money that calculates, dates that do not block, look-ups worked by keys."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import MoneyEdit
from crm_desktop.ui.kit.lookup import Choice, LookupEdit
from tests.ui.conftest import settle, type_text


def test_a_money_field_calculates_and_groups_on_leaving(qtbot: Any, office: None) -> None:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    edit.show()
    type_text(edit, "12*3+5")
    assert edit.value() == Decimal(41)
    edit.set_value(Decimal("1234.5"))
    assert edit.text() == "1\u00a0234,50"
    edit.setText("сто")
    assert edit.problem()
    assert edit.value() is None


def test_a_date_field_never_blocks_typing_and_says_what_is_wrong(qtbot: Any, office: None) -> None:
    edit = DateEdit()
    qtbot.addWidget(edit)
    edit.setText("31.02.2026")
    assert edit.problem()
    edit.setText("с")
    assert edit.value() == date.today()
    edit.setText("14.03.2026")
    assert edit.warning()


PEOPLE = [Choice(1, "Привет Петрович"), Choice(2, "Приветова Анна")]


def _search(_reader: Any, text: str) -> list[Choice]:
    return [choice for choice in PEOPLE if text.lower() in choice.title.lower()]


@pytest.fixture
def lookup(qtbot: Any, office: None) -> Iterator[LookupEdit]:
    edit = LookupEdit()
    qtbot.addWidget(edit)
    edit.connect_to(_search, create=True)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    yield edit
    edit.popup.hide()


def test_two_letters_open_the_list_and_enter_takes_the_first(lookup: LookupEdit) -> None:
    type_text(lookup, "прив")
    QTest.qWait(250)
    settle()
    assert lookup.popup.isVisible()
    QTest.keyClick(lookup, Qt.Key.Key_Down)
    QTest.keyClick(lookup, Qt.Key.Key_Return)
    assert (lookup.value(), lookup.text()) == (2, "Приветова Анна")


def test_a_look_up_repairs_the_wrong_keyboard_layout(lookup: LookupEdit) -> None:
    type_text(lookup, "ghbdtn")
    QTest.qWait(250)
    settle()
    assert lookup.popup.item(0).text() == "Привет Петрович"


def test_text_that_fits_nothing_stays_and_is_a_problem(lookup: LookupEdit) -> None:
    type_text(lookup, "щщщ")
    QTest.qWait(250)
    settle()
    lookup.popup.hide()
    assert lookup.text() == "щщщ"
    assert lookup.value() is None
    assert "щщщ" in lookup.problem()


def test_f4_shows_all_shift_f4_clears_f8_opens(lookup: LookupEdit) -> None:
    opened: list[Any] = []
    lookup.asked_open.connect(opened.append)
    QTest.keyClick(lookup, Qt.Key.Key_F4)
    settle()
    assert lookup.popup.isVisible()
    QTest.keyClick(lookup, Qt.Key.Key_Return)
    QTest.keyClick(lookup, Qt.Key.Key_F8)
    assert opened == [1]
    QTest.keyClick(lookup, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert lookup.value() is None
