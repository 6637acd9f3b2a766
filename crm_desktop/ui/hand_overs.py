"""The list of hand-overs: whose work went to whom, how much of it, and the way back."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.services.listings.hand_overs import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.hand_overs_dialog import HandOverDialog
from crm_desktop.ui.hand_overs_words import count_words
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Dialog, confirm
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.hand_overs"
KEEPERS = frozenset({"head", "analyst"})
words.register_states(
    "hand_over",
    {
        "done": (QT_TRANSLATE_NOOP("states", "Handed over"), "blue"),
        "undone": (QT_TRANSLATE_NOOP("states", "Undone"), "grey"),
    },
)


class HandOversPage(ListPage):
    """Heads and analysts pass work on; executives read."""

    def __init__(self, context: Context) -> None:
        keeps = bool(context.person.roles & KEEPERS)
        creation = Creation(translate("hand_overs", "Hand the work over"), self.hand_over) if keeps else None
        super().__init__(LISTING, context, creation=creation, summary=self._made_summary, opener=lambda _id: None)

    def _made_summary(self, context: Context) -> "HandOverSummary":
        return HandOverSummary(context, self)

    def hand_over(self) -> HandOverDialog:
        """Whose, to whom and what is chosen in one window."""
        dialog = HandOverDialog(self.context, self)
        dialog.handed_over.connect(lambda _counts: self.refresh())
        dialog.open()
        return dialog


class HandOverSummary(QWidget):
    """One hand-over in words, with its undo for those who may."""

    def __init__(self, context: Context, page: HandOversPage) -> None:
        super().__init__()
        self.context, self._page = context, page
        self.id = 0
        self.values: dict[str, Any] = {}
        self.head = QWidget()
        self.chip, self.title, self.problem = Chip(), QLabel(), NoteCard("", "red")
        for hidden in (self.chip, self.problem):
            hidden.hide()
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.chip)
        line.addStretch()
        self.title.setProperty("role", "panel_title")
        self.title.setWordWrap(True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnMinimumWidth(0, 108)
        self.grid.setColumnStretch(1, 1)
        self.undo = self._button("undo", translate("hand_overs", "Take back…"), self.ask_undo)
        self.rest = self._button(
            "undo_rest", translate("hand_overs", "Give the rest back"), lambda: self._undo(rest=True)
        )
        buttons = QHBoxLayout()
        for button in (self.undo, self.rest):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(buttons)
        column.addWidget(self.problem)
        column.addLayout(self.grid)
        column.addStretch()

    def _button(self, name: str, text: str, act: Any) -> Button:
        button = Button(text, "arrow_undo", PLAIN)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        button.hide()
        return button

    def show_record(self, id: int) -> None:
        """Read one and show it."""
        self.id = id
        self.problem.hide()
        self.rest.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the same one again."""
        if self.id:
            tasks.read(self, f"{SERVICE}:read", self.id, then=self._show, failed=lambda _problem: None, key="summary")

    def _show(self, values: dict[str, Any]) -> None:
        self.values = values
        self.chip.show()
        self.chip.show_state(*words.state("hand_over", "undone" if values["undone_at"] else "done"))
        self.title.setText(translate("hand_overs", "{} → {}").format(values["giver"], values["heir"]))
        self.undo.setVisible(bool(values["may_undo"]) and self.rest.isHidden())
        emptied(self.grid)
        facts = (
            (translate("hand_overs", "Went over"), count_words(values["counts"])),
            (translate("hand_overs", "When"), formats.moment(values["created_at"])),
            (translate("hand_overs", "By"), values["author"] or ""),
            (translate("hand_overs", "Reason"), values["reason"]),
            (translate("hand_overs", "Taken back"), formats.moment(values["undone_at"]) if values["undone_at"] else ""),
            (translate("hand_overs", "Taken back by"), values["undone_author"] or ""),
        )
        for row, (label, text) in enumerate(fact for fact in facts if fact[1]):
            name, value = QLabel(label), QLabel(text)
            name.setProperty("role", "muted")
            value.setWordWrap(True)
            self.grid.addWidget(name, row, 0)
            self.grid.addWidget(value, row, 1)

    def ask_undo(self) -> Dialog:
        """Asked once; the base says what has moved on since."""
        text = translate("hand_overs", "What is still with {} goes back to {}, with what was done meanwhile.")
        dialog = confirm(
            self, translate("hand_overs", "Take the hand-over back?"),
            text.format(self.values["heir"], self.values["giver"]), translate("hand_overs", "Take back"),
        )  # fmt: skip
        dialog.accepted.connect(self._undo)
        dialog.open()
        return dialog

    def _undo(self, rest: bool = False) -> None:
        tasks.command(self, f"{SERVICE}:undo", self.id, rest, then=self._undone, refused=self._refused)

    def _undone(self, answer: dict[str, Any]) -> None:
        self.problem.hide()
        self.rest.hide()
        text = translate("hand_overs", "Given back: {}.").format(count_words(answer["counts"]))
        self.context.window.toast(text)
        self._page.refresh()

    def _refused(self, problem: Exception) -> None:
        self.problem.show_text(words.sentence(problem), "amber")
        if isinstance(problem, Refused) and problem.code == "hand_over_moved_on":
            self.undo.hide()
            self.rest.show()
