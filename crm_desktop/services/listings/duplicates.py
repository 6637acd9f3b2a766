"""What the list of duplicates shows; its rows are found by services.duplicates and stand in no table."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="duplicates",
    document="duplicate",
    title=QT_TRANSLATE_NOOP("lists", "Duplicates"),
    source="",
    columns=(
        Column("first", QT_TRANSLATE_NOOP("lists", "Client"), "text", ""),
        Column("first_inn", QT_TRANSLATE_NOOP("lists", "INN"), "number", "", 106),
        Column("first_kpp", QT_TRANSLATE_NOOP("lists", "KPP"), "number", "", 100, hidden=True),
        Column("first_held", QT_TRANSLATE_NOOP("lists", "Held by"), "text", "", 130, hidden=True),
        Column("second", QT_TRANSLATE_NOOP("lists", "Perhaps the same"), "text", "", 210),
        Column("second_inn", QT_TRANSLATE_NOOP("lists", "INN"), "number", "", 106),
        Column("second_kpp", QT_TRANSLATE_NOOP("lists", "KPP"), "number", "", 100, hidden=True),
        Column("second_held", QT_TRANSLATE_NOOP("lists", "Held by"), "text", "", 130, hidden=True),
        Column("reasons", QT_TRANSLATE_NOOP("lists", "What is the same"), "states", "", 186, sortable=False, words="duplicate_reason"),
        Column("likeness", QT_TRANSLATE_NOOP("lists", "Names alike"), "percent", "", 84),
    ),
    views=(
        View("all", QT_TRANSLATE_NOOP("lists", "All")),
        View("inn", QT_TRANSLATE_NOOP("lists", "Same INN"), "reasons ~ 'inn'"),
        View("phone", QT_TRANSLATE_NOOP("lists", "Same phone"), "reasons ~ 'phone'"),
        View("email", QT_TRANSLATE_NOOP("lists", "Same e-mail"), "reasons ~ 'email'"),
        View("name", QT_TRANSLATE_NOOP("lists", "Like names"), "reasons ~ 'name'"),
    ),
    tables=frozenset(),
)  # fmt: skip
