"""Values nobody types: endless dates, texts of megabytes, sums that overflow a ledger, numbers that are none."""

import json

import pytest

from tests.attacks.burglar import Answer, ask, signed_in, steal
from tests.office import Office

LONG = "ы" * 200_000


def code(answer: Answer) -> tuple[str, str]:
    return answer.code, answer.said.split("\n")[0]


@pytest.mark.parametrize("day", ["infinity", "-infinity", "5874897-12-31", "0001-01-01", "4713-01-01 BC"])
def test_a_date_that_programs_cannot_read_is_refused(office: Office, day: str) -> None:
    """psycopg2 fails on a year above 9999: one such row would break the lists of everybody above."""
    deal = office.deal_at("invoice_draft")
    tries = (
        ("UPDATE crm.deal SET expected_on = %s WHERE id = %s", deal.deal),
        ("UPDATE crm.invoice SET due_on = %s WHERE id = %s", deal.invoice),
        ("UPDATE crm.invoice SET expected_payment_on = %s WHERE id = %s", deal.invoice),
        ("INSERT INTO crm.task (assignee_id, title, due_at) SELECT sec.me(), 'x', %s WHERE %s > 0", 1),
    )
    with signed_in(office, "manager1") as connection:
        for sql, number in tries:
            answer = ask(connection, sql, day, number)
            # a moment ends long before a date does
            assert code(answer) == ("CRM01", "out_of_bounds") or answer.code == "22008", sql


def test_a_text_of_a_book_is_refused_wherever_it_is_written(office: Office) -> None:
    deal = office.deal_at("invoice_draft")
    tries = (
        ("UPDATE crm.deal SET need = %s WHERE id = %s", LONG, deal.deal),
        ("INSERT INTO crm.event (kind, document, text, document_id) VALUES ('comment', 'deal', %s, %s)",
         LONG, deal.deal),
        ("INSERT INTO crm.task (title, assignee_id) VALUES (%s, %s)", LONG, office.ids["director"]),
        ("SELECT api.deal_lose(%s, (SELECT version FROM crm.deal WHERE id = %s), %s)", deal.deal, deal.deal,
         json.dumps({"lost_reason_id": 1, "comment": LONG})),
        ("SELECT api.client_save(NULL, 0, %s)", json.dumps({"short_name": LONG})),
        ("SELECT api.setting_put('x', to_jsonb(repeat(%s, 20)))", LONG),
        ("SELECT api.setting_put(%s, '1')", LONG),
    )  # fmt: skip
    with signed_in(office, "manager1") as connection:
        for sql, *values in tries:
            assert code(ask(connection, sql, *values)) == ("CRM01", "out_of_bounds"), sql


def test_a_client_carries_thirty_tags_and_no_more(office: Office) -> None:
    tags = [f"{n:04}" + "я" * 90 for n in range(3000)]
    client = office.call("manager1", "client_save", None, 0, json.dumps({"short_name": "Ярлыки", "tags": tags}))
    ((kept,),) = office.base.execute("SELECT tags FROM crm.client WHERE id = %s", (client["id"],))
    assert (len(kept), max(map(len, kept))) == (30, 50)


def test_a_sum_that_would_overflow_the_ledger_of_the_year_is_refused(office: Office) -> None:
    """One such invoice, and nobody of the organisation could issue another."""
    deal = office.deal_at("invoice_draft")
    (line,) = office.read("manager1", "invoice", deal.invoice)["lines"]
    with signed_in(office, "manager1") as connection:
        for assignment in ("price_kopecks = 900000000000000000", "quantity = 99999999999", "quantity = 'NaN'"):
            answer = ask(connection, f"UPDATE crm.invoice_line SET {assignment} WHERE id = %s", line["id"])
            assert answer.code in ("CRM01", "0A000", "22003"), assignment
        answer = ask(connection, "UPDATE crm.deal SET expected_kopecks = 9223372036854775807 WHERE id = %s", deal.deal)
        assert code(answer) == ("CRM01", "out_of_bounds")
    ((total,),) = office.base.execute("SELECT max(total_kopecks) FROM crm.invoice")
    assert total < 10**14


def test_hours_of_work_are_a_number(office: Office) -> None:
    deal = office.deal_at("in_work")
    (item,) = deal.work_items
    ((login,),) = office.base.execute(
        "SELECT e.login FROM crm.work_item w JOIN crm.employee e ON e.id = w.expert_id WHERE w.id = %s", (item,)
    )
    expert = next(key for key, known in office.people.items() if known == login)
    for hours in ("NaN", "Infinity", "-1"):
        done = json.dumps({"done_quantity": 1, "done_on": "2026-01-01", "hours": hours, "result": "да"})
        sql = "SELECT api.work_item_finish(%s, (SELECT version FROM crm.work_item WHERE id = %s), %s)"
        assert steal(office, expert, sql, item, item, done).code == "CRM01", hours
