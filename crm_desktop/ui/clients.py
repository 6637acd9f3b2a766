"""Clients: the list, the card and its heart - the directions: who holds what, since when, what hangs there."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from crm_desktop.services import requisites
from crm_desktop.services.listings.clients import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.clients_contacts import ContactsBox
from crm_desktop.ui.clients_slots import SlotsBox
from crm_desktop.ui.forms.ui_client_card import Ui_ClientCard
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.links import LinkList
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
KINDS = (
    ("company", QT_TRANSLATE_NOOP("clients", "Organisation")),
    ("entrepreneur", QT_TRANSLATE_NOOP("clients", "Sole proprietor")),
    ("person", QT_TRANSLATE_NOOP("clients", "Person")),
)
SELLERS = frozenset({"manager", "assistant"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of a client."""
    held = [f"{s['short_name']} – {s['holder']}" for s in values.get("slots") or [] if s["state"] == "held"]
    people = [
        ", ".join(part for part in (c["full_name"], c["position"], c["phone"]) if part)
        for c in values.get("contacts") or []
    ]
    return [
        (translate("clients", "INN / KPP"), " / ".join(part for part in (values["inn"], values["kpp"]) if part)),
        (translate("clients", "Phone"), values["phone"]),
        (translate("clients", "E-mail"), values["email"]),
        (translate("clients", "Address"), values["address"]),
        (translate("clients", "Contacts"), "\n".join(people[:4])),
        (translate("clients", "Held"), "\n".join(held)),
    ]


class ClientsPage(ListPage):
    """The list of clients I see; new ones are found and claimed through the free/busy look-up."""

    def __init__(self, context: Context) -> None:
        sells = bool(context.person.roles & SELLERS)
        creation = Creation(translate("clients", "Find and claim"), self.find_and_claim) if sells else None
        super().__init__(LISTING, context, creation=creation, summary=_summary)
        if not sells:
            ask = Button(translate("clients", "Is the client free?"), "search")
            ask.setObjectName("look_up")
            ask.clicked.connect(self.find_and_claim)
            self.head.insert(ask)
        if context.person.roles & {"manager", "analyst"}:
            load = Button(translate("clients", "Import from Excel"), "table_add")
            load.setObjectName("import_clients")
            load.clicked.connect(self.import_file)
            self.head.insert(load)

    def find_and_claim(self) -> QWidget:
        """The free/busy look-up over the whole base."""
        from crm_desktop.ui.clients_claim import ClaimDialog

        dialog = ClaimDialog(self.context, self)
        dialog.claimed.connect(lambda _id: self.refresh())
        dialog.open()
        return dialog

    def import_file(self) -> QWidget:
        """Choose a table, see what would happen, import."""
        from crm_desktop.ui.clients_import import ImportDialog

        dialog = ImportDialog(self.context, self)
        dialog.imported.connect(self.refresh)
        dialog.open()
        return dialog


def _summary(context: Context) -> QWidget:
    return Summary(context, "client", lambda values: str(values["short_name"]), facts)


class ClientCard(Card):
    """Requisites with their checks, and below them the directions."""

    document = "client"
    form = Ui_ClientCard
    noun = QT_TRANSLATE_NOOP("cards", "Client")

    def prepare(self) -> None:
        kind = self.fields.fields["kind"]
        assert isinstance(kind, ChoiceBox)
        kind.set_choices([(value, translate("clients", words)) for value, words in KINDS])
        self.slots = SlotsBox(self.context)
        self.slots.changed.connect(self.reload)
        self.slots.problem.connect(self.show_problem)
        form = self.fields.root.layout()
        assert isinstance(form, QGridLayout)
        self.contacts = ContactsBox()
        self.contacts.added.connect(self.add_contact)
        self.deals = Box(translate("clients", "Deals"))
        self.deal_list = LinkList()
        self.deal_list.opened.connect(self.context.window.open_card)
        self.deals.column.addWidget(self.deal_list)
        for box in (self.slots, self.contacts, self.deals):
            form.addWidget(box, form.rowCount(), 0, 1, 3)
        self.fields.on_edit("inn", self._check_inn)

    def title(self) -> str:
        return str(self.values.get("short_name") or translate("clients", "New client"))

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            kind = self.fields.fields["kind"]
            kind.set_value("company")
        deals = [_link(deal) for deal in values.get("deals") or []]
        for box in (self.slots, self.contacts):
            box.setVisible(self.id is not None)
        self.deals.setVisible(bool(deals))
        self.slots.show_slots(values)
        self.contacts.show_contacts(values.get("contacts") or [], bool(values.get("editable")))
        self.deal_list.show_links(deals)

    def _check_inn(self) -> None:
        from crm_desktop.services.errors import Refused
        from crm_desktop.ui.kit import words

        text = self.fields.value("inn")
        problem = requisites.check_inn(text) if text else None
        self.fields.set_hint("inn", words.sentence(Refused(problem.code, dict(problem.facts))) if problem else "")

    def add_contact(self, values: dict[str, Any]) -> None:
        """Write a new contact of this client."""
        tasks.command(
            self,
            "crm_desktop.services.documents:save",
            "contact",
            None,
            0,
            {**values, "client_id": self.id},
            then=lambda _r: self.reload(),
            refused=self.show_problem,
        )


def _link(deal: dict[str, Any]) -> dict[str, Any]:
    return {**deal, "document": "deal", "title": f"{deal['number']} {deal['title']}"}
