"""Invoices by percent, by sum, by lines, the rest; copies and reissues; what a final one tells of advances."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pypdf import PdfReader

from crm_desktop.services import invoices, prints
from crm_desktop.services.errors import Denied, Refused
from tests.office import Office, open_office
from tests.office_deals import DealAt
from tests.servers import Base

SEVERAL = (1, 2, 3)


@pytest.fixture(scope="module")
def firm(office_template: Base) -> Iterator[Office]:
    with open_office(office_template) as fresh:
        yield fresh


def make(office: Office, quote: int, kind: str, name: str = "manager1", **asked: Any) -> int:
    with office.connect_as(name).session() as session:
        return invoices.make(session, quote, kind, **asked)


def refused(office: Office, quote: int, kind: str, **asked: Any) -> str:
    with pytest.raises(Refused) as what:
        make(office, quote, kind, **asked)
    return what.value.code


def card(office: Office, invoice: int) -> dict[str, Any]:
    return office.read("manager1", "invoice", invoice)


def issue(office: Office, invoice: int) -> dict[str, Any]:
    office.do("manager1", "invoice", "submit", invoice)
    office.approve("prepayment", "invoice", invoice)
    office.do("manager1", "invoice", "issue", invoice)
    return card(office, invoice)


def quote_lines(office: Office, quote: int) -> list[tuple[int, int]]:
    sql = "SELECT id, total_kopecks FROM crm.quote_line WHERE quote_id = %s AND NOT optional ORDER BY position, id"
    return [(int(number), int(total)) for number, total in office.base.execute(sql, (quote,))]


@pytest.mark.parametrize("amount", ["0.01", "0.07", "1", "9999.99", "12345.67", "33333.33"])
@pytest.mark.parametrize("services", [(1,), SEVERAL])
def test_a_prepayment_by_sum_comes_out_to_the_kopeck(firm: Office, amount: str, services: tuple[int, ...]) -> None:
    deal = firm.deal_at("accepted", services=services)
    made = card(firm, make(firm, deal.quote, "prepayment", amount=Decimal(amount)))
    assert (made["total"], made["prepayment"], made["kind"]) == (Decimal(amount), Decimal(amount), "prepayment")
    assert sum(line["total"] for line in made["lines"]) == Decimal(amount)


def test_what_is_left_after_a_sum_is_the_final_invoice(firm: Office) -> None:
    deal = firm.deal_at("accepted", services=SEVERAL)
    whole = sum(total for _, total in quote_lines(firm, deal.quote))
    make(firm, deal.quote, "prepayment", amount=Decimal("10000.01"))
    rest = card(firm, make(firm, deal.quote, "final"))
    assert abs(rest["total"] - (Decimal(whole) / 100 - Decimal("10000.01"))) <= Decimal("0.03")
    assert refused(firm, deal.quote, "prepayment", amount=Decimal(2)) == "over_quote"


def test_chosen_lines_are_prepaid_and_the_rest_of_each_line_is_final(firm: Office) -> None:
    deal = firm.deal_at("accepted", services=SEVERAL)
    (first, first_total), (second, second_total), (_third, third_total) = quote_lines(firm, deal.quote)
    paid = card(firm, make(firm, deal.quote, "prepayment", lines=[first]))
    assert [line["total"] for line in paid["lines"]] == [Decimal(first_total) / 100]
    assert paid["lines"][0]["title"].startswith("Предоплата: ")
    half = card(firm, make(firm, deal.quote, "prepayment", lines=[second], percent=Decimal(50)))
    assert half["total"] == Decimal(round(Decimal(second_total) / 2)) / 100
    assert refused(firm, deal.quote, "prepayment", lines=[first]) == "over_quote"
    rest = card(firm, make(firm, deal.quote, "final"))
    expected = [Decimal(second_total) / 100 - half["total"], Decimal(third_total) / 100]
    assert [line["total"] for line in rest["lines"]] == pytest.approx(expected)


@pytest.mark.parametrize(("asked", "code"), [
    ({}, "percent_wrong"),
    ({"percent": Decimal(0)}, "percent_wrong"),
    ({"percent": Decimal(101)}, "percent_wrong"),
    ({"percent": Decimal(50), "amount": Decimal(5)}, "percent_wrong"),
    ({"amount": Decimal(0)}, "sum_wrong"),
    ({"amount": Decimal(-1)}, "sum_wrong"),
    ({"amount": Decimal(99_999_999)}, "sum_wrong"),
    ({"lines": []}, "no_lines"),
    ({"lines": [10**9]}, "no_lines"),
])  # fmt: skip
def test_a_share_that_cannot_be_is_refused(firm: Office, asked: dict[str, Any], code: str) -> None:
    deal = firm.deal_at("accepted")
    assert refused(firm, deal.quote, "prepayment", **asked) == code


def test_lines_of_a_foreign_quote_are_not_invoiced(firm: Office) -> None:
    mine, foreign = firm.deal_at("accepted"), firm.deal_at("accepted", manager="manager2")
    ((line, _),) = quote_lines(firm, foreign.quote)
    assert refused(firm, mine.quote, "prepayment", lines=[line]) == "no_lines"
    with pytest.raises(Denied):
        make(firm, foreign.quote, "prepayment", amount=Decimal(1))


def test_the_final_invoice_prints_the_advances_received_before_it(firm: Office) -> None:
    deal = firm.deal_at("accepted", services=SEVERAL)
    advance = issue(firm, make(firm, deal.quote, "prepayment", amount=Decimal(10_000)))
    firm.pay(advance["id"])
    final = make(firm, deal.quote, "final")
    firm.do("manager1", "invoice", "issue", final)
    with firm.connect_as("manager1").reader() as reader:
        pages = PdfReader(io.BytesIO(prints.pdf(reader, "invoice", final))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())
    assert f"Получен аванс по счёту № {advance['number']} от {date.today():%d.%m.%Y}: 10 000,00 руб." in text


def test_a_copy_is_a_sale_of_its_own_and_knows_its_source(firm: Office) -> None:
    deal = firm.deal_at("issued")
    with firm.connect_as("manager1").session() as session:
        made = invoices.copy(session, deal.invoice)
    copied, source = card(firm, made), card(firm, deal.invoice)
    assert (copied["state"], copied["total"], copied["quote_id"]) == ("draft", source["total"], None)
    assert [(one["id"], one["relation"]) for one in copied["links"]] == [(deal.invoice, "source")]
    assert [(one["id"], one["relation"]) for one in source["links"]] == [(made, "copy")]


def reissued(office: Office, deal: DealAt, reason: str = "Ошибка в наименовании", name: str = "manager1") -> int:
    version = card(office, deal.invoice)["version"]
    with office.connect_as(name).session() as session:
        return invoices.reissue(session, deal.invoice, version, reason)


def test_a_reissue_cancels_and_takes_the_place_in_one_step(firm: Office) -> None:
    deal = firm.deal_at("issued")
    before = card(firm, deal.invoice)
    made = card(firm, reissued(firm, deal))
    source = card(firm, deal.invoice)
    assert (source["state"], source["reason"]) == ("cancelled", "Ошибка в наименовании")
    assert (made["quote_id"], made["total"], made["lines"][0]["ordered"]) == (before["quote_id"], before["total"], 1)
    firm.do("manager1", "invoice", "issue", made["id"])
    assert card(firm, made["id"])["number"] != source["number"]
    with pytest.raises(Refused) as what, firm.connect_as("manager1").session() as session:
        invoices.copy(session, deal.invoice)
    assert what.value.code == "over_quote"


def test_a_reissue_asks_why_and_changes_nothing_without(firm: Office) -> None:
    deal = firm.deal_at("issued")
    with pytest.raises(Refused) as what:
        reissued(firm, deal, "")
    assert what.value.code == "field_required"
    assert card(firm, deal.invoice)["state"] == "issued"


def test_a_paid_invoice_is_not_reissued(firm: Office) -> None:
    deal = firm.deal_at("issued")
    firm.pay(deal.invoice, 1)
    with pytest.raises(Refused) as what:
        reissued(firm, deal)
    assert what.value.code == "wrong_state"
    assert card(firm, deal.invoice)["state"] == "partly_paid"


@pytest.mark.parametrize("name", ["manager2", "expert1", "accountant", "administrator", "director"])
def test_only_who_works_for_the_holder_copies_or_reissues(firm: Office, name: str) -> None:
    deal = firm.deal_at("issued")
    with pytest.raises(Denied), firm.connect_as(name).session() as session:
        invoices.copy(session, deal.invoice)
    with pytest.raises(Denied):
        reissued(firm, deal, name=name)
    assert card(firm, deal.invoice)["state"] == "issued"


def test_an_invoice_is_not_dated_into_another_year(firm: Office) -> None:
    deal = firm.deal_at("invoice_draft")
    with pytest.raises(Refused) as what:
        firm.do("manager1", "invoice", "issue", deal.invoice, on=date(date.today().year - 1, 12, 31).isoformat())
    assert what.value.code == "date_other_year"
    early = date.today() - timedelta(days=11)
    with pytest.raises(Refused) as what:
        firm.do("manager1", "invoice", "issue", deal.invoice, on=early.isoformat())
    assert what.value.code == ("date_too_early" if early.year == date.today().year else "date_other_year")
