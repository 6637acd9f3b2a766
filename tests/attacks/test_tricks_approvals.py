"""Approvals: deciding twice, for oneself, around others, by asking, by waiting, by writing steps with psql."""

from typing import Any

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.attacks.burglar import ask, at_once, steal
from tests.office import Office
from tests.test_approvals import pending_names, routed, standing_in, steps_of

EVERYBODY = (
    "manager1",
    "manager2",
    "head1",
    "assistant1",
    "expert1",
    "accountant",
    "analyst",
    "administrator",
    "director",
)


@pytest.fixture(autouse=True)
def nothing_waits(office: Office) -> None:
    office.base.execute("DELETE FROM crm.substitution")
    office.base.execute("UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}' WHERE state = 'pending'")


def refusal(office: Office, name: str, verb: str, number: int, **arguments: Any) -> str:
    """The code of the refusal, or "denied"."""
    with pytest.raises((Refused, Denied)) as what:
        office.do(name, "approval", verb, number, **arguments)
    return what.value.code if isinstance(what.value, Refused) else "denied"


def waiting(office: Office, *steps: dict[str, Any]) -> int:
    """A prepayment of manager1 on a route of these steps; without any, the director decides."""
    with routed(office, *(steps or ({"approver": "role", "role": "executive"},))):
        return office.pending("invoice", office.deal_at("on_approval", prepayment=50).invoice)


@pytest.fixture
def both(office: Office) -> Any:
    """The two heads must both say yes."""
    heads = [office.ids["head1"], office.ids["head2"]]
    office.base.execute("UPDATE crm.employee SET active = false WHERE login = 'e_kiselev'")
    office.base.execute("UPDATE crm.employee SET roles = roles || '{analyst}' WHERE id = ANY (%s)", (heads,))
    yield waiting(office, {"approver": "role", "role": "analyst", "mode": "all"})
    office.base.execute("UPDATE crm.employee SET roles = '{manager}' WHERE id = ANY (%s)", (heads,))
    office.base.execute("UPDATE crm.employee SET active = true WHERE login = 'e_kiselev'")


# twice


def test_where_all_are_asked_nobody_says_yes_twice(office: Office, both: int) -> None:
    office.do("head1", "approval", "approve", both)
    for verb in ("approve", "reject", "return_back", "delegate", "ask_before"):
        assert refusal(office, "head1", verb, both, comment="ещё раз", employee_id=office.ids["manager5"]) == "denied"
    assert pending_names(office, both) == {"head2"}


def test_who_has_said_yes_does_not_say_it_again_for_a_colleague_who_then_went_away(office: Office, both: int) -> None:
    office.do("head1", "approval", "approve", both)
    with standing_in(office, "head2", "head1"):
        for verb in ("approve", "reject", "delegate", "ask_before"):
            given = {"comment": "за него", "employee_id": office.ids["manager5"]}
            assert refusal(office, "head1", verb, both, **given) == "already_decided", verb
    assert office.state("approval", both) == "pending"


def test_two_who_say_yes_at_once_are_both_counted_and_one_is_told_to_look_again(office: Office, both: int) -> None:
    ((version,),) = office.base.execute("SELECT version FROM crm.approval WHERE id = %s", (both,))
    say = "SELECT api.approval_approve(%s, %s)"
    answers = at_once(
        office, [(name, lambda connection: ask(connection, say, both, version)) for name in ("head1", "head2")]
    )
    assert sorted(answer.code for answer in answers) == ["", "CRM02"]
    assert (office.state("approval", both), len(pending_names(office, both))) == ("pending", 1)


def test_one_voice_is_not_passed_to_somebody_who_has_one(office: Office, both: int) -> None:
    assert refusal(office, "head1", "delegate", both, employee_id=office.ids["head2"]) == "cannot_delegate"


# for oneself


def test_nobody_decides_for_himself_in_a_step_of_all(office: Office, both: int) -> None:
    with standing_in(office, "head1", "manager1"), standing_in(office, "head2", "assistant1"):
        for name in ("manager1", "assistant1"):
            for verb in ("approve", "reject", "ask_before", "take_back"):
                given = {"comment": "сам", "employee_id": office.ids["head2"]}
                assert refusal(office, name, verb, both, **given) == "denied", name


def test_a_question_first_never_comes_to_the_submitter_an_assistant_or_who_is_on_the_route(office: Office) -> None:
    approval = waiting(office, {"approver": "superior", "level": 1}, {"approver": "role", "role": "executive"})
    for other in ("manager1", "assistant1", "assistant2", "head1", "director"):
        assert refusal(office, "head1", "ask_before", approval, employee_id=office.ids[other]) == "cannot_ask", other
    for absent in (0, 999_999_999):
        assert refusal(office, "head1", "ask_before", approval, employee_id=absent) == "cannot_ask"
    office.base.execute("UPDATE crm.employee SET active = false WHERE login = 'e_gusev'")
    assert refusal(office, "head1", "ask_before", approval, employee_id=office.ids["expert3"]) == "cannot_ask"
    office.base.execute("UPDATE crm.employee SET active = true WHERE login = 'e_gusev'")


def test_who_was_asked_first_does_not_hand_the_question_to_the_submitter(office: Office) -> None:
    approval = waiting(office)
    office.do("director", "approval", "ask_before", approval, employee_id=office.ids["accountant"])
    for other in ("manager1", "assistant1", "director"):
        given = refusal(office, "accountant", "delegate", approval, employee_id=office.ids[other])
        assert given == "cannot_delegate", other
    assert refusal(office, "accountant", "ask_before", approval, employee_id=office.ids["head2"]) == "asked_yourself"
    with standing_in(office, "accountant", "manager1"):
        assert refusal(office, "manager1", "approve", approval) == "denied"


# around others


def test_asking_first_skips_nobody(office: Office) -> None:
    approval = waiting(office, {"approver": "superior", "level": 1}, {"approver": "role", "role": "executive"})
    office.do("head1", "approval", "ask_before", approval, employee_id=office.ids["accountant"])
    for name in EVERYBODY:
        if name != "accountant":
            assert refusal(office, name, "approve", approval) == "denied", name
    office.do("accountant", "approval", "approve", approval)
    assert pending_names(office, approval) == {"head1"}
    office.do("head1", "approval", "approve", approval)
    assert (office.state("approval", approval), pending_names(office, approval)) == ("pending", {"director"})
    assert [step["state"] for step in steps_of(office, approval)] == ["approved", "approved", "pending"]


def test_a_question_is_not_asked_of_the_same_colleague_until_the_time_is_over(office: Office) -> None:
    approval = waiting(office)
    office.do("director", "approval", "ask_before", approval, employee_id=office.ids["accountant"])
    office.do("accountant", "approval", "reject", approval, comment="Долг")
    given = refusal(office, "director", "ask_before", approval, employee_id=office.ids["accountant"])
    assert given == "cannot_ask"


def test_nobody_takes_back_a_question_he_has_not_asked(office: Office) -> None:
    approval = waiting(office)
    for name in EVERYBODY:
        assert refusal(office, name, "take_back", approval) == "denied", name
    office.do("director", "approval", "ask_before", approval, employee_id=office.ids["accountant"])
    for name in EVERYBODY:
        if name != "director":
            assert refusal(office, name, "take_back", approval) == "denied", name


# with psql


@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_writes_steps_or_forges_an_escalation(office: Office, name: str) -> None:
    approval = waiting(office)
    me = office.ids[name]
    for sql in (
        f"UPDATE crm.approval_step SET approver_ids = approver_ids || {me}::bigint WHERE approval_id = {approval}",
        f"UPDATE crm.approval_step SET escalated_ids = ARRAY[{me}]::bigint[] WHERE approval_id = {approval}",
        f"UPDATE crm.approval_step SET due_at = now() - interval '1 day' WHERE approval_id = {approval}",
        f"UPDATE crm.approval SET pending_ids = ARRAY[{me}]::bigint[] WHERE id = {approval}",
        f"INSERT INTO crm.approval_step (approval_id, position, approver_ids) VALUES ({approval}, 1, '{{{me}}}')",
        f"DELETE FROM crm.approval_step WHERE approval_id = {approval}",
        "SELECT sec.remind_of_approvals()",
        f"SELECT sec.escalate_approval(a, s) FROM crm.approval a, crm.approval_step s WHERE a.id = {approval}",
        f"SELECT sec.decide(a, 'approved', '') FROM crm.approval a WHERE a.id = {approval}",
        f"SELECT sec.go_on(a) FROM crm.approval a WHERE a.id = {approval}",
        f"SELECT sec.grant_approved(a) FROM crm.approval a WHERE a.id = {approval}",
        f"SELECT sec.next_approval_step({approval})",
        f"SELECT sec.end_reminders({approval}, NULL)",
        f"SELECT sec.effect_approval_approve(a, '{{}}') FROM crm.approval a WHERE a.id = {approval}",
    ):
        assert steal(office, name, sql).code == "42501", sql
    assert steal(office, name, "SELECT api.housekeeping()").code == ""
    assert pending_names(office, approval) == {"director"}


def test_a_reminder_is_nobodys_but_the_approvers(office: Office) -> None:
    approval = waiting(office)
    office.base.execute(
        "UPDATE crm.approval_step SET pending_at = now() - interval '30 days' WHERE approval_id = %s", (approval,)
    )
    assert steal(office, "manager2", "SELECT api.housekeeping()").code == ""
    seen = "SELECT count(*) FROM crm.task WHERE document = 'approval' AND document_id = %s"
    assert steal(office, "director", seen, approval).value == 1
    for name in ("manager1", "manager2", "accountant", "administrator"):
        assert steal(office, name, seen, approval).value == 0, name


def test_who_will_decide_is_told_of_ones_own_drafts_only(office: Office) -> None:
    deal = office.deal_at("invoice_draft", prepayment=50)
    sql = "SELECT api.who_will_decide('invoice', %s)"
    assert steal(office, "manager1", sql, deal.invoice).value["kind"] == "prepayment"
    for name in ("manager2", "head2", "expert1", "accountant", "administrator"):
        assert steal(office, name, sql, deal.invoice).value is None, name
        assert steal(office, name, sql, 999_999_999).value is None, name
    for_another = "SELECT api.approval_preview('discount', 0, NULL, NULL, %s) = api.approval_preview('discount', 0)"
    assert steal(office, "manager1", for_another, office.ids["manager5"]).value is True
