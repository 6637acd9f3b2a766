"""What the list of departments shows: a tree, each row under the one above it."""

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_departments",
    document="department",
    title=QT_TRANSLATE_NOOP("lists", "Departments"),
    source=(
        "crm.department d LEFT JOIN LATERAL (WITH RECURSIVE up(parent_id, name, level) AS (SELECT x.parent_id, x.name, 0 FROM crm.department x WHERE x.id = d.id"
        " UNION ALL SELECT p.parent_id, p.name, u.level + 1 FROM up u JOIN crm.department p ON p.id = u.parent_id WHERE u.level < 50)"
        " SELECT string_agg(name, ' / ' ORDER BY level DESC) AS path, max(level)::int AS depth FROM up) t ON true"
    ),
    columns=(
        Column("name", QT_TRANSLATE_NOOP("lists", "Department"), "text", "repeat('     ', t.depth) || d.name"),
        Column("path", QT_TRANSLATE_NOOP("lists", "Full path"), "text", "t.path", 300, hidden=True),
        Column("people", QT_TRANSLATE_NOOP("lists", "People"), "quantity", "(SELECT count(*) FROM crm.employee e WHERE e.department_id = d.id AND e.active)", 120, sortable=False),
    ),
    order=(("path", False),),
    tables=frozenset({"department", "employee"}),
    search="crm.fold(concat_ws(' ', t.path)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
