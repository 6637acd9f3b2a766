"""One task: what, for whom, until when, about which record."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.ui import lookups
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button, Link
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import TextArea, TextLine
from crm_desktop.ui.kit.lookup import LookupEdit
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
FINISH = "finish"


class TaskDialog(Dialog):
    """`values` is what services.tasks.read gives, None for a new task, whose `about` is (document, id, title)."""

    saved = Signal(int)

    def __init__(
        self,
        context: Context,
        values: dict[str, Any] | None = None,
        about: tuple[str, int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("tasks", "Task") if values else translate("tasks", "New task"), "", parent)
        self.context, self.values, self._about = context, values or {}, about
        self.title_edit, self.due, self.assignee, self.comment = TextLine(), DateEdit(), LookupEdit(), TextArea()
        self.assignee.connect_to(lookups.colleagues, opens=False)
        self.comment.setMinimumHeight(84)
        self.problem = NoteCard(hue="red")
        self.problem.hide()
        self.record = Link("")
        self.record.clicked.connect(self._open_record)
        self._lay_out()
        self._fill()
        editable = bool(self.values.get("editable", True))
        for editor in (self.title_edit, self.due, self.assignee, self.comment):
            editor.setReadOnly(not editable)
        self._add_buttons(editable)
        self.title_edit.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for editor, text, row, column, span in (
            (self.title_edit, translate("tasks", "What is to be done *"), 0, 0, 2),
            (self.due, translate("tasks", "Until"), 2, 0, 1),
            (self.assignee, translate("tasks", "For"), 2, 1, 1),
            (self.comment, translate("tasks", "Comment"), 4, 0, 2),
        ):
            label = QLabel(text)
            label.setProperty("role", "label")
            label.setBuddy(editor)
            editor.setAccessibleName(text.removesuffix(" *"))
            editor.setMinimumWidth(220)
            grid.addWidget(label, row, column, 1, span)
            grid.addWidget(editor, row + 1, column, 1, span)
        self.body.addLayout(grid)
        self.body.addWidget(self.record)
        self.body.addWidget(self.problem)

    def _fill(self) -> None:
        values = self.values
        self.title_edit.set_value(values.get("title"))
        due = values.get("due_at")
        self.due.set_value(due.astimezone().date() if due else None if values else formats.present().date())
        self.comment.set_value(values.get("comment"))
        me = self.context.facts.get("me"), self.context.person.name
        self.assignee.set_value(*((values["assignee_id"], values["assignee"]) if values else me))
        record = values.get("record") or {}
        title = self._about[2] if self._about is not None else str(record.get("title") or "")
        self.record.setText(title)
        self.record.setVisible(bool(title))

    def _add_buttons(self, editable: bool) -> None:
        buttons = [(translate("tasks", "Close") if not editable else translate("tasks", "Cancel"), PLAIN, CANCEL)]
        if editable:
            buttons.append((translate("tasks", "Save"), PRIMARY, SAVE))
        self.finish(*buttons)
        if self.values.get("mine") and self.values.get("state") == "open":
            done = Button(translate("tasks", "Finish"), "checkmark")
            done.setObjectName(FINISH)
            done.clicked.connect(self.finish_task)
            self.buttons.insertWidget(0, done)

    def give(self, answer: str) -> None:
        """Saving closes only when the base has agreed."""
        if answer != SAVE:
            super().give(answer)
            return
        problem = self._problem()
        if problem:
            self.problem.show_text(problem)
            return
        changes = self.changes()
        if self.values and not changes:
            super().give(CANCEL)
            return
        tasks.command(
            self,
            "crm_desktop.services.tasks:save",
            self.values.get("id"),
            self.values.get("version", 0),
            changes,
            then=self._saved,
            refused=self.show_problem,
        )

    def _problem(self) -> str:
        if not self.title_edit.value():
            return translate("tasks", "Say what is to be done.")
        if self.assignee.value() is None:
            return translate("tasks", "Choose a colleague from the list.")
        return self.due.problem()

    def changes(self) -> dict[str, Any]:
        """What differs from the task that was read, all of a new one."""
        due = self.values.get("due_at")
        before = {
            "title": self.values.get("title"),
            "due_on": due.astimezone().date() if due else None,
            "assignee_id": self.values.get("assignee_id"),
            "comment": self.values.get("comment") or None,
        }
        now = {
            "title": self.title_edit.value(),
            "due_on": self.due.value(),
            "assignee_id": self.assignee.value(),
            "comment": self.comment.value(),
        }
        found = {name: value for name, value in now.items() if value != before[name]}
        if found.get("comment", "") is None:
            found["comment"] = ""
        if not self.values and self._about is not None:
            found |= {"document": self._about[0], "document_id": self._about[1]}
        return found

    def _saved(self, id: int) -> None:
        self.saved.emit(id)
        super().give(SAVE)

    def finish_task(self) -> None:
        """Done: the task leaves the list."""
        step = "crm_desktop.services.documents:step"
        tasks.command(
            self, step, "task", "finish", self.values["id"], self.values["version"],
            then=lambda _answer: self._saved(self.values["id"]), refused=self.show_problem,
        )  # fmt: skip

    def show_problem(self, problem: Exception) -> None:
        """A refusal stays in the dialog until the next attempt."""
        self.problem.show_text(words.sentence(problem))

    def _open_record(self) -> None:
        record = self.values.get("record")
        if record:
            self.give(CANCEL)
            self.context.window.open_card(record["document"], record["id"])
