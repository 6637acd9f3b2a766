"""The logins of a restored base: those the server has stay as they are, the others are made again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from psycopg2.extensions import encrypt_password

from crm_desktop.services import migrate
from crm_desktop.services.employee_sheet import generate_password


@dataclass(frozen=True)
class RestoredLogins:
    """Logins kept with the password they have on this server, made with that of the backup, and made with a new one."""

    kept: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    passwords: Mapping[str, str] = field(default_factory=dict)
    """Login to the temporary password of those whose own was not in the backup."""


def restore(server: Mapping[str, Any], name: str, verifiers: Mapping[str, Mapping[str, Any]]) -> RestoredLogins:
    """Makes what is missing, closes the logins of those who have left, and gives everybody exactly his groups.

    One transaction: a failure leaves the server's logins as they were.
    """
    connection = migrate.connect(server, name)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT e.id, e.login, e.active, EXISTS (SELECT FROM pg_roles r WHERE r.rolname = e.login)"
                " FROM crm.employee e ORDER BY e.login"
            )
            people = cursor.fetchall()
            made = [login for _, login, active, stands in people if active and not stands and login in verifiers]
            for login in made:
                _make(cursor, login, verifiers[login])
            passwords = {
                login: _renew(cursor, number, login)
                for number, login, active, stands in people
                if active and not stands and login not in made
            }
            _close(cursor, [login for _, login, active, _ in people if not active])
            cursor.execute("SELECT sec.sync_logins()")
    finally:
        connection.close()
    kept = tuple(login for _, login, active, stands in people if active and stands)
    return RestoredLogins(kept, tuple(made), passwords)


def _make(cursor: Any, login: str, kept: Mapping[str, Any]) -> None:
    """A temporary password ends when it would have ended."""
    cursor.execute("SELECT to_regprocedure('sec.make_login(text, text, timestamptz)') IS NOT NULL")
    if cursor.fetchone() == (True,):
        cursor.execute(
            "SELECT sec.make_login(%s, %s, coalesce(%s::timestamptz, 'infinity'))",
            (login, kept["verifier"], kept["until"]),
        )
    else:
        cursor.execute("SELECT sec.make_login(%s, %s)", (login, kept["verifier"]))


def _renew(cursor: Any, number: int, login: str) -> str:
    password = generate_password()
    verifier = encrypt_password(password, login, cursor.connection, "scram-sha-256")
    cursor.execute("SELECT sec.make_login(%s, %s)", (login, verifier))
    # Programs before temporary passwords had no such command.
    cursor.execute("SELECT to_regprocedure('api.employee_password(bigint, text)') IS NOT NULL")
    if cursor.fetchone() == (True,):
        cursor.execute("SELECT api.employee_password(%s, %s)", (number, verifier))
    return password


def _close(cursor: Any, logins: list[str]) -> None:
    """The name of somebody who has left stands closed on the new server too, so that nobody gets it again."""
    for login in logins:
        cursor.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", (login,))
        row = cursor.fetchone()
        if row is None:
            _renew_closed(cursor, login)
        elif row[0]:
            cursor.execute("SELECT sec.end_login(%s)", (login,))


def _renew_closed(cursor: Any, login: str) -> None:
    verifier = encrypt_password(generate_password(), login, cursor.connection, "scram-sha-256")
    cursor.execute("SELECT sec.make_login(%s, %s), sec.end_login(%s)", (login, verifier, login))
