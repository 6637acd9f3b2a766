"""python -m benchmarks.exchange_sweep [--points N] [--seed S] [--kind K …] [--road ROAD].

Every request of an exchange fails once in every way (tests/exchange_sweep.py); all points, or N drawn by the seed.
"""

import argparse
import random
import sys
import time
import traceback
from typing import Any

from tests.exchange_sweep import KINDS, Point, Sweep
from tests.office import make_template
from tests.servers import Base, new_cluster
from tests.terrasoft.server import TerrasoftServer

ROADS: dict[str, dict[str, Any]] = {
    "odata4": {},
    "one_by_one": {"batch": False},
    "core": {"layout": "core"},
    "user_midnight": {"dates": "user_midnight", "next_link": 7},
    "odata3": {"generation": "odata3"},
    "dataservice": {"generation": "dataservice"},
}


def main(arguments: list[str]) -> int:
    """0 when every point ended as it would have without its fault."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exchange_sweep", description=__doc__)
    parser.add_argument("--points", type=int, help="so many, drawn by the seed; all without it")
    parser.add_argument("--seed", default="2026")
    parser.add_argument("--kind", action="append", choices=sorted({kind for kind, _ in KINDS}))
    parser.add_argument("--road", choices=ROADS, default="odata4")
    asked = parser.parse_args(arguments)
    with new_cluster("sweep") as cluster, TerrasoftServer(**ROADS[asked.road]) as server:
        template = Base(cluster.parameters(), "crm_template")
        _migrate(template)
        with Sweep(make_template(template), server).prepared() as sweep:
            return _tried(sweep, _drawn(sweep.points(), asked))


def _migrate(template: Base) -> None:
    from crm_desktop.services import migrate

    migrate.create_database(template.server, template.name)


def _drawn(points: list[Point], asked: argparse.Namespace) -> list[Point]:
    if asked.kind:
        points = [point for point in points if point.kind in asked.kind]
    random.Random(asked.seed).shuffle(points)
    return points if asked.points is None else points[: asked.points]


def _tried(sweep: Sweep, points: list[Point]) -> int:
    begun, failed = time.monotonic(), 0
    for place, point in enumerate(points, 1):
        try:
            wrong = sweep.tried(point)
        except Exception:  # noqa: BLE001 - the other points shall be tried; the exit code tells of this one
            wrong = [traceback.format_exc()]
        failed += bool(wrong)
        for line in wrong:
            print(f"{point}: {line}", flush=True)
        if place % 25 == 0:
            print(f"{place} of {len(points)} points, {failed} failed, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{len(points)} points, {failed} failed, {sweep.moved} records moved without faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
