"""What the list of deals (recorded needs) shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="deals",
    document="deal",
    title=QT_TRANSLATE_NOOP("lists", "Deals"),
    source="crm.deal d LEFT JOIN crm.direction r ON r.id = d.direction_id LEFT JOIN crm.employee o ON o.id = d.owner_id",
    columns=(
        Column("number", QT_TRANSLATE_NOOP("lists", "No."), "number", "d.number", 98),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name"),
        Column("title", QT_TRANSLATE_NOOP("lists", "Need"), "text", "d.title", 170),
        Column("direction", QT_TRANSLATE_NOOP("lists", "Direction"), "direction", "r.short_name || '|' || r.color", 112, filterable=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "Stage"), "state", "d.state", 124, filterable=True, words="deal"),
        Column("owner", QT_TRANSLATE_NOOP("lists", "Manager"), "person", "o.short_name", 116, filterable=True),
        Column("expected", QT_TRANSLATE_NOOP("lists", "Sum, ₽"), "money", "d.expected_kopecks", 92),
        Column("expected_on", QT_TRANSLATE_NOOP("lists", "Expected"), "due", "d.expected_on", 96, hidden=True),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "Open"), "d.state NOT IN ('closed', 'lost')"),
        View("mine", QT_TRANSLATE_NOOP("lists", "Mine"), "d.owner_id = (SELECT sec.me()) AND d.state NOT IN ('closed', 'lost')"),
        View("postponed", QT_TRANSLATE_NOOP("lists", "Postponed"), "d.postponed_until_on > current_date", "amber"),
        View("closed", QT_TRANSLATE_NOOP("lists", "Closed"), "d.state = 'closed'"),
        View("lost", QT_TRANSLATE_NOOP("lists", "Lost"), "d.state = 'lost'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"deal"}),
    search="(d.client_id = ANY ((SELECT api.client_search(%(search)s))::bigint[]) OR d.number ^@ upper(%(search)s))",
)
