"""Every open function, asked by those who see nothing of a deal, with whatever PostgreSQL takes for an argument."""

import json
import random
from typing import Any

import pytest
from psycopg2.extensions import connection as Connection

from tests.attacks.burglar import Answer, ask, signed_in
from tests.office import Office

SECRET = "ТАЙНА-7731"
NOBODY = "7c0d2e11-0f6b-4f3e-9d5a-2b1c6a0e4f55"
COST = 7 * 1_733_371
OUTSIDERS = ("manager1", "assistant1", "manager6", "expert", "administrator")
ROUNDS = 5
# Answers of a function that has understood and declined. Anything else is an accident: a bug or a hole.
DECLINED = frozenset(
    {
        "42501",
        "CRM01",
        "CRM02",
        "22P02",
        "22003",
        "22007",
        "22008",
        "22023",
        "22004",
        "2201W",
        "23502",
        "23503",
        "23505",
        "23514",
        "42703",
        "42P01",
        "42601",
        "42883",
        "42804",
        "428C9",
        "0A000",
    }
)


@pytest.fixture(scope="module")
def theirs(office: Office) -> dict[str, int]:
    """A deal of the fifth manager with a secret in every text and a cost of its own: ids of all that is his."""
    ((client,),) = office.base.execute(
        "SELECT max(id) FROM crm.client WHERE id NOT IN (SELECT client_id FROM crm.client_direction)"
    )
    ((direction, short_name),) = office.base.execute(
        "SELECT d.id, d.short_name FROM crm.service s JOIN crm.direction d ON d.id = s.direction_id WHERE s.id = 25"
    )
    slot = office.call("manager5", "client_direction_claim", client, direction)["id"]
    office._slots["manager5", short_name] = slot
    deal = office.deal_at("act_draft", manager="manager5", services=(25,))
    asked = office.deal_at("on_approval", manager="manager5", services=(25,), prepayment=50)
    for table, columns in {
        "deal": ("title", "need", "comment"),
        "quote": ("greeting", "comment"),
        "invoice": ("comment", "terms"),
        "act": ("comment",),
        "calculation_line": ("subject", "parameters"),
        "calculation": ("comment",),
        "work_item": ("instructions", "title"),
        "calculation_request": ("comment",),
        "approval": ("reason",),
    }.items():
        sets = ", ".join(f"{column} = '{SECRET}'" for column in columns)
        office.base.execute(f"UPDATE crm.{table} SET {sets} WHERE owner_id = %s", (office.ids["manager5"],))
    office.base.execute("UPDATE crm.client SET phone = %s, comment = %s WHERE id = %s", (SECRET, SECRET, client))
    office.base.execute("INSERT INTO crm.contact (client_id, last_name) VALUES (%s, %s)", (client, SECRET))
    office.base.execute(
        "INSERT INTO crm.calculation_cost (calculation_id, group_id, title, quantity, rate_kopecks)"
        " SELECT id, group_id, %s, 7, 1733371 FROM crm.calculation WHERE owner_id = %s",
        (SECRET, office.ids["manager5"]),
    )
    comment = "INSERT INTO crm.event (kind, document, document_id, text) VALUES ('comment', 'deal', %s, %s)"
    with signed_in(office, "manager5") as connection:
        assert ask(connection, comment, deal.deal, SECRET).count == 1
    ((calculation,),) = office.base.execute("SELECT max(id) FROM crm.calculation WHERE line_id = %s", (deal.lines[0],))
    return {
        "client": client,
        "client_direction": slot,
        "deal": deal.deal,
        "calculation_request": deal.request,
        "quote": deal.quote,
        "invoice": deal.invoice,
        "act": deal.act,
        "calculation_line": deal.lines[0],
        "work_item": deal.work_items[0],
        "calculation": calculation,
        "approval": office.pending("invoice", asked.invoice),
        "employee": office.ids["manager5"],
    }


def outsider(office: Office, key: str) -> str:
    """The person of that name; "expert" is one of another group than the deal's."""
    if key != "expert":
        return key
    ((login,),) = office.base.execute(
        "SELECT e.login FROM crm.employee e JOIN crm.expert_group_member m ON m.employee_id = e.id"
        " WHERE m.group_id NOT IN (SELECT group_id FROM crm.calculation_line) ORDER BY e.id LIMIT 1"
    )
    return next(name for name, known in office.people.items() if known == login)


def functions(office: Office) -> list[tuple[str, list[tuple[str, str]]]]:
    """Names with the types of their arguments and the table of those that are rows ('' for the others)."""
    return [
        (name, list(zip(types, tables, strict=True)))
        for name, types, tables in office.base.execute(
            "SELECT p.oid::regproc::text, array_agg(format_type(t.oid, NULL) ORDER BY a.place),"
            " array_agg(CASE t.typtype WHEN 'c' THEN t.typname ELSE '' END ORDER BY a.place)"
            " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,"
            " unnest(p.proargtypes) WITH ORDINALITY a(type, place) JOIN pg_type t ON t.oid = a.type"
            " WHERE n.nspname IN ('api', 'sec', 'crm') AND has_function_privilege('crm_staff', p.oid, 'EXECUTE')"
            " GROUP BY p.oid ORDER BY 1"
        )
    ]


class Forger:
    """Makes an argument of a type: foreign, absent, empty, endless, forged - the same ones in every run."""

    def __init__(self, office: Office, theirs: dict[str, int], me: int) -> None:
        self.chance = random.Random(7731)
        self.ids = list(theirs.values())
        self.theirs, self.me = theirs, me
        self.texts = [
            "deal",
            "invoice",
            "approval",
            "payment",
            "employee",
            "task",
            "",
            "'; DROP TABLE crm.deal; --",
            "%",
            SECRET[:5],
            "x" * 3000,
        ]

    def json(self) -> str:
        one = self.chance.choice(self.ids)
        return self.chance.choice(
            [
                "{}",
                "[]",
                "null",
                '"x"',
                "7",
                json.dumps({"id": one, "owner_id": self.me, "state": "issued", "manager_id": self.me}),
                json.dumps([[name, number] for name, number in self.theirs.items()]),
                json.dumps([{"id": one, "version": 1}]),
                json.dumps(
                    {
                        "comment": "x",
                        "reason": "x",
                        "lines": [{"invoice_line_id": one}],
                        "employee_id": self.me,
                        "kind": "payment",
                        "allocations": [{"invoice_id": one, "amount_kopecks": -1}],
                        "expert_id": self.me,
                        "lost_reason_id": 1,
                    }
                ),
                "[" * 200 + "]" * 200,
            ]
        )

    def make(self, kind: str, table: str) -> tuple[str, Any]:
        """The placeholder and its value."""
        pick = self.chance.choice
        if table:
            row = {
                **{f"{name}_id": number for name, number in self.theirs.items()},
                "id": self.theirs.get(table, 1),
                "owner_id": self.me,
                "submitted_by": self.me,
                "approver_ids": [self.me],
                "pending_ids": [self.me],
                "owner_ids": [self.me],
                "state": "draft",
                "document": "invoice",
                "document_id": self.theirs["invoice"],
                "expert_id": self.me,
                "group_id": 1,
                "line_id": self.theirs["calculation_line"],
                "number": "ОС-000001",
            }
            return f"jsonb_populate_record(NULL::crm.{table}, %s)", json.dumps(row)
        values: dict[str, list[Any]] = {
            "bigint": [*self.ids, None, -1, 0, 10**12, 2**63 - 1],
            "integer": [1, 2, None, -1, 0, 2**31 - 1],
            "text": [*self.texts, None],
            "boolean": [True, False, None],
            "numeric": ["NaN", "Infinity", "-1", "1e30", "50", None],
            "date": ["infinity", "-infinity", "2026-01-01", "5874897-12-31", None],
            "jsonb": [self.json(), self.json(), None],
            "bigint[]": [self.ids, [], None, [*range(20_000)]],
            "text[]": [self.texts, [], None],
            "integer[]": [[1, 2], [], None, [*range(20_000)]],
            "bytea": [b"x", b"", None, b"\x00" * 1_000_000],
            "timestamp with time zone": ["infinity", "now", None],
            "uuid": [NOBODY, None],
            "uuid[]": [[NOBODY], [], None, [NOBODY] * 20_000],
        }
        return f"%s::{kind}", pick(values[kind])


def probe(connection: Connection, sql: str, values: list[Any]) -> Answer:
    """One call whose doings are taken back."""
    ask(connection, "BEGIN")
    answer = ask(connection, sql, *values)
    ask(connection, "ROLLBACK")
    return answer


def asked_of_all(office: Office, theirs: dict[str, int], key: str) -> tuple[set[str], set[tuple[str, str]], int]:
    """The functions that told a secret, those that stumbled with what they said, and how many calls were sent."""
    name = outsider(office, key)
    forger = Forger(office, theirs, office.ids[name])
    told: set[str] = set()
    stumbled: set[tuple[str, str]] = set()
    sent = 0
    with signed_in(office, name) as connection:
        ask(connection, "SET statement_timeout = '5s'")
        for function, arguments in functions(office):
            sets = [[forger.make(*argument) for argument in arguments] for _ in range(ROUNDS)]
            # every foreign record once where an id comes first
            if arguments[0][0] == "bigint":
                sets += [
                    [("%s::bigint", number), *(forger.make(*one) for one in arguments[1:])]
                    for number in theirs.values()
                ]
            for chosen in sets:
                sent += 1
                sql = f"SELECT ({function}({', '.join(place for place, _ in chosen)}))::text"
                values = [value for _, value in chosen]
                answer = probe(connection, sql, values)
                text = f"{answer.rows} {answer.said}"
                # what the caller has sent himself comes back from him
                if (SECRET in text or str(COST) in text) and SECRET not in str(values):
                    told.add(function)
                if answer.code not in DECLINED and answer.code:
                    stumbled.add((function, answer.said[:160]))
    return told, stumbled, sent


@pytest.mark.parametrize("key", OUTSIDERS)
def test_no_open_function_tells_a_secret_or_stumbles(office: Office, theirs: dict[str, int], key: str) -> None:
    told, stumbled, sent = asked_of_all(office, theirs, key)
    assert (told, stumbled) == (set(), set())
    assert sent > 1_000


def test_a_planted_hole_is_found(office: Office, theirs: dict[str, int]) -> None:
    office.base.execute(
        "CREATE FUNCTION api.planted(p_id bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER"
        " AS 'SELECT title FROM crm.deal WHERE id = p_id'"
    )
    try:
        office.base.execute("GRANT EXECUTE ON FUNCTION api.planted(bigint) TO crm_staff")
        assert asked_of_all(office, theirs, "manager6")[0] == {"api.planted"}
    finally:
        office.base.execute("DROP FUNCTION api.planted(bigint)")


def test_no_table_tells_a_secret_by_whatever_it_is_read(office: Office, theirs: dict[str, int]) -> None:
    found = office.base.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relkind = 'r'"
    )
    tables = [name for (name,) in found]
    for key in OUTSIDERS:
        with signed_in(office, outsider(office, key)) as connection:
            for table in tables:
                for sql in (
                    f"SELECT jsonb_agg(to_jsonb(t))::text FROM crm.{table} t",
                    f"SELECT query_to_xml('TABLE crm.{table}', true, true, '')::text",
                    f"SELECT (SELECT string_agg(t::text, '') FROM crm.{table} t)",
                ):
                    answer = ask(connection, sql)
                    assert SECRET not in f"{answer.rows} {answer.said}", (key, sql)
                    assert str(COST) not in f"{answer.rows}", (key, sql)
