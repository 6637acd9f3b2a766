"""The directory of banks of the Bank of Russia: read from any shape it comes in, refused whole when it is not whole."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from crm_desktop.services import bank_directory
from crm_desktop.services.bank_directory import BankFile
from crm_desktop.services.errors import Denied, Refused
from tests.office import Office

HEAD = (
    '<?xml version="1.0" encoding="WINDOWS-1251"?>\n<ED807 xmlns="urn:cbr-ru:ed:v2.0" EDNo="1" EDDate="2026-11-20"'
    ' EDAuthor="4583001999" CreationReason="RQST" InfoTypeCode="{kind}" BusinessDay="2026-11-23">\n'
)
ENTRY = (
    '<BICDirectoryEntry BIC="{bik}"><ParticipantInfo NameP="{name}" CntrCd="RU" Rgn="45" Ind="101000" Tnp="{kind}"'
    ' Nnp="{town}" Adr="ул. Демо, 1" DateIn="1996-07-10" PtType="20" Srvcs="5" XchType="1" UID="4525225000"'
    ' ParticipantStatus="{status}"/>{accounts}</BICDirectoryEntry>\n'
)
ACCOUNT = (
    '<Accounts Account="{account}" RegulationAccountType="{kind}" CK="50" AccountCBRBIC="044525000"'
    ' DateIn="2013-01-09" AccountStatus="{status}"/>'
)


def entry(
    bik: str, name: str, town: str = "Москва", account: str = "", *, status: str = "PSAC", kind: str = "г"
) -> str:
    accounts = ACCOUNT.format(account=account, kind="CRSA", status="ACAC") if account else ""
    return ENTRY.format(bik=bik, name=name, town=town, status=status, kind=kind, accounts=accounts)


DEMO = (
    entry("044599901", "АО &quot;ДЕМО-БАНК&quot;", "Москва", "30101810000000000901"),
    entry("044525225", "ПАО Сбербанк", "Москва", "30101810400000000225"),
    entry("044525000", "ГУ Банка России по ЦФО", "Москва 35"),
    entry("044525111", "Закрытый банк", status="PSDL"),
)


def written(path: Path, *entries: str, kind: str = "FIRR", encoding: str = "cp1251") -> Path:
    text = HEAD.format(kind=kind) + "".join(entries) + "</ED807>\n"
    path.write_bytes(text.replace("WINDOWS-1251", "UTF-8" if encoding == "utf-8" else "WINDOWS-1251").encode(encoding))
    return path


@pytest.fixture
def banks(office: Office) -> Office:
    """The office with its two banks, whatever another test has loaded."""
    office.base.execute("DELETE FROM crm.bank WHERE bik NOT IN ('044599901', '044099902')")
    office.base.execute(
        "UPDATE crm.bank SET closed_on = NULL, name = v.name, town = v.town FROM (VALUES"
        " ('044599901', 'АО «ДЕМО-БАНК»', 'г. Москва'), ('044099902', 'ПАО «УЧЕБНЫЙ БАНК»', 'г. Санкт-Петербург'))"
        " AS v(bik, name, town) WHERE v.bik = bank.bik"
    )
    return office


def counts(office: Office, name: str, file: BankFile, dry: bool = False) -> dict[str, int]:
    with office.connect_as(name).session() as session:
        return bank_directory.load(session, file, dry)


def test_banks_are_read_with_town_account_and_state(tmp_path: Path) -> None:
    file = bank_directory.read(written(tmp_path / "20261123_ED807_full.xml", *DEMO))
    assert (file.made_on, file.whole, file.skipped) == (date(2026, 11, 23), True, 0)
    found = {bank.bik: bank for bank in file.banks}
    assert (found["044599901"].name, found["044599901"].town) == ('АО "ДЕМО-БАНК"', "г. Москва")
    assert found["044525225"].correspondent_account == "30101810400000000225"
    assert found["044525000"].correspondent_account == ""
    assert [bank.bik for bank in file.banks if bank.closed] == ["044525111"]


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8"])
def test_the_zip_it_is_published_in_is_read_as_well(tmp_path: Path, encoding: str) -> None:
    inner = written(tmp_path / "ED807.xml", *DEMO, encoding=encoding)
    packed = tmp_path / "20261123ED01OSBR.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, inner.name)
    assert bank_directory.read(packed).banks == bank_directory.read(inner).banks


def test_another_namespace_and_foreign_prefixes_change_nothing(tmp_path: Path) -> None:
    plain = bank_directory.read(written(tmp_path / "plain.xml", *DEMO))
    text = (tmp_path / "plain.xml").read_bytes().decode("cp1251")
    bare = tmp_path / "bare.xml"
    bare.write_bytes(text.replace(' xmlns="urn:cbr-ru:ed:v2.0"', "").encode("cp1251"))
    prefixed = tmp_path / "prefixed.xml"
    renamed = text.replace("xmlns=", "xmlns:ed=").replace("urn:cbr-ru:ed:v2.0", "urn:cbr-ru:ed:v9")
    for name in ("ED807", "BICDirectoryEntry", "ParticipantInfo", "Accounts"):
        renamed = renamed.replace(f"<{name}", f"<ed:{name}").replace(f"</{name}", f"</ed:{name}")
    prefixed.write_bytes(renamed.encode("cp1251"))
    assert bank_directory.read(bare).banks == bank_directory.read(prefixed).banks == plain.banks


def test_only_an_open_correspondent_account_counts(tmp_path: Path) -> None:
    def account(number: str, kind: str, status: str) -> str:
        return ACCOUNT.format(account=number, kind=kind, status=status)

    accounts = (
        account("40101810000000000225", "UTRA", "ACAC")
        + account("30101810400000000999", "CRSA", "ACDL")
        + account("30101810400000000225", "CRSA", "ACAC")
    )
    one = ENTRY.format(bik="044525225", name="Банк", town="Тула", status="PSAC", kind="г", accounts=accounts)
    (bank,) = bank_directory.read(written(tmp_path / "a.xml", one)).banks
    assert bank.correspondent_account == "30101810400000000225"


def test_what_is_no_bank_is_counted_and_left_out(tmp_path: Path) -> None:
    file = bank_directory.read(written(tmp_path / "a.xml", *DEMO, entry("12345", "Без БИК"), entry("044525226", " ")))
    assert (len(file.banks), file.skipped) == (4, 2)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.999])
def test_a_cut_file_is_refused_with_a_sentence_of_its_own(tmp_path: Path, share: float) -> None:
    whole = written(tmp_path / "a.xml", *DEMO).read_bytes()
    cut = tmp_path / "cut.xml"
    cut.write_bytes(whole[: int(len(whole) * share) - 1])
    with pytest.raises(Refused) as refused:
        bank_directory.read(cut)
    assert refused.value.code == "bank_file_cut"


def test_a_cut_zip_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(written(tmp_path / "a.xml", *DEMO), "a.xml")
    packed.write_bytes(packed.read_bytes()[:-100])
    with pytest.raises(Refused) as refused:
        bank_directory.read(packed)
    assert refused.value.code == "bank_file_cut"


def test_a_fault_in_the_middle_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xml", DEMO[0], "<BICDirectoryEntry BIC=044525225>\n", DEMO[1])
    with pytest.raises(Refused) as refused:
        bank_directory.read(path)
    assert (refused.value.code, refused.value.facts["line"]) == ("bank_file_broken", 4)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<?xml version='1.0'?><ED101/>",
        b"%PDF-1.7 not xml at all",
        "БИК;Название\n044525225;Сбербанк".encode("cp1251"),
        b"<html><body>404</body></html>",
        b"<?xml version='1.0'?><!DOCTYPE ED807 [<!ENTITY a 'b'>]><ED807>&a;</ED807>",
    ],
)
def test_another_file_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "чужой.xml"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        bank_directory.read(path)
    assert (refused.value.code, refused.value.facts["file"]) == ("bank_file_wrong", "чужой.xml")


def test_a_directory_without_banks_would_close_them_all_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        bank_directory.read(written(tmp_path / "a.xml"))
    assert refused.value.code == "bank_file_empty"


def test_a_zip_of_something_else_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "нет")
    for path, code in ((packed, "bank_file_wrong"), (tmp_path / "нет.xml", "bank_file_unreadable")):
        with pytest.raises(Refused) as refused:
            bank_directory.read(path)
        assert refused.value.code == code


def test_a_rehearsal_counts_and_changes_nothing_then_loading_does_what_was_told(banks: Office, tmp_path: Path) -> None:
    file = bank_directory.read(written(tmp_path / "a.xml", *DEMO))
    before = banks.base.execute("SELECT bik, name, closed_on FROM crm.bank ORDER BY bik")
    told = counts(banks, "accountant", file, dry=True)
    assert told == {"new": 2, "changed": 1, "closed": 1, "reopened": 0, "same": 0}
    assert banks.base.execute("SELECT bik, name, closed_on FROM crm.bank ORDER BY bik") == before
    assert counts(banks, "accountant", file) == told
    kept = banks.base.execute("SELECT bik, name, town, closed_on = sec.today() FROM crm.bank ORDER BY bik")
    assert kept == [
        ("044099902", "ПАО «УЧЕБНЫЙ БАНК»", "г. Санкт-Петербург", True),
        ("044525000", "ГУ Банка России по ЦФО", "г. Москва 35", None),
        ("044525225", "ПАО Сбербанк", "г. Москва", None),
        ("044599901", 'АО "ДЕМО-БАНК"', "г. Москва", None),
    ]
    again = counts(banks, "administrator", file)
    assert again == {"new": 0, "changed": 0, "closed": 0, "reopened": 0, "same": 3}
    back = bank_directory.read(written(tmp_path / "b.xml", *DEMO, entry("044099902", "ПАО Учебный", "Тверь")))
    assert counts(banks, "accountant", back)["reopened"] == 1
    kept = banks.base.execute("SELECT name, closed_on FROM crm.bank WHERE bik = '044099902'")
    assert kept == [("ПАО Учебный", None)]


def test_a_list_of_changes_closes_only_what_it_names(banks: Office, tmp_path: Path) -> None:
    closing = entry("044525225", "ПАО Сбербанк", status="PSDL")
    file = bank_directory.read(written(tmp_path / "c.xml", closing, kind="SIRR"))
    assert not file.whole
    counts(banks, "accountant", bank_directory.read(written(tmp_path / "a.xml", *DEMO)))
    assert counts(banks, "accountant", file) == {"new": 0, "changed": 0, "closed": 1, "reopened": 0, "same": 0}
    closed = banks.base.execute("SELECT bik FROM crm.bank WHERE closed_on IS NOT NULL ORDER BY bik")
    assert ("044525225",) in closed
    assert ("044599901",) not in closed


@pytest.mark.parametrize("name", ["manager1", "expert1", "analyst", "director"])
def test_who_does_not_keep_the_list_loads_nothing(banks: Office, tmp_path: Path, name: str) -> None:
    file = bank_directory.read(written(tmp_path / "a.xml", *DEMO))
    for dry in (True, False):
        with pytest.raises(Denied):
            counts(banks, name, file, dry)


@pytest.mark.parametrize(
    "rows",
    ["[]", '[{"bik": "1", "name": "x"}]', '[{"bik": "044525225"}]',
     '[{"bik": "044525225", "name": "x"}, {"bik": "044525225", "name": "y"}]'],
)  # fmt: skip
def test_rows_no_program_would_send_are_refused_whole(banks: Office, rows: str) -> None:
    before = banks.base.execute("SELECT count(*) FROM crm.bank WHERE closed_on IS NULL")
    with pytest.raises(Refused) as refused:
        banks.call("accountant", "banks_load", rows, True, False)
    assert refused.value.code == "bank_rows_wrong"
    assert banks.base.execute("SELECT count(*) FROM crm.bank WHERE closed_on IS NULL") == before
