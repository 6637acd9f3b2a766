"""What the list of expert groups shows."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_expert_groups",
    document="expert_group",
    title=QT_TRANSLATE_NOOP("lists", "Expert groups"),
    source="crm.expert_group d LEFT JOIN crm.employee e ON e.id = d.lead_id",
    columns=(
        Column("name", QT_TRANSLATE_NOOP("lists", "Group"), "text", "d.name"),
        Column("lead", QT_TRANSLATE_NOOP("lists", "Lead"), "person", "e.short_name", 150, filterable=True),
        Column("members", QT_TRANSLATE_NOOP("lists", "Members"), "quantity", "(SELECT count(*) FROM crm.expert_group_member m WHERE m.group_id = d.id)", 90, sortable=False),
        Column("hours", QT_TRANSLATE_NOOP("lists", "Answers in, h"), "quantity", "d.answer_hours", 110),
        Column("email", QT_TRANSLATE_NOOP("lists", "E-mail"), "text", "d.email", 200),
    ),
    order=(("name", False),),
    tables=frozenset({"expert_group", "expert_group_member"}),
    search="crm.fold(concat_ws(' ', d.name, d.email, e.short_name)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
