"""People through the services: logins from surnames, what a card knows, hiring from a table, sheets with passwords."""

import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.services import auth, employees, employees_hiring, employees_password_file, substitutions
from crm_desktop.services.errors import Denied, Refused, Unavailable
from crm_desktop.services.spreadsheet import SheetRefused
from tests.office import Office

MESSY = """Список сотрудников;;;;;;;
Логин;Фамилия;Имя;Отчество;Роли;Руководитель;Отдел;Телефон
e_{tag}_b;Борисов;Олег;;менеджер;Андреева;Отдел продаж сертификации;8 (495) 111-22-33
e_{tag}_a;Андреева;Инна;Львовна;менеджер, эксперт;Морозов;Отдел продаж сертификации;
;Петров;;;начальник;e_{tag}_a;Нет такого;123
e_ivanov;Иванов;Илья;;менеджер;;;
e_{tag}_c;Котов;Яков;;менеджер;Петров;;
e_{tag}_d;Дымов;Лев;;бухгалтер;Орлова М. В.;Бухгалтерия;
"""


def table(folder: Path, text: str = "", tag: str = "seen") -> Path:
    """A table as people send it; the tag keeps the logins of tests apart."""
    path = folder / "люди.csv"
    path.write_text(text or MESSY.replace("{tag}", tag), encoding="cp1251")
    return path


def planned(office: Office, path: Path) -> employees_hiring.EmployeeFile:
    with office.connect_as("administrator").reader() as reader:
        return employees_hiring.plan(reader, path)


def hire(
    office: Office, file: employees_hiring.EmployeeFile, passwords: Path, most: int = 99
) -> employees_hiring.Hired:
    with office.connect_as("administrator").session() as session:
        return employees_hiring.run(session, file, passwords, lambda done: done < most)


def card(office: Office, name: str, person: str) -> dict[str, Any]:
    with office.connect_as(name).reader() as reader:
        return employees.read(reader, "employee", office.ids[person])


@pytest.mark.parametrize(
    ("surname", "login"),
    [
        ("Щукина-Ёлкина", "e_shchukina_elkina"),
        ("  Объедков ", "e_obedkov"),
        ("O'Hara", "e_o_hara"),
        ("Юй", "e_yuy"),
        ("!", ""),
        ("Я" * 60, f"e_{'ya' * 20}"),
    ],
)
def test_a_surname_becomes_a_login(surname: str, login: str) -> None:
    assert employees.transliterated(surname) == login


def test_a_taken_login_gets_a_figure_even_when_its_owner_has_left(office: Office) -> None:
    number = office.ids["manager7"]
    with office.connect_as("administrator").session() as session:
        employees.disable(session, number)
    with office.connect_as("administrator").reader() as reader:
        assert employees.free_login(reader, "Егорова") == "e_egorova2"
        assert employees.free_login(reader, "Незнакомцев") == "e_neznakomtsev"
    with office.connect_as("administrator").session() as session:
        employees.enable(session, number, "e_egorova", "a temporary password")
    assert card(office, "administrator", "manager7")["state"] == "temporary"


def test_nobody_is_offered_a_head_who_stands_below_him(office: Office) -> None:
    with office.connect_as("administrator").reader() as reader:
        found = {id for id, _name, _position in employees.heads(reader, "", office.ids["head1"])}
    assert not found & {office.ids["head1"], office.ids["manager1"], office.ids["assistant1"]}
    assert {office.ids["director"], office.ids["head2"], office.ids["manager5"]} <= found


def test_who_leads_a_group_without_belonging_to_it_does_not_join_it_by_saving(office: Office) -> None:
    number = office.ids["expert2"]
    office.base.execute("DELETE FROM crm.expert_group_member WHERE employee_id = %s", (number,))
    values = card(office, "administrator", "expert2")
    assert values["expert_groups"] != []
    assert values["group_ids"] == []


def test_a_computer_counts_once_however_many_connections_it_has() -> None:
    found = employees.sessions([
        {"address": "10.0.0.5", "since": "2026-03-10T09:20:00+00:00"},
        {"address": "10.0.0.5", "since": "2026-03-10T09:10:00+00:00"},
        {"address": "10.0.0.9", "since": None},
    ])  # fmt: skip
    assert [(one["address"], one["connections"]) for one in found] == [("10.0.0.5", 2), ("10.0.0.9", 1)]
    assert found[0]["since_at"].minute == 10
    assert found[1]["since_at"] is None


def test_a_reader_learns_nothing_of_sessions_and_history(office: Office) -> None:
    values = card(office, "manager1", "manager2")
    assert (values["sessions"], values["history"], values["editable"], values["arranges"]) == (None, [], False, False)
    assert card(office, "head1", "manager2")["arranges"]


def test_a_messy_table_is_judged_without_changing_anything(office: Office, tmp_path: Path) -> None:
    before = office.base.execute("SELECT count(*), max(version) FROM crm.employee")
    file = planned(office, table(tmp_path))
    fates = {one.row.line: one.fate for one in file.planned}
    assert fates == {3: "new", 4: "new", 5: "wrong", 6: "known", 7: "wrong", 8: "new"}
    errors = {one.row.line: dict(one.row.errors) for one in file.planned}
    assert errors[5] == {
        "login": "required", "first_name": "required", "roles": "role_unknown", "department": "department_unknown",
        "phone": "phone_wrong",
    }  # fmt: skip
    # Петров stays out, and there is nobody else of this name
    assert set(errors[7]) == {"head"}
    heads = {one.row.values["login"]: one.row.values["head"] for one in file.planned}
    assert (heads["e_seen_b"], heads["e_seen_a"], heads["e_seen_d"]) == ("e_seen_a", "e_morozov", "e_orlova")
    assert office.base.execute("SELECT count(*), max(version) FROM crm.employee") == before


def test_hired_people_come_in_with_the_passwords_of_the_file(office: Office, tmp_path: Path) -> None:
    file, passwords = planned(office, table(tmp_path, tag="made")), tmp_path / "пароли.csv"
    hired = hire(office, file, passwords)
    assert (hired.made, hired.refused, hired.stopped) == (3, {}, False)
    lines = [line.split(";") for line in passwords.read_text(encoding="utf-8-sig").splitlines()]
    logins = [line[1] for line in lines[1:]]
    assert sorted(logins) == ["e_made_a", "e_made_b", "e_made_d"]
    assert logins.index("e_made_a") < logins.index("e_made_b"), "a head comes before his people"
    if sys.platform != "win32":
        assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    for _name, login, password in lines[1:]:
        with pytest.raises(Unavailable, match="must_change_password"):
            auth.sign_in(office.profile, login, password)
    ((head, department, phone),) = office.base.execute(
        "SELECT h.login, d.name, e.phone FROM crm.employee e JOIN crm.employee h ON h.id = e.head_id"
        " JOIN crm.department d ON d.id = e.department_id WHERE e.login = 'e_made_b'"
    )
    assert (head, department) == ("e_made_a", "Отдел продаж сертификации")
    assert phone.replace(" ", "").replace("-", "") == "+74951112233"
    again = planned(office, table(tmp_path, tag="made"))
    assert (again.count("new"), again.count("known")) == (0, 4)


def test_a_stopped_import_leaves_whole_people_and_their_passwords(office: Office, tmp_path: Path) -> None:
    text = "login;last_name;first_name;roles\n" + "".join(f"e_stop_{i};Стопов;Иван;manager\n" for i in range(5))
    passwords = tmp_path / "p.csv"
    hired = hire(office, planned(office, table(tmp_path, text)), passwords, most=2)
    assert (hired.made, hired.stopped) == (2, True)
    assert len(passwords.read_text(encoding="utf-8-sig").splitlines()) == 3
    assert office.base.execute("SELECT count(*) FROM crm.employee WHERE starts_with(login, 'e_stop_')") == [(2,)]
    assert planned(office, table(tmp_path, text)).count("known") == 2


def test_nobody_is_hired_when_the_passwords_cannot_be_written(office: Office, tmp_path: Path) -> None:
    text = "login;last_name;first_name;roles\ne_never;Никогдаев;Иван;manager\n"
    with pytest.raises(Refused, match="file_busy"):
        hire(office, planned(office, table(tmp_path, text)), tmp_path / "no such folder" / "p.csv")
    assert office.base.execute("SELECT 1 FROM crm.employee WHERE login = 'e_never'") == []


def test_what_the_base_refuses_stands_beside_its_row(office: Office, tmp_path: Path) -> None:
    text = "login;last_name;first_name;roles\ne_race;Быстров;Иван;manager\ne_race_b;Быстрова;Инна;manager\n"
    file = planned(office, table(tmp_path, text))
    with office.connect_as("administrator").session() as session:
        values = {"login": "e_race", "last_name": "Другой", "first_name": "Иван", "roles": ["manager"]}
        employees.create(session, values, "somebody was faster")
    hired = hire(office, file, tmp_path / "p.csv")
    assert hired.made == 1
    assert {line: (field, str(problem)) for line, (field, problem) in hired.refused.items()} == {
        2: ("login", "login_taken")
    }


def test_a_table_without_the_needed_columns_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(SheetRefused, match="no_columns"):
        planned(office, table(tmp_path, "Город;Улица\nМосква;Мира\n"))


def test_the_sheet_for_a_person_says_all_he_needs_and_is_his_alone(tmp_path: Path) -> None:
    path = tmp_path / "e_new.txt"
    employees_password_file.write_sheet(
        path, "Новиков Пётр", "crm.example.com:5432, crm", "e_new", "abcd-efgh-jkmn-pqrs"
    )
    text = path.read_text(encoding="utf-8")
    for part in ("Новиков Пётр", "crm.example.com:5432, crm", "e_new", "abcd-efgh-jkmn-pqrs", "12 знаков"):
        assert part in text
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(Refused, match="file_busy"):
        employees_password_file.write_sheet(tmp_path / "none" / "x.txt", "", "", "", "")


def test_only_an_administrator_hires(office: Office) -> None:
    values = {"login": "e_by_manager", "last_name": "А", "first_name": "Б", "roles": ["manager"]}
    with pytest.raises(Denied), office.connect_as("head1").session() as session:
        employees.create(session, values, "a temporary password")


@pytest.mark.parametrize(
    ("name", "offered", "not_offered"),
    [
        ("manager1", {"manager1"}, {"manager2", "head1"}),
        ("head1", {"head1", "manager1", "assistant1"}, {"head2", "manager5", "director"}),
        ("administrator", {"director", "manager5", "administrator"}, set()),
    ],
)
def test_one_arranges_an_absence_for_oneself_and_ones_people(
    office: Office, name: str, offered: set[str], not_offered: set[str]
) -> None:
    with office.connect_as(name).reader() as reader:
        found = {id for id, _name, _position in substitutions.absent_people(reader, "")}
    assert {office.ids[one] for one in offered} <= found
    assert not {office.ids[one] for one in not_offered} & found
