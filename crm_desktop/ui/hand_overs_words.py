"""How much of somebody's work goes over, in words."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import formats

translate = QCoreApplication.translate
COUNTS = (
    ("directions", QT_TRANSLATE_NOOP("hand_overs", "directions: {}")),
    ("deals", QT_TRANSLATE_NOOP("hand_overs", "deals: {}")),
    ("tasks", QT_TRANSLATE_NOOP("hand_overs", "tasks: {}")),
    ("lines", QT_TRANSLATE_NOOP("hand_overs", "calculations: {}")),
    ("works", QT_TRANSLATE_NOOP("hand_overs", "works: {}")),
)


def count_words(counts: dict[str, int]) -> str:
    """What went over, by kind; empty kinds are left out."""
    return ", ".join(
        translate("hand_overs", text).format(formats.grouped(counts[kind])) for kind, text in COUNTS if counts.get(kind)
    )


def chosen_words(rows: dict[str, list[dict[str, Any]]], stuck: int) -> str:
    """What is marked and would go, and how many rows cannot."""
    counts = {
        "directions": len(rows["slots"]),
        "deals": sum(row["deals"] for row in rows["slots"]),
        "tasks": sum(row["tasks"] for row in rows["slots"]) + len(rows["tasks"]),
        "lines": len(rows["lines"]),
        "works": len(rows["works"]),
    }
    told = count_words(counts)
    due = sum(row["due"] for row in rows["slots"])
    if due:
        told += translate("hand_overs", ", waiting for payment {}").format(formats.roubles(due))
    parts = [
        translate("hand_overs", "Goes over: {}.").format(told)
        if told
        else translate("hand_overs", "Nothing is marked.")
    ]
    if stuck:
        parts.append(translate("hand_overs", "Cannot go: {}.").format(stuck))
    return " ".join(parts)
