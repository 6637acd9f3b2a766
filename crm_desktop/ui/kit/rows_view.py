"""The table of a list: one paint call draws the whole visible block, which keeps a million rows fluent."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.cell_painters import paint_cell
from crm_desktop.ui.kit.cells import Cell
from crm_desktop.ui.kit.rows_header import RowsHeader
from crm_desktop.ui.kit.rows_model import LOADING, RowsModel
from crm_desktop.ui.kit.tokens import ROW_HEIGHTS, Tokens

PAD = 8
LEAD = 20
"""The first column starts at the page's margin; the unread dot lies in it."""


class RowsView(QTableView):
    """Shows a RowsModel; selection survives refreshes by id."""

    opened = Signal(int)
    shown = Signal(object)
    typed = Signal(str)
    selection_changed = Signal()

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._over = -1
        self.starred: Callable[[int], bool] = lambda _id: False
        self._kept: list[int] = []
        self._current_id = 0
        self._show_later = QTimer(self, singleShot=True, interval=120)
        self._show_later.timeout.connect(self._show_current)
        self.header = RowsHeader(model, self)
        self.setHorizontalHeader(self.header)
        self._dress()
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._restore)
        model.cells_arrived.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.header.fit()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_density("normal")
        self.viewport().setMouseTracking(True)

    def set_density(self, name: str) -> None:
        """dense 26, normal 34, loose 42 px."""
        height = ROW_HEIGHTS[name]
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    # selection by id

    def selected_ids(self) -> list[int]:
        """Ids of the selected rows in the order of the list."""
        rows = [row for part in self._parts() for row in range(part.top(), part.bottom() + 1)]
        return [self.rows.id_at(row) for row in sorted(set(rows)) if row < self.rows.rowCount()]

    def _parts(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.count())]

    def selected_count(self) -> int:
        return sum(part.bottom() - part.top() + 1 for part in self._parts())

    def current_id(self) -> int | None:
        """The id under the cursor."""
        row = self.currentIndex().row()
        return self.rows.id_at(row) if 0 <= row < self.rows.rowCount() else None

    def go_to(self, id: int) -> None:
        """Select a row by id, if the list has it."""
        row = self.rows.row_of(id)
        if row >= 0:
            self.selectRow(row)

    def selectRow(self, row: int) -> None:  # noqa: N802 - named by Qt
        """Qt's own would toggle or extend when the user happens to hold Ctrl or Shift."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows)
        self.scrollTo(self.rows.index(row, 0))

    def _remember(self) -> None:
        self._kept = self.selected_ids() if 0 < self.selected_count() <= 2000 else []
        self._current_id = self.current_id() or 0

    def _restore(self) -> None:
        places = {id: row for row, id in enumerate(self.rows.ids())} if self._kept else {}
        chosen = QItemSelection()
        last = max(0, self.rows.columnCount() - 1)
        for id in self._kept:
            if id in places:
                row = places[id]
                chosen.select(self.rows.index(row, 0), self.rows.index(row, last))
        row = places.get(self._current_id, -1)
        flags = QItemSelectionModel.SelectionFlag
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._show_later.start()

    def _show_current(self) -> None:
        id = self.current_id()
        if id is not None:
            self.shown.emit(id)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = theme.tokens()
        area = self.viewport().rect()
        height = self.verticalHeader().defaultSectionSize()
        first = self.verticalOffset() // height
        top = first * height - self.verticalOffset()
        count = self.rows.rowCount()
        last = min(count, first + area.height() // height + 2)
        if not count:
            if self.rows.state == LOADING:
                for line in range(area.height() // height):
                    self._skeleton(painter, line * height, height, tokens)
            return
        columns = self._columns()
        state = _RowState(self.selectionModel().isRowSelected, self._over, self.currentIndex().row(), self.hasFocus())
        for row in range(first, last):
            self._row(painter, row, QRect(0, top, area.width(), height), columns, state, tokens)
            top += height
        self.rows.want(first, last - 1)

    def _columns(self) -> list[tuple[int, int, int]]:
        header = self.horizontalHeader()
        return [
            (place, header.sectionViewportPosition(place), header.sectionSize(place))
            for place in range(self.rows.columnCount())
            if not header.isSectionHidden(place)
        ]

    def _row(
        self,
        painter: QPainter,
        row: int,
        place: QRect,
        columns: list[tuple[int, int, int]],
        state: "_RowState",
        tokens: Tokens,
    ) -> None:
        selected = state.selected(row, QModelIndex())
        if selected:
            painter.fillRect(place, QColor(tokens.selection))
            painter.fillRect(place.left(), place.top(), 3, place.height(), QColor(tokens.accent))
        elif row == state.over:
            painter.fillRect(place, QColor(tokens.hover))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(tokens.border))
        cells = self.rows.cells(row)
        if cells is None:
            self._skeleton(painter, place.top(), place.height(), tokens)
            return
        self._paint_cells(painter, row, place, columns, cells, selected)
        self._paint_marks(painter, row, place, cells, tokens)
        if row == state.current and state.focused and not selected:
            draw.focus_frame(painter, place.adjusted(1, 0, -1, 0), 2)

    def _paint_cells(
        self,
        painter: QPainter,
        row: int,
        place: QRect,
        columns: list[tuple[int, int, int]],
        cells: list[Cell],
        selected: bool,
    ) -> None:
        tokens, unread = theme.tokens(), bool(self.rows.mark(row, "unread"))
        for column, left, width in columns:
            room = QRect(left + PAD, place.top(), width - PAD - 6, place.height() - 1)
            if left <= 0:
                room.setLeft(left + LEAD)
            if column == self.header.stretched:
                room = self._clip(painter, row, room, tokens)
            paint_cell(painter, room, cells[column], tokens, selected, unread)

    def _paint_marks(self, painter: QPainter, row: int, place: QRect, cells: list[Cell], tokens: Tokens) -> None:
        unread = bool(self.rows.mark(row, "unread"))
        if unread:
            draw.rounded(painter, QRectF(7, place.center().y() - 3, 7, 7), 3.5, tokens.accent)
        if self.rows.mark(row, "starred") or self.starred(self.rows.id_at(row)):
            at = LEAD + draw.width(cells[0].text, weight=600 if unread else 400) + 4
            star = icons.pixmap("star", 12, tokens.hue("amber").solid, True)
            painter.drawPixmap(at, place.center().y() - 6, star)

    def _clip(self, painter: QPainter, row: int, room: QRect, tokens: Tokens) -> QRect:
        count = self.rows.mark(row, "attachments")
        if not count:
            return room
        right = room.right() - 8
        words = str(count)
        wide = draw.width(words, 12)
        draw.text(painter, QRect(right - wide, room.top(), wide + 2, room.height()), words, tokens.text3, 12)
        painter.drawPixmap(right - wide - 17, room.center().y() - 6, icons.pixmap("attach", 14, tokens.text3))
        return room.adjusted(0, 0, -(wide + 30), 0)

    def _skeleton(self, painter: QPainter, top: int, height: int, tokens: Tokens) -> None:
        for column, left, width in self._columns():
            share = (5, 8, 6, 7)[column % 4] / 10
            bar = QRectF(left + (LEAD if left <= 0 else PAD), top + height / 2 - 4, max(20.0, (width - 30) * share), 8)
            draw.rounded(painter, bar, 4, tokens.pressed)
        painter.fillRect(0, top + height - 1, self.viewport().width(), 1, QColor(tokens.border))

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open_current()

    def _open_current(self) -> None:
        id = self.current_id()
        if id is not None:
            self._show_later.stop()
            self.opened.emit(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open_current()
            return
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if (plain or shift) and event.text() and event.text().isprintable() and not event.text().isspace():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - named by Qt
        """Nothing: typing goes to the search line of the list."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit()


class _RowState:
    """What the painter must know about all rows of one frame."""

    __slots__ = ("current", "focused", "over", "selected")

    def __init__(self, selected: Callable[[int, QModelIndex], bool], over: int, current: int, focused: bool) -> None:
        self.selected, self.over, self.current, self.focused = selected, over, current, focused
