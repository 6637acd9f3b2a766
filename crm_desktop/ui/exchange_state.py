"""How the exchange goes: who works, what waits, and each object with its switch of the transition."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui.exchange_fields import reason, sentence
from crm_desktop.ui.exchange_objects import ObjectsTable
from crm_desktop.ui.exchange_words import moment
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import FactCard
from crm_desktop.ui.kit.state_page import Creation, StatePage
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


class StatePart(QWidget):
    """`changed`: something was switched here; `part_asked`: another tab of the page is to be shown."""

    changed = Signal()
    part_asked = Signal(str)

    def __init__(self, context: Context, *, decides: bool) -> None:
        super().__init__()
        self.context = context
        self._decides = decides
        self.versions: dict[str, int] = {}
        self.cards = {name: FactCard("") for name in ("worker", "last", "queue", "waiting", "asks")}
        self.trouble = NoteCard("", "red")
        show_words = partial(self.part_asked.emit, "failures")
        self.unexplained = NoteCard("", "amber", translate("exchange", "Explain"), show_words if decides else None)
        self.refused = NoteCard("", "red")
        self.table = ObjectsTable()
        self.table.changed.connect(self.save)
        self.empty = StatePage()
        self.stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(10)
        for card in self.cards.values():
            figures.addWidget(card, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        column.addLayout(figures)
        for note in (self.trouble, self.unexplained, self.refused):
            column.addWidget(note)
            note.hide()
        column.addWidget(self.table, 1)
        self.stack.addWidget(body)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def show_state(self, state: dict[str, Any]) -> None:
        """Everything api.exchange_state told."""
        if not state["objects"]:
            self.stack.setCurrentWidget(self.empty)
            set_up = Creation(translate("exchange", "Set up"), partial(self.part_asked.emit, "setup"))
            self.empty.show_empty("", set_up, None)
            self.empty.text.setText(translate("exchange", "The exchange is not set up yet"))
            self.empty.hint.setText(translate("exchange", "Enter the address of Terrasoft and check the connection."))
            return
        self.stack.setCurrentIndex(0)
        for one in state["objects"]:
            self.versions[one["object"]] = max(one["version"], self.versions.get(one["object"], 0))
        self.table.show_objects(state["objects"])
        self._show_figures(state)
        self._show_notes(state)

    def _show_figures(self, state: dict[str, Any]) -> None:
        last = state["last"] or {}
        ended = moment(last.get("ended_at"))
        told = translate("exchange", "received {}, sent {}, not gone through {}")
        done = told.format(*(formats.grouped(last.get(name, 0)) for name in ("received", "sent", "failed")))
        asks = state["conflicts"] + state["deletions"]
        shown = {
            "worker": (translate("exchange", "Works for the office"), *worker_words(state)),
            "last": (translate("exchange", "Last change"), formats.moment(ended), done if ended else ""),
            "queue": (
                translate("exchange", "To be sent"), formats.grouped(state["queue"]),
                translate("exchange", "of them refused: {}").format(formats.grouped(state["queue_failed"])),
            ),
            "waiting": (
                translate("exchange", "Waits here"), formats.grouped(state["waiting"]),
                translate("exchange", "words without meaning: {}").format(formats.grouped(state["words"])),
            ),
            "asks": (
                translate("exchange", "To decide"), formats.grouped(asks),
                translate("exchange", "conflicts {}, deletions {}").format(state["conflicts"], state["deletions"]),
            ),
        }  # fmt: skip
        for name, fact in shown.items():
            self.cards[name].show_fact(*fact)

    def _show_notes(self, state: dict[str, Any]) -> None:
        last = state["last"] or {}
        failed = bool(last.get("code")) and state["active"]
        self.trouble.show_text(trouble_words(last) if failed else "")
        text = translate("exchange", "Words of Terrasoft nobody has explained yet: {}. Records wait for them.")
        self.unexplained.show_text(text.format(state["words"]) if state["words"] else "")
        self.unexplained.link.setVisible(self._decides)

    def save(self, name: str, changes: dict[str, Any]) -> None:
        """One switch of one object; commands keep the order of the clicks."""
        self.refused.hide()
        tasks.command(self, partial(_save, self.versions, name, changes), then=self._saved, refused=self.show_refusal)

    def _saved(self, _version: int) -> None:
        self.context.window.wake_exchange()
        self.changed.emit()

    def show_refusal(self, problem: Exception) -> None:
        """Above the table; what stands in the base is shown again."""
        self.refused.show_text(sentence(problem), "red")
        self.changed.emit()


def _save(versions: dict[str, int], name: str, changes: dict[str, Any], session: Any) -> int:
    """On the worker, where the version of the change before is known already."""
    from crm_desktop.services import exchange

    versions[name] = exchange.save_object(session, name, versions[name], changes)
    return versions[name]


def trouble_words(run: dict[str, Any]) -> str:
    """Why the last cycle broke off, and on which computer."""
    told = reason(run["code"], {"words": run["words"]})
    return translate("exchange", "Computer {}. {}").format(run["host"], told) if run["host"] else told


def worker_words(state: dict[str, Any]) -> tuple[str, str]:
    """Who works and on which computer."""
    worker = state["worker"] or {}
    if not state["active"]:
        return translate("exchange", "switched off"), ""
    if not worker.get("alive"):
        return translate("exchange", "nobody"), translate("exchange", "begins when somebody with the right signs in")
    return worker["name"] or "—", worker["host"]
