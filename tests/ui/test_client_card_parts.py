"""People, addresses and accounts on a client's card: by keyboard, saved at once, nothing typed is lost."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from crm_desktop.ui.clients_accounts import AccountDialog, grouped
from crm_desktop.ui.clients_part_dialog import PartDialog
from crm_desktop.ui.clients_parts import PartLine
from crm_desktop.ui.kit.dialogs import Dialog
from tests.office import Office
from tests.ui.client_card import dialog_of, mine, said, said_of_chips, typed
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def test_a_contact_is_added_edited_and_leaves_by_keyboard(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    card = desk.card("manager1", "client", client)
    card.activateWindow()
    before = len(card.contacts.lines)
    card.contacts.add.setFocus()
    QTest.keyClick(card.contacts.add, Qt.Key.Key_Insert)
    dialog = dialog_of(card)
    type_text(dialog.form.fields["last_name"], "Ёлкина")
    type_text(dialog.form.fields["first_name"], "Анна")
    type_text(dialog.form.fields["phone"], "8 495 123-45-67 доб. 5, 8 916 123-45-67")
    dialog.give("save")
    settle()
    assert len(card.contacts.lines) == before + 1
    line = next(line for line in card.contacts.lines if line.part["last_name"] == "Ёлкина")
    assert line.part["phone"] == "+7 495 123-45-67 доб. 5, +7 916 123-45-67"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    dialog = dialog_of(card)
    type_text(dialog.form.fields["position"], "Закупщик")
    dialog.form.fields["main"].setChecked(True)
    dialog.give("save")
    settle()
    line = next(line for line in card.contacts.lines if line.part["last_name"] == "Ёлкина")
    assert (line.part["position"], line.part["main"]) == ("Закупщик", True)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    dialog_of(card, Dialog).give("save")
    settle()
    kept = firm.base.execute("SELECT active, main FROM crm.contact WHERE last_name = 'Ёлкина'")
    assert kept == [(False, False)]
    assert "Left" in said_of_chips(card.contacts)


def test_a_contact_whose_phone_is_empty_may_stay_so(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    person = {"client_id": client, "last_name": "Немой", "phone": "+7 495 1234567"}
    number, _ = firm.save("manager1", "contact", None, person)
    card = desk.card("manager1", "client", client)
    part = next(line.part for line in card.contacts.lines if line.part["id"] == number)
    dialog = card.parts.edit_contact(part)
    dialog.form.fields["phone"].clear()
    dialog.give("save")
    settle()
    assert firm.base.execute("SELECT phone FROM crm.contact WHERE id = %s", (number,)) == [("",)]


def test_a_contact_with_an_old_wrong_phone_may_be_edited_otherwise(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    number, _ = firm.save("manager1", "contact", None, {"client_id": client, "last_name": "Старый"})
    firm.base.execute("ALTER TABLE crm.contact DISABLE TRIGGER b_check")
    firm.base.execute("UPDATE crm.contact SET phone = 'спросить' WHERE id = %s", (number,))
    firm.base.execute("ALTER TABLE crm.contact ENABLE TRIGGER b_check")
    card = desk.card("manager1", "client", client)
    dialog = card.parts.edit_contact(next(line.part for line in card.contacts.lines if line.part["id"] == number))
    type_text(dialog.form.fields["position"], "Юрист")
    dialog.give("save")
    settle()
    kept = firm.base.execute("SELECT phone, position FROM crm.contact WHERE id = %s", (number,))
    assert kept == [("спросить", "Юрист")]


def test_an_account_finds_its_bank_and_a_wrong_key_asks_for_a_reason(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    card = desk.card("manager1", "client", client)
    card.activateWindow()
    before = len(card.accounts.lines)
    press(card, "add_account")
    dialog = dialog_of(card, AccountDialog)
    type_text(dialog.form.fields["bik"], "044099902")
    settle()
    assert dialog.form.value("bank_name") == "ПАО «УЧЕБНЫЙ БАНК», г. Санкт-Петербург"
    assert not dialog.form.fields["key_reason"].isVisibleTo(dialog)
    type_text(dialog.form.fields["account"], "40702 810 2 0000 0005001")
    assert "account" in dialog.form.errors()
    assert dialog.form.fields["key_reason"].isVisibleTo(dialog)
    dialog.give("save")
    settle()
    assert dialog.isVisible(), "without a reason it is not taken"
    type_text(dialog.form.fields["key_reason"], "Так в договоре")
    dialog.give("save")
    settle()
    assert len(card.accounts.lines) == before + 1
    assert "Key does not fit" in said_of_chips(card.accounts)
    assert "40702 810 2 0000 0005001" in said(card.accounts)


def test_an_account_whose_bank_nobody_knows_is_written_with_its_name(desk: Desk, firm: Office) -> None:
    from crm_desktop.services.requisites import account_key

    card = desk.card("manager1", "client", mine(firm))
    dialog = card.parts.edit_account(None)
    blank = "40702810000000000077"
    account = f"{blank[:8]}{account_key('044525974', blank)}{blank[9:]}"
    type_text(dialog.form.fields["bik"], "044525974")
    settle()
    assert "Not in the directory" in said(dialog)
    type_text(dialog.form.fields["bank_name"], "АО «Неизвестный»")
    type_text(dialog.form.fields["account"], account)
    dialog.give("save")
    settle()
    kept = firm.base.execute("SELECT bank_name FROM crm.client_account WHERE account = %s", (account,))
    assert kept == [("АО «Неизвестный»",)]


def test_an_address_is_added_and_taken_out(desk: Desk, firm: Office) -> None:
    card = desk.card("manager1", "client", mine(firm))
    press(card, "add_address")
    dialog = dialog_of(card)
    dialog.form.fields["kind"].set_value("warehouse")
    dialog.give("save")
    assert "address" in dialog.form.errors()
    type_text(dialog.form.fields["address"], "Химки, Складская, 4")
    dialog.give("save")
    settle()
    assert "Warehouse" in said(card.addresses)
    card.addresses.lines[-1].setFocus()
    QTest.keyClick(card.addresses.lines[-1], Qt.Key.Key_Delete)
    dialog_of(card, Dialog).give("save")
    settle()
    assert "Химки" not in said(card.addresses)


def test_two_people_with_the_same_contact_do_not_overwrite_each_other(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    number, _ = firm.save("manager1", "contact", None, {"client_id": client, "last_name": "Общий"})
    card = desk.card("manager1", "client", client)
    part = next(line.part for line in card.contacts.lines if line.part["id"] == number)
    dialog = card.parts.edit_contact(part)
    firm.call("manager1", "contact_save", number, part["version"], '{"position": "Раньше"}')
    type_text(dialog.form.fields["position"], "Позже")
    dialog.give("save")
    settle()
    assert dialog.isVisible()
    assert dialog.form.value("position") == "Позже", "what was typed stays"
    assert firm.base.execute("SELECT position FROM crm.contact WHERE id = %s", (number,)) == [("Раньше",)]
    dialog.give("cancel")


def test_parts_are_added_while_requisites_are_typed_and_nothing_is_lost(desk: Desk, firm: Office) -> None:
    card = desk.card("manager1", "client", mine(firm))
    typed(card, "site", "half-typed.example")
    dialog = card.parts.edit_address(None)
    type_text(dialog.form.fields["address"], "Клин")
    dialog.give("save")
    settle()
    assert card.fields.value("site") == "half-typed.example"
    assert "Клин" in said(card.addresses)
    card.save()
    settle()
    assert card.values["site"] == "half-typed.example"


def test_who_only_reads_is_offered_nothing_to_change(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    for name in ("director", "accountant"):
        card = desk.card(name, "client", client)
        assert card.frozen
        for box in (card.contacts, card.addresses, card.accounts):
            assert not box.add.isVisibleTo(card)
            assert box.findChild(QWidget, "edit_part") is None
        line = card.findChild(PartLine)
        assert line is not None
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert [one for one in card.findChildren(PartDialog) if one.isVisible()] == []


def test_columns_of_a_box_stand_below_each_other_and_never_over_each_other(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    long = {"phone": "+7 495 123-45-67 доб. 12345, +7 916 123-45-67", "email": "very.long@department.example.com"}
    firm.save("manager1", "contact", None, {"client_id": client, "last_name": "Длинная", "main": True, **long})
    firm.save("manager1", "contact", None, {"client_id": client, "last_name": "Я"})
    card = desk.card("manager1", "client", client)
    QTest.qWait(30)
    for box in (card.contacts, card.accounts):
        lefts = set()
        for line in box.lines:
            labels = [label for label in line.findChildren(QLabel) if label.pixmap().isNull() and label.width() > 0]
            columns = sorted((label.x(), label.x() + label.width()) for label in labels)
            lefts.add(tuple(sorted({left for left, _right in columns})))
            edges = sorted({(left, right) for left, right in columns})
            assert all(one[1] <= other[0] or one[0] == other[0] for one, other in pairwise(edges))
        assert len(lefts) == 1, lefts


def test_an_account_is_read_in_groups() -> None:
    assert grouped("40702810100000005001") == "40702 810 1 0000 0005001"
    assert grouped("123") == "123"


def test_tab_goes_through_the_card_as_it_is_read(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    firm.save("manager1", "contact", None, {"client_id": client, "last_name": "Второй"})
    card = desk.card("manager1", "client", client)
    card.activateWindow()
    card.refresh_parts()
    settle()
    QTest.qWait(20)
    card.fields.fields["source"].setFocus()
    visited: list[str] = []
    while not visited or visited[-1] != "comment":
        widget = card.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        now = card.focusWidget()
        assert now is not None
        visited.append(now.objectName())
        assert len(visited) < 80, visited
    assert {"need", "more", "claim"} <= set(visited), visited
    shown = [name for name in visited if name not in ("edit_part", "remove_part")]
    parts = [f"part_{line.part['id']}" for line in card.contacts.lines]
    after_slots = shown[shown.index("all_history") + 1 :]
    assert after_slots == [
        *parts, "add_contact", "address", "postal_address", "signatory_position", "signatory_name", "signatory_basis",
        "comment",
    ]  # fmt: skip
    assert shown.index("need") < shown.index("more") < shown.index("claim") < shown.index("all_history")
