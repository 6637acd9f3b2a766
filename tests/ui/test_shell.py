"""The main window driven by keys: sections, tabs, palette, toasts, offline, closing."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from crm_desktop.services.errors import Denied, Unavailable
from crm_desktop.ui import sections
from crm_desktop.ui.keys_sheet import KeysSheet
from crm_desktop.ui.kit import actions
from crm_desktop.ui.kit.buttons import PRIMARY, Button
from crm_desktop.ui.kit.dialogs import CANCEL, DISCARD
from crm_desktop.ui.kit.palette import Palette
from crm_desktop.ui.main_window import MainWindow
from tests.ui import fakes, gallery
from tests.ui.conftest import settle, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: Any, office: None) -> Iterator[MainWindow]:
    gallery.DOCUMENTS = fakes.FakeDocuments()
    made = gallery.made_window()
    made.activateWindow()
    settle()
    yield made
    for page in list(made._pages.values()):
        if isinstance(page, gallery.RequestCard):
            page.fields.load(page.values)
    made.close()
    made.deleteLater()
    settle()


def test_the_first_section_is_chosen_by_role(window: MainWindow) -> None:
    assert window.current == "deals"
    assert window.rail.items["deals"].current


def test_sections_are_filtered_by_role_and_grouped() -> None:
    known = [
        sections.Section("a", "A", "home", "Analysis", frozenset({"executive"}), ""),
        sections.Section("b", "B", "home", "Sales", frozenset({"manager", "executive"}), ""),
        sections.Section("c", "C", "home", "", frozenset({"manager"}), ""),
    ]
    assert [section.name for section in sections.allowed({"manager"}, known)] == ["c", "b"]
    assert [section.name for section in sections.allowed({"executive"}, known)] == ["b", "a"]
    assert sections.allowed(set(), known) == []


def test_a_record_is_never_opened_twice(window: MainWindow) -> None:
    window.open_card("request", 1285)
    window.open_section("clients")
    window.open_card("request", 1285)
    settle()
    assert [tab.key for tab in window.tabs.tabs].count("request:1285") == 1
    assert window.current == "request:1285"


def test_tabs_are_walked_closed_and_reopened_by_keys(window: MainWindow) -> None:
    window.open_card("request", 1285)
    settle()
    QTest.keyClick(window, Qt.Key.Key_Tab, CTRL)
    assert window.current == "deals"
    QTest.keyClick(window, Qt.Key.Key_Tab, CTRL | SHIFT)
    assert window.current == "request:1285"
    QTest.keyClick(window, Qt.Key.Key_W, CTRL)
    settle()
    assert window.page("request:1285") is None
    QTest.keyClick(window, Qt.Key.Key_T, CTRL | SHIFT)
    settle()
    assert window.current == "request:1285"


def test_a_middle_click_closes_a_tab(window: MainWindow) -> None:
    window.open_section("clients")
    settle()
    place = next(place for tab, place in window.tabs.places() if tab.key == "clients")
    QTest.mouseClick(window.tabs, Qt.MouseButton.MiddleButton, pos=place.center())
    assert window.page("clients") is None


def test_ctrl_digits_open_sections(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    settle()
    assert window.current == "approvals"


def test_a_changed_record_marks_its_tab_and_asks_before_it_is_closed(window: MainWindow) -> None:
    window.open_card("request", 1285)
    settle()
    card = window.page("request:1285")
    assert isinstance(card, gallery.RequestCard)
    edit = card.fields.fields["inn"]
    type_text(edit, "1")
    assert next(tab for tab in window.tabs.tabs if tab.key == "request:1285").dirty
    question = window.close_page("request:1285")
    assert question is not None
    question.give(CANCEL)
    assert window.page("request:1285") is card
    question = window.close_page("request:1285")
    assert question is not None
    question.give(DISCARD)
    settle()
    assert window.page("request:1285") is None


def test_a_new_record_is_found_under_its_number_once_saved(window: MainWindow) -> None:
    window.open_card("request", None, inn="7728168971")
    settle()
    card = window.stack.currentWidget()
    assert isinstance(card, gallery.RequestCard)
    card.saved.emit(77)
    assert window.page("request:77") is card


def test_the_palette_finds_sections_also_on_the_wrong_layout_and_enter_goes_there(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    type_text(palette.edit, "cjukfcjdfybz")
    assert palette.rows.entries[0].title == "Согласования"
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    settle()
    assert window.current == "approvals"


def test_the_palette_asks_the_server_and_opens_what_it_found(qtbot: Any, office: None) -> None:
    made = MainWindow(
        sections=gallery.SECTIONS,
        cards=gallery.CARDS,
        search=lambda _reader, text: [("Документы", "document", f"ЗР-1285 {text}", "", "request", 1285)],
    )
    gallery.DOCUMENTS = fakes.FakeDocuments()
    qtbot.addWidget(made)
    made.show()
    made.start(fakes.context(made))
    settle()
    palette = made.open_palette()
    type_text(palette.edit, "техно")
    QTest.qWait(200)
    settle()
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    settle()
    assert made.current == "request:1285"


def test_a_lost_server_shows_a_strip_and_a_refusal_a_bubble(window: MainWindow) -> None:
    window.show_problem(Unavailable("lost"))
    assert window.offline.isVisible()
    window.show_online("Подключено")
    assert not window.offline.isVisible()
    window.show_problem(Denied())
    assert window.toasts._shown[-1].tone == "red"


def test_a_toast_offers_to_undo(window: MainWindow) -> None:
    undone: list[bool] = []
    toast = window.toasts.say("Назначено", lambda: undone.append(True))
    toast.undo_link.click()
    assert undone == [True]


def test_never_more_than_three_toasts_are_shown(window: MainWindow) -> None:
    for number in range(5):
        window.toast(f"№ {number}")
    assert len(window.toasts._shown) == 3


def test_badges_are_in_the_accessible_name(window: MainWindow) -> None:
    window.show_badges({"approvals": 120})
    assert window.rail.items["approvals"].accessibleName() == "Согласования, 120"


def test_the_rail_collapses_on_a_small_screen(window: MainWindow) -> None:
    window.resize(1366, 768)
    assert window.rail.narrow
    window.resize(1440, 900)
    assert not window.rail.narrow


def test_the_window_fits_a_laptop_screen_whatever_page_is_open(window: MainWindow) -> None:
    window.open_card("request", 1285)
    window.open_section("approvals")
    settle()
    window.resize(1366, 768)
    assert (window.width(), window.height()) == (1366, 768)


def test_one_screen_has_at_most_one_filled_button(window: MainWindow) -> None:
    for key in ("deals", "approvals"):
        window.open_section(key)
        settle()
        page = window.stack.currentWidget()
        assert page is not None
        filled = [button for button in page.findChildren(Button) if button.look == PRIMARY and button.isVisible()]
        assert len(filled) == 1, [button.text() for button in filled]


def test_every_button_and_field_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    window.open_card("request", 1285)
    settle()
    nameless = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, (QAbstractButton, QLineEdit)) and widget.isVisible():
            reader = QAccessible.queryAccessibleInterface(widget)
            if not reader.text(QAccessible.Text.Name):
                nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_no_key_has_two_meanings_in_one_place_and_none_is_a_bare_letter(window: MainWindow) -> None:
    window.open_card("request", 1285)
    settle()
    for widget in [window, *window.findChildren(QWidget)]:
        keys = [key.toString() for action in widget.actions() for key in action.shortcuts()]
        assert len(keys) == len(set(keys)), keys
        for key in keys:
            last = key.split("+")[-1]
            assert len(key) > 1 or last.isdigit()
            assert last.isalnum(), f"{key}: punctuation moves with the keyboard layout"


def test_f1_lists_the_keys_of_the_present_screen(window: MainWindow) -> None:
    known = actions.registered(window)
    assert ("Ins" in {keys for _group, _text, keys in known}) and ("Ctrl+K" in {keys for _g, _t, keys in known})
    sheet = window.show_keys()
    assert isinstance(sheet, KeysSheet)
    sheet.search.setText("Ctrl+K")
    sheet.reject()


def test_signing_out_closes_everything(window: MainWindow) -> None:
    gone: list[bool] = []
    window.signed_out.connect(lambda: gone.append(True))
    window.sign_out()
    assert gone == [True]
    assert window.stack.count() == 0
