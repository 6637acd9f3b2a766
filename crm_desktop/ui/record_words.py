"""What a record is called outside its card: in tabs of last time, history, favourites, news, the palette."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import sections
from crm_desktop.ui.kit import words

translate = QCoreApplication.translate
NOUNS = {
    "client": QT_TRANSLATE_NOOP("cards", "Client"),
    "deal": QT_TRANSLATE_NOOP("cards", "Deal"),
    "calculation_request": QT_TRANSLATE_NOOP("cards", "Calculation request"),
    "calculation_line": QT_TRANSLATE_NOOP("cards", "Calculation"),
    "quote": QT_TRANSLATE_NOOP("cards", "Quote"),
    "invoice": QT_TRANSLATE_NOOP("cards", "Invoice"),
    "payment": QT_TRANSLATE_NOOP("cards", "Payment"),
    "work_item": QT_TRANSLATE_NOOP("cards", "Work"),
    "issued_document": QT_TRANSLATE_NOOP("cards", "Issued document"),
    "act": QT_TRANSLATE_NOOP("cards", "Act"),
    "task": QT_TRANSLATE_NOOP("cards", "Task"),
}


def noun(document: str) -> str:
    """Invoice, act, client in the user's language."""
    return translate("cards", NOUNS[document]) if document in NOUNS else words.document(document) or document


def title(record: dict[str, Any]) -> str:
    """A client and a colleague by the name, anything else by its noun and number."""
    name = str(record.get("title") or "").strip()
    if record["document"] in {"client", "employee"} and name:
        return name
    told = name or translate("shell", "without a number")
    return f"{noun(record['document'])} {told}"


def note(record: dict[str, Any]) -> str:
    """Whose it is, or the INN of a client."""
    text = str(record.get("note") or "")
    return translate("shell", "INN {}").format(text) if record["document"] == "client" and text else text


def icon(document: str) -> str:
    """The picture of the document's card."""
    card = sections.card_type(document)
    return card.icon if card is not None else "clipboard_task_list_ltr" if document == "task" else "document"
