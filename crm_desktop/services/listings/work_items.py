"""What the list of services in work shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="work_items",
    document="work_item",
    title=QT_TRANSLATE_NOOP("lists", "Works"),
    source=(
        "crm.work_item d LEFT JOIN crm.expert_group g ON g.id = d.group_id LEFT JOIN crm.employee e ON e.id = d.expert_id "
        "LEFT JOIN crm.employee o ON o.id = d.owner_id"
    ),
    columns=(
        Column("number", QT_TRANSLATE_NOOP("lists", "No."), "number", "d.number", 92),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name", 150),
        Column("title", QT_TRANSLATE_NOOP("lists", "Service"), "text", "d.title"),
        Column("quantity", QT_TRANSLATE_NOOP("lists", "Quantity"), "quantity", "d.quantity", 72, hidden=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 132, filterable=True, words="work_item"),
        Column("group", QT_TRANSLATE_NOOP("lists", "Group"), "text", "g.name", 130, filterable=True, hidden=True),
        Column("expert", QT_TRANSLATE_NOOP("lists", "Expert"), "person", "e.short_name", 118, filterable=True),
        Column("documents", QT_TRANSLATE_NOOP("lists", "Documents"), "quantity", "nullif(d.document_count, 0)", 86, hidden=True),
        Column("due", QT_TRANSLATE_NOOP("lists", "Due"), "due", "CASE WHEN d.state NOT IN ('done', 'verified', 'acted', 'cancelled') THEN d.due_on END", 88),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "In work"), "d.state NOT IN ('acted', 'cancelled')"),
        View("mine", QT_TRANSLATE_NOOP("lists", "Mine"), "d.expert_id = (SELECT sec.me()) AND d.state IN ('assigned', 'in_work', 'paused')", "amber"),
        View("free", QT_TRANSLATE_NOOP("lists", "Nobody's"), "d.state = 'released'"),
        View("to_act", QT_TRANSLATE_NOOP("lists", "Done, no act"), "d.state IN ('done', 'verified')", "amber"),
        View("overdue", QT_TRANSLATE_NOOP("lists", "Overdue"), "d.state IN ('released', 'assigned', 'in_work', 'paused') AND d.due_on < current_date", "red"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"work_item"}),
    search="(crm.fold(d.client_name || ' ' || d.title) LIKE '%%' || crm.fold(%(search)s) || '%%' OR d.number ^@ upper(%(search)s))",
)
