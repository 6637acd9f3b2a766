"""Colleagues and rights: words put into others' mouths, figures of neighbours, an administrator who helps himself."""

import json
from typing import Any

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.attacks.burglar import ask, signed_in, steal
from tests.office import Office

# what others said


def test_a_task_that_is_passed_on_is_no_longer_its_first_authors(office: Office) -> None:
    """Otherwise its receiver would write into his people's lists in the director's name."""
    me, manager = office.ids["head1"], office.ids["manager1"]
    given = "INSERT INTO crm.task (assignee_id, title) VALUES (%s, 'Позвонить') RETURNING id"
    task = steal(office, "director", given, me).value
    passed = "UPDATE crm.task SET title = 'Подарить скидку', assignee_id = %s WHERE id = %s"
    assert steal(office, "head1", passed, manager, task).count == 1
    assert office.base.execute("SELECT created_by FROM crm.task WHERE id = %s", (task,)) == [(me,)]


@pytest.mark.parametrize("document", ["deal", "invoice", "work_item", "client"])
def test_a_task_points_to_nothing_its_author_does_not_see(office: Office, document: str) -> None:
    theirs = office.deal_at("launched", manager="manager5", services=(25,))
    ((client,),) = office.base.execute("SELECT client_id FROM crm.deal WHERE id = %s", (theirs.deal,))
    office.base.execute("UPDATE crm.client SET owner_ids = %s WHERE id = %s", ([office.ids["manager5"]], client))
    number = {"deal": theirs.deal, "invoice": theirs.invoice, "work_item": theirs.work_items[0], "client": client}[
        document
    ]
    put = "INSERT INTO crm.task (assignee_id, title, document, document_id) VALUES (%s, 'Срочно', %s, %s)"
    with signed_in(office, "manager1") as connection:
        there = ask(connection, put, office.ids["director"], document, number)
        nowhere = ask(connection, put, office.ids["director"], document, 10**12)
    assert (there.code, there.said) == (nowhere.code, nowhere.said)
    assert there.code == "42501"
    assert steal(office, "manager5", put, office.ids["director"], document, number).count == 1


def test_an_expert_says_nothing_about_what_he_does_not_see_yet(office: Office) -> None:
    """A comment that is taken would tell that such a draft or unpaid work of his group exists."""
    deal = office.deal_at("recorded")
    request, _ = office.save("manager1", "calculation_request", None, {"deal_id": deal.deal}, lines=[{"service_id": 1}])
    ((line,),) = office.base.execute("SELECT id FROM crm.calculation_line WHERE request_id = %s", (request,))
    expert = member(office, "calculation_line", line)
    said = (
        "INSERT INTO crm.event (kind, document, document_id, text) VALUES ('comment', 'calculation_line', %s, 'видно?')"
    )
    there, nowhere = steal(office, expert, said, line), steal(office, expert, said, 10**12)
    assert (there.code, there.said) == (nowhere.code, nowhere.said)
    assert there.code == "42501"
    assert steal(office, "manager1", said, line).count == 1
    told = "SELECT count(*) FROM crm.event WHERE document = 'calculation_line' AND document_id = %s"
    assert steal(office, expert, told, line).value == 0
    office.do("manager1", "calculation_request", "send", request)
    assert steal(office, expert, told, line).value == 1
    assert steal(office, expert, said, line).count == 1


def member(office: Office, table: str, number: int) -> str:
    """What the lead of the group of this row is called."""
    ((login,),) = office.base.execute(
        f"SELECT e.login FROM crm.{table} t JOIN crm.expert_group g ON g.id = t.group_id"
        " JOIN crm.employee e ON e.id = g.lead_id WHERE t.id = %s",
        (number,),
    )
    return next(key for key, known in office.people.items() if known == login)


# figures of neighbours


@pytest.fixture(scope="module")
def neighbours(office: Office) -> tuple[Any, Any]:
    """Two managers who hold different directions of one client, both with an issued invoice."""
    mine, theirs = office.deal_at("issued"), None
    ((client,),) = office.base.execute("SELECT client_id FROM crm.deal WHERE id = %s", (mine.deal,))
    answer = office.call("manager5", "client_direction_claim", client, office.direction("Промбезопасность"))
    ((direction, short_name),) = office.base.execute(
        "SELECT d.id, d.short_name FROM crm.direction d JOIN crm.client_direction c ON c.direction_id = d.id"
        " WHERE c.id = %s",
        (answer["id"],),
    )
    ((service,),) = office.base.execute(
        "SELECT min(s.id) FROM crm.service s WHERE s.direction_id = %s AND s.needs_calculation", (direction,)
    )
    office._slots["manager5", short_name] = answer["id"]
    theirs = office.deal_at("issued", manager="manager5", services=(service,))
    return mine, theirs


def test_a_payment_of_a_neighbours_invoice_is_the_neighbours(office: Office, neighbours: tuple[Any, Any]) -> None:
    mine, theirs = neighbours
    ((client,),) = office.base.execute("SELECT client_id FROM crm.deal WHERE id = %s", (mine.deal,))
    # whatever other tests have handed over, manager1 holds something of this client
    office.call("manager1", "client_direction_claim", client, office.direction("Кадры"))
    office.pay(theirs.invoice, 777)
    ((payment,),) = office.base.execute(
        "SELECT payment_id FROM crm.payment_allocation WHERE invoice_id = %s", (theirs.invoice,)
    )
    seen = "SELECT count(*) FROM crm.payment WHERE id = %s"
    assert steal(office, "manager1", seen, payment).value == 0
    assert steal(office, "manager5", seen, payment).value == 1
    office.do("accountant", "payment", "release", payment)
    assert steal(office, "manager1", seen, payment).value == 1


def test_payments_go_along_with_what_they_pay(office: Office) -> None:
    deal = office.deal_at("issued", manager="manager2")
    office.pay(deal.invoice, 100)
    ((payment,),) = office.base.execute(
        "SELECT payment_id FROM crm.payment_allocation WHERE invoice_id = %s", (deal.invoice,)
    )
    office.do("head1", "client_direction", "hand_over", deal.slot, manager_id=office.ids["manager3"], reason="Отпуск")
    office._slots.pop(("manager2", "Сертификация"))
    seen = "SELECT count(*) FROM crm.payment WHERE id = %s"
    assert (steal(office, "manager2", seen, payment).value, steal(office, "manager3", seen, payment).value) == (0, 1)


def test_who_asks_for_an_approval_learns_nothing_of_his_neighbours_debts(
    office: Office, neighbours: tuple[Any, Any]
) -> None:
    mine, theirs = neighbours
    office.base.execute("UPDATE crm.invoice SET due_on = sec.today() - 9 WHERE id = %s", (theirs.invoice,))
    debt = office.base.execute("SELECT total_kopecks - paid_kopecks FROM crm.invoice WHERE id = %s", (theirs.invoice,))[
        0
    ][0]
    deal = office.deal_at("on_approval", prepayment=50)
    assert deal.slot == mine.slot
    approval = office.pending("invoice", deal.invoice)
    for text in (
        steal(office, "manager1", "SELECT to_jsonb(a)::text FROM crm.approval a WHERE id = %s", approval).value,
        steal(office, "manager1", "SELECT api.approval_card(%s)::text", approval).value,
    ):
        assert f'"debt_kopecks": {debt}' not in text
    facts = office.read("director", "approval", approval)["facts"]
    assert facts["debt"] * 100 == debt


# rights


@pytest.fixture
def both(office: Office) -> Any:
    """An administrator who sells as well."""
    office.base.execute(
        "UPDATE crm.employee SET roles = roles || '{manager}'::text[] WHERE id = %s", (office.ids["administrator"],)
    )
    office.let_in("administrator")
    yield office.ids["administrator"]
    office.base.execute(
        "UPDATE crm.employee SET roles = array_remove(roles, 'manager') WHERE id = %s", (office.ids["administrator"],)
    )


def code(office: Office, name: str, function: str, *arguments: Any) -> str:
    with pytest.raises((Refused, Denied)) as what:
        office.call(name, function, *arguments)
    return what.value.code if isinstance(what.value, Refused) else "denied"


def version_of(office: Office, key: str) -> tuple[int, int]:
    return office.ids[key], office.base.execute("SELECT version FROM crm.employee WHERE id = %s", (office.ids[key],))[
        0
    ][0]


def test_an_administrator_puts_nobody_under_himself(office: Office, both: int) -> None:
    """Whoever leads sees, approves and stands in for his people."""
    changes = json.dumps({"head_id": both})
    assert code(office, "administrator", "employee_save", *version_of(office, "manager5"), changes) == "own_rights"
    office.base.execute("UPDATE crm.employee SET head_id = %s WHERE id = %s", (both, office.ids["assistant2"]))
    try:
        below = json.dumps({"head_id": office.ids["assistant2"]})
        assert code(office, "administrator", "employee_save", *version_of(office, "manager5"), below) == "own_rights"
    finally:
        office.base.execute(
            "UPDATE crm.employee SET head_id = %s WHERE id = %s", (office.ids["head2"], office.ids["assistant2"])
        )


def test_an_administrator_gives_himself_no_larger_discount(office: Office, both: int) -> None:
    changes = json.dumps({"discount_limit_percent": 100})
    assert code(office, "administrator", "employee_save", *version_of(office, "administrator"), changes) == "own_rights"


def test_an_administrator_makes_himself_neither_an_approver_nor_a_larger_quota(office: Office, both: int) -> None:
    ((route,),) = office.base.execute("SELECT min(id) FROM crm.approval_route WHERE kind = 'prepayment'")
    step = (
        "INSERT INTO crm.approval_route_step (route_id, position, approver, employee_id, role, hours)"
        " VALUES (%s, 9, %s, %s, %s, 4)"
    )
    quota = "INSERT INTO crm.claim_quota (kind, employee_id, monthly) VALUES ('direction', %s, 999)"
    with signed_in(office, "administrator") as connection:
        for answer in (
            ask(connection, step, route, "person", both, None),
            ask(connection, step, route, "role", None, "administrator"),
            ask(connection, quota, both),
        ):
            assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "own_rights")
        assert ask(connection, step, route, "person", office.ids["director"], None).code == ""
    office.base.execute("DELETE FROM crm.approval_route_step WHERE route_id = %s AND position = 9", (route,))


@pytest.mark.parametrize("percent", ["101", "1000"])
def test_a_border_above_the_limit_is_no_border(office: Office, percent: str) -> None:
    answer = steal(
        office, "accountant",
        "INSERT INTO crm.usn_setting (organization_id, year, info_percent, warning_percent, approval_percent,"
        " block_percent)"
        f" SELECT min(id), 2031, 1, 1, 1, {percent} FROM crm.organization",
    )  # fmt: skip
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "percent_wrong")


@pytest.mark.parametrize("strings", ["on", "off"])
@pytest.mark.parametrize(
    "verifier", ["SCRAM-SHA-256$", "SCRAM-SHA-256$x", "SCRAM-SHA-256$1:AAAA$AAAA:AAAA", "md5" + "0" * 32]
)
def test_a_password_is_a_whole_verifier(office: Office, verifier: str, strings: str) -> None:
    """PostgreSQL takes half a verifier for a password in clear."""
    with signed_in(office, "manager6") as connection:
        ask(connection, f"SET standard_conforming_strings = {strings}")
        answer = ask(connection, "SELECT api.password_change(%s)", verifier)
        assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "verifier_wrong")


def test_a_rehearsed_import_is_recorded_like_a_look_up(office: Office) -> None:
    """Rehearsing tells which ИНН are known, thousands at a time."""
    ((inn,),) = office.base.execute("SELECT max(inn) FROM crm.client WHERE inn <> ''")
    rows = json.dumps([{"row": 1, "short_name": "Проба", "inn": inn}])
    before = office.base.execute("SELECT count(*) FROM priv.lookup_log")[0][0]
    with signed_in(office, "manager7") as connection:
        begun = ask(connection, "SELECT api.client_import_begin('проба.xlsx')").value["id"]
        ask(connection, "SELECT api.client_import_stage(%s, %s)", begun, rows)
        assert ask(connection, "SELECT api.client_import_foresee(%s)", begun).value["counts"] == {"same": 1}
    assert office.base.execute("SELECT count(*) FROM priv.lookup_log")[0][0] == before + 1
