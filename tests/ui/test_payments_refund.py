"""A refund on the screen: payments are added and left out, and nothing is given back until the whole sum is named."""

import json
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def test_one_refund_gives_back_several_payments(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    answers = [firm.pay(deal.invoice, 100), firm.pay(deal.invoice, 200)]
    first, second = (answer["documents"][0]["id"] for answer in answers)
    ((account, inn),) = firm.base.execute(
        "SELECT a.account, c.inn FROM crm.invoice i JOIN crm.organization_account a USING (organization_id)"
        " JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (deal.invoice,),
    )
    out = firm.payment("ui-back-both", 300_00, inn=inn, direction="out", purpose="Возврат по письму")
    answer = firm.call("accountant", "statement_import", json.dumps(firm.statement(account, [out])))
    card = desk.card("accountant", "payment", answer["documents"][0]["id"])
    assert {first, second} <= set(card.refund._payments)
    for payment in [chosen for chosen in card.refund._chosen if chosen not in (first, second)]:
        press(card, f"not_{payment}")
    for payment in (first, second):
        card.refund.choose(payment)
    got = {part: editor.value() for part, editor in card.refund.sums.items()}
    assert got == {(first, deal.invoice): Decimal(100), (second, deal.invoice): Decimal(200)}
    press(card, "refund")
    assert firm.state("invoice", deal.invoice) == "issued"
    assert {one["id"] for one in card.values["gives_back"]} == {first, second}
    assert card.allocations.isVisible() and not card.refund.isVisible()


def waiting(firm: Office, invoice: int, key: str, kopecks: int) -> int:
    """Money of the invoice's client that names no invoice and equals none."""
    ((account, inn),) = firm.base.execute(
        "SELECT a.account, c.inn FROM crm.invoice i JOIN crm.organization_account a USING (organization_id)"
        " JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (invoice,),
    )
    statement = firm.statement(account, [firm.payment(key, kopecks, inn=inn, purpose="Оплата по договору")])
    return int(firm.call("accountant", "statement_import", json.dumps(statement))["documents"][0]["id"])


def test_ctrl_enter_allocates_what_is_ticked_with_the_sum_that_is_being_typed(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    card = desk.card("accountant", "payment", waiting(firm, deal.invoice, "keys", 700_00))
    card.activateWindow()
    flag, amount = card.allocation.flags[deal.invoice], card.allocation.sums[deal.invoice]
    if flag.value():
        QTest.keyClick(flag, Qt.Key.Key_Space)
    QTest.keyClick(flag, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert firm.state("invoice", deal.invoice) == "issued", "nothing is ticked"
    QTest.keyClick(flag, Qt.Key.Key_Space)
    amount.setFocus()
    amount.selectAll()
    QTest.keyClicks(amount, "450,50")
    QTest.keyClick(amount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert firm.state("invoice", deal.invoice) == "partly_paid"
    assert card.values["allocated"] == Decimal("450.50")


def test_ctrl_enter_gives_back_what_is_named(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    firm.pay(deal.invoice)
    ((account, inn),) = firm.base.execute(
        "SELECT a.account, c.inn FROM crm.invoice i JOIN crm.organization_account a USING (organization_id)"
        " JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (deal.invoice,),
    )
    out = firm.payment("keys-back", 10_00, inn=inn, direction="out", purpose="Возврат")
    answer = firm.call("accountant", "statement_import", json.dumps(firm.statement(account, [out])))
    card = desk.card("accountant", "payment", answer["documents"][0]["id"])
    card.activateWindow()
    card.refund.run.setFocus()
    QTest.keyClick(card.refund.run, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(card.values["gives_back"]) == 1
    assert not card.refund.isVisible()
