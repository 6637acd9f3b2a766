"""The way back of an import: whole, or refused with everything that hangs on it."""

import json

import pytest

from crm_desktop.services.errors import Refused
from tests.imports import KPP, card, new_inn, people, told, undo
from tests.office import Office


def test_an_import_is_taken_back_with_its_people(office: Office) -> None:
    inn = new_inn()
    done = told(office, "manager1", f"ООО «Назад»\t{inn}\t{KPP}\t\t\tИванов Иван\n")
    client = card(office, inn)["id"]
    assert undo(office, "analyst", done) == {"deleted": 1, "restored": 0, "tasks": 0}
    assert people(office, client) == []
    assert office.base.execute("SELECT deleted_at IS NOT NULL FROM crm.client WHERE id = %s", (client,)) == [(True,)]
    assert office.call("manager1", "client_lookup", inn)["value"] == []
    with pytest.raises(Refused) as what:
        undo(office, "manager1", done)
    assert what.value.code == "import_undone"
    assert told(office, "manager1", f"ООО «Назад»\t{inn}\t{KPP}\n").counts == {"created": 1}


def test_what_hangs_on_an_import_keeps_it_and_is_told(office: Office) -> None:
    inn, other = new_inn(), new_inn()
    done = told(office, "manager1", f"ООО «Держим»\t{inn}\t{KPP}\t\t\tИванов Иван\nООО «Свободный»\t{other}\t{KPP}\n")
    office.claim("manager1", "Держим", "Кадры")
    with pytest.raises(Refused) as what:
        undo(office, "manager1", done)
    assert what.value.code == "import_in_use"
    found = {one["kind"]: (one["count"], one["clients"]) for one in what.value.facts["obstacles"]}
    assert found["client_direction"] == (1, ["ООО «Держим»"])
    assert found["changed"] == (1, ["ООО «Держим»"])
    assert card(office, other)["deleted_at"] is None


def test_a_later_change_of_a_completed_client_keeps_the_import(office: Office) -> None:
    inn = new_inn()
    told(office, "manager1", f"ООО «Правка»\t{inn}\t{KPP}\n")
    done = told(office, "manager1", f"ООО «Правка»\t{inn}\t{KPP}\t\tmail@example.com\n")
    client = card(office, inn)
    office.call("analyst", "client_save", client["id"], client["version"], json.dumps({"comment": "важно"}))
    with pytest.raises(Refused) as what:
        undo(office, "manager1", done)
    assert what.value.facts["obstacles"] == [{"kind": "changed", "count": 1, "clients": ["ООО «Правка»"]}]
    assert card(office, inn)["email"] == "mail@example.com"


def test_imports_are_taken_back_one_after_the_other(office: Office) -> None:
    inn = new_inn()
    first = told(office, "manager1", f"ООО «Слои»\t{inn}\t{KPP}\n")
    second = told(office, "manager1", f"ООО «Слои»\t{inn}\t{KPP}\t\tmail@example.com\n")
    undo(office, "manager1", second)
    assert undo(office, "manager1", first)["deleted"] == 1


def test_every_table_that_points_to_a_client_is_asked_before_an_import_goes_back(office: Office) -> None:
    """The command reads the foreign keys itself; this holds the figures of one table against it."""
    inn = new_inn()
    done = told(office, "manager1", f"ООО «Ссылки»\t{inn}\t{KPP}\n")
    client = card(office, inn)["id"]
    with office.base.connect() as connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO crm.client_address (client_id, address) VALUES (%s, 'Москва')", (client,))
        cursor.execute(
            "INSERT INTO crm.event (kind, document, document_id, client_id) VALUES ('step', 'client', %s, %s)",
            (client, client),
        )
    with pytest.raises(Refused) as what:
        undo(office, "manager1", done)
    assert {one["kind"] for one in what.value.facts["obstacles"]} >= {"client_address", "event"}
