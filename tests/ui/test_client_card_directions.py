"""The directions on a client's card: what is said of them to whom, and every verb through its windows."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.ui.clients_first_claim import FirstClaimDialog
from crm_desktop.ui.clients_slot_history import HistoryDialog
from crm_desktop.ui.clients_slots import FreeButton, SlotLine
from crm_desktop.ui.kit.dialogs import StepDialog
from tests.office import Office
from tests.ui.client_card import choose, dialog_of, line_of, said
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


@pytest.fixture
def held(firm: Office) -> Callable[[str, str, str], tuple[int, int]]:
    """Let a manager hold a direction of a client: (client, slot)."""

    def hold(name: str, client: str, direction: str) -> tuple[int, int]:
        return firm.client(client), firm.claim(name, client, direction)

    return hold


@pytest.fixture
def use_up(firm: Office) -> Iterator[Callable[[str, str], None]]:
    """Let a manager have used his month up, until the test ends."""
    before = firm.base.execute("SELECT employee_id, month_on, kind, used FROM priv.claim_month")

    def spend(name: str, kind: str) -> None:
        firm.base.execute(
            "INSERT INTO priv.claim_month (employee_id, month_on, kind, used)"
            " VALUES (%s, date_trunc('month', sec.today()), %s, 99)"
            " ON CONFLICT (employee_id, month_on, kind) DO UPDATE SET used = 99",
            (firm.ids[name], kind),
        )

    yield spend
    firm.base.execute("DELETE FROM priv.claim_month WHERE used >= 99")
    for row in before:
        firm.base.execute(
            "INSERT INTO priv.claim_month (employee_id, month_on, kind, used) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            row,
        )


def test_a_free_direction_is_claimed_with_one_click_that_says_what_is_left(desk: Desk, held: Any) -> None:
    client, _slot = held("manager3", "Игрушки", "Сертификация")
    card = desk.card("manager3", "client", client)
    assert "left this month" in card.slots.free_title.text()
    button = next(one for one in card.findChildren(FreeButton) if one.text() == "Кадры")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert {line.slot["short_name"] for line in card.findChildren(SlotLine)} == {"Сертификация", "Кадры"}
    assert all(one.text() != "Кадры" for one in card.findChildren(FreeButton))


def test_above_the_quota_the_click_asks_for_approval(desk: Desk, held: Any, use_up: Callable[[str, str], None]) -> None:
    client, _slot = held("manager7", "Энергосети", "Сертификация")
    use_up("manager7", "direction")
    card = desk.card("manager7", "client", client)
    QTest.mouseClick(card.findChildren(FreeButton)[0], Qt.MouseButton.LeftButton)
    settle()
    dialog = dialog_of(card, StepDialog)
    dialog.editors["reason"].set_value("Крупный заказ")
    dialog.give("save")
    settle()
    assert "reserved" in {line.slot["state"] for line in card.findChildren(SlotLine)}


def test_a_new_client_above_the_quota_waits_for_the_approval(desk: Desk, use_up: Callable[[str, str], None]) -> None:
    use_up("manager6", "new_client")
    card = desk.card("manager6", "client", None, short_name="ООО «Сверх лимита»")
    closed: list[bool] = []
    card.close_asked.connect(lambda: closed.append(True))
    card.save()
    settle()
    first = dialog_of(card, FirstClaimDialog)
    QTest.mouseClick(first.choices[0], Qt.MouseButton.LeftButton)
    settle()
    why = dialog_of(first, StepDialog)
    why.editors["reason"].set_value("Тендер")
    why.give("save")
    settle()
    assert closed, "until the decision the card is closed to its author, too"
    assert "approval" in desk.window.toasts[-1]
    waiting = desk.firm.base.execute("SELECT state FROM crm.client_direction WHERE client_id = %s", (card.id,))
    assert waiting == [("reserved",)]


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


def test_a_comment_on_the_client_is_read_by_all_its_holders_and_by_who_answers_for_the_base(
    desk: Desk, firm: Office, held: Any
) -> None:
    client, _slot = held("manager1", "Лифтсервис", "Испытания")
    held("manager5", "Лифтсервис", "Охрана труда")
    for name, text in (("manager1", "Просили звонить после обеда"), ("analyst", "Проверить ОГРН")):
        card = desk.card(name, "client", client)
        card.side.timeline.edit.setText(text)
        card.side.timeline.edit.sent.emit()
        settle()
    neighbour = desk.card("manager5", "client", client)
    told = [entry["text"] for entry in neighbour.values["timeline"]]
    assert "Просили звонить после обеда" in told
    assert "Проверить ОГРН" in told
