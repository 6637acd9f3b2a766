"""Imports by hand: foreign imports, rows that no program would send, clients of others, the way back for others."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from psycopg2.extensions import connection as Connection

from tests.attacks.burglar import Answer, ask, at_once, signed_in, steal
from tests.imports import KPP, new_inn
from tests.office import Office


def begun(office: Office, name: str, kind: str = "clients") -> int:
    answer = steal(office, name, "SELECT api.client_import_begin('файл.xlsx', %s)", kind)
    assert answer.code == ""
    return int(answer.value["id"])


def staged(office: Office, name: str, *rows: dict[str, Any], kind: str = "clients") -> int:
    number = begun(office, name, kind)
    sent = json.dumps([{"row": place + 1, **row} for place, row in enumerate(rows)])
    assert steal(office, name, "SELECT api.client_import_stage(%s, %s)", number, sent).code == ""
    return number


def outcomes(answer: Answer) -> dict[str, int]:
    assert answer.code == "", answer.said
    return dict(answer.value["counts"])


def command(sql: str, *values: Any) -> Callable[[Connection], Answer]:
    """To be sent at the same moment as another one."""
    return lambda connection: ask(connection, sql, *values)


COMMANDS = (
    "SELECT api.client_import_stage(%s, '[]')",
    "SELECT api.client_import_foresee(%s)",
    "SELECT api.client_import_run(%s)",
    "SELECT api.client_import_drop(%s)",
    "SELECT api.client_import_undo(%s)",
)


@pytest.mark.parametrize("sql", COMMANDS)
def test_an_import_of_somebody_else_is_as_absent_as_none(office: Office, sql: str) -> None:
    theirs = staged(office, "manager1", {"short_name": "ООО «Чужой импорт»"})
    for name in ("manager2", "expert1", "administrator"):
        there, nowhere = steal(office, name, sql, theirs), steal(office, name, sql, 10**12)
        assert (there.code, there.said) == (nowhere.code, nowhere.said)
        assert there.code == "42501"
    assert outcomes(steal(office, "manager1", "SELECT api.client_import_foresee(%s)", theirs)) == {"created": 1}


@pytest.mark.parametrize("name", ["expert1", "assistant1", "accountant", "administrator"])
def test_clients_are_imported_by_managers_and_analysts_alone(office: Office, name: str) -> None:
    assert steal(office, name, "SELECT api.client_import_begin('x', 'clients')").code == "42501"


def test_staged_rows_and_their_fates_are_read_by_nobody(office: Office) -> None:
    staged(office, "manager1", {"short_name": "ООО «Тайна»", "last_name": "Тайный"})
    for table in ("client_import_staged", "client_import_row"):
        for name in ("manager1", "analyst", "director"):
            assert steal(office, name, f"SELECT * FROM priv.{table}").code == "42501"
    for sql in (
        "UPDATE crm.client_import SET state = 'done'",
        "INSERT INTO crm.client_import (file_name) VALUES ('x')",
        "SELECT nextval('crm.client_id_seq')",
        "INSERT INTO crm.client (short_name, created_by) VALUES ('x', 1)",
    ):
        assert steal(office, "manager1", sql).code == "42501"


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ({"short_name": "  "}, "field_required"),
        ({"short_name": "А", "inn": "7707083894"}, "inn_invalid"),
        ({"short_name": "А", "kpp": "12"}, "kpp_form"),
        ({"short_name": "А", "ogrn": "1"}, "ogrn_invalid"),
        ({"short_name": "А", "phone": "позвони мне"}, "phones_invalid"),
        ({"short_name": "А", "email": "нет"}, "emails_invalid"),
        ({"short_name": "А", "last_name": "Б", "contact_phone": "позвони"}, "phones_invalid"),
        ({"short_name": "А", "last_name": "Б", "contact_email": "нет"}, "emails_invalid"),
        ({"short_name": "А", "kind": "emperor"}, "not_allowed"),
        ({"short_name": "А" * 70_000}, "out_of_bounds"),
    ],
)
def test_what_saving_refuses_an_import_keeps_out(office: Office, row: dict[str, Any], outcome: str) -> None:
    number = staged(office, "manager1", row)
    assert outcomes(steal(office, "manager1", "SELECT api.client_import_run(%s)", number)) == {outcome: 1}


def test_a_row_says_nothing_of_holders_numbers_and_authors(office: Office) -> None:
    """`id`, `owner_ids`, `created_by` … may stand in what is sent; they are not what is written."""
    inn = new_inn()
    lies = {
        "id": 1, "owner_ids": [office.ids["manager1"]], "created_by": office.ids["director"], "version": 99,
        "deleted_at": "2020-01-01", "import_id": 1, "merged_into_id": 1, "name_sort": "я",
    }  # fmt: skip
    number = staged(office, "manager1", {"short_name": "ООО «Ложь»", "inn": inn, "kpp": KPP, **lies})
    assert outcomes(steal(office, "manager1", "SELECT api.client_import_run(%s)", number)) == {"created": 1}
    written = office.base.execute(
        "SELECT owner_ids, created_by, version, deleted_at, import_id, merged_into_id, id > 1 FROM crm.client"
        " WHERE inn = %s",
        (inn,),
    )
    assert written == [([], office.ids["manager1"], 1, None, number, None, True)]


@pytest.mark.parametrize("rows", ["{}", "null", "[1]", '[{"row": 0, "short_name": "А"}]', '[{"short_name": "А"}]'])
def test_rows_that_are_none_change_nothing(office: Office, rows: str) -> None:
    number = begun(office, "manager1")
    steal(office, "manager1", "SELECT api.client_import_stage(%s, %s)", number, rows)
    done = outcomes(steal(office, "manager1", "SELECT api.client_import_run(%s)", number))
    assert "created" not in done


def test_a_client_of_others_is_the_same_and_tells_no_gap(office: Office) -> None:
    """Whether its phone is empty must not be told: foreseen or done, overwriting or not, it is just `same`."""
    inn = new_inn()
    office.import_rows("manager1", [{"row": 1, "short_name": "ООО «Соседский»", "inn": inn, "kpp": KPP}])
    office.claim("manager1", "Соседский", "Кадры")
    row = {"short_name": "Захват", "inn": inn, "kpp": KPP, "phone": "+7 495 000-00-00", "last_name": "Тайный"}
    for overwrite in (False, True):
        number = staged(office, "manager6", row, {**row, "last_name": "Другой"})
        for verb in ("foresee", "run"):
            answer = steal(office, "manager6", f"SELECT api.client_import_{verb}(%s, %s)", number, overwrite)
            assert outcomes(answer) == {"same": 2}
            assert (answer.value["people"], answer.value["about"]) == (0, {"same": {"2": {"row": 1}}})
    ((name, phone),) = office.base.execute("SELECT short_name, phone FROM crm.client WHERE inn = %s", (inn,))
    assert (name, phone) == ("ООО «Соседский»", "")
    assert office.base.execute("SELECT count(*) FROM crm.contact WHERE last_name IN ('Тайный', 'Другой')") == [(0,)]


def test_a_client_taken_by_another_between_check_and_import_stays_as_it_is(office: Office) -> None:
    inn = new_inn()
    office.import_rows("manager1", [{"row": 1, "short_name": "ООО «Ничей пока»", "inn": inn, "kpp": KPP}])
    number = staged(office, "manager1", {"short_name": "А", "inn": inn, "kpp": KPP, "email": "a@example.com"})
    assert outcomes(steal(office, "manager1", "SELECT api.client_import_foresee(%s)", number)) == {"updated": 1}
    office.claim("manager6", "Ничей пока", "Кадры")
    assert outcomes(steal(office, "manager1", "SELECT api.client_import_run(%s)", number)) == {"same": 1}
    assert office.base.execute("SELECT email FROM crm.client WHERE inn = %s", (inn,)) == [("",)]


def test_an_import_runs_once_and_is_not_run_from_an_older_picture(office: Office) -> None:
    number = staged(office, "manager1", {"short_name": "ООО «Однажды»"})
    with signed_in(office, "manager1") as connection:
        ask(connection, "SET default_transaction_isolation = 'repeatable read'")
        assert ask(connection, "SELECT api.client_import_run(%s)", number).code == "25001"
    answers = at_once(office, [("manager1", command("SELECT api.client_import_run(%s)", number))] * 3)
    assert sorted(answer.code for answer in answers) == ["", "42501", "42501"]
    assert office.base.execute("SELECT count(*) FROM crm.client WHERE short_name = 'ООО «Однажды»'") == [(1,)]


def test_one_file_imported_by_two_at_once_makes_each_client_once(office: Office) -> None:
    rows = [{"short_name": f"ООО «Гонка {n}»", "inn": new_inn(), "kpp": KPP} for n in range(40)]
    numbers = [(name, staged(office, name, *rows)) for name in ("manager1", "manager2", "analyst")]
    run = "SELECT api.client_import_run(%s)"
    answers = at_once(office, [(name, command(run, number)) for name, number in numbers])
    counts = [outcomes(answer) for answer in answers]
    assert sum(one.get("created", 0) for one in counts) == 40
    assert office.base.execute("SELECT count(*) FROM crm.client WHERE short_name LIKE 'ООО «Гонка%'") == [(40,)]


def test_an_undo_by_others_is_denied_and_twice_at_once_is_done_once(office: Office) -> None:
    done = office.import_rows("manager1", [{"row": 1, "short_name": "ООО «Откат»"}])
    undo = "SELECT api.client_import_undo(%s)"
    for name in ("manager2", "head1", "director", "accountant"):
        assert steal(office, name, undo, done.import_id).code == "42501"
    answers = at_once(office, [("manager1", command(undo, done.import_id))] * 3)
    assert sorted(answer.code for answer in answers) == ["", "CRM01", "CRM01"]


def test_a_claim_and_an_undo_at_once_never_leave_a_held_client_that_is_deleted(office: Office) -> None:
    direction = office.direction("Кадры")
    for attempt in range(6):
        done = office.import_rows("manager1", [{"row": 1, "short_name": f"ООО «Спор {attempt}»"}])
        client = office.client(f"Спор {attempt}")
        undo = command("SELECT api.client_import_undo(%s)", done.import_id)
        claim = command("SELECT api.client_direction_claim(%s, %s)", client, direction)
        at_once(office, [("manager1", undo), ("manager2", claim)])
    held = (
        "SELECT count(*) FROM crm.client c JOIN crm.client_direction d ON d.client_id = c.id"
        " WHERE c.deleted_at IS NOT NULL AND d.state = 'held'"
    )
    assert office.base.execute(held) == [(0,)]


# tasks


def test_a_task_from_a_file_is_about_no_client_its_author_does_not_see(office: Office) -> None:
    inn = new_inn()
    office.import_rows("analyst", [{"row": 1, "short_name": "ООО «Невидимка»", "inn": inn, "kpp": KPP}])
    there = staged(office, "manager1", {"title": "Узнать", "inn": inn}, kind="tasks")
    nowhere = staged(office, "manager1", {"title": "Узнать", "inn": new_inn()}, kind="tasks")
    run = "SELECT api.client_import_run(%s)"
    assert outcomes(steal(office, "manager1", run, there)) == outcomes(steal(office, "manager1", run, nowhere))
    office.claim("manager1", "Невидимка", "Обучение")
    mine = staged(office, "manager1", {"title": "Узнать", "inn": inn}, kind="tasks")
    assert outcomes(steal(office, "manager1", run, mine)) == {"created": 1}
    made = office.base.execute(
        "SELECT document, document_id = client_id, created_by FROM crm.task WHERE title = 'Узнать'"
    )
    assert made == [("client", True, office.ids["manager1"])]


def test_a_done_task_keeps_its_import(office: Office) -> None:
    done = office.import_rows("expert1", [{"row": 1, "title": "Сделать из файла"}], kind="tasks")
    ((task,),) = office.base.execute("SELECT id FROM crm.task WHERE title = 'Сделать из файла'")
    office.do("expert1", "task", "finish", task)
    answer = steal(office, "expert1", "SELECT api.client_import_undo(%s)", done.import_id)
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "import_in_use")
