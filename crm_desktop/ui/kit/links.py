"""The records a card is connected with: what it was made from and what was made from it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.buttons import Chip, Link


class LinkList(QWidget):
    """Entries of `links`: dicts with document, id, title, state and perhaps note."""

    opened = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(8)
        self._column.addStretch()

    def show_links(self, links: Sequence[dict[str, Any]]) -> None:
        """Replace all entries."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for place, entry in enumerate(links):
            self._column.insertWidget(place, self._line(entry))

    def _line(self, entry: dict[str, Any]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        link = Link(str(entry.get("title") or entry["id"]))
        link.clicked.connect(lambda: self.opened.emit(str(entry["document"]), int(entry["id"])))
        row.addWidget(link)
        if entry.get("note"):
            note = QLabel(str(entry["note"]))
            note.setProperty("role", "hint")
            note.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            row.addWidget(note)
        row.addStretch()
        if entry.get("state"):
            row.addWidget(Chip(*words.state(str(entry["document"]), str(entry["state"]))))
        return line
