"""Cell editors of the inline table and the delegate that paints its cells."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crm_desktop.ui.kit import draw, theme
from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import (
    ChoiceBox,
    IntegerEdit,
    MoneyEdit,
    PercentEdit,
    QuantityEdit,
    TextLine,
)
from crm_desktop.ui.kit.line_columns import LineColumn, LinesModel
from crm_desktop.ui.kit.lookup import LookupEdit

Index = QModelIndex | QPersistentModelIndex
_EDITORS: dict[str, type[TextLine]] = {
    "money": MoneyEdit,
    "quantity": QuantityEdit,
    "percent": PercentEdit,
    "integer": IntegerEdit,
    "date": DateEdit,
    "lookup": LookupEdit,
}


def editor_for(column: LineColumn, parent: QWidget | None) -> TextLine | ChoiceBox:
    """Make the editor of a column's kind."""
    if column.kind == "choice":
        box = ChoiceBox(parent)
        box.set_choices(list(column.choices))
        return box
    made = _EDITORS.get(column.kind, TextLine)(parent)
    made.setAlignment(column.align)
    if isinstance(made, LookupEdit):
        made.can_open = False
        made.connect_to(column.search, arguments=column.arguments, opens=False)
    elif column.suggest is not None:
        offer(made, column.suggest())
    return made


def offer(line: QLineEdit, texts: Sequence[str]) -> None:
    """Texts that contain what is typed are shown below the line."""
    completer = QCompleter(list(texts), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(10)
    if popup := completer.popup():
        popup.setObjectName("choices")
    line.setCompleter(completer)


def parsed(column: LineColumn, text: str) -> Any:
    """What a text from the clipboard means in a column.

    Raises:
        ValueError: it means nothing there; the sentence is the argument.
    """
    if column.kind == "choice":
        known = {words.casefold(): value for value, words in column.choices}
        if text.strip() and text.strip().casefold() not in known:
            raise ValueError(text)
        return known.get(text.strip().casefold())
    if column.kind in ("text", "lookup"):
        return text.strip() or None
    editor = _EDITORS[column.kind](None)
    editor.setText(text)
    problem, value = editor.problem(), editor.value()
    editor.deleteLater()
    if problem:
        raise ValueError(problem)
    return value


class LinesDelegate(QStyledItemDelegate):
    """Hairlines, right-aligned numbers, a 2 px frame round the cell that has the keyboard."""

    moved = Signal(int, int)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, tokens = index.model(), theme.tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if not isinstance(model, LinesModel):
            return
        painter.save()
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_Selected and not focused:
            painter.fillRect(rect, QColor(tokens.selection))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.border))
        column = model.column(index)
        muted = column is None or model.is_new(index)
        words = str(index.data() or "")
        room = rect.adjusted(10, 0, -10, -1)
        align = column.align if column is not None else draw.LEFT
        draw.text(painter, room, words, tokens.text3 if muted else tokens.text, align=align)
        if column is not None and (index.row(), column.name) in model.problems:
            painter.fillRect(rect.left() + 4, rect.bottom() - 1, rect.width() - 8, 2, QColor(tokens.danger))
        if focused:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, LinesModel)
        column = model.column(index)
        assert column is not None
        editor = editor_for(column, parent)
        editor.setStyleSheet(
            f"border: 2px solid {theme.tokens().focus}; border-radius: 0; padding: 0 8px; min-height: 0;"
            f"background: {theme.tokens().surface};"
        )
        if isinstance(editor, LookupEdit):
            editor.edited.connect(lambda: self._finish(editor))
        return editor

    def _finish(self, editor: LookupEdit) -> None:
        """A choice ends the editing; letters typed on the way do not."""
        if editor.choice is None:
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self._view.setFocus()
        self.moved.emit(0, 1)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = index.model()
        assert isinstance(model, LinesModel)
        column = model.column(index)
        if column is None or model.is_new(index):
            return
        line = model.lines[index.row()]
        if isinstance(editor, LookupEdit):
            editor.set_value(line.get(column.name), str(line.get(f"{column.name}_title") or ""))
        elif isinstance(editor, (TextLine, ChoiceBox)):
            editor.set_value(line.get(column.name))
        if isinstance(editor, TextLine):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(model, LinesModel)
        column = model.column(index)
        if column is None or not isinstance(editor, (TextLine, ChoiceBox)):
            return
        problem = editor.problem()
        if isinstance(editor, LookupEdit):
            chosen = editor.choice
            if chosen is not None or not editor.text().strip():
                model.put(index, editor.value(), editor.text())
                if chosen is not None and column.filled is not None:
                    column.filled(model.lines[index.row()], chosen)
                    model.touch(index.row())
            return
        if problem:
            model.problems[index.row(), column.name] = problem
            model.dataChanged.emit(index, index)
            return
        value = editor.value()
        model.put(
            index,
            Decimal(value) if column.kind in ("money", "quantity", "percent") and value is not None else value,
        )

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter goes down, Tab right: the keys of a spreadsheet."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            popup = editor.popup if isinstance(editor, LookupEdit) else None
            if popup is not None and popup.isVisible() and event.key() != Qt.Key.Key_Tab:
                return False
            step = {
                Qt.Key.Key_Return: (1, 0),
                Qt.Key.Key_Enter: (1, 0),
                Qt.Key.Key_Tab: (0, 1),
                Qt.Key.Key_Backtab: (0, -1),
            }.get(Qt.Key(event.key()))
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.moved.emit(*step)
                return True
        return super().eventFilter(editor, event)
