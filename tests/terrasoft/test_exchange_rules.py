"""Who wins, which way a thing goes, and what is gone: the rules of the exchange."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from crm_desktop.services import exchange
from crm_desktop.services.errors import Denied, Refused
from tests.office import Office
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import Sides


@pytest.fixture
def sides(office: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(office, terrasoft) as both:
        yield both


def switch(sides: Sides, name: str, **changes: object) -> None:
    one = next(line for line in exchange.settings(sides.reader)["objects"] if line["object"] == name)
    with sides.who.session() as session:
        exchange.save_object(session, name, one["version"], changes)


def disputed(sides: Sides) -> tuple[int, str, str]:
    """A phone both sides change; what came of it here, there and as the rule's decision."""
    there = sides.insert_client("ООО «Спор сторон»", phone="1")
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    sides.server.change("Account", there, Phone="3")
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", ours)
    sides.cycle()
    sides.cycle()
    ((decision,),) = sides.base("SELECT decision FROM priv.exchange_conflict WHERE our_id = %s", ours)
    here = sides.ours("client", ours)["phone"]
    assert sides.their_row("Account", there)["Phone"] == here
    assert sides.cycle().quiet
    return ours, here, decision


def test_who_leads_wins(sides: Sides) -> None:
    switch(sides, "client", leader="ours")
    assert disputed(sides)[1:] == ("2", "ours")
    switch(sides, "client", leader="theirs")
    assert disputed(sides)[1:] == ("3", "theirs")


def test_the_newer_change_wins_where_the_field_says_so(sides: Sides) -> None:
    fields = next(line for line in exchange.settings(sides.reader)["objects"] if line["object"] == "client")["fields"]
    for field in fields:
        field["rule"] = "newer" if field["name"] == "phone" else ""
    switch(sides, "client", fields=fields)
    assert disputed(sides)[1:] == ("2", "ours")


def test_an_object_that_only_comes_in_sends_nothing(sides: Sides) -> None:
    switch(sides, "client", direction="in")
    there = sides.insert_client("ООО «Вход»", phone="1")
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", ours)
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "1"
    sides.server.change("Account", there, Phone="4")
    sides.cycle()
    assert sides.ours("client", ours)["phone"] == "4"


def test_an_object_that_only_goes_out_takes_nothing(sides: Sides) -> None:
    switch(sides, "client", direction="out")
    stranger = sides.insert_client("ООО «Чужой»", inn="7736207543")
    sides.base("INSERT INTO crm.client (short_name, phone) VALUES ('ООО «Выход»', '1')")
    sides.cycle()
    assert sides.base("SELECT our_id FROM priv.exchange_link WHERE their_id = %s", str(stranger)) == []
    (there,) = [UUID(str(row["Id"])) for row in sides.server.rows("Account") if row["Name"] == "ООО «Выход»"]
    sides.server.change("Account", there, Phone="9")
    sides.cycle()
    assert sides.their_row("Account", there)["Phone"] == "1"


def test_a_switched_off_object_rests(sides: Sides) -> None:
    switch(sides, "client", direction="off")
    sides.insert_client("ООО «Покой»")
    assert sides.cycle().received == 0
    sides.base("INSERT INTO crm.client (short_name) VALUES ('ООО «Тишина»')")
    sides.cycle()
    assert "ООО «Тишина»" not in {row["Name"] for row in sides.server.rows("Account")}


def test_a_record_deleted_there_is_asked_about_and_restored(sides: Sides) -> None:
    there = sides.insert_client("ООО «Ушедший»", inn="7702070139")
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    switch(sides, "client", deletions="scan")
    sides.server.remove("Account", there)
    sides.cycle(scan=True)
    assert exchange.deletions(sides.reader) == []
    sides.cycle(scan=True)
    (asked,) = exchange.deletions(sides.reader)
    assert (asked["our_id"], asked["side"], asked["title"]) == (ours, "there", "ООО «Ушедший»")
    assert sides.ours("client", ours)["deleted_at"] is None
    with sides.who.session() as session:
        exchange.decide_deletions(session, [asked["id"]], "restore")
    sides.cycle()
    assert [row["Name"] for row in sides.server.rows("Account") if row["UsrINN"] == "7702070139"] == ["ООО «Ушедший»"]


def test_a_record_deleted_there_is_deleted_here_when_somebody_says_so(sides: Sides) -> None:
    there = sides.insert_client("ООО «Лишний»", inn="7704407589")
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    sides.server.remove("Account", there)
    sides.base("UPDATE crm.client SET phone = '5' WHERE id = %s", ours)
    sides.cycle()
    (asked,) = exchange.deletions(sides.reader)
    with sides.who.session() as session:
        exchange.decide_deletions(session, [asked["id"]], "delete")
    assert sides.ours("client", ours)["deleted_at"] is not None
    assert sides.cycle().quiet


def test_so_many_gone_at_once_is_no_deletion(sides: Sides) -> None:
    made = [sides.insert_client(f"ООО «Много {place}»") for place in range(30)]
    sides.cycle()
    switch(sides, "client", deletions="scan")
    for id in made[:25]:
        sides.server.remove("Account", id)
    sides.cycle(scan=True)
    sides.cycle(scan=True)
    assert exchange.deletions(sides.reader) == []
    assert [line["verb"] for line in exchange.entries(sides.reader, "client")][:1] == ["too_many_gone"]


def test_a_client_deleted_here_is_asked_about_and_then_deleted_there(sides: Sides) -> None:
    there = sides.insert_client("ООО «Наш ушедший»")
    sides.cycle()
    sides.base("UPDATE crm.client SET deleted_at = now() WHERE id = %s", sides.our_row("client", there)["id"])
    sides.cycle()
    assert sides.their_row("Account", there)["Name"] == "ООО «Наш ушедший»"
    (asked,) = exchange.deletions(sides.reader)
    with sides.who.session() as session:
        exchange.decide_deletions(session, [asked["id"]], "delete")
    sides.cycle()
    assert there not in {row["Id"] for row in sides.server.rows("Account")}


def test_an_issued_invoice_of_ours_is_put_right_there_when_somebody_changes_it(sides: Sides) -> None:
    deal = sides.office.deal_at("issued")
    sides.send_all()
    sides.cycle()
    there = sides.their_id("invoice", deal.invoice)
    before = sides.ours("invoice", deal.invoice)
    sides.server.change("Invoice", there, Number="ПОДДЕЛКА-1")
    sides.cycle()
    assert sides.ours("invoice", deal.invoice)["number"] == before["number"]
    assert sides.their_row("Invoice", there)["Number"] == before["number"]
    (kept,) = exchange.conflicts(sides.reader, everything=True)
    assert (kept["field"], kept["rule"], kept["decision"], kept["theirs"]) == ("number", "fixed", "ours", "ПОДДЕЛКА-1")
    assert sides.cycle().quiet


def test_an_invoice_issued_there_counts_for_the_limit_and_its_cancel_gives_it_back(sides: Sides) -> None:
    def promised() -> int:
        ((sum_,),) = sides.base("SELECT coalesce(sum(committed_kopecks), 0) FROM priv.organization_year")
        return int(sum_)

    before = promised()
    chain = sides.chain_there("ООО «Лимит»", number="СЧ-90")
    sides.cycle()
    net = sides.our_row("invoice", chain["Invoice"])["net_kopecks"]
    assert promised() - before == net > 0
    sides.server.change("InvoiceProduct", chain["InvoiceProduct"], Price=60000)
    sides.cycle()
    assert promised() - before == sides.our_row("invoice", chain["Invoice"])["net_kopecks"] < net
    cancelled = sides.state_there("InvoicePaymentStatus", "Отменён")
    sides.server.change("Invoice", chain["Invoice"], PaymentStatusId=cancelled)
    sides.cycle()
    assert promised() == before


def test_an_administrator_sees_counts_and_no_record(office: Office, sides: Sides) -> None:
    sides.insert_client("ООО «Тайна»", inn="123")
    sides.cycle()
    with office.connect_as("administrator").reader() as reader:
        assert exchange.state(reader)["waiting"] == 1
        assert "Тайна" not in str(exchange.state(reader)) + str(exchange.runs(reader))
        for ask in (exchange.failures, exchange.conflicts, exchange.deletions, exchange.entries):
            with pytest.raises(Denied):
                ask(reader)


def test_a_secret_is_not_kept_in_the_base(sides: Sides) -> None:
    from crm_desktop.services.documents import call

    with pytest.raises(Refused, match="exchange_secret"), sides.who.session() as session:
        call(session, "exchange_profile_save", '{"address": "https://x", "password": "p"}', False)


def test_newer_is_told_by_one_clock_though_theirs_is_an_hour_ahead(sides: Sides) -> None:
    fields = next(line for line in exchange.settings(sides.reader)["objects"] if line["object"] == "client")["fields"]
    for field in fields:
        field["rule"] = "newer" if field["name"] == "phone" else ""
    switch(sides, "client", fields=fields)
    sides.server.clock.shift = timedelta(hours=1)
    there = sides.insert_client("ООО «Часы»", phone="1")
    sides.cycle()
    ours = sides.our_row("client", there)["id"]
    sides.server.clock.shift -= timedelta(seconds=3)
    sides.server.change("Account", there, Phone="3")
    sides.server.clock.shift += timedelta(seconds=3)
    sides.base("UPDATE crm.client SET phone = '2' WHERE id = %s", ours)
    sides.cycle()
    assert sides.ours("client", ours)["phone"] == "2"
