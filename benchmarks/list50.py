"""P1: the first page of a list through our data layer, against bare psycopg2 fetching the same rows."""

from functools import partial
from typing import Any

from benchmarks.base import Bench
from benchmarks.measure import Figure, interleaved
from crm_desktop.services import lists
from crm_desktop.services.listings.invoices import LISTING
from crm_desktop.services.lists import Query

GOALS = {50: 2.0, 500: 1.4, 10_000: 1.15}


def raw_rows(connection: Any, statement: str) -> list[tuple[Any, ...]]:
    """What a program without layers would do."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def bare_statement(rows: int) -> str:
    """The list of invoices as one would write it by hand."""
    columns = ", ".join(column.sql for column in LISTING.columns)
    return f"SELECT d.id, {columns} FROM {LISTING.source} ORDER BY d.created_at DESC, d.id DESC LIMIT {rows}"


def run(bench: Bench, rounds: int) -> list[Figure]:
    """For somebody who sees all rows, so that both do the same work."""
    owner, person = bench.owner(), bench.sign_in("executive")
    figures = []
    try:
        for size, goal in GOALS.items():
            query = Query(LISTING, "all")
            with person.reader() as reader:
                if lists.first_page(reader, query, size).rows != raw_rows(owner, bare_statement(size)):
                    raise AssertionError("the two do not read the same rows")
                taken = interleaved(
                    rounds if size < 10_000 else max(5, rounds // 3),
                    ours=partial(lists.first_page, reader, query, size),
                    raw=partial(raw_rows, owner, bare_statement(size)),
                )
            figures.append(Figure("P1", f"list of {size} rows x 10", taken["ours"], goal, taken["raw"], "psycopg2"))
    finally:
        person.close()
        owner.close()
    return figures
