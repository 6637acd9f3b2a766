"""The rows of a list: ids first, cells by windows of 200, never a query in data()."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from crm_desktop.services.lists import Column, Page, Query
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.cells import Cell, cell

WINDOW = 200
IN_FLIGHT = 2
LISTS = "crm_desktop.services.lists"
LOADING, READY, FAILED = "loading", "ready", "failed"
MARKS = ("unread", "starred", "attachments", "off")
"""Columns of these names are not shown as columns but as dot, star and paper clip, and as the grey of a row."""
_DISPLAY, _ACCESSIBLE = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN, _HEADER = int(Qt.ItemDataRole.TextAlignmentRole), Qt.Orientation.Horizontal


class RowsModel(QAbstractTableModel):
    """A window on a query; rows keep their old cells until new ones have arrived.

    `source` is the module (or any object) with first_page, order and cells of services.lists.
    """

    state_changed = Signal(str)
    counted = Signal()
    cells_arrived = Signal()

    def __init__(self, query: Query, source: Any = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.query = query
        self.columns: tuple[Column, ...] = tuple(column for column in query.listing.columns if column.name not in MARKS)
        self._places = [query.listing.columns.index(column) + 1 for column in self.columns]
        self.marks = {
            column.name: place + 1 for place, column in enumerate(query.listing.columns) if column.name in MARKS
        }
        self._ids: Sequence[int] = array("q")
        self._rows: dict[int, tuple[Any, ...]] = {}
        self._cells: dict[int, list[Cell]] = {}
        self._stale: set[int] = set()
        self._flying: set[int] = set()
        self._wanted: tuple[int, int] = (0, 0)
        self._version = 0
        self.state = LOADING
        self.problem: Exception | None = None
        self.complete = False
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._fetch)

    def _function(self, name: str) -> Any:
        return getattr(self._source, name) if self._source is not None else f"{LISTS}:{name}"

    # loading

    def load(self, query: Query | None = None) -> None:
        """Ask anew: with a changed query from the top, without one as a refresh that keeps what is shown."""
        if query is not None:
            self.query = query
        self._version += 1
        if query is not None or not self._ids:
            self._set_state(LOADING)
        tasks.read(
            self,
            self._function("first_page"),
            self.query,
            then=self._show_first,
            failed=self._fail,
            key="first",
        )

    def _show_first(self, page: Page) -> None:
        ids = array("q", (int(row[0]) for row in page.rows))
        self.complete = bool(page.complete)
        self._stale = set(self._rows)
        self._flying.clear()
        fresh = {int(row[0]): row for row in page.rows}
        if self.complete or not self._same_head(ids):
            self._replace(ids, fresh)
        else:
            self._keep(fresh)
        self._set_state(READY)
        if not self.complete:
            tasks.read(
                self,
                self._function("order"),
                self.query,
                then=self._show_order,
                failed=self._fail,
                key="order",
            )

    def _same_head(self, ids: Sequence[int]) -> bool:
        return len(self._ids) >= len(ids) and list(self._ids[: len(ids)]) == list(ids)

    def _replace(self, ids: Sequence[int], fresh: dict[int, tuple[Any, ...]]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._keep(fresh, tell=False)
        self.endResetModel()
        self.counted.emit()

    def _show_order(self, ids: Sequence[int]) -> None:
        self.complete = True
        if list(ids) != list(self._ids):
            self._replace(ids, {})
        self.counted.emit()
        self._ask.start()

    def _keep(self, fresh: dict[int, tuple[Any, ...]], tell: bool = True) -> None:
        self._rows.update(fresh)
        self._stale -= fresh.keys()
        for id in fresh:
            self._cells.pop(id, None)
        if tell:
            self.cells_arrived.emit()

    def _fail(self, problem: Exception) -> None:
        self._flying.clear()
        self.problem = problem
        if not self._ids:
            self._set_state(FAILED)
        else:
            tasks.show_problem(self, problem)

    def _set_state(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    # windows

    def want(self, first: int, last: int) -> None:
        """The view shows rows first..last: fetch the windows that are missing or stale, and one ahead."""
        forward = first >= self._wanted[0]
        self._wanted = (first, last)
        ahead = last + WINDOW // 2 if forward else first - WINDOW // 2
        for row in {first, last, ahead}:
            if 0 <= row < len(self._ids) and self._lacks(row):
                self._ask.start()
                return

    def _lacks(self, row: int) -> bool:
        id = self._ids[row]
        return id not in self._rows or id in self._stale

    def _missing(self) -> list[int]:
        first, last = self._wanted
        windows = dict.fromkeys(
            [first // WINDOW, last // WINDOW, (last + WINDOW // 2) // WINDOW, (first - 1) // WINDOW]
        )
        return [window for window in windows if 0 <= window * WINDOW < len(self._ids) and self._window_lacks(window)]

    def _window_lacks(self, window: int) -> bool:
        stop = min(len(self._ids), (window + 1) * WINDOW)
        return window not in self._flying and any(self._lacks(row) for row in range(window * WINDOW, stop))

    def _fetch(self) -> None:
        for window in self._missing()[: IN_FLIGHT - len(self._flying)]:
            ids = list(self._ids[window * WINDOW : (window + 1) * WINDOW])
            self._flying.add(window)
            version = self._version
            tasks.read(
                self,
                self._function("cells"),
                self.query,
                ids,
                then=partial(self._show_cells, window, version),
                failed=self._fail,
            )

    def _show_cells(self, window: int, version: int, rows: dict[int, tuple[Any, ...]]) -> None:
        if version != self._version:
            return
        self._flying.discard(window)
        asked = self._ids[window * WINDOW : (window + 1) * WINDOW]
        self._stale.difference_update(asked)
        width = len(self.query.listing.columns) + 1
        gone = {id: (id, *[None] * (width - 1)) for id in asked if id not in rows and id not in self._rows}
        self._keep(gone | {id: row if len(row) == width else (id, *row) for id, row in rows.items()})
        self._ask.start()

    # reading

    def ids(self) -> Sequence[int]:
        """All ids in order, as far as they are known."""
        return self._ids

    def id_at(self, row: int) -> int:
        return int(self._ids[row])

    def row_of(self, id: int) -> int:
        """The row of an id, -1 when it is not in the list (any longer)."""
        ids = self._ids
        try:
            return ids.index(id)
        except ValueError:
            return -1

    def raw(self, row: int, column: int) -> Any:
        """The value of a cell as the service gave it; None while it is not loaded."""
        values = self._rows.get(self._ids[row])
        return None if values is None else values[self._places[column]]

    def mark(self, row: int, name: str) -> Any:
        """The value of one of MARKS."""
        place = self.marks.get(name)
        values = self._rows.get(self._ids[row])
        return None if place is None or values is None else values[place]

    def cells(self, row: int) -> list[Cell] | None:
        """What to paint for a row, None while it is not loaded; formatted once per loaded row."""
        id = self._ids[row]
        made = self._cells.get(id)
        if made is None:
            values = self._rows.get(id)
            if values is None:
                return None
            made = [cell(column, values[place]) for column, place in zip(self.columns, self._places, strict=True)]
            if "off" in self.marks and values[self.marks["off"]]:
                made = [one._replace(tone=one.tone or "muted") for one in made]
            self._cells[id] = made
        return made

    def forget_formats(self) -> None:
        """Words may have changed: a new day or another language."""
        self._cells.clear()

    def sort_by(self, column: str, add: bool = False) -> None:
        """Cycle a column through ascending, descending and none; `add` keeps the other keys."""
        now = dict(self.query.sort)
        step = {None: False, False: True, True: None}[now.get(column)]
        kept = {name: down for name, down in self.query.sort if name != column} if add else {}
        if step is not None:
            kept[column] = step
        self.load(replace(self.query, sort=tuple(kept.items())))

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _ACCESSIBLE, _ALIGN):
            return None
        cells = self.cells(index.row())
        if cells is None:
            return None
        if role == _ALIGN:
            return int(cells[index.column()].align)
        return cells[index.column()].text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == _HEADER and role in (_DISPLAY, _ACCESSIBLE):
            return words.title(self.columns[section].title)
        return None
