"""The exchange with Terrasoft: the first load, a cycle with nothing to do, how long a change is on its way, memory.

The other side is the Terrasoft of the tests on this computer; CRM_BENCH_EXCHANGE_CLIENTS says how many clients it has.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from benchmarks.base import Bench
from benchmarks.exchange_population import populate
from benchmarks.measure import Figure
from crm_desktop.services import migrate
from tests.exchange_pair import INTEGRATOR, Pair
from tests.office import PASSWORD as OFFICE_PASSWORD
from tests.office import make_template, open_office
from tests.servers import Base, new_cluster
from tests.terrasoft.server import PASSWORD, TerrasoftServer

CLIENTS = int(os.environ.get("CRM_BENCH_EXCHANGE_CLIENTS", "10000"))
ROOT = Path(__file__).resolve().parents[1]
RATE, MEMORY, AFTER, IDLE, ASKED, LAG_THERE, LAG_BACK = 100.0, 400.0, 60.0, 1000.0, 15.0, 25.0, 5.0
"""Records a second; MB; s; ms; requests (thirteen sets, login, description); seconds: their changes are read every 20 s, ours go out within 2."""
PATIENCE = 60


def run(bench: Bench | None, rounds: int) -> list[Figure]:
    """One load whatever the rounds; the cluster is the benchmark's own."""
    with new_cluster("exchange") as cluster, TerrasoftServer() as server:
        template = Base(cluster.parameters(), "crm_template")
        migrate.create_database(template.server, template.name)
        with open_office(make_template(template)) as office:
            pair = Pair(office, server)
            pair.set_up(leader="theirs")
            records = populate(pair, CLIENTS)
            return [*_loaded(pair, records), *_idle(pair, rounds), *_lags(pair, max(3, rounds // 10))]


def _command(pair: Pair, way: str) -> subprocess.Popen[bytes]:
    """The program of a server, as a schedule starts it."""
    server = pair.base.server
    pair.office.let_in(INTEGRATOR)
    where = ["--host", str(server["host"]), "--port", str(server["port"]), "--database", pair.base.name]
    who = ["--user", pair.office.people[INTEGRATOR]]
    surroundings = {**os.environ, "PGPASSWORD": OFFICE_PASSWORD, "CRM_TERRASOFT_SECRET": PASSWORD}
    command = [sys.executable, "-m", "crm_desktop", "sync", way, *where, *who]
    return subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _loaded(pair: Pair, records: int) -> list[Figure]:
    pair.terrasoft.requests.clear()
    begun = time.perf_counter()
    program = _command(pair, "--once")
    ended = program.wait()
    seconds = time.perf_counter() - begun
    assert ended == 0, f"the first load ended with {ended}"
    ((linked,),) = pair.base.execute("SELECT count(*) FROM priv.exchange_link")
    assert linked >= records, f"{linked} of {records} records came: {pair.waiting()['in'][:3]}"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told = (
        f"{CLIENTS} clients with chains, {records} records in {seconds:.0f} s, {len(pair.terrasoft.requests)} requests"
    )
    return [
        Figure("exchange", "first load", (records / seconds,), RATE, unit="records/s", at_least=True, note=told),
        Figure("exchange", "memory of the program at most", (memory,), MEMORY, unit="MB"),
    ]


def _idle(pair: Pair, rounds: int) -> list[Figure]:
    """What a day costs the other side; right after the load everything just written there is read once more."""
    taken, asked = [], []
    begun = time.perf_counter()
    pair.settle()
    after = (time.perf_counter() - begun) / 2
    pair.terrasoft.clock.shift += timedelta(hours=1)
    pair.settle()
    for _ in range(rounds):
        pair.terrasoft.requests.clear()
        begun = time.perf_counter()
        assert pair.cycle().quiet
        taken.append((time.perf_counter() - begun) * 1000)
        asked.append(float(len(pair.terrasoft.requests)))
    return [
        Figure("exchange", "a cycle right after the load", (after,), AFTER, unit="s"),
        Figure("exchange", "a cycle with nothing to do", tuple(taken), IDLE),
        Figure("exchange", "requests of it", tuple(asked), ASKED, unit="requests"),
    ]


def _lags(pair: Pair, rounds: int) -> list[Figure]:
    """From the change on one side to its being read on the other, by a worker that stays."""
    there: list[float] = []
    back: list[float] = []
    ((ours, told),) = pair.base.execute(
        "SELECT our_id, their_id FROM priv.exchange_link WHERE object = 'client' ORDER BY our_id LIMIT 1"
    )
    theirs = UUID(str(told))
    with _staying(pair):
        for place in range(rounds):
            pair.terrasoft.change("Account", theirs, Notes=f"туда {place}")
            there.append(_waited(partial(_is_here, pair, ours, f"туда {place}")))
            pair.base.execute("UPDATE crm.client SET comment = %s WHERE id = %s", (f"обратно {place}", ours))
            back.append(_waited(partial(_is_there, pair, theirs, f"обратно {place}")))
    return [
        Figure("exchange", "a change of theirs is here", tuple(there), LAG_THERE, unit="s"),
        Figure("exchange", "a change of ours is there", tuple(back), LAG_BACK, unit="s"),
    ]


def _is_here(pair: Pair, client: int, words: str) -> bool:
    return pair.base.execute("SELECT comment FROM crm.client WHERE id = %s", (client,)) == [(words,)]


def _is_there(pair: Pair, account: UUID, words: str) -> bool:
    return pair.terrasoft.row("Account", account)["Notes"] == words


@contextmanager
def _staying(pair: Pair) -> Iterator[None]:
    program = _command(pair, "--watch")
    try:
        yield
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait()


def _waited(arrived: Callable[[], bool]) -> float:
    begun = time.perf_counter()
    while not arrived():
        assert time.perf_counter() - begun < PATIENCE, "the change did not arrive"
        time.sleep(0.05)
    return time.perf_counter() - begun
