"""A refund on the screen: payments are added and left out, and nothing is given back until the whole sum is named."""

import json
from decimal import Decimal

from tests.office import Office
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
