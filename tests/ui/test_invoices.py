"""Invoices on the screen: obstacles with figures, the meter, launching, preview, cancelling and making anew."""

from decimal import Decimal
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.ui import preview
from crm_desktop.ui.invoices_again import link_rows
from crm_desktop.ui.invoices_launch import LaunchDialog
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.dialogs import SAVE, StepDialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]
SYSTEM = 16
"""The service only organisations on УСН sell."""


def test_an_invoice_is_issued_by_one_click(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft")
    card = desk.card("manager1", "invoice", deal.invoice)
    press(card, "issue")
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, StepDialog))
    dialog.give("save")
    settle()
    assert firm.state("invoice", deal.invoice) == "issued"
    assert card.values["number"] in card.title()
    assert card.frozen


def test_a_prepayment_cannot_be_issued_and_the_card_says_why(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft", prepayment=50)
    card = desk.card("manager1", "invoice", deal.invoice)
    assert not card.head.step_buttons["issue"].isEnabled()
    assert "approved first" in card.note.text.text()
    assert card.fields.fields["prepayment_percent"].isVisible()
    assert card.fields.value("prepayment_percent") == 50


def test_the_limit_is_shown_with_this_invoice_and_its_refusal_has_all_figures(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft", services=(SYSTEM,), manager="manager5")
    prefix = _prefix(firm, deal.invoice)
    firm.open_year(prefix, Decimal(9_000_000) if prefix == "ДП" else Decimal(17_000_000))
    card = desk.card("manager5", "invoice", deal.invoice)
    meter = card.meter.meter
    assert 0.89 < meter.share < 0.96
    assert meter.added > 0
    firm.open_year(prefix, Decimal(9_990_000) if prefix == "ДП" else Decimal(17_990_000))
    card.reload()
    settle()
    text = card.note.text.text()
    assert "limit" in text
    assert formats.roubles(Decimal(9_990_000) if prefix == "ДП" else Decimal(17_990_000)) in text
    assert not card.head.step_buttons["issue"].isEnabled()
    assert card.meter.meter.hue == "red"


def test_payment_expected_next_year_leaves_this_years_meter_alone(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft", services=(SYSTEM,), manager="manager5")
    firm.open_year(_prefix(firm, deal.invoice), Decimal(1_000_000))
    card = desk.card("manager5", "invoice", deal.invoice)
    assert card.meter.isVisible()
    from datetime import date

    next_year = date(date.today().year + 1, 1, 20)
    card.fields.fields["expected_payment_on"].set_value(next_year)
    card.fields.fields["expected_payment_on"].edited.emit()
    # due this year, it counts for this year whatever is expected
    assert card.meter.isVisible()
    card.fields.fields["due_on"].set_value(next_year)
    card.fields.fields["due_on"].edited.emit()
    assert not card.meter.isVisible()
    assert str(next_year.year) in card.fields._hints["organization_id"]


def test_lines_are_launched_with_quantity_group_and_expert(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued", services=(1, 2))
    card = desk.card("manager1", "invoice", deal.invoice)
    dialog = card.ask_launch()
    kept, left_out = dialog.rows
    QTest.mouseClick(left_out.chosen, Qt.MouseButton.LeftButton, pos=left_out.chosen.rect().center())
    left_out.chosen.set_value(False)
    type_text(dialog.instructions, "Образец на складе")
    press(dialog, "run_launch")
    works = [entry for entry in firm.read("manager1", "deal", deal.deal)["chain"] if entry["document"] == "work_item"]
    assert len(works) == 1
    work = firm.read("manager1", "work_item", works[0]["id"])
    assert work["instructions"] == "Образец на складе"
    assert work["invoice_line_id"] == kept.line["id"]
    assert card.launch.isVisible()
    assert "1" in desk.window.toasts[-1]


def test_more_than_ordered_is_not_launched(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    card = desk.card("manager1", "invoice", deal.invoice)
    dialog = card.ask_launch()
    dialog.rows[0].quantity.set_value(Decimal(5))
    press(dialog, "run_launch")
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    dialog.reject()
    assert [e for e in firm.read("manager1", "deal", deal.deal)["chain"] if e["document"] == "work_item"] == []


def test_starting_at_once_is_offered_only_when_no_prepayment_is_waited_for(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued", prepayment=100)
    card = desk.card("manager1", "invoice", deal.invoice)
    assert [value for value, _words in _choices(card.ask_launch())] == ["full"]
    firm.pay(deal.invoice)
    card.reload()
    settle()
    assert [value for value, _words in _choices(card.ask_launch())] == ["full", "percent", "none"]


def _choices(dialog: LaunchDialog) -> list[tuple[str, str]]:
    box = dialog.condition
    return [(box.itemData(row)[0], box.itemText(row)) for row in range(box.count())]


def test_payments_and_the_rest_are_listed(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    firm.pay(deal.invoice, 1000)
    card = desk.card("manager1", "invoice", deal.invoice)
    assert card.payments.isVisible()
    assert card.payments.grid.rowCount() == 2
    assert formats.roubles(card.values["total"] - 1000) in _texts(card.payments)


def test_the_route_of_an_approval_is_shown(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("on_approval")
    card = desk.card("manager1", "invoice", deal.invoice)
    assert card.approvals.isVisible()
    assert any("Орлова" in text for text in _texts(card.approvals))


def test_a_cancelled_invoice_is_made_anew(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    card = desk.card("manager1", "invoice", deal.invoice)
    card.take_step("cancel", {"reason": "Ошибка в реквизитах"})
    settle()
    assert "Ошибка в реквизитах" in card.note.text.text()
    press(card, "make_again")
    document, made, _defaults = desk.window.cards[-1]
    assert document == "invoice"
    assert firm.state("invoice", made or 0) == "draft"


def test_the_preview_shows_pages_and_saves_the_very_pdf(desk: Desk, firm: Office, tmp_path: Path) -> None:
    deal = firm.deal_at("issued")
    card = desk.card("manager1", "invoice", deal.invoice)
    QTest.keyClick(card, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, preview.PreviewDialog))
    settle()
    assert dialog.pages == 1
    assert card.values["number"] in dialog.name
    before = dialog.view.zoomFactor()
    press(dialog, "zoom_in")
    press(dialog, "zoom_in")
    assert dialog.view.zoomFactor() > before * 1.1
    dialog.save_to(tmp_path / "счёт.pdf")
    settle()
    assert card.values["number"] in PdfReader(tmp_path / "счёт.pdf").pages[0].extract_text()
    dialog.save_to(tmp_path / "нет такой папки" / "счёт.pdf")
    settle()
    assert dialog.note.isVisible()
    assert dialog.note.hue == "red"
    dialog.reject()


def test_typed_changes_are_saved_before_they_are_printed(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft")
    card = desk.card("manager1", "invoice", deal.invoice)
    type_text(card.fields.fields["comment"], "Срочно")
    assert preview.open_for(card) is None
    assert card.notice.isVisible()


def _prefix(firm: Office, invoice: int) -> str:
    sql = (
        "SELECT o.number_prefix FROM crm.invoice i JOIN crm.organization o ON o.id = i.organization_id WHERE i.id = %s"
    )
    return str(firm.base.execute(sql, (invoice,))[0][0])


def _texts(box: object) -> list[str]:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(box, QWidget)
    return [label.text() for label in box.findChildren(QLabel)]


def test_an_issued_invoice_is_reissued_from_its_menu_and_both_show_the_link(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    card = desk.card("manager1", "invoice", deal.invoice)
    assert [action.isEnabled() for action in card.again.menu().actions()] == [True, True]
    dialog = card.again.ask_reissue()
    dialog.editors["reason"].set_value("Ошибка в сумме")
    dialog.give(SAVE)
    settle()
    document, made, _defaults = desk.window.cards[-1]
    assert (document, firm.state("invoice", made or 0)) == ("invoice", "draft")
    assert firm.state("invoice", deal.invoice) == "cancelled"
    assert link_rows(card)[0].note.startswith("made from this one")
    fresh = desk.card("manager1", "invoice", made)
    assert link_rows(fresh)[0].note.startswith("made from it")
    assert fresh.relations.isVisible()


def test_a_paid_invoice_is_copied_but_not_reissued(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("paid")
    card = desk.card("manager1", "invoice", deal.invoice)
    assert [action.isEnabled() for action in card.again.menu().actions()] == [True, False]
    card.again.copy()
    settle()
    assert firm.state("invoice", desk.window.cards[-1][1] or 0) == "draft"
