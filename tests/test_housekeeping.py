"""What the calendar does by itself: once a day, at the border and not before it, and never over a final state."""

from collections.abc import Iterator
from typing import Any

import pytest

from crm_desktop.services import housekeeping
from tests.attacks.burglar import ask, at_once, steal
from tests.office import Office


@pytest.fixture(autouse=True)
def another_day(office: Office) -> Iterator[None]:
    """Every test has a day on which nothing has been done yet."""
    office.base.execute("DELETE FROM priv.housekeeping")
    yield
    office.base.execute("DELETE FROM priv.housekeeping")


def run(office: Office, name: str = "expert1") -> dict[str, Any]:
    with office.connect_as(name).session() as session:
        return housekeeping.run(session)


def move(office: Office, document: str, number: int, column: str, days: int) -> None:
    """Lets a date lie so many days from today."""
    office.base.execute(f"UPDATE crm.{document} SET {column} = current_date + %s::int WHERE id = %s", (days, number))


def issued_document(office: Office, number: str, days: int, manager: str = "manager1") -> int:
    """A certificate in force that ends in so many days."""
    (item,) = office.deal_at("in_work", manager=manager).work_items
    entered = {
        "work_item_id": item,
        "registry_number": number,
        "object": "станок токарный",
        "standard": "ТР ТС 010/2011",
    }
    paper, _ = office.save("expert1", "issued_document", None, entered)
    office.base.execute(
        "UPDATE crm.issued_document SET state = 'issued', issued_on = current_date - 400,"
        " valid_until_on = current_date + %s::int WHERE id = %s",
        (days, paper),
    )
    return paper


def tasks(office: Office, paper: int) -> list[tuple[Any, ...]]:
    return office.base.execute(
        "SELECT e.login, t.title, t.comment FROM crm.task t JOIN crm.employee e ON e.id = t.assignee_id"
        " WHERE t.document = 'issued_document' AND t.document_id = %s ORDER BY t.id",
        (paper,),
    )


def test_it_is_done_once_a_day_whoever_comes_first(office: Office) -> None:
    people = ["manager1", "expert1", "accountant", "administrator"]
    answers = at_once(
        office, [(name, lambda connection: ask(connection, "SELECT api.housekeeping()")) for name in people]
    )
    assert {answer.code for answer in answers} == {""}
    assert sorted(answer.value["ran"] for answer in answers) == [False, False, False, True]
    assert run(office) == {"ran": False}
    office.base.execute("UPDATE priv.housekeeping SET day_on = day_on - 1")
    assert run(office)["ran"] is True


def test_its_parts_are_nobodys_to_call(office: Office) -> None:
    for part in ("expire_quotes", "expire_documents", "free_reservations", "remind_of_endings", "wake_deals"):
        assert steal(office, "director", f"SELECT sec.{part}()").code == "42501"


def test_a_quote_is_valid_through_its_last_day(office: Office) -> None:
    last_day, over = office.deal_at("quoted").quote, office.deal_at("quoted").quote
    move(office, "quote", last_day, "valid_until_on", 0)
    move(office, "quote", over, "valid_until_on", -1)
    assert run(office)["quotes"] == 1
    assert (office.state("quote", last_day), office.state("quote", over)) == ("sent", "expired")
    told = office.read("manager1", "quote", over)["timeline"][0]
    assert (told["text"], told["author"]) == ("expire", None)


def test_an_expired_quote_comes_back_with_a_reason(office: Office) -> None:
    quote = office.deal_at("quoted").quote
    move(office, "quote", quote, "valid_until_on", -1)
    run(office)
    tomorrow = office.base.execute("SELECT current_date + 1")[0][0]
    office.do("manager1", "quote", "reinstate", quote, valid_until_on=tomorrow, reason="Клиент вернулся")
    assert office.state("quote", quote) == "sent"


@pytest.mark.parametrize("stage", ["accepted", "quote_draft"])
def test_a_final_state_and_a_draft_are_not_overwritten(office: Office, stage: str) -> None:
    quote = office.deal_at(stage).quote
    before = office.state("quote", quote)
    move(office, "quote", quote, "valid_until_on", -5)
    run(office)
    assert office.state("quote", quote) == before


def test_a_document_ends_after_its_last_day_and_a_withdrawn_one_stays_withdrawn(office: Office) -> None:
    last_day, over, withdrawn = (issued_document(office, f"КОНЕЦ-{days}", days) for days in (0, -1, -2))
    office.base.execute("UPDATE crm.issued_document SET state = 'withdrawn' WHERE id = %s", (withdrawn,))
    run(office)
    states = [office.state("issued_document", paper) for paper in (last_day, over, withdrawn)]
    assert states == ["issued", "expired", "withdrawn"]


def test_a_reservation_past_its_term_is_free_and_its_question_ends(office: Office) -> None:
    office.base.execute(
        "INSERT INTO crm.claim_quota (kind, employee_id, monthly) VALUES ('direction', %s, 0), ('new_client', %s, 0)",
        (office.ids["manager4"], office.ids["manager4"]),
    )
    asked = (
        "manager4",
        "client_direction_claim",
        office.client("Медприбор"),
        office.direction("Кадры"),
        True,
        "Очень надо",
    )
    slot = office.call(*asked)["id"]
    approval = office.pending("client_direction", slot)
    assert run(office)["reservations"] == 0
    office.base.execute(
        "UPDATE crm.client_direction SET reserved_until_at = now() - interval '1 minute' WHERE id = %s", (slot,)
    )
    office.base.execute("DELETE FROM priv.housekeeping")
    assert run(office)["reservations"] == 1
    assert (office.state("client_direction", slot), office.state("approval", approval)) == ("free", "cancelled")
    assert slot not in office.sees("manager4", "client_direction")


def test_a_reservation_that_has_run_out_does_not_bar_the_next_one(office: Office) -> None:
    """Somebody claims before the day's housekeeping has run."""
    office.base.execute(
        "INSERT INTO crm.claim_quota (kind, employee_id, monthly) VALUES ('direction', %s, 0), ('new_client', %s, 0)",
        (office.ids["manager3"], office.ids["manager3"]),
    )
    asked = (
        "manager3",
        "client_direction_claim",
        office.client("Медприбор"),
        office.direction("Обучение"),
        True,
        "Надо",
    )
    slot = office.call(*asked)["id"]
    first = office.pending("client_direction", slot)
    office.base.execute(
        "UPDATE crm.client_direction SET reserved_until_at = now() - interval '1 minute' WHERE id = %s", (slot,)
    )
    assert office.call(*asked)["outcome"] == "reserved"
    assert office.state("approval", first) == "cancelled"
    assert office.pending("client_direction", slot) != first


def test_the_holder_is_told_90_60_and_30_days_before_once_each(office: Office) -> None:
    paper = issued_document(office, "ПОВТОР-1", 91)
    seen = []
    for days in (91, 90, 89, 61, 60, 31, 30, 1, 0):
        move(office, "issued_document", paper, "valid_until_on", days)
        office.base.execute("DELETE FROM priv.housekeeping")
        run(office)
        seen.append(len(tasks(office, paper)))
    assert seen == [0, 1, 1, 1, 2, 2, 3, 3, 3]
    login, title, need = tasks(office, paper)[0]
    assert login == office.people["manager1"]
    assert "сертификат № ПОВТОР-1" in title
    assert need.split("\n")[1:] == ["станок токарный", "ТР ТС 010/2011"]


def test_several_borders_passed_at_once_are_one_task(office: Office) -> None:
    paper = issued_document(office, "ПОВТОР-2", 20)
    run(office)
    assert len(tasks(office, paper)) == 1


def test_the_task_goes_to_who_holds_the_direction_now(office: Office) -> None:
    paper = issued_document(office, "ПОВТОР-3", 30, manager="manager2")
    office.base.execute(
        "UPDATE crm.client_direction c SET holder_id = %s, owner_id = %s FROM crm.issued_document d"
        " WHERE d.id = %s AND c.client_id = d.client_id AND c.direction_id = d.direction_id",
        (office.ids["manager4"], office.ids["manager4"], paper),
    )
    run(office)
    assert [login for login, *_ in tasks(office, paper)] == [office.people["manager4"]]


def test_a_postponed_deal_wakes_up_on_its_day(office: Office) -> None:
    asleep, awake = office.deal_at("recorded").deal, office.deal_at("recorded").deal
    later = office.base.execute("SELECT current_date + 5")[0][0]
    for deal in (asleep, awake):
        office.do("manager1", "deal", "postpone", deal, postponed_until_on=later)
    move(office, "deal", awake, "postponed_until_on", 0)
    assert run(office)["deals"] == 1
    assert office.read("manager1", "deal", awake)["postponed_until_on"] is None
    assert office.read("manager1", "deal", asleep)["postponed_until_on"] == later
