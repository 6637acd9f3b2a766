"""Substitutions of everybody: now, coming and past; arranged, changed and ended from here."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.listings.substitutions import LISTING
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.substitutions_dialog import SubstitutionDialog, ask_end

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.substitutions"


class SubstitutionsPage(ListPage):
    """Everybody reads who stands in for whom; one arranges for oneself and one's people, the administrator for all."""

    def __init__(self, context: Context) -> None:
        creation = Creation(translate("substitutions", "New substitution"), self.arrange)
        super().__init__(LISTING, context, creation=creation, summary=self._made_summary, opener=self.change)
        add = actions.adder(self, translate("kit", "List"))
        add(translate("substitutions", "End the substitution"), QKeySequence.StandardKey.Delete, self.end_current)

    def _made_summary(self, context: Context) -> "SubstitutionSummary":
        return SubstitutionSummary(context, self)

    @property
    def summary(self) -> "SubstitutionSummary":
        """The pane at the right."""
        assert self.panel is not None
        found = self.panel.summary
        assert isinstance(found, SubstitutionSummary)
        return found

    def arrange(self) -> SubstitutionDialog:
        """For whom is asked, unless one arranges for nobody but oneself."""
        person, facts = self.context.person, self.context.facts
        alone = not person.roles & {"administrator", "head"}
        return self._open(SubstitutionDialog(self.context, self, absent=(facts["me"], person.name) if alone else None))

    def _open(self, dialog: SubstitutionDialog) -> SubstitutionDialog:
        dialog.put.connect(self.refresh)
        dialog.open()
        return dialog

    def change(self, id: int) -> None:
        """Enter on a row: a dialog where one may change it; otherwise the pane has told everything."""
        tasks.read(self, f"{SERVICE}:read", id, then=self.change_values, key="change")

    def change_values(self, values: dict[str, Any]) -> None:
        """Open the dialog over one substitution."""
        if values["may_change"]:
            self._open(SubstitutionDialog(self.context, self, values=values))

    def end_current(self) -> None:
        """Del: what is under the cursor, when one may."""
        if self.summary.values.get("may_end"):
            self.end(self.summary.values)

    def end(self, values: dict[str, Any]) -> QWidget:
        """Asked once."""
        return ask_end(self, values, self.refresh)


class SubstitutionSummary(QWidget):
    """One substitution in words, with what one may do about it."""

    def __init__(self, context: Context, page: SubstitutionsPage) -> None:
        super().__init__()
        self.context, self._page = context, page
        self.id = 0
        self.values: dict[str, Any] = {}
        self.head = QWidget()
        self.chip, self.title, self.note = Chip(), QLabel(), NoteCard("", "blue")
        self.chip.hide()
        self.note.hide()
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.chip)
        line.addStretch()
        self.title.setProperty("role", "panel_title")
        self.title.setWordWrap(True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnMinimumWidth(0, 108)
        self.grid.setColumnStretch(1, 1)
        self.change = self._button("change", translate("substitutions", "Change…"), "edit", page.change_values)
        self.end = self._button("end", translate("substitutions", "End now…"), "dismiss", page.end)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change, self.end):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(buttons)
        column.addLayout(self.grid)
        column.addWidget(self.note)
        column.addStretch()

    def _button(self, name: str, text: str, icon: str, act: Any) -> Button:
        button = Button(text, icon, PLAIN)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act(self.values))
        button.hide()
        return button

    def show_record(self, id: int) -> None:
        """Read one and show it."""
        self.id = id
        self.refresh()

    def refresh(self) -> None:
        """Read the same one again."""
        if self.id:
            tasks.read(self, f"{SERVICE}:read", self.id, then=self._show, failed=lambda _problem: None, key="summary")

    def _show(self, values: dict[str, Any]) -> None:
        self.values = values
        self.chip.show()
        self.chip.show_state(*words.state("substitution", values["state"]))
        self.title.setText(
            translate("substitutions", "{} for {}").format(values["substitute_id_title"], values["absent_id_title"])
        )
        self.change.setVisible(bool(values["may_change"]))
        self.end.setVisible(bool(values["may_end"]))
        emptied(self.grid)
        facts = (
            (translate("substitutions", "From"), formats.day(values["from_on"])),
            (translate("substitutions", "Until"), formats.day(values["until_on"])),
            (translate("substitutions", "Ended"), formats.moment(values["ended_at"]) if values["ended_at"] else ""),
            (translate("substitutions", "The substitute"), "\n".join(purpose_words(values))),
            (translate("substitutions", "Reason"), values["reason"]),
            (translate("substitutions", "Arranged by"), values["arranged_by"] or ""),
        )
        for row, (label, text) in enumerate(fact for fact in facts if fact[1]):
            name, value = QLabel(label), QLabel(text)
            name.setProperty("role", "muted")
            value.setWordWrap(True)
            self.grid.addWidget(name, row, 0)
            self.grid.addWidget(value, row, 1)


def purpose_words(values: dict[str, Any]) -> list[str]:
    """What the substitute does, one line each."""
    told = (
        ("decides", translate("substitutions", "decides approvals")),
        ("sees", translate("substitutions", "sees clients and deals")),
        ("works", translate("substitutions", "works on drafts and takes steps")),
    )
    return [text for name, text in told if values[name]]
