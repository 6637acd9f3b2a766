"""The journal of merges: what went into what, by whom, and the way back."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from crm_desktop.services.listings.client_merges import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.client_merges_dialog import moved_words
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Dialog, confirm
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.record_summary import RecordSummary

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.client_merges"
words.register_states(
    "client_merge",
    {
        "merged": (QT_TRANSLATE_NOOP("states", "Merged"), "blue"),
        "undone": (QT_TRANSLATE_NOOP("states", "Undone"), "grey"),
    },
)


class ClientMergesPage(ListPage):
    """Enter opens the card that remained."""

    def __init__(self, context: Context) -> None:
        super().__init__(LISTING, context, summary=self._made_summary, opener=self.open_survivor)

    def _made_summary(self, context: Context) -> "MergeSummary":
        return MergeSummary(context, self)

    def open_survivor(self, id: int) -> None:
        """The card is not in the list's cells: it is read."""
        tasks.read(self, f"{SERVICE}:read", id, then=self._open, key="survivor")

    def _open(self, values: dict[str, Any]) -> None:
        self.context.window.open_card("client", values["survivor_id"])


class MergeSummary(RecordSummary):
    """One merge in words, with its undo."""

    service = SERVICE

    def __init__(self, context: Context, page: ClientMergesPage) -> None:
        super().__init__()
        self.context, self._page = context, page
        self.undo = self.add_verb("undo", translate("client_merges", "Take back…"), "arrow_undo", self.ask_undo)
        self.moved = QLabel()
        self.moved.setWordWrap(True)
        self.column.insertWidget(self.column.count() - 1, self.moved)

    def show_values(self, values: dict[str, Any]) -> None:
        self.chip.show_state(*words.state("client_merge", "undone" if values["undone_at"] else "merged"))
        self.title.setText(values["survivor_name"])
        self.undo.setVisible(not values["undone_at"])
        self.moved.setText(moved_words(values["counts"], done=True))
        self.show_facts(
            (
                (translate("client_merges", "Went into it"), values["merged_name"]),
                (translate("client_merges", "When"), formats.moment(values["created_at"])),
                (translate("client_merges", "By"), values["author"] or ""),
                (translate("client_merges", "Reason"), values["reason"]),
                (
                    translate("client_merges", "Taken back"),
                    formats.moment(values["undone_at"]) if values["undone_at"] else "",
                ),
                (translate("client_merges", "Taken back by"), values["undone_author"] or ""),
            )
        )

    def ask_undo(self) -> Dialog:
        """Asked once; the base says what has been changed since."""
        text = translate("client_merges", "“{}” becomes a client of its own again, with all it had.")
        dialog = confirm(
            self, translate("client_merges", "Take the merge back?"), text.format(self.values["merged_name"]),
            translate("client_merges", "Take back"),
        )  # fmt: skip
        dialog.accepted.connect(self._undo)
        dialog.open()
        return dialog

    def _undo(self) -> None:
        tasks.command(self, f"{SERVICE}:undo", self.id, then=lambda _a: self._undone(), refused=self._refused)

    def _undone(self) -> None:
        self.context.window.toast(translate("client_merges", "The merge is taken back: two clients again."))
        self._page.refresh()

    def _refused(self, problem: Exception) -> None:
        self.note.show_text(words.sentence(problem), "red")
