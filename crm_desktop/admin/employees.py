"""add-employee, disable-employee and set-password: people and their logins, through the base's own commands."""

import argparse
import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg2.extensions import encrypt_password

from crm_desktop.admin import connection
from crm_desktop.admin.output import REFUSED, Output, Result
from crm_desktop.admin.password_file import PasswordFile
from crm_desktop.services import employee_sheet, migrate, password_rules
from crm_desktop.services.database import translated
from crm_desktop.services.employee_sheet import EmployeeRow, generate_password
from crm_desktop.services.errors import Invalid, Refused

FIELDS = ("login", "last_name", "first_name", "middle_name", "position", "email", "phone")


@contextmanager
def _opened(options: argparse.Namespace, output: Output) -> Iterator[Any]:
    """Each statement for itself: what was made before a refusal stays made."""
    server, name = connection.server_of(options, output)
    raw = migrate.connect(server, name)
    raw.autocommit = True
    try:
        with translated(), raw.cursor() as cursor:
            yield cursor
    finally:
        raw.close()


def add_employee(options: argparse.Namespace, output: Output) -> Result:
    """One person, or with --file everybody of a table."""
    if options.file:
        return _add_from_file(options, output)
    needed = ("login", "last_name", "first_name")
    missing = [f"--{name.replace('_', '-')}" for name in needed if not getattr(options, name)]
    if missing:
        raise Refused("options_missing", {"options": ", ".join(missing)})
    login = employee_sheet.login_of(options.login)
    person: dict[str, Any] = {name: getattr(options, name) or "" for name in FIELDS} | {"login": login}
    person |= {"roles": _roles(options.roles), "must_change_password": not options.keep_password}
    with _opened(options, output) as cursor:
        person |= _links(cursor, options.head and employee_sheet.login_of(options.head), options.department)
        password = _password(options, output, login)
        number = _create(cursor, person, password)
    return _told(output, "employee_added", number, login, password if options.generate else "")


def set_password(options: argparse.Namespace, output: Output) -> Result:
    """A temporary password for somebody who has lost his; his sessions end."""
    login = employee_sheet.login_of(options.login)
    with _opened(options, output) as cursor:
        number = _employee(cursor, login)
        password = _password(options, output, login)
        cursor.execute("SELECT api.employee_password(%s, %s)", (number, _verifier(cursor, login, password)))
    return _told(output, "password_set", number, login, password if options.generate else "")


def disable_employee(options: argparse.Namespace, output: Output) -> Result:
    """The login is closed and its sessions end at once; what he leaves waits for a successor."""
    login = employee_sheet.login_of(options.login)
    with _opened(options, output) as cursor:
        number = _employee(cursor, login)
        cursor.execute("SELECT to_jsonb(api.employee_disable(%s))", (number,))
        left: dict[str, Any] = cursor.fetchone()[0] or {}
    counts = {name: int(left.get(name, 0)) for name in ("sessions", "held", "deals", "approvals", "tasks")}
    lines = [output.say("employee_disabled", login=login, **counts)]
    if counts["held"] or counts["deals"] or counts["approvals"] or counts["tasks"]:
        lines.append(output.say("left_behind", **counts))
    return Result({"id": number, "login": login, **counts}, lines)


def _told(output: Output, code: str, number: int, login: str, password: str) -> Result:
    facts: dict[str, Any] = {"id": number, "login": login}
    lines = [output.say(code, login=login, id=number)]
    if password:
        facts["password"] = password
        lines.append(output.say("password_once", password=password))
    return Result(facts, lines)


def _roles(text: str) -> list[str]:
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    unknown = [word for word in words if word not in employee_sheet.ROLES]
    if unknown:
        raise Refused("role_unknown", {"field": "roles", "value": ", ".join(unknown)})
    return [employee_sheet.ROLES[word] for word in words]


def _password(options: argparse.Namespace, output: Output, login: str) -> str:
    """Asked for twice, never shown; raises Refused with the objection of `password_rules`, or passwords_differ."""
    if options.generate:
        return generate_password()
    password = getpass.getpass(output.say("new_password", login=login))
    objection = password_rules.objection(password, login, "")
    if objection:
        raise Refused(objection)
    if getpass.getpass(output.say("password_again")) != password:
        raise Refused("passwords_differ")
    return password


def _verifier(cursor: Any, login: str, password: str) -> str:
    """The password itself leaves this computer in no form."""
    return encrypt_password(password, login, cursor.connection, "scram-sha-256")


def _create(cursor: Any, person: dict[str, Any], password: str) -> int:
    with translated():
        cursor.execute(
            "SELECT api.employee_create(%s, %s)", (json.dumps(person), _verifier(cursor, person["login"], password))
        )
    return int(cursor.fetchone()[0])


def _employee(cursor: Any, login: str) -> int:
    cursor.execute("SELECT id FROM crm.employee WHERE login = %s", (login,))
    row = cursor.fetchone()
    if row is None:
        raise Refused("employee_unknown", {"login": login})
    return int(row[0])


def _links(cursor: Any, head: str, department: str) -> dict[str, int]:
    links = {"head_id": _employee(cursor, head)} if head else {}
    if department:
        cursor.execute("SELECT min(id) FROM crm.department WHERE lower(name) = lower(%s)", (department,))
        (number,) = cursor.fetchone()
        if number is None:
            raise Refused("department_unknown", {"value": department})
        links["department_id"] = number
    return links


def _add_from_file(options: argparse.Namespace, output: Output) -> Result:
    if not options.dry_run and not options.passwords_file:
        raise Refused("options_missing", {"options": "--passwords-file"})
    with _opened(options, output) as cursor:
        cursor.execute("SELECT array_agg(login), (SELECT array_agg(name) FROM crm.department) FROM crm.employee")
        logins, departments = cursor.fetchone()
        rows = employee_sheet.read_employees(
            Path(options.file), known_logins=logins or (), departments=departments or ()
        )
        with PasswordFile(None if options.dry_run else options.passwords_file) as passwords:
            made, refused = _make_all(cursor, rows, passwords, options, set(logins or ()))
    facts = {"made": made, "refused": sorted(refused, key=lambda row: row["line"]), "dry_run": options.dry_run}
    lines = [_refusal(output, row) for row in facts["refused"]]
    lines.append(output.say("rows_would_be" if options.dry_run else "rows_made", made=len(made), refused=len(refused)))
    return Result(facts, lines, REFUSED if refused else 0, "rows_refused" if refused else "")


def _make_all(
    cursor: Any, rows: list[EmployeeRow], passwords: PasswordFile, options: argparse.Namespace, known: set[str]
) -> tuple[list[str], list[dict[str, Any]]]:
    made, refused = [], []
    for row in rows:
        errors = dict(row.errors)
        login, head = row.values["login"], row.values["head"]
        if login in known and not errors:
            errors["login"] = "login_taken"
        elif head and head not in known and not errors:
            errors["head"] = "head_not_made"
        if not errors and not options.dry_run:
            errors = _make(cursor, row, passwords, must_change=not options.keep_password)
        if errors:
            refused.append({"line": row.line, "login": login, "errors": errors})
        else:
            made.append(login)
            known.add(login)
    return made, refused


def _make(cursor: Any, row: EmployeeRow, passwords: PasswordFile, *, must_change: bool) -> dict[str, str]:
    """What the base has against this person; {} when he was made."""
    password = generate_password()
    person = {name: row.values[name] for name in (*FIELDS, "roles")} | {"must_change_password": must_change}
    try:
        person |= _links(cursor, row.values["head"], row.values["department"])
        _create(cursor, person, password)
    except Refused as error:
        return {str(error.facts.get("field", "")): error.code}
    except Invalid as error:
        return dict(error.fields)
    passwords.add(row.values["login"], password)
    return {}


def _refusal(output: Output, row: dict[str, Any]) -> str:
    reasons = "; ".join(
        f"{output.say(f'field_{name}')}: {output.say(f'cell_{code}')}" if name else output.say(f"cell_{code}")
        for name, code in row["errors"].items()
    )
    return output.say("row_refused", line=row["line"], login=row["login"] or "-", reasons=reasons)


