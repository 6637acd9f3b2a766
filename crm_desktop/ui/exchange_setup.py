"""The set-up of the exchange: the connection, the mapping object by object, the dictionaries, the first run."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui.exchange_fields import DICTIONARIES, dictionary_words, sentence
from crm_desktop.ui.exchange_setup_connection import ConnectionPane
from crm_desktop.ui.exchange_setup_known import Known
from crm_desktop.ui.exchange_setup_object import ObjectPane
from crm_desktop.ui.exchange_setup_rail import SetupRail
from crm_desktop.ui.exchange_setup_words import WordsPane
from crm_desktop.ui.exchange_words import OBJECTS, said
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.strips import Strip

translate = QCoreApplication.translate
CONNECTION = "connection"
TABLES = frozenset({"exchange_profile"})
ICONS = {
    "client": "building", "contact": "person", "client_direction": "flag", "deal": "handshake",
    "calculation_request": "calculator", "calculation_line": "table", "quote": "document", "quote_line": "table",
    "invoice": "receipt", "invoice_line": "table", "payment": "money", "work_item": "briefcase", "act": "document_text",
}  # fmt: skip


class ExchangeSetup(QWidget):
    """Parts are made when they are first chosen and keep what is typed in them."""

    dirty_changed = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.known = Known(context, self)
        self.rail = SetupRail(self._groups())
        self.stack = QStackedWidget()
        self.strip = Strip("red")
        self.first_run = Button(translate("exchange", "First run step by step…"), "play_circle")
        self.first_run.setObjectName("first_run")
        self.first_run.clicked.connect(lambda _on=False: self.begin_first_run())
        self._areas: dict[str, QScrollArea] = {}
        self._parts: dict[str, Any] = {}
        self._was_dirty = False
        self._lay_out()
        self.rail.picked.connect(self.show_part)
        self.known.changed.connect(self._show_settings)
        self.known.failed.connect(self.show_problem)
        context.live.listen(self, TABLES, self.refresh)
        self.rail.choose(CONNECTION)
        self.setFocusProxy(self.rail)
        self.refresh()

    @staticmethod
    def _groups() -> list[tuple[str, list[tuple[str, str, str]]]]:
        connection = [(CONNECTION, translate("exchange", "Connection"), "plug_connected")]
        objects = [(name, said(OBJECTS, name), ICONS[name]) for name in OBJECTS]
        words = [(f"words/{name}", dictionary_words(name), "book") for name in DICTIONARIES]
        return [
            ("", connection),
            (translate("exchange", "What is exchanged"), objects),
            (translate("exchange", "Dictionaries"), words),
        ]

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 8, 0, 12)
        left.setSpacing(8)
        left.addWidget(self.rail, 1)
        left.addWidget(self.first_run, 0, Qt.AlignmentFlag.AlignHCenter)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.strip)
        right.addWidget(self.stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(left)
        edge = QFrame()
        edge.setProperty("role", "column")
        line.addWidget(edge)
        line.addLayout(right, 1)

    # parts

    def part(self, name: str) -> Any:
        """The pane of a part, made if it was never shown."""
        if name not in self._parts:
            pane = self._parts[name] = self._made(name)
            area = self._areas[name] = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            pane.setObjectName("pane")
            area.setWidget(pane)
            self.stack.addWidget(area)
        return self._parts[name]

    def _made(self, name: str) -> QWidget:
        made: ConnectionPane | ObjectPane
        if name == CONNECTION:
            made = connection = ConnectionPane(self.known)
            connection.steps.proposed.connect(self.take_column)
        elif name in OBJECTS:
            made = ObjectPane(self.known, name)
        else:
            return WordsPane(self.known, name.removeprefix("words/"))
        made.dirty_changed.connect(lambda on, name=name: self._note_dirty(name, on))
        return made

    def show_part(self, name: str) -> None:
        """A part by its name: connection, an object, words/<dictionary>."""
        self.part(name)
        self.stack.setCurrentWidget(self._areas[name])
        if name != CONNECTION:
            self.known.read_schema()

    def take_column(self, entity: str, wrong: str, right: str) -> None:
        """The closest name there is the right one: it is saved at once unless something else is typed there."""
        for one in self.known.objects():
            if one["entity"] == entity and any(field["column"] == wrong for field in one["fields"]):
                pane = self.part(one["object"])
                was_dirty = pane.dirty
                pane.take_column(wrong, right)
                if not was_dirty:
                    pane.save_object()

    # what is known

    def refresh(self) -> None:
        """Read the set-up anew; what is being typed stays."""
        self.known.refresh()

    def _show_settings(self) -> None:
        self.strip.hide()
        if not self.known.settings["objects"]:
            text = translate("exchange", "The exchange is not set up yet: the first run leads through it step by step.")
            begin = {translate("exchange", "Begin"): self.begin_first_run}
            self.strip.say(text, begin, hue="blue", strong=False, closable=False)
        self.part(CONNECTION).show_settings()
        for name in DICTIONARIES:
            unexplained = sum(word["ours"] is None for word in self.known.words(name))
            self.rail.show_count(f"words/{name}", unexplained)

    def show_problem(self, problem: Exception) -> None:
        """What is shown stays; the sentence stands above it."""
        self.strip.say(sentence(problem), {translate("exchange", "Try again"): self.refresh}, hue="red")

    # leaving

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return any(getattr(part, "dirty", False) for part in self._parts.values())

    def give_up(self) -> None:
        """Everything typed and not saved is forgotten."""
        for part in self._parts.values():
            if getattr(part, "dirty", False):
                part.give_up()

    def _note_dirty(self, name: str, on: bool) -> None:
        self.rail.show_dirty(name, on)
        if self.dirty != self._was_dirty:
            self._was_dirty = self.dirty
            self.dirty_changed.emit(self._was_dirty)

    # the first run

    def begin_first_run(self) -> Any:
        """From the connection to the start, step by step."""
        from crm_desktop.ui.exchange_first import FirstRun

        dialog = FirstRun(self.context, self)
        dialog.finished.connect(lambda _code: self.refresh())
        dialog.open()
        return dialog
