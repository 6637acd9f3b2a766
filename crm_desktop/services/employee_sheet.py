"""Employees from a table: what each column and cell means, what is wrong with it, heads before their people.

Codes of `EmployeeRow.errors`: required, login_wrong, login_repeated, role_unknown, email_wrong, phone_wrong,
head_unknown (neither in the table nor known), head_cycle, department_unknown, too_long.
"""

import re
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from crm_desktop.services import phones, spreadsheet
from crm_desktop.services.spreadsheet import Row, SheetRefused, cell_text

FIELDS: Final = (
    "login", "last_name", "first_name", "middle_name", "position", "email", "phone", "roles", "head", "department",
)  # fmt: skip
REQUIRED: Final = ("login", "last_name", "first_name", "roles")
LONGEST: Final = 200
LOGIN: Final = re.compile(r"e_[a-z0-9_]{2,40}")
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# The first rule that fits wins; «имя входа» is a login, «отдел» no person.
HEADINGS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("login", r"логин|имя входа|учетн|\blogin\b|\buser ?name\b|\baccount\b"),
        ("last_name", r"фамилия|\blast ?name\b|\bsurname\b"),
        ("middle_name", r"отчество|\bmiddle ?name\b|patronymic"),
        ("head", r"руководител|начальник|\bhead\b|\bmanager\b|\bsupervisor\b"),
        ("department", r"отдел|подразделени|департамент|\bdepartment\b"),
        ("position", r"должност|\bposition\b|\btitle\b|\bjob\b"),
        ("email", r"почта|e ?mail|мейл|мэйл"),
        ("phone", r"телефон|\bтел\b|\bphone\b|\bmobile\b"),
        ("roles", r"\bрол[ьи]|\broles?\b"),
        ("first_name", r"\bимя\b|\bfirst ?name\b|\bgiven ?name\b|\bname\b"),
    )
)
ROLES: Final[Mapping[str, str]] = {
    "manager": "manager", "менеджер": "manager",
    "assistant": "assistant", "ассистент": "assistant", "помощник": "assistant",
    "expert": "expert", "эксперт": "expert",
    "accountant": "accountant", "бухгалтер": "accountant",
    "analyst": "analyst", "аналитик": "analyst",
    "administrator": "administrator", "администратор": "administrator",
    "integrator": "integrator", "обмен": "integrator",
    "executive": "executive", "руководство": "executive", "директор": "executive",
}  # fmt: skip
HEADER_DEPTH: Final = 30
# Without 0 and O, 1, l and I: it is read from paper and typed once.
ALPHABET: Final = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class EmployeeRow:
    """Line `line` of the file (from 1): `values` by FIELDS, roles as a list; `errors` field -> code keep it out."""

    line: int
    values: Mapping[str, Any]
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_importable(self) -> bool:
        """Nothing is wrong with it by itself; the base may still refuse (login_taken)."""
        return not self.errors


def read_employees(
    path: Path, *, known_logins: Collection[str] = (), departments: Collection[str] = ()
) -> list[EmployeeRow]:
    """Rows in an order in which they can be made: a head before his people, otherwise as in the file.

    `known_logins` and `departments` are those of the base; with no departments known their names are not judged.
    Raises SheetRefused: what `spreadsheet.read` raises, and no_columns (name, missing) without a heading row.
    """
    rows = spreadsheet.read(path).rows
    header, columns = _columns(rows)
    missing = [name for name in REQUIRED if name not in columns.values()]
    if missing:
        raise SheetRefused("no_columns", name=path.name, missing=missing)
    found = [
        _employee(row, number, columns)
        for number, row in enumerate(rows[header + 1 :], start=header + 2)
        if any(cell_text(cell) for cell in row)
    ]
    return _in_order(_judged(found, known_logins, departments))


def generate_password() -> str:
    """Sixteen letters and figures in four groups (about 92 bits), for one sign-in; nobody has to remember it."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def _columns(rows: Sequence[Row]) -> tuple[int, dict[int, str]]:
    """The row among the first that names most fields."""
    best: tuple[int, dict[int, str]] = (-1, {})
    for index, row in enumerate(rows[:HEADER_DEPTH]):
        columns: dict[int, str] = {}
        for place, cell in enumerate(row):
            name = field_of_heading(cell_text(cell))
            if name is not None and name not in columns.values():
                columns[place] = name
        if len(columns) > len(best[1]):
            best = (index, columns)
    return best


def field_of_heading(heading: str) -> str | None:
    """The field a heading names, None when it names none."""
    words = " ".join(re.sub(r"[^0-9a-zа-я]+", " ", heading.lower().replace("ё", "е")).split())
    if heading.strip().lower() in FIELDS:
        return heading.strip().lower()
    return next((name for name, rule in HEADINGS if rule.search(words)), None)


def _employee(row: Row, line: int, columns: Mapping[int, str]) -> EmployeeRow:
    texts = {name: cell_text(row[place]) if place < len(row) else "" for place, name in columns.items()}
    values: dict[str, Any] = {name: texts.get(name, "") for name in FIELDS}
    errors = {name: "required" for name in REQUIRED if not values[name]}
    errors |= {name: "too_long" for name in FIELDS if len(values[name]) > LONGEST}
    values["login"] = login_of(values["login"])
    values["head"] = login_of(values["head"]) if LOGIN.fullmatch(login_of(values["head"])) else values["head"]
    for name, judge in (("login", _login), ("roles", _roles), ("email", _email), ("phone", _phone)):
        if values[name] and name not in errors:
            values[name], code = judge(values[name])
            if code:
                errors[name] = code
    if not values["roles"]:
        values["roles"] = []
    return EmployeeRow(line, values, errors)


def login_of(text: str) -> str:
    """«Ivanov» and «E_IVANOV» are both e_ivanov, as logins are written in the base."""
    plain = text.strip().lower()
    return plain if not plain or plain.startswith("e_") else f"e_{plain}"


def _login(text: str) -> tuple[str, str]:
    return text, "" if LOGIN.fullmatch(text) else "login_wrong"


def _roles(text: str) -> tuple[list[str], str]:
    words = [word for word in re.split(r"[,;/\s]+", text.lower()) if word]
    known = [ROLES[word] for word in words if word in ROLES]
    return list(dict.fromkeys(known)), "" if len(known) == len(words) else "role_unknown"


def _email(text: str) -> tuple[str, str]:
    return text, "" if EMAIL.fullmatch(text) else "email_wrong"


def _phone(text: str) -> tuple[str, str]:
    found, bad = phones.phones(text)
    return (found[0].number if found else text), "phone_wrong" if bad or not found else ""


def _judged(rows: Sequence[EmployeeRow], known: Collection[str], departments: Collection[str]) -> list[EmployeeRow]:
    """What only the whole table can tell: repeated logins, heads and departments that do not exist."""
    names = {name.lower(): name for name in departments}
    first: dict[str, int] = {}
    judged = []
    for row in rows:
        errors, values = dict(row.errors), dict(row.values)
        login = values["login"]
        if login and first.setdefault(login, row.line) != row.line:
            errors.setdefault("login", "login_repeated")
        if values["department"] and names:
            values["department"] = names.get(values["department"].lower(), values["department"])
            if values["department"] not in departments:
                errors.setdefault("department", "department_unknown")
        judged.append(replace(row, values=values, errors=errors))
    return _with_heads(judged, known)


def _with_heads(rows: Sequence[EmployeeRow], known: Collection[str]) -> list[EmployeeRow]:
    """A head is named by login or by surname with or without the first name, here or in the base."""
    by_name: dict[str, set[str]] = {}
    for row in rows:
        if not row.values["login"]:
            continue
        last, full = row.values["last_name"].lower(), f"{row.values['last_name']} {row.values['first_name']}".lower()
        for name in (last, full, f"{full} {row.values['middle_name']}".strip().lower()):
            by_name.setdefault(name, set()).add(row.values["login"])
    logins = {row.values["login"] for row in rows} | set(known)
    found = []
    for row in rows:
        head = row.values["head"]
        named = by_name.get(head.lower(), set())
        if head and head not in logins:
            if len(named) == 1:
                row = replace(row, values={**row.values, "head": next(iter(named))})
            else:
                row = replace(row, errors={**row.errors, "head": "head_unknown"})
        found.append(row)
    return found


def _in_order(rows: Sequence[EmployeeRow]) -> list[EmployeeRow]:
    """Everybody after his head; those who are above themselves come last, with the reason."""
    waiting, done, ordered = list(rows), set[str](), list[EmployeeRow]()
    own = {row.values["login"] for row in rows}
    while waiting:
        ready = [row for row in waiting if row.values["head"] not in own - done or "head" in row.errors]
        if not ready:
            return ordered + [replace(row, errors={**row.errors, "head": "head_cycle"}) for row in waiting]
        ordered += ready
        done |= {row.values["login"] for row in ready}
        waiting = [row for row in waiting if row not in ready]
    return ordered
