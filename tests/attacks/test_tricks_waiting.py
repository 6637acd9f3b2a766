"""Who holds up whom: transactions that stay open, locks anybody may take, rows written while they change hands."""

import json
import threading
from datetime import date, timedelta
from typing import Any

import pytest

from crm_desktop.services import migrate
from tests.attacks.burglar import Answer, ask, signed_in, steal
from tests.office import Office


def test_who_is_dismissed_does_not_hold_it_up(office: Office) -> None:
    """A substitution arranged in a transaction that stays open locked everybody's hierarchy."""
    office.call("administrator", "substitution_put", None, 0, json.dumps(period(office, "manager6", "manager7")))
    with signed_in(office, "manager4") as connection:
        connection.autocommit = False
        ask(connection, "SET idle_in_transaction_session_timeout = 0")
        values = json.dumps(period(office, "manager4", "manager3"))
        assert ask(connection, "SELECT api.substitution_put(NULL, 0, %s)", values).code == ""
        assert ask(connection, "ALTER ROLE e_pavlov PASSWORD 'held'").code == ""
        answer = steal(office, "administrator", "SELECT api.employee_disable(%s)", office.ids["manager4"])
    office.base.execute("UPDATE crm.employee SET active = true WHERE id = %s", (office.ids["manager4"],))
    office.let_in("manager4")
    assert answer.code == ""
    assert answer.value["sessions"] >= 1


def period(office: Office, absent: str, substitute: str) -> dict[str, Any]:
    today = date.today()
    return {
        "absent_id": office.ids[absent], "substitute_id": office.ids[substitute], "from_on": today.isoformat(),
        "until_on": (today + timedelta(days=5)).isoformat(), "decides": True, "sees": True, "works": False,
    }  # fmt: skip


def test_one_substitution_does_not_wait_for_another(office: Office) -> None:
    # He stands in for somebody already, so that his login does not change: roles are granted one at a time.
    office.call("administrator", "substitution_put", None, 0, json.dumps(period(office, "manager3", "head1")))
    with signed_in(office, "manager1") as first, signed_in(office, "manager2") as second:
        first.autocommit = False
        ask(second, "SET lock_timeout = '2s'")
        one = json.dumps(period(office, "manager1", "head1"))
        two = json.dumps(period(office, "manager2", "head1"))
        assert ask(first, "SELECT api.substitution_put(NULL, 0, %s)", one).code == ""
        answer = ask(second, "SELECT api.substitution_put(NULL, 0, %s)", two)
        first.rollback()
    assert answer.code == ""


def test_signing_in_does_not_wait_for_who_keeps_house_and_sleeps(office: Office) -> None:
    office.base.execute("DELETE FROM priv.housekeeping")
    with signed_in(office, "manager7") as sleeper, signed_in(office, "manager1") as other:
        sleeper.autocommit = False
        assert ask(sleeper, "SELECT api.housekeeping()").value["ran"] is True
        answer = ask(other, "SELECT api.housekeeping()")
        assert (answer.code, answer.value) == ("", {"ran": False})
        sleeper.rollback()
        assert ask(other, "SELECT api.housekeeping()").value["ran"] is True


def test_an_upgrade_is_not_kept_from_beginning(office: Office) -> None:
    with signed_in(office, "manager1") as connection:
        for lock in ("pg_advisory_lock", "pg_try_advisory_lock", "pg_advisory_xact_lock", "pg_advisory_lock_shared"):
            assert ask(connection, f"SELECT {lock}(%s)", migrate.LOCK).code == "42501", lock
    assert office.base.execute("SELECT pg_try_advisory_lock(%s)", (migrate.LOCK,)) == [(True,)]


@pytest.mark.parametrize("early", [False, True])
def test_a_draft_written_while_its_direction_goes_to_another_is_not_kept(office: Office, early: bool) -> None:
    """The insert stands in an open transaction; the hand-over does not see it; then it would be committed."""
    deal = office.deal_at("recorded", manager="manager2")
    answers: list[Answer] = []
    with signed_in(office, "manager2") as writer, signed_in(office, "head1") as head:
        writer.autocommit = False
        draft = "INSERT INTO crm.quote (deal_id, organization_id) VALUES (%s, 1) RETURNING id"
        quote = ask(writer, draft, deal.deal).value
        assert quote
        if early:
            assert ask(writer, "SET CONSTRAINTS ALL IMMEDIATE").code == ""
        values = json.dumps({"manager_id": office.ids["manager3"], "reason": "Отпуск"})
        handed = (
            "SELECT api.client_direction_hand_over(%s, (SELECT version FROM crm.client_direction WHERE id = %s), %s)"
        )
        thread = threading.Thread(target=lambda: answers.append(ask(head, handed, deal.slot, deal.slot, values)))
        thread.start()
        thread.join(timeout=1)
        committed = ask(writer, "COMMIT")
        thread.join(timeout=20)
    assert [answer.code for answer in answers] == [""]
    office._slots.pop(("manager2", "Сертификация"))
    kept = office.base.execute("SELECT owner_id FROM crm.quote WHERE id = %s", (quote,))
    assert kept == ([(office.ids["manager3"],)] if committed.code == "" else [])
