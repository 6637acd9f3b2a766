"""Issued documents: certificates, declarations, protocols, reports - what the experts' work ends in."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.issued_documents import LISTING
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import lookups
from crm_desktop.ui.forms.ui_issued_document_card import Ui_IssuedDocumentCard
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.quotes import emptied
from crm_desktop.ui.summary import Fact, Summary

translate = QCoreApplication.translate
STAGES = (
    ("draft", QT_TRANSLATE_NOOP("states", "Draft")),
    ("verified", QT_TRANSLATE_NOOP("states", "Verified")),
    ("issued", QT_TRANSLATE_NOOP("states", "In force")),
)
KINDS = ("certificate", "declaration", "protocol", "report", "other")
TABLES = frozenset({"issued_document"})


def facts(values: dict[str, Any]) -> list[Fact]:
    """What the side panel says of a document."""
    until = formats.day(values["valid_until_on"]) if values["valid_until_on"] else ""
    return [
        (translate("issued_documents", "Number"), values["registry_number"]),
        (translate("issued_documents", "Kind"), words.state("issued_document_kind", values["kind"])[0]),
        (translate("issued_documents", "Object"), values["object"]),
        (translate("issued_documents", "Standard"), values["standard"]),
        (translate("issued_documents", "Issued"), formats.day(values["issued_on"]) if values["issued_on"] else ""),
        (translate("issued_documents", "Valid until"), until),
        (translate("issued_documents", "Expert"), values.get("expert_id_title", "")),
        (translate("issued_documents", "Work"), values.get("work_item_id_title", "")),
        (translate("issued_documents", "Comment"), values["comment"]),
    ]


class IssuedDocumentsPage(ListPage):
    """The register; experts enter new ones."""

    def __init__(self, context: Context) -> None:
        enters = "expert" in context.person.roles
        creation = Creation(
            translate("issued_documents", "Enter a document"),
            lambda: context.window.open_card("issued_document", kind="certificate"),
        )
        super().__init__(LISTING, context, creation=creation if enters else None, summary=_summary)


def _summary(context: Context) -> QWidget:
    return Summary(context, "issued_document", lambda values: str(values["client_name"]), facts)


class IssuedDocumentCard(Card):
    """A document belongs to a work; once in force it is never changed, only suspended or revoked."""

    document = "issued_document"
    form = Ui_IssuedDocumentCard
    noun = QT_TRANSLATE_NOOP("cards", "Issued document")
    stages = STAGES

    def prepare(self) -> None:
        self.bind_lookup("work_item_id", lookups.works, "work_item")
        kind = self.fields.fields["kind"]
        assert isinstance(kind, ChoiceBox)
        kind.set_choices([(name, words.state("issued_document_kind", name)[0]) for name in KINDS])
        self.context.live.listen(self, TABLES, self.refresh)

    def title(self) -> str:
        if self.id is None:
            return translate("issued_documents", "New document")
        kind = words.state("issued_document_kind", self.values.get("kind", "other"))[0]
        return f"{kind} {self.values.get('registry_number') or ''}".strip()

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        return emptied(changes, self)
