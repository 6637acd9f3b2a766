"""An invoice made from another one: a copy, or a reissue that cancels the first; and how both are linked."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.rows_box import Row

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.invoices"


def link_rows(card: Card) -> list[Row]:
    """Invoices this one came from, those that came from it, and the others of its quote."""
    told = {
        "source": translate("invoices", "made from it"),
        "copy": translate("invoices", "made from this one"),
        "quote": translate("invoices", "of the same quote"),
    }
    rows = []
    for one in card.values.get("links") or []:
        title = one["number"] or translate("invoices", "draft")
        kind = words.state("invoice_kind", one["kind"])[0]
        rows.append(
            Row(
                str(title),
                f"{told[one['relation']]} · {kind}",
                formats.roubles(one["total"]),
                words.state("invoice", one["state"]),
                partial(card.context.window.open_card, "invoice", one["id"]),
            )
        )
    return rows


class Again:
    """The two verbs of the menu; `reissue` is offered for an issued invoice nobody has paid."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.button = card.head.add_icon("copy", translate("invoices", "Copy or reissue"), self.show_menu)
        self.button.setObjectName("again")

    def show_card(self, mine: bool, values: dict[str, Any]) -> None:
        """Shown to those who write the holder's invoices."""
        self.button.setVisible(mine)
        self.reissues = mine and values["state"] == "issued" and not values["paid"]

    def menu(self) -> QMenu:
        """Copy always, reissue when it is possible."""
        menu = QMenu(self.card)
        menu.addAction(translate("invoices", "Copy into a new draft"), self.copy).setObjectName("copy")
        reissue = menu.addAction(translate("invoices", "Cancel and issue anew…"), self.ask_reissue)
        reissue.setObjectName("reissue")
        reissue.setEnabled(self.reissues)
        return menu

    def show_menu(self) -> None:
        """Below its button."""
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def copy(self) -> None:
        """A new draft with the same lines; of a cancelled invoice it takes the place."""
        tasks.command(self.card, f"{SERVICE}:copy", self.card.id, then=self._open, refused=self.card.show_problem)

    def ask_reissue(self) -> StepDialog:
        """The reason stands on the cancelled invoice."""
        ask = Ask("reason", translate("invoices", "Why it is cancelled"))
        text = translate("invoices", "{} is cancelled and keeps its number; a new draft takes its place.")
        told = text.format(self.card.title())
        dialog = StepDialog(translate("invoices", "Cancel and issue anew"), (ask,), self.card, text=told)
        dialog.accepted.connect(lambda: self.reissue(dialog.values()["reason"]))
        dialog.open()
        return dialog

    def reissue(self, reason: str) -> None:
        """Both in one step of the base."""
        card = self.card
        tasks.command(
            card, f"{SERVICE}:reissue", card.id, card.version, reason, then=self._reissued, refused=card.show_problem
        )

    def _reissued(self, made: int) -> None:
        self.card.reload()
        self._open(made)

    def _open(self, made: int) -> None:
        self.card.context.window.open_card("invoice", made)
