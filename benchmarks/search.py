"""P3: substrings of clients' names, with visibility, against the same index read bare."""

from functools import partial
from statistics import median

from benchmarks.base import Bench
from benchmarks.list50 import raw_rows
from benchmarks.measure import Figure, interleaved
from crm_desktop.services.database import Reader

WORDS = ("аврора", "ромашка", "северо", "станко", "прибор", "снаб", "хлебзавод", "ооо")
SHORT = ("ро", "уф", "гр")
ODOO_MS = 190.0
"""Odoo's search on 100,000 clients, quoted from the design's measurements (186-195)."""


def run(bench: Bench, rounds: int) -> list[Figure]:
    """The worst word counts for the short ones, the median of the panel for the others."""
    owner = bench.owner()
    figures = []
    try:
        for who in ("executive", "director", "middle", "manager"):
            person = bench.sign_in(who)
            try:
                with person.reader() as reader:
                    long = {word: _times(reader, owner, word, rounds) for word in WORDS}
                    short = {word: _times(reader, owner, word, rounds) for word in SHORT}
            finally:
                person.close()
            ours = tuple(median(taken["ours"]) for taken in long.values())
            raw = tuple(median(taken["raw"]) for taken in long.values())
            figures.append(Figure("P3", f"search, 8 words, {who}", ours, 1.4, raw, "bare index"))
            figures.append(Figure("P3", f"search, 8 words, {who}", ours, 1 / 15, (ODOO_MS,) * 8, "Odoo, quoted"))
            worst = max(short.values(), key=lambda taken: median(taken["ours"]))
            figures.append(Figure("P3", f"search, two letters, {who}", worst["ours"], 10.0))
    finally:
        owner.close()
    return figures


def _times(reader: Reader, owner: object, word: str, rounds: int) -> dict[str, tuple[float, ...]]:
    bare = (
        "SELECT s.client_id FROM priv.client_search s WHERE s.grams @> (SELECT array_agg(g) FROM unnest(crm.grams("
        f"'{word}')) g WHERE length(g) = least(3, {len(word)})) AND position('{word}' IN s.words) > 0 LIMIT 2000"
    )
    return interleaved(
        max(3, rounds // 3),
        ours=partial(reader.value, "SELECT api.client_search(%s)", (word,)),
        raw=partial(raw_rows, owner, bare),
    )
