"""The queue of records both sides changed, as the page of conflicts shows it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from crm_desktop.ui.exchange_conflicts_fields import KEYS
from crm_desktop.ui.exchange_fields import field_words
from crm_desktop.ui.exchange_words import OBJECT, moment
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.decision import QueueItem, QueueList

translate = QCoreApplication.translate


class ConflictQueue(QueueList):
    """Left and Right decide the selected records; Shift and Ctrl select several."""

    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(translate("exchange", "Records both sides changed"))

    def chosen(self) -> list[int]:
        """Ids of the selected records in the order of the queue."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [int(self.item(row).data(Qt.ItemDataRole.UserRole).id) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        decision = KEYS.get(Qt.Key(event.key()))
        if decision and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.decided.emit(decision)
            return
        super().keyPressEvent(event)


def conflict_item(id: int, fields: list[dict[str, Any]]) -> QueueItem:
    """A record of the queue."""
    first = fields[0]
    kind, hue = words.state(OBJECT, first["object"])
    since = moment(first["decided_at"] or first["found_at"])
    names = ", ".join(field_words(name) for name in dict.fromkeys(one["field"] for one in fields))
    return QueueItem(id, kind, hue, formats.ago(since) if since else "", False, first["title"] or kind, "", names)
