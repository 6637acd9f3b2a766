"""What the log of personal data shows: who looked at whose people, what was exported, what was destroyed."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="personal_data",
    document="personal_data",
    title=QT_TRANSLATE_NOOP("lists", "Personal data"),
    source="api.personal_data_journal() d",
    columns=(
        Column("at", QT_TRANSLATE_NOOP("lists", "When"), "moment", "d.at", 130),
        Column("author", QT_TRANSLATE_NOOP("lists", "Who"), "person", "d.author", 180, filterable=True),
        Column("action", QT_TRANSLATE_NOOP("lists", "What"), "personal_action", "d.action", 130, filterable=True),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "coalesce(d.client_name, '')"),
        Column("people", QT_TRANSLATE_NOOP("lists", "Persons"), "quantity", "d.people", 80),
        Column("times", QT_TRANSLATE_NOOP("lists", "Times"), "quantity", "d.times", 70),
        Column("facts", QT_TRANSLATE_NOOP("lists", "In detail"), "personal_facts", "d.facts", 320, sortable=False),
        Column("address", QT_TRANSLATE_NOOP("lists", "Computer"), "text", "coalesce(d.address, '')", 120, hidden=True),
    ),
    views=(
        View("week", QT_TRANSLATE_NOOP("lists", "Seven days"), "d.at > now() - interval '7 days'"),
        View("exports", QT_TRANSLATE_NOOP("lists", "Exports"), "d.action = 'export'"),
        View("destroyed", QT_TRANSLATE_NOOP("lists", "Destroyed"), "d.action = 'destroy'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("id", True),),
    search="crm.fold(concat_ws(' ', d.author, d.client_name, d.facts ->> 'list', d.facts ->> 'act')) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)  # fmt: skip
