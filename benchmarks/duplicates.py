"""Clients that may be one, over the whole base: seconds from the click to the list."""

import time

from benchmarks.base import Bench
from benchmarks.measure import Figure
from crm_desktop.services import duplicates

GOAL_MS = 75.0
"""For a thousand clients, all of them compared: 200,000 in a quarter of a minute."""
TYPING_MS = 300.0
ROUNDS = 3


def run(bench: Bench, rounds: int) -> list[Figure]:
    """The search over everything, and the look that a client being entered causes."""
    person = bench.sign_in("executive")
    taken, found = [], 0
    try:
        for _ in range(min(rounds, ROUNDS)):
            with person.reader() as reader:
                begun = time.perf_counter()
                found = len(duplicates.find(reader) or ())
                taken.append((time.perf_counter() - begun) * 1e6 / bench.clients)
    finally:
        person.close()
    typing = _typed(bench, rounds)
    return [
        Figure("issue 4", f"duplicates of the whole base per 1,000 clients, {found} pairs", tuple(taken), GOAL_MS),
        Figure("issue 4", "is a client being entered here already", typing, TYPING_MS),
    ]


def _typed(bench: Bench, rounds: int) -> tuple[float, ...]:
    """A manager types names the base has, with one letter left out."""
    owner = bench.owner()
    try:
        with owner.cursor() as cursor:
            cursor.execute("SELECT short_name FROM crm.client ORDER BY md5(id::text) LIMIT %s", (rounds,))
            names = [name for (name,) in cursor.fetchall()]
    finally:
        owner.close()
    person = bench.sign_in("manager")
    taken = []
    try:
        with person.reader() as reader:
            for name in names:
                begun = time.perf_counter()
                duplicates.alike(reader, name[: len(name) // 2] + name[len(name) // 2 + 1 :])
                taken.append((time.perf_counter() - begun) * 1000)
    finally:
        person.close()
    return tuple(taken)
