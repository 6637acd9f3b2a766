"""What waits for me, in words: on the start page and under the bell."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.context import Window

translate = QCoreApplication.translate
WAITING = {
    "approval": (QT_TRANSLATE_NOOP("desk", "Waits for your decision"), "shield_checkmark"),
    "question": (QT_TRANSLATE_NOOP("desk", "The expert asks"), "comment"),
    "calculated": (QT_TRANSLATE_NOOP("desk", "Calculated: accept or return"), "calculator"),
    "returned": (QT_TRANSLATE_NOOP("desk", "Returned to you for rework"), "arrow_undo"),
    "work": (QT_TRANSLATE_NOOP("desk", "Assigned to you"), "briefcase"),
    "task": (QT_TRANSLATE_NOOP("desk", "Task"), "clipboard_task_list_ltr"),
}
SECTIONS = {"approval": ("approvals", "mine"), "task": ("tasks", "today")}


def what(one: dict[str, Any]) -> str:
    """What is asked of me."""
    return translate("desk", WAITING[one["what"]][0])


def icon(one: dict[str, Any]) -> str:
    """The picture of what is asked."""
    return WAITING[one["what"]][1]


def about(one: dict[str, Any]) -> str:
    """The subject and whose it is."""
    return " · ".join(part for part in (one["title"], one["note"]) if part)


def since(one: dict[str, Any]) -> str:
    """How long it waits; a task says when it is due, for that may lie ahead."""
    at = one["at"].astimezone().replace(tzinfo=None)
    return formats.moment(at) if one["what"] == "task" else formats.ago(at)


def show(window: Window, one: dict[str, Any]) -> None:
    """Open the record, or the list in which it is decided."""
    if one["document"] in SECTIONS:
        window.open_view(*SECTIONS[one["document"]])
    else:
        window.open_card(one["document"], one["id"])
