"""«Запустить в работу»: which lines of an invoice, how much, to which group and expert, until when."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui import lookups
from crm_desktop.ui.kit import draw, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.fields import ChoiceBox, FlagBox, PercentEdit, QuantityEdit, TextArea
from crm_desktop.ui.kit.lookup import LookupEdit
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
WIDTHS = (380, 90, 190, 210, 130)


def launchable(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Lines of an invoice of which something was not yet given to experts."""
    return [line for line in values.get("lines") or [] if line["ordered"] > line["launched"]]


def waits_for_prepayment(invoice: dict[str, Any]) -> bool:
    """Whether work may begin before the money only by the early start, which a superior approves."""
    return bool(invoice["kind"] == "prepayment" and invoice["paid"] < invoice["total"])


class LaunchLine:
    """The editors of one line."""

    def __init__(self, context: Context, line: dict[str, Any], grid: QGridLayout, row: int) -> None:
        self.line = line
        services = {service["id"]: service for service in context.facts["choices"]["services"]}
        groups = [(group["id"], group["name"]) for group in context.facts["choices"]["groups"]]
        self.chosen = FlagBox()
        self.chosen.setText(draw.elided(str(line["title"]), WIDTHS[0] - 34))
        self.chosen.setToolTip(str(line["title"]))
        self.chosen.setChecked(True)
        self.quantity = QuantityEdit()
        self.quantity.set_value(line["ordered"] - line["launched"])
        self.quantity.most = line["ordered"] - line["launched"]
        self.group = ChoiceBox()
        self.group.set_choices(groups)
        usual = services.get(line["service_id"], {}).get("group_id")
        self.group.set_value(usual or (groups[0][0] if groups else None))
        self.expert = LookupEdit()
        self.expert.setPlaceholderText(translate("invoices", "the group decides"))
        self.expert.connect_to(lookups.experts, arguments=lambda: (self.group.value(),), opens=False)
        self.due = DateEdit()
        self.group.edited.connect(self.expert.clear_choice)
        self.chosen.edited.connect(self._allow)
        editors: tuple[QWidget, ...] = (self.chosen, self.quantity, self.group, self.expert, self.due)
        names = ("chosen", "quantity", "group", "expert", "due")
        for place, (name, editor, width) in enumerate(zip(names, editors, WIDTHS, strict=True)):
            editor.setObjectName(f"{name}_{line['id']}")
            editor.setFixedWidth(width)
            grid.addWidget(editor, row, place)

    def _allow(self) -> None:
        for editor in (self.quantity, self.group, self.expert, self.due):
            editor.setEnabled(self.chosen.value())

    def problem(self) -> str:
        """The first sentence of what is wrong."""
        found = (editor.problem() for editor in (self.quantity, self.expert, self.due))
        return next((text for text in found if text), "")

    def values(self) -> dict[str, Any]:
        """As services.invoices.launch takes it."""
        given = {
            "quantity": self.quantity.value(),
            "group_id": self.group.value(),
            "expert_id": self.expert.value(),
            "due_on": self.due.value(),
        }
        kept = {name: value for name, value in given.items() if value is not None}
        return {"invoice_line_id": self.line["id"], **kept}


class LaunchDialog(Dialog):
    """Emits `launched` with the ids of the works."""

    launched = Signal(list)

    def __init__(self, context: Context, invoice: dict[str, Any], parent: QWidget | None = None) -> None:
        text = translate("invoices", "Experts see the works at once; they start when the payment condition is met.")
        super().__init__(translate("invoices", "Launch into work"), text, parent)
        self.context, self.invoice = context, invoice
        self.problem = NoteCard("", "red")
        self.rows: list[LaunchLine] = []
        self.condition, self.percent = ChoiceBox(), PercentEdit()
        self.instructions = TextArea()
        self.body.addWidget(self.problem)
        self.body.addLayout(self._lines())
        self.body.addLayout(self._terms())
        cancel = Button(translate("invoices", "Cancel"), look=PLAIN)
        cancel.clicked.connect(lambda: self.give(CANCEL))
        self.run = Button(translate("invoices", "Launch into work"), "play_circle", PRIMARY)
        self.run.setObjectName("run_launch")
        self.run.setDefault(True)
        self.run.clicked.connect(self.launch)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(self.run)
        self.body.addLayout(self.buttons)

    def _lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        titles = (
            translate("invoices", "Service"),
            translate("invoices", "Quantity"),
            translate("invoices", "Group"),
            translate("invoices", "Expert"),
            translate("invoices", "Due"),
        )
        for place, title in enumerate(titles):
            label = QLabel(title)
            label.setProperty("role", "label")
            grid.addWidget(label, 0, place)
        for row, line in enumerate(launchable(self.invoice), 1):
            self.rows.append(LaunchLine(self.context, line, grid, row))
        return grid

    def _terms(self) -> QHBoxLayout:
        self.condition.setObjectName("payment_condition")
        waits = waits_for_prepayment(self.invoice)
        choices = [("full", translate("invoices", "after full payment"))]
        if not waits:
            choices.append(("percent", translate("invoices", "after a part is paid")))
            choices.append(("none", translate("invoices", "at once, without waiting for payment")))
        self.condition.set_choices(choices)
        self.condition.set_value("full" if waits else "none")
        self.condition.edited.connect(self._show_percent)
        self.percent.setObjectName("payment_percent")
        self.percent.set_value(50)
        self.percent.setFixedWidth(80)
        self.instructions.setObjectName("instructions")
        self.instructions.setFixedHeight(66)
        line = QHBoxLayout()
        line.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, title, editors in (
            (left, translate("invoices", "Experts may start"), (self.condition, self.percent)),
            (right, translate("invoices", "Instructions for the experts"), (self.instructions,)),
        ):
            label = QLabel(title)
            label.setProperty("role", "label")
            column.setSpacing(4)
            column.addWidget(label)
            for editor in editors:
                column.addWidget(editor)
            column.addStretch()
        self.condition.setFixedWidth(300)
        line.addLayout(left)
        line.addLayout(right, 1)
        self._show_percent()
        return line

    def _show_percent(self) -> None:
        self.percent.setVisible(self.condition.value() == "percent")

    def lines(self) -> list[dict[str, Any]]:
        """What is chosen, with the common terms in each line."""
        terms: dict[str, Any] = {"payment_condition": self.condition.value()}
        if terms["payment_condition"] == "percent":
            terms["payment_percent"] = self.percent.value()
        if self.instructions.value():
            terms["instructions"] = self.instructions.value()
        return [{**row.values(), **terms} for row in self.rows if row.chosen.value()]

    def launch(self) -> None:
        """Ask the base; what it refuses stands above the lines."""
        wrong = next((row.problem() for row in self.rows if row.chosen.value() and row.problem()), "")
        lines = self.lines()
        if not lines:
            wrong = translate("invoices", "Choose at least one line.")
        if wrong:
            self.problem.show_text(wrong, "red")
            return
        self.run.setEnabled(False)
        launch = partial(_launched, lines)
        tasks.command(
            self, launch, self.invoice["id"], self.invoice["version"], then=self._done, refused=self.show_problem
        )

    def _done(self, ids: list[int]) -> None:
        self.launched.emit(ids)
        self.accept()

    def show_problem(self, problem: Exception) -> None:
        """A refusal with its figures; the dialog stays."""
        self.run.setEnabled(True)
        self.problem.show_text(words.sentence(problem), "red")


def _launched(lines: list[dict[str, Any]], session: Any, invoice_id: int, version: int) -> list[int]:
    from crm_desktop.services import invoices

    return invoices.launch(session, invoice_id, version, lines)
