"""Передача дел in the windows: what is offered and marked, the preview, who may, from where, and the way back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.ui.hand_overs_dialog import HandOverDialog
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.dialogs import SAVE
from tests.office import Office
from tests.office_hand_overs import fresh_slot, sold, task
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


@pytest.fixture(autouse=True)
def a_new_month(firm: Office) -> None:
    """However many clients the tests before have claimed, and whatever they have left in work."""
    firm.base.execute("DELETE FROM priv.claim_month")
    firm.base.execute(
        "UPDATE crm.client_direction SET state = 'free' WHERE state = 'held' AND holder_id = %s",
        (firm.ids["manager2"],),
    )
    firm.base.execute("UPDATE crm.task SET state = 'done' WHERE state = 'open'")


def choose(dialog: HandOverDialog, name: str, text: str) -> None:
    """Types letters and takes the first that is offered."""
    editor = getattr(dialog, name)
    editor.setFocus()
    type_text(editor, text)
    QTest.qWait(260)
    settle()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


def pane(page: Any) -> Any:
    """What stands beside the newest row, once the cursor has rested."""
    page.view.selectRow(0)
    QTest.qWait(250)
    settle()
    return page.panel.summary


def groups(dialog: HandOverDialog) -> dict[str, Any]:
    """Heading of a group -> its item."""
    items = [dialog.tree.topLevelItem(place) for place in range(dialog.tree.topLevelItemCount())]
    return {item.text(0).split(" · ")[0]: item for item in items if item is not None}


def asked(desk: Desk, name: str = "head1") -> HandOverDialog:
    """The window from the page of hand-overs, with the giver chosen by keys."""
    dialog: HandOverDialog = desk.page(name, "hand_overs").hand_over()
    settle()
    choose(dialog, "giver", "Иван")
    return dialog


def test_all_that_can_go_is_marked_and_the_preview_counts_it(desk: Desk, firm: Office) -> None:
    slots = [fresh_slot(firm, "manager2") for _ in range(2)]
    sold(firm, "manager2", slots[0], "issued")
    stuck = sold(firm, "manager2", slots[1], "on_approval", prepayment=50)
    task(firm, "manager2", "Сверка")
    dialog = asked(desk)
    assert dialog.tree.chosen_ids() == {
        "slots": [slots[0]],
        "tasks": dialog.tree.chosen_ids()["tasks"],
        "lines": [],
        "works": [],
    }
    assert dialog.told.text().startswith("Goes over: directions: 1, deals: 1, tasks: 1, waiting for payment ")
    assert dialog.told.text().endswith("Cannot go: 1.")
    row = next(
        item
        for place in range(2)
        if (item := groups(dialog)["Directions of clients"].child(place)) is not None and item.text(4)
    )
    assert row.text(4) == "an approval waits for its decision"
    assert not row.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert stuck.slot == slots[1]
    dialog.reject()


def test_a_head_hands_over_by_keys_and_takes_it_back_in_the_pane(desk: Desk, firm: Office) -> None:
    slot = fresh_slot(firm, "manager2")
    deal = sold(firm, "manager2", slot, "quoted")
    dialog = asked(desk)
    page: Any = dialog.parent()
    choose(dialog, "heir", "Кузн")
    type_text(dialog.reason, "Отпуск")
    press(dialog, "hand_over")
    assert firm.read("manager3", "quote", deal.quote)["why"]["rule"] == "holder"
    assert desk.window.toasts[-1] == "Кузнецова Д. А. has received: directions: 1, deals: 1."
    settle()
    summary = pane(page)
    assert summary.title.text() == "Иванов И. П. → Кузнецова Д. А."
    summary.ask_undo().give(SAVE)
    settle()
    assert firm.read("manager2", "quote", deal.quote)["why"]["rule"] == "holder"
    assert desk.window.toasts[-1] == "Given back: directions: 1, deals: 1."


def test_a_group_marks_all_its_rows_and_unmarked_work_stays(desk: Desk, firm: Office) -> None:
    slots = sorted(fresh_slot(firm, "manager2") for _ in range(3))
    dialog = asked(desk)
    group = groups(dialog)["Directions of clients"]
    group.setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.tree.chosen_ids()["slots"] == []
    assert not dialog.verb.isEnabled()
    group.child(0).setCheckState(0, Qt.CheckState.Checked)
    assert group.checkState(0) == Qt.CheckState.PartiallyChecked
    (chosen,) = dialog.tree.chosen_ids()["slots"]
    choose(dialog, "heir", "Павл")
    assert dialog.tree.chosen_ids()["slots"] == [chosen]
    type_text(dialog.reason, "Часть")
    press(dialog, "hand_over")
    held = dict(firm.base.execute("SELECT id, holder_id FROM crm.client_direction WHERE id = ANY (%s)", (slots,)))
    assert {one for one, holder in held.items() if holder == firm.ids["manager4"]} == {chosen}


def test_without_a_receiver_and_a_reason_nothing_is_sent(desk: Desk, firm: Office) -> None:
    slot = fresh_slot(firm, "manager2")
    dialog = asked(desk)
    press(dialog, "hand_over")
    assert dialog.note.text.text() == "Say to whom the work goes, and why."
    held = "SELECT holder_id FROM crm.client_direction WHERE id = %s"
    assert firm.base.execute(held, (slot,)) == [(firm.ids["manager2"],)]
    dialog.reject()


def test_what_the_base_refuses_is_told_and_the_choice_stays(desk: Desk, firm: Office) -> None:
    slot = fresh_slot(firm, "manager2")
    dialog = asked(desk)
    choose(dialog, "heir", "Кузн")
    type_text(dialog.reason, "Отпуск")
    sold(firm, "manager2", slot, "on_approval", prepayment=50)
    press(dialog, "hand_over")
    assert "Approvals wait in directions" in dialog.note.text.text()
    assert dialog.tree.chosen_ids()["slots"] == [slot]
    assert dialog.verb.isEnabled()
    dialog.reject()


def test_chosen_clients_of_the_list_go_with_their_holder_known(desk: Desk, firm: Office) -> None:
    mine, other = fresh_slot(firm, "manager2"), fresh_slot(firm, "manager2")
    ((client,),) = firm.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (mine,))
    page = desk.page("head1", "clients")
    dialog = page.hand_over([client])
    settle()
    assert dialog.giver.text() == "Иванов И. П."
    assert dialog.tree.chosen_ids()["slots"] == [mine]
    assert other not in dialog.tree.chosen_ids()["slots"]
    dialog.reject()
    both = fresh_slot(firm, "manager3")
    ((second,),) = firm.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (both,))
    dialog = page.hand_over([client, second])
    settle()
    assert dialog.giver.value() is None
    assert dialog.note.text.text().startswith("The chosen clients are held by: Иванов И. П., Кузнецова Д. А.")
    dialog.reject()


def test_the_card_of_somebody_who_has_left_offers_his_work_to_his_head_alone(desk: Desk, firm: Office) -> None:
    slot = fresh_slot(firm, "manager7")
    firm.call("administrator", "employee_disable", firm.ids["manager7"])
    card: Any = None
    for name, offered in (("head1", False), ("manager5", False), ("head2", True)):
        card = desk.card(name, "employee", firm.ids["manager7"])
        button = card.findChild(Button, "hand_over_work")
        assert button is not None
        assert button.isVisible() is offered, name
    dialog = card.steps.ask_hand_over()
    settle()
    assert dialog.giver.isReadOnly()
    assert dialog.tree.chosen_ids()["slots"] == [slot]
    dialog.reject()


def test_what_has_moved_on_is_told_and_the_rest_given_back(desk: Desk, firm: Office) -> None:
    gone, stays = fresh_slot(firm, "manager2"), fresh_slot(firm, "manager2")
    dialog = asked(desk)
    page: Any = dialog.parent()
    choose(dialog, "heir", "Кузн")
    type_text(dialog.reason, "Отпуск")
    press(dialog, "hand_over")
    firm.do("head1", "client_direction", "hand_over", gone, manager_id=firm.ids["manager4"], reason="Дальше")
    page.refresh()
    settle()
    summary = pane(page)
    summary.ask_undo().give(SAVE)
    settle()
    assert summary.note.text.text().startswith("Has moved on since: ")
    press(summary, "undo_rest")
    held = dict(
        firm.base.execute("SELECT id, holder_id FROM crm.client_direction WHERE id = ANY (%s)", ([gone, stays],))
    )
    assert held == {gone: firm.ids["manager4"], stays: firm.ids["manager2"]}


def test_the_receiver_reads_what_he_got_and_takes_nothing_back(desk: Desk, firm: Office) -> None:
    slot = fresh_slot(firm, "manager2")
    ids = firm.ids
    firm.call(
        "head1", "hand_over", ids["manager2"], ids["manager6"], [], [task(firm, "manager2")], [], [], "Одна задача"
    )
    firm.call("analyst", "hand_over", ids["manager2"], ids["manager3"], [slot], [], [], [], "Не его")
    page = desk.page("manager6", "hand_overs")
    assert page.model.rowCount() == 1
    assert page._creation is None
    summary = pane(page)
    assert summary.values["reason"] == "Одна задача"
    assert summary.undo.isHidden()
