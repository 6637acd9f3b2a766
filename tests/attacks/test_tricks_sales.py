"""The chain of a sale: rules passed by with rows one may write, steps in a wrong order, and arguments nobody offers."""

import json
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.attacks.burglar import ask, signed_in, steal
from tests.office import Office


def refusal(office: Office, name: str, document: str, verb: str, number: int, **arguments: Any) -> str:
    """The code of the refusal, or "denied"."""
    with pytest.raises((Refused, Denied)) as what:
        office.do(name, document, verb, number, **arguments)
    return what.value.code if isinstance(what.value, Refused) else "denied"


# prices and approvals


def test_the_lowest_price_of_another_service_is_no_floor_for_this_one(office: Office) -> None:
    """The line keeps its calculation and changes what it sells."""
    deal = office.deal_at("quote_draft", manager="manager2")
    (line,) = office.read("manager2", "quote", deal.quote)["lines"]
    ((other,),) = office.base.execute(
        "SELECT id FROM crm.service WHERE needs_calculation AND id <> %s ORDER BY price_kopecks DESC LIMIT 1",
        (line["service_id"],),
    )
    office.save("manager2", "quote", deal.quote, {}, lines=[{"id": line["id"], "service_id": other}])
    ((lowest,),) = office.base.execute("SELECT lowest_price_kopecks FROM crm.quote_line WHERE id = %s", (line["id"],))
    assert lowest is None


def test_a_final_invoice_does_not_forgive_what_the_quote_still_asks(office: Office) -> None:
    deal = office.deal_at("issued", manager="manager2", prepayment=50)
    rest = office.call("manager2", "invoice_make", deal.quote, "final")["id"]
    (line,) = office.read("manager2", "invoice", rest)["lines"]
    office.save("manager2", "invoice", rest, {}, lines=[{"id": line["id"], "price": Decimal(1)}])
    assert refusal(office, "manager2", "invoice", "issue", rest) == "approval_required"
    whole = office.call("manager2", "invoice_make", office.deal_at("accepted", manager="manager2").quote, "full")["id"]
    assert office.do("manager2", "invoice", "issue", whole)["state"] == "issued"


def test_the_rest_of_a_quote_is_invoiced_without_a_question(office: Office) -> None:
    deal = office.deal_at("issued", manager="manager2", services=(1, 2), prepayment=33)
    rest = office.call("manager2", "invoice_make", deal.quote, "final")["id"]
    assert office.do("manager2", "invoice", "issue", rest)["state"] == "issued"


def test_an_emptied_first_invoice_does_not_make_the_second_a_cheap_one(office: Office) -> None:
    deal = office.deal_at("accepted", manager="manager2")
    first = office.call("manager2", "invoice_make", deal.quote, "full")["id"]
    (line,) = office.read("manager2", "invoice", first)["lines"]
    office.save("manager2", "invoice", first, {}, lines=[{"id": line["id"], "price": Decimal("0.01")}])
    second = office.call("manager2", "invoice_make", deal.quote, "full")["id"]
    (line,) = office.read("manager2", "invoice", second)["lines"]
    office.save("manager2", "invoice", second, {}, lines=[{"id": line["id"], "price": line["price"] / 2}])
    assert refusal(office, "manager2", "invoice", "issue", second) == "approval_required"


@pytest.mark.parametrize("table", ["quote", "invoice", "act", "calculation_request"])
def test_a_document_with_lines_stays_in_its_deal(office: Office, table: str) -> None:
    """Prices approved for one client would be another's, and the former holder would keep the lines."""
    at = {"quote": "quote_draft", "invoice": "invoice_draft", "act": "act_draft"}.get(table, "recorded")
    deal, elsewhere = office.deal_at(at), office.deal_at("recorded", manager="manager2")
    number = getattr(deal, table, 0)
    if table == "calculation_request":
        number, _ = office.save("manager1", table, None, {"deal_id": deal.deal}, lines=[{"service_id": 1}])
    free = {"invoice": ", quote_id = NULL", "act": ", invoice_id = NULL"}.get(table, "")
    answer = steal(office, "head1", f"UPDATE crm.{table} SET deal_id = %s{free} WHERE id = %s", elsewhere.deal, number)
    assert answer.code == "42501"


def test_a_deal_with_documents_stays_with_its_client(office: Office) -> None:
    deal, elsewhere = office.deal_at("calculated"), office.deal_at("recorded", manager="manager2")
    moved = "UPDATE crm.deal SET client_direction_id = %s, contact_id = NULL WHERE id = %s"
    assert steal(office, "head1", moved, elsewhere.slot, deal.deal).code == "42501"
    empty = office.deal_at("recorded")
    assert steal(office, "head1", moved, elsewhere.slot, empty.deal).count == 1


def test_a_band_that_the_executive_decides_is_not_hidden_behind_a_discount(office: Office) -> None:
    deal = office.deal_at("invoice_draft", manager="manager5", services=(25,))
    ((organization, net),) = office.base.execute(
        "SELECT organization_id, net_kopecks FROM crm.invoice WHERE id = %s", (deal.invoice,)
    )
    ((service,),) = office.base.execute(
        "SELECT min(id) FROM crm.service WHERE NOT needs_calculation AND price_kopecks > 0"
    )
    office.save("manager5", "invoice", deal.invoice, {}, lines=[{"service_id": service, "quantity": 1, "price": 1}])
    ((organization, net),) = office.base.execute(
        "SELECT organization_id, net_kopecks FROM crm.invoice WHERE id = %s", (deal.invoice,)
    )
    office.base.execute(
        "INSERT INTO crm.usn_setting (organization_id, year, own_limit_kopecks, info_percent, warning_percent,"
        " approval_percent, block_percent) VALUES (%s, extract(year FROM sec.today()), %s, 10, 10, 10, 100)"
        " ON CONFLICT (organization_id, year) DO UPDATE SET own_limit_kopecks = excluded.own_limit_kopecks,"
        " info_percent = 10, warning_percent = 10, approval_percent = 10",
        (organization, net * 3),
    )
    try:
        with pytest.raises(Refused) as what:
            office.do("manager5", "invoice", "issue", deal.invoice)
        assert (what.value.code, what.value.facts["reason"]) == ("approval_required", "usn")
    finally:
        office.base.execute("DELETE FROM crm.usn_setting WHERE organization_id = %s", (organization,))


def test_commands_are_not_given_from_within_an_old_picture_of_the_base(office: Office) -> None:
    """Under REPEATABLE READ a command would count invoices of a quote as they stood before a colleague's."""
    deal = office.deal_at("accepted")
    with signed_in(office, "manager1") as connection:
        for level in ("REPEATABLE READ", "SERIALIZABLE"):
            ask(connection, f"BEGIN ISOLATION LEVEL {level}")
            assert ask(connection, "SELECT count(*) FROM crm.invoice").code == ""
            if level == "REPEATABLE READ":
                office.call("assistant1", "invoice_make", deal.quote, "full")
            assert ask(connection, "SELECT api.invoice_make(%s)", deal.quote).code in ("25001", "CRM01"), level
            ask(connection, "ROLLBACK")
    ((ordered,),) = office.base.execute(
        "SELECT sum(l.ordered) FROM crm.invoice_line l JOIN crm.invoice i ON i.id = l.invoice_id WHERE i.quote_id = %s",
        (deal.quote,),
    )
    assert ordered == 1


# work, documents, acts


@pytest.mark.parametrize("who", ["manager1", "accountant", "assistant1"])
def test_work_is_given_to_experts_only(office: Office, who: str) -> None:
    """A seller who is his own expert would report the work as done."""
    deal = office.deal_at("paid")
    (line,) = office.read("manager1", "invoice", deal.invoice)["lines"]
    lines = [{"invoice_line_id": line["id"], "expert_id": office.ids[who]}]
    assert refusal(office, "manager1", "invoice", "launch", deal.invoice, lines=lines) == "not_in_group"


def test_who_is_no_expert_does_not_report_work_that_bears_his_name(office: Office) -> None:
    deal = office.deal_at("launched")
    (item,) = deal.work_items
    office.base.execute(
        "UPDATE crm.work_item SET expert_id = %s, state = 'in_work' WHERE id = %s", (office.ids["manager1"], item)
    )
    done = {"done_quantity": 1, "done_on": "2026-01-01", "hours": 1, "result": "Сам"}
    assert refusal(office, "manager1", "work_item", "finish", item, **done) == "denied"


def test_no_document_is_entered_for_work_that_waits_for_its_payment(office: Office) -> None:
    deal = office.deal_at("issued", prepayment=100)
    (line,) = office.read("manager1", "invoice", deal.invoice)["lines"]
    (item,) = office.do("manager1", "invoice", "launch", deal.invoice, lines=[{"invoice_line_id": line["id"]}])["ids"]
    expert = next(
        key
        for key, login in office.people.items()
        if [(login,)]
        == office.base.execute(
            "SELECT e.login FROM crm.work_item w JOIN crm.expert_group g ON g.id = w.group_id"
            " JOIN crm.employee e ON e.id = g.lead_id WHERE w.id = %s",
            (item,),
        )
    )
    assert office.state("work_item", item) == "planned"
    entered = "INSERT INTO crm.issued_document (work_item_id, registry_number, object) VALUES (%s, 'РОСС 0', 'x')"
    there, nowhere = steal(office, expert, entered, item), steal(office, expert, entered, 10**12)
    assert (there.code, there.said) == (nowhere.code, nowhere.said)
    assert there.code == "42501"


def test_an_act_takes_no_work_that_nobody_has_verified(office: Office) -> None:
    deal = office.deal_at("done")
    (item,) = deal.work_items
    act = office.call("manager1", "act_make", deal.deal)["id"]
    office.base.execute("UPDATE crm.work_item SET state = 'done', needs_verification = true WHERE id = %s", (item,))
    assert refusal(office, "manager1", "act", "issue", act) == "over_done"


def test_an_act_is_given_by_the_organisation_that_did_the_work(office: Office) -> None:
    deal = office.deal_at("act_draft")
    other = office.base.execute(
        "SELECT min(o.id) FROM crm.organization o, crm.act a"
        " WHERE a.id = %s AND o.id <> a.organization_id AND o.active",
        (deal.act,),
    )[0][0]
    office.save("manager1", "act", deal.act, {"organization_id": other})
    assert refusal(office, "manager1", "act", "issue", deal.act) == "act_of_another"


def test_an_act_asks_the_price_at_which_the_work_was_sold(office: Office) -> None:
    for change in ({"price": Decimal(1)}, {"discount_percent": Decimal(99)}):
        deal = office.deal_at("act_draft")
        (line,) = office.read("manager1", "act", deal.act)["lines"]
        office.save("manager1", "act", deal.act, {}, lines=[{"id": line["id"], **change}])
        assert refusal(office, "manager1", "act", "issue", deal.act) == "act_price"


def test_an_expert_leaves_his_calculation_where_it_is(office: Office) -> None:
    mine, theirs = office.deal_at("taken"), office.deal_at("requested")
    for other in (theirs.lines[0], 10**12):
        answer = steal(
            office, office_lead(office, mine.lines[0]),
            "UPDATE crm.calculation SET line_id = %s WHERE line_id = %s AND NOT sent", other, mine.lines[0],
        )  # fmt: skip
        assert answer.code == "42501"
    assert office.base.execute("SELECT count(*) FROM crm.calculation WHERE line_id = %s", (theirs.lines[0],)) == [(0,)]


def office_lead(office: Office, line: int) -> str:
    ((login,),) = office.base.execute(
        "SELECT e.login FROM crm.calculation_line l JOIN crm.employee e ON e.id = l.expert_id WHERE l.id = %s", (line,)
    )
    return next(key for key, known in office.people.items() if known == login)


# directions


@pytest.fixture
def reserved(office: Office) -> Any:
    """A manager whose month is used up, and a direction that waits for a decision."""
    office.base.execute(
        "INSERT INTO crm.claim_quota (kind, employee_id, monthly)"
        " VALUES ('direction', %(me)s, 0), ('new_client', %(me)s, 0)"
        " ON CONFLICT (kind, coalesce(employee_id, 0), coalesce(role, ''), coalesce(department_id, 0))"
        " DO UPDATE SET monthly = 0".replace("%(me)s", str(office.ids["manager7"])),
    )
    ((client,),) = office.base.execute(
        "SELECT min(id) FROM crm.client WHERE id NOT IN (SELECT client_id FROM crm.client_direction)"
    )
    answer = office.call("manager7", "client_direction_claim", client, 1, True, "очень нужно")
    assert answer["outcome"] == "reserved"
    yield client, int(answer["id"])
    office.base.execute("DELETE FROM crm.claim_quota WHERE employee_id = %s", (office.ids["manager7"],))


def test_a_reservation_opens_neither_the_card_nor_the_sale(office: Office, reserved: tuple[int, int]) -> None:
    """Asking for everything would otherwise be reading the whole base of clients."""
    client, slot = reserved
    with signed_in(office, "manager7") as connection:
        assert ask(connection, "SELECT count(*) FROM crm.client WHERE id = %s", client).value == 0
        assert ask(connection, "SELECT api.client_card(%s)", client).value is None
        sold = "INSERT INTO crm.deal (client_direction_id, title) VALUES (%s, 'заранее')"
        there, nowhere = ask(connection, sold, slot), ask(connection, sold, 10**12)
        assert (there.code, there.said) == (nowhere.code, nowhere.said)
        assert there.code == "42501"
    office.approve("claim", "client_direction", slot)
    assert steal(office, "manager7", "SELECT count(*) FROM crm.client WHERE id = %s", client).value == 1


def test_who_gave_a_direction_back_sells_nothing_there(office: Office) -> None:
    slot = office.claim("manager4", "Медприбор", "Кадры")
    deal, _ = office.save("manager4", "deal", None, {"client_direction_id": slot, "title": "Позже"})
    ((reason,),) = office.base.execute("SELECT min(id) FROM crm.lost_reason")
    office.do("manager4", "deal", "lose", deal, lost_reason_id=reason)
    office.do("manager4", "client_direction", "release", slot)
    assert refusal(office, "manager4", "deal", "reopen", deal) == "slot_not_held"
    with signed_in(office, "manager4") as connection:
        for sql in (
            "INSERT INTO crm.quote (deal_id, organization_id) VALUES (%s, 1)",
            "INSERT INTO crm.invoice (deal_id, organization_id) VALUES (%s, 1)",
            "INSERT INTO crm.calculation_request (deal_id) VALUES (%s)",
            "SELECT api.quote_make(%s)",
        ):
            assert ask(connection, sql, deal).code == "42501", sql


def test_the_arguments_of_a_step_are_no_place_for_figures_of_ones_own(office: Office) -> None:
    deal = office.deal_at("invoice_draft")
    office.do("manager1", "invoice", "issue", deal.invoice, number="С-1", amount_kopecks=10**12, from_="КП-1")
    facts = office.base.execute(
        "SELECT facts FROM crm.event WHERE document = 'invoice' AND document_id = %s AND text = 'issue'",
        (deal.invoice,),
    )
    assert facts == [({},)]
    assert json.dumps(facts)
