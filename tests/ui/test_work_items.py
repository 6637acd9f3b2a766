"""Works on the screen: who does them, what they wait for, entering documents, entering as done."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QApplication, QLabel

from crm_desktop.ui.kit.dialogs import StepDialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def asked() -> StepDialog:
    """The question that is open."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, StepDialog) and one.isVisible())


def test_an_expert_enters_his_work_as_done_with_the_quantity_and_today_filled_in(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("in_work")
    card = desk.card("expert1", "work_item", deal.work_items[0])
    press(card, "finish")
    dialog = asked()
    assert dialog.editors["done_quantity"].value() == Decimal(1)
    assert dialog.editors["done_on"].value() == date.today()
    dialog.give("save")
    assert dialog.isVisible()
    type_text(dialog.editors["result"], "Сертификат подготовлен")
    type_text(dialog.editors["hours"], "7,5")
    dialog.give("save")
    settle()
    assert firm.state("work_item", deal.work_items[0]) == "done"
    assert card.values["hours"] == Decimal("7.5")
    assert "Сертификат подготовлен" in [label.text() for label in card.task.findChildren(QLabel)]


def test_a_document_is_entered_from_the_work_with_the_work_filled_in(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("in_work")
    card = desk.card("expert1", "work_item", deal.work_items[0])
    press(card, "enter_document")
    document, id, defaults = desk.window.cards[-1]
    assert (document, id) == ("issued_document", None)
    assert defaults["work_item_id"] == deal.work_items[0]


def test_a_document_not_in_force_keeps_the_work_from_being_done(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("in_work")
    changes = {"work_item_id": deal.work_items[0], "kind": "certificate", "object": "станок"}
    firm.save("expert1", "issued_document", None, {**changes, "registry_number": f"N-{deal.deal}"})
    card = desk.card("expert1", "work_item", deal.work_items[0])
    assert "not in force" in card.note.text.text()
    assert not card.head.step_buttons["finish"].isEnabled()
    assert card.documents.grid.rowCount() == 1


def test_the_manager_sees_what_a_work_waits_for_and_asks_to_start_early(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    ((line,),) = firm.base.execute("SELECT id FROM crm.invoice_line WHERE invoice_id = %s", (deal.invoice,))
    lines = [{"invoice_line_id": line, "payment_condition": "full"}]
    work = firm.do("manager1", "invoice", "launch", deal.invoice, lines=lines)["ids"][0]
    card = desk.card("manager1", "work_item", work)
    assert "is paid by" in card.note.text.text()
    press(card, "request_early_start")
    type_text(asked().editors["reason"], "Постоянный клиент")
    asked().give("save")
    settle()
    assert firm.pending("work_item", work)


def test_a_work_is_assigned_to_an_expert_of_its_group(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("launched")
    card = desk.card("manager1", "work_item", deal.work_items[0])
    assert {one.id for one in card.experts} >= {firm.ids["expert1"], firm.ids["expert7"]}
    assert firm.ids["expert4"] not in {one.id for one in card.experts}
    press(card, "assign")
    asked().editors["expert_id"].set_value(firm.ids["expert7"])
    asked().give("save")
    settle()
    work = firm.read("manager1", "work_item", deal.work_items[0])
    assert (work["state"], work["expert_id"]) == ("assigned", firm.ids["expert7"])


def test_the_manager_sets_the_due_date_and_the_expert_cannot(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("in_work")
    card = desk.card("manager1", "work_item", deal.work_items[0])
    card.fields.fields["due_on"].set_value(date(2027, 3, 1))
    type_text(card.fields.fields["instructions"], "Звонить до обеда")
    card.save()
    settle()
    assert firm.read("manager1", "work_item", deal.work_items[0])["due_on"] == date(2027, 3, 1)
    expert = desk.card("expert1", "work_item", deal.work_items[0])
    assert expert.frozen
    assert expert.fields.value("instructions") == "Звонить до обеда"


def test_instructions_can_be_cleared(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("launched")
    firm.save("manager1", "work_item", deal.work_items[0], {"instructions": "Лишнее"})
    card = desk.card("manager1", "work_item", deal.work_items[0])
    card.fields.fields["instructions"].set_value("")
    card.save()
    settle()
    assert card.problems.isHidden()
    assert firm.read("manager1", "work_item", deal.work_items[0])["instructions"] == ""


def test_the_expert_sees_the_buyer_and_how_to_reach_him(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("in_work")
    card = desk.card("expert1", "work_item", deal.work_items[0])
    texts = " ".join(label.text() for label in card.buyer.findChildren(QLabel))
    assert card.values["client_name"] in texts
    assert "@" in texts


def test_the_list_opens_and_shows_a_work(desk: Desk, firm: Office) -> None:
    firm.deal_at("in_work")
    page = desk.page("expert1", "work_items")
    assert page.model.rowCount() > 0
    page.panel.summary.show_record(page.view.current_id())
    settle()
    assert page.panel.summary.title.text()
