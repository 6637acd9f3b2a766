"""The experts' side: the queue of the group, taking a line, calculating with a cost managers do not see."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.services.listings.calculations import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.calculation_source import CalculationSource
from crm_desktop.ui.forms.ui_calculation_card import Ui_CalculationCard
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.dialogs import Ask
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.line_columns import Line, LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
STAGES = (
    ("queued", QT_TRANSLATE_NOOP("states", "In the queue")),
    ("taken", QT_TRANSLATE_NOOP("states", "Calculating")),
    ("calculated", QT_TRANSLATE_NOOP("states", "Calculated")),
    ("accepted", QT_TRANSLATE_NOOP("states", "Accepted")),
)
KINDS = (
    ("labour", QT_TRANSLATE_NOOP("calculations", "Labour")),
    ("subcontract", QT_TRANSLATE_NOOP("calculations", "Subcontract")),
    ("travel", QT_TRANSLATE_NOOP("calculations", "Travel")),
    ("laboratory", QT_TRANSLATE_NOOP("calculations", "Laboratory")),
    ("overhead", QT_TRANSLATE_NOOP("calculations", "Overhead")),
)


def facts(values: dict[str, Any]) -> list[Fact]:
    """What is to be calculated."""
    quantity = f"{formats.quantity(values['quantity'])} {values['unit']}"
    return [
        (translate("calculations", "Client"), values["client_name"]),
        (translate("calculations", "Subject"), values["subject"]),
        (translate("calculations", "Quantity"), quantity),
        (translate("calculations", "Parameters"), values["parameters"]),
        (translate("calculations", "Comment"), (values.get("request") or {}).get("comment", "")),
        (translate("calculations", "Manager"), values.get("owner_id_title", "")),
        (translate("calculations", "Group"), values.get("group_id_title", "")),
        (translate("calculations", "Expert"), values.get("expert_id_title", "")),
        (translate("calculations", "Promised"), formats.moment(values["due_at"]) if values["due_at"] else ""),
    ]


def note(values: dict[str, Any]) -> Fact:
    """What the manager answered, or why the line came back."""
    if values["state"] == "question":
        return translate("calculations", "Waits for the manager's answer: {}").format(values["question"]), "amber"
    if values["state"] == "returned":
        return translate("calculations", "Returned: {}").format(values["reason"]), "red"
    if values["answer"]:
        return translate("calculations", "The manager answered: {}").format(values["answer"]), "blue"
    return "", "amber"


class CalculationsPage(ListPage):
    """The queue; several lines may be taken at once."""

    def __init__(self, context: Context) -> None:
        take = BulkAction(translate("calculations", "Take"), "person_add", self.take)
        super().__init__(LISTING, context, summary=_summary, bulk=[take])

    def take(self, ids: list[int]) -> None:
        """Take the selected lines; those somebody else took meanwhile are told."""
        tasks.command(
            self, "crm_desktop.services.calculations:take_all", ids, then=self._taken, refused=self.show_problem
        )

    def _taken(self, refused: list[str]) -> None:
        if refused:
            text = translate("calculations", "Taken by somebody else meanwhile: {}").format(", ".join(refused))
            self.context.window.toast(text, tone="amber")
        self.refresh()


def _summary(context: Context) -> QWidget:
    return Summary(context, "calculation_line", lambda values: str(values["service_name"]), facts, note)


class CalculationCard(Card):
    """A line to calculate: what is asked, the price, and the cost behind it."""

    document = "calculation_line"
    form = Ui_CalculationCard
    noun = QT_TRANSLATE_NOOP("cards", "Calculation")
    stages = STAGES

    def __init__(self, context: Context, id: int | None, defaults: dict[str, Any]) -> None:
        super().__init__(context, id, defaults, source=CalculationSource())

    def make_lines(self) -> LinesTable:
        kinds = tuple((kind, translate("calculations", words)) for kind, words in KINDS)
        columns = (
            LineColumn("kind", translate("calculations", "Kind"), "choice", 150, choices=kinds, required=True),
            LineColumn("title", translate("calculations", "What for"), "text", 260, stretch=True),
            LineColumn("quantity", translate("calculations", "Quantity or hours"), "quantity", 130, required=True),
            LineColumn("rate", translate("calculations", "Rate, ₽"), "money", 120, required=True),
            LineColumn("amount", translate("calculations", "Cost, ₽"), "money", 130, computed=_amount),
        )
        return LinesTable(
            columns,
            title=translate("calculations", "Cost (experts and executives see it)"),
            prompt=translate("calculations", "Add labour, subcontract, travel…"),
            total=lambda lines: sum((_amount(line) or Decimal(0) for line in lines), Decimal(0)),
            total_title=translate("calculations", "Cost in total"),
        )

    def prepare(self) -> None:
        self.task = Box(translate("calculations", "To calculate"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)
        self.task.column.addLayout(self.grid)
        self.note = NoteCard()
        self.invoice = Button(translate("calculations", "Make an invoice"), "receipt")
        self.invoice.setObjectName("make_invoice")
        self.invoice.clicked.connect(lambda _on=False: self.make_invoice())
        self.invoice.hide()
        self.head.add_button(self.invoice)
        form = self.fields.root.layout()
        assert isinstance(form, QGridLayout)
        form.addWidget(self.task, form.rowCount(), 0, 1, 3)
        form.addWidget(self.note, form.rowCount(), 0, 1, 3)

    def title(self) -> str:
        number = self.values.get("number") or ""
        return f"{translate('cards', self.noun)} {number}".strip()

    def show_card(self, values: dict[str, Any]) -> None:
        emptied(self.grid)
        shown = [(translate("calculations", "Service"), values.get("service_name", "")), *facts(values)]
        for place, (label, text) in enumerate(fact for fact in shown if fact[1]):
            name, value = QLabel(label), QLabel(text)
            name.setProperty("role", "muted")
            value.setWordWrap(True)
            self.grid.addWidget(name, place // 2, place % 2 * 2)
            self.grid.addWidget(value, place // 2, place % 2 * 2 + 1)
        self.note.show_text(*note(values))
        # The base tells sellers no cost: an empty table would say that there is none.
        assert self.lines is not None
        self.lines.setVisible(bool(values.get("lines")) or bool(values.get("editable")))
        ready = values.get("state") in ("calculated", "accepted") and not values.get("sold")
        self.invoice.setVisible(ready and (values.get("why") or {}).get("rule") in ("holder", "assistant"))
        self._hint_similar(values.get("siblings") or [])

    def _hint_similar(self, similar: list[dict[str, Any]]) -> None:
        prices = [formats.roubles(one["price"]) for one in similar[:3]]
        text = translate("calculations", "Calculated before: {}").format(", ".join(prices)) if prices else ""
        self.fields.set_hint("price", text)

    def make_invoice(self) -> None:
        """A draft straight from this calculation, which it accepts."""
        tasks.command(
            self, "crm_desktop.services.invoices:make_calculated", self.values["deal_id"], [self.id],
            then=lambda made: self.context.window.open_card("invoice", made), refused=self.show_problem,
        )  # fmt: skip

    def ask(self, step: str, name: str) -> Ask:
        if name == "expert_id":
            return Ask("expert_id", translate("calculations", "Expert"), "choice", choices=self._experts())
        return super().ask(step, name)

    def _experts(self) -> tuple[tuple[Any, str], ...]:
        return tuple((person["id"], person["name"]) for person in self.values.get("members") or ())


def _amount(line: Line) -> Decimal | None:
    quantity, rate = line.get("quantity"), line.get("rate")
    if quantity is None or rate is None:
        return None
    return Decimal(str(quantity)) * Decimal(str(rate))
