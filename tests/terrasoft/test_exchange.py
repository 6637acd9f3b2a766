"""Both systems side by side: what is changed on one side stands on the other, each once."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from tests.office import Office
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import Sides


@pytest.fixture
def sides(office: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(office, terrasoft) as both:
        yield both


def test_a_new_client_there_is_a_client_here_and_a_change_goes_back(sides: Sides) -> None:
    there = sides.insert_client("ООО «Родник»", inn="7736207543", kpp="773601001", phone="+7 495 000-00-01")
    sides.cycle()
    ours = sides.our_row("client", there)
    assert (ours["short_name"], ours["inn"], ours["phone"]) == ("ООО «Родник»", "7736207543", "+7 495 000-00-01")
    sides.base("UPDATE crm.client SET phone = '+7 495 000-00-02' WHERE id = %s", ours["id"])
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "+7 495 000-00-02"
    assert sides.cycle().quiet


def test_a_new_client_here_is_made_there_once(sides: Sides) -> None:
    sides.base("INSERT INTO crm.client (short_name, inn, kpp) VALUES ('ООО «Наш»', '7707083893', '773601001')")
    sides.cycle()
    sides.cycle()
    (found,) = [row for row in sides.server.rows("Account") if row["Name"] == "ООО «Наш»"]
    assert (found["UsrINN"], str(found["TypeId"])) == ("7707083893", "03a75490-53e6-df11-971b-001d60e938c6")
    assert sides.cycle().quiet


def test_the_same_inn_is_the_same_client(sides: Sides) -> None:
    sides.base("INSERT INTO crm.client (short_name, inn, kpp) VALUES ('АО «Тот же»', '7728168971', '770801001')")
    there = sides.insert_client("АО «Тот же самый»", inn="7728168971", kpp="770801001")
    sides.cycle()
    assert sides.our_row("client", there)["inn"] == "7728168971"
    (conflict,) = sides.conflicts()
    assert (conflict["field"], conflict["ours"], conflict["theirs"]) == ("short_name", "АО «Тот же»", "АО «Тот же самый»")
    sides.decide(conflict["id"], "theirs")
    sides.cycle()
    assert sides.our_row("client", there)["short_name"] == "АО «Тот же самый»"
    assert not sides.conflicts()


def test_two_fields_changed_on_both_sides_meet(sides: Sides) -> None:
    there = sides.insert_client("ООО «Встреча»", phone="1")
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    sides.server.change("Account", there, Web="vstrecha.ru")
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", ours)
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "2"
    assert sides.our_row("client", there)["site"] == "vstrecha.ru"
    assert not sides.conflicts()


def test_ours_wins_where_a_person_says_so(sides: Sides) -> None:
    there = sides.insert_client("ООО «Спор»", phone="1")
    sides.cycle()
    sides.server.change("Account", there, Phone="3")
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", sides.our_row("client", there)["id"])
    sides.cycle()
    (conflict,) = sides.conflicts()
    sides.decide(conflict["id"], "ours")
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "2"
    assert sides.cycle().quiet


def test_a_chain_from_there_stands_here(sides: Sides) -> None:
    chain = sides.chain_there("ООО «Цепь»", inn="7702070139")
    sides.cycle()
    assert [(line["object"], line["code"], line["facts"]) for line in sides.failures()] == []
    invoice = sides.our_row("invoice", chain["Invoice"])
    assert (invoice["number"], invoice["state"], invoice["total_kopecks"]) == ("СЧ-77", "issued", 12_000_000)
    assert sides.our_row("deal", chain["Opportunity"])["state"] == "invoiced"
    assert sides.cycle().quiet


def test_a_chain_from_here_stands_there(sides: Sides) -> None:
    deal = sides.office.deal_at("issued")
    sides.send_all()
    sides.cycle()
    sides.cycle()
    assert [(line["object"], line["code"], line["facts"]) for line in sides.failures()] == []
    there = sides.their_id("invoice", deal.invoice)
    row = sides.their_row("Invoice", there)
    ours = sides.ours("invoice", deal.invoice)
    assert row["Number"] == ours["number"]
    assert row["Amount"] * 100 == ours["total_kopecks"]
    assert [line["InvoiceId"] for line in sides.server.rows("InvoiceProduct") if line["InvoiceId"] == there]
    assert sides.cycle().quiet
