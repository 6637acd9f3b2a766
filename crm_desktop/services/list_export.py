"""A list as a spreadsheet: what is seen on the screen, the whole of it, with numbers as numbers and dates as dates."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from crm_desktop.services import lists
from crm_desktop.services.database import Reader
from crm_desktop.services.lists import Column, Query
from crm_desktop.services.sheet_export import Cancelled, ColumnKind, ExportColumn, Progress, export_table

WINDOW = 2000
KINDS = {
    "money": ColumnKind.MONEY,
    "quantity": ColumnKind.NUMBER,
    "percent": ColumnKind.NUMBER,
    "date": ColumnKind.DATE,
    "due": ColumnKind.DATE,
    "flag": ColumnKind.FLAG,
}
Words = Callable[[Column, Any], str]


def write(
    reader: Reader,
    query: Query,
    names: Sequence[str],
    titles: Sequence[str],
    path: Path,
    words: Words,
    progress: Progress | None = None,
    source: Any = lists,
) -> int | None:
    """Writes the columns called `names`, in this order and under `titles`, of every row of the query; their count.

    `words` says texts and states as the list does; it is called on this thread. `progress` is told the count every
    1,000 rows; when it answers False nothing is left on the disk and the answer is None. Raises SheetRefused
    (file_busy, too_many_rows). `source` answers order and cells instead of services.lists: rows that stand in no table.
    """
    columns = query.listing.columns
    places = [(position, column) for name in names for position, column in enumerate(columns, 1) if column.name == name]
    head = [
        ExportColumn(title, KINDS.get(column.kind, ColumnKind.TEXT))
        for title, (_position, column) in zip(titles, places, strict=True)
    ]
    ids = source.order(reader, query)
    if query.listing.personal:
        # Before the first row leaves: what cannot be recorded is not written.
        about = " ".join(str(part) for part in (query.view, query.search) if part)
        told = (query.listing.name, len(ids), list(titles), about)
        reader.value("SELECT api.personal_data_export(%s, %s, %s, %s)", told)
    try:
        return export_table(path, head, _rows(reader, query, ids, places, words, source), progress)
    except Cancelled:
        return None


def _rows(
    reader: Reader,
    query: Query,
    ids: Sequence[int],
    places: list[tuple[int, Column]],
    words: Words,
    source: Any,
) -> Iterator[list[Any]]:
    """Row after row, window by window: memory holds ids, and a row gone meanwhile is left out."""
    for start in range(0, len(ids), WINDOW):
        window = ids[start : start + WINDOW]
        found = source.cells(reader, query, window)
        for row in filter(None, map(found.get, window)):
            yield [_value(column, row[position], words) for position, column in places]


def _value(column: Column, value: Any, words: Words) -> Any:
    if value is None or value == "":
        return None
    if column.kind == "money":
        return Decimal(value) / 100
    return value if column.kind in KINDS else words(column, value)
