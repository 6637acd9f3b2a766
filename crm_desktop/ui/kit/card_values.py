"""The dict of `documents.read` in the shape the widgets of a card read."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.dialogs import Ask

translate = QCoreApplication.translate
ARGUMENTS = {
    "reason": QT_TRANSLATE_NOOP("kit", "Reason"),
    "comment": QT_TRANSLATE_NOOP("kit", "Comment"),
    "question": QT_TRANSLATE_NOOP("kit", "Question"),
    "answer": QT_TRANSLATE_NOOP("kit", "Answer"),
    "result": QT_TRANSLATE_NOOP("kit", "Result"),
    "signed_on": QT_TRANSLATE_NOOP("kit", "Signed on"),
    "done_on": QT_TRANSLATE_NOOP("kit", "Done on"),
    "done_quantity": QT_TRANSLATE_NOOP("kit", "Quantity done"),
    "hours": QT_TRANSLATE_NOOP("kit", "Hours"),
    "valid_until_on": QT_TRANSLATE_NOOP("kit", "Valid until"),
    "due_on": QT_TRANSLATE_NOOP("kit", "Due on"),
    "issued_on": QT_TRANSLATE_NOOP("kit", "Issued on"),
    "amount_kopecks": QT_TRANSLATE_NOOP("kit", "Amount"),
    "number": QT_TRANSLATE_NOOP("kit", "Number"),
}
WHY = {
    "holder": QT_TRANSLATE_NOOP("kit", "You see this record because it is yours."),
    "assistant": QT_TRANSLATE_NOOP("kit", "You see this record as the assistant of {}."),
    "subordinate": QT_TRANSLATE_NOOP("kit", "You see this record as the head of {}."),
    "role": QT_TRANSLATE_NOOP("kit", "You see this record because of your role ({}); it belongs to {}."),
    "group": QT_TRANSLATE_NOOP("kit", "You see this record because it is in the work of {}."),
    "given": QT_TRANSLATE_NOOP("kit", "You see this record because the work was given to you."),
    "substitute": QT_TRANSLATE_NOOP("kit", "You see this record because you stand in for {} until {}."),
    "past": QT_TRANSLATE_NOOP("kit", "You may read it: it was issued while you held the direction; now by {}."),
    "approver": QT_TRANSLATE_NOOP("kit", "You see this record because you decide about it."),
    "keeper": QT_TRANSLATE_NOOP("kit", "Everybody reads this list; you keep it."),
    "common": QT_TRANSLATE_NOOP("kit", "Everybody reads this list; it is kept by the administrator."),
}


def with_titles(values: dict[str, Any]) -> dict[str, Any]:
    """Put every entry of `names` beside its id as "<name>_title", in the card and in its lines."""
    found = {**values, **_titles(values)}
    found["lines"] = [{**line, **_titles(line)} for line in values.get("lines") or []]
    return found


def _titles(values: dict[str, Any]) -> dict[str, Any]:
    return {f"{name}_title": title for name, title in (values.get("names") or {}).items()}


def links(values: dict[str, Any], document: str) -> list[dict[str, Any]]:
    """The chain of the deal without this very record; sums become notes."""
    found = []
    for entry in values.get("chain") or values.get("links") or []:
        if (entry["document"], entry["id"]) != (document, values.get("id")):
            note = formats.roubles(entry["amount"]) if isinstance(entry.get("amount"), Decimal) else ""
            noun, title = words.document(entry["document"]), str(entry.get("title") or "")
            title = title if noun and title.startswith(noun) else f"{noun} {title}".strip()
            found.append({**entry, "title": title, "note": entry.get("note") or note})
    return found


def why(values: dict[str, Any]) -> str:
    """By which rule the reader sees the record, in words; "" when the base does not say."""
    rule = values.get("why") or {}
    if isinstance(rule, str):
        rule = {"rule": rule}
    text = WHY.get(str(rule.get("rule")), "")
    # «Орлова М. В.» ends with a stop of its own.
    return translate("kit", text).format(*_through(rule)).replace("..", ".") if text else ""


def _through(rule: dict[str, Any]) -> tuple[str, ...]:
    """The names a rule goes through, in the order of its sentence."""
    owner = str(rule.get("owner") or "—")
    if rule.get("rule") == "group":
        return (str(rule.get("group") or "—"),)
    if rule.get("rule") == "substitute":
        until = rule.get("until_on")
        return str(rule.get("through") or "—"), formats.day(until) if until else "—"
    if rule.get("rule") == "role":
        return words.state("role", str(rule.get("role") or ""))[0].lower(), owner
    return (owner,)


def ask(name: str) -> Ask:
    """What to ask for an argument of a step, by its name; a name that ends in ? may stay empty."""
    plain = name.removesuffix("?")
    title = translate("kit", ARGUMENTS[plain]) if plain in ARGUMENTS else plain.replace("_", " ").capitalize()
    kind = "text"
    if plain.endswith("_on"):
        kind = "date"
    elif plain.endswith("_kopecks"):
        kind = "money"
    elif plain in ("done_quantity", "hours", "quantity"):
        kind = "quantity"
    elif plain == "number":
        kind = "line"
    return Ask(plain, title, kind, required=not name.endswith("?"))


def arguments(values: dict[str, Any]) -> dict[str, Any]:
    """Roubles of a dialog become the kopecks a step takes; what was left empty is not sent."""
    kept = {name: value for name, value in values.items() if value is not None}
    return {
        name: formats.kopecks(value) if name.endswith("_kopecks") and isinstance(value, Decimal) else value
        for name, value in kept.items()
    }
