"""One refund gives back several payments: each part out of its invoice or out of the client's credit, to the kopeck."""

from typing import Any

from tests.office import Office
from tests.test_payments import brought, paid, received, refunded, refusal


def test_one_refund_gives_back_parts_of_several_payments_and_takes_it_back(office: Office) -> None:
    invoice, first, account, inn, _answer = paid(office, "both-1", 400_00)
    answer = brought(office, account, office.payment("both-2", 500_00, inn=inn, purpose="Аванс"))
    second = answer["documents"][0]["id"]
    office.do("accountant", "payment", "classify", second, kind="payment")
    before = received(office)
    refund = refunded(office, "both-back", account, inn, 700_00)

    def part(payment: int, kopecks: int, of: int | None = None) -> dict[str, Any]:
        return {"payment_id": payment, "invoice_id": of, "amount_kopecks": kopecks}

    wrong = {
        "refund_incomplete": [part(first, 100_00, invoice), part(second, 500_00)],
        "over_payment": [part(first, 300_00, invoice), part(second, 500_00)],
        "over_refund": [part(first, 199_00, invoice), part(second, 501_00)],
        "amount_wrong": [part(first, -1, invoice), part(second, 700_01)],
        "field_required": [],
    }
    for code, parts in wrong.items():
        assert refusal(office, "refund", refund, parts=parts) == code
    good = [part(first, 150_00, invoice), part(second, 500_00), part(first, 50_00, invoice)]
    office.do("accountant", "payment", "refund", refund, parts=good)
    ((left,),) = office.base.execute("SELECT paid_kopecks FROM crm.invoice WHERE id = %s", (invoice,))
    assert (left, received(office) < before) == (200_00, True)
    card = office.read("accountant", "payment", refund)
    assert {one["id"] for one in card["gives_back"]} == {first, second}
    assert office.read("accountant", "payment", second)["credit"] == 0
    for payment in (first, second):
        assert refusal(office, "release", payment) == "payment_refunded"
    office.do("accountant", "payment", "release", refund)
    ((left,),) = office.base.execute("SELECT paid_kopecks FROM crm.invoice WHERE id = %s", (invoice,))
    assert (left, received(office)) == (400_00, before)
    assert office.read("accountant", "payment", second)["credit"] == 500


def test_a_refund_gives_back_no_payments_of_two_clients(office: Office) -> None:
    _invoice, mine, account, inn, _answer = paid(office, "two-1", 100_00)
    other = brought(office, account, office.payment("two-2", 100_00, inn="7707083893", purpose="Аванс"))
    ((client,),) = office.base.execute("SELECT max(id) FROM crm.client WHERE inn <> %s", (inn,))
    foreign = other["documents"][0]["id"]
    office.do("accountant", "payment", "assign", foreign, client_id=client)
    office.do("accountant", "payment", "classify", foreign, kind="payment")
    refund = refunded(office, "two-back", account, "", 100_00)
    parts = [{"payment_id": one, "amount_kopecks": 50_00} for one in (mine, foreign)]
    assert refusal(office, "refund", refund, parts=parts) == "refund_another_client"
