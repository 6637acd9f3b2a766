# ruff: noqa: E501 - a question to the base is read as one row
"""The demonstration: every state, sums that agree, dates that follow each other, and an opening that is whole."""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.models.registry import documents
from crm_desktop.services import auth, demo, demo_history, demo_plans
from crm_desktop.services.demo_backdate import PROMISES
from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.errors import Unavailable
from tests.office import Office
from tests.servers import Base, new_cluster


@pytest.fixture(scope="module")
def year(office: Office) -> Office:
    """The office after its year; logins are the cluster's, and a module before may have let one of its people go."""
    for name in office.people:
        office.let_in(name)
    connection = office.base.connect()
    try:
        demo_history.fill(connection)
    finally:
        connection.close()
    return office


def rows(office: Office, sql: str) -> list[tuple[Any, ...]]:
    return office.base.execute(sql)


# every state, and figures that agree


@pytest.mark.parametrize("document", sorted(documents()))
def test_every_state_of_a_document_occurs(year: Office, document: str) -> None:
    workflow = documents()[document].WORKFLOW
    assert workflow is not None
    found = {state for (state,) in rows(year, f"SELECT DISTINCT state FROM crm.{document}")}
    assert found == set(workflow.states)


def test_it_is_an_office_at_work(year: Office) -> None:
    counts = {
        name: rows(year, f"SELECT count(*) FROM crm.{name}")[0][0] for name in ("client", "deal", "invoice", "act")
    }
    assert counts["client"] >= 40
    assert counts["deal"] >= 140
    assert counts["invoice"] >= 100
    assert counts["act"] >= 70
    assert rows(year, "SELECT count(DISTINCT date_trunc('month', created_at)) FROM crm.deal")[0][0] >= 10


def test_the_ledger_of_income_equals_payments_and_open_invoices(year: Office) -> None:
    wrong = rows(
        year,
        "SELECT y.organization_id, y.year, y.received_kopecks, p.sum, y.committed_kopecks, i.sum"
        " FROM priv.organization_year y,"
        " LATERAL (SELECT coalesce(sum(sec.payment_income(p)), 0) AS sum FROM crm.payment p"
        "   WHERE p.organization_id = y.organization_id AND extract(year FROM p.bank_on) = y.year) p,"
        " LATERAL (SELECT coalesce(sum(committed_kopecks), 0) AS sum FROM crm.invoice i"
        "   WHERE i.organization_id = y.organization_id AND i.committed_year = y.year) i"
        " WHERE (y.received_kopecks, y.committed_kopecks) IS DISTINCT FROM (p.sum, i.sum)",
    )
    assert wrong == []
    assert rows(year, "SELECT count(*) FROM priv.organization_year WHERE received_kopecks > 0")[0][0] >= 4


def test_a_paid_invoice_has_exactly_its_payments(year: Office) -> None:
    wrong = rows(
        year,
        "SELECT i.number FROM crm.invoice i LEFT JOIN (SELECT invoice_id, sum(amount_kopecks) AS paid"
        " FROM crm.payment_allocation GROUP BY 1) a ON a.invoice_id = i.id"
        " WHERE i.paid_kopecks <> coalesce(a.paid, 0) OR (i.state = 'paid') <> (i.paid_kopecks = i.total_kopecks"
        " AND i.total_kopecks > 0)",
    )
    assert wrong == []


def test_the_claims_of_a_month_are_counted_in_that_month(year: Office) -> None:
    counted = "SELECT employee_id, month_on, kind, used FROM priv.claim_month WHERE used > 0"
    claimed = (
        "SELECT owner_id, date_trunc('month', claimed_at AT TIME ZONE 'Europe/Moscow')::date,"
        " CASE WHEN new_client THEN 'new_client' ELSE 'direction' END, count(*)::int FROM crm.claim GROUP BY 1, 2, 3"
    )
    assert sorted(rows(year, counted)) == sorted(rows(year, claimed))


@pytest.mark.parametrize("document", ["invoice", "act"])
def test_numbers_have_no_holes_and_follow_the_dates(year: Office, document: str) -> None:
    day = "issued_on" if document == "invoice" else "act_on"
    series: dict[tuple[int, int], list[tuple[int, date]]] = {}
    sql = (
        f"SELECT organization_id, year, sequence, {day} FROM crm.{document} WHERE number IS NOT NULL ORDER BY sequence"
    )
    for organization, number_year, sequence, on in rows(year, sql):
        series.setdefault((organization, number_year), []).append((sequence, on))
    last = rows(year, f"SELECT organization_id, year, last FROM priv.number_series WHERE kind = '{document}'")
    assert {key: len(numbers) for key, numbers in series.items()} == {(o, y): n for o, y, n in last}
    for numbers in series.values():
        assert [sequence for sequence, _ in numbers] == list(range(1, len(numbers) + 1))
        assert [on for _, on in numbers] == sorted(on for _, on in numbers)


def test_quotes_are_numbered_without_holes_too(year: Office) -> None:
    given = rows(
        year, "SELECT organization_id, count(DISTINCT number)::int FROM crm.quote WHERE number IS NOT NULL GROUP BY 1"
    )
    last = rows(year, "SELECT organization_id, last FROM priv.number_series WHERE kind = 'quote'")
    assert sorted(given) == sorted(last)


# nothing contradicts the process


CONTRADICTIONS = {
    "an invoice before its quote": "SELECT i.id FROM crm.invoice i JOIN crm.quote q ON q.id = i.quote_id"
    " WHERE i.issued_on < q.issued_on",
    "money before the invoice": "SELECT a.id FROM crm.payment_allocation a JOIN crm.invoice i ON i.id = a.invoice_id"
    " WHERE a.bank_on < i.issued_on",
    "an act before the work was done": "SELECT l.id FROM crm.act_line l JOIN crm.act a ON a.id = l.act_id"
    " JOIN crm.work_item w ON w.id = l.work_item_id WHERE a.act_on < w.done_on",
    "a signature before the act": "SELECT id FROM crm.act WHERE signed_on < act_on",
    "a basis of another day": "SELECT i.id FROM crm.invoice i JOIN crm.quote q ON q.id = i.quote_id"
    " WHERE position(to_char(q.issued_on, 'DD.MM.YYYY') IN i.basis) = 0",
    "a prepayment nobody approved": "SELECT i.id FROM crm.invoice i WHERE i.kind = 'prepayment' AND i.number IS NOT NULL"
    " AND NOT EXISTS (SELECT FROM crm.approval a WHERE a.document = 'invoice' AND a.document_id = i.id"
    " AND a.state = 'approved' AND a.decided_at < (i.issued_on + 1)::timestamptz)",
    "a seller without a permit": "SELECT l.id FROM crm.invoice_line l JOIN crm.invoice i ON i.id = l.invoice_id"
    " WHERE i.number IS NOT NULL AND NOT sec.permitted(i.organization_id, l.service_id, i.issued_on)",
    "a rate of another regime": "SELECT l.id FROM crm.invoice_line l JOIN crm.invoice i ON i.id = l.invoice_id"
    " WHERE i.number IS NOT NULL AND l.vat_rate IS DISTINCT FROM sec.vat_rate(i.organization_id, l.service_id, i.issued_on)",
    "a stage that does not follow": "SELECT id FROM crm.deal WHERE state <> sec.deal_stage(id)",
    "work of another group": "SELECT w.id FROM crm.work_item w WHERE w.expert_id IS NOT NULL AND NOT EXISTS ("
    "SELECT FROM crm.expert_group_member m WHERE m.group_id = w.group_id AND m.employee_id = w.expert_id)",
    "verified by the one who did it": "SELECT id FROM crm.work_item WHERE needs_verification AND verified_by = done_by",
    "a deal of a foreign manager": "SELECT d.id FROM crm.deal d JOIN crm.client_direction s ON s.id = d.client_direction_id"
    " WHERE s.state = 'held' AND d.owner_id <> s.owner_id",
    "a version beside the current one": "SELECT number FROM crm.quote WHERE number IS NOT NULL GROUP BY number"
    " HAVING count(*) FILTER (WHERE current) <> 1",
    "valid before it was issued": "SELECT id FROM crm.quote WHERE valid_until_on < issued_on",
    "an answer to a quote that had expired": "SELECT q.id FROM crm.quote q JOIN crm.event e ON e.document = 'quote'"
    " AND e.document_id = q.id AND e.text = 'accept' WHERE e.at > (q.valid_until_on + 1)::timestamptz",
    "two people in one slot": "SELECT client_direction_id FROM crm.claim WHERE ended_at IS NULL GROUP BY 1 HAVING count(*) > 1",
    "an expired document still issued": "SELECT id FROM crm.issued_document WHERE state = 'issued' AND valid_until_on < current_date - 7",
    "history before the deal": "SELECT e.id FROM crm.event e JOIN crm.deal d ON d.id = e.deal_id WHERE e.at < d.created_at",
    "work on a day off": "SELECT id FROM crm.event WHERE kind = 'step'"
    " AND NOT sec.is_working_day((at AT TIME ZONE 'Europe/Moscow')::date)",
}  # fmt: skip


@pytest.mark.parametrize("fault", CONTRADICTIONS)
def test_no_document_contradicts_the_process(year: Office, fault: str) -> None:
    assert rows(year, CONTRADICTIONS[fault]) == []


def test_nothing_has_happened_in_the_future(year: Office) -> None:
    columns = rows(
        year,
        "SELECT format('%I.%I', table_schema, table_name), column_name FROM information_schema.columns"
        " WHERE table_schema IN ('crm', 'priv') AND data_type = 'timestamp with time zone'",
    )
    late = [
        f"{table}.{column}"
        for table, column in columns
        if column not in PROMISES and rows(year, f"SELECT 1 FROM {table} WHERE {column} > now() LIMIT 1")
    ]
    assert late == []


def test_events_go_in_the_order_of_the_process(year: Office) -> None:
    """What happened later stands later, as the journal of the real steps has it."""
    wrong = rows(
        year,
        "SELECT id FROM (SELECT id, at, max(at) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before"
        " FROM crm.event) e WHERE at < before",
    )
    assert wrong == []


# what people find on the morning they open it


def test_the_director_finds_approvals_of_every_kind(year: Office) -> None:
    with year.connect_as("director").reader() as reader:
        waiting = reader.rows(
            "SELECT kind, due_at FROM crm.approval WHERE state = 'pending' AND pending_ids && sec.my_selves()"
        )
    assert len(waiting) >= 7
    assert {kind for kind, _ in waiting} == {"claim", "discount", "prepayment", "usn", "early_start"}


def test_the_substitute_finds_what_waits_for_the_absent_head(year: Office) -> None:
    with year.connect_as("head1").reader() as reader:
        ((count,),) = reader.rows(
            "SELECT count(*) FROM crm.approval WHERE state = 'pending' AND pending_ids && sec.my_selves()"
            f" AND NOT pending_ids && ARRAY[{year.ids['head1']}]::bigint[]"
        )
    assert count >= 1


def test_the_meters_stand_where_the_bands_are_seen(year: Office) -> None:
    meters = {m["organization"]: m for m in year.call("director", "usn_meters")["value"]}
    received = {name: Decimal(m["received"]) for name, m in meters.items()}
    assert meters["ООО «Промбезопасность Демо»"]["band"] == "approval"
    assert meters["ИП Демидов П. С."]["band"] == "block"
    assert Decimal(19_000_000) < received["ООО «Кадровый стандарт Демо»"] < Decimal(20_000_000)


def test_signatures_are_overdue_and_documents_end_soon(year: Office) -> None:
    overdue = "SELECT count(*) FROM crm.act WHERE state IN ('issued', 'sent') AND accept_by_on < current_date"
    assert rows(year, overdue)[0][0] >= 1
    for days in (30, 60, 90):
        ends = f"valid_until_on BETWEEN current_date + {days - 30} AND current_date + {days}"
        assert rows(year, f"SELECT count(*) FROM crm.issued_document WHERE state = 'issued' AND {ends}")[0][0] >= 1


def test_everybody_has_something_to_do(year: Office) -> None:
    for name in ("manager1", "manager5", "expert1", "accountant", "assistant1", "head1"):
        assert year.sees(name, "deal") or year.sees(name, "work_item"), name


def test_the_same_seed_tells_the_same_year() -> None:
    first, second, third = (demo_plans.plans(140, 300, random.Random(seed)) for seed in (1, 1, 2))
    assert first == second
    assert first != third


# opening


@pytest.fixture(scope="module")
def embedded() -> Iterator[EmbeddedServer]:
    with new_cluster("demo") as server:
        yield server


def bases(server: EmbeddedServer) -> set[str]:
    found = Base(server.parameters(), "postgres").execute("SELECT datname FROM pg_database WHERE datname LIKE 'crm%'")
    return {str(name) for (name,) in found}


def forget(server: EmbeddedServer) -> None:
    Base(server.parameters(), "postgres").execute(f"DROP DATABASE IF EXISTS {demo.BASE} WITH (FORCE)")


def test_what_a_killed_program_left_is_swept_away(embedded: EmbeddedServer) -> None:
    Base(embedded.parameters(), "postgres").execute(f"CREATE DATABASE {demo.STORY_BASE}{demo.BUILDING}")
    demo.open_demo(office_only=True, folder=embedded.folder)[0].stop()
    assert demo.STORY_BASE + demo.BUILDING not in bases(embedded)


def test_a_kill_in_the_middle_of_building_leaves_nothing_half(embedded: EmbeddedServer) -> None:
    def die(code: str, done: int, total: int) -> None:
        if code == "history" and done >= 5:
            raise KeyboardInterrupt

    forget(embedded)
    with pytest.raises(KeyboardInterrupt):
        demo.open_demo(die, folder=embedded.folder, deals=0)
    assert not bases(embedded) & {demo.BASE, demo.BASE + demo.BUILDING}


def test_cancelling_leaves_nothing_half(embedded: EmbeddedServer) -> None:
    forget(embedded)
    codes: list[str] = []
    with pytest.raises(demo.Cancelled):
        demo.open_demo(
            lambda code, done, total: codes.append(code), lambda: "office" in codes, folder=embedded.folder, deals=0
        )
    assert not bases(embedded) & {demo.BASE, demo.BASE + demo.BUILDING}


def test_opening_twice_does_not_rebuild(embedded: EmbeddedServer) -> None:
    first, profile = demo.open_demo(folder=embedded.folder, deals=0)
    crm = Base(embedded.parameters(), demo.BASE)
    crm.execute("UPDATE crm.client SET comment = 'my own words' WHERE id = 1")
    codes: list[str] = []
    second, again = demo.open_demo(lambda code, done, total: codes.append(code), folder=embedded.folder)
    assert (codes, again) == (["server", "ready"], profile)
    assert crm.execute("SELECT comment FROM crm.client WHERE id = 1") == [("my own words",)]
    for login in ("e_orlova", "e_volkova", "e_gromov"):
        auth.sign_in(profile, login, demo.password_of(second, login)).close()
    story, story_profile = demo.open_demo(office_only=True, folder=embedded.folder)
    assert Base(embedded.parameters(), demo.STORY_BASE).execute("SELECT count(*) FROM crm.client") == [(0,)]
    # Logins belong to the server: the story must not have changed the passwords of the demonstration.
    for chosen in (profile, story_profile):
        auth.sign_in(chosen, "e_volkova", demo.password_of(story, "e_volkova")).close()
    for server in (first, second, story):
        server.stop()


def test_a_wrong_password_opens_nothing(embedded: EmbeddedServer) -> None:
    server, profile = demo.open_demo(office_only=True, folder=embedded.folder)
    with pytest.raises(Unavailable) as what:
        auth.sign_in(profile, "e_volkova", "guess")
    assert what.value.code == "wrong_password"
    server.stop()
