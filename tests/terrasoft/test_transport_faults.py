"""What a transport says when the server fails: a read raises what to do about it, a write tells its fate."""

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from crm_desktop.services.terrasoft import http, reading
from crm_desktop.services.terrasoft.faults import Busy, Fault, NoRight, NotTerrasoft, Rejected, Unreachable
from crm_desktop.services.terrasoft.reading import Reading
from crm_desktop.services.terrasoft.transport import Query, Write
from tests.terrasoft.roads import PROTOCOLS, Made, road
from tests.terrasoft.server import PASSWORD, TerrasoftServer

READ = Query("Account", ("Id", "Name"))


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAUSES", [0.01, 0.01])


@pytest.fixture(params=PROTOCOLS)
def server(request: pytest.FixtureRequest, terrasoft_of: Made) -> TerrasoftServer:
    made = terrasoft_of(generation=request.param)
    made.insert("Account", Name="А")
    return made


@pytest.fixture
def transport(server: TerrasoftServer) -> Iterator[Reading]:
    """Signed in, and the columns are known already."""
    with road(server) as opened:
        opened.read(READ)
        server.requests.clear()
        yield opened


@pytest.mark.parametrize("kind", ["500", "502", "503", "429", "drop", "cut", "html", "401", "403", "expired"])
def test_one_trouble_of_the_server_does_not_disturb_a_read(
    server: TerrasoftServer, transport: Reading, kind: str
) -> None:
    server.plan.add(kind, path="Account" if "odata" in transport.kind else "SelectQuery", retry_after="1")
    assert [row["Name"] for row in transport.read(READ)] == ["А"]


@pytest.mark.parametrize(
    ("kind", "fault"),
    [("500", Rejected), ("502", Unreachable), ("drop", Unreachable), ("cut", Unreachable), ("429", Busy), ("503", Busy),
     ("401", NoRight), ("403", NoRight), ("html", NoRight)],
)  # fmt: skip
def test_a_lasting_trouble_is_told_after_a_few_repeats(
    server: TerrasoftServer, transport: Reading, kind: str, fault: type[Fault]
) -> None:
    server.plan.add(kind, path="Account" if "odata" in transport.kind else "SelectQuery", times=99, retry_after="900")
    with pytest.raises(fault) as raised:
        transport.read(READ)
    assert raised.value.words
    data = [record for record in server.requests if "Login" not in record.path]
    # A failure inside the server is asked once more with a smaller page.
    assert len(data) <= (6 if kind == "500" else 3)
    if isinstance(raised.value, Busy):
        assert (raised.value.seconds, len(data)) == (900, 1)


def test_a_busy_server_tells_when_in_its_own_time(server: TerrasoftServer, transport: Reading) -> None:
    server.clock.shift = timedelta(days=-2)
    until = datetime.now(UTC) + timedelta(days=-2, minutes=20)
    server.plan.add("503", times=9, retry_after=f"{until:%a, %d %b %Y %H:%M:%S} GMT")
    with pytest.raises(Busy) as raised:
        transport.read(READ)
    assert 1190 <= raised.value.seconds <= 1201


def written(verb: str, server: TerrasoftServer) -> Write:
    there = server.rows("Account")[0]["Id"]
    assert isinstance(there, UUID)
    return Write(verb, "Account", uuid4() if verb == "create" else there, {} if verb == "delete" else {"Name": "Б"})


def is_done(server: TerrasoftServer, write: Write) -> bool:
    row = {row["Id"]: row for row in server.rows("Account")}.get(write.id)
    return row is None if write.verb == "delete" else row is not None and row["Name"] == "Б"


@pytest.mark.parametrize("verb", ["create", "update", "delete"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("kind", ["500", "502", "503", "drop", "cut", "429", "401", "403", "html", "expired"])
def test_a_write_never_claims_what_it_does_not_know(
    server: TerrasoftServer, transport: Reading, kind: str, when: str, verb: str
) -> None:
    write = written(verb, server)
    server.plan.add(kind, when=when, method="POST|PATCH|MERGE|DELETE|PUT")
    outcome = transport.write(write)
    done = is_done(server, write)
    if kind in ("401", "403", "html", "expired"):
        # The one repeat after a fresh login: of what had been done already only the second answer is known.
        assert done
        assert outcome.state == "done" or when == "after"
    assert outcome.state != "done" or done
    assert outcome.state != "refused" or when == "after" or not done
    if kind in ("500", "502", "503", "drop", "cut"):
        assert (outcome.state, done) == ("unknown", when == "after")
    if kind == "429":
        assert outcome.state == "not_tried"


@pytest.mark.parametrize("kind", ["500", "502", "503", "429", "drop", "cut", "html"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_batch_never_claims_what_it_does_not_know(
    server: TerrasoftServer, transport: Reading, kind: str, when: str
) -> None:
    writes = [Write("create", "Account", uuid4(), {"Name": "Б"}) for _ in range(3)]
    server.plan.add(kind, when=when, method="POST")
    outcomes = transport.write_many(writes)
    assert len(outcomes) == 3
    for write, outcome in zip(writes, outcomes, strict=True):
        assert outcome.write == write
        assert outcome.state != "done" or is_done(server, write)
        if when == "before":
            assert outcome.state not in ("refused", "not_tried") or not is_done(server, write)
        if kind == "429" and transport.can_batch:
            assert (outcome.state, outcome.status) == ("not_tried", 429)
        if kind == "503" and transport.can_batch:
            assert (outcome.state, outcome.status) == ("unknown", 503)


def test_a_server_that_is_not_there_has_surely_done_nothing(server: TerrasoftServer, transport: Reading) -> None:
    server.stop()
    outcomes = transport.write_many([Write("create", "Account", uuid4(), {"Name": "Б"}) for _ in range(2)])
    assert [outcome.state for outcome in outcomes] == ["not_tried", "not_tried"]
    with pytest.raises(Unreachable) as raised:
        transport.read(READ)
    assert not raised.value.sent


def test_a_login_that_fails_in_between_leaves_a_write_untried(server: TerrasoftServer, transport: Reading) -> None:
    server.doors.expire()
    server.plan.add("502", path="Login")
    write = Write("create", "Account", uuid4(), {"Name": "Б"})
    assert transport.write(write).state == "not_tried"
    assert not is_done(server, write)
    assert transport.write(write).state == "done"


def test_a_silent_server_is_given_up_and_what_it_did_is_unknown(
    server: TerrasoftServer, transport: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (http.CONNECT, http.SILENCE, http.WHOLE_ANSWER) == (10, 60, 180)
    monkeypatch.setattr(http, "SILENCE", 0.2)
    server.plan.add("silence", seconds=2, method="POST|PATCH|MERGE")
    write = written("update", server)
    assert transport.write(write).state == "unknown"


def test_an_id_that_the_server_does_not_keep_is_no_success(terrasoft_of: Made) -> None:
    for generation in ("odata4", "odata3", "dataservice"):
        server = terrasoft_of(generation=generation, own_id="replaced")
        with road(server, own_id=True) as transport:
            outcome = transport.write(Write("create", "Account", uuid4(), {"Name": "А"}))
            assert (outcome.state, outcome.id) == ("unknown", server.rows("Account")[0]["Id"])
        with road(server, own_id=False) as transport:
            outcome = transport.write(Write("create", "Account", uuid4(), {"Name": "Б"}))
            assert (outcome.state, outcome.id) == ("done", server.rows("Account")[1]["Id"])
            many = transport.write_many([Write("create", "Account", uuid4(), {"Name": name}) for name in "ВГ"])
            assert [outcome.id for outcome in many] == [row["Id"] for row in server.rows("Account")[2:]]


def test_a_server_without_batches_gets_the_writes_one_by_one(terrasoft_of: Made) -> None:
    server = terrasoft_of(batch=False)
    writes = [Write("create", "Account", uuid4(), {"Name": "Б"}) for _ in range(3)]
    with road(server, batch=True) as transport:
        assert [outcome.state for outcome in transport.write_many(writes)] == ["done"] * 3
        assert not transport.can_batch
    assert len(server.rows("Account")) == 3


@pytest.mark.parametrize("refused", [("MERGE",), ("MERGE", "PATCH", "PUT", "DELETE")])
def test_odata_3_finds_the_method_that_passes_and_stays_with_it(terrasoft_of: Made, refused: tuple[str, ...]) -> None:
    server = terrasoft_of(generation="odata3", refused_methods=refused)
    id = server.insert("Account", Name="А")
    with road(server) as transport:
        for name in ("Б", "В"):
            assert transport.write(Write("update", "Account", id, {"Name": name})).state == "done"
            assert server.row("Account", id)["Name"] == name
        turned_away = [record for record in server.requests if record.status == 405]
        assert len(turned_away) == len(set(refused) & {"MERGE", "PATCH"})
        assert transport.write(Write("delete", "Account", id)).state == "done"
    assert server.rows("Account") == []


@pytest.mark.parametrize("settings", [{"next_page": 40}, {"ms_dates": False}, {"bare_list": True}, {"next_page": 7}])
def test_odata_3_is_understood_in_all_its_spellings(terrasoft_of: Made, settings: dict[str, object]) -> None:
    server = terrasoft_of(generation="odata3", **settings)
    stamp = datetime(2026, 11, 23, 9, 12, 31, 323000, UTC)
    for number in range(100):
        server.insert("Account", Name=f"{number:03}", at=stamp)
    with road(server) as transport:
        rows = transport.read(Query("Account", ("Name", "ModifiedOn"), (), ("Name",), 90))
    assert rows == [{"Name": f"{number:03}", "ModifiedOn": stamp} for number in range(90)]


def test_odata_4_follows_the_server_s_own_pages(terrasoft_of: Made) -> None:
    server = terrasoft_of(next_link=30)
    for number in range(100):
        server.insert("Account", Name=f"{number:03}")
    with road(server) as transport:
        rows = transport.read(Query("Account", ("Name",), (), ("Name",), 95))
    assert [row["Name"] for row in rows] == [f"{number:03}" for number in range(95)]


def test_no_secret_is_in_any_trouble(server: TerrasoftServer, transport: Reading) -> None:
    for kind in ("500", "502", "drop", "cut", "429", "401", "403", "html"):
        server.plan.add(kind, times=9, retry_after="900")
        with pytest.raises(Fault) as raised:
            transport.read(READ)
        server.plan.clear()
        told = "".join(traceback.format_exception(raised.value)) + repr(raised.value) + raised.value.words
        for secret in {PASSWORD, *server.doors.secrets()}:
            assert secret not in told
    assert PASSWORD not in repr(transport) + str(vars(transport)) + repr(vars(transport)["_talk"])


def test_a_page_of_another_program_is_no_terrasoft(terrasoft_of: Made) -> None:
    server = terrasoft_of(application="/CRM")
    with road(server, address=server.address.removesuffix("/CRM")) as transport, pytest.raises(NotTerrasoft):
        transport.read(READ)
