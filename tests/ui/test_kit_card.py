"""A card: fields, lines, saving, refusals, steps, conflicts."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from crm_desktop.services.errors import Invalid, Refused, Stale
from crm_desktop.ui.kit.dialogs import CANCEL, DISCARD, SAVE, StepDialog
from crm_desktop.ui.kit.fields import MoneyEdit
from crm_desktop.ui.kit.lines import LinesTable
from tests.ui import fakes, gallery
from tests.ui.conftest import settle, type_text


class Desk:
    """A shown card over its fake documents."""

    def __init__(self, qtbot: Any) -> None:
        self.documents = gallery.DOCUMENTS = fakes.FakeDocuments()
        self.window = fakes.FakeWindow()
        self.card = gallery.RequestCard(fakes.context(self.window), 1285, {})
        qtbot.addWidget(self.card)
        self.card.resize(1400, 800)
        self.card.show()
        self.card.activateWindow()
        settle()

    @property
    def lines(self) -> LinesTable:
        assert self.card.lines is not None
        return self.card.lines


@pytest.fixture
def desk(qtbot: Any, office: None) -> Iterator[Desk]:
    yield Desk(qtbot)


def test_a_card_shows_its_fields_lines_and_steps(desk: Desk) -> None:
    card = desk.card
    assert card.fields.value("due_on") == date(2026, 3, 9)
    assert card.fields.fields["client_id"].text() == "ООО «ТехноПром Инжиниринг»"  # type: ignore[union-attr]  # a line
    assert len(desk.lines.model.lines) == 4
    assert card.head.step_buttons["make_quote"].isEnabled()
    assert not card.head.step_buttons["return"].isEnabled()
    assert card.head.step_buttons["return"].toolTip()
    assert not card.dirty


def test_only_real_changes_count_as_changes(desk: Desk) -> None:
    edit = desk.card.fields.fields["inn"]
    edit.setFocus()
    type_text(edit, "5")
    assert desk.card.dirty
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert not desk.card.dirty


def test_saving_sends_only_what_has_changed(desk: Desk) -> None:
    desk.card.fields.fields["inn"].set_value("7728168971")
    desk.card.save()
    settle()
    assert desk.documents.saved == [(1285, 7, {"inn": "7728168971"}, [], [])]
    assert desk.card.version == 8
    assert not desk.card.dirty


def test_a_missing_field_is_named_under_it_and_in_the_strip(desk: Desk) -> None:
    desk.card.fields.fields["due_on"].set_value(None)
    desk.card.save()
    settle()
    assert desk.documents.saved == []
    assert "due_on" in desk.card.fields.errors()
    assert desk.card.problems.isVisible()
    assert desk.card.focusWidget() is desk.card.fields.fields["due_on"]


def test_what_the_base_finds_wrong_comes_back_to_its_field(desk: Desk) -> None:
    desk.documents.problem = Invalid({"inn": "inn_length"})
    desk.card.fields.fields["inn"].set_value("123")
    desk.card.save()
    settle()
    assert "inn" in desk.card.fields.errors()
    assert desk.card.fields.value("inn") == "123"
    assert desk.card.head.isEnabled()


def test_a_refused_step_is_said_on_the_card(desk: Desk) -> None:
    desk.documents.problem = Refused("usn_limit", {"left": 5})
    desk.card.ask_step("make_quote")
    settle()
    assert desk.card.problems.isVisible()
    assert desk.documents.steps == []


def test_a_step_is_taken_with_the_version_the_screen_has_read(desk: Desk) -> None:
    desk.card.ask_step("make_quote")
    settle()
    assert desk.documents.steps == [("make_quote", 1285, 7, {})]


def test_a_step_that_asks_for_a_reason_is_not_taken_without_one(desk: Desk) -> None:
    desk.card.ask_step("return")
    dialog = desk.card.findChild(StepDialog)
    assert dialog is not None
    dialog.give(SAVE)
    assert dialog.isVisible()
    dialog.editors["reason"].set_value("Не тот протокол")
    dialog.give(SAVE)
    settle()
    assert desk.documents.steps == [("return", 1285, 7, {"reason": "Не тот протокол"})]


def test_a_step_waits_until_changes_are_saved(desk: Desk) -> None:
    desk.card.fields.fields["inn"].set_value("7728168971")
    desk.card.ask_step("make_quote")
    settle()
    assert desk.documents.steps == []
    assert desk.card.notice.isVisible()


def test_two_editors_choose_field_by_field(desk: Desk) -> None:
    desk.card.fields.fields["inn"].set_value("1111111111")
    desk.documents.problem = Stale()
    desk.documents.values.update(version=9, inn="2222222222", source=None)
    desk.card.save()
    settle()
    assert desk.card.notice.isVisible()
    dialog = desk.card._merge(desk.documents.read(None, "request", 1285))
    dialog.give(SAVE)
    settle()
    assert desk.card.version == 9
    assert desk.card.fields.changes() == {"inn": "1111111111"}


@pytest.mark.parametrize(("answer", "saved", "still_dirty"), [(SAVE, 1, False), (DISCARD, 0, False), (CANCEL, 0, True)])
def test_closing_asks_about_unsaved_changes(desk: Desk, answer: str, saved: int, still_dirty: bool) -> None:
    desk.card.fields.fields["inn"].set_value("7728168971")
    closed: list[bool] = []
    desk.card.close_asked.connect(lambda: closed.append(True))
    question = desk.card.may_close()
    assert question is not None
    question.give(answer)
    settle()
    assert len(desk.documents.saved) == saved
    assert desk.card.dirty is still_dirty
    assert closed == ([] if answer == CANCEL else [True])


def test_a_frozen_document_can_be_read_but_not_typed_into(desk: Desk) -> None:
    desk.documents.values["editable"] = False
    desk.card.reload()
    settle()
    assert desk.card.fields.fields["inn"].isReadOnly()  # type: ignore[union-attr]  # a line
    assert not desk.card.head.save_and_close.isVisible()
    assert desk.lines.model.rowCount() == 4


def test_a_draft_brings_back_what_was_typed(desk: Desk) -> None:
    desk.card.fields.fields["inn"].set_value("7728168971")
    draft = desk.card.draft()
    desk.card.reload()
    settle()
    desk.card.restore(draft)
    assert desk.card.fields.value("inn") == "7728168971"


# lines


def test_typing_in_the_last_row_adds_a_line(desk: Desk) -> None:
    model = desk.lines.model
    model.put(model.index(4, 1), "Аудит")
    assert len(model.lines) == 5
    assert model.rowCount() == 6


def test_the_total_follows_the_lines(desk: Desk) -> None:
    model = desk.lines.model
    model.put(model.index(0, 5), Decimal(1000))
    assert "227\u00a0800,00" in desk.lines.total.text()


def test_enter_goes_down_and_tab_goes_right_past_computed_cells(desk: Desk) -> None:
    view = desk.lines.view
    view.setFocus()
    view.setCurrentIndex(desk.lines.model.index(0, 5))
    view._go(0, 1)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
    view._go(1, 0)
    assert view.currentIndex().row() == 2


def test_a_cell_is_edited_by_keys(desk: Desk) -> None:
    view = desk.lines.view
    view.setFocus()
    view.setCurrentIndex(desk.lines.model.index(0, 5))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(MoneyEdit)
    assert editor is not None
    editor.selectAll()
    type_text(editor, "2*500")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert desk.lines.model.lines[0]["price"] == Decimal(1000)
    assert view.currentIndex().row() == 1


def test_a_range_from_excel_is_pasted_and_what_is_not_understood_is_marked(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("Новая услуга\tБелова\t5\t2\t1 234,50\nЕщё одна\tОрлова\tмного\t1\t10")
    view, model = desk.lines.view, desk.lines.model
    view.setCurrentIndex(model.index(4, 1))
    view.paste()
    assert model.lines[4]["price"] == Decimal("1234.50")
    assert (5, "days") in model.problems
    assert desk.lines.check()


def test_fill_down_takes_the_value_above(desk: Desk) -> None:
    view, model = desk.lines.view, desk.lines.model
    view.setCurrentIndex(model.index(1, 5))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert model.lines[1]["price"] == 186000


def test_only_changed_and_new_lines_are_sent_and_removed_ones_named(desk: Desk) -> None:
    model = desk.lines.model
    model.put(model.index(1, 5), Decimal(70000))
    model.put(model.index(4, 1), "Новая")
    model.remove([0])
    desk.card.save()
    settle()
    (_id, _version, changes, lines, removed) = desk.documents.saved[0]
    assert changes == {}
    assert lines == [{"id": 2, "price": Decimal(70000)}, {"service": "Новая", "position": 4}]
    assert removed == [1]
