"""The audit of a base: what an upgrade built against what stands there, people's logins, ledgers against documents.

It only reads. Whoever runs it is a member of crm_owner or a superuser; an employee's login cannot see enough.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg2.errors
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ

from crm_desktop.services import base_state, migrate
from crm_desktop.services.base_check_access import ACCESS, LOGINS, SERVER
from crm_desktop.services.base_check_ledgers import LEDGERS
from crm_desktop.services.errors import Refused


@dataclass(frozen=True)
class Finding:
    """What is not as it should be: `subject` is the table, function, login or ledger, `facts` the figures."""

    code: str
    subject: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    is_error: bool = True


def check(server: Mapping[str, Any], name: str, *, with_logins: bool = True) -> list[Finding]:
    """Errors first; an empty list is a clean base. Raises Refused: not_a_base, rights_missing, server_old.

    Without logins only the base itself is judged: for a copy restored beside the base people work in.
    """
    connection = migrate.open_base(server, name)
    try:
        base_state.require_server(connection)
        # One moment for all ledgers, while people go on working.
        connection.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True)
        with connection, connection.cursor() as cursor:
            found = _found(cursor, with_logins)
    except psycopg2.errors.InsufficientPrivilege as error:
        raise Refused("rights_missing", {"missing": base_state.membership(connection.info.user)}) from error
    finally:
        connection.close()
    return sorted(found, key=lambda finding: not finding.is_error)


def _found(cursor: Any, with_logins: bool) -> list[Finding]:
    state = base_state.look(cursor.connection)
    if not state.revision:
        raise Refused("not_a_base", {"database": cursor.connection.info.dbname})
    found = [*_program(state), *_seal(cursor)]
    if not _owner_reads(cursor):
        raise Refused("rights_missing", {"missing": base_state.membership(cursor.connection.info.user)})
    version = cursor.connection.server_version
    for question in (*ACCESS, *(LOGINS if with_logins else ()), *(SERVER if with_logins else ()), *LEDGERS):
        if version >= question.since_server:
            cursor.execute(question.sql)
            found += [Finding(question.code, subject, facts, question.is_error) for subject, facts in cursor.fetchall()]
    return found


def _owner_reads(cursor: Any) -> bool:
    """Row security would hide from everybody else what is asked about."""
    cursor.execute("SELECT pg_has_role('crm_owner', 'USAGE')")
    return bool(cursor.fetchone()[0])


def _program(state: base_state.BaseState) -> list[Finding]:
    newest = migrate.newest_revision()
    facts = {"base": state.revision, "program": newest}
    if state.revision != newest:
        return [Finding("base_older" if state.revision < newest else "base_newer", "", facts)]
    if state.fingerprint != migrate.fingerprint():
        facts = {"base": state.fingerprint, "program": migrate.fingerprint()}
        return [Finding("functions_of_another_program", "", facts)]
    return []


def _seal(cursor: Any) -> list[Finding]:
    cursor.execute("SELECT obj_description('sec'::regnamespace, 'pg_namespace')")
    (kept,) = cursor.fetchone()
    sealed: dict[str, Any] = json.loads(kept) if kept else {}
    present: dict[str, Any] = json.loads(base_state.seal(cursor))
    if sealed.get("server") != present["server"]:
        return [Finding("not_sealed", "", {"server": present["server"]}, is_error=False)]
    return [Finding("changed_by_hand", part, {}) for part in base_state.PARTS if sealed.get(part) != present[part]]
