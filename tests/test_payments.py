"""Money: a statement taken back, refunds, advances, payments entered by hand, own transfers."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.office import Office

TODAY = date.today().isoformat()


def requisites(office: Office, invoice: int) -> tuple[str, str, str, int]:
    """Number and what is left of an invoice in kopecks, our account, the client's ИНН."""
    ((number, account, inn, left),) = office.base.execute(
        "SELECT i.number, a.account, c.inn, i.total_kopecks - i.paid_kopecks"
        " FROM crm.invoice i JOIN crm.organization_account a USING (organization_id)"
        " JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (invoice,),
    )
    return number, account, inn, left


def brought(office: Office, account: str, *payments: dict[str, Any]) -> dict[str, Any]:
    """One statement with these documents."""
    return office.call("accountant", "statement_import", json.dumps(office.statement(account, payments)))


def received(office: Office) -> int:
    """Income of all organisations of this year in kopecks, as the ledger has it."""
    ((kopecks,),) = office.base.execute("SELECT coalesce(sum(received_kopecks), 0)::bigint FROM priv.organization_year")
    return int(kopecks)


def asked(office: Office, call: str) -> list[dict[str, Any]]:
    """What the accountant reads."""
    with office.connect_as("accountant").reader() as reader:
        rows: list[dict[str, Any]] = reader.value(f"SELECT api.{call}")
        return rows


def refusal(office: Office, verb: str, payment: int, **arguments: Any) -> str:
    with pytest.raises(Refused) as what:
        office.do("accountant", "payment", verb, payment, **arguments)
    return what.value.code


def paid(office: Office, key: str, kopecks: int | None = None) -> tuple[int, int, str, str, dict[str, Any]]:
    """An issued invoice paid by a statement: invoice, payment, account, ИНН, the statement's answer."""
    invoice = office.deal_at("issued").invoice
    number, account, inn, left = requisites(office, invoice)
    document = office.payment(key, kopecks or left, inn=inn, invoice_number=number, document_number=key)
    answer = brought(office, account, document)
    return invoice, answer["documents"][0]["id"], account, inn, {**answer, "document": document}


def refunded(office: Office, key: str, account: str, inn: str, kopecks: int) -> int:
    """Money that left our account for the client."""
    out = office.payment(key, kopecks, inn=inn, direction="out", purpose="Возврат аванса", document_number=key)
    return int(brought(office, account, out)["documents"][0]["id"])


# a statement taken back


def test_a_statement_is_taken_back_and_imported_again(office: Office) -> None:
    before = received(office)
    invoice, _payment, account, _inn, answer = paid(office, "undo-1")
    assert (office.state("invoice", invoice), received(office) > before) == ("paid", True)
    foreseen = office.call("accountant", "statement_undo", answer["statement_id"], True)
    assert (foreseen["payments"], office.state("invoice", invoice)) == (1, "paid")
    told = office.call("accountant", "statement_undo", answer["statement_id"], False)
    assert (told["payments"], len(told["invoices"])) == (1, 1)
    assert (office.state("invoice", invoice), received(office)) == ("issued", before)
    with pytest.raises(Refused) as what:
        office.call("accountant", "statement_undo", answer["statement_id"], False)
    assert what.value.code == "statement_undone"
    again = brought(office, account, answer["document"])
    assert (again["new"], again["known"], office.state("invoice", invoice)) == (1, 0, "paid")
    undone = next(one for one in asked(office, "statements()") if one["id"] == answer["statement_id"])
    assert undone["undone_at"] and undone["undone_by"]


def test_work_that_the_money_released_stays_under_way_and_is_told(office: Office) -> None:
    deal = office.deal_at("issued", prepayment=50)
    lines = [{"invoice_line_id": line["id"]} for line in office.read("manager1", "invoice", deal.invoice)["lines"]]
    (item,) = office.do("manager1", "invoice", "launch", deal.invoice, lines=lines)["ids"]
    answer = office.pay(deal.invoice)
    assert office.state("work_item", item) == "released"
    told = office.call("accountant", "statement_undo", answer["statement_id"], False)
    assert len(told["works"]) == 1
    assert office.state("work_item", item) == "released"
    assert office.state("invoice", deal.invoice) == "issued"


def test_a_statement_whose_money_went_back_is_not_taken_back_before_the_refund(office: Office) -> None:
    invoice, payment, account, inn, answer = paid(office, "undo-2")
    refund = refunded(office, "undo-2-back", account, inn, 100_00)
    parts = [{"invoice_id": invoice, "amount_kopecks": 100_00}]
    office.do("accountant", "payment", "refund", refund, payment_id=payment, allocations=parts)
    with pytest.raises(Refused) as what:
        office.call("accountant", "statement_undo", answer["statement_id"], False)
    assert what.value.code == "statement_refunded"
    assert "undo-2-back" in what.value.facts["documents"]
    assert refusal(office, "release", payment) == "payment_refunded"
    office.do("accountant", "payment", "release", refund)
    office.call("accountant", "statement_undo", answer["statement_id"], False)
    assert office.state("invoice", invoice) == "issued"


def test_a_file_kept_with_a_payment_holds_its_statement(office: Office) -> None:
    _invoice, payment, _account, _inn, answer = paid(office, "undo-3")
    office.base.execute(
        "INSERT INTO crm.task (assignee_id, title, document, document_id) VALUES (%s, 'Уточнить', 'payment', %s)",
        (office.ids["accountant"], payment),
    )
    with pytest.raises(Refused) as what:
        office.call("accountant", "statement_undo", answer["statement_id"], False)
    assert what.value.code == "payment_held"
    office.base.execute("UPDATE crm.task SET state = 'done' WHERE document = 'payment'")
    office.call("accountant", "statement_undo", answer["statement_id"], False)


# refunds and advances


def test_a_refund_makes_the_invoice_less_paid_and_the_income_smaller(office: Office) -> None:
    invoice, payment, account, inn, _answer = paid(office, "refund-1")
    before = received(office)
    refund = refunded(office, "refund-1-back", account, inn, 1_000_00)
    assert received(office) == before, "an unclassified refund changes nothing yet"
    offered = asked(office, f"payment_refundable({refund})")
    assert payment in [one["payment_id"] for one in offered]
    parts = [{"invoice_id": invoice, "amount_kopecks": 1_000_00}]
    office.do("accountant", "payment", "refund", refund, payment_id=payment, allocations=parts)
    assert office.state("invoice", invoice) == "partly_paid"
    assert received(office) < before
    office.do("accountant", "payment", "release", refund)
    assert (office.state("invoice", invoice), received(office)) == ("paid", before)


def test_more_than_was_paid_is_not_given_back(office: Office) -> None:
    invoice, payment, account, inn, _answer = paid(office, "refund-2", 500_00)
    refund = refunded(office, "refund-2-back", account, inn, 600_00)
    parts = [{"invoice_id": invoice, "amount_kopecks": 600_00}]
    assert refusal(office, "refund", refund, payment_id=payment, allocations=parts) == "over_refund"
    parts = [{"invoice_id": invoice, "amount_kopecks": 500_00}]
    assert refusal(office, "refund", refund, payment_id=payment, allocations=parts) == "over_refund"
    whole = refunded(office, "refund-2-whole", account, inn, 500_00)
    office.do("accountant", "payment", "refund", whole, payment_id=payment, allocations=parts)
    assert office.state("invoice", invoice) == "issued"
    again = refunded(office, "refund-2-again", account, inn, 1_00)
    parts = [{"invoice_id": invoice, "amount_kopecks": 1_00}]
    assert refusal(office, "refund", again, payment_id=payment, allocations=parts) == "over_refund"
    assert refusal(office, "classify", again, kind="refund_to_client") == "refund_by_payment"


def test_an_advance_stays_the_clients_credit_until_it_is_allocated_or_given_back(office: Office) -> None:
    one, two = office.deal_at("issued").invoice, office.deal_at("issued").invoice
    _number, account, inn, _left = requisites(office, one)
    before = received(office)
    advance = brought(office, account, office.payment("advance-1", 3_000_00, inn=inn))["documents"][0]["id"]
    office.do("accountant", "payment", "classify", advance, kind="payment")
    income = received(office)
    assert income > before
    parts = [{"invoice_id": one, "amount_kopecks": 1_000_00}]
    office.do("accountant", "payment", "allocate", advance, allocations=parts)
    refund = refunded(office, "advance-1-back", account, inn, 500_00)
    office.do("accountant", "payment", "refund", refund, payment_id=advance)
    parts = [{"invoice_id": two, "amount_kopecks": 1_500_01}]
    assert refusal(office, "allocate", advance, allocations=parts) == "over_payment"
    parts = [{"invoice_id": two, "amount_kopecks": 1_500_00}]
    office.do("accountant", "payment", "allocate", advance, allocations=parts)
    assert office.read("manager1", "invoice", one)["paid"] == Decimal(1_000)
    assert office.read("manager1", "invoice", two)["paid"] == Decimal(1_500)
    assert office.read("accountant", "payment", advance)["credit"] == 0


# by hand


def entered(office: Office, sure: bool = False, **more: Any) -> int:
    ((organization, account),) = office.base.execute(
        "SELECT organization_id, account FROM crm.organization_account ORDER BY id LIMIT 1"
    )
    payment = {
        "organization_id": organization, "account": account, "direction": "in", "bank_on": TODAY,
        "document_number": "5", "amount_kopecks": 700_00, "purpose": "Оплата", **more,
    }  # fmt: skip
    return int(office.call("accountant", "payment_enter", json.dumps(payment), sure)["id"])


def test_a_payment_entered_by_hand_is_marked_and_asked_about_when_one_like_it_is_there(office: Office) -> None:
    first = entered(office, document_number="hand-1")
    card = office.read("accountant", "payment", first)
    assert (card["entered_by_hand"], card["state"]) == (True, "unmatched")
    with pytest.raises(Refused) as what:
        entered(office, document_number="hand-1")
    assert (what.value.code, "hand-1" in what.value.facts["documents"]) == ("payment_alike", True)
    second = entered(office, sure=True, document_number="hand-1")
    version = office.read("accountant", "payment", second)["version"]
    office.call("accountant", "payment_withdraw", second, version)
    assert second not in office.sees("accountant", "payment")


@pytest.mark.parametrize(("wrong", "code"), [
    ({"amount_kopecks": 0}, "amount_wrong"),
    ({"amount_kopecks": -5}, "amount_wrong"),
    ({"bank_on": (date.today() + timedelta(1)).isoformat()}, "payment_in_future"),
    ({"bank_on": "2001-01-01"}, "payment_too_early"),
    ({"account": "4" * 20}, "account_of_another"),
    ({"counterparty_inn": "7707083894"}, "payer_inn_wrong"),
    ({"bank_on": None}, "field_required"),
    ({"direction": "sideways"}, "field_required"),
])  # fmt: skip
def test_what_no_bank_would_say_is_not_entered(office: Office, wrong: dict[str, Any], code: str) -> None:
    count = "SELECT count(*) FROM crm.payment"
    before = office.base.execute(count)
    with pytest.raises(Refused) as what:
        entered(office, **wrong)
    assert what.value.code == code
    assert office.base.execute(count) == before


def test_the_statement_knows_what_was_entered_before_it_came(office: Office) -> None:
    invoice = office.deal_at("issued").invoice
    _number, account, inn, _left = requisites(office, invoice)
    whose = "SELECT organization_id FROM crm.organization_account WHERE account = %s"
    ours = {"organization_id": office.base.execute(whose, (account,))[0][0], "account": account}
    by_hand = entered(office, counterparty_inn=inn, document_number="88", amount_kopecks=4_321_00, **ours)
    document = office.payment("bank-88", 4_321_00, inn=inn, document_number="88")
    answer = brought(office, account, document)
    assert (answer["new"], answer["known"], answer["documents"][0]["id"]) == (0, 1, by_hand)
    twin = office.payment("bank-88-twin", 4_321_00, inn=inn, document_number="88")
    assert brought(office, account, twin)["new"] == 1, "one entry stands for one document of the bank"


def test_the_client_of_a_payment_is_corrected_while_it_pays_nothing(office: Office) -> None:
    invoice = office.deal_at("issued").invoice
    ((client,),) = office.base.execute("SELECT client_id FROM crm.invoice WHERE id = %s", (invoice,))
    ((other,),) = office.base.execute("SELECT id FROM crm.client WHERE id <> %s ORDER BY id LIMIT 1", (client,))
    _number, account, _inn, _left = requisites(office, invoice)
    payment = brought(office, account, office.payment("assign-1", 900_00, name="Иванов И. И."))["documents"][0]["id"]
    office.do("accountant", "payment", "assign", payment, client_id=other)
    parts = [{"invoice_id": invoice, "amount_kopecks": 900_00}]
    assert refusal(office, "allocate", payment, allocations=parts) == "another_client"
    office.do("accountant", "payment", "assign", payment, client_id=client)
    office.do("accountant", "payment", "allocate", payment, allocations=parts)
    assert office.state("invoice", invoice) == "partly_paid"
    assert refusal(office, "assign", payment, client_id=other) == "payment_in_use"
    with pytest.raises(Denied):
        office.do("manager1", "payment", "assign", payment, client_id=other)


def test_money_between_own_accounts_is_never_income(office: Office) -> None:
    accounts = office.base.execute(
        "SELECT a.account, o.inn FROM crm.organization_account a JOIN crm.organization o"
        " ON o.id = a.organization_id ORDER BY a.id"
    )
    (ours, _), (theirs, inn) = accounts[0], accounts[1]
    before = received(office)
    answer = brought(
        office, ours,
        office.payment("own-inn", 100_00, inn=inn), office.payment("own-account", 100_00, counterparty_account=theirs),
        office.payment("own-out", 100_00, inn=inn, direction="out"),
    )  # fmt: skip
    for one in answer["documents"]:
        card = office.read("accountant", "payment", one["id"])
        assert (card["kind"], card["state"]) == ("internal", "ignored")
    moved = answer["documents"][1]["id"]
    office.do("accountant", "payment", "release", moved)
    assert refusal(office, "classify", moved, kind="payment") == "internal_transfer"
    invoice = office.deal_at("issued").invoice
    parts = [{"invoice_id": invoice, "amount_kopecks": 100_00}]
    assert refusal(office, "allocate", moved, allocations=parts) == "internal_transfer"
    assert received(office) == before
