"""Who sees what as people live it: joining, leaving, changing the boss, standing in for somebody."""

import json
from collections.abc import Iterator

import psycopg2
import pytest

from crm_desktop.services import auth, search
from crm_desktop.services.errors import Denied, Trouble, Unavailable
from tests.attacks.burglar import ask, signed_in
from tests.office import PASSWORD, Office


@pytest.fixture
def newcomer(office: Office) -> Iterator[str]:
    """The login of a manager hired by the administrator a moment ago."""
    employee = {"login": "e_new", "last_name": "Новикова", "first_name": "Ева", "roles": ["manager"],
                "must_change_password": False}  # fmt: skip
    with signed_in(office, "administrator") as connection:
        verifier = psycopg2.extensions.encrypt_password(PASSWORD, "e_new", connection, "scram-sha-256")
        head = {"head_id": office.ids["head1"]}
        hired = ask(connection, "SELECT api.employee_create(%s, %s)", json.dumps({**employee, **head}), verifier)
        assert hired.code == ""
        yield "e_new"
        ask(connection, "SELECT api.employee_disable(%s)", hired.value)
    office.base.execute("UPDATE crm.employee SET login = login || '_' || id WHERE id = %s", (hired.value,))
    office.base.execute("DROP ROLE e_new")


def test_whoever_is_hired_works_at_once_and_sees_nothing_of_others(office: Office, newcomer: str) -> None:
    office.deal_at("recorded")
    connection = auth.sign_in(office.profile, newcomer, PASSWORD)
    try:
        with connection.reader() as reader:
            assert reader.value("SELECT count(*) FROM crm.deal") == 0
            assert reader.value("SELECT count(*) FROM crm.client") == 0
            assert len(reader.value("SELECT api.client_lookup('ооо')")) > 0
    finally:
        connection.close()


def test_whoever_leaves_is_thrown_out_and_does_not_come_back(office: Office, newcomer: str) -> None:
    connection = auth.sign_in(office.profile, newcomer, PASSWORD)
    ((number,),) = office.base.execute("SELECT id FROM crm.employee WHERE login = %s", (newcomer,))
    with connection.reader() as reader:
        with signed_in(office, "administrator") as administrator:
            assert ask(administrator, "SELECT api.employee_disable(%s)", number).code == ""
        with pytest.raises(Unavailable):
            reader.rows("SELECT 1")
    connection.close()
    with pytest.raises(Unavailable) as what:
        auth.sign_in(office.profile, newcomer, PASSWORD)
    assert what.value.code == "disabled"


def test_nobody_but_an_administrator_hires_or_dismisses(office: Office) -> None:
    for name in ("manager1", "director", "analyst", "accountant", "expert1"):
        with signed_in(office, name) as connection:
            hire = 'SELECT api.employee_create(\'{"login": "e_thief", "roles": ["executive"]}\', \'SCRAM-SHA-256$x\')'
            assert ask(connection, hire).code == "42501"
            assert ask(connection, "SELECT api.employee_disable(1)").code == "42501"


def test_a_manager_who_changes_the_boss_takes_his_deals_along(office: Office) -> None:
    deal = office.deal_at("quoted", manager="manager5")
    assert deal.deal in office.sees("head2", "deal")
    boss = "UPDATE crm.employee SET head_id = %s WHERE id = %s"
    office.base.execute(boss, (office.ids["head1"], office.ids["manager5"]))
    try:
        assert deal.deal not in office.sees("head2", "deal")
        assert {deal.deal} <= office.sees("head1", "deal")
        assert {deal.quote} <= office.sees("head1", "quote")
    finally:
        office.base.execute(boss, (office.ids["head2"], office.ids["manager5"]))


def test_an_assistant_sees_her_managers_as_long_as_she_assists_them(office: Office) -> None:
    deal = office.deal_at("issued", manager="manager2").deal
    assert deal in office.sees("assistant1", "deal")
    assert deal not in office.sees("assistant2", "deal")
    pair = (office.ids["assistant1"], office.ids["manager2"])
    office.base.execute("DELETE FROM crm.assistance WHERE assistant_id = %s AND manager_id = %s", pair)
    try:
        assert deal not in office.sees("assistant1", "deal")
        with pytest.raises(Denied):
            office.save("assistant1", "deal", deal, {"comment": "по старой памяти"})
    finally:
        office.base.execute("INSERT INTO crm.assistance (assistant_id, manager_id) VALUES (%s, %s)", pair)


def test_search_finds_nothing_a_list_would_not_show(office: Office) -> None:
    slot = office.claim("manager6", "Медприбор", "Обучение")
    deal, _ = office.save("manager6", "deal", None, {"client_direction_id": slot, "title": "Обучение персонала"})
    ((number, name),) = office.base.execute("SELECT number, client_name FROM crm.deal WHERE id = %s", (deal,))
    for query in (number, name):
        with office.connect_as("manager6").reader() as reader:
            assert search.everywhere(reader, query)
        with office.connect_as("manager1").reader() as reader:
            assert search.everywhere(reader, query) == []


def test_search_finds_a_person_by_his_phone_and_leads_to_the_client(office: Office) -> None:
    slot = office.claim("manager6", "Игрушки", "Обучение")
    ((client,),) = office.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (slot,))
    person = {"client_id": client, "last_name": "Звонарёв", "first_name": "Пётр", "phone": "8 (903) 555-44-11"}
    office.call("manager6", "contact_save", None, 0, json.dumps(person))
    for query in ("+7 903 555-44-11", "звонарев"):
        with office.connect_as("manager6").reader() as reader:
            found = [one for one in search.everywhere(reader, query) if one["document"] == "client"]
            assert [(one["id"], one["title"]) for one in found] == [(client, "Звонарёв Пётр")]
        with office.connect_as("manager1").reader() as reader:
            assert search.everywhere(reader, query) == []


def test_an_expert_sees_of_the_buyer_what_the_work_needs(office: Office) -> None:
    deal = office.deal_at("in_work")
    card = office.read("expert1", "work_item", deal.work_items[0])
    assert set(card["buyer"]) == {"name", "inn", "address", "contacts"}
    assert card["chain"] == [step for step in card["chain"] if step["document"] in ("calculation_request", "work_item")]
    for document, number in (("deal", deal.deal), ("quote", deal.quote), ("invoice", deal.invoice)):
        with pytest.raises(Denied):
            office.read("expert1", document, number)


def test_work_given_to_an_expert_of_another_group_is_his_to_see(office: Office) -> None:
    (item,) = office.deal_at("launched").work_items
    assert item not in office.sees("expert4", "work_item")
    office.do("manager1", "work_item", "assign", item, expert_id=office.ids["expert4"])
    assert item in office.sees("expert4", "work_item")


def test_an_approver_sees_the_question_and_not_the_deals_behind_it(office: Office) -> None:
    deal = office.deal_at("on_approval", prepayment=50)
    approval = office.pending("invoice", deal.invoice)
    office.do("director", "approval", "delegate", approval, employee_id=office.ids["head2"])
    card = office.read("head2", "approval", approval)
    assert card["subject"]["lines"]
    offered = {step["step"] for step in card["steps"]}
    assert offered == {"approve", "reject", "return_back", "delegate", "ask_before"}
    with pytest.raises(Denied):
        office.read("head2", "invoice", deal.invoice)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("manager1", "holder"),
        ("assistant1", "assistant"),
        ("head1", "subordinate"),
        ("director", "subordinate"),
        ("accountant", "role"),
        ("analyst", "role"),
    ],
)
def test_why_do_i_see_this_answers_from_the_rule(office: Office, name: str, rule: str) -> None:
    deal = office.deal_at("quoted")
    assert office.read(name, "quote", deal.quote)["why"]["rule"] == rule


def test_what_i_issued_stays_mine_to_read_only_as_long_as_it_hangs_on_me(office: Office) -> None:
    """A slot may be given back only when nothing of it is open; its papers stay with who made them."""
    slot = office.claim("manager3", "Медприбор", "Кадры")
    deal, _ = office.save("manager3", "deal", None, {"client_direction_id": slot, "title": "Кадровый аудит"})
    with pytest.raises(Trouble):
        office.do("manager3", "client_direction", "release", slot)
    ((reason,),) = office.base.execute("SELECT min(id) FROM crm.lost_reason")
    office.do("manager3", "deal", "lose", deal, lost_reason_id=reason)
    office.do("manager3", "client_direction", "release", slot)
    assert deal in office.sees("manager3", "deal")
    assert office.client("Медприбор") not in office.sees("manager3", "client")
