"""Tasks: the list of what I am to do, and what I gave to others; finished in one click."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.tasks import LISTING
from crm_desktop.ui.kit import actions, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.tasks_page_dialog import TaskDialog

translate = QCoreApplication.translate
STEP_EACH = "crm_desktop.services.documents:step_each"


class TasksPage(ListPage):
    """Ins makes a task, Enter opens it, Ctrl+Enter or the button finishes the selected ones."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            LISTING,
            context,
            creation=Creation(translate("tasks", "New task"), self.make),
            bulk=[BulkAction(translate("tasks", "Finish"), "checkmark", self.finish)],
            opener=self.open_task,
        )
        self.done = Button(translate("tasks", "Finish"), "checkmark")
        self.done.setObjectName("finish")
        self.done.setToolTip("Ctrl+Enter")
        self.done.clicked.connect(self.finish_selected)
        self.head.insert(self.done)
        self.load = Button(translate("tasks", "Import from Excel"), "table_add")
        self.load.setObjectName("import_tasks")
        self.load.clicked.connect(lambda _on=False: self.import_file())
        self.head.insert(self.load)
        add = actions.adder(self, translate("tasks", "Tasks"))
        add(translate("tasks", "Finish the selected tasks"), "Ctrl+Return", self.finish_selected)

    def make(self) -> TaskDialog:
        """A new task, for myself unless another is chosen."""
        return self._shown(TaskDialog(self.context, parent=self))

    def import_file(self) -> QWidget:
        """Tasks from a table: its rows are checked before anything is written."""
        from crm_desktop.services.client_sheet import TASKS
        from crm_desktop.ui.client_imports import ImportDialog

        dialog = ImportDialog(self.context, self, TASKS)
        dialog.imported.connect(self.refresh)
        dialog.open()
        return dialog

    def open_task(self, id: int) -> None:
        """Read a task and show it."""
        tasks.read(self, "crm_desktop.services.tasks:read", id, then=self._show_task, key="task")

    def _show_task(self, values: dict[str, Any] | None) -> None:
        if values is None:
            self.refresh()
        else:
            self._shown(TaskDialog(self.context, values, parent=self))

    def _shown(self, dialog: TaskDialog) -> TaskDialog:
        dialog.saved.connect(lambda _id: self.refresh())
        dialog.open()
        return dialog

    def finish_selected(self) -> None:
        """One click: what is selected is done."""
        self.finish(self.view.selected_ids())

    def finish(self, ids: list[int]) -> None:
        """All in one statement; one that is not mine or done already does not stop the rest."""
        if ids:
            tasks.command(self, STEP_EACH, "task", "finish", ids, then=self._finished)

    def _finished(self, answers: list[tuple[int, Exception | None]]) -> None:
        problems = [problem for _id, problem in answers if problem is not None]
        done = len(answers) - len(problems)
        if done:
            self.context.window.toast(translate("tasks", "Finished: {}").format(done))
        if problems:
            self.context.window.toast(words.sentence(problems[0]), tone="amber")
        self.refresh()
