"""The reading pane beside a list of the company: the fields of a row, why one sees it, its history, its verbs."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.directories_fields import Directory, Field
from crm_desktop.ui.directories_history import entries, shown
from crm_desktop.ui.directories_verbs import SERVICE, ask_removal, ask_switch, why
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import DANGER, PLAIN, Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.kit.timeline import Timeline

translate = QCoreApplication.translate
Fact = tuple[str, str]


def facts(directory: Directory, values: dict[str, Any]) -> list[Fact]:
    """What of a row is worth reading: fields that are filled in, as (label, text)."""
    found = [(field.title, _words(field, values)) for field in directory.fields]
    lines = [_line(directory, line) for line in values.get("lines") or []]
    told = [(translate("directories", title), text) for title, text in found if text]
    return [*told, (translate("directories", "Lines"), "\n".join(lines))] if lines else told


def _words(field: Field, values: dict[str, Any]) -> str:
    value = values.get(field.name)
    if field.kind == "people":
        return ", ".join(member["name"] for member in values.get("members") or [])
    if value is None or value == "" or value is False:
        return ""
    if field.kind == "lookup":
        return str(values.get(f"{field.name}_title") or "")
    if field.kind == "choice":
        return words.state(field.vocabulary, str(value))[0]
    return translate("directories", "yes") if value is True else shown(field, value)


def _line(directory: Directory, line: dict[str, Any]) -> str:
    if directory.document == "organization":
        return translate("directories", "{}, BIC {}").format(line["account"], line["bik"])
    from crm_desktop.ui.directories_route_words import step_words

    return f"{line['position']}. {step_words(line)}"


class DirectorySummary(QWidget):
    """One row of a list without opening it."""

    changed = Signal()

    def __init__(self, context: Context, directory: Directory) -> None:
        super().__init__()
        self.context, self.directory = context, directory
        self.id = 0
        self.values: dict[str, Any] = {}
        self.head = QWidget()
        self.noun, self.chip, self.title = QLabel(words.document(directory.document)), Chip(), QLabel()
        self.noun.setProperty("role", "muted")
        self.title.setProperty("role", "panel_title")
        self.title.setWordWrap(True)
        self.switch = Button("", look=PLAIN)
        self.switch.setObjectName("switch_row")
        self.switch.clicked.connect(lambda _on=False: self.ask_switch())
        self.remove = Button(translate("directories", "Remove"), "delete", DANGER)
        self.remove.setObjectName("remove_row")
        self.remove.clicked.connect(lambda _on=False: self.ask_removal())
        self.grid, self.remark, self.why = QGridLayout(), NoteCard(), QLabel()
        self.why.setProperty("role", "hint")
        self.why.setWordWrap(True)
        self.why.setContentsMargins(20, 6, 20, 8)
        self.timeline = Timeline(writable=False)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.noun)
        line.addWidget(self.chip)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        upper = QVBoxLayout()
        upper.setContentsMargins(20, 0, 16, 8)
        upper.setSpacing(10)
        upper.addWidget(self.title)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.switch)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        upper.addLayout(buttons)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnMinimumWidth(0, 120)
        self.grid.setColumnStretch(1, 1)
        upper.addLayout(self.grid)
        upper.addWidget(self.remark)
        column.addLayout(upper)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.why)
        self._show_nothing()

    def _show_nothing(self) -> None:
        for widget in (self.chip, self.switch, self.remove, self.timeline, self.why):
            widget.hide()
        self.title.setText(translate("directories", "Choose a row to see what it is about"))
        self.remark.show_text("")
        emptied(self.grid)

    def show_record(self, id: int) -> None:
        """Read one row and show it; a newer choice supersedes an older one."""
        self.id = id
        self.remark.show_text("")
        self.refresh()

    def refresh(self) -> None:
        """Read the same row again."""
        if self.id:
            document = self.directory.document
            tasks.read(self, f"{SERVICE}:read", document, self.id, then=self._show, failed=self._gone, key="summary")

    def _gone(self, _problem: Exception) -> None:
        self.id = 0
        self._show_nothing()

    def _show(self, values: dict[str, Any]) -> None:
        self.values = values
        mine, on = bool(values.get("editable")), bool(values.get("active", True))
        self.title.setText(self.directory.named(values))
        self.chip.setVisible(not on)
        self.chip.show_state(translate("directories", "Is switched off"), "grey")
        self.switch.setText(translate("directories", "Switch off") if on else translate("directories", "Switch on"))
        self.switch.updateGeometry()
        self.switch.setVisible(mine and self.directory.switched)
        self.remove.setVisible(bool(values.get("removable")))
        self._show_facts(facts(self.directory, values))
        self.timeline.show_entries(entries(self.directory, values))
        self.why.setText(why(self.directory, values))
        self.timeline.show()
        self.why.show()

    def _show_facts(self, found: list[Fact]) -> None:
        emptied(self.grid)
        for row, (label, text) in enumerate(found):
            name, value = QLabel(label), QLabel(text)
            name.setProperty("role", "muted")
            name.setWordWrap(True)
            name.setFixedWidth(120)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(value, row, 1)

    def ask_removal(self) -> None:
        """Take the shown row out, after one question."""
        ask_removal(self, self.directory, self.values, self.changed.emit, self.show_problem)

    def ask_switch(self) -> None:
        """Switch the shown row off or on."""
        ask_switch(self, self.directory, self.values, self.changed.emit, self.show_problem)

    def show_problem(self, problem: Exception) -> None:
        """A refusal stands under the facts until the next row."""
        self.remark.show_text(words.sentence(problem), "red")
