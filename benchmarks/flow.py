"""P7: quote sent, accepted, invoiced: our three commands against the bare statements of three transactions."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

from benchmarks.base import Bench
from benchmarks.measure import Figure, interleaved
from benchmarks.proxy import DelayProxy
from crm_desktop.services import documents
from crm_desktop.services.database import Connection

GOAL, ODOO_MS, FAR_MS = 3.0, 376.0, 110.0
ROUNDS_SPARE = 5
LINES = 3
# Tables of the same columns and indexes, without triggers and policies: what the anchor writes into.
BARE = ("quote", "quote_line", "invoice", "invoice_line")


def drafts(person: Connection, owner: Any, count: int) -> Iterator[tuple[int, int]]:
    """Draft quotes with three lines each in deals of the person, made beforehand: (id, version)."""
    with person.reader() as reader:
        deals = reader.rows(
            "SELECT id, direction_id FROM crm.deal WHERE state NOT IN ('closed', 'lost') AND owner_id = (SELECT sec.me()) ORDER BY id DESC LIMIT %s",
            (count,),
        )
    if not deals:
        raise LookupError("the manager has no open deals; make the base anew")
    for deal, direction in islice(cycle(deals), count):
        lines = [
            {"position": place, "service_id": (direction - 1) * 10 + place, "quantity": 2, "price": 12_500}
            for place in range(1, LINES + 1)
        ]
        fields = {"deal_id": deal, "organization_id": 1, "valid_until_on": "2099-12-31"}
        with person.session() as session:
            yield documents.save(session, "quote", None, 0, fields, lines=lines)


class Bare:
    """The anchor: the same rows into bare tables, one transaction for each of the three steps."""

    def __init__(self, owner: Any) -> None:
        self._owner = owner
        self._run("CREATE SCHEMA IF NOT EXISTS bare")
        for table in BARE:
            self._run(f"DROP TABLE IF EXISTS bare.{table}")
            self._run(f"CREATE TABLE bare.{table} (LIKE crm.{table} INCLUDING ALL)")
            self._run(f"SELECT setval(pg_get_serial_sequence('bare.{table}', 'id'), 1000000000)")

    def take(self, quotes: list[int]) -> None:
        """Copies the drafts, so that both work on the same rows."""
        for table, column in (("quote", "id"), ("quote_line", "quote_id")):
            names = ", ".join(name for (name,) in self._run(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attgenerated = ''",
                (f"bare.{table}",)))  # fmt: skip
            self._run(
                f"INSERT INTO bare.{table} ({names}) SELECT {names} FROM crm.{table} WHERE {column} = ANY (%s)",
                (quotes,),
            )

    def flow(self, quote: int) -> None:
        """What remains when nobody asks who may do it, numbers it or remembers it."""
        self._run("UPDATE bare.quote SET state = 'sent', number = 'КП-' || id, issued_on = current_date, sent_at = now(), "
                  "version = version + 1 WHERE id = %s", (quote,))  # fmt: skip
        self._run("UPDATE bare.quote SET state = 'accepted', version = version + 1 WHERE id = %s", (quote,))
        self._run(
            "WITH i AS (INSERT INTO bare.invoice (deal_id, quote_id, organization_id, kind, owner_id, client_id, client_name, "
            "direction_id, net_kopecks, vat_kopecks, total_kopecks, due_on) SELECT deal_id, id, organization_id, 'full', owner_id, "
            "client_id, client_name, direction_id, net_kopecks, vat_kopecks, total_kopecks, current_date + 7 FROM bare.quote "
            "WHERE id = %s RETURNING id, quote_id) INSERT INTO bare.invoice_line (invoice_id, owner_id, position, service_id, title, "
            "quantity, unit, price_kopecks, vat_rate, quote_line_id, ordered) SELECT i.id, l.owner_id, l.position, l.service_id, "
            "l.title, l.quantity, l.unit, l.price_kopecks, l.vat_rate, l.id, l.quantity FROM i JOIN bare.quote_line l "
            "ON l.quote_id = i.quote_id RETURNING invoice_id",
            (quote,),
        )

    def close(self) -> None:
        """Leaves nothing behind."""
        self._run("DROP SCHEMA bare CASCADE")

    def _run(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._owner.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []


def commands(person: Connection, quote: tuple[int, int]) -> None:
    """A manager's three clicks."""
    id, version = quote
    with person.session() as session:
        sent = documents.step(session, "quote", "send", id, version)
        documents.step(session, "quote", "accept", id, sent["version"])
        documents.call(session, "invoice_make", id)


def each(values: list[Any], do: Callable[[Any], None]) -> Callable[[], None]:
    """A function that takes the next value at every call."""
    rest = iter(values)
    return lambda: do(next(rest))


def run(bench: Bench, rounds: int) -> list[Figure]:
    """On loopback against the anchor, then by a line of 30 ms against the budget."""
    owner, person = bench.owner(), bench.sign_in("manager")
    far_rounds = max(5, rounds // 3)
    bare = Bare(owner)
    try:
        quotes = list(drafts(person, owner, rounds + far_rounds + 4 * ROUNDS_SPARE))
        near = quotes[: rounds + 2 * ROUNDS_SPARE]
        bare.take([id for id, _ in near])
        ours, raw = each(near, lambda quote: commands(person, quote)), each(near, lambda quote: bare.flow(quote[0]))
        taken = interleaved(rounds, ours=ours, raw=raw)
        with DelayProxy(bench.server["host"], bench.server["port"], 0.03) as proxy:
            away = bench.sign_in("manager", proxy.port)
            far = interleaved(far_rounds, ours=each(quotes[len(near) :], lambda quote: commands(away, quote)))
            away.close()
    finally:
        bare.close()
        person.close()
        owner.close()
    what = "quote sent, accepted, invoiced"
    return [
        Figure("P7", what, taken["ours"], GOAL, taken["raw"], "three bare commits"),
        Figure("P7", what, taken["ours"], 1 / 50, (ODOO_MS,), "Odoo, quoted"),
        Figure("P7", f"{what}, 30 ms away", far["ours"], FAR_MS, note="the ORM's way 715"),
    ]
