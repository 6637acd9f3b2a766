"""The words of the exchange: objects, ways, who leads, what the journal tells."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import field_words
from crm_desktop.ui.kit import formats, words

translate = QCoreApplication.translate
OBJECTS = {
    "client": QT_TRANSLATE_NOOP("exchange", "Clients"),
    "contact": QT_TRANSLATE_NOOP("exchange", "Contacts"),
    "client_direction": QT_TRANSLATE_NOOP("exchange", "Directions of clients"),
    "deal": QT_TRANSLATE_NOOP("exchange", "Deals"),
    "calculation_request": QT_TRANSLATE_NOOP("exchange", "Requests for calculation"),
    "calculation_line": QT_TRANSLATE_NOOP("exchange", "Services of requests"),
    "quote": QT_TRANSLATE_NOOP("exchange", "Quotes"),
    "quote_line": QT_TRANSLATE_NOOP("exchange", "Lines of quotes"),
    "invoice": QT_TRANSLATE_NOOP("exchange", "Invoices"),
    "invoice_line": QT_TRANSLATE_NOOP("exchange", "Lines of invoices"),
    "payment": QT_TRANSLATE_NOOP("exchange", "Payments"),
    "work_item": QT_TRANSLATE_NOOP("exchange", "Works"),
    "act": QT_TRANSLATE_NOOP("exchange", "Acts"),
}
DIRECTIONS = {
    "off": QT_TRANSLATE_NOOP("exchange", "Off"),
    "in": QT_TRANSLATE_NOOP("exchange", "From Terrasoft"),
    "out": QT_TRANSLATE_NOOP("exchange", "To Terrasoft"),
    "both": QT_TRANSLATE_NOOP("exchange", "Both ways"),
}
LEADERS = {
    "theirs": QT_TRANSLATE_NOOP("exchange", "Terrasoft"),
    "both": QT_TRANSLATE_NOOP("exchange", "Both: ask"),
    "ours": QT_TRANSLATE_NOOP("exchange", "We"),
}
DELETIONS = {
    "off": QT_TRANSLATE_NOOP("exchange", "Not compared"),
    "scan": QT_TRANSLATE_NOOP("exchange", "Once a day"),
}
DECISIONS = {
    "ours": QT_TRANSLATE_NOOP("exchange", "ours"),
    "theirs": QT_TRANSLATE_NOOP("exchange", "Terrasoft's"),
    "delete": QT_TRANSLATE_NOOP("exchange", "delete"),
    "part": QT_TRANSLATE_NOOP("exchange", "let them part"),
    "restore": QT_TRANSLATE_NOOP("exchange", "restore"),
}
RULES = {
    "ours": QT_TRANSLATE_NOOP("exchange", "by rule: we lead"),
    "theirs": QT_TRANSLATE_NOOP("exchange", "by rule: Terrasoft leads"),
    "newer": QT_TRANSLATE_NOOP("exchange", "by rule: the newer one"),
    "fixed": QT_TRANSLATE_NOOP("exchange", "an issued document does not change"),
}
OBJECT = "exchange_object"
VOCABULARIES = {
    OBJECT: {
        "client": (QT_TRANSLATE_NOOP("states", "Client"), "blue"),
        "contact": (QT_TRANSLATE_NOOP("states", "Contact"), "blue"),
        "client_direction": (QT_TRANSLATE_NOOP("states", "Direction of a client"), "blue"),
        "deal": (QT_TRANSLATE_NOOP("states", "Deal"), "violet"),
        "calculation_request": (QT_TRANSLATE_NOOP("states", "Request"), "violet"),
        "calculation_line": (QT_TRANSLATE_NOOP("states", "Service of a request"), "violet"),
        "quote": (QT_TRANSLATE_NOOP("states", "Quote"), "teal"),
        "quote_line": (QT_TRANSLATE_NOOP("states", "Line of a quote"), "teal"),
        "invoice": (QT_TRANSLATE_NOOP("states", "Invoice"), "amber"),
        "invoice_line": (QT_TRANSLATE_NOOP("states", "Line of an invoice"), "amber"),
        "payment": (QT_TRANSLATE_NOOP("states", "Payment"), "green"),
        "work_item": (QT_TRANSLATE_NOOP("states", "Work of an expert"), "grey"),
        "act": (QT_TRANSLATE_NOOP("states", "Act"), "grey"),
    },
    "exchange_side": {
        "in": (QT_TRANSLATE_NOOP("states", "From Terrasoft"), "blue"),
        "out": (QT_TRANSLATE_NOOP("states", "To Terrasoft"), "violet"),
    },
    "exchange_gone": {
        "there": (QT_TRANSLATE_NOOP("states", "Gone in Terrasoft"), "amber"),
        "here": (QT_TRANSLATE_NOOP("states", "Gone here"), "grey"),
    },
    "exchange_deletion": {
        "delete": (QT_TRANSLATE_NOOP("states", "Deleted on both sides"), "red"),
        "part": (QT_TRANSLATE_NOOP("states", "Parted"), "grey"),
        "restore": (QT_TRANSLATE_NOOP("states", "Restored"), "green"),
    },
    "exchange_verb": {
        "made": (QT_TRANSLATE_NOOP("states", "Came"), "green"),
        "matched": (QT_TRANSLATE_NOOP("states", "Matched"), "teal"),
        "taken": (QT_TRANSLATE_NOOP("states", "Changed here"), "blue"),
        "sent_new": (QT_TRANSLATE_NOOP("states", "Made there"), "green"),
        "sent": (QT_TRANSLATE_NOOP("states", "Changed there"), "violet"),
        "decided": (QT_TRANSLATE_NOOP("states", "Decided"), "teal"),
        "deletion_decided": (QT_TRANSLATE_NOOP("states", "Decided about a deletion"), "teal"),
        "joined": (QT_TRANSLATE_NOOP("states", "Joined by hand"), "teal"),
        "gone_there": (QT_TRANSLATE_NOOP("states", "Gone there"), "amber"),
        "gone_here": (QT_TRANSLATE_NOOP("states", "Gone here"), "amber"),
        "deleted_there": (QT_TRANSLATE_NOOP("states", "Deleted there"), "red"),
        "too_many_gone": (QT_TRANSLATE_NOOP("states", "Too many gone"), "red"),
    },
}


def register() -> None:
    """Makes the chips known; asked for by whoever shows them."""
    for vocabulary, states in VOCABULARIES.items():
        words.register_states(vocabulary, states)


def said(table: dict[str, str], key: str | None) -> str:
    """A word of one of the tables above; an unknown key is shown itself."""
    return translate("exchange", table[key]) if key in table else str(key or "")


def value_words(kind: str | None, value: str | None) -> str:
    """A canonical value as people write it; what is empty, zero or false is said to be empty."""
    if value in (None, ""):
        return translate("exchange", "empty")
    text = str(value)
    try:
        if kind == "money":
            return formats.roubles(Decimal(text))
        if kind == "number":
            return formats.quantity(Decimal(text))
        if kind == "date":
            return formats.day(date.fromisoformat(text[:10]))
    except (ValueError, InvalidOperation):
        return text
    return translate("exchange", "yes") if kind == "flag" else text


def entry_words(facts: dict[str, Any]) -> str:
    """What an entry of the journal tells besides its verb."""
    if facts.get("fields"):
        return ", ".join(map(field_words, facts["fields"]))
    if "missing" in facts:
        text = translate("exchange", "{} of {} are missing: a right was taken away rather than so much deleted.")
        return text.format(facts["missing"], facts["linked"])
    decision = said(DECISIONS, facts["decision"]) if "decision" in facts else ""
    field = field_words(str(facts["field"])) if facts.get("field") else ""
    return ": ".join(part for part in (field, decision or str(facts.get("words") or "")) if part)


def id_words(id: str | None) -> str:
    """A guid that may be broken after its dashes, for a narrow pane."""
    return str(id or "").replace("-", "-\u200b")


def moment(text: str | None) -> datetime | None:
    """A moment as JSON carries it."""
    return datetime.fromisoformat(text) if text else None
