"""Imports that were done: mine, and everybody's for an analyst; each can be taken back while nothing hangs on it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.client_imports_result import SERVICE, ask_undo, refused_words, undone_words
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.buttons import PLAIN
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.rows_box import Row, RowsBox

translate = QCoreApplication.translate


class PastImports(Dialog):
    """Imports that were done, each with the button that takes it back; emits `undone`."""

    undone = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("client_imports", "Past imports"), "", parent)
        self.context = context
        self.note = NoteCard(hue="green")
        self.box = RowsBox("", translate("client_imports", "Nothing has been imported yet."))
        self.body.addWidget(self.note)
        self.body.addWidget(self.box, 1)
        self.body.addStretch()
        self.finish((translate("client_imports", "Close"), PLAIN, CANCEL))
        self.resize(860, 520)
        self.read()

    def read(self) -> None:
        """Newest first."""
        tasks.read(self, f"{SERVICE}:past", then=self.show_imports, failed=self.show_problem, key="past")

    def show_imports(self, imports: list[dict[str, Any]]) -> None:
        self.box.show_rows([self._row(one) for one in imports])

    def _row(self, one: dict[str, Any]) -> Row:
        undone = one["state"] == "undone"
        state = (translate("client_imports", "taken back"), "grey") if undone else None
        told = translate("client_imports", "new {}, completed {}, as they were {}, stayed out {}").format(
            one["created_count"], one["updated_count"], one["same_count"], one["rejected_count"]
        )
        note = f"{formats.moment(one['done_at'])} · {one['author']} · {told}"
        title = one["file_name"] or translate("client_imports", "from the clipboard")
        return Row(title, note, "", state, None if undone else lambda: self.ask(one["id"], title))

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
        self.note.show_text(refused_words(problem), "red")
