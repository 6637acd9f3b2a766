"""What the list of approval routes shows: what each applies to and in how many steps it decides."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_approval_routes",
    document="approval_route",
    title=QT_TRANSLATE_NOOP("lists", "Approval routes"),
    source=(
        "crm.approval_route d LEFT JOIN crm.organization o ON o.id = d.organization_id LEFT JOIN crm.direction r ON r.id = d.direction_id"
    ),
    columns=(
        Column("off", QT_TRANSLATE_NOOP("lists", "Off"), "flag", "NOT d.active"),
        Column("kind", QT_TRANSLATE_NOOP("lists", "What is approved"), "state", "d.kind", 230, filterable=True, words="approval_kind"),
        Column("name", QT_TRANSLATE_NOOP("lists", "Route"), "text", "d.name"),
        Column("amount", QT_TRANSLATE_NOOP("lists", "From, ₽"), "quantity", "d.from_amount_kopecks / 100.0", 100),
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "o.short_name", 150, filterable=True),
        Column("direction", QT_TRANSLATE_NOOP("lists", "Direction"), "direction", "r.short_name || '|' || r.color", 140, filterable=True, hidden=True),
        Column("steps", QT_TRANSLATE_NOOP("lists", "Steps"), "quantity", "(SELECT count(*) FROM crm.approval_route_step s WHERE s.route_id = d.id)", 70, sortable=False),
    ),
    views=(
        View("active", QT_TRANSLATE_NOOP("lists", "In use"), "d.active"),
        View("off", QT_TRANSLATE_NOOP("lists", "Switched off"), "NOT d.active"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("kind", False), ("amount", False),),
    tables=frozenset({"approval_route", "approval_route_step"}),
    search="crm.fold(concat_ws(' ', d.name, o.short_name)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
