"""Invoices: lines with live totals, the УСН meter, approvals, payments, and launching what was sold into work."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.invoices import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import preview
from crm_desktop.ui.approvals_before import tell_of_document
from crm_desktop.ui.forms.ui_invoice_card import Ui_InvoiceCard
from crm_desktop.ui.invoices_again import Again, link_rows
from crm_desktop.ui.invoices_launch import LaunchDialog, launchable
from crm_desktop.ui.invoices_usn import UsnMeter, fill_choice, offer_of, put_under, usn_block, words_of
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.limits_asks import ExceptionDialog
from crm_desktop.ui.preview_letters import Letters
from crm_desktop.ui.priced_lines import PricedLines
from crm_desktop.ui.quotes import emptied, is_mine
from crm_desktop.ui.rows_box import Row, RowsBox, put_below
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
# An invoice without a day to pay by is due in a week (sec.invoice_year says so, too).
USUAL_TERM = timedelta(days=7)
STAGES = (
    ("draft", QT_TRANSLATE_NOOP("states", "Draft")),
    ("on_approval", QT_TRANSLATE_NOOP("states", "On approval")),
    ("approved", QT_TRANSLATE_NOOP("states", "Approved")),
    ("issued", QT_TRANSLATE_NOOP("states", "Issued")),
    ("partly_paid", QT_TRANSLATE_NOOP("states", "Partly paid")),
    ("paid", QT_TRANSLATE_NOOP("states", "Paid")),
)
TABLES = frozenset({
    "invoice", "invoice_line", "approval", "approval_step", "payment_allocation", "usn_exception", "work_item",
    "sent_mail",
})  # fmt: skip
LAUNCHED_FROM = frozenset({"issued", "partly_paid", "paid"})
NOT_COUNTED = frozenset({"draft", "on_approval", "approved"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of an invoice."""
    lines = [f"{line['title']} – {formats.roubles(line['total'])}" for line in values["lines"]]
    return [
        (translate("invoices", "Sum"), formats.roubles(values["total"])),
        (translate("invoices", "Paid"), formats.roubles(values["paid"]) if values["paid"] else ""),
        (translate("invoices", "Kind"), kind_words(values)),
        (translate("invoices", "Organisation"), values.get("organization_id_title", "")),
        (translate("invoices", "Manager"), values.get("owner_id_title", "")),
        (translate("invoices", "Pay until"), formats.day(values["due_on"]) if values["due_on"] else ""),
        (translate("invoices", "Basis"), values["basis"]),
        (translate("invoices", "Services"), "\n".join(lines)),
    ]


def kind_words(values: dict[str, Any]) -> str:
    """Prepayment 50 %, Full."""
    name = words.state("invoice_kind", values["kind"])[0]
    percent, amount = values.get("prepayment_percent"), values.get("prepayment")
    if amount and amount == values["total"]:
        return f"{name} {formats.roubles(amount)}"
    return f"{name} {formats.percent(percent)}" if percent else name


def note(values: dict[str, Any]) -> Fact:
    """Why the next step is not possible, or why it was cancelled."""
    if values["state"] == "cancelled" and values["reason"]:
        return translate("invoices", "Cancelled: {}").format(values["reason"]), "quiet"
    for step in values.get("steps") or []:
        if step["step"] == "issue" and step["obstacles"]:
            from crm_desktop.services.errors import Refused

            return words.sentence(Refused(step["obstacles"][0]["code"], step["obstacles"][0])), "amber"
    return "", "amber"


class InvoicesPage(ListPage):
    """The list of invoices; an invoice is made in its quote."""

    def __init__(self, context: Context) -> None:
        super().__init__(LISTING, context, summary=_summary)


def _summary(context: Context) -> QWidget:
    return Summary(context, "invoice", lambda values: str(values["client_name"]), facts, note)


class InvoiceCard(Card):
    """One invoice; nothing of it changes once it is issued."""

    document = "invoice"
    form = Ui_InvoiceCard
    noun = QT_TRANSLATE_NOOP("cards", "Invoice")
    stages = STAGES
    lines: PricedLines

    def make_lines(self) -> PricedLines:
        return PricedLines(self.context)

    def asked(self, step: str, dialog: StepDialog) -> None:
        tell_of_document(dialog, step, self.document, self.id)

    def prepare(self) -> None:
        preview.add_to(self)
        kind = self.fields.fields["kind"]
        assert isinstance(kind, ChoiceBox)
        names = ("full", "prepayment", "final")
        kind.set_choices([(name, words.state("invoice_kind", name)[0]) for name in names])
        self.note = NoteCard()
        self.head.add_note(self.note)
        self.launch = self._button("launch", translate("invoices", "Launch into work…"), "play_circle", self.ask_launch)
        self.head.suggest(self.launch)
        self.again = Again(self)
        self.make_again = self._button("make_again", translate("invoices", "Make it anew"), "copy", self.again.copy)
        self.meter = UsnMeter()
        self.meter.ask.clicked.connect(self.ask_exception)
        put_under(self.fields, "organization_id", self.meter)
        self.approvals = RowsBox(translate("invoices", "Approval"))
        self.payments = RowsBox(translate("invoices", "Payments"))
        self.relations = RowsBox(translate("invoices", "Other invoices"))
        self.letters = Letters(self)
        put_below(self.lines, self.approvals, self.payments, self.letters, self.relations)
        self.fields.on_edit("organization_id", self.show_offer)
        for name in ("expected_payment_on", "due_on"):
            self.fields.on_edit(name, self.show_offer)
        self.fields.on_edit("kind", self._show_percent)
        self.lines.edited.connect(self._show_meter)
        self.context.live.listen(self, TABLES, self.refresh)

    def _button(self, verb: str, text: str, icon: str, act: Any) -> Button:
        button = Button(text, icon)
        button.setObjectName(verb)
        button.clicked.connect(lambda _on=False: act())
        button.hide()
        self.head.add_button(button)
        return button

    def title(self) -> str:
        number = self.values.get("number")
        if not number:
            return translate("invoices", "Invoice for {}").format(self.values.get("client_name", ""))
        return f"{translate('cards', self.noun)} {number}"

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            return
        fill_choice(self.fields, values)
        mine = is_mine(values)
        self.launch.setVisible(mine and values["state"] in LAUNCHED_FROM and bool(launchable(values)))
        self.again.show_card(mine, values)
        self.make_again.setVisible(mine and values["state"] == "cancelled")
        self.relations.show_rows(link_rows(self))
        self.letters.show_letters(values)
        self.meter.ask.setVisible(mine and usn_block(values) is not None)
        self.note.show_text(*note(values))
        self._show_percent()
        self.show_offer()
        self._show_payments(values)
        self._show_approvals(values)

    def _show_percent(self) -> None:
        self.fields.show_field("prepayment_percent", self.fields.value("kind") == "prepayment")

    # the seller

    def show_offer(self) -> None:
        """Rates, hint and meter of the chosen organisation."""
        chosen = self.fields.value("organization_id")
        offer = offer_of(self.values, chosen)
        rate = offer["vat_rate"] if offer else None
        self.lines.set_rate(
            None if rate is None else Decimal(str(rate)), stands=chosen == self.values.get("organization_id")
        )
        self._show_meter()

    def _show_meter(self) -> None:
        offer = offer_of(self.values, self.fields.value("organization_id"))
        counted = self.values.get("state") not in NOT_COUNTED
        amount = Decimal(0) if counted else self.lines.net()
        # The base counts by the earlier of the two: an expected day in a far year would pass this year's limit by.
        expected, due = (self.fields.value(name) for name in ("expected_payment_on", "due_on"))
        paid_on = min(expected, due or date.today() + USUAL_TERM) if expected is not None else due
        meter = offer["meter"] if offer else None
        if meter is not None and paid_on is not None and paid_on.year > meter["year"]:
            self.meter.hide()
            text = translate("invoices", "Payment is expected in {}: it counts for the limit of that year.")
            self.fields.set_hint("organization_id", text.format(paid_on.year))
            return
        self.meter.show_meter(meter, amount)
        self.fields.set_hint("organization_id", "" if counted else words_of(offer, amount))

    # what hangs on it

    def _show_payments(self, values: dict[str, Any]) -> None:
        rows = [Row(formats.day(one["bank_on"]), "", formats.roubles(one["amount"])) for one in values["payments"]]
        left = values["total"] - values["paid"]
        if rows and left > 0:
            rows.append(Row(translate("invoices", "Left to pay"), "", formats.roubles(left)))
        self.payments.show_rows(rows)

    def _show_approvals(self, values: dict[str, Any]) -> None:
        rows = []
        for approval in values["approvals"]:
            kind = words.state("approval_kind", approval["kind"])[0]
            for step in approval["steps"] or []:
                when = formats.moment(step["decided_at"]) if step["decided_at"] else ""
                told = " · ".join(part for part in (kind, when, step["comment"]) if part)
                rows.append(Row(step["words"], told, state=_route_word(step["state"], approval["state"])))
        self.approvals.show_rows(rows)

    def ask(self, step: str, name: str) -> Ask:
        if step == "submit":
            return Ask("reason", translate("invoices", "What the approver should know"), "text", required=False)
        if name == "on?":
            return Ask("on", translate("invoices", "Date of the invoice"), "date", required=False, default=date.today())
        return super().ask(step, name)

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        return emptied(changes, self)

    def ask_launch(self) -> LaunchDialog:
        """Which lines go to which experts."""
        dialog = LaunchDialog(self.context, self.values, self)
        dialog.launched.connect(self._launched)
        dialog.open()
        return dialog

    def _launched(self, ids: list[int]) -> None:
        self.context.window.toast(translate("invoices", "Launched into work: {}").format(len(ids)))
        self.reload()

    def ask_exception(self) -> ExceptionDialog:
        """By how much this invoice is above the limit stands in the question already."""
        block = usn_block(self.values)
        assert block is not None
        dialog = ExceptionDialog(block, self, amount=block["this"] - block["left"])
        dialog.sent.connect(lambda: self.context.window.toast(translate("invoices", "Sent for approval.")))
        dialog.open()
        return dialog


def _route_word(state: str, of_whole: str) -> tuple[str, str]:
    if state == "waiting":
        return translate("invoices", "Next"), "grey"
    if state == "pending" and of_whole == "cancelled":
        return words.state("approval", "cancelled")
    return words.state("approval", state)
