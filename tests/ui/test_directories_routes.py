"""The editor of approval routes: steps as a table and in words, all or any, heads of groups, the try-out."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.ui.directories_route_words import route_words
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.test_directories import saved

__all__ = ["desk", "firm"]


def route(firm: Office, **more: Any) -> int:
    """A route for large early starts: the superior, then the executives."""
    steps = [
        {"position": 1, "approver": "superior", "level": 1, "hours": 4},
        {"position": 2, "approver": "role", "role": "executive", "hours": 6},
    ]
    values = {"kind": "early_start", "name": "Большой запуск", "from_amount": 900_000, **more}
    made, _version = firm.save("administrator", "approval_route", None, values, lines=steps)
    return made


def test_a_route_reads_as_one_line(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "approval_route", route(firm))
    assert card.lines.words.text() == "1. immediate superior, 4 h → 2. any executive, 6 h · version 1"
    lines = [
        {"approver": "person", "employee_id_title": "Белова Е. С.", "hours": 2},
        {"approver": "superior", "level": 2},
    ]
    assert route_words(lines) == "1. Белова Е. С., 2 h → 2. superior of level 2, 8 h"
    heads = [{"approver": "group_head", "mode": "all"}, {"approver": "role", "role": "executive", "mode": "all"}]
    assert route_words(heads) == "1. all heads of the services' groups, 8 h → 2. everybody of “executive”, 8 h"


def test_steps_change_places_by_keys_and_by_the_button(desk: Desk, firm: Office) -> None:
    made = route(firm)
    card = desk.card("administrator", "approval_route", made)
    view = card.lines.view
    view.setCurrentIndex(card.lines.model.index(0, 1))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert card.lines.words.text().startswith("1. any executive")
    saved(card)
    order = firm.base.execute(
        "SELECT approver FROM crm.approval_route_step WHERE route_id = %s ORDER BY position", (made,)
    )
    assert order == [("role",), ("superior",)]
    card.lines.view.setCurrentIndex(card.lines.model.index(1, 1))
    press(card, "arrow_up")
    card.save()
    settle()
    order = firm.base.execute(
        "SELECT approver FROM crm.approval_route_step WHERE route_id = %s ORDER BY position", (made,)
    )
    assert order == [("superior",), ("role",)]


def test_who_is_filled_in_last_decides_and_the_others_are_emptied(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "approval_route", route(firm))
    model = card.lines.model
    model.put(model.index(0, 4), firm.ids["director"], "Директор")
    line = model.lines[0]
    assert (line["approver"], line["level"], line["role"]) == ("person", None, None)
    model.put(model.index(0, 3), "accountant")
    assert (line["approver"], line["employee_id"]) == ("role", None)
    model.put(model.index(0, 1), "superior")
    assert (line["approver"], line["level"], line["role"]) == ("superior", 1, None)
    saved(card)
    assert [step["approver"] for step in card.values["lines"]] == ["superior", "role"]


def test_a_step_without_anybody_is_told_before_the_base_is_asked(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "approval_route", route(firm))
    card.lines.model.put(card.lines.model.index(2, 1), "person")
    card.save()
    settle()
    assert "Line 3, Person" in " ".join(label.accessibleName() or label.text() for label in _links(card))
    assert card.dirty


def _links(card: Any) -> list[Any]:
    return list(card.problems._links)


def test_a_route_is_tried_out_for_somebody(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "approval_route", route(firm))
    assert card.try_out.kind.value() == "early_start"
    card.try_out.amount.set_value(1_000_000)
    card.try_out.submitter.set_value(firm.ids["manager1"], "Менеджер")
    press(card, "try_out")
    answer = card.try_out.answer.text()
    ((head,),) = firm.base.execute(
        "SELECT h.short_name FROM crm.employee e JOIN crm.employee h ON h.id = e.head_id WHERE e.id = %s",
        (firm.ids["manager1"],),
    )
    assert answer.startswith(f"1. {head} → 2. ")
    card.try_out.amount.set_value(1_000)
    press(card, "try_out")
    assert card.try_out.answer.text() == f"1. {head}\n“Запуск до оплаты”, version 1"


def test_a_head_of_groups_and_all_of_them_are_chosen_and_make_a_new_version(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "approval_route", route(firm, name="Главы групп"))
    model = card.lines.model
    model.put(model.index(1, 1), "group_head")
    model.put(model.index(1, 5), "all")
    assert (model.lines[1]["role"], model.lines[1]["employee_id"]) == (None, None)
    saved(card)
    assert [(step["approver"], step["mode"]) for step in card.values["lines"]] == [
        ("superior", "any"),
        ("group_head", "all"),
    ]
    assert card.lines.words.text().endswith("all heads of the services' groups, 6 h · version 2")
    ((service, lead),) = firm.base.execute(
        "SELECT s.id, e.short_name FROM crm.service s JOIN crm.expert_group g ON g.id = s.group_id"
        " JOIN crm.employee e ON e.id = g.lead_id ORDER BY s.id LIMIT 1"
    )
    firm.base.execute("UPDATE crm.approval_route SET from_amount_kopecks = 300000000 WHERE id = %s", (card.id,))
    card.try_out.amount.set_value(3_000_000)
    card.try_out.service.set_value(service, "Услуга")
    card.try_out.submitter.set_value(firm.ids["manager1"], "Менеджер")
    press(card, "try_out")
    steps, name = card.try_out.answer.text().split("\n")
    assert steps.endswith(f"→ 2. {lead}")
    assert name.startswith("“Главы групп”, version ")
