"""The first step of an import: where the table comes from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.client_sheet import CLIENTS
from crm_desktop.services.import_file import ImportFile
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import GHOST, PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.import_file"
LAYOUTS = "import_layouts"
MOST_LAYOUTS = 40


class FilePage(QWidget):
    """A file, the clipboard, an empty template, or a look back; `understood` brings the ImportFile."""

    understood = Signal(object)
    refused = Signal()
    past_asked = Signal()

    def __init__(self, context: Context, kind: str) -> None:
        super().__init__()
        self.context, self.kind = context, kind
        self._path: Path | None = None
        self.note = NoteCard(hue="blue")
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.note)
        column.addWidget(self._sheet(kind), 1)

    def _sheet(self, kind: str) -> QFrame:
        sheet = QFrame()
        sheet.setProperty("role", "card")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(40, 40, 40, 40)
        inside.setSpacing(14)
        head = QLabel(translate("client_imports", "Drop a file here or choose one"))
        head.setProperty("role", "subtitle")
        text = QLabel(_about(kind))
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        text.setFixedWidth(640)
        # An aligned label is given the height of its widest form.
        text.setMinimumHeight(text.heightForWidth(640) + 4)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch()
        inside.addWidget(head, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (
            (
                (
                    "choose_file",
                    translate("client_imports", "Choose a file…"),
                    "folder_open",
                    PRIMARY,
                    self.choose_file,
                ),
                (
                    "paste",
                    translate("client_imports", "Paste from the clipboard"),
                    "table_add",
                    PLAIN,
                    self.paste,
                ),
            ),
            (
                (
                    "template",
                    translate("client_imports", "Save a template…"),
                    "arrow_download",
                    GHOST,
                    self.ask_template,
                ),
                ("past", translate("client_imports", "Past imports…"), "history", GHOST, self.past_asked.emit),
            ),
        ):
            inside.addLayout(self._line(line))
        inside.addStretch()
        return sheet

    def _line(self, buttons: tuple[tuple[str, str, str, str, Callable[[], object]], ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch()
        for name, caption, icon, look, act in buttons:
            button = Button(caption, icon, look)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, act=act: act())
            line.addWidget(button)
        line.addStretch()
        return line

    # reading

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = translate("client_imports", "Tables (*.xlsx *.xls *.ods *.csv)")
        name, _kind = QFileDialog.getOpenFileName(self, translate("client_imports", "Choose a file"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path, sheet: str | None = None) -> None:
        """Read on a worker; the meaning of columns is guessed, or known from an earlier file of the same kind."""
        self._path = path
        self.say(translate("client_imports", "Reading “{}”…").format(path.name))
        tasks.run(
            self, f"{SERVICE}:read", path, self.kind, self._layouts(), sheet,
            then=self._understood, failed=self.refuse, key="read",
        )  # fmt: skip

    def read_sheet(self, sheet: str) -> None:
        """Another sheet of the same file."""
        if self._path is not None:
            self.read_file(self._path, sheet)

    def paste(self) -> None:
        """A table from the clipboard."""
        self._path = None
        text = QGuiApplication.clipboard().text()
        tasks.run(
            self, f"{SERVICE}:paste", text, self.kind, self._layouts(),
            then=self._understood, failed=self.refuse, key="read",
        )  # fmt: skip

    def _understood(self, file: ImportFile) -> None:
        self.say("")
        self.understood.emit(file)

    def _layouts(self) -> dict[str, dict[str, str]]:
        return dict(self.context.settings.get(LAYOUTS, {}))

    def remember(self, key: str, fields: dict[str, str]) -> None:
        """The next file with the same titles is understood the same way."""
        kept = {**{known: value for known, value in self._layouts().items() if known != key}, key: fields}
        self.context.settings.set(LAYOUTS, dict(list(kept.items())[-MOST_LAYOUTS:]))

    def ask_template(self) -> None:
        """Where the empty table goes."""
        kind = translate("client_imports", "Excel (*.xlsx)")
        name, _kind = QFileDialog.getSaveFileName(self, translate("client_imports", "Save the template"), "", kind)
        if name:
            self.write_template(Path(name))

    def write_template(self, path: Path) -> None:
        """On a worker."""
        said = translate("client_imports", "Saved: {}").format(path.name)
        tasks.run(
            self, f"{SERVICE}:write_template", path, self.kind, then=lambda _count: self.say(said), failed=self.refuse
        )

    def say(self, text: str) -> None:
        """What goes on, "" when nothing."""
        self.note.show_text(text, "blue")

    def refuse(self, problem: Exception) -> None:
        """Why the file cannot be read."""
        self.note.show_text(words.sentence(problem), "red")
        self.refused.emit()


def _about(kind: str) -> str:
    if kind == CLIENTS:
        return translate(
            "client_imports",
            "Excel, OpenDocument or CSV: one row for a client, or for each person of a client. "
            "Clients are recognised by INN and KPP: new ones are created, known ones completed. "
            "You will see what becomes of every row before anything is written.",
        )
    return translate(
        "client_imports",
        "Excel, OpenDocument or CSV: one row for a task with its title, day, assignee (name or login) "
        "and the client's INN. You will see what becomes of every row before anything is written.",
    )
