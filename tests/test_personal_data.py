"""152-ФЗ: contacts are read through a door that writes down who looked, and are destroyed with an act."""

import json
from io import BytesIO
from typing import Any

import psycopg2
import pytest
from pypdf import PdfReader

from crm_desktop.services import personal_data, prints
from crm_desktop.services.errors import Denied, Refused, Stale
from tests.office import Office


def client_of(office: Office, manager: str = "manager1") -> int:
    ((client,),) = office.base.execute(
        "SELECT client_id FROM crm.client_direction WHERE id = %s", (office.slot(manager),)
    )
    return int(client)


def person(office: Office, client: int, **fields: Any) -> dict[str, Any]:
    """A contact with everything that can be known of one."""
    values = {
        "client_id": client, "last_name": "Верещагина", "first_name": "Анна", "middle_name": "Львовна",
        "position": "Инженер", "phone": "+7 916 555-44-33 доб. 12", "email": "a.vereshchagina@example.com",
        "comment": "Звонить утром", **fields,
    }  # fmt: skip
    return office.call("manager1", "contact_save", None, 0, json.dumps(values))


def log(office: Office, action: str) -> list[tuple[Any, ...]]:
    return office.base.execute(
        "SELECT employee_id, client_id, people, times, facts FROM priv.personal_data_log WHERE action = %s ORDER BY id",
        (action,),
    )


def anonymise(office: Office, contact: dict[str, Any], who: str = "analyst", **more: Any) -> dict[str, Any]:
    with office.connect_as(who).session() as session:
        asked = {"reason": "request", **more}
        return personal_data.anonymise(session, contact["id"], contact["version"], **asked)


@pytest.mark.parametrize("column", ["phone", "email", "comment"])
def test_nobody_reads_how_a_person_is_reached_past_the_log(office: Office, column: str) -> None:
    person(office, client_of(office))
    for name in ("manager1", "head1", "director", "analyst", "accountant", "expert1", "administrator"):
        with office.connect_as(name).reader() as reader, pytest.raises((Denied, psycopg2.Error)):
            reader.rows(f"SELECT {column} FROM crm.contact")


def test_a_card_with_people_is_written_down_once_a_day_and_client(office: Office) -> None:
    client = client_of(office)
    person(office, client)
    office.base.execute("DELETE FROM priv.personal_data_log")
    shown = [office.read("manager1", "client", client)["contacts"] for _each in range(3)][-1]
    assert shown[0]["phone"]
    office.read("head1", "client", client)
    viewed = log(office, "view")
    assert [(who, where, times) for who, where, _people, times, _facts in viewed] == [
        (office.ids["manager1"], client, 1), (office.ids["head1"], client, 1),
    ]  # fmt: skip
    assert viewed[0][2] == len(shown)
    office.base.execute("UPDATE priv.personal_data_log SET last_at = now() - interval '11 minutes'")
    office.read("manager1", "client", client)
    assert log(office, "view")[0][3] == 2


def test_who_does_not_see_the_client_gets_nobody_and_leaves_no_line(office: Office) -> None:
    client = client_of(office)
    person(office, client)
    office.base.execute("DELETE FROM priv.personal_data_log")
    with office.connect_as("manager6").reader() as reader:
        assert reader.value("SELECT sec.people_of(%s)", (client,)) == []
        assert reader.value("SELECT sec.people_of(%s)", (10**9,)) == []
    assert log(office, "view") == []


def test_a_person_is_found_by_any_way_of_writing_the_phone_by_those_who_see_the_client(office: Office) -> None:
    client = client_of(office)
    contact = person(office, client, last_name="Жемчужникова", phone="8 (916) 777-12-34 доб. 5, +7 495 000-11-22")
    for asked in ("89167771234", "+7 916 777-12-34", "(916)7771234", "жемчуж анна", "4950001122"):
        with office.connect_as("manager1").reader() as reader:
            found = reader.value("SELECT api.contact_search(%s)", (asked,))
        assert [one["id"] for one in found] == [contact["id"]], asked
        with office.connect_as("manager6").reader() as reader:
            assert reader.value("SELECT api.contact_search(%s)", (asked,)) == []


def test_a_contact_is_written_by_those_who_work_for_a_holder(office: Office) -> None:
    client = client_of(office)
    contact = person(office, client, main=True)
    second = person(office, client, last_name="Другая", main=True)
    mains = office.base.execute("SELECT id FROM crm.contact WHERE client_id = %s AND main", (client,))
    assert mains == [(second["id"],)], "one main contact at a time"
    for stranger in ("manager6", "expert1", "accountant", "administrator"):
        with pytest.raises(Denied):
            office.call(stranger, "contact_save", contact["id"], contact["version"], '{"position": "Чужая"}')
    with pytest.raises(Stale):
        office.call("manager1", "contact_save", contact["id"], 99, '{"position": "Директор"}')
    with pytest.raises(Refused) as refused:
        office.call("manager1", "contact_save", second["id"], second["version"], '{"last_name": "  "}')
    assert refused.value.facts["field"] == "last_name"
    with pytest.raises(Denied):
        office.call("manager1", "contact_save", second["id"], second["version"], '{"anonymised_at": null}')


def test_what_is_destroyed_is_nowhere_in_the_base(office: Office) -> None:
    client = client_of(office)
    contact = person(
        office, client, last_name="Уничтожаева", email="unichtozhaeva@example.com", phone="8 916 101-20-30"
    )
    office.call("manager1", "contact_save", contact["id"], contact["version"], '{"position": "Главный инженер"}')
    with office.connect_as("manager2").reader() as reader:
        reader.value("SELECT api.client_lookup('9161012030')")
    ((version,),) = office.base.execute("SELECT version FROM crm.contact WHERE id = %s", (contact["id"],))
    done = anonymise(office, {**contact, "version": version}, comment="Письмо вх. 17", request_on="2026-11-01")
    tables = office.base.execute(
        "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind = 'r' AND n.nspname IN ('crm', 'priv')"
    )
    for (table,) in tables:
        for trace in ("Уничтожаева", "уничтожаева", "unichtozhaeva", "9161012030", "101-20-30"):
            found = office.base.execute(f"SELECT count(*) FROM {table} t WHERE strpos(t::text, %s) > 0", (trace,))
            assert found == [(0,)], (table, trace)
    assert done["mentions"] == []
    ((shown,),) = office.base.execute("SELECT full_name FROM crm.contact WHERE id = %s", (contact["id"],))
    assert shown == "Обезличено"
    assert log(office, "destroy")[-1][4]["act_id"] == done["act_id"]


def test_deals_keep_their_place_and_the_data_cannot_be_written_back(office: Office) -> None:
    client = client_of(office)
    contact = person(office, client, last_name="Остаева")
    deal = office.deal_at("recorded").deal
    office.save("manager1", "deal", deal, {"contact_id": contact["id"]})
    done = anonymise(office, contact)
    assert office.read("manager1", "deal", deal)["contact_id"] == contact["id"]
    with pytest.raises(Refused) as refused:
        office.call("manager1", "contact_save", contact["id"], contact["version"] + 1, '{"last_name": "Остаева"}')
    assert refused.value.code == "contact_anonymised"
    with pytest.raises(Refused):
        anonymise(office, {"id": contact["id"], "version": contact["version"] + 1})
    assert done["number"] >= 1


def test_only_an_analyst_destroys_and_only_keepers_read_acts_and_log(office: Office) -> None:
    contact = person(office, client_of(office), last_name="Стойкая")
    for name in ("manager1", "head1", "director", "accountant", "administrator", "expert1"):
        with pytest.raises(Denied):
            anonymise(office, contact, name)
    done = anonymise(office, contact)
    for name in ("manager1", "head1", "accountant", "administrator", "expert1"):
        with office.connect_as(name).reader() as reader:
            assert reader.value("SELECT count(*) FROM api.personal_data_journal()") == 0
            with pytest.raises(Denied):
                prints.pdf(reader, "destruction_act", done["act_id"])
    with office.connect_as("director").reader() as reader:
        assert reader.value("SELECT count(*) FROM api.personal_data_journal()") > 0


def test_free_text_that_names_the_person_is_pointed_at(office: Office) -> None:
    client = client_of(office)
    contact = person(office, client, last_name="Упоминаева")
    deal = office.deal_at("recorded").deal
    office.save("manager1", "deal", deal, {"comment": "Просила упоминаева, перезвонить"})
    assert anonymise(office, contact)["mentions"] == [{"document": "deal", "id": deal}]


def test_the_act_holds_what_the_order_asks_for_and_names_nobody(office: Office) -> None:
    """Приказ Роскомнадзора от 28.10.2022 № 179, пункты 3 и 5."""
    ((organization,),) = office.base.execute("SELECT id FROM crm.organization ORDER BY id LIMIT 1")
    contact = person(office, client_of(office), last_name="Печатникова")
    done = anonymise(office, contact, request_on="2026-11-01", comment="Обращение вх. 17", organization_id=organization)
    with office.connect_as("analyst").reader() as reader:
        content = prints.pdf(reader, "destruction_act", done["act_id"])
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
    ((name,),) = office.base.execute("SELECT full_name FROM crm.organization WHERE id = %s", (organization,))
    assert f"Акт № {done['number']}/{done['year']}" in text
    assert name[:20] in text
    for words in (
        f"Контактное лицо № {contact['id']}", "фамилия, имя, отчество", "номер телефона", "требование субъекта",
        "01.11.2026", "Выгрузка из журнала", "CRM Desktop", "Обращение вх. 17",
    ):  # fmt: skip
        assert words in text, words
    assert "Печатникова" not in text


def test_acts_are_numbered_without_holes_within_the_year(office: Office) -> None:
    numbers = [
        anonymise(office, person(office, client_of(office), last_name=f"Номерова{place}"))["number"]
        for place in range(3)
    ]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    future = person(office, client_of(office), last_name="Завтрашняя")
    with pytest.raises(Refused) as refused:
        anonymise(office, future, request_on="2099-01-01")
    assert refused.value.facts["field"] == "request_on"
