"""Two clients that were one: fields, people, directions and every link in one card, and taken apart again."""

from collections.abc import Iterator

import pytest

from crm_desktop.services.errors import Denied, Refused, Stale
from tests.office import Office
from tests.office_merges import (
    an_inn,
    claim,
    contact,
    foresee,
    full_of_everything,
    merge,
    new_client,
    picture,
    pointers,
    points,
    sold,
    undo,
    version,
)

# Tables whose rows tell what was then, and stay with the client they were written about.
STAYS = {
    ("crm", "client", "merged_into_id"): "the way to the survivor",
    ("crm", "client_merge", "survivor_id"): "the journal of merges",
    ("crm", "client_merge", "merged_id"): "the journal of merges",
    ("crm", "destruction_act", "client_id"): "an act is not written anew",
    ("priv", "personal_data_log", "client_id"): "who looked at what is a log",
    ("priv", "client_import_row", "client_id"): "what a file brought; its undo sees that the client is gone",
}


@pytest.fixture
def pair(office: Office) -> Iterator[tuple[int, int]]:
    inn = an_inn()
    yield new_client(office, "Станкостроение", inn=inn), new_client(office, "СтанкоСтроение", inn=inn, kpp="770101001")


def test_gaps_are_filled_and_what_contradicts_is_chosen(office: Office) -> None:
    one = new_client(office, "Север", phone="+74951112233", comment="Давний клиент", tags=["станки"])
    other = new_client(
        office, "Север", inn="7707083893", kpp="770701001", phone="+74954445566", email="a@north.example",
        comment="С выставки", tags=["станки", "опт"],
    )  # fmt: skip
    seen = foresee(office, one, other)["fields"]
    assert (seen["inn"]["chosen"], seen["email"]["chosen"], seen["phone"]["chosen"]) == ("merged", "merged", "survivor")
    assert (seen["phone"]["conflict"], seen["email"]["conflict"]) == (True, False)
    before = picture(office, one, other)
    answer = merge(office, one, other, fields={"phone": "both"})
    card = office.read("analyst", "client", one)
    assert (card["inn"], card["kpp"], card["email"]) == ("7707083893", "770701001", "a@north.example")
    assert card["phone"] == "+74951112233, +74954445566"
    assert card["comment"] == "Давний клиент\nС выставки"
    assert card["tags"] == ["станки", "опт"]
    assert card["timeline"][0]["text"] == "merge"
    undo(office, answer)
    assert picture(office, one, other) == before


def test_everything_that_points_to_the_one_points_to_the_other(office: Office, pair: tuple[int, int]) -> None:
    """Foreign keys and columns of that name are asked of the base itself, so that a new table cannot be forgotten."""
    survivor, merged = pair
    number = full_of_everything(office, merged)
    before = picture(office, survivor, merged)
    held = {place for place in pointers(office) if points(office, place, merged)}
    # the client is full enough to prove something
    assert len(held) >= 16, held
    answer = merge(office, survivor, merged)
    left = {place for place in pointers(office) if points(office, place, merged)}
    assert left - set(STAYS) == set()
    named = office.base.execute(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'crm' AND column_name = 'client_name'"
    )
    for (table,) in named:
        if table != "destruction_act":
            wrong = f"SELECT count(*) FROM crm.{table} t JOIN crm.client c ON c.id = t.client_id"
            assert office.base.execute(f"{wrong} WHERE t.client_name <> c.short_name") == [(0,)], table
    assert office.base.execute(
        "SELECT count(*) FROM crm.invoice WHERE number = %s AND client_id = %s", (number, survivor)
    ) == [(1,)]
    undo(office, answer)
    assert picture(office, survivor, merged) == before


def test_people_with_one_phone_and_name_become_one_and_their_letters_follow(
    office: Office, pair: tuple[int, int]
) -> None:
    survivor, merged = pair
    kept = contact(office, survivor, last_name="Орлов", phone="8 (495) 100-20-30")
    gone = contact(
        office, merged, last_name="Орлов", first_name="Иван", phone="+74951002030, +79161112233", email="o@x.example"
    )
    neighbour = contact(office, merged, last_name="Зуева", phone="+7 495 100-20-30", main=True)
    twins = {one["merged_id"]: (one["survivor_id"], one["sure"]) for one in foresee(office, survivor, merged)["twins"]}
    assert twins == {gone: (kept, True), neighbour: (kept, False)}
    slot = claim(office, "manager1", merged, "Сертификация")
    deal, _ = office.save(
        "manager1", "deal", None, {"client_direction_id": slot, "title": "Станок", "contact_id": gone}
    )
    before = picture(office, survivor, merged)
    answer = merge(office, survivor, merged)
    people = {one["id"]: one for one in office.read("analyst", "client", survivor)["contacts"]}
    assert set(people) == {kept, neighbour}
    assert (people[kept]["first_name"], people[kept]["email"]) == ("Иван", "o@x.example")
    assert "+79161112233" in people[kept]["phone"]
    assert office.read("manager1", "deal", deal)["contact_id"] == kept
    undo(office, answer)
    assert picture(office, survivor, merged) == before
    # told to stay apart they stay apart
    merge(office, survivor, merged, contacts={str(gone): None})
    assert {one["id"] for one in office.read("analyst", "client", survivor)["contacts"]} == {kept, neighbour, gone}


def test_of_two_holders_of_one_direction_the_analyst_chooses(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    mine = claim(office, "manager1", survivor, "Сертификация")
    theirs = claim(office, "manager5", merged, "Сертификация")
    deal_of_mine, deal_of_theirs = sold(office, "manager1", mine), sold(office, "manager5", theirs)
    before = picture(office, survivor, merged)
    with pytest.raises(Refused) as problem:
        merge(office, survivor, merged)
    assert problem.value.code == "merge_holder"
    assert {problem.value.facts["survivor"], problem.value.facts["merged"]} == {"Волкова А. С.", "Семёнова О. Д."}
    assert picture(office, survivor, merged) == before
    direction = str(office.direction("Сертификация"))
    answer = merge(office, survivor, merged, slots={direction: "merged"})
    slots = {
        slot["client_direction_id"]: slot
        for slot in office.read("analyst", "client", survivor)["slots"]
        if slot["state"] == "held"
    }
    assert [(one, slot["holder"]) for one, slot in slots.items()] == [(mine, "Семёнова О. Д.")]
    for deal in (deal_of_mine, deal_of_theirs):
        assert office.read("manager5", "invoice", deal.invoice)["client_id"] == survivor
        assert office.read("manager5", "deal", deal.deal)["client_direction_id"] == mine
    with pytest.raises(Denied):
        office.read("manager1", "deal", deal_of_mine.deal)
    # what was issued under his hand he still reads; both are told
    assert office.read("manager1", "invoice", deal_of_mine.invoice)["why"]["rule"] == "past"
    told = office.base.execute(
        "SELECT assignee_id FROM crm.task WHERE client_id = %s AND title LIKE '%%теперь ведёт%%' ORDER BY 1",
        (survivor,),
    )
    assert [one for (one,) in told] == sorted((office.ids["manager1"], office.ids["manager5"]))
    open_claims = "SELECT owner_id FROM crm.claim WHERE client_id = %s AND ended_at IS NULL"
    assert office.base.execute(open_claims, (survivor,)) == [(office.ids["manager5"],)]
    undo(office, answer)
    assert picture(office, survivor, merged) == before
    assert office.read("manager1", "invoice", deal_of_mine.invoice)["why"]["rule"] == "holder"
    with pytest.raises(Denied):
        office.read("manager5", "invoice", deal_of_mine.invoice)


def test_directions_given_back_keep_whose_their_deals_were(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    slots = claim(office, "manager1", survivor, "СМК и ISO"), claim(office, "manager5", merged, "СМК и ISO")
    deals = []
    for manager, slot in zip(("manager1", "manager5"), slots, strict=True):
        deal, _ = office.save(manager, "deal", None, {"client_direction_id": slot, "title": "Аудит"})
        office.do(manager, "deal", "lose", deal, lost_reason_id=1)
        office.do(manager, "client_direction", "release", slot, reason="Не сложилось")
        deals.append(deal)
    before = picture(office, survivor, merged)
    answer = merge(office, survivor, merged)
    owners = "SELECT owner_id, client_direction_id FROM crm.deal WHERE id = ANY (%s) ORDER BY id"
    ids = office.ids
    assert office.base.execute(owners, (deals,)) == [(ids["manager1"], slots[0]), (ids["manager5"], slots[0])]
    undo(office, answer)
    assert picture(office, survivor, merged) == before


def test_a_waiting_approval_stands_in_the_way_of_another_holder(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    claim(office, "manager1", survivor, "Сертификация")
    slot = claim(office, "manager5", merged, "Сертификация")
    known = dict(office._slots)
    office._slots["manager5", "Сертификация"] = slot
    deal = office.deal_at("on_approval", manager="manager5", prepayment=50)
    office._slots.clear()
    office._slots.update(known)
    direction = str(office.direction("Сертификация"))
    with pytest.raises(Refused) as problem:
        merge(office, survivor, merged, slots={direction: "survivor"})
    assert (problem.value.code, problem.value.facts["count"]) == ("merge_undecided", 1)
    merge(office, survivor, merged, slots={direction: "merged"})
    office.approve("prepayment", "invoice", deal.invoice)
    assert office.read("manager5", "invoice", deal.invoice)["client_id"] == survivor


def test_who_opens_the_merged_card_comes_to_the_survivor(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    claim(office, "manager1", merged, "Сертификация")
    merge(office, survivor, merged)
    third = new_client(office, "Третий")
    merge(office, third, survivor)
    assert office.read("manager1", "client", merged)["id"] == third
    with pytest.raises(Denied):
        office.read("manager6", "client", merged)
    found = office.call("manager1", "client_lookup", "Станкостроение")["value"]
    assert merged not in {one["id"] for one in found}


def test_what_was_written_since_goes_back_with_its_deal(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    claim(office, "manager1", survivor, "Сертификация")
    slot = claim(office, "manager1", merged, "Сертификация")
    deal = sold(office, "manager1", slot, "calculated")
    answer = merge(office, survivor, merged)
    quote = office.call("manager1", "quote_make", deal.deal)["id"]
    undo(office, answer)
    card = office.read("manager1", "quote", quote)
    assert (card["client_id"], office.read("manager1", "deal", deal.deal)["client_direction_id"]) == (merged, slot)
    name = office.read("analyst", "client", merged)["short_name"]
    assert card["client_name"] == name


def test_a_merge_is_not_taken_back_over_what_somebody_changed(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    office.save("analyst", "client", merged, {"phone": "+74950001122"})
    answer = merge(office, survivor, merged)
    office.save("analyst", "client", survivor, {"phone": "+74950003344"})
    name = office.read("analyst", "client", survivor)["short_name"]
    with pytest.raises(Refused) as problem:
        undo(office, answer)
    assert (problem.value.code, problem.value.facts["rows"]) == ("merge_changed", [name])
    office.save("analyst", "client", survivor, {"phone": "+74950001122"})
    undo(office, answer)
    with pytest.raises(Refused) as problem:
        undo(office, answer)
    assert problem.value.code == "merge_undone"


def test_the_inn_that_was_freed_and_taken_again_stands_in_the_way(office: Office) -> None:
    one = new_client(office, "Юг", inn="7728168971", kpp="772801001")
    other = new_client(office, "Юг", inn="7736050003", kpp="773601001")
    answer = merge(office, one, other)
    new_client(office, "Юг", inn="7736050003", kpp="773601001")
    with pytest.raises(Refused) as problem:
        undo(office, answer)
    assert problem.value.code == "client_exists"


def test_a_card_changed_meanwhile_is_read_again_first(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    versions = [version(office, survivor), version(office, merged)]
    office.save("analyst", "client", merged, {"comment": "правка"})
    with pytest.raises(Stale):
        office.call("analyst", "client_merge", survivor, merged, versions, "{}", "")


def test_destroying_a_persons_data_reaches_those_united_with_him(office: Office, pair: tuple[int, int]) -> None:
    survivor, merged = pair
    kept = contact(office, survivor, last_name="Панин", phone="+74951230000")
    gone = contact(office, merged, last_name="Панин", first_name="Олег", phone="+74951230000", email="panin@x.example")
    merge(office, survivor, merged)
    ((number,),) = office.base.execute("SELECT version FROM crm.contact WHERE id = %s", (kept,))
    office.call("analyst", "contact_anonymise", kept, number, "request")
    left = "SELECT last_name, phone, email FROM crm.contact WHERE id = ANY (%s) ORDER BY id"
    assert office.base.execute(left, ([kept, gone],)) == [("Обезличено", "", "")] * 2
    images = office.base.execute(
        "SELECT before::text FROM priv.client_merge_row WHERE relation = 'contact' AND row_id = ANY (%s)",
        ([kept, gone],),
    )
    assert not any("panin" in text or "Олег" in text for (text,) in images)
