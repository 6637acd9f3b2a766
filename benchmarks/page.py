"""P4: any page of a long list by its ids, wherever it lies."""

from functools import partial

from benchmarks.base import Bench
from benchmarks.measure import Figure, interleaved
from crm_desktop.services import lists
from crm_desktop.services.listings.invoices import LISTING
from crm_desktop.services.lists import Query

GOAL = 1.5


def run(bench: Bench, rounds: int) -> list[Figure]:
    """A window of 50 rows at the middle and the end, against one at the beginning; the ids are known then."""
    person = bench.sign_in("executive")
    query = Query(LISTING, "all")
    try:
        with person.reader() as reader:
            ids = lists.order(reader, query)
            places = {"first": 0, "middle": len(ids) // 2, "last": len(ids) - 50}
            windows = {
                name: partial(lists.cells, reader, query, list(ids[at : at + 50])) for name, at in places.items()
            }
            taken = interleaved(rounds, **windows)
    finally:
        person.close()
    return [
        Figure("P4", f"{name} 50 of {len(ids)} rows", taken[name], GOAL, taken["first"], "first 50 rows")
        for name in ("middle", "last")
    ]
