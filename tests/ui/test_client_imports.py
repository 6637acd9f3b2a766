"""The wizard of imports: a file is read, its columns are said, rows are mended and decided about, and it goes back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from crm_desktop.services import client_imports, sheet_rows
from crm_desktop.ui.client_imports import CHECK, COLUMNS, FILE, RESULT, ImportDialog
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from tests.imports import KPP, new_inn
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]
HEADER = "Клиент;ИНН;КПП;Телефон;Контактное лицо\n"


def opened(desk: Desk, folder: Path, text: str, name: str = "manager1") -> ImportDialog:
    """The wizard with a file in it, at the step of columns."""
    path = folder / "база.csv"
    path.write_text(HEADER + text, encoding="utf-8")
    page = desk.page(name, "clients")
    press(page, "import_clients")
    dialog: ImportDialog = page.findChild(ImportDialog)
    dialog.resize(1160, 740)
    dialog.read_file(path)
    settle()
    return dialog


def checked(desk: Desk, folder: Path, text: str, name: str = "manager1") -> ImportDialog:
    dialog = opened(desk, folder, text, name)
    press(dialog, "next")
    assert dialog.step == CHECK
    return dialog


def cells(dialog: ImportDialog, column: int) -> list[str]:
    rows = dialog.check.table.rows
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def count(firm: Office, name: str) -> int:
    ((found,),) = firm.base.execute(
        "SELECT count(*) FROM crm.client WHERE deleted_at IS NULL AND short_name LIKE %s", (f"%{name}%",)
    )
    return int(found)


def test_a_file_is_checked_imported_and_taken_back(desk: Desk, firm: Office, tmp_path: Path) -> None:
    text = f"ООО «Мастер»;{new_inn()};{KPP};84951234567;Иванов Иван\nООО «Плохой»;123;;;\n"
    dialog = checked(desk, tmp_path, text)
    assert count(firm, "Мастер") == 0
    assert "New clients: 1" in dialog.check.note.text.text()
    assert cells(dialog, 0) == ["3"], "what is wrong is shown first"
    assert "digits" in cells(dialog, 1)[0]
    told: list[bool] = []
    dialog.imported.connect(lambda: told.append(True))
    press(dialog, "run_import")
    assert (dialog.step, count(firm, "Мастер"), told) == (RESULT, 1, [True])
    dialog.outcome.write_rejected(tmp_path / "не вошли.xlsx")
    settle()
    rows = sheet_rows.read(tmp_path / "не вошли.xlsx")[1]
    assert rows[1][1:3] == ("ООО «Плохой»", "123")
    assert "digits" in str(rows[1][0])
    question = dialog.outcome.ask_undo()
    question.give(SAVE)
    settle()
    assert count(firm, "Мастер") == 0
    assert "Taken back: 1 clients deleted" in dialog.outcome.note.text.text()
    dialog.reject()


def test_a_wrong_cell_is_red_and_mended_in_place(desk: Desk, firm: Office, tmp_path: Path) -> None:
    inn = new_inn()
    dialog = checked(desk, tmp_path, f"ООО «Починка»;{inn[:9]};{KPP};;\n")
    table = dialog.check.table
    wrong = table.rows.index(0, 3)
    assert wrong.data() == inn[:9]
    assert wrong.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "9 entered" in str(wrong.data(Qt.ItemDataRole.ToolTipRole))
    assert table.rows.index(0, 2).data(Qt.ItemDataRole.BackgroundRole) is None
    assert not dialog.run.isEnabled()
    table.setCurrentIndex(wrong)
    table.edit(wrong)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    type_text(editor, inn)
    table.commitData(editor)
    table.closeEditor(editor, table.itemDelegate().EndEditHint.NoHint)
    assert table.rows.index(0, 3).data(Qt.ItemDataRole.BackgroundRole) is None
    assert cells(dialog, 1) == ["Changed, not checked yet"]
    press(dialog, "check_again")
    press(dialog, "run_import")
    assert count(firm, "Починка") == 1
    dialog.reject()


def test_rows_like_another_one_wait_for_a_decision(desk: Desk, firm: Office, tmp_path: Path) -> None:
    dialog = checked(desk, tmp_path, "ООО «Близнец»;;;;\nБлизнец;;;;\nООО «Ещё»;;;;\nЕще;;;;\n")
    assert cells(dialog, 0) == ["3", "5"]
    assert "row 2" in dialog.check.detail.text()
    press(dialog, "skip_alike")
    dialog.check.table.selectRow(1)
    press(dialog, "create_alike")
    assert not dialog.run.isEnabled()
    press(dialog, "check_again")
    press(dialog, "run_import")
    assert (count(firm, "Близнец"), count(firm, "Ещё") + count(firm, "Еще")) == (1, 2)
    assert dialog.outcome.save.isVisible()
    dialog.reject()


def test_columns_are_said_by_hand_and_known_the_next_time(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "чужая.csv"
    path.write_text("Кто;Код;Наименование\nx;1;ООО «Раз»\n", encoding="utf-8")
    dialog: Any = desk.page("manager1", "clients").import_file()
    dialog.read_file(path)
    settle()
    assert dialog.step == COLUMNS
    boxes = dialog.columns.boxes
    assert [box.value() for box in boxes.values()] == [None, None, "name"]
    boxes[0].set_value("name")
    assert [box.value() for box in boxes.values()] == ["name", None, None], "a name stands in one column"
    boxes[0].set_value(None)
    assert not dialog.next.isEnabled()
    assert "Name of the client" in dialog.columns.note.text.text()
    boxes[2].set_value("name")
    boxes[1].set_value("comment")
    press(dialog, "next")
    settings = dialog.context.settings
    dialog.reject()
    settle()
    again: Any = desk.page("manager1", "clients").import_file()
    again.context.settings.values.update(settings.values)
    again.read_file(path)
    settle()
    assert [box.value() for box in again.columns.boxes.values()] == [None, "comment", "name"]
    again.reject()


def test_a_table_is_pasted_from_the_clipboard(desk: Desk, firm: Office) -> None:
    QGuiApplication.clipboard().setText(f"Клиент\tИНН\tКПП\r\nООО «Буфер»\t{new_inn()}\t{KPP}\r\n")
    dialog: Any = desk.page("manager1", "clients").import_file()
    press(dialog, "paste")
    press(dialog, "next")
    press(dialog, "run_import")
    assert count(firm, "Буфер") == 1
    dialog.reject()
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"", "просто слова".encode()])
def test_what_is_no_table_is_refused_with_a_sentence(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "мусор.xlsx"
    path.write_bytes(content)
    dialog: Any = desk.page("manager1", "clients").import_file()
    dialog.read_file(path)
    settle()
    assert dialog.step == FILE
    assert dialog.file_page.note.hue == "red"
    assert "мусор.xlsx" in dialog.file_page.note.text.text()
    dialog.reject()


def test_closing_the_wizard_throws_the_staged_rows_away(desk: Desk, firm: Office, tmp_path: Path) -> None:
    dialog = checked(desk, tmp_path, f"ООО «Закрыть»;{new_inn()};{KPP};;\n")
    waiting = "SELECT count(*) FROM priv.client_import_staged"
    assert firm.base.execute(waiting) == [(1,)]
    dialog.reject()
    settle()
    assert firm.base.execute(waiting) == [(0,)]


def test_what_was_mended_by_hand_is_not_lost_by_a_careless_escape(desk: Desk, firm: Office, tmp_path: Path) -> None:
    dialog = checked(desk, tmp_path, f"ООО «Не терять»;{new_inn()[:9]};{KPP};;\n")
    rows = dialog.check.table.rows
    rows.setData(rows.index(0, 3), new_inn())
    dialog.reject()
    settle()
    assert dialog.isVisible()
    (question,) = [one for one in dialog.findChildren(Dialog) if one.isVisible()]
    question.give(CANCEL)
    assert dialog.isVisible()
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    dialog.ask_leave().give(SAVE)
    settle()
    assert len(closed) == 1


def test_past_imports_are_taken_back_or_say_what_hangs_on_them(desk: Desk, firm: Office, tmp_path: Path) -> None:
    dialog = checked(desk, tmp_path, f"ООО «Прошлое»;{new_inn()};{KPP};;\n")
    press(dialog, "run_import")
    firm.claim("manager1", "Прошлое", "Обучение")
    past = dialog.show_past()
    settle()
    with firm.connect_as("manager1").reader() as reader:
        newest = client_imports.past(reader)[0]
    assert (newest["file_name"], newest["created_count"], newest["state"]) == ("база.csv", 1, "done")
    past.ask(newest["id"], "база.csv").give(SAVE)
    settle()
    assert past.note.hue == "red"
    assert "directions taken: 1 (ООО «Прошлое»)" in past.note.text.text()
    past.reject()
    dialog.reject()


def test_tasks_come_from_a_table_to_the_people_it_names(desk: Desk, firm: Office, tmp_path: Path) -> None:
    path = tmp_path / "задачи.csv"
    ((short_name,),) = firm.base.execute(
        "SELECT short_name FROM crm.employee WHERE login = %s", (firm.people["manager2"],)
    )
    path.write_text(
        f"Задача;Срок;Исполнитель;ИНН\nПозвонить;01.12.2026;{short_name};\nНаписать;;{firm.people['manager3']};\n"
        "Мне;2.12.2026;;\nНикому;;Никто Н. Н.;\nКогда;завтра;;\nЧужой;;;7707083893\n",
        encoding="utf-8",
    )
    dialog: Any = desk.page("manager1", "tasks").import_file()
    dialog.read_file(path)
    settle()
    press(dialog, "next")
    assert cells(dialog, 0) == ["5", "6", "7"]
    assert "Никто Н. Н." in cells(dialog, 1)[0]
    assert "завтра" in cells(dialog, 1)[1]
    press(dialog, "run_import")
    made = firm.base.execute(
        "SELECT t.title, e.login, t.due_at::date::text, c.login FROM crm.task t"
        " JOIN crm.employee e ON e.id = t.assignee_id JOIN crm.employee c ON c.id = t.created_by"
        " WHERE t.title IN ('Позвонить', 'Написать', 'Мне') ORDER BY t.id"
    )
    people = firm.people
    assert made == [
        ("Позвонить", people["manager2"], "2026-12-01", people["manager1"]),
        ("Написать", people["manager3"], None, people["manager1"]),
        ("Мне", people["manager1"], "2026-12-02", people["manager1"]),
    ]
    dialog.outcome.take_back()
    settle()
    assert "Taken back: 3 tasks" in dialog.outcome.note.text.text()
    assert firm.base.execute("SELECT count(*) FROM crm.task WHERE title = 'Позвонить'") == [(0,)]
    dialog.reject()
