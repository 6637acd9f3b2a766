"""A backup of a base into one file, of one moment, while people go on working."""

import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from psycopg2 import sql
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ

from crm_desktop import __version__
from crm_desktop.services import backup_file, base_state, client_programs, migrate
from crm_desktop.services.backup_file import Manifest
from crm_desktop.services.base_state import BaseState
from crm_desktop.services.errors import Refused
from crm_desktop.services.server_programs import ServerFailed

# A dump without its indexes and compressed takes a fifth of the base; half of that again for surprises.
SHARE_OF_BASE = 0.3
SMALLEST_ROOM = 16 << 20
TABLES = (
    "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2"
)


@dataclass(frozen=True)
class Backup:
    """The file, what it says of itself, and the older files that made room for it."""

    path: Path
    manifest: Manifest
    removed: tuple[Path, ...] = ()


def backup(server: Mapping[str, Any], name: str, folder: Path, *, keep: int = 0) -> Backup:
    """Writes crm-<base>-<UTC time>.crmbackup into the folder; `keep` > 0 leaves only that many of this base.

    Raises Refused: not_a_base, rights_missing, no_programs, no_room, backup_not_written, dump_failed.
    """
    connection = migrate.open_base(server, name)
    try:
        state = base_state.look(connection)
        connection.rollback()
        if not state.revision:
            raise Refused("not_a_base", {"database": name})
        connection.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True)
        folder.mkdir(parents=True, exist_ok=True)
        with connection, connection.cursor() as cursor:
            _require_reader(cursor)
            cursor.execute("SELECT pg_database_size(current_database())")
            backup_file.require_room(folder, int(cursor.fetchone()[0] * SHARE_OF_BASE) + SMALLEST_ROOM)
            path = folder / backup_file.name_of(name, datetime.now(UTC))
            with backup_file.written(path) as archive:
                manifest = _fill(archive, cursor, server, state)
    finally:
        connection.close()
    return Backup(path, manifest, _make_room(folder, name, keep))


def _require_reader(cursor: Any) -> None:
    """Row security would cut a dump by anybody else short; pg_dump would refuse as well, but without the remedy."""
    cursor.execute(
        "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls))"
        " OR EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_owner' AND pg_has_role(oid, 'USAGE'))"
    )
    if cursor.fetchone() != (True,):
        raise Refused("rights_missing", {"missing": base_state.membership(cursor.connection.info.user)})


def _fill(archive: zipfile.ZipFile, cursor: Any, server: Mapping[str, Any], state: BaseState) -> Manifest:
    """The dump and the counts are of one snapshot, so that a restored base can be held against them."""
    info = cursor.connection.info
    programs = client_programs.fitting(cursor.connection.server_version)
    cursor.execute("SELECT pg_export_snapshot()")
    (snapshot,) = cursor.fetchone()
    digest = _dump(archive, programs, server, info.dbname, snapshot)
    logins = _verifiers(cursor)
    if logins is not None:
        backup_file.add_json(archive, backup_file.LOGINS, logins)
    manifest = Manifest(
        database=info.dbname,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        made_by=info.user,
        program=__version__,
        revision=state.revision,
        fingerprint=state.fingerprint,
        server=str(info.parameter_status("server_version")),
        dumped_by=programs.major,
        sha256=digest,
        rows=counted(cursor),
        roles=_groups(cursor),
        with_logins=logins is not None,
    )
    backup_file.add_manifest(archive, manifest)
    return manifest


def _dump(
    archive: zipfile.ZipFile,
    programs: client_programs.ClientPrograms,
    server: Mapping[str, Any],
    name: str,
    snapshot: str,
) -> str:
    arguments = ["--format=custom", f"--snapshot={snapshot}", "--lock-wait-timeout=60000", "--no-password"]
    with tempfile.TemporaryFile() as errors:
        with programs.start("pg_dump", [*arguments, f"--dbname={name}"], server, errors) as dumping:
            assert dumping.stdout is not None
            try:
                digest = backup_file.add_dump(archive, dumping.stdout)
            except BaseException:
                dumping.kill()
                raise
        if dumping.returncode:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").strip()[-2000:]
            raise Refused("dump_failed", {"said": said}) from ServerFailed(said)
    return digest


def counted(cursor: Any) -> dict[str, int]:
    """Rows of every table, in the transaction of the cursor."""
    cursor.execute(TABLES)
    rows = {}
    for schema, table in cursor.fetchall():
        cursor.execute(sql.SQL("SELECT count(*) FROM {}.{}").format(sql.Identifier(schema), sql.Identifier(table)))
        rows[f"{schema}.{table}"] = cursor.fetchone()[0]
    return rows


def _verifiers(cursor: Any) -> dict[str, dict[str, Any]] | None:
    """Passwords as the server keeps them (SCRAM verifiers); None where only a superuser may read them."""
    cursor.execute("SELECT has_table_privilege('pg_catalog.pg_authid', 'SELECT')")
    if cursor.fetchone() != (True,):
        return None
    cursor.execute(
        "SELECT e.login, a.rolpassword, a.rolvaliduntil::text FROM crm.employee e"
        " JOIN pg_catalog.pg_authid a ON a.rolname = e.login WHERE e.active AND a.rolpassword LIKE 'SCRAM-SHA-256$%'"
    )
    return {login: {"verifier": verifier, "until": until} for login, verifier, until in cursor.fetchall()}


def _groups(cursor: Any) -> list[str]:
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^crm_' AND NOT rolcanlogin ORDER BY 1")
    return [name for (name,) in cursor.fetchall()]


def _make_room(folder: Path, name: str, keep: int) -> tuple[Path, ...]:
    if keep <= 0:
        return ()
    old = tuple(backup_file.of_base(folder, name)[:-keep])
    for path in old:
        path.unlink()
    return old
