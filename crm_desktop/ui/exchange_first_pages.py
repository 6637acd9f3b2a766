"""Two pages of the first run: the dictionaries with what is not explained, and which way every object goes."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui.exchange_fields import DICTIONARIES, dictionary_words, sentence
from crm_desktop.ui.exchange_setup_fields import keep_lines
from crm_desktop.ui.exchange_setup_known import Known
from crm_desktop.ui.exchange_setup_rail import SetupRail
from crm_desktop.ui.exchange_setup_words import WordsPane
from crm_desktop.ui.exchange_words import DIRECTIONS, LEADERS, OBJECTS, said
from crm_desktop.ui.kit.buttons import GHOST, Button
from crm_desktop.ui.kit.line_columns import Line, LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


class WordsPage(QWidget):
    """Reads the dictionaries when it is first shown; `finished` when they are here or could not be read."""

    finished = Signal()

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.known = known
        self.is_read = False
        self.note = NoteCard(hue="quiet")
        self.rail = SetupRail([("", [(name, dictionary_words(name), "book") for name in DICTIONARIES])])
        self.stack = QStackedWidget()
        self._areas: dict[str, QScrollArea] = {}
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.rail)
        line.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.note)
        column.addLayout(line, 1)
        self.rail.picked.connect(self._show_dictionary)
        known.changed.connect(self._show_counts)

    def begin(self) -> None:
        """Read their dictionaries and choose the first that has something to explain."""
        if not self.is_read:
            self.known.run("learn", self._learnt, self._failed)
        else:
            self.finished.emit()

    def _learnt(self, missing: Mapping[str, int]) -> None:
        self.is_read = True
        self.known.refresh()
        first = next((name for name, count in missing.items() if count), next(iter(DICTIONARIES)))
        self.rail.choose(first)
        self.finished.emit()

    def _failed(self, problem: Exception) -> None:
        self.note.show_text(sentence(problem), "red")
        self.finished.emit()

    def unexplained(self) -> int:
        """How many words nobody has explained yet."""
        return sum(word["ours"] is None for word in self.known.settings["values"])

    def _show_counts(self) -> None:
        for name in DICTIONARIES:
            self.rail.show_count(name, sum(word["ours"] is None for word in self.known.words(name)))
        if not self.is_read:
            return
        count = self.unexplained()
        text = translate(
            "exchange", "Not explained yet: {}. A record with such a word waits until somebody says what it means."
        )
        done = translate("exchange", "Every word of Terrasoft has its meaning here.")
        self.note.show_text(text.format(count) if count else done, "amber" if count else "green")

    def _show_dictionary(self, name: str) -> None:
        if name not in self._areas:
            area = self._areas[name] = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            pane = WordsPane(self.known, name, bare=True)
            pane.setObjectName("pane")
            area.setWidget(pane)
            self.stack.addWidget(area)
        self.stack.setCurrentWidget(self._areas[name])


class WaysPage(QWidget):
    """Direction and leader of every object, and whether what is ours only goes there as well."""

    changed = Signal()

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.known = known
        directions = tuple((value, translate("exchange", words)) for value, words in DIRECTIONS.items())
        leaders = tuple((value, translate("exchange", words)) for value, words in LEADERS.items())
        columns = [
            LineColumn("title", translate("exchange", "Object"), stretch=True, computed=_title),
            LineColumn("entity", translate("exchange", "Section of Terrasoft"), width=220, computed=_entity),
            LineColumn(
                "direction", translate("exchange", "Direction"), "choice", 180, required=True, choices=directions
            ),
            LineColumn("leader", translate("exchange", "Who leads"), "choice", 160, required=True, choices=leaders),
        ]
        if known.decides:
            sends = ((True, translate("exchange", "send")), (False, translate("exchange", "no")))
            columns.append(
                LineColumn("send", translate("exchange", "Ours that are not there"), "choice", 190, choices=sends)
            )
        self.table = LinesTable(columns, title=translate("exchange", "What goes which way"), fixed=True)
        self.table.setObjectName("ways")
        self.table.add_button.hide()
        self.table.paste_button.hide()
        keep_lines(self.table)
        self.table.edited.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._note())
        column.addLayout(self._presets())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        pane = QWidget()
        pane.setObjectName("pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.table)
        inside.addStretch()
        area.setWidget(pane)
        column.addWidget(area, 1)

    def _note(self) -> NoteCard:
        text = translate(
            "exchange",
            "Who leads decides when both sides have changed the same field; “both” asks a person. Change it any day.",
        )
        return NoteCard(text, "quiet")

    def _presets(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        label = QLabel(translate("exchange", "For all at once:"))
        label.setProperty("role", "muted")
        line.addWidget(label)
        for name, text, direction, leader in (
            ("they_lead", translate("exchange", "Terrasoft leads, we read"), "in", "theirs"),
            ("both_lead", translate("exchange", "Both work"), "both", "both"),
            ("we_lead", translate("exchange", "We lead, Terrasoft follows"), "both", "ours"),
        ):
            button = Button(text, "", GHOST)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, to=(direction, leader): self.set_all(*to))
            line.addWidget(button)
        line.addStretch()
        return line

    def begin(self) -> None:
        """As they are saved, unless something was chosen here already."""
        if not self.table.model.lines:
            names = ("object", "entity", "direction", "leader")
            self.table.load([{name: one[name] for name in names} | {"send": False} for one in self.known.objects()])

    def set_all(self, direction: str, leader: str) -> None:
        """The same for every object."""
        self.table.model.show_lines(
            [{**line, "direction": direction, "leader": leader} for line in self.table.model.lines]
        )
        self.changed.emit()

    def ways(self) -> dict[str, tuple[str, str]]:
        """Direction and leader by object."""
        return {line["object"]: (line["direction"], line["leader"]) for line in self.table.model.lines}

    def sent(self) -> list[str]:
        """Objects of which everything of ours goes there, in their order: a link needs what it leads to."""
        return [
            line["object"]
            for line in self.table.model.lines
            if line.get("send") and line["direction"] in ("out", "both")
        ]

    def going(self) -> list[dict[str, Any]]:
        """Lines that are not switched off."""
        return [line for line in self.table.model.lines if line["direction"] != "off"]


def _title(line: Line) -> str:
    return said(OBJECTS, str(line.get("object") or ""))


def _entity(line: Line) -> str:
    return str(line.get("entity") or "")
