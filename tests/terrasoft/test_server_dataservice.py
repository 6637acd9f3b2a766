"""The Terrasoft of the tests speaks DataService as the reference says (section 5)."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.terrasoft.person import Person
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.server.dictionaries import CLIENT

NOON = datetime(2026, 6, 1, 9, 0, 0, 125000, UTC)
Made = Callable[..., TerrasoftServer]


@pytest.fixture
def server(terrasoft_of: Made) -> TerrasoftServer:
    return terrasoft_of(generation="dataservice")


@pytest.fixture
def person(server: TerrasoftServer) -> Iterator[Person]:
    with Person(server) as someone:
        yield someone


def call(person: Person, name: str, **asked: Any) -> dict[str, Any]:
    answer = person.ask("POST", f"{person.server.settings.base}/DataService/json/SyncReply/{name}", asked)
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.json()
    return content


def column(path: str, **rest: Any) -> dict[str, Any]:
    return {"expression": {"expressionType": 0, "columnPath": path}, **rest}


def parameter(kind: int, value: Any) -> dict[str, Any]:
    return {"expressionType": 2, "parameter": {"dataValueType": kind, "value": value}}


def compare(path: str, sign: int, kind: int, value: Any) -> dict[str, Any]:
    left = {"expressionType": 0, "columnPath": path}
    return {
        "filterType": 1, "comparisonType": sign, "isEnabled": True, "leftExpression": left,
        "rightExpression": parameter(kind, value),
    }  # fmt: skip


def group(*items: dict[str, Any], operation: int = 0) -> dict[str, Any]:
    named = {f"f{place}": item for place, item in enumerate(items)}
    return {"filterType": 6, "logicalOperation": operation, "isEnabled": True, "items": named}


def select(person: Person, root: str, *paths: str, **rest: Any) -> dict[str, Any]:
    items = {path.replace(".", ""): column(path) for path in paths}
    return call(person, "SelectQuery", rootSchemaName=root, operationType=0, columns={"items": items}, **rest)


def test_a_selection_answers_with_types_lookups_and_local_time(server: TerrasoftServer, person: Person) -> None:
    made = server.insert("Account", Name="ООО «Ромашка»", TypeId=CLIENT, at=NOON)
    answer = select(person, "Account", "Id", "Name", "Type", "Owner.Name", "Parent", "ModifiedOn")
    assert answer["rows"] == [
        {
            "Id": str(made), "Name": "ООО «Ромашка»", "OwnerName": "Supervisor", "Parent": "",
            "Type": {"value": str(CLIENT), "displayValue": "Клиент", "primaryImageValue": ""},
            "ModifiedOn": "2026-06-01T12:00:00.125",
        }
    ]  # fmt: skip
    assert answer["rowConfig"]["Type"] == {"dataValueType": 10, "isLookup": True, "referenceSchemaName": "AccountType"}
    assert answer["rowConfig"]["ModifiedOn"] == {"dataValueType": 7}
    assert (answer["success"], answer["notFoundColumns"]) == (True, [])


def test_filters_are_numbers_in_groups(server: TerrasoftServer, person: Person) -> None:
    server.insert("Account", Name="Альфа", UsrINN="1", Completeness=10, at=NOON, TypeId=CLIENT)
    server.insert("Account", Name="Бета", UsrINN="2", Completeness=20)
    moment = '"2026-06-01T12:00:00.125"'
    alpha = [
        group(compare("ModifiedOn", 6, 7, moment)), group(compare("ModifiedOn", 3, 7, moment)),
        group(compare("Type", 3, 10, str(CLIENT))), group(compare("Type.Name", 3, 1, "Клиент")),
        group(compare("Name", 9, 1, "Аль"), compare("Completeness", 5, 4, 20)),
        group(compare("Name", 11, 1, "льф"), compare("Name", 13, 1, "нет"), operation=1),
        group({"filterType": 2, "comparisonType": 2, "isNull": False, "leftExpression": {"columnPath": "Type"}}),
        group({"filterType": 4, "comparisonType": 3, "leftExpression": {"columnPath": "UsrINN"},
               "rightExpressions": [parameter(1, "1"), parameter(1, "3")]}),
    ]  # fmt: skip
    for filters in alpha:
        assert [row["Name"] for row in select(person, "Account", "Name", filters=filters)["rows"]] == ["Альфа"], filters
    assert len(select(person, "Account", "Name", filters=group(compare("ModifiedOn", 8, 7, moment)))["rows"]) == 2


def test_a_moment_with_a_zone_or_without_quotes_answers_500(person: Person) -> None:
    for value in ('"2026-06-01T00:00:00Z"', "2026-06-01T00:00:00.000"):
        body = {
            "rootSchemaName": "Account", "columns": {"items": {"Id": column("Id")}},
            "filters": group(compare("ModifiedOn", 8, 7, value)),
        }  # fmt: skip
        assert person.ask("POST", "/0/DataService/json/SyncReply/SelectQuery", body).status_code == 500


def test_pages_follow_order_offset_and_count(server: TerrasoftServer, person: Person) -> None:
    for number in range(7):
        server.insert("Account", Name=f"Клиент {number}")
    items = {
        "Name": column("Name", orderDirection=2, orderPosition=0),
        "Id": column("Id", orderDirection=1, orderPosition=1),
    }
    asked = {"rootSchemaName": "Account", "isPageable": True, "rowCount": 3, "rowsOffset": 2}
    page = call(person, "SelectQuery", columns={"items": items}, **asked)
    assert [row["Name"] for row in page["rows"]] == ["Клиент 4", "Клиент 3", "Клиент 2"]
    assert len(select(person, "Account", "Id", isPageable=True, rowCount=-1)["rows"]) == 7
    assert select(person, "Account", "Id", isPageable=True, rowCount=0)["success"] is False
    count = {"expressionType": 1, "functionType": 2, "aggregationType": 1, "functionArgument": {"columnPath": "Id"}}
    counted = call(person, "SelectQuery", rootSchemaName="Account", columns={"items": {"n": {"expression": count}}})
    assert counted["rows"] == [{"n": 7}]


def test_a_misspelt_column_is_told_and_a_misspelt_object_fails_with_200(person: Person) -> None:
    assert select(person, "Account", "Id", "Nope", "TypeId")["notFoundColumns"] == ["Nope", "TypeId"]
    answer = select(person, "Nope", "Id")
    assert (answer["success"], answer["errorInfo"]["errorCode"]) == (False, "ItemNotFoundException")


def test_a_record_is_inserted_changed_and_removed(server: TerrasoftServer, person: Person) -> None:
    own = uuid4()
    items = {
        "Id": parameter(0, str(own)), "Number": parameter(1, "1"), "Amount": parameter(6, 12.5),
        "StartDate": parameter(8, '"2026-02-10T00:00:00.000"'), "Owner": parameter(10, None),
    }  # fmt: skip
    made = call(person, "InsertQuery", rootSchemaName="Invoice", operationType=1, columnValues={"items": items})
    assert made["success"] is False
    items["Owner"] = parameter(10, str(server.user.contact))
    made = call(person, "InsertQuery", rootSchemaName="Invoice", operationType=1, columnValues={"items": items})
    assert (made["id"], made["rowsAffected"], made["success"]) == (str(own), 1, True)
    row = server.row("Invoice", own)
    assert (row["StartDate"], row["Amount"], row["OwnerId"]) == (
        date(2026, 2, 10),
        Decimal("12.50"),
        server.user.contact,
    )
    mine = group(compare("Id", 3, 0, str(own)))
    changed = {"items": {"Notes": parameter(1, "да"), "ModifiedOn": parameter(7, '"2020-01-01T00:00:00"')}}
    assert (
        call(person, "UpdateQuery", rootSchemaName="Invoice", columnValues=changed, filters=mine)["rowsAffected"] == 1
    )
    assert server.row("Invoice", own)["Notes"] == "да"
    assert (
        call(person, "UpdateQuery", RootSchemaName="Invoice", ColumnValues=changed, Filters=mine)["rowsAffected"] == 1
    )
    assert call(person, "DeleteQuery", rootSchemaName="Invoice", filters=mine)["rowsAffected"] == 1
    assert call(person, "DeleteQuery", rootSchemaName="Invoice", filters=mine)["rowsAffected"] == 0


def test_a_change_without_filters_touches_everything_when_forced(server: TerrasoftServer, person: Person) -> None:
    for name in ("А", "Б"):
        server.insert("Account", Name=name)
    values = {"items": {"Phone": parameter(1, "1")}}
    assert call(person, "UpdateQuery", rootSchemaName="Account", columnValues=values)["success"] is False
    forced = call(person, "UpdateQuery", rootSchemaName="Account", columnValues=values, isForceUpdate=True)
    assert forced["rowsAffected"] == 2


def test_a_batch_names_its_types_first_and_fails_inside_a_200(server: TerrasoftServer, person: Person) -> None:
    def inserted(name: str | None) -> dict[str, Any]:
        kind = "Terrasoft.Nui.ServiceModel.DataContract.InsertQuery"
        return {"__type": kind, "rootSchemaName": "Account", "columnValues": {"items": {"Name": parameter(1, name)}}}

    done = call(person, "BatchQuery", items=[inserted("А"), inserted("Б")])
    assert (done["success"], done["hasErrors"], len(done["queryResults"])) == (True, False, 2)
    assert UUID(done["queryResults"][0]["id"])
    failed = call(person, "BatchQuery", items=[inserted("В"), inserted(None), inserted("Г")])
    assert [result["success"] for result in failed["queryResults"]] == [True, False]
    assert failed["hasErrors"] is True
    second = {"rootSchemaName": "Account", "__type": "Terrasoft.Nui.ServiceModel.DataContract.InsertQuery"}
    assert call(person, "BatchQuery", items=[second])["success"] is False
    assert len(server.rows("Account")) == 3


def test_a_failure_of_the_base_is_told_inside_a_200(server: TerrasoftServer, person: Person) -> None:
    made = server.insert("Account", Name="А")
    server.insert("Invoice", AccountId=made)
    answer = call(person, "DeleteQuery", rootSchemaName="Account", filters=group(compare("Id", 3, 0, str(made))))
    assert answer["success"] is False
    assert "violates foreign key constraint" in answer["responseStatus"]["Message"]
    assert (
        call(person, "InsertQuery", rootSchemaName="Account", columnValues={"items": {"X": parameter(1, "")}})[
            "success"
        ]
        is False
    )
    odd = {"items": {"Name": parameter(27, "А")}}
    answer = call(person, "InsertQuery", rootSchemaName="Account", columnValues=odd)
    assert answer["errorInfo"]["errorCode"] == "NotSupportedException"


def test_it_stands_beside_odata_4_and_in_the_net_layout_too(terrasoft_of: Made) -> None:
    with Person(terrasoft_of(generation="odata4", layout="core")) as someone:
        assert select(someone, "AccountType", "Name")["rowsAffected"] == 6
        assert someone.get("AccountType").status_code == 200
