"""Who else is asked: a colleague first, all of a step; and who will decide, told before anything is sent."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from crm_desktop.ui.approvals_words import queue_item
from crm_desktop.ui.kit.dialogs import Dialog
from tests.office import Office
from tests.office_deals import DealAt
from tests.test_approvals import routed
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.test_approvals import CTRL, show, waiting

__all__ = ["desk", "firm", "waiting"]

# a colleague first, all of a step


def given(key: str, value: Any) -> None:
    """Fill the open dialog in and take its step."""
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible())
    dialog.editors[key].set_value(value)  # type: ignore[attr-defined]  # it is a StepDialog
    dialog.give("save")
    settle()


def test_a_colleague_is_asked_first_by_key_answers_and_the_question_is_back(
    desk: Desk, firm: Office, waiting: list[DealAt]
) -> None:
    page = desk.page("director", "approvals")
    approval = page.page.values["id"]
    QTest.keyClick(page.queue, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    given("employee_id", firm.ids["accountant"])
    assert page.queue.count() == 2
    page.tabs.choose("sent")
    settle()
    assert list(page.rows) == [approval]
    assert "asks what" in queue_item(page.rows[approval]).hint
    assert page.page.take_back.isVisible()
    assert not page.page.bar.isVisible()

    other = desk.page("accountant", "approvals")
    shown = other.page
    assert "your “no” ends nothing" in shown.asked.text.text()
    assert (shown.bar.yes.text(), shown.bar.back.isVisible()) == ("In favour", False)
    assert not shown.ask_first.isVisible()
    type_text(shown.bar.comment, "Долг есть")
    press(other, "reject")
    assert desk.window.toasts[-1].startswith("Your answer was given")
    assert firm.state("approval", approval) == "pending"

    again = desk.page("director", "approvals")
    show(again, approval)
    notes = [(step.state, step.note) for step in again.page.route._steps]
    assert notes[1] == ("refused", "Долг есть (asked first)")
    assert again.page.bar.yes.text() == "Approve"
    press(again, "approve")
    assert firm.state("approval", approval) == "approved"


def test_a_question_to_a_colleague_is_taken_back(desk: Desk, firm: Office, waiting: list[DealAt]) -> None:
    page = desk.page("director", "approvals")
    approval = page.page.values["id"]
    press(page, "ask_before")
    given("employee_id", firm.ids["accountant"])
    page.tabs.choose("sent")
    settle()
    press(page, "take_back")
    page.tabs.choose("mine")
    settle()
    assert approval in page.rows
    show(page, approval)
    assert page.page.bar.isVisible()
    assert page.page.route._steps[1].note == "was asked, is waited for no longer"


def test_where_all_decide_each_yes_stands_on_the_route_and_the_silent_are_named(desk: Desk, firm: Office) -> None:
    heads = [{"approver": "role", "role": "executive", "mode": "all"}]
    firm.base.execute("UPDATE crm.employee SET roles = roles || '{executive}' WHERE login = 'e_lebedeva'")
    try:
        with routed(firm, *heads):
            approval = firm.pending("invoice", firm.deal_at("on_approval").invoice)
        page = desk.page("director", "approvals")
        show(page, approval)
        press(page, "approve")
        assert desk.window.toasts[-1].endswith("Still to decide: Лебедева Т. О.")
        shown = desk.page("head2", "approvals")
        show(shown, approval)
        steps = [(step.name, step.state) for step in shown.page.route._steps[1:]]
        assert steps == [("Орлова М. В.", "done"), ("You – Лебедева Т. О.", "now")]
        assert shown.page.route._foot == "route “Маршрут теста”, version 1"
        press(shown, "approve")
        assert firm.state("approval", approval) == "approved"
    finally:
        firm.base.execute("UPDATE crm.employee SET roles = '{manager}' WHERE login = 'e_lebedeva'")


# before sending


def told(word: str) -> str:
    """What the open question says besides what it asks."""
    settle()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible())
    (line,) = dialog.findChildren(QLabel, "told")
    text: str = line.text()
    dialog.give("save")
    settle()
    assert word in text
    return text


def test_who_will_decide_is_told_before_an_invoice_is_sent(desk: Desk, firm: Office) -> None:
    invoice = firm.deal_at("invoice_draft", prepayment=50).invoice
    press(desk.card("manager1", "invoice", invoice), "submit")
    assert told("Орлова М. В.") == "Will decide: 1. Орлова М. В."
    assert firm.state("invoice", invoice) == "on_approval"


def test_who_will_decide_is_told_before_a_quote_is_sent(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft")
    line = firm.read("manager1", "quote", deal.quote)["lines"][0]
    firm.save("manager1", "quote", deal.quote, {}, lines=[{"id": line["id"], "discount_percent": Decimal(12)}])
    press(desk.card("manager1", "quote", deal.quote), "submit")
    assert told("Морозов И. Н.").startswith("Will decide: 1. ")


def test_who_will_decide_is_told_before_a_start_before_payment_is_asked_for(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued", prepayment=50)
    lines = [{"invoice_line_id": one["id"]} for one in firm.read("manager1", "invoice", deal.invoice)["lines"]]
    (work,) = firm.do("manager1", "invoice", "launch", deal.invoice, lines=lines)["ids"]
    card = desk.card("manager1", "work_item", work)
    card.ask_step("request_early_start")
    settle()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible())
    dialog.editors["reason"].set_value("Партия на таможне")  # type: ignore[attr-defined]  # it is a StepDialog
    told("Морозов И. Н.")
    assert firm.pending("work_item", work)
