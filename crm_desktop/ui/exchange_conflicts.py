"""Fields both sides changed: one key keeps ours, one takes Terrasoft's, and the next record is there."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.services.database import Reader
from crm_desktop.ui.exchange_conflicts_fields import FieldsTable
from crm_desktop.ui.exchange_conflicts_queue import ConflictQueue, conflict_item
from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_list import SERVICE, open_record
from crm_desktop.ui.exchange_words import OBJECTS, moment
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import QueueItem
from crm_desktop.ui.kit.dialogs import SAVE, Dialog, confirm
from crm_desktop.ui.kit.state_page import StatePage
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.kit.tabs import Tab, Tabs
from crm_desktop.ui.kit.tokens import QUEUE_WIDTH

translate = QCoreApplication.translate
Fields = tuple[str, list[int]]
"""The title of a record and the conflicts of its fields."""
PLACES = {name: place for place, name in enumerate(OBJECTS)}


def read_conflicts(reader: Reader, decided: bool) -> list[dict[str, Any]]:
    """The open ones, or those somebody or a rule has decided."""
    from crm_desktop.services import exchange

    found = exchange.conflicts(reader, everything=decided)
    return [one for one in found if (one["decision"] is not None) == decided]


class Conflicts(QWidget):
    """The queue of records at the left, the fields of the current one at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.records: dict[int, list[dict[str, Any]]] = {}
        self._items: list[QueueItem] | None = None
        self._busy = False
        self.tabs = Tabs(
            [Tab("open", translate("exchange", "To decide"), "amber"), Tab("decided", translate("exchange", "Decided"))]
        )
        self.queue, self.fields = ConflictQueue(), FieldsTable()
        self.chip, self.title, self.since = Chip(), QLabel(), QLabel()
        self.note, self.empty, self.stack = NoteCard("", "red"), StatePage(), QStackedWidget()
        self.verbs = {
            "ours": Button(translate("exchange", "← Keep ours"), look=PLAIN),
            "theirs": Button(translate("exchange", "Take Terrasoft's →"), look=PLAIN),
        }
        self.open = Button(translate("exchange", "Open the record"), "open")
        self.open.setObjectName("open_record")
        self.told = QLabel()
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(QUEUE_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.queue, 1)
        hint = QLabel(translate("exchange", "← ours   → Terrasoft's   ↑ ↓ next   Shift several"))
        hint.setProperty("role", "caption")
        hint.setContentsMargins(16, 6, 16, 8)
        column.addWidget(hint)
        line = QFrame()
        line.setProperty("role", "column")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(left)
        outer.addWidget(line)
        self.stack.addWidget(self._made_record())
        self.stack.addWidget(self.empty)
        self.stack.setCurrentIndex(0)
        outer.addWidget(self.stack, 1)
        self.setFocusProxy(self.queue)

    def _made_record(self) -> QWidget:
        record = QWidget()
        head, verbs = QHBoxLayout(), QHBoxLayout()
        self.title.setProperty("role", "panel_title")
        for label in (self.since, self.told):
            label.setProperty("role", "muted")
        for widget in (self.title, self.chip, self.since):
            head.addWidget(widget)
        head.setSpacing(10)
        head.addStretch()
        head.addWidget(self.open)
        for name, button in self.verbs.items():
            button.setObjectName(name)
            verbs.addWidget(button)
        verbs.setSpacing(8)
        verbs.addWidget(self.told)
        verbs.addStretch()
        column = QVBoxLayout(record)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addLayout(verbs)
        column.addWidget(self.fields, 1)
        self.note.hide()
        return record

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _name: self._chosen())
        self.queue.selected.connect(self._show)
        self.queue.itemSelectionChanged.connect(self._show_verbs)
        self.fields.itemSelectionChanged.connect(self._show_verbs)
        self.queue.decided.connect(self.decide_records)
        self.fields.decided.connect(self.decide_fields)
        for name, button in self.verbs.items():
            button.clicked.connect(lambda _on=False, name=name: self._press(name))
        self.open.clicked.connect(lambda _on=False: self.open_current())
        self.queue.itemActivated.connect(lambda _item: self.open_current())
        self.empty.retried.connect(self.refresh)
        add = actions.adder(self, translate("exchange", "Conflicts"))
        add(translate("exchange", "Keep ours"), "Left", lambda: None, shortcut=False)
        add(translate("exchange", "Take Terrasoft's"), "Right", lambda: None, shortcut=False)

    # reading

    def refresh(self) -> None:
        """Ask anew; what is the same is not shown anew, so a selection survives."""
        decided = self.tabs.current == "decided"
        tasks.read(self, read_conflicts, decided, then=self._arrived, failed=self._failed, key="conflicts")

    def _chosen(self) -> None:
        self._items = None
        self.note.hide()
        self.refresh()

    def _arrived(self, found: list[dict[str, Any]]) -> None:
        self.records = {}
        for one in found:
            self.records.setdefault(one["our_id"] * len(PLACES) + PLACES[one["object"]], []).append(one)
        if self.tabs.current == "open":
            self.tabs.set_count("open", len(found) or None)
        items = [conflict_item(id, fields) for id, fields in self.records.items()]
        if items != self._items:
            self._items = items
            self.queue.show_items(items)
        self.stack.setCurrentIndex(0 if items else 1)
        if not items:
            self.empty.show_empty("", None, None)
            texts = {
                "open": translate("exchange", "Nothing to decide: both sides agree"),
                "decided": translate("exchange", "Nothing was decided yet"),
            }
            self.empty.text.setText(texts[self.tabs.current])
        current = self.queue.current_id()
        if current is not None:
            self._show(current)

    def _failed(self, problem: Exception) -> None:
        if self.records:
            tasks.show_problem(self, problem)
        else:
            self.stack.setCurrentIndex(1)
            self.empty.show_problem(problem)

    def _show(self, id: int) -> None:
        fields = self.records.get(id)
        if not fields:
            return
        self.chip.show_state(*words.state("exchange_object", fields[0]["object"]))
        self.title.setText(fields[0]["title"] or self.chip.words)
        self.since.setText(formats.moment(min(filter(None, (moment(one["found_at"]) for one in fields)))))
        self.fields.show_conflicts(fields)
        self._show_verbs()

    def _show_verbs(self) -> None:
        records, fields = self.queue.chosen(), self.fields.chosen()
        several = len(records) > 1
        open_view = self.tabs.current == "open"
        for button in self.verbs.values():
            button.setVisible(open_view)
            button.setEnabled(not self._busy and (several or bool(fields)))
        many = translate("exchange", "Selected records: {}").format(len(records))
        told = many if several else translate("exchange", "Selected fields: {}").format(len(fields))
        self.told.setText(told if open_view and (several or fields) else "")

    def open_current(self) -> None:
        """Our record, or what it belongs to."""
        fields = self.records.get(self.queue.current_id() or 0)
        if fields:
            open_record(self, self.context, fields[0]["object"], fields[0]["our_id"])

    # deciding

    def _press(self, decision: str) -> None:
        if len(self.queue.chosen()) > 1:
            self.decide_records(decision)
        else:
            self.decide_fields(decision)

    def decide_fields(self, decision: str) -> None:
        """The selected fields of the record that is shown."""
        self._decide([(self.title.text(), self.fields.chosen())], decision)

    def decide_records(self, decision: str) -> Dialog | None:
        """All fields of the selected records; several are asked about once."""
        records = [_open_fields(self.records.get(id, [])) for id in self.queue.chosen()]
        if len(records) <= 1:
            self._decide(records, decision)
            return None
        texts = {
            "ours": translate("exchange", "Records: {}, fields: {}. Our value stays in each of them."),
            "theirs": translate("exchange", "Records: {}, fields: {}. Terrasoft's value is taken in each of them."),
        }
        told = texts[decision].format(len(records), sum(len(ids) for _title, ids in records))
        title = translate("exchange", "Decide several records at once?")
        dialog = confirm(self, title, told, translate("exchange", "Decide"))
        dialog.finished.connect(lambda _code: self._decide(records, decision) if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _decide(self, records: list[Fields], decision: str) -> None:
        asked = sum(len(ids) for _title, ids in records)
        if self._busy or not asked:
            return
        self._busy = True
        self.note.hide()
        self._show_verbs()
        tasks.command(
            self, f"{SERVICE}:decide_each", [ids for _title, ids in records], decision,
            then=partial(self._decided, records, asked), refused=self.show_refusal,
        )  # fmt: skip

    def _decided(self, records: list[Fields], asked: int, answer: tuple[int, list[tuple[int, Exception]]]) -> None:
        self._busy = False
        self.context.window.wake_exchange()
        count, failed = answer
        if failed:
            told = [f"{records[place][0]}: {sentence(problem)}" for place, problem in failed]
            self.note.show_text("\n".join(told), "red")
        elif count < asked:
            text = translate("exchange", "Decided: {}; the others were decided meanwhile.").format(count)
            self.context.window.toast(text, tone="amber")
        if count and (failed or count == asked):
            self.context.window.toast(translate("exchange", "Decided: {}").format(count))
        self.refresh()

    def show_refusal(self, problem: Exception) -> None:
        """Nothing was decided at all."""
        self._busy = False
        self.note.show_text(sentence(problem), "red")
        self.refresh()


def _open_fields(fields: list[dict[str, Any]]) -> Fields:
    return fields[0]["title"] if fields else "", [one["id"] for one in fields if one["decision"] is None]
