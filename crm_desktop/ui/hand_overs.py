"""The list of hand-overs: whose work went to whom, how much of it, and the way back."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.errors import Refused
from crm_desktop.services.listings.hand_overs import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.hand_overs_dialog import HandOverDialog
from crm_desktop.ui.hand_overs_words import count_words
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Dialog, confirm
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.record_summary import RecordSummary
from crm_desktop.ui.kit.state_page import Creation

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


class HandOverSummary(RecordSummary):
    """One hand-over in words, with its undo for those who may."""

    service = SERVICE

    def __init__(self, context: Context, page: HandOversPage) -> None:
        super().__init__()
        self.context, self._page = context, page
        self.undo = self.add_verb("undo", translate("hand_overs", "Take back…"), "arrow_undo", self.ask_undo)
        rest = translate("hand_overs", "Give the rest back")
        self.rest = self.add_verb("undo_rest", rest, "arrow_undo", lambda: self._undo(rest=True))

    def show_record(self, id: int) -> None:
        """Read one and show it."""
        self.rest.hide()
        super().show_record(id)

    def show_values(self, values: dict[str, Any]) -> None:
        self.chip.show_state(*words.state("hand_over", "undone" if values["undone_at"] else "done"))
        self.title.setText(translate("hand_overs", "{} → {}").format(values["giver"], values["heir"]))
        self.undo.setVisible(bool(values["may_undo"]) and self.rest.isHidden())
        undone_at = values["undone_at"]
        self.show_facts(
            (
                (translate("hand_overs", "Went over"), count_words(values["counts"])),
                (translate("hand_overs", "When"), formats.moment(values["created_at"])),
                (translate("hand_overs", "By"), values["author"] or ""),
                (translate("hand_overs", "Reason"), values["reason"]),
                (translate("hand_overs", "Taken back"), formats.moment(undone_at) if undone_at else ""),
                (translate("hand_overs", "Taken back by"), values["undone_author"] or ""),
            )
        )

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
        self.note.hide()
        self.rest.hide()
        text = translate("hand_overs", "Given back: {}.").format(count_words(answer["counts"]))
        self.context.window.toast(text)
        self._page.refresh()

    def _refused(self, problem: Exception) -> None:
        self.note.show_text(words.sentence(problem), "amber")
        if isinstance(problem, Refused) and problem.code == "hand_over_moved_on":
            self.undo.hide()
            self.rest.show()
