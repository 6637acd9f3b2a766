"""What an invoice of a deal may be made from: its calculations, an accepted quote, another invoice, the price list."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.invoices"
CALCULATED = frozenset({"calculated", "accepted"})
EARLY = frozenset({"recorded", "calculating", "quoted", "invoiced"})
"""Later an invoice is made from its quote, or from what was calculated in addition."""


def free_calculations(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Calculated lines of a deal that stand in no quote and no invoice."""
    return [one for one in values.get("calculated") or [] if one["state"] in CALCULATED and not one["sold"]]


class InvoiceSources(Button):
    """A button with the sources that are there; hidden from those who do not write the deal."""

    def __init__(self, card: Card) -> None:
        super().__init__(translate("deals", "Make an invoice"), "receipt")
        self.setObjectName("make_invoice")
        self.card = card
        self.sources = QMenu(card)
        self.clicked.connect(lambda _on=False: self._clicked())

    def show_card(self, values: dict[str, Any], *, mine: bool) -> None:
        """The sources anew; the surest one stands first."""
        self.sources.clear()
        free = free_calculations(values)
        if free:
            text = translate("deals", "From the calculations ({})").format(len(free))
            self._add("from_calculations", text, partial(self.make, "make_calculated", self.card.id))
        for entry in values.get("chain") or []:
            named = str(entry.get("title") or entry.get("number") or "")
            if entry["document"] == "quote" and entry["state"] == "accepted":
                text = translate("deals", "From the quote {}").format(named)
                self._add(f"from_quote_{entry['id']}", text, partial(self.make, "make", entry["id"]))
            elif entry["document"] == "invoice":
                text = translate("deals", "Like the invoice {}").format(named or translate("deals", "(draft)"))
                self._add(f"from_invoice_{entry['id']}", text, partial(self.make, "copy", entry["id"]))
        several = bool(self.sources.actions())
        if several:
            self.sources.addSeparator()
            self._add("from_prices", translate("deals", "From the price list"), self.make_direct)
        self.setMenu(self.sources if several else None)  # type: ignore[arg-type]  # Qt takes the menu away by None
        self.setVisible(mine and (values.get("state") in EARLY or bool(free)))

    def _clicked(self) -> None:
        if self.menu() is None:
            self.make_direct()

    def _add(self, name: str, text: str, act: Callable[[], object]) -> None:
        action = self.sources.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _on=False: act())

    def make_direct(self) -> None:
        """The short path, for services that need no calculation."""
        organization = self.card.context.facts["choices"]["organizations"][0]["id"]
        self.make("make_direct", self.card.id, organization)

    def make(self, verb: str, *arguments: Any) -> None:
        """A draft, opened when it is there."""
        card = self.card
        tasks.command(
            card, f"{SERVICE}:{verb}", *arguments,
            then=lambda made: card.context.window.open_card("invoice", made), refused=card.show_problem,
        )  # fmt: skip
