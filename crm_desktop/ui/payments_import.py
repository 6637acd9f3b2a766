"""Import of a bank statement: what each document of the file would do, then the import itself."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.payments_words import reason_words

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDTHS = (108, 70, 220, 250, 126)
WARNINGS = {
    "no_end_mark": QT_TRANSLATE_NOOP("payments", "The file has no end mark: it may be cut off."),
    "no_totals": QT_TRANSLATE_NOOP("payments", "The bank gives no balances: completeness could not be checked."),
    "foreign_document": QT_TRANSLATE_NOOP("payments", "A document of a foreign account was left out."),
}


class StatementDialog(Dialog):
    """Emits `imported` when payments have been written."""

    imported = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("payments", "Import a bank statement"), "", parent)
        self.context = context
        self.file: Any = None
        text = translate("payments", "Choose a file of 1CClientBankExchange, as the client bank exports it for 1C.")
        self.note = NoteCard(text, "blue")
        self.warning = NoteCard("", "amber")
        self.totals = QLabel()
        self.totals.setWordWrap(True)
        self.table = QTableWidget(0, 6)
        self.choose = self._button("choose_statement", translate("payments", "Choose a file…"), "folder_open", PLAIN)
        self.run = self._button("run_import", translate("payments", "Import"), "arrow_import", PRIMARY)
        self.choose.clicked.connect(self.choose_file)
        self.run.clicked.connect(self.run_import)
        self._dress_table()
        for widget in (self.note, self.warning, self.totals):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.finish((translate("payments", "Close"), PLAIN, CANCEL))
        self.run.setEnabled(False)
        self.resize(1080, 660)

    def _button(self, verb: str, text: str, icon: str, look: str) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(verb)
        self.buttons.addWidget(button)
        return button

    def _dress_table(self) -> None:
        self.table.setHorizontalHeaderLabels([
            translate("payments", "Date"), translate("payments", "No."), translate("payments", "Counterparty"),
            translate("payments", "Purpose"), translate("payments", "Sum, ₽"), translate("payments", "What happens"),
        ])  # fmt: skip
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setStyleSheet("QTableWidget::item { padding: 0 8px; }")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        for place, width in enumerate(WIDTHS):
            self.table.setColumnWidth(place, width)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        amounts = self.table.horizontalHeaderItem(4)
        if amounts is not None:
            amounts.setTextAlignment(RIGHT)

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = translate("payments", "Bank statements (*.txt);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, translate("payments", "Choose a file"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read and check totals on a worker, then ask the base what would happen without changing anything."""
        self.run.setEnabled(False)
        self.table.setRowCount(0)
        for note in (self.warning, self.totals):
            note.hide()
        self.note.show_text(translate("payments", "Reading “{}”…").format(path.name), "blue")
        tasks.run(
            self, "crm_desktop.services.payments:read_statement", path, then=self._understood, failed=self.show_problem
        )

    def _understood(self, file: Any) -> None:
        self.file = file
        told = {translate("payments", WARNINGS[one.code]) for one in file.statement.warnings if one.code in WARNINGS}
        self.warning.show_text(" ".join(sorted(told)), "amber")
        tasks.command(
            self,
            "crm_desktop.services.payments:import_statement",
            file,
            True,
            then=self._foreseen,
            refused=self.show_problem,
        )

    def _foreseen(self, answers: list[dict[str, Any]]) -> None:
        self._show_documents(answers)
        self._show_totals()
        fresh = sum(answer["new"] for answer in answers)
        known = sum(answer["known"] for answer in answers)
        sure = sum(_is_sure(one) for answer in answers for one in answer["documents"])
        text = translate("payments", "“{}”: {} new documents, {} of them pay an invoice at once; {} known already.")
        self.note.show_text(text.format(self.file.name, fresh, sure, known), "blue")
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

    def _show_documents(self, answers: list[dict[str, Any]]) -> None:
        outcomes = {one["key"]: one for answer in answers for one in answer["documents"]}
        documents = self.file.statement.documents
        self.table.setRowCount(len(documents))
        for row, document in enumerate(documents):
            amount = document.amount if document.direction == "incoming" else -document.amount
            told = outcome_words(outcomes.get(document.duplicate_key), incoming=amount > 0)
            day, sum_words = formats.day(document.bank_date), formats.amount(formats.kopecks(amount))
            cells = (day, document.number, document.name, document.purpose, sum_words, told)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 4:
                    item.setTextAlignment(RIGHT)
                self.table.setItem(row, column, item)

    def run_import(self) -> None:
        """Write everything new, in one transaction per account."""
        self.run.setEnabled(False)
        tasks.command(
            self,
            "crm_desktop.services.payments:import_statement",
            self.file,
            False,
            then=self._done,
            refused=self.show_problem,
        )

    def _done(self, answers: list[dict[str, Any]]) -> None:
        fresh, paid = sum(one["new"] for one in answers), sum(one["allocated"] for one in answers)
        text = translate("payments", "Imported: {} payments, {} allocated at once, {} wait or are set aside.")
        self.note.show_text(text.format(fresh, paid, fresh - paid), "green")
        self.imported.emit()

    def show_problem(self, problem: Exception) -> None:
        """A refused file or a foreign account, in a sentence."""
        self.note.show_text(words.sentence(problem), "red")


def _is_sure(outcome: dict[str, Any]) -> bool:
    return outcome["outcome"] == "new" and outcome.get("confidence") == 100


def outcome_words(outcome: dict[str, Any] | None, *, incoming: bool) -> str:
    """What the import does with a document of the file."""
    if outcome is None:
        return ""
    if outcome["outcome"] == "known":
        return translate("payments", "imported before, stays as it is")
    if outcome.get("invoice"):
        reason = reason_words(outcome["reason"])
        if outcome["confidence"] == 100:
            return translate("payments", "pays {} ({})").format(outcome["invoice"], reason)
        text = translate("payments", "to confirm: {}, {} % ({})")
        return text.format(outcome["invoice"], outcome["confidence"], reason)
    if not incoming:
        return translate("payments", "money spent")
    if outcome.get("client"):
        return translate("payments", "the client is known, no invoice fits")
    return translate("payments", "the payer is unknown")
