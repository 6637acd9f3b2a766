"""Whatever two cards hold: after a merge everything agrees with its deal, and the way back leaves no trace."""

from random import Random

import pytest

from tests.office import Office
from tests.office_merges import an_inn, claim, contact, merge, new_client, picture, sold, undo

DIRECTIONS = ("Сертификация", "СМК и ISO", "Кадры", "Промбезопасность")
HOLDERS = ("manager1", "manager5")
STAGES = ("recorded", "requested", "quoted", "issued", "launched", "act_issued")
SEEN = ("client", "deal", "quote", "invoice", "payment", "work_item", "act", "event")


def filled(office: Office, random: Random, name: str, inn: str, kpp: str) -> int:
    """A client with directions of anybody, deals at any stage, lost ones in directions given back, people."""
    fields = {"phone": random.choice(["", "+74951112233"]), "tags": random.choice([[], [name]]), "comment": name}
    client = new_client(office, name, inn=inn, kpp=kpp, **fields)
    for direction in DIRECTIONS:
        if random.random() < 0.6:
            manager = random.choice(HOLDERS)
            slot = claim(office, manager, client, direction)
            if direction == DIRECTIONS[0]:
                sold(office, manager, slot, random.choice(STAGES))
            elif random.random() < 0.5:
                deal, _ = office.save(manager, "deal", None, {"client_direction_id": slot, "title": direction})
                office.do(manager, "deal", "lose", deal, lost_reason_id=1)
                office.do(manager, "client_direction", "release", slot, reason="Не сложилось")
    for place in range(random.randint(0, 3)):
        phone = random.choice(["", f"+7495100000{place}"])
        contact(office, client, last_name=random.choice(["Ким", "Пак"]), phone=phone, main=place == 0)
    return client


def quarrels(office: Office, client: int) -> list[tuple[str, int]]:
    """Rows that are not their deal's: of another client or holder."""
    found = []
    for table in ("calculation_request", "calculation_line", "quote", "invoice", "work_item", "act"):
        rows = office.base.execute(
            f"SELECT x.id FROM crm.{table} x JOIN crm.deal d ON d.id = x.deal_id"
            " JOIN crm.client_direction c ON c.id = d.client_direction_id WHERE d.client_id = %s AND"
            " (x.client_id <> d.client_id OR x.owner_id <> d.owner_id OR c.client_id <> d.client_id"
            " OR c.state = 'held' AND c.owner_id <> d.owner_id)",
            (client,),
        )
        found += [(table, number) for (number,) in rows]
    return found


@pytest.mark.parametrize("seed", range(8))
def test_a_merge_agrees_with_itself_and_its_way_back_leaves_no_trace(office: Office, seed: int) -> None:
    random, inn = Random(seed), an_inn()
    office.base.execute("DELETE FROM priv.claim_month")
    survivor = filled(office, random, "Первый", inn, "")
    merged = filled(office, random, "Второй", inn, "770101001")
    before = picture(office, survivor, merged)
    seen = {(name, table): office.sees(name, table) for name in HOLDERS for table in SEEN}
    slots = {str(office.direction(name)): random.choice(["survivor", "merged"]) for name in DIRECTIONS}
    answer = merge(office, survivor, merged, slots=slots)
    assert quarrels(office, survivor) == []
    assert not any(picture(office, merged)[table] for table in ("deal", "quote", "invoice", "payment", "act", "claim"))
    undo(office, answer)
    after = picture(office, survivor, merged)
    for table, rows in before.items():
        assert after[table] == rows, table
    for (name, table), ids in seen.items():
        # the two entries about merge and undo come in
        assert ids <= office.sees(name, table), (name, table)
        assert table == "event" or ids == office.sees(name, table), (name, table)
