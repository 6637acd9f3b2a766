"""What the exchange has done: record by record, and cycle by cycle."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import reason
from crm_desktop.ui.exchange_list import SERVICE, ExchangeList
from crm_desktop.ui.exchange_words import OBJECT, entry_words, moment
from crm_desktop.ui.kit.context import Context

translate = QCoreApplication.translate
ENTRIES = Listing(
    name="exchange_entries",
    document="exchange_entry",
    title=QT_TRANSLATE_NOOP("lists", "Journal of the exchange"),
    source="",
    columns=(
        Column("at", QT_TRANSLATE_NOOP("lists", "When"), "moment", "", 136),
        Column("verb", QT_TRANSLATE_NOOP("lists", "What"), "state", "", 172, filterable=True, words="exchange_verb"),
        Column("object", QT_TRANSLATE_NOOP("lists", "Object"), "state", "", 168, filterable=True, words=OBJECT),
        Column("title", QT_TRANSLATE_NOOP("lists", "Record"), "text", "", 300),
        Column("told", QT_TRANSLATE_NOOP("lists", "Fields and words"), "text", ""),
        Column("their_id", QT_TRANSLATE_NOOP("lists", "Id in Terrasoft"), "number", "", 280, hidden=True),
    ),
)  # fmt: skip
RUNS = Listing(
    name="exchange_runs",
    document="exchange_run",
    title=QT_TRANSLATE_NOOP("lists", "Cycles of the exchange"),
    source="",
    columns=(
        Column("started_at", QT_TRANSLATE_NOOP("lists", "Begun at"), "moment", "", 136),
        Column("ended_at", QT_TRANSLATE_NOOP("lists", "Ended at"), "moment", "", 136),
        Column("name", QT_TRANSLATE_NOOP("lists", "Who worked"), "text", "", 160),
        Column("host", QT_TRANSLATE_NOOP("lists", "Computer"), "text", "", 150),
        Column("received", QT_TRANSLATE_NOOP("lists", "Received"), "quantity", "", 96),
        Column("sent", QT_TRANSLATE_NOOP("lists", "Sent"), "quantity", "", 104),
        Column("failed", QT_TRANSLATE_NOOP("lists", "Not gone through"), "quantity", "", 112),
        Column("result", QT_TRANSLATE_NOOP("lists", "How it ended"), "text", ""),
    ),
)  # fmt: skip


class Entries(ExchangeList):
    """Every record that was taken, sent or decided about, the last five hundred; Enter opens it."""

    question = f"{SERVICE}:entries"
    nothing = QT_TRANSLATE_NOOP("exchange", "Nothing was exchanged yet")

    def __init__(self, context: Context) -> None:
        super().__init__(ENTRIES, context)

    def row(self, told: dict[str, Any]) -> tuple[Any, ...]:
        facts = entry_words(told["facts"])
        return moment(told["at"]), told["verb"], told["object"], told["title"] or "", facts, told["their_id"]


class Runs(ExchangeList):
    """Cycles that did something or failed; names no record, so an administrator reads it too."""

    question = f"{SERVICE}:runs"
    nothing = QT_TRANSLATE_NOOP("exchange", "The exchange has not worked yet")

    def __init__(self, context: Context) -> None:
        super().__init__(RUNS, context, opener=lambda _id: None)

    def row(self, told: dict[str, Any]) -> tuple[Any, ...]:
        figures = told["received"], told["sent"], told["failed"]
        return (
            moment(told["started_at"]),
            moment(told["ended_at"]),
            told["name"] or "",
            told["host"],
            *figures,
            ending(told),
        )


def ending(run: dict[str, Any]) -> str:
    """How a cycle ended, in words."""
    if run["code"]:
        return reason(run["code"], {"words": run["words"]})
    if not run["ended_at"]:
        return translate("exchange", "Not ended")
    if run["failed"]:
        return translate("exchange", "Some records have not gone through")
    return translate("exchange", "In order")
