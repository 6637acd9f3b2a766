"""Answers no honest Terrasoft would give, and the limits of those it does give."""

import gzip
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from crm_desktop.services.terrasoft import answers, http, metadata, reading
from crm_desktop.services.terrasoft.faults import Fault, NotTerrasoft, Rejected, Unreachable
from crm_desktop.services.terrasoft.literals import to_json
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.redaction import cut
from crm_desktop.services.terrasoft.transport import Column, Condition, Query, Value, Write
from crm_desktop.services.terrasoft.values import Calendar, calendar_date, from_json, moment_text
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


MOSCOW = ZoneInfo("Europe/Moscow")


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


def test_the_server_s_next_page_is_followed_only_within_the_service() -> None:
    for link in ("https://evil.example/odata/Account", "//evil.example/x", "/0/rest/Other"):
        with pytest.raises(Unreachable):
            read((200, {}, json.dumps({"value": [], "@odata.nextLink": link}).encode()))


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


def test_secrets_are_cut_in_every_spelling() -> None:
    secret = 'Па"роль +/1'
    told = (
        f"{secret} {json.dumps(secret)} %D0%9F%D0%B0%22%D1%80%D0%BE%D0%BB%D1%8C%20%2B%2F1 Bearer abc.def-123 "
        f'BPMCSRF=q3x; .ASPXAUTH=77ff {{"UserPassword":"x1","client_secret": "y2"}} Cookie: A=1'
    )
    cleaned = cut(told, [secret])
    for part in ("Па", "роль", "%9F", "abc.def", "q3x", "77ff", "x1", "y2"):
        assert part not in cleaned
    assert cut("Счёт №17 не найден", [""]) == "Счёт №17 не найден"


def test_a_secret_in_a_server_s_words_is_cut() -> None:
    with pytest.raises(Rejected) as raised:
        read((400, {}, json.dumps({"Message": "wrong: Секрет, a.b/c=d"}).encode()))
    assert raised.value.words == "wrong: ***, ***"


CALENDARS = [Calendar(MOSCOW, True), Calendar(MOSCOW, False)]


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [("2026-02-09T21:00:00Z", date(2026, 2, 10)), ("2026-02-10T00:00:00Z", date(2026, 2, 10)),
     ("2026-02-10", date(2026, 2, 10)), ("2026-02-10T00:00:00+03:00", date(2026, 2, 10)),
     ("0001-01-01T00:00:00Z", None),
     ("/Date(1770681600000)/", date(2026, 2, 10)), ("/Date(1770670800000+0300)/", date(2026, 2, 10)),
     ("2013-07-09T20:00:00Z", date(2013, 7, 10)), ("9999-12-31T23:59:59Z", date(9999, 12, 31)),
     ("/Date(-62135596800000)/", None), ("/Date(-62135607600000)/", None)],
)  # fmt: skip
def test_a_date_is_read_whatever_midnight_it_is(calendar: Calendar, text: str, expected: date | None) -> None:
    assert from_json(text, Column("StartDate", "date"), calendar) == expected


@pytest.mark.parametrize("digits", ["", ".3", ".68", ".683", ".323936", ".3239361"])
def test_a_moment_has_up_to_seven_digits(digits: str) -> None:
    read = from_json(f"2026-11-23T09:12:31{digits}Z", Column("ModifiedOn", "moment"), CALENDARS[0])
    assert isinstance(read, datetime)
    assert read == datetime(2026, 11, 23, 9, 12, 31, int(digits[1:].ljust(6, "0")[:6]), UTC)
    assert moment_text(read) == f"2026-11-23T09:12:31{digits[:7]}Z"


def test_nulls_shown_as_values_are_nothing_but_texts_and_zeros_stay() -> None:
    column = {kind: Column("X", kind) for kind in ("guid", "moment", "date", "text", "decimal", "integer", "boolean")}
    assert from_json("00000000-0000-0000-0000-000000000000", column["guid"], CALENDARS[0]) is None
    assert from_json("0001-01-01T00:00:00Z", column["moment"], CALENDARS[0]) is None
    assert from_json("", column["text"], CALENDARS[0]) == ""
    assert from_json(Decimal("0.00"), column["decimal"], CALENDARS[0]) == 0
    assert from_json(0, column["integer"], CALENDARS[0]) == 0
    assert from_json("8B0F2D4E-6A0C-4D3E-9D55-0D3F5A1C7E11", column["guid"], CALENDARS[0]) == UUID(ROW[7:43])
    wrong: Any = (("x", "guid"), ("x", "moment"), ("12,5", "decimal"), (Decimal("1.5"), "integer"), ({}, "boolean"))
    for raw, kind in wrong:
        with pytest.raises(Unreachable):
            from_json(raw, column[kind], CALENDARS[0])


def test_text_that_postgresql_would_refuse_is_mended() -> None:
    assert from_json("а\0б\ud800в", Column("Name", "text"), CALENDARS[0]) == "аб?в"


def test_a_moment_column_tells_its_date_by_the_rule() -> None:
    profile = Profile("https://crm.example.ru")
    assert calendar_date(datetime(2026, 2, 9, 21, tzinfo=UTC), profile) == date(2026, 2, 10)
    assert calendar_date(date(2026, 2, 10), profile) == date(2026, 2, 10)
    assert calendar_date(None, profile) is None


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


def test_json_keeps_decimals_and_letters() -> None:
    assert to_json({"а": [Decimal("1E+2"), Decimal("0.10"), '«»"', True, None, 7]}) == (
        '{"\\u0430":[100,0.10,"«»\\"",true,null,7]}'
    )


def test_metadata_of_odata_3_tells_lookups_by_associations() -> None:
    body = b"""<?xml version="1.0"?><edmx:Edmx xmlns:edmx="e"><edmx:DataServices><Schema Namespace="T">
    <EntityType Name="BaseEntity"><Property Name="Id" Type="Edm.Guid"/>
    <Property Name="CreatedById" Type="Edm.Guid"/></EntityType>
    <EntityType Name="Invoice" BaseType="T.BaseEntity"><Property Name="AccountId" Type="Edm.Guid"/>
    <Property Name="StartDate" Type="Edm.DateTime"/><Property Name="Logo" Type="Edm.Binary"/>
    <Property Name="ProcessId" Type="Edm.Guid"/>
    <NavigationProperty Name="Account" Relationship="T.InvoiceAccount" FromRole="I" ToRole="A"/>
    <NavigationProperty Name="Rows" Relationship="T.InvoiceRows" FromRole="I" ToRole="R"/></EntityType>
    <EntityType Name="Account"/>
    <Association Name="InvoiceAccount"><End Role="I" Type="T.Invoice" Multiplicity="*"/>
    <End Role="A" Type="T.Account" Multiplicity="0..1"/></Association>
    <Association Name="InvoiceRows"><End Role="R" Type="T.Row" Multiplicity="*"/></Association>
    <EntityContainer><EntitySet Name="InvoiceCollection" EntityType="T.Invoice"/>
    <EntitySet Name="AccountCollection" EntityType="T.Account"/>
    <AssociationSet Name="x"><End Role="A" EntitySet="AccountCollection"/></AssociationSet></EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>"""
    columns = metadata.parse(body)["Invoice"].columns
    assert columns == {
        "Id": Column("Id", "guid"), "CreatedById": Column("CreatedById", "guid"),
        "ProcessId": Column("ProcessId", "guid"), "AccountId": Column("AccountId", "guid", "Account"),
        "StartDate": Column("StartDate", "moment"),
    }  # fmt: skip
    assert metadata.with_dates(metadata.parse(body)["Invoice"]).columns["StartDate"].kind == "date"


@pytest.mark.parametrize(
    "body",
    [b"", b"<a/>", b"<a><b></a>", METADATA[:300], b'<!DOCTYPE x [<!ENTITY a "b">]><Edmx/>', b"<EntitySet/>"],
)
def test_metadata_that_is_none_is_a_fault(body: bytes) -> None:
    with pytest.raises(Unreachable):
        metadata.parse(body)
