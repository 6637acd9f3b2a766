"""The big base: made once in a cluster of its own, kept between runs, used by every measurement."""

import argparse
import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import psycopg2
from psycopg2 import sql

from benchmarks import company, sales
from benchmarks.company import Company
from benchmarks.copying import Copying
from crm_desktop import migrations, paths
from crm_desktop.services import migrate
from crm_desktop.services.auth import Profile, sign_in
from crm_desktop.services.database import Connection
from crm_desktop.services.demo_server import EmbeddedServer, Parameters
from crm_desktop.services.server_programs import SHARED_FOLDER, installed_programs, runs_as_root

NAME = "crm_bench"
SEED = 20260101
SETTINGS = {
    "shared_buffers": "2GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    # Tables filled in the transaction that emptied them need no journal of the server.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "100",
}
# What triggers would have filled row by row, filled at once; each statement with its sentence of progress.
DERIVED = (
    ("who sees whose rows", "SELECT sec.rebuild_visible()"),
    (
        "words clients are found by",
        "INSERT INTO priv.client_search (client_id, words, grams, owner_ids) SELECT id, folded, crm.grams(folded), owner_ids FROM (SELECT id, owner_ids, crm.fold("
        "concat_ws(' ', short_name, full_name, inn, email, regexp_replace(phone, '[^0-9]', '', 'g'))) AS folded FROM crm.client) c",
    ),
    (
        "history of the slots",
        "INSERT INTO crm.claim (client_direction_id, owner_id, client_id, new_client, claimed_at, claimed_by) "
        "SELECT id, owner_id, client_id, false, held_at, owner_id FROM crm.client_direction WHERE state = 'held'",
    ),
    (
        "ledgers of income",
        "INSERT INTO priv.organization_year (organization_id, year, received_kopecks, committed_kopecks) SELECT organization_id, year, "
        "sum(CASE WHEN total_kopecks > 0 THEN paid_kopecks::numeric * net_kopecks / total_kopecks ELSE 0 END)::bigint, "
        "sum(committed_kopecks) FROM crm.invoice WHERE year IS NOT NULL GROUP BY 1, 2",
    ),
    (
        "series of numbers",
        "INSERT INTO priv.number_series (organization_id, kind, year, last) "
        "SELECT organization_id, 'invoice', year, max(sequence) FROM crm.invoice WHERE year IS NOT NULL GROUP BY 1, 3",
    ),
)
# The generator's arithmetic is held against the base's own: the base would have summed the lines itself.
CHECKS = (
    (
        "an invoice's sum is not that of its lines",
        "SELECT count(*) FROM crm.invoice i JOIN (SELECT invoice_id, sum(net_kopecks) AS net, sum(total_kopecks) AS total "
        "FROM crm.invoice_line GROUP BY 1) l ON l.invoice_id = i.id WHERE (i.net_kopecks, i.total_kopecks) <> (l.net, l.total)",
    ),
    (
        "a client's holders are not those of its directions",
        "SELECT count(*) FROM crm.client c JOIN (SELECT client_id, array_agg(DISTINCT owner_id ORDER BY owner_id) AS ids "
        "FROM crm.client_direction WHERE owner_id IS NOT NULL GROUP BY 1) d ON d.client_id = c.id WHERE c.owner_ids <> d.ids",
    ),
)


@dataclass(frozen=True)
class Bench:
    """The running base and its signed-in persons: executive, director, middle (head of about 50), head, manager …"""

    server: Parameters
    name: str
    logins: dict[str, str]
    passwords: dict[str, str]
    clients: int

    def profile(self, port: int | None = None) -> Profile:
        """`port` is that of a delay proxy instead of the server's own."""
        return Profile("bench", self.server["host"], port or self.server["port"], self.name, sslmode="disable")

    def sign_in(self, who: str, port: int | None = None) -> Connection:
        """As the program does it."""
        return sign_in(self.profile(port), self.logins[who], self.passwords[who])

    def owner(self) -> Any:
        """A bare autocommit connection without row security: the anchor's."""
        connection = psycopg2.connect(dbname=self.name, **self.server)
        connection.autocommit = True
        return connection


def server_of(folder: Path | None, programs: Path | None) -> EmbeddedServer:
    """The cluster of the benchmarks; the program's own PostgreSQL unless a bin folder is given."""
    home = SHARED_FOLDER / "bench" if runs_as_root() else paths.data_folder() / "bench"
    chosen = installed_programs(programs) if programs else None
    return EmbeddedServer(folder or home, programs=chosen, settings=SETTINGS)


def opened(server: EmbeddedServer) -> Bench:
    """Raises LookupError when the base has not been made."""
    server.start()
    kept = _kept(server)
    if not kept.exists():
        raise LookupError("there is no base yet: python -m benchmarks base --clients 20000")
    noted = json.loads(kept.read_text("utf-8"))
    if noted["tables"] != _tables():
        raise LookupError("the tables have changed since the base was made: python -m benchmarks base")
    # Commands and policies are this program's, whatever they were when the base was made.
    migrate.upgrade(migrate.Server(**server.parameters()), NAME)
    return Bench(server.parameters(), NAME, noted["logins"], noted["passwords"], noted["clients"])


def _tables() -> str:
    """The fingerprint of the migrations."""
    steps = sorted((Path(migrations.__file__).parent / "versions").glob("*.py"))
    return hashlib.sha256(b"".join(step.read_bytes() for step in steps)).hexdigest()


def _kept(server: EmbeddedServer) -> Path:
    return server.folder / "bench.json"


def make(server: EmbeddedServer, clients: int, deals_each: float = sales.DEALS_PER_CLIENT) -> None:
    """Makes the base anew; a few minutes at 200,000 clients, or at a million without deals."""
    server.start()
    begun = time.monotonic()

    def tell(words: str) -> None:
        print(f"{time.monotonic() - begun:7.1f} s  {words}", flush=True)

    _kept(server).unlink(missing_ok=True)
    _drop(server)
    migrate.create_database(migrate.Server(**server.parameters()), NAME)
    tell("tables, commands and policies")
    connection = psycopg2.connect(dbname=NAME, **server.parameters())
    staff = _fill(connection, clients, round(clients * deals_each), tell)
    for words, statement in DERIVED:
        _execute(connection, statement)
        tell(words)
    # Emptying the staff's table has taken the rows a new base begins with along.
    _execute(connection, migrate.sql_text("95_seed.sql"))
    for place, (statement,) in enumerate(_execute(connection, "SELECT definition FROM dropped ORDER BY name"), 1):
        _execute(connection, statement)
        if place % 10 == 0:
            tell(f"{place} indexes")
    _restart_numbers(connection)
    connection.commit()
    connection.autocommit = True
    _execute(connection, "VACUUM ANALYZE")
    tell("statistics")
    _check(connection)
    logins, passwords = _people(connection, staff)
    server_note = {"logins": logins, "passwords": passwords, "clients": clients, "tables": _tables()}
    _kept(server).touch(mode=0o600)
    _kept(server).write_text(json.dumps(server_note, ensure_ascii=False), "utf-8")
    size = _execute(connection, "SELECT pg_size_pretty(pg_database_size(current_database()))")[0][0]
    tell(f"ready: {clients} clients, {size}")
    connection.close()


def _fill(connection: Any, clients: int, deals: int, tell: Any) -> Company:
    _execute(connection, "SET session_replication_role = replica")
    columns = {**company.COLUMNS, **sales.COLUMNS}
    _execute(connection, "TRUNCATE " + ", ".join(f"crm.{table}" for table in columns) + " CASCADE")
    _note_and_drop_indexes(connection)
    random = Random(SEED)
    copying = Copying(connection, columns)
    staff = company.hire(copying, clients, random)
    tell(f"{staff_size(staff)} people")
    slots = sales.clients(copying, staff, clients, random)
    tell(f"{clients} clients, {len(slots.ids)} held directions")
    sales.Sales(copying, staff, slots, random).run(deals, lambda done: tell(f"{done} of {deals} deals"))
    copying.finish()
    tell(f"{copying.sent} rows written")
    return staff


def staff_size(staff: Company) -> int:
    """Everybody with a row in employee."""
    return 1 + len(staff.holders) + len(staff.assistants) + len(staff.experts) + len(staff.accountants)


def _note_and_drop_indexes(connection: Any) -> None:
    """Indexes made at the end are ten times cheaper than indexes kept up row by row."""
    _execute(
        connection,
        "CREATE TEMP TABLE dropped ON COMMIT DROP AS SELECT c.relname AS name, i.indexrelid::regclass::text AS place, "
        "pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('crm', 'priv') "
        "AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)",
    )
    for (place,) in _execute(connection, "SELECT place FROM dropped"):
        _execute(connection, f"DROP INDEX {place}")


def _restart_numbers(connection: Any) -> None:
    """Rows written with ids of their own leave the counters behind."""
    for (table,) in _execute(
        connection,
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid "
        "WHERE n.nspname = 'crm' AND c.relkind = 'r' AND a.attname = 'id' AND a.attidentity <> ''",
    ):
        _execute(
            connection,
            f"SELECT setval(pg_get_serial_sequence('crm.{table}', 'id'), greatest(1, (SELECT max(id) FROM crm.{table})))",
        )


def _check(connection: Any) -> None:
    for words, statement in CHECKS:
        wrong = _execute(connection, statement)[0][0]
        if wrong:
            raise AssertionError(f"{words}: {wrong} rows")


def _people(connection: Any, staff: Company) -> tuple[dict[str, str], dict[str, str]]:
    """Logins of one person of each kind; the manager is one of the ten busiest, his heads are those above him."""
    busy = _execute(
        connection,
        "SELECT d.owner_id FROM crm.client_direction d LEFT JOIN crm.deal x ON x.client_direction_id = d.id"
        " WHERE d.owner_id = ANY (%s) GROUP BY 1 ORDER BY count(x.id) DESC, count(*) DESC LIMIT 10",
        (staff.managers,),
    )
    manager = busy[-1][0]
    head = staff.above[manager]
    middle = staff.above[head]
    _execute(connection, "INSERT INTO crm.assistance (assistant_id, manager_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",
             (staff.assistants[0], manager))  # fmt: skip
    chosen = {"executive": staff.executive, "director": staff.above[middle], "middle": middle, "head": head,
              "manager": manager, "assistant": staff.assistants[0], "expert": staff.experts[0],
              "accountant": staff.accountants[0]}  # fmt: skip
    logins, passwords = {}, {}
    for who, id in chosen.items():
        ((login,),) = _execute(connection, "SELECT login FROM crm.employee WHERE id = %s", (id,))
        logins[who], passwords[who] = login, secrets.token_urlsafe(12)
        _execute(connection, sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(login)))
        _execute(
            connection,
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(login), sql.Literal(passwords[who])),
        )
        _execute(connection, "SELECT sec.sync_login(e.login, sec.roles_of(e)) FROM crm.employee e WHERE id = %s", (id,))
    return logins, passwords


def _drop(server: EmbeddedServer) -> None:
    connection = psycopg2.connect(dbname="postgres", **server.parameters())
    connection.autocommit = True
    _execute(connection, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
    connection.close()


def _execute(connection: Any, statement: Any, values: tuple[Any, ...] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def main(arguments: list[str]) -> int:
    """python -m benchmarks base [--clients N] [--deals N] [--server BIN] [--folder FOLDER]."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks base", description=__doc__)
    parser.add_argument("--clients", type=int, default=company.BIG)
    parser.add_argument("--server", type=Path, help="the bin folder of another PostgreSQL")
    parser.add_argument("--folder", type=Path, help="where the cluster lives")
    parser.add_argument("--deals", type=float, default=sales.DEALS_PER_CLIENT, help="deals of a client, on average")
    asked = parser.parse_args(arguments)
    server = server_of(asked.folder, asked.server)
    make(server, asked.clients, asked.deals)
    server.stop()
    return 0
