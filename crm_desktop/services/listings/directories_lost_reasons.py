"""What the list of reasons for a lost deal shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_lost_reasons",
    document="lost_reason",
    title=QT_TRANSLATE_NOOP("lists", "Reasons for a loss"),
    source="crm.lost_reason d",
    columns=(
        Column("off", QT_TRANSLATE_NOOP("lists", "Off"), "flag", "NOT d.active"),
        Column("name", QT_TRANSLATE_NOOP("lists", "Reason"), "text", "d.name"),
        Column("deals", QT_TRANSLATE_NOOP("lists", "Deals lost"), "quantity", "(SELECT count(*) FROM crm.deal x WHERE x.lost_reason_id = d.id)", 100, sortable=False, hidden=True),
    ),
    views=(
        View("active", QT_TRANSLATE_NOOP("lists", "In use"), "d.active"),
        View("off", QT_TRANSLATE_NOOP("lists", "Switched off"), "NOT d.active"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("name", False),),
    tables=frozenset({"lost_reason"}),
    search="crm.fold(concat_ws(' ', d.name)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
