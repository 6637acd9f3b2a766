"""The history of a row in words: who changed what from which value to which."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.directories_fields import Directory, Field
from crm_desktop.ui.kit import formats, words

translate = QCoreApplication.translate
Labels = Mapping[str, Mapping[int, str]]
HIDDEN = frozenset({
    "id", "version", "created_at", "created_by", "updated_at", "organization_id", "route_id", "group_id", "name_sort",
})  # fmt: skip
# Fields that have no editor in the form: those of lines, and the switch.
OTHERS = {
    "active": QT_TRANSLATE_NOOP("directories", "In use"),
    "account": QT_TRANSLATE_NOOP("directories", "Account"),
    "bik": QT_TRANSLATE_NOOP("directories", "BIC"),
    "main": QT_TRANSLATE_NOOP("directories", "Main account"),
    "position": QT_TRANSLATE_NOOP("directories", "Place"),
    "approver": QT_TRANSLATE_NOOP("directories", "Who decides"),
    "employee_id": QT_TRANSLATE_NOOP("directories", "Person"),
    "role": QT_TRANSLATE_NOOP("directories", "Role"),
    "level": QT_TRANSLATE_NOOP("directories", "Level"),
    "hours": QT_TRANSLATE_NOOP("directories", "Hours"),
    "mode": QT_TRANSLATE_NOOP("directories", "Say yes"),
}
VOCABULARIES = {"approver": "approver", "role": "role", "mode": "approval_mode"}


def entries(directory: Directory, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the timeline shows: at, author, kind, text."""
    labels: Labels = values.get("labels") or {}
    return [
        {"at": one["at"], "author": one["author"], "kind": _kind(one), "text": text(directory, one, labels)}
        for one in values.get("history") or []
    ]


def _kind(entry: Mapping[str, Any]) -> str:
    return {"insert": "created", "delete": "refusal"}.get(str(entry["operation"]), "change")


def text(directory: Directory, entry: Mapping[str, Any], labels: Labels) -> str:
    """One entry of the journal as lines of text."""
    changes = {name: value for name, value in entry["changes"].items() if _is_shown(entry, name)}
    part = directory.parts.get(str(entry["relation"]), "")
    if entry["operation"] == "update":
        lines = [_changed(directory, name, value, labels) for name, value in changes.items()]
        prefix = translate("directories", part) + ": " if part else ""
        return prefix + "\n".join(lines)
    if not part:
        return (
            translate("directories", "Entered")
            if entry["operation"] == "insert"
            else translate("directories", "Removed")
        )
    told = _part(directory, changes, labels)
    pattern = (
        translate("directories", "Added: {} {}")
        if entry["operation"] == "insert"
        else translate("directories", "Removed: {} {}")
    )
    return pattern.format(translate("directories", part), told)


def _part(directory: Directory, changes: dict[str, Any], labels: Labels) -> str:
    """A line of the row as it is read: the account with its BIC, the step as a sentence, the member by name."""
    if "account" in changes:
        return translate("directories", "{}, BIC {}").format(changes["account"], changes.get("bik", ""))
    if "approver" in changes:
        from crm_desktop.ui.directories_route_words import step_words

        person = labels.get("employee_id", {}).get(changes.get("employee_id") or 0, "")
        return step_words({**changes, "employee_id_title": person})
    return ", ".join(filter(None, (_shown(directory, name, value, labels) for name, value in changes.items())))


def _is_shown(entry: Mapping[str, Any], name: str) -> bool:
    return name not in HIDDEN or (entry["operation"] == "update" and name in ("organization_id", "group_id"))


def _changed(directory: Directory, name: str, value: Any, labels: Labels) -> str:
    before, after = value if isinstance(value, list) and len(value) == 2 else (None, value)
    old, new = (_shown(directory, name, one, labels) or "—" for one in (before, after))
    return f"{title(directory, name)}: {old} → {new}"


def title(directory: Directory, name: str) -> str:
    """The words of a field of the row or of its lines."""
    field = directory.field(name)
    return translate("directories", field.title if field is not None else OTHERS.get(name, name))


def _shown(directory: Directory, name: str, value: Any, labels: Labels) -> str:
    field = directory.field(name)
    if value is None or value == "":
        return ""
    if name in labels:
        return labels[name].get(int(value), f"№ {value}")
    if isinstance(value, bool):
        return translate("directories", "yes") if value else translate("directories", "no")
    vocabulary = field.vocabulary if field is not None and field.vocabulary else VOCABULARIES.get(name, "")
    return words.state(vocabulary, str(value))[0] if vocabulary else shown(field, value)


def shown(field: Field | None, value: Any) -> str:
    """A value as its field would show it."""
    if isinstance(value, date):
        return formats.day(value)
    if field is not None and field.kind == "money":
        return formats.roubles(Decimal(str(value)))
    if field is not None and field.kind == "percent":
        return formats.percent(value)
    if isinstance(value, Decimal):
        return formats.quantity(value)
    return str(value)
