"""Decisions and figures: approving for oneself, issuing around an approval, the cost that sellers must not learn."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.attacks.burglar import ask, signed_in, steal
from tests.attacks.oracle import TABLES
from tests.office import Office

COST_KOPECKS = 7 * 1_733_371
CARDS = (
    "client", "client_direction", "deal", "calculation_request", "calculation_line", "quote", "invoice", "work_item",
    "issued_document", "act", "approval", "payment",
)  # fmt: skip


def refusal(office: Office, name: str, document: str, verb: str, number: int, **arguments: Any) -> str:
    """The code of the refusal, or "denied"."""
    with pytest.raises((Refused, Denied)) as what:
        office.do(name, document, verb, number, **arguments)
    return what.value.code if isinstance(what.value, Refused) else "denied"


# who decides


def test_nobody_approves_his_own_and_an_assistant_approves_nothing(office: Office) -> None:
    deal = office.deal_at("on_approval", prepayment=50)
    approval = office.pending("invoice", deal.invoice)
    for name in ("manager1", "assistant1", "manager2", "head2", "expert1", "accountant", "analyst", "administrator"):
        for verb in ("approve", "reject", "return_back"):
            assert refusal(office, name, "approval", verb, approval, comment="сам") == "denied", name
        delegated = refusal(office, name, "approval", "delegate", approval, employee_id=office.ids["manager1"])
        assert delegated == "denied", name
    assert office.state("approval", approval) == "pending"


def test_a_substitute_does_not_decide_what_he_asked_for_himself(office: Office) -> None:
    deal = office.deal_at("on_approval", prepayment=50)
    approval = office.pending("invoice", deal.invoice)
    ((approver,),) = office.base.execute("SELECT pending_ids[1] FROM crm.approval WHERE id = %s", (approval,))
    for name in ("manager1", "assistant1"):
        office.base.execute(
            "INSERT INTO crm.substitution (absent_id, substitute_id, from_on, until_on)"
            " VALUES (%s, %s, current_date, current_date)",
            (approver, office.ids[name]),
        )
        try:
            assert refusal(office, name, "approval", "approve", approval) == "denied"
        finally:
            office.base.execute("DELETE FROM crm.substitution")


def test_what_an_assistant_submits_is_not_decided_by_the_manager_she_works_for(office: Office) -> None:
    deal = office.deal_at("invoice_draft", prepayment=50)
    office.do("assistant1", "invoice", "submit", deal.invoice)
    approval = office.pending("invoice", deal.invoice)
    director = "director"
    for other in ("manager1", "assistant1", "assistant2"):
        assert (
            refusal(office, director, "approval", "delegate", approval, employee_id=office.ids[other])
            == "cannot_delegate"
        )
    office.do(director, "approval", "delegate", approval, employee_id=office.ids["head2"])
    office.do("head2", "approval", "approve", approval)
    assert office.state("invoice", deal.invoice) == "approved"


# around the approval


def test_no_order_of_commands_issues_a_prepayment_without_a_decision(office: Office) -> None:
    deal = office.deal_at("invoice_draft", prepayment=50)
    issue = ("manager1", "invoice", "issue", deal.invoice)
    assert refusal(office, *issue) == "approval_required"
    office.save("manager1", "invoice", deal.invoice, {"kind": "full", "prepayment_percent": None})
    assert refusal(office, *issue) == "approval_required"
    office.do("manager1", "invoice", "submit", deal.invoice)
    assert refusal(office, *issue) == "wrong_state"
    office.do("manager1", "invoice", "recall", deal.invoice)
    assert refusal(office, *issue) == "approval_required"
    office.do("manager1", "invoice", "submit", deal.invoice)
    office.do("director", "approval", "reject", office.pending("invoice", deal.invoice), comment="Нет")
    assert refusal(office, *issue) == "approval_required"
    assert office.state("invoice", deal.invoice) == "draft"


def test_an_approval_ends_with_the_content_it_was_given_for(office: Office) -> None:
    deal = office.deal_at("approved", prepayment=50)
    office.do("manager1", "invoice", "revise", deal.invoice)
    (line,) = office.read("manager1", "invoice", deal.invoice)["lines"]
    changed = [{"id": line["id"], "title": "Предоплата за совсем другое"}]
    office.save("manager1", "invoice", deal.invoice, {}, lines=changed)
    assert refusal(office, "manager1", "invoice", "issue", deal.invoice) == "approval_required"

    again = office.deal_at("on_approval", prepayment=50)
    office.base.execute(
        "UPDATE crm.invoice_line SET price_kopecks = price_kopecks + 100 WHERE invoice_id = %s", (again.invoice,)
    )
    approval = office.pending("invoice", again.invoice)
    assert refusal(office, "director", "approval", "approve", approval) == "content_changed"
    assert office.state("approval", approval) == "pending"


def test_recalling_ends_the_question_that_was_asked(office: Office) -> None:
    deal = office.deal_at("on_approval", prepayment=50)
    approval = office.pending("invoice", deal.invoice)
    office.do("manager1", "invoice", "recall", deal.invoice)
    assert office.state("approval", approval) == "cancelled"
    assert refusal(office, "director", "approval", "approve", approval) == "denied"


def test_prepaid_work_does_not_start_by_a_condition_of_ones_own(office: Office) -> None:
    deal = office.deal_at("issued", prepayment=50)
    (line,) = office.read("manager1", "invoice", deal.invoice)["lines"]
    for terms in (
        {"payment_condition": "none"}, {"payment_condition": "percent", "payment_percent": 0},
        {"payment_condition": "percent", "payment_percent": 0.01},
        {"payment_condition": "percent", "payment_percent": 99},
    ):  # fmt: skip
        lines = [{"invoice_line_id": line["id"], **terms}]
        assert refusal(office, "manager1", "invoice", "launch", deal.invoice, lines=lines) == "waits_for_payment"


# the cost


@pytest.fixture(scope="module")
def costly(office: Office) -> Any:
    """A prepayment on approval over a calculation whose cost is a figure of its own."""
    deal = office.deal_at("taken")
    draft = office.read("expert1", "calculation_line", deal.lines[0])["revisions"][0]
    cost = {"position": 1, "kind": "labour", "title": "Эксперт", "quantity": 7, "rate": Decimal("17333.71")}
    office.save_calculation("expert1", draft, {"price": Decimal(200_000), "lowest_price": Decimal(190_000)}, [cost])
    office.do("expert1", "calculation_line", "finish", deal.lines[0])
    deal.quote = office.call("manager1", "quote_make", deal.deal)["id"]
    office.do("manager1", "quote", "send", deal.quote)
    office.do("manager1", "quote", "accept", deal.quote)
    deal.invoice = office.call("manager1", "invoice_make", deal.quote, "prepayment", 50)["id"]
    office.do("manager1", "invoice", "submit", deal.invoice)
    return deal


@pytest.mark.parametrize(
    "name", ["manager1", "manager2", "assistant1", "head1", "accountant", "analyst", "administrator"]
)
def test_the_cost_is_in_nothing_a_seller_can_read(office: Office, costly: Any, name: str) -> None:
    with signed_in(office, name) as connection:
        readings = [f"SELECT to_jsonb(t)::text FROM crm.{table} t" for table in sorted(TABLES)]
        readings += [f"SELECT api.{card}_card(id)::text FROM crm.{card}" for card in CARDS]
        readings += ["SELECT api.print_data('invoice', id)::text FROM crm.invoice", "SELECT api.badges()::text"]
        leaks = [
            sql
            for sql in readings
            for (text,) in ask(connection, sql).rows
            if str(COST_KOPECKS) in (text or "") or "1733371" in (text or "")
        ]
    assert leaks == []


def test_who_decides_sees_the_cost_beside_the_question(office: Office, costly: Any) -> None:
    approval = office.pending("invoice", costly.invoice)
    assert office.read("director", "approval", approval)["subject"]["cost"] == Decimal(COST_KOPECKS).scaleb(-2)
    submitted = office.read("manager1", "approval", approval)
    assert (submitted["subject"]["cost"], "cost" in submitted["facts"]) == (None, False)


def test_who_is_only_asked_first_learns_no_cost(office: Office, costly: Any) -> None:
    approval = office.pending("invoice", costly.invoice)
    office.do("director", "approval", "ask_before", approval, employee_id=office.ids["manager5"])
    assert office.read("manager5", "approval", approval)["subject"]["cost"] is None
    assert str(COST_KOPECKS) not in (steal(office, "manager5", "SELECT api.approval_card(%s)::text", approval).value)
    office.do("manager5", "approval", "approve", approval)
    assert office.read("manager5", "approval", approval)["subject"]["cost"] is None
    assert office.read("director", "approval", approval)["subject"]["cost"] == Decimal(COST_KOPECKS).scaleb(-2)


def test_a_price_below_the_cost_tells_the_cost_to_its_expert_alone(office: Office) -> None:
    deal = office.deal_at("taken")
    draft = office.read("expert1", "calculation_line", deal.lines[0])["revisions"][0]
    cost = {"position": 1, "kind": "labour", "title": "Эксперт", "quantity": 7, "rate": Decimal("17333.71")}
    office.save_calculation("expert1", draft, {}, [cost])
    assert refusal(office, "expert1", "calculation_line", "finish", deal.lines[0]) == "price_below_cost"
    for name in ("manager1", "head1", "assistant1"):
        steps = steal(office, name, "SELECT api.calculation_line_steps(%s)", deal.lines[0]).value
        assert str(COST_KOPECKS) not in json.dumps(steps)


def test_a_price_is_not_lowered_past_the_limit_by_leaving_its_calculation(office: Office) -> None:
    deal = office.deal_at("quote_draft", manager="manager2")
    line = office.read("manager2", "quote", deal.quote)["lines"][0]
    taken_off = "UPDATE crm.quote_line SET calculation_line_id = NULL, price_kopecks = 100 WHERE id = %s"
    assert steal(office, "manager2", taken_off, line["id"]).count == 1
    with pytest.raises(Refused) as what:
        office.do("manager2", "quote", "send", deal.quote)
    assert (what.value.code, what.value.facts["uncalculated"]) == ("discount_needs_approval", 1)


def seller_of(office: Office, condition: str) -> tuple[int, int, int]:
    """An organisation with a permit for a service like this: organisation, service, price of the list in kopecks."""
    (found,) = office.base.execute(
        "SELECT p.organization_id, s.id, s.price_kopecks FROM crm.service_permit p"
        f" JOIN crm.service s ON s.id = p.service_id OR s.direction_id = p.direction_id WHERE {condition}"
        " AND s.price_kopecks > 0 AND p.until_on IS NULL ORDER BY s.id LIMIT 1"
    )
    return found[0], found[1], found[2]


def test_a_price_below_the_list_is_a_discount_whatever_it_is_called(office: Office) -> None:
    """manager2 may give five percent."""
    deal = office.deal_at("recorded", manager="manager2").deal
    seller, service, price = seller_of(office, "NOT s.needs_calculation")
    quote = office.call("manager2", "quote_make", deal, seller)["id"]
    office.save("manager2", "quote", quote, {}, lines=[{"service_id": service, "price": Decimal(price) / 200}])
    with pytest.raises(Refused) as what:
        office.do("manager2", "quote", "send", quote)
    assert (what.value.code, what.value.facts["discount"]) == ("discount_needs_approval", 50)


def test_an_invoice_past_the_quote_stands_under_the_rules_of_a_quote(office: Office) -> None:
    deal = office.deal_at("quoted", manager="manager2").deal
    seller, service, _ = seller_of(office, "s.needs_calculation")
    about = {"deal_id": deal, "organization_id": seller, "kind": "full"}
    lines = [{"service_id": service, "quantity": 1, "price": 1}]
    invoice, _ = office.save("manager2", "invoice", None, about, lines=lines)
    with pytest.raises(Refused) as what:
        office.do("manager2", "invoice", "issue", invoice)
    assert (what.value.code, what.value.facts["reason"]) == ("approval_required", "discount")


# the client base


def test_the_lookup_answers_about_a_client_and_does_not_hand_out_the_list(office: Office) -> None:
    office.import_rows("analyst", [{"row": n + 1, "short_name": f"ООО «Множество {n:03d}»"} for n in range(80)])
    assert len(office.call("manager1", "client_lookup", "множество", 100_000)["value"]) == 50
    recorded = office.base.execute("SELECT employee_id, found FROM priv.lookup_log ORDER BY id DESC LIMIT 1")
    assert recorded == [(office.ids["manager1"], 50)]
    assert len(office.call("manager1", "client_search", "множество")["value"] or []) == 0
    for name in ("expert1", "accountant", "assistant1", "director"):
        (first, *_) = office.call(name, "client_lookup", "множество")["value"]
        assert set(first) == {"id", "name", "inn", "counts_as", "directions"}
    with pytest.raises(Denied):
        office.call("administrator", "client_lookup", "множество")
    told = "SELECT count(*) FROM api.lookup_journal()"
    assert steal(office, "analyst", told).value >= 5
    assert steal(office, "manager1", told).value == 0


def test_an_import_writes_nothing_into_a_client_of_others(office: Office) -> None:
    slot = office.claim("manager6", "Медприбор", "Кадры")
    ((client, inn, kpp),) = office.base.execute(
        "UPDATE crm.client SET phone = '' WHERE id = (SELECT client_id FROM crm.client_direction WHERE id = %s)"
        " RETURNING id, inn, kpp",
        (slot,),
    )
    row = {
        "row": 1,
        "short_name": "Чужой",
        "inn": inn,
        "kpp": kpp,
        "phone": "+79991112233",
        "last_name": "Тайный",
    }
    assert office.import_rows("manager7", [row], overwrite=True).counts == {"same": 1}
    assert office.base.execute("SELECT phone FROM crm.client WHERE id = %s", (client,)) == [("",)]
    assert office.base.execute("SELECT count(*) FROM crm.contact WHERE last_name = 'Тайный'") == [(0,)]
    assert office.import_rows("manager6", [row]).counts == {"updated": 1}


def test_a_taken_inn_tells_no_more_than_the_lookup_does(office: Office) -> None:
    """Decided: who may look a client up by ИНН may also be told that the ИНН is taken, and by which name."""
    ((inn, kpp, name),) = office.base.execute("SELECT inn, kpp, short_name FROM crm.client WHERE inn <> '' LIMIT 1")
    twin = json.dumps({"short_name": "Двойник", "inn": inn, "kpp": kpp})
    with pytest.raises(Refused) as what:
        office.call("manager7", "client_save", None, 0, twin)
    assert (what.value.code, what.value.facts) == ("client_exists", {"field": "inn", "inn": inn, "client": name})
    (found,) = office.call("manager7", "client_lookup", inn)["value"]
    assert (found["name"], found["inn"]) == (name, inn)


def test_an_invoice_is_not_dated_into_the_future_or_past_its_own_term(office: Office) -> None:
    deal = office.deal_at("invoice_draft")
    late = date.today() + timedelta(days=10)
    assert refusal(office, "manager1", "invoice", "issue", deal.invoice, on=late) == "date_in_future"
