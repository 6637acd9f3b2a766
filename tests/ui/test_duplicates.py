"""Duplicates in the windows: the search, both cards side by side, «these are different», the journal, the remark."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from crm_desktop.ui.client_merges_dialog import MergeDialog
from crm_desktop.ui.kit.buttons import Button, Link
from crm_desktop.ui.kit.dialogs import SAVE, Dialog
from tests.office import Office
from tests.office_merges import claim, contact, new_client
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


@pytest.fixture(autouse=True)
def nobody_before(firm: Office) -> None:
    """Clients and claims of the tests before are out of the way."""
    firm.base.execute("UPDATE crm.client SET deleted_at = now() WHERE created_by = %s", (firm.ids["analyst"],))
    firm.base.execute("DELETE FROM priv.claim_month")


def twins(firm: Office, **fields: Any) -> tuple[int, int]:
    return (
        new_client(firm, "Близнец", phone="+74951110022", **fields),
        new_client(firm, "Двойник", phone="+74951110022", email="b@twin.example"),
    )


def pane(page: Any) -> Any:
    """What stands beside the list, once the cursor has rested."""
    QTest.qWait(250)
    settle()
    return page.panel.summary


def searched(desk: Desk, name: str) -> Any:
    page = desk.page(name, "duplicates")
    press(page, "find_duplicates")
    return page


def test_what_is_found_is_listed_with_what_is_the_same(desk: Desk, firm: Office) -> None:
    pair = twins(firm)
    page = searched(desk, "analyst")
    (row,) = page.found.rows
    assert (row[9], row[11:]) == ("phone", pair)
    assert page.model.rowCount() == 1
    page.show_view("inn")
    settle()
    assert page.model.rowCount() == 0
    assert desk.window.toasts[-1].startswith("Pairs found: 1")


def test_enter_opens_both_cards_and_merging_takes_the_pair_out(desk: Desk, firm: Office) -> None:
    survivor, merged = twins(firm)
    kept = contact(firm, survivor, last_name="Орлов", phone="+74951002030")
    contact(firm, merged, last_name="Орлов", first_name="Иван", phone="+74951002030")
    page = searched(desk, "analyst")
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    settle()
    (dialog,) = page.findChildren(MergeDialog)
    assert dialog.foreseen["survivor"]["id"] == survivor
    name = dialog.findChild(QRadioButton, "short_name_merged")
    QTest.mouseClick(name, Qt.MouseButton.LeftButton, pos=name.rect().center() - name.rect().topRight() / 2)
    name.click()
    assert dialog.fields.choices() == {"short_name": "merged"}
    (who,) = dialog.people.boxes.values()
    assert who.value() == kept
    type_text(dialog.reason, "Завели дважды")
    dialog.give(SAVE)
    settle()
    assert page.found.rows == []
    card = firm.read("analyst", "client", survivor)
    assert card["short_name"].startswith("Двойник")
    assert card["email"] == "b@twin.example"
    assert [(one["id"], one["first_name"]) for one in card["contacts"]] == [(kept, "Иван")]
    assert firm.base.execute("SELECT reason FROM crm.client_merge ORDER BY id DESC LIMIT 1") == [("Завели дважды",)]


def test_of_two_holders_one_has_to_be_chosen_before_anything_is_merged(desk: Desk, firm: Office) -> None:
    survivor, merged = twins(firm)
    claim(firm, "manager1", survivor, "Сертификация")
    claim(firm, "manager5", merged, "Сертификация")
    page = searched(desk, "analyst")
    dialog = page.merge(survivor, merged)
    settle()
    assert not dialog.verb.isEnabled()
    assert "Волкова А. С." in dialog.verb.toolTip()
    (box,) = dialog.slots.boxes.values()
    box.set_value("merged")
    box.edited.emit()
    settle()
    assert dialog.verb.isEnabled()
    assert [box.value() for box in dialog.slots.boxes.values()] == ["merged"]
    dialog.give(SAVE)
    settle()
    held = "SELECT holder_id FROM crm.client_direction WHERE client_id = %s AND state = 'held'"
    assert firm.base.execute(held, (survivor,)) == [(firm.ids["manager5"],)]


def test_swapping_lets_the_other_card_remain(desk: Desk, firm: Office) -> None:
    survivor, merged = twins(firm)
    dialog = searched(desk, "analyst").merge(survivor, merged)
    settle()
    press(dialog, "swap")
    assert (dialog.foreseen["survivor"]["id"], dialog.foreseen["merged"]["id"]) == (merged, survivor)
    dialog.reject()


def test_a_card_changed_meanwhile_is_read_again_and_nothing_is_merged(desk: Desk, firm: Office) -> None:
    survivor, merged = twins(firm)
    dialog = searched(desk, "analyst").merge(survivor, merged)
    settle()
    firm.save("analyst", "client", merged, {"comment": "правка коллеги"})
    dialog.give(SAVE)
    settle()
    assert "changed meanwhile" in dialog.note.text.text()
    assert dialog.foreseen["merged"]["comment"] == "правка коллеги"
    assert firm.base.execute("SELECT deleted_at IS NULL FROM crm.client WHERE id = %s", (merged,)) == [(True,)]
    dialog.reject()


def test_del_tells_two_apart_and_the_toast_takes_it_back(desk: Desk, firm: Office) -> None:
    pair = twins(firm)
    page = searched(desk, "analyst")
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    settle()
    assert page.found.rows == []
    kept = "SELECT first_id, second_id FROM crm.different_clients WHERE first_id = %s"
    assert firm.base.execute(kept, (pair[0],)) == [pair]
    press(page, "find_duplicates")
    assert page.found.rows == []
    row = (1, "a", "", "", "", "b", "", "", "", "phone", None, *pair)
    page._take_back(row)
    settle()
    assert firm.base.execute(kept, (pair[0],)) == []
    assert page.found.rows == [row]


def test_an_executive_reads_and_decides_nothing(desk: Desk, firm: Office) -> None:
    pair = twins(firm)
    page = searched(desk, "director")
    names = {button.objectName() for button in page.findChildren(Button)}
    assert names & {"merge_pair", "tell_apart"} == set()
    assert page.open_pair(page.found.rows[0][0]) is None
    assert desk.window.cards[-1][:2] == ("client", pair[0])


def test_the_pane_shows_both_and_opens_either(desk: Desk, firm: Office) -> None:
    _first, second = twins(firm)
    page = searched(desk, "analyst")
    link = pane(page).findChild(Link, "open_second")
    assert link is not None
    link.click()
    assert desk.window.cards[-1][:2] == ("client", second)


def test_the_journal_of_merges_takes_one_back(desk: Desk, firm: Office) -> None:
    survivor, merged = twins(firm)
    dialog = searched(desk, "analyst").merge(survivor, merged)
    settle()
    dialog.give(SAVE)
    settle()
    page = desk.page("analyst", "client_merges")
    summary = pane(page)
    asked = summary.ask_undo()
    asked.give(SAVE)
    settle()
    assert firm.base.execute("SELECT deleted_at IS NULL FROM crm.client WHERE id = %s", (merged,)) == [(True,)]
    assert "two clients again" in desk.window.toasts[-1]
    page.open_survivor(page.view.current_id() or 0)
    settle()


def test_a_merge_that_cannot_be_taken_back_says_what_was_changed(desk: Desk, firm: Office) -> None:
    survivor, merged = twins(firm)
    dialog = searched(desk, "analyst").merge(survivor, merged)
    settle()
    dialog.give(SAVE)
    settle()
    firm.save("analyst", "client", survivor, {"email": "new@twin.example"})
    page = desk.page("analyst", "client_merges")
    asked: Dialog = pane(page).ask_undo()
    asked.give(SAVE)
    settle()
    name = firm.read("analyst", "client", survivor)["short_name"]
    assert name in pane(page).note.text.text()


def test_whoever_enters_a_client_that_is_here_is_told_so_and_may_save_all_the_same(desk: Desk, firm: Office) -> None:
    known, _ = firm.save("analyst", "client", None, {"short_name": "Волгостанкомаш", "phone": "+74957770011"})
    claim(firm, "manager5", known, "Сертификация")
    card = desk.card("manager1", "client", None)
    assert card.alike.note.isHidden()
    type_text(card.fields.fields["short_name"], "Волгостонкомаш")
    QTest.qWait(800)
    settle()
    (found,) = [one for one in card.alike.found if one["id"] == known]
    assert found["reason"] == "name"
    assert not card.alike.note.isHidden()
    link = card.findChild(Link, f"alike_{known}")
    link.click()
    settle()
    from crm_desktop.ui.clients_claim import ClaimDialog

    (dialog,) = card.findChildren(ClaimDialog)
    assert dialog.search.text().startswith("Волгостанкомаш")
    dialog.reject()
    card.save()
    settle()
    assert card.id is not None
    assert card.alike.note.isHidden()
