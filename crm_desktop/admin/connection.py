"""Where the base is and who asks: options of every command, a connection file, libpq's own ways to a password."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any

import psycopg2

from crm_desktop.admin.output import Output
from crm_desktop.services import connection_file, encryption, migrate
from crm_desktop.services.auth import Profile
from crm_desktop.services.database import unavailable
from crm_desktop.services.errors import Refused

PORT, USER, DATABASE = 5432, "postgres", "crm"


def profile_of(options: argparse.Namespace) -> Profile:
    """What was typed goes before what stands in the connection file.

    Raises Refused: not_a_connection_file, no_host.
    """
    known: dict[str, Any] = {}
    if options.connection:
        try:
            read = connection_file.read(Path(options.connection))
        except (OSError, ValueError, TypeError) as error:
            raise Refused("not_a_connection_file", {"path": options.connection}) from error
        known = {name: getattr(read, name) for name in PROFILE}
    typed = {name: getattr(options, name) for name in PROFILE if getattr(options, name, None)}
    told = {"name": "", "port": PORT, "database": DATABASE, **known, **typed}
    if not told.get("host"):
        raise Refused("no_host")
    told["name"] = told["name"] or f"{told['database']} · {told['host']}"
    return Profile(**told)


PROFILE = ("name", "host", "port", "database", "sslmode", "sslrootcert", "channel_binding", "color")


def server_of(options: argparse.Namespace, output: Output) -> tuple[dict[str, Any], str]:
    """Arguments of psycopg2.connect without the base, and the base; the password is asked for only when it is missed.

    Raises Refused as `profile_of`, and Unavailable.
    """
    profile = profile_of(options)
    user = options.user or os.environ.get("PGUSER") or USER
    server: dict[str, Any] = {"host": profile.host, "port": profile.port, "user": user}
    if os.environ.get("PGPASSWORD"):
        server["password"] = os.environ["PGPASSWORD"]
    if not is_this_computer(profile.host) or profile.sslmode:
        server |= encryption.parameters(profile.mode, profile.sslrootcert, profile.channel_binding)
    _try(server, profile.database, output)
    return server, profile.database


def is_this_computer(host: str) -> bool:
    """A socket in the file system counts: over it the system itself says who asks."""
    return encryption.is_near(host) or host.startswith(("/", "@"))


def _try(server: dict[str, Any], name: str, output: Output) -> None:
    """~/.pgpass and the like are read by libpq: whether they hold a password shows when one connects."""
    for asked in (False, True):
        for database in (name, *migrate.SHARED_DATABASES):
            problem = _problem(server, database)
            if problem is None:
                return
            if not _is_about_the_base(problem):
                break
        else:
            # Reached and believed; that no base can be entered is for the command to say.
            return
        if asked or "no password supplied" not in str(problem) or not sys.stdin.isatty():
            raise unavailable(problem, server) from problem
        server["password"] = getpass.getpass(output.say("password_of", user=server["user"]))


def _problem(server: dict[str, Any], name: str) -> psycopg2.OperationalError | None:
    try:
        migrate.connect(server, name).close()
    except psycopg2.OperationalError as error:
        return error
    return None


def _is_about_the_base(problem: psycopg2.OperationalError) -> bool:
    return 'database "' in str(problem) and ("does not exist" in str(problem) or "permission denied" in str(problem))
