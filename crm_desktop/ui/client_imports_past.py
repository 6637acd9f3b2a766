"""Imports that were done: mine, and everybody's for an analyst; each can be taken back while nothing hangs on it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.client_imports_result import SERVICE, ask_undo, refused_words, undone_words
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.buttons import PLAIN, Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


class PastImports(Dialog):
    """Each import with its button; emits `undone`."""

    undone = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("client_imports", "Past imports"), "", parent)
        self.context = context
        self.note = NoteCard(hue="green")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(1, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self._scrolled(), 1)
        self.finish((translate("client_imports", "Close"), PLAIN, CANCEL))
        self.resize(900, 540)
        self.read()

    def _scrolled(self) -> QScrollArea:
        pane = QWidget()
        pane.setObjectName("pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addLayout(self.grid)
        inside.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(pane)
        return area

    def read(self) -> None:
        """Newest first."""
        tasks.read(self, f"{SERVICE}:past", then=self.show_imports, failed=self.show_problem, key="past")

    def show_imports(self, imports: list[dict[str, Any]]) -> None:
        """Replaces everything shown."""
        emptied(self.grid)
        for place, one in enumerate(imports):
            self._add(place, one)
        if not imports:
            empty = QLabel(translate("client_imports", "Nothing has been imported yet."))
            empty.setProperty("role", "muted")
            self.grid.addWidget(empty, 0, 0)

    def _add(self, place: int, one: dict[str, Any]) -> None:
        title = one["file_name"] or translate("client_imports", "from the clipboard")
        name, told = QLabel(title), QLabel(_told(one))
        name.setProperty("role", "strong")
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        for widget in (name, told):
            widget.setTextFormat(Qt.TextFormat.PlainText)
        self.grid.addWidget(name, place, 0)
        self.grid.addWidget(told, place, 1)
        if one["state"] == "undone":
            self.grid.addWidget(Chip(translate("client_imports", "taken back"), "grey"), place, 2)
            return
        back = Button(translate("client_imports", "Take back…"), "arrow_undo")
        back.setObjectName(f"undo_{one['id']}")
        back.clicked.connect(lambda _on=False: self.ask(one["id"], title))
        self.grid.addWidget(back, place, 2)

    def ask(self, import_id: int, title: str) -> Dialog:
        """Whether it shall really go back."""
        dialog = ask_undo(self, title)
        dialog.finished.connect(lambda _code: self._undo(import_id) if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _undo(self, import_id: int) -> None:
        tasks.command(self, f"{SERVICE}:undo", import_id, then=self._done, refused=self.show_problem)

    def _done(self, done: dict[str, Any]) -> None:
        self.note.show_text(undone_words(done), "green")
        self.undone.emit()
        self.read()

    def show_problem(self, problem: Exception) -> None:
        """With everything that hangs on the import."""
        self.note.show_text(refused_words(problem), "red")


def _told(one: dict[str, Any]) -> str:
    counts = translate("client_imports", "new {}, completed {}, as they were {}, stayed out {}").format(
        one["created_count"], one["updated_count"], one["same_count"], one["rejected_count"]
    )
    return f"{formats.moment(one['done_at'])} · {one['author']} · {counts}"
