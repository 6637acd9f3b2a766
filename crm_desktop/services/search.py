"""Search over everything I may see: clients and their people by name, ИНН, phone; documents by number; colleagues."""

from typing import Any

from crm_desktop.services.database import Reader

# Document, what it is called in the list of results, and the condition that finds it.
BEGINS, HOLDS = "number ^@ upper(%(q)s)", "number LIKE '%%' || upper(%(q)s) || '%%'"
NUMBERED = (
    ("deal", "number || ' ' || title", BEGINS),
    ("calculation_request", "number", BEGINS),
    ("quote", "number", f"current AND {HOLDS}"),
    ("invoice", "number", HOLDS),
    ("work_item", "number || ' ' || title", BEGINS),
    ("act", "number", HOLDS),
)
CLIENTS = (
    "(SELECT 'client' AS document, id, short_name AS title, inn AS hint FROM crm.client "
    "WHERE id = ANY ((SELECT api.client_search(%(q)s, 12))::bigint[]) LIMIT 12)"
)
PEOPLE = (
    "(SELECT 'client', (k ->> 'client_id')::bigint,"
    " concat_ws(', ', k ->> 'name', nullif(k ->> 'position', '')), k ->> 'client'"
    " FROM jsonb_array_elements(api.contact_search(%(q)s)) k)"
)
COLLEAGUES = (
    "(SELECT 'employee', id, last_name || ' ' || first_name, position FROM crm.employee WHERE active"
    " AND crm.fold(concat_ws(' ', last_name, first_name, middle_name)) LIKE crm.fold(%(q)s) || '%%'"
    " ORDER BY last_name LIMIT 5)"
)
SQL = " UNION ALL ".join([
    CLIENTS,
    PEOPLE,
    *(
        f"(SELECT '{document}', id, {title}, client_name FROM crm.{document} WHERE {found} ORDER BY id DESC LIMIT 5)"
        for document, title, found in NUMBERED
    ),
    COLLEAGUES,
])  # fmt: skip


def everywhere(reader: Reader, query: str) -> list[dict[str, Any]]:
    """At most a screenful of {document, id, title, hint}; two letters are enough. One statement."""
    if len(query.strip()) < 2:
        return []
    rows = reader.rows(SQL, {"q": query.strip()})
    return [{"document": document, "id": id, "title": title, "hint": hint} for document, id, title, hint in rows]
