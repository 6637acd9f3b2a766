"""What the list of tax regimes shows: who was on which regime when."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_tax_regimes",
    document="tax_regime",
    title=QT_TRANSLATE_NOOP("lists", "Tax regimes"),
    source="crm.tax_regime d LEFT JOIN crm.organization o ON o.id = d.organization_id",
    columns=(
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "o.short_name", filterable=True),
        Column("regime", QT_TRANSLATE_NOOP("lists", "Regime"), "state", "d.regime", 210, filterable=True, words="tax_regime"),
        Column("rate", QT_TRANSLATE_NOOP("lists", "VAT rate"), "percent", "d.vat_rate", 100, filterable=True),
        Column("from_on", QT_TRANSLATE_NOOP("lists", "Since"), "date", "d.from_on", 100),
        Column("until_on", QT_TRANSLATE_NOOP("lists", "Until"), "date", "d.until_on", 100),
        Column("basis", QT_TRANSLATE_NOOP("lists", "Basis"), "text", "d.basis", 220),
    ),
    views=(
        View("now", QT_TRANSLATE_NOOP("lists", "In force"), "d.from_on <= current_date AND (d.until_on IS NULL OR d.until_on >= current_date)"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("organization", False), ("from_on", True),),
    tables=frozenset({"tax_regime", "organization"}),
    search="crm.fold(concat_ws(' ', o.short_name, d.basis)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
