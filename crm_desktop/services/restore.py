"""A base out of a backup: built beside everything that exists, proved by its figures, and only then given its name.

Roles and passwords belong to the server, not to the base: groups are made before, logins after.
"""

import re
import secrets
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg2.errors
from psycopg2 import sql

from crm_desktop.services import backup_file, base_check, base_state, client_programs, migrate, restore_logins
from crm_desktop.services.backup import counted
from crm_desktop.services.backup_file import Manifest
from crm_desktop.services.base_check import Finding
from crm_desktop.services.client_programs import ClientPrograms
from crm_desktop.services.errors import Refused
from crm_desktop.services.restore_logins import RestoredLogins
from crm_desktop.services.server_programs import ServerFailed, plain

# Made before by 00_roles.sql, or the server's own: only a superuser could make them again.
NOT_RESTORED = re.compile(
    r"\d+; \d+ \d+ (SCHEMA |EXTENSION |DEFAULT ACL |COMMENT - (EXTENSION|SCHEMA public)"
    r"|ACL - SCHEMA public|ACL pg_catalog )"
)
# Findings of an older backup that the next `migrate` mends; everything else is wrong with the base itself.
MENDED_BY_MIGRATE = frozenset({"base_older", "functions_of_another_program", "not_sealed"})


@dataclass(frozen=True)
class Restored:
    """What was restored and how it was proved; `set_aside` is the new name of a base that stood in the way."""

    manifest: Manifest
    database: str
    findings: tuple[Finding, ...]
    set_aside: str = ""
    logins: RestoredLogins = field(default_factory=RestoredLogins)


def restore(server: Mapping[str, Any], path: Path, name: str, *, replace: bool = False) -> Restored:
    """Restores under a name that is free, or with `replace` after renaming what has it; nothing is ever dropped.

    Raises Refused: what `prove` raises, database_exists, database_in_use.
    """
    manifest = _readable(path)
    with migrate.maintenance(server) as connection:
        stands = _exists(connection, name)
    if stands and not replace:
        raise Refused("database_exists", {"database": name})
    with _built(server, path, manifest) as unfinished:
        findings = _proved(server, unfinished, manifest)
        set_aside = _rename(server, unfinished, name, stands)
    logins = restore_logins.restore(server, name, backup_file.logins_of(path))
    if not any(finding.code in MENDED_BY_MIGRATE for finding in findings):
        findings = base_check.check(server, name)
    return Restored(manifest, name, tuple(findings), set_aside, logins)


def prove(server: Mapping[str, Any], path: Path) -> Restored:
    """Restores into a base of its own, holds it against manifest and audit, and drops it; logins stay as they are.

    Raises Refused: backup_not_found, not_a_backup, backup_newer, backup_damaged, base_newer, server_old,
    server_older_than_backup, rights_missing, no_programs, no_room, restore_failed, rows_differ.
    """
    manifest = _readable(path)
    with _built(server, path, manifest) as scratch:
        findings = _proved(server, scratch, manifest)
    return Restored(manifest, manifest.database, tuple(findings))


def _readable(path: Path) -> Manifest:
    manifest = backup_file.manifest_of(path)
    newest = migrate.newest_revision()
    if manifest.revision > newest:
        raise Refused("base_newer", {"base": manifest.revision, "program": newest})
    return manifest


@contextmanager
def _built(server: Mapping[str, Any], path: Path, manifest: Manifest) -> Iterator[str]:
    """A database with the contents of the backup; gone at the end unless it has another name by then."""
    name = f"crm_restoring_{secrets.token_hex(4)}"
    with migrate.maintenance(server) as connection:
        base_state.require_server(connection)
        base_state.require_rights(connection, to_create=True)
        programs = client_programs.fitting(connection.server_version)
        if programs.major < manifest.dumped_by:
            facts = {"server": connection.server_version // 10000, "backup": manifest.server}
            raise Refused("server_older_than_backup", facts)
        migrate.create_empty(connection, name)
    try:
        _prepare(server, name, manifest.roles)
        with tempfile.TemporaryDirectory(prefix="crm-restore-") as folder:
            _load(server, name, programs, path, manifest, Path(folder))
        _finish(server, name)
        yield name
    finally:
        with migrate.maintenance(server) as connection:
            _execute(connection, sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _prepare(server: Mapping[str, Any], name: str, roles: Sequence[str]) -> None:
    """Groups and schemas as an upgrade makes them; owners are given by the dump, which takes a right to create."""
    connection = migrate.connect(server, name)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(migrate.sql_text("00_roles.sql"))
            cursor.execute(
                "SELECT r FROM unnest(%s::text[]) r WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r)",
                (list(roles),),
            )
            for (role,) in cursor.fetchall():
                # A group of the program that made the backup, unknown to this one; its grants are restored as well.
                cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
            cursor.execute("GRANT CREATE ON SCHEMA crm, sec, api TO crm_definer, crm_rolemaker")
    finally:
        connection.close()


def _load(
    server: Mapping[str, Any], name: str, programs: ClientPrograms, path: Path, manifest: Manifest, folder: Path
) -> None:
    dump, contents = folder / "base.dump", folder / "contents"
    backup_file.require_room(folder, path.stat().st_size)
    backup_file.extract_dump(path, manifest, dump)
    try:
        listed = programs.run("pg_restore", ["--list", plain(dump)], server).splitlines()
        contents.write_text("\n".join(line for line in listed if not NOT_RESTORED.match(line)), encoding="utf-8")
        options = ["--exit-on-error", "--single-transaction", "--no-password", f"--use-list={plain(contents)}"]
        programs.run("pg_restore", [*options, f"--dbname={name}", plain(dump)], server)
    except ServerFailed as error:
        raise Refused("restore_failed", {"said": str(error)}) from error


def _finish(server: Mapping[str, Any], name: str) -> None:
    connection = migrate.connect(server, name)
    connection.autocommit = True
    try:
        _execute(connection, "REVOKE CREATE ON SCHEMA crm, sec, api FROM crm_definer, crm_rolemaker")
        # Without statistics the first morning would be a slow one.
        _execute(connection, "ANALYZE")
    finally:
        connection.close()


def _proved(server: Mapping[str, Any], name: str, manifest: Manifest) -> list[Finding]:
    connection = migrate.connect(server, name)
    try:
        with connection, connection.cursor() as cursor:
            rows = counted(cursor)
    finally:
        connection.close()
    wrong = {table: [manifest.rows.get(table), rows.get(table)] for table in {*manifest.rows, *rows}}
    wrong = {table: pair for table, pair in sorted(wrong.items()) if pair[0] != pair[1]}
    if wrong:
        raise Refused("rows_differ", {"tables": wrong})
    return base_check.check(server, name, with_logins=False)


def _rename(server: Mapping[str, Any], unfinished: str, name: str, stands: bool) -> str:
    """Two renamings; the first fails while somebody works in the base, and nothing has happened."""
    set_aside = f"{name}_before_{datetime.now(UTC):%Y%m%dT%H%M%S}" if stands else ""
    with migrate.maintenance(server) as connection:
        try:
            if stands:
                _execute(connection, _renaming(name, set_aside))
            _execute(connection, _renaming(unfinished, name))
        except psycopg2.errors.ObjectInUse as error:
            raise Refused("database_in_use", {"database": name}) from error
    return set_aside


def _renaming(old: str, new: str) -> sql.Composed:
    return sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))


def _exists(connection: Any, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_database WHERE datname = %s)", (name,))
        return bool(cursor.fetchone()[0])


def _execute(connection: Any, statement: str | sql.Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
