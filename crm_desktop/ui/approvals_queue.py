"""The left column of the approvals: its rows from the base and the list in which Space marks items."""

import json
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crm_desktop.services import lists
from crm_desktop.services.database import Reader
from crm_desktop.services.listings.approvals import LISTING
from crm_desktop.services.lists import Query
from crm_desktop.services.values import from_base
from crm_desktop.ui.kit import theme
from crm_desktop.ui.kit.decision import QueueItem, QueueList

MARK = "✓ "


def queue(reader: Reader, view: str) -> list[dict[str, Any]]:
    """The rows of a view: what waits longest first, what is decided newest first."""
    sort = (("at", True),) if view == "decided" else ()
    found = lists.first_page(reader, Query(LISTING, view, sort=sort)).rows
    names = ("id", *(column.name for column in LISTING.columns))
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return [{**row, "facts": from_base(json.loads(row["facts"] or "{}"))} for row in rows]


class MarkedQueue(QueueList):
    """Space marks an item for approving several at once."""

    marked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.marked: set[int] = set()
        self._items: list[QueueItem] = []

    def show_queue(self, items: list[QueueItem]) -> None:
        """Marks of items that are gone are forgotten."""
        self._items = items
        self.marked &= {item.id for item in items}
        self.show_items([replace(item, kind=MARK + item.kind) if item.id in self.marked else item for item in items])
        self.marked_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id = self.current_id()
        if event.key() == Qt.Key.Key_Space and id is not None:
            self.marked ^= {id}
            self.blockSignals(True)
            self.show_queue(self._items)
            self.blockSignals(False)
            self.marked_changed.emit()
            return
        super().keyPressEvent(event)


class Side(QWidget):
    """The left column with its hairline."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), QColor(theme.tokens().border))
