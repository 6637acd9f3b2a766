"""Bases by command: made, upgraded after a copy, audited, copied and restored."""

import zipfile
from pathlib import Path

import pytest

from crm_desktop.admin import command_line
from crm_desktop.services import auth, migrate
from tests.admin.conftest import PASSWORD, Run, add
from tests.servers import Base

NAME = "crm_made"


def test_a_base_is_made_once_and_its_first_administrator_signs_in(made: Base, run: Run) -> None:
    postgres = Base(made.server, "postgres")
    try:
        assert run("create-database", database=NAME) == (0, {"ok": True, "database": NAME, "revision": auth.SCHEMA})
        code, told = run("create-database", database=NAME)
        assert (code, told["code"]) == (1, "database_exists")
        assert NAME in told["message"]
        person = ("--login", "e_first", "--last-name", "Громов", "--first-name", "Виктор", "--middle-name", "Павлович")
        code, told = run("add-employee", *person, "--roles", "администратор", "--keep-password", database=NAME)
        assert code == 0
        assert "password" not in told
        connection = auth.sign_in(
            auth.Profile("made", made.server["host"], made.server["port"], NAME), "e_first", PASSWORD
        )
        try:
            assert connection.me["full_name"] == "Громов Виктор Павлович"
            assert connection.me["roles"] == ["administrator"]
        finally:
            connection.close()
        assert run("check", database=NAME)[1]["findings"] == []
    finally:
        postgres.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def test_nothing_is_done_and_no_copy_made_where_nothing_is_to_do(run: Run, tmp_path: Path) -> None:
    code, told = run("migrate", "--backup-folder", str(tmp_path))
    assert (code, told["done"], told["from"], told["to"]) == (0, False, auth.SCHEMA, auth.SCHEMA)
    assert list(tmp_path.iterdir()) == []


def test_an_upgrade_backs_up_first(made: Base, run: Run, tmp_path: Path) -> None:
    made.execute("COMMENT ON SCHEMA api IS 'an older program'")
    code, told = run("migrate", "--backup-folder", str(tmp_path))
    assert (code, told["done"]) == (0, True)
    assert [str(path) for path in tmp_path.iterdir()] == [told["backup"]]
    made.execute("COMMENT ON SCHEMA api IS 'an older program'")
    assert run("migrate", "--no-backup")[1]["backup"] == ""


def test_an_upgrade_takes_away_what_somebody_added_by_hand(made: Base, run: Run) -> None:
    made.execute("CREATE POLICY leak ON crm.client FOR SELECT TO crm_staff USING (true)")
    made.execute("GRANT UPDATE (state) ON crm.invoice TO crm_accountant")
    made.execute("CREATE FUNCTION api.leak() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    made.execute(
        "CREATE TRIGGER leak BEFORE UPDATE ON crm.client FOR EACH ROW"
        " EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    )
    assert run("check")[0] == 4
    code, told = run("migrate", "--no-backup")
    assert (code, told["done"]) == (0, True)
    assert run("check")[1]["findings"] == []
    assert run("migrate", "--no-backup")[1]["done"] is False


def test_a_failed_upgrade_changes_nothing_and_names_the_copy(
    made: Base, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.execute("COMMENT ON SCHEMA api IS 'an older program'")
    functions = "SELECT md5(string_agg(p.oid::text || p.prosrc, '' ORDER BY p.oid)) FROM pg_proc p"
    before = made.execute(functions)
    written = migrate.functions()
    monkeypatch.setattr(migrate, "functions", lambda: [*written, "SELECT 1 / 0"])
    code, told = run("migrate", "--backup-folder", str(tmp_path))
    assert (code, told["code"]) == (1, "migration_failed")
    assert told["backup"] == str(next(tmp_path.iterdir()))
    assert told["backup"] in told["message"]
    assert "division by zero" in told["message"]
    assert made.execute(functions) == before


def test_two_upgrades_do_not_meet(made: Base, run: Run) -> None:
    other = made.connect()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", (migrate.LOCK,))
        code, told = run("migrate", "--no-backup")
    finally:
        other.close()
    assert (code, told["code"]) == (1, "migration_running")


def test_a_transaction_somebody_forgot_does_not_hold_the_upgrade_for_ever(
    made: Base, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "LONGEST_WAIT", "100ms")
    made.execute("COMMENT ON SCHEMA api IS 'an older program'")
    other = made.connect()
    other.autocommit = False
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM crm.client")
            code, told = run("migrate", "--no-backup")
    finally:
        other.close()
    assert (code, told["code"]) == (1, "base_busy")


def test_bases_that_cannot_be_upgraded_are_refused_with_the_reason(made: Base, run: Run) -> None:
    made.execute("UPDATE priv.alembic_version SET version_num = '9999'")
    code, told = run("migrate")
    assert (code, told["code"], told["base"]) == (1, "base_newer", "9999")
    Base(made.server, "postgres").execute(f"CREATE DATABASE {NAME}")
    try:
        Base(made.server, NAME).execute("CREATE TABLE public.something (id int)")
        code, told = run("migrate", database=NAME)
        assert (code, told["code"]) == (1, "not_a_base")
        assert NAME in told["message"]
    finally:
        Base(made.server, "postgres").execute(f"DROP DATABASE {NAME} WITH (FORCE)")


# copies and the audit


def test_a_copy_is_made_proved_and_restored(made: Base, run: Run, tmp_path: Path) -> None:
    add(run, "e_gromov", "--roles", "manager", "--generate")
    code, told = run("backup", "--backup-folder", str(tmp_path), "--prove")
    assert (code, told["proved"], told["needs_migrate"], told["findings"]) == (0, True, False, [])
    path = told["path"]
    assert zipfile.is_zipfile(path)
    code, told = run("restore", path, "--prove")
    assert (code, told["proved"]) == (0, True)
    code, told = run("restore", path)
    assert (code, told["code"]) == (1, "database_exists")
    try:
        code, told = run("restore", path, database=NAME)
        assert (code, told["logins_kept"], told["need_new_password"]) == (0, ["e_gromov"], [])
        assert Base(made.server, NAME).execute("SELECT login FROM crm.employee") == [("e_gromov",)]
    finally:
        Base(made.server, "postgres").execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def test_the_audit_ends_with_four_when_it_finds_an_error(
    made: Base, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check") == (0, {"ok": True, "database": made.name, "errors": 0, "warnings": 0, "findings": []})
    made.execute("GRANT DELETE ON crm.client TO crm_sales")
    code, told = run("check")
    assert (code, told["code"], told["errors"]) == (4, "findings", 2)
    assert [(finding["code"], finding["severity"]) for finding in told["findings"]] == [
        ("changed_by_hand", "error"),
        ("table_right", "error"),
    ]
    place = ["--host", made.server["host"], "--port", str(made.server["port"]), "--database", made.name]
    assert command_line.main(["check", *place]) == 4
    shown = capsys.readouterr()
    assert "ОШИБКА  crm.client: crm_sales имеет право DELETE." in shown.out
    assert shown.err == ""


def test_the_schedule_of_a_server_keeps_house_once_a_day(made: Base, run: Run) -> None:
    made.execute("DELETE FROM priv.housekeeping")
    code, told = run("housekeeping")
    assert (code, told["ran"], told["returned"]) == (0, True, 0)
    assert run("housekeeping")[1]["ran"] is False
    assert made.execute("SELECT count(*) FROM priv.housekeeping") == [(1,)]
