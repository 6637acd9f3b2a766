"""A list page driven by keys and mouse over the in-memory office."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from crm_desktop.services.errors import Unavailable
from crm_desktop.services.lists import Filter
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.rows_model import FAILED
from crm_desktop.ui.kit.state_page import Creation
from tests.ui import fakes
from tests.ui.conftest import settle, type_text


class Office:
    """A shown page with what it asked and did."""

    def __init__(self, qtbot: Any, lists: fakes.FakeLists) -> None:
        self.lists, self.window = lists, fakes.FakeWindow()
        self.context = fakes.context(self.window)
        self.made: list[str] = []
        self.bulk: list[list[int]] = []
        self.page = ListPage(
            fakes.LISTING,
            self.context,
            creation=Creation("Создать", lambda: self.made.append("new")),
            bulk=[BulkAction("Выгрузить", "arrow_download", self.bulk.append)],
            source=lists,
        )
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.page.activateWindow()
        settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.view, key, modifiers)
        settle()


@pytest.fixture
def office(qtbot: Any, office: None) -> Iterator[Office]:
    yield Office(qtbot, fakes.FakeLists())


def test_a_list_shows_its_rows_count_and_sum(office: Office) -> None:
    assert office.page.model.rowCount() == 248
    assert "248" in office.page.head.note.text()
    assert "₽" in office.page.footer.right.text()
    assert office.page.model.index(0, 1).data() == "ООО «Северсталь-Метиз»"


def test_a_short_list_is_never_asked_for_its_order(qtbot: Any, office: None) -> None:
    short = Office(qtbot, fakes.FakeLists(50))
    assert [name for name, _query in short.lists.asked] == ["first_page"]
    assert short.page.model.rowCount() == 50


def test_scrolling_fetches_only_the_windows_that_are_seen(qtbot: Any, office: None) -> None:
    long = Office(qtbot, fakes.FakeLists(20000))
    long.page.view.scrollToBottom()
    settle()
    assert long.page.model.cells(19999) is not None
    assert long.page.model.cells(10000) is None
    assert sum(1 for name, _query in long.lists.asked if name == "cells") <= 4


def test_enter_f2_and_double_click_open_the_record(office: Office) -> None:
    office.page.view.selectRow(3)
    office.press(Qt.Key.Key_Return)
    office.press(Qt.Key.Key_F2)
    place = office.page.view.visualRect(office.page.model.index(3, 1)).center()
    QTest.mouseDClick(office.page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert office.window.opened == [("request", 1284)] * 3


def test_insert_makes_a_new_record(office: Office) -> None:
    office.page.view.setFocus()
    office.press(Qt.Key.Key_Insert)
    assert office.made == ["new"]


def test_typing_in_the_list_searches_it(office: Office) -> None:
    office.page.view.setFocus()
    type_text(office.page.view, "агро")
    office.page.filters.search_now()
    settle()
    assert office.page.model.query.search == "агро"
    assert {office.page.model.index(row, 1).data() for row in range(office.page.model.rowCount())} == {
        "ООО «Агро-Альянс»"
    }


def test_a_search_waits_for_a_pause_in_typing(office: Office) -> None:
    before = len(office.lists.asked)
    type_text(office.page.filters.search, "урал")
    assert len(office.lists.asked) == before
    QTest.qWait(300)
    settle()
    assert office.lists.asked[-1][1].search == "урал"


def test_a_click_sorts_a_second_reverses_a_third_forgets(office: Office) -> None:
    header, model = office.page.view.header, office.page.model
    place = QPoint(header.sectionViewportPosition(5) + 20, 15)
    seen = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle()
        seen.append(model.query.sort)
    assert seen == [(("amount_kopecks", False),), (("amount_kopecks", True),), ()]


def test_shift_adds_a_second_sorting_key(office: Office) -> None:
    office.page.model.sort_by("client")
    office.page.model.sort_by("due_on", add=True)
    settle()
    assert office.page.model.query.sort == (("client", False), ("due_on", False))


def test_the_filter_of_a_column_offers_its_values_with_counts(office: Office) -> None:
    popup = office.page.filters.ask("state", QPoint(0, 0))
    settle()
    assert popup.values.count() == len(fakes.STATES)
    popup.values.item(0).setCheckState(Qt.CheckState.Checked)
    popup.apply()
    settle()
    states = {office.page.model.raw(row, 3) for row in range(office.page.model.rowCount())}
    assert len(states) == 1
    assert 0 < office.page.model.rowCount() < 248


def test_a_range_that_is_no_number_keeps_the_popup_open_and_says_so(office: Office) -> None:
    popup = office.page.filters.ask("amount_kopecks", QPoint(0, 0))
    popup.low.setText("много")
    popup.apply()
    assert popup.isVisible()
    assert "много" in popup.problem.text()
    popup.low.setText("100 000")
    popup.apply()
    settle()
    assert office.page.model.query.filters == (Filter("amount_kopecks", "between", (10000000, None)),)


def test_reset_clears_search_and_filters(office: Office) -> None:
    office.page.filters.set_filter("client", Filter("client", "in", ("АО «Уралкабель»",)))
    settle()
    office.page.view.setFocus()
    office.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert office.page.model.query.filters == ()
    assert office.page.model.rowCount() == 248


def test_the_selection_survives_a_refresh_in_which_rows_move(office: Office) -> None:
    office.page.view.go_to(1280)
    office.page.model.sort_by("client")
    settle()
    assert office.page.view.selected_ids() == [1280]
    assert office.page.view.current_id() == 1280


def test_several_selected_rows_show_their_sum_and_actions(office: Office) -> None:
    office.page.view.selectRow(0)
    office.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "96\u00a0000,00" in office.page.footer.left.text()
    button = office.page.footer._buttons[0]
    assert button.isVisible()
    button.click()
    assert office.bulk == [[1287, 1286]]


def test_copied_rows_are_numbers_for_a_russian_excel(office: Office) -> None:
    office.page.view.selectRow(0)
    office.page.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["№", "Клиент"]
    assert "48000,00" in lines[1].split("\t")
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()


def test_an_empty_list_says_why_and_offers_a_way_out(office: Office) -> None:
    office.page.filters.search.setText("нет такого")
    office.page.filters.search_now()
    settle()
    assert office.page.states.isVisible()
    office.page.states.button.click()
    settle()
    assert office.page.view.isVisible()


def test_a_list_that_cannot_be_read_offers_to_try_again(qtbot: Any, office: None) -> None:
    lists = fakes.FakeLists(problem=Unavailable("no_server"))
    broken = Office(qtbot, lists)
    assert broken.page.model.state == FAILED
    assert broken.page.states.isVisible()
    lists.problem = None
    broken.page.states.button.click()
    settle()
    assert broken.page.model.rowCount() == 248


def test_a_lost_server_leaves_the_old_rows_readable(office: Office) -> None:
    office.lists.problem = Unavailable("lost")
    office.page.refresh()
    settle()
    assert office.page.model.rowCount() == 248
    assert office.page.view.isVisible()
    assert isinstance(office.window.problems[0], Unavailable)


def test_other_peoples_changes_refresh_the_list(office: Office) -> None:
    before = len(office.lists.asked)
    office.context.live.hear("requests")
    QTest.qWait(250)
    settle()
    assert len(office.lists.asked) > before


def test_column_widths_are_remembered_and_unknown_columns_forgiven(office: Office, qtbot: Any) -> None:
    office.page.view.header.resizeSection(5, 140)
    QTest.qWait(500)
    saved = office.context.settings.get("columns/requests")
    assert saved["widths"]["amount_kopecks"] == 140
    saved["widths"]["gone"] = 10
    saved["hidden"] = ["expert", "gone"]
    office.page.view.header.restore(saved)
    assert office.page.view.header.isSectionHidden(4)


def test_a_list_never_scrolls_sideways_where_it_fits(office: Office) -> None:
    for width in (900, 1100, 1500):
        office.page.resize(width, 700)
        assert office.page.view.horizontalScrollBar().maximum() == 0


def test_readers_of_the_screen_hear_the_words_of_a_cell(office: Office) -> None:
    cell = office.page.model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert cell == "Черновик"
