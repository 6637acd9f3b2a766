"""P2 as the access rules cost it: page, count and search of each person, against the owner with the filter by hand."""

from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from benchmarks.base import Bench
from benchmarks.list50 import raw_rows
from benchmarks.measure import Figure, interleaved
from benchmarks.roles import PEOPLE
from benchmarks.search import WORDS
from crm_desktop.services.database import Reader
from crm_desktop.services.listings import calculation_requests, clients, deals, invoices
from crm_desktop.services.lists import Listing

MEDIAN_GOAL, PAGE_GOAL, PAGE_MS = 1.2, 2.0, 1.0
LISTINGS = (clients.LISTING, deals.LISTING, invoices.LISTING, calculation_requests.LISTING)
WORD = WORDS[0]


def run(bench: Bench, rounds: int) -> list[Figure]:
    """The last line is the median of all ratios; a page may cost twice the hand-written one, or a millisecond more."""
    figures: list[Figure] = []
    for who, words in PEOPLE.items():
        owner, person = bench.owner(), bench.sign_in(who)
        try:
            with person.reader() as reader:
                holders = reader.value("SELECT sec.my_owners()")
                sees_all = reader.value("SELECT pg_has_role(session_user, 'crm_scope_all', 'MEMBER')")
                for listing in LISTINGS:
                    filter_by_hand = "true" if sees_all else _filter(listing, holders)
                    figures += _of(listing, words, reader, owner, filter_by_hand, rounds)
        finally:
            person.close()
            owner.close()
    ratios = tuple(figure.judged for figure in figures)
    return [*figures, Figure("P2", f"median of {len(ratios)} ratios", ratios, MEDIAN_GOAL, unit="x")]


def _filter(listing: Listing, holders: list[int]) -> str:
    ids = ",".join(map(str, holders))
    if listing.document == "client":
        return f"d.owner_ids && '{{{ids}}}'::bigint[]"
    return f"d.owner_id = {ids}" if len(holders) == 1 else f"d.owner_id IN ({ids})"


def _of(listing: Listing, who: str, reader: Reader, owner: Any, by_hand: str, rounds: int) -> list[Figure]:
    columns = ", ".join(column.sql for column in listing.columns)
    order = ", ".join(f"d.{name} {'DESC' if down else 'ASC'}" for name, down in listing.order)
    page = f"SELECT d.id, {columns} FROM {listing.source} WHERE {{}} ORDER BY {order} LIMIT 50"
    count = f"SELECT count(*) FROM {listing.source.split(' LEFT JOIN ')[0]} WHERE {{}}"
    pairs: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        kind: (partial(reader.rows, text.format("true")), partial(raw_rows, owner, text.format(by_hand)))
        for kind, text in (("page", page), ("count", count))
    }
    if listing.document == "client":
        pairs["search"] = _search(reader, owner, by_hand)
    figures = []
    for kind, (ours, theirs) in pairs.items():
        if kind != "search" and ours() != theirs():
            raise AssertionError(f"{listing.name}, {who}: the two do not read the same rows")
        taken = interleaved(rounds, ours=ours, by_hand=theirs)
        bare = median(taken["by_hand"])
        limit = max(PAGE_GOAL, (bare + PAGE_MS) / bare) if kind == "page" else PAGE_GOAL
        what = f"{listing.name}, {kind}, {who}"
        figures.append(Figure("P2", what, taken["ours"], limit, taken["by_hand"], "owner, filter by hand"))
    return figures


def _search(reader: Reader, owner: Any, by_hand: str) -> tuple[Callable[[], Any], Callable[[], Any]]:
    ours = "SELECT d.id FROM crm.client d WHERE d.id = ANY ((SELECT api.client_search(%s))::bigint[])"
    bare = (
        "SELECT d.client_id FROM priv.client_search d WHERE d.grams @> (SELECT array_agg(g) FROM unnest(crm.grams("
        f"'{WORD}')) g WHERE length(g) = 3) AND position('{WORD}' IN d.words) > 0 AND {by_hand} LIMIT 2000"
    )
    return partial(reader.rows, ours, (WORD,)), partial(raw_rows, owner, bare)
