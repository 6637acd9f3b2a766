"""Acts on the screen: only quantities change, issuing, sending, signing, refusing, printing."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QApplication

from crm_desktop.ui import preview
from crm_desktop.ui.kit.dialogs import StepDialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.test_quotes import put

__all__ = ["desk", "firm"]


def asked() -> StepDialog:
    """The question that is open."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, StepDialog) and one.isVisible())


def test_an_act_is_issued_sent_and_signed_today(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("act_draft")
    card = desk.card("manager1", "act", deal.act)
    press(card, "issue")
    assert card.values["number"] in card.title()
    press(card, "send")
    press(card, "sign")
    assert asked().editors["signed_on"].value() == date.today()
    asked().give("save")
    settle()
    assert firm.state("act", deal.act) == "signed"


def test_only_the_quantity_of_a_line_may_change_and_no_line_is_added(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("act_draft")
    card = desk.card("manager1", "act", deal.act)
    model = card.lines.model
    editable = [column.name for column in model.columns if column.computed is None]
    assert editable == ["quantity"]
    assert model.rowCount() == len(model.lines)
    assert not card.lines.add_button.isVisible()
    put(model, 0, "quantity", Decimal("0.5"))
    assert card.lines.amounts_of(model.lines[0]).total * 2 == card.values["total"]
    card.save()
    settle()
    assert firm.read("manager1", "act", deal.act)["lines"][0]["quantity"] == Decimal("0.5")
    assert firm.read("manager1", "act", deal.act)["lines"][0]["title"]


def test_more_than_is_done_is_told_and_not_issued(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("act_draft")
    card = desk.card("manager1", "act", deal.act)
    put(card.lines.model, 0, "quantity", Decimal(3))
    card.save()
    settle()
    assert "too much" in card.note.text.text()
    assert not card.head.step_buttons["issue"].isEnabled()


def test_a_refused_signature_stands_above_the_act(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("act_issued")
    card = desk.card("manager1", "act", deal.act)
    card.ask_step("refuse")
    type_text(asked().editors["reason"], "Нет протокола")
    asked().give("save")
    settle()
    assert "Нет протокола" in card.note.text.text()
    assert card.note.hue == "red"


def test_the_act_is_previewed(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("act_issued")
    card = desk.card("manager1", "act", deal.act)
    press(card, "preview")
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, preview.PreviewDialog))
    settle()
    assert dialog.pages >= 1
    dialog.reject()


def test_the_list_shows_the_act(desk: Desk, firm: Office) -> None:
    firm.deal_at("act_issued")
    page = desk.page("manager1", "acts")
    assert page.model.rowCount() > 0
