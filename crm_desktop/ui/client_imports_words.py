"""What the fields of a file, the fates of its rows and the obstacles of an undo are called."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.client_sheet import CellProblem
from crm_desktop.services.errors import Refused
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import words

translate = QCoreApplication.translate
FIELDS = {
    "name": QT_TRANSLATE_NOOP("client_imports", "Name of the client"),
    "full_name": QT_TRANSLATE_NOOP("client_imports", "Full name"),
    "inn": QT_TRANSLATE_NOOP("client_imports", "INN"),
    "kpp": QT_TRANSLATE_NOOP("client_imports", "KPP"),
    "inn_kpp": QT_TRANSLATE_NOOP("client_imports", "INN and KPP together"),
    "ogrn": QT_TRANSLATE_NOOP("client_imports", "OGRN"),
    "phone": QT_TRANSLATE_NOOP("client_imports", "Phone"),
    "email": QT_TRANSLATE_NOOP("client_imports", "E-mail"),
    "contact": QT_TRANSLATE_NOOP("client_imports", "Contact person"),
    "position": QT_TRANSLATE_NOOP("client_imports", "Position of the person"),
    "contact_phone": QT_TRANSLATE_NOOP("client_imports", "Phone of the person"),
    "contact_email": QT_TRANSLATE_NOOP("client_imports", "E-mail of the person"),
    "address": QT_TRANSLATE_NOOP("client_imports", "Address"),
    "postal_address": QT_TRANSLATE_NOOP("client_imports", "Postal address"),
    "site": QT_TRANSLATE_NOOP("client_imports", "Site"),
    "source": QT_TRANSLATE_NOOP("client_imports", "Source"),
    "tags": QT_TRANSLATE_NOOP("client_imports", "Tags"),
    "comment": QT_TRANSLATE_NOOP("client_imports", "Comment"),
    "title": QT_TRANSLATE_NOOP("client_imports", "Task"),
    "due": QT_TRANSLATE_NOOP("client_imports", "Due"),
    "assignee": QT_TRANSLATE_NOOP("client_imports", "Assignee"),
}
FATES = {
    "created": (QT_TRANSLATE_NOOP("client_imports", "New"), "green"),
    "updated": (QT_TRANSLATE_NOOP("client_imports", "Completes a known client"), "blue"),
    "same": (QT_TRANSLATE_NOOP("client_imports", "Known, stays as it is"), "grey"),
    "joined": (QT_TRANSLATE_NOOP("client_imports", "One more person of the client in row {row}"), "blue"),
    "mended": (QT_TRANSLATE_NOOP("client_imports", "Changed, not checked yet"), "amber"),
}
DOUBTS = frozenset({"similar_client", "similar_name"})
"""Fates a person decides about."""
OBSTACLES = {
    "changed": QT_TRANSLATE_NOOP("client_imports", "changed since"),
    "client_direction": QT_TRANSLATE_NOOP("client_imports", "directions taken"),
    "claim": QT_TRANSLATE_NOOP("client_imports", "claims"),
    "deal": QT_TRANSLATE_NOOP("client_imports", "deals"),
    "contact": QT_TRANSLATE_NOOP("client_imports", "people added since"),
    "client_account": QT_TRANSLATE_NOOP("client_imports", "accounts"),
    "client_address": QT_TRANSLATE_NOOP("client_imports", "addresses"),
    "client_merge": QT_TRANSLATE_NOOP("client_imports", "merges"),
    "client": QT_TRANSLATE_NOOP("client_imports", "merged clients"),
    "different_clients": QT_TRANSLATE_NOOP("client_imports", "marks that clients differ"),
    "task": QT_TRANSLATE_NOOP("client_imports", "tasks"),
    "file": QT_TRANSLATE_NOOP("client_imports", "files"),
    "event": QT_TRANSLATE_NOOP("client_imports", "entries of the timeline"),
    "payment": QT_TRANSLATE_NOOP("client_imports", "payments"),
    "quote": QT_TRANSLATE_NOOP("client_imports", "quotes"),
    "invoice": QT_TRANSLATE_NOOP("client_imports", "invoices"),
    "act": QT_TRANSLATE_NOOP("client_imports", "acts"),
    "destruction_act": QT_TRANSLATE_NOOP("client_imports", "acts of destruction of personal data"),
}


def field_words(name: str) -> str:
    return translate("client_imports", FIELDS[name])


def fate_words(outcome: str, about: Mapping[str, Any] | None) -> str:
    """What becomes of a row: one of the fates, or the reason why it stays out."""
    if outcome in FATES:
        return translate("client_imports", FATES[outcome][0]).format(**(about or {}))
    return words.sentence(Refused(outcome, dict(about or {})))


def hue(outcome: str) -> str:
    """The colour of a fate; amber for what waits for a decision, red for what stays out."""
    return FATES[outcome][1] if outcome in FATES else "amber" if outcome in DOUBTS else "red"


def problem_words(remarks: Iterable[CellProblem], *, blocking: bool = False) -> str:
    """What is wrong in cells, in sentences; `blocking`: only what keeps the row out."""
    told = [
        words.sentence(Refused(one.problem.code, dict(one.problem.facts)))
        for one in remarks
        if one.blocking or not blocking
    ]
    return " ".join(told)


def obstacle_words(obstacles: Iterable[Mapping[str, Any]]) -> str:
    """What hangs on an import, line by line: kind, how many, of which clients."""
    lines = []
    for one in obstacles:
        names = ", ".join(name for name in one["clients"] or [] if name)
        kind = translate("client_imports", OBSTACLES.get(one["kind"], one["kind"]))
        lines.append(f"• {kind}: {one['count']}" + (f" ({names})" if names else ""))
    return "\n".join(lines)
