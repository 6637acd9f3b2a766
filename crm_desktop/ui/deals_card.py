"""The card of a deal; apart from the list, which opens first after a sign-in and needs nothing of it."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import lookups
from crm_desktop.ui.deals import gaps
from crm_desktop.ui.deals_invoice import InvoiceSources
from crm_desktop.ui.forms.ui_deal_card import Ui_DealCard
from crm_desktop.ui.kit import card_values, tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.dialogs import Ask
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.links import LinkList
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
STAGES = (
    ("recorded", QT_TRANSLATE_NOOP("states", "Need")),
    ("calculating", QT_TRANSLATE_NOOP("states", "Calculation")),
    ("quoted", QT_TRANSLATE_NOOP("states", "Quote")),
    ("invoiced", QT_TRANSLATE_NOOP("states", "Invoice")),
    ("in_work", QT_TRANSLATE_NOOP("states", "Work")),
    ("closed", QT_TRANSLATE_NOOP("states", "Act")),
)


class DealCard(Card):
    """A deal; calculation request, quote and act are made from here."""

    document = "deal"
    form = Ui_DealCard
    noun = QT_TRANSLATE_NOOP("cards", "Deal")
    stages = STAGES

    def prepare(self) -> None:
        self.bind_lookup("client_direction_id", lookups.client_directions)
        self.note = NoteCard()
        self.head.add_note(self.note)
        self.documents = Box(translate("deals", "Documents of the deal"))
        self.chain = LinkList()
        self.chain.opened.connect(self.context.window.open_card)
        self.documents.column.addWidget(self.chain)
        form = self.fields.root.layout()
        assert isinstance(form, QGridLayout)
        form.addWidget(self.documents, form.rowCount(), 0, 1, 3)
        self.request = Button(translate("deals", "Request a calculation"), "calculator")
        self.request.setObjectName("request_calculation")
        self.request.clicked.connect(self.request_calculation)
        self.quote = Button(translate("deals", "Make a quote"), "document")
        self.quote.setObjectName("make_quote")
        self.quote.clicked.connect(self.make_quote)
        self.act = Button(translate("deals", "Make an act"), "certificate")
        self.act.setObjectName("make_act")
        self.act.clicked.connect(self.make_act)
        self.invoice = InvoiceSources(self)
        for button in (self.request, self.quote, self.invoice, self.act):
            button.hide()
            self.head.add_button(button)

    def show_card(self, values: dict[str, Any]) -> None:
        contact = self.fields.fields["contact_id"]
        assert isinstance(contact, ChoiceBox)
        contact.set_choices([(c["id"], _contact(c)) for c in values.get("contacts") or []], empty="")
        contact.set_value(values.get("contact_id"))
        mine = self.id is not None and bool(values.get("editable"))
        chain = [entry["document"] for entry in values.get("chain") or []]
        self.request.setVisible(mine and values.get("state") in {"recorded", "calculating", "quoted"})
        self.quote.setVisible(mine and "calculation_request" in chain and "invoice" not in chain)
        self.invoice.show_card(values, mine=mine)
        self.act.setVisible(mine and "work_item" in chain)
        self.head.suggest(self._next(str(values.get("state"))))
        self.documents.setVisible(len(chain) > 1)
        self.chain.show_links(card_values.links(values, self.document))
        self.note.show_text(gaps(values) if self.id is not None else "", "amber")
        if self.id is not None:
            slot = f"{values['client_name']} · {values.get('direction_id_title', '')}"
            self.fields.load({**values, "client_direction_id_title": slot})

    def _next(self, state: str) -> Button | None:
        """What follows in the most usual course of a deal."""
        return {"recorded": self.request, "calculating": self.quote, "in_work": self.act}.get(state)

    def ask(self, step: str, name: str) -> Ask:
        if name == "lost_reason_id":
            reasons = self.context.facts["choices"]["lost_reasons"]
            found = tuple((reason["id"], reason["name"]) for reason in reasons)
            return Ask("lost_reason_id", translate("deals", "Why the deal is lost"), "choice", choices=found)
        if name == "competitor?":
            return Ask("competitor", translate("deals", "Competitor"), "line", required=False)
        if name == "postponed_until_on":
            return Ask("postponed_until_on", translate("deals", "Postpone until"), "date")
        return super().ask(step, name)

    def request_calculation(self) -> None:
        """A request for this deal, to be filled with services."""
        self.context.window.open_card(
            "calculation_request", deal_id=self.id, deal_id_title=f"{self.values['number']} {self.values['title']}"
        )

    def make_quote(self) -> None:
        """A quote of everything calculated."""
        self._make("crm_desktop.services.quotes:make", "quote")

    def make_act(self) -> None:
        """An act of everything done."""
        self._make("crm_desktop.services.acts:make", "act")

    def _make(self, function: str, document: str, *more: int) -> None:
        tasks.command(
            self,
            function,
            self.id,
            *more,
            then=lambda made: self.context.window.open_card(document, made),
            refused=self.show_problem,
        )


def _contact(contact: dict[str, Any]) -> str:
    return ", ".join(part for part in (contact["name"], contact.get("position"), contact.get("phone")) if part)
