"""Walking through a set while persons change it: nothing is lost, nothing comes twice without reason."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from crm_desktop.services.terrasoft import paging, reading
from crm_desktop.services.terrasoft.faults import Unreachable
from crm_desktop.services.terrasoft.reading import Reading
from crm_desktop.services.terrasoft.transport import Condition, Query, Row
from tests.terrasoft.roads import PROTOCOLS, Made, road
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.server.http import Request

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OVERLAP = timedelta(minutes=3)


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAUSES", [0.01, 0.01])


@pytest.fixture(params=PROTOCOLS)
def server(request: pytest.FixtureRequest, terrasoft_of: Made) -> TerrasoftServer:
    return terrasoft_of(generation=request.param)


@pytest.fixture
def transport(server: TerrasoftServer) -> Iterator[Reading]:
    with road(server) as opened:
        yield opened


def filled(server: TerrasoftServer, count: int, step: timedelta) -> list[UUID]:
    return [server.insert("Account", Name=f"{number}", at=START + step * number) for number in range(count)]


def walk(transport: Reading, since: datetime | None = None, page: int = 10) -> list[Row]:
    found = paging.changes(transport, "Account", ("Name",), since, OVERLAP, (), page)
    return [row for rows in found for row in rows]


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 20, 95])
@pytest.mark.parametrize("step", [timedelta(), timedelta(milliseconds=1), timedelta(seconds=7)])
def test_every_row_comes_once_and_oldest_first(
    server: TerrasoftServer, transport: Reading, count: int, step: timedelta
) -> None:
    made = filled(server, count, step)
    rows = walk(transport)
    assert len(rows) == count
    assert {row["Id"] for row in rows} == set(made)
    moments = [row["ModifiedOn"] for row in rows]
    assert moments == sorted(moments, key=str)
    assert all(set(row) == {"Name", "Id", "ModifiedOn"} for row in rows)


def test_a_walk_goes_back_by_the_overlap_and_no_further(server: TerrasoftServer, transport: Reading) -> None:
    made = filled(server, 20, timedelta(minutes=1))
    rows = walk(transport, START + timedelta(minutes=19))
    assert [row["Id"] for row in rows] == made[16:]


def test_conditions_of_the_caller_hold_on_every_page(server: TerrasoftServer, transport: Reading) -> None:
    filled(server, 60, timedelta(seconds=1))
    where = (Condition("Name", "in", tuple(f"{number}" for number in range(0, 60, 2))),)
    rows = [row for rows in paging.changes(transport, "Account", (), None, OVERLAP, where, 7) for row in rows]
    assert len(rows) == 30


@pytest.mark.parametrize("kind", ["repeat", "shuffle", "cut", "drop", "500", "502"])
@pytest.mark.parametrize("step", [timedelta(), timedelta(seconds=1)])
def test_a_trouble_at_any_page_loses_nothing(
    server: TerrasoftServer, transport: Reading, kind: str, step: timedelta
) -> None:
    made = filled(server, 45, step)
    path = "SelectQuery" if transport.kind == "dataservice" else "Account"
    transport.count("Account")
    for place in range(6):
        server.plan.clear()
        server.plan.add(kind, path=path, after=place)
        rows = walk(transport)
        assert sorted(str(row["Id"]) for row in rows) == sorted(map(str, made))


def test_a_server_that_answers_the_same_for_ever_is_given_up(server: TerrasoftServer, transport: Reading) -> None:
    filled(server, 45, timedelta(seconds=1))
    path = "SelectQuery" if transport.kind == "dataservice" else "Account"
    server.plan.add("repeat", path=path, after=3, times=10_000)
    with pytest.raises(Unreachable):
        walk(transport)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("step", [timedelta(), timedelta(milliseconds=300)])
def test_a_set_that_moves_during_the_walk_loses_no_row(
    server: TerrasoftServer, transport: Reading, seed: int, step: timedelta
) -> None:
    """Before every page persons change, add and delete rows; the last state of each must have been met."""
    chance = random.Random(seed)
    made = filled(server, 60, step)
    stamp = START + timedelta(hours=1)
    changed: dict[UUID, str] = {}
    gone: set[UUID] = set()
    pages = 0

    def hook(request: Request) -> bool:
        nonlocal stamp, pages
        if (request.method != "GET" and "SelectQuery" not in request.path) or pages > 25:
            return True
        pages += 1
        for id in chance.sample([id for id in made if id not in gone], 2):
            stamp += timedelta(milliseconds=chance.choice([0, 5]))
            changed[id] = f"изменено {pages}"
            server.change("Account", id, Name=changed[id], at=stamp)
        victim = chance.choice([id for id in made if id not in gone])
        gone.add(victim)
        server.remove("Account", victim)
        new = server.insert("Account", Name="новый", at=stamp)
        made.append(new)
        changed[new] = "новый"
        return True

    server.plan.hook = hook
    last = {row["Id"]: row["Name"] for row in walk(transport)}
    server.plan.clear()
    lost = [row["Id"] for row in server.rows("Account") if last.get(row["Id"]) != row["Name"]]
    # What was changed before the very last page is met by it or by the next walk, as the mark lies before it.
    rows = walk(transport, stamp)
    last |= {row["Id"]: row["Name"] for row in rows}
    assert [id for id in lost if id not in changed] == [], "a row nobody touched was lost"
    assert {row["Id"]: row["Name"] for row in server.rows("Account")}.items() <= last.items()


def test_all_ids_come_once(server: TerrasoftServer, transport: Reading) -> None:
    made = filled(server, 95, timedelta())
    for page in (2, 10, 94, 95, 96, 5000):
        found = list(paging.ids(transport, "Account", page=page))
        assert len(found) == 95
        assert set(found) == set(made)


def test_an_id_scan_over_a_shrinking_set_loses_nobody_who_stays(server: TerrasoftServer, transport: Reading) -> None:
    made = filled(server, 80, timedelta())
    stay = set(made)
    pages = 0

    def hook(request: Request) -> bool:
        nonlocal pages
        pages += 1
        if pages in (4, 6, 9):
            victim = min(stay)
            stay.discard(victim)
            server.remove("Account", victim)
        return True

    server.plan.hook = hook
    found = list(paging.ids(transport, "Account", page=9))
    assert len(found) == len(set(found))
    assert stay <= set(found) <= set(made)


def test_a_page_of_one_cannot_be_joined(transport: Reading) -> None:
    for walk_of_one in (
        paging.changes(transport, "Account", (), None, OVERLAP, page=1),
        paging.ids(transport, "Account", page=1),
    ):
        with pytest.raises(ValueError, match="common rows"):
            next(iter(walk_of_one))


def test_a_walk_of_one_page_is_one_question(server: TerrasoftServer, transport: Reading) -> None:
    filled(server, 3, timedelta(seconds=1))
    walk(transport)
    server.requests.clear()
    assert len(walk(transport, START)) == 3
    assert len(server.requests) == 1


def test_ids_made_elsewhere_do_not_matter(transport: Reading) -> None:
    assert list(paging.ids(transport, "Account", (Condition("Id", "in", (uuid4(),)),))) == []
    assert transport.read(Query("Account", ("Id",))) == []
