"""Hiring from a table in the window: what would happen, the import with its file of passwords, what stays out."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from crm_desktop.services import auth, spreadsheet
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm

__all__ = ["desk", "firm"]
MESSY = """Фамилия;Имя;Логин;Роль;Начальник;Подразделение;Почта
Лосев;Глеб;losev_{tag};Менеджер;e_rysin_{tag};Отдел продаж сертификации;losev@example.com
Рысин;Ян;e_rysin_{tag};менеджер, аналитик;e_morozov;;
;Без фамилии;e_x;;;;нет
Волкова;Анна;e_volkova;менеджер;;;
"""


def opened(desk: Desk, folder: Path, tag: str, text: str = MESSY) -> Any:
    """The dialog with a table in it; the tag keeps the logins of tests apart."""
    path = folder / "люди.csv"
    path.write_text(text.replace("{tag}", tag), encoding="utf-8")
    dialog = desk.page("administrator", "employees").import_file()
    dialog.read_file(path)
    settle()
    return dialog


def fates(dialog: Any) -> list[str]:
    last = dialog.table.columnCount() - 1
    return [dialog.table.item(row, last).text() for row in range(dialog.table.rowCount())]


def test_a_messy_table_is_shown_with_its_errors_beside_the_cells(desk: Desk, firm: Office, tmp_path: Path) -> None:
    before = firm.base.execute("SELECT count(*) FROM crm.employee")
    dialog = opened(desk, tmp_path, "seen")
    assert fates(dialog)[:2] == ["Will be hired", "Will be hired"]
    assert fates(dialog)[3] == "Known already, stays as it is"
    assert fates(dialog)[2].startswith("Stays out: Last name is missing")
    assert "is missing" in dialog.table.item(2, 1).toolTip()
    assert "2 will be hired, 1 known already, 1 stay out" in dialog.note.text.text()
    dialog.table.setCurrentCell(2, 0)
    assert dialog.told.text() == fates(dialog)[2]
    assert firm.base.execute("SELECT count(*) FROM crm.employee") == before
    dialog.close()


def test_people_are_hired_and_the_rest_comes_back_as_a_table(desk: Desk, firm: Office, tmp_path: Path) -> None:
    dialog = opened(desk, tmp_path, "made")
    told: list[bool] = []
    dialog.imported.connect(lambda: told.append(True))
    dialog.run_import(tmp_path / "пароли.csv")
    settle()
    assert told == [True]
    assert fates(dialog)[:2] == ["Hired", "Hired"]
    assert "Hired: 2" in dialog.note.text.text()
    lines = (tmp_path / "пароли.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    for line in lines[1:]:
        _name, login, password = line.split(";")
        auth.choose_password(firm.profile, login, password, "a password of one's own").close()
    assert firm.base.execute(
        "SELECT h.login FROM crm.employee e JOIN crm.employee h ON h.id = e.head_id WHERE e.login = 'e_losev_made'"
    ) == [("e_rysin_made",)]
    dialog.write_rejected(tmp_path / "отклонено.xlsx")
    settle()
    rows = spreadsheet.read(tmp_path / "отклонено.xlsx").rows
    assert len(rows) == 2
    assert "Last name is missing" in str(rows[1][0])
    dialog.close()


def test_a_running_import_stops_between_two_people(desk: Desk, firm: Office, tmp_path: Path) -> None:
    text = "login;last_name;first_name;roles\n" + "".join(f"e_many_{i};Многов;Иван;manager\n" for i in range(30))
    dialog = opened(desk, tmp_path, "", text)
    dialog.heard.connect(lambda done: dialog.ask_passwords() if done == 1 else None)
    dialog.run_import(tmp_path / "p.csv")
    QTimer.singleShot(0, dialog, lambda: None)
    settle()
    QTest.qWait(50)
    ((made,),) = firm.base.execute("SELECT count(*) FROM crm.employee WHERE starts_with(login, 'e_many_')")
    assert 1 <= made < 30
    assert dialog.note.text.text().startswith(f"Stopped. Hired: {made}.")
    assert len((tmp_path / "p.csv").read_text(encoding="utf-8-sig").splitlines()) == made + 1
    dialog.close()


def test_a_file_that_is_no_table_of_people_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk, tmp_path, "", "Город;Улица\nМосква;Мира\n")
    assert dialog.note.hue == "red"
    assert not dialog.run.isEnabled()
    dialog.close()
