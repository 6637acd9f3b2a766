"""What the list of banks shows."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_banks",
    document="bank",
    title=QT_TRANSLATE_NOOP("lists", "Banks"),
    source="crm.bank d",
    columns=(
        Column("bik", QT_TRANSLATE_NOOP("lists", "BIC"), "number", "d.bik", 110),
        Column("name", QT_TRANSLATE_NOOP("lists", "Bank"), "text", "d.name"),
        Column("town", QT_TRANSLATE_NOOP("lists", "Town"), "text", "d.town", 140, filterable=True),
        Column("account", QT_TRANSLATE_NOOP("lists", "Correspondent account"), "number", "d.correspondent_account", 190),
        Column("closed", QT_TRANSLATE_NOOP("lists", "Closed since"), "date", "d.closed_on", 100),
    ),
    order=(("name", False),),
    tables=frozenset({"bank"}),
    search="crm.fold(concat_ws(' ', d.bik, d.name, d.town)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
