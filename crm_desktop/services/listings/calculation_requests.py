"""What the list of calculation requests (the manager's side) shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="calculation_requests",
    document="calculation_request",
    title=QT_TRANSLATE_NOOP("lists", "Calculation requests"),
    source=(
        "crm.calculation_request d LEFT JOIN crm.direction r ON r.id = d.direction_id "
        "LEFT JOIN crm.employee o ON o.id = d.owner_id"
    ),
    columns=(
        Column("number", QT_TRANSLATE_NOOP("lists", "No."), "number", "d.number", 98),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name"),
        Column("direction", QT_TRANSLATE_NOOP("lists", "Direction"), "direction", "r.short_name || '|' || r.color", 116, filterable=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 128, filterable=True, words="calculation_request"),
        Column("owner", QT_TRANSLATE_NOOP("lists", "Manager"), "person", "o.short_name", 120, filterable=True),
        Column("price", QT_TRANSLATE_NOOP("lists", "Sum, ₽"), "money", "d.price_kopecks", 104),
        Column("due", QT_TRANSLATE_NOOP("lists", "Due"), "due", "(d.due_at AT TIME ZONE 'Europe/Moscow')::date", 96),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "Open"), "d.state NOT IN ('accepted', 'closed')"),
        View("waiting", QT_TRANSLATE_NOOP("lists", "Wait for me"), "d.state IN ('question', 'calculated')", "amber"),
        View("overdue", QT_TRANSLATE_NOOP("lists", "Overdue"), "d.state IN ('sent', 'calculating') AND d.due_at < now()", "red"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"calculation_request", "calculation_line"}),
    search="(d.client_id = ANY ((SELECT api.client_search(%(search)s))::bigint[]) OR d.number ^@ upper(%(search)s))",
)
