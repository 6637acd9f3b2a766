"""Which payments an outgoing one gives back, and which invoices are less paid by it."""

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from crm_desktop.services import payments as service
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.buttons import PLAIN, Button, IconButton
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import ChoiceBox, MoneyEdit
from crm_desktop.ui.kit.layouts import emptied

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RefundBox(Box):
    """Emits `asked` with [(payment id, invoice id or None for the client's credit, roubles)]."""

    asked = Signal(list)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._amount = Decimal(0)
        self._payments: dict[int, dict[str, Any]] = {}
        self._chosen: list[int] = []
        self.sums: dict[service.Part, MoneyEdit] = {}
        self.more = ChoiceBox()
        self.more.setObjectName("gives_back")
        self.more.setAccessibleName(translate("payments", "Payment that is given back"))
        self.more.edited.connect(lambda: self.choose(self.more.value()))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.rest = QLabel()
        self.rest.setProperty("role", "muted")
        self.run = Button(translate("payments", "Give back"), "arrow_undo", PLAIN)
        self.run.setObjectName("refund")
        self.run.setToolTip("Ctrl+Enter")
        self.run.clicked.connect(lambda: self.asked.emit(self.parts()))
        foot = QHBoxLayout()
        foot.addWidget(self.rest)
        foot.addStretch()
        foot.addWidget(self.run)
        self.column.addLayout(self.grid)
        self.column.addWidget(self.more)
        self.column.addLayout(foot)

    def show_payments(self, amount: Decimal, payments: list[dict[str, Any]]) -> None:
        """What fits is proposed: one payment, or the newest ones until the sum is reached."""
        self._amount = amount
        self._payments = {one["payment_id"]: one for one in payments}
        parts = service.proposed_refund(amount, payments)
        self._chosen = list(dict.fromkeys(payment for payment, _invoice in parts))
        self._show_chosen(parts)

    def choose(self, payment_id: int | None) -> None:
        """One more payment; it takes what is still missing."""
        if payment_id not in self._payments or payment_id in self._chosen:
            return
        kept, one = self._kept(), self._payments[payment_id]
        missing = max(Decimal(0), self._amount - sum(kept.values(), Decimal(0)))
        taken = service.proposed_refund(min(missing, service.room_of(one)), [one])
        self._chosen.append(payment_id)
        self._show_chosen({**kept, **taken})

    def leave_out(self, payment_id: int) -> None:
        """Not this one after all."""
        self._chosen.remove(payment_id)
        self._show_chosen({part: amount for part, amount in self._kept().items() if part[0] != payment_id})

    def _kept(self) -> dict[service.Part, Decimal]:
        return {part: editor.value() or Decimal(0) for part, editor in self.sums.items()}

    def _show_chosen(self, parts: dict[service.Part, Decimal]) -> None:
        emptied(self.grid)
        self.sums.clear()
        if not self._payments:
            empty = QLabel(translate("payments", "No payment of this client to this organisation can be given back."))
            empty.setProperty("role", "muted")
            self.grid.addWidget(empty, 0, 0, 1, 4)
        for id in self._chosen:
            self._add_payment(self._payments[id], parts)
        left = [(id, _named(one)) for id, one in self._payments.items() if id not in self._chosen]
        one_more = translate("payments", "One more payment…") if self._chosen else ""
        self.more.set_choices(left, empty=one_more or translate("payments", "Choose a payment…"))
        self.more.setVisible(bool(left))
        self._show_rest()

    def _add_payment(self, one: dict[str, Any], parts: dict[service.Part, Decimal]) -> None:
        row, id = self.grid.rowCount(), one["payment_id"]
        self.grid.addWidget(QLabel(_named(one)), row, 0, 1, 3)
        away = IconButton("dismiss", translate("payments", "Not this payment"), box=26)
        away.setObjectName(f"not_{id}")
        away.clicked.connect(partial(self.leave_out, id))
        self.grid.addWidget(away, row, 3)
        for invoice in one["invoices"]:
            named = translate("payments", "Invoice {} of {}")
            title = named.format(invoice["number"], formats.day(invoice["issued_on"]))
            self._add_part((id, invoice["invoice_id"]), title, translate("payments", "paid {}"), invoice["left"], parts)
        if one["credit"]:
            title = translate("payments", "The client's credit")
            self._add_part((id, None), title, translate("payments", "left {}"), one["credit"], parts)

    def _add_part(
        self, part: service.Part, title: str, told: str, room: Decimal, parts: dict[service.Part, Decimal]
    ) -> None:
        row = self.grid.rowCount()
        amount = MoneyEdit()
        amount.setObjectName(f"back_{part[0]}_{part[1] or 'credit'}")
        amount.setAccessibleName(translate("payments", "Sum for {}").format(title))
        amount.setFixedWidth(140)
        amount.setAlignment(RIGHT)
        amount.set_value(parts.get(part, Decimal(0)))
        amount.edited.connect(self._show_rest)
        self.sums[part] = amount
        name, most = QLabel(title), QLabel(told.format(formats.roubles(room)))
        name.setContentsMargins(18, 0, 0, 0)
        most.setProperty("role", "muted")
        self.grid.addWidget(name, row, 0)
        self.grid.addWidget(most, row, 1, RIGHT)
        self.grid.addWidget(amount, row, 2)

    def parts(self) -> list[tuple[int, int | None, Decimal]]:
        """What goes back out of what."""
        return [(payment, invoice, amount) for (payment, invoice), amount in self._kept().items() if amount]

    def _show_rest(self) -> None:
        missing = self._amount - sum(self._kept().values(), Decimal(0))
        text = translate("payments", "Too much by {}")
        if missing > 0:
            text = translate("payments", "Not named yet: {}")
        elif missing == 0:
            text = translate("payments", "All of {} is named")
        self.rest.setText(text.format(formats.roubles(abs(missing) if missing else self._amount)))
        self.run.setEnabled(missing == 0 and bool(self.parts()))


def _named(one: dict[str, Any]) -> str:
    text = translate("payments", "№ {} of {}: {}, {}")
    return text.format(one["number"] or "—", formats.day(one["bank_on"]), formats.roubles(one["amount"]), one["client"])
