"""The client's card with psql: requisites past their checks, accounts of strangers, files put where nobody looks."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from psycopg2.extensions import connection as Connection

from crm_desktop.services import client_parts
from tests.attacks.burglar import Answer, ask, at_once, signed_in, steal
from tests.office import Office

FIELDS = {
    "client_account": {"account": "40702810100000005001", "bik": "044099902"},
    "client_address": {"address": "Тверь"},
}


def sending(sql: str, *values: Any) -> Callable[[Connection], Answer]:
    """What one of several people does at the same moment."""
    return lambda connection: ask(connection, sql, *values)


@pytest.fixture
def client(office: Office) -> int:
    """A client of manager1's whom manager5 does not see."""
    slot = office.slot("manager1")
    ((number,),) = office.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (slot,))
    office.base.execute("UPDATE crm.client SET owner_ids = %s WHERE id = %s", ([office.ids["manager1"]], number))
    return int(number)


def test_no_requisite_is_written_past_the_command(office: Office, client: int) -> None:
    for column, value in (("inn", "'1'"), ("ogrn", "'1'"), ("registry_state", "'active'"), ("tags", "'{x}'")):
        answer = steal(office, "manager1", f"UPDATE crm.client SET {column} = {value} WHERE id = %s", client)
        assert answer.code == "42501"
    assert steal(office, "manager1", "INSERT INTO crm.client (short_name) VALUES ('x')").code == "42501"


@pytest.mark.parametrize(
    "changes",
    [{"owner_ids": [5]}, {"deleted_at": None}, {"merged_into_id": 1}, {"registry_on": "2020-01-01"}, {"id": 1},
     {"version": 9}],
)  # fmt: skip
def test_the_command_takes_no_column_but_requisites(office: Office, client: int, changes: dict[str, Any]) -> None:
    ((version,),) = office.base.execute("SELECT version FROM crm.client WHERE id = %s", (client,))
    answer = steal(office, "manager1", "SELECT api.client_save(%s, %s, %s)", client, version, json.dumps(changes))
    assert answer.code == "42501"


def test_the_day_of_the_register_is_the_base_s_own(office: Office, client: int) -> None:
    """Who moves his clock or names a zone does not make a warning older."""
    with signed_in(office, "manager1") as connection:
        ask(connection, "SET timezone = 'Pacific/Kiritimati'")
        version = ask(connection, "SELECT version FROM crm.client WHERE id = %s", client).value
        changes = '{"registry_state": "bankrupt"}'
        assert ask(connection, "SELECT api.client_save(%s, %s, %s)", client, version, changes).code == ""
    assert office.base.execute("SELECT registry_on = sec.today() FROM crm.client WHERE id = %s", (client,)) == [(True,)]


def test_an_account_written_by_hand_is_checked_all_the_same(office: Office, client: int) -> None:
    put = "INSERT INTO crm.client_account (client_id, account, bik, bank_name) VALUES (%s, %s, %s, 'Мой банк')"
    wrong = steal(office, "manager1", put, client, "40702810200000005001", "044099902")
    assert (wrong.code, wrong.said.split("\n")[0]) == ("CRM01", "account_not_of_bank")
    assert steal(office, "manager1", put, client, "40702", "044099902").said.startswith("account_form")
    assert steal(office, "manager1", put, client, "40702810100000005001", "990000000").said.startswith("bic_form")
    right = steal(office, "manager1", f"{put} RETURNING id", client, "40702810100000005001", "044099902")
    kept = office.base.execute("SELECT bank_name FROM crm.client_account WHERE id = %s", (right.value,))
    assert kept == [("ПАО «УЧЕБНЫЙ БАНК», г. Санкт-Петербург",)], "the bank is the directory's"
    spoilt = steal(office, "manager1", "UPDATE crm.client_account SET bank_name = 'Чужой' WHERE id = %s", right.value)
    assert spoilt.code == ""
    assert office.base.execute("SELECT bank_name FROM crm.client_account WHERE id = %s", (right.value,)) == kept


@pytest.mark.parametrize("part", ["client_account", "client_address"])
def test_a_part_of_a_foreign_client_answers_as_one_that_is_not_there(office: Office, client: int, part: str) -> None:
    with office.connect_as("manager1").session() as session:
        number, version = client_parts.save(session, part, None, 0, {"client_id": client, **FIELDS[part]})

    def calls(number: int, client: int) -> list[tuple[str, tuple[Any, ...]]]:
        return [
            (f"SELECT api.{part}_save(NULL, 0, %s)", (json.dumps({"client_id": client, **FIELDS[part]}),)),
            (f"SELECT api.{part}_save(%s, %s, %s)", (number, version, json.dumps(FIELDS[part]))),
            (f"SELECT api.{part}_save(%s, %s, '{{}}')", (number, version + 7)),
            ("SELECT api.client_part_remove(%s, %s, %s)", (part, number, version)),
            ("SELECT api.client_part_remove(%s, %s, %s)", (part, number, version + 7)),
        ]

    for (sql, real), (_sql, absent) in zip(calls(number, client), calls(10**12, 10**12), strict=True):
        there, nowhere = steal(office, "manager5", sql, *real), steal(office, "manager5", sql, *absent)
        assert (there.code, there.said) == (nowhere.code, nowhere.said)
        assert there.code == "42501"
    assert steal(office, "manager5", f"SELECT 1 FROM crm.{part} WHERE id = %s", number).rows == ()
    assert steal(office, "manager5", f"UPDATE crm.{part} SET client_id = client_id WHERE id = %s", number).count <= 0


def test_a_part_stays_with_its_client(office: Office, client: int) -> None:
    for part in ("client_account", "client_address"):
        moved = steal(office, "manager1", f"UPDATE crm.{part} SET client_id = %s", client)
        assert moved.code == "42501", "there is no right to that column"


def test_words_in_use_are_those_of_clients_i_see(office: Office, client: int) -> None:
    hide = "UPDATE crm.client SET tags = '{Тайная метка}', source = 'Тайный путь' WHERE id = %s"
    office.base.execute(hide, (client,))
    told = json.dumps(steal(office, "manager5", "SELECT api.client_words()").value, ensure_ascii=False)
    assert "Тайн" not in told
    mine = json.dumps(steal(office, "manager1", "SELECT api.client_words()").value, ensure_ascii=False)
    assert "Тайная метка" in mine
    assert "Тайный путь" in mine


@pytest.mark.parametrize(
    "function", ["api.client_card", "api.client_documents", "api.banks_of", "sec.client_timeline", "api.client_slots"]
)
def test_nothing_of_a_foreign_client_s_card_is_told(office: Office, client: int, function: str) -> None:
    there = steal(office, "manager5", f"SELECT {function}(%s)", client)
    nowhere = steal(office, "manager5", f"SELECT {function}(%s)", 10**12)
    assert (there.code, there.value) == (nowhere.code, nowhere.value)


def test_neighbours_on_one_client_do_not_read_each_other_s_events(office: Office) -> None:
    deal = office.deal_at("issued")
    ((client, name),) = office.base.execute(
        "SELECT c.id, c.short_name FROM crm.client c JOIN crm.deal d ON d.client_id = c.id WHERE d.id = %s",
        (deal.deal,),
    )
    office.claim("manager4", name, "Консалтинг")
    told = steal(office, "manager4", "SELECT api.client_card(%s)", client).value
    documents = {(entry["document"], entry["document_id"]) for entry in told["timeline"]}
    assert ("deal", deal.deal) not in documents
    assert all(document in ("client", "client_direction") for document, _ in documents)
    assert told["chain"] == []


# files


def test_a_file_takes_neither_owner_nor_group_from_its_sender(office: Office, client: int) -> None:
    deal = office.deal_at("recorded").deal
    put = "INSERT INTO crm.file (document, document_id, name, content, {0}) VALUES ('deal', %s, 'x', 'x', %s)"
    other = office.ids["manager5"]
    for column, value in (("owner_id", other), ("group_id", 1), ("created_by", other)):
        assert steal(office, "manager1", put.format(column), deal, value).code == "42501"
    got = steal(office, "manager1", "SELECT api.file_attach('deal', %s, 'x', 'x')", deal)
    row = office.base.execute("SELECT owner_id, created_by, size FROM crm.file WHERE id = %s", (got.value,))
    assert row == [(office.ids["manager1"], office.ids["manager1"], 1)]


def test_a_file_is_not_put_beside_what_i_do_not_see(office: Office) -> None:
    deal = office.deal_at("launched")
    for name in ("manager5", "expert3", "administrator"):
        for document, number in (("deal", deal.deal), ("invoice", deal.invoice), ("act", deal.invoice), ("client", 1)):
            put = "SELECT api.file_attach(%s, %s, 'x', 'x')"
            there = steal(office, name, put, document, number)
            nowhere = steal(office, name, put, document, 10**12)
            assert (there.code, there.said) == (nowhere.code, nowhere.said)
            assert there.code == "42501"


def test_a_file_of_another_is_neither_read_nor_listed_nor_removed(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    number = steal(office, "manager1", "SELECT api.file_attach('deal', %s, 'тайна.pdf', 'секрет')", deal).value
    with signed_in(office, "manager5") as connection:
        assert ask(connection, "SELECT content FROM crm.file WHERE id = %s", number).rows == ()
        assert ask(connection, "SELECT api.files_of('deal', %s)", deal).value == []
        there, nowhere = (ask(connection, "SELECT api.file_remove(%s)", one) for one in (number, 10**12))
        assert (there.code, there.said) == (nowhere.code, nowhere.said)
        assert there.code == "42501"
    assert office.base.execute("SELECT count(*) FROM crm.file WHERE id = %s", (number,)) == [(1,)]


def test_a_substitute_who_only_sees_attaches_nothing(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    office.base.execute(
        "INSERT INTO crm.substitution (absent_id, substitute_id, from_on, until_on, decides, sees, works)"
        " VALUES (%s, %s, sec.today(), sec.today(), false, true, false)",
        (office.ids["manager1"], office.ids["manager6"]),
    )
    try:
        office.let_in("manager6")
        assert steal(office, "manager6", "SELECT 1 FROM crm.deal WHERE id = %s", deal).rows == ((1,),)
        assert steal(office, "manager6", "SELECT api.file_attach('deal', %s, 'x', 'x')", deal).code == "42501"
    finally:
        office.base.execute("DELETE FROM crm.substitution WHERE substitute_id = %s", (office.ids["manager6"],))
        office.let_in("manager6")


# at the same moment


def test_of_two_who_make_an_account_the_main_one_only_one_stays_it(office: Office, client: int) -> None:
    office.base.execute("DELETE FROM crm.client_account WHERE client_id = %s", (client,))
    put = "INSERT INTO crm.client_account (client_id, account, bik) VALUES (%s, %s, '044599901') RETURNING id"
    accounts = ("40802810400000001006", "40702810500000005002")
    numbers = [office.base.execute(put, (client, account))[0][0] for account in accounts]
    version = "(SELECT version FROM crm.client_account WHERE id = %s)"
    sql = f"SELECT api.client_account_save(%s, {version}, '{{\"main\": true}}')"
    for _ in range(10):
        at_once(office, [("manager1", sending(sql, number, number)) for number in numbers * 2])
        ((main,),) = office.base.execute(
            "SELECT count(*) FROM crm.client_account WHERE client_id = %s AND main", (client,)
        )
        assert main == 1


def test_an_account_taken_out_twice_at_once_is_taken_out_once(office: Office, client: int) -> None:
    sql = "SELECT api.client_part_remove('client_account', %s, 1)"
    for _ in range(5):
        ((number,),) = office.base.execute(
            "INSERT INTO crm.client_account (client_id, account, bik) VALUES (%s, '40802810400000001006', '044599901')"
            " RETURNING id",
            (client,),
        )
        answers = at_once(office, [("manager1", sending(sql, number))] * 3)
        assert sorted(answer.code for answer in answers) == ["", "42501", "42501"]


def test_two_loads_of_the_directory_at_once_leave_one_directory(office: Office) -> None:
    rows = json.dumps([{"bik": f"04452{n:04d}", "name": f"Банк {n}"} for n in range(1000)])
    sql = "SELECT api.banks_load(%s, false, false)"
    answers = at_once(office, [(name, lambda c: ask(c, sql, rows)) for name in ("accountant", "administrator") * 2])
    assert {answer.code for answer in answers} == {""}, answers
    assert sorted(answer.value["new"] for answer in answers) == [0, 0, 0, 1000]
    office.base.execute("DELETE FROM crm.bank WHERE bik LIKE '04452%'")


def test_a_card_is_read_while_the_directory_is_being_loaded(office: Office, client: int) -> None:
    """The load locks writers out, not readers."""
    with office.base.connect() as loading, loading.cursor() as cursor:
        cursor.execute("LOCK TABLE crm.bank IN SHARE ROW EXCLUSIVE MODE")
        read = threading.Event()

        def open_card() -> None:
            if steal(office, "manager1", "SELECT api.client_card(%s)", client).value:
                read.set()

        thread = threading.Thread(target=open_card)
        thread.start()
        assert read.wait(10)
        thread.join()
        loading.rollback()
    loading.close()


def test_nobody_comments_a_client_he_does_not_see(office: Office, client: int) -> None:
    put = "INSERT INTO crm.event (kind, document, document_id, text) VALUES ('comment', 'client', %s, 'видно?')"
    for name in ("manager5", "expert1", "administrator"):
        there, nowhere = steal(office, name, put, client), steal(office, name, put, 10**12)
        assert (there.code, there.said) == (nowhere.code, nowhere.said)
        assert there.code == "42501"
    assert steal(office, "manager1", put, client).count == 1
