"""What the journal of merges shows: which card went into which, by whom, and whether it was taken back."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

STATE = "CASE WHEN d.undone_at IS NULL THEN 'merged' ELSE 'undone' END"

LISTING = Listing(
    name="client_merges",
    document="client_merge",
    title=QT_TRANSLATE_NOOP("lists", "Merges of clients"),
    source="crm.client_merge d LEFT JOIN crm.employee e ON e.id = d.created_by LEFT JOIN crm.employee u ON u.id = d.undone_by",
    columns=(
        Column("at", QT_TRANSLATE_NOOP("lists", "When"), "moment", "d.created_at", 130),
        Column("survivor", QT_TRANSLATE_NOOP("lists", "Remains"), "text", "d.survivor_name"),
        Column("merged", QT_TRANSLATE_NOOP("lists", "Went into it"), "text", "d.merged_name", 250),
        Column("author", QT_TRANSLATE_NOOP("lists", "By"), "person", "e.short_name", 118, filterable=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", STATE, 130, filterable=True, words="client_merge"),
        Column("reason", QT_TRANSLATE_NOOP("lists", "Reason"), "text", "d.reason", 170),
        Column("undone", QT_TRANSLATE_NOOP("lists", "Taken back"), "moment", "d.undone_at", 130, hidden=True),
    ),
    views=(
        View("merged", QT_TRANSLATE_NOOP("lists", "In force"), "d.undone_at IS NULL"),
        View("all", QT_TRANSLATE_NOOP("lists", "All")),
    ),
    order=(("id", True),),
    tables=frozenset({"client_merge"}),
    search="crm.fold(concat_ws(' ', d.survivor_name, d.merged_name, d.reason)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)  # fmt: skip
