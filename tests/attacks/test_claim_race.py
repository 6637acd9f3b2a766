"""A thousand claims on a hundred directions from sixteen sessions: one holder each, and nobody above his quota."""

import random
from collections import Counter
from typing import Any

from psycopg2.extensions import connection as Connection

from tests.attacks.burglar import ask, at_once
from tests.office import Office

PEOPLE = ("manager1", "manager2", "manager3", "manager4", "manager5", "manager6", "manager7", "head1", "head2")
SESSIONS, CLAIMS = 16, 1000
DIRECTIONS, CLIENTS = 5, 20
CROWD = 3
QUOTAS = {"direction": 9, "new_client": 2}
REFUSALS = {"slot_taken", "quota_used", "slot_cooling"}


class Market:
    """A hundred directions nobody has held, and quotas that run out in the course of the race."""

    def __init__(self, office: Office) -> None:
        self.office = office
        office.base.execute("DELETE FROM priv.claim_month")
        office.base.execute("DELETE FROM crm.claim_quota")
        for kind, monthly in QUOTAS.items():
            office.base.execute("INSERT INTO crm.claim_quota (kind, monthly) VALUES (%s, %s)", (kind, monthly))
        some = office.base.execute("SELECT id FROM crm.direction WHERE active ORDER BY id LIMIT %s", (DIRECTIONS,))
        made = office.base.execute(
            "INSERT INTO crm.client (short_name) SELECT 'ООО «Гонка ' || n || '»' FROM generate_series(1, %s) n"
            " RETURNING id",
            (CLIENTS,),
        )
        self.directions, self.clients = [one for (one,) in some], [one for (one,) in made]
        self.slots = [(client, direction) for client in self.clients for direction in self.directions]

    def facts(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows about the clients of the race."""
        return self.office.base.execute(sql, (self.clients,))


def claimer(market: Market, seed: int) -> Any:
    """One session: all of them crowd at the same few directions, go on together, and now and then give one back."""

    def run(connection: Connection) -> Counter[str]:
        chance = random.Random(seed)
        said: Counter[str] = Counter()
        count = CLAIMS // SESSIONS + (seed < CLAIMS % SESSIONS)
        for step in range(count):
            place = step * len(market.slots) // count + chance.randrange(CROWD)
            wanted = market.slots[place % len(market.slots)]
            answer = ask(connection, "SELECT api.client_direction_claim(%s, %s)", *wanted)
            said["held" if answer.code == "" else answer.said.split("\n")[0]] += 1
            if answer.code == "" and chance.random() < 0.3:
                slot = answer.value["id"]
                released = ask(
                    connection,
                    "SELECT api.client_direction_release(%s, (SELECT version FROM crm.client_direction WHERE id = %s))",
                    slot,
                    slot,
                )
                said["released" if released.code == "" else released.said] += 1
        return said

    return run


def test_a_thousand_claims_on_a_hundred_directions_leave_one_holder_each_and_nobody_above_his_quota(
    office: Office,
) -> None:
    market = Market(office)
    sessions = [(PEOPLE[place % len(PEOPLE)], claimer(market, place)) for place in range(SESSIONS)]
    said = sum(at_once(office, sessions), Counter[str]())
    claims = said.total() - said["released"]
    assert claims == CLAIMS
    assert set(said) <= {"held", "released", *REFUSALS}, said
    # one holder: as many open pages of history as holders, never two on one slot
    open_claims = market.facts(
        "SELECT client_direction_id, count(*) FROM crm.claim WHERE client_id = ANY (%s) AND ended_at IS NULL GROUP BY 1"
    )
    assert {count for _slot, count in open_claims} == {1}
    held = market.facts("SELECT id FROM crm.client_direction WHERE client_id = ANY (%s) AND state = 'held'")
    assert {slot for (slot,) in held} == {slot for slot, _count in open_claims}
    assert len(held) == said["held"] - said["released"]
    # two holders at one time would overlap in the history
    assert market.facts(
        "SELECT count(*) FROM crm.claim a JOIN crm.claim b USING (client_direction_id)"
        " WHERE b.id > a.id AND a.client_id = ANY (%s) AND tstzrange(a.claimed_at, a.ended_at)"
        " && tstzrange(b.claimed_at, b.ended_at)"
    ) == [(0,)]
    # quotas: what was granted, given back or not
    granted = market.facts(
        "SELECT owner_id, CASE WHEN new_client THEN 'new_client' ELSE 'direction' END, count(*) FROM crm.claim"
        " WHERE client_id = ANY (%s) GROUP BY 1, 2"
    )
    assert granted
    assert all(count <= QUOTAS[kind] for _owner, kind, count in granted)
    ledger = office.base.execute("SELECT employee_id, kind, used FROM priv.claim_month WHERE used > 0")
    assert set(ledger) == set(granted)
    # a client is new once
    assert market.facts(
        "SELECT max(n) FROM (SELECT count(*) FILTER (WHERE new_client) AS n FROM crm.claim"
        " WHERE client_id = ANY (%s) GROUP BY client_id) x"
    ) == [(1,)]
    assert said["quota_used"] > 0
    assert said["slot_taken"] > 0
