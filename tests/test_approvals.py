"""The approval engine: all of a step, heads of groups, versions of routes, a colleague who is asked first."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.office import Office


@pytest.fixture(autouse=True)
def nothing_waits(office: Office) -> None:
    """Nobody stands in for anybody, and no question of an earlier test is open."""
    office.base.execute("DELETE FROM crm.substitution")
    office.base.execute("UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}' WHERE state = 'pending'")


def steps_of(office: Office, approval: int) -> list[dict[str, Any]]:
    """The steps as they stand in the base, in their order."""
    names = ("state", "approver_ids", "mode", "asked_by", "comment", "decisions", "escalated_ids")
    rows = office.base.execute(
        f"SELECT {', '.join(names)} FROM crm.approval_step WHERE approval_id = %s ORDER BY position", (approval,)
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def pending_names(office: Office, approval: int) -> set[str]:
    """Who is asked now, by what the tests call them."""
    ((ids,),) = office.base.execute("SELECT pending_ids FROM crm.approval WHERE id = %s", (approval,))
    return {key for key, number in office.ids.items() if number in ids}


@contextmanager
def routed(office: Office, *steps: dict[str, Any], kind: str = "prepayment", **more: Any) -> Iterator[int]:
    """While this lasts, questions of the kind go by a route of these steps; then the office's own come back."""
    office.base.execute("UPDATE crm.approval_route SET active = false WHERE kind = %s", (kind,))
    lines = [{"position": place, "hours": 8, **step} for place, step in enumerate(steps, 1)]
    made, _version = office.save(
        "administrator", "approval_route", None, {"kind": kind, "name": "Маршрут теста", **more}, lines=lines
    )
    try:
        yield made
    finally:
        office.base.execute("UPDATE crm.approval_route SET active = (id <> %s) WHERE kind = %s", (made, kind))


def person(office: Office, name: str) -> dict[str, Any]:
    return {"approver": "person", "employee_id": office.ids[name]}


@contextmanager
def standing_in(office: Office, absent: str, substitute: str) -> Iterator[None]:
    office.base.execute(
        "INSERT INTO crm.substitution (absent_id, substitute_id, from_on, until_on)"
        " VALUES (%s, %s, sec.today(), sec.today())",
        (office.ids[absent], office.ids[substitute]),
    )
    try:
        yield
    finally:
        office.base.execute("DELETE FROM crm.substitution")


@pytest.fixture
def both_heads(office: Office) -> Iterator[int]:
    """A prepayment invoice that both heads (one step, role-less) and then the director must approve."""
    role = {"approver": "role", "role": "analyst", "mode": "all"}
    office.base.execute(
        "UPDATE crm.employee SET roles = roles || '{analyst}' WHERE id = ANY (%s)",
        ([office.ids["head1"], office.ids["head2"]],),
    )
    office.base.execute("UPDATE crm.employee SET active = false WHERE id = %s", (office.ids["analyst"],))
    try:
        with routed(office, role, {"approver": "role", "role": "executive"}):
            deal = office.deal_at("on_approval", prepayment=50)
        yield office.pending("invoice", deal.invoice)
    finally:
        office.base.execute("UPDATE crm.employee SET active = true WHERE id = %s", (office.ids["analyst"],))
        office.base.execute("UPDATE crm.employee SET roles = '{manager}', active = true WHERE id = ANY (%s)",
                            ([office.ids["head1"], office.ids["head2"]],))  # fmt: skip
        office.base.execute("UPDATE crm.employee SET roles = '{analyst}' WHERE id = %s", (office.ids["analyst"],))


# all of a step


def test_where_all_are_asked_everybody_says_yes_before_the_next_step(office: Office, both_heads: int) -> None:
    assert pending_names(office, both_heads) == {"head1", "head2"}
    answer = office.do("head1", "approval", "approve", both_heads, comment="Я за")
    assert (answer["state"], answer["waits_for"]) == ("pending", "Лебедева Т. О.")
    assert pending_names(office, both_heads) == {"head2"}
    office.do("head2", "approval", "approve", both_heads)
    assert pending_names(office, both_heads) == {"director"}
    first = office.read("director", "approval", both_heads)["route"][0]
    told = [(yes["name"], yes["comment"]) for yes in first["decisions"]]
    assert (first["mode"], told) == ("all", [("Морозов И. Н.", "Я за"), ("Лебедева Т. О.", "")])
    office.do("director", "approval", "approve", both_heads)
    assert office.state("approval", both_heads) == "approved"


def test_one_no_ends_a_step_of_all(office: Office, both_heads: int) -> None:
    office.do("head1", "approval", "approve", both_heads)
    office.do("head2", "approval", "reject", both_heads, comment="Нет")
    assert office.state("approval", both_heads) == "rejected"
    ((document,),) = office.base.execute("SELECT document_id FROM crm.approval WHERE id = %s", (both_heads,))
    assert office.state("invoice", document) == "draft"


def test_a_substitute_counts_for_the_absent_and_for_himself_at_once(office: Office, both_heads: int) -> None:
    with standing_in(office, "head1", "head2"):
        office.do("head2", "approval", "approve", both_heads)
    assert pending_names(office, both_heads) == {"director"}
    (yes,) = steps_of(office, both_heads)[0]["decisions"]
    assert set(yes["for"]) == {office.ids["head1"], office.ids["head2"]}


def test_b_for_a_is_written_down(office: Office, both_heads: int) -> None:
    with standing_in(office, "head1", "manager5"):
        office.do("manager5", "approval", "approve", both_heads)
    assert pending_names(office, both_heads) == {"head2"}
    (yes,) = steps_of(office, both_heads)[0]["decisions"]
    assert (yes["name"], yes["on_behalf_of"]) == ("Семёнова О. Д.", "Морозов И. Н.")


def test_who_leaves_drops_out_of_a_step_of_all(office: Office, both_heads: int) -> None:
    office.base.execute("UPDATE crm.employee SET active = false WHERE id = %s", (office.ids["head1"],))
    assert office.base.execute("SELECT sec.replace_approver(%s)", (office.ids["head1"],)) == [(0,)]
    assert pending_names(office, both_heads) == {"head2"}


def test_the_last_silent_one_who_leaves_is_replaced_and_not_counted_as_a_yes(office: Office, both_heads: int) -> None:
    office.do("head1", "approval", "approve", both_heads)
    office.base.execute("UPDATE crm.employee SET active = false WHERE id = %s", (office.ids["head2"],))
    assert office.base.execute("SELECT sec.replace_approver(%s)", (office.ids["head2"],)) == [(1,)]
    assert pending_names(office, both_heads) == {"director"}
    assert steps_of(office, both_heads)[0]["state"] == "pending"


# heads of groups


def test_the_heads_of_the_groups_of_the_services_are_asked(office: Office) -> None:
    with routed(office, {"approver": "group_head", "mode": "all"}, kind="discount"):
        deal = office.deal_at("quote_draft", services=(1, 5))
        (first, *_rest) = office.read("manager1", "quote", deal.quote)["lines"]
        office.save("manager1", "quote", deal.quote, {}, lines=[{"id": first["id"], "discount_percent": Decimal(12)}])
        before = office.call("manager1", "who_will_decide", "quote", deal.quote)
        office.do("manager1", "quote", "submit", deal.quote, reason="Крупный заказ")
    approval = office.pending("quote", deal.quote)
    heads = office.base.execute(
        "SELECT DISTINCT g.lead_id FROM crm.service s JOIN crm.expert_group g ON g.id = s.group_id WHERE s.id IN (1, 5)"
    )
    ((asked,),) = office.base.execute("SELECT pending_ids FROM crm.approval WHERE id = %s", (approval,))
    assert set(asked) == {number for (number,) in heads}
    assert (before["kind"], before["route"], before["steps"][0]["mode"]) == ("discount", "Маршрут теста", "all")
    assert before["steps"][0]["words"] == steps_words(office, approval)


def steps_words(office: Office, approval: int) -> str:
    ((words,),) = office.base.execute("SELECT words FROM crm.approval_step WHERE approval_id = %s", (approval,))
    return str(words)


def test_a_head_of_nothing_leaves_the_executives(office: Office) -> None:
    with routed(office, {"approver": "group_head"}, kind="claim"):
        told = office.call("manager1", "approval_preview", "claim", 0)
    assert [step["words"] for step in told["steps"]] == ["Орлова М. В."]


# routes and their versions


def test_a_running_approval_keeps_the_route_it_began_with(office: Office) -> None:
    with routed(office, {"approver": "role", "role": "executive"}) as route:
        deal = office.deal_at("on_approval", prepayment=50)
        approval = office.pending("invoice", deal.invoice)
        begun = office.read("director", "approval", approval)
        ((step,),) = office.base.execute("SELECT id FROM crm.approval_route_step WHERE route_id = %s", (route,))
        changed = [{"id": step, **person(office, "head2"), "role": None}]
        office.save("administrator", "approval_route", route, {"name": "Новое имя"}, lines=changed)
        now = office.read("director", "approval", approval)
        later = office.pending("invoice", office.deal_at("on_approval", prepayment=50).invoice)
    assert (begun["route_name"], begun["route_version"]) == ("Маршрут теста", 1)
    assert (now["route_version"], [step["words"] for step in now["route"]]) == (1, ["Орлова М. В."])
    assert pending_names(office, approval) == {"director"}
    assert pending_names(office, later) == {"head2"}
    assert office.read("head2", "approval", later)["route_version"] > 1


def test_changed_steps_alone_make_a_new_version_of_the_route(office: Office) -> None:
    with routed(office, {"approver": "role", "role": "executive"}) as route:
        ((before,),) = office.base.execute("SELECT version FROM crm.approval_route WHERE id = %s", (route,))
        ((step,),) = office.base.execute("SELECT id FROM crm.approval_route_step WHERE route_id = %s", (route,))
        office.save("administrator", "approval_route", route, {}, lines=[{"id": step, "hours": 3}])
        ((after,),) = office.base.execute("SELECT version FROM crm.approval_route WHERE id = %s", (route,))
    assert after > before


def test_the_same_people_asked_once_more_are_left_out_unless_more_is_asked_of_them(office: Office) -> None:
    heads = ({"approver": "role", "role": "manager"}, {"approver": "role", "role": "manager", "mode": "all"})
    with routed(office, *heads, {"approver": "role", "role": "manager"}):
        told = office.call("manager1", "approval_preview", "prepayment", 100)
    assert [step["mode"] for step in told["steps"]] == ["any", "all"]


# a colleague asked first


@pytest.fixture
def asked(office: Office) -> int:
    """The director has asked the accountant first."""
    approval = office.pending("invoice", office.deal_at("on_approval", prepayment=50).invoice)
    office.do(
        "director", "approval", "ask_before", approval, employee_id=office.ids["accountant"], comment="Есть долг?"
    )
    return approval


@pytest.mark.parametrize(
    ("verb", "state"), [("approve", "approved"), ("reject", "rejected"), ("return_back", "returned")]
)
def test_whatever_a_colleague_says_the_question_comes_back_with_it(
    office: Office, asked: int, verb: str, state: str
) -> None:
    assert pending_names(office, asked) == {"accountant"}
    office.do("accountant", "approval", verb, asked, comment="Долг есть")
    assert (office.state("approval", asked), pending_names(office, asked)) == ("pending", {"director"})
    first, own = office.read("director", "approval", asked)["route"]
    assert (first["state"], first["comment"], first["asked_by"]) == (state, "Долг есть", "Орлова М. В.")
    assert own["state"] == "pending"
    office.do("director", "approval", "approve", asked)
    assert office.state("approval", asked) == "approved"


def test_the_asker_takes_the_question_back_while_it_is_not_answered(office: Office, asked: int) -> None:
    with pytest.raises(Denied):
        office.do("accountant", "approval", "take_back", asked)
    office.do("director", "approval", "take_back", asked)
    assert pending_names(office, asked) == {"director"}
    assert [step["state"] for step in steps_of(office, asked)] == ["skipped", "pending"]
    assert asked not in office.sees("expert3", "approval")
    with pytest.raises(Denied):
        office.do("director", "approval", "take_back", asked)


def test_who_was_asked_first_and_leaves_is_waited_for_no_longer(office: Office, asked: int) -> None:
    office.base.execute("SELECT sec.replace_approver(%s)", (office.ids["accountant"],))
    assert pending_names(office, asked) == {"director"}


def test_asking_first_keeps_the_yeses_of_a_step_of_all(office: Office, both_heads: int) -> None:
    office.do("head1", "approval", "approve", both_heads)
    office.do("head2", "approval", "ask_before", both_heads, employee_id=office.ids["accountant"])
    office.do("accountant", "approval", "approve", both_heads)
    assert pending_names(office, both_heads) == {"head2"}
    office.do("head2", "approval", "approve", both_heads)
    assert pending_names(office, both_heads) == {"director"}


def test_passing_on_leaves_the_others_of_the_step_asked(office: Office, both_heads: int) -> None:
    office.do("head1", "approval", "delegate", both_heads, employee_id=office.ids["manager5"])
    assert pending_names(office, both_heads) == {"head2", "manager5"}
    with pytest.raises(Refused) as what:
        office.do("head2", "approval", "delegate", both_heads, employee_id=office.ids["manager5"])
    assert what.value.code == "cannot_delegate"
