"""What the list of number templates shows, each with the number it would write today."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_number_templates",
    document="number_template",
    title=QT_TRANSLATE_NOOP("lists", "Document numbers"),
    source="crm.number_template d LEFT JOIN crm.organization o ON o.id = d.organization_id",
    columns=(
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "o.short_name", filterable=True),
        Column("kind", QT_TRANSLATE_NOOP("lists", "Document"), "state", "d.kind", 150, filterable=True, words="numbered_kind"),
        Column("template", QT_TRANSLATE_NOOP("lists", "Template"), "text", "d.template", 190),
        Column("digits", QT_TRANSLATE_NOOP("lists", "Digits"), "quantity", "d.digits", 80),
        Column("year", QT_TRANSLATE_NOOP("lists", "With the year"), "flag", "d.with_year", 110),
        Column("sample", QT_TRANSLATE_NOOP("lists", "Looks like"), "text", "replace(replace(d.template, '{prefix}', o.number_prefix), '{number}', lpad('1', d.digits, '0')) || CASE WHEN d.with_year THEN '/' || extract(year FROM current_date) ELSE '' END", 180, sortable=False),
    ),
    order=(("organization", False), ("kind", False),),
    tables=frozenset({"number_template", "organization"}),
    search="crm.fold(concat_ws(' ', o.short_name, d.template)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
