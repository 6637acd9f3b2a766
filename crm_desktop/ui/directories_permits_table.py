"""The table of the matrix: a model over the tree, a delegate that paints signs, headers that show tree and names."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crm_desktop.ui.directories_permits_cells import HUES, NONE, SIGNS, Cell, Matrix, Row, explained
from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.fields import key_is

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW_HEIGHT, CELL_WIDTH, HEAD_HEIGHT = 28, 116, 52
NAMES_WIDTH, INDENT = 280, 14


class PermitsModel(QAbstractTableModel):
    """Rows that are not folded and that fit the search; cells are made once and kept until the next reading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix()
        self.shown: list[Row] = []
        self.folded: set[int] = set()
        self.search = ""
        self._cells: dict[tuple[str, int, int], Cell] = {}

    def show_matrix(self, matrix: Matrix) -> None:
        """Another reading; what is folded stays so."""
        self.beginResetModel()
        self.matrix = matrix
        self._cells.clear()
        self._choose()
        self.endResetModel()

    def find(self, text: str) -> None:
        """Only services and directions with these words, under their directions."""
        self.beginResetModel()
        self.search = text.strip().casefold()
        self._choose()
        self.endResetModel()

    def fold(self, direction_id: int, on: bool) -> None:
        """Fold a direction or open it."""
        self.beginResetModel()
        if on:
            self.folded.add(direction_id)
        else:
            self.folded.discard(direction_id)
        self._choose()
        self.endResetModel()

    def fold_all(self, on: bool) -> None:
        """Fold or open every direction."""
        self.beginResetModel()
        self.folded = {row.id for row in self.matrix.rows if row.kind == "direction" and row.children} if on else set()
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        if not self.search:
            self.shown = [row for row in self.matrix.rows if not self.folded.intersection(row.path)]
            return
        words = self.search.split()
        hits = [row for row in self.matrix.rows if all(word in row.name.casefold() for word in words)]
        above = {direction for row in hits for direction in row.path}
        found = {row.subject for row in hits}
        self.shown = [
            row for row in self.matrix.rows if row.subject in found or (row.kind == "direction" and row.id in above)
        ]

    def cell(self, index: Index) -> Cell:
        """What stands in a cell."""
        row, organization = self.shown[index.row()], self.matrix.organizations[index.column()]["id"]
        key = (row.kind, row.id, organization)
        made = self._cells.get(key)
        if made is None:
            made = self._cells[key] = self.matrix.cell(row, organization)
        return made

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.matrix.organizations)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index)
            return f"{SIGNS[cell.state]} {cell.words}".strip()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            organization = self.matrix.organizations[index.column()]["name"]
            return f"{organization} · {self.shown[index.row()].name}: {explained(self.cell(index))}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.matrix.organizations[section]["name"]
        return self.shown[section].name


class PermitDelegate(QStyledItemDelegate):
    """A coloured ground, a sign and a date; a frame round the current cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, tokens = index.model(), theme.tokens()
        assert isinstance(model, PermitsModel)
        cell, row = model.cell(index), model.shown[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        hue = tokens.hue(HUES[cell.state])
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface2 if row.kind == "direction" else tokens.surface))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        if cell.state != NONE:
            draw.rounded(painter, QRectF(rect.adjusted(4, 4, -4, -4)), 4, hue.background)
        colour = hue.text if cell.state != NONE else tokens.text3
        text = f"{SIGNS[cell.state]} {cell.words}".strip()
        weight = 600 if row.kind == "direction" and cell.state != NONE else 400
        draw.text(painter, rect.adjusted(6, 0, -6, 0), text, colour, 12, weight, draw.CENTRE)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.border))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


class TreeHeader(QHeaderView):
    """The names at the left stay in sight while the organisations scroll; a click on a direction folds it."""

    fold_asked = Signal(int)

    def __init__(self, model: PermitsModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.rows = model
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setMinimumSectionSize(ROW_HEIGHT)
        self.setFixedWidth(NAMES_WIDTH)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(NAMES_WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - named by Qt
        row, tokens = self.rows.shown[section], theme.tokens()
        direction = row.kind == "direction"
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface2 if direction else tokens.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.border))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(tokens.border))
        left = rect.left() + 20 + row.level * INDENT
        if row.children:
            icon = "chevron_right" if row.id in self.rows.folded and not self.rows.search else "chevron_down"
            painter.drawPixmap(left - 3, rect.center().y() - 7, icons.pixmap(icon, 14, tokens.text2))
        if direction:
            draw.rounded(painter, QRectF(left + 15, rect.center().y() - 4, 9, 9), 2, row.colour)
            left += 30
        room = QRect(left, rect.top(), rect.right() - left - 8, rect.height())
        draw.text(painter, room, row.name, tokens.text, 13, 600 if direction else 400)
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if 0 <= section < len(self.rows.shown) and self.rows.shown[section].children:
            self.fold_asked.emit(self.rows.shown[section].id)


class NamesHeader(QHeaderView):
    """Names of organisations in up to two lines; one that is switched off is grey."""

    def __init__(self, model: PermitsModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.rows = model
        self.setSectionsClickable(True)
        self.setFixedHeight(HEAD_HEIGHT)
        self.setDefaultSectionSize(CELL_WIDTH)
        self.setMinimumSectionSize(80)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - named by Qt
        organization, tokens = self.rows.matrix.organizations[section], theme.tokens()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface2))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.border))
        painter.setFont(theme.font(11, 600))
        painter.setPen(QColor(tokens.text2 if organization["active"] else tokens.disabled))
        place = rect.adjusted(3, 4, -3, -4)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(place, flags, organization["name"])
        painter.restore()


class PermitsTable(QTableView):
    """Arrows, Shift and the mouse select a range; Space and Enter go to the panel, Del takes permits away."""

    edit_asked = Signal()
    remove_asked = Signal()
    chosen = Signal()

    def __init__(self, model: PermitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.tree, self.names = TreeHeader(model, self), NamesHeader(model, self)
        self.setModel(model)
        self.setVerticalHeader(self.tree)
        self.setHorizontalHeader(self.names)
        self.setItemDelegate(PermitDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.tree.fold_asked.connect(self.turn)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self._place: tuple[tuple[str, int], int] | None = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    def turn(self, direction_id: int) -> None:
        """Fold an open direction, open a folded one."""
        self.rows.fold(direction_id, direction_id not in self.rows.folded)

    def picked(self) -> list[Index]:
        """The selected cells, row by row."""
        return sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    def _remember(self) -> None:
        now = self.currentIndex()
        known = now.isValid() and now.row() < len(self.rows.shown)
        self._place = (self.rows.shown[now.row()].subject, now.column()) if known else None

    def _restore(self) -> None:
        if self._place is None:
            return
        subject, column = self._place
        rows = [row for row, one in enumerate(self.rows.shown) if one.subject == subject]
        if rows and column < self.rows.columnCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.rows.index(rows[0], column), flags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        direction = self.rows.shown[row] if 0 <= row < len(self.rows.shown) and self.rows.shown[row].children else None
        if any(key_is(event, key) for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)):
            self.edit_asked.emit()
        elif key_is(event, Qt.Key.Key_Delete):
            self.remove_asked.emit()
        elif direction is not None and event.text() in ("+", "-"):
            self.rows.fold(direction.id, event.text() == "-")
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - named by Qt
        """Nothing: names are found by the search line."""
