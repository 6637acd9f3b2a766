"""Acts: what is done and not yet acted; printed, sent, signed or refused."""

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.services.listings.acts import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import preview
from crm_desktop.ui.forms.ui_act_card import Ui_ActCard
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.preview_letters import Letters
from crm_desktop.ui.priced_lines import PricedLines
from crm_desktop.ui.quotes import emptied
from crm_desktop.ui.rows_box import put_below
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
STAGES = (
    ("draft", QT_TRANSLATE_NOOP("states", "Draft")),
    ("issued", QT_TRANSLATE_NOOP("states", "Act issued")),
    ("sent", QT_TRANSLATE_NOOP("states", "Sent for signature")),
    ("signed", QT_TRANSLATE_NOOP("states", "Act signed")),
)
TABLES = frozenset({"act", "act_line", "sent_mail"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of an act."""
    lines = [f"{line['title']} – {formats.roubles(line['total'])}" for line in values["lines"]]
    return [
        (translate("acts", "Sum"), formats.roubles(values["total"])),
        (translate("acts", "Date"), formats.day(values["act_on"]) if values["act_on"] else ""),
        (translate("acts", "Organisation"), values.get("organization_id_title", "")),
        (translate("acts", "Manager"), values.get("owner_id_title", "")),
        (translate("acts", "Invoice"), values.get("invoice_id_title", "")),
        (translate("acts", "Sign by"), formats.day(values["accept_by_on"]) if values["accept_by_on"] else ""),
        (translate("acts", "Signed"), formats.day(values["signed_on"]) if values["signed_on"] else ""),
        (translate("acts", "Services"), "\n".join(lines)),
    ]


def note(values: dict[str, Any]) -> Fact:
    """Overdue signatures, refusals, and what stands in the way of issuing."""
    if values["state"] == "refused":
        return translate("acts", "The client refused to sign: {}").format(values["reason"]), "red"
    if values["state"] == "cancelled" and values["reason"]:
        return translate("acts", "Cancelled: {}").format(values["reason"]), "quiet"
    for step in values.get("steps") or []:
        if step["step"] == "issue" and step["obstacles"]:
            return words.sentence(Refused(step["obstacles"][0]["code"], step["obstacles"][0])), "amber"
    until = values["accept_by_on"]
    if values["state"] in {"issued", "sent"} and until is not None and until < date.today():
        return translate("acts", "The client should have signed by {}.").format(formats.day(until)), "amber"
    return "", "amber"


class ActsPage(ListPage):
    """The list of acts; an act is made in its deal."""

    def __init__(self, context: Context) -> None:
        super().__init__(LISTING, context, summary=_summary)


def _summary(context: Context) -> QWidget:
    return Summary(context, "act", lambda values: str(values["client_name"]), facts, note)


class ActCard(Card):
    """Of the lines only the quantity may change, and never above what is done."""

    document = "act"
    form = Ui_ActCard
    noun = QT_TRANSLATE_NOOP("cards", "Act")
    stages = STAGES
    lines: PricedLines

    def make_lines(self) -> PricedLines:
        return PricedLines(self.context, only_quantity=True)

    def prepare(self) -> None:
        preview.add_to(self)
        kind = self.fields.fields["act_kind"]
        assert isinstance(kind, ChoiceBox)
        kind.set_choices([
            ("services", translate("acts", "Act of services rendered")),
            ("works", translate("acts", "Act of works accepted")),
        ])  # fmt: skip
        sellers = self.fields.fields["organization_id"]
        assert isinstance(sellers, ChoiceBox)
        sellers.set_choices([(one["id"], one["name"]) for one in self.context.facts["choices"]["organizations"]])
        self.note = NoteCard()
        self.head.add_note(self.note)
        self.letters = Letters(self)
        put_below(self.lines, self.letters)
        self.context.live.listen(self, TABLES, self.refresh)

    def title(self) -> str:
        number = self.values.get("number")
        if not number:
            return translate("acts", "Act for {}").format(self.values.get("client_name", ""))
        return f"{translate('cards', self.noun)} {number}"

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            return
        if not self.frozen:
            # The seller follows from the invoices; another one could not act what they sold.
            self.fields.read_only(True, but=frozenset(self.fields.fields) - {"organization_id"})
        self.note.show_text(*note(values))
        self.letters.show_letters(values)
        rates = [line.get("vat_rate") for line in values["lines"] if line.get("vat_rate") is not None]
        self.lines.set_rate(Decimal(str(rates[0])) if rates else None, stands=True)

    def ask(self, step: str, name: str) -> Ask:
        if name == "signed_on":
            return Ask("signed_on", translate("acts", "Signed on"), "date", default=date.today())
        if step == "refuse":
            return Ask("reason", translate("acts", "Why the client refuses"), "text")
        return super().ask(step, name)

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        return emptied(changes, self)
