"""The card of a payment: what the bank says, and what became of the money."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.forms.ui_payment_card import Ui_PaymentCard
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.dialogs import SAVE, Ask, Dialog, confirm
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.payments import note
from crm_desktop.ui.payments_allocation import AllocationBox
from crm_desktop.ui.payments_entry import ClientDialog
from crm_desktop.ui.payments_refund import RefundBox
from crm_desktop.ui.rows_box import Row, RowsBox

translate = QCoreApplication.translate
KINDS = ("payment", "refund_from_supplier", "internal", "other")
"""What may be said without more; a refund to a client names its payment instead."""
TABLES = frozenset({"payment", "payment_allocation", "invoice"})
WAITING = frozenset({"unmatched", "matched"})


class PaymentCard(Card):
    """A payment is what the bank says; only its allocation is ours."""

    document = "payment"
    form = Ui_PaymentCard
    noun = QT_TRANSLATE_NOOP("cards", "Payment")

    def prepare(self) -> None:
        self.note = NoteCard()
        self.head.add_note(self.note)
        self.allocations = RowsBox(translate("payments", "What became of it"))
        self.allocation = AllocationBox(translate("payments", "Allocate to invoices"))
        self.allocation.asked.connect(self.allocate)
        self.refund = RefundBox(translate("payments", "Give back payments"))
        self.refund.asked.connect(self.give_back)
        correct = translate("payments", "Correct the client")
        self.correct = self._button("assign", correct, "person", self.correct_client)
        self.remove = self._button("withdraw", translate("payments", "Delete"), "delete", self.ask_to_withdraw)
        form = self.fields.root.layout()
        assert isinstance(form, QGridLayout)
        form.addWidget(self.allocations, form.rowCount(), 0, 1, 3)
        form.addWidget(self.allocation, form.rowCount(), 0, 1, 3)
        form.addWidget(self.refund, form.rowCount(), 0, 1, 3)
        self.context.live.listen(self, TABLES, self.refresh)

    def _button(self, name: str, text: str, icon: str, act: Callable[[], object]) -> Button:
        button = Button(text, icon)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        self.head.add_button(button)
        return button

    def title(self) -> str:
        number = self.values.get("document_number") or ""
        day = self.values.get("bank_on")
        dated = translate("payments", "of {}").format(formats.day(day)) if day else ""
        parts = (translate("cards", self.noun), f"№ {number}" if number else "", dated)
        return " ".join(part for part in parts if part)

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            return
        self.note.show_text(*note(values))
        self.allocations.show_rows(self._used(values))
        mine = "accountant" in self.context.person.roles
        incoming, waiting = values["direction"] == "in", values["state"] in WAITING
        has_credit = values["kind"] == "payment" and values["credit"] > 0
        self.allocation.setVisible(mine and incoming and (waiting or has_credit))
        if mine and incoming:
            self.allocation.show_candidates(values)
        self.refund.setVisible(mine and waiting and not incoming)
        if mine and waiting and not incoming:
            service = "crm_desktop.services.payments:refundable"
            tasks.read(self, service, self.id, then=self._show_refundable, failed=self.show_problem, key="refundable")
        unused = mine and not values["allocated"] and not values["refunds"] and not values["refund_of_ids"]
        self.correct.setVisible(unused and values["kind"] != "internal")
        self.remove.setVisible(unused and bool(values["entered_by_hand"]))

    def _show_refundable(self, payments: list[dict[str, Any]]) -> None:
        self.refund.show_payments(self.values["amount"], payments)

    def _used(self, values: dict[str, Any]) -> list[Row]:
        """What the money paid, what of it went back, what it gives back, and what is left as the client's credit."""
        rows = [self._allocated(one) for one in values.get("allocations") or []]
        rows += [self._other(translate("payments", "Given back"), one) for one in values.get("refunds") or []]
        rows += [
            self._other(translate("payments", "Gives back the payment"), one) for one in values.get("gives_back") or []
        ]
        if values["credit"] and values["state"] in {"allocated", "ignored"}:
            note = translate("payments", "can be allocated to invoices later")
            rows.append(Row(translate("payments", "The client's credit"), note, formats.roubles(values["credit"])))
        return rows

    def _other(self, title: str, one: dict[str, Any]) -> Row:
        note = f"№ {one['number']} {formats.day(one['bank_on'])}"
        payment = one["id"]
        return Row(title, note, formats.roubles(one["amount"]), act=lambda: self._open_payment(payment))

    def _open_payment(self, payment_id: int) -> None:
        self.context.window.open_card("payment", payment_id)

    def _allocated(self, one: dict[str, Any]) -> Row:
        invoice = one["invoice_id"]
        return Row(
            translate("payments", "Invoice {}").format(one["number"] or "—"),
            one["client"] or "",
            formats.roubles(one["amount"]),
            act=lambda: self.context.window.open_card("invoice", invoice),
        )

    def ask(self, step: str, name: str) -> Ask:
        if name == "kind":
            kinds = tuple((kind, words.state("payment_kind", kind)[0]) for kind in KINDS)
            return Ask("kind", translate("payments", "What it is"), "choice", choices=kinds, default="other")
        return super().ask(step, name)

    def save(self, close: bool = False) -> None:
        """Nothing of a payment is saved: Ctrl+Enter does what its open box proposes."""
        for button in (self.allocation.run, self.refund.run):
            if close and button.isVisible():
                self._take_over_typed()
                if button.isEnabled():
                    button.click()
                return
        super().save(close)

    def _take_over_typed(self) -> None:
        """A sum that is still being typed counts when its editor is left."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def allocate(self, parts: list[tuple[int, Decimal]]) -> None:
        """Pay the chosen invoices."""
        tasks.command(
            self,
            "crm_desktop.services.payments:allocate",
            self.id,
            self.version,
            parts,
            then=self._stepped,
            refused=self.show_problem,
        )

    def give_back(self, parts: list[tuple[int, int | None, Decimal]]) -> None:
        """Say which payments this money gives back."""
        tasks.command(
            self, "crm_desktop.services.payments:refund", self.id, self.version, parts,
            then=self._stepped, refused=self.show_problem,
        )  # fmt: skip

    def correct_client(self) -> ClientDialog:
        """Whose the money is."""
        dialog = ClientDialog(self)
        dialog.chosen.connect(self.assign)
        dialog.open()
        return dialog

    def assign(self, client_id: int) -> None:
        """Write the corrected client."""
        tasks.command(
            self, "crm_desktop.services.payments:assign", self.id, self.version, client_id,
            then=self._stepped, refused=self.show_problem,
        )  # fmt: skip

    def ask_to_withdraw(self) -> Dialog:
        """What was entered by hand may be taken out again."""
        title = translate("payments", "Delete the payment?")
        text = translate("payments", "It was entered by hand and pays nothing.")
        dialog = confirm(self, title, text, translate("payments", "Delete"), danger=True)
        dialog.finished.connect(lambda _code: self._withdraw() if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _withdraw(self) -> None:
        tasks.command(
            self, "crm_desktop.services.payments:withdraw", self.id, self.version,
            then=lambda _answer: self.close_asked.emit(), refused=self.show_problem,
        )  # fmt: skip
