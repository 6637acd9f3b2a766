"""The Terrasoft of the tests fails as it is told, and answers `$batch`."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import requests

from tests.terrasoft.person import Person
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.server.http import Request

Made = Callable[..., TerrasoftServer]


@pytest.fixture
def person(terrasoft: TerrasoftServer) -> Iterator[Person]:
    with Person(terrasoft) as someone:
        yield someone


def created(name: str, **values: Any) -> dict[str, Any]:
    return {"method": "POST", "url": "Account", "body": {"Name": name, **values}}


@pytest.mark.parametrize("kind", ["500", "502", "401", "403", "429", "503", "html"])
def test_a_request_is_refused_before_or_after_its_work(terrasoft: TerrasoftServer, person: Person, kind: str) -> None:
    for when, count in (("before", 0), ("after", 1)):
        terrasoft.plan.add(kind, when=when, method="POST")
        answer = person.post("Account", Name="А")
        assert answer.status_code == (200 if kind == "html" else int(kind))
        assert answer.headers["Content-Type"].startswith("text/html") is (kind in ("html", "502", "503"))
        assert len(terrasoft.rows("Account")) == count
    assert person.post("Account", Name="Б").status_code == 201


def test_a_line_breaks_before_or_after_the_work(terrasoft: TerrasoftServer, person: Person) -> None:
    for when, count in (("before", 0), ("after", 1)):
        terrasoft.plan.add("drop", when=when, method="POST")
        with pytest.raises(requests.ConnectionError):
            person.post("Account", Name="А")
        assert len(terrasoft.rows("Account")) == count


def test_an_answer_ends_in_the_middle_of_its_body(terrasoft: TerrasoftServer, person: Person) -> None:
    terrasoft.plan.add("cut", when="after", method="POST")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        person.post("Account", Name="А")
    assert len(terrasoft.rows("Account")) == 1
    terrasoft.plan.add("cut", method="GET")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        person.get("Account")


def test_an_answer_does_not_come_or_comes_late(terrasoft: TerrasoftServer, person: Person) -> None:
    terrasoft.plan.add("silence", seconds=0.2, method="GET")
    with pytest.raises(requests.ConnectionError):
        person.get("Account")
    terrasoft.plan.add("slow", seconds=0.2, method="GET")
    start = time.monotonic()
    assert person.get("Account").status_code == 200
    assert time.monotonic() - start > 0.2


def test_a_silent_request_does_not_hold_the_server_when_it_stops() -> None:
    start = time.monotonic()
    with TerrasoftServer() as server, Person(server) as person:
        server.plan.add("silence", seconds=60)
        with pytest.raises(requests.ReadTimeout):
            requests.get(server.address, timeout=0.2, headers=person.headers)
    assert time.monotonic() - start < 5


def test_a_busy_server_says_when_to_come_again(terrasoft: TerrasoftServer, person: Person) -> None:
    terrasoft.plan.add("429", retry_after="7")
    terrasoft.plan.add("503", retry_after="Mon, 23 Nov 2026 10:00:00 GMT")
    answers = [person.get("Account") for _ in range(3)]
    assert [(answer.status_code, answer.headers.get("Retry-After")) for answer in answers] == [
        (429, "7"), (503, "Mon, 23 Nov 2026 10:00:00 GMT"), (200, None),
    ]  # fmt: skip


def test_all_sessions_end_at_a_chosen_request(terrasoft: TerrasoftServer, person: Person) -> None:
    terrasoft.plan.add("expired", after=1)
    assert [person.get("Account").status_code for _ in range(3)] == [200, 401, 401]
    person.login()
    assert person.get("Account").status_code == 200


def test_faults_are_counted_and_matched(terrasoft: TerrasoftServer, person: Person) -> None:
    fault = terrasoft.plan.add("500", method="PATCH|DELETE", path="Account", after=1, times=2)
    matched = terrasoft.plan.add("403", body="Особый")
    made = terrasoft.insert("Account", Name="А")
    assert person.get("Account").status_code == 200
    assert [person.patch("Account", made, Phone=str(number)).status_code for number in range(5)] == [
        204,
        500,
        500,
        204,
        204,
    ]
    assert (fault.seen, fault.done) == (5, 2)
    assert person.post("Account", Name="Особый").status_code == 403
    assert (matched.seen, matched.done) == (1, 1)
    with pytest.raises(ValueError, match="no fault"):
        terrasoft.plan.add("flood")


def test_a_page_is_repeated_or_comes_in_another_order(terrasoft: TerrasoftServer, person: Person) -> None:
    for number in range(30):
        terrasoft.insert("Account", Name=f"Клиент {number:02}")

    def page(skip: int) -> list[str]:
        return [row["Name"] for row in person.rows("Account", orderby="Name asc", top="10", skip=str(skip))]

    first = page(0)
    terrasoft.plan.add("repeat")
    assert page(10) == first
    assert page(10) != first
    terrasoft.plan.add("shuffle")
    assert page(0) != first
    assert page(0) == first


def test_a_hook_sees_every_request_first_and_may_break_the_line(terrasoft: TerrasoftServer, person: Person) -> None:
    seen: list[Request] = []

    def hook(request: Request) -> bool:
        seen.append(request)
        return len(seen) != 2

    terrasoft.plan.hook = hook
    assert person.get("Account").status_code == 200
    with pytest.raises(requests.ConnectionError):
        person.post("Account", Name="А")
    assert terrasoft.rows("Account") == []
    terrasoft.plan.clear()
    person.get("Account")
    assert [request.method for request in seen] == ["GET", "POST"]
    assert [record.status for record in terrasoft.requests] == [200, 200, 0, 200]


def test_a_server_goes_back_to_what_it_was(terrasoft: TerrasoftServer, person: Person) -> None:
    made = terrasoft.insert("Account", Name="А")
    before = terrasoft.snapshot()
    person.patch("Account", made, Name="Б")
    person.post("Account", Name="В")
    terrasoft.plan.add("500")
    terrasoft.restore(before)
    assert [row["Name"] for row in terrasoft.rows("Account")] == ["А"]
    assert terrasoft.requests == []
    assert person.get("Account").status_code == 401


def test_a_batch_answers_each_part_and_stops_at_the_first_error(terrasoft: TerrasoftServer, person: Person) -> None:
    wrong = {"method": "PATCH", "url": f"Account({uuid4()})", "body": {"Phone": "1"}}
    answer = person.batch(created("А"), wrong, created("Б"))
    assert answer.status_code == 200
    assert [(part["id"], part["status"]) for part in answer.json()["responses"]] == [("1", 201), ("2", 404)]
    answer = person.batch(created("В"), wrong, created("Г"), go_on=True)
    assert [part["status"] for part in answer.json()["responses"]] == [201, 404, 201]
    assert answer.json()["responses"][0]["headers"]["location"].startswith(terrasoft.address)
    assert sorted(str(row["Name"]) for row in terrasoft.rows("Account")) == ["А", "В", "Г"]


def test_a_batch_reads_and_takes_the_key_as_a_segment(terrasoft: TerrasoftServer, person: Person) -> None:
    made = terrasoft.insert("Account", Name="А")
    parts: list[dict[str, Any]] = [
        {"method": "GET", "url": "Account?$select=Name&$top=1"},
        {"method": "PATCH", "url": f"Account/{made}", "body": {"Zip": "190000"}},
        {"method": "DELETE", "url": f"Account({made})"},
    ]
    read, changed, removed = person.batch(*parts).json()["responses"]
    assert read["body"]["value"] == [{"Name": "А"}]
    assert (changed["status"], "body" in changed, removed["status"]) == (204, False, 204)


def test_an_atomic_group_is_undone_whole(terrasoft: TerrasoftServer, person: Person) -> None:
    group = {"atomicityGroup": "g1"}
    answer = person.batch(
        {**created("А"), **group}, {**created("", TypeId=str(uuid4())), **group}, created("Б"), go_on=True
    )
    assert [part["status"] for part in answer.json()["responses"]] == [500, 201]
    assert [row["Name"] for row in terrasoft.rows("Account")] == ["Б"]
    done = person.batch({**created("В"), **group}, {**created("Г"), **group}).json()["responses"]
    assert done[0]["atomicityGroup"] == done[1]["atomicityGroup"] != "g1"


def test_a_batch_of_more_than_a_hundred_or_none_at_all_is_refused(person: Person, terrasoft_of: Made) -> None:
    assert person.batch(*[created("А")] * 101).status_code == 400
    with Person(terrasoft_of(batch=False)) as someone:
        assert someone.batch({"method": "GET", "url": "Account?$top=1"}).status_code == 404
