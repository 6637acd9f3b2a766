"""Files of records: read back byte for byte, refused with a sentence, closed to those who do not see the record."""

import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.services import files
from crm_desktop.services.errors import Denied, Refused
from tests.office import Office

PICTURE = bytes(range(256)) * 40


def attach(
    office: Office, name: str, document: str, id: int, content: bytes = PICTURE, called: str = "Скан.pdf"
) -> int:
    with office.connect_as(name).session() as session:
        return files.attach_content(session, document, id, called, content)


def listed(office: Office, name: str, document: str, id: int) -> list[dict[str, Any]]:
    with office.connect_as(name).reader() as reader:
        return files.listed(reader, document, id)


def content(office: Office, name: str, id: int) -> tuple[str, bytes]:
    with office.connect_as(name).reader() as reader:
        return files.content(reader, id)


def test_a_file_comes_back_byte_for_byte_with_who_attached_it(office: Office, tmp_path: Path) -> None:
    deal = office.deal_at("recorded").deal
    path = tmp_path / "Договор № 5.pdf"
    path.write_bytes(PICTURE)
    with office.connect_as("manager1").session() as session:
        number = files.attach(session, "deal", deal, path)
    (shown,) = [one for one in office.read("manager1", "deal", deal)["files"] if one["id"] == number]
    assert (shown["name"], shown["size"], shown["author"], shown["removable"]) == (
        "Договор № 5.pdf", len(PICTURE), "Волкова А. С.", True,
    )  # fmt: skip
    assert content(office, "manager1", number) == ("Договор № 5.pdf", PICTURE)
    told = office.read("manager1", "deal", deal)["timeline"][0]
    assert (told["kind"], told["text"], told["facts"]) == ("file", "attach", {"name": "Договор № 5.pdf"})


def test_a_file_of_a_client_is_seen_by_every_holder_of_a_direction_of_it(office: Office) -> None:
    office.claim("manager1", "Медприбор", "Сертификация")
    office.claim("manager4", "Медприбор", "СМК и ISO")
    client = office.client("Медприбор")
    number = attach(office, "manager1", "client", client)
    for name in ("manager1", "manager4", "analyst", "director"):
        assert [one["id"] for one in office.read(name, "client", client)["files"]] == [number], name
    assert [one["text"] for one in office.read("manager4", "client", client)["timeline"][:1]] == ["attach"]
    assert content(office, "manager4", number)[1] == PICTURE


def test_who_does_not_see_the_record_neither_reads_nor_attaches(office: Office) -> None:
    office.claim("manager1", "Химпродукт", "Сертификация")
    client, deal = office.client("Химпродукт"), office.deal_at("recorded").deal
    for document, id in (("client", client), ("deal", deal)):
        number = attach(office, "manager1", document, id)
        for name in ("manager5", "expert1", "administrator"):
            assert listed(office, name, document, id) == []
            with pytest.raises(Denied):
                content(office, name, number)
            for target in (id, 10**12):
                with pytest.raises(Denied):
                    attach(office, name, document, target)
            with pytest.raises(Denied), office.connect_as(name).session() as session:
                files.remove(session, number)


def test_who_only_reads_attaches_nothing(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    for name in ("director", "analyst"):
        assert not office.read(name, "deal", deal)["attachable"]
        with pytest.raises(Denied):
            attach(office, name, "deal", deal)


def test_the_accountant_attaches_the_signed_act_and_takes_out_his_own_only(office: Office) -> None:
    deal = office.deal_at("issued")
    his = attach(office, "accountant", "invoice", deal.invoice)
    hers = attach(office, "manager1", "invoice", deal.invoice)
    marks = {one["id"]: one["removable"] for one in listed(office, "accountant", "invoice", deal.invoice)}
    assert marks == {his: True, hers: False}
    with pytest.raises(Denied), office.connect_as("accountant").session() as session:
        files.remove(session, hers)
    with office.connect_as("accountant").session() as session:
        files.remove(session, his)
    assert [one["id"] for one in listed(office, "manager1", "invoice", deal.invoice)] == [hers]


def test_an_expert_reads_what_is_attached_to_a_request_that_was_sent(office: Office) -> None:
    deal = office.deal_at("recorded")
    request, _ = office.save("manager1", "calculation_request", None, {"deal_id": deal.deal}, lines=[{"service_id": 1}])
    number = attach(office, "manager1", "calculation_request", request)
    ((group,),) = office.base.execute("SELECT group_id FROM crm.calculation_line WHERE request_id = %s", (request,))
    ((login,),) = office.base.execute(
        "SELECT e.login FROM crm.expert_group_member m JOIN crm.employee e ON e.id = m.employee_id"
        " WHERE m.group_id = %s ORDER BY e.id LIMIT 1",
        (group,),
    )
    expert = next(key for key, known in office.people.items() if known == login)
    assert listed(office, expert, "calculation_request", request) == []
    office.do("manager1", "calculation_request", "send", request)
    assert content(office, expert, number)[1] == PICTURE
    with pytest.raises(Denied):
        attach(office, expert, "calculation_request", request)


def test_a_file_of_work_that_is_not_released_is_hidden_from_the_experts(office: Office) -> None:
    deal = office.deal_at("launched")
    work = deal.work_items[0]
    number = attach(office, "manager1", "work_item", work)
    seen = [office.people[name] for name in ("expert1", "expert2", "expert3", "expert4") if name in office.people]
    assert seen
    state = office.state("work_item", work)
    ((group,),) = office.base.execute("SELECT group_id FROM crm.work_item WHERE id = %s", (work,))
    ((login,),) = office.base.execute(
        "SELECT e.login FROM crm.expert_group_member m JOIN crm.employee e ON e.id = m.employee_id"
        " WHERE m.group_id = %s ORDER BY e.id LIMIT 1",
        (group,),
    )
    expert = next(key for key, known in office.people.items() if known == login)
    assert [one["id"] for one in listed(office, expert, "work_item", work)] == ([] if state == "planned" else [number])
    office.base.execute("UPDATE crm.work_item SET state = 'planned' WHERE id = %s", (work,))
    assert listed(office, expert, "work_item", work) == []


def test_a_removed_file_is_gone_and_its_removal_is_told(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    number = attach(office, "manager1", "deal", deal, called="Черновик.docx")
    with office.connect_as("manager1").session() as session:
        files.remove(session, number)
    with pytest.raises(Denied):
        content(office, "manager1", number)
    assert office.base.execute("SELECT count(*) FROM crm.file WHERE id = %s", (number,)) == [(0,)]
    told = office.read("manager1", "deal", deal)["timeline"][0]
    assert (told["kind"], told["text"], told["facts"]["name"]) == ("file", "detach", "Черновик.docx")


def test_what_is_too_large_is_refused_before_a_byte_is_read(office: Office, tmp_path: Path) -> None:
    deal = office.deal_at("recorded").deal
    path = tmp_path / "Видео.mp4"
    with path.open("wb") as stream:
        stream.truncate(files.LIMIT + 1024 * 1024)
    with pytest.raises(Refused) as refused, office.connect_as("manager1").session() as session:
        files.attach(session, "deal", deal, path)
    assert (refused.value.code, refused.value.facts) == ("file_too_large", {"megabytes": 26.0, "limit": 25})


def test_the_base_itself_refuses_what_is_too_large_or_empty(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    sql = "SELECT api.file_attach('deal', %s, 'x', {})"
    wrong = (("convert_to(repeat('x', 26214401), 'UTF8')", "file_too_large"), ("''::bytea", "file_empty"))
    for content_sql, code in wrong:
        with pytest.raises(Refused) as refused, office.connect_as("manager1").reader() as reader:
            reader.value(sql.format(content_sql), (deal,))
        assert refused.value.code == code


def test_the_largest_file_that_is_allowed_is_kept(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    whole = os.urandom(1024) * (files.LIMIT // 1024)
    assert content(office, "manager1", attach(office, "manager1", "deal", deal, whole))[1] == whole


def test_a_record_holds_two_hundred_files(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    with office.connect_as("manager1").reader() as reader:
        reader.rows(
            "INSERT INTO crm.file (document, document_id, name, content)"
            " SELECT 'deal', %s, n || '.txt', 'x' FROM generate_series(1, 199) n",
            (deal,),
        )
    left = 200 - len(listed(office, "manager1", "deal", deal))
    for _ in range(left):
        attach(office, "manager1", "deal", deal)
    with pytest.raises(Refused) as refused:
        attach(office, "manager1", "deal", deal)
    assert refused.value.code == "files_too_many"
    office.base.execute("DELETE FROM crm.file WHERE document = 'deal' AND document_id = %s", (deal,))


def test_holder_size_and_sum_are_the_base_s_own(office: Office) -> None:
    """Who writes without the program may name neither: there is no right to those columns, and the rest is filled."""
    deal = office.deal_at("recorded").deal
    for column, value in (("owner_id", office.ids["manager5"]), ("sha256", "''"), ("size", 1), ("created_by", 1)):
        with pytest.raises(Denied), office.connect_as("manager1").reader() as reader:
            reader.rows(
                f"INSERT INTO crm.file (document, document_id, name, content, {column})"
                f" VALUES ('deal', %s, 'x', 'x', {value})",
                (deal,),
            )
    with pytest.raises(Denied), office.connect_as("manager1").reader() as reader:
        reader.rows("UPDATE crm.file SET name = 'другое'")
    with pytest.raises(Denied), office.connect_as("manager1").reader() as reader:
        reader.rows("DELETE FROM crm.file")


def test_a_file_hangs_on_a_record_and_on_nothing_else(office: Office) -> None:
    for document in ("employee", "organization", "contact", "pg_class", "deal; DROP TABLE crm.file", ""):
        with pytest.raises(Denied):
            attach(office, "manager1", document, 1)


def test_bytes_that_were_changed_in_the_base_are_not_handed_out(office: Office) -> None:
    deal = office.deal_at("recorded").deal
    number = attach(office, "manager1", "deal", deal)
    office.base.execute("UPDATE crm.file SET content = 'other' WHERE id = %s", (number,))
    with pytest.raises(Refused) as refused:
        content(office, "manager1", number)
    assert refused.value.code == "file_changed"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Договор.pdf", "Договор.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\calc.exe", "calc.exe"),
        ("отчёт\u202efdp.exe", "отчёт_fdp.exe"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        (' что:"то"?. ', "что__то__"),
        ("строка\nдве.txt", "строка_две.txt"),
        ("", "_"),
        ("...", "_"),
        ("я" * 300 + ".docx", "я" * 145 + ".docx"),
    ],
)
def test_a_name_is_one_on_every_system(office: Office, name: str, safe: str) -> None:
    assert files.safe_name(name) == safe
    assert files.safe_name(safe) == safe
    deal = office.deal_at("recorded").deal
    with office.connect_as("manager1").reader() as reader:
        number = reader.value("SELECT api.file_attach('deal', %s, %s, 'x')", (deal, name))
    ((kept,),) = office.base.execute("SELECT name FROM crm.file WHERE id = %s", (number,))
    assert not set(kept) & set('/\\:*?"<>|\n\u202e')
    assert 1 <= len(kept) <= 150
    office.base.execute("DELETE FROM crm.file WHERE id = %s", (number,))


@pytest.mark.parametrize("name", ["a.exe", "A.BAT", "счёт.pdf.js", "ярлык.lnk", "x.ps1 ", "макрос.vbs", "образ.iso"])
def test_a_program_is_known_by_its_name_and_never_opened_from_here(office: Office, name: str) -> None:
    assert files.is_executable(name)
    number = attach(office, "manager1", "deal", office.deal_at("recorded").deal, called=name)
    with pytest.raises(Refused) as refused, office.connect_as("manager1").reader() as reader:
        files.open_copy(reader, number)
    assert refused.value.code == "file_executable"


def test_a_copy_to_look_at_is_private_and_cannot_be_edited_by_mistake(office: Office) -> None:
    number = attach(office, "manager1", "deal", office.deal_at("recorded").deal, called="Письмо.txt")
    with office.connect_as("manager1").reader() as reader:
        path = files.open_copy(reader, number)
        assert files.open_copy(reader, number) == path
    assert path.read_bytes() == PICTURE
    assert not path.stat().st_mode & stat.S_IWUSR
    if sys.platform != "win32":
        assert not path.stat().st_mode & 0o077
        assert not path.parent.stat().st_mode & 0o077


def test_a_file_is_saved_where_the_person_chose(office: Office, tmp_path: Path) -> None:
    number = attach(office, "manager1", "deal", office.deal_at("recorded").deal)
    with office.connect_as("manager1").reader() as reader:
        assert files.save_as(reader, number, tmp_path / "Мой.pdf").read_bytes() == PICTURE
        with pytest.raises(Refused) as refused:
            files.save_as(reader, number, tmp_path / "нет" / "такой папки.pdf")
    assert refused.value.code == "file_not_written"


def test_a_file_that_cannot_be_read_is_told_by_its_name(office: Office, tmp_path: Path) -> None:
    deal = office.deal_at("recorded").deal
    for path, code in ((tmp_path / "нет.pdf", "file_unreadable"), (tmp_path / "пусто.txt", "file_empty")):
        if code == "file_empty":
            path.touch()
        with pytest.raises(Refused) as refused, office.connect_as("manager1").session() as session:
            files.attach(session, "deal", deal, path)
        assert refused.value.code == code


def test_files_follow_a_direction_that_is_handed_over(office: Office) -> None:
    deal = office.deal_at("recorded", manager="manager2", services=(25,))
    number = attach(office, "manager2", "deal", deal.deal)
    ((slot,),) = office.base.execute("SELECT client_direction_id FROM crm.deal WHERE id = %s", (deal.deal,))
    office.do("analyst", "client_direction", "hand_over", slot, manager_id=office.ids["manager1"], reason="отпуск")
    assert content(office, "manager1", number)[1] == PICTURE
    with pytest.raises(Denied):
        content(office, "manager2", number)
