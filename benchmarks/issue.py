"""P8: sixteen clients issue invoices of one seller at once: one series without holes, one row of income."""

import multiprocessing
import time
from multiprocessing.connection import Connection as Pipe
from typing import Any

from benchmarks.base import Bench
from benchmarks.measure import Figure, p90
from benchmarks.proxy import DelayProxy
from crm_desktop.services import documents

CLIENTS = 16
PER_CLIENT = 25
SELLER = 2
# What the bare function does per second, measured on a machine of this size: the anchor quoted from the design.
GOALS = {0.0: 1000.0, 0.03: 240.0}


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Invoices per second at both distances; a hole, a double or a refusal raises."""
    figures = []
    for rtt, goal in GOALS.items():
        with DelayProxy(bench.server["host"], bench.server["port"], rtt) as proxy:
            waits, seconds = _issue(bench, proxy.port if rtt else None)
        words = f"{CLIENTS} clients issue, {rtt * 1000:.0f} ms away"
        figures.append(Figure("P8", words, (len(waits) / seconds,), goal, unit="/s", at_least=True))
        if rtt:
            figures.append(
                Figure(
                    "P8",
                    f"{words}, p95",
                    (sorted(waits)[int(len(waits) * 0.95)],),
                    3 * rtt * 1000,
                    note=f"p90 {p90(waits):.0f}",
                )
            )
    return figures


def _drafts(bench: Bench, count: int) -> list[tuple[int, int]]:
    """Draft invoices of one line, written as the owner of the base: how they came to be is not measured."""
    owner = bench.owner()
    try:
        with owner.cursor() as cursor:
            cursor.execute(
                "WITH d AS (SELECT * FROM crm.deal WHERE state <> 'lost' AND owner_id = (SELECT id FROM crm.employee "
                "WHERE login = %s) ORDER BY id DESC LIMIT %s), i AS (INSERT INTO crm.invoice (deal_id, organization_id, due_on) SELECT d.id, %s, "
                "current_date + 7 FROM d RETURNING id, direction_id) INSERT INTO crm.invoice_line "
                "(invoice_id, service_id, title, price_kopecks) SELECT i.id, (i.direction_id - 1) * 10 + 1, 'Услуга', 1250000 FROM i "
                "RETURNING invoice_id",
                (bench.logins["manager"], count, SELLER),
            )
            ids = [id for (id,) in cursor.fetchall()]
            if len(ids) < count:
                raise LookupError(f"the manager has only {len(ids)} open deals; a bigger base is needed")
            cursor.execute("SELECT id, version FROM crm.invoice WHERE id = ANY (%s)", (ids,))
            return list(cursor.fetchall())
    finally:
        owner.close()


def _client(bench: Bench, port: int | None, mine: list[tuple[int, int]], warm: tuple[int, int], pipe: Pipe) -> None:
    """A process of its own, as every client in an office is: says when it is ready, starts when it is told to."""
    person = bench.sign_in("manager", port)
    waits: list[float] = []
    numbers: list[str] = []
    with person.session() as session:
        # The first command of a connection plans everything anew; people have done that in the morning.
        documents.step(session, "invoice", "issue", *warm)
        pipe.send("ready")
        pipe.recv()
        for id, version in mine:
            begun = time.perf_counter()
            answer: dict[str, Any] = documents.step(session, "invoice", "issue", id, version)
            waits.append((time.perf_counter() - begun) * 1000)
            numbers.append(answer["number"])
    person.close()
    pipe.send((waits, numbers))


def _issue(bench: Bench, port: int | None) -> tuple[list[float], float]:
    drafts = _drafts(bench, CLIENTS * (PER_CLIENT + 1))
    warm, drafts = drafts[:CLIENTS], drafts[CLIENTS:]
    context = multiprocessing.get_context("spawn")
    pipes, processes = [], []
    for place in range(CLIENTS):
        ours, theirs = context.Pipe()
        process = context.Process(target=_client, args=(bench, port, drafts[place::CLIENTS], warm[place], theirs))
        process.start()
        # A client that dies closes its end, and recv says so instead of waiting for ever.
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    for pipe in pipes:
        pipe.recv()
    begun = time.perf_counter()
    for pipe in pipes:
        pipe.send("go")
    answers = [pipe.recv() for pipe in pipes]
    seconds = time.perf_counter() - begun
    for process in processes:
        process.join()
    given = sorted(int(number.rpartition("-")[2]) for _, numbers in answers for number in numbers)
    if given != list(range(given[0], given[0] + len(drafts))):
        raise AssertionError("the series has holes or doubles, or somebody was refused")
    return [wait for waits, _ in answers for wait in waits], seconds
