"""The last step of an import: what was done, what stayed out, and the way back."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.client_imports import Told
from crm_desktop.services.client_sheet import CLIENTS
from crm_desktop.services.errors import Refused
from crm_desktop.services.import_file import ImportFile
from crm_desktop.ui.client_imports_words import obstacle_words
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import DANGER, PLAIN, Button
from crm_desktop.ui.kit.dialogs import SAVE, Dialog, confirm
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.client_imports"


class Figure(QFrame):
    """A number with its caption."""

    def __init__(self, value: int, caption: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        figure, below = QLabel(formats.grouped(value)), QLabel(caption)
        figure.setProperty("role", "title")
        below.setProperty("role", "muted")
        below.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(2)
        column.addWidget(figure)
        column.addWidget(below)
        column.addStretch()
        self.setAccessibleName(f"{caption}: {value}")


class ResultPage(QWidget):
    """Emits `undone` when the import has been taken back."""

    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file: ImportFile | None = None
        self.told = Told(0)
        self._reasons: Mapping[int, str] = {}
        self.note = NoteCard(hue="green")
        self.figures = QHBoxLayout()
        self.figures.setSpacing(12)
        self.save = Button(translate("client_imports", "Save the rejected rows…"), "arrow_download", PLAIN)
        self.save.setObjectName("save_rejected")
        self.save.clicked.connect(lambda _on=False: self.ask_rejected())
        self.undo = Button(translate("client_imports", "Take the import back…"), "arrow_undo", DANGER)
        self.undo.setObjectName("undo_import")
        self.undo.clicked.connect(lambda _on=False: self.ask_undo())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save)
        line.addWidget(self.undo)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.note)
        column.addLayout(self.figures)
        column.addLayout(line)
        column.addStretch()

    def show_result(self, file: ImportFile, told: Told, reasons: Mapping[int, str]) -> None:
        """The figures of what was done; `reasons` are those of the rows that stayed out."""
        self.file, self.told, self._reasons = file, told, reasons
        self.note.show_text(translate("client_imports", "The import is done."), "green")
        for place in reversed(range(self.figures.count())):
            item = self.figures.takeAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for value, caption in _figures(file.kind, told, len(reasons)):
            self.figures.addWidget(Figure(value, caption), 1)
        self.save.setVisible(bool(reasons))
        self.undo.setVisible(bool(told.count("created", "updated", "joined")))

    def ask_rejected(self) -> None:
        """Where the rejected rows go."""
        kind = translate("client_imports", "Excel (*.xlsx)")
        title = translate("client_imports", "Save the rejected rows")
        name, _kind = QFileDialog.getSaveFileName(self, title, "", kind)
        if name:
            self.write_rejected(Path(name))

    def write_rejected(self, path: Path) -> None:
        """As they stand in the file, each with its reason."""
        said = translate("client_imports", "Saved: {}").format(path.name)
        tasks.run(
            self, "crm_desktop.services.import_file:write_rejected", path, self.file, self._reasons,
            translate("client_imports", "Reason"),
            then=lambda _count: self.note.show_text(said, "green"), failed=self.show_problem,
        )  # fmt: skip

    def ask_undo(self) -> Dialog:
        """Whether it shall really go back."""
        dialog = ask_undo(self, self.file.name if self.file else "")
        dialog.finished.connect(lambda _code: self.take_back() if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def take_back(self) -> None:
        """All of it."""
        tasks.command(self, f"{SERVICE}:undo", self.told.import_id, then=self._undone, refused=self.show_problem)

    def _undone(self, done: dict[str, Any]) -> None:
        self.note.show_text(undone_words(done), "green")
        self.undo.hide()
        self.undone.emit()

    def show_problem(self, problem: Exception) -> None:
        """With everything that hangs on the import."""
        self.note.show_text(refused_words(problem), "red")


def _figures(kind: str, told: Told, out: int) -> Sequence[tuple[int, str]]:
    rejected = (out, translate("client_imports", "rows stayed out"))
    if kind != CLIENTS:
        return ((told.count("created"), translate("client_imports", "tasks made")), rejected)
    return (
        (told.count("created"), translate("client_imports", "new clients")),
        (told.count("updated"), translate("client_imports", "known clients completed")),
        (told.people, translate("client_imports", "people added")),
        (told.count("same", "joined"), translate("client_imports", "rows of clients left as they were")),
        rejected,
    )


def undone_words(done: dict[str, Any]) -> str:
    """What was taken back."""
    if done["tasks"]:
        return translate("client_imports", "Taken back: {} tasks.").format(done["tasks"])
    text = translate("client_imports", "Taken back: {} clients deleted, {} as they were before.")
    return text.format(done["deleted"], done["restored"])


def refused_words(problem: Exception) -> str:
    """Why an import is not taken back, with everything that hangs on it."""
    told = words.sentence(problem)
    if isinstance(problem, Refused) and problem.code == "import_in_use":
        told += "\n" + obstacle_words(problem.facts["obstacles"])
    return told


def ask_undo(parent: QWidget, about: str) -> Dialog:
    """The question before an import goes back."""
    text = translate(
        "client_imports",
        "What “{}” has made is deleted, what it has changed becomes as it was. "
        "Nothing happens if something hangs on it already.",
    )
    verb = translate("client_imports", "Take back")
    return confirm(parent, translate("client_imports", "Take the import back?"), text.format(about), verb, danger=True)


def catch_up(owner: QObject) -> None:
    """Piece by piece, between other commands: the letters imported clients are found by."""

    def again(written: int) -> None:
        if written:
            tasks.command(owner, f"{SERVICE}:catch_up", then=again, refused=lambda _problem: None)

    again(1)
