"""Rows of a file held small: a hundred thousand in some twenty megabytes, each unpacked when it is looked at."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from crm_desktop.services import spreadsheet
from crm_desktop.services.spreadsheet import Cell, Progress, Row, SheetRefused, cell_text

_NEXT: Final = "\x1f"
_NUMBER: Final = "\x02"
_TELL_EVERY: Final = 2000


class SheetRows:
    """Row `i` is line `i + 1` of the file; numbers stay numbers, everything else becomes text."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        # UTF-8: text in Cyrillic and digits takes half of what Python needs for it.
        self._rows: list[bytes] = []
        for row in rows:
            self.add(row)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Row:
        packed = self._rows[index].decode()
        if not packed:
            return ()
        if _NUMBER not in packed:
            return tuple(packed.split(_NEXT))
        return tuple(_unpacked(cell) if cell[:1] == _NUMBER else cell for cell in packed.split(_NEXT))

    def __iter__(self) -> Iterator[Row]:
        return (self[index] for index in range(len(self._rows)))

    def add(self, row: Row) -> None:
        """Blank rows cost nothing; signs that no text has are dropped, the base would refuse them."""
        packed = _NEXT.join([cell if type(cell) is str else _packed(cell) for cell in row])
        self._rows.append(b"" if not packed.strip(_NEXT + " ") else _encoded(packed))

    def put(self, index: int, column: int, text: str) -> None:
        """Replaces a cell by what was typed."""
        cells = [_packed(cell) if not isinstance(cell, str) else cell for cell in self[index]]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = text.replace(_NEXT, " ")
        self._rows[index] = _encoded(_NEXT.join(cells))

    def trim(self) -> None:
        """Drops the emptiness below the last row that holds anything."""
        while self._rows and not self._rows[-1]:
            self._rows.pop()


def read(path: Path, sheet: str | None = None, progress: Progress | None = None) -> tuple[str, SheetRows]:
    """The named or the first visible sheet that holds anything, and its rows; raises SheetRefused and Cancelled."""
    names = spreadsheet.sheet_names(path) if sheet is None else (sheet,)
    for name in names:
        rows = SheetRows()
        for count, row in enumerate(spreadsheet.stream(path, name), 1):
            rows.add(row)
            if progress is not None and count % _TELL_EVERY == 0 and not progress(count):
                raise spreadsheet.Cancelled
        rows.trim()
        if len(rows):
            return name, rows
    raise SheetRefused("empty_sheet", name=path.name, sheet=sheet or "")


def pasted(text: str) -> SheetRows:
    """A table from the clipboard as programs of tables put it there: cells parted by tabs."""
    rows = SheetRows(tuple(line.split("\t")) for line in text.replace("\r\n", "\n").split("\n"))
    rows.trim()
    if not len(rows):
        raise SheetRefused("empty_clipboard")
    return rows


def _encoded(packed: str) -> bytes:
    return packed.replace("\x00", "").encode("utf-8", "replace")


def _packed(cell: Cell) -> str:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell_text(cell).replace(_NEXT, " ")
    return f"{_NUMBER}{cell!r}"


def _unpacked(cell: str) -> Cell:
    return float(cell[1:])
