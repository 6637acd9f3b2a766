"""What the list of quotes shows: the current version of each."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="quotes",
    document="quote",
    title=QT_TRANSLATE_NOOP("lists", "Quotes"),
    source=(
        "crm.quote d LEFT JOIN crm.organization s ON s.id = d.organization_id LEFT JOIN crm.employee o ON o.id = d.owner_id "
        "LEFT JOIN crm.direction r ON r.id = d.direction_id"
    ),
    columns=(
        Column("number", QT_TRANSLATE_NOOP("lists", "No."), "number", "coalesce(d.number, '—') || CASE WHEN d.revision > 1 THEN '/' || d.revision ELSE '' END", 124),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name"),
        Column("direction", QT_TRANSLATE_NOOP("lists", "Direction"), "direction", "r.short_name || '|' || r.color", 128, filterable=True, hidden=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 136, filterable=True, words="quote"),
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "s.short_name", 160, filterable=True, hidden=True),
        Column("owner", QT_TRANSLATE_NOOP("lists", "Manager"), "person", "o.short_name", 116, filterable=True),
        Column("total", QT_TRANSLATE_NOOP("lists", "Sum, ₽"), "money", "d.total_kopecks", 104),
        Column("valid_until", QT_TRANSLATE_NOOP("lists", "Valid until"), "due", "d.valid_until_on", 96),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "Open"), "d.current AND d.state IN ('draft', 'on_approval', 'approved', 'sent')"),
        View("ending", QT_TRANSLATE_NOOP("lists", "Ending"), "d.current AND d.state = 'sent' AND d.valid_until_on < current_date + 5", "amber"),
        View("accepted", QT_TRANSLATE_NOOP("lists", "Accepted"), "d.current AND d.state = 'accepted'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "d.current"),
        View("versions", QT_TRANSLATE_NOOP("lists", "With old versions"), "true"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"quote", "quote_line"}),
    search="(d.client_id = ANY ((SELECT api.client_search(%(search)s))::bigint[]) OR d.number LIKE '%%' || upper(%(search)s) || '%%')",
)
