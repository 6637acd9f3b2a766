"""Filling a client's card from the register: offered for a new client, differences first, failures told calmly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.services import registry_lookup
from crm_desktop.ui import login_vault
from crm_desktop.ui.clients_first_claim import FirstClaimDialog
from crm_desktop.ui.clients_registry import DifferencesDialog, OfficeDialog
from crm_desktop.ui.clients_registry_key import RegistryKeyDialog
from crm_desktop.ui.kit import theme
from tests import register as registers
from tests.office import Office
from tests.register import BRANCH, SBERBANK, Register
from tests.stores import LockedStore, MemoryStore, used
from tests.ui.client_card import dialog_of, new_card, typed
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]
INN = "7707083893"


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Register]:
    """A register on this computer, its key in a store of this test."""
    monkeypatch.setenv("CRM_HOME", str(tmp_path))
    with registers.running() as running, used(MemoryStore()):
        monkeypatch.setenv(registry_lookup.ADDRESS_VARIABLE, running.address)
        registry_lookup.keep_key(running.key)
        yield running


def answered() -> None:
    """The store and the register have spoken."""
    for _ in range(200):
        QTest.qWait(5)
        if not login_vault.is_busy():
            break
    QTest.qWait(20)
    settle()


def fields(card: Any) -> dict[str, Any]:
    return {name: card.fields.value(name) for name in registry_lookup.FIELDS}


def test_a_new_client_is_filled_when_its_inn_is_whole(desk: Desk, register: Register) -> None:
    card = new_card(desk)
    typed(card, "inn", INN, leave=False)
    answered()
    assert fields(card) == {
        "kind": "company", "short_name": "ПАО «СБЕРБАНК»", "inn": INN, "kpp": "773601001", "ogrn": "1027700132195",
        "full_name": "Публичное акционерное общество «СБЕРБАНК РОССИИ»", "signatory_name": "Греф Г. О.",
        "address": "117312, г Москва, ул Вавилова, д 19", "signatory_position": "Президент, председатель правления",
    }  # fmt: skip
    assert "Filled in from the register" in card.notice.text.text()
    assert len(register.asked) == 1


def test_an_inn_brought_from_the_look_up_fills_the_new_card(desk: Desk, register: Register) -> None:
    card = desk.card("manager1", "client", None, inn=INN)
    answered()
    assert card.fields.value("short_name") == "ПАО «СБЕРБАНК»"


def test_without_a_key_a_new_client_is_simply_typed(desk: Desk, register: Register) -> None:
    registry_lookup.keep_key("")
    card = new_card(desk)
    typed(card, "inn", INN)
    answered()
    assert card.fields.value("short_name") is None
    assert card.notice.isHidden()
    assert register.asked == []


def test_a_wrong_inn_is_told_at_the_field_and_never_asked(desk: Desk, register: Register) -> None:
    card = new_card(desk)
    typed(card, "inn", "7707083894")
    QTest.keyClick(card, Qt.Key.Key_F9)
    answered()
    assert "mistyped" in card.fields.errors()["inn"]
    assert register.asked == []


def test_differences_are_shown_and_chosen_field_by_field(desk: Desk, firm: Office, register: Register) -> None:
    number, _ = firm.save(
        "manager1", "client", None, {"short_name": "Сбер", "inn": INN, "kpp": "540602001", "address": "Москва, старый"}
    )
    firm.call("manager1", "client_direction_claim", number, firm.direction("Кадры"))
    card = desk.card("manager1", "client", number)
    press(card, "fill_by_inn")
    answered()
    dialog = dialog_of(card, DifferencesDialog)
    assert {name: box.value() for name, box in dialog.boxes.items()} == {
        "short_name": False, "kpp": True, "address": True,
    }  # fmt: skip
    assert card.fields.value("ogrn") is None, "nothing is filled before the choice"
    dialog.boxes["address"].setChecked(False)
    dialog.give("save")
    settle()
    assert (card.fields.value("short_name"), card.fields.value("address")) == ("Сбер", "Москва, старый")
    assert (card.fields.value("kpp"), card.fields.value("ogrn")) == ("773601001", "1027700132195")
    card.save()
    settle()
    sql = "SELECT kpp, registry_state, registry_on = sec.today() FROM crm.client WHERE id = %s"
    kept = firm.base.execute(sql, (number,))
    assert kept == [("773601001", "active", True)]
    firm.base.execute("UPDATE crm.client SET inn = '', deleted_at = now() WHERE id = %s", (number,))


def test_cancelling_the_differences_changes_nothing(desk: Desk, register: Register) -> None:
    card = new_card(desk)
    typed(card, "short_name", "Своё имя")
    typed(card, "inn", INN)
    answered()
    dialog_of(card, DifferencesDialog).give("cancel")
    settle()
    assert fields(card) == {
        **dict.fromkeys(registry_lookup.FIELDS), "kind": "company", "short_name": "Своё имя", "inn": INN,
    }  # fmt: skip


def test_of_several_offices_one_is_chosen(desk: Desk, register: Register) -> None:
    register.known[INN] = [SBERBANK, BRANCH]
    card = new_card(desk)
    typed(card, "inn", INN)
    answered()
    dialog = dialog_of(card, OfficeDialog)
    assert [choice.text() for choice in dialog.choices] == ["773601001", "540602001"]
    dialog.choices[1].setChecked(True)
    dialog.give("save")
    settle()
    assert (card.fields.value("kpp"), card.fields.value("short_name")) == ("540602001", "СИБИРСКИЙ БАНК ПАО СБЕРБАНК")


def test_the_kpp_on_the_card_chooses_the_office_by_itself(desk: Desk, register: Register) -> None:
    register.known[INN] = [SBERBANK, BRANCH]
    card = new_card(desk)
    typed(card, "kpp", "540602001")
    typed(card, "inn", INN)
    answered()
    assert [one for one in card.findChildren(OfficeDialog) if one.isVisible()] == []
    assert "СИБИРСКИЙ" in card.fields.value("short_name")


def test_a_liquidated_client_is_marked_on_its_card(desk: Desk, firm: Office, register: Register) -> None:
    card = new_card(desk)
    typed(card, "inn", "779900000660")
    answered()
    assert "liquidated" in card.note.text.text()
    card.save()
    settle()
    dialog_of(card, FirstClaimDialog).choices[0].click()
    settle()
    kept = firm.base.execute("SELECT registry_state FROM crm.client WHERE id = %s", (card.id,))
    assert kept == [("liquidated",)]
    again = desk.card("manager1", "client", card.id)
    assert "liquidated" in again.note.text.text()
    assert not again.note.isHidden()
    assert again.note.hue == "red"
    assert theme.tokens().hue("red").text in again.note.text.styleSheet()
    assert not again.dirty


@pytest.mark.parametrize(
    ("status", "told"),
    [(403, "does not take the key"), (429, "asks for a pause"), (500, "does not work"), (302, "sign in")],
)
def test_a_failure_is_told_above_the_form_and_the_typed_stays(
    desk: Desk, register: Register, status: int, told: str
) -> None:
    register.status = status
    card = new_card(desk)
    typed(card, "short_name", "Своё")
    typed(card, "inn", INN)
    answered()
    assert card.notice.isHidden(), "what nobody has asked for does not complain"
    card.lens.trigger()
    answered()
    assert told in card.notice.text.text()
    assert (card.fields.value("short_name"), card.fields.value("inn")) == ("Своё", INN)
    assert card.fill.isEnabled()


def test_an_unknown_inn_is_told(desk: Desk, register: Register) -> None:
    register.known = {}
    card = new_card(desk)
    typed(card, "inn", INN)
    card.registry.ask()
    answered()
    assert INN in card.notice.text.text()


def test_the_key_is_tried_kept_and_shown_as_dots(desk: Desk, register: Register) -> None:
    registry_lookup.keep_key("")
    card = new_card(desk)
    typed(card, "inn", INN)
    card.registry.ask()
    answered()
    QTest.mouseClick(card.notice._links[0], Qt.MouseButton.LeftButton)
    answered()
    dialog = dialog_of(card, RegistryKeyDialog)
    type_text(dialog.key, "wrong")
    press(dialog, "check_key")
    assert "does not take the key" in dialog.note.text.text()
    dialog.key.clear()
    type_text(dialog.key, register.key)
    press(dialog, "check_key")
    assert "works" in dialog.note.text.text()
    assert register.key not in dialog.key.displayText()
    dialog.give("save")
    answered()
    assert registry_lookup.kept_key() == register.key


def test_without_a_store_the_key_is_not_kept_and_the_reason_is_said(desk: Desk, register: Register) -> None:
    card = new_card(desk)
    with used(LockedStore()):
        dialog = RegistryKeyDialog(card)
        dialog.open()
        answered()
        type_text(dialog.key, "ключ")
        dialog.give("save")
        answered()
        assert dialog.isVisible()
        assert "cannot be kept" in dialog.note.text.text()
        dialog.give("cancel")
