"""Clients: the list of those I see, finding and claiming, the panel beside the list."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.clients import LISTING
from crm_desktop.ui.clients_fields import phones_text
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
SELLERS = frozenset({"manager", "assistant"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of a client."""
    held = [f"{s['short_name']} – {s['holder']}" for s in values.get("slots") or [] if s["state"] == "held"]
    people = [
        ", ".join(part for part in (c["full_name"], c["position"], phones_text(c["phone"])) if part)
        for c in values.get("contacts") or []
        if c.get("active", True)
    ]
    return [
        (translate("clients", "INN / KPP"), " / ".join(part for part in (values["inn"], values["kpp"]) if part)),
        (translate("clients", "Phone"), phones_text(values["phone"])),
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
        passes_on = bool(context.person.roles & {"head", "analyst"})
        bulk = [BulkAction(translate("clients", "Hand over…"), "arrow_export_ltr", self.hand_over)] if passes_on else []
        super().__init__(LISTING, context, creation=creation, summary=_summary, bulk=bulk)
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

    def hand_over(self, ids: list[int]) -> QWidget:
        """Directions of the chosen clients to another manager."""
        from crm_desktop.ui.hand_overs_dialog import HandOverDialog

        dialog = HandOverDialog(self.context, self, clients=ids)
        dialog.handed_over.connect(lambda _counts: self.refresh())
        dialog.open()
        return dialog

    def import_file(self) -> QWidget:
        """Choose a table, see what would happen, import."""
        from crm_desktop.ui.client_imports import ImportDialog

        dialog = ImportDialog(self.context, self)
        dialog.imported.connect(self.refresh)
        dialog.open()
        return dialog


def _summary(context: Context) -> QWidget:
    return Summary(context, "client", lambda values: str(values["short_name"]), facts)
