"""Whose person a contact there is: those of no type too, employees of the office never."""

from collections.abc import Iterator

import pytest

from tests.office import Office
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import EMPLOYEE, Sides


@pytest.fixture
def sides(office: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(office, terrasoft) as both:
        yield both


def test_a_person_of_no_type_there_is_a_contact_here(sides: Sides) -> None:
    account = sides.insert_client("ООО «Без типа»")
    person = sides.server.insert("Contact", Name="Безымянный Яков", AccountId=account)
    sides.cycle()
    assert sides.our_row("contact", person)["full_name"] == "Безымянный Яков"


def test_an_employee_there_is_nobodys_contact_here(sides: Sides) -> None:
    account = sides.insert_client("ООО «Где работает наш»")
    person = sides.server.insert("Contact", Name="Совместителев Глеб", AccountId=account, TypeId=EMPLOYEE)
    sides.cycle()
    assert not sides.base("SELECT FROM priv.exchange_link WHERE their_id = %s", str(person))
    assert not sides.failures()
