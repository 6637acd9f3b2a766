"""Return by rule: told before, never while money or work is under way, kept by a head, and cooled down afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from crm_desktop.services import housekeeping
from crm_desktop.services.errors import Denied, Refused
from tests.office import Office

AFTER, WARN, COOL = 180, 14, 30


@pytest.fixture(autouse=True)
def another_day(office: Office) -> Iterator[None]:
    """Every test has a day on which nothing has been done yet, and leaves no quiet direction behind."""
    office.base.execute("DELETE FROM priv.housekeeping")
    office.base.execute("DELETE FROM priv.claim_month")
    yield
    office.base.execute("DELETE FROM priv.housekeeping")
    office.base.execute(
        "UPDATE crm.client_direction SET held_at = now(), last_activity_at = now() WHERE state = 'held'"
    )


def another_day_comes(office: Office) -> dict[str, Any]:
    """The work of the calendar, whoever signs in first."""
    office.base.execute("DELETE FROM priv.housekeeping")
    with office.connect_as("expert1").session() as session:
        return housekeeping.run(session)


def quiet_slot(office: Office, days: int, stage: str = "recorded") -> int:
    """A direction of manager1 with a deal, on which nothing has happened for so many days."""
    office._slots.clear()  # each test takes a client of its own
    deal = office.deal_at(stage)
    ((slot,),) = office.base.execute("SELECT client_direction_id FROM crm.deal WHERE id = %s", (deal.deal,))
    office.base.execute(
        "UPDATE crm.direction SET release_after_days = %s, warn_days = %s, cool_down_days = %s", (AFTER, WARN, COOL)
    )
    let_pass(office, slot, days)
    return int(slot)


def let_pass(office: Office, slot: int, days: int) -> None:
    """Everything that has happened to the direction lies so many days back."""
    office.base.execute(
        "UPDATE crm.client_direction SET held_at = now() - make_interval(days => %s),"
        " last_activity_at = now() - make_interval(days => %s) WHERE id = %s", [days, days, slot],
    )  # fmt: skip
    office.base.execute(
        "UPDATE crm.event e SET at = now() - make_interval(days => %s) FROM crm.client_direction d"
        " WHERE d.id = %s AND (e.client_id = d.client_id OR e.deal_id IN"
        " (SELECT id FROM crm.deal WHERE client_direction_id = d.id))", [days, slot],
    )  # fmt: skip


def warn_days_ago(office: Office, slot: int, days: int) -> None:
    office.base.execute(
        "UPDATE crm.client_direction SET warned_on = current_date - %s::int WHERE id = %s", (days, slot)
    )


def slot_of(office: Office, slot: int) -> dict[str, Any]:
    ((row,),) = office.base.execute("SELECT to_jsonb(d) FROM crm.client_direction d WHERE id = %s", (slot,))
    return dict(row)


def told(office: Office, slot: int) -> list[str]:
    """Titles of the tasks about it, with who has them."""
    return [
        f"{login}: {title}" for login, title in office.base.execute(
            "SELECT e.login, t.title FROM crm.task t JOIN crm.employee e ON e.id = t.assignee_id"
            " JOIN crm.client_direction d ON d.client_id = t.client_id AND t.document = 'client'"
            " WHERE d.id = %s ORDER BY t.id", (slot,),
        )
    ]  # fmt: skip


def in_days(days: int) -> str:
    return f"{date.today() + timedelta(days=days):%d.%m.%Y}"


def test_the_holder_is_told_before_and_not_a_day_sooner(office: Office) -> None:
    slot = quiet_slot(office, AFTER - WARN - 1)
    another_day_comes(office)
    assert told(office, slot) == []
    let_pass(office, slot, AFTER - WARN)
    another_day_comes(office)
    (task,) = told(office, slot)
    assert task.startswith(f"{office.people['manager1']}: ")
    assert task.endswith(f"закрепление вернётся в свободные {in_days(WARN)}")
    another_day_comes(office)
    assert len(told(office, slot)) == 1
    found = office.base.execute("SELECT id FROM crm.task WHERE title LIKE '%%вернётся в свободные%%'")
    tasks = {one for (one,) in found}
    assert not tasks & office.sees("expert1", "task"), "whose program let it happen is told nothing"


def test_what_was_warned_of_is_returned_on_its_day_and_cools_down(office: Office) -> None:
    slot = quiet_slot(office, AFTER - 1)
    warn_days_ago(office, slot, WARN)
    another_day_comes(office)
    assert slot_of(office, slot)["state"] == "held"
    let_pass(office, slot, AFTER)
    another_day_comes(office)
    now = slot_of(office, slot)
    assert (now["state"], now["holder_id"], now["owner_id"], now["warned_on"]) == ("free", None, None, None)
    assert now["cool_down_until_on"] == f"{date.today() + timedelta(days=COOL)}"
    with pytest.raises(Refused) as refused:
        office.call("manager1", "client_direction_claim", now["client_id"], now["direction_id"])
    assert refused.value.code == "slot_cooling"
    office.call("manager2", "client_direction_claim", now["client_id"], now["direction_id"])
    assert slot_of(office, slot)["holder_id"] == office.ids["manager2"]
    history = office.base.execute(
        "SELECT owner_id, ended_how FROM crm.claim WHERE client_direction_id = %s ORDER BY id", (slot,)
    )
    assert history == [(office.ids["manager1"], "returned"), (office.ids["manager2"], "")]


def test_nothing_is_returned_that_was_not_warned_of_long_enough(office: Office) -> None:
    """The program was not run for months: the holder still has his days."""
    slot = quiet_slot(office, AFTER * 3)
    another_day_comes(office)
    assert (slot_of(office, slot)["state"], len(told(office, slot))) == ("held", 1)
    warn_days_ago(office, slot, WARN - 1)
    another_day_comes(office)
    assert slot_of(office, slot)["state"] == "held"
    warn_days_ago(office, slot, WARN)
    another_day_comes(office)
    assert slot_of(office, slot)["state"] == "free"


def test_a_comment_takes_the_warning_back(office: Office) -> None:
    slot = quiet_slot(office, AFTER)
    another_day_comes(office)
    assert slot_of(office, slot)["warned_on"] is not None
    ((deal,),) = office.base.execute("SELECT id FROM crm.deal WHERE client_direction_id = %s", (slot,))
    with office.connect_as("manager1").session() as session:
        from crm_desktop.services import documents

        documents.comment(session, "deal", deal, "Договорились о встрече")
    another_day_comes(office)
    now = slot_of(office, slot)
    assert (now["state"], now["warned_on"]) == ("held", None)
    assert now["last_activity_at"][:10] >= f"{date.today() - timedelta(days=1)}"


@pytest.mark.parametrize("stage", ["issued", "in_work"])
def test_nothing_is_returned_while_money_or_work_is_under_way(office: Office, stage: str) -> None:
    slot = quiet_slot(office, AFTER * 2, stage)
    warn_days_ago(office, slot, WARN * 2)
    another_day_comes(office)
    assert (slot_of(office, slot)["state"], told(office, slot)) == ("held", [])


def test_a_head_keeps_a_direction_and_a_manager_cannot(office: Office) -> None:
    slot = quiet_slot(office, AFTER * 2)
    until = f"{date.today() + timedelta(days=60)}"
    with pytest.raises(Denied):
        office.do("manager1", "client_direction", "keep", slot, until_on=until, reason="Сезонный клиент")
    with pytest.raises(Refused) as refused:
        office.do("head1", "client_direction", "keep", slot, until_on=f"{date.today()}", reason="Сезонный клиент")
    assert (refused.value.code, refused.value.facts["field"]) == ("keep_within_a_year", "until_on")
    office.do("head1", "client_direction", "keep", slot, until_on=until, reason="Сезонный клиент")
    warn_days_ago(office, slot, WARN * 2)
    another_day_comes(office)
    assert (slot_of(office, slot)["state"], told(office, slot)) == ("held", [])
    (shown,) = [
        s
        for s in office.read("manager1", "client", slot_of(office, slot)["client_id"])["slots"]
        if s["client_direction_id"] == slot
    ]
    assert (f"{shown['keep_until_on']}", shown["note"]) == (until, "Сезонный клиент")


def test_a_direction_without_a_term_is_held_for_good(office: Office) -> None:
    slot = quiet_slot(office, AFTER * 10)
    office.base.execute("UPDATE crm.direction SET release_after_days = 0")
    warn_days_ago(office, slot, WARN)
    another_day_comes(office)
    assert slot_of(office, slot)["state"] == "held"


def test_the_card_tells_the_day_of_return_to_those_who_see_the_holder(office: Office) -> None:
    slot = quiet_slot(office, AFTER - 3)
    client = slot_of(office, slot)["client_id"]
    (mine,) = [s for s in office.read("manager1", "client", client)["slots"] if s["client_direction_id"] == slot]
    assert f"{mine['returns_on']}" == f"{date.today() + timedelta(days=WARN)}"


def test_an_analyst_blocks_a_direction_nobody_has_held(office: Office) -> None:
    client = slot_of(office, quiet_slot(office, 1))["client_id"]
    ((direction,),) = office.base.execute(
        "SELECT d.id FROM crm.direction d WHERE d.active AND NOT EXISTS (SELECT FROM crm.client_direction x"
        " WHERE x.direction_id = d.id AND x.client_id = %s) LIMIT 1", (client,),
    )  # fmt: skip
    for stranger in ("manager1", "head1", "administrator"):
        with pytest.raises(Denied):
            office.call(stranger, "client_direction_open", client, direction)
    slot = office.call("analyst", "client_direction_open", client, direction)
    office.do("analyst", "client_direction", "block", slot["id"], reason="Работает напрямую с холдингом")
    with pytest.raises(Refused) as refused:
        office.call("manager1", "client_direction_claim", client, direction)
    assert refused.value.code == "slot_blocked"
    office.do("analyst", "client_direction", "unblock", slot["id"])
    office.call("manager1", "client_direction_claim", client, direction)


def test_the_history_of_a_direction_is_told_to_those_who_see_the_client(office: Office) -> None:
    slot = quiet_slot(office, 1)
    office.do("head1", "client_direction", "hand_over", slot, manager_id=office.ids["manager2"], reason="Отпуск")
    with office.connect_as("manager2").reader() as reader:
        history = reader.value("SELECT api.client_direction_history(%s)", (slot,))
    assert [(one["ended_how"], one["end_reason"]) for one in history] == [("", ""), ("handed_over", "")]
    with office.connect_as("head1").reader() as reader:
        assert reader.value("SELECT api.client_direction_history(%s)", (slot,))[1]["end_reason"] == "Отпуск"
    with office.connect_as("manager6").reader() as reader:
        assert reader.value("SELECT api.client_direction_history(%s)", (slot,)) == []
