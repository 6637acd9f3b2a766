"""Import of clients from a table: what was understood, what stays out and why, then the import itself."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
MOST_SHOWN = 300


class ImportDialog(Dialog):
    """Emits `imported` when rows have been written."""

    imported = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("clients", "Import clients from a table"), "", parent)
        self.context = context
        self.file: Any = None
        self.note = NoteCard(translate("clients", "Choose a file of Excel, OpenDocument or CSV."), "blue")
        self.counts = QLabel()
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels([
            translate("clients", "Row"), translate("clients", "Name"),
            translate("clients", "INN"), translate("clients", "What is wrong"),
        ])  # fmt: skip
        self._dress_table()
        self.choose = Button(translate("clients", "Choose a file…"), "folder_open", PLAIN)
        self.choose.setObjectName("choose_file")
        self.choose.clicked.connect(self.choose_file)
        self.save = Button(translate("clients", "Save the rejected rows…"), "arrow_download", PLAIN)
        self.save.setObjectName("save_rejected")
        self.save.clicked.connect(self.save_rejected)
        self.run = Button(translate("clients", "Import"), "table_add", PRIMARY)
        self.run.setObjectName("run_import")
        self.run.clicked.connect(self.run_import)
        for widget in (self.note, self.counts):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        for button in (self.choose, self.save, self.run):
            self.buttons.addWidget(button)
        self.finish((translate("clients", "Close"), PLAIN, CANCEL))
        self.save.setEnabled(False)
        self.run.setEnabled(False)
        self.resize(980, 640)

    def _dress_table(self) -> None:
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for place, width in enumerate((70, 300, 130)):
            self.table.setColumnWidth(place, width)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = translate("clients", "Tables (*.xlsx *.xls *.ods *.csv)")
        name, _kind = QFileDialog.getOpenFileName(self, translate("clients", "Choose a file"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read on a worker, then ask the base what would happen - without changing anything."""
        self.note.show_text(translate("clients", "Reading “{}”…").format(path.name), "blue")
        tasks.run(self, "crm_desktop.services.clients:read_file", path, then=self._understood, failed=self._tell)

    def _understood(self, file: Any) -> None:
        self.file = file
        self._show_problems(file.rejected)
        self.save.setEnabled(bool(file.rejected))
        tasks.command(
            self, "crm_desktop.services.clients:import_file", file, True, then=self._foreseen, refused=self._tell
        )

    def _foreseen(self, answer: dict[str, Any]) -> None:
        text = translate("clients", "“{}”: {} new, {} known already, {} rows stay out.")
        out = len(self.file.rejected) + answer["rejected"]
        self.note.show_text(text.format(self.file.path.name, answer["created"], answer["known"], out), "blue")
        self.run.setEnabled(bool(answer["created"] or answer["known"]))
        self.run.setFocus()

    def _show_problems(self, rows: Any) -> None:
        self.table.setRowCount(min(len(rows), MOST_SHOWN))
        for place, row in enumerate(rows[:MOST_SHOWN]):
            for column, text in enumerate((str(row.line), row.name, row.inn, reasons(row))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(place, column, item)
        text = translate("clients", "Rows that stay out: {}").format(len(rows))
        self.counts.setText(text)

    def run_import(self) -> None:
        """Write everything importable, in one transaction."""
        self.run.setEnabled(False)
        tasks.command(
            self, "crm_desktop.services.clients:import_file", self.file, False, then=self._done, refused=self._tell
        )

    def _done(self, answer: dict[str, Any]) -> None:
        text = translate("clients", "Imported: {} new clients, {} known ones completed.")
        self.note.show_text(text.format(answer["created"], answer["known"]), "green")
        self.imported.emit()

    def save_rejected(self) -> None:
        """The rejected rows back as a table, with the reason in each."""
        kind = translate("clients", "Excel (*.xlsx)")
        name, _kind = QFileDialog.getSaveFileName(self, translate("clients", "Save the rejected rows"), "", kind)
        if name:
            self.write_rejected(Path(name))

    def write_rejected(self, path: Path) -> None:
        """Write on a worker."""
        rows = [(row.cells, reasons(row)) for row in self.file.rejected]
        title = translate("clients", "Reason")
        tasks.run(
            self,
            "crm_desktop.services.spreadsheet:write_rejected",
            path,
            self.file.header,
            rows,
            title,
            then=lambda _r: self.note.show_text(translate("clients", "Saved: {}").format(path.name), "green"),
            failed=self._tell,
        )

    def _tell(self, problem: Exception) -> None:
        self.note.show_text(words.sentence(problem), "red")


def reasons(row: Any) -> str:
    """What keeps a row out, in sentences."""
    blocking = [cell.problem for cell in row.problems if cell.blocking]
    return " ".join(words.sentence(Refused(problem.code, dict(problem.facts))) for problem in blocking)
