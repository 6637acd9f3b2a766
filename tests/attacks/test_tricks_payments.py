"""Money by psql: nobody pays twice or too much, pays others' invoices, gives back more than came."""

import json
from typing import Any

import pytest

from tests.attacks.burglar import Answer, ask, at_once, steal
from tests.office import Office

STEP = "SELECT api.payment_{}(%s, (SELECT version FROM crm.payment WHERE id = %s), %s)"


def step(office: Office, verb: str, payment: int, who: str = "accountant", **arguments: Any) -> Answer:
    return steal(office, who, STEP.format(verb), payment, payment, json.dumps(arguments))


def issued(office: Office, manager: str = "manager1", services: tuple[int, ...] = (1,)) -> tuple[int, int, str, str]:
    """Invoice, what it asks in kopecks, our account, the client's ИНН."""
    invoice = office.deal_at("issued", manager=manager, services=services).invoice
    ((left, account, inn),) = office.base.execute(
        "SELECT i.total_kopecks - i.paid_kopecks, a.account, c.inn FROM crm.invoice i JOIN crm.organization_account a"
        " USING (organization_id) JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (invoice,),
    )
    return invoice, left, account, inn


def came(office: Office, key: str, account: str, kopecks: int, **more: Any) -> tuple[int, int]:
    """A payment of a statement: its id and the statement's."""
    statement = office.statement(account, [office.payment(key, kopecks, **more)])
    answer = office.call("accountant", "statement_import", json.dumps(statement))
    return int(answer["documents"][0]["id"]), int(answer["statement_id"])


def part(invoice: int, kopecks: int) -> list[dict[str, int]]:
    return [{"invoice_id": invoice, "amount_kopecks": kopecks}]


def paid(office: Office, invoice: int) -> int:
    ((kopecks,),) = office.base.execute("SELECT paid_kopecks FROM crm.invoice WHERE id = %s", (invoice,))
    return int(kopecks)


def test_money_is_not_allocated_twice_nor_beyond_its_sum(office: Office) -> None:
    invoice, _left, account, inn = issued(office)
    payment, _statement = came(office, "twice", account, 1_000_00, inn=inn)
    assert step(office, "allocate", payment, allocations=part(invoice, 600_00)).code == ""
    for more in (400_01, 600_00, 10**15):
        assert step(office, "allocate", payment, allocations=part(invoice, more)).code == "CRM01"
    twice = [*part(invoice, 300_00), *part(invoice, 300_00)]
    assert step(office, "allocate", payment, allocations=twice).code == "CRM01"
    assert paid(office, invoice) == 600_00, "nothing of a refused command stays"


@pytest.mark.parametrize("amount", [0, -1, -(10**12), None])
def test_nothing_and_less_than_nothing_pays_no_invoice(office: Office, amount: int | None) -> None:
    invoice, _left, account, inn = issued(office)
    payment, _statement = came(office, f"nothing {amount}", account, 1_000_00, inn=inn)
    allocations = [{"invoice_id": invoice, "amount_kopecks": amount}]
    assert step(office, "allocate", payment, allocations=allocations).code == "CRM01"
    assert step(office, "allocate", payment, allocations=[]).code == "CRM01"
    assert step(office, "allocate", payment, allocations={"a": 1}).code == "CRM01"
    assert paid(office, invoice) == 0


def test_an_invoice_takes_no_more_than_it_asks_from_two_at_once(office: Office) -> None:
    invoice, left, account, inn = issued(office)
    payments = [came(office, f"race {place}", account, left + place, inn=inn)[0] for place in (1, 2)]

    def pays(payment: int) -> Any:
        arguments = json.dumps({"allocations": part(invoice, left)})
        return lambda connection: ask(connection, STEP.format("allocate"), payment, payment, arguments)

    answers = at_once(office, [("accountant", pays(payment)) for payment in payments])
    assert sorted(answer.code for answer in answers) == ["", "CRM01"]
    assert paid(office, invoice) == left


def test_money_pays_no_invoice_of_another_organisation_or_client(office: Office) -> None:
    mine, _left, account, inn = issued(office)
    theirs, _asked, other_account, _inn = issued(office, "manager5", (25,))
    payment, _statement = came(office, "elsewhere", account, 500_00, inn=inn)
    if other_account != account:
        assert "another_organization" in step(office, "allocate", payment, allocations=part(theirs, 100_00)).said
    office.base.execute(
        # what the statement itself suggested may be somebody else's debt: a mother company pays
        "UPDATE crm.payment SET suggested_invoice_id = NULL, client_id = (SELECT min(c.id) FROM crm.client c"
        " JOIN crm.invoice i ON i.client_id <> c.id WHERE i.id = %s) WHERE id = %s",
        (mine, payment),
    )
    assert "another_client" in step(office, "allocate", payment, allocations=part(mine, 100_00)).said
    assert (paid(office, mine), paid(office, theirs)) == (0, 0)


def test_money_that_pays_something_does_not_change_hands(office: Office) -> None:
    invoice, _left, account, inn = issued(office)
    payment, _statement = came(office, "hands", account, 500_00, inn=inn)
    step(office, "allocate", payment, allocations=part(invoice, 100_00))
    ((other,),) = office.base.execute(
        "SELECT min(id) FROM crm.client WHERE id <> (SELECT client_id FROM crm.invoice WHERE id = %s)", (invoice,)
    )
    assert "payment_in_use" in step(office, "assign", payment, client_id=other).said
    assert step(office, "assign", payment, client_id=10**12).code == "42501"
    direct = "UPDATE crm.payment SET client_id = %s WHERE id = %s"
    assert steal(office, "accountant", direct, other, payment).code == "42501"
    for column in ("allocated_kopecks = 0", "amount_kopecks = 1", "state = 'ignored'", "refund_of_ids = '{}'",
                   "returned_kopecks = 0"):  # fmt: skip
        assert steal(office, "accountant", f"UPDATE crm.payment SET {column} WHERE id = %s", payment).code == "42501"
    written = "INSERT INTO crm.payment_allocation (payment_id, invoice_id, owner_id, bank_on, amount_kopecks)"
    written += " SELECT %s, id, owner_id, current_date, 1 FROM crm.invoice WHERE id = %s"
    assert steal(office, "accountant", written, payment, invoice).code == "42501"


def test_no_more_goes_back_than_came_however_often_it_is_tried(office: Office) -> None:
    invoice, _left, account, inn = issued(office)
    payment, _statement = came(office, "came", account, 500_00, inn=inn)
    step(office, "allocate", payment, allocations=part(invoice, 300_00))
    backs = [came(office, f"back {n}", account, n, inn=inn, direction="out")[0] for n in (501_00, 500_00, 1_00)]
    too_much, all_of_it, more = backs
    for allocations in (part(invoice, 301_00), part(invoice, 300_00), [], part(invoice, -1_00)):
        answer = step(office, "refund", too_much, payment_id=payment, allocations=allocations)
        assert answer.code == "CRM01"
    assert step(office, "refund", all_of_it, payment_id=payment, allocations=part(invoice, 300_00)).code == ""
    assert paid(office, invoice) == 0
    for allocations in (part(invoice, 1_00), []):
        assert step(office, "refund", more, payment_id=payment, allocations=allocations).code == "CRM01"
    assert step(office, "allocate", payment, allocations=part(invoice, 1)).code == "CRM01", "it has gone back"
    assert step(office, "release", payment).code == "CRM01", "what went back holds what came"
    assert step(office, "classify", more, kind="refund_to_client").code == "CRM01"


def test_money_out_pays_nothing_and_money_in_gives_nothing_back(office: Office) -> None:
    invoice, _left, account, inn = issued(office)
    gone, _one = came(office, "gone", account, 500_00, inn=inn, direction="out")
    here, _two = came(office, "here", account, 501_00, inn=inn)
    assert "not_incoming" in step(office, "allocate", gone, allocations=part(invoice, 1_00)).said
    assert "not_incoming" in step(office, "classify", gone, kind="payment").said
    assert "not_a_refund" in step(office, "refund", here, payment_id=here).said
    assert "not_a_refund" in step(office, "refund", gone, payment_id=gone).said
    assert step(office, "refund", gone, payment_id=10**12).code == "42501"


def test_only_an_accountant_moves_money_and_foreign_ids_answer_as_absent_ones(office: Office) -> None:
    invoice, _left, account, inn = issued(office)
    payment, statement = came(office, "mine", account, 500_00, inn=inn)
    calls: list[tuple[str, tuple[Any, ...]]] = [
        ("SELECT api.statement_undo(%s)", (statement,)),
        ("SELECT api.statement_undo(%s, true)", (statement,)),
        ("SELECT api.payment_withdraw(%s, 1)", (payment,)),
        ("SELECT api.payment_enter('{}'::jsonb || %s::jsonb)", ("{}",)),
        ("SELECT api.statements_import(%s)", (json.dumps([office.statement(account, [])]),)),
    ]
    for who in ("manager1", "head1", "analyst", "administrator", "expert1"):
        for sql, values in calls:
            assert steal(office, who, sql, *values).code == "42501", (who, sql)
        for verb in ("allocate", "refund", "assign", "release", "classify"):
            assert step(office, verb, payment, who, allocations=part(invoice, 1_00)).code == "42501", (who, verb)
        assert steal(office, who, "SELECT api.payment_refundable(%s)", payment).value in ([], None)
        assert steal(office, who, "SELECT api.statements()").value in ([], None)
    there = steal(office, "manager1", "SELECT api.statement_undo(%s)", statement)
    nowhere = steal(office, "manager1", "SELECT api.statement_undo(%s)", 10**12)
    assert (there.code, there.said) == (nowhere.code, nowhere.said)
    assert steal(office, "accountant", "SELECT api.statement_undo(%s)", 10**12).code == "42501"


def test_a_statement_is_taken_back_once_by_two_at_the_same_time(office: Office) -> None:
    invoice, left, account, inn = issued(office)
    ((number,),) = office.base.execute("SELECT number FROM crm.invoice WHERE id = %s", (invoice,))
    _payment, statement = came(office, "undo race", account, left, inn=inn, invoice_number=number)
    assert paid(office, invoice) == left
    undo = "SELECT api.statement_undo(%s)"
    answers = at_once(office, [("accountant", lambda connection: ask(connection, undo, statement))] * 2)
    assert sorted(answer.code for answer in answers) == ["", "CRM01"]
    assert paid(office, invoice) == 0


def test_what_is_entered_by_hand_takes_no_banks_place(office: Office) -> None:
    """A row with the key of tomorrow's payment would make the statement pass that payment by."""
    _invoice, _left, account, _inn = issued(office)
    put = (
        "INSERT INTO crm.payment (organization_id, account, direction, bank_on, amount_kopecks, duplicate_key)"
        " SELECT organization_id, account, 'in', current_date, 777, %s FROM crm.organization_account WHERE account = %s"
    )
    assert steal(office, "accountant", put, "the bank's own", account).count == 1
    ((key, by_hand),) = office.base.execute(
        "SELECT duplicate_key, entered_by_hand FROM crm.payment WHERE amount_kopecks = 777"
    )
    assert (key.startswith("hand|"), by_hand) == (True, True)
    payment, _statement = came(office, "the bank's own", account, 5_000_00)
    assert payment
    assert (
        steal(office, "accountant", put.replace("current_date", "current_date + 400"), "later", account).code == "CRM01"
    )
    assert steal(office, "accountant", put.replace("777", "-777"), "less", account).code == "CRM01"


def test_the_ledger_of_a_client_is_no_window_into_others(office: Office) -> None:
    theirs = office.deal_at("act_issued", manager="manager5", services=(25,))
    ((client, organization),) = office.base.execute(
        "SELECT client_id, organization_id FROM crm.invoice WHERE id = %s", (theirs.invoice,)
    )
    sql = "SELECT api.client_ledger(%s, NULL, '2000-01-01', '2100-01-01')"
    seen = steal(office, "manager1", sql, client).value
    acts = [row["id"] for row in (seen or {"rows": []})["rows"] if row["document"] == "act"]
    assert theirs.act not in acts
    assert theirs.act in [row["id"] for row in steal(office, "manager5", sql, client).value["rows"]]
    whole = "SELECT api.reconciliation(%s, %s, '2000-01-01', '2100-01-01')"
    for who in ("manager6", "expert1", "administrator"):
        there, nowhere = (
            steal(office, who, whole, client, organization),
            steal(office, who, whole, 10**12, organization),
        )
        assert (there.code, there.said) == (nowhere.code, nowhere.said)
        assert there.code == "42501"
    assert steal(office, "manager1", whole, client, organization).value is None, "not all of it is his"
    inner = ("payment_names(ARRAY[1])", "payment_credit(NULL)", "still_paid(1, 1)", "works_released_by(ARRAY[1])")
    for call in (*inner, "remove_payments(ARRAY[1])", "change_paid(1, 1, 'pay', current_date)"):
        assert steal(office, "accountant", f"SELECT sec.{call}").code == "42501", call
