"""backup and restore: copies that are proved, and a base out of a copy."""

import argparse
from pathlib import Path
from typing import Any

from crm_desktop.admin import connection
from crm_desktop.admin.databases import backup_folder, told
from crm_desktop.admin.output import Output, Result
from crm_desktop.admin.password_file import PasswordFile
from crm_desktop.services import backup as backups
from crm_desktop.services import restore as restoring
from crm_desktop.services.restore import Restored


def backup(options: argparse.Namespace, output: Output) -> Result:
    """One file of one moment; with --prove restored at once beside the base and held against it."""
    server, name = connection.server_of(options, output)
    made = backups.backup(server, name, backup_folder(options), keep=options.keep)
    manifest = made.manifest
    facts: dict[str, Any] = {
        "path": str(made.path),
        "bytes": made.path.stat().st_size,
        "tables": len(manifest.rows),
        "rows": sum(manifest.rows.values()),
        "revision": manifest.revision,
        "with_logins": manifest.with_logins,
        "removed": [str(path) for path in made.removed],
    }
    lines = [output.say("backed_up", path=made.path, tables=facts["tables"], rows=facts["rows"])]
    lines += [] if manifest.with_logins else [output.say("without_logins")]
    lines += [output.say("removed", path=path) for path in made.removed]
    if not options.prove:
        return Result(facts, lines)
    output.note("proving", path=made.path)
    return _proved(restoring.prove(server, made.path), output, facts, lines)


def restore(options: argparse.Namespace, output: Output) -> Result:
    """A base under a new name, or with --prove only the proof that it could be one."""
    server, name = connection.server_of(options, output)
    path = Path(options.file)
    if options.prove:
        return _proved(restoring.prove(server, path), output, {"path": str(path)}, [])
    with PasswordFile(options.passwords_file) as passwords:
        done = restoring.restore(server, path, name, replace=options.replace)
        for login, password in done.logins.passwords.items():
            passwords.add(login, password)
    facts: dict[str, Any] = {
        "path": str(path),
        "database": name,
        "set_aside": done.set_aside,
        "logins_kept": list(done.logins.kept),
        "logins_made": list(done.logins.made),
        "need_new_password": sorted(done.logins.passwords),
    }
    lines = [output.say("restored", database=name, made_at=done.manifest.made_at)]
    lines += [output.say("set_aside", database=name, set_aside=done.set_aside)] if done.set_aside else []
    if done.logins.passwords:
        code = "passwords_written" if options.passwords_file else "need_passwords"
        lines.append(output.say(code, logins=", ".join(sorted(done.logins.passwords)), path=options.passwords_file))
    return _proved(done, output, facts, lines)


def _proved(done: Restored, output: Output, facts: dict[str, Any], lines: list[str]) -> Result:
    rows = done.manifest.rows
    lines = [*lines, output.say("rows_agree", tables=len(rows), rows=sum(rows.values()))]
    older = [finding for finding in done.findings if finding.code in restoring.MENDED_BY_MIGRATE]
    result = told([finding for finding in done.findings if finding not in older], output, {**facts, "proved": True})
    if older:
        lines.append(output.say("migrate_next", revision=done.manifest.revision))
    return Result(
        {**result.facts, "needs_migrate": bool(older)}, [*lines, *result.lines], result.exit_code, result.code
    )
