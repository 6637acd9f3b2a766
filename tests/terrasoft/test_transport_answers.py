"""Answers no honest Terrasoft would give, and the limits of those it does give."""

import gzip
import json
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest

from crm_desktop.services.terrasoft import answers, http, reading
from crm_desktop.services.terrasoft.faults import Fault, NotTerrasoft, Rejected, Unreachable
from crm_desktop.services.terrasoft.transport import Condition, Query, Value, Write
from tests.terrasoft.canned import METADATA, Heard, Said, canned, road_to

READ = Query("Account", ("Id", "Name", "Sum"))
ROW = '{"Id":"8b0f2d4e-6a0c-4d3e-9d55-0d3f5a1c7e11","Name":"А","Sum":%s}'
MEMORY = {
    "error": {"code": "", "message": "An error has occurred.", "innererror": {
        "message": "The 'ObjectContent`1' type failed to serialize the response body",
        "internalexception": {"message": "Request terminated: it reached the RAM consumption limit of 2000 MB"},
    }},
}  # fmt: skip


def page(number: str) -> bytes:
    """One row with this number in it."""
    return f'{{"value":[{ROW % number}]}}'.encode()


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAUSES", [0.01])


def with_schema(said: Said) -> Any:
    return lambda heard: (200, {"Content-Type": "application/xml"}, METADATA) if "metadata" in heard.path else said


def read(said: Said) -> list[dict[str, Value]]:
    with canned(with_schema(said)) as server, road_to(server.address) as transport:
        return transport.read(READ)


@pytest.mark.parametrize(
    ("body", "fault"),
    [(b"", Unreachable), (b'{"value":[', Unreachable), (b'{"value":[]', Unreachable), (b'{"value":null}', Unreachable),
     (b"[]", Unreachable), (b"null", Unreachable), (b'{"value":[1]}', Unreachable), (b'{"value":[{}]}', Unreachable),
     (b"\xff\xfe", Unreachable), (b'{"value":' + b"[" * 100_000, Unreachable), (page("NaN"), Unreachable),
     (page("Infinity"), Unreachable), (page("true"), Unreachable),
     (b"<html><body>Sign in to the guest network</body></html>", NotTerrasoft)],
)  # fmt: skip
def test_a_spoilt_body_is_a_fault_and_no_crash(body: bytes, fault: type[Fault]) -> None:
    with pytest.raises(fault):
        read((200, {}, body))


def test_a_body_shorter_than_promised_is_a_cut_one() -> None:
    whole = page("1")
    for status in (200, 500):
        with pytest.raises(Unreachable):
            read((status, {"Content-Length": str(len(whole) + 5)}, whole))


def test_an_answer_of_another_type_is_not_believed() -> None:
    for kind in ("text/plain", "application/xml", ""):
        with pytest.raises(NotTerrasoft):
            read((200, {"Content-Type": kind}, page("1")))


def test_decimals_are_kept_as_written_and_text_numbers_are_numbers() -> None:
    numbers = {"0.1": "0.1", "144000.00": "144000.00", '"12.50"': "12.50", "1e2": "1E+2", "7": "7"}
    for text, expected in numbers.items():
        (row,) = read((200, {}, page(text)))
        assert row["Sum"] == Decimal(expected)
        assert str(row["Sum"]) == expected


def test_an_endless_answer_is_not_read_to_its_end_even_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MOST_BYTES", 100_000)
    with pytest.raises(NotTerrasoft):
        read((200, {}, b" " * 1_000_000))
    with pytest.raises(NotTerrasoft):
        read((200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 50_000_000)))
    assert http.MOST_BYTES < 64 * 1024 * 1024


def test_a_packed_answer_is_unpacked() -> None:
    packed = gzip.compress(page("1"))
    assert len(read((200, {"Content-Encoding": "gzip"}, packed))) == 1
    with pytest.raises(Unreachable):
        read((200, {"Content-Encoding": "gzip"}, packed[:-10] + b"0123456789"))


def test_a_server_short_of_memory_gets_smaller_questions() -> None:
    ids = sorted((uuid4() for _ in range(100)), key=str)
    asked: list[tuple[int, int]] = []

    def reply(heard: Heard) -> Said:
        if "metadata" in heard.path:
            return 200, {"Content-Type": "application/xml"}, METADATA
        options = parse_qs(urlsplit(heard.path).query)
        top, skip = int(options["$top"][0]), int(options.get("$skip", ["0"])[0])
        asked.append((top, skip))
        if top > 30:
            return 500, {}, json.dumps(MEMORY).encode()
        rows = [{"Id": str(id), "Name": "", "Sum": 0} for id in ids[skip : skip + top]]
        return 200, {}, json.dumps({"value": rows}).encode()

    with canned(reply) as server, road_to(server.address) as transport:
        rows = transport.read(Query("Account", ("Name", "Id"), top=100))
        assert [row["Id"] for row in rows] == ids
        assert asked[:3] == [(100, 0), (50, 0), (25, 0)]
        assert max(top for top, _ in asked[3:]) == 25, "what was too much once is not asked again"


def test_a_page_that_fails_again_and_again_is_asked_for_with_fewer_rows() -> None:
    ids = sorted((uuid4() for _ in range(120)), key=str)

    def reply(heard: Heard) -> Said:
        if "metadata" in heard.path:
            return 200, {"Content-Type": "application/xml"}, METADATA
        options = parse_qs(urlsplit(heard.path).query)
        top, skip = int(options["$top"][0]), int(options.get("$skip", ["0"])[0])
        if top > 60:
            return 500, {}, b'{"Message":"An error has occurred."}'
        return 200, {}, json.dumps({"value": [{"Id": str(id)} for id in ids[skip : skip + top]]}).encode()

    with canned(reply) as server, road_to(server.address) as transport:
        assert [row["Id"] for row in transport.read(Query("Account", ("Id",), top=500))] == ids


def test_pages_put_together_notice_that_the_set_has_moved() -> None:
    ids = sorted((uuid4() for _ in range(60)), key=str)
    asked: list[int] = []

    def reply(heard: Heard) -> Said:
        if "metadata" in heard.path:
            return 200, {"Content-Type": "application/xml"}, METADATA
        options = parse_qs(urlsplit(heard.path).query)
        top, skip = int(options["$top"][0]), int(options.get("$skip", ["0"])[0])
        if top > 30:
            return 500, {}, json.dumps(MEMORY).encode()
        rows = [{"Id": str(id)} for id in ids[skip : skip + top]]
        asked.append(skip)
        if len(asked) == 1:
            del ids[3]
        return 200, {}, json.dumps({"value": rows}).encode()

    with canned(reply) as server, road_to(server.address) as transport:
        assert [row["Id"] for row in transport.read(Query("Account", ("Id",), top=60))] == ids
    assert asked.count(0) == 2


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_never_followed(status: int) -> None:
    with canned(lambda _heard: (200, {}, b'{"value":[]}')) as stranger:
        said = (status, {"Location": f"{stranger.address}/elsewhere"}, b"")
        with pytest.raises(NotTerrasoft) as raised:
            read(said)
        assert "/elsewhere" in raised.value.words
        with canned(with_schema(said)) as server, road_to(server.address) as transport:
            assert transport.write(Write("create", "Account", uuid4(), {"Name": "А"})).state == "unknown"
        assert stranger.heard == []


def test_the_server_s_next_page_is_followed_only_within_the_service() -> None:
    with canned(lambda _heard: (200, {}, b'{"value":[]}')) as stranger:
        links = (f"{stranger.address}/0/odata/Account", "//evil.example/x", "/0/rest/Other", "/0/odataX/Account")
        for link in links:
            with pytest.raises(Unreachable):
                read((200, {}, json.dumps({"value": [], "@odata.nextLink": link}).encode()))
        assert stranger.heard == [], "the session would go along"


@pytest.mark.parametrize(
    ("body", "words"),
    [({"error": {"message": "a", "innererror": {"message": "b", "internalexception": {"message": "c"}}}}, "c"),
     ({"error": {"code": "", "message": {"lang": "ru-RU", "value": "значение"}}}, "значение"),
     ({"Message": "An error has occurred.", "ExceptionMessage": "e", "StackTrace": "at x"}, "e"),
     ({"Message": "No HTTP resource was found", "MessageDetail": "No type was found"}, "No type was found"),
     ({"responseStatus": {"ErrorCode": "SecurityException", "Message": "m"}, "success": False}, "m"),
     ({"error": "invalid_client"}, "invalid_client"), ({"other": 1}, ""), ([], "")],
)  # fmt: skip
def test_the_deepest_message_is_told(body: object, words: str) -> None:
    assert answers.words_of(json.dumps(body).encode()) == words


def test_a_page_is_told_by_its_text() -> None:
    told = b"<!DOCTYPE html><html><style>b{}</style><h1>Server Error</h1><script>x</script>in &laquo;/&raquo;</html>"
    assert answers.words_of(told) == "Server Error in «/»"


def test_a_secret_in_a_server_s_words_is_cut() -> None:
    with pytest.raises(Rejected) as raised:
        read((400, {}, json.dumps({"Message": "wrong: Секрет, a.b/c=d"}).encode()))
    assert raised.value.words == "wrong: ***, ***"


def test_what_is_no_value_never_leaves_this_computer() -> None:
    with canned(with_schema((201, {}, b"{}"))) as server, road_to(server.address) as transport:
        for wrong in (datetime(2026, 1, 1), Decimal("NaN")):  # noqa: DTZ001 - a moment without a zone is the point
            with pytest.raises(ValueError, match=r"zone|number"):
                transport.write(Write("create", "Account", uuid4(), {"Sum": wrong}))
        with pytest.raises(ValueError, match="Name"):
            transport.read(Query("Account", ("Id",), (Condition("Name", "=", ("a", "b")),)))
        assert [heard.method for heard in server.heard if "metadata" not in heard.path][1:] == []
        transport.write(Write("create", "Account", UUID(int=7), {"Sum": Decimal("0.10"), "Name": UUID(int=0)}))
        assert json.loads(server.heard[-1].body) == {"Id": str(UUID(int=7)), "Sum": 0.1, "Name": None}
        assert b'"Sum":0.10' in server.heard[-1].body


ABSENT = b'{"error":{"code":"","message":"Not Found"}}'
ROUTER = (
    b'{"Message":"No HTTP resource was found that matches the request URI.",'
    b'"MessageDetail":"No type was found that matches the controller named \'Account\'."}'
)


@pytest.mark.parametrize("batch", [False, True])
@pytest.mark.parametrize(
    ("verb", "body", "kind", "fate"),
    [("update", ABSENT, "application/json", ("refused", 404)), ("update", b"", "", ("refused", 404)),
     ("update", ROUTER, "application/json", ("not_tried", 0)), ("delete", ROUTER, "application/json", ("not_tried", 0)),
     ("delete", ABSENT, "application/json", ("refused", 404)), ("create", ABSENT, "application/json", ("not_tried", 0)),
     ("create", b"", "", ("not_tried", 0))],
)  # fmt: skip
def test_a_set_that_is_missing_for_a_moment_is_no_record_that_is_gone(
    verb: str, body: bytes, kind: str, fate: tuple[str, int], batch: bool
) -> None:
    write = Write(verb, "Account", uuid4(), {} if verb == "delete" else {"Name": "Б"})
    # A part of a batch is JSON: a page cannot stand in it, and is an answer without words there.
    inner = {"status": 404, "body": json.loads(body) if "json" in kind else None}
    parts = json.dumps({"responses": [{"id": "1", **inner}, {"id": "2", **inner}]}).encode()
    said = (200, {}, parts) if batch else (404, {"Content-Type": kind}, body)
    with canned(with_schema(said)) as server, road_to(server.address, batch=batch) as transport:
        for outcome in transport.write_many([write, write]):
            assert (outcome.state, outcome.status) == fate


def test_a_set_the_metadata_does_not_name_is_not_written_to() -> None:
    with canned(with_schema((204, {}, b""))) as server, road_to(server.address) as transport:
        for _ in range(3):
            outcome = transport.write(Write("update", "Nowhere", uuid4(), {"Name": "Б"}))
            assert (outcome.state, outcome.status) == ("refused", 400)
        assert len(server.asked("metadata")) <= 3
        assert server.asked("Nowhere") == []


def test_a_page_of_the_web_server_is_no_record_that_is_gone() -> None:
    said = (404, {"Content-Type": "text/html"}, b"<html>HTTP Error 404</html>")
    with canned(with_schema(said)) as server, road_to(server.address) as transport:
        outcome = transport.write(Write("delete", "Account", uuid4()))
        assert (outcome.state, outcome.status) == ("not_tried", 0)
        with pytest.raises(NotTerrasoft):
            transport.read_by_id("Account", uuid4(), ("Id",))
