"""Merging clients and passing work on with psql: for those who may not, with others' rows, twice at once, half way."""

import json
import threading
from typing import Any

import pytest

from tests.attacks.burglar import Answer, ask, at_once, signed_in, steal
from tests.office import Office
from tests.office_hand_overs import fresh_slot, task
from tests.office_merges import claim, contact, new_client, version

ABSENT = 10**12
MERGE = "SELECT api.client_merge(%s, %s, %s, %s, 'x')"
HAND_OVER = "SELECT api.hand_over(%s, %s, %s, %s, %s, %s, 'x')"


@pytest.fixture(autouse=True)
def a_new_month(office: Office) -> None:
    """However many clients the tests before have claimed."""
    office.base.execute("DELETE FROM priv.claim_month")


@pytest.fixture
def pair(office: Office) -> tuple[int, int]:
    return new_client(office, "Взлом"), new_client(office, "Взлом")


def merge(office: Office, name: str, survivor: int, merged: int, **choices: Any) -> Answer:
    versions = [1, 1] if ABSENT in (survivor, merged) else [version(office, survivor), version(office, merged)]
    return steal(office, name, MERGE, survivor, merged, versions, json.dumps(choices))


def pass_on(
    office: Office, by: str, giver: str, heir: str, slots: Any = (), tasks: Any = (), lines: Any = (), works: Any = ()
) -> Answer:
    ids = office.ids
    return steal(office, by, HAND_OVER, ids[giver], ids[heir], list(slots), list(tasks), list(lines), list(works))


def same(first: Answer, second: Answer) -> bool:
    """Refused, and in the same words."""
    return (first.code, first.said) == (second.code, second.said) and first.code == "42501"


@pytest.mark.parametrize(
    "name", ["manager1", "head1", "director", "accountant", "administrator", "expert1", "assistant1"]
)
def test_only_analysts_merge_and_nobody_else_learns_what_is_there(
    office: Office, pair: tuple[int, int], name: str
) -> None:
    assert same(merge(office, name, *pair), merge(office, name, pair[0], ABSENT))
    for sql in ("SELECT api.client_merge_foresee(%s, %s)", "SELECT api.clients_different(%s, %s)"):
        assert same(steal(office, name, sql, *pair), steal(office, name, sql, pair[0], ABSENT))
    answer = merge(office, "analyst", *pair)
    undo = "SELECT api.client_merge_undo(%s)"
    assert same(steal(office, name, undo, answer.value["merge_id"]), steal(office, name, undo, ABSENT))
    assert steal(office, name, "SELECT count(*) FROM crm.client_merge").value == 0


def test_a_client_does_not_go_into_itself_nor_into_one_that_is_gone(office: Office, pair: tuple[int, int]) -> None:
    one, other = pair
    assert merge(office, "analyst", one, one).code == "42501"
    assert merge(office, "analyst", one, other).code == ""
    third = new_client(office, "Третий")
    for survivor, merged in ((third, other), (other, third), (third, ABSENT)):
        assert merge(office, "analyst", survivor, merged).code == "42501"


@pytest.mark.parametrize(
    "fields",
    [
        {"owner_ids": "merged"},
        {"deleted_at": "merged"},
        {"inn": "both"},
        {"phone": "mine"},
        {"phone": None},
        {"x": "both"},
    ],
)
def test_only_fields_of_the_card_are_chosen(office: Office, pair: tuple[int, int], fields: dict[str, Any]) -> None:
    assert merge(office, "analyst", *pair, fields=fields).code == "42501"
    assert office.base.execute("SELECT deleted_at IS NULL FROM crm.client WHERE id = %s", (pair[1],)) == [(True,)]


def test_nobody_is_united_with_a_person_of_another_client(office: Office, pair: tuple[int, int]) -> None:
    stranger = contact(office, new_client(office, "Чужой"), last_name="Чужак")
    mine = contact(office, pair[1], last_name="Свой")
    for other in (stranger, ABSENT):
        assert merge(office, "analyst", *pair, contacts={str(mine): other}).code == "42501"
    assert merge(office, "analyst", *pair, contacts={str(stranger): mine, "x": None}).code == ""


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE crm.client SET merged_into_id = id",
        "UPDATE crm.client SET deleted_at = now()",
        "INSERT INTO crm.client_merge (survivor_id, merged_id) SELECT min(id), max(id) FROM crm.client",
        "UPDATE crm.client_merge SET undone_at = now()",
        "DELETE FROM crm.different_clients",
        "INSERT INTO crm.hand_over (from_id, to_id) VALUES (1, 2)",
        "UPDATE crm.client_direction SET holder_id = sec.me()",
        "SELECT * FROM priv.client_merge_row",
        "SELECT * FROM priv.hand_over_row",
        "SELECT sec.merge_rows(1, 'client', 'true', '{\"comment\": \"x\"}')",
        "SELECT sec.pass_deals(ARRAY[1], 1)",
        "SELECT sec.give_slots(ARRAY[1], 1, '')",
        "SELECT sec.seal_again('[]')",
        "SELECT sec.row_label('client', 1)",
        "SELECT sec.united_contacts(1)",
    ],
)
@pytest.mark.parametrize("name", ["analyst", "head1"])
def test_what_the_commands_do_is_done_by_commands_alone(office: Office, name: str, sql: str) -> None:
    assert steal(office, name, sql).code == "42501"


def test_where_a_client_went_is_told_to_those_alone_who_see_it(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    claim(office, "manager1", survivor, "Сертификация")
    merge(office, "analyst", survivor, merged)
    went = "SELECT api.client_survivor(%s)"
    assert steal(office, "manager1", went, merged).value == survivor
    for name in ("manager6", "expert1", "administrator"):
        assert steal(office, name, went, merged).value == merged
        assert steal(office, name, went, ABSENT).value == ABSENT


def test_two_who_merge_crosswise_leave_one_client(office: Office, pair: tuple[int, int]) -> None:
    one, other = pair
    versions = [version(office, one), version(office, other)]
    first = lambda connection: ask(connection, MERGE, one, other, versions, "{}")  # noqa: E731 - two doings side by side
    second = lambda connection: ask(connection, MERGE, other, one, versions[::-1], "{}")  # noqa: E731 - as above
    answers = at_once(office, [("analyst", first), ("analyst", second)])
    assert sorted(answer.code for answer in answers) == ["", "42501"]
    living = "SELECT count(*) FROM crm.client WHERE id = ANY (%s) AND deleted_at IS NULL"
    assert office.base.execute(living, ([one, other],)) == [(1,)]


def test_a_need_recorded_while_its_client_is_merged_is_not_left_behind(office: Office, pair: tuple[int, int]) -> None:
    """The deal is written but not committed; the merge does not see it, and the deal finds out at its end."""
    survivor, merged = pair
    slot = claim(office, "manager1", merged, "Сертификация")
    with signed_in(office, "manager1") as writer:
        writer.autocommit = False
        recorded = "INSERT INTO crm.deal (client_direction_id, title) VALUES (%s, 'Гонка') RETURNING id"
        number = ask(writer, recorded, slot).value
        answers: list[Answer] = []
        thread = threading.Thread(target=lambda: answers.append(merge(office, "analyst", survivor, merged)))
        thread.start()
        thread.join(timeout=0.6)
        # whoever holds the client's row is waited for
        assert thread.is_alive()
        writer.commit()
        thread.join(timeout=20)
    assert answers[0].code == ""
    assert office.base.execute("SELECT client_id FROM crm.deal WHERE id = %s", (number,)) == [(survivor,)]


def test_what_comes_after_the_merge_finds_the_client_gone(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    claim(office, "manager1", merged, "Сертификация")
    versions = [version(office, survivor), version(office, merged)]
    put = "INSERT INTO crm.client_address (client_id, address) VALUES (%s, 'Поздно')"
    with signed_in(office, "analyst") as merging:
        merging.autocommit = False
        assert ask(merging, MERGE, survivor, merged, versions, "{}").code == ""
        answers: list[Answer] = []
        thread = threading.Thread(target=lambda: answers.append(steal(office, "manager1", put, merged)))
        thread.start()
        thread.join(timeout=0.6)
        assert thread.is_alive()
        merging.commit()
        thread.join(timeout=20)
    assert answers[0].code == "42501"
    claimed = "SELECT api.client_direction_claim(%s, %s)"
    assert steal(office, "manager1", claimed, merged, office.direction("Кадры")).code == "42501"


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
@pytest.mark.parametrize(
    ("name", "sql"),
    [
        ("analyst", "SELECT api.client_merge(1, 2, '{1,1}', '{}')"),
        ("analyst", "SELECT api.client_merge_undo(1)"),
        ("head1", "SELECT api.hand_over(1, 2, '{1}')"),
        ("head1", "SELECT api.hand_over_undo(1)"),
    ],
)
def test_no_command_works_from_an_older_picture(office: Office, name: str, sql: str, level: str) -> None:
    with signed_in(office, name) as connection:
        connection.autocommit = False
        assert ask(connection, f"SET TRANSACTION ISOLATION LEVEL {level}").code == ""
        answer = ask(connection, sql)
    assert (answer.code, answer.said.split("\n")[0]) == ("25001", "CRM-003")


# hand-overs


@pytest.mark.parametrize(
    "by", ["manager2", "manager3", "assistant1", "head2", "accountant", "expert1", "administrator"]
)
def test_nobody_but_a_head_and_an_analyst_passes_work_on(office: Office, by: str) -> None:
    slot = fresh_slot(office, "manager2")
    assert same(
        pass_on(office, by, "manager2", "manager3", [slot]), pass_on(office, by, "manager2", "manager3", [ABSENT])
    )
    look = "SELECT api.hand_over_foresee(%s)"
    assert same(steal(office, by, look, office.ids["manager2"]), steal(office, by, look, ABSENT))


def test_what_is_not_his_is_answered_as_what_is_not_there(office: Office) -> None:
    slot = fresh_slot(office, "manager2")
    strangers = fresh_slot(office, "manager3")
    own, theirs = task(office, "manager2"), task(office, "manager3")
    line = office.deal_at("taken").lines[0]
    work = office.deal_at("in_work").work_items[0]
    absent = pass_on(office, "analyst", "manager2", "manager4", [slot, ABSENT])
    assert absent.code == "42501"
    for chosen in (
        {"slots": [slot, strangers]}, {"slots": [slot], "tasks": [own, theirs]}, {"slots": [slot], "lines": [line]},
        {"slots": [slot], "works": [work]}, {"slots": [slot], "tasks": [None]}, {"slots": [None]},
    ):  # fmt: skip
        assert same(pass_on(office, "analyst", "manager2", "manager4", **chosen), absent)
    held = "SELECT holder_id FROM crm.client_direction WHERE id = %s"
    assert office.base.execute(held, (slot,)) == [(office.ids["manager2"],)]


def test_a_lead_who_sees_no_money_passes_no_directions(office: Office) -> None:
    """An expert may lead a person who sells, too; what hangs on directions is not his to see."""
    slot = fresh_slot(office, "manager2")
    head = office.base.execute("SELECT head_id FROM crm.employee WHERE id = %s", (office.ids["manager2"],))[0][0]
    change = "UPDATE crm.employee SET head_id = %s WHERE id = %s"
    office.base.execute(change, (office.ids["expert4"], office.ids["manager2"]))
    try:
        seen = steal(office, "expert4", "SELECT api.hand_over_foresee(%s)", office.ids["manager2"]).value
        assert seen["slots"] == []
        assert pass_on(office, "expert4", "manager2", "manager3", [slot]).code == "42501"
        assert pass_on(office, "expert4", "manager2", "manager3", [], [task(office, "manager2")]).code == ""
    finally:
        office.base.execute(change, (head, office.ids["manager2"]))


def test_two_who_pass_one_direction_on_do_it_once(office: Office) -> None:
    slot = fresh_slot(office, "manager2")
    ids = office.ids
    doings = [
        (by, lambda c, heir=heir: ask(c, HAND_OVER, ids["manager2"], ids[heir], [slot], [], [], []))
        for by, heir in (("head1", "manager3"), ("analyst", "manager4"))
    ]
    answers = at_once(office, doings)
    assert sorted(answer.code for answer in answers) == ["", "42501"]
    open_claims = "SELECT count(*) FROM crm.claim WHERE client_direction_id = %s AND ended_at IS NULL"
    assert office.base.execute(open_claims, (slot,)) == [(1,)]


def test_a_need_recorded_while_its_direction_is_handed_over_belongs_to_nobody(office: Office) -> None:
    """The hand-over does not see what is not committed; whoever records the need finds out at the end."""
    slot = fresh_slot(office, "manager2")
    with signed_in(office, "manager2") as writer:
        writer.autocommit = False
        assert ask(writer, "INSERT INTO crm.deal (client_direction_id, title) VALUES (%s, 'Гонка')", slot).code == ""
        assert pass_on(office, "head1", "manager2", "manager3", [slot]).code == ""
        assert ask(writer, "COMMIT").code == "42501"
    assert office.base.execute("SELECT count(*) FROM crm.deal WHERE client_direction_id = %s", (slot,)) == [(0,)]


def test_a_hand_over_is_taken_back_by_those_who_may_and_once(office: Office) -> None:
    slot = fresh_slot(office, "manager2")
    number = pass_on(office, "head1", "manager2", "manager3", [slot]).value["id"]
    back = "SELECT api.hand_over_undo(%s)"
    for name in ("manager2", "manager3", "head2", "accountant"):
        assert same(steal(office, name, back, number), steal(office, name, back, ABSENT))
    head = lambda connection: ask(connection, back, number)  # noqa: E731 - the same doing twice
    answers = at_once(office, [("head1", head), ("analyst", head)])
    assert sorted(answer.code for answer in answers) == ["", "CRM01"]


def test_a_reason_of_a_book_is_refused(office: Office, pair: tuple[int, int]) -> None:
    slot, long = fresh_slot(office, "manager2"), "ы" * 200_000
    versions = [version(office, one) for one in pair]
    merged = steal(office, "analyst", "SELECT api.client_merge(%s, %s, %s, '{}', %s)", *pair, versions, long)
    ids = office.ids
    passed = steal(
        office,
        "head1",
        "SELECT api.hand_over(%s, %s, %s, p_reason => %s)",
        ids["manager2"],
        ids["manager3"],
        [slot],
        long,
    )
    assert [(one.code, one.said.split("\n")[0]) for one in (merged, passed)] == [("CRM01", "out_of_bounds")] * 2
