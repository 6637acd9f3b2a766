"""Bad statements: each is refused whole, with its sentence; what is taken twice changes nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from crm_desktop.services import payments
from crm_desktop.services.errors import Refused
from crm_desktop.ui import texts
from tests.office import Office

TODAY = date.today().strftime("%d.%m.%Y")
FOREIGN = "40702810000000009999"


def ours(office: Office) -> list[str]:
    return [row[0] for row in office.base.execute("SELECT account FROM crm.organization_account ORDER BY id")]


def section(account: str, incoming: str, opening: str = "1000.00", closing: str | None = None) -> list[str]:
    closing = closing or f"{float(opening) + float(incoming):.2f}"
    return [
        "СекцияРасчСчет", f"ДатаНачала={TODAY}", f"ДатаКонца={TODAY}", f"РасчСчет={account}",
        f"НачальныйОстаток={opening}", f"ВсегоПоступило={incoming}", "ВсегоСписано=0.00",
        f"КонечныйОстаток={closing}", "КонецРасчСчет",
    ]  # fmt: skip


def document(account: str, amount: str, number: str = "1", purpose: str = "Оплата") -> list[str]:
    return [
        "СекцияДокумент=Платежное поручение", f"Номер={number}", f"Дата={TODAY}", f"Сумма={amount}",
        "ПлательщикСчет=40702810000000000055", "ПлательщикИНН=", "Плательщик1=ООО «Кто-то»",
        f"ПолучательСчет={account}", f"ДатаПоступило={TODAY}", f"НазначениеПлатежа={purpose}", "КонецДокумента",
    ]  # fmt: skip


def whole(*parts: list[str], version: str = "1.03") -> str:
    head = ["1CClientBankExchange", f"ВерсияФормата={version}", "Кодировка=Windows", f"ДатаНачала={TODAY}"]
    return "\r\n".join([*head, *(line for part in parts for line in part), "КонецФайла"])


def brought(office: Office, path: Path, content: bytes) -> list[dict[str, object]]:
    path.write_bytes(content)
    with office.connect_as("accountant").session() as session:
        return payments.import_statement(session, payments.read_statement(path))


def stored(office: Office) -> list[tuple[object, ...]]:
    return office.base.execute(
        "SELECT (SELECT count(*) FROM crm.payment), (SELECT count(*) FROM crm.bank_statement),"
        " (SELECT coalesce(sum(received_kopecks), 0) FROM priv.organization_year)"
    )


Spoil = Callable[[str], bytes]
WINDOWS = "cp1251"


def changed(old: str, new: str) -> Spoil:
    """The file with one thing in it put wrong."""
    return lambda text: text.replace(old, new, 1).encode(WINDOWS)


CASES: list[tuple[str, Spoil, str]] = [
    ("another file", lambda _text: b"PK\x03\x04 something else", "not_a_statement"),
    ("an empty file", lambda _text: b"", "not_a_statement"),
    ("an unknown encoding", lambda text: text.encode("koi8-r", errors="replace"), "wrong_encoding"),
    ("cut in a document", lambda text: text.encode(WINDOWS)[:-60], "cut_file"),
    ("cut between", lambda text: text[: text.rindex("СекцияДокумент")].encode(WINDOWS), "cut_file"),
    ("received differs", changed("ВсегоПоступило=300.00", "ВсегоПоступило=300.01"), "totals_differ"),
    ("closing differs", changed("КонечныйОстаток=1300.00", "КонечныйОстаток=1.00"), "totals_differ"),
    ("a sum is no sum", changed("Сумма=100.00", "Сумма=сто"), "bad_value"),
    ("a day that is none", changed(f"ДатаПоступило={TODAY}", "ДатаПоступило=31.02.2026"), "bad_value"),
    ("no sum", changed("Сумма=100.00\r\n", ""), "missing_value"),
]


@pytest.mark.parametrize(("what", "spoil", "code"), CASES, ids=[case[0] for case in CASES])
def test_a_bad_file_is_refused_whole_with_its_sentence(
    office: Office, tmp_path: Path, qapp: QApplication, what: str, spoil: Spoil, code: str
) -> None:
    account = ours(office)[0]
    text = whole(section(account, "300.00"), document(account, "100.00"), document(account, "200.00", "2"))
    before = stored(office)
    with pytest.raises(Refused) as refused:
        brought(office, tmp_path / "выписка.txt", spoil(text))
    assert refused.value.code == code, what
    sentence = texts.refusal(refused.value.code, refused.value.facts)
    assert sentence
    assert "{" not in sentence
    assert stored(office) == before


def test_one_foreign_account_leaves_nothing_of_the_others(office: Office, tmp_path: Path) -> None:
    own = ours(office)[0]
    text = whole(
        section(own, "100.00"), section(FOREIGN, "50.00"), document(own, "100.00"), document(FOREIGN, "50.00", "2")
    )
    before = stored(office)
    with pytest.raises(Refused) as refused:
        brought(office, tmp_path / "две.txt", text.encode("cp1251"))
    assert (refused.value.code, refused.value.facts["account"]) == ("foreign_account", FOREIGN)
    assert stored(office) == before


def test_two_own_accounts_come_together(office: Office, tmp_path: Path) -> None:
    one, two = ours(office)[:2]
    text = whole(section(one, "10.00"), section(two, "20.00"), document(one, "10.00"), document(two, "20.00"))
    answers = brought(office, tmp_path / "две.txt", text.encode("cp1251"))
    assert {(answer["account"], answer["new"]) for answer in answers} == {(one, 1), (two, 1)}


def test_a_section_for_every_day_makes_one_statement(office: Office, tmp_path: Path) -> None:
    account = ours(office)[0]
    text = whole(
        section(account, "5.00"), section(account, "7.00", opening="1005.00"), document(account, "5.00", "d1"),
        document(account, "7.00", "d2"),
    )  # fmt: skip
    (answer,) = brought(office, tmp_path / "дни.txt", text.encode("cp1251"))
    assert answer["new"] == 2
    row = office.base.execute(
        "SELECT opening_kopecks, incoming_kopecks, closing_kopecks FROM crm.bank_statement WHERE id = %s",
        (answer["statement_id"],),
    )
    assert row == [(100_000, 1_200, 101_200)]


def test_one_number_for_two_payments_is_two_payments_and_one_payment_twice_is_one(
    office: Office, tmp_path: Path
) -> None:
    account = ours(office)[0]
    twice = document(account, "31.00", "same", "Один и тот же")
    text = whole(
        section(account, "124.00"), document(account, "30.00", "same"), document(account, "32.00", "same"), twice, twice
    )
    (answer,) = brought(office, tmp_path / "номера.txt", text.encode("cp1251"))
    assert (answer["new"], answer["known"]) == (3, 1)
    (again,) = brought(office, tmp_path / "номера.txt", text.encode("cp1251"))
    assert (again["new"], again["known"]) == (0, 4)


@pytest.mark.parametrize(
    ("encoding", "version"), [("cp1251", "1.02"), ("cp866", "1.03"), ("utf-8", "1.03"), ("utf-8-sig", "1.02")]
)
def test_every_encoding_and_version_brings_the_same_payment(
    office: Office, tmp_path: Path, encoding: str, version: str
) -> None:
    account = ours(office)[0]
    purpose = f"Оплата за услуги {encoding} {version}"
    body = [line.replace("«", '"').replace("»", '"') for line in document(account, "9.00", encoding, purpose)]
    text = whole(section(account, "9.00"), body, version=version)
    (answer,) = brought(office, tmp_path / "выписка.txt", text.encode(encoding))
    assert answer["new"] == 1
    found = office.base.execute("SELECT counterparty_name FROM crm.payment WHERE purpose = %s", (purpose,))
    assert found == [('ООО "Кто-то"',)]
