"""The journal of changes: who changed what in people, rights and lists, when and from where."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.services.listings.directory_journal import LISTING, OWNERS
from crm_desktop.services.lists import Column
from crm_desktop.services.values import from_base
from crm_desktop.ui import directories_history, employees_history
from crm_desktop.ui.directories_lists import BY_DOCUMENT
from crm_desktop.ui.kit import cells, formats, tasks, words
from crm_desktop.ui.kit.buttons import Chip
from crm_desktop.ui.kit.cells import Cell
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.page import ListPage

translate = QCoreApplication.translate


def sentence(entry: Mapping[str, Any]) -> str:
    """One entry {relation, operation, changes, labels} in words; a part is told by the list it belongs to."""
    relation = str(entry["relation"])
    told = {**entry, "changes": from_base(entry["changes"])}
    if relation in employees_history.RELATIONS:
        return employees_history.text(told, entry.get("labels") or {})
    directory = BY_DOCUMENT.get(relation) or BY_DOCUMENT.get(OWNERS.get(relation, ("", ""))[1])
    if directory is None:
        return ", ".join(told["changes"])
    labels = {
        name: {int(id): text for id, text in names.items()} for name, names in (entry.get("labels") or {}).items()
    }
    return directories_history.text(directory, told, labels)


def _cell(_column: Column, value: Any) -> Cell:
    return Cell("text", " · ".join(sentence(value).splitlines()))


class JournalPage(ListPage):
    """For administrators; Enter opens what was changed, as long as it is there."""

    def __init__(self, context: Context) -> None:
        cells.register_kind("change", _cell)
        super().__init__(LISTING, context, summary=lambda _context: JournalSummary(self), opener=self.open_changed)

    def value(self, id: int, name: str) -> Any:
        """What the list knows of an entry; None when it is not loaded."""
        row = self.model.row_of(id)
        place = next(place for place, column in enumerate(self.model.columns) if column.name == name)
        return self.model.raw(row, place) if row >= 0 else None

    def open_changed(self, id: int) -> None:
        """The card of the row, or of what the row belongs to."""
        tasks.read(self, "crm_desktop.services.directory_journal:place", id, then=self._open, key="place")

    def _open(self, place: tuple[str, int] | None) -> None:
        if place is None:
            self.context.window.toast(translate("directory_journal", "This row is not there any more."), tone="amber")
        else:
            self.context.window.open_card(*place)


class JournalSummary(QWidget):
    """One entry whole: the list shortens it to a line."""

    def __init__(self, page: JournalPage) -> None:
        super().__init__()
        self._page = page
        self.chip, self.title, self.note, self.text = Chip(), QLabel(), QLabel(), QLabel()
        self.chip.hide()
        self.title.setProperty("role", "panel_title")
        self.note.setProperty("role", "muted")
        for label in (self.title, self.note, self.text):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        pane = QWidget()
        pane.setObjectName("pane")
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(20, 6, 16, 16)
        inner.setSpacing(10)
        for widget in (self.chip, self.title, self.note, self.text):
            inner.addWidget(widget)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def show_record(self, id: int) -> None:
        """What the list has read already."""
        entry = self._page.value(id, "change")
        if entry is None:
            return
        self.chip.show()
        self.chip.show_state(*words.state("journal", str(entry["relation"])))
        self.title.setText(str(self._page.value(id, "row") or ""))
        address = self._page.value(id, "address") or translate("directory_journal", "the server itself")
        pattern = translate("directory_journal", "{}, {}, from {}")
        self.note.setText(
            pattern.format(formats.moment(self._page.value(id, "at")), self._page.value(id, "author"), address)
        )
        self.text.setText(sentence(entry))
