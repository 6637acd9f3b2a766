"""What the list of permits shows: which organisation may sell what, from when to when."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_service_permits",
    document="service_permit",
    title=QT_TRANSLATE_NOOP("lists", "Permits to sell"),
    source=(
        "crm.service_permit d LEFT JOIN crm.organization o ON o.id = d.organization_id LEFT JOIN crm.service s ON s.id = d.service_id"
        " LEFT JOIN crm.direction r ON r.id = d.direction_id"
    ),
    columns=(
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "o.short_name", 190, filterable=True),
        Column("subject", QT_TRANSLATE_NOOP("lists", "Service or direction"), "text", "coalesce(s.name, r.name)"),
        Column("what", QT_TRANSLATE_NOOP("lists", "Kind"), "state", "CASE WHEN d.service_id IS NULL THEN 'direction' ELSE 'service' END", 130, filterable=True, words="permit_subject"),
        Column("from_on", QT_TRANSLATE_NOOP("lists", "Since"), "date", "d.from_on", 100),
        Column("until_on", QT_TRANSLATE_NOOP("lists", "Until"), "date", "d.until_on", 100),
        Column("basis", QT_TRANSLATE_NOOP("lists", "Basis"), "text", "d.basis", 220),
    ),
    views=(
        View("now", QT_TRANSLATE_NOOP("lists", "In force"), "d.from_on <= current_date AND (d.until_on IS NULL OR d.until_on >= current_date)"),
        View("ending", QT_TRANSLATE_NOOP("lists", "End within 90 days"), "d.until_on BETWEEN current_date AND current_date + 90", "amber"),
        View("ended", QT_TRANSLATE_NOOP("lists", "Ended"), "d.until_on < current_date"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("organization", False), ("subject", False),),
    tables=frozenset({"service_permit", "organization", "service", "direction"}),
    search="crm.fold(concat_ws(' ', o.short_name, s.name, r.name, d.basis)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
