"""Questions of the audit about rights: each answers with rows (subject, facts) for what should not be there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One statement and the code its answers are told by."""

    code: str
    sql: str
    is_error: bool = True
    since_server: int = 0


OURS = "::regnamespace::text IN ('crm', 'priv', 'sec', 'api')"
PRIVILEGE = "jsonb_build_object('right', a.privilege_type)"
GRANTEE = "jsonb_build_object('grantee', CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, 'right', a.privilege_type)"
TECHNICAL = "('crm_owner', 'crm_definer', 'crm_rolemaker')"
TABLES = "c.relkind IN ('r', 'p', 'v', 'm', 'f')"
# Privileges of tables and of their columns in one shape.
TABLE_GRANTS = (
    "(SELECT c.oid, c.relowner, c.relnamespace, c.oid::regclass::text AS name, a.grantee, a.privilege_type, false AS of_column"
    " FROM pg_class c, aclexplode(c.relacl) a WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')"
    " UNION ALL SELECT c.oid, c.relowner, c.relnamespace, c.oid::regclass || '.' || t.attname, a.grantee, a.privilege_type, true"
    " FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid AND NOT t.attisdropped, aclexplode(t.attacl) a)"
)

ACCESS = (
    Question(
        "table_open",
        f"SELECT c.oid::regclass::text, '{{}}'::jsonb FROM pg_class c WHERE c.relnamespace::regnamespace::text = 'crm'"
        f" AND {TABLES} AND c.relkind <> 'v' AND NOT c.relrowsecurity ORDER BY 1",
    ),
    Question(
        "table_unreadable",
        "SELECT c.oid::regclass::text, '{}'::jsonb FROM pg_class c WHERE c.relnamespace::regnamespace::text = 'crm'"
        " AND c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'crm'"
        " AND p.tablename = c.relname AND p.cmd IN ('SELECT', 'ALL') AND NOT 'crm_definer' = ANY (p.roles)) ORDER BY 1",
    ),
    Question(
        "ledger_granted",
        f"SELECT a.name, {GRANTEE} FROM {TABLE_GRANTS} a WHERE a.relnamespace::regnamespace::text = 'priv'"
        f" AND a.grantee <> a.relowner AND (a.grantee = 0 OR a.grantee::regrole::text NOT IN {TECHNICAL})"
        f" UNION ALL SELECT n.nspname, {GRANTEE} FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.nspname = 'priv'"
        f" AND a.grantee <> n.nspowner AND (a.grantee = 0 OR a.grantee::regrole::text NOT IN {TECHNICAL}) ORDER BY 1",
    ),
    Question(
        "public_granted",
        f"SELECT n.nspname::text, {PRIVILEGE} FROM pg_namespace n, aclexplode(n.nspacl) a"
        " WHERE n.nspname IN ('crm', 'priv', 'sec', 'api', 'public') AND a.grantee = 0"
        f" UNION ALL SELECT a.name, {PRIVILEGE} FROM {TABLE_GRANTS} a WHERE a.grantee = 0 AND a.relnamespace{OURS}"
        f" UNION ALL SELECT p.oid::regprocedure::text, {PRIVILEGE} FROM pg_proc p,"
        " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
        f" WHERE a.grantee = 0 AND p.pronamespace{OURS} ORDER BY 1",
    ),
    Question(
        "schema_writable",
        f"SELECT n.nspname::text, {GRANTEE} FROM pg_namespace n, aclexplode(n.nspacl) a"
        " WHERE n.nspname IN ('crm', 'priv', 'sec', 'api', 'public') AND a.privilege_type = 'CREATE'"
        " AND a.grantee <> n.nspowner ORDER BY 1",
    ),
    Question(
        "database_granted",
        f"SELECT d.datname::text, {GRANTEE} FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a"
        " WHERE d.datname = current_database() AND a.grantee <> d.datdba"
        " AND (a.grantee = 0 OR a.privilege_type <> 'CONNECT')",
    ),
    Question(
        "definer_searches_names",
        "SELECT p.oid::regprocedure::text, jsonb_build_object('settings', coalesce(array_to_string(p.proconfig, '; '), ''))"
        f" FROM pg_proc p WHERE p.prosecdef AND p.pronamespace{OURS}"
        " AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false) ORDER BY 1",
    ),
    Question(
        "definer_owned",
        "SELECT p.oid::regprocedure::text, jsonb_build_object('owner', p.proowner::regrole::text)"
        f" FROM pg_proc p WHERE p.prosecdef AND p.pronamespace{OURS}"
        " AND p.proowner::regrole::text NOT IN ('crm_definer', 'crm_rolemaker') ORDER BY 1",
    ),
    Question(
        "table_owned",
        "SELECT c.oid::regclass::text, jsonb_build_object('owner', c.relowner::regrole::text) FROM pg_class c"
        f" WHERE c.relnamespace{OURS} AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relowner::regrole::text <> 'crm_owner'"
        " ORDER BY 1",
    ),
    Question(
        "table_right",
        f"SELECT a.name, {GRANTEE} FROM {TABLE_GRANTS} a WHERE a.relnamespace{OURS} AND a.grantee <> a.relowner"
        f" AND a.grantee <> 0 AND a.grantee::regrole::text NOT IN {TECHNICAL}"
        " AND (NOT a.of_column AND a.privilege_type <> 'SELECT' OR a.privilege_type = 'REFERENCES') ORDER BY 1",
    ),
    Question(
        "view_of_owner",
        "SELECT c.oid::regclass::text, '{}'::jsonb FROM pg_class c"
        f" WHERE c.relnamespace{OURS} AND (c.relkind = 'm' OR c.relkind = 'v'"
        " AND NOT coalesce(c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], false)) ORDER BY 1",
    ),
)

GROUPS = "(SELECT r.oid, r.rolname FROM pg_roles r WHERE r.rolname ~ '^crm_' AND r.rolname NOT IN ('crm_owner', 'crm_definer', 'crm_rolemaker'))"
PEOPLE = "(SELECT e.*, r.oid AS role_id, r.rolcanlogin FROM crm.employee e LEFT JOIN pg_roles r ON r.rolname = e.login)"

LOGINS = (
    Question(
        "login_missing",
        f"SELECT e.login, jsonb_build_object('name', e.short_name) FROM {PEOPLE} e WHERE e.active AND e.role_id IS NULL ORDER BY 1",
    ),
    Question(
        "login_closed",
        f"SELECT e.login, jsonb_build_object('name', e.short_name) FROM {PEOPLE} e WHERE e.active AND NOT e.rolcanlogin ORDER BY 1",
        is_error=False,
    ),
    Question(
        "login_of_disabled",
        f"SELECT e.login, jsonb_build_object('name', e.short_name) FROM {PEOPLE} e WHERE NOT e.active AND e.rolcanlogin ORDER BY 1",
    ),
    Question(
        "login_roles",
        "SELECT login, jsonb_build_object('has', has, 'wanted', wanted) FROM ("
        f" SELECT e.login, ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN {GROUPS} g ON g.oid = m.roleid"
        "   WHERE m.member = r.oid ORDER BY 1) AS has,"
        "  ARRAY(SELECT w COLLATE \"C\" FROM unnest(sec.roles_of(e)) w ORDER BY 1) AS wanted"
        " FROM crm.employee e JOIN pg_roles r ON r.rolname = e.login) x WHERE has <> wanted ORDER BY 1",
    ),
    Question(
        "login_powerful",
        "SELECT r.rolname::text, jsonb_build_object('rights', array_remove(ARRAY[CASE WHEN r.rolsuper THEN 'SUPERUSER' END,"
        " CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END, CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,"
        " CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END, CASE WHEN r.rolreplication THEN 'REPLICATION' END], NULL))"
        " FROM pg_roles r WHERE (r.rolname ~ '^e_' OR r.rolname ~ '^crm_' AND r.rolname <> 'crm_rolemaker')"
        " AND (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication) ORDER BY 1",
    ),
    Question(
        "group_signs_in",
        "SELECT r.rolname::text, '{}'::jsonb FROM pg_roles r WHERE r.rolname ~ '^crm_' AND r.rolcanlogin ORDER BY 1",
    ),
    Question(
        "login_in_technical",
        "SELECT u.rolname::text, jsonb_build_object('group', g.rolname) FROM pg_auth_members m"
        " JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member"
        " WHERE (u.rolname ~ '^e_' OR u.rolname ~ '^crm_')"
        " AND (g.rolname IN ('crm_owner', 'crm_definer', 'crm_rolemaker') OR g.rolname ~ '^pg_')"
        " AND NOT (u.rolname = 'crm_rolemaker' AND g.rolname = 'pg_read_all_stats') ORDER BY 1, 2",
    ),
    Question(
        "login_unknown",
        "SELECT r.rolname::text, jsonb_build_object('groups', ARRAY(SELECT g.rolname::text FROM pg_auth_members m"
        f" JOIN {GROUPS} g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1)) FROM pg_roles r"
        " WHERE NOT EXISTS (SELECT FROM crm.employee e WHERE e.login = r.rolname::text COLLATE \"default\")"
        f" AND r.rolname <> 'crm_rolemaker' AND EXISTS (SELECT FROM pg_auth_members m JOIN {GROUPS} g ON g.oid = m.roleid"
        "   WHERE m.member = r.oid) AND NOT r.rolsuper AND NOT pg_has_role(r.oid, 'crm_owner'::regrole, 'MEMBER') ORDER BY 1",
    ),
    Question(
        "login_left_over",
        "SELECT r.rolname::text, '{}'::jsonb FROM pg_roles r WHERE r.rolname ~ '^e_[a-z0-9_]{2,40}$' AND r.rolcanlogin"
        " AND NOT EXISTS (SELECT FROM crm.employee e WHERE e.login = r.rolname::text COLLATE \"default\")"
        f" AND NOT EXISTS (SELECT FROM pg_auth_members m JOIN {GROUPS} g ON g.oid = m.roleid WHERE m.member = r.oid) ORDER BY 1",
        is_error=False,
    ),
    Question(
        "builder_login",
        "SELECT u.rolname::text, '{}'::jsonb FROM pg_auth_members m JOIN pg_roles u ON u.oid = m.member"
        " WHERE m.roleid = 'crm_owner'::regrole AND u.rolcanlogin AND NOT u.rolsuper AND u.rolname !~ '^e_'"
        " GROUP BY 1 ORDER BY 1",
        is_error=False,
    ),
    Question(
        "login_not_managed",
        f"SELECT e.login, '{{}}'::jsonb FROM {PEOPLE} e WHERE e.role_id IS NOT NULL AND NOT EXISTS (SELECT FROM pg_auth_members m"
        " WHERE m.roleid = e.role_id AND m.member = 'crm_rolemaker'::regrole AND m.admin_option) ORDER BY 1",
        since_server=160000,
    ),
    Question(
        "rolemaker_weak",
        "SELECT 'crm_rolemaker', jsonb_build_object('lacks', 'CREATEROLE') FROM pg_roles"
        " WHERE rolname = 'crm_rolemaker' AND NOT rolcreaterole"
        f" UNION ALL SELECT 'crm_rolemaker', jsonb_build_object('lacks', g.rolname) FROM {GROUPS} g"
        " WHERE NOT EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = g.oid AND m.member = 'crm_rolemaker'::regrole"
        "   AND m.admin_option)",
    ),
)

SERVER = (
    Question(
        "shared_database_open",
        "SELECT datname::text, '{}'::jsonb FROM pg_database WHERE datname IN ('postgres', 'template1')"
        " AND has_database_privilege('public', oid, 'CONNECT') ORDER BY 1",
        is_error=False,
    ),
    Question(
        "large_objects_open",
        "SELECT p.oid::regprocedure::text, '{}'::jsonb FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace"
        " AND p.proname IN ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_put')"
        " AND has_function_privilege('public', p.oid, 'EXECUTE') ORDER BY 1",
        is_error=False,
    ),
    Question(
        "passwords_weakly_kept",
        "SELECT 'password_encryption', jsonb_build_object('value', current_setting('password_encryption'))"
        " WHERE current_setting('password_encryption') <> 'scram-sha-256'",
        is_error=False,
    ),
    Question(
        "line_not_encrypted",
        "SELECT 'ssl', jsonb_build_object('address', host(inet_server_addr())) WHERE current_setting('ssl') = 'off'"
        " AND NOT inet_server_addr() <<= '127.0.0.0/8'::inet AND inet_server_addr() <> '::1'::inet",
        is_error=False,
    ),
)
