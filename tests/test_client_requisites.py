"""What PostgreSQL makes of a client's requisites, addresses and accounts, whoever sends them."""

import json
from typing import Any

import pytest

from crm_desktop.services import client_parts, documents
from crm_desktop.services.errors import Denied, Invalid, Refused, Stale
from tests.office import Office

COMPANY = {"kind": "company", "short_name": "ООО «Проба»"}
ACCOUNT = {"account": "40702810100000005001", "bik": "044099902"}


@pytest.fixture
def client(office: Office) -> int:
    """A client whose direction manager1 holds."""
    office.slot("manager1")
    ((number,),) = office.base.execute(
        "SELECT client_id FROM crm.client_direction WHERE holder_id = %s ORDER BY id LIMIT 1", (office.ids["manager1"],)
    )
    return int(number)


def put(office: Office, name: str, part: str, id: int | None, version: int, **changes: Any) -> tuple[int, int]:
    with office.connect_as(name).session() as session:
        return client_parts.save(session, part, id, version, changes)


def take_out(office: Office, name: str, part: str, id: int, version: int) -> None:
    with office.connect_as(name).session() as session:
        client_parts.remove(session, part, id, version)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"inn": "500100732259"}, "inn"),
        ({"kind": "entrepreneur", "inn": "7707083893"}, "inn"),
        ({"inn": "77070838931"}, "inn"),
        ({"kind": "entrepreneur", "kpp": "773601001"}, "kpp"),
        ({"kpp": "77360100"}, "kpp"),
        ({"kpp": "007701001"}, "kpp"),
        ({"ogrn": "1027700132196"}, "ogrn"),
        ({"ogrn": "304500116000157"}, "ogrn"),
        ({"kind": "person", "ogrn": "304500116000157"}, "ogrn"),
        ({"kind": "entrepreneur", "ogrn": "326779900000061"}, "ogrn"),
        ({"phone": "позвонить Маше"}, "phone"),
        ({"phone": "+7 495 123-45-67, 12"}, "phone"),
        ({"email": "почта"}, "email"),
        ({"email": "a@example.com, b@"}, "email"),
        ({"registry_state": "закрыта"}, "registry_state"),
    ],
)
def test_a_wrong_requisite_is_refused_at_its_field(office: Office, changes: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        office.save("manager1", "client", None, {**COMPANY, **changes})
    assert refused.value.facts["field"] == field


@pytest.mark.parametrize(("field", "text"), [("phone", "спросить Машу"), ("email", "без собаки")])
def test_a_person_is_reached_by_what_can_be_read(office: Office, client: int, field: str, text: str) -> None:
    person = {"client_id": client, "last_name": "Проба"}
    with pytest.raises(Refused) as refused:
        office.save("manager1", "contact", None, {**person, field: text})
    assert refused.value.facts["field"] == field
    number, _ = office.save("manager1", "contact", None, person)
    office.base.execute("ALTER TABLE crm.contact DISABLE TRIGGER b_check")
    office.base.execute(f"UPDATE crm.contact SET {field} = %s WHERE id = %s", (text, number))
    office.base.execute("ALTER TABLE crm.contact ENABLE TRIGGER b_check")
    with office.connect_as("manager1").session() as session:
        ((version,),) = office.base.execute("SELECT version FROM crm.contact WHERE id = %s", (number,))
        documents.save(session, "contact", number, version, {"position": "Юрист"})
    kept = office.base.execute(f"SELECT {field}, position FROM crm.contact WHERE id = %s", (number,))
    assert kept == [(text, "Юрист")]


def test_right_requisites_are_taken_as_they_are(office: Office) -> None:
    given = {
        "kind": "company", "short_name": "ПАО «Сбербанк»", "inn": "7707083893", "kpp": "7736AB001",
        "ogrn": "1027700132195", "phone": "+7 495 123-45-67 доб. 12, +7 812 123-45-67",
        "email": "a@example.com, отдел@пример.рф",
    }  # fmt: skip
    number, _ = office.save("manager1", "client", None, given)
    ((kept,),) = office.base.execute("SELECT to_jsonb(c) FROM crm.client c WHERE id = %s", (number,))
    assert {name: kept[name] for name in given} == given


def test_an_ogrnip_whose_remainder_has_two_digits_is_right(office: Office) -> None:
    """python-stdnum refuses it; the order of the ministry of finance does not."""
    given = {"kind": "entrepreneur", "short_name": "ИП Проба", "inn": "779900000660", "ogrn": "326779900000160"}
    assert office.save("manager1", "client", None, given)[0]


def test_an_old_wrong_requisite_hinders_nothing_else_and_may_be_emptied(office: Office, client: int) -> None:
    office.base.execute("UPDATE crm.client SET ogrn = '123', phone = 'нет' WHERE id = %s", (client,))
    office.save("manager1", "client", client, {"site": "example.com"})
    office.save("manager1", "client", client, {"phone": None})
    with pytest.raises(Refused):
        office.save("manager1", "client", client, {"ogrn": "124"})
    kept = office.base.execute("SELECT ogrn, phone, site FROM crm.client WHERE id = %s", (client,))
    assert kept == [("123", "", "example.com")]


def test_tags_are_kept_once_each_in_their_order(office: Office, client: int) -> None:
    office.save("manager1", "client", client, {"tags": ["  Экспорт ", "ВИП", "экспорт", "", "очень   важный"]})
    kept = office.base.execute("SELECT tags FROM crm.client WHERE id = %s", (client,))
    assert kept == [(["Экспорт", "ВИП", "очень важный"],)]
    with office.connect_as("manager1").reader() as reader:
        assert set(client_parts.words_in_use(reader)["tags"]) >= {"Экспорт", "ВИП"}
    office.save("manager1", "client", client, {"tags": None})
    assert office.base.execute("SELECT tags FROM crm.client WHERE id = %s", (client,)) == [([],)]


def test_what_the_register_said_is_kept_with_its_day(office: Office, client: int) -> None:
    office.save("manager1", "client", client, {"registry_state": "liquidating"})
    ((state, today),) = office.base.execute(
        "SELECT registry_state, registry_on = sec.today() FROM crm.client WHERE id = %s", (client,)
    )
    assert (state, today) == ("liquidating", True)


def test_an_account_takes_the_name_of_its_bank_and_the_first_is_the_main_one(office: Office) -> None:
    office.claim("manager2", "Лифтсервис", "Сертификация")
    number = office.client("Лифтсервис")
    office.base.execute("DELETE FROM crm.client_account WHERE client_id = %s", (number,))
    first, _ = put(office, "manager2", "client_account", None, 0, client_id=number, **ACCOUNT, bank_name="Мой банк")
    second, version = put(
        office, "manager2", "client_account", None, 0, client_id=number, account="40802810400000001006", bik="044599901"
    )
    kept = office.read("manager2", "client", number)["accounts"]
    assert [(one["bank_name"], one["main"]) for one in kept] == [
        ("ПАО «УЧЕБНЫЙ БАНК», г. Санкт-Петербург", True), ("АО «ДЕМО-БАНК», г. Москва", False),
    ]  # fmt: skip
    put(office, "manager2", "client_account", second, version, main=True)
    assert [one["main"] for one in office.read("manager2", "client", number)["accounts"]] == [False, True]
    kept = office.read("manager2", "client", number)["accounts"]
    take_out(office, "manager2", "client_account", second, kept[1]["version"])
    kept = office.read("manager2", "client", number)["accounts"]
    assert [(one["id"], one["main"]) for one in kept] == [(first, True)]


def test_an_account_of_another_bank_is_refused_until_a_reason_is_given(office: Office, client: int) -> None:
    wrong = {"client_id": client, "account": "40702810200000005001", "bik": "044099902"}
    with pytest.raises(Refused) as refused:
        put(office, "manager1", "client_account", None, 0, **wrong)
    assert (refused.value.code, refused.value.facts["field"]) == ("account_not_of_bank", "account")
    assert put(office, "manager1", "client_account", None, 0, **wrong, key_reason="Так в договоре")[0]
    with pytest.raises(Refused) as refused:
        put(office, "manager1", "client_account", None, 0, **{**wrong, "account": "4070281", "key_reason": "Так"})
    assert refused.value.code == "account_form"


def test_an_account_with_a_letter_of_a_clearing_currency_is_checked_by_its_digit(office: Office, client: int) -> None:
    from crm_desktop.services.requisites import account_key

    blank = "40702A10000000000017"
    right = f"{blank[:8]}{account_key('044099902', blank)}{blank[9:]}"
    assert put(office, "manager1", "client_account", None, 0, client_id=client, account=right, bik="044099902")[0]


def test_two_people_do_not_overwrite_each_other_s_account(office: Office, client: int) -> None:
    number, version = put(office, "manager1", "client_account", None, 0, client_id=client, **ACCOUNT)
    put(office, "manager1", "client_account", number, version, key_reason="проверено")
    with pytest.raises(Stale):
        put(office, "manager1", "client_account", number, version, main=True)
    with pytest.raises(Stale):
        take_out(office, "manager1", "client_account", number, version)


def test_addresses_are_added_changed_and_taken_out(office: Office, client: int) -> None:
    given = {"client_id": client, "kind": "warehouse", "address": "Химки"}
    number, version = put(office, "manager1", "client_address", None, 0, **given)
    _, version = put(office, "manager1", "client_address", number, version, comment="въезд со двора")
    shown = next(one for one in office.read("manager1", "client", client)["addresses"] if one["id"] == number)
    assert (shown["kind"], shown["address"], shown["comment"]) == ("warehouse", "Химки", "въезд со двора")
    with pytest.raises(Refused):
        put(office, "manager1", "client_address", None, 0, client_id=client, address="  ")
    with pytest.raises(Invalid):
        put(office, "manager1", "client_address", None, 0, client_id=client, address="Мытищи", kind="дача")
    take_out(office, "manager1", "client_address", number, version)
    assert all(one["id"] != number for one in office.read("manager1", "client", client)["addresses"])


def test_an_analyst_mends_any_client_s_parts(office: Office, client: int) -> None:
    number, version = put(office, "analyst", "client_account", None, 0, client_id=client, **ACCOUNT)
    take_out(office, "analyst", "client_account", number, version)
    assert put(office, "analyst", "client_address", None, 0, client_id=client, address="Тверь")[0]


@pytest.mark.parametrize("name", ["manager5", "expert1", "accountant", "administrator", "director"])
def test_who_does_not_work_for_the_client_writes_no_part_of_it(office: Office, client: int, name: str) -> None:
    for part, changes in (("client_account", ACCOUNT), ("client_address", {"address": "Тверь"})):
        for target in (client, 10**12):
            with pytest.raises(Denied):
                put(office, name, part, None, 0, client_id=target, **changes)
        ((number, version),) = office.base.execute(
            f"SELECT id, version FROM crm.{part} WHERE client_id = %s ORDER BY id LIMIT 1", (client,)
        ) or [(1, 1)]
        with pytest.raises(Denied):
            take_out(office, name, part, number, version)


def test_a_part_does_not_wander_to_another_client(office: Office, client: int) -> None:
    office.claim("manager1", "Стройиндустрия", "Кадры")
    other = office.client("Стройиндустрия")
    number, version = put(office, "manager1", "client_address", None, 0, client_id=client, address="Пермь")
    with pytest.raises(Denied):
        put(office, "manager1", "client_address", number, version, client_id=other)


def test_a_field_nobody_may_write_is_refused(office: Office, client: int) -> None:
    for function in ("client_account_save", "client_address_save", "client_save"):
        with pytest.raises(Denied):
            office.call("manager1", function, None, 0, json.dumps({"client_id": client, "created_by": 1}))


def test_removal_names_a_part_and_nothing_else(office: Office, client: int) -> None:
    for part in ("contact", "client", "employee", ""):
        with pytest.raises(Denied):
            office.call("manager1", "client_part_remove", part, client, 1)
