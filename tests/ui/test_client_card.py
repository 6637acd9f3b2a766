"""The card of a client, typed into: checks at the field, phones, tags, what nobody may lose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.ui.clients_claim import ClaimDialog
from crm_desktop.ui.clients_fields import TagsEdit, phones_text
from crm_desktop.ui.clients_first_claim import FirstClaimDialog
from crm_desktop.ui.clients_slots import SlotLine
from crm_desktop.ui.kit.dialogs import ConflictDialog
from tests.office import Office
from tests.ui.client_card import dialog_of, mine, new_card, said, text_of, typed
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm

__all__ = ["desk", "firm"]


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
    dialog = dialog_of(card, FirstClaimDialog)
    assert "ООО «Новый Демо»" in said(dialog)
    kadry = next(choice for choice in dialog.choices if choice.text() == "Кадры")
    QTest.mouseClick(kadry, Qt.MouseButton.LeftButton)
    settle()
    assert [line.slot["short_name"] for line in card.findChildren(SlotLine)] == ["Кадры"], "the card is whole at once"
    ((kept,),) = desk.firm.base.execute("SELECT to_jsonb(c) FROM crm.client c WHERE id = %s", (card.id,))
    assert kept["kind"] == "company"
    assert (kept["phone"], kept["email"]) == ("+7 495 123-45-67", "a@example.com, b@example.com")
    assert (kept["tags"], kept["postal_address"], kept["source"]) == (["Экспорт", "ВИП"], "Москва, а/я 5", "Выставка")
    assert not card.dirty


def test_a_new_client_nobody_claims_is_kept_and_its_card_goes(desk: Desk) -> None:
    card = new_card(desk)
    closed: list[bool] = []
    card.close_asked.connect(lambda: closed.append(True))
    typed(card, "short_name", "ООО «Ничей»")
    card.save()
    settle()
    dialog_of(card, FirstClaimDialog).give("cancel")
    settle()
    assert closed
    assert "claim" in desk.window.toasts[-1]
    assert desk.firm.base.execute("SELECT count(*) FROM crm.client WHERE short_name = 'ООО «Ничей»'") == [(1,)]


def test_saving_and_closing_a_new_client_asks_first_and_closes_then(desk: Desk) -> None:
    card = new_card(desk)
    closed: list[bool] = []
    card.close_asked.connect(lambda: closed.append(True))
    typed(card, "short_name", "ООО «Сразу закрыть»")
    card.save(close=True)
    settle()
    assert not closed
    dialog_of(card, FirstClaimDialog).choices[1].click()
    settle()
    assert closed


def test_tags_of_two_people_are_compared_as_words(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    firm.save("manager1", "client", client, {"tags": None})
    card = desk.card("manager1", "client", client)
    typed(card, "tags", "Мои, два")
    firm.save("manager1", "client", client, {"tags": ["Их"]})
    card.save()
    settle()
    QTest.mouseClick(card.notice._links[0], Qt.MouseButton.LeftButton)
    dialog = dialog_of(card, ConflictDialog)
    box = dialog._boxes["tags"]
    assert [box.itemText(row) for row in range(box.count())] == ["Mine: Мои, два", "Theirs: Их"]
    dialog.give("save")
    card.save()
    settle()
    assert firm.base.execute("SELECT tags FROM crm.client WHERE id = %s", (client,)) == [(["Мои", "два"],)]
    firm.save("manager1", "client", client, {"tags": None})


def test_a_client_that_is_there_already_is_one_click_from_being_claimed(desk: Desk) -> None:
    card = new_card(desk)
    typed(card, "short_name", "Медприбор ещё раз")
    typed(card, "inn", "7499001110")
    typed(card, "kpp", "749901001")
    card.save()
    settle()
    assert "Медприбор Демо" in card.problems.text.text()
    QTest.mouseClick(card.problems._links[0], Qt.MouseButton.LeftButton)
    dialog = dialog_of(card, ClaimDialog)
    dialog.ask()
    settle()
    assert "Медприбор Демо" in said(dialog)
    assert card.fields.value("short_name") == "Медприбор ещё раз"
    dialog.give("cancel")


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


def test_what_an_older_program_let_through_is_mentioned_and_hinders_nothing(desk: Desk, firm: Office) -> None:
    client = mine(firm)
    before = firm.base.execute("SELECT ogrn, phone FROM crm.client WHERE id = %s", (client,))[0]
    firm.base.execute("UPDATE crm.client SET ogrn = '1027700132196', phone = 'у Маши' WHERE id = %s", (client,))
    card = desk.card("manager1", "client", client)
    assert not card.dirty
    assert card.fields.errors() == {}
    assert "wrong check digit" in said(card)
    typed(card, "site", "example.org")
    card.save()
    settle()
    kept = firm.base.execute("SELECT ogrn, phone, site FROM crm.client WHERE id = %s", (client,))
    assert kept == [("1027700132196", "у Маши", "example.org")]
    typed(card, "ogrn", "1027700132197")
    card.save()
    settle()
    assert "ogrn" in card.fields.errors(), "once touched it is judged"
    firm.base.execute("UPDATE crm.client SET ogrn = %s, phone = %s WHERE id = %s", (*before, client))


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
