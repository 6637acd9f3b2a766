"""Imports on a real base: what becomes of every row, what is completed, and the way back."""

from pathlib import Path

import pytest

from crm_desktop.services import client_imports, import_file, sheet_rows
from crm_desktop.services.errors import Denied
from crm_desktop.services.import_file import ImportFile
from crm_desktop.services.stop import Stop
from tests.imports import HEADER, KPP, card, new_inn, people, staged, told, undo
from tests.office import Office


def test_two_people_in_two_rows_of_one_client_are_one_client_with_two_people(office: Office) -> None:
    inn = new_inn()
    done = told(office, "manager1", f"ООО «Двое»\t{inn}\t{KPP}\t\t\tИванов Иван\n ООО Двое\t{inn}\t\t\t\tПетров Пётр\n")
    assert (done.counts, done.people) == ({"created": 1, "joined": 1}, 2)
    client = card(office, inn)
    assert people(office, client["id"]) == ["Иванов Иван", "Петров Пётр"]
    assert (client["import_id"], client["created_by"], client["owner_ids"]) == (
        done.import_id,
        office.ids["manager1"],
        [],
    )
    again = told(office, "manager1", f"ООО «Двое»\t{inn}\t{KPP}\t\t\tИванов Иван\nООО Двое\t{inn}\t\t\t\tПетров Пётр\n")
    assert again.counts == {"same": 2}
    assert people(office, client["id"]) == ["Иванов Иван", "Петров Пётр"]


def test_a_row_that_repeats_another_and_brings_nobody_stays_out(office: Office) -> None:
    inn = new_inn()
    done = told(office, "manager1", f"ООО «Раз»\t{inn}\t{KPP}\nООО «Раз»\t{inn}\t{KPP}\n")
    assert done.outcomes == {2: "duplicate_inn"}
    assert done.about == {2: {"row": 2}}


def test_a_branch_is_another_client_and_an_inn_without_kpp_finds_the_only_one(office: Office) -> None:
    inn = new_inn()
    told(office, "manager1", f"ООО «Глава»\t{inn}\t{KPP}\n")
    assert told(office, "manager1", f"ООО «Глава»\t{inn}\t\t+7 495 111-22-33\n").counts == {"updated": 1}
    assert card(office, inn)["phone"] == "+7 495 111-22-33"
    assert told(office, "manager1", f"ООО «Глава»\t{inn}\t780143001\n").counts == {"created": 1}
    unsure = told(office, "manager1", f"ООО «Глава»\t{inn}\t\n")
    assert (unsure.outcomes, unsure.about) == ({1: "several_branches"}, {1: {"inn": inn}})


def test_empty_fields_are_filled_and_nothing_else_unless_asked(office: Office) -> None:
    inn = new_inn()
    told(office, "manager1", f"ООО «Полный»\t{inn}\t{KPP}\t\told@example.com\t\tВыставка\n")
    line = f"ООО «Полный плюс»\t{inn}\t{KPP}\t84951234567\tnew@example.com\t\tСайт\n"
    told(office, "manager1", line)
    client = card(office, inn)
    assert (client["phone"], client["email"], client["source"]) == ("+7 495 123-45-67", "old@example.com", "Выставка")
    done = told(office, "manager1", line, overwrite=True)
    client = card(office, inn)
    assert (client["short_name"], client["email"], client["source"]) == ("ООО «Полный плюс»", "new@example.com", "Сайт")
    assert undo(office, "manager1", done) == {"deleted": 0, "restored": 1, "tasks": 0}
    client = card(office, inn)
    assert (client["short_name"], client["email"], client["source"]) == ("ООО «Полный»", "old@example.com", "Выставка")
    assert client["phone"] == "+7 495 123-45-67"


def test_a_name_like_another_waits_for_a_decision(office: Office) -> None:
    told(office, "manager1", "ООО «Тёзка»\n")
    text = f"ООО «Тёзка»\t{new_inn()}\t{KPP}\nТЕЗКА, ООО\nООО «Один»\nОдин\n"
    file = import_file.paste(HEADER + text)
    with office.connect_as("manager1").session() as session:
        checked = client_imports.check(session, file)
        assert checked is not None
        assert checked.outcomes == {1: "similar_client", 2: "similar_name", 4: "similar_name"}
        assert checked.about[1] == {"client": "ООО «Тёзка»"}
        assert checked.about[4] == {"row": 4}
        file.decisions = {1: "create", 3: "skip"}
        checked = client_imports.check_again(session, checked, file, file.decisions, False)
        assert checked.outcomes == {2: "similar_name", 3: "skipped"}
        assert checked.counts["created"] == 2
        client_imports.drop(session, checked.import_id)
    assert office.base.execute("SELECT count(*) FROM crm.client WHERE short_name = 'Один'") == [(0,)]


def test_a_row_can_be_mended_in_place_and_goes_in(office: Office) -> None:
    inn = new_inn()
    file = import_file.paste(HEADER + f"ООО «Чинить»\t{inn[:9]}\t{KPP}\n")
    with office.connect_as("manager1").session() as session:
        checked = client_imports.check(session, file)
        assert checked is not None
        assert (checked.counts, [one.problem.code for one in file.remarks[1]]) == ({}, ["inn_length"])
        file.rows.put(1, 1, inn)
        checked = client_imports.check_again(session, checked, file, [1], False)
        assert (checked.counts, file.remarks) == ({"created": 1}, {})
        file.rows.put(1, 1, "1")
        checked = client_imports.check_again(session, checked, file, [1], False)
        assert checked.counts == {"skipped": 1}
        client_imports.drop(session, checked.import_id)
    assert staged(office) == 0


def test_a_check_changes_nothing_and_a_dropped_import_leaves_nothing(office: Office) -> None:
    counted = (
        "SELECT (SELECT count(*) FROM crm.client), (SELECT count(*) FROM crm.contact), (SELECT count(*) FROM crm.task)"
    )
    before = office.base.execute(counted)
    file = import_file.paste(HEADER + f"ООО «Проба»\t{new_inn()}\t{KPP}\t\t\tИванов\n")
    with office.connect_as("manager1").session() as session:
        checked = client_imports.check(session, file)
        assert checked is not None
        assert office.base.execute(counted) == before
        client_imports.drop(session, checked.import_id)
        with pytest.raises(Denied):
            office.call("manager1", "client_import_run", checked.import_id)
    assert staged(office) == 0
    assert office.base.execute("SELECT state FROM crm.client_import WHERE id = %s", (checked.import_id,)) == [
        ("dropped",)
    ]


def test_staging_stops_when_asked_and_leaves_no_row(office: Office) -> None:
    lines = "".join(f"ООО «Поток {n}»\t{new_inn()}\t{KPP}\n" for n in range(4500))
    heard: list[int] = []

    def listen(row: int) -> bool:
        heard.append(row)
        return len(heard) < 2

    with office.connect_as("manager1").session() as session:
        stopped = client_imports.stage(session, import_file.paste(HEADER + lines), listen)
    assert stopped is None
    assert heard == [1001, 2001]
    assert staged(office) == 0


def test_a_stop_asked_while_everything_is_written_leaves_nothing_written(office: Office) -> None:
    file = import_file.paste(HEADER + f"ООО «Стой»\t{new_inn()}\t{KPP}\n")
    stop = Stop()
    with office.connect_as("manager1").session() as session:
        begun = client_imports.stage(session, file)
        assert begun is not None
        locked = office.base.connect()
        locked.autocommit = False
        with locked.cursor() as cursor:
            cursor.execute("LOCK TABLE crm.client")
            from threading import Timer

            timer = Timer(0.5, stop.ask)
            timer.start()
            assert client_imports.run(session, begun, stop=stop) is None
            timer.join()
        locked.rollback()
        locked.close()
        assert office.base.execute("SELECT count(*) FROM crm.client WHERE short_name LIKE '%Стой%'") == [(0,)]
        # nothing is lost either: the rows still wait
        done = client_imports.run(session, begun)
        assert done is not None
        assert done.counts == {"created": 1}


def test_many_imported_clients_are_found_at_once_and_their_letters_follow(office: Office) -> None:
    lines = "".join(f"ООО «Гурьба ж{n:04d}»\t{new_inn()}\t{KPP}\t\t\tГурьбов Иван\n" for n in range(600))
    told(office, "manager1", lines)
    waiting = "SELECT count(*) FROM priv.client_search WHERE grams = '{}'"
    assert office.base.execute(waiting) == [(600,)]
    assert [one["name"] for one in office.call("manager1", "client_lookup", "гурьба ж0599")["value"]] == [
        "ООО «Гурьба ж0599»"
    ]
    assert len(office.call("analyst", "client_search", "гурьба")["value"]) == 600
    assert len(office.call("analyst", "contact_search", "гурьбов", 50)["value"]) == 50
    with office.connect_as("manager1").session() as session:
        while client_imports.catch_up(session):
            pass
    assert office.base.execute(waiting) == [(0,)]
    assert len(office.call("analyst", "client_search", "гурьба")["value"]) == 600
    assert len(office.call("analyst", "contact_search", "гурьбов", 50)["value"]) == 50


def test_the_journal_of_an_import_is_that_of_single_rows(office: Office) -> None:
    inn = new_inn()
    told(office, "manager1", f"ООО «Журнал»\t{inn}\t{KPP}\t\t\tИванов Иван\n")
    told(office, "manager1", f"ООО «Журнал»\t{inn}\t{KPP}\t\tmail@example.com\n")
    client = card(office, inn)
    journal = office.base.execute(
        "SELECT operation, login, changes FROM priv.journal WHERE relation = 'client' AND row_id = %s ORDER BY id",
        (client["id"],),
    )
    assert [(operation, login) for operation, login, _changes in journal] == [
        ("insert", office.people["manager1"]), ("update", office.people["manager1"]),
    ]  # fmt: skip
    assert journal[0][2]["short_name"] == "ООО «Журнал»"
    assert journal[0][2]["created_by"] == office.ids["manager1"]
    assert journal[1][2] == {"email": ["", "mail@example.com"]}


def test_defaults_fill_what_the_file_does_not_say(office: Office) -> None:
    first, second = new_inn(), new_inn()
    file = import_file.paste(HEADER + f"ООО «А1»\t{first}\t{KPP}\nООО «Б1»\t{second}\t{KPP}\t\t\t\tСайт\n")
    file.defaults = {"source": "Выставка 2026", "tags": ["выставка"]}
    with office.connect_as("manager1").session() as session:
        begun = client_imports.stage(session, file)
        assert begun is not None
        client_imports.run(session, begun)
    assert (card(office, first)["source"], card(office, second)["source"]) == ("Выставка 2026", "Сайт")
    assert card(office, second)["tags"] == ["выставка"]


def test_the_messy_file_of_an_office_goes_in_and_comes_back(office: Office, tmp_path: Path) -> None:
    path = Path(__file__).resolve().parent.parent / "samples" / "clients_2000.xlsx"
    file: ImportFile = import_file.read(path)
    before = office.base.execute("SELECT count(*) FROM crm.client WHERE deleted_at IS NULL")
    with office.connect_as("analyst").session() as session:
        checked = client_imports.check(session, file)
        assert checked is not None
        done = client_imports.run(session, checked.import_id)
        assert done is not None
        assert done.counts == checked.counts
        assert done.count("created") > 1500
        out = {index: outcome for index, outcome in done.outcomes.items() if outcome not in client_imports.TAKEN}
        blocked = {index: "нет" for index in range(file.first, len(file.rows)) if file.is_blocked(index)}
        assert not out.keys() & blocked.keys()
        written = import_file.write_rejected(tmp_path / "не вошли.xlsx", file, {**out, **blocked}, "Причина")
        assert written == len(out) + len(blocked)
        filled = sum(1 for index in range(file.first, len(file.rows)) if file.rows[index])
        assert filled == done.count(*client_imports.TAKEN) + written
        again = sheet_rows.read(tmp_path / "не вошли.xlsx")[1]
        assert again[0][0] == "Причина"
        assert len(again) == written + 1
        client_imports.undo(session, done.import_id)
    assert office.base.execute("SELECT count(*) FROM crm.client WHERE deleted_at IS NULL") == before
