"""The filter of one column: distinct values with counts, ranges of dates and sums, or a part of a text."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.lists import Column, Filter
from crm_desktop.ui.kit import formats, parsing, words
from crm_desktop.ui.kit.buttons import GHOST, PRIMARY, Button, Link
from crm_desktop.ui.kit.cells import words_of

translate = QCoreApplication.translate
RANGES = frozenset({"money", "date", "due", "moment", "quantity", "percent"})
DATES = frozenset({"date", "due", "moment"})
_VALUE = Qt.ItemDataRole.UserRole


def describe(column: Column, item: Filter) -> str:
    """What the chip says: 3 selected, one value, a range, a text."""
    if item.kind == "in":
        if len(item.values) == 1:
            return words_of(column, item.values[0])
        return translate("kit", "{} selected").format(len(item.values))
    if item.kind == "contains":
        return f"«{item.values[0]}»"
    shown = [
        formats.day(value) if column.kind in DATES else _sum(column, value)
        for value in item.values
        if value is not None
    ]
    if item.values[0] is None:
        return translate("kit", "up to {}").format(shown[0])
    if item.values[1] is None:
        return translate("kit", "from {}").format(shown[0])
    return shown[0] if shown[0] == shown[1] else f"{shown[0]} – {shown[1]}"


def _sum(column: Column, value: Any) -> str:
    return formats.amount(int(value), fraction=False) if column.kind == "money" else formats.quantity(value)


def periods(today: date) -> list[tuple[str, date | None, date | None]]:
    """The ranges people ask for most."""
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    monday = today - timedelta(days=today.weekday())
    return [
        (translate("kit", "Overdue"), None, today - timedelta(days=1)),
        (translate("kit", "Today"), today, today),
        (translate("kit", "This week"), monday, monday + timedelta(days=6)),
        (translate("kit", "This month"), month, parsing.month_end(today)),
        (translate("kit", "Last month"), before, month - timedelta(days=1)),
        (translate("kit", "This year"), today.replace(month=1, day=1), today.replace(month=12, day=31)),
    ]


class ColumnFilter(QFrame):
    """A popup; `chosen` carries the Filter or None when the column shall not be filtered."""

    chosen = Signal(object)

    def __init__(self, column: Column, now: Filter | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column, self._now = column, now
        self.setFixedWidth(300)
        self.setAccessibleName(words.title(column.title))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 12, 12, 12)
        self._box.setSpacing(8)
        if column.kind in RANGES:
            self._build_range()
        else:
            self._build_values()
        self._box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        clear = Button(translate("kit", "Clear"), look=GHOST)
        clear.clicked.connect(lambda: self._choose(None))
        apply = Button(translate("kit", "Apply"), look=PRIMARY)
        apply.clicked.connect(self.apply)
        line.addWidget(clear)
        line.addStretch()
        line.addWidget(apply)
        return line

    # values

    def _build_values(self) -> None:
        self.search = QLineEdit(placeholderText=translate("kit", "Find a value"))
        self.search.textChanged.connect(self._narrow)
        self.values = QListWidget()
        self.values.setMinimumHeight(220)
        self.values.setUniformItemSizes(True)
        self.waiting = QLabel(translate("kit", "Counting…"))
        self.waiting.setProperty("role", "hint")
        for widget in (self.search, self.waiting, self.values):
            self._box.addWidget(widget)
        self.setFocusProxy(self.search)

    def show_values(self, values: Sequence[tuple[Any, int]]) -> None:
        """Fill in the distinct values with how many rows have each."""
        self.waiting.hide()
        chosen = set(self._now.values) if self._now is not None and self._now.kind == "in" else set()
        self.values.clear()
        for value, count in values:
            item = QListWidgetItem(f"{words_of(self._column, value)}   {formats.grouped(count)}")
            item.setData(_VALUE, (value,))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            self.values.addItem(item)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().replace("ё", "е")
        for row in range(self.values.count()):
            item = self.values.item(row)
            item.setHidden(wanted not in item.text().casefold().replace("ё", "е"))

    def _checked(self) -> tuple[Any, ...]:
        items = [self.values.item(row) for row in range(self.values.count())]
        return tuple(item.data(_VALUE)[0] for item in items if item.checkState() == Qt.CheckState.Checked)

    # ranges

    def _build_range(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        self.low, self.high = QLineEdit(), QLineEdit()
        now = self._now.values if self._now is not None and self._now.kind == "between" else (None, None)
        for place, (name, edit) in enumerate(
            ((translate("kit", "From"), self.low), (translate("kit", "To"), self.high))
        ):
            label = QLabel(name)
            label.setProperty("role", "label")
            label.setBuddy(edit)
            if now[place] is not None:
                edit.setText(formats.day(now[place]) if self._dated() else _sum(self._column, now[place]))
            grid.addWidget(label, 0, place)
            grid.addWidget(edit, 1, place)
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.hide()
        self._box.addLayout(grid)
        self._box.addWidget(self.problem)
        if self._dated():
            for name, low, high in periods(date.today()):
                link = Link(name)
                link.clicked.connect(lambda _on=False, low=low, high=high: self._between(low, high))
                self._box.addWidget(link)
        self.setFocusProxy(self.low)

    def _dated(self) -> bool:
        return self._column.kind in DATES

    def _understood(self, text: str) -> Any:
        if self._dated():
            return parsing.day(text, date.today())
        value = parsing.number(text)
        if value is None or self._column.kind != "money":
            return value
        return formats.kopecks(Decimal(value))

    def apply(self) -> None:
        """Take what is chosen; something unreadable keeps the popup open and says so."""
        if self._column.kind not in RANGES:
            values = self._checked()
            typed = self.search.text().strip()
            if values:
                self._choose(Filter(self._column.name, "in", values))
            elif typed and self._column.kind in ("text", "number"):
                self._choose(Filter(self._column.name, "contains", (typed,)))
            else:
                self._choose(None)
            return
        try:
            self._between(self._understood(self.low.text()), self._understood(self.high.text()))
        except ValueError as problem:
            self.problem.setText(translate("kit", "“{}” is not understood").format(problem))
            self.problem.show()

    def _between(self, low: Any, high: Any) -> None:
        empty = low is None and high is None
        self._choose(None if empty else Filter(self._column.name, "between", (low, high)))

    def _choose(self, item: Filter | None) -> None:
        self.chosen.emit(item)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
            return
        super().keyPressEvent(event)

    def open_at(self, at: QPoint) -> None:
        """Show below `at` (global)."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        self.move(min(at.x(), screen.right() - self.width()), min(at.y(), screen.bottom() - self.height()))
        self.show()
        (self.focusProxy() or self).setFocus(Qt.FocusReason.PopupFocusReason)
