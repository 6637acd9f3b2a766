"""Employees from a table: headings in two languages, what is wrong in a cell, heads before their people."""

import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from crm_desktop.services import employee_sheet
from crm_desktop.services.employee_sheet import EmployeeRow, generate_password, read_employees
from crm_desktop.services.spreadsheet import SheetRefused

SHORT = "login;last_name;first_name;roles;head"


def written(folder: Path, *lines: str, heading: str = SHORT) -> Path:
    path = folder / "people.csv"
    path.write_text("\n".join((heading, *lines)), encoding="utf-8")
    return path


def by_login(rows: list[EmployeeRow]) -> dict[str, dict[str, str]]:
    return {row.values["login"]: dict(row.errors) for row in rows}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Логин", "login"), ("Имя входа", "login"), ("Учётная запись", "login"), ("Login", "login"),
        ("Фамилия", "last_name"), ("Last name", "last_name"), ("Имя", "first_name"), ("First name", "first_name"),
        ("Отчество", "middle_name"), ("Middle name", "middle_name"), ("Должность", "position"),
        ("Position", "position"),
        ("Эл. почта", "email"), ("E-mail", "email"), ("Телефон", "phone"), ("Тел.", "phone"), ("Phone", "phone"),
        ("Роли", "roles"), ("Роль", "roles"), ("Roles", "roles"), ("Руководитель", "head"), ("Head", "head"),
        ("Отдел", "department"), ("Подразделение", "department"), ("last_name", "last_name"), ("№", None), ("", None),
    ],
)  # fmt: skip
def test_a_heading_names_its_field(heading: str, field: str | None) -> None:
    assert employee_sheet.field_of_heading(heading) == field


def test_a_table_of_a_spreadsheet_program_is_read_below_its_title(tmp_path: Path) -> None:
    path = tmp_path / "Сотрудники.xlsx"
    table: list[tuple[Any, ...]] = [
        ("Сотрудники холдинга", "", "", "", "", ""),
        ("№", "Логин", "Фамилия", "Имя", "Роли", "Телефон"),
        (1, "ivanov", "Иванов", "Илья", "менеджер, эксперт", 84950000001),
        ("", "", "", "", "", ""),
        (2, "E_PETROVA", "Петрова", "Ольга", "бухгалтер", ""),
    ]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)
    first, second = read_employees(path)
    assert (first.line, second.line) == (3, 5)
    assert (first.values["login"], first.values["roles"]) == ("e_ivanov", ["manager", "expert"])
    assert first.values["phone"] == "+74950000001"
    assert (second.values["login"], second.values["roles"]) == ("e_petrova", ["accountant"])
    assert first.is_importable
    assert second.is_importable


def test_heads_come_before_their_people_whatever_the_order(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "e_third;В;В;manager;e_second",
        "e_second;Б;Б;manager;Первый Пётр",
        "e_first;Первый;Пётр;executive;",
        "e_other;Г;Г;analyst;e_known",
    )
    rows = read_employees(path, known_logins=["e_known"])
    logins = [row.values["login"] for row in rows]
    assert logins.index("e_first") < logins.index("e_second") < logins.index("e_third")
    assert all(row.is_importable for row in rows)
    assert {row.values["login"]: row.values["head"] for row in rows}["e_second"] == "e_first"


def test_people_who_are_above_themselves_and_heads_nobody_knows_are_told(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "e_one;А;А;manager;e_two",
        "e_two;Б;Б;manager;e_one",
        "e_self;В;В;manager;e_self",
        "e_lost;Г;Г;manager;e_nobody",
        "e_below;Д;Д;manager;Иванов",
        "e_ivanov1;Иванов;Илья;manager;",
        "e_ivanov2;Иванов;Пётр;manager;",
    )
    errors = by_login(read_employees(path))
    assert errors == {
        "e_one": {"head": "head_cycle"},
        "e_two": {"head": "head_cycle"},
        "e_self": {"head": "head_cycle"},
        "e_lost": {"head": "head_unknown"},
        # Two of that surname: which one is for a person to say.
        "e_below": {"head": "head_unknown"},
        "e_ivanov1": {},
        "e_ivanov2": {},
    }


def test_each_cell_that_cannot_be_is_told_with_its_reason(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "иван;Иванов;Илья;manager;нет@;12;Отдел",
        "e_a;;Илья;царь;;;",
        f"e_long;{'я' * 201};Илья;manager;;;",
        "e_a1;Иванов;Илья;manager;;;Продажи",
        "e_a1;Иванов;Пётр;manager;;;",
        heading="login;last_name;first_name;roles;email;phone;department",
    )
    rows = read_employees(path, departments=["Продажи"])
    assert [dict(row.errors) for row in rows] == [
        {"login": "login_wrong", "email": "email_wrong", "phone": "phone_wrong", "department": "department_unknown"},
        {"last_name": "required", "login": "login_wrong", "roles": "role_unknown"},
        {"last_name": "too_long"},
        {},
        {"login": "login_repeated"},
    ]


def test_a_table_without_its_columns_and_a_file_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetRefused) as refused:
        read_employees(written(tmp_path, "x;y", heading="Фамилия;Имя"))
    assert (refused.value.code, refused.value.facts["missing"]) == ("no_columns", ["login", "roles"])
    with pytest.raises(SheetRefused) as refused:
        read_employees(tmp_path / "none.xlsx")
    assert refused.value.code == "no_file"


def test_a_generated_password_is_long_legible_and_never_the_same() -> None:
    made = {generate_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[^\W_0O1lI]{4}(-[^\W_0O1lI]{4}){3}", password) for password in made)
