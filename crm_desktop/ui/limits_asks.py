"""Two questions about a limit: to invoice above it, and what was received before the program was there."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui.invoices_usn import millions
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.dialogs import SAVE, Ask, StepDialog
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.limits"


class AskingDialog(StepDialog):
    """Stays open until the base has taken the answers; a refusal stands under its field or above them all."""

    sent = Signal()
    service = SERVICE
    verb = ""

    def __init__(self, title: str, asks: Sequence[Ask], parent: QWidget | None, text: str) -> None:
        super().__init__(title, asks, parent, text=text)
        self.problem = NoteCard("", "red")
        self.problem.hide()
        self.body.insertWidget(1, self.problem)

    def arguments(self) -> tuple[Any, ...]:
        """What the service's verb takes."""
        raise NotImplementedError

    def give(self, answer: str) -> None:
        if answer != SAVE:
            super().give(answer)
        elif self._complete():
            self._wait(True)
            tasks.command(
                self, f"{self.service}:{self.verb}", *self.arguments(), then=self._done, refused=self.show_problem
            )

    def _done(self, _answer: Any) -> None:
        self._wait(False)
        self.answer = SAVE
        self.sent.emit()
        self.accept()

    def _wait(self, on: bool) -> None:
        for button in self.findChildren(Button):
            button.setDisabled(on)

    def show_problem(self, problem: Exception) -> None:
        """A refusal with its figures; what was typed stays."""
        self._wait(False)
        field = problem.facts.get("field") if isinstance(problem, Refused) else None
        label = self._messages.get(str(field))
        if label is None:
            self.problem.show_text(words.sentence(problem), "red")
            return
        label.setText(words.sentence(problem))
        label.show()
        self.editors[str(field)].setFocus()


class ExceptionDialog(AskingDialog):
    """How much above the limit, until when, why; the executives decide."""

    verb = "ask_exception"

    def __init__(
        self, meter: dict[str, Any], parent: QWidget | None = None, *, amount: Decimal | None = None
    ) -> None:
        self.meter = meter
        year = int(meter["year"])
        asks = (
            Ask(
                "amount",
                translate("limits", "Amount above the limit, without VAT, ₽"),
                "money",
                default=amount,
            ),
            Ask("until_on", translate("limits", "Until which day"), "date", default=date(year, 12, 31)),
            Ask("reason", translate("limits", "Reason")),
        )
        text = translate("limits", "{}, {}: limit {} million ₽, received {}, promised {}.")
        told = text.format(
            meter["organization"],
            year,
            millions(Decimal(meter["limit"])),
            formats.roubles(Decimal(meter["received"])),
            formats.roubles(Decimal(meter["committed"])),
        )
        super().__init__(translate("limits", "Ask for an exception"), asks, parent, told)

    def arguments(self) -> tuple[Any, ...]:
        given, year = self.values(), int(self.meter["year"])
        return self.meter["organization_id"], year, given["amount"], given["until_on"], given["reason"]


class OpeningDialog(AskingDialog):
    """The income of the year before the program counted it, and where the figure comes from."""

    verb = "save_opening"

    def __init__(self, meter: dict[str, Any], parent: QWidget | None = None) -> None:
        self.meter = meter
        before = Decimal(meter["opening"])
        asks = (
            Ask(
                "opening",
                translate("limits", "Received before the program, without VAT, ₽"),
                "money",
                default=before,
            ),
            Ask("basis", translate("limits", "Basis"), "line", default=meter["opening_basis"] or None),
        )
        text = translate("limits", "{}, {}: income by the books up to the day the program began to count it.")
        told = text.format(meter["organization"], meter["year"])
        super().__init__(translate("limits", "Opening income"), asks, parent, told)

    def arguments(self) -> tuple[Any, ...]:
        given = self.values()
        was = Decimal(self.meter["opening"])
        return self.meter["organization_id"], int(self.meter["year"]), was, given["opening"], given["basis"]
