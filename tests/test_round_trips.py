"""Round trips of what people do, counted on the wire: distance is paid per trip, so each action has a budget."""

import time
from collections.abc import Iterator

import pytest

from benchmarks.proxy import DelayProxy
from benchmarks.trips import BULK, counted, minimum, reading, writing
from crm_desktop.services import documents
from crm_desktop.services.auth import Profile, sign_in
from crm_desktop.services.database import Connection
from crm_desktop.services.errors import Denied, Refused
from tests.office import PASSWORD, Office
from tests.office_deals import DealAt


@pytest.fixture
def line(office: Office) -> Iterator[DelayProxy]:
    """A line without delay that counts what goes over it."""
    with DelayProxy(office.profile.host, office.profile.port) as proxy:
        yield proxy


@pytest.fixture
def away(line: DelayProxy, office: Office) -> Profile:
    """The office's base at the other end of the line (a line of PostgreSQL without TLS)."""
    return Profile("away", "127.0.0.1", line.port, office.profile.database, sslmode="disable")


@pytest.fixture
def manager(away: Profile, office: Office) -> Iterator[Connection]:
    """A manager whose connections for reading and for commands are open."""
    connection = sign_in(away, office.people["manager1"], PASSWORD)
    with connection.session() as session:
        session.connection()
    yield connection
    connection.close()


@pytest.fixture
def deal(office: Office) -> DealAt:
    """A deal with an issued invoice."""
    return office.deal_at("issued")


def test_signing_in_costs_one_trip_more_than_the_protocol(line: DelayProxy, away: Profile, office: Office) -> None:
    login = office.people["manager1"]
    least = counted(line, minimum(away.parameters(login, PASSWORD)))
    assert least >= 4, "a handshake with a password takes four trips; fewer means that the line does not count"
    assert counted(line, lambda: sign_in(away, login, PASSWORD).close()) == least + 1


def test_looking_costs_one_trip_whatever_is_looked_at(
    line: DelayProxy, manager: Connection, deal: DealAt, office: Office
) -> None:
    client = office.base.execute("SELECT client_id FROM crm.deal WHERE id = %s", (deal.deal,))[0][0]
    with manager.reader() as reader:
        spent = {what: counted(line, action) for what, action in reading(reader, client)}
    assert len(spent) >= 10
    assert {what: trips for what, trips in spent.items() if trips != 1} == {}


def test_changing_costs_one_trip_also_with_many_lines_or_rows(
    line: DelayProxy, manager: Connection, deal: DealAt, office: Office
) -> None:
    ((direction, seller),) = office.base.execute(
        "SELECT direction_id, organization_id FROM crm.invoice WHERE id = %s", (deal.invoice,)
    )
    spent = {what: counted(line, action) for what, action in writing(manager, (deal.deal, direction), seller)}
    assert spent == {
        "create an invoice with lines": 1, "save": 1, "issue": 1, f"change the state of {BULK} rows": 1,
    }  # fmt: skip


def test_the_first_command_opens_its_connection_without_probing(
    line: DelayProxy, away: Profile, office: Office, deal: DealAt
) -> None:
    login = office.people["manager1"]
    least = counted(line, minimum(away.parameters(login, PASSWORD)))
    connection = sign_in(away, login, PASSWORD)

    def comment() -> None:
        with connection.session() as session:
            documents.comment(session, "deal", deal.deal, "Позвонили")

    try:
        assert counted(line, comment) <= least + 1
    finally:
        connection.close()


def test_a_slow_line_is_slow_in_proportion_to_the_trips(line: DelayProxy, manager: Connection) -> None:
    line.rtt = 0.05
    with manager.reader() as reader:
        begun = time.monotonic()
        for _ in range(3):
            reader.value("SELECT 1")
    assert 0.14 < time.monotonic() - begun < 0.6


def test_one_refusal_does_not_undo_the_rest_of_a_change_of_many(
    manager: Connection, deal: DealAt, office: Office
) -> None:
    drafts = [office.deal_at("invoice_draft").invoice for _ in range(2)]
    paid = office.deal_at("paid").invoice
    foreign = 10**12
    with manager.session() as session:
        answers = dict(
            documents.step_each(session, "invoice", "cancel", [*drafts, paid, foreign], reason="Не состоялось")
        )
    assert [answers[draft] for draft in drafts] == [None, None]
    refusal = answers[paid]
    assert isinstance(refusal, Refused)
    assert refusal.code == "wrong_state"
    assert isinstance(answers[foreign], Denied)
    assert {office.state("invoice", draft) for draft in drafts} == {"cancelled"}
    assert office.state("invoice", paid) == "paid"
