"""The try-out of approval routes: who would decide now about this kind, sum, organisation, service and submitter."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from crm_desktop.ui import directories_lookups as lookups
from crm_desktop.ui.approvals_route import preview_step
from crm_desktop.ui.directories_of_people import KINDS
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import ChoiceBox, MoneyEdit, TextLine
from crm_desktop.ui.kit.lookup import LookupEdit

translate = QCoreApplication.translate


class TryOut(Box):
    """Who would decide now, by the routes as they are saved."""

    def __init__(self) -> None:
        super().__init__(
            translate("directories", "Try it out"), translate("directories", "by the routes as they are saved")
        )
        self.kind, self.amount = ChoiceBox(), MoneyEdit()
        self.organization, self.direction = LookupEdit(), LookupEdit()
        self.service, self.submitter = LookupEdit(), LookupEdit()
        self.kind.set_choices([(kind, words.state("approval_kind", kind)[0]) for kind in KINDS])
        self.kind.set_value(KINDS[0])
        self.organization.connect_to(lookups.organizations, opens=False)
        self.direction.connect_to(lookups.directions, opens=False)
        self.service.connect_to(lookups.services, opens=False)
        self.submitter.connect_to(lookups.colleagues, opens=False)
        self.answer = QLabel()
        self.answer.setWordWrap(True)
        self.answer.setObjectName("who_decides")
        self.ask_button = Button(translate("directories", "Who decides?"), "question_circle")
        self.ask_button.setObjectName("try_out")
        self.ask_button.clicked.connect(lambda _on=False: self.ask())
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        editors: tuple[tuple[str, TextLine | ChoiceBox], ...] = (
            (translate("directories", "What"), self.kind),
            (translate("directories", "Sum, ₽"), self.amount),
            (translate("directories", "Organisation"), self.organization),
            (translate("directories", "Direction"), self.direction),
            (translate("directories", "Service"), self.service),
            (translate("directories", "Who submits"), self.submitter),
        )
        for place, (title, editor) in enumerate(editors):
            label = QLabel(title)
            label.setProperty("role", "label")
            label.setBuddy(editor)
            editor.setAccessibleName(title)
            row, column = divmod(place, 3)
            grid.addWidget(label, row * 2, column)
            grid.addWidget(editor, row * 2 + 1, column)
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.ask_button)
        line.addWidget(self.answer, 1)
        self.column.addSpacing(4)
        self.column.addLayout(line)

    def ask(self) -> None:
        """Ask the base, which alone knows the rule."""
        amount = self.amount.value()
        tasks.read(
            self,
            "crm_desktop.services.directories:who_approves",
            self.kind.value(),
            Decimal(0) if amount is None else amount,
            self.organization.value(),
            self.direction.value(),
            self.submitter.value(),
            self.service.value(),
            then=self._show,
            failed=self._fail,
            key="who",
        )

    def _show(self, found: dict[str, Any]) -> None:
        steps = " → ".join(f"{place}. {preview_step(step)}" for place, step in enumerate(found["steps"], 1))
        name = translate("directories", "No route applies: the executives decide")
        if found["route"]:
            name = translate("directories", "“{}”, version {}").format(found["route"], found["version"])
        self.answer.setText(f"{steps}\n{name}")

    def _fail(self, problem: Exception) -> None:
        self.answer.setText(words.sentence(problem))
