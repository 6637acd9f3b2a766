"""What time does to an approval: one reminder before the end, somebody above after it, and nothing twice."""

from typing import Any

import pytest

from crm_desktop.services import housekeeping
from tests.attacks.burglar import ask, at_once
from tests.office import Office
from tests.test_approvals import pending_names, routed, standing_in, steps_of


@pytest.fixture(autouse=True)
def nothing_waits(office: Office) -> None:
    """The house was kept today already, and no question of an earlier test is open."""
    office.base.execute("DELETE FROM crm.substitution")
    office.base.execute("UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}' WHERE state = 'pending'")
    office.base.execute("INSERT INTO priv.housekeeping (day_on) VALUES (current_date) ON CONFLICT DO NOTHING")


def waiting(office: Office, **step: Any) -> int:
    """A question with eight working hours to head1 (or whom the step names), asked a moment ago."""
    named = step or {"approver": "superior", "level": 1}
    with routed(office, {"hours": 8, **named}):
        return office.pending("invoice", office.deal_at("on_approval", prepayment=50).invoice)


def run(office: Office, name: str = "expert3") -> None:
    with office.connect_as(name).session() as session:
        assert housekeeping.run(session) == {"ran": False}


def reminders(office: Office, approval: int) -> list[tuple[str, str]]:
    """Login and state of every task that reminds of it."""
    return office.base.execute(
        "SELECT e.login, t.state FROM crm.task t JOIN crm.employee e ON e.id = t.assignee_id"
        " WHERE t.document = 'approval' AND t.document_id = %s ORDER BY t.id",
        (approval,),
    )


def make_late(office: Office, approval: int, minutes: int = 1) -> None:
    office.base.execute(
        "UPDATE crm.approval_step SET pending_at = now() - interval '30 days',"
        " due_at = now() - make_interval(mins => %s) WHERE approval_id = %s AND state = 'pending'",
        (minutes, approval),
    )


def make_hurried(office: Office, approval: int) -> None:
    """Three quarters of the time are gone, and the end is still ahead."""
    office.base.execute(
        "UPDATE crm.approval_step SET pending_at = now() - interval '30 days', due_at = now() + interval '1 hour'"
        " WHERE approval_id = %s AND state = 'pending'",
        (approval,),
    )


def test_three_quarters_are_counted_in_working_hours(office: Office) -> None:
    """Asked on a Friday at three for eight hours: reminded on Monday at one, over at three."""
    began = "timestamptz '2026-11-20 15:00+03'"
    ends = [
        f"to_char(sec.add_working_hours({began}, {hours}) AT TIME ZONE 'Europe/Moscow', 'DD HH24:MI')"
        for hours in (6, 8)
    ]
    assert office.base.execute(f"SELECT {', '.join(ends)}") == [("23 13:00", "23 15:00")]


def test_a_fresh_question_reminds_nobody(office: Office) -> None:
    approval = waiting(office)
    run(office)
    assert reminders(office, approval) == []


def test_with_a_quarter_of_the_time_left_the_approver_has_a_task_once(office: Office) -> None:
    approval = waiting(office)
    make_hurried(office, approval)
    run(office)
    run(office, "manager3")
    assert reminders(office, approval) == [("e_morozov", "open")]
    assert pending_names(office, approval) == {"head1"}
    made = office.base.execute(
        "SELECT created_by FROM crm.task WHERE document = 'approval' AND document_id = %s", (approval,)
    )
    assert made == [(None,)]
    office.do("head1", "approval", "approve", approval)
    assert reminders(office, approval) == [("e_morozov", "done")]


def test_who_stands_in_is_reminded_as_well_and_the_submitter_never(office: Office) -> None:
    approval = waiting(office)
    make_hurried(office, approval)
    with standing_in(office, "head1", "head2"), standing_in(office, "head1", "manager1"):
        run(office)
    assert {login for login, _state in reminders(office, approval)} == {"e_morozov", "e_lebedeva"}


def test_past_its_end_the_superior_is_asked_as_well_and_it_is_told(office: Office) -> None:
    approval = waiting(office)
    make_late(office, approval)
    run(office)
    run(office)
    assert pending_names(office, approval) == {"head1", "director"}
    (step,) = steps_of(office, approval)
    assert step["escalated_ids"] == [office.ids["director"]]
    card = office.read("director", "approval", approval)
    assert card["route"][0]["added"] == "Орлова М. В."
    told = [
        (entry["text"], entry["author"], entry["facts"]) for entry in card["timeline"] if entry["text"] == "escalate"
    ]
    assert told == [("escalate", None, {"names": "Орлова М. В."})]
    office.do("director", "approval", "approve", approval)
    assert office.state("approval", approval) == "approved"


def test_the_superior_of_somebody_silent_speaks_for_all_who_are_silent(office: Office) -> None:
    office.base.execute(
        "UPDATE crm.employee SET roles = roles || '{analyst}' WHERE login IN ('e_morozov', 'e_lebedeva')"
    )
    office.base.execute("UPDATE crm.employee SET active = false WHERE login = 'e_kiselev'")
    try:
        approval = waiting(office, approver="role", role="analyst", mode="all")
        make_late(office, approval)
        run(office)
        assert pending_names(office, approval) == {"head1", "head2", "director"}
        office.do("head1", "approval", "approve", approval)
        assert office.state("approval", approval) == "pending"
        office.do("director", "approval", "approve", approval)
        assert office.state("approval", approval) == "approved"
    finally:
        office.base.execute("UPDATE crm.employee SET active = true WHERE login = 'e_kiselev'")
        office.base.execute("UPDATE crm.employee SET roles = '{manager}' WHERE login IN ('e_morozov', 'e_lebedeva')")


def test_an_executive_has_nobody_above_and_stays_asked(office: Office) -> None:
    approval = waiting(office, approver="role", role="executive")
    make_late(office, approval)
    run(office)
    assert pending_names(office, approval) == {"director"}
    assert reminders(office, approval) == [("e_orlova", "open")]


def test_a_colleague_who_does_not_answer_in_time_is_waited_for_no_longer(office: Office) -> None:
    approval = waiting(office)
    office.do("head1", "approval", "ask_before", approval, employee_id=office.ids["accountant"])
    make_late(office, approval)
    run(office)
    assert pending_names(office, approval) == {"head1"}
    assert [step["state"] for step in steps_of(office, approval)] == ["skipped", "pending"]
    assert office.read("head1", "approval", approval)["timeline"][0]["text"] == "ask_lapse"
    assert ("e_petrova", "open") not in reminders(office, approval)


def test_a_question_that_ended_is_left_alone(office: Office) -> None:
    deal = office.deal_at("on_approval", prepayment=50)
    approval = office.pending("invoice", deal.invoice)
    make_late(office, approval)
    office.do("manager1", "invoice", "recall", deal.invoice)
    run(office)
    assert reminders(office, approval) == []


def test_many_programs_at_once_remind_once(office: Office) -> None:
    approvals = [waiting(office) for _ in range(3)]
    for approval in approvals:
        make_late(office, approval)
    people = ["manager1", "expert1", "accountant", "administrator"]
    answers = at_once(
        office, [(name, lambda connection: ask(connection, "SELECT api.housekeeping()")) for name in people]
    )
    assert {answer.code for answer in answers} == {""}
    run(office)
    for approval in approvals:
        assert reminders(office, approval) == [("e_morozov", "open")]
        assert pending_names(office, approval) == {"head1", "director"}
