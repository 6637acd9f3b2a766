"""What the journal of look-ups shows: who asked about which client, and how many were found."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="lookup_journal",
    document="lookup",
    title=QT_TRANSLATE_NOOP("lists", "Look-ups of clients"),
    source="api.lookup_journal() d",
    columns=(
        Column("at", QT_TRANSLATE_NOOP("lists", "When"), "moment", "d.at", 130),
        Column("author", QT_TRANSLATE_NOOP("lists", "Who"), "person", "d.author", 180, filterable=True),
        Column("query", QT_TRANSLATE_NOOP("lists", "What was asked"), "text", "d.query"),
        Column("found", QT_TRANSLATE_NOOP("lists", "Found"), "quantity", "d.found", 90),
    ),
    views=(
        View("week", QT_TRANSLATE_NOOP("lists", "Seven days"), "d.at > now() - interval '7 days'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("id", True),),
    search="crm.fold(concat_ws(' ', d.author, d.query)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)  # fmt: skip
