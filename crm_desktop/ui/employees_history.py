"""What was changed about a person, in words: his own fields, whom he helps, his groups, his substitutions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import formats, words

translate = QCoreApplication.translate
Labels = Mapping[str, Mapping[str, str]]
RELATIONS = frozenset({"employee", "assistance", "expert_group_member", "substitution"})
FIELDS = {
    "last_name": QT_TRANSLATE_NOOP("employees", "Last name"),
    "first_name": QT_TRANSLATE_NOOP("employees", "First name"),
    "middle_name": QT_TRANSLATE_NOOP("employees", "Patronymic"),
    "login": QT_TRANSLATE_NOOP("employees", "Login"),
    "position": QT_TRANSLATE_NOOP("employees", "Position"),
    "email": QT_TRANSLATE_NOOP("employees", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("employees", "Phone"),
    "roles": QT_TRANSLATE_NOOP("employees", "Roles"),
    "department_id": QT_TRANSLATE_NOOP("employees", "Department"),
    "head_id": QT_TRANSLATE_NOOP("employees", "Head"),
    "discount_limit_percent": QT_TRANSLATE_NOOP("employees", "Own discount limit, %"),
    "from_on": QT_TRANSLATE_NOOP("employees", "First day"),
    "until_on": QT_TRANSLATE_NOOP("employees", "Last day"),
    "absent_id": QT_TRANSLATE_NOOP("employees", "Who is away"),
    "substitute_id": QT_TRANSLATE_NOOP("employees", "Who stands in"),
    "decides": QT_TRANSLATE_NOOP("employees", "Decides approvals"),
    "sees": QT_TRANSLATE_NOOP("employees", "Sees clients and deals"),
    "works": QT_TRANSLATE_NOOP("employees", "Works on drafts and takes steps"),
    "reason": QT_TRANSLATE_NOOP("employees", "Reason"),
}


def entries(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the timeline of a card shows: at, author, kind, text."""
    labels: Labels = values.get("labels") or {}
    told = (
        {"at": one["at"], "author": one["author"], "kind": kind(one), "text": text(one, labels)}
        for one in values.get("history") or []
    )
    return [one for one in told if one["text"]]


def kind(entry: Mapping[str, Any]) -> str:
    """Which sign stands beside an entry."""
    if entry["operation"] == "update" and (entry["changes"].get("active") or [True, True])[1] is False:
        return "refusal"
    return {"insert": "created", "delete": "refusal"}.get(str(entry["operation"]), "change")


def text(entry: Mapping[str, Any], labels: Labels) -> str:
    """One entry of the journal in words; "" when it says nothing to a person."""
    relation, changes = str(entry["relation"]), entry["changes"]
    if relation == "assistance":
        begun, ended = translate("employees", "Helps: {}"), translate("employees", "Helps no longer: {}")
        return _link(entry, labels, "manager_id", begun, ended)
    if relation == "expert_group_member":
        begun = translate("employees", "Belongs to the group “{}”")
        return _link(entry, labels, "group_id", begun, translate("employees", "Left the group “{}”"))
    if relation == "substitution":
        return _substitution(entry, labels)
    if entry["operation"] == "insert":
        roles = value_words("roles", changes.get("roles") or [], labels)
        return translate("employees", "Hired: {}; roles: {}").format(changes.get("login", ""), roles or "—")
    if entry["operation"] == "delete":
        return translate("employees", "Removed")
    return "\n".join([*_login_events(changes), *_changed(changes, labels)])


def _link(entry: Mapping[str, Any], labels: Labels, column: str, begun: str, ended: str) -> str:
    pattern = ended if entry["operation"] == "delete" else begun
    return pattern.format(value_words(column, entry["changes"].get(column), labels))


def _substitution(entry: Mapping[str, Any], labels: Labels) -> str:
    changes = entry["changes"]
    if entry["operation"] == "update":
        if "ended_at" in changes:
            return translate("employees", "The substitution was ended earlier")
        return translate("employees", "Substitution") + ". " + "; ".join(_changed(changes, labels))
    shown = {name: value_words(name, changes.get(name), labels) for name in ("substitute_id", "from_on", "until_on")}
    pattern = translate("employees", "Is replaced by {} from {} to {}")
    return pattern.format(shown["substitute_id"], shown["from_on"], shown["until_on"])


def _login_events(changes: Mapping[str, Any]) -> list[str]:
    """Closing and opening a login, and passwords, are events, not fields."""
    told = []
    if "active" in changes:
        on = changes["active"][1]
        told.append(
            translate("employees", "The login was opened again")
            if on
            else translate("employees", "The login was closed")
        )
    elif "must_change_password" in changes or "password_until_at" in changes:
        given = changes.get("password_until_at", [None, None])[1]
        told.append(
            translate("employees", "A temporary password was given out")
            if given
            else translate("employees", "Chose a password of his own")
        )
    return told


def _changed(changes: Mapping[str, Any], labels: Labels) -> list[str]:
    return [
        f"{translate('employees', title)}: {value_words(name, changes[name][0], labels) or '—'}"
        f" → {value_words(name, changes[name][1], labels) or '—'}"
        for name, title in FIELDS.items()
        if name in changes
    ]


def value_words(name: str, value: Any, labels: Labels) -> str:
    """A value of a column as a person reads it; ids by their names."""
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(words.state("role", str(one))[0] for one in value)
    if isinstance(value, bool):
        return translate("employees", "yes") if value else translate("employees", "no")
    if name in labels or name.endswith("_id"):
        return labels.get(name, {}).get(str(value), f"№ {value}")
    if name.endswith("_on"):
        return formats.day(value if isinstance(value, date) else date.fromisoformat(str(value)))
    return str(value)
