"""What the first run would do with the clients of Terrasoft: nothing is written, those that are alike may be joined."""

import threading
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_list import ExchangeList
from crm_desktop.ui.exchange_setup_known import Known
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.list_footer import BulkAction

translate = QCoreApplication.translate
OUTCOME = "exchange_outcome"
OUTCOMES = {
    "new": (QT_TRANSLATE_NOOP("states", "New one"), "blue"),
    "match": (QT_TRANSLATE_NOOP("states", "The same INN and KPP"), "green"),
    "alike": (QT_TRANSLATE_NOOP("states", "Only the name is alike"), "amber"),
    "twice": (QT_TRANSLATE_NOOP("states", "Twice in Terrasoft"), "red"),
    "linked": (QT_TRANSLATE_NOOP("states", "Linked"), "grey"),
}
LISTING = Listing(
    name="exchange_first",
    document="exchange_outcome",
    title=QT_TRANSLATE_NOOP("lists", "Clients of Terrasoft"),
    source="",
    columns=(
        Column("outcome", QT_TRANSLATE_NOOP("lists", "Outcome"), "state", "", 190, filterable=True, words=OUTCOME),
        Column("name", QT_TRANSLATE_NOOP("lists", "In Terrasoft"), "text", ""),
        Column("inn", QT_TRANSLATE_NOOP("lists", "INN"), "text", "", 120),
        Column("kpp", QT_TRANSLATE_NOOP("lists", "KPP"), "text", "", 104),
        Column("our_name", QT_TRANSLATE_NOOP("lists", "Here"), "text", "", 260),
    ),
    views=(
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
        View("new", QT_TRANSLATE_NOOP("lists", "New"), ""),
        View("match", QT_TRANSLATE_NOOP("lists", "The same INN and KPP"), ""),
        View("alike", QT_TRANSLATE_NOOP("lists", "Alike"), ""),
        View("twice", QT_TRANSLATE_NOOP("lists", "Twice"), ""),
        View("linked", QT_TRANSLATE_NOOP("lists", "Linked already"), ""),
    ),
)


class Preview(ExchangeList):
    """`arrived` when the comparison is there; a comparison reads every client of Terrasoft and may take minutes."""

    arrived = Signal()
    nothing = QT_TRANSLATE_NOOP("exchange", "Terrasoft has no clients that fit the filter")

    def __init__(self, context: Context, known: Known) -> None:
        words.register_states(OUTCOME, OUTCOMES)
        self._known: Known | None = None
        self._stop = threading.Event()
        join = BulkAction(translate("exchange", "The same as ours"), "link", self.join)
        super().__init__(
            LISTING, context, belongs=lambda view, row: view in ("all", row[1]), bulk=[join], opener=lambda _id: None
        )
        self._known = known

    def refresh(self) -> None:
        """Compare anew; before the page of the wizard is shown nothing is asked."""
        if self._known is not None:
            self._stop = threading.Event()
            stop = self._stop
            self._known.run("foresee", self._arrived, self._failed, lambda: not stop.is_set())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the comparison any more."""
        self._stop.set()
        super().hideEvent(event)

    def id_of(self, told: dict[str, Any]) -> int:
        return int(told["place"])

    def row(self, told: dict[str, Any]) -> tuple[Any, ...]:
        return told["outcome"], told["name"], told["inn"], told["kpp"], told["our_name"] or ""

    def _arrived(self, found: list[dict[str, Any]] | None) -> None:
        if found is None:
            return
        super()._arrived([{**one, "place": place} for place, one in enumerate(found, 1)])
        self.arrived.emit()

    def _failed(self, problem: Exception) -> None:
        super()._failed(problem)
        self.states.text.setText(translate("exchange", "The clients could not be compared"))
        self.states.hint.setText(sentence(problem))
        self.arrived.emit()

    def count(self, outcome: str) -> int:
        """How many have this outcome."""
        return sum(one["outcome"] == outcome for one in self.told.values())

    def join(self, ids: list[int]) -> None:
        """The person says that those chosen, alike by name, are one and the same client."""
        alike = [self.told[id] for id in ids if self.told[id]["outcome"] == "alike"]
        if not alike:
            text = translate("exchange", "Choose clients whose name only is alike: the others are told apart already.")
            self.context.window.toast(text, tone="amber")
            return
        tasks.command(self, partial(_join, alike), then=lambda _a: self._joined(alike), refused=self.show_refusal)

    def _joined(self, alike: list[dict[str, Any]]) -> None:
        joined = {one["place"] for one in alike}
        now = [{**one, "outcome": "linked"} if id in joined else one for id, one in self.told.items()]
        super()._arrived(now)
        self.context.window.toast(translate("exchange", "Joined: {}").format(len(alike)))
        self.arrived.emit()

    def show_refusal(self, problem: Exception) -> None:
        """Of two that are joined already, the second pair is refused: the comparison is made anew."""
        self.context.window.toast(sentence(problem), tone="red")
        self.refresh()


def _join(alike: list[dict[str, Any]], session: Any) -> None:
    from crm_desktop.services import exchange

    for one in alike:
        exchange.join(session, "client", one["our_id"], one["id"])
