"""The reading pane beside a list: what a record is, its next steps, facts and timeline - without opening it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.kit.timeline import Timeline

translate = QCoreApplication.translate
DOCUMENTS = "crm_desktop.services.documents"
Fact = tuple[str, str]
MOST_BUTTONS = 2


class Summary(QWidget):
    """`facts(values)` gives (label, text), `heading(values)` the large line; steps that ask nothing are buttons."""

    def __init__(
        self,
        context: Context,
        document: str,
        heading: Callable[[dict[str, Any]], str],
        facts: Callable[[dict[str, Any]], Sequence[Fact]],
        note: Callable[[dict[str, Any]], Fact] | None = None,
    ) -> None:
        super().__init__()
        self.context, self.document = context, document
        self._heading, self._facts, self._note = heading, facts, note
        self.id = 0
        self.values: dict[str, Any] = {}
        self.head = QWidget()
        self.number, self.chip = QLabel(), Chip()
        self.title = QLabel()
        self.buttons = QHBoxLayout()
        self.grid = QGridLayout()
        self.remark = NoteCard()
        self.timeline = Timeline()
        self.timeline.commented.connect(self.comment)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.number)
        line.addWidget(self.chip)
        line.addStretch()
        self.title.setProperty("role", "panel_title")
        self.title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        upper = QVBoxLayout()
        upper.setContentsMargins(20, 0, 16, 8)
        upper.setSpacing(10)
        upper.addWidget(self.title)
        self.buttons.setSpacing(8)
        upper.addLayout(self.buttons)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnMinimumWidth(0, 108)
        self.grid.setColumnStretch(1, 1)
        upper.addLayout(self.grid)
        upper.addWidget(self.remark)
        column.addLayout(upper)
        column.addWidget(self.timeline, 1)
        self._show_anything(False)

    def _show_anything(self, on: bool) -> None:
        """An empty pane says what to do instead of showing an empty record."""
        for widget in (self.number, self.chip, self.timeline):
            widget.setVisible(on)
        if not on:
            self.title.setText(translate("shell", "Choose a row to see what it is about"))
            self.remark.show_text("")

    def show_record(self, id: int) -> None:
        """Read one record and show it; a newer choice supersedes an older one."""
        self.id = id
        self.refresh()

    def refresh(self) -> None:
        """Read the same record again."""
        if self.id:
            tasks.read(
                self, f"{DOCUMENTS}:read", self.document, self.id, then=self._show, failed=self._gone, key="summary"
            )

    def _gone(self, _problem: Exception) -> None:
        self.id = 0
        self._show_facts([])
        self._show_steps([])
        self._show_anything(False)

    def _show(self, values: dict[str, Any]) -> None:
        self.values = values
        self._show_anything(True)
        self.number.setText(str(values.get("number") or ""))
        self.chip.show_state(*words.state(self.document, str(values.get("state"))))
        self.title.setText(self._heading(values))
        self._show_facts(self._facts(values))
        text, hue = self._note(values) if self._note is not None else ("", "amber")
        self.remark.show_text(text, hue)
        self._show_steps(values.get("steps") or [])
        self.timeline.show_entries(values.get("timeline") or [])

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        emptied(self.grid)
        for row, (label, text) in enumerate(fact for fact in facts if fact[1]):
            name, value = QLabel(label), QLabel(text)
            name.setProperty("role", "muted")
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(value, row, 1)

    def _show_steps(self, steps: list[dict[str, Any]]) -> None:
        emptied(self.buttons)
        shown = [step for step in steps if not any(not ask.endswith("?") for ask in step["asks"])][:MOST_BUTTONS]
        for place, step in enumerate(sorted(shown, key=lambda step: step["step"] in words.STEPS_BACK)):
            onward = place == 0 and step["step"] not in words.STEPS_BACK
            button = Button(words.step(self.document, step["step"]), look=PRIMARY if onward else PLAIN)
            button.setObjectName(step["step"])
            reasons = [words.sentence(Refused(o["code"], o)) for o in step["obstacles"]]
            button.setEnabled(not reasons)
            button.setToolTip("\n".join(reasons))
            button.clicked.connect(lambda _on=False, name=step["step"]: self.take_step(name))
            self.buttons.addWidget(button)
        self.buttons.addStretch()

    def take_step(self, name: str) -> None:
        """Take a step that asks for nothing."""
        tasks.command(
            self,
            f"{DOCUMENTS}:step",
            self.document,
            name,
            self.id,
            self.values["version"],
            then=lambda _answer: self.refresh(),
            refused=self.show_problem,
        )

    def show_problem(self, problem: Exception) -> None:
        """A refusal stands above the timeline until the next record."""
        self.remark.show_text(words.sentence(problem), "red")

    def comment(self, text: str) -> None:
        """Write a comment to the record shown."""
        tasks.command(self, f"{DOCUMENTS}:comment", self.document, self.id, text, then=lambda _r: self._commented())

    def _commented(self) -> None:
        self.timeline.clear_comment()
        self.refresh()
