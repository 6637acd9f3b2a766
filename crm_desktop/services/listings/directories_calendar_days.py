"""What the list of the production calendar shows: days that differ from the five-day week."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_calendar_days",
    document="calendar_day",
    title=QT_TRANSLATE_NOOP("lists", "Production calendar"),
    source="crm.calendar_day d",
    columns=(
        Column("day_on", QT_TRANSLATE_NOOP("lists", "Day"), "date", "d.day_on", 100),
        Column("kind", QT_TRANSLATE_NOOP("lists", "Kind"), "state", "d.kind", 150, filterable=True, words="calendar_day"),
        Column("name", QT_TRANSLATE_NOOP("lists", "Name"), "text", "d.name"),
        Column("year", QT_TRANSLATE_NOOP("lists", "Year"), "number", "extract(year FROM d.day_on)::int", 80, filterable=True, hidden=True),
    ),
    order=(("day_on", True),),
    tables=frozenset({"calendar_day"}),
    search="crm.fold(concat_ws(' ', d.name, to_char(d.day_on, 'DD.MM.YYYY'))) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
