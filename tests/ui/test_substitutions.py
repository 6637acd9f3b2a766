"""Standing in for somebody, in the windows: one's own absence, a head's people, the strip, the end before its time."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm_desktop.services import substitutions
from crm_desktop.ui.kit.buttons import Link
from crm_desktop.ui.kit.dialogs import SAVE, Dialog
from crm_desktop.ui.substitutions_dialog import SubstitutionDialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk
from tests.ui.signed_in import SignIn, firm, sign_in

__all__ = ["desk", "firm", "sign_in"]
TODAY = date.today()


@pytest.fixture(autouse=True)
def nobody_away(firm: Office) -> None:
    """Each test begins with everybody at work."""
    firm.base.execute("DELETE FROM crm.substitution")


def choose(dialog: SubstitutionDialog, name: str, text: str) -> None:
    """Types two letters and takes the first that is offered."""
    editor = dialog.lookup(name)
    editor.setFocus()
    type_text(editor, text)
    QTest.qWait(260)
    settle()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


def arranged(dialog: SubstitutionDialog) -> None:
    """Says yes and expects it to close."""
    dialog.give(SAVE)
    settle()
    assert dialog.answer == SAVE, (dialog.fields.errors(), dialog.problem.text.text())


def found(firm: Office) -> list[tuple[Any, ...]]:
    return firm.base.execute(
        "SELECT absent_id, substitute_id, from_on, until_on, decides, sees, works, reason,"
        " ended_at IS NULL FROM crm.substitution ORDER BY id"
    )


def test_a_person_arranges_his_own_absence_from_the_menu_of_his_name(sign_in: SignIn, firm: Office) -> None:
    program = sign_in("manager1")
    menu = program.window.top.open_menu()
    entry = next(action for action in menu.actions() if action.text() == "I will be away…")
    entry.trigger()
    menu.close()
    settle()
    (dialog,) = program.window.findChildren(SubstitutionDialog)
    assert dialog.windowTitle() == "I will be away"
    assert dialog.lookup("absent_id").isReadOnly()
    choose(dialog, "substitute_id", "Кузн")
    dialog.fields.fields["until_on"].set_value(TODAY + timedelta(days=3))
    type_text(dialog.fields.fields["reason"], "Отпуск")
    arranged(dialog)
    me, substitute = firm.ids["manager1"], firm.ids["manager3"]
    assert found(firm) == [(me, substitute, TODAY, TODAY + timedelta(days=3), True, True, False, "Отпуск", True)]


def test_the_substitute_sees_and_a_strip_says_for_whom(sign_in: SignIn, firm: Office, qtbot: QtBot) -> None:
    deal = firm.deal_at("quoted", manager="manager2").deal
    assert deal not in firm.sees("manager4", "deal")
    program = sign_in("manager4")
    strip = program.window.stands_in
    assert strip.isHidden()
    with firm.connect_as("head1").session() as session:
        until = TODAY + timedelta(days=5)
        values = {
            "absent_id": firm.ids["manager2"],
            "substitute_id": firm.ids["manager4"],
            "from_on": TODAY,
            "until_on": until,
        }
        number, version = substitutions.put(session, None, 0, values)
    # heard of without signing in again
    qtbot.waitUntil(lambda: strip.isVisibleTo(program.window), timeout=6000)
    assert f"Иванов И. П. until {until:%d.%m.%Y}" in strip.text.text()
    assert deal in firm.sees("manager4", "deal")
    with firm.connect_as("head1").session() as session:
        substitutions.end(session, number, version)
    qtbot.waitUntil(strip.isHidden, timeout=6000)
    assert deal not in firm.sees("manager4", "deal")


def test_the_strip_stands_there_from_the_sign_in(sign_in: SignIn, firm: Office) -> None:
    with firm.connect_as("director").session() as session:
        values = {
            "absent_id": firm.ids["director"],
            "substitute_id": firm.ids["head2"],
            "from_on": TODAY,
            "until_on": TODAY,
        }
        substitutions.put(session, None, 0, values)
    program = sign_in("head2")
    assert "Орлова М. В." in program.window.stands_in.text.text()
    (show,) = program.window.stands_in.findChildren(Link)
    show.click()
    settle()
    assert program.window.current == "substitutions"
    program.sign_out()
    assert program.window.stands_in.isHidden()


def test_a_head_arranges_for_his_people_only(desk: Desk, firm: Office) -> None:
    page = desk.page("head1", "substitutions")
    dialog = page.arrange()
    choose(dialog, "absent_id", "Лебедева")
    assert dialog.fields.value("absent_id") is None, "the other head is not below him"
    dialog.lookup("absent_id").clear()
    choose(dialog, "absent_id", "Волк")
    assert dialog.fields.value("absent_id") == firm.ids["manager1"]
    choose(dialog, "substitute_id", "Павл")
    QTest.mouseClick(dialog.fields.fields["works"], Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert not dialog.fields.fields["sees"].isEnabled(), "nobody works on what he does not see"
    arranged(dialog)
    settle()
    assert [page.model.raw(row, 0) for row in range(page.model.rowCount())] == ["Волкова А. С."]
    assert found(firm)[0][4:7] == (True, True, True)


def test_a_manager_is_asked_for_nobody_but_himself(desk: Desk, firm: Office) -> None:
    page = desk.page("manager5", "substitutions")
    dialog = page.arrange()
    assert dialog.lookup("absent_id").isReadOnly()
    assert dialog.fields.value("absent_id") == firm.ids["manager5"]
    dialog.close()


@pytest.mark.parametrize(
    ("absent", "substitute", "changes", "field", "said"),
    [
        ("accountant", "manager1", {}, "substitute_id", "lacks the role"),
        ("manager1", "manager2", {"until_on": TODAY - timedelta(days=1)}, "until_on", ""),
        ("manager1", "manager2", {"decides": False, "sees": False}, "decides", "Choose what the substitute does"),
        ("manager1", "administrator", {}, "substitute_id", "Nobody changes his own rights"),
        ("manager1", "", {}, "substitute_id", "Fill this in"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    desk: Desk, firm: Office, absent: str, substitute: str, changes: dict[str, Any], field: str, said: str
) -> None:
    page = desk.page("administrator", "substitutions")
    dialog = page.arrange()
    dialog.fields.fields["absent_id"].set_value(firm.ids[absent])
    if substitute:
        dialog.fields.fields["substitute_id"].set_value(firm.ids[substitute])
    for name, value in changes.items():
        dialog.fields.fields[name].set_value(value)
    dialog.give(SAVE)
    settle()
    assert said in dialog.fields.errors()[field]
    assert dialog.pane.isEnabled()
    assert found(firm) == []
    dialog.close()


def test_a_substitution_is_changed_and_ended_from_its_pane(desk: Desk, firm: Office) -> None:
    page = desk.page("administrator", "substitutions")
    dialog = page.arrange()
    choose(dialog, "absent_id", "Семён")
    choose(dialog, "substitute_id", "Фёдо")
    arranged(dialog)
    settle()
    page.panel.show()
    page.summary.show_record(page.view.current_id() or page.model._ids[0])
    settle()
    assert page.summary.title.text() == "Фёдоров А. А. for Семёнова О. Д."
    page.summary.change.click()
    (change,) = [one for one in page.findChildren(SubstitutionDialog) if one.isVisible()]
    assert change.lookup("substitute_id").text() == "Фёдоров А. А."
    change.fields.fields["until_on"].set_value(TODAY + timedelta(days=30))
    arranged(change)
    assert found(firm)[0][3] == TODAY + timedelta(days=30)
    page.summary.refresh()
    settle()
    page.summary.end.click()
    (question,) = [one for one in page.findChildren(Dialog) if type(one) is Dialog and one.isVisible()]
    question.give(SAVE)
    settle()
    assert not found(firm)[0][8]
    page.tabs.choose("past")
    settle()
    assert page.model.rowCount() == 1


def test_the_card_arranges_and_ends_for_its_person(desk: Desk, firm: Office) -> None:
    card = desk.card("head1", "employee", firm.ids["manager4"])
    assert card.frozen, "a head reads the card, and arranges absences all the same"
    card.steps.away.click()
    (dialog,) = card.findChildren(SubstitutionDialog)
    choose(dialog, "substitute_id", "Волк")
    arranged(dialog)
    assert card.head.state.words == "Away"
    (one,) = card.values["substitutions"]
    assert (one["absent"], one["substitute"]) == ("Павлов М. Ю.", "Волкова А. С.")
    question = card.steps.ask_end_substitution(one)
    question.give(SAVE)
    settle()
    assert card.head.state.words == "Works"


def test_an_overlapping_substitution_names_the_days_of_the_other(desk: Desk, firm: Office) -> None:
    people = {"absent_id": firm.ids["manager5"], "substitute_id": firm.ids["manager6"]}
    with firm.connect_as("manager5").session() as session:
        substitutions.put(session, None, 0, {**people, "from_on": TODAY, "until_on": TODAY + timedelta(days=2)})
    dialog = desk.page("administrator", "substitutions").arrange()
    choose(dialog, "absent_id", "Семён")
    choose(dialog, "substitute_id", "Фёдо")
    dialog.give(SAVE)
    settle()
    assert f"have a substitution from {TODAY:%d.%m.%Y}" in dialog.fields.errors()["from_on"]
    assert len(found(firm)) == 1
    dialog.close()
