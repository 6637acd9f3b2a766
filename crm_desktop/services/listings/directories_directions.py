"""What the list of directions shows: a tree, each row under the one above it."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

LISTING = Listing(
    name="directories_directions",
    document="direction",
    title=QT_TRANSLATE_NOOP("lists", "Directions"),
    source=(
        "crm.direction d LEFT JOIN LATERAL (WITH RECURSIVE up(parent_id, name, level) AS (SELECT x.parent_id, x.name, 0 FROM crm.direction x WHERE x.id = d.id"
        " UNION ALL SELECT p.parent_id, p.name, u.level + 1 FROM up u JOIN crm.direction p ON p.id = u.parent_id WHERE u.level < 50)"
        " SELECT string_agg(name, ' / ' ORDER BY level DESC) AS path, max(level)::int AS depth FROM up) t ON true"
    ),
    columns=(
        Column("off", QT_TRANSLATE_NOOP("lists", "Off"), "flag", "NOT d.active"),
        Column("name", QT_TRANSLATE_NOOP("lists", "Direction"), "text", "repeat('     ', t.depth) || d.name"),
        Column("short", QT_TRANSLATE_NOOP("lists", "Short name"), "direction", "d.short_name || '|' || d.color", 160, sortable=False),
        Column("path", QT_TRANSLATE_NOOP("lists", "Full path"), "text", "t.path", 300, hidden=True),
        Column("release", QT_TRANSLATE_NOOP("lists", "Return after, days"), "quantity", "d.release_after_days", 140),
        Column("cool", QT_TRANSLATE_NOOP("lists", "Cool-down, days"), "quantity", "d.cool_down_days", 130),
        Column("services", QT_TRANSLATE_NOOP("lists", "Services"), "quantity", "(SELECT count(*) FROM crm.service s WHERE s.direction_id = d.id AND s.active)", 120, sortable=False),
    ),
    views=(
        View("active", QT_TRANSLATE_NOOP("lists", "In use"), "d.active"),
        View("off", QT_TRANSLATE_NOOP("lists", "Switched off"), "NOT d.active"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("path", False),),
    tables=frozenset({"direction", "service"}),
    search="crm.fold(concat_ws(' ', t.path, d.short_name)) LIKE '%%' || crm.fold(%(search)s) || '%%'",
)
