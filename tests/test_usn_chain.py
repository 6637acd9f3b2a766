"""The vectors of the tax rules as one chain of documents on the real base.

Opening income, payments by the bank's date, refunds, the limit of the year, the VAT threshold, and the contract that is
closed by several acts.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services import ledger, limits
from crm_desktop.services.errors import Refused
from tests.office import Office, open_office
from tests.office_deals import DealAt
from tests.servers import Base

YEAR = 2026
MILLION = Decimal(1_000_000)


@pytest.fixture(scope="module")
def firm(office_template: Base) -> Iterator[Office]:
    with open_office(office_template) as fresh:
        yield fresh


@pytest.fixture
def another(office_template: Base) -> Iterator[Office]:
    """Nothing received yet."""
    with open_office(office_template) as fresh:
        yield fresh


def money(million: str) -> int:
    return int(Decimal(million) * MILLION * 100)


class Books:
    """One organisation, its bank and its meter."""

    def __init__(self, office: Office, prefix: str) -> None:
        self.office = office
        ((self.id, self.account),) = office.base.execute(
            "SELECT o.id, min(a.account) FROM crm.organization o"
            " JOIN crm.organization_account a ON a.organization_id = o.id WHERE o.number_prefix = %s GROUP BY o.id",
            (prefix,),
        )

    def bank(self, key: str, on: date, kopecks: int, **more: Any) -> int:
        """A document of the bank's day."""
        document = {**self.office.payment(key, kopecks, **more), "bank_on": on.isoformat()}
        day = {"from_on": on.isoformat(), "until_on": on.isoformat()}
        statement = {**self.office.statement(self.account, [document]), **day}
        answer = self.office.call("accountant", "statement_import", json.dumps(statement))
        return int(answer["documents"][0]["id"])

    def advance(self, key: str, on: date, kopecks: int, inn: str) -> int:
        """Money of a client without an invoice."""
        number = self.bank(key, on, kopecks, inn=inn)
        self.office.do("accountant", "payment", "classify", number, kind="payment")
        return number

    def meter(self, year: int = YEAR) -> dict[str, Any]:
        with self.office.connect_as("director").reader() as reader:
            return next(one for one in limits.meters(reader, year) if one["organization_id"] == self.id)

    @property
    def received(self) -> Decimal:
        """Without VAT, with the opening income."""
        return Decimal(self.meter()["received"])


def test_the_vat_threshold_is_reached_by_the_dates_of_the_bank(firm: Office) -> None:
    books = Books(firm, "СК")
    ((inn,),) = firm.base.execute("SELECT min(inn) FROM crm.client WHERE length(inn) = 10")
    before = books.meter()
    threshold = Decimal(before["vat_threshold"])
    assert (threshold, before["received"]) == (20 * MILLION, 0)
    with firm.connect_as("accountant").session() as session:
        limits.save_opening(session, books.id, YEAR, Decimal(0), 5 * MILLION, "Выписка до 15.01.2026")
    books.advance("last year", date(2025, 12, 31), money("7"), inn)
    first = books.advance("march", date(2026, 3, 31), money("9"), inn)
    assert books.received == 14 * MILLION
    back = books.bank("april back", date(2026, 4, 10), money("0.5"), inn=inn, direction="out", purpose="Возврат аванса")
    assert books.received == 14 * MILLION, "an outgoing payment nobody has named is no refund yet"
    firm.do("accountant", "payment", "refund", back, parts=[{"payment_id": first, "amount_kopecks": money("0.5")}])
    assert books.received == Decimal("13.5") * MILLION
    books.advance("june", date(2026, 6, 30), money("6.5"), inn)
    assert books.received == threshold
    assert limits.threshold_band(books.received, threshold) == "warning", "exactly the threshold is still exempt"
    # The payer shows VAT of 5 % from July on: it is no income.
    firm.base.execute("UPDATE crm.tax_regime SET until_on = '2026-06-30' WHERE organization_id = %s", (books.id,))
    firm.base.execute(
        "INSERT INTO crm.tax_regime (organization_id, regime, vat_rate, from_on)"
        " VALUES (%s, 'usn_income', 5, '2026-07-01')",
        (books.id,),
    )
    july = date(2026, 7, 1)
    books.advance("july", july, money("2.1"), inn)
    loan = books.bank("loan", date(2026, 7, 2), money("3"), purpose="Заём по договору")
    firm.do("accountant", "payment", "classify", loan, kind="other")
    assert books.received == 22 * MILLION
    assert limits.threshold_band(books.received, threshold) == "block"
    assert limits.vat_payer_from(july) == date(2026, 8, 1)
    assert books.meter(2025)["received"] == 7 * MILLION


# fact, new invoice, what the base says about it; own limit of ten million, borders 70/80/90/100
STEPS = [
    (Decimal("0"), "free"), (Decimal("7.0"), "free"), (Decimal("7.0000001"), "info"), (Decimal("8.0000001"), "warning"),
    (Decimal("9.0"), "warning"), (Decimal("9.0000001"), "approval"), (Decimal("10.0"), "approval"),
    (Decimal("10.0000001"), "block"),
]  # fmt: skip


@pytest.mark.parametrize(("exposure", "band"), STEPS)
def test_money_and_promises_together_fall_into_the_bands(firm: Office, exposure: Decimal, band: str) -> None:
    books = Books(firm, "ДП")
    year = date.today().year
    found = books.meter(year)
    opening = exposure * MILLION - (limits.exposure(found) - found["opening"])
    firm.open_year("ДП", opening.quantize(Decimal("0.01")))
    assert books.meter(year)["band"] == band
    firm.open_year("ДП", Decimal(0))


def test_an_invoice_promises_is_paid_and_given_back_and_the_limit_follows(firm: Office) -> None:
    """Ten million: to the kopeck promised, then paid, then partly given back; one kopeck more is not issued."""
    books, year = Books(firm, "ДП"), date.today().year
    firm.open_year("ДП", Decimal(0))
    deal = firm.deal_at("invoice_draft", manager="manager5", services=(25,))
    firm.save("manager5", "invoice", deal.invoice, {"organization_id": books.id})
    net = firm.read("manager5", "invoice", deal.invoice)["net"]
    base = limits.exposure(books.meter(year))
    firm.open_year("ДП", 10 * MILLION - base - net + Decimal("0.01"))
    with pytest.raises(Refused) as what:
        firm.do("manager5", "invoice", "issue", deal.invoice)
    assert what.value.code == "usn_limit"
    firm.open_year("ДП", 10 * MILLION - base - net)
    firm.do("manager5", "invoice", "submit", deal.invoice)
    firm.approve("usn", "invoice", deal.invoice)
    firm.do("manager5", "invoice", "issue", deal.invoice)
    assert limits.left(books.meter(year)) == 0
    received = Decimal(books.meter(year)["received"])
    answer = firm.pay(deal.invoice)
    paid = answer["documents"][0]["id"]
    now = books.meter(year)
    assert now["received"] - received == net
    assert limits.left(now) == 0, "a promise becomes money, once"
    ((inn,),) = firm.base.execute(
        "SELECT c.inn FROM crm.invoice i JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s", (deal.invoice,)
    )
    back = books.bank("chain back", date.today(), 10_000_00, inn=inn, direction="out", purpose="Возврат")
    part = {"payment_id": paid, "invoice_id": deal.invoice, "amount_kopecks": 10_000_00}
    firm.do("accountant", "payment", "refund", back, parts=[part])
    now = books.meter(year)
    assert now["received"] - received == net - 10_000
    assert limits.left(now) == 0, "what was given back is promised again: the invoice still asks for it"
    firm.open_year("ДП", Decimal(0))


# date, event, roubles, then debt and advance (reference 8.3); income follows the payments alone
CONTRACT = [
    (date(2026, 11, 2), "payment", 150_000, 0, 150_000),
    (date(2026, 11, 5), "act", 100_000, 0, 50_000),
    (date(2026, 11, 8), "act", 120_000, 70_000, 0),
    (date(2026, 11, 10), "payment", 70_000, 0, 0),
    (date(2026, 11, 14), "act", 80_000, 80_000, 0),
    (date(2026, 11, 16), "payment", 100_000, 0, 20_000),
    (date(2026, 11, 20), "refund", 20_000, 0, 0),
]


def contract(office: Office) -> tuple[DealAt, int, int]:
    """A quote of 100, 120 and 80 thousand, invoiced whole by an organisation without VAT, all work done."""
    deal = office.deal_at("quote_draft", manager="manager5", services=(25, 26, 25))
    lines = office.read("manager5", "quote", deal.quote)["lines"]
    prices = (100_000, 120_000, 80_000)
    changed = [
        {"id": line["id"], "quantity": 1, "price": Decimal(price)} for line, price in zip(lines, prices, strict=True)
    ]
    office.save("manager5", "quote", deal.quote, {}, lines=changed)
    office.base.execute(
        "UPDATE crm.quote SET state = 'sent', number = 'КП-Ц-1', issued_on = current_date WHERE id = %s", (deal.quote,)
    )
    office.do("manager5", "quote", "accept", deal.quote)
    deal.invoice = office.call("manager5", "invoice_make", deal.quote, "full")["id"]
    office.do("manager5", "invoice", "issue", deal.invoice)
    ((client, seller),) = office.base.execute(
        "SELECT client_id, organization_id FROM crm.invoice WHERE id = %s", (deal.invoice,)
    )
    return deal, client, seller


def test_a_contract_closed_by_several_acts_comes_out_even(another: Office) -> None:
    firm = another
    deal, client, seller = contract(firm)
    ((prefix,),) = firm.base.execute("SELECT number_prefix FROM crm.organization WHERE id = %s", (seller,))
    books = Books(firm, prefix)
    ((inn, total),) = firm.base.execute(
        "SELECT c.inn, i.total_kopecks FROM crm.invoice i JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (deal.invoice,),
    )
    assert total == 300_000_00
    began, payments = books.received, []
    for place, (on, event, roubles, debt, advance) in enumerate(CONTRACT):
        if event == "payment":
            payments.append(books.advance(f"contract {place}", on, roubles * 100, inn))
            left = 300_000 - sum(one for _on, what, one, *_ in CONTRACT[:place] if what == "payment")
            part = [{"invoice_id": deal.invoice, "amount_kopecks": min(left, roubles) * 100}]
            firm.do("accountant", "payment", "allocate", payments[-1], allocations=part)
        elif event == "act":
            acted(firm, deal, place, roubles, on)
        else:
            back = books.bank("contract back", on, roubles * 100, inn=inn, direction="out", purpose="Возврат переплаты")
            part = [{"payment_id": payments[-1], "amount_kopecks": roubles * 100}]
            firm.do("accountant", "payment", "refund", back, parts=part)
        with firm.connect_as("accountant").reader() as reader:
            closing = ledger.read(reader, client, seller, date(2026, 1, 1), on)["closing"]
        assert (max(closing, 0), max(-closing, 0)) == (debt, advance), (on, event)
        signs = {"payment": 1, "refund": -1, "act": 0}
        income = sum(signs[what] * one for _on, what, one, *_ in CONTRACT[: place + 1])
        assert books.received - began == income, "acts are no income (п. 1 ст. 346.17 НК РФ)"
    assert firm.state("invoice", deal.invoice) == "paid"


def acted(office: Office, deal: DealAt, place: int, roubles: int, on: date) -> None:
    """The work of this price is launched, done and acted; the act has the day of the vector."""
    ((line,),) = office.base.execute(
        "SELECT id FROM crm.invoice_line WHERE invoice_id = %s AND total_kopecks = %s", (deal.invoice, roubles * 100)
    )
    terms = [{"invoice_line_id": line, "payment_condition": "none"}]
    (work,) = office.do("manager5", "invoice", "launch", deal.invoice, lines=terms)["ids"]
    office.base.execute(
        "UPDATE crm.work_item SET state = 'done', done_quantity = quantity, done_on = %s WHERE id = %s", (on, work)
    )
    act = office.call("manager5", "act_make", deal.deal)["id"]
    office.do("manager5", "act", "issue", act)
    office.base.execute("UPDATE crm.act SET act_on = %s WHERE id = %s", (on, act))
