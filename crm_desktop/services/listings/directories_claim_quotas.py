"""What the list of claim quotas shows: how many claims a month, and for whom."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_claim_quotas",
    document="claim_quota",
    title=QT_TRANSLATE_NOOP("lists", "Claim quotas"),
    source=(
        "crm.claim_quota d LEFT JOIN crm.employee e ON e.id = d.employee_id LEFT JOIN crm.department p ON p.id = d.department_id"
    ),
    columns=(
        Column("scope", QT_TRANSLATE_NOOP("lists", "For whom"), "state", "CASE WHEN d.employee_id IS NOT NULL THEN 'person' WHEN d.role IS NOT NULL THEN 'role' WHEN d.department_id IS NOT NULL THEN 'department' ELSE 'company' END", 150, filterable=True, words="quota_scope"),
        Column("subject", QT_TRANSLATE_NOOP("lists", "Name"), "text", "coalesce(e.short_name, p.name, '')"),
        Column("role", QT_TRANSLATE_NOOP("lists", "Role"), "state", "d.role", 140, filterable=True, words="role"),
        Column("kind", QT_TRANSLATE_NOOP("lists", "What"), "state", "d.kind", 190, filterable=True, words="claim_kind"),
        Column("monthly", QT_TRANSLATE_NOOP("lists", "A month"), "quantity", "d.monthly", 90),
    ),
    order=(("kind", False), ("scope", False),),
    tables=frozenset({"claim_quota"}),
    search="crm.fold(concat_ws(' ', e.short_name, p.name, d.role)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
