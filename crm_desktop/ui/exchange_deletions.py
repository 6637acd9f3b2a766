"""Records gone on one side: nothing is deleted on the other before somebody here has said so."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crm_desktop.services.database import Reader
from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.lists_in_memory import Row
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_list import SERVICE, ExchangeList
from crm_desktop.ui.exchange_words import OBJECT, id_words, moment
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import DANGER, PLAIN, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import SAVE, Dialog, confirm
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.record_summary import RecordSummary

translate = QCoreApplication.translate
DECISION = 5
LISTING = Listing(
    name="exchange_deletions",
    document="exchange_deletion",
    title=QT_TRANSLATE_NOOP("lists", "Records gone on one side"),
    source="",
    columns=(
        Column("object", QT_TRANSLATE_NOOP("lists", "Object"), "state", "", 164, filterable=True, words=OBJECT),
        Column("title", QT_TRANSLATE_NOOP("lists", "Record"), "text", ""),
        Column("side", QT_TRANSLATE_NOOP("lists", "Where"), "state", "", 164, filterable=True, words="exchange_gone"),
        Column("found_at", QT_TRANSLATE_NOOP("lists", "Noticed"), "moment", "", 136),
        Column("decision", QT_TRANSLATE_NOOP("lists", "Decision"), "state", "", 178, words="exchange_deletion"),
        Column("decided_by", QT_TRANSLATE_NOOP("lists", "Who decided"), "text", "", 140, hidden=True),
        Column("decided_at", QT_TRANSLATE_NOOP("lists", "When"), "moment", "", 136, hidden=True),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "To decide"), "decision IS NULL", "amber"),
        View("decided", QT_TRANSLATE_NOOP("lists", "Decided"), "decision IS NOT NULL"),
    ),
)  # fmt: skip
VERBS = {
    "delete": QT_TRANSLATE_NOOP("exchange", "Delete on both sides"),
    "part": QT_TRANSLATE_NOOP("exchange", "Let them part"),
    "restore": QT_TRANSLATE_NOOP("exchange", "Restore"),
}
MEANS = {
    ("delete", "there"): QT_TRANSLATE_NOOP("exchange", "Ours goes, too, if nothing hangs on it."),
    ("delete", "here"): QT_TRANSLATE_NOOP("exchange", "It is deleted in Terrasoft at the next cycle."),
    ("part", "there"): QT_TRANSLATE_NOOP("exchange", "Ours stays as it is and is not exchanged any more."),
    ("part", "here"): QT_TRANSLATE_NOOP("exchange", "Terrasoft's stays as it is and is not exchanged any more."),
    ("restore", "there"): QT_TRANSLATE_NOOP("exchange", "It is made anew in Terrasoft from ours."),
    ("restore", "here"): QT_TRANSLATE_NOOP("exchange", "It is made anew here from Terrasoft's."),
}  # fmt: skip


def everything(reader: Reader) -> list[dict[str, Any]]:
    """Those that wait and those decided, for the two views."""
    from crm_desktop.services import exchange

    return exchange.deletions(reader, everything=True)


def belongs(view: str, row: Row) -> bool:
    """What waits for a decision, or what has one."""
    return (view == "open") == (row[DECISION] is None)


class Deletions(ExchangeList):
    """Enter opens our record; the pane says what each decision does."""

    question = "crm_desktop.ui.exchange_deletions:everything"
    nothing = QT_TRANSLATE_NOOP("exchange", "Nothing is gone")

    def __init__(self, context: Context) -> None:
        icons = {"delete": "delete", "part": "dismiss", "restore": "arrow_reset"}
        bulk = [
            BulkAction(translate("exchange", VERBS[verb]), icons[verb], partial(self.decide, verb=verb))
            for verb in ("restore", "part", "delete")
        ]
        super().__init__(LISTING, context, belongs=belongs, summary=self._made_summary, bulk=bulk)

    def _made_summary(self, _context: Context) -> QWidget:
        return DeletionSummary(self)

    def row(self, told: dict[str, Any]) -> tuple[Any, ...]:
        decided = told["decision"], told["decided_by"] or "", moment(told["decided_at"])
        return told["object"], told["title"] or "", told["side"], moment(told["found_at"]), *decided

    def decide(self, ids: list[int], verb: str) -> Dialog | None:
        """Deleting asks once more; the others keep everything there is."""
        chosen = [id for id in ids if id in self.told and self.told[id]["decision"] is None]
        if not chosen:
            return None
        if verb != "delete":
            self._decide(chosen, verb)
            return None
        names = "\n".join(self.told[id]["title"] or str(self.told[id]["our_id"]) for id in chosen[:10])
        rest = translate("exchange", "and {} more").format(len(chosen) - 10) if len(chosen) > 10 else ""
        title = translate("exchange", "Delete on both sides: {}?").format(len(chosen))
        text = "\n".join(filter(None, (names, rest)))
        dialog = confirm(self, title, text, translate("exchange", "Delete"), danger=True)
        dialog.finished.connect(lambda _code: self._decide(chosen, verb) if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _decide(self, ids: list[int], verb: str) -> None:
        tasks.command(
            self, f"{SERVICE}:decide_deletions", ids, verb, then=self._decided, refused=self.show_refusal
        )  # fmt: skip

    def _decided(self, count: int) -> None:
        self.context.window.wake_exchange()
        self.context.window.toast(translate("exchange", "Decided: {}").format(count))
        self.refresh()

    def show_refusal(self, problem: Exception) -> None:
        """Beside the record that cannot be taken away."""
        assert self.panel is not None
        summary = self.panel.summary
        assert isinstance(summary, DeletionSummary)
        summary.note.show_text(sentence(problem), "red")
        self.refresh()


class DeletionSummary(RecordSummary):
    """One record with three ways on, each with what it does."""

    def __init__(self, page: Deletions) -> None:
        super().__init__()
        self._page = page
        self.open = self.add_verb(
            "open_record", translate("exchange", "Open"), "open", lambda: page.open_record(self.id)
        )
        self.ways = QWidget()
        self.means: dict[str, QLabel] = {}
        column = QVBoxLayout(self.ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for verb, icon, look in (
            ("restore", "arrow_reset", PLAIN), ("part", "dismiss", PLAIN), ("delete", "delete", DANGER),
        ):  # fmt: skip
            button = Button(translate("exchange", VERBS[verb]), icon, look)
            button.setObjectName(verb)
            button.clicked.connect(lambda _on=False, verb=verb: page.decide([self.id], verb))
            label = self.means[verb] = QLabel()
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            column.addWidget(button)
            column.addWidget(label)
            column.addSpacing(10)
        self.ways.hide()
        self.column.insertWidget(self.column.count() - 2, self.ways)

    def refresh(self) -> None:
        """What the list has read already."""
        told = self._page.told.get(self.id)
        if told is not None and told != self.values:
            self._show(told)

    def show_values(self, values: dict[str, Any]) -> None:
        self.chip.show_state(*words.state("exchange_gone", values["side"]))
        kind = words.state("exchange_object", values["object"])[0]
        self.title.setText(values["title"] or kind)
        self.open.setVisible(values["side"] == "there")
        decided = values["decision"]
        self.show_facts(
            (
                (translate("exchange", "Object"), kind),
                (translate("exchange", "Found"), formats.moment(moment(values["found_at"]))),
                (translate("exchange", "Decided"), words.state("exchange_deletion", decided)[0] if decided else ""),
                (translate("exchange", "Who"), values["decided_by"] or ""),
                (translate("exchange", "When"), formats.moment(moment(values["decided_at"])) if decided else ""),
                (translate("exchange", "Id in Terrasoft"), id_words(values["their_id"])),
            )
        )
        self.ways.setVisible(not decided)
        for verb, label in self.means.items():
            label.setText(translate("exchange", MEANS[verb, values["side"]]))
