"""Both systems side by side: what is changed on one side stands on the other, each once."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.office import Office
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import ACT, PAID, SIGNED, Sides, valid_inn


@pytest.fixture
def sides(office: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(office, terrasoft) as both:
        yield both


def test_a_new_client_there_is_a_client_here_and_a_change_goes_back(sides: Sides) -> None:
    there = sides.insert_client("ООО «Родник»", inn="7736207543", kpp="773601001", phone="+7 495 000-00-01")
    sides.cycle()
    ours = sides.our_row("client", there)
    assert (ours["short_name"], ours["inn"], ours["phone"]) == ("ООО «Родник»", "7736207543", "+7 495 000-00-01")
    sides.base("UPDATE crm.client SET phone = '+7 495 000-00-02' WHERE id = %s", ours["id"])
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "+7 495 000-00-02"
    assert sides.cycle().quiet


def test_a_new_client_here_is_made_there_once(sides: Sides) -> None:
    sides.base("INSERT INTO crm.client (short_name, inn, kpp) VALUES ('ООО «Наш»', '7707083893', '773601001')")
    sides.cycle()
    sides.cycle()
    (found,) = [row for row in sides.server.rows("Account") if row["Name"] == "ООО «Наш»"]
    assert (found["UsrINN"], str(found["TypeId"])) == ("7707083893", "03a75490-53e6-df11-971b-001d60e938c6")
    assert sides.cycle().quiet


def test_the_same_inn_is_the_same_client(sides: Sides) -> None:
    sides.base("INSERT INTO crm.client (short_name, inn, kpp) VALUES ('АО «Тот же»', '7728168971', '770801001')")
    there = sides.insert_client("АО «Тот же самый»", inn="7728168971", kpp="770801001")
    sides.cycle()
    assert sides.our_row("client", there)["inn"] == "7728168971"
    (conflict,) = sides.conflicts()
    assert (conflict["field"], conflict["ours"], conflict["theirs"]) == (
        "short_name",
        "АО «Тот же»",
        "АО «Тот же самый»",
    )
    sides.decide(conflict["id"], "theirs")
    sides.cycle()
    assert sides.our_row("client", there)["short_name"] == "АО «Тот же самый»"
    assert not sides.conflicts()


def test_two_fields_changed_on_both_sides_meet(sides: Sides) -> None:
    there = sides.insert_client("ООО «Встреча»", phone="1")
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    sides.server.change("Account", there, Web="vstrecha.ru")
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", ours)
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "2"
    assert sides.our_row("client", there)["site"] == "vstrecha.ru"
    assert not sides.conflicts()


def test_ours_wins_where_a_person_says_so(sides: Sides) -> None:
    there = sides.insert_client("ООО «Спор»", phone="1")
    sides.cycle()
    sides.server.change("Account", there, Phone="3")
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", sides.our_row("client", there)["id"])
    sides.cycle()
    (conflict,) = sides.conflicts()
    sides.decide(conflict["id"], "ours")
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "2"
    assert sides.cycle().quiet


def test_a_chain_from_there_stands_here(sides: Sides) -> None:
    chain = sides.chain_there("ООО «Цепь»", inn="7702070139")
    sides.cycle()
    assert [(line["object"], line["code"], line["facts"]) for line in sides.failures()] == []
    invoice = sides.our_row("invoice", chain["Invoice"])
    assert (invoice["number"], invoice["state"], invoice["total_kopecks"]) == ("СЧ-77", "issued", 12_000_000)
    assert sides.our_row("deal", chain["Opportunity"])["state"] == "invoiced"
    assert sides.cycle().quiet


def test_a_chain_from_here_stands_there(sides: Sides) -> None:
    deal = sides.office.deal_at("issued")
    sides.send_all()
    sides.cycle()
    sides.cycle()
    assert [(line["object"], line["code"], line["facts"]) for line in sides.failures()] == []
    there = sides.their_id("invoice", deal.invoice)
    row = sides.their_row("Invoice", there)
    ours = sides.ours("invoice", deal.invoice)
    assert row["Number"] == ours["number"]
    assert row["Amount"] * 100 == ours["total_kopecks"]
    assert [line["InvoiceId"] for line in sides.server.rows("InvoiceProduct") if line["InvoiceId"] == there]
    assert sides.cycle().quiet


def test_a_work_done_there_and_its_act_stand_here(sides: Sides) -> None:
    chain = sides.chain_there("ООО «Работа»", inn="7704407589", number="СЧ-78")
    expert = sides.words["Contact"]["expert1"]
    work = sides.server.insert(
        "UsrWork", UsrName="Услуга", UsrInvoiceProductId=chain["InvoiceProduct"], UsrInvoiceId=chain["Invoice"],
        UsrQuantity=1, UsrExpertId=expert,
        UsrStateId=sides.state_there("UsrWorkState", "Выполнена"), UsrResult="Готово",
    )  # fmt: skip
    sides.server.insert(
        "UsrPayment", UsrAccountId=chain["Account"], UsrSupplierId=sides.words["Account"]["first"],
        UsrInvoiceId=chain["Invoice"], UsrDate=date.today(), UsrNumber="5", UsrAmount=120000,
        UsrPurpose="Оплата по счёту СЧ-78",
    )  # fmt: skip
    act = sides.server.insert(
        "Document", Number="А-1", TypeId=ACT, StateId=SIGNED, OpportunityId=chain["Opportunity"],
        AccountId=chain["Account"], UsrInvoiceId=chain["Invoice"], UsrAmount=120000,
    )  # fmt: skip
    sides.cycle()
    assert [(line["object"], line["code"], line["facts"]) for line in sides.failures()] == []
    assert sides.our_row("work_item", work)["state"] == "acted"
    assert sides.our_row("invoice", chain["Invoice"])["state"] == "paid"
    ours = sides.our_row("act", act)
    assert (ours["number"], ours["state"], ours["total_kopecks"]) == ("А-1", "signed", 12_000_000)
    sides.cycle()
    assert sides.their_row("Invoice", chain["Invoice"])["PaymentStatusId"] == PAID
    assert sides.cycle().quiet


def test_a_request_sent_there_waits_for_our_experts_and_its_price_goes_back(sides: Sides) -> None:
    chain = sides.chain_there("ООО «Расчёт»", inn="7727563778", number="СЧ-79")
    request = sides.server.insert(
        "UsrCostRequest", UsrOpportunityId=chain["Opportunity"], UsrAccountId=chain["Account"], UsrComment="Срочно",
        UsrStateId=sides.state_there("UsrCostRequestState", "Отправлен"),
    )  # fmt: skip
    line = sides.server.insert(
        "UsrCostRequestService", UsrCostRequestId=request, UsrProductId=sides.words["Product"]["first"], UsrQuantity=2,
        UsrSubject="Станок",
    )  # fmt: skip
    sides.cycle()
    assert [(line["object"], line["code"], line["facts"]) for line in sides.failures()] == []
    ours = sides.our_row("calculation_line", line)
    assert (ours["state"], ours["quantity"], ours["subject"]) == ("queued", 2, "Станок")
    sides.base(
        "UPDATE crm.calculation_line SET state = 'calculated', price_kopecks = 5000000 WHERE id = %s", ours["id"]
    )
    sides.cycle()
    assert sides.their_row("UsrCostRequestService", line)["UsrPrice"] == 50000
    assert sides.cycle().quiet


def test_a_quote_goes_there_with_its_lines_and_a_line_taken_out_is_taken_out(sides: Sides) -> None:
    deal = sides.office.deal_at("quoted")
    sides.send_all()
    sides.cycle()
    there = sides.their_id("quote", deal.quote)
    assert len(_lines(sides, there)) == 1
    sides.base(
        "DELETE FROM crm.quote_line WHERE id = (SELECT max(id) FROM crm.quote_line WHERE quote_id = %s)", deal.quote
    )
    sides.cycle()
    assert _lines(sides, there) == []
    assert sides.cycle().quiet


def _lines(sides: Sides, quote: UUID) -> list[dict[str, Any]]:
    return [row for row in sides.server.rows("UsrQuoteProduct") if row["UsrQuoteId"] == quote]


def test_a_word_nobody_has_explained_waits_and_goes_on_when_it_is(sides: Sides) -> None:
    chain = sides.chain_there("ООО «Слово»", inn=valid_inn("504704350"), number="СЧ-80")
    unknown = sides.server.insert("OpportunityStage", Name="Тендер")
    sides.server.change("Opportunity", chain["Opportunity"], StageId=unknown)
    sides.cycle()
    told = {(line["object"], line["code"], line["facts"]["waits_for"]) for line in sides.failures()}
    assert ("deal", "exchange_word", str(unknown)) in told
    sides.explain("deal_state", unknown, "quoted")
    sides.cycle()
    assert sides.failures() == []
    assert sides.our_row("deal", chain["Opportunity"])["state"] == "invoiced"


def test_a_poisoned_record_does_not_stop_the_others(sides: Sides) -> None:
    bad = sides.insert_client("ООО «Яд»", inn="123")
    good = sides.insert_client("ООО «Здоровье»", inn="7705035012")
    sides.cycle()
    assert sides.our_row("client", good)["short_name"] == "ООО «Здоровье»"
    (failure,) = sides.failures()
    assert (failure["their_id"], failure["code"]) == (str(bad), "exchange_not_written")
    sides.server.change("Account", bad, UsrINN="7707083893")
    sides.base("DELETE FROM crm.client WHERE inn = '7707083893'")
    sides.cycle()
    assert sides.failures() == []
    assert sides.our_row("client", bad)["inn"] == "7707083893"
