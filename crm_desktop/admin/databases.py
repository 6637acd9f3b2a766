"""create-database, migrate and check: the base as a whole."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg2
from sqlalchemy.exc import SQLAlchemyError

from crm_desktop import paths
from crm_desktop.admin import connection
from crm_desktop.admin.output import FOUND, Output, Result
from crm_desktop.services import backup, base_check, migrate
from crm_desktop.services.base_check import Finding
from crm_desktop.services.base_state import BaseState
from crm_desktop.services.errors import Refused


def create_database(options: argparse.Namespace, output: Output) -> Result:
    """A new base, empty but for what the law and the calendar say."""
    server, name = connection.server_of(options, output)
    migrate.create_database(server, name)
    revision = migrate.newest_revision()
    return Result({"database": name, "revision": revision}, [output.say("created", database=name, revision=revision)])


def backup_folder(options: argparse.Namespace) -> Path:
    """Where copies go when nothing else is said."""
    return Path(options.backup_folder) if options.backup_folder else paths.data_folder() / "backups"


def run_migration(options: argparse.Namespace, output: Output) -> Result:
    """Backs up and upgrades under the lock; a failure names the copy and leaves the base as it was."""
    server, name = connection.server_of(options, output)
    made: list[Path] = []

    def prepare(state: BaseState) -> None:
        if options.no_backup or not state.revision:
            return
        output.note("backing_up", database=name)
        made.append(backup.backup(server, name, backup_folder(options), keep=options.keep).path)
        output.note("upgrading", revision=migrate.newest_revision())

    try:
        done = migrate.upgrade(server, name, waits=False, only_if_needed=True, prepare=prepare)
    except (Refused, psycopg2.Error, SQLAlchemyError) as error:
        if not made:
            raise
        facts = error.facts if isinstance(error, Refused) else {}
        why = output.say(error.code, **facts) if isinstance(error, Refused) else str(error).strip()
        raise Refused("migration_failed", {**facts, "said": why, "backup": str(made[0])}) from error
    lies = str(made[0]) if made else ""
    facts = {"from": done.before.revision, "to": done.revision, "done": done.done, "backup": lies}
    if not done.done:
        return Result(facts, [output.say("nothing_to_do", revision=done.revision)])
    before = done.before.revision or "-"
    lines = [output.say("migrated", before=before, after=done.revision)]
    lines += [output.say("backup_lies", path=lies)] if lies else []
    return Result(facts, lines)


def check(options: argparse.Namespace, output: Output) -> Result:
    """The audit; errors end with the exit code 4, warnings alone do not."""
    server, name = connection.server_of(options, output)
    return told(base_check.check(server, name), output, {"database": name})


def told(findings: Sequence[Finding], output: Output, facts: dict[str, Any]) -> Result:
    """Findings as lines and as JSON."""
    errors = sum(finding.is_error for finding in findings)
    listed = [
        {
            "code": finding.code,
            "severity": "error" if finding.is_error else "warning",
            "subject": finding.subject,
            "facts": finding.facts,
            "message": output.say(f"finding_{finding.code}", subject=finding.subject, **finding.facts),
        }
        for finding in findings
    ]
    facts = {**facts, "errors": errors, "warnings": len(listed) - errors, "findings": listed}
    lines = [output.say(f"line_{finding['severity']}", message=finding["message"]) for finding in listed]
    lines.append(output.say("checked" if listed else "clean", errors=errors, warnings=len(listed) - errors))
    return Result(facts, lines, FOUND if errors else 0, "findings" if errors else "")
