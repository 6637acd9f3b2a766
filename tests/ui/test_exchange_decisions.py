"""Conflicts and deletions on the page of the exchange: one key, one question, one reason."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from crm_desktop.services import exchange
from crm_desktop.ui.kit.dialogs import SAVE
from tests.terrasoft.sides import Sides
from tests.ui.conftest import settle
from tests.ui.desk import Desk, press
from tests.ui.exchange_page import desk, disputed, firm, pane, shown, sides, terrasoft, terrasoft_of

__all__ = ["desk", "firm", "sides", "terrasoft", "terrasoft_of"]


def test_left_keeps_ours_for_all_fields_of_a_record(desk: Desk, sides: Sides) -> None:
    ours = disputed(sides, "ООО «Спор налево»")
    part = shown(desk, "conflicts").parts["conflicts"]
    part.queue.setFocus()
    QTest.keyClick(part.queue, Qt.Key.Key_Left)
    settle()
    assert exchange.conflicts(sides.reader) == []
    sides.cycle()
    assert sides.ours("client", ours)["phone"] == "2"
    there = sides.their_row("Account", sides.their_id("client", ours))
    assert (there["Phone"], there["Notes"]) == ("2", "здесь")
    part.tabs.choose("decided")
    settle()
    told = part.fields.item(0, 4).text()
    assert told.startswith("ours\n")
    assert desk.firm.connect_as("analyst").me["name"].split()[0] in told


def test_right_takes_theirs_for_one_field_only(desk: Desk, sides: Sides) -> None:
    ours = disputed(sides, "ООО «Спор направо»")
    part = shown(desk, "conflicts").parts["conflicts"]
    row = next(row for row in range(2) if part.fields.conflicts[row]["field"] == "phone")
    part.fields.setFocus()
    part.fields.selectRow(row)
    QTest.keyClick(part.fields, Qt.Key.Key_Right)
    settle()
    assert [one["field"] for one in exchange.conflicts(sides.reader)] == ["comment"]
    assert sides.ours("client", ours)["phone"] == "3"
    assert [one["field"] for one in part.fields.conflicts] == ["comment"]


def test_several_records_are_decided_after_one_question(desk: Desk, sides: Sides) -> None:
    for name in ("ООО «Много один»", "ООО «Много два»"):
        disputed(sides, name)
    part = shown(desk, "conflicts").parts["conflicts"]
    part.queue.selectAll()
    dialog = part.decide_records("theirs")
    assert isinstance(dialog, QDialog)
    dialog.reject()
    settle()
    assert len(exchange.conflicts(sides.reader)) == 4
    part.queue.selectAll()
    part.decide_records("theirs").give(SAVE)
    settle()
    assert exchange.conflicts(sides.reader) == []
    assert part.stack.currentWidget() is part.empty


def test_the_other_list_shows_nothing_of_this_one(desk: Desk, sides: Sides) -> None:
    disputed(sides, "ООО «Открытый»")
    part = shown(desk, "conflicts").parts["conflicts"]
    assert part.queue.count() == 1
    part.tabs.choose("decided")
    settle()
    assert part.queue.count() == 0
    assert part.empty.text.text() == "Nothing was decided yet"
    part.tabs.choose("open")
    settle()
    assert part.queue.count() == 1


def test_a_value_that_cannot_be_taken_does_not_hold_up_the_others(desk: Desk, sides: Sides) -> None:
    wrong = disputed(sides, "ООО «Негодный»")
    right = disputed(sides, "ООО «Годный»")
    sides.base(
        "UPDATE priv.exchange_conflict SET field = 'inn', theirs = '12' WHERE our_id = %s AND field = 'phone'", wrong
    )
    part = shown(desk, "conflicts").parts["conflicts"]
    part.queue.selectAll()
    part.decide_records("theirs").give(SAVE)
    settle()
    assert {one["our_id"] for one in exchange.conflicts(sides.reader)} == {wrong}
    assert sides.ours("client", right)["phone"] == "3"
    assert part.note.text.text() == "ООО «Негодный»: INN: This value is not allowed."


def test_the_record_of_a_conflict_is_opened(desk: Desk, sides: Sides) -> None:
    ours = disputed(sides, "ООО «Открыть»")
    part = shown(desk, "conflicts").parts["conflicts"]
    press(part, "open_record")
    assert desk.window.cards[-1][:2] == ("client", ours)


def gone_there(sides: Sides, name: str, inn: str) -> int:
    there = sides.insert_client(name, inn=inn)
    sides.cycle()
    ours = int(sides.our_row("client", there)["id"])
    sides.server.remove("Account", there)
    sides.base("UPDATE crm.client SET phone = '5' WHERE id = %s", ours)
    sides.cycle()
    return ours


def test_a_record_gone_there_is_restored_by_a_button(desk: Desk, sides: Sides) -> None:
    gone_there(sides, "ООО «Вернуть»", "7702070139")
    part = shown(desk, "deletions").parts["deletions"]
    press(pane(part), "restore")
    assert exchange.deletions(sides.reader) == []
    sides.cycle()
    assert [row["Name"] for row in sides.server.rows("Account") if row["UsrINN"] == "7702070139"] == ["ООО «Вернуть»"]


def test_deleting_is_asked_about_once_more(desk: Desk, sides: Sides) -> None:
    ours = gone_there(sides, "ООО «Лишний»", "7704407589")
    part = shown(desk, "deletions").parts["deletions"]
    (id,) = part.told
    part.decide([id], "delete").reject()
    settle()
    assert sides.ours("client", ours)["deleted_at"] is None
    part.decide([id], "delete").give(SAVE)
    settle()
    assert sides.ours("client", ours)["deleted_at"] is not None


def test_what_cannot_be_taken_away_says_why_beside_it(desk: Desk, sides: Sides) -> None:
    account = sides.insert_client("ООО «Чей человек»")
    there = sides.server.insert("Contact", Name="Уходящий Лев", Surname="Уходящий", GivenName="Лев", AccountId=account)
    sides.cycle()
    ours = int(sides.our_row("contact", there)["id"])
    sides.server.remove("Contact", there)
    sides.base("UPDATE crm.contact SET position = 'юрист' WHERE id = %s", ours)
    sides.cycle()
    part = shown(desk, "deletions").parts["deletions"]
    (id,) = part.told
    part.decide([id], "delete").give(SAVE)
    settle()
    assert "“Уходящий Лев” cannot be taken away" in part.panel.summary.note.text.text()
    press(pane(part), "part")
    assert exchange.deletions(sides.reader) == []
    kept = "SELECT state FROM priv.exchange_link WHERE our_id = %s AND object = 'contact'"
    assert sides.base(kept, ours) == [("parted",)]


def test_what_has_not_changed_is_not_shown_anew(desk: Desk, sides: Sides) -> None:
    disputed(sides, "ООО «Выбор один»")
    disputed(sides, "ООО «Выбор два»")
    page = shown(desk, "conflicts")
    part = page.parts["conflicts"]
    part.queue.selectAll()
    desk.live.hear("exchange")
    QTest.qWait(250)
    settle()
    assert len(part.queue.chosen()) == 2
