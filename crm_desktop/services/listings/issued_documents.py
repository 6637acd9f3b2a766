"""What the list of issued documents shows."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="issued_documents",
    document="issued_document",
    title=QT_TRANSLATE_NOOP("lists", "Issued documents"),
    source="crm.issued_document d LEFT JOIN crm.employee e ON e.id = d.expert_id",
    columns=(
        Column("registry_number", QT_TRANSLATE_NOOP("lists", "Registry No."), "number", "coalesce(nullif(d.registry_number, ''), '—')", 236),
        Column("kind", QT_TRANSLATE_NOOP("lists", "Kind"), "state", "d.kind", 116, filterable=True, words="issued_document_kind"),
        Column("client", QT_TRANSLATE_NOOP("lists", "Client"), "text", "d.client_name"),
        Column("object", QT_TRANSLATE_NOOP("lists", "Object"), "text", "d.object", 200, hidden=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 138, filterable=True, words="issued_document"),
        Column("expert", QT_TRANSLATE_NOOP("lists", "Expert"), "person", "e.short_name", 118, filterable=True, hidden=True),
        Column("issued_on", QT_TRANSLATE_NOOP("lists", "Issued"), "date", "d.issued_on", 84),
        Column("valid_until", QT_TRANSLATE_NOOP("lists", "Valid until"), "due", "CASE WHEN d.state IN ('issued', 'suspended') THEN d.valid_until_on END", 88),
    ),
    views=(
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
        View("draft", QT_TRANSLATE_NOOP("lists", "Not issued yet"), "d.state IN ('draft', 'verified')", "amber"),
        View("ending", QT_TRANSLATE_NOOP("lists", "Ending in 90 days"), "d.state = 'issued' AND d.valid_until_on < current_date + 90", "amber"),
    ),
    order=(("created_at", True), ("id", True)),
    tables=frozenset({"issued_document"}),
    search="(crm.fold(d.client_name || ' ' || d.object || ' ' || d.registry_number) LIKE '%%' || crm.fold(%(search)s) || '%%')",
)
