"""Which invoices a payment pays and by how much: the candidates, the suggested one filled in."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from crm_desktop.services import payments
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.buttons import PLAIN, Button
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import FlagBox, MoneyEdit
from crm_desktop.ui.kit.layouts import emptied

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AllocationBox(Box):
    """Emits `asked` with (invoice id, roubles) of the ticked lines; the rest of the payment is always told."""

    asked = Signal(list)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._amount = Decimal(0)
        self._candidates: list[dict[str, Any]] = []
        self.flags: dict[int, FlagBox] = {}
        self.sums: dict[int, MoneyEdit] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(2, 1)
        self.column.addLayout(self.grid)
        foot = QHBoxLayout()
        self.rest = QLabel()
        self.rest.setProperty("role", "muted")
        self.run = Button(translate("payments", "Allocate"), "checkmark", PLAIN)
        self.run.setObjectName("allocate")
        self.run.setToolTip("Ctrl+Enter")
        self.run.clicked.connect(lambda: self.asked.emit(self.parts()))
        foot.addWidget(self.rest)
        foot.addStretch()
        foot.addWidget(self.run)
        self.column.addLayout(foot)

    def show_candidates(self, values: dict[str, Any]) -> None:
        """Open invoices of the payer first; what the purpose names is ticked with what it can take."""
        emptied(self.grid)
        self.flags.clear()
        self.sums.clear()
        self._amount = values["credit"] if values["kind"] == "payment" else values["amount"] - values["allocated"]
        self._candidates = values.get("candidates") or []
        if not self._candidates:
            empty = QLabel(translate("payments", "No invoice of this organisation waits for payment by the payer."))
            empty.setProperty("role", "muted")
            self.grid.addWidget(empty, 0, 0, 1, 5)
        parts = payments.proposed(values, self._candidates, self._amount)
        for row, one in enumerate(self._candidates):
            self._add(row, one, parts.get(one["invoice_id"]))
        self._show_rest()

    def _add(self, row: int, one: dict[str, Any], part: Decimal | None) -> None:
        suggested = part is not None
        id = one["invoice_id"]
        flag, amount = FlagBox(), MoneyEdit()
        flag.setText(str(one["number"]))
        flag.setObjectName(f"pays_{id}")
        amount.setObjectName(f"amount_{id}")
        amount.setFixedWidth(140)
        amount.setAlignment(RIGHT)
        amount.setAccessibleName(translate("payments", "Sum for {}").format(one["number"]))
        amount.set_value(min(one["left"], self._amount) if part is None else part)
        self.flags[id], self.sums[id] = flag, amount
        flag.set_value(suggested)
        issued = QLabel(formats.day(one["issued_on"]))
        issued.setProperty("role", "muted")
        left = QLabel(translate("payments", "left {}").format(formats.roubles(one["left"])))
        left.setProperty("role", "muted")
        for place, widget in enumerate((flag, issued, QLabel(str(one["client"])), left, amount)):
            self.grid.addWidget(widget, row, place, *((RIGHT,) if place >= 3 else ()))
        flag.edited.connect(self._show_rest)
        amount.edited.connect(lambda: self._typed(flag))
        amount.setEnabled(suggested)

    def _typed(self, flag: FlagBox) -> None:
        flag.set_value(True)
        self._show_rest()

    def parts(self) -> list[tuple[int, Decimal]]:
        """What is ticked with a sum."""
        chosen = [(id, self.sums[id].value()) for id, flag in self.flags.items() if flag.value()]
        return [(id, amount) for id, amount in chosen if amount]

    def _show_rest(self) -> None:
        for id, flag in self.flags.items():
            self.sums[id].setEnabled(flag.value())
        parts = self.parts()
        rest = self._amount - sum((amount for _id, amount in parts), Decimal(0))
        text = translate("payments", "Not allocated: {}") if rest >= 0 else translate("payments", "Too much by {}")
        self.rest.setText(text.format(formats.roubles(abs(rest))))
        self.run.setEnabled(bool(parts) and rest >= 0)
