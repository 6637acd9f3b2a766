"""Standing in for somebody with dates, and a direction that goes to another holder with all that hangs on it."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from tests.attacks.burglar import Answer, steal
from tests.office import Office


def stand_in(
    office: Office, by: str, absent: str, substitute: str, first: int = 0, last: int = 5, **how: Any
) -> Answer:
    """Arranges it from today + first to today + last."""
    today = date.today()
    about = {
        "absent_id": office.ids[absent],
        "substitute_id": office.ids[substitute],
        "from_on": (today + timedelta(days=first)).isoformat(),
        "until_on": (today + timedelta(days=last)).isoformat(),
        **how,
    }
    return steal(office, by, "SELECT api.substitution_put(NULL, 0, %s)", json.dumps(about))


def end(office: Office, by: str, number: int) -> Answer:
    """The absent is back."""
    ((version,),) = office.base.execute("SELECT version FROM crm.substitution WHERE id = %s", (number,))
    return steal(office, by, "SELECT api.substitution_end(%s, %s)", number, version)


def test_a_substitute_sees_but_writes_only_when_he_was_asked_to(office: Office) -> None:
    deal = office.deal_at("quote_draft", manager="manager2")
    write = "UPDATE crm.quote SET comment = 'заместитель' WHERE id = %s"
    assert deal.quote not in office.sees("manager4", "quote")
    begun = stand_in(office, "head1", "manager2", "manager4").value
    assert deal.quote in office.sees("manager4", "quote")
    assert steal(office, "manager4", write, deal.quote).count == 0
    assert end(office, "head1", begun["id"]).code == ""
    assert deal.quote not in office.sees("manager4", "quote")
    working = stand_in(office, "manager2", "manager2", "manager4", works=True).value
    assert steal(office, "manager4", write, deal.quote).count == 1
    card = office.read("manager4", "quote", deal.quote)
    assert (card["why"]["rule"], card["why"]["through"]) == ("substitute", "Иванов И. П.")
    assert card["editable"]
    assert end(office, "manager2", working["id"]).code == ""
    assert steal(office, "manager4", write, deal.quote).count == 0


def test_a_substitution_ends_by_itself(office: Office) -> None:
    deal = office.deal_at("quoted", manager="manager3").deal
    begun = stand_in(office, "administrator", "manager3", "manager4").value
    assert deal in office.sees("manager4", "deal")
    office.base.execute(
        "UPDATE crm.substitution SET from_on = sec.today() - 9, until_on = sec.today() - 1 WHERE id = %s",
        (begun["id"],),
    )
    assert deal not in office.sees("manager4", "deal")
    assert end(office, "administrator", begun["id"]).said.startswith("substitution_over")
    office.base.execute(
        "UPDATE crm.substitution SET from_on = sec.today() + 1, until_on = sec.today() + 2 WHERE id = %s",
        (begun["id"],),
    )
    assert deal not in office.sees("manager4", "deal")
    assert end(office, "administrator", begun["id"]).code == ""


def test_who_stands_in_for_an_executive_sees_what_he_sees(office: Office) -> None:
    deal = office.deal_at("issued", manager="manager1")
    begun = stand_in(office, "director", "director", "head2", decides=False).value
    assert deal.invoice in office.sees("head2", "invoice")
    assert office.read("head2", "invoice", deal.invoice)["why"]["rule"] == "substitute"
    assert end(office, "director", begun["id"]).code == ""
    assert deal.invoice in office.sees("director", "invoice")


@pytest.mark.parametrize(
    ("by", "absent", "substitute", "how", "said"),
    [
        ("manager1", "manager2", "manager3", {}, "CRM-001"),
        ("manager1", "manager2", "manager1", {}, "CRM-001"),
        ("assistant1", "manager1", "assistant1", {}, "CRM-001"),
        ("administrator", "director", "administrator", {}, "own_rights"),
        ("administrator", "accountant", "manager1", {}, "substitute_role"),
        ("manager1", "manager1", "manager1", {}, "substitute_same"),
        ("manager1", "manager1", "manager2", {"until_on": "2020-01-01"}, "substitution_dates"),
        ("manager1", "manager1", "manager2", {"decides": False, "sees": False}, "substitution_empty"),
        ("manager1", "manager1", "manager2", {"ended_at": "2020-01-01", "created_by": 1, "id": 1}, ""),
    ],
)
def test_who_may_arrange_a_substitution_and_which(
    office: Office, by: str, absent: str, substitute: str, how: dict[str, Any], said: str
) -> None:
    answer = stand_in(office, by, absent, substitute, first=40, last=45, **how)
    assert answer.said.split("\n")[0] == said
    if not said:
        assert stand_in(office, by, absent, substitute, first=44, last=50).said.startswith("substitution_twice")
        assert end(office, by, answer.value["id"]).code == ""


# the past and the hand-over


def test_a_hand_over_takes_everything_along_and_leaves_the_former_holder_what_he_gave_out(office: Office) -> None:
    done = office.deal_at("closed", manager="manager3", services=(1,), prepayment=100)
    ((slot,),) = office.base.execute("SELECT client_direction_id FROM crm.deal WHERE id = %s", (done.deal,))
    for by in ("manager3", "manager1", "head2", "accountant"):
        ((version,),) = office.base.execute("SELECT version FROM crm.client_direction WHERE id = %s", (slot,))
        words = json.dumps({"manager_id": office.ids["manager4"], "reason": "x"})
        assert (
            steal(office, by, "SELECT api.client_direction_hand_over(%s, %s, %s)", slot, version, words).code == "42501"
        ), by
    office.do("head1", "client_direction", "hand_over", slot, manager_id=office.ids["manager4"], reason="нагрузка")
    assert done.deal in office.sees("manager4", "deal")
    assert done.deal not in office.sees("manager3", "deal")
    assert {done.invoice} <= office.sees("manager3", "invoice")
    card = office.read("manager3", "invoice", done.invoice)
    assert (card["why"]["rule"], card["editable"], card["steps"]) == ("past", False, [])
    assert len(card["lines"]) > 0
    with office.connect_as("manager3").reader() as reader:
        assert reader.value("SELECT api.print_data('invoice', %s)", (done.invoice,))["snapshot"]
        quote = reader.value("SELECT api.print_data('quote', %s)", (done.quote,))
        assert quote["snapshot"], quote
    assert steal(office, "manager3", "UPDATE crm.invoice SET comment = 'x' WHERE id = %s", done.invoice).count == 0
    left = office.base.execute(
        "SELECT count(*) FROM crm.event WHERE deal_id = %s AND owner_id = %s", (done.deal, office.ids["manager3"])
    )
    assert left == [(0,)]
    # the office of the module goes on with the slot where it was
    office.do("head1", "client_direction", "hand_over", slot, manager_id=office.ids["manager3"], reason="вернулся")
    assert done.deal in office.sees("manager3", "deal")
    assert office.read("manager3", "invoice", done.invoice)["why"]["rule"] == "holder"
