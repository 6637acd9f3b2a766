"""Two cards side by side before they become one: which fields stay, who is who, who keeps which direction."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.services.errors import Denied, Stale
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.client_merges_fields import FieldsBox
from crm_desktop.ui.client_merges_parts import DirectionsBox, PeopleBox
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import FactCard
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import TextLine
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.client_merges"
MOVED = (
    ("deal", QT_TRANSLATE_NOOP("client_merges", "deals: {}")),
    ("calculation_request", QT_TRANSLATE_NOOP("client_merges", "requests: {}")),
    ("quote", QT_TRANSLATE_NOOP("client_merges", "quotes: {}")),
    ("invoice", QT_TRANSLATE_NOOP("client_merges", "invoices: {}")),
    ("payment", QT_TRANSLATE_NOOP("client_merges", "payments: {}")),
    ("work_item", QT_TRANSLATE_NOOP("client_merges", "works: {}")),
    ("issued_document", QT_TRANSLATE_NOOP("client_merges", "issued documents: {}")),
    ("act", QT_TRANSLATE_NOOP("client_merges", "acts: {}")),
    ("contact", QT_TRANSLATE_NOOP("client_merges", "people: {}")),
    ("client_account", QT_TRANSLATE_NOOP("client_merges", "accounts: {}")),
    ("client_address", QT_TRANSLATE_NOOP("client_merges", "addresses: {}")),
    ("file", QT_TRANSLATE_NOOP("client_merges", "files: {}")),
    ("task", QT_TRANSLATE_NOOP("client_merges", "tasks: {}")),
)


class MergeDialog(Dialog):
    """Emits `merged(survivor id, merged id)`; stays open until the base has taken it."""

    merged = Signal(int, int)

    def __init__(self, context: Context, survivor_id: int, merged_id: int, parent: QWidget | None = None) -> None:
        super().__init__(translate("client_merges", "Merge two cards of one client"), "", parent)
        self.context = context
        self.ids = (survivor_id, merged_id)
        self.foreseen: dict[str, Any] = {}
        self.note, self.warning = NoteCard("", "red"), NoteCard("", "amber")
        self.cards = [
            FactCard(translate("client_merges", "Remains")),
            FactCard(translate("client_merges", "Goes into it")),
        ]
        self.fields, self.people, self.slots = FieldsBox(), PeopleBox(), DirectionsBox()
        self.counts = QLabel()
        self.counts.setWordWrap(True)
        self.reason = TextLine()
        self.reason.setObjectName("reason")
        self.reason.setPlaceholderText(translate("client_merges", "Reason: shown in the journal of merges"))
        self.reason.setAccessibleName(translate("client_merges", "Reason"))
        self.slots.chosen.connect(self.foresee)
        self._lay_out()
        self.resize(1120, 780)
        self.reason.setFocus()
        self.foresee()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        swap = Button(translate("client_merges", "Swap"), "arrow_sync")
        swap.setObjectName("swap")
        swap.clicked.connect(self.swap)
        head.addWidget(self.cards[0], 1)
        head.addWidget(swap)
        head.addWidget(self.cards[1], 1)
        self.body.addLayout(head)
        for note in (self.note, self.warning):
            note.hide()
            self.body.addWidget(note)
        pane = QWidget()
        pane.setObjectName("pane")
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(10)
        for box in (self.slots, self.fields, self.people):
            inner.addWidget(box)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(pane)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.counts)
        self.body.addWidget(self.reason)
        self.finish(
            (translate("client_merges", "Cancel"), PLAIN, CANCEL), (translate("client_merges", "Merge"), PRIMARY, SAVE)
        )
        (self.verb,) = (button for button in self.findChildren(Button) if button.look == PRIMARY)
        self.verb.setObjectName("merge")
        self.verb.setEnabled(False)

    # what would happen

    def swap(self) -> None:
        """The other card remains; choices begin anew."""
        self.ids = (self.ids[1], self.ids[0])
        self.foreseen = {}
        self.foresee()

    def foresee(self) -> None:
        """Ask the base what would happen; choices of directions decide what stands in the way."""
        self.verb.setEnabled(False)
        made = {"slots": self.slots.choices()} if self.foreseen else {}
        tasks.command(
            self, f"{SERVICE}:foresee", *self.ids, made,
            then=lambda answer: self._show(answer, made.get("slots", {})), refused=self._refused,
        )  # fmt: skip

    def _show(self, foreseen: dict[str, Any], made: dict[str, str]) -> None:
        first = not self.foreseen
        self.foreseen = foreseen
        for card, values, caption in zip(
            self.cards,
            (foreseen["survivor"], foreseen["merged"]),
            (translate("client_merges", "Remains"), translate("client_merges", "Goes into it")),
            strict=True,
        ):
            requisites = " / ".join(part for part in (values["inn"], values["kpp"]) if part)
            card.show_fact(caption, values["short_name"], requisites or translate("client_merges", "no INN"))
        if first:
            self.fields.show_fields(foreseen)
            self.people.show_people(foreseen)
        self.slots.show_slots(foreseen["slots"], made)
        self.warning.show_text(warning_words(foreseen), "amber")
        self.counts.setText(moved_words(foreseen["counts"]))
        self.verb.setEnabled(not self.slots.problems)
        self.verb.setToolTip(self.slots.problems[0] if self.slots.problems else "")

    # doing it

    def give(self, answer: str) -> None:
        if answer != SAVE:
            super().give(answer)
            return
        if not self.foreseen or not self.verb.isEnabled():
            return
        self.verb.setEnabled(False)
        self.note.hide()
        survivor, merged = self.foreseen["survivor"], self.foreseen["merged"]
        choices = {
            "fields": self.fields.choices(), "contacts": self.people.choices(), "slots": self.slots.choices(),
        }  # fmt: skip
        tasks.command(
            self, f"{SERVICE}:merge", *self.ids, (survivor["version"], merged["version"]), choices,
            self.reason.text().strip(), then=self._done, refused=self._refused,
        )  # fmt: skip

    def _done(self, answer: dict[str, Any]) -> None:
        survivor, merged = self.ids
        text = translate("client_merges", "The card “{}” went into “{}”.")
        names = self.foreseen["merged"]["short_name"], self.foreseen["survivor"]["short_name"]
        owner, merge_id = self.parent() or self.context.window, answer["merge_id"]
        undo = undoing(owner, merge_id) if isinstance(owner, QWidget) else None
        self.context.window.toast(text.format(*names), undo)
        self.merged.emit(survivor, merged)
        super().give(SAVE)

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, Stale):
            self.foreseen = {}
            self.foresee()
            self.note.show_text(
                translate("client_merges", "A card was changed meanwhile and has been read again."), "amber"
            )
            return
        self.note.show_text(words.sentence(problem), "red")
        self.verb.setEnabled(bool(self.foreseen) and not isinstance(problem, Denied) and not self.slots.problems)


def undoing(owner: QWidget, merge_id: int) -> Any:
    """What the toast's «Undo» does."""
    return lambda: tasks.command(owner, f"{SERVICE}:undo", merge_id)


def warning_words(foreseen: dict[str, Any]) -> str:
    """Why these two may be no duplicates at all."""
    if foreseen["another_inn"]:
        return translate(
            "client_merges", "The INN differ: these are two companies. What was issued keeps its requisites."
        )
    if foreseen["branch"]:
        return translate(
            "client_merges", "The same INN with two KPP is usually a head office and its branch, not a duplicate."
        )
    return ""


def moved_words(counts: dict[str, int], done: bool = False) -> str:
    """What goes over, or went, by kind; empty kinds are left out."""
    told = [translate("client_merges", text).format(counts[kind]) for kind, text in MOVED if counts.get(kind)]
    if not told:
        return translate("client_merges", "Nothing hangs on the card that goes.")
    if done:
        return translate("client_merges", "Went over: {}.").format(", ".join(told))
    text = translate("client_merges", "Goes over: {}. Issued documents keep numbers and requisites.")
    return text.format(", ".join(told))
