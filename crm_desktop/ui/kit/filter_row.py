"""The line above a list: search, filter chips, everything else behind one button, reset."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from crm_desktop.services.lists import Column, Filter, Query
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import GHOST, Button, FilterChip, Link
from crm_desktop.ui.kit.column_filter import RANGES, ColumnFilter, describe
from crm_desktop.ui.kit.rows_model import LISTS, MARKS, RowsModel
from crm_desktop.ui.kit.search_edit import SearchEdit

translate = QCoreApplication.translate
DEBOUNCE = 200
ALWAYS_SHOWN = 3


class FilterRow(QWidget):
    """Changes the model's query; nothing else in a list does."""

    changed = Signal()
    down_pressed = Signal()

    def __init__(self, model: RowsModel, source: object = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._source = model, source
        self._columns = [
            column for column in model.query.listing.columns if column.filterable and column.name not in MARKS
        ]
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(20, 12, 16, 12)
        self._line.setSpacing(8)
        self._later = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._later.timeout.connect(self.search_now)
        self.search = SearchEdit(translate("kit", "Find in the list"), "Ctrl+F")
        self.search.setFixedWidth(190)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.search.installEventFilter(self)
        self._line.addWidget(self.search)
        self._chips: dict[str, FilterChip] = {}
        for column in self._columns:
            self._add_chip(column)
        self.more = Button(translate("kit", "Filter"), "filter", GHOST)
        self.more.clicked.connect(self._show_menu)
        self.reset_link = Link(translate("kit", "Reset"))
        self.reset_link.setToolTip("Ctrl+Q")
        self.reset_link.clicked.connect(self.reset)
        self._line.addWidget(self.more)
        # Only now: what is shown without a parent is a window of its own and takes the focus of the keyboard.
        self.more.setVisible(bool(self._columns))
        self._line.addStretch()
        self._line.addWidget(self.reset_link)
        self.show_query()

    def _add_chip(self, column: Column) -> None:
        chip = FilterChip(words.title(column.title).split(",")[0])
        chip.clicked.connect(lambda: self.ask(column.name, chip.mapToGlobal(QPoint(0, chip.height() + 4))))
        chip.cleared.connect(lambda: self.set_filter(column.name, None))
        self._chips[column.name] = chip
        self._line.addWidget(chip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self.search_now()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.search_now()
                self.down_pressed.emit()
                return True
        return super().eventFilter(watched, event)

    def show_query(self) -> None:
        """Make chips and search line say what the model's query is."""
        query = self._model.query
        if self.search.text().strip() != query.search and not self.search.hasFocus():
            self.search.setText(query.search)
            self._later.stop()
        now = {item.column: item for item in query.filters}
        for place, column in enumerate(self._columns):
            chip = self._chips[column.name]
            item = now.get(column.name)
            chip.set_value(describe(column, item) if item is not None else "")
            chip.setVisible(item is not None or place < ALWAYS_SHOWN)
        self.reset_link.setVisible(bool(query.filters or query.search))

    def type_into(self, text: str) -> None:
        """The user typed in the list: the text belongs here."""
        self.search.setFocus()
        self.search.setText(self.search.text() + text)

    def search_now(self) -> None:
        """Search without waiting for the pause in typing."""
        self._later.stop()
        text = self.search.text().strip()
        if text != self._model.query.search:
            self._load(replace(self._model.query, search=text))

    def set_filter(self, column: str, item: Filter | None) -> None:
        """Replace the filter of one column."""
        kept = [now for now in self._model.query.filters if now.column != column]
        filters = tuple(kept + ([item] if item is not None else []))
        if filters != self._model.query.filters:
            self._load(replace(self._model.query, filters=filters))

    def reset(self) -> None:
        """No search and no filters; the view stays."""
        self.search.clear()
        self._later.stop()
        self._load(replace(self._model.query, search="", filters=()))

    def _load(self, query: Query) -> None:
        self._model.load(query)
        self.show_query()
        self.changed.emit()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self.more.mapToGlobal(QPoint(0, self.more.height() + 4))
        for column in self._columns:
            menu.addAction(words.title(column.title), partial(self.ask, column.name, at))
        menu.popup(at)

    def ask(self, column_name: str, at: QPoint) -> ColumnFilter:
        """Open the popup of one column."""
        column = next(column for column in self._columns if column.name == column_name)
        now = next((item for item in self._model.query.filters if item.column == column_name), None)
        popup = ColumnFilter(column, now, self)
        popup.chosen.connect(lambda item: self.set_filter(column_name, item))
        popup.open_at(at)
        if column.kind not in RANGES:
            function = getattr(self._source, "values") if self._source is not None else f"{LISTS}:values"  # noqa: B009 - any object
            tasks.read(popup, function, self._model.query, column.name, then=popup.show_values)
        return popup
