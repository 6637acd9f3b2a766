"""P2: the same list for people who see part of the rows, against the unfiltered list of the base's owner."""

from functools import partial

from benchmarks.base import Bench
from benchmarks.list50 import bare_statement, raw_rows
from benchmarks.measure import Figure, interleaved
from crm_desktop.services import lists
from crm_desktop.services.listings import clients, deals, invoices
from crm_desktop.services.lists import Query

GOAL = 3.0
PEOPLE = {
    "manager": "manager", "assistant": "assistant", "head": "head of 10", "middle": "head of 50",
    "director": "director", "executive": "executive",
}  # fmt: skip


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Invoices for everybody (the goal), clients and deals beside them by the same anchor."""
    owner = bench.owner()
    figures = []
    try:
        for who, words in PEOPLE.items():
            person = bench.sign_in(who)
            try:
                with person.reader() as reader:
                    functions = {
                        listing.name: partial(lists.first_page, reader, Query(listing, "all"), 50)
                        for listing in (invoices.LISTING, deals.LISTING, clients.LISTING)
                    }
                    taken = interleaved(rounds, raw=partial(raw_rows, owner, bare_statement(50)), **functions)
            finally:
                person.close()
            figures += [
                Figure("P2", f"{name}, {words}", taken[name], GOAL, taken["raw"], "unfiltered psycopg2")
                for name in functions
            ]
    finally:
        owner.close()
    return figures
