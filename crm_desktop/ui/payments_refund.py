"""Which payment an outgoing one gives back, and which invoices are less paid by it."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.buttons import PLAIN, Button
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import ChoiceBox, MoneyEdit
from crm_desktop.ui.kit.layouts import emptied

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RefundBox(Box):
    """Emits `asked` with (payment id, [(invoice id, roubles)]); what no invoice takes comes off the client's credit."""

    asked = Signal(object, list)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._amount = Decimal(0)
        self._payments: dict[int, dict[str, Any]] = {}
        self.sums: dict[int, MoneyEdit] = {}
        self.payment = ChoiceBox()
        self.payment.setObjectName("gives_back")
        self.payment.setAccessibleName(translate("payments", "Payment that is given back"))
        self.payment.edited.connect(self._show_invoices)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.rest = QLabel()
        self.rest.setProperty("role", "muted")
        self.run = Button(translate("payments", "Give back"), "arrow_undo", PLAIN)
        self.run.setObjectName("refund")
        self.run.clicked.connect(lambda: self.asked.emit(self.payment.value(), self.parts()))
        foot = QHBoxLayout()
        foot.addWidget(self.rest)
        foot.addStretch()
        foot.addWidget(self.run)
        self.column.addWidget(self.payment)
        self.column.addLayout(self.grid)
        self.column.addLayout(foot)

    def show_payments(self, amount: Decimal, payments: list[dict[str, Any]]) -> None:
        """The newest is proposed; one of exactly this sum comes before it."""
        self._amount = amount
        self._payments = {one["payment_id"]: one for one in payments}
        self.payment.set_choices([(id, _named(one)) for id, one in self._payments.items()])
        exact = next((id for id, one in self._payments.items() if one["amount"] == amount), None)
        self.payment.set_value(exact if exact is not None else next(iter(self._payments), None))
        self.payment.setVisible(bool(payments))
        self._show_invoices()

    def _show_invoices(self) -> None:
        emptied(self.grid)
        self.sums.clear()
        one = self._payments.get(self.payment.value())
        if one is None:
            empty = QLabel(translate("payments", "No payment of this client to this organisation can be given back."))
            empty.setProperty("role", "muted")
            self.grid.addWidget(empty, 0, 0, 1, 3)
        left = max(Decimal(0), self._amount - one["credit"]) if one else Decimal(0)
        for row, invoice in enumerate(one["invoices"] if one else ()):
            taken = min(left, invoice["left"])
            self._add(row, invoice, taken)
            left -= taken
        self._show_rest()

    def _add(self, row: int, invoice: dict[str, Any], taken: Decimal) -> None:
        amount = MoneyEdit()
        amount.setObjectName(f"back_{invoice['invoice_id']}")
        amount.setAccessibleName(translate("payments", "Sum for {}").format(invoice["number"]))
        amount.setFixedWidth(140)
        amount.setAlignment(RIGHT)
        amount.set_value(taken)
        amount.edited.connect(self._show_rest)
        self.sums[invoice["invoice_id"]] = amount
        paid = QLabel(translate("payments", "paid {}").format(formats.roubles(invoice["left"])))
        paid.setProperty("role", "muted")
        named = translate("payments", "Invoice {} of {}").format(invoice["number"], formats.day(invoice["issued_on"]))
        name = QLabel(named)
        self.grid.addWidget(name, row, 0)
        self.grid.addWidget(paid, row, 1, RIGHT)
        self.grid.addWidget(amount, row, 2)

    def parts(self) -> list[tuple[int, Decimal]]:
        """Invoices that are less paid afterwards."""
        return [(id, amount) for id, editor in self.sums.items() if (amount := editor.value())]

    def _show_rest(self) -> None:
        one = self._payments.get(self.payment.value())
        if one is None:
            self.rest.setText("")
            self.run.setEnabled(False)
            return
        credit = self._amount - sum((amount for _id, amount in self.parts()), Decimal(0))
        if credit < 0:
            text = translate("payments", "Too much by {}").format(formats.roubles(-credit))
        else:
            text = translate("payments", "From the client's credit: {} of {}")
            text = text.format(formats.roubles(credit), formats.roubles(one["credit"]))
        self.rest.setText(text)
        self.run.setEnabled(0 <= credit <= one["credit"])


def _named(one: dict[str, Any]) -> str:
    text = translate("payments", "№ {} of {}: {}, {}")
    return text.format(one["number"] or "—", formats.day(one["bank_on"]), formats.roubles(one["amount"]), one["client"])
