"""The card of a client: requisites with their checks, the directions as its heart, people, addresses, accounts."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit

from crm_desktop.services.errors import Denied, Refused
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import clients_accounts, clients_contacts
from crm_desktop.ui.clients_checks import Requisites
from crm_desktop.ui.clients_fields import SuggestingLine
from crm_desktop.ui.clients_parts_saving import PartsSaving
from crm_desktop.ui.clients_registry import RegistryFill
from crm_desktop.ui.clients_slots import SELLERS, SlotsBox
from crm_desktop.ui.duplicates_alike import Alike
from crm_desktop.ui.forms.ui_client_card import Ui_ClientCard
from crm_desktop.ui.kit import actions, formats, icons, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.dialogs import CANCEL
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.layouts import tab_through
from crm_desktop.ui.kit.links import LinkList
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
KINDS = (
    ("company", QT_TRANSLATE_NOOP("clients", "Organisation")),
    ("entrepreneur", QT_TRANSLATE_NOOP("clients", "Sole proprietor")),
    ("person", QT_TRANSLATE_NOOP("clients", "Person")),
)
SLOTS_ROW, CONTACTS_ROW, BELOW = 10, 12, 30
"""Rows of the form that are left free for the boxes, every other one for the distance; see forms/client_card.ui."""
DISTANCE = 8
SETTLES = SELLERS | {"assistant", "executive", "accountant", "analyst", "head"}
BELOW_CONTACTS = (
    "address", "postal_address", "signatory_position", "signatory_name", "signatory_basis", "comment",
)  # fmt: skip
REGISTRY = {
    "liquidating": QT_TRANSLATE_NOOP("clients", "According to the register of {} the client is being liquidated."),
    "liquidated": QT_TRANSLATE_NOOP("clients", "According to the register of {} the client is liquidated."),
    "bankrupt": QT_TRANSLATE_NOOP("clients", "According to the register of {} the client is bankrupt."),
    "reorganizing": QT_TRANSLATE_NOOP("clients", "According to the register of {} the client is being reorganised."),
}


class ClientCard(Card):
    """A new client is found by its ИНН; boxes of parts save by themselves, requisites with the card."""

    document = "client"
    form = Ui_ClientCard
    noun = QT_TRANSLATE_NOOP("cards", "Client")

    def prepare(self) -> None:
        kind = self.fields.fields["kind"]
        assert isinstance(kind, ChoiceBox)
        kind.set_choices(self.kind_words())
        self.requisites = Requisites(self.fields)
        self.registry = RegistryFill(self)
        self.registry_state = ""
        self.unclaimed = False
        self.note = NoteCard("", "amber")
        self.head.add_note(self.note)
        self.fill = Button(translate("clients", "Fill by INN"), "search")
        self.fill.setObjectName("fill_by_inn")
        self.fill.setToolTip(translate("clients", "Ask the public register (DaData)"))
        self.fill.clicked.connect(lambda: self.registry.ask())
        self.head.add_button(self.fill)
        self.settlements = Button(translate("clients", "Settlements"), "book")
        self.settlements.setObjectName("settlements")
        self.settlements.clicked.connect(lambda: self.open_settlements())
        self.head.add_button(self.settlements)
        add = actions.adder(self, translate("kit", "Card"))
        add(self.fill.text(), "F9", self.registry.ask)
        inn = self.fields.fields["inn"]
        assert isinstance(inn, QLineEdit)
        self.lens = inn.addAction(icons.icon("search"), QLineEdit.ActionPosition.TrailingPosition)
        self.lens.setToolTip(translate("clients", "Fill in from the public register (F9)"))
        self.lens.triggered.connect(lambda: self.registry.ask())
        self._make_boxes()
        self.fields.on_edit("inn", self._inn_typed)
        for name in ("tags", "source"):
            self.fields.on_edit(name, self._suggest)
        self._suggested = False
        self.alike = Alike(self) if self.id is None else None

    def _make_boxes(self) -> None:
        self.slots = SlotsBox(self.context)
        self.slots.changed.connect(self.refresh_parts)
        self.slots.problem.connect(self.show_problem)
        self.contacts = clients_contacts.contacts_box()
        self.addresses = clients_accounts.addresses_box()
        self.accounts = clients_accounts.accounts_box()
        self.parts = PartsSaving(self)
        self.deals = Box(translate("clients", "Deals"))
        self.deal_list = LinkList()
        self.deal_list.opened.connect(self.context.window.open_card)
        self.deals.column.addWidget(self.deal_list)
        form = self.fields.root.layout()
        assert isinstance(form, QGridLayout)
        places = ((SLOTS_ROW, self.slots), (CONTACTS_ROW, self.contacts), (BELOW, self.addresses))
        for row, box in (*places, (BELOW + 2, self.accounts), (BELOW + 4, self.deals)):
            form.addWidget(box, row, 0, 1, 3)
            form.setRowMinimumHeight(row + 1, DISTANCE)
        later = [self.fields.fields[name] for name in BELOW_CONTACTS]
        boxes = (self.addresses.add, self.accounts.add, self.deals)
        tab_through(self.fields.fields["source"], self.slots.history, self.contacts.add, *later, *boxes)

    def open_settlements(self) -> None:
        """What the client was billed, owes and paid."""
        self.context.window.open_view("ledger", client_id=self.id, client_title=self.title())

    def kind_words(self) -> list[tuple[str, str]]:
        """The kinds with their words."""
        return [(value, translate("clients", title)) for value, title in KINDS]

    def title(self) -> str:
        return str(self.values.get("short_name") or translate("clients", "New client"))

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            # What nobody has chosen is nothing to lose.
            self.fields.load({"kind": "company"})
            self.fields.set_values(values)
            self._inn_typed()
        self.registry_state = ""
        known = self.id is not None
        self.show_parts(values)
        for box in (self.slots, self.contacts, self.addresses, self.accounts):
            box.setVisible(known)
        self.settlements.setVisible(known and bool(self.context.person.roles & SETTLES))
        self.fill.setVisible(not self.frozen)
        self.lens.setVisible(not self.frozen)
        self._show_registry(str(values.get("registry_state") or ""), values.get("registry_on"))
        self.requisites.show()

    def show_parts(self, values: dict[str, Any]) -> None:
        """Everything that is not a field of the form."""
        editable = bool(values.get("editable"))
        ratio = self.devicePixelRatioF()
        self.slots.show_slots(values)
        self.contacts.show_parts(
            [(one, clients_contacts.shown(one, ratio)) for one in values.get("contacts") or []], editable
        )
        self.addresses.show_parts(
            [(one, clients_accounts.shown_address(one)) for one in values.get("addresses") or []], editable
        )
        banks = values.get("banks") or {}
        self.accounts.show_parts(
            [(one, clients_accounts.shown_account(one, banks)) for one in values.get("accounts") or []], editable
        )
        deals = [_link(deal) for deal in values.get("deals") or []]
        self.deals.setVisible(bool(deals))
        self.deal_list.show_links(deals)

    def refresh_parts(self) -> None:
        """Read again what stands around the fields; what is typed stays."""
        if self.id is not None:
            tasks.read(self, self._function("read"), self.document, self.id, then=self._show_parts, key="parts")

    def _show_parts(self, values: dict[str, Any]) -> None:
        kept = {name: self.values[name] for name in (*self.fields.fields, "version") if name in self.values}
        if self.dirty and values.get("version") != self.version:
            self._offer_merge(values)
        elif not self.dirty:
            self._show(values)
        else:
            self.values = {**values, **kept}
            self.problems.hide()
            self.show_parts(self.values)
            self.side.show_card(values, self.document)

    # what the register says

    def _show_registry(self, state: str, on: Any) -> None:
        pattern = REGISTRY.get(state)
        day = formats.day(on) if on else translate("clients", "today")
        self.note.show_text(translate("clients", pattern).format(day) if pattern else "", "red")

    def take_registry_state(self, state: str) -> None:
        """Saved with the card; told at once when there is something to be warned of."""
        if state and state != str(self.values.get("registry_state") or ""):
            self.registry_state = state
            self._edited()
        self._show_registry(state, None)

    @property
    def dirty(self) -> bool:
        return super().dirty or bool(getattr(self, "registry_state", ""))

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        return {**changes, "registry_state": self.registry_state} if self.registry_state else changes

    def _saved(self, result: tuple[int, int]) -> None:
        self.registry_state = ""
        self.unclaimed = self.id is None and bool(self.context.person.roles & SELLERS)
        close = self._close_after
        self._close_after = close and not self.unclaimed
        super()._saved(result)
        if self.unclaimed:
            self._ask_first_direction(close)

    def _ask_first_direction(self, close: bool) -> None:
        """Nobody holds a new client yet, so that not even its author may read it."""
        from crm_desktop.ui.clients_first_claim import FirstClaimDialog

        client = {"id": self.id, "short_name": self.fields.value("short_name")}
        dialog = FirstClaimDialog(client, self.context, self)
        dialog.finished.connect(lambda _code: self._claimed(dialog.answer, close))
        dialog.open()

    def _claimed(self, answer: str, close: bool) -> None:
        self.unclaimed = False
        if answer == CANCEL:
            text = translate("clients", "The client is saved. Find it by INN or name to claim a direction.")
            self.context.window.toast(text)
            self.close_asked.emit()
        elif close:
            self.close_asked.emit()
        else:
            tasks.read(
                self, self._function("read"), self.document, self.id,
                then=self._show, failed=self._not_mine, key="card",
            )  # fmt: skip

    def _not_mine(self, problem: Exception) -> None:
        """The claim waits for an approval: until then the card stays closed to its author, too."""
        if not isinstance(problem, Denied):
            self.show_problem(problem)
            return
        self.context.window.toast(translate("clients", "Sent for approval; the direction is reserved for three days."))
        self.close_asked.emit()

    def reload(self) -> None:
        if not self.unclaimed:
            super().reload()

    def show_problem(self, problem: Exception) -> None:
        """A client that is there already is one click from being claimed."""
        super().show_problem(problem)
        if isinstance(problem, Refused) and problem.code == "client_exists":
            find = translate("clients", "Find and claim")
            self.problems.say(words.sentence(problem), {find: self._find_twin}, hue="red")

    def _find_twin(self) -> None:
        from crm_desktop.ui.clients_claim import ClaimDialog

        dialog = ClaimDialog(self.context, self)
        dialog.search.setText(str(self.fields.value("inn") or ""))
        dialog.open()

    def _inn_typed(self) -> None:
        if self.id is None and self.requisites.inn_is_right():
            self.registry.offer()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "lens"):
            self.lens.setIcon(icons.icon("search"))

    # suggestions

    def _suggest(self) -> None:
        """Words in use are asked for once, at the first letter."""
        if not self._suggested:
            self._suggested = True
            tasks.read(self, "crm_desktop.services.client_parts:words_in_use", then=self._offer_words, key="words")

    def _offer_words(self, known: dict[str, list[str]]) -> None:
        for name, used in (("tags", known["tags"]), ("source", known["sources"])):
            editor = self.fields.fields[name]
            assert isinstance(editor, SuggestingLine)
            editor.suggest(used)


def _link(deal: dict[str, Any]) -> dict[str, Any]:
    note = formats.roubles(deal["expected"]) if deal.get("expected") else ""
    return {**deal, "document": "deal", "title": f"{deal['number']} {deal['title']}", "note": note}
