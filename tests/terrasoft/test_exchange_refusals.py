"""What the other side never takes: it is said no by 500, as some do, and neither hammered nor in the way of others."""

from collections.abc import Iterator

import pytest

from tests.office import Office
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import Sides

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
