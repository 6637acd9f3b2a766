"""The Terrasoft of the tests keeps the rules of the reference: reading by OData 4."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.terrasoft.person import Person
from tests.terrasoft.server import SUPERVISOR, TerrasoftServer
from tests.terrasoft.server.dictionaries import CLIENT, PAID

NOTHING = str(UUID(int=0))


@pytest.fixture
def person(terrasoft: TerrasoftServer) -> Iterator[Person]:
    with Person(terrasoft) as someone:
        yield someone


def account(server: TerrasoftServer, name: str = "ООО «Ромашка»", **values: object) -> UUID:
    return server.insert("Account", Name=name, TypeId=CLIENT, **values)  # type: ignore[arg-type]  # the server checks them itself


def test_a_filter_compares_what_the_reference_compares(terrasoft: TerrasoftServer, person: Person) -> None:
    romashka = account(terrasoft, UsrINN="7812345678", Completeness=40)
    vasilek = account(terrasoft, "О'Нил и партнёры", UsrINN="7800000001", Completeness=90)
    only = {
        f"Id eq {romashka}": {romashka},
        "Name eq 'О''Нил и партнёры'": {vasilek},
        "UsrINN ne '7800000001'": {romashka},
        "Completeness gt 40": {vasilek},
        "Completeness ge 40 and Completeness lt 90": {romashka},
        "not (Completeness le 40)": {vasilek},
        "contains(Name,'Нил') or startswith(Name,'ООО')": {romashka, vasilek},
        "endswith(Name,'партнёры') and not contains(Name,'ООО')": {vasilek},
        f"Type/Id eq {CLIENT} and Type/Name eq 'Клиент'": {romashka, vasilek},
        "Owner/Id eq null": set(),
        "Owner/Name eq 'Supervisor' and CreatedOn ge 2020-01-01T00:00:00Z": {romashka, vasilek},
        "CreatedOn lt 2020-01-01T00:00:00.1234567Z": set(),
        "CreatedOn ge 2020-01-01T03:00:00+03:00": {romashka, vasilek},
    }
    for text, expected in only.items():
        assert {UUID(row["Id"]) for row in person.rows("Account", filter=text, select="Id")} == expected, text


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        (f"AccountId eq {CLIENT}", 500, "Column by path AccountId not found in schema Invoice"),
        (f"Id eq '{CLIENT}'", 400, "Edm.Guid' and 'Edm.String"),
        (f"Id eq guid'{CLIENT}'", 400, "literal"),
        ("ModifiedOn ge '2026-06-01T00:00:00Z'", 400, "Edm.DateTimeOffset' and 'Edm.String"),
        ("ModifiedOn ge 2026-06-01T00:00:00", 400, "literal"),
        ("ModifiedOn ge datetime'2026-06-01T00:00:00'", 400, "literal"),
        ("Nope eq 1", 400, "Could not find a property named 'Nope'"),
        ("Account/Nope eq 1", 400, "Could not find a property named 'Nope'"),
        ("Number in ('1','2')", 400, ""),
        ("Amount gt 1000,5", 400, ""),
        ("substringof('1',Number)", 400, "unknown function"),
        ("Number eq 'open", 400, "Syntax error"),
        ("(Number eq '1'", 400, "expected"),
        ("Number", 400, "boolean"),
    ],
)
def test_a_wrong_filter_is_refused_as_the_platform_does(
    person: Person, text: str, status: int, words: str
) -> None:  # fmt: skip
    answer = person.get("Invoice", filter=text)
    assert answer.status_code == status, answer.text
    assert words in answer.json()["error"]["innererror"]["message"]


def test_flags_and_dates_are_compared_too(terrasoft: TerrasoftServer, person: Person) -> None:
    shy = terrasoft.insert("Contact", Name="Тихий", DoNotUseEmail=True, BirthDate=date(1990, 5, 1))
    for text in (
        "DoNotUseEmail eq true", "DoNotUseEmail", "not (DoNotUseEmail eq false) and Name eq 'Тихий'",
        "BirthDate eq 1990-05-01T00:00:00Z", "BirthDate ne null", "contains(Name,'Тих') eq true",
    ):  # fmt: skip
        assert [row["Id"] for row in person.rows("Contact", filter=text)] == [str(shy)], text


def test_an_unknown_name_in_select_or_order_is_refused(person: Person) -> None:
    for answer in (person.get("Account", select="Id,Nope"), person.get("Account", orderby="Nope asc")):
        assert answer.status_code == 400
        assert "Could not find a property named 'Nope'" in answer.json()["error"]["message"]
    assert person.get("Account", search="x").status_code == 400


def test_a_moment_with_a_plus_in_the_address_turns_into_a_space(terrasoft: TerrasoftServer, person: Person) -> None:
    path = "/0/odata/Account?$filter=ModifiedOn%20ge%202026-06-01T00:00:00"
    assert person.ask("GET", path + "+03:00").status_code == 400
    assert person.ask("GET", path + "%2B03:00").status_code == 200


def test_tolower_breaks_the_answer_in_its_middle(terrasoft: TerrasoftServer, person: Person) -> None:
    account(terrasoft)
    with pytest.raises(OSError, match="Connection broken"):
        person.get("Account", filter="tolower(Name) eq 'x'")


def test_null_is_shown_as_the_nothing_of_its_type(terrasoft: TerrasoftServer, person: Person) -> None:
    made = account(terrasoft)
    terrasoft.change("Account", made, OwnerId=None)
    (row,) = person.rows("Account", filter=f"Id eq {made}")
    assert (row["OwnerId"], row["Phone"], row["Completeness"]) == (NOTHING, "", 0)
    invoice = terrasoft.insert("Invoice")
    (row,) = person.rows("Invoice", select="Id,DueDate,Amount")
    assert row == {"Id": str(invoice), "DueDate": "0001-01-01T00:00:00Z", "Amount": 0}


def test_a_whole_record_carries_what_a_selected_one_does_not(terrasoft: TerrasoftServer, person: Person) -> None:
    made = account(terrasoft)
    assert "ProcessListeners" in person.get(f"Account({made})").json()
    one = person.get(f"Account({made})", select="Id,Name").json()
    assert {key for key in one if not key.startswith("@")} == {"Id", "Name"}


def test_a_property_a_value_a_count_and_a_record_behind_a_lookup_are_read(
    terrasoft: TerrasoftServer, person: Person
) -> None:  # fmt: skip
    made = account(terrasoft)
    account(terrasoft, "Другой")
    assert person.get(f"Account({made})/Name").json()["value"] == "ООО «Ромашка»"
    assert person.get(f"Account({made})/Name/$value").text == "ООО «Ромашка»"
    assert person.get("Account/$count", filter="Name eq 'Другой'").content.decode("utf-8-sig") == "1"
    assert person.get(f"Account({made})/Type").json()["Name"] == "Клиент"
    assert person.get(f"Account({made})/Parent").status_code == 204
    assert person.get("Account", count="true", top="1").json()["@odata.count"] == 2
    assert person.get(f"Account({uuid4()})").status_code == 404


def test_an_expansion_goes_two_lookups_deep_and_no_deeper(terrasoft: TerrasoftServer, person: Person) -> None:
    made = account(terrasoft)
    terrasoft.insert("Invoice", AccountId=made)
    (row,) = person.rows("Invoice", expand="Account/Type,Owner")
    assert (row["Account"]["Type"]["Name"], row["Owner"]["Name"]) == ("Клиент", "Supervisor")
    assert person.get("Invoice", expand="Account/Type/CreatedBy").status_code == 400


def test_pages_without_an_order_come_in_another_order_each_time(terrasoft: TerrasoftServer, person: Person) -> None:
    for number in range(40):
        account(terrasoft, f"Клиент {number}")
    first, second = ([row["Id"] for row in person.rows("Account", select="Id")] for _ in range(2))
    assert sorted(first) == sorted(second)
    assert first != second
    ordered = [
        person.rows("Account", orderby="ModifiedOn asc,Id asc", top="7", skip=str(skip)) for skip in range(0, 42, 7)
    ]
    assert sorted(row["Id"] for page in ordered for row in page) == sorted(first)
    names = [row["Name"] for row in person.rows("Account", orderby="Name desc")]
    assert names == sorted(names, reverse=True)


def test_more_rows_than_the_limit_without_top_are_an_error(terrasoft_of: Callable[..., TerrasoftServer]) -> None:
    server = terrasoft_of(max_rows=20)
    for number in range(21):
        account(server, f"Клиент {number}")
    with Person(server) as person:
        assert person.get("Account").status_code == 500
        assert len(person.rows("Account", top="500")) == 20
        assert len(person.rows("Account", filter="Name ne 'Клиент 3'")) == 20


def test_a_link_to_the_next_page_is_given_where_the_server_has_pages(
    terrasoft_of: Callable[..., TerrasoftServer],
) -> None:
    server = terrasoft_of(next_link=8)
    for number in range(20):
        account(server, f"Клиент {number}")
    with Person(server) as person:
        found, answer = [], person.get("Account", orderby="Name asc", top="18").json()
        while True:
            found += [row["Name"] for row in answer["value"]]
            if "@odata.nextLink" not in answer:
                break
            answer = person.ask("GET", answer["@odata.nextLink"].removeprefix(server.address)).json()
    assert found == sorted(f"Клиент {number}" for number in range(20))[:18]


def test_a_long_address_and_a_large_body_are_refused_by_the_web_server(person: Person) -> None:
    answer = person.get("Account", filter="Name eq '" + "x" * 2100 + "'")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert person.post("Account", Name="x", Notes="я" * 1_000_000).status_code == 413


def test_the_description_names_sets_columns_and_lookups(person: Person) -> None:
    listed = {item["name"] for item in person.get("").json()["value"]}
    assert {"Account", "UsrAccountDirection", "InvoiceProduct"} <= listed
    answer = person.get("$metadata")
    assert answer.headers["Content-Type"] == "application/xml"
    for text in (
        '<Property Name="AccountId" Type="Edm.Guid"/>',
        '<NavigationProperty Name="Account" Type="Terrasoft.Configuration.Account"/>',
        '<Property Name="StartDate" Type="Edm.DateTimeOffset"/>', 'Name="InvoiceProductCollectionByInvoice"',
    ):  # fmt: skip
        assert text in answer.text


def test_an_unknown_set_answers_401_or_the_third_shape(
    person: Person, terrasoft_of: Callable[..., TerrasoftServer]
) -> None:  # fmt: skip
    assert person.get("Nope").status_code == 401
    assert person.get("account").status_code == 401
    with Person(terrasoft_of(unknown_set=404)) as someone:
        answer = someone.get("Nope")
        assert (answer.status_code, set(answer.json())) == (404, {"Message", "MessageDetail"})


def test_put_is_not_offered(terrasoft: TerrasoftServer, person: Person) -> None:
    answer = person.ask("PUT", f"/0/odata/Account({account(terrasoft)})", {"Name": "А"})
    assert (answer.status_code, "ExceptionMessage" in answer.json()) == (405, True)


def test_dictionaries_have_their_well_known_ids(terrasoft: TerrasoftServer, person: Person) -> None:
    names = {row["Id"]: row["Name"] for row in person.rows("InvoicePaymentStatus", select="Id,Name")}
    assert names[str(PAID)] == "Оплачен полностью"
    assert person.get(f"Contact({SUPERVISOR})/Name").json()["value"] == "Supervisor"
