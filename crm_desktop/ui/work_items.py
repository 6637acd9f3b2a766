"""Services in work: the expert starts, enters documents and results; the manager sees what it waits for."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.services.listings.work_items import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import lookups
from crm_desktop.ui.approvals_before import tell_of_document
from crm_desktop.ui.forms.ui_work_item_card import Ui_WorkItemCard
from crm_desktop.ui.kit import formats, parsing, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.kit.lookup import Choice
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.quotes import emptied
from crm_desktop.ui.rows_box import Row, RowsBox
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
STAGES = (
    ("planned", QT_TRANSLATE_NOOP("states", "Waits for payment")),
    ("released", QT_TRANSLATE_NOOP("states", "Released")),
    ("assigned", QT_TRANSLATE_NOOP("states", "Assigned")),
    ("in_work", QT_TRANSLATE_NOOP("states", "In work")),
    ("done", QT_TRANSLATE_NOOP("states", "Done")),
    ("acted", QT_TRANSLATE_NOOP("states", "In an act")),
)
TABLES = frozenset({"work_item", "issued_document", "approval"})
ENTERED_IN = frozenset({"assigned", "in_work", "paused", "done", "verified"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What is to be done, for whom and until when."""
    quantity = f"{formats.quantity(values['quantity'])} {values['unit']}"
    done = f"{formats.quantity(values['done_quantity'])} {values['unit']}" if values["done_quantity"] else ""
    return [
        (translate("work_items", "Client"), values["client_name"]),
        (translate("work_items", "Quantity"), quantity),
        (translate("work_items", "Done"), done),
        (translate("work_items", "Group"), values.get("group_id_title", "")),
        (translate("work_items", "Expert"), values.get("expert_id_title", "")),
        (translate("work_items", "Manager"), values.get("owner_id_title", "")),
        (translate("work_items", "Due"), formats.day(values["due_on"]) if values["due_on"] else ""),
        (translate("work_items", "Starts"), condition(values)),
        (translate("work_items", "Invoice"), values.get("invoice_id_title", "")),
        (translate("work_items", "Instructions"), values["instructions"]),
        (translate("work_items", "Result"), values["result"]),
    ]


def condition(values: dict[str, Any]) -> str:
    """What the start of the work waits for."""
    if values["early_start"]:
        return translate("work_items", "before payment, approved")
    if values["payment_condition"] == "percent":
        share = formats.percent(values["payment_percent"])
        return translate("work_items", "after {} of the invoice is paid").format(share)
    if values["payment_condition"] == "full":
        return translate("work_items", "after full payment")
    return translate("work_items", "at once")


def note(values: dict[str, Any]) -> Fact:
    """What stands in the way of the next step."""
    for step in values.get("steps") or []:
        if step["step"] in {"release", "finish", "verify"} and step["obstacles"]:
            obstacle = step["obstacles"][0]
            return words.sentence(Refused(obstacle["code"], obstacle)), "amber"
    if values["state"] == "planned":
        return translate("work_items", "The work waits for payment: {}.").format(condition(values)), "amber"
    if values["state"] in {"paused", "cancelled"} and values["reason"]:
        return translate("work_items", "Reason: {}").format(values["reason"]), "quiet"
    return "", "amber"


class WorkItemsPage(ListPage):
    """The list of works; they are launched from invoices."""

    def __init__(self, context: Context) -> None:
        super().__init__(LISTING, context, summary=_summary)


def _summary(context: Context) -> QWidget:
    return Summary(context, "work_item", lambda values: str(values["title"]), facts, note)


class WorkItemCard(Card):
    """One work with its buyer and the documents issued by it."""

    document = "work_item"
    form = Ui_WorkItemCard
    noun = QT_TRANSLATE_NOOP("cards", "Work")
    stages = STAGES

    def asked(self, step: str, dialog: StepDialog) -> None:
        tell_of_document(dialog, step, self.document, self.id)

    def prepare(self) -> None:
        self.experts: list[Choice] = []
        self.note = NoteCard()
        self.head.add_note(self.note)
        self.task = RowsBox(translate("work_items", "What is to be done"), labels=True)
        self.buyer = RowsBox(translate("work_items", "Client"))
        self.documents = RowsBox(
            translate("work_items", "Documents"), translate("work_items", "No document has been entered yet.")
        )
        self.enter = Button(translate("work_items", "Enter a document"), "document_add")
        self.enter.setObjectName("enter_document")
        self.enter.clicked.connect(self.enter_document)
        line = QHBoxLayout()
        line.addWidget(self.enter)
        line.addStretch()
        self.documents.column.addLayout(line)
        form = self.fields.root.layout()
        assert isinstance(form, QGridLayout)
        form.setVerticalSpacing(8)
        first = form.rowCount()
        form.addWidget(self.task, first, 0, 1, 3)
        form.addWidget(self.buyer, first + 1, 0, 1, 3)
        form.addWidget(self.documents, first + 2, 0, 1, 3)
        self.context.live.listen(self, TABLES, self.refresh)

    def title(self) -> str:
        number = self.values.get("number") or ""
        return f"{translate('cards', self.noun)} {number}".strip()

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            return
        self.note.show_text(*note(values))
        asked = [(translate("work_items", "Service"), values["title"]), *facts(values)[1:]]
        self.task.show_rows([Row(label, text) for label, text in asked if text])
        self._show_buyer(values.get("buyer") or {})
        self.documents.show_rows([self._document(one) for one in values.get("documents") or []])
        expert = "expert" in self.context.person.roles
        self.enter.setVisible(expert and values["state"] in ENTERED_IN)
        if any(step["step"] == "assign" for step in values["steps"]):
            tasks.read(self, lookups.experts, "", values["group_id"], then=self._keep_experts, key="experts")

    def _show_buyer(self, buyer: dict[str, Any]) -> None:
        rows = []
        if buyer:
            inn = translate("work_items", "INN {}").format(buyer["inn"]) if buyer["inn"] else ""
            rows.append(Row(buyer["name"], " · ".join(part for part in (inn, buyer["address"]) if part)))
            rows += [Row(one["name"], _reached(one)) for one in buyer.get("contacts") or []]
        self.buyer.show_rows(rows)

    def _document(self, one: dict[str, Any]) -> Row:
        kind = words.state("issued_document_kind", one["kind"])[0]
        until = translate("work_items", "valid until {}").format(formats.day(one["valid_until_on"]))
        told = [kind, formats.day(one["issued_on"]) if one["issued_on"] else "", until if one["valid_until_on"] else ""]
        number = one["registry_number"] or translate("work_items", "without a number")
        id = one["id"]
        return Row(
            number,
            " · ".join(part for part in told if part),
            state=words.state("issued_document", one["state"]),
            act=lambda: self.context.window.open_card("issued_document", id),
        )

    def _keep_experts(self, found: list[Choice]) -> None:
        self.experts = found

    def ask(self, step: str, name: str) -> Ask:
        if name == "expert_id":
            people = tuple((one.id, one.title) for one in self.experts)
            now = self.values.get("expert_id") or (people[0][0] if people else None)
            return Ask("expert_id", translate("work_items", "Expert"), "choice", choices=people, default=now)
        if step == "finish" and name == "done_quantity":
            title = translate("work_items", "Done, {}").format(self.values["unit"] or translate("work_items", "units"))
            return Ask("done_quantity", title, "quantity", default=self.values["quantity"])
        if step == "finish" and name == "done_on":
            return Ask("done_on", translate("work_items", "Done on"), "date", default=date.today())
        if step == "finish" and name == "hours":
            return Ask("hours", translate("work_items", "Hours spent"), "quantity")
        if step == "request_early_start":
            return Ask("reason", translate("work_items", "Why it cannot wait"), "text")
        return super().ask(step, name)

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        return emptied(changes, self)

    def enter_document(self) -> None:
        """A new certificate, protocol or report of this work."""
        self.context.window.open_card(
            "issued_document",
            work_item_id=self.id,
            work_item_id_title=f"{self.values['number']} {self.values['title']}",
            kind="certificate",
        )


def _reached(person: dict[str, Any]) -> str:
    return " · ".join(part for part in (parsing.phone(person["phone"] or ""), person["email"]) if part)
