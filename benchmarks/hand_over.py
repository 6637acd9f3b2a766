"""A head hands over everything one of the ten busiest managers has, with all deals, and takes it back."""

import time

from benchmarks.base import Bench
from benchmarks.measure import Figure
from crm_desktop.services import hand_overs

GOAL_MS = 1500.0
"""For a thousand deals with their documents: a person who has clicked waits that long without wondering."""
ROUNDS = 3


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Milliseconds for a thousand deals there and back; what cannot go stays out, as in the window."""
    person = bench.sign_in("head")
    there, back, deals = [], [], 0
    slots: list[int] = []
    try:
        giver, heir = _people(bench)
        for _ in range(min(rounds, ROUNDS)):
            with person.reader() as reader:
                slots = [slot["id"] for slot in hand_overs.foresee(reader, giver)["slots"] if not slot["problem"]]
            with person.session() as session:
                begun = time.perf_counter()
                answer = hand_overs.hand_over(session, giver, heir, {"slots": slots}, "Замер")
                done = time.perf_counter()
                hand_overs.undo(session, answer["id"])
                undone = time.perf_counter()
            deals = answer["counts"]["deals"]
            there.append((done - begun) * 1e6 / deals)
            back.append((undone - done) * 1e6 / deals)
    finally:
        person.close()
    words = f"{len(slots)} directions with {deals} deals, per 1,000 deals"
    return [
        Figure("issue 4", f"hand over {words}", tuple(there), GOAL_MS),
        Figure("issue 4", f"take back {words}", tuple(back), GOAL_MS),
    ]


def _people(bench: Bench) -> tuple[int, int]:
    """The manager, and the colleague below the same head who holds least."""
    owner = bench.owner()
    try:
        with owner.cursor() as cursor:
            cursor.execute(
                "SELECT m.id, (SELECT e.id FROM crm.employee e WHERE e.head_id = m.head_id AND e.id <> m.id AND e.active"
                " AND 'manager' = ANY (e.roles) ORDER BY (SELECT count(*) FROM crm.client_direction d"
                " WHERE d.holder_id = e.id), e.id LIMIT 1) FROM crm.employee m WHERE m.login = %s",
                (bench.logins["manager"],),
            )
            giver, heir = cursor.fetchone()
    finally:
        owner.close()
    return int(giver), int(heir)
