"""Clients that may be one: found by ИНН, phone, e-mail and like names, told apart for ever, and noticed while typed."""

import json
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest

from crm_desktop.services import duplicates
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied
from crm_desktop.services.listings.duplicates import LISTING
from crm_desktop.services.lists import Filter, Query
from crm_desktop.services.lists_in_memory import RowsInMemory
from tests.office import Office

INN, OTHER_INN = "7707083893", "7728168971"


@pytest.fixture
def reader(office: Office) -> Iterator[Reader]:
    with office.connect_as("analyst").reader() as found:
        yield found


def client(office: Office, name: str, **fields: Any) -> int:
    number, _ = office.save("analyst", "client", None, {"short_name": name, **fields})
    return number


def found(reader: Reader, *ids: int) -> dict[tuple[int, int], tuple[str, ...]]:
    """Pairs of these clients alone, with their reasons."""
    return {
        (pair.first_id, pair.second_id): pair.reasons
        for pair in duplicates.pairs(reader)
        if pair.first_id in ids and pair.second_id in ids
    }


@pytest.fixture(autouse=True)
def nobody_before(office: Office) -> None:
    """Clients of the tests before are out of the way."""
    office.base.execute("UPDATE crm.client SET deleted_at = now() WHERE created_by = %s", (office.ids["analyst"],))


def test_the_same_inn_is_one_client_and_a_branch_is_none(office: Office, reader: Reader) -> None:
    bare = client(office, "Альфа", inn=INN)
    head = client(office, "Бета", inn=INN, kpp="770701001")
    branch = client(office, "Гамма", inn=INN, kpp="780243002")
    assert found(reader, bare, head, branch) == {(bare, head): ("inn",), (bare, branch): ("inn",)}


def test_a_phone_and_an_e_mail_are_the_same_however_they_are_written(office: Office, reader: Reader) -> None:
    one = client(office, "Первый", phone="8 (495) 123-45-67, +7 916 000-11-22")
    other = client(office, "Второй", email="Sales@Mail.example")
    third = client(office, "Третий", email="info@mail.example, sales@mail.example")
    changes = {"client_id": other, "last_name": "Ким", "phone": "+79160001122 доб. 15"}
    office.call("analyst", "contact_save", None, 0, json.dumps(changes))
    assert found(reader, one, other, third) == {(one, other): ("phone",), (other, third): ("email",)}


def test_two_companies_that_share_a_phone_are_two(office: Office, reader: Reader) -> None:
    one = client(office, "Сестра", inn=INN, phone="+74951234567")
    other = client(office, "Сестра", inn=OTHER_INN, phone="+74951234567")
    assert found(reader, one, other) == {}


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("ООО «Станкомаш»", "СТАНКОМАШ, АО", True),
        ("ООО «Станкомаш»", "ООО «Стонкомаш»", True),
        ("ООО «Уралстанкомаш»", "ООО «Ралстанкомаш»", True),
        ("Торговый дом Северный", "Северный торговый дом", True),
        ("Завод 5 имени Кирова", "Завод 7 имени Кирова", False),
        ("Ромашка", "Василёк", False),
        ("ИП Ким", "ООО Ким", False),
    ],
)
def test_names_are_alike_without_legal_form_and_with_a_misprint(
    office: Office, reader: Reader, first: str, second: str, alike: bool
) -> None:
    pair = client(office, first), client(office, second)
    assert found(reader, *pair) == ({pair: ("name",)} if alike else {})


def test_what_was_told_apart_is_not_offered_again_until_it_is_taken_back(office: Office, reader: Reader) -> None:
    pair = client(office, "Двойник", phone="+74950000001"), client(office, "Двойник", phone="+74950000001")
    assert found(reader, *pair) == {pair: ("phone", "name")}
    with office.connect_as("analyst").session() as session:
        duplicates.tell_apart(session, pair[1], pair[0])
        assert found(reader, *pair) == {}
        duplicates.tell_apart(session, *pair, different=False)
    assert found(reader, *pair) == {pair: ("phone", "name")}


def test_the_search_tells_how_far_it_is_and_stops_when_told(office: Office, reader: Reader) -> None:
    heard: list[int] = []

    def hear(percent: int) -> bool:
        heard.append(percent)
        return True

    assert duplicates.find(reader, hear) is not None
    assert heard == sorted(heard)
    assert heard[-1] >= 95
    assert duplicates.find(reader, lambda percent: percent < 40) is None


def test_managers_do_not_search_the_base_for_duplicates(office: Office) -> None:
    with office.connect_as("manager1").reader() as reader, pytest.raises(Denied):
        duplicates.find(reader)


def test_executives_read_what_an_analyst_reads(office: Office) -> None:
    pair = client(office, "Эхолот", phone="+74950000002"), client(office, "Эхолот", phone="+74950000002")
    with office.connect_as("director").reader() as reader:
        assert found(reader, *pair) == {pair: ("phone", "name")}


def test_names_of_a_large_base_are_compared_in_seconds() -> None:
    stems = ("Северсталь", "Промсервис", "Техномаш", "Агрострой", "Химпродукт", "Электрон", "Вектор", "Горизонт")
    names = [(f"{stems[n % 8]} {stems[(n // 8) % 8]} {n // 3}", n, "", "") for n in range(60_000)]
    began = perf_counter()
    alike = duplicates.like_names(names)
    assert (0, 1) not in alike
    assert perf_counter() - began < 12


# a list in memory


def rows() -> RowsInMemory:
    made = [
        (1, "Альфа", "1", "", "", "Бета", "2", "", "", "inn", 100, 10, 20),
        (2, "Гамма", "3", "", "", "Ёлка", "4", "", "", "name,phone", 91, 30, 40),
        (3, "Дельта", "5", "", "", "Жук", "6", "", "", "name", None, 50, 60),
    ]
    return RowsInMemory(LISTING, lambda view, row: view == "all" or view in row[9].split(","), made)


def test_a_list_in_memory_answers_as_one_of_the_base_does(reader: Reader) -> None:
    source = rows()
    assert [row[0] for row in source.first_page(reader, Query(LISTING, "name")).rows] == [2, 3]
    assert [row[0] for row in source.first_page(reader, Query(LISTING, "all", "елка")).rows] == [2]
    assert list(source.order(reader, Query(LISTING, "all", sort=(("likeness", False),)))) == [2, 1, 3]
    assert list(source.order(reader, Query(LISTING, "all", sort=(("first", True),)))) == [3, 2, 1]
    narrow = (Filter("first", "contains", ("ль",)), Filter("likeness", "between", (95, None)))
    assert list(source.order(reader, Query(LISTING, "all", filters=narrow))) == [1]
    assert set(source.cells(reader, Query(LISTING), [1, 9])) == {1}
    assert source.totals(reader, Query(LISTING, "name"))["views"] == {
        "all": 3,
        "inn": 1,
        "phone": 1,
        "email": 0,
        "name": 2,
    }
    assert source.values(reader, Query(LISTING, "all"), "first_held") == [("", 3)]
    page = source.first_page(reader, Query(LISTING, "all"), 2)
    assert (len(page.rows), page.complete) == (2, False)


# while a new client is typed


def alike(office: Office, name: str, *asked: str) -> list[tuple[int, str]]:
    with office.connect_as(name).reader() as reader:
        return [(one["id"], one["reason"]) for one in duplicates.alike(reader, *asked)]


def test_a_client_being_entered_is_held_against_the_whole_base(office: Office) -> None:
    known = client(office, "ООО «Волгостанкомаш»", inn=INN, phone="+74957770011", email="buh@volga.example")
    office.call("manager5", "client_direction_claim", known, office.direction("Сертификация"))
    assert alike(office, "manager1", "Что угодно", INN) == [(known, "inn")]
    assert alike(office, "manager1", "", "", "8(495)777-00-11") == [(known, "phone")]
    assert alike(office, "manager1", "", "", "", "BUH@volga.example") == [(known, "email")]
    assert alike(office, "manager1", "Волгостонкомаш АО") == [(known, "name")]
    assert alike(office, "manager1", "Волгостонкомаш", OTHER_INN) == []
    assert alike(office, "manager1", "Совсем другое имя") == []
    with office.connect_as("manager1").reader() as reader:
        told = duplicates.alike(reader, "Волгостанкомаш")[0]
    assert told["held"] == [{"direction": "Сертификация продукции", "holder": "Семёнова О. Д."}]
    assert (told["likeness"], set(told)) == (100, {"id", "name", "inn", "reason", "likeness", "held"})


def test_looking_whether_somebody_is_here_is_recorded(office: Office) -> None:
    alike(office, "manager1", "Проверка записи", "", "+74951112233")
    logged = office.base.execute("SELECT query, employee_id FROM priv.lookup_log ORDER BY id DESC LIMIT 1")
    assert logged == [("Проверка записи · +74951112233", office.ids["manager1"])]


@pytest.mark.parametrize("name", ["expert1", "accountant", "administrator"])
def test_who_enters_no_clients_does_not_ask(office: Office, name: str) -> None:
    with pytest.raises(Denied):
        alike(office, name, "Альфа")
