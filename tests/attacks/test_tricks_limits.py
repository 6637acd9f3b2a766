"""What somebody with psql would try against the УСН limit: write, decide or forge an exception himself."""

import json
from datetime import date

import pytest

from tests.attacks.burglar import ask, signed_in
from tests.office import Office

REQUEST = "SELECT api.usn_exception_request(%s, %s, %s, %s, 'Нужно')"


def seller(office: Office) -> int:
    return int(office.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ДП'")[0][0])


@pytest.mark.parametrize("name", ["manager1", "director", "accountant", "administrator"])
def test_nobody_writes_an_exception_or_the_ledger_by_hand(office: Office, name: str) -> None:
    tries = (
        "INSERT INTO crm.usn_exception (organization_id, year, amount_kopecks, until_on, reason)"
        " VALUES (1, 2026, 1, '2026-12-31', 'x')",
        "UPDATE crm.usn_exception SET amount_kopecks = 1",
        "DELETE FROM crm.usn_exception",
        "UPDATE priv.organization_year SET opening_kopecks = 0",
        "SELECT sec.book_income(1, 2026, -100, 0)",
        "SELECT sec.usn_exceptions('{}')",
    )
    with signed_in(office, name) as connection:
        assert {ask(connection, sql).code for sql in tries} == {"42501"}


@pytest.mark.parametrize("name", ["expert1", "analyst", "assistant1", "administrator"])
def test_who_neither_sells_nor_counts_asks_for_no_exception(office: Office, name: str) -> None:
    with signed_in(office, name) as connection:
        answer = ask(connection, REQUEST, seller(office), date.today().year, 100, date(date.today().year, 12, 31))
    assert answer.code == "42501"


def test_an_unknown_organisation_is_denied_like_a_foreign_row(office: Office) -> None:
    with signed_in(office, "manager1") as connection:
        assert ask(connection, REQUEST, 10**9, date.today().year, 100, date(date.today().year, 12, 31)).code == "42501"
        assert ask(connection, REQUEST, None, date.today().year, 100, date(date.today().year, 12, 31)).code == "42501"


def test_the_one_who_asks_does_not_decide_even_as_the_director(office: Office) -> None:
    with signed_in(office, "director") as connection:
        answer = ask(connection, REQUEST, seller(office), date.today().year, 100, date(date.today().year, 12, 31))
        if answer.code:
            assert answer.said.startswith("nobody_approves")
            return
        approval = office.pending("organization", seller(office))
        decided = ask(connection, "SELECT api.approval_approve(%s, 2, %s)", approval, json.dumps({}))
        assert decided.code in {"42501", "CRM02"}
    assert office.base.execute("SELECT count(*) FROM crm.usn_exception WHERE approval_id = %s", (approval,)) == [(0,)]


def test_a_forged_row_grants_nothing(office: Office) -> None:
    """The granting function is closed, and it reads the stored approval besides."""
    forged = "SELECT sec.grant_organization(a) FROM crm.approval a LIMIT 1"
    with signed_in(office, "manager1") as connection:
        assert ask(connection, forged).code == "42501"


@pytest.mark.parametrize("amount", [9223372036854775807, 0, -1, None])
def test_no_amount_breaks_the_question(office: Office, amount: int | None) -> None:
    with signed_in(office, "manager1") as connection:
        answer = ask(connection, REQUEST, seller(office), date.today().year, amount, date(date.today().year, 12, 31))
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "exception_amount")
