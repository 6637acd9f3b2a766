"""What the list of invoices shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="invoices",
    document="invoice",
    title=QT_TRANSLATE_NOOP("lists", "Invoices"),
    source=(
        "crm.invoice d LEFT JOIN crm.organization s ON s.id = d.organization_id LEFT JOIN crm.employee o ON o.id = d.owner_id"
    ),
    columns=(
        Column("number", QT_TRANSLATE_NOOP("lists", "No."), "number", "coalesce(d.number, '—')", 96),
        Column("issued_on", QT_TRANSLATE_NOOP("lists", "Date"), "date", "d.issued_on", 88),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name"),
        Column("kind", QT_TRANSLATE_NOOP("lists", "Kind"), "state", "d.kind", 100, filterable=True, words="invoice_kind"),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 124, filterable=True, words="invoice"),
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "s.short_name", 150, filterable=True, hidden=True),
        Column("owner", QT_TRANSLATE_NOOP("lists", "Manager"), "person", "o.short_name", 130, filterable=True, hidden=True),
        Column("total", QT_TRANSLATE_NOOP("lists", "Sum, ₽"), "money", "d.total_kopecks", 86),
        Column("left", QT_TRANSLATE_NOOP("lists", "Unpaid, ₽"), "money", "CASE WHEN d.state IN ('issued', 'partly_paid') THEN d.total_kopecks - d.paid_kopecks END", 88),
        Column("due", QT_TRANSLATE_NOOP("lists", "Due"), "due", "CASE WHEN d.state NOT IN ('paid', 'cancelled') THEN d.due_on END", 88),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "Open"), "d.state NOT IN ('paid', 'cancelled')"),
        View("approval", QT_TRANSLATE_NOOP("lists", "On approval"), "d.state = 'on_approval'", "amber"),
        View("unpaid", QT_TRANSLATE_NOOP("lists", "Unpaid"), "d.state IN ('issued', 'partly_paid')"),
        View("overdue", QT_TRANSLATE_NOOP("lists", "Overdue"), "d.state IN ('issued', 'partly_paid') AND d.due_on < current_date", "red"),
        View("paid", QT_TRANSLATE_NOOP("lists", "Paid"), "d.state = 'paid'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"invoice", "invoice_line"}),
    search="(d.client_id = ANY ((SELECT api.client_search(%(search)s))::bigint[]) OR d.number LIKE '%%' || upper(%(search)s) || '%%')",
)
