"""Stamps of the other side that are wrong: one of tomorrow, a clock put back."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.office import Office
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import Sides


@pytest.fixture
def sides(office: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(office, terrasoft) as both:
        yield both


def test_a_record_stamped_tomorrow_does_not_hide_what_is_changed_today(sides: Sides) -> None:
    tomorrow = sides.server.clock.now() + timedelta(days=1)
    account = sides.insert_client("ООО «Сегодня»")
    odd = sides.insert_client("ООО «Завтра»")
    sides.server.change("Account", odd, at=tomorrow, Phone="1")
    sides.cycle()
    sides.server.change("Account", account, Phone="2")
    sides.cycle()
    assert sides.our_row("client", account)["phone"] == "2"
    assert sides.cycle().quiet


def test_a_clock_put_back_there_hides_nothing(sides: Sides) -> None:
    sides.server.clock.shift = timedelta(hours=5)
    account = sides.insert_client("ООО «Часы»")
    sides.cycle()
    sides.server.clock.shift = timedelta()
    sides.server.change("Account", account, Phone="3")
    sides.cycle()
    # The first answer after it has told the hour.
    sides.cycle()
    assert sides.our_row("client", account)["phone"] == "3"


def test_thousands_changed_at_once_are_not_read_for_ever(sides: Sides) -> None:
    for number in range(30):
        sides.insert_client(f"ООО «Разом {number}»")
    sides.cycle()
    sides.server.clock.shift = timedelta(hours=1)
    sides.cycle()
    sides.cycle()
    late = sides.insert_client("ООО «Потом»")
    sides.cycle()
    assert sides.our_row("client", late)["short_name"] == "ООО «Потом»"
    asked = [
        record for record in sides.server.requests if record.path.endswith("/Account") and "ModifiedOn" in record.query
    ]
    read_again = datetime.fromisoformat(
        asked[-1].query.split("ModifiedOn%20ge%20")[1].split("&")[0].replace("%3A", ":")
    )
    assert sides.server.clock.now() - read_again < timedelta(minutes=20)
