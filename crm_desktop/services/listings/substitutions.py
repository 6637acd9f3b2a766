"""What the list of substitutions shows: who stands in for whom, from when until when, and how far."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

NOW = "d.ended_at IS NULL AND sec.today() BETWEEN d.from_on AND d.until_on"
COMING = "d.ended_at IS NULL AND d.from_on > sec.today()"
PAST = "(d.ended_at IS NOT NULL OR d.until_on < sec.today())"
STATE = (
    "CASE WHEN d.ended_at IS NOT NULL THEN 'ended' WHEN d.until_on < sec.today() THEN 'over'"
    " WHEN d.from_on > sec.today() THEN 'coming' ELSE 'now' END"
)
PURPOSES = "concat_ws(',', CASE WHEN d.decides THEN 'decides' END, CASE WHEN d.works THEN 'works' WHEN d.sees THEN 'sees' END)"

LISTING = Listing(
    name="substitutions",
    document="substitution",
    title=QT_TRANSLATE_NOOP("lists", "Substitutions"),
    source=(
        "crm.substitution d LEFT JOIN crm.employee a ON a.id = d.absent_id LEFT JOIN crm.employee b ON b.id = d.substitute_id"
        " LEFT JOIN crm.employee c ON c.id = d.created_by"
    ),
    columns=(
        Column("absent", QT_TRANSLATE_NOOP("lists", "Is away"), "person", "a.short_name", 116, filterable=True),
        Column("substitute", QT_TRANSLATE_NOOP("lists", "Stands in"), "person", "b.short_name", 116, filterable=True),
        Column("from_on", QT_TRANSLATE_NOOP("lists", "First day"), "date", "d.from_on", 104),
        Column("until_on", QT_TRANSLATE_NOOP("lists", "Last day"), "date", "d.until_on", 104),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", STATE, 150, filterable=True, words="substitution", hidden=True),
        Column("purposes", QT_TRANSLATE_NOOP("lists", "The substitute"), "states", PURPOSES, 236, sortable=False, words="substitution_purpose"),
        Column("reason", QT_TRANSLATE_NOOP("lists", "Reason"), "text", "d.reason"),
        Column("arranged", QT_TRANSLATE_NOOP("lists", "Arranged by"), "person", "c.short_name", 118, hidden=True),
    ),
    views=(
        View("now", QT_TRANSLATE_NOOP("lists", "Now"), NOW, "blue"),
        View("coming", QT_TRANSLATE_NOOP("lists", "Coming"), COMING),
        View("past", QT_TRANSLATE_NOOP("lists", "Past"), PAST),
    ),
    order=(("from_on", True), ("id", True)),
    tables=frozenset({"substitution"}),
    search="crm.fold(concat_ws(' ', a.short_name, b.short_name, d.reason)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)  # fmt: skip
