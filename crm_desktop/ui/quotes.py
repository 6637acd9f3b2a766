"""Quotes: versions under one number, live totals, who may sell, and the invoice made of an accepted one."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from crm_desktop.services.listings.quotes import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import preview, texts
from crm_desktop.ui.approvals_before import tell_of_document
from crm_desktop.ui.forms.ui_quote_card import Ui_QuoteCard
from crm_desktop.ui.invoices_prepayment import PrepaymentDialog
from crm_desktop.ui.invoices_usn import fill_choice, offer_of, words_of
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.links import LinkList
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.preview_letters import Letters
from crm_desktop.ui.priced_lines import PricedLines
from crm_desktop.ui.rows_box import put_below
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
STAGES = (
    ("draft", QT_TRANSLATE_NOOP("states", "Draft")),
    ("on_approval", QT_TRANSLATE_NOOP("states", "On approval")),
    ("approved", QT_TRANSLATE_NOOP("states", "Approved")),
    ("sent", QT_TRANSLATE_NOOP("states", "Quote sent")),
    ("accepted", QT_TRANSLATE_NOOP("states", "Accepted")),
)
TABLES = frozenset({"quote", "quote_line", "approval", "sent_mail"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of a quote."""
    lines = [f"{line['title']} – {formats.roubles(line['total'])}" for line in values["lines"]]
    return [
        (translate("quotes", "Sum"), formats.roubles(values["total"])),
        (translate("quotes", "Organisation"), values.get("organization_id_title", "")),
        (translate("quotes", "Deal"), values.get("deal_id_title", "")),
        (translate("quotes", "Manager"), values.get("owner_id_title", "")),
        (translate("quotes", "Contact"), values.get("contact_id_title", "")),
        (translate("quotes", "Valid until"), formats.day(values["valid_until_on"]) if values["valid_until_on"] else ""),
        (translate("quotes", "Payment"), values["payment_terms"]),
        (translate("quotes", "Services"), "\n".join(lines)),
    ]


def excess(values: dict[str, Any]) -> str:
    """The sentence of a price that needs a decision, before anybody tries to send; empty within the limits."""
    for step in values.get("steps") or []:
        for obstacle in step["obstacles"]:
            if obstacle["code"] in ("discount_needs_approval", "price_needs_approval"):
                return texts.refusal(obstacle["code"], obstacle)
    return ""


class QuotesPage(ListPage):
    """The list of quotes; a quote is made in its deal."""

    def __init__(self, context: Context) -> None:
        super().__init__(LISTING, context, summary=_summary)


def _summary(context: Context) -> QWidget:
    return Summary(
        context, "quote", lambda values: str(values["client_name"]), facts, lambda values: (excess(values), "amber")
    )


class QuoteCard(Card):
    """One version of a quote."""

    document = "quote"
    form = Ui_QuoteCard
    noun = QT_TRANSLATE_NOOP("cards", "Quote")
    stages = STAGES
    lines: PricedLines

    def make_lines(self) -> PricedLines:
        return PricedLines(self.context, optional=True)

    def asked(self, step: str, dialog: StepDialog) -> None:
        tell_of_document(dialog, step, self.document, self.id)

    def prepare(self) -> None:
        preview.add_to(self)
        self.note = NoteCard()
        self.head.add_note(self.note)
        self.invoice = Button(translate("quotes", "Make an invoice"), "receipt")
        self.invoice.setObjectName("make_invoice")
        self.invoice_menu = QMenu(self)
        for verb, text, act in (
            ("make_full", translate("quotes", "For the whole sum"), lambda: self.make_invoice("full")),
            ("make_prepayment", translate("quotes", "Prepayment…"), self.ask_prepayment),
            ("make_final", translate("quotes", "For the rest"), lambda: self.make_invoice("final")),
        ):
            action = self.invoice_menu.addAction(text)
            action.setObjectName(verb)
            action.triggered.connect(lambda _on=False, act=act: act())
        self.invoice.setMenu(self.invoice_menu)
        self.invoice.hide()
        self.head.add_button(self.invoice)
        self.head.suggest(self.invoice)
        self.versions = LinkList()
        self.versions.opened.connect(lambda document, id: self.context.window.open_card(document, id))
        self.side.add_tab("versions", translate("quotes", "Versions"), self.versions)
        self.letters = Letters(self)
        put_below(self.lines, self.letters)
        self.fields.on_edit("organization_id", self.show_offer)
        self.lines.edited.connect(self._show_note)
        self.context.live.listen(self, TABLES, self.refresh)

    def title(self) -> str:
        number = self.values.get("number")
        if not number:
            return translate("quotes", "Quote for {}").format(self.values.get("client_name", ""))
        revision = f"/{self.values['revision']}" if self.values["revision"] > 1 else ""
        # The number says what it is: КП-ОС-000002.
        return f"{number}{revision}"

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            return
        fill_choice(self.fields, values)
        self._fill_contacts(values)
        self.invoice.setVisible(values["state"] == "accepted" and is_mine(values))
        self._show_versions(values)
        self.letters.show_letters(values)
        self.show_offer()
        self._show_note()

    def _fill_contacts(self, values: dict[str, Any]) -> None:
        box = self.fields.fields["contact_id"]
        if isinstance(box, ChoiceBox):
            box.set_choices([(one["id"], one["name"]) for one in values.get("contacts") or []], empty="")
            box.set_value(values.get("contact_id"))

    def _show_versions(self, values: dict[str, Any]) -> None:
        found = values.get("versions") or []
        self.versions.show_links([
            {
                "document": "quote",
                "id": one["id"],
                "title": translate("quotes", "Version {}").format(one["revision"]),
                "state": one["state"],
                "note": formats.roubles(one["total"]),
            }
            for one in reversed(found)
        ])  # fmt: skip
        self.side.tabs.set_count("versions", len(found) if len(found) > 1 else None)

    def show_offer(self) -> None:
        """Rates and the hint of the chosen organisation."""
        chosen = self.fields.value("organization_id")
        offer = offer_of(self.values, chosen)
        rate = offer["vat_rate"] if offer else None
        self.lines.set_rate(
            None if rate is None else Decimal(str(rate)), stands=chosen == self.values.get("organization_id")
        )
        self.fields.set_hint("organization_id", "" if self.frozen else words_of(offer, self.lines.net()))

    def _show_note(self) -> None:
        if self.id is None:
            return
        below = [line["title"] for line in self.lines.model.lines if _is_below(line)]
        text = excess(self.values)
        if below and not text and not self.frozen:
            text = translate("quotes", "The price is below the lowest one of the expert: {}.").format(", ".join(below))
        self.note.show_text(text, "amber")

    def ask(self, step: str, name: str) -> Ask:
        if step == "submit":
            return Ask("reason", translate("quotes", "Why this discount"), "text", required=False)
        return super().ask(step, name)

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        return emptied(changes, self)

    def _stepped(self, result: Any) -> None:
        super()._stepped(result)
        if isinstance(result, dict) and result.get("id") not in (None, self.id):
            self.context.window.open_card("quote", result["id"])

    # invoices

    def ask_prepayment(self) -> PrepaymentDialog:
        """How much of the quote, or of which lines, is prepaid."""
        dialog = PrepaymentDialog(self.values, self)
        dialog.made.connect(lambda made: self.context.window.open_card("invoice", made))
        dialog.open()
        return dialog

    def make_invoice(self, kind: str) -> None:
        """A draft of this quote: full or final."""
        tasks.command(
            self,
            "crm_desktop.services.invoices:make",
            self.id,
            kind,
            then=lambda made: self.context.window.open_card("invoice", made),
            refused=self.show_problem,
        )


def _is_below(line: dict[str, Any]) -> bool:
    lowest, price = line.get("lowest_price"), line.get("price")
    if lowest is None or price is None:
        return False
    discount = Decimal(str(line.get("discount_percent") or 0))
    return Decimal(str(price)) * (100 - discount) / 100 < Decimal(str(lowest))


def is_mine(values: dict[str, Any]) -> bool:
    """Whether I hold the record or assist its holder: seeing alone gives no commands."""
    return (values.get("why") or {}).get("rule") in {"holder", "assistant"}


def emptied(changes: dict[str, Any], card: Card) -> dict[str, Any]:
    """A text that was cleared is an empty text in the base, not an absent one."""
    from crm_desktop.ui.kit.fields import TextArea, TextLine

    plain = {name for name, editor in card.fields.fields.items() if type(editor) in (TextLine, TextArea)}
    return {name: "" if value is None and name in plain else value for name, value in changes.items()}
