"""Tables to .xlsx in constant memory: numbers as numbers, dates as dates, texts never as formulas."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Progress = Callable[[int], bool]

_LAST_ROW: Final = 1_048_576
_PROGRESS_STEP: Final = 1000
_WIDTH_SAMPLE: Final = 500
_NARROWEST, _WIDEST = 8, 60
_LONGEST_TEXT: Final = 32_767


class SheetRefused(Exception):
    """A file that cannot be read or written; the code and the facts are listed at the head of
    `spreadsheet`.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts


class Cancelled(Exception):
    """The progress callback answered no; nothing was left on the disk."""


class ColumnKind(StrEnum):
    """How values of an exported column are written: numbers as numbers, dates as dates."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of an export: its title, the kind of its values, a width in characters or None to measure."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float | None = None


def export_table(
    path: Path,
    columns: Sequence[ExportColumn],
    rows: Iterable[Sequence[object]],
    progress: Progress | None = None,
    *,
    sheet_name: str = "",
) -> int:
    """Writes rows to .xlsx in constant memory and returns their count.

    `progress` hears the count every 1,000 rows and stops the export by False (then `Cancelled`); the file
    appears
    under its name only when it is whole.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        count = _write(unfinished, columns, rows, progress, sheet_name)
        unfinished.replace(path)
    except PermissionError as error:
        raise SheetRefused("file_busy", name=path.name) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return count


def _write(
    path: Path,
    columns: Sequence[ExportColumn],
    rows: Iterable[Sequence[object]],
    progress: Progress | None,
    sheet_name: str,
) -> int:
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    try:
        sheet = workbook.add_worksheet(sheet_name[:31] or None)
        head = workbook.add_format({"bold": True, "bg_color": "#E8ECF2", "bottom": 1, "text_wrap": True})
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.title, head)
        formats = [workbook.add_format(_FORMATS[column.kind]) for column in columns]
        widths = [float(len(column.title) + 4) for column in columns]
        count = _write_rows(sheet, columns, formats, widths, rows, progress)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width or min(max(widths[place], _NARROWEST), _WIDEST))
        sheet.freeze_panes(1, 0)
        if columns:
            sheet.autofilter(0, 0, count, len(columns) - 1)
    finally:
        workbook.close()
    return count


def _write_rows(
    sheet: Worksheet,
    columns: Sequence[ExportColumn],
    formats: Sequence[Format],
    widths: list[float],
    rows: Iterable[Sequence[object]],
    progress: Progress | None,
) -> int:
    writers = [_WRITERS[column.kind] for column in columns]
    plan = list(zip(range(len(columns)), writers, formats, strict=True))
    count = 0
    for count, row in enumerate(rows, 1):
        if count >= _LAST_ROW:
            raise SheetRefused("too_many_rows", limit=_LAST_ROW - 1)
        for place, writer, cell_format in plan:
            value = row[place]
            if value is not None and value != "":
                writer(sheet, count, place, value, cell_format)
                if count <= _WIDTH_SAMPLE:
                    widths[place] = max(widths[place], _shown_width(value))
        if progress is not None and count % _PROGRESS_STEP == 0 and not progress(count):
            raise Cancelled
    return count


def _shown_width(value: object) -> float:
    if isinstance(value, datetime):
        return 17
    if isinstance(value, date):
        return 11
    text = str(value)
    return len(text) * 1.3 + 3 if isinstance(value, Decimal) else max(map(len, text.split("\n"))) + 2


def _text(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Format) -> None:
    # write_string, because a text that begins with «=» must never become a formula.
    sheet.write_string(row, column, str(value)[:_LONGEST_TEXT], cell_format)


def _number(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Format) -> None:
    sheet.write_number(row, column, float(value), cell_format)


def _date(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Format) -> None:
    sheet.write_datetime(row, column, value, cell_format)


def _moment(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Format) -> None:
    local = value.astimezone().replace(tzinfo=None) if value.tzinfo is not None else value
    sheet.write_datetime(row, column, local, cell_format)


def _flag(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Format) -> None:
    sheet.write_string(row, column, "да" if value else "нет", cell_format)


_FORMATS: Final[Mapping[ColumnKind, dict[str, str]]] = {
    ColumnKind.TEXT: {},
    ColumnKind.WHOLE: {"num_format": "0"},
    ColumnKind.NUMBER: {"num_format": "#,##0.###"},
    ColumnKind.MONEY: {"num_format": "#,##0.00"},
    ColumnKind.DATE: {"num_format": "dd.mm.yyyy"},
    ColumnKind.MOMENT: {"num_format": "dd.mm.yyyy hh:mm"},
    ColumnKind.FLAG: {},
}
_WRITERS: Final = {
    ColumnKind.TEXT: _text,
    ColumnKind.WHOLE: _number,
    ColumnKind.NUMBER: _number,
    ColumnKind.MONEY: _number,
    ColumnKind.DATE: _date,
    ColumnKind.MOMENT: _moment,
    ColumnKind.FLAG: _flag,
}
