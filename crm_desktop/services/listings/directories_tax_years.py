"""What the list of tax years shows; a year without figures stands out."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_tax_years",
    document="tax_year",
    title=QT_TRANSLATE_NOOP("lists", "Tax years"),
    source="crm.tax_year d",
    columns=(
        Column("year", QT_TRANSLATE_NOOP("lists", "Year"), "number", "d.year", 80),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "CASE WHEN d.usn_limit_kopecks IS NULL THEN 'missing' ELSE d.status END", 170, filterable=True, words="tax_year"),
        Column("limit", QT_TRANSLATE_NOOP("lists", "USN limit, ₽"), "quantity", "d.usn_limit_kopecks / 100.0", 120),
        Column("deflator", QT_TRANSLATE_NOOP("lists", "Deflator"), "quantity", "d.usn_deflator", 90),
        Column("threshold", QT_TRANSLATE_NOOP("lists", "VAT threshold, ₽"), "quantity", "d.vat_threshold_kopecks / 100.0", 130),
        Column("rate", QT_TRANSLATE_NOOP("lists", "VAT, general"), "percent", "d.vat_general_rate", 110),
        Column("source", QT_TRANSLATE_NOOP("lists", "Source"), "text", "d.source"),
    ),
    order=(("year", True),),
    tables=frozenset({"tax_year"}),
    search="crm.fold(concat_ws(' ', d.year, d.source)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
