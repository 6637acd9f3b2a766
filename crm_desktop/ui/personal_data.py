"""Personal data (152-ФЗ): the log of who looked, exported and destroyed, and the question before a destruction."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.personal_data import LISTING
from crm_desktop.services.lists import Column
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import cells, tasks, words
from crm_desktop.ui.kit.cells import Cell
from crm_desktop.ui.kit.context import Context, Window
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.kit.page import ListPage

translate = QCoreApplication.translate
ACTIONS = {
    "view": (QT_TRANSLATE_NOOP("personal_data", "Viewed"), "grey"),
    "export": (QT_TRANSLATE_NOOP("personal_data", "Exported"), "amber"),
    "destroy": (QT_TRANSLATE_NOOP("personal_data", "Destroyed"), "red"),
}
REASONS = (
    ("request", QT_TRANSLATE_NOOP("personal_data", "The person demands it")),
    ("withdrawn", QT_TRANSLATE_NOOP("personal_data", "The consent is withdrawn")),
    ("purpose_reached", QT_TRANSLATE_NOOP("personal_data", "The purpose is reached")),
    ("unlawful", QT_TRANSLATE_NOOP("personal_data", "They were processed unlawfully")),
    ("order", QT_TRANSLATE_NOOP("personal_data", "The authority orders it")),
)
LISTS = {
    "clients": QT_TRANSLATE_NOOP("personal_data", "clients"),
    "employees": QT_TRANSLATE_NOOP("personal_data", "employees"),
}


def detail(facts: Mapping[str, Any]) -> str:
    """What an entry tells beyond its columns: the number of the act, or which list went into a file."""
    if facts.get("act"):
        return translate("personal_data", "Act of destruction {}").format(facts["act"])
    if facts.get("list"):
        name = LISTS.get(str(facts["list"]))
        shown = translate("personal_data", name) if name else str(facts["list"])
        return ", ".join([shown, *map(str, facts.get("columns") or [])])
    return ""


def _action(_column: Column, value: Any) -> Cell:
    text, hue = ACTIONS.get(str(value), (str(value), "grey"))
    return Cell("state", translate("personal_data", text), hue)


def _facts(_column: Column, value: Any) -> Cell:
    return Cell("text", detail(value or {}))


class PersonalDataPage(ListPage):
    """Enter opens the act of destruction, or the client whose people were looked at."""

    def __init__(self, context: Context) -> None:
        cells.register_kind("personal_action", _action)
        cells.register_kind("personal_facts", _facts)
        super().__init__(LISTING, context, opener=self.open_entry)

    def open_entry(self, id: int) -> None:
        """The act is shown as it is printed."""
        tasks.read(self, "crm_desktop.services.personal_data:entry", id, then=self._open, key="entry")

    def _open(self, entry: dict[str, Any]) -> None:
        if entry["act_id"] is not None:
            show_act(self, entry["act_id"], entry)
        elif entry["client_id"] is not None:
            self.context.window.open_card("client", entry["client_id"])


def show_act(parent: QWidget, act_id: int, values: dict[str, Any]) -> None:
    """The printed act; `values` name the file: number, client_name."""
    from crm_desktop.ui.preview import PreviewDialog

    PreviewDialog("destruction_act", act_id, values, parent).open()


def ask_destruction(parent: QWidget, contact: dict[str, Any], context: Context, then: Callable[[], None]) -> StepDialog:
    """Ask why, destroy the data of the contact, show the act; `then` is called when it is done."""
    organizations = tuple((one["id"], one["name"]) for one in context.facts["choices"]["organizations"])
    asks = (
        Ask("reason", translate("personal_data", "Reason"), "choice", choices=_reasons()),
        Ask("request_on", translate("personal_data", "Date of the demand"), "date", required=False),
        Ask("organization_id", translate("personal_data", "Operator"), "choice", choices=organizations),
        Ask("comment", translate("personal_data", "Comment for the act"), "text", required=False),
    )
    text = translate(
        "personal_data",
        "{}: name, position, phones, e-mail and notes are destroyed for good, in the journal as well."
        " Deals and documents stay. An act is written.",
    )
    title = translate("personal_data", "Destroy personal data")
    dialog = StepDialog(title, asks, parent, text=text.format(contact["full_name"]))
    dialog.accepted.connect(lambda: _destroy(parent, dialog.values(), contact, context.window, then))
    dialog.open()
    return dialog


def _reasons() -> tuple[tuple[str, str], ...]:
    return tuple((code, translate("personal_data", text)) for code, text in REASONS)


def _destroy(
    parent: QWidget, answers: dict[str, Any], contact: dict[str, Any], window: Window, then: Callable[[], None]
) -> None:
    from crm_desktop.services import personal_data

    def done(answer: dict[str, Any]) -> None:
        then()
        if answer["mentions"]:
            text = translate("personal_data", "The name still stands in free text, look through by hand: {}")
            places = ", ".join(sorted({words.document(one["document"]) for one in answer["mentions"]}))
            window.toast(text.format(f"{places} ({len(answer['mentions'])})"), tone="amber")
        show_act(parent, answer["act_id"], {"number": f"{answer['number']}/{answer['year']}"})

    tasks.command(
        parent,
        partial(personal_data.anonymise, **{**answers, "comment": answers.get("comment") or ""}),
        contact["id"],
        contact["version"],
        then=done,
        refused=window.show_problem,
    )
