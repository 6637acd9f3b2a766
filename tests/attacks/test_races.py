"""Two at the same moment: limits, numbers, slots and quotas hold whoever comes first."""

import json
import threading
from decimal import Decimal
from typing import Any

from psycopg2.extensions import connection as Connection

from tests.attacks.burglar import Answer, ask, at_once, signed_in
from tests.office import Office


def command(sql: str, *values: Any) -> Any:
    """A doing for at_once."""
    return lambda connection: ask(connection, sql, *values)


def issue(invoice: int, version: int) -> Any:
    return command("SELECT api.invoice_issue(%s, %s)", invoice, version)


def done(answers: list[Answer]) -> int:
    return sum(answer.code == "" for answer in answers)


def version(office: Office, invoice: int) -> int:
    return int(office.base.execute("SELECT version FROM crm.invoice WHERE id = %s", (invoice,))[0][0])


def test_a_line_and_the_issue_of_its_invoice_do_not_pass_each_other(office: Office) -> None:
    """The line is written but not committed; the issue waits for it, and then sees that the invoice has changed."""
    deal = office.deal_at("invoice_draft")
    read = version(office, deal.invoice)
    answers: list[Answer] = []
    with signed_in(office, "manager1") as writer, signed_in(office, "assistant1") as issuer:
        writer.autocommit = False
        added = "INSERT INTO crm.invoice_line (invoice_id, service_id, quantity, price_kopecks) VALUES (%s, 1, 1, 100)"
        assert ask(writer, added, deal.invoice).code == ""
        thread = threading.Thread(target=lambda: answers.append(issue(deal.invoice, read)(issuer)))
        thread.start()
        thread.join(timeout=0.5)
        assert thread.is_alive()
        writer.commit()
        thread.join(timeout=20)
    assert [answer.code for answer in answers] == ["CRM02"]
    card = office.read("manager1", "invoice", deal.invoice)
    assert (card["state"], len(card["lines"])) == ("draft", 2)


def test_a_line_that_waits_for_the_issue_comes_too_late(office: Office) -> None:
    deal = office.deal_at("invoice_draft")
    read = version(office, deal.invoice)
    answers: list[Answer] = []
    with signed_in(office, "manager1") as issuer, signed_in(office, "assistant1") as writer:
        issuer.autocommit = False
        assert issue(deal.invoice, read)(issuer).code == ""
        added = "INSERT INTO crm.invoice_line (invoice_id, service_id, quantity, price_kopecks) VALUES (%s, 1, 1, 100)"
        thread = threading.Thread(target=lambda: answers.append(ask(writer, added, deal.invoice)))
        thread.start()
        thread.join(timeout=0.5)
        assert thread.is_alive()
        issuer.commit()
        thread.join(timeout=20)
    assert [answer.code for answer in answers] == ["42501"]
    assert len(office.read("manager1", "invoice", deal.invoice)["lines"]) == 1


def test_a_limit_with_room_for_one_lets_one_pass(office: Office) -> None:
    ((seller,),) = office.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ДП'")
    invoices = []
    for _ in range(6):
        deal = office.deal_at("invoice_draft", manager="manager5", services=(25,))
        office.save("manager5", "invoice", deal.invoice, {"organization_id": seller})
        invoices.append(deal.invoice)
    ((amount,),) = office.base.execute("SELECT net_kopecks FROM crm.invoice WHERE id = %s", (invoices[0],))
    # Every band but the last is out of the way, so that the limit alone decides.
    office.base.execute(
        "INSERT INTO crm.usn_setting (organization_id, year, own_limit_kopecks, info_percent, warning_percent,"
        " approval_percent, block_percent) VALUES (%s, extract(year FROM current_date), %s, 100, 100, 100, 100)"
        " ON CONFLICT (organization_id, year) DO UPDATE SET own_limit_kopecks = excluded.own_limit_kopecks,"
        " info_percent = 100, warning_percent = 100, approval_percent = 100, block_percent = 100",
        (seller, 10 * amount),
    )
    office.open_year("ДП", Decimal(9 * amount).scaleb(-2))
    answers = at_once(office, [("manager5", issue(invoice, version(office, invoice))) for invoice in invoices])
    assert done(answers) == 1
    assert {answer.said.split("\n")[0] for answer in answers if answer.code} == {"usn_limit"}
    assert office.committed("ДП") == Decimal(amount).scaleb(-2)


def test_many_issues_at_once_give_numbers_without_holes(office: Office) -> None:
    invoices = [office.deal_at("invoice_draft").invoice for _ in range(8)]
    answers = at_once(office, [("manager1", issue(invoice, version(office, invoice))) for invoice in invoices])
    assert done(answers) == len(invoices)
    series = office.base.execute(
        "SELECT organization_id, year, count(*), count(DISTINCT sequence), max(sequence) FROM crm.invoice"
        " WHERE number IS NOT NULL GROUP BY 1, 2"
    )
    assert [(count, different) for _, _, count, different, _ in series] == [(last, last) for *_, last in series]


def test_one_invoice_is_issued_once_by_however_many(office: Office) -> None:
    deal = office.deal_at("invoice_draft")
    read = version(office, deal.invoice)
    people = ("manager1", "assistant1", "head1", "manager1")
    answers = at_once(office, [(name, issue(deal.invoice, read)) for name in people])
    assert done(answers) == 1
    assert {answer.code for answer in answers if answer.code} == {"CRM02"}


def test_one_slot_is_taken_by_one_manager(office: Office) -> None:
    client, direction = office.client("Медприбор"), office.direction("Испытания")
    people = ("manager1", "manager2", "manager3", "manager4", "manager5", "manager6")
    claim = command("SELECT api.client_direction_claim(%s, %s)", client, direction)
    answers = at_once(office, [(name, claim) for name in people])
    assert done(answers) == 1
    held = office.base.execute(
        "SELECT state, (SELECT count(*) FROM crm.claim WHERE client_direction_id = d.id) FROM crm.client_direction d"
        " WHERE client_id = %s AND direction_id = %s",
        (client, direction),
    )
    assert held == [("held", 1)]


def test_a_quota_is_not_outrun_by_eight_sessions(office: Office) -> None:
    """The youngest manager may take three new directions a month; what counts is what was granted."""
    office.base.execute(
        "INSERT INTO crm.claim_quota (kind, employee_id, monthly) VALUES ('new_client', %s, 3)",
        (office.ids["manager7"],),
    )
    rows = [{"row": n + 1, "short_name": f"ООО «Забег {n}»"} for n in range(8)]
    assert office.import_rows("analyst", rows).counts == {"created": 8}
    made = office.base.execute("SELECT id FROM crm.client WHERE short_name LIKE 'ООО «Забег%'")
    direction = office.direction("Обучение")
    answers = at_once(
        office,
        [("manager7", command("SELECT api.client_direction_claim(%s, %s)", client, direction)) for (client,) in made],
    )
    assert done(answers) == 3
    assert {answer.said.split("\n")[0] for answer in answers if answer.code} == {"quota_used"}
    counted = office.call("manager7", "claims_left")["new_client"]
    assert (counted["used"], counted["cap"]) == (3, 3)


def test_one_statement_imported_twice_at_once_pays_once(office: Office) -> None:
    deal = office.deal_at("issued")
    ((number, total, account, inn),) = office.base.execute(
        "SELECT i.number, i.total_kopecks, a.account, c.inn FROM crm.invoice i JOIN crm.organization_account a"
        " USING (organization_id) JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (deal.invoice,),
    )
    paid = office.payment("race-of-statements", total, inn=inn, invoice_number=number)
    statement = json.dumps(office.statement(account, [paid]))

    def load(connection: Connection) -> Answer:
        return ask(connection, "SELECT api.statement_import(%s)", statement)

    answers = at_once(office, [("accountant", load)] * 4)
    assert {answer.code for answer in answers} <= {""}
    assert sum(answer.value["new"] for answer in answers) == 1
    count = "SELECT count(*), sum(amount_kopecks) FROM crm.payment WHERE duplicate_key = 'race-of-statements'"
    assert office.base.execute(count) == [(1, total)]
    assert office.read("manager1", "invoice", deal.invoice)["state"] == "paid"


def test_two_experts_do_not_hold_one_line(office: Office) -> None:
    deal = office.deal_at("requested")
    ((read,),) = office.base.execute("SELECT version FROM crm.calculation_line WHERE id = %s", (deal.lines[0],))
    take = command("SELECT api.calculation_line_take(%s, %s)", deal.lines[0], read)
    assert done(at_once(office, [(name, take) for name in ("expert1", "expert7", "expert8")])) == 1
    assert office.base.execute("SELECT count(*) FROM crm.calculation WHERE line_id = %s", (deal.lines[0],)) == [(1,)]


def test_one_question_is_decided_once(office: Office) -> None:
    deal = office.deal_at("on_approval", prepayment=50)
    approval = office.pending("invoice", deal.invoice)
    ((read,),) = office.base.execute("SELECT version FROM crm.approval WHERE id = %s", (approval,))
    yes = command("SELECT api.approval_approve(%s, %s)", approval, read)
    no = command("""SELECT api.approval_reject(%s, %s, '{"comment": "нет"}')""", approval, read)
    answers = at_once(office, [("director", yes), ("director", no), ("director", yes)])
    assert done(answers) == 1


def test_works_done_are_not_acted_twice(office: Office) -> None:
    deal = office.deal_at("done")
    make = command("SELECT api.act_make(%s)", deal.deal)
    assert done(at_once(office, [("manager1", make), ("assistant1", make), ("head1", make)])) == 1


def test_two_administrators_who_dismiss_each_other_leave_one(office: Office) -> None:
    """Under REPEATABLE READ as well, where each would go on seeing the other as he was."""
    first, second = office.ids["administrator"], office.ids["accountant"]
    office.base.execute("UPDATE crm.employee SET roles = roles || '{administrator}' WHERE id = %s", (second,))
    left = "SELECT count(*) FROM crm.employee WHERE active AND 'administrator' = ANY (roles)"
    try:
        for isolation in ("READ COMMITTED", "REPEATABLE READ"):
            read = "SELECT id, version FROM crm.employee WHERE id IN (%s, %s)"
            versions = dict(office.base.execute(read, (first, second)))

            def dismiss(number: int, isolation: str = isolation, versions: dict[int, int] = versions) -> Any:
                def doing(connection: Connection) -> Answer:
                    connection.autocommit = False
                    ask(connection, f"SET TRANSACTION ISOLATION LEVEL {isolation}")
                    words = "SELECT api.employee_save(%s, %s, '{\"roles\": [\"accountant\"]}')"
                    answer = ask(connection, words, number, versions[number])
                    connection.commit()
                    return answer

                return doing

            answers = at_once(office, [("accountant", dismiss(first)), ("administrator", dismiss(second))])
            assert done(answers) == 1, answers
            assert office.base.execute(left) == [(1,)]
            office.base.execute("UPDATE crm.employee SET roles = '{administrator}' WHERE id = %s", (first,))
            office.base.execute("UPDATE crm.employee SET roles = '{accountant,administrator}' WHERE id = %s", (second,))
    finally:
        office.base.execute("UPDATE crm.employee SET roles = '{accountant}' WHERE id = %s", (second,))
        office.base.execute("UPDATE crm.employee SET roles = '{administrator}' WHERE id = %s", (first,))


def test_two_changes_of_the_hierarchy_do_not_make_a_ring(office: Office) -> None:
    one, other = office.ids["manager3"], office.ids["manager4"]
    versions = dict(office.base.execute("SELECT id, version FROM crm.employee WHERE id IN (%s, %s)", (one, other)))

    def under(number: int, head: int) -> Any:
        def doing(connection: Connection) -> Answer:
            connection.autocommit = False
            ask(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            sent = json.dumps({"head_id": head})
            answer = ask(connection, "SELECT api.employee_save(%s, %s, %s)", number, versions[number], sent)
            connection.commit()
            return answer

        return doing

    try:
        answers = at_once(office, [("administrator", under(one, other)), ("administrator", under(other, one))])
        assert done(answers) == 1, answers
    finally:
        back = "UPDATE crm.employee SET head_id = %s WHERE id IN (%s, %s)"
        office.base.execute(back, (office.ids["head1"], one, other))


def test_two_regimes_of_one_period_are_not_written_at_once(office: Office) -> None:
    """A check in a trigger does not see what another session is about to write; the constraint does."""
    ((owner,),) = office.base.execute("SELECT max(id) FROM crm.organization")
    sql = "INSERT INTO crm.tax_regime (organization_id, regime, from_on, until_on) VALUES (%s, 'osno', %s, %s)"

    def from_month(month: int) -> Any:
        def doing(connection: Connection) -> Answer:
            connection.autocommit = False
            ask(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            ask(connection, "SELECT 1 FROM crm.tax_regime")
            answer = ask(connection, sql, owner, f"2001-0{month}-01", "2001-12-31")
            connection.commit()
            return answer

        return doing

    answers = at_once(office, [("accountant", from_month(month)) for month in range(1, 5)])
    assert done(answers) == 1, answers
    office.base.execute("DELETE FROM crm.tax_regime WHERE until_on = '2001-12-31'")
