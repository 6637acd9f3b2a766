"""What the experts' queue shows: lines of calculation requests of my groups."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="calculations",
    document="calculation_line",
    title=QT_TRANSLATE_NOOP("lists", "Calculations"),
    source=(
        "crm.calculation_line d LEFT JOIN crm.expert_group g ON g.id = d.group_id "
        "LEFT JOIN crm.employee e ON e.id = d.expert_id LEFT JOIN crm.employee o ON o.id = d.owner_id"
    ),
    columns=(
        Column("number", QT_TRANSLATE_NOOP("lists", "No."), "number", "d.number", 80),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name", 150),
        Column("service", QT_TRANSLATE_NOOP("lists", "Service"), "text", "d.service_name"),
        Column("quantity", QT_TRANSLATE_NOOP("lists", "Quantity"), "quantity", "d.quantity", 64),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 118, filterable=True, words="calculation_line"),
        Column("group", QT_TRANSLATE_NOOP("lists", "Group"), "text", "g.name", 130, filterable=True, hidden=True),
        Column("expert", QT_TRANSLATE_NOOP("lists", "Expert"), "person", "e.short_name", 112, filterable=True),
        Column("price", QT_TRANSLATE_NOOP("lists", "Price, ₽"), "money", "d.price_kopecks", 88),
        Column("due", QT_TRANSLATE_NOOP("lists", "Due"), "due", "(d.due_at AT TIME ZONE 'Europe/Moscow')::date", 86),
    ),
    views=(
        View("queue", QT_TRANSLATE_NOOP("lists", "In the queue"), "d.state = 'queued'", "amber"),
        View("mine", QT_TRANSLATE_NOOP("lists", "Mine"), "d.expert_id = (SELECT sec.me()) AND d.state IN ('taken', 'question', 'returned')"),
        View("overdue", QT_TRANSLATE_NOOP("lists", "Overdue"), "d.state IN ('queued', 'taken', 'returned') AND d.due_at < now()", "red"),
        View("calculated", QT_TRANSLATE_NOOP("lists", "Calculated"), "d.state IN ('calculated', 'accepted')"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "d.state <> 'draft'"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"calculation_line"}),
    search="(crm.fold(d.client_name || ' ' || d.service_name || ' ' || d.subject) LIKE '%%' || crm.fold(%(search)s) || '%%' OR d.number ^@ upper(%(search)s))",
)
