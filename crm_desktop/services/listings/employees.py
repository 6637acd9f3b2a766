"""What the list of employees shows: everything to the administrator, a phone book to everybody else."""

from crm_desktop.services.lists import Column, Listing, View
from crm_desktop.services.words import QT_TRANSLATE_NOOP

NAME = "concat_ws(' ', d.last_name, d.first_name, nullif(d.middle_name, ''))"
STATE = (
    "CASE WHEN NOT d.active THEN 'disabled' WHEN d.must_change_password AND d.password_until_at < now() THEN 'password_over'"
    " WHEN d.must_change_password THEN 'temporary' WHEN a.until_on IS NOT NULL THEN 'away' ELSE 'works' END"
)
# Until when the temporary password opens the door or the absence lasts; since when somebody is disabled.
UNTIL = (
    "CASE WHEN NOT d.active THEN (d.disabled_at AT TIME ZONE 'Europe/Moscow')::date"
    " WHEN d.must_change_password THEN (d.password_until_at AT TIME ZONE 'Europe/Moscow')::date ELSE a.until_on END"
)
GROUPS = (
    "(SELECT string_agg(g.name, ', ' ORDER BY g.name) FROM crm.expert_group g WHERE EXISTS"
    " (SELECT FROM crm.expert_group_member m WHERE m.group_id = g.id AND m.employee_id = d.id))"
)
SOURCE = (
    "crm.employee d LEFT JOIN crm.employee h ON h.id = d.head_id LEFT JOIN crm.department p ON p.id = d.department_id"
    " LEFT JOIN LATERAL (SELECT s.until_on, e.short_name FROM crm.substitution s LEFT JOIN crm.employee e ON e.id = s.substitute_id"
    " WHERE s.absent_id = d.id AND s.ended_at IS NULL AND sec.today() BETWEEN s.from_on AND s.until_on"
    " ORDER BY s.until_on DESC, s.id LIMIT 1) a ON true"
)
SEARCH = (
    "crm.fold(concat_ws(' ', d.last_name, d.first_name, d.middle_name, d.login, d.position, d.email, d.phone, p.name))"
    " LIKE '%%' || crm.fold(%(search)s) || '%%'"
)
TABLES = frozenset({"employee", "assistance", "substitution", "expert_group_member", "expert_group", "department"})
PERSON = Column("name", QT_TRANSLATE_NOOP("lists", "Full name"), "text", NAME)
HEAD = Column("head", QT_TRANSLATE_NOOP("lists", "Head"), "person", "h.short_name", 118, filterable=True)
DEPARTMENT = Column("department", QT_TRANSLATE_NOOP("lists", "Department"), "text", "p.name", 170, filterable=True)
STANDS_IN = QT_TRANSLATE_NOOP("lists", "Stands in")

LISTING = Listing(
    name="employees",
    document="employee",
    title=QT_TRANSLATE_NOOP("lists", "Employees"),
    source=SOURCE,
    columns=(
        PERSON,
        Column("login", QT_TRANSLATE_NOOP("lists", "Login"), "text", "d.login", 118),
        Column("roles", QT_TRANSLATE_NOOP("lists", "Roles"), "states", "nullif(array_to_string(d.roles, ','), '')", 190, filterable=True, words="role"),
        Column("position", QT_TRANSLATE_NOOP("lists", "Position"), "text", "d.position", 170, hidden=True),
        DEPARTMENT,
        HEAD,
        Column("groups", QT_TRANSLATE_NOOP("lists", "Groups"), "text", GROUPS, 170, sortable=False, hidden=True),
        Column("state", QT_TRANSLATE_NOOP("lists", "State"), "state", STATE, 156, filterable=True, words="employee"),
        Column("until", QT_TRANSLATE_NOOP("lists", "Until or since"), "date", UNTIL, 100),
        Column("stands_in", STANDS_IN, "text", "a.short_name", 118, hidden=True),
        Column("phone", QT_TRANSLATE_NOOP("lists", "Phone"), "phone", "d.phone", 146, hidden=True),
        Column("email", QT_TRANSLATE_NOOP("lists", "E-mail"), "text", "d.email", 180, hidden=True),
    ),
    views=(
        View("working", QT_TRANSLATE_NOOP("lists", "Working"), "d.active"),
        View("temporary", QT_TRANSLATE_NOOP("lists", "Temporary password"), "d.active AND d.must_change_password", "amber"),
        View("away", QT_TRANSLATE_NOOP("lists", "Away"), "d.active AND a.until_on IS NOT NULL"),
        View("disabled", QT_TRANSLATE_NOOP("lists", "Disabled"), "NOT d.active"),
    ),
    order=(("name", False),),
    personal=True,
    tables=TABLES,
    search=SEARCH,
)  # fmt: skip

COLLEAGUES = Listing(
    name="colleagues",
    document="employee",
    title=QT_TRANSLATE_NOOP("lists", "Employees"),
    source=SOURCE,
    columns=(
        PERSON,
        Column("position", QT_TRANSLATE_NOOP("lists", "Position"), "text", "d.position", 190),
        DEPARTMENT,
        Column("phone", QT_TRANSLATE_NOOP("lists", "Phone"), "phone", "d.phone", 146),
        Column("email", QT_TRANSLATE_NOOP("lists", "E-mail"), "text", "d.email", 180),
        HEAD,
        Column("away_until", QT_TRANSLATE_NOOP("lists", "Away until"), "date", "a.until_on", 100),
        Column("stands_in", STANDS_IN, "text", "a.short_name", 118),
        Column("roles", QT_TRANSLATE_NOOP("lists", "Roles"), "states", "nullif(array_to_string(d.roles, ','), '')", 190, filterable=True, words="role", hidden=True),
        Column("groups", QT_TRANSLATE_NOOP("lists", "Groups"), "text", GROUPS, 170, sortable=False, hidden=True),
    ),
    views=(
        View("working", QT_TRANSLATE_NOOP("lists", "Working"), "d.active"),
        View("away", QT_TRANSLATE_NOOP("lists", "Away"), "d.active AND a.until_on IS NOT NULL"),
    ),
    order=(("name", False),),
    personal=True,
    tables=TABLES,
    search=SEARCH,
)  # fmt: skip
