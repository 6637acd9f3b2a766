"""The matrix of permits in a real window: what a cell says, ranges, the panel, copying, what stops by a date."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from crm_desktop.ui.directories_permits import PermitsPage
from crm_desktop.ui.directories_permits_cells import explained
from crm_desktop.ui.kit.dialogs import Dialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


@pytest.fixture
def page(desk: Desk) -> PermitsPage:
    """The administrator's matrix."""
    whole = desk.page("administrator", "directories")
    whole.show_view("service_permit")
    settle()
    whole.activateWindow()
    QTest.qWaitForWindowActive(whole)
    found: PermitsPage = whole.page
    return found


def place(page: PermitsPage, name: str, organization: str) -> Any:
    """The cell of a service or direction and an organisation."""
    row = next(row for row, one in enumerate(page.model.shown) if one.name == name)
    column = next(column for column, one in enumerate(page.model.matrix.organizations) if organization in one["name"])
    return page.model.index(row, column)


def state(page: PermitsPage, name: str, organization: str) -> str:
    return page.model.cell(place(page, name, organization)).state


def choose(page: PermitsPage, first: Any, last: Any = None) -> None:
    """Select a range, as Shift and the arrows do."""
    page.table.setCurrentIndex(first)
    if last is not None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        page.table.selectionModel().select(QItemSelection(first, last), flags)
    settle()


def answer(verdict: str) -> None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()]
    assert len(found) == 1
    found[0].give(verdict)
    settle()


def permitted(firm: Office, page: PermitsPage, name: str, organization: str) -> bool:
    """What the base itself says."""
    at = place(page, name, organization)
    row, owner = page.model.shown[at.row()], page.model.matrix.organizations[at.column()]["id"]
    ((answer,),) = firm.base.execute("SELECT sec.permitted(%s, %s, sec.today())", (owner, row.id))
    return bool(answer)


def test_the_matrix_agrees_with_the_base_in_every_cell(page: PermitsPage, firm: Office) -> None:
    wrong = []
    for row, one in enumerate(page.model.shown):
        for column, organization in enumerate(page.model.matrix.organizations):
            if one.kind == "service":
                sold = page.model.cell(page.model.index(row, column)).state in ("allowed", "until", "inherited")
                ((expected,),) = firm.base.execute(
                    "SELECT sec.permitted(%s, %s, sec.today())", (organization["id"], one.id)
                )
                if sold != expected:
                    wrong.append((one.name, organization["name"]))
    assert wrong == []
    assert page.model.rowCount() > 30


# editing


def test_space_allows_with_a_basis_and_enter_saves(page: PermitsPage, firm: Office) -> None:
    name, organization = "Кадровый аудит (до 100 личных дел)", "Промбезопасность"
    choose(page, place(page, name, organization))
    assert not permitted(firm, page, name, organization)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.panel.basis.hasFocus()
    type_text(page.panel.basis, "Приказ 12")
    assert page.panel.dirty
    QTest.keyClick(page.panel.basis, Qt.Key.Key_Return)
    settle()
    assert permitted(firm, page, name, organization)
    assert state(page, name, organization) == "allowed"
    assert not page.dirty
    assert "Приказ 12" in explained(page.model.cell(place(page, name, organization)))


def test_an_end_is_given_to_a_permit_and_the_cell_shows_it(page: PermitsPage, firm: Office) -> None:
    name, organization = "Испытания", "Центр испытаний"
    choose(page, place(page, name, organization))
    until = date.today() + timedelta(days=40)
    page.panel.begin()
    assert page.panel.until_on.hasFocus()
    type_text(page.panel.until_on, f"{until:%d.%m.%Y}")
    press(page, "save_permits")
    assert state(page, name, organization) == "until"
    assert f"{until:%d.%m.%y}" in str(place(page, name, organization).data())
    assert any(f"{until:%d.%m.%Y}" in text for text in ending(page))


def ending(page: PermitsPage) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in page.panel.ending.findChildren(QLabel)]


def test_a_range_is_given_one_basis_in_one_go_and_taken_away_again(page: PermitsPage, firm: Office) -> None:
    first = place(page, "Внутренний аудит", "Промбезопасность")
    last = page.model.index(first.row() + 2, first.column())
    ((before,),) = firm.base.execute("SELECT count(*) FROM crm.service_permit")
    choose(page, first, last)
    assert "3" in page.panel.heading.text()
    type_text(page.panel.basis, "Аттестат на всё")
    press(page, "save_permits")
    made = firm.base.execute("SELECT count(*) FROM crm.service_permit WHERE basis = 'Аттестат на всё'")
    assert made == [(3,)]
    choose(page, first, last)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    answer("save")
    assert firm.base.execute("SELECT count(*) FROM crm.service_permit") == [(before,)]


def test_a_mixed_range_keeps_the_dates_of_what_is_allowed_already(page: PermitsPage, firm: Office) -> None:
    direction = place(page, "Промышленная безопасность", "Промбезопасность")
    before = page.model.cell(direction).permit
    assert before is not None
    choose(page, direction, page.model.index(direction.row() + 1, direction.column()))
    type_text(page.panel.basis, "Общий приказ")
    press(page, "save_permits")
    dates = "SELECT from_on, until_on, basis FROM crm.service_permit WHERE id = %s"
    assert firm.base.execute(dates, (before["id"],)) == [(before["from_on"], before["until_on"], "Общий приказ")]
    assert firm.base.execute("SELECT count(*) FROM crm.service_permit WHERE basis = 'Общий приказ'") == [(2,)]


def test_a_permit_that_has_ended_is_followed_by_a_new_period(page: PermitsPage, firm: Office) -> None:
    at = place(page, "Подбор специалиста", "Промбезопасность")
    row, owner = page.model.shown[at.row()], page.model.matrix.organizations[at.column()]["id"]
    ended = {
        "organization_id": owner,
        "service_id": row.id,
        "from_on": date(2024, 1, 1),
        "until_on": date(2024, 12, 31),
    }
    old, _version = firm.save("administrator", "service_permit", None, ended)
    page.refresh()
    settle()
    choose(page, at)
    assert page.model.cell(at).state == "ended"
    assert page.panel.from_on.value() == date.today()
    press(page, "save_permits")
    assert state(page, row.name, "Промбезопасность") == "allowed"
    periods = (
        "SELECT from_on, until_on FROM crm.service_permit WHERE organization_id = %s AND service_id = %s ORDER BY 1"
    )
    assert firm.base.execute(periods, (owner, row.id)) == [
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date.today(), None),
    ]
    assert page.panel.periods.isVisible()
    firm.call("administrator", "directory_remove", "service_permit", old, 1)


def test_what_is_typed_stays_while_other_cells_are_chosen(page: PermitsPage) -> None:
    choose(page, page.model.index(1, 0))
    type_text(page.panel.basis, "Одно основание")
    choose(page, page.model.index(2, 0))
    assert page.panel.basis.value() == "Одно основание"
    QTest.keyClick(page.panel.basis, Qt.Key.Key_Escape)
    assert page.panel.basis.value() is None
    assert page.table.hasFocus()


def test_a_period_that_ends_before_it_begins_is_told_before_the_base_is_asked(page: PermitsPage, firm: Office) -> None:
    choose(page, page.model.index(1, 0))
    page.panel.until_on.set_value(date(2020, 1, 1))
    page.save()
    settle()
    assert "before the first" in page.panel.problem.text.text()
    page.give_up()


def test_somebody_elses_change_is_told_and_nothing_typed_is_lost(desk: Desk, page: PermitsPage, firm: Office) -> None:
    at = place(page, "Охрана труда", "Промбезопасность")
    choose(page, at)
    permit = page.model.cell(at).permit
    assert permit is not None
    type_text(page.panel.basis, "!")
    firm.base.execute("UPDATE crm.service_permit SET basis = 'чужое' WHERE id = %s", (permit["id"],))
    page.save()
    settle()
    assert any("Somebody else" in told for told in desk.window.problems)
    assert "!" in str(page.panel.basis.value())
    page.save()
    settle()
    assert "!" in firm.base.execute("SELECT basis FROM crm.service_permit WHERE id = %s", (permit["id"],))[0][0]


def test_a_column_is_copied_to_another_organisation(desk: Desk, page: PermitsPage, firm: Office) -> None:
    ids = {one["name"]: one["id"] for one in page.model.matrix.organizations}
    source = next(id for name, id in ids.items() if "Промбезопасность" in name)
    target = next(id for name, id in ids.items() if "Центр испытаний" in name)
    page.copy_column(source, target, "Приказ о передаче")
    settle()
    assert desk.window.toasts
    ((missing,),) = firm.base.execute(
        "SELECT count(*) FROM crm.service s WHERE sec.permitted(%s, s.id, sec.today())"
        " AND NOT sec.permitted(%s, s.id, sec.today())",
        (source, target),
    )
    assert missing == 0
    page.copy_column(source, target, None)
    settle()
    assert "nothing to copy" in desk.window.toasts[-1]


def test_directions_fold_and_the_search_finds_services_in_folded_ones(page: PermitsPage) -> None:
    whole = page.model.rowCount()
    page.model.fold_all(True)
    assert {row.kind for row in page.model.shown} == {"direction"}
    page.table.setCurrentIndex(page.model.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Plus)
    assert page.model.rowCount() > len([row for row in page.model.matrix.rows if row.kind == "direction"])
    page.search.setText("внутренний аудит")
    QTest.qWait(200)
    assert "Внутренний аудит" in [row.name for row in page.model.shown]
    page.search.setText("")
    QTest.qWait(200)
    page.model.fold_all(False)
    assert page.model.rowCount() == whole


def test_an_unsaved_permit_asks_before_the_page_closes(desk: Desk) -> None:
    whole = desk.page("administrator", "directories")
    whole.show_view("service_permit")
    settle()
    choose(whole.page, whole.page.model.index(1, 0))
    type_text(whole.page.panel.basis, "Не записано")
    assert whole.dirty
    closed: list[bool] = []
    whole.close_asked.connect(lambda: closed.append(True))
    assert whole.may_close() is not None
    answer("discard")
    assert closed == [True]
    assert not whole.dirty


def test_who_does_not_keep_the_permits_only_reads_them(desk: Desk) -> None:
    from crm_desktop.ui.directories_lists import BY_DOCUMENT

    page: Any = desk._shown(PermitsPage(desk.context("accountant"), BY_DOCUMENT["service_permit"]), 1200, 800)
    choose(page, page.model.index(1, 0))
    assert page.panel.basis.isReadOnly()
    for name in ("save_permits", "remove_permits", "copy_column"):
        button = page.findChild(QAbstractButton, name)
        assert button is not None
        assert not button.isVisible()
    assert page.ask_removal() is None
