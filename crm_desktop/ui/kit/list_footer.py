"""Under a list: how many rows and their sum, or what can be done with the selected ones."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from crm_desktop.services.lists import Listing
from crm_desktop.ui.kit import formats, theme, words
from crm_desktop.ui.kit.buttons import GHOST, Button
from crm_desktop.ui.kit.rows_model import RowsModel
from crm_desktop.ui.kit.rows_view import RowsView

translate = QCoreApplication.translate
MOST_SUMMED = 5000


@dataclass(frozen=True)
class BulkAction:
    """An action on several selected records; `act` gets their ids."""

    text: str
    icon: str
    act: Callable[[list[int]], object]


class ListFooter(QWidget):
    """30 px high; 40 while several rows are selected."""

    def __init__(self, bulk: list[BulkAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: RowsView | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 1, 16, 0)
        line.setSpacing(12)
        self.left, self.right = QLabel(), QLabel()
        self.left.setProperty("role", "muted")
        self.right.setProperty("role", "strong")
        line.addWidget(self.left)
        self._buttons = []
        for action in bulk:
            button = Button(action.text, action.icon, GHOST)
            button.clicked.connect(lambda _on=False, action=action: self._act(action))
            button.hide()
            self._buttons.append(button)
            line.addWidget(button)
        line.addStretch()
        line.addWidget(self.right)
        self._count = ""
        self.setFixedHeight(31)

    def _act(self, action: BulkAction) -> None:
        if self._view is not None:
            action.act(self._view.selected_ids())

    def show_count(self, count: int, suffix: str) -> None:
        self._count = translate("kit", "Total {}").format(formats.grouped(count) + suffix)
        if not self.property("selecting"):
            self.left.setText(self._count)

    def show_totals(self, listing: Listing, sums: dict[str, int]) -> None:
        """Sums of the whole filtered set, the first money column with its name left out."""
        titles = {column.name: words.title(column.title).split(",")[0] for column in listing.columns}
        parts = [f"{titles.get(name, name)}: {formats.money(int(value or 0))}" for name, value in sums.items()]
        if len(parts) == 1:
            parts = [translate("kit", "Sum: {}").format(formats.money(int(next(iter(sums.values())) or 0)))]
        self.right.setText("   ".join(parts))

    def show_selection(self, model: RowsModel, view: RowsView) -> None:
        """More than one row: count, sum, actions."""
        self._view = view
        count = view.selected_count()
        many = count > 1
        self.setProperty("selecting", many)
        self.setFixedHeight(40 if many else 31)
        self.right.setVisible(not many)
        self.left.setProperty("role", "strong" if many else "muted")
        self.left.style().polish(self.left)
        for button in self._buttons:
            button.setVisible(many)
        self.left.setText(self._selection_words(model, view, count) if many else self._count)

    def _selection_words(self, model: RowsModel, view: RowsView, count: int) -> str:
        words = translate("kit", "Selected {}").format(formats.grouped(count))
        money = [place for place, column in enumerate(model.columns) if column.kind == "money"]
        if not money or count > MOST_SUMMED:
            return words
        values: list[Any] = [model.raw(model.row_of(id), money[0]) for id in view.selected_ids()]
        return f"{words} · {formats.money(sum(int(value) for value in values if value is not None))}"

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(theme.tokens().border))
