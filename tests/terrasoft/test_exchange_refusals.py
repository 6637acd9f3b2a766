"""What the other side never takes: it is said no by 500, as some do, and neither hammered nor in the way of others."""

from collections.abc import Callable, Iterator

import pytest

from tests.office import Office
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import Sides, valid_inn

LONG = "ООО «" + "Д" * 300 + "»"
"""A name there has 250 letters at most."""


@pytest.fixture
def sides(office: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(office, terrasoft) as both:
        yield both


def written(sides: Sides) -> int:
    return sum(record.method in ("POST", "PATCH") for record in sides.server.requests)


def test_a_record_they_never_take_is_tried_twice_and_then_rarely(sides: Sides) -> None:
    sides.base("INSERT INTO crm.client (short_name, inn, kpp) VALUES (%s, '7707083893', '773601001')", LONG)
    sides.base("INSERT INTO crm.client (short_name, inn, kpp) VALUES ('Короткий', '7728168971', '773601001')")
    for _ in range(3):
        sides.cycle()
    assert 2 <= written(sides) <= 4
    assert [row["Name"] for row in sides.server.rows("Account") if row["UsrINN"] == "7728168971"] == ["Короткий"]
    (failure,) = sides.failures()
    assert (failure["code"], "too long" in failure["facts"]["words"]) == ("exchange_unknown", True)


def test_it_goes_when_a_person_has_mended_it(sides: Sides) -> None:
    query = "INSERT INTO crm.client (short_name, inn, kpp) VALUES (%s, '7736207543', '773601001') RETURNING id"
    ((client,),) = sides.base(query, LONG)
    for _ in range(3):
        sides.cycle()
    sides.base("UPDATE crm.client SET short_name = 'Исправленный' WHERE id = %s", client)
    sides.cycle()
    sides.cycle()
    assert [row["Name"] for row in sides.server.rows("Account") if row["UsrINN"] == "7736207543"] == ["Исправленный"]
    assert not [failure for failure in sides.failures() if failure["our_id"] == client]


def test_a_server_that_gives_ids_of_its_own_gets_each_record_once(
    office: Office, terrasoft_of: Callable[..., TerrasoftServer]
) -> None:
    for batch in (True, False):
        with Sides(office, terrasoft_of(own_id="replaced", batch=batch), batch=batch) as sides:
            query = "INSERT INTO crm.client (short_name, inn, kpp) VALUES ('Чужой номер', %s, '773601001') RETURNING id"
            ((client,),) = sides.base(query, valid_inn("772816110" if batch else "772816111"))
            sides.base("INSERT INTO crm.contact (client_id, last_name) VALUES (%s, 'Номеров')", client)
            for _ in range(3):
                sides.cycle()
            (account,) = [row for row in sides.server.rows("Account") if row["Name"] == "Чужой номер"]
            (person,) = [row for row in sides.server.rows("Contact") if row["Surname"] == "Номеров"]
            assert person["AccountId"] == account["Id"] == sides.their_id("client", client)
            sides.base("UPDATE crm.client SET phone = '5' WHERE id = %s", client)
            sides.cycle()
            assert sides.their_row("Account", sides.their_id("client", client))["Phone"] == "5"
            sides.base("UPDATE crm.client SET deleted_at = now() WHERE id = %s", client)


def test_a_change_does_not_stand_behind_hundreds_that_need_nothing(sides: Sides) -> None:
    sides.cycle()
    there = sides.insert_client("ООО «За очередью»", inn=valid_inn("772816112"))
    for number in range(130):
        sides.insert_client(f"ООО «Очередь {number}»")
    sides.cycle()
    sides.base("UPDATE crm.client SET source = source || '.' WHERE short_name LIKE '%Очередь%'")
    sides.base("UPDATE crm.client SET phone = '7' WHERE id = %s", sides.our_row("client", there)["id"])
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "7"
    assert sides.base("SELECT count(*) FROM priv.exchange_out") == [(0,)]
