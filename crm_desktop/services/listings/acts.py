"""What the list of acts shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="acts",
    document="act",
    title=QT_TRANSLATE_NOOP("lists", "Acts"),
    source=(
        "crm.act d LEFT JOIN crm.organization s ON s.id = d.organization_id LEFT JOIN crm.employee o ON o.id = d.owner_id"
    ),
    columns=(
        Column("number", QT_TRANSLATE_NOOP("lists", "No."), "number", "coalesce(d.number, '—')", 104),
        Column("act_on", QT_TRANSLATE_NOOP("lists", "Date"), "date", "d.act_on", 92),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name"),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 132, filterable=True, words="act"),
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "s.short_name", 170, filterable=True, hidden=True),
        Column("owner", QT_TRANSLATE_NOOP("lists", "Manager"), "person", "o.short_name", 118, filterable=True),
        Column("total", QT_TRANSLATE_NOOP("lists", "Sum, ₽"), "money", "d.total_kopecks", 110),
        Column("accept_by", QT_TRANSLATE_NOOP("lists", "Sign by"), "due", "CASE WHEN d.state IN ('issued', 'sent') THEN d.accept_by_on END", 96),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "Not signed"), "d.state NOT IN ('signed', 'cancelled')"),
        View("overdue", QT_TRANSLATE_NOOP("lists", "Overdue signatures"), "d.state IN ('issued', 'sent') AND d.accept_by_on < current_date", "red"),
        View("signed", QT_TRANSLATE_NOOP("lists", "Signed"), "d.state = 'signed'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"act", "act_line"}),
    search="(d.client_id = ANY ((SELECT api.client_search(%(search)s))::bigint[]) OR d.number LIKE '%%' || upper(%(search)s) || '%%')",
)
