"""A deal on the screen: what may be created from it at each stage, how it is lost, why it is not closed."""

from typing import Any

import pytest
from PySide6.QtWidgets import QMenu

from crm_desktop.ui.kit.buttons import PRIMARY, Button
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def _head(card: Any) -> dict[str, str]:
    """Text buttons of the head and their looks."""
    return {b.objectName(): b.look for b in card.head.findChildren(Button) if b.isVisible()}


@pytest.mark.parametrize(
    ("stage", "offered", "filled"),
    [
        ("recorded", {"request_calculation", "make_invoice"}, "request_calculation"),
        ("calculated", {"request_calculation", "make_quote", "make_invoice"}, "make_quote"),
        ("in_work", {"make_act"}, "make_act"),
    ],
)
def test_the_likely_next_creation_is_filled(
    desk: Desk, firm: Office, stage: str, offered: set[str], filled: str
) -> None:
    deal = firm.deal_at(stage)
    card = desk.card("manager1", "deal", deal.deal)
    head = _head(card)
    assert offered <= set(head)
    assert [name for name, look in head.items() if look == PRIMARY] == [filled]


def test_the_title_keeps_its_room_and_other_steps_are_behind_the_dots(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("recorded")
    card = desk.card("manager1", "deal", deal.deal)
    title = card.head.title
    assert title.fontMetrics().horizontalAdvance(title.text()) <= title.width()
    card.head._more.click()
    menu = next(menu for menu in card.head.findChildren(QMenu) if menu.isVisible())
    assert len(menu.actions()) == len(card.values["steps"]) > 1
    menu.close()


def test_creations_give_way_to_saving(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("recorded")
    card = desk.card("manager1", "deal", deal.deal)
    type_text(card.fields.fields["title"], " срочно")
    head = _head(card)
    assert "request_calculation" not in head
    assert card.head.save_and_close.look == PRIMARY
    card.save()
    settle()
    assert "request_calculation" in _head(card)


def test_the_short_path_makes_an_invoice_without_a_calculation(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("recorded")
    card = desk.card("manager1", "deal", deal.deal)
    press(card, "make_invoice")
    document, made, _defaults = desk.window.cards[-1]
    assert document == "invoice"
    assert firm.read("manager1", "invoice", made or 0)["deal_id"] == deal.deal


def test_an_invoice_is_made_from_what_is_there_calculations_first(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("calculated", services=(1, 2))
    card = desk.card("manager1", "deal", deal.deal)
    names = [action.objectName() for action in card.invoice.sources.actions() if not action.isSeparator()]
    assert names == ["from_calculations", "from_prices"]
    card.invoice.sources.actions()[0].trigger()
    settle()
    document, made, _defaults = desk.window.cards[-1]
    lines = firm.read("manager1", "invoice", made or 0)["lines"]
    assert (document, [line["calculation_line_id"] for line in lines]) == ("invoice", deal.lines)
    card.reload()
    settle()
    names = [action.objectName() for action in card.invoice.sources.actions() if not action.isSeparator()]
    assert names == [f"from_invoice_{made}", "from_prices"]
    quoted = firm.deal_at("accepted")
    card = desk.card("manager1", "deal", quoted.deal)
    next(a for a in card.invoice.sources.actions() if a.objectName() == f"from_quote_{quoted.quote}").trigger()
    settle()
    assert firm.read("manager1", "invoice", desk.window.cards[-1][1] or 0)["quote_id"] == quoted.quote


def test_a_calculation_is_invoiced_from_its_card_once_by_its_manager(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("calculated")
    (line,) = deal.lines
    card = desk.card("manager1", "calculation_line", line)
    press(card, "make_invoice")
    document, made, _defaults = desk.window.cards[-1]
    (sold,) = firm.read("manager1", "invoice", made or 0)["lines"]
    assert (document, sold["calculation_line_id"]) == ("invoice", line)
    card.reload()
    settle()
    assert not card.invoice.isVisible()
    for name in ("expert1", "accountant"):
        assert not desk.card(name, "calculation_line", firm.deal_at("calculated").lines[0]).invoice.isVisible()


def test_a_request_is_begun_for_this_deal(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("recorded")
    card = desk.card("manager1", "deal", deal.deal)
    press(card, "request_calculation")
    document, made, defaults = desk.window.cards[-1]
    assert (document, made, defaults["deal_id"]) == ("calculation_request", None, deal.deal)


def test_a_deal_that_is_not_closed_says_what_is_missing(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("act_issued")
    card = desk.card("manager1", "deal", deal.deal)
    assert card.note.isVisible()
    assert card.note.text.text()


def test_somebody_who_only_sees_the_deal_is_offered_nothing(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("recorded")
    card = desk.card("accountant", "deal", deal.deal)
    assert not {"request_calculation", "make_invoice", "make_quote", "make_act"} & set(_head(card))
