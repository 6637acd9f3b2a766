"""Values and words on their way: dates, moments, nulls, decimals, metadata, and secrets that are cut out."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from crm_desktop.services.terrasoft import metadata
from crm_desktop.services.terrasoft.faults import Unreachable
from crm_desktop.services.terrasoft.literals import to_json
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.redaction import cut
from crm_desktop.services.terrasoft.transport import Column
from crm_desktop.services.terrasoft.values import Calendar, calendar_date, from_json, moment_text
from tests.terrasoft.canned import METADATA

MOSCOW = ZoneInfo("Europe/Moscow")
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


def test_local_dates_are_those_of_the_user_wherever_he_is() -> None:
    there = Calendar(ZoneInfo("America/New_York"), True, local=True)
    assert from_json("2026-02-09T19:00:00", Column("StartDate", "date"), there) == date(2026, 2, 9)
    assert there.midnight(date(2026, 2, 9)) == datetime(2026, 2, 9, 5, tzinfo=UTC)


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
    assert from_json("8B0F2D4E-6A0C-4D3E-9D55-0D3F5A1C7E11", column["guid"], CALENDARS[0]) == UUID(
        "8b0f2d4e-6a0c-4d3e-9d55-0d3f5a1c7e11"
    )
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
