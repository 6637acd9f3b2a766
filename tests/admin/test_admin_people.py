"""People by command: one, many from a table, put out, let in again."""

import sys
from pathlib import Path

import pytest
import xlsxwriter

from crm_desktop.services import auth
from crm_desktop.services.errors import Unavailable
from tests.admin.conftest import PASSWORD, Run, add
from tests.servers import Base


def profile(base: Base) -> auth.Profile:
    return auth.Profile("made", base.server["host"], base.server["port"], base.name)


def test_a_new_person_chooses_his_own_password_at_the_first_sign_in(made: Base, run: Run) -> None:
    code, told = add(run, "Gromov", "--roles", "manager, эксперт", "--generate", "--position", "Менеджер")
    assert (code, told["login"]) == (0, "e_gromov")
    with pytest.raises(Unavailable) as refused:
        auth.sign_in(profile(made), "e_gromov", told["password"])
    assert refused.value.code == "must_change_password"
    auth.choose_password(profile(made), "e_gromov", told["password"], PASSWORD).close()
    assert made.execute("SELECT roles, position FROM crm.employee") == [(["manager", "expert"], "Менеджер")]


def test_a_person_is_put_below_his_head_or_refused(made: Base, run: Run) -> None:
    made.execute("INSERT INTO crm.department (name) VALUES ('Отдел продаж')")
    add(run, "e_head", "--roles", "manager", "--generate")
    code, _ = add(
        run, "e_below", "--roles", "manager", "--generate", "--head", "e_head", "--department", "отдел продаж"
    )
    assert code == 0
    assert made.execute(
        "SELECT h.login, d.name FROM crm.employee e JOIN crm.employee h ON h.id = e.head_id"
        " JOIN crm.department d ON d.id = e.department_id"
    ) == [("e_head", "Отдел продаж")]
    for more, reason in (
        (("--head", "e_nobody"), "employee_unknown"),
        (("--department", "Нет такого"), "department_unknown"),
        (("--roles", "царь"), "role_unknown"),
    ):
        code, told = add(run, "e_other", "--generate", *more)
        assert (code, told["code"]) == (1, reason)
    assert add(run, "e_head", "--generate")[1]["code"] == "login_taken"
    assert add(run, "e_Ы", "--generate")[1]["code"] == "login_wrong"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("short", "password_short"), ("1234567890123456", "password_common"), ("e_gromov_e_gromov", None)],
)
def test_a_weak_password_is_not_taken(
    made: Base, run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, code: str | None
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: typed)
    assert add(run, "e_gromov", "--roles", "analyst")[1].get("code") == code


def test_a_password_typed_differently_the_second_time_is_not_taken(
    made: Base, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([PASSWORD, PASSWORD + "!"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert add(run, "e_gromov", "--roles", "analyst")[1]["code"] == "passwords_differ"
    assert made.execute("SELECT count(*) FROM crm.employee") == [(0,)]


def test_somebody_who_leaves_is_put_out_at_once(made: Base, run: Run) -> None:
    add(run, "e_gromov", "--roles", "manager", "--keep-password")
    session = auth.sign_in(profile(made), "e_gromov", PASSWORD)
    try:
        code, told = run("disable-employee", "e_gromov")
        assert (code, told["sessions"], told["held"], told["deals"]) == (0, 1, 0, 0)
        with pytest.raises(Unavailable):
            auth.sign_in(profile(made), "e_gromov", PASSWORD)
    finally:
        session.close()
    assert run("disable-employee", "e_nobody")[1]["code"] == "employee_unknown"


def test_a_lost_password_is_replaced_by_a_temporary_one(made: Base, run: Run) -> None:
    add(run, "e_gromov", "--roles", "manager", "--keep-password")
    code, told = run("set-password", "e_gromov", "--generate")
    assert code == 0
    with pytest.raises(Unavailable) as refused:
        auth.sign_in(profile(made), "e_gromov", told["password"])
    assert refused.value.code == "must_change_password"


PEOPLE = (
    ("Логин", "Фамилия", "Имя", "Отчество", "Должность", "Почта", "Телефон", "Роли", "Руководитель", "Отдел"),
    (
        "e_below",
        "Иванов",
        "Илья",
        "",
        "Менеджер",
        "i@example.com",
        "8 (495) 000-00-01",
        "менеджер",
        "Морозов",
        "Продажи",
    ),
    ("morozov", "Морозов", "Игорь", "Николаевич", "Начальник", "", "", "manager", "", "продажи"),
    ("e_bad", "", "Пётр", "", "", "не почта", "", "менеджер, царь", "Никто", "Нигде"),
    ("e_below", "Иванова", "Дарья", "", "", "", "", "эксперт", "", ""),
    ("e_lost", "Павлов", "Максим", "", "", "", "", "менеджер", "e_bad", ""),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "люди.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(PEOPLE):
            sheet.write_row(number, 0, row)
    return path


def test_a_table_of_people_is_tried_and_then_made_heads_first(
    made: Base, run: Run, table: Path, tmp_path: Path
) -> None:
    made.execute("INSERT INTO crm.department (name) VALUES ('Продажи')")
    code, told = run("add-employee", "--file", str(table), "--dry-run")
    refused = {row["line"]: row["errors"] for row in told["refused"]}
    assert (code, told["code"], told["made"]) == (1, "rows_refused", ["e_morozov", "e_below"])
    assert refused == {
        4: {
            "last_name": "required", "roles": "role_unknown", "email": "email_wrong",
            "department": "department_unknown", "head": "head_unknown",
        },
        5: {"login": "login_repeated"},
        6: {"head": "head_not_made"},
    }  # fmt: skip
    assert "Строка 4 (e_bad)" in told["message"]
    assert made.execute("SELECT count(*) FROM crm.employee") == [(0,)]

    file = tmp_path / "пароли.csv"
    code, told = run("add-employee", "--file", str(table), "--passwords-file", str(file))
    assert (code, told["made"]) == (1, ["e_morozov", "e_below"])
    assert made.execute(
        "SELECT e.login, h.login, d.name, e.phone FROM crm.employee e JOIN crm.department d ON d.id = e.department_id"
        " LEFT JOIN crm.employee h ON h.id = e.head_id ORDER BY e.id"
    ) == [("e_morozov", None, "Продажи", ""), ("e_below", "e_morozov", "Продажи", "+74950000001")]
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    passwords = dict(line.split(";") for line in file.read_text(encoding="utf-8").splitlines())
    assert set(passwords) == {"e_morozov", "e_below"}
    with pytest.raises(Unavailable) as problem:
        auth.sign_in(profile(made), "e_below", passwords["e_below"])
    assert problem.value.code == "must_change_password"

    # The same again: everybody is there already, and the passwords are not written over.
    assert run("add-employee", "--file", str(table), "--passwords-file", str(file))[1]["code"] == "passwords_file"
    code, told = run("add-employee", "--file", str(table), "--dry-run")
    assert {row["login"]: row["errors"].get("login") for row in told["refused"]}["e_morozov"] == "login_taken"


def test_a_table_without_the_columns_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Фамилия;Имя\nИванов;Илья\n", encoding="utf-8")
    code, told = run("add-employee", "--file", str(path), "--dry-run")
    assert (code, told["code"], told["missing"]) == (1, "no_columns", ["login", "roles"])
