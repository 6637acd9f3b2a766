"""An invoice straight from calculations: prices and lowest prices come with them, and nobody takes their source off."""

from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services import invoices, quotes
from crm_desktop.services.errors import Denied, Refused
from tests.attacks.burglar import steal
from tests.office import Office
from tests.office_deals import DealAt

TWO = (1, 2)


def made(office: Office, deal: DealAt, lines: list[int] | None = None, name: str | None = None) -> dict[str, Any]:
    who = name or deal.manager
    with office.connect_as(who).session() as session:
        number = invoices.make_calculated(session, deal.deal, lines)
    return office.read(who, "invoice", number)


def refused(office: Office, deal: DealAt, lines: list[int] | None = None) -> str:
    with pytest.raises(Refused) as what:
        made(office, deal, lines)
    return what.value.code


def reprice(office: Office, invoice: dict[str, Any], **changes: Any) -> None:
    line = invoice["lines"][0]
    office.save("manager1", "invoice", invoice["id"], {}, lines=[{"id": line["id"], **changes}])


def reason(office: Office, invoice: int, name: str = "manager1") -> str:
    with pytest.raises(Refused) as what:
        office.do(name, "invoice", "issue", invoice)
    assert what.value.code == "approval_required"
    return str(what.value.facts["reason"])


def test_everything_calculated_becomes_an_invoice_and_is_accepted(office: Office) -> None:
    deal = office.deal_at("calculated", services=TWO)
    invoice = made(office, deal)
    rows = office.base.execute(
        "SELECT service_id, quantity, price_kopecks, id, state FROM crm.calculation_line WHERE deal_id = %s"
        " ORDER BY id",
        (deal.deal,),
    )
    kept = ("service_id", "quantity", "price", "calculation_line_id")
    got = [tuple(one[name] * (100 if name == "price" else 1) for name in kept) for one in invoice["lines"]]
    assert got == [(service, quantity, price, line) for service, quantity, price, line, _state in rows]
    assert {state for *_rest, state in rows} == {"accepted"}
    assert (invoice["kind"], invoice["state"], invoice["quote_id"]) == ("full", "draft", None)
    assert invoice["basis"].startswith("Расчёт № РС-")
    assert office.do("manager1", "invoice", "issue", invoice["id"])["state"] == "issued"


def test_one_line_is_invoiced_and_the_rest_quoted_and_nothing_twice(office: Office) -> None:
    deal = office.deal_at("calculated", services=TWO)
    first, second = deal.lines
    assert [line["calculation_line_id"] for line in made(office, deal, [first])["lines"]] == [first]
    assert refused(office, deal, [first]) == "nothing_calculated"
    assert refused(office, deal, [first, second]) == "nothing_calculated"
    with office.connect_as("manager1").session() as session:
        quote = quotes.make(session, deal.deal)
    assert [line["calculation_line_id"] for line in office.read("manager1", "quote", quote)["lines"]] == [second]
    assert refused(office, deal) == "nothing_calculated"
    sold = {one["id"]: one["sold"] for one in office.read("manager1", "deal", deal.deal)["calculated"]}
    assert sold == {first: True, second: True}


def test_a_cancelled_invoice_gives_its_calculations_back_and_its_copy_takes_them(office: Office) -> None:
    deal = office.deal_at("calculated")
    invoice = made(office, deal)
    office.do("manager1", "invoice", "cancel", invoice["id"], reason="Передумали")
    with office.connect_as("manager1").session() as session:
        copied = invoices.copy(session, invoice["id"])
    (line,) = office.read("manager1", "invoice", copied)["lines"]
    assert line["calculation_line_id"] == deal.lines[0]
    assert refused(office, deal) == "nothing_calculated"
    with office.connect_as("manager1").session() as session:
        second = invoices.copy(session, copied)
    (line,) = office.read("manager1", "invoice", second)["lines"]
    assert line["calculation_line_id"] is None, "the copy of one that stands is a sale of its own"


def test_below_the_lowest_price_somebody_decides_as_with_a_quote(office: Office) -> None:
    deal = office.deal_at("calculated")
    office.base.execute(
        "UPDATE crm.calculation_line SET lowest_price_kopecks = price_kopecks * 9 / 10 WHERE id = %s", (deal.lines[0],)
    )
    invoice = made(office, deal)
    (line,) = invoice["lines"]
    assert line["lowest_price"] == line["price"] * Decimal("0.9")
    reprice(office, invoice, price=line["price"] * Decimal("0.89"))
    assert reason(office, invoice["id"]) == "discount"
    office.do("manager1", "invoice", "submit", invoice["id"])
    approval = office.pending("invoice", invoice["id"])
    assert office.read("head1", "approval", approval)["facts"]["below_lowest"] == 1
    office.approve("discount", "invoice", invoice["id"])
    assert office.do("manager1", "invoice", "issue", invoice["id"])["state"] == "issued"


def test_the_source_of_a_line_is_neither_written_nor_borrowed(office: Office) -> None:
    deal, other = office.deal_at("calculated"), office.deal_at("calculated")
    invoice = made(office, deal)
    line = invoice["lines"][0]["id"]
    for said in ("calculation_line_id = NULL", f"calculation_line_id = {other.lines[0]}", "lowest_price_kopecks = 1"):
        direct = f"UPDATE crm.invoice_line SET {said} WHERE id = %s"
        assert steal(office, "manager1", direct, line).code == "42501"
    born = "INSERT INTO crm.invoice_line (invoice_id, service_id, title, calculation_line_id) VALUES (%s, 1, 'x', %s)"
    assert steal(office, "manager1", born, invoice["id"], deal.lines[0]).code == "42501"
    reprice(office, invoice, service_id=3)
    ((lowest,),) = office.base.execute(
        "SELECT lowest_price_kopecks FROM crm.invoice_line WHERE invoice_id = %s", (invoice["id"],)
    )
    assert lowest is None, "the floor of one service is no floor of another"


def test_a_line_put_in_the_place_of_a_calculated_one_is_not_calculated(office: Office) -> None:
    ((service,),) = office.base.execute("SELECT id FROM crm.service WHERE needs_calculation ORDER BY id LIMIT 1")
    deal = office.deal_at("calculated", services=(service,))
    invoice = made(office, deal)
    (line,) = invoice["lines"]
    fresh = {"service_id": service, "quantity": 1, "price": line["price"], "position": 1}
    office.save("manager1", "invoice", invoice["id"], {}, lines=[fresh], removed=[line["id"]])
    assert reason(office, invoice["id"]) == "discount"


@pytest.mark.parametrize("name", ["manager2", "expert1", "accountant", "administrator", "director"])
def test_nobody_else_invoices_a_calculation(office: Office, name: str) -> None:
    deal = office.deal_at("calculated")
    with pytest.raises(Denied):
        made(office, deal, name=name)
    with pytest.raises(Denied):
        office.call(name, "invoice_from_calculations", 10**9, None)


def test_calculations_of_another_deal_are_denied_like_absent_ones(office: Office) -> None:
    deal, other = office.deal_at("calculated"), office.deal_at("calculated", manager="manager2")
    for lines in ([other.lines[0]], [10**9], [deal.lines[0], 10**9]):
        with pytest.raises(Denied):
            made(office, deal, lines)


def test_what_is_not_calculated_yet_is_not_invoiced(office: Office) -> None:
    deal = office.deal_at("taken")
    assert refused(office, deal) == "nothing_calculated"
    assert refused(office, deal, deal.lines) == "nothing_calculated"


def test_the_work_launched_from_it_reaches_the_act(office: Office) -> None:
    deal = office.deal_at("calculated")
    deal.invoice = made(office, deal)["id"]
    office.do("manager1", "invoice", "issue", deal.invoice)
    rows = office.base.execute("SELECT id FROM crm.invoice_line WHERE invoice_id = %s", (deal.invoice,))
    lines = [{"invoice_line_id": number} for (number,) in rows]
    works = office.do("manager1", "invoice", "launch", deal.invoice, lines=lines)["ids"]
    assert len(works) == 1
