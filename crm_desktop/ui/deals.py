"""Deals: the recorded need and everything that is made from it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.deals import LISTING
from crm_desktop.ui import texts
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation

if TYPE_CHECKING:
    from crm_desktop.ui.summary import Fact

translate = QCoreApplication.translate


def facts(values: dict[str, Any]) -> "list[Fact]":
    """What the side panel says of a deal."""
    return [
        (translate("deals", "Need"), values["title"]),
        (translate("deals", "Direction"), values.get("direction_id_title", "")),
        (translate("deals", "Manager"), values.get("owner_id_title", "")),
        (translate("deals", "Contact"), values.get("contact_id_title", "")),
        (translate("deals", "Expected"), formats.roubles(values["expected"]) if values["expected"] else ""),
        (translate("deals", "Source"), values.get("source", "")),
    ]


def gaps(values: dict[str, Any]) -> str:
    """Why the deal is not closed, in one paragraph; empty when nothing is missing or work has not begun."""
    if values["state"] not in {"invoiced", "in_work"}:
        return ""
    found = [texts.refusal(gap["code"], gap) for gap in values.get("gaps") or []]
    return translate("deals", "Not closed yet. {}").format(" ".join(found)) if found else ""


class DealsPage(ListPage):
    """The list of deals."""

    def __init__(self, context: Context) -> None:
        sells = bool(context.person.roles & {"manager", "assistant"})
        creation = Creation(translate("deals", "Record a need"), lambda: context.window.open_card("deal"))
        super().__init__(LISTING, context, creation=creation if sells else None, summary=_summary)


def _summary(context: Context) -> QWidget:
    from crm_desktop.ui.summary import Summary

    return Summary(
        context, "deal", lambda values: str(values["client_name"]), facts, lambda values: (gaps(values), "amber")
    )
