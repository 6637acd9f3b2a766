"""Every person x every table x every way of reaching it, against rules written independently in Python."""

import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from psycopg2.extensions import connection as Connection

from tests.attacks import oracle
from tests.attacks.oracle import OPEN_STATES, PRIVATE, TABLES, WRITTEN, Oracle
from tests.office import Office

PEOPLE = (
    "manager1", "manager2", "manager5", "manager6", "assistant1", "head1", "head2", "director", "expert1", "expert2",
    "expert7", "accountant", "analyst", "administrator",
)  # fmt: skip


@pytest.fixture(scope="module")
def rules(office: Office) -> Oracle:
    """Deals of five managers, from the recorded need to the signed act, and something of everybody's own."""
    office.deal_at("closed", services=(1, 5), prepayment=100)
    office.deal_at("on_approval", prepayment=50)
    office.deal_at("calculated", services=(1, 5))
    office.deal_at("act_draft", manager="manager2")
    office.deal_at("quote_draft", manager="manager2")
    office.deal_at("invoice_draft", manager="manager3")
    waiting = office.deal_at("issued", manager="manager5", services=(25,), prepayment=100).invoice
    lines = [{"invoice_line_id": line["id"]} for line in office.read("manager5", "invoice", waiting)["lines"]]
    office.do("manager5", "invoice", "launch", waiting, lines=lines)
    office.deal_at("requested", manager="manager6")
    draft = office.deal_at("recorded", manager="head2").deal
    lines = [{"service_id": 1, "subject": "станок"}]
    office.save("head2", "calculation_request", None, {"deal_id": draft}, lines=lines)
    calculate_with_a_cost(office)
    paper(office)
    stand_in(office)
    handed_over = hand_over(office)
    for person in PEOPLE:
        office.call(person, "setting_put", "matrix", '{"width": 1}')
        office.call(person, "draft_put", "matrix", '{"title": "черновик"}')
        with office.connect_as(person).reader() as reader:
            reader.rows("INSERT INTO crm.task (assignee_id, title) VALUES (sec.me(), 'Позвонить')")
    oracle = Oracle(office)
    oracle.handed_over = handed_over
    return oracle


def stand_in(office: Office) -> None:
    """Somebody sees, somebody works for the absent, an expert for a manager and one who comes only tomorrow."""
    today = date.today()
    for absent, substitute, first, works in (
        ("manager3", "manager2", today, True),
        ("manager5", "expert2", today, False),
        ("expert2", "expert7", today, True),
        ("director", "manager5", today + timedelta(days=2), True),
    ):
        about = {"absent_id": office.ids[absent], "substitute_id": office.ids[substitute], "from_on": first.isoformat(),
                 "until_on": (first + timedelta(days=5)).isoformat(), "works": works}  # fmt: skip
        office.call("administrator", "substitution_put", None, 0, json.dumps(about))


def hand_over(office: Office) -> set[tuple[str, int, int]]:
    """A signed deal and a begun one go from one manager to another; what had been issued until then."""
    deal = office.deal_at("closed", manager="manager6", services=(1,), prepayment=100).deal
    ((slot,),) = office.base.execute("SELECT client_direction_id FROM crm.deal WHERE id = %s", (deal,))
    issued: set[tuple[str, int, int]] = set()
    for document, condition in (
        ("quote", "state NOT IN ('draft', 'on_approval', 'approved')"),
        ("invoice", "number IS NOT NULL"),
        ("act", "number IS NOT NULL"),
    ):
        found = office.base.execute(
            f"SELECT x.id FROM crm.{document} x JOIN crm.deal d ON d.id = x.deal_id"
            f" WHERE d.client_direction_id = %s AND x.{condition}",
            (slot,),
        )
        issued |= {(document, id, office.ids["manager6"]) for (id,) in found}
    assert {document for document, _, _ in issued} == {"quote", "invoice", "act"}
    office.do("head2", "client_direction", "hand_over", slot, manager_id=office.ids["manager7"], reason="ушёл в отпуск")
    return issued


def calculate_with_a_cost(office: Office) -> None:
    """A sent calculation with a line of cost."""
    (line,) = office.deal_at("taken").lines
    draft = office.read("expert1", "calculation_line", line)["revisions"][0]
    cost = {"position": 1, "kind": "labour", "title": "Эксперт", "quantity": 7, "rate": 1_500}
    office.save_calculation("expert1", draft, {}, [cost])
    office.do("expert1", "calculation_line", "finish", line)


def paper(office: Office) -> None:
    """A document entered for a work, a file beside it, an imported list of clients."""
    (item,) = office.deal_at("in_work").work_items
    entered = {"work_item_id": item, "registry_number": "МАТРИЦА-1", "object": "станок"}
    document, _ = office.save("expert1", "issued_document", None, entered)
    office.base.execute(
        "INSERT INTO crm.file (document, document_id, owner_id, group_id, name, size, sha256, content)"
        " SELECT 'issued_document', id, owner_id, group_id, 'скан.pdf', 4, repeat('0', 64), 'скан'"
        " FROM crm.issued_document WHERE id = %s",
        (document,),
    )
    client = office.read("expert1", "work_item", item)["client_id"]
    people = tuple(office.ids[key] for key in ("manager1", "manager2", "analyst"))
    for sql, values in (
        (
            "file (document, document_id, name, size, sha256, content) VALUES ('client', %s, 'карта.pdf', 1, '', '1')",
            (client,),
        ),
        *((f"file (document, document_id, name, content) SELECT '{name}', id, 'скан', '1' FROM crm.{name}", ())
          for name in ("calculation_request", "calculation_line", "work_item", "payment")),
        ("sent_mail (document, document_id, owner_id, to_address) VALUES ('deal', %s, %s, '')", (item, people[0])),
        ("client_address (client_id, address) VALUES (%s, 'г. Тверь, ул. Складская, д. 1')", (client,)),
        ("client_import (file_name, created_by) VALUES ('clients.xlsx', %s)", people[:1]),
        ("client_merge (survivor_id, merged_id) SELECT %s, max(id) FROM crm.client", (client,)),
        ("different_clients (first_id, second_id) SELECT %s, max(id) FROM crm.client", (client,)),
        ("hand_over (from_id, to_id, created_by) VALUES (%s, %s, %s)", people),
        (
            "destruction_act (year, number, destroyed_on, contact_id, client_id, reason)"
            " SELECT 2026, 1, current_date, id, client_id, 'request' FROM crm.contact LIMIT 1",
            (),
        ),
    ):
        office.base.execute(f"INSERT INTO crm.{sql}", values)


@pytest.fixture
def person(office: Office, rules: Oracle, request: pytest.FixtureRequest) -> Iterator[Connection]:
    """The connection of the person the test is about; whatever it does is taken back."""
    with office.connect_as(request.param).reader() as reader:
        connection: Connection = reader.raw
        connection.autocommit = False
        try:
            yield connection
        finally:
            connection.rollback()
            connection.autocommit = True


everybody = pytest.mark.parametrize(("person", "name"), [(key, key) for key in PEOPLE], indirect=["person"])
tables = pytest.mark.parametrize("table", sorted(TABLES))


def attempt(connection: Connection, sql: str, values: tuple[Any, ...] = ()) -> str:
    """ "" when it was done, otherwise the SQLSTATE and the first words; the transaction goes on."""
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT attempt")
        try:
            cursor.execute(sql, values or None)
        except psycopg2.Error as error:
            cursor.execute("ROLLBACK TO attempt")
            return f"{error.pgcode} {error.diag.message_primary}"
        cursor.execute("ROLLBACK TO attempt")
        return ""


def test_every_table_is_known_here_so_that_a_new_one_is_closed_on_purpose(office: Office) -> None:
    found = office.base.execute(
        "SELECT n.nspname, c.relname, c.relrowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname IN ('crm', 'priv', 'api', 'sec', 'public') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
    )
    assert {name for room, name, _ in found if room == "crm"} == TABLES
    assert {name for room, name, _ in found if room == "priv"} == PRIVATE
    assert [name for room, name, _ in found if room not in ("crm", "priv")] == []
    assert [name for room, name, closed in found if room == "crm" and not closed] == []


def test_every_table_is_seen_by_a_policy_and_not_by_the_lack_of_one(office: Office) -> None:
    read = {name for (name,) in office.base.execute(
        "SELECT tablename FROM pg_policies WHERE schemaname = 'crm' AND cmd = 'SELECT'"
    )}  # fmt: skip
    assert read == TABLES


def test_the_matrix_is_about_something(rules: Oracle) -> None:
    """Rows in every table of the chain, so that an empty table does not pass for a closed one."""
    filled = oracle.OWNED | oracle.CLIENTS | oracle.PERSONAL | oracle.OTHERS
    empty = {table for table in filled if not rules.rows(table)}
    assert empty == set()


@everybody
@tables
def test_a_person_reads_exactly_his_rows(person: Connection, name: str, table: str, rules: Oracle) -> None:
    expected = rules.visible(rules.viewer(name), table)
    with person.cursor() as cursor:
        cursor.execute(f"SELECT ctid::text FROM crm.{table}")
        assert {place for (place,) in cursor.fetchall()} == expected
        cursor.execute(f"SELECT count(*) FROM crm.{table}")
        assert cursor.fetchall() == [(len(expected),)]
        copied = io.StringIO()
        cursor.copy_expert(f"COPY (SELECT 1 FROM crm.{table}) TO STDOUT", copied)
        assert copied.getvalue().count("\n") == len(expected)
        cursor.execute(f"SELECT count(*) FROM crm.{table} TABLESAMPLE SYSTEM (100)")
        assert cursor.fetchall() == [(len(expected),)]


@everybody
@tables
def test_nobody_deletes_empties_locks_or_pours_into_a_table(person: Connection, name: str, table: str) -> None:
    for sql in (
        f"DELETE FROM crm.{table} WHERE false",
        f"TRUNCATE crm.{table}",
        f"LOCK TABLE crm.{table} IN ACCESS EXCLUSIVE MODE",
        f"LOCK TABLE crm.{table} IN SHARE ROW EXCLUSIVE MODE",
        f"ALTER TABLE crm.{table} DISABLE ROW LEVEL SECURITY",
        f"CREATE POLICY open ON crm.{table} USING (true)",
        f"GRANT SELECT ON crm.{table} TO PUBLIC",
        f"CREATE TRIGGER spy AFTER INSERT ON crm.{table} FOR EACH ROW EXECUTE FUNCTION sec.tell()",
    ):
        answer = attempt(person, sql)
        # GRANT without the right to is a warning in PostgreSQL, and no grant.
        assert answer.startswith("42501") or sql.startswith("GRANT"), (sql, answer)
    with person.cursor() as cursor, pytest.raises(psycopg2.Error) as what:
        cursor.copy_expert(f"COPY crm.{table} FROM STDIN", io.StringIO("1\n"))
    assert what.value.pgcode in ("42501", "0A000")


@everybody
@tables
def test_only_those_write_new_rows_whose_work_it_is(person: Connection, name: str, table: str, rules: Oracle) -> None:
    answer = attempt(person, f"INSERT INTO crm.{table} DEFAULT VALUES")
    assert answer.startswith("42501 permission denied for table") != rules.inserts(rules.viewer(name), table), answer


@everybody
@pytest.mark.parametrize("table", sorted(WRITTEN))
def test_a_row_is_changed_by_those_who_sell_and_only_while_it_is_open(
    person: Connection, name: str, table: str, rules: Oracle
) -> None:
    viewer, column, wrong = rules.viewer(name), WRITTEN[table], {}
    for row in rules.rows(table).values():
        with person.cursor() as cursor:
            cursor.execute("SAVEPOINT attempt")
            try:
                cursor.execute(f"UPDATE crm.{table} SET {column} = {column} WHERE id = %s", (row["id"],))
                changed = cursor.rowcount == 1
            except psycopg2.errors.InsufficientPrivilege:
                changed = False
            cursor.execute("ROLLBACK TO attempt")
        if changed != rules.changes(viewer, table, row):
            wrong[row["id"]] = row.get("state")
    assert wrong == {}


@everybody
def test_no_private_table_is_within_reach(person: Connection, name: str) -> None:
    answers = {table: attempt(person, f"SELECT 1 FROM priv.{table}") for table in PRIVATE}
    assert {table: answer for table, answer in answers.items() if not answer.startswith("42501")} == {}


FROZEN = frozenset({
    "id", "state", "number", "sequence", "year", "revision", "current", "version", "owner_id", "owner_ids",
    "holder_id", "client_name", "created_at", "created_by", "updated_at", "net_kopecks", "vat_kopecks",
    "total_kopecks", "paid_kopecks", "committed_kopecks", "approved_hash", "content_hash", "snapshot",
    "issued_at", "issued_by", "sent", "sent_at", "launched", "ordered", "done_quantity", "acted_quantity",
    "verified_by", "expert_id", "early_start", "facts", "approver_ids", "pending_ids", "submitted_by",
    "vat_rate", "lowest_price_kopecks", "allocated_kopecks", "roles", "login", "active_roles", "head_id",
})  # fmt: skip
# The company's own lists are written whole by their keeper, and a calculation's lowest price by the expert who took it.
WRITTEN_BY_THEIR_KEEPER = {("calculation", "lowest_price_kopecks"), ("tax_year", "year"), ("usn_setting", "year")}


@everybody
def test_no_column_that_a_rule_depends_on_is_anybodys_to_write(person: Connection, name: str) -> None:
    with person.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'crm' AND c.relkind = 'r'"
            " AND a.attnum > 0 AND NOT a.attisdropped AND (has_column_privilege(c.oid, a.attnum, 'UPDATE')"
            " OR has_column_privilege(c.oid, a.attnum, 'INSERT'))"
        )
        written = set(cursor.fetchall())
    assert {(t, c) for t, c in written if c in FROZEN and t not in oracle.COMMON} - WRITTEN_BY_THEIR_KEEPER == set()
    assert {t for t, _ in written if t == "employee"} == set()


def test_the_states_spoken_of_here_are_those_of_the_process() -> None:
    from crm_desktop.models.registry import documents

    for table, states in OPEN_STATES.items():
        workflow = documents()[table].WORKFLOW
        assert workflow is not None
        assert states <= set(workflow.states)


@pytest.mark.parametrize(
    ("plant", "uproot"),
    [
        ("CREATE POLICY hole ON crm.deal FOR SELECT TO crm_staff USING (true)", "DROP POLICY hole ON crm.deal"),
        ("ALTER TABLE crm.deal DISABLE ROW LEVEL SECURITY", "ALTER TABLE crm.deal ENABLE ROW LEVEL SECURITY"),
    ],
)
def test_the_matrix_notices_a_planted_hole(office: Office, rules: Oracle, plant: str, uproot: str) -> None:
    expected = rules.visible(rules.viewer("manager1"), "deal")
    office.base.execute(plant)
    try:
        with office.connect_as("manager1").reader() as reader:
            seen = {place for (place,) in reader.rows("SELECT ctid::text FROM crm.deal")}
    finally:
        office.base.execute(uproot)
    assert seen > expected


def test_the_matrix_holds_people_who_see_by_standing_in_and_by_having_been_there(rules: Oracle) -> None:
    """Otherwise two rules that both say nothing would agree with each other."""
    invoices = rules.rows("invoice")
    for name, holder in (("expert2", "manager5"), ("manager2", "manager3"), ("head1", "manager5")):
        theirs = {place for place, row in invoices.items() if row["owner_id"] == rules.office.ids[holder]}
        assert theirs and theirs <= rules.visible(rules.viewer(name), "invoice"), name
    former = rules.viewer("manager6")
    read = {invoices[place]["owner_id"] for place in rules.visible(former, "invoice")}
    assert rules.office.ids["manager7"] in read
    # the paper he gave out, and not the deal that went to his successor
    assert rules.visible(former, "deal") == set()
