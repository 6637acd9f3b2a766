"""What the approval queue shows: one list over all kinds."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="approvals",
    document="approval",
    title=QT_TRANSLATE_NOOP("lists", "Approvals"),
    source=(
        "crm.approval d LEFT JOIN crm.employee s ON s.id = d.submitted_by LEFT JOIN crm.approval_step q"
        " ON q.approval_id = d.id AND q.state = 'pending' AND q.asked_by IS NOT NULL LEFT JOIN crm.employee a ON a.id = q.asked_by"
    ),
    columns=(
        Column("kind", QT_TRANSLATE_NOOP("lists", "Kind"), "state", "d.kind", 170, filterable=True, words="approval_kind"),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name"),
        Column("title", QT_TRANSLATE_NOOP("lists", "About"), "text", "d.title", 220, hidden=True),
        Column("amount", QT_TRANSLATE_NOOP("lists", "Sum, ₽"), "money", "d.amount_kopecks", 110),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 132, filterable=True, words="approval"),
        Column("submitted", QT_TRANSLATE_NOOP("lists", "Sent by"), "person", "s.short_name", 140, filterable=True),
        Column("at", QT_TRANSLATE_NOOP("lists", "Sent"), "moment", "d.created_at", 120),
        Column("due", QT_TRANSLATE_NOOP("lists", "Due"), "moment", "d.due_at", 120, hidden=True),
        Column("facts", "", "text", "d.facts::text", 0, sortable=False, hidden=True),
        Column("reason", "", "text", "d.reason", 0, sortable=False, hidden=True),
        Column("asked", "", "text", "a.short_name", 0, sortable=False, hidden=True),
        Column("answers", "", "text", "q.words", 0, sortable=False, hidden=True),
    ),
    views=(
        View("mine", QT_TRANSLATE_NOOP("lists", "Wait for me"), "d.state = 'pending' AND d.pending_ids && (SELECT sec.my_selves())::bigint[]", "red"),
        View("sent", QT_TRANSLATE_NOOP("lists", "Sent by me"), "(d.submitted_by = (SELECT sec.me()) OR q.asked_by = (SELECT sec.me())) AND d.state = 'pending'"),
        View("decided", QT_TRANSLATE_NOOP("lists", "Decided"), "d.state <> 'pending'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("created_at", False), ("id", False)),
    tables=frozenset({"approval", "approval_step"}),
    search="(crm.fold(d.client_name || ' ' || d.title) LIKE '%%' || crm.fold(%(search)s) || '%%')",
)
