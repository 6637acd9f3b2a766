"""What the palette offers: what was opened last, what may be created, sections, the actions of the screen, finds."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.database import Reader
from crm_desktop.ui import record_words, sections
from crm_desktop.ui.kit.palette import Entry

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

translate = QCoreApplication.translate


def search(reader: Reader, text: str) -> list[tuple[str, str, str, str, str, int]]:
    """Clients and documents as lines of the palette; runs on a worker."""
    from crm_desktop.services.search import everywhere

    found = []
    for one in everywhere(reader, text):
        record = {"document": one["document"], "title": one["title"], "note": one["hint"]}
        group = translate("shell", "Clients") if one["document"] == "client" else translate("shell", "Documents")
        icon = record_words.icon(one["document"])
        found.append((group, icon, record_words.title(record), record_words.note(record), one["document"], one["id"]))
    return found


def entries(window: "MainWindow") -> list[Entry]:
    """Everything that needs no server, most wanted first."""
    recent = window.recent() if window.recent is not None else []
    return [*recent, *_creations(window), *_looking(window), *_sections(window), *_actions(window)]


def _creations(window: "MainWindow") -> list[Entry]:
    if window.context is None:
        return []
    group, roles = translate("shell", "Create"), window.context.person.roles
    shown = {section.name for section in window.sections}
    return [
        Entry(group, one.icon, sections.creation_title(one), "", "", partial(_create, window, one.section))
        for one in sections.CREATIONS
        if one.roles & roles and one.section in shown
    ]


def _looking(window: "MainWindow") -> list[Entry]:
    """Everybody may ask whether a client is free, whether or not he has the section of clients."""
    if window.context is None or window.context.person.roles <= {"administrator"}:
        return []
    words = translate("shell", "Is the client free?")
    return [Entry(translate("shell", "Commands"), "search", words, "", "", partial(_look_up, window))]


def _look_up(window: "MainWindow") -> None:
    from crm_desktop.ui.clients_claim import ClaimDialog

    if window.context is not None:
        ClaimDialog(window.context, window).open()


def _create(window: "MainWindow", section: str) -> None:
    window.open_section(section)
    page: Any = window.page(section)
    page.create_new()


def _sections(window: "MainWindow") -> list[Entry]:
    group = translate("shell", "Sections")
    return [
        Entry(
            group,
            section.icon,
            sections.title(section),
            "",
            f"Ctrl+{place}" if place < 10 else "",
            partial(window.open_section, section.name),
        )
        for place, section in enumerate(window.sections, 1)
    ]


def _actions(window: "MainWindow") -> list[Entry]:
    group, found = translate("shell", "Commands"), []
    for widget in filter(None, (window.stack.currentWidget(), window)):
        for action in widget.actions():
            keys = str(action.property("crm_keys") or "")
            digits = keys.startswith(("Ctrl+1", "Ctrl+K")) or keys[-1:] in "23456789"
            if keys and action.shortcuts() and not digits:
                found.append(Entry(group, "chevron_right", action.text(), "", keys, action.trigger))
    return found
