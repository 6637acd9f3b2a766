"""The side panel of a list whose records have no card: state, title, verbs, facts, and what the base answered."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import PLAIN, Button, Chip
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard


class RecordSummary(QWidget):
    """`service` is a module with read(reader, id); subclasses add verbs and say in show_values what is seen."""

    service = ""

    def __init__(self) -> None:
        super().__init__()
        self.id = 0
        self.values: dict[str, Any] = {}
        self.head = QWidget()
        self.chip, self.title, self.note = Chip(), QLabel(), NoteCard("", "blue")
        self.chip.hide()
        self.note.hide()
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.chip)
        line.addStretch()
        self.title.setProperty("role", "panel_title")
        self.title.setWordWrap(True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnMinimumWidth(0, 108)
        self.grid.setColumnStretch(1, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 6, 16, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self.title)
        self.column.addLayout(self.buttons)
        self.column.addLayout(self.grid)
        self.column.addWidget(self.note)
        self.column.addStretch()

    def add_verb(self, name: str, text: str, icon: str, act: Callable[[], object]) -> Button:
        """A button that is hidden until show_values shows it."""
        button = Button(text, icon, PLAIN)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        button.hide()
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        return button

    def show_record(self, id: int) -> None:
        """Read one and show it."""
        self.id = id
        self.note.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the same one again."""
        if self.id:
            tasks.read(
                self, f"{self.service}:read", self.id, then=self._show, failed=lambda _problem: None, key="summary"
            )

    def _show(self, values: dict[str, Any]) -> None:
        self.values = values
        self.chip.show()
        self.show_values(values)

    def show_values(self, values: dict[str, Any]) -> None:
        """What of it is seen."""
        raise NotImplementedError

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Label and text; facts without text are left out."""
        emptied(self.grid)
        for row, (label, text) in enumerate(fact for fact in facts if fact[1]):
            name, value = QLabel(label), QLabel(text)
            name.setProperty("role", "muted")
            value.setWordWrap(True)
            self.grid.addWidget(name, row, 0)
            self.grid.addWidget(value, row, 1)
