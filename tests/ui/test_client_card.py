"""The card of a client, typed into: checks at the field, parts by keyboard, tags, what nobody may lose."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from crm_desktop.ui.clients_accounts import AccountDialog, grouped
from crm_desktop.ui.clients_card import ClientCard
from crm_desktop.ui.clients_fields import TagsEdit, phones_text
from crm_desktop.ui.clients_part_dialog import PartDialog
from crm_desktop.ui.clients_parts import PartLine
from crm_desktop.ui.clients_slot_history import HistoryDialog
from crm_desktop.ui.clients_slots import FreeButton, SlotLine
from crm_desktop.ui.kit.dialogs import Dialog, StepDialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def said(widget: QWidget) -> str:
    """Everything written on it, once Qt has shown what was laid out a moment ago."""
    QTest.qWait(10)
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def mine(firm: Office, name: str = "manager1") -> int:
    """A client of the manager's."""
    slot = firm.slot(name)
    ((number,),) = firm.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (slot,))
    return int(number)


def typed(card: Any, name: str, text: str, *, leave: bool = True) -> None:
    """Replace what is in a field, key by key, and leave it."""
    editor = card.fields.fields[name]
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    if leave:
        editor.clearFocus()


def text_of(card: Any, name: str) -> str:
    """What stands in a field, understood or not."""
    return str(card.fields.fields[name].text())


def new_card(desk: Desk) -> ClientCard:
    card = desk.card("manager1", "client")
    assert isinstance(card, ClientCard)
    card.activateWindow()
    return card


def dialog_of(card: Any, kind: type[Dialog] = PartDialog) -> Any:
    found = [one for one in card.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


# requisites


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("inn", "77070838931", "An INN has 10 digits"),
        ("inn", "7707083894", "mistyped"),
        ("inn", "77О7", "Only digits"),
        ("kpp", "77360100", "A KPP has 9 characters"),
        ("ogrn", "1027700132196", "wrong check digit"),
        ("phone", "позвонить Маше", "phone"),
        ("email", "info@", "address"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    desk: Desk, name: str, text: str, told: str
) -> None:
    card = new_card(desk)
    typed(card, name, text)
    assert told.lower() in card.fields.errors()[name].lower()
    assert text_of(card, name) == text
    typed(card, "short_name", "ООО «Проба»")
    card.save()
    settle()
    assert card.id is None, "what is wrong is not sent"
    assert text_of(card, name) == text


def test_an_inn_is_judged_when_it_is_whole_and_counted_before(desk: Desk) -> None:
    card = new_card(desk)
    typed(card, "inn", "770708", leave=False)
    assert card.fields.errors() == {}
    assert "6 of 10 digits" in said(card)
    type_text(card.fields.fields["inn"], "3894")
    assert "mistyped" in card.fields.errors()["inn"]


def test_twelve_digits_make_a_sole_proprietor_who_has_no_kpp(desk: Desk) -> None:
    card = new_card(desk)
    typed(card, "inn", "500100732259")
    assert card.fields.value("kind") == "entrepreneur"
    assert not card.fields.fields["kpp"].isVisibleTo(card)
    assert card.fields.labels["ogrn"].text() == "OGRNIP"
    typed(card, "ogrn", "304500116000157")
    assert card.fields.errors() == {}
    typed(card, "inn", "7707083893")
    assert card.fields.value("kind") == "company"
    assert "OGRN" in card.fields.labels["ogrn"].text()
    assert "ogrn" in card.fields.errors(), "fifteen digits are no company's"


def test_a_kpp_of_another_tax_office_is_mentioned_and_not_forbidden(desk: Desk) -> None:
    card = new_card(desk)
    typed(card, "inn", "7707083893")
    typed(card, "kpp", "540602001")
    assert card.fields.errors() == {}
    assert "Another tax office (5406)" in said(card)


@pytest.mark.parametrize(
    ("text", "neat"),
    [
        ("8 (495) 123-45-67", "+7 495 123-45-67"),
        ("84951234567 доб. 12; 8-916-123-45-67", "+7 495 123-45-67 доб. 12, +7 916 123-45-67"),
        ("тел. 495 1234567, 123-45-68", "+7 495 123-45-67, +7 495 123-45-68"),
        ("+44 20 7946 0958", "+442079460958"),
    ],
)
def test_phones_are_brought_into_one_form_when_the_field_is_left(desk: Desk, text: str, neat: str) -> None:
    card = new_card(desk)
    typed(card, "phone", text)
    assert text_of(card, "phone") == neat
    assert phones_text(neat) == neat, "once is enough"


def test_a_new_client_is_saved_with_all_that_was_typed(desk: Desk) -> None:
    card = new_card(desk)
    assert not card.dirty, "nothing is lost by closing an untouched card"
    for name, text in {
        "short_name": "ООО «Новый Демо»", "inn": "7728168971", "kpp": "772801001", "phone": "84951234567",
        "email": "A@Example.com; b@example.com", "postal_address": "Москва, а/я 5", "source": "Выставка",
    }.items():  # fmt: skip
        typed(card, name, text)
    typed(card, "tags", "Экспорт, ВИП")
    card.save()
    settle()
    ((kept,),) = desk.firm.base.execute("SELECT to_jsonb(c) FROM crm.client c WHERE id = %s", (card.id,))
    assert kept["kind"] == "company"
    assert (kept["phone"], kept["email"]) == ("+7 495 123-45-67", "a@example.com, b@example.com")
    assert (kept["tags"], kept["postal_address"], kept["source"]) == (["Экспорт", "ВИП"], "Москва, а/я 5", "Выставка")
    assert not card.dirty


def test_a_field_may_be_emptied(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    firm.save("manager1", "client", client, {"site": "example.com", "tags": ["ВИП"]})
    card = desk.card("manager1", "client", client)
    typed(card, "site", "")
    card.fields.fields["site"].clear()
    card.fields.fields["site"].edited.emit()
    card.fields.fields["tags"].take_out("ВИП")
    card.save()
    settle()
    assert firm.base.execute("SELECT site, tags FROM crm.client WHERE id = %s", (client,)) == [("", [])]


def test_an_untouched_card_is_not_dirty_and_saves_nothing(desk: Desk, firm: Office) -> None:
    """Though phones are shown in another form than an older program kept them."""
    client = mine(firm)
    firm.base.execute("UPDATE crm.client SET phone = '84951234567' WHERE id = %s", (client,))
    card = desk.card("manager1", "client", client)
    assert card.fields.fields["phone"].text() == "+7 495 123-45-67"
    assert not card.dirty


# tags


def test_tags_are_typed_taken_back_and_suggested(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    firm.save("manager1", "client", client, {"tags": ["Экспорт"]})
    card = desk.card("manager1", "client", client)
    card.activateWindow()
    tags = card.fields.fields["tags"]
    assert isinstance(tags, TagsEdit)
    tags.setFocus()
    type_text(tags, "вип,экспорт,")
    assert tags.value() == ["Экспорт", "вип"], "the same tag in other letters is the same"
    settle()
    assert "Экспорт" in tags.known.stringList()
    QTest.keyClick(tags, Qt.Key.Key_Backspace)
    assert tags.value() == ["Экспорт"]
    assert not card.dirty


def test_a_tag_is_taken_out_by_its_cross(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    firm.save("manager1", "client", client, {"tags": ["Один", "Два"]})
    card = desk.card("manager1", "client", client)
    tags = card.fields.fields["tags"]
    place = tags._places()[0][1]
    QTest.mouseClick(tags, Qt.MouseButton.LeftButton, pos=place.topRight() + (place.center() - place.topRight()) / 8)
    assert tags.value() == ["Два"]


# parts


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


def said_of_chips(box: QWidget) -> str:
    from crm_desktop.ui.kit.buttons import Chip

    return " ".join(chip.words for chip in box.findChildren(Chip))


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


# directions


@pytest.fixture
def held(firm: Office) -> Callable[[str, str, str], tuple[int, int]]:
    """Let a manager hold a direction of a client: (client, slot)."""

    def hold(name: str, client: str, direction: str) -> tuple[int, int]:
        return firm.client(client), firm.claim(name, client, direction)

    return hold


def line_of(card: Any, slot: int) -> SlotLine:
    lines: list[SlotLine] = card.findChildren(SlotLine)
    return next(line for line in lines if line.slot["client_direction_id"] == slot)


def choose(card: Any, slot: int, verb: str) -> None:
    """Choose a verb behind the dots of a direction."""
    from PySide6.QtWidgets import QMenu

    line = line_of(card, slot)
    press(line, "more")
    menu = line.findChild(QMenu, "verbs")
    assert menu is not None
    action = {one.objectName(): one for one in menu.actions()}[verb]
    menu.close()
    action.trigger()
    settle()


def test_a_free_direction_is_claimed_with_one_click_that_says_what_is_left(desk: Desk, held: Any) -> None:
    client, _slot = held("manager3", "Игрушки", "Сертификация")
    card = desk.card("manager3", "client", client)
    assert "left this month" in card.slots.free_title.text()
    button = next(one for one in card.findChildren(FreeButton) if one.text() == "Кадры")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert {line.slot["short_name"] for line in card.findChildren(SlotLine)} == {"Сертификация", "Кадры"}
    assert all(one.text() != "Кадры" for one in card.findChildren(FreeButton))


def test_above_the_quota_the_click_asks_for_an_approval(desk: Desk, held: Any) -> None:
    client, _slot = held("manager7", "Энергосети", "Сертификация")
    desk.firm.base.execute(
        "INSERT INTO priv.claim_month (employee_id, month_on, kind, used)"
        " VALUES (%s, date_trunc('month', sec.today()), 'direction', 99)"
        " ON CONFLICT (employee_id, month_on, kind) DO UPDATE SET used = 99",
        (desk.firm.ids["manager7"],),
    )
    card = desk.card("manager7", "client", client)
    QTest.mouseClick(card.findChildren(FreeButton)[0], Qt.MouseButton.LeftButton)
    settle()
    dialog = dialog_of(card, StepDialog)
    dialog.editors["reason"].set_value("Крупный заказ")
    dialog.give("save")
    settle()
    assert "reserved" in {line.slot["state"] for line in card.findChildren(SlotLine)}


def test_a_need_is_recorded_from_its_direction_with_those_who_are_there(desk: Desk, firm: Office, held: Any) -> None:
    client, slot = held("manager4", "Текстиль", "Обучение")
    firm.save("manager4", "contact", None, {"client_id": client, "last_name": "Ушёл", "active": False})
    card = desk.card("manager4", "client", client)
    press(line_of(card, slot), "need")
    ((document, number, defaults),) = desk.window.cards[-1:]
    assert (document, number, defaults["client_direction_id"]) == ("deal", None, slot)
    assert "Ушёл" not in {person["name"] for person in defaults["contacts"]}
    assert defaults["contacts"]
    deal = desk.card("manager4", document, None, **defaults)
    assert deal.fields.value("client_direction_id") == slot


def test_what_hangs_on_a_direction_is_told_to_its_holder_and_not_to_the_neighbour(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    ((client,),) = firm.base.execute("SELECT client_id FROM crm.deal WHERE id = %s", (deal.deal,))
    ((name,),) = firm.base.execute("SELECT short_name FROM crm.client WHERE id = %s", (client,))
    slot = firm.claim("manager4", name, "Консалтинг")
    assert "to be paid" in said(line_of(desk.card("manager1", "client", client), deal.slot))
    neighbour = desk.card("manager4", "client", client)
    assert "to be paid" not in said(line_of(neighbour, deal.slot))
    assert "open deal" not in said(line_of(neighbour, deal.slot))
    assert line_of(neighbour, slot).slot["mine"]


def test_a_holder_releases_and_the_history_says_so(desk: Desk, held: Any) -> None:
    client, _kept = held("manager2", "Логистика", "Сертификация")
    _client, slot = held("manager2", "Логистика", "СМК и ISO")
    card = desk.card("manager2", "client", client)
    choose(card, slot, "release")
    dialog = dialog_of(card, StepDialog)
    dialog.editors["reason"].set_value("Нет заказов")
    dialog.give("save")
    settle()
    assert all(line.slot["client_direction_id"] != slot for line in card.findChildren(SlotLine))
    waiting = next(one for one in card.findChildren(FreeButton) if one.text() == "СМК и ISO")
    assert not waiting.isEnabled()
    assert "you may take it from" in waiting.toolTip()
    card.slots.show_history()
    settle()
    history = dialog_of(card, HistoryDialog)
    assert "released: Нет заказов" in said(history)
    history.give("cancel")


def test_a_head_keeps_a_direction_until_a_day(desk: Desk, firm: Office, held: Any) -> None:
    client, slot = held("manager2", "Пищепром", "Кадры")
    ((head,),) = firm.base.execute(
        "SELECT h.login FROM crm.employee e JOIN crm.employee h ON h.id = e.head_id WHERE e.id = %s",
        (firm.ids["manager2"],),
    )
    name = next(key for key, login in firm.people.items() if login == head)
    card = desk.card(name, "client", client)
    choose(card, slot, "keep")
    dialog = dialog_of(card, StepDialog)
    dialog.editors["reason"].set_value("Ждём тендера")
    dialog.give("save")
    settle()
    until, note = firm.base.execute("SELECT keep_until_on, note FROM crm.client_direction WHERE id = %s", (slot,))[0]
    assert (until > date.today(), note) == (True, "Ждём тендера")
    assert "kept until" in said(line_of(card, slot))
    assert "Ждём тендера" in said(line_of(card, slot))


def test_an_analyst_blocks_what_nobody_has_ever_held_and_unblocks_it(desk: Desk, held: Any) -> None:
    client, _slot = held("manager6", "Химпродукт", "Сертификация")
    card = desk.card("analyst", "client", client)
    button = next(one for one in card.findChildren(FreeButton) if one.text() == "Промбезопасность")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    dialog = dialog_of(card, StepDialog)
    dialog.editors["reason"].set_value("Спор")
    dialog.give("save")
    settle()
    line = next(line for line in card.findChildren(SlotLine) if line.slot["state"] == "blocked")
    assert "Спор" in said(line)
    choose(card, line.slot["client_direction_id"], "unblock")
    dialog_of(card, StepDialog).give("save")
    settle()
    assert "blocked" not in {line.slot["state"] for line in card.findChildren(SlotLine)}
