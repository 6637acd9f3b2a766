"""Import of a bank statement: what each document of the file would do, then the import itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QWidget

from crm_desktop.services.stop import Stop
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.payments_import_table import DocumentsTable

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.payments"
LOOK_EVERY = 400
"""Milliseconds between two looks at how far an import is."""
WARNINGS = {
    "no_end_mark": QT_TRANSLATE_NOOP("payments", "The file has no end mark: it may be cut off."),
    "no_totals": QT_TRANSLATE_NOOP("payments", "The bank gives no balances: completeness could not be checked."),
    "foreign_document": QT_TRANSLATE_NOOP("payments", "A document of a foreign account was left out."),
}


class StatementDialog(Dialog):
    """Emits `imported` when payments have been written."""

    imported = Signal()
    heard = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("payments", "Import a bank statement"), "", parent)
        self.context = context
        self.file: Any = None
        self.busy = False
        self._stop = Stop()
        self._look = QTimer(self, interval=LOOK_EVERY)
        text = translate("payments", "Choose a file of 1CClientBankExchange, as the client bank exports it for 1C.")
        self.note = NoteCard(text, "blue")
        self.warning = NoteCard("", "amber")
        self.totals = QLabel()
        self.totals.setWordWrap(True)
        self.table = DocumentsTable()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.choose = self._button("choose_statement", translate("payments", "Choose a file…"), "folder_open", PLAIN)
        self.run = self._button("run_import", translate("payments", "Import"), "arrow_import", PRIMARY)
        self.halt = self._button("stop", translate("payments", "Stop"), "dismiss", PLAIN)
        for widget in (self.note, self.bar, self.warning, self.totals):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.finish((translate("payments", "Close"), PLAIN, CANCEL))
        self._connect()
        self.run.setEnabled(False)
        self._show_buttons()
        self.resize(1080, 660)

    def _button(self, verb: str, text: str, icon: str, look: str) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(verb)
        self.buttons.addWidget(button)
        return button

    def _connect(self) -> None:
        self.choose.clicked.connect(self.choose_file)
        self.run.clicked.connect(self.run_import)
        self.halt.clicked.connect(self.stop)
        self.heard.connect(self._show_share)
        self._look.timeout.connect(self._ask_share)

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = translate("payments", "Bank statements (*.txt);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, translate("payments", "Choose a file"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read and check totals on a worker, then ask the base what would happen without changing anything."""
        self.run.setEnabled(False)
        self.table.documents.show_documents((), {})
        for note in (self.warning, self.totals):
            note.hide()
        self._begin(translate("payments", "Reading “{}”…").format(path.name))
        tasks.run(self, f"{SERVICE}:read_or_stop", path, self._hear, then=self._understood, failed=self._failed)

    def _understood(self, file: Any) -> None:
        if file is None:
            self._stopped()
            return
        self.file = file
        told = {translate("payments", WARNINGS[one.code]) for one in file.statement.warnings if one.code in WARNINGS}
        self.warning.show_text(" ".join(sorted(told)), "amber")
        self._ask_base(translate("payments", "Looking up clients and invoices…"), True, self._foreseen)

    def _ask_base(self, text: str, dry: bool, then: Callable[[Any], None]) -> None:
        self._begin(text)
        self._look.start()
        tasks.command(
            self, f"{SERVICE}:import_or_stop", self.file, dry, self._stop,
            then=lambda answers: self._stopped() if answers is None else then(answers), refused=self._failed,
        )  # fmt: skip

    # what runs

    def _begin(self, text: str) -> None:
        # What was stopped a moment ago stays stopped: the next step of the same file does not begin.
        if not self.busy:
            self._stop = Stop()
        self.busy = True
        self.note.show_text(text, "blue")
        self.bar.setRange(0, 0)
        self._show_buttons()

    def _end(self) -> None:
        self.busy = False
        self._look.stop()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.bar.setVisible(self.busy)
        self.halt.setVisible(self.busy)
        self.halt.setEnabled(not self._stop.is_asked())
        for button in (self.choose, self.run):
            button.setVisible(not self.busy)

    def _hear(self, done: int, of: int) -> bool:
        """Called on the worker: the signal crosses the threads by itself."""
        self.heard.emit(done * 100 // max(1, of))
        return not self._stop.is_asked()

    def _ask_share(self) -> None:
        tasks.read(self, f"{SERVICE}:import_progress", then=self._show_share, failed=_unheard, key="share")

    def _show_share(self, percent: int) -> None:
        if self.busy and percent:
            self.bar.setRange(0, 100)
            self.bar.setValue(percent)

    def stop(self) -> None:
        """End what runs: of an import the base takes back everything."""
        self._stop.ask()
        self.halt.setEnabled(False)

    def _stopped(self) -> None:
        self._end()
        self.run.setEnabled(self.table.documents.rowCount() > 0)
        self.note.show_text(translate("payments", "Stopped. Nothing was imported."), "amber")

    def _failed(self, problem: Exception) -> None:
        self._end()
        self.show_problem(problem)

    # what was found out

    def _foreseen(self, answers: list[dict[str, Any]]) -> None:
        self._end()
        outcomes = {one["key"]: one for answer in answers for one in answer["documents"]}
        self.table.documents.show_documents(self.file.statement.documents, outcomes)
        self._show_totals()
        fresh = sum(answer["new"] for answer in answers)
        known = sum(answer["known"] for answer in answers)
        sure = sum(_is_sure(one) for answer in answers for one in answer["documents"])
        text = translate("payments", "“{}”: {} new documents, {} of them pay an invoice at once; {} known already.")
        self.note.show_text(text.format(self.file.name, *map(formats.grouped, (fresh, sure, known))), "blue")
        self.run.setEnabled(fresh > 0)
        self.run.setFocus()

    def _show_totals(self) -> None:
        parts = []
        for account in self.file.statement.accounts:
            text = translate("payments", "Account {}: opening {}, received {}, spent {}, closing {}.")
            sums = (account.opening, account.incoming, account.outgoing, account.closing)
            parts.append(text.format(account.account, *(formats.roubles(one) for one in sums)))
        self.totals.setText("\n".join(parts))
        self.totals.show()

    def run_import(self) -> None:
        """Write everything new, in one transaction."""
        if not self.busy:
            self._ask_base(translate("payments", "Importing “{}”…").format(self.file.name), False, self._done)

    def _done(self, answers: list[dict[str, Any]]) -> None:
        self._end()
        self.run.setEnabled(False)
        fresh, paid = sum(one["new"] for one in answers), sum(one["allocated"] for one in answers)
        text = translate("payments", "Imported: {} payments, {} allocated at once, {} wait or are set aside.")
        self.note.show_text(text.format(*map(formats.grouped, (fresh, paid, fresh - paid))), "green")
        self.imported.emit()

    def show_problem(self, problem: Exception) -> None:
        """A refused file or a foreign account, in a sentence."""
        self.note.show_text(words.sentence(problem), "red")

    # leaving

    def give(self, answer: str) -> None:
        """What runs is stopped first; the dialog closes with the next click."""
        if self._may_leave():
            super().give(answer)

    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    def _may_leave(self) -> bool:
        if self.busy:
            self.stop()
        return not self.busy


def _unheard(_problem: Exception) -> None:
    """A share that could not be asked for is asked for again in a moment."""


def _is_sure(outcome: dict[str, Any]) -> bool:
    return outcome["outcome"] == "new" and outcome.get("confidence") == 100
