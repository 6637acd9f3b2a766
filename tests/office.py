"""The office in tests: its people sign in by name, and a deal is taken to where a test begins, by commands alone.

office.do("manager1", "quote", "send", quote_id)
deal = office.deal_at("issued")
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from psycopg2.extensions import encrypt_password

from crm_desktop.services import auth, client_imports, demo_office, documents
from crm_desktop.services.database import Connection
from crm_desktop.services.demo_data_office import PEOPLE
from tests.office_deals import STAGES, DealAt, DealSteps
from tests.servers import Base, copy_of

PASSWORD = "an office of tests"


class Office:
    """A copy of the office's base, and its people: `people` is what a person is called -> login."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.people = {person.key: person.login for person in PEOPLE}
        self.ids = {
            key: number
            for login, number in base.execute("SELECT login, id FROM crm.employee")
            for key, known in self.people.items()
            if known == login
        }
        self.profile = auth.Profile("office", base.server["host"], base.server["port"], base.name)
        self._connections: dict[str, Connection] = {}
        self._slots: dict[tuple[str, str], int] = {}
        self._payments = 0

    def connect_as(self, name: str) -> Connection:
        """Signed in as this person, once per module; logins are the cluster's, so the right ones are given anew."""
        if name not in self._connections:
            self.let_in(name)
            self._connections[name] = auth.sign_in(self.profile, self.people[name], PASSWORD)
        return self._connections[name]

    def let_in(self, name: str) -> None:
        """Makes sure the login exists with the test password and the rights that follow from this base."""
        connection = self.base.connect()
        try:
            with connection.cursor() as cursor:
                login = self.people[name]
                verifier = encrypt_password(PASSWORD, login, connection, "scram-sha-256")
                cursor.execute("SELECT sec.make_login(%s, %s)", (login, verifier))
                cursor.execute(
                    "SELECT sec.sync_login(login, sec.roles_of(e)) FROM crm.employee e WHERE login = %s", (login,)
                )
        finally:
            connection.close()

    def close(self) -> None:
        """Ends every connection of everybody."""
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    # what people do

    def do(self, name: str, document: str, verb: str, document_id: int, **arguments: Any) -> dict[str, Any]:
        """A step, with the version the person would have read a moment ago."""
        with self.connect_as(name).reader() as reader:
            version = reader.value(f"SELECT version FROM crm.{document} WHERE id = %s", (document_id,)) or 0
        return self.step(name, document, verb, document_id, version, **arguments)

    def step(
        self, name: str, document: str, verb: str, document_id: int, version: int, **arguments: Any
    ) -> dict[str, Any]:
        """A step on the version that was read."""
        with self.connect_as(name).session() as session:
            return documents.step(session, document, verb, document_id, version, **arguments)

    def call(self, name: str, function: str, *arguments: Any) -> dict[str, Any]:
        """A command of its own, such as `quote_make`."""
        with self.connect_as(name).session() as session:
            return documents.call(session, function, *arguments)

    def import_rows(
        self, name: str, rows: Sequence[dict[str, Any]], *, kind: str = "clients", overwrite: bool = False
    ) -> client_imports.Told:
        """Stages rows as a file would bring them and imports them."""
        with self.connect_as(name).session() as session:
            begun = documents.call(session, "client_import_begin", "rows.xlsx", kind)["id"]
            documents.call(session, "client_import_stage", begun, json.dumps(rows))
            done = client_imports.run(session, begun, overwrite)
        assert done is not None
        return done

    def save(
        self, name: str, document: str, document_id: int | None, changes: dict[str, Any], **lines: Any
    ) -> tuple[int, int]:
        """Makes (id None) or changes a draft; `lines` and `removed` as documents.save takes them."""
        version = 0 if document_id is None else self.read(name, document, document_id)["version"]
        with self.connect_as(name).session() as session:
            return documents.save(session, document, document_id, version, changes, **lines)

    def save_calculation(
        self, name: str, draft: dict[str, Any], changes: dict[str, Any], costs: list[dict[str, Any]]
    ) -> None:
        """The expert writes price and cost into the draft revision he works in."""
        with self.connect_as(name).session() as session:
            documents.save(session, "calculation", draft["id"], draft["version"], changes, lines=costs)

    def read(self, name: str, document: str, document_id: int) -> dict[str, Any]:
        """The card as the person sees it."""
        with self.connect_as(name).reader() as reader:
            return documents.read(reader, document, document_id)

    def sees(self, name: str, table: str) -> set[int]:
        """Ids of all rows of a table the person may read."""
        with self.connect_as(name).reader() as reader:
            return {number for (number,) in reader.rows(f"SELECT id FROM crm.{table}")}

    def state(self, document: str, document_id: int) -> str:
        """The state as it stands in the base, whoever may see it."""
        ((state,),) = self.base.execute(f"SELECT state FROM crm.{document} WHERE id = %s", (document_id,))
        return str(state)

    def direction(self, short_name: str) -> int:
        """The id of a direction."""
        ((number,),) = self.base.execute("SELECT id FROM crm.direction WHERE short_name = %s", (short_name,))
        return int(number)

    def client(self, part: str) -> int:
        """The id of the client whose name contains this."""
        ((number,),) = self.base.execute("SELECT id FROM crm.client WHERE short_name LIKE %s", (f"%{part}%",))
        return int(number)

    # where tests begin

    def claim(self, name: str, client: str, direction: str) -> int:
        """The manager takes a free direction of the client; returns the slot."""
        answer = self.call(name, "client_direction_claim", self.client(client), self.direction(direction))
        return int(answer["id"])

    def slot(self, name: str = "manager1", direction: str = "Сертификация") -> int:
        """A slot this manager holds: the first that is free, taken once per module."""
        if (name, direction) not in self._slots:
            free = self.base.execute(
                "SELECT c.id FROM crm.client c WHERE NOT EXISTS (SELECT FROM crm.client_direction d"
                " WHERE d.client_id = c.id AND d.direction_id = %s) ORDER BY id LIMIT 1",
                (self.direction(direction),),
            )
            answer = self.call(name, "client_direction_claim", free[0][0], self.direction(direction))
            self._slots[name, direction] = int(answer["id"])
        return self._slots[name, direction]

    def approve(self, kind: str, document: str, document_id: int) -> None:
        """Everybody on the route says yes, in order."""
        waiting = (
            "SELECT a.id, e.login FROM crm.approval a JOIN crm.employee e ON e.id = a.pending_ids[1]"
            " WHERE a.kind = %s AND a.document = %s AND a.document_id = %s AND a.state = 'pending'"
        )
        while pending := self.base.execute(waiting, (kind, document, document_id)):
            name = next(key for key, login in self.people.items() if login == pending[0][1])
            self.do(name, "approval", "approve", pending[0][0], comment="Согласовано")

    def pending(self, document: str, document_id: int) -> int:
        """The approval that waits about this document."""
        sql = "SELECT id FROM crm.approval WHERE document = %s AND document_id = %s AND state = 'pending'"
        ((number,),) = self.base.execute(sql, (document, document_id))
        return int(number)

    def open_year(self, prefix: str, roubles: Decimal) -> None:
        """Enters what an organisation received this year before the program was there."""
        self.base.execute(
            "INSERT INTO priv.organization_year (organization_id, year, opening_kopecks)"
            " SELECT id, extract(year FROM current_date), %s FROM crm.organization WHERE number_prefix = %s"
            " ON CONFLICT (organization_id, year) DO UPDATE SET opening_kopecks = excluded.opening_kopecks",
            (int(roubles * 100), prefix),
        )

    def committed(self, prefix: str) -> Decimal:
        """What issued invoices promise an organisation this year, without VAT."""
        ((kopecks,),) = self.base.execute(
            "SELECT coalesce(sum(y.committed_kopecks), 0) FROM priv.organization_year y JOIN crm.organization o"
            " ON o.id = y.organization_id WHERE o.number_prefix = %s AND y.year = extract(year FROM current_date)",
            (prefix,),
        )
        return Decimal(kopecks).scaleb(-2)

    def pay(self, invoice_id: int, roubles: int | None = None, purpose: str = "Оплата по счету") -> dict[str, Any]:
        """The accountant imports a statement with a payment of the invoice (all of it by default)."""
        ((number, total, account, inn, client),) = self.base.execute(
            "SELECT i.number, i.total_kopecks - i.paid_kopecks, a.account, c.inn, c.short_name FROM crm.invoice i"
            " JOIN crm.organization_account a USING (organization_id) JOIN crm.client c ON c.id = i.client_id"
            " WHERE i.id = %s",
            (invoice_id,),
        )
        self._payments += 1
        key = f"{number}-{self._payments}"
        amount = total if roubles is None else roubles * 100
        paid = self.payment(key, amount, inn=inn, name=client, invoice_number=number, purpose=f"{purpose} {number}")
        return self.call("accountant", "statement_import", json.dumps(self.statement(account, [paid])))

    def payment(self, key: str, kopecks: int, *, inn: str = "", name: str = "", **more: Any) -> dict[str, Any]:
        """A document of a bank statement."""
        today = date.today().isoformat()
        return {
            "direction": "in", "bank_on": today, "document_number": "1", "amount_kopecks": kopecks, "purpose": "Оплата",
            "counterparty_inn": inn, "counterparty_name": name, "duplicate_key": key, **more,
        }  # fmt: skip

    def statement(self, account: str, payments: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """A parsed bank statement of today."""
        today = date.today().isoformat()
        return {"account": account, "from_on": today, "until_on": today, "documents": list(payments)}

    def deal_at(
        self, stage: str, *, manager: str = "manager1", services: Sequence[int] = (1,), prepayment: int = 0
    ) -> DealAt:
        """A deal of the direction of certification, taken to a stage of STAGES; `prepayment` percent or a full invoice.

        A full invoice needs no decision: `on_approval` and `approved` are for prepayments.
        """
        direction = self.base.execute(
            "SELECT d.short_name FROM crm.service s JOIN crm.direction d ON d.id = s.direction_id WHERE s.id = %s",
            (services[0],),
        )
        deal = DealAt(manager, self.slot(manager, direction[0][0]))
        if stage in ("on_approval", "approved") and not prepayment:
            prepayment = 100
        for name in STAGES[: STAGES.index(stage) + 1]:
            DealSteps(self, deal, services, prepayment).take(name)
        return deal


def make_template(template: Base) -> Base:
    """The migrated base with the office in it, to be copied for each module."""
    base = Base(template.server, "crm_office_template")
    Base(template.server, "postgres").execute(f"CREATE DATABASE {base.name} TEMPLATE {template.name}")
    connection = base.connect()
    connection.autocommit = False
    try:
        demo_office.fill(connection, passwords={person.login: PASSWORD for person in PEOPLE})
    finally:
        connection.close()
    return base


@contextmanager
def open_office(template: Base) -> Iterator[Office]:
    """A fresh copy of the office; its connections are closed before the base goes."""
    with copy_of(template) as base:
        office = Office(base)
        try:
            yield office
        finally:
            office.close()
