"""The rows of a file as they stand in it, each with what becomes of it; wrong cells are red and mended in place."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from crm_desktop.services.client_imports import TAKEN, Told
from crm_desktop.services.client_sheet import CellProblem
from crm_desktop.services.import_file import ImportFile
from crm_desktop.services.spreadsheet import cell_text
from crm_desktop.ui import client_imports_words as told_words
from crm_desktop.ui.client_imports_columns import letter
from crm_desktop.ui.kit import theme

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ALL, OUT, DOUBTFUL = "all", "out", "doubtful"
ROW, FATE, FIRST_CELL = 0, 1, 2


class FileModel(QAbstractTableModel):
    """Column 0 is the line, column 1 what becomes of it, then the cells; `mended` are rows not checked yet."""

    mended_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file: ImportFile | None = None
        self.told = Told(0)
        self.mended: set[int] = set()
        self.frozen = False
        self._shown: list[int] = []
        self._filter = ALL
        self._width = 0

    def show_file(self, file: ImportFile, told: Told, which: str) -> None:
        """Everything that is known now; the same rows stay shown after a second check."""
        self.beginResetModel()
        self.file, self.told, self._filter = file, told, which
        self._width = file.width
        self.mended.clear()
        self._shown = self.rows_of(which)
        self.endResetModel()

    def rows_of(self, which: str) -> list[int]:
        """Rows of a filter, in the order of the file."""
        if self.file is None:
            return []
        if which == ALL:
            return self.file.filled
        if which == DOUBTFUL:
            return sorted(index for index, fate in self.told.outcomes.items() if fate in told_words.DOUBTS)
        return sorted(self.out())

    def out(self) -> set[int]:
        """Rows that stay out, whatever the reason."""
        assert self.file is not None
        blocked = {index for index in self.file.remarks if self.file.is_blocked(index)}
        return blocked | {index for index, fate in self.told.outcomes.items() if fate not in TAKEN}

    def reason(self, index: int) -> str:
        """What becomes of a row, in words."""
        return told_words.problem_words(self._remarks(index), blocking=True) or told_words.fate_words(
            self.fate(index), self.told.about.get(index)
        )

    def fate(self, index: int) -> str:
        if index in self.mended:
            return "mended"
        return self.told.outcomes.get(index, "created")

    def row_at(self, place: int) -> int:
        """The row of the file shown in this line."""
        return self._shown[place]

    def sample(self, column: int) -> list[str]:
        """The title of a column and what stands in its first rows."""
        assert self.file is not None
        rows = range(self.file.first, min(len(self.file.rows), self.file.first + 40))
        return [str(self.headerData(column, Qt.Orientation.Horizontal)), *(self._text(row, column) for row in rows)]

    def decide(self, places: list[int], decision: str) -> None:
        """Skip or create rows like another one."""
        assert self.file is not None
        for place in places:
            index = self._shown[place]
            if self.told.outcomes.get(index) in told_words.DOUBTS or index in self.file.decisions:
                self.file.decisions[index] = decision
                self.mended.add(index)
        self._tell()

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, self.columnCount() - 1))
        self.mended_changed.emit()

    def _remarks(self, index: int) -> tuple[CellProblem, ...]:
        return self.file.remarks.get(index, ()) if self.file is not None else ()

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else FIRST_CELL + self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole or self.file is None:
            return None
        if section < FIRST_CELL:
            return (translate("client_imports", "Row"), translate("client_imports", "What becomes of it"))[section]
        place = section - FIRST_CELL
        titles = self.file.layout.titles
        return titles[place] if place < len(titles) and titles[place] else letter(place)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text(self._shown[index.row()], index.column())
        if role in (Role.BackgroundRole, Role.ForegroundRole, Role.ToolTipRole):
            return self._dress(self._shown[index.row()], index.column(), role)
        if role == Role.TextAlignmentRole and index.column() == ROW:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int) -> str:
        if column == ROW:
            return str(row + 1)
        if column == FATE:
            return self.reason(row)
        assert self.file is not None
        cells = self.file.rows[row]
        place = column - FIRST_CELL
        return cell_text(cells[place]) if place < len(cells) else ""

    def _dress(self, row: int, column: int, role: int) -> Any:
        if column < FIRST_CELL:
            return self._dress_fate(row, column, role)
        here = [one for one in self._remarks(row) if one.column == column - FIRST_CELL]
        if role == Role.ToolTipRole:
            return "\n".join(filter(None, (told_words.problem_words(here), self._text(row, column)))) or None
        if not here:
            return None
        colours = theme.tokens().hue("red" if any(one.blocking for one in here) else "amber")
        return QColor(colours.background if role == Role.BackgroundRole else colours.text)

    def _dress_fate(self, row: int, column: int, role: int) -> Any:
        if role == Role.ToolTipRole:
            return self.reason(row)
        if role == Role.BackgroundRole or column == ROW:
            return None
        assert self.file is not None
        return QColor(theme.tokens().hue("red" if self.file.is_blocked(row) else told_words.hue(self.fate(row))).text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        editable = index.column() >= FIRST_CELL and not self.frozen
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """What was typed stands in the file from now on; the row is judged at once and held against the base later."""
        row = self._shown[index.row()]
        if role != Role.EditRole or self.file is None or str(value) == self._text(row, index.column()):
            return False
        self.file.rows.put(row, index.column() - FIRST_CELL, str(value).strip())
        self.file.judge(row)
        self.mended.add(row)
        self._tell()
        return True


class FileTable(QTableView):
    """F2, Enter or typing mends a cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = FileModel(self)
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setCornerWidget(QWidget())
        self.verticalHeader().hide()
        # Fixed heights: a hundred thousand rows are not asked for theirs.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(32)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(32)
        header.setHighlightSections(False)

    def fit(self) -> None:
        """Columns as wide as the first rows need, within reason."""
        self.setColumnWidth(ROW, 64)
        self.setColumnWidth(FATE, 320)
        for column in range(FIRST_CELL, self.rows.columnCount()):
            wide = max(map(self.fontMetrics().horizontalAdvance, self.rows.sample(column)))
            self.setColumnWidth(column, max(80, min(wide + 24, 260)))

    def chosen(self) -> list[int]:
        """The selected lines, or the current one."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex()
        return lines or ([current.row()] if current.isValid() else [])
