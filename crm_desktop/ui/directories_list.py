"""One list of the company as a list page: the kit's own, with removal, switching off and the panel of a row."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.directories_fields import Directory
from crm_desktop.ui.directories_lists import listing
from crm_desktop.ui.directories_summary import DirectorySummary
from crm_desktop.ui.directories_verbs import SERVICE, ask_removal, ask_switch
from crm_desktop.ui.kit import actions, tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation

translate = QCoreApplication.translate


class DirectoryList(ListPage):
    """Who does not keep the list reads it: neither creation nor removal is offered."""

    def __init__(self, context: Context, directory: Directory) -> None:
        self.directory = directory
        keeps = bool(directory.keepers & context.person.roles)
        new = Creation(translate("directories", "Add"), lambda: context.window.open_card(directory.document))
        summary = partial(self._summary, directory)
        super().__init__(listing(directory), context, creation=new if keeps else None, summary=summary)
        self._explain(keeps)
        if keeps:
            self._add_verbs()

    def _summary(self, directory: Directory, context: Context) -> QWidget:
        made = DirectorySummary(context, directory)
        made.changed.connect(self.refresh)
        return made

    def _explain(self, keeps: bool) -> None:
        """One quiet line under the title says what the list is for."""
        about = QLabel(translate("directories", self.directory.about))
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        about.setContentsMargins(20, 0, 16, 6)
        body = self.head.parentWidget()
        column = body.layout() if body is not None else None
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, about)
        self.about = about

    def _add_verbs(self) -> None:
        add = actions.adder(self, translate("kit", "List"))
        if self.directory.removable:
            add(translate("directories", "Remove"), "Del", self.remove_current)
        elif self.directory.switched:
            add(translate("directories", "Switch off or on"), "Del", self.switch_current)

    def add_button(self, text: str, icon: str, act: Any) -> Button:
        """A button of a single list, left of the primary one."""
        button = Button(text, icon)
        button.clicked.connect(lambda _on=False: act())
        self.head.insert(button) if self._creation is not None else self.head.add(button)
        return button

    def remove_current(self) -> None:
        """Del: ask once, then take the row out; what is in use is said in the panel or the window."""
        self._with_current(ask_removal)

    def switch_current(self) -> None:
        """Del where rows are never taken out."""
        self._with_current(ask_switch)

    def _with_current(self, ask: Any) -> None:
        id = self.view.current_id()
        if id is None or not self.view.hasFocus():
            return
        tasks.read(
            self,
            f"{SERVICE}:read",
            self.directory.document,
            id,
            then=lambda values: ask(self, self.directory, values, self.refresh, self.tell_refusal),
            key="row",
        )

    def tell_refusal(self, problem: Exception) -> None:
        """In the panel when it shows the row, otherwise in the window."""
        summary = self.panel.summary if self.panel is not None and self.panel.isVisible() else None
        if isinstance(summary, DirectorySummary) and summary.id == self.view.current_id():
            summary.show_problem(problem)
        else:
            self.show_problem(problem)
