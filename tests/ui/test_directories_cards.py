"""Cards with more than fields: organisations with accounts, members, numbers, the calendar, quotas."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from crm_desktop.services import requisites
from crm_desktop.ui.directories_calendar import CalendarPage
from crm_desktop.ui.directories_calendar_year import toggled
from crm_desktop.ui.directories_editors import PALETTE, ColourEdit, ColourSquare, Palette, PeopleList, is_colour
from crm_desktop.ui.directories_lists import BY_DOCUMENT
from crm_desktop.ui.directories_quotas import QuotasNow
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm
from tests.ui.test_directories import fill, saved

__all__ = ["desk", "firm"]


# organisations


def account(bik: str, tail: int) -> str:
    stem = f"40702810{{}}00000{tail:06d}"
    return stem.format(requisites.account_key(bik, stem.format(0)))


def test_an_account_is_entered_with_its_bank_and_its_key_is_checked(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "organization", 1)
    model, bik = card.lines.model, "044599901"
    right = account(bik, 77)
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    row = len(model.lines)
    model.put(model.index(row, 1), bik, bik)
    model.put(model.index(row, 3), f" {wrong[:10]} {wrong[10:]}")
    assert model.index(row, 2).data() == "АО «ДЕМО-БАНК»"
    assert "check key" in model.problems[row, "account"]
    card.save()
    settle()
    assert card.dirty
    model.put(model.index(row, 3), right)
    card.save()
    settle()
    assert firm.base.execute("SELECT bik, main FROM crm.organization_account WHERE account = %s", (right,)) == [
        (bik, False)
    ]
    from crm_desktop.ui.directories_history import entries

    assert entries(card.directory, card.values)[0]["text"] == f"Added: account {right}, BIC {bik}"


def test_an_account_of_somebody_else_is_refused_in_words(desk: Desk, firm: Office) -> None:
    ((taken, bik),) = firm.base.execute(
        "SELECT account, bik FROM crm.organization_account WHERE organization_id = 2 LIMIT 1"
    )
    card = desk.card("administrator", "organization", 1)
    model = card.lines.model
    row = len(model.lines)
    model.put(model.index(row, 1), bik, bik)
    model.put(model.index(row, 3), taken)
    card.save()
    settle()
    assert "belongs to an organisation already" in card.problems.text.text()


# members, colours, numbers


def test_members_are_ticked_in_a_list_and_saved_with_the_group(desk: Desk, firm: Office) -> None:
    made, _version = firm.save("administrator", "expert_group", None, {"name": "Тикают"})
    card = desk.card("administrator", "expert_group", made)
    QTest.keyClick(card.people, Qt.Key.Key_F4)
    (popup,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PeopleList)]
    names = [popup.list.item(row).text() for row in range(3)]
    for row in (0, 2):
        popup.list.item(row).setCheckState(Qt.CheckState.Checked)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert card.people.text() == ", ".join(sorted((names[0], names[2])))
    saved(card)
    assert [member["name"] for member in card.values["members"]] == sorted((names[0], names[2]))
    type_text(card.people, "x")
    (popup,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PeopleList) and one.isVisible()]
    popup.list.item(1).setCheckState(Qt.CheckState.Checked)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    settle()
    assert not card.dirty


def test_a_colour_is_taken_from_the_palette_or_typed(desk: Desk) -> None:
    card = desk.card("administrator", "direction")
    editor = card.fields.fields["color"]
    assert isinstance(editor, ColourEdit)
    QTest.keyClick(editor, Qt.Key.Key_F4)
    (popup,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, Palette)]
    squares = popup.findChildren(ColourSquare)
    assert [square.colour for square in squares] == list(PALETTE)
    assert all(is_colour(colour) for colour in PALETTE)
    QTest.mouseClick(squares[1], Qt.MouseButton.LeftButton)
    settle()
    assert editor.value() == PALETTE[1]
    fill(card, color="#12")
    assert "#RRGGBB" in editor.problem()


def test_the_number_is_shown_while_its_template_is_typed(desk: Desk, firm: Office) -> None:
    ((prefix,),) = firm.base.execute("SELECT number_prefix FROM crm.organization WHERE id = 1")
    card = desk.card("administrator", "number_template")
    fill(card, organization_id=1, kind="act", digits="4", template="{number}/{prefix}")
    assert card.fields._messages["template"].text() == f"Looks like: 0001/{prefix}"
    fill(card, with_year=True)
    preview = card.preview()
    assert preview == f"0001/{prefix}/{date.today().year}"
    saved(card)
    ((number,),) = firm.base.execute("SELECT number FROM sec.next_number(1, 'act', current_date)")
    assert number == preview
    fill(card, template="{prefix}")
    assert "all numbers would be the same" in card.fields._messages["template"].text()


def test_a_year_without_a_limit_says_what_follows(desk: Desk, firm: Office) -> None:
    ((year,),) = firm.base.execute("SELECT id FROM crm.tax_year WHERE usn_limit_kopecks IS NULL LIMIT 1")
    card = desk.card("accountant", "tax_year", year)
    assert "only warned about" in card.note.text.text()


# quotas


def test_choosing_a_person_empties_role_and_department(desk: Desk, firm: Office) -> None:
    card = desk.card("analyst", "claim_quota")
    fill(card, role="manager")
    fill(card, employee_id=firm.ids["manager4"])
    assert card.fields.value("role") is None
    assert card.fields.value("employee_id") == firm.ids["manager4"]


def test_who_has_what_now_is_told_by_the_rule_that_applies(desk: Desk, firm: Office) -> None:
    page = desk.page("analyst", "directories")
    shown = QuotasNow(page)
    shown.open()
    settle()
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert any("0 of 2" in text for text in texts)
    assert any("of 10" in text for text in texts)
    shown.give("cancel")


# the calendar


@pytest.mark.parametrize(("day", "before", "after"), [
    (date(2031, 3, 5), None, "holiday"),
    (date(2031, 3, 5), "holiday", "short"),
    (date(2031, 3, 5), "short", None),
    (date(2031, 3, 8), None, "working"),
    (date(2031, 3, 8), "working", None),
])  # fmt: skip
def test_a_click_goes_on_to_the_next_kind_of_day(day: date, before: str | None, after: str | None) -> None:
    assert toggled(day, before) == after


@pytest.fixture
def calendar(desk: Desk) -> CalendarPage:
    """The administrator's year."""
    page = CalendarPage(desk.context("administrator"), BY_DOCUMENT["calendar_day"])
    desk._shown(page, 1100, 800)
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


def test_days_are_changed_by_click_and_space_and_named(desk: Desk, calendar: CalendarPage, firm: Office) -> None:
    day = date(date.today().year, 3, 4)
    while day.weekday() >= 5:
        day = day.replace(day=day.day + 1)
    rows = "SELECT kind, name FROM crm.calendar_day WHERE day_on = %s"
    QTest.mouseClick(calendar.view, Qt.MouseButton.LeftButton, pos=calendar.view.place(day).center())
    settle()
    assert firm.base.execute(rows, (day,)) == [("holiday", "")]
    assert calendar.view.kind(day) == "holiday"
    assert desk.window.toasts
    type_text(calendar.name, "Праздник района")
    assert calendar.dirty
    QTest.keyClick(calendar.name, Qt.Key.Key_Return)
    settle()
    assert firm.base.execute(rows, (day,)) == [("holiday", "Праздник района")]
    calendar.view.setFocus()
    QTest.keyClick(calendar.view, Qt.Key.Key_Space)
    settle()
    assert firm.base.execute(rows, (day,)) == [("short", "Праздник района")]
    QTest.keyClick(calendar.view, Qt.Key.Key_Space)
    settle()
    assert firm.base.execute(rows, (day,)) == []


def test_a_click_is_taken_back(calendar: CalendarPage, firm: Office) -> None:
    day = date(date.today().year, 6, 15)
    calendar.toggle(day)
    settle()
    calendar._take_back(day, None)
    settle()
    assert firm.base.execute("SELECT FROM crm.calendar_day WHERE day_on = %s", (day,)) == []


def test_every_day_of_the_year_is_where_it_is_painted(calendar: CalendarPage) -> None:
    year = calendar.view.year
    days = [date.fromordinal(day) for day in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)]
    assert [calendar.view.day_at(calendar.view.place(day).center()) for day in days] == days
    assert all(calendar.view.rect().contains(calendar.view.place(day)) for day in days)


def test_who_does_not_keep_the_calendar_reads_it(desk: Desk, firm: Office) -> None:
    page = CalendarPage(desk.context("accountant"), BY_DOCUMENT["calendar_day"])
    desk._shown(page, 1100, 800)
    before = firm.base.execute("SELECT count(*) FROM crm.calendar_day")
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=page.view.place(date(page.view.year, 8, 4)).center())
    settle()
    assert firm.base.execute("SELECT count(*) FROM crm.calendar_day") == before
    assert page.name.isReadOnly()
