"""Fills a freshly migrated base with the demonstration's office: people, organisations, price list, first clients."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from psycopg2.extensions import encrypt_password
from psycopg2.extras import execute_values

from crm_desktop.services.demo_data_catalog import DIRECTIONS, SERVICES, Service
from crm_desktop.services.demo_data_clients import FIRST_CLIENTS, Client
from crm_desktop.services.demo_data_office import (
    ASSISTANCE,
    BANKS,
    DEPARTMENTS,
    GROUPS,
    ORGANIZATIONS,
    PEOPLE,
    PERMITS,
    Organization,
    Person,
)
from crm_desktop.services.vat import VatMode, basis_text

# What a demonstration shows of bands needs a lower limit than the law's, and a sum that fits into it.
OWN_LIMITS_YEARS = (-1, 0, 1)
SINCE = date(2025, 1, 1)
GENERAL_RATE_22_SINCE = date(2026, 1, 1)


def fill(
    connection: Connection,
    *,
    clients: bool = True,
    passwords: Mapping[str, str] | None = None,
    today: date | None = None,
) -> dict[str, str]:
    """Writes the office in one transaction and returns login to password; logins known in `passwords` keep theirs.

    `connection` is the superuser's or the owner's. Logins belong to the whole server: a second base on it must be
    filled with the passwords of the first. Not idempotent.
    """
    day = today or date.today()
    given = {person.login: (passwords or {}).get(person.login) or secrets.token_urlsafe(9) for person in PEOPLE}
    with connection, connection.cursor() as cursor:
        people = _people(cursor, given, day)
        groups = _groups(cursor, people)
        services = _catalog(cursor, groups)
        _organizations(cursor, services, day)
        _quotas(cursor, people)
        if clients:
            add_clients(cursor, FIRST_CLIENTS)
    return given


def renew_passwords(connection: Connection) -> dict[str, str]:
    """New passwords for all people of the office; login to password."""
    given = {person.login: secrets.token_urlsafe(9) for person in PEOPLE}
    with connection, connection.cursor() as cursor:
        for login, password in given.items():
            verifier = encrypt_password(password, login, connection, "scram-sha-256")
            cursor.execute("SELECT sec.make_login(%s, %s)", (login, verifier))
    return given


def _insert(cursor: Cursor, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> list[int]:
    """Rows in one statement; ids in the order of the rows."""
    answer = execute_values(
        cursor, f"INSERT INTO crm.{table} ({columns}) VALUES %s RETURNING id", list(rows), page_size=1000, fetch=True
    )
    return [number for (number,) in answer]


def _people(cursor: Cursor, passwords: Mapping[str, str], day: date) -> dict[str, int]:
    departments = _insert(cursor, "department", "name", ((name,) for name in DEPARTMENTS))
    ids: dict[str, int] = {}
    # Every employee makes the rights of all logins anew; once after the last of them is enough.
    cursor.execute("ALTER TABLE crm.employee DISABLE TRIGGER hierarchy")
    for place, person in enumerate(PEOPLE):
        about = _employee(person, place, ids.get(person.head), departments[person.department - 1])
        verifier = encrypt_password(passwords[person.login], person.login, cursor.connection, "scram-sha-256")
        cursor.execute("SELECT api.employee_create(%s, %s)", (json.dumps(about), verifier))
        ids[person.key] = cursor.fetchall()[0][0]
    cursor.execute("ALTER TABLE crm.employee ENABLE TRIGGER hierarchy")
    pairs = ((ids[assistant], ids[manager]) for assistant, manager in ASSISTANCE)
    # The trigger of this table rebuilds sight and rights for everybody.
    _insert(cursor, "assistance", "assistant_id, manager_id", pairs)
    absence = (ids["head2"], ids["head1"], day - timedelta(days=3), day + timedelta(days=11))
    _insert(cursor, "substitution", "absent_id, substitute_id, from_on, until_on", (absence,))
    return ids


def _employee(person: Person, place: int, head_id: int | None, department_id: int) -> dict[str, Any]:
    return {
        "login": person.login,
        "last_name": person.last_name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
        "position": person.position,
        "email": f"{person.login.removeprefix('e_')}@example.com",
        "phone": f"+7495000{1001 + place:04d}",
        "roles": list(person.roles),
        "head_id": head_id,
        "department_id": department_id,
        "discount_limit_percent": person.discount_limit,
        "must_change_password": False,
    }


def _groups(cursor: Cursor, people: Mapping[str, int]) -> dict[str, int]:
    rows = ((name, email, hours, people[lead]) for name, email, hours, lead, _ in GROUPS)
    ids = _insert(cursor, "expert_group", "name, email, answer_hours, lead_id", rows)
    members = (
        (group_id, people[member])
        for group_id, (_, _, _, lead, others) in zip(ids, GROUPS, strict=True)
        for member in (lead, *others)
    )
    _insert(cursor, "expert_group_member", "group_id, employee_id", members)
    return {group[0]: group_id for group_id, group in zip(ids, GROUPS, strict=True)}


def _catalog(cursor: Cursor, groups: Mapping[str, int]) -> dict[str | int, int]:
    """Ids of directions by short name and of services by their number in the price list."""
    ids = _insert(cursor, "direction", "name, short_name, color, release_after_days", DIRECTIONS)
    directions = {direction[1]: number for direction, number in zip(DIRECTIONS, ids, strict=True)}
    columns = (
        "direction_id, group_id, name, unit, price_kopecks, term_days, needs_calculation, needs_verification, act_kind"
    )
    rows = ((directions[s.direction], groups[s.group], *_priced(s)) for s in SERVICES)
    services = _insert(cursor, "service", columns, rows)
    catalog: dict[str | int, int] = {}
    catalog.update(directions)
    catalog.update((s.number, number) for s, number in zip(SERVICES, services, strict=True))
    return catalog


def _priced(s: Service) -> tuple[Any, ...]:
    return s.name, s.unit, s.price * 100, s.term, s.needs_calculation, s.needs_verification, s.act_kind


def _organizations(cursor: Cursor, catalog: Mapping[str | int, int], day: date) -> None:
    _insert(cursor, "bank", "bik, name, town, correspondent_account", BANKS)
    columns = (
        "kind, short_name, full_name, inn, kpp, ogrn, address, phone, email, number_prefix, signatory_position,"
        " signatory_name, signatory_basis, accountant_name, accreditation"
    )
    rows = (_requisites(o, place) for place, o in enumerate(ORGANIZATIONS, start=1))
    ids = dict(zip((o.prefix for o in ORGANIZATIONS), _insert(cursor, "organization", columns, rows), strict=True))
    accounts = ((ids[o.prefix], o.account, o.bik) for o in ORGANIZATIONS)
    _insert(cursor, "organization_account", "organization_id, account, bik", accounts)
    _regimes(cursor, ids)
    _limits(cursor, ids, day)
    _permits(cursor, ids, catalog, day)


def _requisites(o: Organization, place: int) -> tuple[Any, ...]:
    reached = (f"101000, г. Москва, ул. Учебная, д. {place}", f"+7495000000{place}", f"office{place}@example.com")
    signs = (o.signatory_position, o.signatory_name, o.signatory_basis)
    accountant = "" if o.kind == "entrepreneur" else "Петрова О. Н."
    known = (o.kind, o.short_name, o.full_name, o.inn, o.kpp, o.ogrn)
    return *known, *reached, o.prefix, *signs, accountant, o.accreditation


def _regimes(cursor: Cursor, organizations: Mapping[str, int]) -> None:
    """By period: the general rate is 20 % until the end of 2025 and 22 % after (425-ФЗ)."""
    rows: list[tuple[Any, ...]] = []
    for o in ORGANIZATIONS:
        owner = organizations[o.prefix]
        if o.regime == "osno":
            rows.append((owner, o.regime, 20, "", SINCE, GENERAL_RATE_22_SINCE - timedelta(days=1)))
            rows.append((owner, o.regime, o.vat_rate, "", GENERAL_RATE_22_SINCE, None))
        else:
            mode = VatMode.EXEMPT_145
            words = basis_text(mode, GENERAL_RATE_22_SINCE) if o.vat_rate is None else ""
            rows.append((owner, o.regime, o.vat_rate, words, SINCE, None))
    _insert(cursor, "tax_regime", "organization_id, regime, vat_rate, basis, from_on, until_on", rows)


def _limits(cursor: Cursor, organizations: Mapping[str, int], day: date) -> None:
    """A year the tax code has no figure for stands as "unknown": the program warns, people enter it."""
    years = [day.year + shift for shift in OWN_LIMITS_YEARS]
    cursor.executemany("INSERT INTO crm.tax_year (year) VALUES (%s) ON CONFLICT DO NOTHING", [(y,) for y in years])
    limits = (
        (organizations[o.prefix], year, o.own_limit * 100)
        for o in ORGANIZATIONS
        if o.own_limit is not None
        for year in years
    )
    _insert(cursor, "usn_setting", "organization_id, year, own_limit_kopecks", limits)


def _permits(cursor: Cursor, organizations: Mapping[str, int], catalog: Mapping[str | int, int], day: date) -> None:
    rows: list[tuple[Any, ...]] = []
    for prefix, (directions, services, basis) in PERMITS.items():
        owner = organizations[prefix]
        # One permit ends soon, so that "what stops on a date" has an answer.
        ends = {"Обучение": day + timedelta(days=75)} if prefix == "КС" else {}
        rows += [(owner, None, catalog[name], SINCE, ends.get(name), basis) for name in directions]
        rows += [(owner, catalog[number], None, SINCE, None, basis) for number in services]
    _insert(cursor, "service_permit", "organization_id, service_id, direction_id, from_on, until_on, basis", rows)


def _quotas(cursor: Cursor, people: Mapping[str, int]) -> None:
    """Besides the company's ten a month: heads claim little themselves, the youngest manager learns."""
    rows = [("direction", people[key], monthly) for key, monthly in (("head1", 2), ("head2", 2), ("manager7", 3))]
    _insert(cursor, "claim_quota", "kind, employee_id, monthly", rows)


def add_clients(cursor: Cursor, clients: Sequence[Client]) -> list[int]:
    """Clients with a contact, an account and a signatory each, as a first load by the owner of the base."""
    columns = (
        "kind, short_name, full_name, inn, kpp, ogrn, address, phone, email, source, signatory_position,"
        " signatory_name, signatory_basis"
    )
    rows = (_client(c, place) for place, c in enumerate(clients, start=1))
    ids = _insert(cursor, "client", columns, rows)
    contacts = (
        (number, *c.contact, f"+7495000{3000 + number:04d}", f"contact{number}@example.com", True)
        for number, c in zip(ids, clients, strict=True)
    )
    _insert(cursor, "contact", "client_id, last_name, first_name, middle_name, position, phone, email, main", contacts)
    names = {bik: name for bik, name, _, _ in BANKS}
    accounts = ((number, c.account, c.bik, names[c.bik]) for number, c in zip(ids, clients, strict=True))
    _insert(cursor, "client_account", "client_id, account, bik, bank_name", accounts)
    return ids


def _client(c: Client, place: int) -> tuple[Any, ...]:
    reached = (f"{c.town}, ул. Заводская, д. {place}", f"+7495000{2000 + place:04d}", f"client{place}@example.com")
    company = c.kind == "company"
    signs = ("Генеральный директор", c.signatory, "Устав") if company else ("ИП", c.signatory, f"ОГРНИП {c.ogrn}")
    return c.kind, c.short_name, c.full_name, c.inn, c.kpp, c.ogrn, *reached, "Перенос из прежней системы", *signs
