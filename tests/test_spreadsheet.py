"""Tables in and out: every format, every refusal, the guess of columns and a messy real file."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from crm_desktop.services import spreadsheet
from crm_desktop.services.spreadsheet import Cancelled, ColumnKind, ExportColumn, SheetRefused

# Cells of Excel know no time zone.
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC).replace(tzinfo=None)
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ODS = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Лист"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>Клиент</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)


def refusal(path: Path, sheet: str | None = None) -> SheetRefused:
    with pytest.raises(SheetRefused) as caught:
        spreadsheet.read(path, sheet)
    return caught.value


@pytest.fixture
def workbook_path(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Пусто")
        hidden = book.add_worksheet("Скрыто")
        hidden.write("A1", "тайна")
        hidden.hide()
        sheet = book.add_worksheet("Клиенты")
        sheet.write("B3", "Клиент")
        sheet.write("C3", 5.0)
        sheet.write_datetime("D3", date(2026, 11, 23), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_formula("B4", "=1+1", None, 2)
        sheet.merge_range("B5:B7", "ООО «Ромашка»")
        sheet.write_row("C5", ["a"])
        sheet.write_row("C7", ["c"])
        sheet.write_blank(900_000, 2, None, book.add_format({"bold": True}))
    return path


def test_the_first_visible_sheet_that_holds_anything_is_read(workbook_path: Path) -> None:
    sheet = spreadsheet.read(workbook_path)
    assert spreadsheet.sheet_names(workbook_path) == ("Пусто", "Клиенты")
    assert (sheet.name, sheet.first_column, len(sheet.rows)) == ("Клиенты", 1, 7)
    assert sheet.rows[2] == ("Клиент", 5.0, date(2026, 11, 23))


def test_a_formula_comes_as_its_value_and_a_merged_cell_in_each_of_its_lines(workbook_path: Path) -> None:
    rows = spreadsheet.read(workbook_path, "Клиенты").rows
    assert rows[3][0] == 2.0
    assert [row[:2] for row in rows[4:7]] == [
        ("ООО «Ромашка»", "a"),
        ("ООО «Ромашка»", ""),
        ("ООО «Ромашка»", "c"),
    ]


def test_an_old_workbook_is_read() -> None:
    rows = spreadsheet.read(SAMPLES / "clients_old.xls").rows
    assert rows[0] == ("Клиент", "ИНН", "Телефон", "Дата")
    assert rows[1] == ("ООО «Ромашка Демо»", 7799001016.0, "8 (495) 000-00-01", date(2026, 11, 23))


def test_an_open_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    assert spreadsheet.read(path).rows == (("Клиент", 12.5),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_table_is_read_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "book.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(
            [("Клиент", "ИНН"), ("ООО «Ёлка»\nфилиал", "77"), ("", "")]
        )
    assert spreadsheet.read(path).rows == (("Клиент", "ИНН"), ("ООО «Ёлка»\nфилиал", "77"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF-1.7", "not_a_spreadsheet"),
        ("a.xlsx", b"%PDF-1.7 renamed", "not_a_spreadsheet"),
        ("a.xlsx", b"PK\x03\x04 cut in the middle", "broken_file"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut", "broken_file"),
        ("a.xlsx", b"", "not_a_spreadsheet"),
        ("a.csv", b"", "empty_sheet"),
        ("a.csv", b" ; \n;\n", "empty_sheet"),
        ("a.csv", b"\x00\x01\x02", "not_a_spreadsheet"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    problem = refusal(path)
    assert (problem.code, problem.facts["name"]) == (code, name)


def test_a_locked_workbook_asks_for_its_password_to_be_taken_off() -> None:
    assert refusal(SAMPLES / "clients_locked.xlsx").code == "password"


def test_missing_files_and_sheets_are_named(workbook_path: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx").code == "no_file"
    assert refusal(tmp_path / "none.csv").code == "no_file"
    assert refusal(workbook_path, "Лист9").facts == {"name": "book.xlsx", "sheet": "Лист9"}
    assert refusal(workbook_path, "Пусто").code == "empty_sheet"


def test_rejected_rows_come_back_with_their_reasons_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "rejected.xlsx"
    rows = [(("ООО А", 7799001017.0, date(2026, 11, 23)), "Неверная контрольная цифра ИНН")]
    assert spreadsheet.write_rejected(path, ("Клиент", "ИНН", "Дата"), rows, "Причина отказа") == 1
    assert spreadsheet.read(path).rows == (
        ("Причина отказа", "Клиент", "ИНН", "Дата"),
        ("Неверная контрольная цифра ИНН", "ООО А", "7799001017", "23.11.2026"),
    )


COLUMNS = (
    ExportColumn("Клиент"),
    ExportColumn("Сумма", ColumnKind.MONEY),
    ExportColumn("Дата", ColumnKind.DATE),
    ExportColumn("Изменён", ColumnKind.MOMENT),
    ExportColumn("Оплачен", ColumnKind.FLAG),
    ExportColumn("Строк", ColumnKind.WHOLE, width=9),
)


def table(count: int) -> Iterator[tuple[object, ...]]:
    for number in range(count):
        moment = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
        yield (f"ООО {number}", Decimal("1234.50"), date(2026, 11, 23), moment, number % 2 == 0, number)


def test_an_export_holds_numbers_as_numbers_and_dates_as_dates(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    rows = [
        ("=1+1", Decimal("1234.50"), date(2026, 11, 23), NOON, True, 3),
        (None,) * 6,
    ]
    assert spreadsheet.export_table(path, COLUMNS, rows) == 2
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    values = [cell.value for cell in sheet[2]]
    assert values == ["=1+1", 1234.5, NOON.replace(hour=0), NOON, "да", 3]
    assert sheet["A2"].data_type == "s"
    assert (sheet["B2"].number_format, sheet["C2"].number_format) == ("#,##0.00", "dd.mm.yyyy")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F3")
    assert sheet.column_dimensions["F"].width == pytest.approx(9, abs=1)
    assert [cell.value for cell in sheet[3]] == [None] * 6


def test_an_export_tells_its_progress_and_can_be_stopped_without_a_trace(tmp_path: Path) -> None:
    heard: list[int] = []

    def hear(count: int) -> bool:
        heard.append(count)
        return True

    path = tmp_path / "export.xlsx"
    spreadsheet.export_table(path, COLUMNS, table(2500), hear)
    assert heard == [1000, 2000]
    path.unlink()
    with pytest.raises(Cancelled):
        spreadsheet.export_table(path, COLUMNS, table(2500), lambda count: count < 2000)
    assert list(tmp_path.iterdir()) == []


def test_an_export_replaces_the_old_file_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    spreadsheet.export_table(path, COLUMNS, table(1))
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        spreadsheet.export_table(path, COLUMNS, table(1500), lambda _count: False)
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetRefused) as caught:
        spreadsheet.export_table(tmp_path / "no folder" / "export.xlsx", COLUMNS, table(1))
    assert caught.value.code == "file_busy"
