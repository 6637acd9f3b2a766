"""What the price list shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_services",
    document="service",
    title=QT_TRANSLATE_NOOP("lists", "Services"),
    source=(
        "crm.service d LEFT JOIN crm.direction r ON r.id = d.direction_id LEFT JOIN crm.expert_group g ON g.id = d.group_id"
    ),
    columns=(
        Column("off", QT_TRANSLATE_NOOP("lists", "Off"), "flag", "NOT d.active"),
        Column("name", QT_TRANSLATE_NOOP("lists", "Service"), "text", "d.name"),
        Column("direction", QT_TRANSLATE_NOOP("lists", "Direction"), "direction", "r.short_name || '|' || r.color", 140, filterable=True),
        Column("group", QT_TRANSLATE_NOOP("lists", "Expert group"), "text", "g.name", 150, filterable=True),
        Column("price", QT_TRANSLATE_NOOP("lists", "Price, ₽"), "quantity", "d.price_kopecks / 100.0", 90),
        Column("unit", QT_TRANSLATE_NOOP("lists", "Unit"), "text", "d.unit", 84),
        Column("term", QT_TRANSLATE_NOOP("lists", "Term, days"), "quantity", "d.term_days", 86),
        Column("calculated", QT_TRANSLATE_NOOP("lists", "By calculation"), "flag", "d.needs_calculation", 90, filterable=True, hidden=True),
        Column("verified", QT_TRANSLATE_NOOP("lists", "Verified"), "flag", "d.needs_verification", 90, filterable=True, hidden=True),
        Column("act", QT_TRANSLATE_NOOP("lists", "Act"), "state", "d.act_kind", 120, filterable=True, words="act_kind", hidden=True),
    ),
    views=(
        View("active", QT_TRANSLATE_NOOP("lists", "In use"), "d.active"),
        View("off", QT_TRANSLATE_NOOP("lists", "Switched off"), "NOT d.active"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("name", False),),
    tables=frozenset({"service", "direction", "expert_group"}),
    search="crm.fold(concat_ws(' ', d.name, r.name, r.short_name, g.name)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
