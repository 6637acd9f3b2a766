"""The verbs of an administrator about people: hire, change, close and open logins; what he reads before he does."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from psycopg2.extensions import encrypt_password

from crm_desktop.services import documents
from crm_desktop.services.database import Reader
from crm_desktop.services.employee_sheet import generate_password
from crm_desktop.services.listings.directory_journal import REFERENCES
from crm_desktop.services.substitutions import MINE
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROLES = ("manager", "assistant", "expert", "accountant", "analyst", "administrator", "executive", "integrator")
# Empty texts of the base, not absent ones.
TEXTS = frozenset({"last_name", "first_name", "middle_name", "position", "email", "phone"})
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh",    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
LONGEST_LOGIN = 40


def read(reader: Reader, document: str, document_id: int) -> dict[str, Any]:
    """The card of `documents.read`, with `state`, `role_<role>` flags, `manager_ids`, `group_ids`, whether I arrange
    substitutions for him (`arranges`), and the words of the ids its history speaks of (`labels`).
    """
    card = documents.read(reader, document, document_id)
    card |= _more(reader, document_id)
    card |= {f"role_{role}": role in card["roles"] for role in ROLES}
    card["manager_ids"] = sorted(one["id"] for one in card["managers"])
    card["labels"] = labels(reader, card.get("history") or [])
    card["sessions"] = sessions(card["sessions"]) if card["sessions"] is not None else None
    return card


def sessions(connections: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One entry per computer {address, since, connections}: a program holds several connections at once."""
    found: dict[str, dict[str, Any]] = {}
    for one in connections:
        entry = found.setdefault(
            str(one["address"] or ""), {"address": one["address"], "since_at": one["since"], "connections": 0}
        )
        entry["since_at"] = min(filter(None, (entry["since_at"], one["since"])), default=None)
        entry["connections"] += 1
    return list(from_base(list(found.values())))


def _more(reader: Reader, employee_id: int) -> dict[str, Any]:
    from crm_desktop.services.listings.employees import SOURCE, STATE

    # Whoever leads a group need not be its member.
    members = "ARRAY(SELECT m.group_id FROM crm.expert_group_member m WHERE m.employee_id = d.id ORDER BY 1)"
    found = reader.rows(f"SELECT {STATE}, {members}, {MINE} FROM {SOURCE} WHERE d.id = %s", (employee_id,))
    return dict(zip(("state", "group_ids", "arranges"), found[0], strict=True)) if found else {}


def labels(reader: Reader, history: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """{column: {id: words}} for what the entries of a history refer to; one statement, or none."""
    wanted: dict[str, set[int]] = {}
    for entry in history:
        for name, value in entry["changes"].items():
            ids = value if isinstance(value, list) else [value]
            wanted.setdefault(name, set()).update(int(id) for id in ids if isinstance(id, int))
    parts, parameters = [], {}
    for names, table, words in REFERENCES:
        for name in names:
            if wanted.get(name):
                parts.append(f"SELECT '{name}', id, {words} FROM crm.{table} WHERE id = ANY (%({name})s)")
                parameters[name] = sorted(wanted[name])
    found: dict[str, dict[str, str]] = {}
    if parts:
        for name, id, words in reader.rows(" UNION ALL ".join(parts), parameters):
            found.setdefault(name, {})[str(id)] = words
    return found


def people(reader: Reader) -> dict[str, list[tuple[int, str]]]:
    """What an administrator chooses from: `managers` an assistant may help, and the expert `groups`."""
    rows = reader.rows(
        "SELECT 'managers', id, short_name FROM crm.employee WHERE active AND roles && ARRAY['manager', 'executive']"
        " UNION ALL SELECT 'groups', id, name FROM crm.expert_group ORDER BY 3"
    )
    found: dict[str, list[tuple[int, str]]] = {"managers": [], "groups": []}
    for kind, id, name in rows:
        found[kind].append((id, name))
    return found


def heads(reader: Reader, text: str, employee_id: int | None = None) -> list[tuple[int, str, str]]:
    """Active colleagues whom this employee may have for a head: neither himself nor anybody below him."""
    rows = reader.rows(
        "WITH RECURSIVE below(id, depth) AS (SELECT %(id)s::bigint, 0 UNION ALL SELECT e.id, b.depth + 1 FROM below b"
        " JOIN crm.employee e ON e.head_id = b.id WHERE b.depth < 50)"
        " SELECT d.id, d.short_name, d.position FROM crm.employee d WHERE d.active"
        " AND d.id NOT IN (SELECT id FROM below WHERE id IS NOT NULL)"
        " AND crm.fold(d.short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY d.short_name LIMIT 200",
        {"id": employee_id, "text": text},
    )
    return [(id, name, position) for id, name, position in rows]


def tree(reader: Reader) -> list[dict[str, Any]]:
    """Everybody who is active, with his head, for the picture of who leads whom."""
    names = ("id", "head_id", "name", "position", "roles", "department", "state")
    from crm_desktop.services.listings.employees import SOURCE, STATE

    rows = reader.rows(
        f"SELECT d.id, d.head_id, d.short_name, d.position, d.roles, p.name, {STATE} FROM {SOURCE} WHERE d.active"
        " ORDER BY d.last_name, d.first_name"
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


# logins and passwords


def transliterated(surname: str) -> str:
    """A surname as a login: «Щукина-Ёлкина» is e_shchukina_elkina; "" when no letter is left."""
    latin = "".join(LATIN.get(sign, sign) for sign in surname.strip().lower())
    plain = re.sub(r"[^a-z0-9]+", "_", latin).strip("_")[:LONGEST_LOGIN]
    return f"e_{plain}" if plain else ""


def free_login(reader: Reader, surname: str) -> str:
    """The login this surname would give, with a figure when it is taken; logins of those who left stay taken."""
    plain = transliterated(surname)
    if not plain:
        return ""
    rows = reader.rows("SELECT login FROM crm.employee WHERE starts_with(login, %s)", (plain[: LONGEST_LOGIN - 2],))
    taken = {login for (login,) in rows}
    numbered = (plain if number == 1 else f"{plain[: LONGEST_LOGIN - 2]}{number}" for number in range(1, 1000))
    return next(login for login in numbered if login not in taken)


def verifier(session: "Session", login: str, password: str) -> str:
    """What the base is given in the place of a password: the password itself leaves this computer in no form."""
    raw = session.connection().connection.driver_connection
    return encrypt_password(password, login, raw, "scram-sha-256")


def create(session: "Session", values: Mapping[str, Any], password: str) -> tuple[int, int]:
    """Makes an employee with his login and this temporary password; returns id and version.

    Raises Refused: login_taken, login_wrong, role_unknown, field_required, not_a_manager, group_unknown.
    """
    from sqlalchemy import text

    sent = _sent(values)
    made = documents.call(session, "employee_create", json.dumps(sent), verifier(session, str(sent["login"]), password))
    number = int(made["value"])
    version = session.execute(text("SELECT version FROM crm.employee WHERE id = :id"), {"id": number}).scalar_one()
    return number, int(version)


def save(
    session: "Session", document: str, document_id: int, version: int, changes: dict[str, Any], **_lines: Any
) -> tuple[int, int]:
    """Changes what is named; raises Stale, Denied, Refused: own_rights, head_cycle, last_administrator, as `create`."""
    answer = documents.call(session, "employee_save", document_id, version, json.dumps(_sent(changes)))
    return int(answer["id"]), int(answer["version"])


def _sent(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: "" if value is None and name in TEXTS else value for name, value in values.items()}


def renew_password(session: "Session", employee_id: int, login: str, password: str) -> int:
    """A temporary password for somebody who has lost his; how many sessions were ended. Raises Refused own_rights."""
    answer = documents.call(session, "employee_password", employee_id, verifier(session, login, password))
    return int(answer["value"])


def enable(session: "Session", employee_id: int, login: str, password: str) -> None:
    """The person is back: the same login, a temporary password."""
    documents.call(session, "employee_enable", employee_id, verifier(session, login, password))


def disable(session: "Session", employee_id: int) -> dict[str, Any]:
    """Ends sessions, login and rights at once; what is left behind and how many sessions were ended.

    Raises Refused own_login, last_administrator.
    """
    return documents.call(session, "employee_disable", employee_id)


def end_sessions(session: "Session", employee_id: int) -> int:
    """Ends what a person has open on every computer; how many connections that were."""
    return int(documents.call(session, "employee_end_sessions", employee_id)["value"])


def new_password() -> str:
    """A temporary password: read from paper once and typed once."""
    return generate_password()
