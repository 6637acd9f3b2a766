"""Settlements with a client: what he was billed, what he owes, what he paid, with the running balance."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui import lookups
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, Button, IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.decision import FactCard
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.lookup import LookupEdit
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.ledger_table import LedgerTable, document_words

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.ledger"
TABLES = frozenset({"payment", "payment_allocation", "invoice", "act"})
RECONCILES = frozenset({"accountant", "executive", "analyst", "manager", "assistant"})


class LedgerPage(QWidget):
    """A client, an organisation or all, a period; everybody sees what his rights let him see of it."""

    title_changed = Signal(str)
    refreshed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.ledger: dict[str, Any] = {}
        self.head = PageHead(translate("ledger", "Settlements"))
        self.client, self.organization = LookupEdit(), ChoiceBox()
        self.since, self.until = DateEdit(), DateEdit()
        self.table = LedgerTable()
        self.note = NoteCard("", "red")
        self.facts = [FactCard("") for _place in range(5)]
        self.stack = QStackedWidget()
        self._make_head()
        self._lay_out()
        self._connect()
        tasks.read(self, f"{SERVICE}:organizations", then=self._show_organizations, key="organizations")
        context.live.listen(self, TABLES, self.refresh)

    def _make_head(self) -> None:
        self.head.add(IconButton("arrow_sync", translate("ledger", "Refresh (F5)"), clicked=self.refresh))
        self.sheet = Button(translate("ledger", "To Excel"), "arrow_download", PLAIN)
        self.sheet.setObjectName("export_ledger")
        self.act = Button(translate("ledger", "Reconciliation act"), "print", PLAIN)
        self.act.setObjectName("reconciliation")
        self.act.setVisible(bool(self.context.person.roles & RECONCILES))
        for button, run in ((self.sheet, self.ask_where), (self.act, self.print_act)):
            button.setEnabled(False)
            button.clicked.connect(lambda _on=False, run=run: run())
            self.head.add(button)

    def _lay_out(self) -> None:
        today = formats.present().date()
        self.since.set_value(date(today.year, 1, 1))
        self.until.set_value(today)
        fields = QGridLayout()
        fields.setHorizontalSpacing(14)
        fields.setVerticalSpacing(4)
        named = (
            ("client_id", translate("ledger", "Client"), self.client),
            ("since", translate("ledger", "From"), self.since),
            ("organization_id", translate("ledger", "Organisation"), self.organization),
            ("until", translate("ledger", "Until"), self.until),
        )  # fmt: skip
        places = {"client_id": 0, "organization_id": 1, "since": 2, "until": 3}
        for name, title, editor in named:
            label = QLabel(title)
            label.setProperty("role", "label")
            label.setBuddy(editor)
            editor.setObjectName(name)
            editor.setAccessibleName(title)
            fields.addWidget(label, 0, places[name])
            fields.addWidget(editor, 1, places[name])
        for place, share in enumerate((4, 3, 1, 1)):
            fields.setColumnStretch(place, share)
        figures = QHBoxLayout()
        figures.setSpacing(10)
        for card in self.facts:
            figures.addWidget(card, 1)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(figures)
        column.addWidget(self.table, 1)
        empty = QLabel(translate("ledger", "Choose a client: by INN or words of the name."))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setProperty("role", "muted")
        self.stack.addWidget(empty)
        self.stack.addWidget(self.body)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 6, 20, 16)
        inner.setSpacing(12)
        inner.addLayout(fields)
        inner.addWidget(self.note)
        inner.addWidget(self.stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addLayout(inner, 1)
        self.note.hide()

    def _connect(self) -> None:
        self.client.connect_to(lookups.clients)
        self.client.asked_open.connect(lambda id: self.context.window.open_card("client", id))
        for editor in (self.client, self.organization, self.since, self.until):
            editor.edited.connect(self.refresh)
        self.table.opened.connect(self.context.window.open_card)
        add = actions.adder(self, translate("ledger", "Settlements"))
        add(translate("ledger", "Refresh"), "F5", self.refresh)

    def narrow(self, chosen: dict[str, Any]) -> None:
        """Show this client: what his card opens."""
        self.client.set_value(chosen.get("client_id"), str(chosen.get("client_title") or ""))
        self.refresh()

    def _show_organizations(self, found: list[tuple[int, str]]) -> None:
        kept = self.organization.value()
        self.organization.set_choices(list(found), empty=translate("ledger", "All organisations"))
        self.organization.set_value(kept)
        self._enable()

    def _asked(self) -> tuple[Any, ...]:
        return self.client.value(), self.organization.value(), self.since.value(), self.until.value()

    def refresh(self) -> None:
        """Read again; without a client or a whole period there is nothing to read."""
        client, _organization, since, until = self._asked()
        if client is None:
            self.ledger = {}
            self.stack.setCurrentIndex(0)
        elif since and until:
            tasks.read(self, f"{SERVICE}:read", *self._asked(), then=self._show, failed=self.show_problem, key="ledger")
        self._enable()

    def _show(self, ledger: dict[str, Any]) -> None:
        self.note.hide()
        self.ledger = ledger
        self.table.show_rows(ledger["rows"], of_one=self.organization.value() is not None)
        since, until = formats.day(self.since.value()), formats.day(self.until.value())
        shown = (
            (translate("ledger", "Balance on {}").format(since), "opening", ""),
            (translate("ledger", "Done and given back"), "debit", translate("ledger", "acts, refunds")),
            (translate("ledger", "Paid"), "credit", ""),
            (translate("ledger", "Balance on {}").format(until), "closing", balance_words(ledger["closing"])),
            (translate("ledger", "Overdue by invoices"), "overdue", translate("ledger", "as of today")),
        )
        for card, (caption, key, hint) in zip(self.facts, shown, strict=True):
            card.show_fact(caption, formats.roubles(ledger[key]), hint)
        self.stack.setCurrentIndex(1)
        self._enable()
        self.refreshed.emit(formats.present())

    def _enable(self) -> None:
        self.sheet.setEnabled(bool(self.ledger))
        self.act.setEnabled(bool(self.ledger) and self.organization.value() is not None)
        tip = "" if self.act.isEnabled() else translate("ledger", "Choose the client and one organisation")
        self.act.setToolTip(tip)

    def print_act(self) -> QWidget:
        """The act as it will be printed, saved or sent."""
        from crm_desktop.ui.preview import PreviewDialog

        name = " ".join((translate("ledger", "Reconciliation act"), self._file_words())) + ".pdf"
        source = (f"{SERVICE}:reconciliation", *self._asked())
        dialog = PreviewDialog("", 0, {"file_name": name}, self, source)
        dialog.open()
        return dialog

    def ask_where(self) -> None:
        """Where the sheet goes."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        named = " ".join((translate("ledger", "Settlements"), self._file_words()))
        name = str(Path(folder, named + ".xlsx"))
        kind = translate("ledger", "Excel workbooks (*.xlsx)")
        chosen, _kind = QFileDialog.getSaveFileName(self, translate("ledger", "To Excel"), name, kind)
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """What is shown, to a sheet."""
        titles = [title for title, _width in self.table.titles()]
        tasks.run(
            self, f"{SERVICE}:export", path, self.ledger, titles, document_words,
            then=lambda _count: self.context.window.toast(translate("ledger", "Written: {}").format(path.name)),
            failed=self.show_problem,
        )  # fmt: skip

    def _file_words(self) -> str:
        client = "".join(sign for sign in str(self.ledger.get("client", "")) if sign.isalnum() or sign in " -")
        return f"{client.strip()} {self.until.value():%Y-%m-%d}"

    def show_problem(self, problem: Exception) -> None:
        """In a sentence above the figures."""
        self.note.show_text(words.sentence(problem), "red")


def balance_words(closing: Any) -> str:
    """In whose favour a balance is."""
    if not closing:
        return translate("ledger", "nobody owes")
    return translate("ledger", "the client owes") if closing > 0 else translate("ledger", "the client's advance")
