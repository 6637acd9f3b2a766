"""What the list of payments shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="payments",
    document="payment",
    title=QT_TRANSLATE_NOOP("lists", "Payments"),
    source=(
        "crm.payment d LEFT JOIN crm.organization s ON s.id = d.organization_id "
        "LEFT JOIN crm.invoice i ON i.id = d.suggested_invoice_id"
    ),
    columns=(
        Column("bank_on", QT_TRANSLATE_NOOP("lists", "Date"), "date", "d.bank_on", 92),
        Column("document_number", QT_TRANSLATE_NOOP("lists", "No."), "number", "d.document_number", 78, hidden=True),
        Column("counterparty", QT_TRANSLATE_NOOP("lists", "Counterparty"), "text", "coalesce(nullif(d.client_name, ''), d.counterparty_name)"),
        Column("purpose", QT_TRANSLATE_NOOP("lists", "Purpose"), "text", "d.purpose", 170, sortable=False),
        Column("kind", QT_TRANSLATE_NOOP("lists", "Kind"), "state", "d.kind", 130, filterable=True, words="payment_kind", hidden=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 124, filterable=True, words="payment"),
        Column("invoice", QT_TRANSLATE_NOOP("lists", "Suggested"), "text", "i.number", 90),
        Column("confidence", QT_TRANSLATE_NOOP("lists", "Confidence"), "percent", "nullif(d.confidence, 0)", 84),
        Column("by_hand", QT_TRANSLATE_NOOP("lists", "By hand"), "flag", "d.entered_by_hand", 80, hidden=True),
        Column("organization", QT_TRANSLATE_NOOP("lists", "Organisation"), "text", "s.short_name", 140, filterable=True, hidden=True),
        Column("amount", QT_TRANSLATE_NOOP("lists", "Sum, ₽"), "money", "CASE d.direction WHEN 'in' THEN d.amount_kopecks ELSE -d.amount_kopecks END", 110),
    ),
    views=(
        View("queue", QT_TRANSLATE_NOOP("lists", "To sort out"), "d.state IN ('unmatched', 'matched')", "amber"),
        View("allocated", QT_TRANSLATE_NOOP("lists", "Allocated"), "d.state = 'allocated'"),
        View("credit", QT_TRANSLATE_NOOP("lists", "Advances"), "d.kind = 'payment' AND d.direction = 'in' AND d.state IN ('allocated', 'ignored') AND d.amount_kopecks > d.allocated_kopecks + d.returned_kopecks", "blue"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("bank_on", True), ("id", True)),
    tables=frozenset({"payment"}),
    search="(d.client_id = ANY ((SELECT api.client_search(%(search)s))::bigint[]) OR crm.fold(d.purpose || ' ' || d.counterparty_name) LIKE '%%' || crm.fold(%(search)s) || '%%')",
)
