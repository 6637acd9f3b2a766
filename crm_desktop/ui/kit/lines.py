"""The table of lines in a card, with the keys of Excel."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.kit import clipboard, formats
from crm_desktop.ui.kit.buttons import GHOST, Button
from crm_desktop.ui.kit.fields import key_is
from crm_desktop.ui.kit.line_columns import Line, LineColumn, LinesModel, bare, line_changes
from crm_desktop.ui.kit.line_editors import LinesDelegate, parsed

translate = QCoreApplication.translate
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class LinesView(QTableView):
    """F2, Enter or typing edits; Ins, Del, Ctrl+D, Ctrl+Shift+Up and Down, Ctrl+C and V do what they say."""

    pasted = Signal(int)

    def __init__(self, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self.setModel(model)
        delegate = LinesDelegate(self)
        delegate.moved.connect(self._go)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(34)
        header = self.horizontalHeader()
        header.setFixedHeight(32)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.setColumnWidth(0, 44)
        for place, column in enumerate(model.columns, 1):
            self.setColumnWidth(place, column.width)
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fit)
        self._fit()

    def _fit(self, *_: Any) -> None:
        """The card scrolls, the table does not: it is as high as its lines."""
        self.setFixedHeight(32 + 34 * self.lines.rowCount() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _go(self, down: int, right: int) -> None:
        now = self.currentIndex()
        row, column = now.row() + down, now.column() + right
        while 0 < column < self.lines.columnCount() and not self.lines.editable(self.lines.index(row, column)):
            column += right or 1
        if column >= self.lines.columnCount():
            row, column = row + 1, 1
        if column < 1:
            row, column = row - 1, self.lines.columnCount() - 1
        index = self.lines.index(min(row, self.lines.rowCount() - 1), column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif not self._editing_key(event) and not self._structure_key(event):
            super().keyPressEvent(event)

    def _editing_key(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        if any(key_is(event, key) for key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            if index.isValid() and self.lines.editable(index):
                self.edit(index)
            else:
                self._go(1, 0)
            return True
        if key_is(event, Qt.Key.Key_Tab):
            at_end = index.row() == self.lines.rowCount() - 1 and index.column() == self.lines.columnCount() - 1
            if not index.isValid() or at_end:
                return False
            self._go(0, 1)
            return True
        if key_is(event, Qt.Key.Key_D, CTRL):
            self.fill_down()
            return True
        return False

    def _structure_key(self, event: QKeyEvent) -> bool:
        if self.lines.read_only:
            return False
        row = self.currentIndex().row()
        if key_is(event, Qt.Key.Key_Insert) and not self.lines.fixed:
            self.insert_line()
        elif key_is(event, Qt.Key.Key_Delete):
            self.lines.remove(sorted({index.row() for index in self.selectedIndexes()} or {row}))
        elif key_is(event, Qt.Key.Key_Up, CTRL_SHIFT) or key_is(event, Qt.Key.Key_Down, CTRL_SHIFT):
            moved = self.lines.move(row, -1 if event.key() == Qt.Key.Key_Up else 1)
            self.setCurrentIndex(self.lines.index(moved, self.currentIndex().column()))
        else:
            return False
        return True

    def insert_line(self) -> None:
        """An empty line at the cursor, ready to type."""
        row = max(0, min(self.currentIndex().row(), len(self.lines.lines)))
        self.lines.insert(row)
        self.setCurrentIndex(self.lines.index(row, 1))
        self.setFocus()

    def add_line(self) -> None:
        """Begin typing in the last row."""
        index = self.lines.index(len(self.lines.lines), 1)
        self.setCurrentIndex(index)
        self.setFocus()
        self.edit(index)

    def fill_down(self) -> None:
        """The value above, as in Excel; a selected block takes its first row."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        top = min(index.row() for index in chosen)
        single = len({index.row() for index in chosen}) == 1
        for index in chosen:
            source = top - 1 if single else top
            column = self.lines.column(index)
            if column is not None and 0 <= source < len(self.lines.lines) and index.row() != source:
                line = self.lines.lines[source]
                title = line.get(f"{column.name}_title") if column.kind == "lookup" else None
                self.lines.put(index, line.get(column.name), title)

    def copy(self) -> None:
        """The selected range as tab-separated text."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        table = [[str(self.lines.index(row, column).data() or "") for column in columns] for row in rows]
        plain = [[text.replace(formats.NO_BREAK, "").replace(formats.MINUS, "-") for text in line] for line in table]
        QGuiApplication.clipboard().setText(clipboard.as_tsv(plain))

    def paste(self) -> None:
        """A range from Excel from the cursor on; cells that are not understood are underlined in red."""
        start = self.currentIndex()
        if not start.isValid() or self.lines.read_only:
            return
        table = clipboard.from_tsv(QGuiApplication.clipboard().text())
        for down, texts in enumerate(table):
            for right, text in enumerate(texts):
                self._paste_cell(self.lines.index(start.row() + down, max(1, start.column()) + right), text)
        self.pasted.emit(len(table))

    def _paste_cell(self, index: QModelIndex | QPersistentModelIndex, text: str) -> None:
        column = self.lines.column(index) if index.isValid() else None
        if column is None or not self.lines.editable(index):
            return
        try:
            value = parsed(column, text)
        except ValueError as problem:
            self.lines.problems[index.row(), column.name] = str(problem)
            return
        if column.kind == "lookup":
            self.lines.put(index, None if value is None else 0, text.strip())
            self.lines.problems[index.row(), column.name] = translate("kit", "Choose from the list")
        else:
            self.lines.put(index, value)


class LineCount(QLabel):
    """How many lines there are; here because plural forms belong to a class that nobody subclasses."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "muted")

    def show_count(self, count: int) -> None:
        self.setText(self.tr("%n line(s)", "", count))


class LinesTable(QWidget):
    """Title, buttons, the table and its total; `total` computes the sum shown below, `fixed` admits no new lines."""

    edited = Signal()

    def __init__(
        self,
        columns: Sequence[LineColumn],
        *,
        title: str,
        prompt: str = "",
        total: Callable[[list[Line]], Decimal | None] | None = None,
        total_title: str = "",
        fixed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = LinesModel(tuple(columns), self)
        self.model.fixed = fixed
        self.model.prompt = prompt or self.model.prompt
        self.view = LinesView(self.model, self)
        self.view.setAccessibleName(title)
        self._original: list[Line] = []
        self._total, self._total_words = total, total_title or translate("kit", "Total")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        heading = QLabel(title)
        heading.setProperty("role", "subtitle")
        self.count = LineCount()
        self.add_button = Button(translate("kit", "Add"), "add", GHOST)
        self.add_button.clicked.connect(self.view.add_line)
        self.paste_button = Button(translate("kit", "Paste from Excel"), "table_add", GHOST)
        self.paste_button.clicked.connect(self._paste_at_end)
        head.addWidget(heading)
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(self.add_button)
        head.addWidget(self.paste_button)
        self.head = head
        self.total = QLabel()
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(self.total)
        self.model.edited.connect(self._edited)
        self.model.edited.connect(self.edited)
        self._edited()

    def add_button_to_head(self, button: QWidget) -> None:
        """A feature's own way to fill the table («Подобрать»)."""
        self.head.insertWidget(self.head.count() - 1, button)

    def load(self, lines: Sequence[Line]) -> None:
        """Show the lines of a card."""
        self._original = [dict(line) for line in lines]
        self.model.show_lines(list(lines))
        self._edited()

    def lines(self) -> list[Line]:
        """The present lines without empty ones and without computed values."""
        computed = {column.name for column in self.model.columns if column.computed is not None}
        kept = [{key: value for key, value in line.items() if key not in computed} for line in self.model.lines]
        return [line for line in kept if any(value not in (None, "") for value in line.values())]

    def changes(self) -> tuple[list[Line], list[int]]:
        """Changed and new lines, and the ids of removed ones: what documents.save takes."""
        return line_changes(self._original, self.lines(), self.model.columns)

    @property
    def dirty(self) -> bool:
        return [bare(line, self.model.columns) for line in self.lines()] != [
            bare(line, self.model.columns) for line in self._original
        ]

    def check(self) -> str:
        """One sentence when a cell is wrong or a required one is empty, "" otherwise; marks the cells."""
        for row, line in enumerate(self.model.lines):
            for column in self.model.columns:
                filled = any(value not in (None, "") for value in line.values())
                if column.required and filled and line.get(column.name) in (None, ""):
                    self.model.problems[row, column.name] = translate("kit", "Fill this in")
        self.view.viewport().update()
        if not self.model.problems:
            return ""
        (row, name), text = next(iter(self.model.problems.items()))
        title = next(column.title for column in self.model.columns if column.name == name)
        return translate("kit", "Line {}, {}: {}").format(row + 1, title, text)

    def set_read_only(self, on: bool) -> None:
        self.model.beginResetModel()
        self.model.read_only = on
        self.model.endResetModel()
        self.add_button.setVisible(not on and not self.model.fixed)
        self.paste_button.setVisible(not on and not self.model.fixed)

    def _paste_at_end(self) -> None:
        self.view.setCurrentIndex(self.model.index(len(self.model.lines), 1))
        self.view.paste()

    def _edited(self) -> None:
        self.count.show_count(len(self.model.lines))
        found = self._total(self.model.lines) if self._total is not None else None
        self.total.setVisible(found is not None)
        if found is not None:
            shown = formats.roubles(found)
            self.total.setText(
                f"{self._total_words}&nbsp;&nbsp; <span style='font-size:16px;font-weight:600'>{shown}</span>"
            )
