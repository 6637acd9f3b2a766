"""What the list of tasks shows: mine, and those I gave to others."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

ENDS = "((now() AT TIME ZONE 'Europe/Moscow')::date + 1)::timestamp AT TIME ZONE 'Europe/Moscow'"
MINE = "d.state = 'open' AND d.assignee_id = (SELECT sec.me())"

LISTING = Listing(
    name="tasks",
    document="task",
    title=QT_TRANSLATE_NOOP("lists", "My tasks"),
    source="crm.task d LEFT JOIN crm.employee a ON a.id = d.assignee_id LEFT JOIN crm.employee c ON c.id = d.created_by",
    columns=(
        Column("title", QT_TRANSLATE_NOOP("lists", "Task"), "text", "d.title"),
        Column("comment", QT_TRANSLATE_NOOP("lists", "Comment"), "text", "d.comment", 240, sortable=False),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", "d.state", 118, filterable=True, words="task"),
        Column("assignee", QT_TRANSLATE_NOOP("lists", "For"), "person", "a.short_name", 140, filterable=True),
        Column("author", QT_TRANSLATE_NOOP("lists", "From"), "text", "c.short_name", 140, filterable=True),
        Column("due", QT_TRANSLATE_NOOP("lists", "Due"), "due", "(d.due_at AT TIME ZONE 'Europe/Moscow')::date", 96),
        Column("created", QT_TRANSLATE_NOOP("lists", "Entered on"), "date", "(d.created_at AT TIME ZONE 'Europe/Moscow')::date", 96, hidden=True),
    ),
    views=(
        View("open", QT_TRANSLATE_NOOP("lists", "For me"), MINE),
        View("today", QT_TRANSLATE_NOOP("lists", "Today and overdue"), f"{MINE} AND d.due_at < {ENDS}", "amber"),
        View("overdue", QT_TRANSLATE_NOOP("lists", "Overdue"), f"{MINE} AND d.due_at < now()", "red"),
        View("given", QT_TRANSLATE_NOOP("lists", "Given by me"), "d.state = 'open' AND d.created_by = (SELECT sec.me()) AND d.assignee_id <> (SELECT sec.me())"),
        View("done", QT_TRANSLATE_NOOP("lists", "Finished"), "d.state <> 'open'"),
        View("all", QT_TRANSLATE_NOOP("lists", "All"), "true"),
    ),
    order=(("due", False), ("id", False)),
    tables=frozenset({"task"}),
    search="(crm.fold(d.title || ' ' || d.comment) LIKE '%%' || crm.fold(%(search)s) || '%%')",
)
