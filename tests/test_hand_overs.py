"""Передача дел: directions with deals and documents, tasks, calculations and works to another, in one step and back."""

from typing import Any

import pytest

from crm_desktop.services.errors import Denied, Refused
from tests.office import Office
from tests.office_hand_overs import fresh_slot, sold, task


@pytest.fixture(autouse=True)
def a_new_month(office: Office) -> None:
    """However many clients the tests before have claimed."""
    office.base.execute("DELETE FROM priv.claim_month")


def hand_over(
    office: Office, by: str, giver: str, heir: str, *, reason: str = "Увольнение", **chosen: Any
) -> dict[str, Any]:
    """Chosen: slots, tasks, lines, works."""
    rows = [list(chosen.get(kind, ())) for kind in ("slots", "tasks", "lines", "works")]
    return office.call(by, "hand_over", office.ids[giver], office.ids[heir], *rows, reason)


def undo(office: Office, by: str, answer: dict[str, Any], rest: bool = False) -> dict[str, Any]:
    return office.call(by, "hand_over_undo", answer["id"], rest)


def foresee(office: Office, by: str, giver: str, heir: str | None = None) -> dict[str, Any]:
    return office.call(by, "hand_over_foresee", office.ids[giver], office.ids[heir] if heir else None)


def test_a_head_passes_on_chosen_directions_with_all_that_hangs_on_them(office: Office) -> None:
    slot, other = fresh_slot(office, "manager2"), fresh_slot(office, "manager2")
    deal = sold(office, "manager2", slot, "issued")
    kept = sold(office, "manager2", other, "recorded")
    duty, own = task(office, "manager2", "По сделке", "deal", deal.deal), task(office, "manager2", "Своё")
    seen = {one["id"]: one for one in foresee(office, "head1", "manager2")["slots"]}
    assert (seen[slot]["open_deals"], seen[slot]["tasks"], seen[slot]["problem"]) == (1, 1, None)
    assert seen[slot]["due"] > 0
    tasks = {one["id"] for one in foresee(office, "head1", "manager2")["tasks"]}
    assert own in tasks
    assert duty not in tasks
    answer = hand_over(office, "head1", "manager2", "manager3", slots=[slot], tasks=[own])
    assert answer["counts"] == {"directions": 1, "deals": 1, "tasks": 2, "lines": 0, "works": 0}
    assert office.read("manager3", "invoice", deal.invoice)["why"]["rule"] == "holder"
    assert office.read("manager2", "invoice", deal.invoice)["why"]["rule"] == "past"
    with pytest.raises(Denied):
        office.read("manager2", "deal", deal.deal)
    assert office.read("manager2", "deal", kept.deal)["why"]["rule"] == "holder"
    assert office.read("manager3", "deal", deal.deal)["timeline"][0]["text"] == "hand_over"
    whose = "SELECT assignee_id FROM crm.task WHERE id = ANY (%s)"
    assert set(office.base.execute(whose, ([duty, own],))) == {(office.ids["manager3"],)}
    ((title, told),) = office.base.execute(
        "SELECT title, comment FROM crm.task WHERE assignee_id = %s AND title LIKE 'Принять дела%%'"
        " ORDER BY id DESC LIMIT 1",
        (office.ids["manager3"],),
    )
    assert title == "Принять дела: Иванов И. П."
    assert "направлений: 1; сделок: 1; задач: 2" in told
    assert "Передача manager2 · Сертификация продукции" in told
    claims = office.base.execute(
        "SELECT owner_id, ended_how, ended_at IS NULL FROM crm.claim WHERE client_direction_id = %s ORDER BY id",
        (slot,),
    )
    assert claims == [(office.ids["manager2"], "handed_over", False), (office.ids["manager3"], "", True)]


def test_what_is_taken_back_is_as_it_was(office: Office) -> None:
    slot = fresh_slot(office, "manager2")
    deal = sold(office, "manager2", slot, "issued")
    own = task(office, "manager2")
    held = "SELECT holder_id, owner_id, state, held_at FROM crm.client_direction WHERE id = %s"
    before = office.base.execute(held, (slot,))
    answer = hand_over(office, "head1", "manager2", "manager4", slots=[slot], tasks=[own])
    # the receiver works on meanwhile
    office.save("manager4", "deal", deal.deal, {"comment": "Связался"})
    back = undo(office, "head1", answer)
    assert back["counts"] == {"directions": 1, "deals": 1, "tasks": 1, "lines": 0, "works": 0}
    assert office.base.execute(held, (slot,)) == before
    assert office.read("manager2", "deal", deal.deal)["comment"] == "Связался"
    # what went through his hands is not his to read
    with pytest.raises(Denied):
        office.read("manager4", "invoice", deal.invoice)
    with pytest.raises(Refused) as problem:
        undo(office, "head1", answer)
    assert problem.value.code == "hand_over_undone"


def test_what_has_moved_on_is_named_and_the_rest_given_back_on_demand(office: Office) -> None:
    gone, stays = fresh_slot(office, "manager2"), fresh_slot(office, "manager2")
    own = task(office, "manager2", "Сверка")
    answer = hand_over(office, "head1", "manager2", "manager3", slots=[gone, stays], tasks=[own])
    office.do("head1", "client_direction", "hand_over", gone, manager_id=office.ids["manager4"], reason="Ещё раз")
    office.do("manager3", "task", "finish", own)
    with pytest.raises(Refused) as problem:
        undo(office, "head1", answer)
    assert (problem.value.code, problem.value.facts["count"]) == ("hand_over_moved_on", 2)
    assert problem.value.facts["rows"] == ["Передача manager2 · Сертификация продукции", "Сверка"]
    back = undo(office, "head1", answer, rest=True)
    assert (back["counts"]["directions"], back["counts"]["tasks"], back["left"]) == (1, 0, 2)
    holders = dict(
        office.base.execute("SELECT id, holder_id FROM crm.client_direction WHERE id = ANY (%s)", ([gone, stays],))
    )
    assert holders == {gone: office.ids["manager4"], stays: office.ids["manager2"]}


def test_a_waiting_approval_keeps_a_direction_where_it_is(office: Office) -> None:
    slot = fresh_slot(office, "manager2")
    sold(office, "manager2", slot, "on_approval", prepayment=50)
    seen = {one["id"]: one["problem"] for one in foresee(office, "head1", "manager2")["slots"]}
    assert seen[slot] == "approval_pending"
    with pytest.raises(Refused) as problem:
        hand_over(office, "head1", "manager2", "manager3", slots=[slot])
    assert problem.value.code == "hand_over_undecided"
    assert problem.value.facts["rows"] == ["Передача manager2 · Сертификация продукции"]


def test_an_experts_work_goes_to_an_expert_of_the_group(office: Office) -> None:
    deal = office.deal_at("taken")
    (line,) = deal.lines
    ((giver_id, group),) = office.base.execute(
        "SELECT expert_id, group_id FROM crm.calculation_line WHERE id = %s", (line,)
    )
    giver = next(key for key, number in office.ids.items() if number == giver_id)
    members = {
        number
        for (number,) in office.base.execute(
            "SELECT employee_id FROM crm.expert_group_member WHERE group_id = %s", (group,)
        )
    }
    heir = next(key for key, number in office.ids.items() if number in members - {giver_id})
    stranger = next(
        key
        for key, number in office.ids.items()
        if key.startswith("expert") and number not in members and number != giver_id
    )
    work = office.deal_at("in_work").work_items[0]
    mine = office.base.execute("SELECT expert_id FROM crm.work_item WHERE id = %s", (work,))[0][0] == giver_id
    seen = foresee(office, "director", giver, stranger)
    assert {one["id"]: one["problem"] for one in seen["lines"]}[line] == "not_in_group"
    with pytest.raises(Refused) as problem:
        hand_over(office, "director", giver, stranger, lines=[line])
    assert problem.value.code == "not_in_group"
    with pytest.raises(Denied):
        hand_over(office, "head1", giver, heir, lines=[line])
    answer = hand_over(office, "director", giver, heir, lines=[line], works=[work] if mine else [])
    office.save_calculation(heir, office.read(heir, "calculation_line", line)["revisions"][0], {"price": 100000}, [])
    undo(office, "director", answer)
    assert office.base.execute("SELECT expert_id FROM crm.calculation_line WHERE id = %s", (line,)) == [(giver_id,)]


def test_a_person_who_has_left_is_emptied_by_his_head(office: Office) -> None:
    slot = fresh_slot(office, "manager6")
    deal = sold(office, "manager6", slot, "quoted")
    own = task(office, "manager6")
    office.call("administrator", "employee_disable", office.ids["manager6"])
    seen = foresee(office, "head2", "manager6")
    assert not seen["person"]["active"]
    assert slot in {one["id"] for one in seen["slots"]}
    hand_over(office, "head2", "manager6", "manager5", slots=[slot], tasks=[own])
    assert office.read("manager5", "quote", deal.quote)["why"]["rule"] == "holder"


def test_an_analyst_passes_on_between_departments_and_a_head_does_not(office: Office) -> None:
    slot = fresh_slot(office, "manager2")
    with pytest.raises(Refused) as problem:
        hand_over(office, "head1", "manager2", "manager5", slots=[slot])
    assert problem.value.code == "hand_over_outside"
    with pytest.raises(Denied):
        hand_over(office, "head2", "manager2", "manager5", slots=[slot])
    answer = hand_over(office, "analyst", "manager2", "manager5", slots=[slot])
    with pytest.raises(Denied):
        undo(office, "head2", answer)
    undo(office, "analyst", answer)


@pytest.mark.parametrize("heir", ["manager2", "accountant", "expert1"])
def test_a_direction_goes_only_to_somebody_else_who_sells(office: Office, heir: str) -> None:
    slot = fresh_slot(office, "manager2")
    with pytest.raises(Refused) as problem:
        hand_over(office, "analyst", "manager2", heir, slots=[slot])
    assert (problem.value.code, problem.value.facts["field"]) == ("cannot_hand_over", "to_id")


def test_nothing_chosen_and_no_reason_are_told(office: Office) -> None:
    with pytest.raises(Refused) as problem:
        hand_over(office, "head1", "manager2", "manager3")
    assert problem.value.code == "hand_over_nothing"
    with pytest.raises(Refused) as problem:
        hand_over(office, "head1", "manager2", "manager3", tasks=[task(office, "manager2")], reason=" ")
    assert (problem.value.code, problem.value.facts["field"]) == ("field_required", "reason")


def test_no_quota_is_counted(office: Office) -> None:
    slot = fresh_slot(office, "manager2")
    used = office.base.execute("SELECT coalesce(sum(used), 0) FROM priv.claim_month")
    undo(office, "head1", hand_over(office, "head1", "manager2", "manager3", slots=[slot]))
    assert office.base.execute("SELECT coalesce(sum(used), 0) FROM priv.claim_month") == used
