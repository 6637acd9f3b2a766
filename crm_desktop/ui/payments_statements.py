"""Statements that were imported; each can be taken back whole, after it has been said what that does."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog, confirm
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.payments"
MOST = 12


class StatementsDialog(Dialog):
    """Emits `undone` when payments have gone."""

    undone = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("payments", "Imported statements"), "", parent)
        self.context = context
        self.note = NoteCard(hue="green")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(1, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self._scrolled(), 1)
        self.finish((translate("payments", "Close"), PLAIN, CANCEL))
        self.resize(940, 560)
        self.read()

    def _scrolled(self) -> QScrollArea:
        pane = QWidget()
        pane.setObjectName("pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addLayout(self.grid)
        inside.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(pane)
        return area

    def read(self) -> None:
        """Newest first."""
        tasks.read(self, f"{SERVICE}:statements", then=self.show_statements, failed=self.show_problem, key="statements")

    def show_statements(self, statements: list[dict[str, Any]]) -> None:
        """Replaces everything shown."""
        emptied(self.grid)
        for place, one in enumerate(statements):
            self._add(place, one)
        if not statements:
            empty = QLabel(translate("payments", "No statement has been imported yet."))
            empty.setProperty("role", "muted")
            self.grid.addWidget(empty, 0, 0)

    def _add(self, place: int, one: dict[str, Any]) -> None:
        name, told = QLabel(one["file_name"] or one["account"]), QLabel(_told(one))
        name.setProperty("role", "strong")
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        for widget in (name, told):
            widget.setTextFormat(Qt.TextFormat.PlainText)
        self.grid.addWidget(name, place, 0)
        self.grid.addWidget(told, place, 1)
        if one["undone_at"]:
            chip = Chip(translate("payments", "taken back"), "grey")
            when = f"{formats.moment(one['undone_at'])} · {one['undone_by'] or ''}"
            chip.setToolTip(when)
            self.grid.addWidget(chip, place, 2)
        elif one["new_count"]:
            back = Button(translate("payments", "Take back…"), "arrow_undo")
            back.setObjectName(f"undo_{one['id']}")
            back.clicked.connect(lambda _on=False: self.foresee(one))
            self.grid.addWidget(back, place, 2)

    def foresee(self, one: dict[str, Any]) -> None:
        """Ask the base what would happen, then the accountant."""
        tasks.command(
            self, f"{SERVICE}:undo_statement", one["id"], True,
            then=lambda told: self._foreseen(one, told), refused=self.show_problem,
        )  # fmt: skip

    def _foreseen(self, one: dict[str, Any], told: dict[str, Any]) -> None:
        self.ask(one, told)

    def ask(self, one: dict[str, Any], told: dict[str, Any]) -> Dialog:
        """Whether it shall really go back."""
        verb = translate("payments", "Take back")
        text = "\n\n".join(foreseen_words(one, told))
        dialog = confirm(self, translate("payments", "Take the statement back?"), text, verb, danger=True)
        dialog.finished.connect(lambda _code: self._undo(one["id"]) if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _undo(self, statement_id: int) -> None:
        tasks.command(
            self, f"{SERVICE}:undo_statement", statement_id, then=self._done, refused=self.show_problem
        )  # fmt: skip

    def _done(self, told: dict[str, Any]) -> None:
        parts = [translate("payments", "Taken back: payments {}.").format(told["payments"]), *works_words(told)]
        self.note.show_text(" ".join(parts), "amber" if told["works"] else "green")
        self.undone.emit()
        self.read()

    def show_problem(self, problem: Exception) -> None:
        """What hangs on the statement, in a sentence."""
        self.note.show_text(words.sentence(problem), "red")


def foreseen_words(one: dict[str, Any], told: dict[str, Any]) -> list[str]:
    """What taking a statement back does, paragraph by paragraph."""
    text = translate("payments", "“{}”: payments to be removed: {}, allocations taken back: {}.")
    parts = [text.format(one["file_name"] or one["account"], told["payments"], formats.roubles(told["amount"]))]
    if told["invoices"]:
        parts.append(translate("payments", "Unpaid again: {}.").format(_some(told["invoices"])))
    return [*parts, *works_words(told)]


def works_words(told: dict[str, Any]) -> list[str]:
    """Work that started with this money goes on: somebody has to decide about it."""
    if not told["works"]:
        return []
    text = translate("payments", "Works released by this money stay under way: {}.")
    return [text.format(_some([f"{work['number']} {work['client']}" for work in told["works"]]))]


def _some(names: list[str]) -> str:
    rest = len(names) - MOST
    shown = ", ".join(str(name) for name in names[:MOST])
    return shown + (" " + translate("payments", "and {} more").format(rest) if rest > 0 else "")


def _told(one: dict[str, Any]) -> str:
    days = f"{formats.day(one['from_on'])} – {formats.day(one['until_on'])}"
    counts = translate("payments", "new {}, known {}").format(one["new_count"], one["known_count"])
    who = f"{formats.moment(one['created_at'])}, {one['author'] or ''}"
    return " · ".join((one["organization"], days, counts, who))
