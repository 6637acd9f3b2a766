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
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from crm_desktop.services.errors import Refused

Progress = Callable[[int], bool]

_LAST_ROW: Final = 1_048_576
_PROGRESS_STEP: Final = 1000
_WIDTH_SAMPLE: Final = 500
_NARROWEST, _WIDEST = 8, 60
_LONGEST_TEXT: Final = 32_767


class SheetRefused(Refused):
    """A file that cannot be read or written; the code and the facts are listed at the head of
    `spreadsheet`.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, dict(facts))


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
        # Asked before the work: xlsxwriter opens its file only at the end.
        unfinished.touch()
        count = _write(unfinished, columns, rows, progress, sheet_name)
        unfinished.replace(path)
    except (OSError, FileCreateError) as error:
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
        formats = [_format(workbook, column.kind) for column in columns]
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
    formats: Sequence[Format | None],
    widths: list[float],
    rows: Iterable[Sequence[object]],
    progress: Progress | None,
) -> int:
    kinds = [_cell_writer(sheet, column.kind) for column in columns]
    plan = [(place, *kind, formats[place]) for place, kind in enumerate(kinds)]
    count = 0
    for count, row in enumerate(rows, 1):
        if count >= _LAST_ROW:
            raise SheetRefused("too_many_rows", limit=_LAST_ROW - 1)
        for place, write, converted, cell_format in plan:
            value = row[place]
            if value is not None:
                write(count, place, converted(value), cell_format)
        if count <= _WIDTH_SAMPLE:
            _widen(widths, row)
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


def _widen(widths: list[float], row: Sequence[object]) -> None:
    for place, value in enumerate(row[: len(widths)]):
        if value is not None:
            widths[place] = max(widths[place], _shown_width(value))


def _format(workbook: xlsxwriter.Workbook, kind: ColumnKind) -> Format | None:
    """None where the cell needs none: a format in each cell makes the file larger and slower."""
    number_format = _FORMATS.get(kind)
    return None if number_format is None else workbook.add_format({"num_format": number_format})


def _cell_writer(sheet: Worksheet, kind: ColumnKind) -> tuple[Callable[..., Any], Callable[[Any], Any]]:
    """How a value is written and turned into what is written."""
    if kind in (ColumnKind.WHOLE, ColumnKind.NUMBER, ColumnKind.MONEY):
        return sheet.write_number, float
    if kind is ColumnKind.DATE:
        return sheet.write_datetime, _same
    if kind is ColumnKind.MOMENT:
        return sheet.write_datetime, _local
    # write_string, because a text that begins with «=» must never become a formula.
    return sheet.write_string, _yes_or_no if kind is ColumnKind.FLAG else _text


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    return str(value)[:_LONGEST_TEXT]


def _local(value: datetime) -> datetime:
    """Cells know no time zone: a moment is written as the clock of this computer shows it."""
    return value.astimezone().replace(tzinfo=None) if value.tzinfo is not None else value


def _yes_or_no(value: Any) -> str:
    return "да" if value else "нет"


_FORMATS: Final[Mapping[ColumnKind, str]] = {
    ColumnKind.WHOLE: "0",
    ColumnKind.NUMBER: "#,##0.###",
    ColumnKind.MONEY: "#,##0.00",
    ColumnKind.DATE: "dd.mm.yyyy",
    ColumnKind.MOMENT: "dd.mm.yyyy hh:mm",
}
