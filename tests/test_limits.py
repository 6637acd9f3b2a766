"""The УСН limit on the real base: exceptions by decision, opening income, VAT threshold, the vectors of the rule."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services import directories, limits
from crm_desktop.services.errors import Denied, Refused, Stale
from tests.office import Office, open_office
from tests.servers import Base

THIS_YEAR = date.today().year
NEW_YEARS_EVE = date(THIS_YEAR, 12, 31)
# fact, plan, new, band (reference 10; limit 490.5 million, borders 70/80/90/100)
BANDS = [
    ("0", "0", "100000", "free"),
    ("392400000", "0", "0", "info"),
    ("392400000.01", "0", "0", "warning"),
    ("441450000", "0", "0", "warning"),
    ("441450000", "0", "0.01", "approval"),
    ("480000000", "10000000", "500000", "approval"),
    ("480000000", "10000000", "500000.01", "block"),
    ("490500000.01", "0", "0", "block"),
]


@pytest.fixture(scope="module")
def firm(office_template: Base) -> Iterator[Office]:
    with open_office(office_template) as fresh:
        yield fresh


def seller(office: Office, prefix: str = "ДП") -> int:
    return int(office.base.execute("SELECT id FROM crm.organization WHERE number_prefix = %s", (prefix,))[0][0])


def meter(office: Office, prefix: str = "ДП", year: int = THIS_YEAR) -> dict[str, Any]:
    with office.connect_as("director").reader() as reader:
        found = limits.meters(reader, year)
    return next(one for one in found if one["organization_id"] == seller(office, prefix))


def ask(office: Office, name: str, amount: Any, until_on: Any = NEW_YEARS_EVE, **more: Any) -> int:
    year, reason = more.get("year", THIS_YEAR), more.get("reason", "Крупный заказ, деньги придут в январе")
    organization = more.get("organization", seller(office))
    with office.connect_as(name).session() as session:
        return limits.ask_exception(session, organization, year, Decimal(amount), until_on, reason)


@pytest.fixture
def full(firm: Office) -> Iterator[Office]:
    """The entrepreneur's own limit of ten million is reached to the kopeck."""
    firm.base.execute("DELETE FROM crm.usn_exception")
    firm.base.execute(
        "UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}' WHERE kind = 'usn_exception'"
        " AND state = 'pending'"
    )
    promised = firm.committed("ДП")
    firm.open_year("ДП", Decimal(10_000_000) - promised)
    yield firm
    firm.open_year("ДП", Decimal(0))


@pytest.mark.parametrize(("fact", "plan", "new", "band"), BANDS)
def test_the_vectors_of_the_rule_fall_into_their_bands(firm: Office, fact: str, plan: str, new: str, band: str) -> None:
    ((found,),) = firm.base.execute(
        "SELECT sec.usn_band(jsonb_build_object('usn', true, 'limit_kopecks', 49050000000,"
        " 'received_kopecks', %s::numeric,"
        " 'committed_kopecks', %s::numeric, 'exception_kopecks', 0, 'info_percent', 70, 'warning_percent', 80,"
        " 'approval_percent', 90, 'block_percent', 100), %s)",
        tuple(int(Decimal(one) * 100) for one in (fact, plan, new)),
    )
    assert found == band


def test_an_exception_lets_exactly_its_amount_pass(full: Office) -> None:
    deal = full.deal_at("invoice_draft", manager="manager5", services=(25,))
    full.save("manager5", "invoice", deal.invoice, {"organization_id": seller(full)})
    with pytest.raises(Refused) as what:
        full.do("manager5", "invoice", "issue", deal.invoice)
    net = full.read("manager5", "invoice", deal.invoice)["net"]
    assert (what.value.code, what.value.facts["left_kopecks"]) == ("usn_limit", 0)
    ask(full, "manager5", net - Decimal("0.01"))
    assert [one["state"] for one in meter(full)["exceptions"]] == ["pending"]
    full.approve("usn_exception", "organization", seller(full))
    with pytest.raises(Refused) as what:
        full.do("manager5", "invoice", "issue", deal.invoice)
    assert (what.value.code, what.value.facts["left_kopecks"]) == ("usn_limit", int(net * 100) - 1)
    ask(full, "manager5", "0.01", date.today())
    full.approve("usn_exception", "organization", seller(full))
    # Above the limit every invoice still needs its own yes: the band of approval lies below.
    full.do("manager5", "invoice", "submit", deal.invoice)
    full.approve("usn", "invoice", deal.invoice)
    full.do("manager5", "invoice", "issue", deal.invoice)
    found = meter(full)
    assert limits.left(found) == 0
    told = [(one["state"], one["used"]) for one in found["exceptions"]]
    assert told == [("used", net - Decimal("0.01")), ("used", Decimal("0.01"))]


def test_an_exception_ends_with_its_day(full: Office) -> None:
    ask(full, "manager1", 100_000)
    full.approve("usn_exception", "organization", seller(full))
    assert limits.left(meter(full)) == 100_000
    full.base.execute("UPDATE crm.usn_exception SET until_on = %s", (date.today() - timedelta(days=2),))
    found = meter(full)
    assert limits.left(found) == 0
    assert [one["state"] for one in found["exceptions"]] == ["expired"]


def test_a_refused_exception_allows_nothing(full: Office) -> None:
    approval = ask(full, "manager1", 100_000)
    full.do("director", "approval", "reject", approval, comment="Пусть платят в январе")
    assert limits.left(meter(full)) == 0
    assert meter(full)["exceptions"] == []


def test_one_question_waits_at_a_time_and_its_author_takes_it_back(full: Office) -> None:
    ask(full, "manager1", 100_000)
    with pytest.raises(Refused) as what:
        ask(full, "manager2", 200_000)
    assert what.value.code == "approval_pending"
    with pytest.raises(Denied), full.connect_as("manager2").session() as session:
        limits.recall_exception(session, seller(full))
    with full.connect_as("manager1").session() as session:
        limits.recall_exception(session, seller(full))
    assert meter(full)["exceptions"] == []
    ask(full, "manager2", 200_000)


@pytest.mark.parametrize(("amount", "until_on", "more", "code", "field"), [
    (0, NEW_YEARS_EVE, {}, "exception_amount", "amount"),
    (-5, NEW_YEARS_EVE, {}, "exception_amount", "amount"),
    (10_000_001, NEW_YEARS_EVE, {}, "exception_amount", "amount"),
    (1, date.today() - timedelta(days=2), {}, "exception_term", "until_on"),
    (1, NEW_YEARS_EVE + timedelta(days=1), {}, "exception_term", "until_on"),
    (1, None, {}, "exception_term", "until_on"),
    (1, NEW_YEARS_EVE, {"reason": "  "}, "field_required", "reason"),
    (1, NEW_YEARS_EVE, {"year": THIS_YEAR - 1}, "exception_year", "year"),
])  # fmt: skip
def test_what_cannot_be_decided_is_not_asked(
    full: Office, amount: int, until_on: date | None, more: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as what:
        ask(full, "manager1", amount, until_on, **more)
    assert (what.value.code, what.value.facts["field"]) == (code, field)


def test_who_is_not_on_usn_has_nothing_to_exceed(full: Office) -> None:
    with pytest.raises(Refused) as what:
        ask(full, "manager1", 1, organization=seller(full, "ЦИ"))
    assert what.value.code == "no_usn_limit"


def test_the_accountant_enters_the_opening_income_with_its_basis(firm: Office) -> None:
    before = meter(firm, "КС")
    with firm.connect_as("accountant").session() as session:
        limits.save_opening(
            session, before["organization_id"], THIS_YEAR, before["opening"], Decimal("1234567.89"), "КУДиР на 01.03"
        )
    after = meter(firm, "КС")
    assert (after["opening"], after["opening_basis"]) == (Decimal("1234567.89"), "КУДиР на 01.03")
    assert after["received"] - before["received"] == Decimal("1234567.89") - before["opening"]
    ((changes,),) = firm.base.execute(
        "SELECT changes FROM priv.journal WHERE relation = 'organization' AND row_id = %s ORDER BY id DESC LIMIT 1",
        (before["organization_id"],),
    )
    assert changes["opening_kopecks"][1] == 123456789
    with pytest.raises(Stale), firm.connect_as("accountant").session() as session:
        limits.save_opening(session, before["organization_id"], THIS_YEAR, before["opening"], Decimal(1), "другое")


@pytest.mark.parametrize("name", ["manager1", "director", "administrator", "analyst", "expert1"])
def test_nobody_but_the_accountant_enters_opening_income(firm: Office, name: str) -> None:
    found = meter(firm)
    with pytest.raises(Denied), firm.connect_as(name).session() as session:
        limits.save_opening(session, found["organization_id"], THIS_YEAR, found["opening"], Decimal(0), "Так надо")


@pytest.mark.parametrize(("received", "band"), [
    ("14000000", "free"), ("14000000.01", "info"), ("17000000.01", "warning"), ("20000000", "warning"),
    ("20000000.01", "block"),
])  # fmt: skip
def test_exactly_the_threshold_is_still_exempt(received: str, band: str) -> None:
    assert limits.threshold_band(Decimal(received), Decimal(20_000_000)) == band


@pytest.mark.parametrize(("crossed", "since"), [
    (date(2026, 7, 1), date(2026, 8, 1)),
    (date(2026, 1, 31), date(2026, 2, 1)),
    (date(2026, 12, 15), date(2027, 1, 1)),
])  # fmt: skip
def test_the_exemption_is_lost_from_the_month_after(crossed: date, since: date) -> None:
    assert limits.vat_payer_from(crossed) == since


# permits


@pytest.mark.parametrize("ends", [0, 1])
def test_a_permit_holds_through_its_last_day_and_stops_the_issue_after_it(firm: Office, ends: int) -> None:
    deal = firm.deal_at("invoice_draft", services=(1,))
    sold = firm.read("manager1", "invoice", deal.invoice)["organization_id"]
    before = firm.base.execute("SELECT id, until_on FROM crm.service_permit WHERE organization_id = %s", (sold,))
    last = date.today() - timedelta(days=ends)
    firm.base.execute("UPDATE crm.service_permit SET until_on = %s WHERE organization_id = %s", (last, sold))
    try:
        if ends:
            with pytest.raises(Refused) as what:
                firm.do("manager1", "invoice", "issue", deal.invoice)
            assert what.value.code == "not_permitted"
        else:
            with firm.connect_as("manager1").reader() as reader:
                assert directories.permits_ending(reader, date.today())
            firm.do("manager1", "invoice", "issue", deal.invoice)
            assert firm.state("invoice", deal.invoice) == "issued"
    finally:
        for permit, until in before:
            firm.base.execute("UPDATE crm.service_permit SET until_on = %s WHERE id = %s", (until, permit))
