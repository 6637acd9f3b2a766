"""The day and the year: what somebody gains by telling the base another date than the office has."""

from datetime import date, timedelta
from typing import Any

import pytest

from crm_desktop.services.errors import Refused
from tests.attacks.burglar import ask, signed_in
from tests.office import Office

AHEAD = "SET timezone = '<+167>-167'"
"""Nearly a week ahead of Greenwich: PostgreSQL takes whatever a session says about its own clock."""
BEHIND = "SET timezone = '<-167>+167'"


def today(office: Office) -> date:
    ((day,),) = office.base.execute("SELECT sec.today()")
    assert isinstance(day, date)
    return day


@pytest.fixture(scope="module")
def fixed_day(office: Office) -> date:
    return today(office)


def refusal(office: Office, name: str, document: str, verb: str, number: int, **arguments: Any) -> str:
    with pytest.raises(Refused) as what:
        office.do(name, document, verb, number, **arguments)
    return what.value.code


def test_a_clock_of_ones_own_does_not_end_a_cool_down(office: Office) -> None:
    slot = office.claim("manager6", "Медприбор", "Кадры")
    office.base.execute("UPDATE crm.direction SET cool_down_days = 5")
    office.do("manager6", "client_direction", "release", slot)
    ((client, direction),) = office.base.execute(
        "SELECT client_id, direction_id FROM crm.client_direction WHERE id = %s", (slot,)
    )
    with signed_in(office, "manager6") as connection:
        for clock in (AHEAD, BEHIND):
            ask(connection, clock)
            answer = ask(connection, "SELECT api.client_direction_claim(%s, %s)", client, direction)
            assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "slot_cooling"), clock


def test_a_clock_of_ones_own_opens_no_new_month_of_claims(office: Office) -> None:
    """Within a week of the edge of a month some clock shows another one."""
    with signed_in(office, "manager7") as connection:
        for clock in (AHEAD, BEHIND):
            ask(connection, clock)
            client = office.base.execute(
                "SELECT min(id) FROM crm.client WHERE id NOT IN (SELECT client_id FROM crm.client_direction)"
            )[0][0]
            assert ask(connection, "SELECT api.client_direction_claim(%s, 1)", client).code == ""
    months = office.base.execute("SELECT DISTINCT month_on FROM priv.claim_month")
    assert months == [(today(office).replace(day=1),)]


def test_the_day_is_kept_house_of_once_and_by_the_offices_clock(office: Office) -> None:
    deal = office.deal_at("quoted")
    office.base.execute("UPDATE crm.quote SET valid_until_on = sec.today() + 3 WHERE id = %s", (deal.quote,))
    with signed_in(office, "manager7") as connection:
        ask(connection, AHEAD)
        assert ask(connection, "SELECT api.housekeeping()").code == ""
    assert office.state("quote", deal.quote) == "sent"
    assert office.base.execute("SELECT day_on FROM priv.housekeeping") == [(today(office),)]


def test_a_quote_that_has_ended_is_not_accepted_by_yesterdays_clock(office: Office) -> None:
    deal = office.deal_at("quoted")
    office.base.execute("UPDATE crm.quote SET valid_until_on = sec.today() - 1 WHERE id = %s", (deal.quote,))
    with signed_in(office, "manager1") as connection:
        ask(connection, BEHIND)
        answer = ask(
            connection,
            "SELECT api.quote_accept(%s, (SELECT version FROM crm.quote WHERE id = %s))",
            deal.quote,
            deal.quote,
        )
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "quote_expired")


def test_an_invoice_is_not_dated_back_to_where_its_rules_were_others(office: Office) -> None:
    """Last year's date would mean last year's limit, rate, permits and numbers."""
    deal = office.deal_at("invoice_draft")
    for back in (today(office).replace(year=2020), today(office) - timedelta(days=60)):
        expected = "date_too_early" if back.year == today(office).year else "date_other_year"
        assert refusal(office, "manager1", "invoice", "issue", deal.invoice, on=back) == expected
    assert (
        office.do("manager1", "invoice", "issue", deal.invoice, on=today(office) - timedelta(days=3))["state"]
        == "issued"
    )


@pytest.mark.parametrize("years", [1, 3, 70])
def test_the_limit_of_the_year_is_not_left_by_expecting_the_money_later(office: Office, years: int) -> None:
    deal = office.deal_at("invoice_draft", manager="manager5", services=(25,))
    ((organization, net),) = office.base.execute(
        "SELECT organization_id, net_kopecks FROM crm.invoice WHERE id = %s", (deal.invoice,)
    )
    office.base.execute(
        "INSERT INTO crm.usn_setting (organization_id, year, own_limit_kopecks, info_percent, warning_percent,"
        " approval_percent, block_percent) VALUES (%s, extract(year FROM sec.today()), %s, 100, 100, 100, 100)"
        " ON CONFLICT (organization_id, year) DO UPDATE SET own_limit_kopecks = excluded.own_limit_kopecks",
        (organization, net - 1),
    )
    try:
        assert refusal(office, "manager5", "invoice", "issue", deal.invoice) == "usn_limit"
        later = today(office).replace(year=today(office).year + years, day=1)
        office.save("manager5", "invoice", deal.invoice, {"expected_payment_on": later})
        assert refusal(office, "manager5", "invoice", "issue", deal.invoice) == "usn_limit"
        if years > 1:
            office.save("manager5", "invoice", deal.invoice, {"due_on": later})
            assert refusal(office, "manager5", "invoice", "issue", deal.invoice) == "due_too_late"
    finally:
        office.base.execute("DELETE FROM crm.usn_setting WHERE organization_id = %s", (organization,))


def test_an_act_is_not_signed_on_a_day_that_has_not_come(office: Office) -> None:
    deal = office.deal_at("act_issued")
    for day in (today(office) + timedelta(days=30), "infinity"):
        assert refusal(office, "manager1", "act", "sign", deal.act, signed_on=day) == "date_in_future"
