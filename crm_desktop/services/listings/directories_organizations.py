"""What the list of our own organisations shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_organizations",
    document="organization",
    title=QT_TRANSLATE_NOOP("lists", "Our organisations"),
    source="crm.organization d",
    columns=(
        Column("off", QT_TRANSLATE_NOOP("lists", "Off"), "flag", "NOT d.active"),
        Column("name", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "d.short_name"),
        Column("kind", QT_TRANSLATE_NOOP("lists", "Kind"), "state", "d.kind", 140, filterable=True, words="organization_kind"),
        Column("inn", QT_TRANSLATE_NOOP("lists", "INN"), "number", "d.inn", 124),
        Column("kpp", QT_TRANSLATE_NOOP("lists", "KPP"), "number", "d.kpp", 100),
        Column("prefix", QT_TRANSLATE_NOOP("lists", "Prefix"), "text", "d.number_prefix", 80),
        Column("signatory", QT_TRANSLATE_NOOP("lists", "Signatory"), "person", "nullif(d.signatory_name, '')", 130),
        Column("accounts", QT_TRANSLATE_NOOP("lists", "Accounts"), "quantity", "(SELECT count(*) FROM crm.organization_account a WHERE a.organization_id = d.id)", 80, sortable=False),
    ),
    views=(
        View("active", QT_TRANSLATE_NOOP("lists", "In use"), "d.active"),
        View("off", QT_TRANSLATE_NOOP("lists", "Switched off"), "NOT d.active"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("name", False),),
    tables=frozenset({"organization", "organization_account"}),
    search="crm.fold(concat_ws(' ', d.short_name, d.full_name, d.inn, d.number_prefix)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
