"""The Terrasoft of the tests speaks OData 3 in verbose JSON as the reference says (section 4)."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
import requests

from tests.terrasoft.person import Person
from tests.terrasoft.server import EXCHANGE_CONTACT, TerrasoftServer
from tests.terrasoft.server.dictionaries import CLIENT

ROOT = "/0/ServiceModel/EntityDataService.svc"
VERBOSE = {"Accept": "application/json;odata=verbose"}
Made = Callable[..., TerrasoftServer]


@pytest.fixture
def server(terrasoft_of: Made) -> TerrasoftServer:
    return terrasoft_of(generation="odata3")


@pytest.fixture
def person(server: TerrasoftServer) -> Iterator[Person]:
    with Person(server) as someone:
        yield someone


def get(person: Person, what: str, headers: dict[str, str] = VERBOSE, **options: str) -> requests.Response:
    query = "&".join(f"${name}={quote(value)}" for name, value in options.items())
    return person.ask("GET", f"{ROOT}/{what}" + (f"?{query}" if query else ""), headers=headers)


def rows(person: Person, what: str, **options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(person, what, VERBOSE, **options).json()["d"]["results"]
    return found


def key(id: UUID) -> str:
    return f"{ROOT}/AccountCollection(guid'{id}')"


def test_records_come_verbose_with_lookups_as_links(server: TerrasoftServer, person: Person) -> None:
    made = server.insert("Account", Name="ООО «Ромашка»", TypeId=CLIENT)
    (row,) = rows(person, "AccountCollection", filter=f"Type/Id eq guid'{CLIENT}' and substringof('Ромашка',Name)")
    assert row["__metadata"]["uri"] == f"{server.address}{key(made)}"
    assert row["TypeId"] == str(CLIENT)
    assert row["Type"]["__deferred"]["uri"].endswith(f"(guid'{made}')/Type")
    (short,) = rows(person, "AccountCollection", select="Id,TypeId")
    assert set(short) == {"__metadata", "Id", "TypeId"}
    assert get(person, f"AccountCollection(guid'{made}')").json()["d"]["Name"] == "ООО «Ромашка»"


@pytest.mark.parametrize(
    "text",
    [f"Id eq {CLIENT}", "contains(Name,'x')", "ModifiedOn ge 2026-06-01T00:00:00Z", "Nope eq 1", "Name eq guid'x'"],
)
def test_forms_of_the_other_version_are_refused_in_the_fourth_shape(person: Person, text: str) -> None:
    answer = get(person, "AccountCollection", filter=text)
    assert answer.status_code == 400
    assert set(answer.json()["error"]["message"]) == {"lang", "value"}


def test_moments_are_milliseconds_or_text(server: TerrasoftServer, person: Person) -> None:
    server.insert("Account", Name="А", at=datetime(2026, 11, 1, 12, 0, 0, 125000, UTC))
    server.insert("Invoice", StartDate=date(2026, 2, 10))
    (row,) = rows(person, "AccountCollection", filter="ModifiedOn ge datetime'2026-11-01T12:00:00'")
    assert row["ModifiedOn"] == "/Date(1793534400125)/"
    assert rows(person, "AccountCollection", filter="ModifiedOn gt datetime'2026-11-01T12:00:00.125'") == []
    (invoice,) = rows(person, "InvoiceCollection")
    assert (invoice["StartDate"], invoice["DueDate"]) == ("/Date(1770681600000)/", "/Date(-62135596800000)/")
    server.settings.ms_dates = False
    assert rows(person, "AccountCollection")[0]["ModifiedOn"] == "2026-11-01T12:00:00.125"


def test_a_list_may_come_without_results_and_in_pages(server: TerrasoftServer, person: Person) -> None:
    for number in range(9):
        server.insert("Account", Name=f"Клиент {number}")
    server.settings.bare_list = True
    assert len(get(person, "AccountCollection").json()["d"]) == 9
    server.settings.next_page = 4
    content = get(person, "AccountCollection", orderby="Name", inlinecount="allpages").json()["d"]
    found = [row["Name"] for row in content["results"]]
    assert content["__count"] == "9"
    while "__next" in content:
        content = person.ask("GET", content["__next"].removeprefix(server.address), headers=VERBOSE).json()["d"]
        found += [row["Name"] for row in (content["results"] if isinstance(content, dict) else content)]
    assert found == [f"Клиент {number}" for number in range(9)]
    assert get(person, "AccountCollection/$count", filter="Name eq 'Клиент 3'").text == "1"


def test_a_record_is_created_changed_and_removed(server: TerrasoftServer, person: Person) -> None:
    own = uuid4()
    created = person.ask("POST", f"{ROOT}/AccountCollection", {"Id": str(own), "Name": "А"})
    assert (created.status_code, created.json()["d"]["Id"]) == (201, str(own))
    for number, method in enumerate(("PUT", "MERGE", "PATCH")):
        assert person.ask(method, key(own), {"Phone": str(number)}).status_code == 204
        assert server.row("Account", own)["Phone"] == str(number)
    assert server.row("Account", own)["ModifiedById"] == EXCHANGE_CONTACT
    assert [person.ask("DELETE", key(own)).status_code for _ in range(2)] == [204, 404]


def test_methods_forbidden_by_the_web_server_go_through_post(server: TerrasoftServer, person: Person) -> None:
    server.settings.refused_methods = ("PUT", "PATCH", "MERGE", "DELETE")
    made = server.insert("Account", Name="А")
    for method in server.settings.refused_methods:
        assert person.ask(method, key(made), {"Phone": "1"}).status_code == 405
    assert person.ask("POST", key(made), {"Phone": "1"}, {"X-HTTP-Method": "MERGE"}).status_code == 204
    assert server.row("Account", made)["Phone"] == "1"
    assert person.ask("POST", key(made), None, {"X-HTTP-Method": "DELETE"}).status_code == 204
    assert server.rows("Account") == []


def test_a_moment_without_a_zone_is_taken_as_utc(server: TerrasoftServer, person: Person) -> None:
    person.ask("POST", f"{ROOT}/InvoiceCollection", {"StartDate": "2026-02-10T00:00:00"})
    person.ask("POST", f"{ROOT}/InvoiceCollection", {"StartDate": "/Date(1770681600000)/"})
    assert [row["StartDate"] for row in server.rows("Invoice")] == [date(2026, 2, 10)] * 2


def test_who_does_not_ask_for_json_gets_atom(server: TerrasoftServer, person: Person) -> None:
    server.insert("Account", Name="Рога & копыта")
    answer = get(person, "AccountCollection", {"Accept": "*/*"})
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert "<d:Name>Рога &amp; копыта</d:Name>" in answer.text
    atom = {"Content-Type": "application/atom+xml;type=entry"}
    assert person.ask("POST", f"{ROOT}/AccountCollection", {}, atom).status_code == 415


def test_the_description_says_by_associations_what_lookups_refer_to(person: Person) -> None:
    text = get(person, "$metadata").text
    assert 'EntitySet Name="AccountCollection"' in text
    assert '<Property Name="ModifiedOn" Type="Edm.DateTime"/>' in text
    role = re.search(r'<Association Name="Invoice_Account">.*?</Association>', text)
    assert role is not None
    assert 'Type="Terrasoft.Configuration.Account" Role="Account"' in role[0]


def test_this_generation_knows_no_odata4_and_no_net_layout(person: Person, terrasoft_of: Made) -> None:
    assert person.ask("GET", "/0/odata/$metadata").status_code == 404
    with Person(terrasoft_of(generation="odata3", layout="core")) as someone:
        assert someone.ask("GET", "/ServiceModel/EntityDataService.svc/$metadata").status_code == 404
