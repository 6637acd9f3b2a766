"""Refunds of several payments by psql: nothing goes back twice, out of nothing, or out of somebody else's money."""

import json
from typing import Any

import pytest

from tests.attacks.burglar import Answer, ask, at_once, steal
from tests.attacks.test_tricks_payments import STEP, came, issued
from tests.office import Office


def give_back(office: Office, name: str, refund: int, arguments: Any) -> Answer:
    return steal(office, name, STEP.format("refund"), refund, refund, json.dumps(arguments))


def advance(office: Office, key: str, kopecks: int) -> tuple[int, str, str]:
    """A client's credit: (payment, account, ИНН)."""
    _invoice, _left, account, inn = issued(office)
    payment, _statement = came(office, key, account, kopecks, inn=inn)
    office.base.execute(
        "UPDATE crm.payment SET state = 'ignored', kind = 'payment', suggested_invoice_id = NULL WHERE id = %s",
        (payment,),
    )
    return payment, account, inn


def out(office: Office, key: str, account: str, inn: str, kopecks: int) -> int:
    return came(office, key, account, kopecks, inn=inn, direction="out", purpose="Возврат")[0]


def returned(office: Office, payment: int) -> tuple[int, int]:
    ((kopecks, parts),) = office.base.execute(
        "SELECT p.returned_kopecks, (SELECT coalesce(sum(r.amount_kopecks), 0)::bigint FROM priv.refund_part r"
        " WHERE r.payment_id = p.id) FROM crm.payment p WHERE p.id = %s",
        (payment,),
    )
    return int(kopecks), int(parts)


@pytest.mark.parametrize("parts", [
    "all", 7, {"payment_id": 1}, [], [None], ["x"], [[1]], [{}], [{"payment_id": None, "amount_kopecks": 100}],
    [{"payment_id": "0x1", "amount_kopecks": 100}], [{"payment_id": 1.5, "amount_kopecks": 100}],
    [{"payment_id": 10**12, "amount_kopecks": 30000}], [{"payment_id": 10**30, "amount_kopecks": 30000}],
])  # fmt: skip
def test_parts_that_are_none_give_nothing_back(office: Office, parts: Any) -> None:
    payment, account, inn = advance(office, f"none {parts!r}", 300_00)
    refund = out(office, f"none back {parts!r}", account, inn, 300_00)
    assert give_back(office, "accountant", refund, {"parts": parts}).code != ""
    assert returned(office, payment) == (0, 0)


@pytest.mark.parametrize("amounts", [[300_01], [-1, 300_01], [0, 300_00], [200_00, 100_01], [10**18], [None]])
def test_sums_that_are_not_the_refund_give_nothing_back(office: Office, amounts: list[Any]) -> None:
    payment, account, inn = advance(office, f"sums {amounts}", 300_00)
    refund = out(office, f"sums back {amounts}", account, inn, 300_00)
    parts = [{"payment_id": payment, "amount_kopecks": amount} for amount in amounts]
    assert give_back(office, "accountant", refund, {"parts": parts}).code != ""
    assert returned(office, payment) == (0, 0)


def test_credit_goes_back_once_however_many_ask_at_the_same_moment(office: Office) -> None:
    payment, account, inn = advance(office, "race", 300_00)
    refunds = [out(office, f"race back {place}", account, inn, 200_00) for place in range(3)]

    def gives(refund: int) -> Any:
        arguments = json.dumps({"parts": [{"payment_id": payment, "amount_kopecks": 200_00}]})
        return lambda connection: ask(connection, STEP.format("refund"), refund, refund, arguments)

    answers = at_once(office, [("accountant", gives(refund)) for refund in refunds])
    assert sorted(answer.code for answer in answers) == ["", "CRM01", "CRM01"]
    assert returned(office, payment) == (200_00, 200_00)


def test_an_invoice_the_payment_does_not_pay_is_no_part_of_it(office: Office) -> None:
    payment, account, inn = advance(office, "foreign invoice", 300_00)
    other, *_rest = issued(office)
    refund = out(office, "foreign invoice back", account, inn, 300_00)
    for invoice in (other, 10**12):
        parts = [{"payment_id": payment, "invoice_id": invoice, "amount_kopecks": 300_00}]
        assert "over_refund" in give_back(office, "accountant", refund, {"parts": parts}).said
    assert returned(office, payment) == (0, 0)


@pytest.mark.parametrize("name", ["manager1", "director", "administrator", "expert1"])
def test_nobody_but_the_accountant_gives_back_and_nobody_reads_the_parts(office: Office, name: str) -> None:
    payment, account, inn = advance(office, f"role {name}", 300_00)
    refund = out(office, f"role back {name}", account, inn, 300_00)
    parts = [{"payment_id": payment, "amount_kopecks": 300_00}]
    assert give_back(office, name, refund, {"parts": parts}).code == "42501"
    for call in ("sec.forget_refunds(ARRAY[1]::bigint[])", "sec.refunds_of(ARRAY[1]::bigint[])"):
        assert steal(office, name, f"SELECT {call}").code == "42501"
    assert steal(office, name, "SELECT * FROM priv.refund_part").code == "42501"
    assert returned(office, payment) == (0, 0)


def test_a_payment_that_went_back_is_neither_spent_nor_taken_out(office: Office) -> None:
    payment, account, inn = advance(office, "spent", 300_00)
    refund = out(office, "spent back", account, inn, 300_00)
    parts = [{"payment_id": payment, "amount_kopecks": 300_00}]
    assert give_back(office, "accountant", refund, {"parts": parts}).code == ""
    invoice, *_rest = issued(office)
    spent = json.dumps({"allocations": [{"invoice_id": invoice, "amount_kopecks": 100}]})
    assert steal(office, "accountant", STEP.format("allocate"), payment, payment, spent).code == "CRM01"
    for verb in ("release", "assign", "classify"):
        arguments = json.dumps({"client_id": 1, "kind": "other"})
        assert steal(office, "accountant", STEP.format(verb), payment, payment, arguments).code == "CRM01"
    assert returned(office, payment) == (300_00, 300_00)
