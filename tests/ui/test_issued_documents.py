"""Issued documents on the screen: entered by the expert, put in force, never changed afterwards."""

from datetime import date
from typing import Any

from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def new_card(desk: Desk, firm: Office, service: int = 1) -> tuple[Any, int]:
    """A new certificate of a work that is going on."""
    deal = firm.deal_at("in_work", services=(service,))
    work = deal.work_items[0]
    return desk.card(
        "expert1", "issued_document", work_item_id=work, work_item_id_title=f"РБ-{work}", kind="certificate"
    ), work


def test_a_certificate_is_entered_for_the_work(desk: Desk, firm: Office) -> None:
    card, work = new_card(desk, firm)
    type_text(card.fields.fields["registry_number"], f"ЕАЭС RU С-RU.ДЕ05.{work}")
    type_text(card.fields.fields["object"], "Станок токарный")
    card.fields.fields["issued_on"].set_value(date.today())
    card.save()
    settle()
    found = firm.read("expert1", "work_item", work)["documents"]
    assert [one["registry_number"] for one in found] == [f"ЕАЭС RU С-RU.ДЕ05.{work}"]


def test_what_is_missing_is_told_before_the_base_is_asked(desk: Desk, firm: Office) -> None:
    card, _work = new_card(desk, firm)
    card.save()
    settle()
    assert set(card.fields.errors()) == {"registry_number", "object", "issued_on"}


def test_the_same_registry_number_twice_is_refused(desk: Desk, firm: Office) -> None:
    first, second = enter_twin(desk, firm), enter_twin(desk, firm)
    assert first.id is not None
    assert second.id is None
    assert second.fields.errors() or not second.problems.isHidden()


def enter_twin(desk: Desk, firm: Office) -> Any:
    """A document with the number the other one has too."""
    card, _work = new_card(desk, firm)
    type_text(card.fields.fields["registry_number"], "ОДИН И ТОТ ЖЕ")
    type_text(card.fields.fields["object"], "Станок")
    card.fields.fields["issued_on"].set_value(date.today())
    card.save()
    settle()
    return card


def test_a_document_in_force_is_frozen(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("in_work")
    changes = {
        "work_item_id": deal.work_items[0], "kind": "report", "registry_number": f"О-{deal.deal}", "object": "цех",
        "issued_on": date.today(),
    }  # fmt: skip
    made, _version = firm.save("expert1", "issued_document", None, changes)
    if firm.read("expert1", "work_item", deal.work_items[0])["needs_verification"]:
        firm.do("expert7", "issued_document", "verify", made)
    card = desk.card("expert1", "issued_document", made)
    press(card, "issue")
    assert firm.state("issued_document", made) == "issued"
    assert card.frozen
    assert f"О-{deal.deal}" in card.title()


def test_the_register_opens_and_offers_entering(desk: Desk) -> None:
    page = desk.page("expert1", "issued_documents")
    page.create_new()
    assert desk.window.cards[-1][0] == "issued_document"
    assert desk.page("manager1", "issued_documents")._creation is None
