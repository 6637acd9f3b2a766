"""What the list of hand-overs shows: whose work went to whom, how much, and whether it was taken back."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

STATE = "CASE WHEN d.undone_at IS NULL THEN 'done' ELSE 'undone' END"


def _count(kind: str) -> str:
    return f"nullif((d.counts ->> '{kind}')::int, 0)"


LISTING = Listing(
    name="hand_overs",
    document="hand_over",
    title=QT_TRANSLATE_NOOP("lists", "Hand-overs"),
    source=(
        "crm.hand_over d LEFT JOIN crm.employee f ON f.id = d.from_id LEFT JOIN crm.employee t ON t.id = d.to_id"
        " LEFT JOIN crm.employee e ON e.id = d.created_by"
    ),
    columns=(
        Column("at", QT_TRANSLATE_NOOP("lists", "When"), "moment", "d.created_at", 112),
        Column("giver", QT_TRANSLATE_NOOP("lists", "From whom"), "person", "f.short_name", 104, filterable=True),
        Column("heir", QT_TRANSLATE_NOOP("lists", "To whom"), "person", "t.short_name", 104, filterable=True),
        Column("directions", QT_TRANSLATE_NOOP("lists", "Directions"), "quantity", _count("directions"), 100),
        Column("deals", QT_TRANSLATE_NOOP("lists", "Deals"), "quantity", _count("deals"), 64),
        Column("tasks", QT_TRANSLATE_NOOP("lists", "Tasks"), "quantity", _count("tasks"), 64),
        Column("lines", QT_TRANSLATE_NOOP("lists", "Calculations"), "quantity", _count("lines"), 92, hidden=True),
        Column("works", QT_TRANSLATE_NOOP("lists", "Works"), "quantity", _count("works"), 80, hidden=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", STATE, 104, filterable=True, words="hand_over"),
        Column("reason", QT_TRANSLATE_NOOP("lists", "Reason"), "text", "d.reason"),
        Column("author", QT_TRANSLATE_NOOP("lists", "By"), "person", "e.short_name", 118, filterable=True, hidden=True),
    ),
    views=(
        View("done", QT_TRANSLATE_NOOP("lists", "In force"), "d.undone_at IS NULL"),
        View("all", QT_TRANSLATE_NOOP("lists", "All")),
    ),
    order=(("id", True),),
    tables=frozenset({"hand_over"}),
    search="crm.fold(concat_ws(' ', f.short_name, t.short_name, d.reason)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)  # fmt: skip
