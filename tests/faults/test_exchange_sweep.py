"""One request of an exchange fails, or the program is killed at it: in the end both sides are as they would have been.

Here some points of each kind, CRM_SWEEP_SEED chooses others; `python -m benchmarks.exchange_sweep` tries all of them.
"""

import os
import random
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

import pytest

from tests import exchange_compare
from tests.exchange_sweep import KINDS, Point, Sweep
from tests.servers import Base
from tests.terrasoft.server import SUPERVISOR, TerrasoftServer, own_id

SEED = os.environ.get("CRM_SWEEP_SEED", "2026")
IN_ONE_BY_ONE = (("500", "after"), ("drop", "after"), ("cut", "after"), ("401", "after"), ("kill", "after"))


@pytest.fixture(scope="module")
def sweep(office_template: Base) -> Iterator[Sweep]:
    with TerrasoftServer() as server, Sweep(office_template, server).prepared() as made:
        yield made


@pytest.fixture(scope="module")
def sweep_one_by_one(office_template: Base) -> Iterator[Sweep]:
    """A server that cannot take many records in one request: each of them may fail alone."""
    with TerrasoftServer(batch=False) as server, Sweep(office_template, server).prepared() as made:
        yield made


def drawn(sweep: Sweep, kind: str, when: str) -> Point:
    """The same point at every run with the same seed."""
    points = [point for point in sweep.points() if (point.kind, point.when) == (kind, when)]
    return random.Random(f"{SEED} {kind} {when}").choice(points)


def test_the_story_is_of_some_hundreds_of_changes_in_all_objects(sweep: Sweep) -> None:
    assert sweep.moved > 300
    here, there = sweep.moments[-1].ended
    assert {name for name, records in here.items() if records} == set(exchange_compare.OURS)
    assert here == there


def test_the_comparison_sees_a_changed_a_lost_and_a_doubled_record(sweep: Sweep) -> None:
    server, last = sweep.server, sweep.moments[-1]
    server.restore(last.snapshot)
    before = exchange_compare.theirs(server)
    payment = own_id("story", "payment 3")
    (row,) = [row for row in server.rows("UsrPayment") if row["Id"] == payment]
    server.change("UsrPayment", payment, UsrAmount=Decimal("5000.01"))
    assert len(exchange_compare.differences(before, exchange_compare.theirs(server))) == 2
    server.change("UsrPayment", payment, UsrAmount=Decimal(5000))
    assert exchange_compare.differences(before, exchange_compare.theirs(server)) == []
    same = {name: value for name, value in row.items() if name.startswith("Usr")}
    server.insert("UsrPayment", by=SUPERVISOR, id=UUID(int=7), at=None, **same)
    assert len(exchange_compare.differences(before, exchange_compare.theirs(server))) == 1
    for id in (UUID(int=7), payment):
        server.remove("UsrPayment", id)
    assert len(exchange_compare.differences(before, exchange_compare.theirs(server))) == 1


@pytest.mark.parametrize(("kind", "when"), KINDS)
def test_one_failed_request_changes_nothing_in_the_end(sweep: Sweep, kind: str, when: str) -> None:
    point = drawn(sweep, kind, when)
    assert sweep.tried(point, to_the_end=kind in ("kill", "people")) == [], point


@pytest.mark.parametrize(("kind", "when"), IN_ONE_BY_ONE)
def test_nor_does_one_where_records_are_sent_one_by_one(sweep_one_by_one: Sweep, kind: str, when: str) -> None:
    point = drawn(sweep_one_by_one, kind, when)
    assert sweep_one_by_one.tried(point, to_the_end=False) == [], point
