"""What the list of clients shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="clients",
    document="client",
    title=QT_TRANSLATE_NOOP("lists", "Clients"),
    source="crm.client d",
    columns=(
        Column("name", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.short_name"),
        Column("inn", QT_TRANSLATE_NOOP("lists", "INN"), "number", "d.inn", 106),
        Column("kpp", QT_TRANSLATE_NOOP("lists", "KPP"), "number", "d.kpp", 100),
        Column("phone", QT_TRANSLATE_NOOP("lists", "Phone"), "text", "d.phone", 136, sortable=False),
        Column("email", QT_TRANSLATE_NOOP("lists", "E-mail"), "text", "d.email", 150, sortable=False, hidden=True),
        Column("source", QT_TRANSLATE_NOOP("lists", "Source"), "text", "d.source", 92, filterable=True),
        Column("created", QT_TRANSLATE_NOOP("lists", "Recorded"), "date", "d.created_at::date", 86),
    ),
    views=(
        View("mine", QT_TRANSLATE_NOOP("lists", "Mine"), "d.deleted_at IS NULL AND d.owner_ids @> ARRAY[(SELECT sec.me())]"),
        View("all", QT_TRANSLATE_NOOP("lists", "All I see"), "d.deleted_at IS NULL"),
    ),
    order=(("name_sort", False),),
    personal=True,
    tables=frozenset({"client"}),
    search="d.id = ANY ((SELECT api.client_search(%(search)s))::bigint[])",
)
