"""The client's card and the free/busy look-up, over the real office."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from crm_desktop.ui.clients_claim import ClaimDialog
from crm_desktop.ui.clients_slots import SlotLine
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.dialogs import StepDialog
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def said(widget: QWidget) -> str:
    """Everything written on it."""
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def menu(card: Any, slot: int) -> dict[str, QAction]:
    """What the dots of this direction offer."""
    line = next(line for line in card.findChildren(SlotLine) if line.slot["client_direction_id"] == slot)
    press(line, "more")
    shown = line.findChild(QMenu, "verbs")
    assert shown is not None
    verbs = {action.objectName(): action for action in shown.actions()}
    shown.close()
    return verbs


def choose(card: Any, slot: int, verb: str) -> None:
    """Choose a verb behind the dots."""
    menu(card, slot)[verb].trigger()
    settle()


def test_an_expert_asks_whether_a_client_is_free_and_can_claim_nothing(desk: Desk) -> None:
    desk.firm.claim("manager1", "Медприбор", "Кадры")
    dialog = ClaimDialog(desk.context("expert1"))
    desk._shown(dialog, 900, 640)
    type_text(dialog.search, "медприбор")
    dialog.ask()
    settle()
    assert "Волкова А. С." in said(dialog)
    verbs = {b.objectName() for b in dialog.findChildren(Button) if b.isVisible()}
    assert verbs & {"claim", "need", "release", "new_client", "hand_over"} == set()


def test_a_head_hands_a_direction_over_from_the_card(desk: Desk) -> None:
    slot = desk.firm.claim("manager1", "Стройиндустрия", "СМК и ISO")
    ((client,),) = desk.firm.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (slot,))
    card = desk.card("head1", "client", client)
    choose(card, slot, "hand_over")
    dialog = card.findChild(StepDialog)
    assert dialog is not None
    dialog.editors["manager_id"].set_value(desk.firm.ids["manager2"])
    dialog.editors["reason"].set_value("отпуск")
    dialog.give("save")
    settle()
    held = desk.firm.base.execute("SELECT holder_id FROM crm.client_direction WHERE id = %s", (slot,))
    assert held == [(desk.firm.ids["manager2"],)]
    assert "Иванов И. П." in said(card)


def test_a_manager_hands_nothing_over(desk: Desk) -> None:
    slot = desk.firm.claim("manager3", "Стройиндустрия", "Кадры")
    ((client,),) = desk.firm.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (slot,))
    card = desk.card("manager3", "client", client)
    verbs = menu(card, slot)
    assert "release" in verbs
    assert "hand_over" not in verbs


def test_an_analyst_reads_who_asked_about_which_client(desk: Desk) -> None:
    desk.firm.call("manager6", "client_lookup", "химпродукт")
    page = desk.page("analyst", "lookup_journal")
    settle()
    rows = [[page.model.index(row, column).data() for column in range(page.model.columnCount())] for row in range(3)]
    assert any("Фёдоров" in row and "химпродукт" in row for row in rows), rows


def test_with_nothing_left_of_the_month_the_button_asks_for_approval_and_the_direction_is_reserved(desk: Desk) -> None:
    office = desk.firm
    office.base.execute(
        "INSERT INTO crm.claim_quota (kind, employee_id, monthly) VALUES ('direction', %s, 0), ('new_client', %s, 0)",
        (office.ids["manager4"], office.ids["manager4"]),
    )
    page = desk.page("manager4", "clients")
    dialog = page.find_and_claim()
    settle()
    dialog.search.setText("медприбор")
    dialog.ask()
    settle()
    line = next(line for line in dialog.findChildren(SlotLine) if line.slot["state"] == "free")
    button = line.findChild(Button, "claim")
    assert button.text() == "Ask for approval…"
    button.click()
    question = dialog.findChild(StepDialog)
    assert "0 of 0" in " ".join(label.text() for label in question.findChildren(QLabel))
    question.editors["reason"].set_value("Тендер")
    question.give("save")
    settle()
    state = office.base.execute(
        "SELECT d.state, d.holder_id FROM crm.client_direction d JOIN crm.client c ON c.id = d.client_id"
        " WHERE d.direction_id = %s AND c.short_name ILIKE '%%медприбор%%'",
        (line.slot["direction_id"],),
    )
    assert state == [("reserved", office.ids["manager4"])]
    dialog.reject()
    office.base.execute("DELETE FROM crm.claim_quota WHERE employee_id = %s", (office.ids["manager4"],))
