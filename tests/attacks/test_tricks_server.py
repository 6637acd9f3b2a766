"""The server itself: roles, functions, search paths, statistics, and what an error tells."""

import psycopg2.extensions
import pytest

from tests.attacks.burglar import ask, signed_in, steal
from tests.office import Office

HIDDEN_FUNCTIONS = (
    "sec.grant_approved(NULL::crm.approval)", "sec.hold(NULL::crm.client_direction, 1, true, NULL)",
    "sec.book_income(1, 2026, 0, -100000)", "sec.record('deal', '{}', 'step', 'x')", "sec.make_login('e_thief', 'x')",
    "sec.end_login('e_orlova')", "sec.sync_login('e_volkova', ARRAY['crm_scope_all'])", "sec.sync_logins()",
    "sec.allocate(1, 1, 1)", "sec.next_number(1, 'invoice', current_date)", "sec.rebuild_visible()",
    "sec.count_claim(1, 'direction', true)", "sec.request_approval('claim', 'deal', '{}', 0, '', '', '{}', '')",
    "sec.decide(NULL::crm.approval, 'approved', '')", "sec.find_clients('ооо', true, 1000)",
    "sec.requisites_snapshot(1, 1, current_date)", "sec.deal_closing_gaps(1)", "sec.invoice_cost(1)",
    "sec.usn_meter(1, 2026)", "sec.release_paid_work(1)", "sec.cancel_approval('invoice', 1)",
    "sec.open_calculation(NULL::crm.calculation_line)", "sec.effect_invoice_issue(NULL::crm.invoice, '{}')",
    "sec.expire_quotes()", "sec.remind_of_endings()", "sec.record_calendar('deal', '{}', 'x')",
    "sec.route_steps(1, 1, NULL)", "sec.claims_used(1, 'direction')", "sec.deal_stage(1)",
)  # fmt: skip


@pytest.mark.parametrize("call", HIDDEN_FUNCTIONS)
def test_what_commands_are_made_of_is_not_for_calling(office: Office, call: str) -> None:
    for name in ("manager1", "director", "administrator"):
        answer = steal(office, name, f"SELECT {call}")
        assert answer.code == "42501", (name, answer)
        assert "permission denied for function" in answer.said


def test_only_functions_that_were_opened_on_purpose_are_open(office: Office) -> None:
    found = office.base.execute(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'sec' AND has_function_privilege('crm_staff', p.oid, 'EXECUTE')"
    )
    assert {name for (name,) in found if not name.startswith("may_edit_")} == {
        "me", "has_role", "my_owner", "my_owners", "my_groups", "my_led_groups", "my_selves", "sees_owner", "works_for",
        "why", "inn_valid", "approval_subject", "buyer_of_work", "snapshot_for", "news_range", "today", "my_holders",
        "my_working_groups", "my_past", "why_directory", "nearest", "keeps", "directory_history",
        "left_behind", "sessions", "sees_record", "approval_figures", "people_of", "client_timeline",
        "calculation_is_sold",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["manager1", "administrator", "director"])
def test_nobody_becomes_somebody_else(office: Office, name: str) -> None:
    with signed_in(office, name) as connection:
        for role in ("crm_owner", "crm_definer", "crm_rolemaker", "postgres", "pg_read_all_data"):
            assert ask(connection, f"SET ROLE {role}").code == "42501"
        assert ask(connection, "SET SESSION AUTHORIZATION e_orlova").code == ("" if name == "director" else "42501")
        for sql in (
            "CREATE ROLE e_thief LOGIN", "GRANT crm_scope_all TO e_volkova", "ALTER ROLE e_fomina PASSWORD 'x'",
            "ALTER ROLE e_volkova CREATEROLE", "ALTER FUNCTION sec.me() OWNER TO e_volkova",
            "COPY crm.bank TO PROGRAM 'cat'",
            "COPY crm.bank TO '/loot'", "SELECT pg_read_file('/etc/passwd')", "SELECT pg_ls_dir('.')",
            "CREATE EXTENSION dblink SCHEMA crm", "SELECT lo_create(0)", "ALTER SYSTEM SET log_statement = 'all'",
            "SELECT rolpassword FROM pg_authid",
        ):  # fmt: skip
            assert ask(connection, sql).code in ("42501", "0A000"), sql


def test_a_salesperson_gains_nothing_by_the_role_he_has(office: Office) -> None:
    theirs = office.deal_at("recorded", manager="manager5", services=(25,)).deal
    with signed_in(office, "manager1") as connection:
        for role in ("crm_staff", "crm_sales"):
            assert ask(connection, f"SET ROLE {role}").code == ""
            assert ask(connection, "SELECT id FROM crm.deal WHERE id = %s", theirs).rows == ()
        assert ask(connection, "SET ROLE crm_scope_all").code == "42501"


def test_names_put_in_front_deceive_no_function(office: Office) -> None:
    with signed_in(office, "manager1") as connection:
        assert ask(connection, "CREATE TEMP TABLE employee AS SELECT 1").code == "42501"
        for sql in ("CREATE SCHEMA mine", "CREATE TABLE public.employee (id int)", "CREATE TABLE crm.x (id int)",
                    "CREATE FUNCTION public.me() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
                    "CREATE VIEW crm.all_deals AS SELECT * FROM crm.deal"):  # fmt: skip
            assert ask(connection, sql).code == "42501", sql
        ask(connection, "SET search_path = priv, public, crm, pg_catalog")
        assert ask(connection, "SELECT sec.me()").value == office.ids["manager1"]
        assert ask(connection, "SELECT 1 FROM visible").code == "42P01"


def test_no_setting_says_who_i_am(office: Office) -> None:
    theirs = office.deal_at("recorded", manager="manager5", services=(25,)).deal
    with signed_in(office, "manager1") as connection:
        for name in ("crm.me", "app.user", "app.user_id", "session.user", "application_name"):
            ask(connection, f"SET {name} = 'e_orlova'")
        assert ask(connection, "SELECT id FROM crm.deal WHERE id = %s", theirs).rows == ()
        assert ask(connection, "SET session_replication_role = replica").code == "42501"


def test_row_security_switched_off_is_an_error_and_not_an_opening(office: Office) -> None:
    with signed_in(office, "manager1") as connection:
        assert ask(connection, "SET row_security = off").code == ""
        assert ask(connection, "SELECT count(*) FROM crm.deal").code == "42501"


def test_a_prepared_query_follows_the_rights_of_the_moment(office: Office) -> None:
    office.deal_at("recorded", manager="manager5")
    with signed_in(office, "head2") as connection:
        ask(connection, "PREPARE mine AS SELECT count(*) FROM crm.deal WHERE owner_id = %s", office.ids["manager5"])
        before = ask(connection, "EXECUTE mine").value
        head = office.ids["head1"]
        office.base.execute("UPDATE crm.employee SET head_id = %s WHERE id = %s", (head, office.ids["manager5"]))
        try:
            assert (before > 0, ask(connection, "EXECUTE mine").value) == (True, 0)
        finally:
            back = (office.ids["head2"], office.ids["manager5"])
            office.base.execute("UPDATE crm.employee SET head_id = %s WHERE id = %s", back)
        assert ask(connection, "EXECUTE mine").value == before


def test_statistics_sequences_and_activity_tell_nothing(office: Office) -> None:
    office.deal_at("recorded")
    office.base.execute("ANALYZE crm.client")
    sequences = office.base.execute(
        "SELECT schemaname || '.' || sequencename FROM pg_sequences WHERE schemaname IN ('crm', 'priv')"
    )
    assert sequences
    with signed_in(office, "manager1") as connection:
        assert (
            ask(connection, "SELECT * FROM pg_stats WHERE schemaname IN ('crm', 'priv') AND tablename = 'client'").rows
            == ()
        )
        for (sequence,) in sequences:
            assert ask(connection, f"SELECT last_value FROM {sequence}").code == "42501"
            assert ask(connection, f"SELECT nextval('{sequence}')").code == "42501"
        others = ask(
            connection,
            "SELECT query FROM pg_stat_activity WHERE usename <> session_user AND datname = current_database()",
        )
        assert {query for (query,) in others.rows} <= {"<insufficient privilege>", None}


def test_a_notification_names_a_table_and_nothing_else(office: Office) -> None:
    with signed_in(office, "administrator") as listener:
        listener.set_isolation_level(psycopg2.extensions.ISOLATION_LEVEL_AUTOCOMMIT)
        ask(listener, "LISTEN crm")
        office.deal_at("issued")
        ask(listener, "SELECT 1")
        listener.poll()
        told = {(notice.channel, notice.payload) for notice in listener.notifies}
    assert ("crm", "invoice") in told
    tables = {name for (name,) in office.base.execute("SELECT relname FROM pg_class WHERE relkind = 'r'")}
    assert {payload for _, payload in told} <= tables


def test_an_upsert_a_merge_and_a_copy_are_no_way_around(office: Office) -> None:
    deal = office.deal_at("issued")
    theirs = office.deal_at("recorded", manager="manager5", services=(25,))
    with signed_in(office, "manager1") as connection:
        insert = "INSERT INTO crm.deal (client_direction_id, title) VALUES (%s, 'x')"
        upsert = f"{insert} ON CONFLICT (id) DO UPDATE SET title = 'взято'"
        ask(connection, upsert, theirs.slot)
        merged = ask(
            connection,
            "MERGE INTO crm.invoice i USING (SELECT %s::bigint AS id) s ON i.id = s.id"
            " WHEN MATCHED THEN UPDATE SET comment = 'тайком'",
            deal.invoice,
        )
        assert merged.code == "42501" or merged.count == 0
        stolen = ask(
            connection,
            "MERGE INTO crm.deal d USING (SELECT %s::bigint AS id) s ON d.id = s.id"
            " WHEN MATCHED THEN UPDATE SET title = 'взято'",
            theirs.deal,
        )
        assert stolen.code == "42501" or stolen.count == 0
    assert office.base.execute("SELECT count(*) FROM crm.deal WHERE title = 'взято'") == [(0,)]
    assert office.read("manager1", "invoice", deal.invoice)["comment"] == ""


def test_an_error_shows_no_row_to_those_who_do_not_see_it(office: Office) -> None:
    """Functions that owned the tables would print whole rows into the DETAIL of a failed CHECK."""
    secret = office.base.execute("SELECT inn, short_name FROM crm.client WHERE inn <> '' ORDER BY id DESC LIMIT 1")[0]
    theirs = office.deal_at("done", manager="manager5", services=(25,))
    probes = [
        ("SELECT api.client_save(NULL, 0, %s)", '{"short_name": "Проба", "kind": "пришелец"}'),
        ("SELECT api.client_save(NULL, 0, %s)", '{"short_name": "Проба", "phone": null}'),
        ("UPDATE crm.deal SET title = NULL WHERE id = %s", theirs.deal),
        ("SELECT 1 / (id - id) FROM crm.deal WHERE id = %s", theirs.deal),
        ("SELECT title::int FROM crm.deal WHERE id = %s", theirs.deal),
        (
            "SELECT query_to_xml('SELECT short_name::int FROM crm.client WHERE inn = ' || quote_literal(%s),"
            " true, true, '')",
            secret[0],
        ),
    ]
    with signed_in(office, "manager7") as connection:
        for sql, value in probes:
            said = ask(connection, sql, value).said
            assert "Failing row" not in said, sql
            assert secret[1] not in said, sql
            assert "Сертификация" not in said, sql


def test_a_function_in_a_condition_is_not_shown_foreign_rows(office: Office) -> None:
    """A cheap leaky function in WHERE would be run on every row, if the policy did not come first."""
    office.deal_at("recorded", manager="manager5", services=(25,))
    with signed_in(office, "manager7") as connection:
        answer = ask(connection, "SELECT id FROM crm.deal WHERE set_config('burglar.loot', title, false) = ''")
        assert (answer.code, answer.rows) == ("", ())
        assert ask(connection, "SELECT current_setting('burglar.loot', true)").value in (None, "")
