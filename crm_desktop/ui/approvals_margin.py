"""The margin of what was calculated: its figures for those who decide, and the norm the executives set.

Whoever only sells reads that the price needs a decision: the base tells him nothing of the cost or the norm.
"""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QWidget

from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import PercentEdit
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
Fact = tuple[str, str, str]
SERVICE = "crm_desktop.services.approvals"


def figures(values: dict[str, Any], facts: dict[str, Any]) -> list[Fact]:
    """Sum, margin, norm and low prices for those who decide; what everybody knows for who is not told."""
    subject = values.get("subject") or {}
    cost, sold, norm = subject.get("cost"), subject.get("calculated"), subject.get("margin_norm")
    below = int(facts.get("below_lowest") or 0)
    below_words = translate("approvals", "below the lowest price")
    if not below:
        below_words = translate("approvals", "none below the lowest price")
    low = (translate("approvals", "Low prices"), str(below), below_words)
    amount = (translate("approvals", "Sum"), formats.roubles(values["amount"]))
    if not cost or not sold:
        return [(*amount, ""), low, *_known(subject.get("lines") or [], facts)]
    margin = formats.percent(((Decimal(sold) - Decimal(cost)) * 100 / Decimal(sold)).quantize(Decimal("0.1")))
    cost_words = translate("approvals", "cost {}").format(formats.money(formats.kopecks(cost), fraction=False))
    norm_words = translate("approvals", "set by the executives") if norm else ""
    return [
        (*amount, translate("approvals", "without VAT {}").format(formats.roubles(sold))),
        (translate("approvals", "Margin"), margin, cost_words),
        (translate("approvals", "Norm"), formats.percent(norm) if norm else "—", norm_words),
        low,
    ]


def _known(lines: list[dict[str, Any]], facts: dict[str, Any]) -> list[Fact]:
    discount = max((Decimal(line.get("discount_percent") or 0) for line in lines), default=Decimal(0))
    allowed = facts.get("allowed")
    told = translate("approvals", "the manager may give {} %").format(formats.quantity(allowed)) if allowed else ""
    return [
        (translate("approvals", "Discount"), formats.percent(discount), told),
        (translate("approvals", "Services"), str(len(lines)), ""),
    ]


class NormDialog(Dialog):
    """Emits `saved`; an empty field asks about no price."""

    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        text = translate(
            "approvals",
            "Quotes and invoices of calculated services that earn less are decided by the route of their prices."
            " Sellers see neither the norm nor the cost.",
        )
        super().__init__(translate("approvals", "Norm of the margin"), text, parent)
        self.note = NoteCard("", "red")
        self.percent = PercentEdit()
        self.percent.setObjectName("percent")
        label = QLabel(translate("approvals", "Least margin, % of the price without VAT"))
        label.setProperty("role", "label")
        label.setBuddy(self.percent)
        self.percent.setAccessibleName(label.text())
        self.last = QLabel()
        self.last.setProperty("role", "muted")
        for widget in (self.note, label, self.percent, self.last):
            self.body.addWidget(widget)
        self.finish((translate("approvals", "Cancel"), PLAIN, CANCEL), (translate("approvals", "Save"), PRIMARY, SAVE))
        self.note.hide()
        tasks.read(self, f"{SERVICE}:margin_norm", then=self._show, failed=self.show_problem)

    def _show(self, norm: dict[str, Any] | None) -> None:
        if norm is None:
            self.last.setText(translate("approvals", "No norm has been set yet."))
        else:
            self.percent.set_value(norm["percent"])
            self.percent.selectAll()
            text = translate("approvals", "Set by {} {}")
            self.last.setText(text.format(norm["set_by"], formats.moment(norm["set_at"])))
        self.percent.setFocus()

    def give(self, answer: str) -> None:
        if answer != SAVE:
            super().give(answer)
        elif self.percent.problem():
            self.note.show_text(self.percent.problem(), "red")
        else:
            tasks.command(
                self, f"{SERVICE}:set_margin_norm", self.percent.value(), then=self._saved, refused=self.show_problem
            )

    def _saved(self, _none: Any) -> None:
        self.saved.emit()
        super().give(SAVE)

    def show_problem(self, problem: Exception) -> None:
        """In words, above the field."""
        self.note.show_text(words.sentence(problem), "red")
