"""Clients and tasks from a table: the guess of columns and the judgement of cells."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from crm_desktop.services import client_rows, client_sheet, import_file, spreadsheet, task_rows
from crm_desktop.services.client_sheet import TASKS, Layout
from crm_desktop.services.import_file import ImportFile

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
Cells = tuple[spreadsheet.Cell, ...]


def judged(header: Cells, row: Cells) -> tuple[dict[str, Any], list[tuple[str, bool]]]:
    """Values of the row and the codes of its problems."""
    layout = client_sheet.guess_layout([header, row])
    values, problems = client_rows.judge(row, client_rows.in_order(layout.fields))
    return values, [(one.problem.code, one.blocking) for one in problems]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Клиент", "name"), ("Наименование организации", "name"), ("Название", "name"), ("ИНН", "inn"),
        ("Полное наименование", "full_name"), ("ИНН/КПП", "inn_kpp"), ("КПП", "kpp"), ("ОГРН/ОГРНИП", "ogrn"),
        ("Тел.", "phone"), ("Телефон контактного лица", "contact_phone"), ("E-mail", "email"), ("Эл. почта", "email"),
        ("E-mail контактного лица", "contact_email"), ("Адрес электронной почты", "email"),
        ("Почтовый адрес", "postal_address"), ("Контактное лицо клиента", "contact"),
        ("Ф.И.О.", "contact"), ("Должность контактного лица", "position"), ("Адрес сайта", "site"),
        ("Источник", "source"), ("Метки", "tags"), ("Примечание", "comment"), ("№ п/п", None), ("", None),
    ],
)  # fmt: skip
def test_a_title_names_its_field(title: str, field: str | None) -> None:
    assert client_sheet.field_of_title(title) == field


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Задача", "title"), ("Что сделать", "title"), ("Срок", "due"), ("Исполнитель", "assignee"),
        ("Кому", "assignee"),
        ("ИНН клиента", "inn"), ("Комментарий", "comment"), ("Телефон", None),
    ],
)  # fmt: skip
def test_a_title_of_a_table_of_tasks_names_its_field(title: str, field: str | None) -> None:
    assert client_sheet.field_of_title(title, TASKS) == field


def test_the_header_is_found_below_a_title_and_phones_may_stand_in_two_columns() -> None:
    rows: list[Cells] = [
        ("База клиентов", "", "", ""),
        ("", "", "", ""),
        ("Клиент", "ИНН", "Телефон", "Телефон 2"),
        ("ООО «Ромашка»", 7799001016.0, "8 (495) 000-00-01", 74950000002.0),
    ]
    layout = client_sheet.guess_layout(rows)
    assert layout == Layout(2, {0: "name", 1: "inn", 2: "phone", 3: "phone"}, ("Клиент", "ИНН", "Телефон", "Телефон 2"))
    values, problems = judged(rows[2], rows[3])
    assert (values["inn"], values["phone"], problems) == ("7799001016", "+7 495 000-00-01, +7 495 000-00-02", [])


def test_a_table_without_a_header_has_no_layout() -> None:
    assert client_sheet.guess_layout([("а", "б"), (1.0, 2.0)]) == Layout(-1, {}, ())


def test_a_layout_is_known_again_by_its_titles_whatever_their_case() -> None:
    assert client_sheet.layout_key(("ИНН ", "Клиент")) == client_sheet.layout_key(("инн", "клиент"))
    assert client_sheet.layout_key(("ИНН", "Клиент")) != client_sheet.layout_key(("Клиент", "ИНН"))
    assert client_sheet.layout_key(("ИНН",)) != client_sheet.layout_key(("ИНН",), TASKS)
    file = import_file.paste("Клиент\tКод\nООО А\t7799001016\n")
    assert file.layout.fields == {0: "name"}
    known = import_file.paste("КЛИЕНТ\tкод\nООО Б\t7799001016\n", remembered={file.key: {"0": "name", "1": "inn"}})
    assert known.judge(1)["inn"] == "7799001016"


HEADER = ("Клиент", "ИНН", "КПП", "ОГРН", "Телефон", "E-mail", "Комментарий")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("ООО А", "7799001016", "779901001", "1257799001019", "", "", ""), []),
        (("", "7799001016", "", "", "", "", ""), [("name_missing", True)]),
        (("ООО А", "7799001017", "", "", "", "", ""), [("inn_checksum", True)]),
        (("ООО А", "779900101", "", "", "", "", ""), [("inn_length", True)]),
        (("ООО А", "77990010167", "", "", "", "", ""), [("inn_length", True)]),
        (("ООО А", 299001128.0, "", "", "", "", ""), [("zero_restored", False)]),
        (("ИП А", "369900011047", "369901001", "", "", "", ""), [("kpp_of_person", True)]),
        (("ИП А", "369900011047", "", "325369900000102", "", "", ""), []),
        (("ООО А", "", "", "1257799001018", "", "", ""), [("ogrn_checksum", True)]),
        (("ООО А", "", "", "", "звонить Ане", "", ""), [("phone_characters", False)]),
        (("ООО А", "", "", "", "", "info@", ""), [("email_form", False)]),
        (("А" * 501, "", "", "", "", "", ""), [("column_too_long", True)]),
        (("ООО А", "нет", "-", "", "—", "н/д", ""), []),
        (("", "", "", "", "", "", "-"), []),
    ],
)
def test_each_cell_is_judged(row: Cells, found: list[tuple[str, bool]]) -> None:
    assert judged(HEADER, row)[1] == found


def test_what_could_not_be_read_is_kept_in_the_comment() -> None:
    values, _ = judged(HEADER, ("ООО А", "", "", "", "89160000001, спросить Аню", "", "важный"))
    assert (values["phone"], values["comment"]) == ("+7 916 000-00-01", "89160000001, спросить Аню; важный")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8(495)1234567", "+7 495 123-45-67"), ("+7 495 123-45-67", "+7 495 123-45-67"),
        ("8 800 123 45 67 доб. 12", "+7 800 123-45-67 доб. 12"), ("+375 29 123-45-67", "+375291234567"),
        ("4951234567, 4951234568", "+7 495 123-45-67, +7 495 123-45-68"),
    ],
)  # fmt: skip
def test_the_short_way_of_reading_a_phone_ends_like_the_long_one(typed: str, kept: str) -> None:
    assert judged(HEADER, ("ООО А", "", "", "", typed, "", ""))[0]["phone"] == kept


def test_both_tax_numbers_of_one_cell_are_parted() -> None:
    values, problems = judged(("Клиент", "ИНН/КПП"), ("ООО А", "7799001016 / 779901001"))
    assert (values["inn"], values["kpp"], problems) == ("7799001016", "779901001", [])


def test_a_person_takes_the_clients_phone_unless_he_has_his_own() -> None:
    header = ("Клиент", "Телефон", "Контактное лицо", "Телефон контактного лица")
    own, _ = judged(header, ("ООО А", "84951234567", "Иванов Иван Иванович", "89161234567"))
    assert (own["last_name"], own["middle_name"], own["contact_phone"]) == ("Иванов", "Иванович", "+7 916 123-45-67")
    shared, _ = judged(header, ("ООО А", "84951234567", "Иванов", ""))
    assert shared["contact_phone"] == shared["phone"] == "+7 495 123-45-67"


def test_names_are_alike_without_form_quotes_case_and_yo() -> None:
    names = ["ООО «Тёплый дом»", "теплый дом, ООО", 'Общество с ограниченной ответственностью "ТЁПЛЫЙ ДОМ"']
    assert {client_sheet.name_key(name) for name in names} == {"теплый дом"}


@pytest.mark.parametrize("kind", sorted(import_file.TEMPLATES))
def test_the_template_is_understood_column_by_column(kind: str, tmp_path: Path) -> None:
    import_file.write_template(tmp_path / "шаблон.xlsx", kind)
    file = import_file.read(tmp_path / "шаблон.xlsx", kind)
    assert len(file.layout.fields) == len(import_file.TEMPLATES[kind])
    assert len(set(file.layout.fields.values())) == len(file.layout.fields)
    (row,) = file.sent()
    assert file.remarks == {}
    assert row["row"] == 2


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("01.12.2026", "2026-12-01T15:00:00+00:00"), ("1.12.26", "2026-12-01T15:00:00+00:00"),
        ("2026-12-01", "2026-12-01T15:00:00+00:00"), ("31.02.2026", None), ("завтра", None),
    ],
)  # fmt: skip
def test_a_task_is_due_at_the_end_of_its_day_in_moscow(typed: str, due: str | None) -> None:
    values, problems = task_rows.judge(("Позвонить", typed), [(0, "title"), (1, "due")])
    assert values["due_at"] == due
    assert [one.problem.code for one in problems] == ([] if due else ["date_unread"])


def test_a_file_of_merged_cells_formulas_and_a_million_empty_rows_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "база.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Клиенты")
        sheet.merge_range("A1:D1", "База клиентов")
        sheet.write_row("A2", ("Клиент", "ИНН", "Контактное лицо", "Комментарий"))
        sheet.merge_range("A3:A4", "ООО «Двое»")
        sheet.merge_range("B3:B4", "7799001016")
        sheet.write_row("C3", ("Иванов Иван",))
        sheet.write_row("C4", ("Петров Пётр",))
        sheet.write_formula("D3", '="№ "&1', None, "№ 1")
        sheet.write_row("A9", ("ООО «Ниже»", "7799001016"))
        sheet.write_string(999_999, 3, " ")
    told: list[int] = []

    def listen(count: int) -> bool:
        told.append(count)
        return True

    file = import_file.read(path, progress=listen)
    assert len(file.rows) == 9
    assert told[-1] == 1_000_000
    first, second, third = file.sent()
    assert (first["short_name"], first["last_name"], first["comment"]) == ("ООО «Двое»", "Иванов", "№ 1")
    assert (second["short_name"], second["inn"], second["last_name"]) == ("ООО «Двое»", "7799001016", "Петров")
    assert (third["row"], third["short_name"]) == (9, "ООО «Ниже»")


def test_reading_stops_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "база.csv"
    path.write_text("Клиент;ИНН\n" + "ООО А;\n" * 5000, encoding="utf-8")
    with pytest.raises(spreadsheet.Cancelled):
        import_file.read(path, progress=lambda _count: False)


def test_a_locked_and_an_old_file_are_told_apart() -> None:
    with pytest.raises(spreadsheet.SheetRefused) as what:
        import_file.read(SAMPLES / "clients_locked.xlsx")
    assert what.value.code == "password"
    assert import_file.read(SAMPLES / "clients_old.xls").judge(1)["inn"] == "7799001016"


def test_signs_the_base_does_not_take_are_left_out_of_a_cell() -> None:
    file = import_file.paste("Клиент\tКомментарий\nООО\x00 А\x1f\tзам\x00етка\n")
    assert file.judge(1)["short_name"] == "ООО А"
    assert "\x00" not in str(file.judge(1))


def test_the_messy_file_of_an_office_gives_about_eighteen_hundred_good_rows() -> None:
    file: ImportFile = import_file.read(SAMPLES / "clients_2000.xlsx")
    good = list(file.sent())
    assert (len(file.rows), file.layout.header_row) == (2003, 2)
    assert len(set(file.layout.fields.values())) == 12
    assert 1700 < len(good) < 1950
    found = {one.problem.code for remarks in file.remarks.values() for one in remarks}
    assert found >= {
        "inn_checksum", "inn_length", "inn_characters", "name_missing", "zero_restored",
        "phone_characters", "phone_length", "kpp_form", "ogrn_checksum",
    }  # fmt: skip
    assert sum("," in row.get("phone", "") for row in good) > 100


def test_every_company_of_the_sample_is_fictitious() -> None:
    for row in import_file.read(SAMPLES / "clients_2000.xlsx").sent():
        assert row.get("inn", "0099")[2:4] == "99"
        assert all("000" in phone for phone in row.get("phone", "000").split(", "))
