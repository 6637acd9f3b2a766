"""P9: round trips of each action, counted on a slow line between us and the base; the budget is exact."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg2

from benchmarks.base import Bench
from benchmarks.measure import Figure
from benchmarks.proxy import DelayProxy
from crm_desktop.services import documents, lists
from crm_desktop.services.database import Connection, Reader
from crm_desktop.services.listings.invoices import LISTING
from crm_desktop.services.lists import Filter, Query

RTT = 0.03
BULK = 20
Action = Callable[[], Any]


def reading(reader: Reader, client: int) -> Iterator[tuple[str, Action]]:
    """What a person does who only looks, each with its name."""
    query = Query(LISTING, "all")
    first = [row[0] for row in lists.first_page(reader, query).rows]
    yield "first list", lambda: lists.first_page(reader, query)
    yield "next page", lambda: lists.cells(reader, query, first)
    yield "all ids in order", lambda: lists.order(reader, query)
    yield "search", lambda: lists.first_page(reader, Query(LISTING, "all", "север"))
    yield "sort", lambda: lists.first_page(reader, Query(LISTING, "all", sort=(("total", True),)))
    yield "filter", lambda: lists.first_page(reader, Query(LISTING, "all", filters=(Filter("state", "in", ("paid",)),)))
    yield "counts and sums", lambda: lists.totals(reader, query)
    yield "open a client with its lists", lambda: documents.read(reader, "client", client)
    yield "open an invoice", lambda: documents.read(reader, "invoice", first[0])
    yield "print", lambda: reader.value("SELECT api.print_data('invoice', %s)", (first[0],))
    yield "live refresh", lambda: lists.cells(reader, query, first[:50])


def writing(person: Connection, deal: tuple[int, int], organization: int) -> Iterator[tuple[str, Action]]:
    """What a manager does to a deal of his (its id and direction); each action uses the row the one before has made."""
    with person.reader() as reader:
        # Of the price list, at its price: an invoice of anything else would have to be approved first.
        ((service, price),) = reader.rows(
            "SELECT s.id, s.price_kopecks / 100 FROM crm.service s JOIN crm.service_permit p ON p.service_id = s.id"
            " OR p.direction_id = s.direction_id WHERE NOT s.needs_calculation AND p.organization_id = %s AND p.until_on IS NULL"
            " AND s.price_kopecks > 0 ORDER BY s.direction_id <> %s, s.id LIMIT 1",
            (organization, deal[1]),
        )
    made: dict[str, int] = {}

    def save(document: str, document_id: int | None, changes: dict[str, Any], **more: Any) -> None:
        with person.session() as session:
            made["id"], made["version"] = documents.save(
                session, document, document_id, made.get("version", 0), changes, **more
            )

    line = {"position": 1, "service_id": service, "title": "Услуга", "quantity": 1, "price": price}
    fields = {"deal_id": deal[0], "organization_id": organization, "kind": "full"}
    yield (
        "create an invoice with lines",
        lambda: save("invoice", None, fields, lines=[{**line, "position": n} for n in (1, 2, 3)]),
    )
    yield "save", lambda: save("invoice", made["id"], {"comment": "Изменено"})

    def issue() -> None:
        with person.session() as session:
            documents.step(session, "invoice", "issue", made["id"], made["version"])

    yield "issue", issue
    drafts = []
    for _ in range(BULK):
        made.pop("version", None)
        save("invoice", None, fields, lines=[line])
        drafts.append(made["id"])

    def cancel() -> None:
        with person.session() as session:
            answers = documents.step_each(session, "invoice", "cancel", drafts, reason="Не состоялось")
        if [problem for _, problem in answers if problem is not None]:
            raise AssertionError("a draft could not be cancelled")

    yield f"change the state of {BULK} rows", cancel


def counted(proxy: DelayProxy, action: Action) -> int:
    """Round trips of an action on connections that are open."""
    with proxy.counting() as line:
        action()
        return line.trips


def minimum(parameters: dict[str, Any]) -> Action:
    """The bare protocol: connect with a password and leave."""
    return lambda: psycopg2.connect(**parameters).close()


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Counts, and the milliseconds each action took at 30 ms."""
    figures = []
    with DelayProxy(bench.server["host"], bench.server["port"], RTT) as proxy:
        least = counted(
            proxy, minimum(bench.profile(proxy.port).parameters(bench.logins["manager"], bench.passwords["manager"]))
        )
        person = bench.sign_in("manager", proxy.port)
        try:
            figures.append(
                _figure(
                    "connect and sign in",
                    counted(proxy, lambda: bench.sign_in("manager", proxy.port).close()),
                    least + 1,
                )
            )
            with person.session() as session:
                session.connection()
            with person.reader() as reader:
                mine = (
                    "SELECT id, direction_id, client_id FROM crm.deal WHERE state = 'quoted' ORDER BY id DESC LIMIT 1"
                )
                ((deal, direction, client),) = reader.rows(mine)
                for what, action in reading(reader, client):
                    figures.append(_timed(proxy, what, action))
            for what, action in writing(person, (deal, direction), 1):
                figures.append(_timed(proxy, what, action))
        finally:
            person.close()
    return figures


def _timed(proxy: DelayProxy, what: str, action: Action) -> Figure:
    begun = time.perf_counter()
    trips = counted(proxy, action)
    return _figure(what, trips, 1, f"{(time.perf_counter() - begun) * 1000:.0f} ms")


def _figure(what: str, trips: int, budget: int, note: str = "") -> Figure:
    return Figure("P9", what, (trips,), budget, unit="trips", note=note)
