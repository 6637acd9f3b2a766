"""Below the norm of the margin executives decide; who sells learns neither cost nor norm, however often he asks."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services import approvals, invoices
from crm_desktop.services.errors import Denied, Refused
from tests.attacks.burglar import steal
from tests.office import Office
from tests.office_deals import DealAt, DealSteps

PRICE, COST = Decimal(100_000), Decimal(60_000)
NORM = Decimal(30)
# 85,714.29 would earn 30 % exactly; the steps of the expert's price are 5,000.
ENOUGH = Decimal(90_000)


@pytest.fixture(autouse=True)
def norm(office: Office) -> Iterator[None]:
    set_norm(office, NORM)
    yield
    set_norm(office, None)


def set_norm(office: Office, percent: Decimal | None, name: str = "director") -> None:
    with office.connect_as(name).session() as session:
        approvals.set_margin_norm(session, percent)


def calculated(office: Office, quantity: int = 1, cost: Decimal = COST) -> DealAt:
    """A deal with one calculation of PRICE for each and COST behind it."""
    deal = office.deal_at("taken")
    steps = DealSteps(office, deal, (1,), 0)
    (line,) = deal.lines
    office.base.execute("UPDATE crm.calculation_line SET quantity = %s WHERE id = %s", (quantity, line))
    expert = steps.lead("calculation_line", line)
    draft = office.read(expert, "calculation_line", line)["revisions"][0]
    costs = [{"kind": "labour", "title": "Работа", "quantity": quantity, "rate": cost, "position": 1}]
    office.save_calculation(expert, draft, {"price": PRICE, "lowest_price": Decimal(1000)}, costs)
    office.do(expert, "calculation_line", "finish", line)
    return deal


def invoiced(office: Office, deal: DealAt) -> dict[str, Any]:
    with office.connect_as("manager1").session() as session:
        number = invoices.make_calculated(session, deal.deal)
    return office.read("manager1", "invoice", number)


def reprice(office: Office, document: str, number: int, **changes: Any) -> None:
    (line,) = office.read("manager1", document, number)["lines"]
    office.save("manager1", document, number, {}, lines=[{"id": line["id"], **changes}])


def obstacles(office: Office, document: str, number: int, verb: str) -> list[dict[str, Any]]:
    steps = office.read("manager1", document, number)["steps"]
    return list(next(step["obstacles"] for step in steps if step["step"] == verb))


def test_what_earns_the_norm_is_issued_and_sent_without_a_question(office: Office) -> None:
    deal = calculated(office)
    invoice = invoiced(office, deal)
    reprice(office, "invoice", invoice["id"], price=ENOUGH)
    assert office.do("manager1", "invoice", "issue", invoice["id"])["state"] == "issued"
    other = calculated(office)
    quote = office.call("manager1", "quote_make", other.deal)["id"]
    reprice(office, "quote", quote, price=ENOUGH)
    assert office.do("manager1", "quote", "send", quote)["state"] == "sent"


def test_below_it_the_executives_decide_about_an_invoice(office: Office) -> None:
    invoice = invoiced(office, calculated(office))
    reprice(office, "invoice", invoice["id"], price=Decimal(85_000))
    with pytest.raises(Refused) as what:
        office.do("manager1", "invoice", "issue", invoice["id"])
    assert (what.value.code, what.value.facts["reason"]) == ("approval_required", "margin")
    office.do("manager1", "invoice", "submit", invoice["id"], reason="Крупный клиент")
    approval = office.pending("invoice", invoice["id"])
    subject = office.read("director", "approval", approval)["subject"]
    assert (subject["cost"], subject["calculated"], subject["margin_norm"]) == (COST, Decimal(85_000), NORM)
    office.approve("margin", "invoice", invoice["id"])
    assert office.do("manager1", "invoice", "issue", invoice["id"])["state"] == "issued"


def test_below_it_the_executives_decide_about_a_quote(office: Office) -> None:
    quote = office.call("manager1", "quote_make", calculated(office).deal)["id"]
    reprice(office, "quote", quote, discount_percent=Decimal(15))
    with pytest.raises(Refused) as what:
        office.do("manager1", "quote", "send", quote)
    assert (what.value.code, what.value.facts) == ("price_needs_approval", {})
    office.do("manager1", "quote", "submit", quote)
    assert office.read("director", "approval", office.pending("quote", quote))["subject"]["cost"] == COST
    office.approve("margin", "quote", quote)
    assert office.do("manager1", "quote", "send", quote)["state"] == "sent"


def test_several_pieces_are_judged_by_the_piece(office: Office) -> None:
    invoice = invoiced(office, calculated(office, quantity=4))
    assert obstacles(office, "invoice", invoice["id"], "issue") == []
    reprice(office, "invoice", invoice["id"], quantity=2)
    assert obstacles(office, "invoice", invoice["id"], "issue") == []
    reprice(office, "invoice", invoice["id"], price=Decimal(85_000))
    assert [one["reason"] for one in obstacles(office, "invoice", invoice["id"], "issue")] == ["margin"]


def test_the_answer_depends_on_the_step_of_the_price_and_on_nothing_else(office: Office) -> None:
    """Two costs that lie between the same two steps are told apart by no price at all."""
    answers = []
    for cost in (Decimal(60_000), Decimal("62_900")):
        invoice = invoiced(office, calculated(office, cost=cost))
        told = {}
        for kopecks in range(8_400_000, 9_200_000, 49_999):
            reprice(office, "invoice", invoice["id"], price=Decimal(kopecks) / 100)
            told[kopecks] = obstacles(office, "invoice", invoice["id"], "issue")
        answers.append(told)
    assert answers[0] == answers[1]
    asked = [kopecks for kopecks, told in answers[0].items() if told]
    assert asked == [kopecks for kopecks in answers[0] if kopecks < 9_000_000]


def test_a_discount_and_vat_inside_open_no_finer_question(office: Office) -> None:
    invoice = invoiced(office, calculated(office))
    for changes in (
        {"price": Decimal(200_000), "discount_percent": Decimal("55.01")},
        {"price": Decimal("89999.99"), "discount_percent": 0},
    ):
        reprice(office, "invoice", invoice["id"], **changes)
        assert [one["reason"] for one in obstacles(office, "invoice", invoice["id"], "issue")] == ["margin"]
    reprice(office, "invoice", invoice["id"], price=Decimal(200_000), discount_percent=Decimal(55))
    assert [one["reason"] for one in obstacles(office, "invoice", invoice["id"], "issue")] != ["margin"]


def test_nothing_the_seller_reads_holds_the_cost_or_the_norm(office: Office) -> None:
    cost, odd_norm = Decimal("61234.56"), Decimal("31.73")
    set_norm(office, odd_norm)
    deal = calculated(office, cost=cost)
    invoice = invoiced(office, deal)
    reprice(office, "invoice", invoice["id"], price=Decimal(85_000))
    office.do("manager1", "invoice", "submit", invoice["id"])
    approval = office.pending("invoice", invoice["id"])
    secrets = ("61234", "6123456", "31.73", "31,73")
    for name in ("manager1", "head1", "assistant1"):
        for document, number in (("invoice", invoice["id"]), ("approval", approval), ("deal", deal.deal)):
            try:
                told = json.dumps(office.read(name, document, number), default=str)
            except Denied:
                continue
            assert not [secret for secret in secrets if secret in told], (name, document)
    told = json.dumps(office.read("director", "approval", approval), default=str)
    assert "61234.56" in told and "31.73" in told
    for sql in ("SELECT sec.unit_cost(1)", "SELECT sec.margin_norm()", "SELECT * FROM priv.margin_norm",
                "SELECT sec.margin_figures('invoice', 1)", "SELECT sec.sells_below_margin('invoice', 1)",
                "SELECT api.margin_norm()"):  # fmt: skip
        assert steal(office, "manager1", sql).code == "42501"


def test_a_running_question_is_not_passed_by_with_another_one(office: Office) -> None:
    invoice = invoiced(office, calculated(office))
    office.save("manager1", "invoice", invoice["id"], {"kind": "prepayment", "prepayment_percent": Decimal(100)})
    reprice(office, "invoice", invoice["id"], price=Decimal(500))
    assert [one["reason"] for one in obstacles(office, "invoice", invoice["id"], "issue")] == ["margin"]


@pytest.mark.parametrize("name", ["manager1", "head1", "accountant", "administrator", "analyst", "expert1"])
def test_only_executives_set_the_norm_and_read_it(office: Office, name: str) -> None:
    with pytest.raises(Denied):
        set_norm(office, Decimal(1), name)
    with pytest.raises(Denied), office.connect_as(name).reader() as reader:
        approvals.margin_norm(reader)


def test_a_norm_is_a_share_and_every_one_is_kept(office: Office) -> None:
    for percent in (Decimal(0), Decimal(100), Decimal(-1), Decimal("NaN")):
        with pytest.raises(Refused) as what:
            set_norm(office, percent)
        assert what.value.code == "margin_percent"
    set_norm(office, Decimal("12.5"))
    with office.connect_as("director").reader() as reader:
        told = approvals.margin_norm(reader)
    assert told is not None and told["percent"] == Decimal("12.5")
    ((kept,),) = office.base.execute("SELECT count(*) FROM priv.margin_norm WHERE percent IN (30, 12.5)")
    assert kept >= 2
