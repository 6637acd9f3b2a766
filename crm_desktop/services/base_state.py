"""What stands in a database, whether this server can carry a base, and which rights its builder lacks."""

import json
import re
from dataclasses import dataclass
from typing import Any

from crm_desktop.services.errors import Refused

OLDEST_SERVER = 150000
ACTING = ("crm_owner", "crm_definer", "crm_rolemaker")
SCHEMAS = ("crm", "priv", "sec", "api")


@dataclass(frozen=True)
class BaseState:
    """The schema and the functions of a base; both "" where no base of this program stands."""

    revision: str
    fingerprint: str
    is_used: bool


# A seal over everything an upgrade builds: what is changed by hand afterwards shows. The major version is part of it,
# for each writes definitions in its own way; the narrow search_path has all names written out in full.
HOUSE = "::regnamespace::text = ANY (ARRAY['crm', 'priv', 'sec', 'api'])"
PARTS = {
    "functions": "SELECT p.oid::regprocedure || pg_get_functiondef(p.oid) || p.proowner::regrole FROM pg_proc p"
    f" WHERE p.pronamespace{HOUSE}",
    "policies": "SELECT concat_ws('|', p.*) FROM pg_policies p WHERE p.schemaname IN ('crm', 'priv')",
    # A condition comes back from a copy with brackets around other pairs of its terms.
    "triggers": "SELECT translate(pg_get_triggerdef(t.oid), '()', '') || t.tgenabled::text FROM pg_trigger t"
    f" JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace{HOUSE}",
    "grants": "SELECT concat_ws('|', p.oid::regprocedure, a.grantee, a.privilege_type, a.is_grantable) FROM pg_proc p,"
    f" aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE p.pronamespace{HOUSE}"
    " UNION ALL SELECT concat_ws('|', c.oid::regclass, a.grantee, a.privilege_type, a.is_grantable) FROM pg_class c,"
    f" aclexplode(c.relacl) a WHERE c.relnamespace{HOUSE}"
    " UNION ALL SELECT concat_ws('|', c.oid::regclass, t.attname, a.grantee, a.privilege_type, a.is_grantable)"
    " FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid AND NOT t.attisdropped, aclexplode(t.attacl) a"
    f" WHERE c.relnamespace{HOUSE}",
}
SEAL = "SELECT jsonb_build_object('server', current_setting('server_version_num')::int / 10000, " + ", ".join(
    f"'{part}', (SELECT md5(string_agg(line, E'\\n' ORDER BY line COLLATE \"C\")) FROM ({lines}) x(line))"
    for part, lines in PARTS.items()
).replace("a.grantee", "CASE WHEN a.grantee <> 0 THEN a.grantee::regrole END") + ")::text"


def seal(cursor: Any) -> str:
    """A JSON object with a digest of each part, for a cursor inside a transaction."""
    cursor.execute("SET LOCAL search_path = pg_catalog")
    cursor.execute(SEAL)
    return str(cursor.fetchone()[0])


def is_sealed(connection: Any) -> bool:
    """Whether what an upgrade built stands as it was built, on this major version; for an autocommit connection."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN READ ONLY")
        try:
            cursor.execute("SELECT obj_description('sec'::regnamespace, 'pg_namespace')")
            (kept,) = cursor.fetchone()
            return kept is not None and json.loads(kept) == json.loads(seal(cursor))
        finally:
            cursor.execute("ROLLBACK")


def look(connection: Any) -> BaseState:
    """Reads the catalogue; raises Refused("rights_missing") when the version may not be read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_class"
            "   WHERE relname = 'alembic_version' AND relnamespace = to_regnamespace('priv')),"
            " coalesce(obj_description(to_regnamespace('api'), 'pg_namespace'), ''),"
            " EXISTS (SELECT FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm')"
            "   AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'),"
            " has_schema_privilege(to_regnamespace('priv'), 'USAGE')"
        )
        is_ours, fingerprint, is_used, may_read = cursor.fetchone()
        if not is_ours:
            return BaseState("", "", is_used)
        if not may_read:
            raise Refused("rights_missing", {"missing": membership(connection.info.user)})
        cursor.execute("SELECT version_num FROM priv.alembic_version")
        row = cursor.fetchone()
        return BaseState(row[0] if row else "", fingerprint, is_used)


def require_server(connection: Any) -> None:
    """Raises Refused("server_old"): views with the rights of the caller came with PostgreSQL 15."""
    if connection.server_version < OLDEST_SERVER:
        raise Refused("server_old", {"server": connection.info.parameter_status("server_version")})


def require_rights(connection: Any, *, to_create: bool = False) -> None:
    """Raises Refused("rights_missing") with the statements by which an administrator of the server gives them."""
    with connection.cursor() as cursor:
        missing = _missing(cursor, connection.server_version, to_create)
    if missing:
        raise Refused("rights_missing", {"missing": missing})


def _missing(cursor: Any, version: int, to_create: bool) -> list[str]:
    cursor.execute(
        "SELECT quote_ident(current_user), rolsuper, rolcreatedb, rolcreaterole, rolinherit,"
        " pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE'),"
        " quote_ident(current_database()) FROM pg_roles WHERE rolname = current_user"
    )
    me, is_super, creates_databases, creates_roles, inherits, owns, base = cursor.fetchone()
    if is_super:
        return []
    missing = [] if inherits else [f"ALTER ROLE {me} INHERIT;"]
    if to_create and not creates_databases:
        missing.append(f"ALTER ROLE {me} CREATEDB;")
    present = _house_roles(cursor)
    if not creates_roles and not {*ACTING, "crm_staff"} <= present:
        missing.append(f"ALTER ROLE {me} CREATEROLE;")
    missing += _roles_out_of_reach(cursor, me, present, since_16=version >= 160000, creates_roles=creates_roles)
    if not to_create and not owns and not missing:
        missing.append(f"ALTER DATABASE {base} OWNER TO crm_owner;")
    return missing + ([] if to_create else _foreign_schemas(cursor))


def _house_roles(cursor: Any) -> set[str]:
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^crm_'")
    return {name for (name,) in cursor.fetchall()}


def _roles_out_of_reach(
    cursor: Any, me: str, present: set[str], *, since_16: bool, creates_roles: bool
) -> list[str]:
    """Before 16 whoever makes roles may hand out any; since then only those he has the admin option over."""
    if creates_roles and not since_16:
        return []
    missing = []
    acts = f"pg_has_role(%s, 'USAGE') AND pg_has_role(%s, '{'SET' if since_16 else 'MEMBER'}')"
    for role in ACTING:
        if role in present:
            cursor.execute(f"SELECT ({acts}) OR pg_has_role(%s, 'MEMBER WITH ADMIN OPTION')", (role, role, role))
            if cursor.fetchone() != (True,):
                missing.append(f"GRANT {role} TO {me};")
    cursor.execute(
        "SELECT g.rolname FROM pg_roles g WHERE g.rolname ~ '^crm_' AND NOT g.rolname = ANY (%s)"
        " AND EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_rolemaker')"
        " AND NOT EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles k ON k.oid = m.member"
        "   WHERE m.roleid = g.oid AND k.rolname = 'crm_rolemaker' AND m.admin_option)"
        " AND NOT pg_has_role(g.oid, 'MEMBER WITH ADMIN OPTION') ORDER BY 1",
        (list(ACTING),),
    )
    return missing + [f"GRANT {role} TO crm_rolemaker WITH ADMIN OPTION;" for (role,) in cursor.fetchall()]


def _foreign_schemas(cursor: Any) -> list[str]:
    """Bases of older programs were built by a superuser, and belong to him."""
    cursor.execute(
        "SELECT nspname FROM pg_namespace WHERE nspname = ANY (%s) AND NOT pg_has_role(nspowner, 'USAGE')"
        " AND nspowner::regrole::text <> 'crm_owner' ORDER BY 1",
        (list(SCHEMAS),),
    )
    return [f"ALTER SCHEMA {name} OWNER TO crm_owner;" for (name,) in cursor.fetchall()]


def membership(user: str) -> list[str]:
    """The statement that makes a login one of those who may build, copy and check a base."""
    return [f"GRANT {', '.join(ACTING)} TO {quoted(user)};"]


def quoted(name: str) -> str:
    """A name as it stands in a statement somebody is told to run."""
    return name if re.fullmatch(r"[a-z_][a-z0-9_]*", name) else '"' + name.replace('"', '""') + '"'
