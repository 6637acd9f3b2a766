"""Requests for calculation, the manager's side: which services, how many, for which group."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.calculation_requests import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import lookups
from crm_desktop.ui.forms.ui_calculation_request_card import Ui_CalculationRequestCard
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.kit.line_columns import Line, LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.lookup import Choice
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
STAGES = (
    ("draft", QT_TRANSLATE_NOOP("states", "Draft")),
    ("sent", QT_TRANSLATE_NOOP("states", "In the queue")),
    ("calculating", QT_TRANSLATE_NOOP("states", "Calculating")),
    ("calculated", QT_TRANSLATE_NOOP("states", "Calculated")),
    ("accepted", QT_TRANSLATE_NOOP("states", "Accepted")),
)


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of a request."""
    lines = [f"{line['service_name']} – {_state(line).lower()}" for line in values["lines"]]
    return [
        (translate("calculation_requests", "Direction"), values.get("direction_id_title", "")),
        (translate("calculation_requests", "Manager"), values.get("owner_id_title", "")),
        (translate("calculation_requests", "Deal"), values.get("deal_id_title", "")),
        (translate("calculation_requests", "Promised"), formats.moment(values["due_at"]) if values["due_at"] else ""),
        (translate("calculation_requests", "Price"), formats.roubles(values["price"]) if values["price"] else ""),
        (translate("calculation_requests", "Services"), "\n".join(lines)),
    ]


def note(values: dict[str, Any]) -> Fact:
    """A question of an expert stands out."""
    asked = [line["question"] for line in values["lines"] if line["state"] == "question"]
    return (translate("calculation_requests", "The expert asks: {}").format("; ".join(asked)) if asked else "", "amber")


class CalculationRequestsPage(ListPage):
    """The list of requests."""

    def __init__(self, context: Context) -> None:
        super().__init__(LISTING, context, summary=_summary)


def _summary(context: Context) -> QWidget:
    return Summary(context, "calculation_request", lambda values: str(values["client_name"]), facts, note)


class CalculationRequestCard(Card):
    """A request; its lines go to the groups of their services."""

    document = "calculation_request"
    form = Ui_CalculationRequestCard
    noun = QT_TRANSLATE_NOOP("cards", "Calculation request")
    stages = STAGES

    def make_lines(self) -> LinesTable:
        groups = tuple((group["id"], group["name"]) for group in self.context.facts["choices"]["groups"])
        columns = (
            LineColumn(
                "service_id",
                translate("calculation_requests", "Service"),
                "lookup",
                stretch=True,
                required=True,
                search=lookups.services,
                filled=self._fill,
            ),
            LineColumn("subject", translate("calculation_requests", "Subject"), "text", 130),
            LineColumn("quantity", translate("calculation_requests", "Quantity"), "quantity", 66, required=True),
            LineColumn("parameters", translate("calculation_requests", "Parameters"), "text", 104),
            LineColumn("group_id", translate("calculation_requests", "Group"), "choice", 120, choices=groups),
            LineColumn("state", translate("calculation_requests", "State"), "text", 100, computed=_state),
            LineColumn("price", translate("calculation_requests", "Price, ₽"), "money", 88, computed=_price),
        )
        return LinesTable(
            columns,
            title=translate("calculation_requests", "Services"),
            prompt=translate("calculation_requests", "Start typing the name of a service…"),
        )

    def _fill(self, line: Line, choice: Choice) -> None:
        service = next((s for s in self.context.facts["choices"]["services"] if s["id"] == choice.id), None)
        if service is not None:
            line["group_id"] = service["group_id"]
            line.setdefault("quantity", 1)

    def prepare(self) -> None:
        self.bind_lookup("deal_id", lookups.deals, "deal")
        self.quote = Button(translate("calculation_requests", "Make a quote"), "document")
        self.quote.setObjectName("make_quote")
        self.quote.clicked.connect(self.make_quote)
        self.quote.hide()
        self.answer = Button(translate("calculation_requests", "Answer the question"), "comment")
        self.answer.setObjectName("answer_question")
        self.answer.clicked.connect(self.answer_question)
        self.answer.hide()
        self.head.add_button(self.answer)
        self.head.add_button(self.quote)
        self.head.suggest(self.quote)

    def show_card(self, values: dict[str, Any]) -> None:
        self.quote.setVisible(values.get("state") in {"calculated", "accepted"})
        self.answer.setVisible(any(line["state"] == "question" for line in values.get("lines") or []))

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        if self.lines is not None:
            for place, line in enumerate(self.lines.model.lines, 1):
                line["position"] = place
        return changes

    def make_quote(self) -> None:
        """A quote of everything calculated for the deal."""
        tasks.command(
            self,
            "crm_desktop.services.quotes:make",
            self.values["deal_id"],
            then=lambda made: self.context.window.open_card("quote", made),
            refused=self.show_problem,
        )

    def answer_question(self) -> None:
        """Answer the first waiting question of an expert."""
        line = next(line for line in self.values["lines"] if line["state"] == "question")
        ask = Ask("answer", translate("calculation_requests", "Answer"), "text")
        dialog = StepDialog(translate("calculation_requests", "Answer"), (ask,), self, text=line["question"])
        dialog.accepted.connect(lambda: self._answer(line, dialog.values()["answer"]))
        dialog.open()

    def _answer(self, line: dict[str, Any], answer: str) -> None:
        from functools import partial

        from crm_desktop.services import documents

        tasks.command(
            self,
            partial(documents.step, answer=answer),
            "calculation_line",
            "answer",
            line["id"],
            line["version"],
            then=lambda _r: self.reload(),
            refused=self.show_problem,
        )


def _price(line: Line) -> Any:
    return line.get("price")


def _state(line: Line) -> str:
    return words.state("calculation_line", str(line["state"]))[0] if line.get("state") else ""
