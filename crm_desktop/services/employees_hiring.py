"""Employees from a table: what would happen to each row, and hiring them one by one with a file of their passwords."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg2

from crm_desktop.services import employee_sheet, employees, spreadsheet
from crm_desktop.services.database import Reader, trouble
from crm_desktop.services.employee_sheet import EmployeeRow
from crm_desktop.services.employees_password_file import PasswordFile
from crm_desktop.services.errors import Invalid, Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NEW, KNOWN, WRONG = "new", "known", "wrong"
FIELDS = ("login", "last_name", "first_name", "middle_name", "position", "email", "phone", "roles")


@dataclass(frozen=True)
class Planned:
    """A row and what would happen: new (hired), known (the login exists, nothing is changed) or wrong (stays out)."""

    row: EmployeeRow
    fate: str


@dataclass(frozen=True)
class EmployeeFile:
    """A table of people as it was understood, held against the base without changing it."""

    path: Path
    planned: tuple[Planned, ...]
    departments: dict[str, int] = field(default_factory=dict)

    def count(self, fate: str) -> int:
        """How many rows meet this fate."""
        return sum(one.fate == fate for one in self.planned)


def plan(reader: Reader, path: Path) -> EmployeeFile:
    """Reads the table and compares it with the base; raises SheetRefused."""
    known = {login for (login,) in reader.rows("SELECT login FROM crm.employee")}
    departments = dict(reader.rows("SELECT name, id FROM crm.department"))
    rows = employee_sheet.read_employees(path, known_logins=known, departments=list(departments))
    rows = _with_known_heads(reader, rows)
    planned = tuple(
        Planned(row, KNOWN if row.values["login"] in known else NEW if row.is_importable else WRONG) for row in rows
    )
    return EmployeeFile(path, _without_orphans(planned, known), departments)


def _with_known_heads(reader: Reader, rows: list[EmployeeRow]) -> list[EmployeeRow]:
    """A head who works here already may be called by his name, as long as only one person is called so."""
    wanted = [row for row in rows if row.errors.get("head") == "head_unknown"]
    if not wanted:
        return rows
    people = reader.rows("SELECT login, last_name, first_name, middle_name, short_name FROM crm.employee WHERE active")
    called: dict[str, set[str]] = {}
    for login, last, first, middle, short in people:
        for name in (last, f"{last} {first}", f"{last} {first} {middle}", short):
            called.setdefault(_plain(name), set()).add(login)
    return [_headed(row, called.get(_plain(row.values["head"]), set())) if row in wanted else row for row in rows]


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("ё", "е").replace(".", ". ").split())


def _headed(row: EmployeeRow, logins: set[str]) -> EmployeeRow:
    if len(logins) != 1:
        return row
    errors = {name: code for name, code in row.errors.items() if name != "head"}
    return EmployeeRow(row.line, {**row.values, "head": next(iter(logins))}, errors)


def _without_orphans(planned: tuple[Planned, ...], known: set[str]) -> tuple[Planned, ...]:
    """Whose head is a row that stays out, stays out as well: heads stand before their people."""
    there = set(known)
    found = []
    for one in planned:
        head = one.row.values["head"]
        if one.fate == NEW and head and head not in there:
            row = EmployeeRow(one.row.line, one.row.values, {**one.row.errors, "head": "head_not_made"})
            found.append(Planned(row, WRONG))
            continue
        if one.fate == NEW:
            there.add(str(one.row.values["login"]))
        found.append(one)
    return tuple(found)


@dataclass
class Hired:
    """What the import did: how many, who was refused by the base ({line: (field, problem)}), whether it was stopped."""

    made: int = 0
    refused: dict[int, tuple[str, Exception]] = field(default_factory=dict)
    stopped: bool = False


def run(session: "Session", file: EmployeeFile, passwords: Path, heard: Callable[[int], bool]) -> Hired:
    """Hires the new ones in order; `heard(done)` after each says whether to go on.

    Each is a transaction of its own: what was made before a stop or a refusal stays made, and its password is in the
    file. Raises Refused file_busy before anybody is made.
    """
    done = Hired()
    with PasswordFile(passwords) as sheet:
        for one in file.planned:
            if one.fate != NEW:
                continue
            problem = _hire(session, file, one.row, sheet)
            if problem is None:
                done.made += 1
            else:
                done.refused[one.row.line] = problem
            if not heard(done.made + len(done.refused)):
                done.stopped = True
                break
    return done


def _hire(
    session: "Session", file: EmployeeFile, row: EmployeeRow, sheet: PasswordFile
) -> tuple[str, Exception] | None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    values: dict[str, Any] = {name: row.values[name] for name in FIELDS}
    values["department_id"] = file.departments.get(row.values["department"])
    if row.values["head"]:
        sql = text("SELECT id FROM crm.employee WHERE login = :login AND active")
        values["head_id"] = session.execute(sql, {"login": row.values["head"]}).scalar()
        if values["head_id"] is None:
            return "head", Refused("head_not_made")
    password = employees.new_password()
    name = " ".join(filter(None, (values["last_name"], values["first_name"], values["middle_name"])))
    try:
        employees.create(session, values, password)
    except DBAPIError as error:
        problem = trouble(error.orig) if isinstance(error.orig, psycopg2.Error) else None
        if not isinstance(problem, Refused | Invalid):
            raise
        session.rollback()
        return str(problem.facts.get("field") or next(iter(getattr(problem, "fields", {})), "")), problem
    sheet.add(name, str(values["login"]), password)
    return None


def save_rejected(
    path: Path, file: EmployeeFile, reasons: dict[int, str], titles: tuple[str, ...], reason_title: str
) -> int:
    """The rows that stayed out, with the reason of each, ready to be mended and read again."""
    rows = [
        ([_cell(one.row.values.get(name)) for name in employee_sheet.FIELDS], reasons[one.row.line])
        for one in file.planned
        if one.row.line in reasons
    ]
    return spreadsheet.write_rejected(path, titles, rows, reason_title)


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
