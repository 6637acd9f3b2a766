"""The process from the invoice to the signed act, each step by the person whose it is, and the refusals."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.office import Office


def refusal(what: pytest.ExceptionInfo[Refused]) -> str:
    return what.value.code


# the invoice


def test_a_prepayment_invoice_is_not_issued_before_it_is_approved(office: Office) -> None:
    deal = office.deal_at("invoice_draft", prepayment=100)
    with pytest.raises(Refused) as what:
        office.do("manager1", "invoice", "issue", deal.invoice)
    assert (refusal(what), what.value.facts["reason"]) == ("approval_required", "prepayment")
    office.do("manager1", "invoice", "submit", deal.invoice)
    with pytest.raises(Denied):
        office.do("head2", "approval", "approve", office.pending("invoice", deal.invoice))
    office.approve("prepayment", "invoice", deal.invoice)
    assert office.do("manager1", "invoice", "issue", deal.invoice)["number"].startswith("ОС-")


def test_an_issued_invoice_never_changes(office: Office) -> None:
    deal = office.deal_at("issued")
    with pytest.raises(Denied):
        office.save("manager1", "invoice", deal.invoice, {"comment": "Поздно"})
    with pytest.raises(Refused) as what:
        office.do("manager1", "invoice", "issue", deal.invoice)
    assert refusal(what) == "wrong_state"


def test_not_more_than_the_quote_is_invoiced(office: Office) -> None:
    deal = office.deal_at("issued")
    with pytest.raises(Refused) as what:
        office.call("manager1", "invoice_make", deal.quote, "prepayment", 50)
    assert refusal(what) == "over_quote"


def test_a_seller_without_a_permit_is_refused_and_those_with_one_are_named(office: Office) -> None:
    deal = office.deal_at("invoice_draft")
    laboratory = office.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ЦИ'")[0][0]
    office.save("manager1", "invoice", deal.invoice, {"organization_id": laboratory})
    with pytest.raises(Refused) as what:
        office.do("manager1", "invoice", "issue", deal.invoice)
    assert refusal(what) == "not_permitted"
    assert what.value.facts["sellers"] == ["АО «Орган по сертификации Демо»"]


def test_above_the_limit_nobody_issues_and_the_room_of_others_is_named(office: Office) -> None:
    deal = office.deal_at("invoice_draft", manager="manager5", services=(25,))
    (ip,) = office.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ДП'")[0]
    office.save("manager5", "invoice", deal.invoice, {"organization_id": ip})
    office.open_year("ДП", Decimal(9_990_000))
    with pytest.raises(Refused) as what:
        office.do("manager5", "invoice", "issue", deal.invoice)
    assert (refusal(what), what.value.facts["left_kopecks"]) == ("usn_limit", 1_000_000)
    assert what.value.facts["sellers"] == ["ООО «Серт-Консалт Демо»"]
    office.open_year("ДП", Decimal(9_000_000))
    with pytest.raises(Refused) as what:
        office.do("manager5", "invoice", "issue", deal.invoice)
    assert (refusal(what), what.value.facts["reason"]) == ("approval_required", "usn")
    office.open_year("ДП", Decimal(0))
    office.do("manager5", "invoice", "issue", deal.invoice)
    assert office.committed("ДП") == Decimal(35_000)


def test_a_cancelled_invoice_keeps_its_number_and_frees_the_room(office: Office) -> None:
    deal = office.deal_at("issued", manager="manager5", services=(26,))
    number = office.read("manager5", "invoice", deal.invoice)["number"]
    promised = office.committed("СК")
    with pytest.raises(Refused) as what:
        office.do("manager5", "invoice", "cancel", deal.invoice)
    assert refusal(what) == "field_required"
    office.do("manager5", "invoice", "cancel", deal.invoice, reason="Ошибка в реквизитах")
    assert office.read("manager5", "invoice", deal.invoice)["number"] == number
    assert office.committed("СК") == promised - Decimal(24_000)


# the money


def test_a_statement_pays_its_invoice_once_however_often_it_is_imported(office: Office) -> None:
    deal = office.deal_at("issued")
    card = office.read("manager1", "invoice", deal.invoice)
    inn, account = office.base.execute(
        "SELECT c.inn, a.account FROM crm.client c, crm.organization_account a"
        " WHERE c.id = %s AND a.organization_id = %s",
        (card["client_id"], card["organization_id"]),
    )[0]
    kopecks = int(card["total"] * 100)
    paid = office.payment("twice-the-same", kopecks, inn=inn, invoice_number=card["number"])
    statement = json.dumps(office.statement(account, [paid]))
    first = office.call("accountant", "statement_import", statement)
    second = office.call("accountant", "statement_import", statement)
    assert (first["new"], first["allocated"], second["new"], second["known"]) == (1, 1, 0, 1)
    after = office.read("manager1", "invoice", deal.invoice)
    assert (after["state"], after["paid"]) == ("paid", card["total"])
    with pytest.raises(Denied):
        office.call("manager1", "statement_import", statement)


def test_a_foreign_account_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as what:
        office.call("accountant", "statement_import", json.dumps(office.statement("4" * 20, [])))
    assert refusal(what) == "foreign_account"


def test_a_part_payment_leaves_the_invoice_open_and_may_be_taken_back(office: Office) -> None:
    deal = office.deal_at("issued")
    office.pay(deal.invoice, 1_000)
    assert office.state("invoice", deal.invoice) == "partly_paid"
    with pytest.raises(Refused) as what:
        office.do("manager1", "invoice", "cancel", deal.invoice, reason="Передумали")
    assert refusal(what) == "wrong_state"
    ((payment,),) = office.base.execute(
        "SELECT payment_id FROM crm.payment_allocation WHERE invoice_id = %s", (deal.invoice,)
    )
    office.do("accountant", "payment", "release", payment)
    assert office.state("invoice", deal.invoice) == "issued"


# the work and the act


def test_prepaid_work_waits_for_the_money_and_starts_by_itself(office: Office) -> None:
    deal = office.deal_at("issued", prepayment=50)
    lines = [{"invoice_line_id": line["id"]} for line in office.read("manager1", "invoice", deal.invoice)["lines"]]
    (item,) = office.do("manager1", "invoice", "launch", deal.invoice, lines=lines)["ids"]
    assert office.state("work_item", item) == "planned"
    with pytest.raises(Refused) as what:
        office.do("manager1", "work_item", "release", item)
    assert refusal(what) == "waits_for_payment"
    assert item not in office.sees("expert1", "work_item")
    office.pay(deal.invoice)
    assert office.state("work_item", item) == "released"
    with pytest.raises(Refused) as what:
        office.do("manager1", "invoice", "launch", deal.invoice, lines=lines)
    assert refusal(what) == "over_ordered"


def test_starting_before_payment_is_a_decision_of_the_superior(office: Office) -> None:
    deal = office.deal_at("issued", prepayment=50)
    lines = [{"invoice_line_id": line["id"]} for line in office.read("manager1", "invoice", deal.invoice)["lines"]]
    (item,) = office.do("manager1", "invoice", "launch", deal.invoice, lines=lines)["ids"]
    office.do("manager1", "work_item", "request_early_start", item, reason="Партия на таможне")
    office.approve("early_start", "work_item", item)
    assert office.state("work_item", item) == "released"


def test_work_is_done_when_its_documents_are_issued_and_another_person_verified(office: Office) -> None:
    deal = office.deal_at("in_work")
    (item,) = deal.work_items
    done = {"done_quantity": 1, "done_on": date.today(), "hours": 8, "result": "Сертификат выпущен"}
    about = {"work_item_id": item, "registry_number": f"ЕАЭС RU С-RU.ДЕ05.В.{item:05d}", "object": "станок"}
    paper, _ = office.save("expert1", "issued_document", None, {**about, "issued_on": date.today()})
    with pytest.raises(Refused) as what:
        office.do("expert1", "work_item", "finish", item, **done)
    assert refusal(what) == "documents_not_issued"
    with pytest.raises(Refused) as what:
        office.do("expert1", "issued_document", "verify", paper)
    assert refusal(what) == "second_person"
    office.do("expert7", "issued_document", "verify", paper)
    office.do("expert1", "issued_document", "issue", paper)
    with pytest.raises(Refused) as what:
        office.do("expert1", "work_item", "finish", item, **{**done, "done_quantity": 2})
    assert refusal(what) == "over_ordered"
    office.do("expert1", "work_item", "finish", item, **done)
    with pytest.raises(Refused) as what:
        office.do("expert1", "work_item", "verify", item)
    assert refusal(what) == "second_person"
    office.do("expert7", "work_item", "verify", item)
    assert office.state("work_item", item) == "verified"


def test_an_act_never_says_more_than_was_done(office: Office) -> None:
    deal = office.deal_at("act_draft")
    (line,) = office.read("manager1", "act", deal.act)["lines"]
    office.save("manager1", "act", deal.act, {}, lines=[{"id": line["id"], "quantity": 2}])
    with pytest.raises(Refused) as what:
        office.do("manager1", "act", "issue", deal.act)
    assert refusal(what) == "over_done"
    office.save("manager1", "act", deal.act, {}, lines=[{"id": line["id"], "quantity": 1}])
    office.do("manager1", "act", "issue", deal.act)
    with pytest.raises(Refused) as what:
        office.call("manager1", "act_make", deal.deal)
    assert refusal(what) == "nothing_to_act"


def test_an_act_is_not_signed_before_its_date(office: Office) -> None:
    deal = office.deal_at("act_issued")
    with pytest.raises(Refused) as what:
        office.do("manager1", "act", "sign", deal.act, signed_on=date.today() - timedelta(days=30))
    assert refusal(what) == "signed_before_act"


def test_from_the_need_to_the_signed_act_the_deal_closes_by_itself(office: Office) -> None:
    deal = office.deal_at("act_issued", services=(1, 5), prepayment=100)
    card = office.read("manager1", "deal", deal.deal)
    assert (card["state"], [gap["code"] for gap in card["gaps"]]) == ("in_work", ["gap_unsigned_acts"])
    office.do("manager1", "act", "sign", deal.act, signed_on=date.today())
    card = office.read("manager1", "deal", deal.deal)
    assert (card["state"], card["gaps"]) == ("closed", [])
    assert [step["document"] for step in card["chain"]] == [
        "deal", "calculation_request", "quote", "invoice", "work_item", "work_item", "act",
    ]  # fmt: skip
    assert card["why"]["rule"] == "holder"
