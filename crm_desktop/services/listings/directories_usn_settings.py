"""What the list of own USN limits shows."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_usn_settings",
    document="usn_setting",
    title=QT_TRANSLATE_NOOP("lists", "Own USN limits"),
    source="crm.usn_setting d LEFT JOIN crm.organization o ON o.id = d.organization_id",
    columns=(
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "o.short_name", filterable=True),
        Column("year", QT_TRANSLATE_NOOP("lists", "Year"), "number", "d.year", 80, filterable=True),
        Column("limit", QT_TRANSLATE_NOOP("lists", "Own limit, ₽"), "quantity", "d.own_limit_kopecks / 100.0", 130),
        Column("info", QT_TRANSLATE_NOOP("lists", "Watched from"), "percent", "d.info_percent", 110),
        Column("warning", QT_TRANSLATE_NOOP("lists", "Warning from"), "percent", "d.warning_percent", 120),
        Column("approval", QT_TRANSLATE_NOOP("lists", "Approval from"), "percent", "d.approval_percent", 120),
        Column("block", QT_TRANSLATE_NOOP("lists", "Stopped above"), "percent", "d.block_percent", 120),
    ),
    order=(("year", True), ("organization", False),),
    tables=frozenset({"usn_setting", "organization"}),
    search="crm.fold(concat_ws(' ', o.short_name, d.year)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
