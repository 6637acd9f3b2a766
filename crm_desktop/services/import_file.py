"""A file on its way in: its rows, the meaning of its columns, and what each row says once it is judged."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from crm_desktop.services import client_rows, client_sheet, sheet_rows, spreadsheet, task_rows
from crm_desktop.services.client_sheet import CLIENTS, CellProblem, Layout
from crm_desktop.services.sheet_rows import SheetRows
from crm_desktop.services.spreadsheet import ExportColumn, Progress

Heard = Callable[[int], bool]
"""Hears which row of the file is done; False stops."""
# Titles of the file a person begins with; they are understood by the guess of columns.
TEMPLATES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    CLIENTS: (
        ("Наименование", "ООО «Пример»"), ("Полное наименование", "Общество с ограниченной ответственностью «Пример»"),
        ("ИНН", "7799001016"), ("КПП", "779901001"), ("ОГРН", "1257799001019"), ("Телефон", "+7 495 000-00-01"),
        ("E-mail", "info@example.com"), ("Контактное лицо", "Иванов Иван Иванович"), ("Должность", "Директор"),
        ("Телефон контактного лица", "+7 916 000-00-01"), ("E-mail контактного лица", "ivanov@example.com"),
        ("Адрес", "101000, г. Москва, ул. Примерная, д. 1"), ("Почтовый адрес", ""), ("Сайт", "example.com"),
        ("Источник", "Выставка"), ("Метки", "оптовый, важный"), ("Комментарий", ""),
    ),
    client_sheet.TASKS: (
        ("Задача", "Позвонить о продлении сертификата"), ("Срок", "01.12.2026"), ("Исполнитель", "Иванов И. И."),
        ("ИНН клиента", ""), ("Комментарий", ""),
    ),
}  # fmt: skip


@dataclass
class ImportFile:
    """Rows are counted from 0, lines of the file from 1; `decisions` are skip or create by row.

    `remarks` hold the problems of rows that have any, `filled` the rows that say anything; both are complete once the
    file has been staged.
    """

    name: str
    kind: str
    rows: SheetRows
    layout: Layout
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    defaults: dict[str, Any] = field(default_factory=dict)
    decisions: dict[int, str] = field(default_factory=dict)
    remarks: dict[int, tuple[CellProblem, ...]] = field(default_factory=dict)
    filled: list[int] = field(default_factory=list, repr=False)

    @property
    def key(self) -> str:
        """What its layout is remembered by; "" for a file without titles."""
        return client_sheet.layout_key(self.layout.titles, self.kind) if self.layout.titles else ""

    @property
    def first(self) -> int:
        """The first row below the header."""
        return self.layout.header_row + 1

    @property
    def width(self) -> int:
        """How many columns the header and the first rows have."""
        sample = range(min(len(self.rows), client_sheet.HEADER_DEPTH * 2))
        return max([len(self.layout.titles), *(len(self.rows[index]) for index in sample)])

    def set_fields(self, fields: Mapping[int, str]) -> None:
        """The meaning of the columns as a person has said it; what was judged by another meaning is forgotten."""
        if dict(self.layout.fields) != dict(fields):
            self.remarks.clear()
        self.layout = Layout(self.layout.header_row, dict(fields), self.layout.titles)

    def judge(self, index: int) -> dict[str, Any]:
        """What is sent of a row, {} when nothing stands in it; notes what is wrong."""
        return self._judged(index, self.columns())

    def columns(self) -> list[tuple[int, str]]:
        """Columns in the order in which they are judged."""
        return client_rows.in_order(self.layout.fields)

    def _judged(self, index: int, columns: list[tuple[int, str]]) -> dict[str, Any]:
        judge = client_rows.judge if self.kind == CLIENTS else task_rows.judge
        values, problems = judge(self.rows[index], columns)
        if problems:
            self.remarks[index] = tuple(problems)
        else:
            self.remarks.pop(index, None)
        if values:
            self._complete(values, index)
        return values

    def _complete(self, values: dict[str, Any], index: int) -> None:
        for name, value in self.defaults.items():
            values.setdefault(name, value)
        values["row"] = index + 1
        if self.kind == CLIENTS:
            values["name_key"] = client_rows.name_key(values)
        decision = "skip" if self.is_blocked(index) else self.decisions.get(index)
        if decision:
            values["decision"] = decision

    def is_blocked(self, index: int) -> bool:
        """A cell of the row keeps it out."""
        return any(remark.blocking for remark in self.remarks.get(index, ()))

    def sent(self) -> Iterator[dict[str, Any]]:
        """Every row that may go in, judged on the way."""
        columns = self.columns()
        self.filled = []
        for index in range(self.first, len(self.rows)):
            values = self._judged(index, columns)
            if values:
                self.filled.append(index)
                if not self.is_blocked(index):
                    yield values


def read(
    path: Path,
    kind: str = CLIENTS,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> ImportFile:
    """Reads a table (.xlsx, .xls, .ods, .csv) without touching the base; raises SheetRefused with a code.

    `remembered` are the layouts of earlier files: {key: {"0": field, …}}.
    """
    name, rows = sheet_rows.read(path, sheet, progress)
    return _understood(path.name, kind, rows, remembered, sheet=name, sheets=spreadsheet.sheet_names(path))


def paste(text: str, kind: str = CLIENTS, remembered: Mapping[str, Mapping[str, str]] | None = None) -> ImportFile:
    """The same from the clipboard."""
    return _understood("", kind, sheet_rows.pasted(text), remembered)


def _understood(
    name: str, kind: str, rows: SheetRows, remembered: Mapping[str, Mapping[str, str]] | None, **more: Any
) -> ImportFile:
    file = ImportFile(name, kind, rows, client_sheet.guess_layout(rows, kind), **more)
    known = (remembered or {}).get(file.key)
    if known is not None:
        file.set_fields({int(place): meaning for place, meaning in known.items()})
    return file


def write_template(path: Path, kind: str = CLIENTS) -> int:
    """An empty table with the right titles and one example, to be overwritten."""
    columns = [ExportColumn(title) for title, _example in TEMPLATES[kind]]
    return spreadsheet.export_table(path, columns, [[example for _title, example in TEMPLATES[kind]]])


def write_rejected(path: Path, file: ImportFile, reasons: Mapping[int, str], reason_title: str) -> int:
    """The rows that stayed out as they stand in the file, each with its reason first: to be mended and read again."""
    titles = file.layout.titles or tuple("" for _ in range(file.width))
    rows = ((_wide(file.rows[index], len(titles)), reason) for index, reason in sorted(reasons.items()))
    return spreadsheet.write_rejected(path, titles, rows, reason_title)


def _wide(cells: tuple[Any, ...], width: int) -> tuple[Any, ...]:
    return (*cells, *("" for _ in range(width - len(cells))))[:width]
