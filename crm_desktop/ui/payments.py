"""Payments: the queue of what a bank statement brought, allocation to invoices, setting aside, undoing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.payments import LISTING
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.payments_words import reason_words
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate


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
        if keeps:
            self._add_button("enter_payment", translate("payments", "Enter by hand"), "add", self.enter)
            add = actions.adder(self, translate("payments", "Payments"))
            add(translate("payments", "Confirm suggested"), "Ctrl+Return", self.confirm_next)
            self._add_button("statements", translate("payments", "Statements"), "history", self.show_statements)

    def _add_button(self, name: str, text: str, icon: str, act: Callable[[], object]) -> None:
        button = Button(text, icon)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        self.head.insert(button)

    def enter(self) -> QWidget:
        """What no statement brings: cash, a bank without files."""
        from crm_desktop.ui.payments_entry import EntryDialog

        dialog = EntryDialog(self.context, self)
        dialog.entered.connect(self._entered)
        dialog.open()
        return dialog

    def _entered(self, payment_id: int) -> None:
        self.refresh()
        self.context.window.open_card("payment", payment_id)

    def show_statements(self) -> QWidget:
        """What was imported, to be taken back."""
        from crm_desktop.ui.payments_statements import StatementsDialog

        dialog = StatementsDialog(self.context, self)
        dialog.undone.connect(self.refresh)
        dialog.open()
        return dialog

    def import_statement(self) -> QWidget:
        """Choose a file of 1CClientBankExchange, see what it would do, import."""
        from crm_desktop.ui.payments_import import StatementDialog

        dialog = StatementDialog(self.context, self)
        dialog.imported.connect(self.refresh)
        dialog.open()
        return dialog

    def confirm_next(self) -> None:
        """Confirm what is selected and go on to the row below: the queue is worked through with one key."""
        ids = self.view.selected_ids() or [id for id in (self.view.current_id(),) if id is not None]
        if ids:
            row = self.view.currentIndex().row()
            below = self.model.index(row + 1 if row + 1 < self.model.rowCount() else max(0, row - 1), 0)
            self.view.setCurrentIndex(below)
            self.confirm(ids)

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
