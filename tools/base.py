"""An administrator's command: makes a base on a server of the company, upgrades it, lets the first person in.

    python -m tools.base create     --host db.example.com --user postgres --database crm
    python -m tools.base upgrade    --host db.example.com --user postgres --database crm
    python -m tools.base person     --host db.example.com --user postgres --database crm \
                                    --login e_gromov --name "Громов Виктор Павлович" --roles administrator

The password of the superuser comes from PGPASSWORD or is asked for; the new person's is asked for, never an argument.
"""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

import psycopg2
from psycopg2.extensions import encrypt_password

from crm_desktop.services import migrate

SHORTEST_PASSWORD = 12


def main(arguments: Sequence[str]) -> int:
    """0 when it was done, otherwise 1 after a line that says why not."""
    options = parsed(arguments)
    password = os.environ.get("PGPASSWORD") or getpass.getpass(f"Password of {options.user}: ")
    server: migrate.Server = {
        "host": options.host, "port": options.port, "user": options.user, "password": password,
    }  # fmt: skip
    try:
        if options.action == "create":
            migrate.create_database(server, options.database)
        elif options.action == "upgrade":
            migrate.upgrade(server, options.database)
        else:
            add_person(server, options, getpass.getpass(f"New password of {options.login}: "))
    except (psycopg2.Error, ValueError) as error:
        print(f"not done: {str(error).strip()}", file=sys.stderr)
        return 1
    print("done")
    return 0


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Exits with 2 and the usage when something is missing."""
    parser = argparse.ArgumentParser(prog="python -m tools.base")
    parser.add_argument("action", choices=("create", "upgrade", "person"))
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, default=5432)
    parser.add_argument("--user", default="postgres")
    parser.add_argument("--database", default="crm")
    parser.add_argument("--login", default="")
    parser.add_argument("--name", default="", help="last, first and middle name")
    parser.add_argument("--roles", default="administrator", help="comma between them")
    return parser.parse_args(arguments)


def add_person(server: migrate.Server, options: argparse.Namespace, password: str) -> int:
    """The id of the new employee; the password leaves this computer as a SCRAM verifier only."""
    if len(password) < SHORTEST_PASSWORD:
        raise ValueError(f"a password has {SHORTEST_PASSWORD} characters at least")
    last, first, *middle = options.name.split()
    employee = {
        "login": options.login,
        "last_name": last,
        "first_name": first,
        "middle_name": " ".join(middle),
        "roles": options.roles.split(","),
    }
    connection = migrate.connect(server, options.database)
    try:
        with connection, connection.cursor() as cursor:
            verifier = encrypt_password(password, options.login, connection, "scram-sha-256")
            cursor.execute("SELECT api.employee_create(%s, %s)", (json.dumps(employee), verifier))
            answer: Any = cursor.fetchone()
            return int(answer[0])
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
