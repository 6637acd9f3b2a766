"""Quotes on the screen: live totals equal to the base's, who may sell, sending, versions, invoices."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.dialogs import SAVE, StepDialog
from crm_desktop.ui.kit.line_columns import LinesModel
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def put(model: LinesModel, row: int, name: str, value: object) -> None:
    """Type a value into a cell, as its editor does."""
    place = next(place for place, column in enumerate(model.columns, 1) if column.name == name)
    model.put(model.index(row, place), value)


def test_the_total_typed_is_the_total_the_base_computes(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft", services=(1, 2))
    card = desk.card("manager1", "quote", deal.quote)
    put(card.lines.model, 0, "quantity", Decimal("2.333"))
    put(card.lines.model, 0, "price", Decimal("98000.37"))
    put(card.lines.model, 0, "discount_percent", Decimal("3.5"))
    typed = [card.lines.amounts_of(line) for line in card.lines.model.lines]
    card.save()
    settle()
    saved = firm.read("manager1", "quote", deal.quote)
    assert [line["total"] for line in saved["lines"]] == [amounts.total for amounts in typed]
    assert [line["vat"] for line in saved["lines"]] == [amounts.vat for amounts in typed]
    assert formats.roubles(saved["total"]) in card.lines.total.text()
    assert formats.roubles(saved["net"]) in card.lines.sums.text()


def test_another_seller_changes_the_vat_before_anything_is_saved(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft")
    card = desk.card("manager1", "quote", deal.quote)
    before = card.lines.amounts_of(card.lines.model.lines[0])
    other = next(offer for offer in card.values["offers"] if offer["vat_rate"] is None)
    card.fields.fields["organization_id"].set_value(other["id"])
    card.fields.fields["organization_id"].edited.emit()
    after = card.lines.amounts_of(card.lines.model.lines[0])
    assert before.vat > 0
    assert after.vat == 0
    assert after.total == before.net


def test_an_organisation_without_a_permit_says_so_in_the_choice_and_below_it(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft")
    card = desk.card("manager1", "quote", deal.quote)
    box = card.fields.fields["organization_id"]
    barred = next(offer for offer in card.values["offers"] if not offer["permitted"])
    assert any(barred["name"] in box.itemText(row) and "may not" in box.itemText(row) for row in range(box.count()))
    box.set_value(barred["id"])
    box.edited.emit()
    assert "permit" in card.fields._hints["organization_id"]


def test_a_line_is_renamed_in_the_field_below_the_table(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft")
    card = desk.card("manager1", "quote", deal.quote)
    assert not card.lines.name.isVisible()
    card.lines.view.setCurrentIndex(card.lines.model.index(0, 1))
    assert card.lines.name.isVisible()
    card.lines.name.setFocus()
    card.lines.name.selectAll()
    type_text(card.lines.name, "Сертификат на станок 16К20")
    assert card.dirty
    card.save()
    settle()
    assert firm.read("manager1", "quote", deal.quote)["lines"][0]["title"] == "Сертификат на станок 16К20"
    assert not card.dirty


def test_a_discount_above_the_limit_is_told_before_sending_and_greys_the_button(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft")
    card = desk.card("manager1", "quote", deal.quote)
    assert card.note.isHidden()
    put(card.lines.model, 0, "discount_percent", Decimal(12))
    card.save()
    settle()
    assert "12 %" in card.note.text.text()
    assert not card.head.step_buttons["send"].isEnabled()
    press(card, "submit")
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, StepDialog))
    type_text(dialog.editors["reason"], "Годовой договор")
    dialog.give("save")
    settle()
    assert firm.state("quote", deal.quote) == "on_approval"


def test_sending_gives_the_number_and_a_new_version_opens_beside_it(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft")
    card = desk.card("manager1", "quote", deal.quote)
    press(card, "send")
    assert card.values["number"].startswith("КП-")
    card.ask_step("revise")
    settle()
    document, made, _defaults = desk.window.cards[-1]
    assert (document, firm.state("quote", made or 0)) == ("quote", "draft")
    assert len(firm.read("manager1", "quote", made or 0)["versions"]) == 2


@pytest.mark.parametrize(("verb", "kind"), [("make_full", "full"), ("make_final", "final")])
def test_an_accepted_quote_becomes_an_invoice_by_the_menu(desk: Desk, firm: Office, verb: str, kind: str) -> None:
    deal = firm.deal_at("accepted")
    card = desk.card("manager1", "quote", deal.quote)
    assert card.invoice.isVisible()
    next(action for action in card.invoice_menu.actions() if action.objectName() == verb).trigger()
    settle()
    document, made, _defaults = desk.window.cards[-1]
    assert document == "invoice"
    assert firm.read("manager1", "invoice", made or 0)["kind"] == kind


def test_a_prepayment_asks_for_its_percent(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("accepted")
    card = desk.card("manager1", "quote", deal.quote)
    dialog = card.ask_prepayment()
    dialog.percent.set_value(Decimal(30))
    dialog.percent.edited.emit()
    asked = (card.values["total"] * Decimal("0.3")).quantize(Decimal("0.01"))
    assert formats.roubles(asked) in dialog.told.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    invoice = firm.read("manager1", "invoice", desk.window.cards[-1][1] or 0)
    assert (invoice["kind"], invoice["prepayment_percent"]) == ("prepayment", 30)
    total = firm.read("manager1", "quote", deal.quote)["total"]
    assert abs(invoice["total"] - total * Decimal("0.3")) <= Decimal("0.02")


def test_more_than_the_quote_is_refused_with_figures(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft")
    card = desk.card("manager1", "quote", deal.quote)
    card.make_invoice("full")
    settle()
    assert formats.roubles(card.values["total"]) in card.problems.text.text()


def test_the_list_shows_the_quote_and_its_summary(desk: Desk, firm: Office) -> None:
    firm.deal_at("quoted")
    page = desk.page("manager1", "quotes")
    assert page.model.rowCount() > 0
    page.panel.summary.show_record(page.view.current_id())
    settle()
    assert page.panel.summary.title.text()


def test_a_prepayment_by_sum_takes_the_chosen_lines_alone(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("accepted", services=(1, 2))
    card = desk.card("manager1", "quote", deal.quote)
    dialog = card.ask_prepayment()
    first, second = dialog.flags
    dialog.flags[second].setChecked(False)
    dialog.mode.set_value("amount")
    dialog.mode.edited.emit()
    dialog.give(SAVE)
    assert "how much" in dialog.problem.text.text()
    dialog.amount.set_value(Decimal(99_000_000))
    dialog.give(SAVE)
    settle()
    assert "not above" in dialog.problem.text.text()
    dialog.amount.set_value(Decimal("1234.56"))
    dialog.give(SAVE)
    settle()
    invoice = firm.read("manager1", "invoice", desk.window.cards[-1][1] or 0)
    assert (invoice["total"], [line["quote_line_id"] for line in invoice["lines"]]) == (Decimal("1234.56"), [first])
