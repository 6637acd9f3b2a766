"""Tables from and to files: .xlsx, .xls, .ods and .csv in, .xlsx out; formulas come as their stored values.

Refusals (`SheetRefused.code` with facts): `not_a_spreadsheet` (name), `broken_file` (name), `password`
(name), `empty_sheet` (name, sheet), `no_such_sheet` (name, sheet), `no_file` (name), `file_busy` (name: open
elsewhere, or its place cannot be written), `too_many_rows` (limit).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import python_calamine as calamine

from crm_desktop.services.sheet_export import Cancelled, ColumnKind, ExportColumn, Progress, SheetRefused, export_table

__all__ = [
    "EXTENSIONS",
    "Cancelled",
    "Cell",
    "ColumnKind",
    "ExportColumn",
    "Progress",
    "Row",
    "Sheet",
    "SheetRefused",
    "cell_text",
    "export_table",
    "read",
    "sheet_names",
    "stream",
    "write_rejected",
]

Cell = str | int | float | bool | date | datetime | time | timedelta
Row = tuple[Cell, ...]

EXTENSIONS: Final = (".xlsx", ".xls", ".ods", ".xlsm", ".xlsb", ".csv", ".txt")
_TEXT_EXTENSIONS: Final = (".csv", ".txt")
_CSV_DELIMITERS: Final = ";\t,|"
_SAMPLE_LINES: Final = 20
_ROUND_FLOAT: Final = 2**53
_ZIP_MARK: Final = b"PK\x03\x04"
_OLE_MARK: Final = b"\xd0\xcf\x11\xe0"
_LOCKED_MARK: Final = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet without trailing emptiness; row `i` is line `i + 1` of the file, column 0 its column
    `first_column`.
    """

    name: str
    rows: tuple[Row, ...]
    first_column: int = 0


def sheet_names(path: Path) -> tuple[str, ...]:
    """Visible sheets in their order; a text file has one without a name."""
    if path.suffix.lower() in _TEXT_EXTENSIONS:
        return ("",)
    visible = calamine.SheetVisibleEnum.Visible
    return tuple(sheet.name for sheet in _workbook(path).sheets_metadata if sheet.visible == visible)


def read(path: Path, sheet: str | None = None) -> Sheet:
    """Rows of the named or the first visible sheet that holds anything; SheetRefused tells why there are
    none.
    """
    if path.suffix.lower() in _TEXT_EXTENSIONS:
        return _not_empty(path, Sheet("", _trimmed(_csv_rows(path))))
    names = sheet_names(path)
    if sheet is not None and sheet not in names:
        raise SheetRefused("no_such_sheet", name=path.name, sheet=sheet)
    workbook = _workbook(path)
    found = Sheet("", ())
    for name in names if sheet is None else (sheet,):
        found = _sheet(workbook, name, path)
        if found.rows:
            break
    return _not_empty(path, found)


def stream(path: Path, sheet: str) -> Iterator[Row]:
    """Rows of a sheet one by one, trailing emptiness included: a big file is never held twice."""
    if path.suffix.lower() in _TEXT_EXTENSIONS:
        yield from _csv_rows(path)
        return
    workbook = _workbook(path)
    with _refusing(path):
        source = workbook.get_sheet_by_name(sheet)
        yield from _filled(source, source.start[1] if source.start else 0)


def cell_text(cell: Cell) -> str:
    """A cell as text: numbers without `.0`, dates as `дд.мм.гггг`, blanks of any kind reduced to single
    spaces.
    """
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _ROUND_FLOAT:
        return str(int(cell))
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    return str(cell)


def write_rejected(
    path: Path, header: Sequence[str], rows: Iterable[tuple[Sequence[Cell], str]], reason_title: str
) -> int:
    """Writes rows that were not taken, each with its reason in the first column, ready to be mended and read
    again.
    """
    columns = [ExportColumn(reason_title, width=50), *(ExportColumn(title) for title in header)]
    return export_table(path, columns, ((reason, *map(cell_text, cells)) for cells, reason in rows))


def _workbook(path: Path) -> calamine.CalamineWorkbook:
    if path.suffix.lower() not in EXTENSIONS:
        raise SheetRefused("not_a_spreadsheet", name=path.name)
    content = _content(path)
    # calamine takes a locked .xlsx for a damaged .xls, which lies in the same kind of container.
    if content.startswith(_OLE_MARK) and _LOCKED_MARK in content:
        raise SheetRefused("password", name=path.name)
    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise SheetRefused("password", name=path.name) from error
    except calamine.CalamineError as error:
        is_package = content.startswith((_ZIP_MARK, _OLE_MARK))
        raise SheetRefused("broken_file" if is_package else "not_a_spreadsheet", name=path.name) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SheetRefused("no_file", name=path.name) from error
    except PermissionError as error:
        raise SheetRefused("file_busy", name=path.name) from error


def _sheet(workbook: calamine.CalamineWorkbook, name: str, path: Path) -> Sheet:
    with _refusing(path):
        source = workbook.get_sheet_by_name(name)
        first_column = source.start[1] if source.start else 0
        return Sheet(name, _trimmed(tuple(_filled(source, first_column))), first_column)


def _filled(source: calamine.CalamineSheet, first: int) -> Iterator[Row]:
    """A value over several lines of one column belongs to each of them; one over several
    columns is a title.
    """
    tall = [
        (top, bottom, left - first) for (top, left), (bottom, right) in source.merged_cell_ranges or () if left == right
    ]
    tall.sort(reverse=True)
    open_ranges: dict[int, tuple[int, Cell]] = {}
    for index, cells in enumerate(source.iter_rows()):
        row = tuple(cells)
        for place in [place for place, (bottom, _value) in open_ranges.items() if bottom < index]:
            del open_ranges[place]
        for place, (_bottom, value) in open_ranges.items():
            row = (*row[:place], value, *row[place + 1 :])
        while tall and tall[-1][0] <= index:
            _top, bottom, place = tall.pop()
            if 0 <= place < len(row):
                open_ranges[place] = (bottom, row[place])
        yield row


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """What the reader says of a file in the codes of this house."""
    try:
        yield
    except calamine.PasswordError as error:
        raise SheetRefused("password", name=path.name) from error
    except calamine.CalamineError as error:
        raise SheetRefused("broken_file", name=path.name) from error


def _trimmed(rows: Sequence[Row]) -> tuple[Row, ...]:
    end = len(rows)
    while end and all(_is_blank(cell) for cell in rows[end - 1]):
        end -= 1
    return tuple(rows[:end])


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _not_empty(path: Path, sheet: Sheet) -> Sheet:
    if not sheet.rows:
        raise SheetRefused("empty_sheet", name=path.name, sheet=sheet.name)
    return sheet


def _csv_rows(path: Path) -> list[Row]:
    content = _content(path)
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SheetRefused("not_a_spreadsheet", name=path.name)
    text = _csv_text(content)
    sample = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    delimiter = max(_CSV_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in sample))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [tuple(row) for row in reader]
    except csv.Error as error:
        raise SheetRefused("broken_file", name=path.name) from error


def _csv_text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")
