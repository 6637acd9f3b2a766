"""Adding, editing and taking out the parts of a client from its card; each is a command of its own, saved at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.errors import Stale
from crm_desktop.ui import clients_accounts, clients_contacts
from crm_desktop.ui.clients_part_dialog import PartDialog
from crm_desktop.ui.clients_parts import Part
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import DANGER, Button
from crm_desktop.ui.kit.dialogs import Dialog, confirm

if TYPE_CHECKING:
    from crm_desktop.ui.clients_card import ClientCard

translate = QCoreApplication.translate
PARTS = "crm_desktop.services.client_parts"


class PartsSaving:
    """Connects the boxes of a card with the commands behind them."""

    def __init__(self, card: "ClientCard") -> None:
        self.card = card
        card.contacts.asked.connect(self.edit_contact)
        card.contacts.removal_asked.connect(self.ask_contact_left)
        card.addresses.asked.connect(self.edit_address)
        card.addresses.removal_asked.connect(
            lambda part: self._ask_removal("client_address", part, translate("clients", "Take out the address?"))
        )
        card.accounts.asked.connect(self.edit_account)
        card.accounts.removal_asked.connect(
            lambda part: self._ask_removal("client_account", part, translate("clients", "Take out the account?"))
        )

    def edit_contact(self, contact: Part | None) -> PartDialog | None:
        """A new person or one who is there; destroyed data are not written again."""
        if contact is not None and contact.get("anonymised_at"):
            return None
        dialog = clients_contacts.contact_dialog(contact, self.card)
        if contact is not None and "analyst" in self.card.context.person.roles:
            destroy = Button(translate("clients", "Destroy personal data…"), look=DANGER)
            destroy.setObjectName("destroy_data")
            destroy.clicked.connect(lambda: self._destroy(dialog, contact))
            dialog.buttons.insertWidget(0, destroy)
        return self._open(dialog, "crm_desktop.services.documents:save", "contact", contact)

    def _destroy(self, dialog: PartDialog, contact: Part) -> None:
        """152-ФЗ: on demand, for good, with an act."""
        from crm_desktop.ui.personal_data import ask_destruction

        dialog.reject()
        ask_destruction(self.card, contact, self.card.context, self.card.refresh_parts)

    def edit_address(self, address: Part | None) -> PartDialog:
        """A further address."""
        dialog = clients_accounts.address_dialog(address, self.card)
        return self._open(dialog, f"{PARTS}:save", "client_address", address)

    def edit_account(self, account: Part | None) -> PartDialog:
        """A bank account; the first one is the main one."""
        dialog = clients_accounts.AccountDialog(account, not self.card.accounts.lines, self.card)
        return self._open(dialog, f"{PARTS}:save", "client_account", account)

    def _open(self, dialog: PartDialog, function: str, part: str, old: Part | None) -> PartDialog:
        def send(changes: dict[str, Any]) -> None:
            whose = {} if old else {"client_id": self.card.id}
            tasks.command(
                dialog, function, part, old["id"] if old else None, old["version"] if old else 0, {**changes, **whose},
                then=lambda _r: self._taken(dialog), refused=lambda problem: self._refused(dialog, problem),
            )  # fmt: skip

        dialog.sent.connect(send)
        dialog.open()
        return dialog

    def _taken(self, dialog: PartDialog) -> None:
        dialog.taken()
        self.card.refresh_parts()

    def _refused(self, dialog: PartDialog, problem: Exception) -> None:
        """Somebody else was faster: the card shows his version behind the dialog, which keeps what was typed."""
        dialog.show_problem(problem)
        if isinstance(problem, Stale):
            self.card.refresh_parts()

    def ask_contact_left(self, contact: Part) -> Dialog | None:
        """A person is not deleted: he has left."""
        if contact.get("anonymised_at") or not contact.get("active", True):
            return None
        title, text, verb, changes = clients_contacts.removal(contact)
        return self._confirm(
            title, text, verb,
            lambda: self._command("crm_desktop.services.documents:save", "contact", contact, changes),
        )  # fmt: skip

    def _ask_removal(self, part: str, row: Part, title: str) -> Dialog:
        text = str(row.get("account") or row.get("address"))
        return self._confirm(
            title, text, translate("clients", "Take out"), lambda: self._command(f"{PARTS}:remove", part, row)
        )

    def _confirm(self, title: str, text: str, verb: str, act: Callable[[], None]) -> Dialog:
        dialog = confirm(self.card, title, text, verb, danger=True)
        dialog.accepted.connect(act)
        dialog.open()
        return dialog

    def _command(self, function: str, part: str, row: Part, *more: Any) -> None:
        tasks.command(
            self.card, function, part, row["id"], row["version"], *more,
            then=lambda _r: self.card.refresh_parts(), refused=self.card.show_problem,
        )  # fmt: skip
