"""The pane beside the list of duplicates: the two clients, what they share, and the two answers."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button, Chip, Link
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.layouts import emptied

if TYPE_CHECKING:
    from crm_desktop.ui.duplicates import DuplicatesPage

translate = QCoreApplication.translate


class PairSummary(QWidget):
    """Who only reads the list sees no buttons."""

    def __init__(self, context: Context, page: "DuplicatesPage") -> None:
        super().__init__()
        self.context, self._page = context, page
        self.values: dict[str, Any] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 6, 16, 16)
        self.column.setSpacing(12)

    def show_record(self, _id: int) -> None:
        """The rows are in memory: nothing is read."""
        self.refresh()

    def refresh(self) -> None:
        """Show the pair under the cursor anew."""
        from crm_desktop.ui.duplicates import pair_words

        row = self._page.pair(self._page.view.current_id() or 0)
        emptied(self.column)
        if row is None:
            return
        self.values = pair_words(row)
        self.column.addLayout(self._reasons())
        if self._page.merges:
            self.column.addLayout(self._buttons())
        for side in ("first", "second"):
            self.column.addWidget(self._client(side))
        self.column.addStretch()

    def _reasons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        for reason in self.values["reasons"].split(","):
            line.addWidget(Chip(*words.state("duplicate_reason", reason)))
        if self.values["likeness"]:
            alike = QLabel(translate("duplicates", "names alike by {} %").format(self.values["likeness"]))
            alike.setProperty("role", "muted")
            line.addWidget(alike)
        line.addStretch()
        return line

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        merge = Button(translate("duplicates", "Merge…"), "link", PRIMARY)
        merge.setObjectName("merge_pair")
        merge.clicked.connect(lambda: self._page.open_pair(self.values["id"]))
        apart = Button(translate("duplicates", "These are different"), "dismiss", PLAIN)
        apart.setObjectName("tell_apart")
        apart.clicked.connect(lambda: self._page.tell_apart([self.values["id"]]))
        for button in (merge, apart):
            line.addWidget(button)
        line.addStretch()
        return line

    def _client(self, side: str) -> Box:
        box = Box()
        link = Link(self.values[f"{side}_name"])
        link.setObjectName(f"open_{side}")
        link.clicked.connect(lambda: self.context.window.open_card("client", self.values[f"{side}_id"]))
        box.column.addWidget(link)
        held = self.values[f"{side}_held"]
        requisites = " / ".join(part for part in (self.values[f"{side}_inn"], self.values[f"{side}_kpp"]) if part)
        for text in (
            requisites or translate("duplicates", "no INN"),
            translate("duplicates", "Held by: {}").format(held) if held else translate("duplicates", "Nobody holds it"),
        ):
            label = QLabel(text)
            label.setWordWrap(True)
            label.setProperty("role", "muted")
            box.column.addWidget(label)
        return box
