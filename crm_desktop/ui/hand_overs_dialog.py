"""Передача дел: from whom, to whom, what exactly, and what cannot go and why - before one step does it all."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.services import hand_overs
from crm_desktop.services.database import Reader
from crm_desktop.ui.hand_overs_tree import WorkTree
from crm_desktop.ui.hand_overs_words import chosen_words, count_words
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import TextLine
from crm_desktop.ui.kit.lookup import Choice, LookupEdit
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.hand_overs"


def givers(reader: Reader, text: str) -> list[Choice]:
    """Whose work I may pass on."""
    return [Choice(*found) for found in hand_overs.givers(reader, text)]


def heirs(reader: Reader, text: str, giver_id: int | None = None) -> list[Choice]:
    """Who may take it over."""
    return [Choice(*found) for found in hand_overs.heirs(reader, text, giver_id)]


class HandOverDialog(Dialog):
    """Emits `handed_over(counts)`; `giver` (id, name) fixes whose work it is, `clients` mark theirs alone."""

    handed_over = Signal(object)

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        giver: tuple[int, str] | None = None,
        clients: Iterable[int] = (),
    ) -> None:
        super().__init__(translate("hand_overs", "Hand the work over"), "", parent)
        self.context = context
        self._clients = frozenset(clients)
        self._read = False
        self.note = NoteCard("", "red")
        self.giver, self.heir, self.reason = LookupEdit(), LookupEdit(), TextLine()
        self.giver.connect_to(givers, opens=False)
        self.heir.connect_to(heirs, arguments=lambda: (self.giver.value(),), opens=False)
        self.giver.edited.connect(self._giver_changed)
        self.heir.edited.connect(self.foresee)
        self.tree = WorkTree()
        self.tree.chosen.connect(self._tell)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("role", "strong")
        self.rule = QLabel(
            translate(
                "hand_overs",
                "Deals, documents and tasks follow their direction: whoever holds it sees them. "
                "The former holder keeps the sight of what he has issued.",
            )
        )
        self.rule.setWordWrap(True)
        self.rule.setProperty("role", "hint")
        self._lay_out()
        self.resize(1040, 720)
        if giver is not None:
            self.giver.set_value(*giver)
            self.giver.setReadOnly(True)
            self.foresee()
        elif self._clients:
            tasks.read(self, f"{SERVICE}:holders_of", sorted(self._clients), then=self._propose, key="holders")
        (self.heir if giver is not None else self.giver).setFocus()
        self._tell()

    def _lay_out(self) -> None:
        self.note.hide()
        self.body.addWidget(self.note)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        for column, (name, title, editor) in enumerate((
            ("giver", translate("hand_overs", "From whom *"), self.giver),
            ("heir", translate("hand_overs", "To whom *"), self.heir),
            ("reason", translate("hand_overs", "Reason *"), self.reason),
        )):  # fmt: skip
            label = QLabel(title)
            label.setProperty("role", "label")
            label.setBuddy(editor)
            editor.setObjectName(name)
            editor.setAccessibleName(title.removesuffix(" *"))
            grid.addWidget(label, 0, column)
            grid.addWidget(editor, 1, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.tree, 1)
        for widget in (self.told, self.rule):
            self.body.addWidget(widget)
        self.finish(
            (translate("hand_overs", "Cancel"), PLAIN, CANCEL), (translate("hand_overs", "Hand over"), PRIMARY, SAVE)
        )
        (self.verb,) = (button for button in self.findChildren(Button) if button.look == PRIMARY)
        self.verb.setObjectName("hand_over")

    # what would go

    def _propose(self, holders: list[tuple[int, str]]) -> None:
        """Of one holder's clients his name is known; of several it has to be chosen."""
        if len(holders) == 1 and self.giver.value() is None:
            self.giver.set_value(*holders[0])
            self.foresee()
            self.heir.setFocus()
            return
        names = ", ".join(name for _id, name in holders)
        several = translate("hand_overs", "The chosen clients are held by: {}. Choose whose directions go.").format(
            names
        )
        nobody = translate("hand_overs", "Nobody whose work you may pass on holds these clients.")
        self.note.show_text(several if holders else nobody, "blue" if holders else "amber")

    def _giver_changed(self) -> None:
        self._read = False
        self.foresee()

    def foresee(self) -> None:
        """Read what the person has in work; what is chosen stays chosen when only the receiver changes."""
        if self.giver.value() is None:
            self._read = False
            self.tree.clear()
            self._tell()
            return
        kept = self.tree.chosen_ids() if self._read else None
        tasks.read(
            self, f"{SERVICE}:foresee", self.giver.value(), self.heir.value(),
            then=lambda found: self._show(found, kept), failed=self._refused, key="foresee",
        )  # fmt: skip

    def _show(self, foreseen: dict[str, Any], kept: dict[str, list[int]] | None) -> None:
        self._read = True
        self.note.hide()
        self.tree.show_work(foreseen, self._clients, kept)

    def _tell(self) -> None:
        """The preview: exactly what the command will be given."""
        rows = self.tree.chosen_rows()
        unread = translate("hand_overs", "Choose whose work is handed over.")
        self.told.setText(chosen_words(rows, self.tree.stuck()) if self._read else unread)
        self.verb.setEnabled(any(rows.values()))

    # doing it

    def give(self, answer: str) -> None:
        if answer != SAVE:
            super().give(answer)
            return
        if not self.verb.isEnabled():
            return
        missing = [editor for editor in (self.giver, self.heir, self.reason) if not editor.value()]
        if missing:
            self.note.show_text(translate("hand_overs", "Say to whom the work goes, and why."), "red")
            missing[0].setFocus()
            return
        self.verb.setEnabled(False)
        self.note.hide()
        tasks.command(
            self, f"{SERVICE}:hand_over", self.giver.value(), self.heir.value(), self.tree.chosen_ids(),
            str(self.reason.value()), then=self._done, refused=self._refused,
        )  # fmt: skip

    def _done(self, answer: dict[str, Any]) -> None:
        text = translate("hand_overs", "{} has received: {}.").format(self.heir.text(), count_words(answer["counts"]))
        owner, number = self.parent(), answer["id"]
        undo = (lambda: tasks.command(owner, f"{SERVICE}:undo", number)) if isinstance(owner, QWidget) else None
        self.context.window.toast(text, undo)
        self.handed_over.emit(answer["counts"])
        super().give(SAVE)

    def _refused(self, problem: Exception) -> None:
        self.verb.setEnabled(any(self.tree.chosen_rows().values()))
        self.note.show_text(words.sentence(problem), "red")
