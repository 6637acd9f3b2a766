"""Payments: the queue of what a bank statement brought, allocation to invoices, setting aside, undoing."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from crm_desktop.services.listings.payments import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.forms.ui_payment_card import Ui_PaymentCard
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.payments_allocation import AllocationBox
from crm_desktop.ui.payments_words import reason_words
from crm_desktop.ui.rows_box import Row, RowsBox
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
KINDS = ("payment", "refund_to_client", "refund_from_supplier", "internal", "other")
TABLES = frozenset({"payment", "payment_allocation", "invoice"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of a payment."""
    bank = f"{values['document_number']} · {formats.day(values['bank_on'])}"
    suggested = values.get("suggested_invoice_id_title", "")
    allocated = [f"{one['number']} – {formats.roubles(one['amount'])}" for one in values.get("allocations") or []]
    return [
        (translate("payments", "Sum"), signed(values)),
        (translate("payments", "Counterparty"), values["counterparty_name"]),
        (translate("payments", "INN"), values["counterparty_inn"]),
        (translate("payments", "Client"), values["client_name"]),
        (translate("payments", "Bank document"), bank),
        (translate("payments", "Organisation"), values.get("organization_id_title", "")),
        (translate("payments", "Purpose"), values["purpose"]),
        (translate("payments", "Suggested invoice"), suggested),
        (translate("payments", "Allocated"), "\n".join(allocated)),
    ]


def signed(values: dict[str, Any]) -> str:
    """Money that went out carries the minus sign."""
    amount = values["amount"] if values["direction"] == "in" else -values["amount"]
    return formats.roubles(amount)


def note(values: dict[str, Any]) -> Fact:
    """How sure the suggestion is."""
    if values["state"] != "matched":
        return "", "amber"
    text = translate("payments", "Suggested with {} % confidence: {}.")
    hue = "green" if values["match_reason"] in {"number_inn_sum", "inn_sum"} else "amber"
    return text.format(values["confidence"], reason_words(values["match_reason"])), hue


class PaymentsPage(ListPage):
    """The list of payments; the accountant imports statements and confirms what was matched."""

    def __init__(self, context: Context) -> None:
        keeps = "accountant" in context.person.roles
        creation = Creation(translate("payments", "Import a statement"), self.import_statement)
        confirm = BulkAction(translate("payments", "Confirm suggested"), "checkmark_circle", self.confirm)
        super().__init__(
            LISTING,
            context,
            creation=creation if keeps else None,
            summary=_summary,
            bulk=[confirm] if keeps else [],
        )

    def import_statement(self) -> QWidget:
        """Choose a file of 1CClientBankExchange, see what it would do, import."""
        from crm_desktop.ui.payments_import import StatementDialog

        dialog = StatementDialog(self.context, self)
        dialog.imported.connect(self.refresh)
        dialog.open()
        return dialog

    def confirm(self, ids: list[int]) -> None:
        """Confirm the selected suggestions in one statement; what cannot be confirmed is told."""
        tasks.command(
            self,
            "crm_desktop.services.documents:step_each",
            "payment",
            "confirm",
            ids,
            then=self._confirmed,
            refused=self.show_problem,
        )

    def _confirmed(self, answers: list[tuple[int, Any]]) -> None:
        failed = [problem for _id, problem in answers if problem is not None]
        text = translate("payments", "Confirmed: {}").format(len(answers) - len(failed))
        if failed:
            text += " · " + translate("payments", "not possible: {}").format(len(failed))
            text += f" ({words.sentence(failed[0])})"
        self.context.window.toast(text, tone="amber" if failed else "green")
        self.refresh()


def _summary(context: Context) -> QWidget:
    def heading(values: dict[str, Any]) -> str:
        return str(values["client_name"] or values["counterparty_name"])

    return Summary(context, "payment", heading, facts, note)


class PaymentCard(Card):
    """A payment is what the bank says; only its allocation is ours."""

    document = "payment"
    form = Ui_PaymentCard
    noun = QT_TRANSLATE_NOOP("cards", "Payment")

    def prepare(self) -> None:
        self.note = NoteCard()
        self.head.add_note(self.note)
        self.allocations = RowsBox(translate("payments", "Paid by it"))
        self.allocation = AllocationBox(translate("payments", "Allocate to invoices"))
        self.allocation.asked.connect(self.allocate)
        form = self.fields.root.layout()
        assert isinstance(form, QGridLayout)
        form.addWidget(self.allocations, form.rowCount(), 0, 1, 3)
        form.addWidget(self.allocation, form.rowCount(), 0, 1, 3)
        self.context.live.listen(self, TABLES, self.refresh)

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
        self.allocations.show_rows([self._allocated(one) for one in values.get("allocations") or []])
        mine = "accountant" in self.context.person.roles and values["state"] in {"unmatched", "matched"}
        self.allocation.setVisible(mine and values["direction"] == "in")
        if mine:
            self.allocation.show_candidates(values)

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
