"""Statements of client banks: encodings, sections, totals, refusals and the words of payers."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from crm_desktop.services import bank_statement, payment_purpose
from crm_desktop.services.bank_statement import Direction, Statement, StatementRefused
from crm_desktop.services.payment_purpose import InvoiceReference

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
DEMO = (SAMPLES / "statement_demo.txt").read_bytes()
TEXT = DEMO.decode("cp1251")
OUR_ACCOUNT = "40702810900000001001"


def parsed(text: str, encoding: str = "cp1251") -> Statement:
    return bank_statement.parsed(text.encode(encoding))


def refusal(content: bytes) -> StatementRefused:
    with pytest.raises(StatementRefused) as caught:
        bank_statement.parsed(content)
    return caught.value


def test_the_sample_gives_its_three_documents() -> None:
    statement = bank_statement.parsed(DEMO)
    told = [(d.direction, d.number, d.amount, d.inn, d.name, d.bank_date) for d in statement.documents]
    assert told == [
        (
            Direction.INCOMING,
            "512",
            Decimal("144500.00"),
            "7899001027",
            "АО «Станкомаш Демо»",
            date(2026, 11, 20),
        ),
        (
            Direction.INCOMING,
            "77",
            Decimal("50000.00"),
            "7799001016",
            "ООО «Ромашка Демо»",
            date(2026, 11, 23),
        ),
        (
            Direction.OUTGOING,
            "31",
            Decimal("30000.00"),
            "7799001016",
            "ООО «Ромашка Демо»",
            date(2026, 11, 23),
        ),
    ]
    assert statement.account_numbers == (OUR_ACCOUNT,)
    assert (statement.version, statement.encoding, statement.warnings) == ("1.03", "cp1251", ())
    assert (statement.since, statement.until) == (date(2026, 11, 20), date(2026, 11, 23))


def test_documents_name_their_invoices_and_refunds() -> None:
    first, second, third = bank_statement.parsed(DEMO).documents
    assert first.invoices == (InvoiceReference("СК-000123", date(2026, 11, 16)),)
    assert second.invoices == (InvoiceReference("СК-000124", date(2026, 11, 20)),)
    assert [d.says_refund for d in (first, second, third)] == [False, False, True]
    assert first.kpp == "789901001"
    assert (first.account, first.bic) == ("40702810500000005002", "044599901")
    assert first.purpose.endswith("за сертификацию продукции. Без НДС")


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_gives_the_same_documents(encoding: str) -> None:
    text = TEXT.replace("–", "-").replace("«", '"').replace("»", '"').replace("№", "N")
    assert parsed(text, encoding).documents == parsed(text).documents


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r\n\r\n"])
def test_line_ends_and_blank_lines_do_not_matter(line_end: str) -> None:
    text = line_end.join(TEXT.splitlines())
    assert parsed(text).documents == bank_statement.parsed(DEMO).documents


def test_version_1_02_and_unknown_keys_are_taken() -> None:
    text = TEXT.replace("ВерсияФормата=1.03", "ВерсияФормата=1.02").replace(
        "Очередность=5", "Очередность=5\r\nНовыйКлюч=а=б"
    )
    statement = parsed(text)
    assert statement.version == "1.02"
    assert statement.documents[0].raw["НовыйКлюч"] == "а=б"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "Выписка за ноябрь".encode(), b"1CClientBank"])
def test_another_file_is_no_statement(content: bytes) -> None:
    assert refusal(content).code == "not_a_statement"


def test_a_file_in_an_unknown_encoding_is_refused_and_not_read_as_rubbish() -> None:
    assert refusal(TEXT.encode("koi8-r", errors="replace")).code == "wrong_encoding"


def test_a_file_cut_inside_a_document_is_refused() -> None:
    problem = refusal(TEXT[: TEXT.index("НазначениеПлатежа=Предоплата")].encode("cp1251"))
    assert (problem.code, problem.facts["section"]) == ("cut_file", "КонецДокумента")


def test_a_file_cut_between_documents_is_noticed_by_its_totals() -> None:
    end = TEXT.index("КонецДокумента") + len("КонецДокумента\r\n")
    problem = refusal(TEXT[:end].encode("cp1251"))
    assert (problem.code, problem.facts["counted"]) == ("cut_file", Decimal("144500.00"))


def test_a_whole_file_without_its_end_mark_is_taken_with_a_warning() -> None:
    statement = parsed(TEXT.replace("КонецФайла", ""))
    assert [warning.code for warning in statement.warnings] == ["no_end_mark"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("ВсегоПоступило=194500.00", "ВсегоПоступило=194500.01", "incoming"),
        ("ВсегоСписано=30000.00", "ВсегоСписано=29999.99", "outgoing"),
        ("КонечныйОстаток=1164500.00", "КонечныйОстаток=1.00", "closing"),
        ("Сумма=50000.00", "Сумма=50000.01", "incoming"),
    ],
)
def test_totals_that_differ_by_a_kopeck_are_refused(old: str, new: str, what: str) -> None:
    problem = refusal(TEXT.replace(old, new).encode("cp1251"))
    assert (problem.code, problem.facts["what"]) == ("totals_differ", what)
    assert problem.facts["stated"] != problem.facts["counted"]


def daily(first_closing: str) -> str:
    head, rest = TEXT.split("СекцияРасчСчет", 1)
    documents = rest.split("КонецРасчСчет\r\n", 1)[1]
    section = (
        "СекцияРасчСчет\r\nДатаНачала={0}\r\nРасчСчет=40702810900000001001\r\nНачальныйОстаток={1}\r\n"
        "ВсегоПоступило={2}\r\nВсегоСписано={3}\r\nКонечныйОстаток={4}\r\nКонецРасчСчет\r\n"
    )
    first = section.format("20.11.2026", "1000000.00", "144500.00", "0.00", first_closing)
    second = section.format("23.11.2026", "1144500.00", "50000.00", "30000.00", "1164500.00")
    return head + first + second + documents


def test_a_section_per_day_adds_up() -> None:
    assert len(parsed(daily("1144500.00")).accounts) == 2


def test_a_day_that_does_not_begin_where_the_last_one_ended_is_refused() -> None:
    assert refusal(daily("1144500.01").encode("cp1251")).facts["what"] == "opening"


@pytest.mark.parametrize("spelling", ["144 500,00", "144500", "144500,00", "144\u00a0500.00"])
def test_a_sum_is_read_in_every_spelling_of_the_banks(spelling: str) -> None:
    assert parsed(TEXT.replace("144500.00", spelling)).documents[0].amount == Decimal("144500.00")


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("Сумма=144500.00", "Сумма=много", "bad_value", "Сумма"),
        ("Дата=20.11.2026", "Дата=31.02.2026", "bad_value", "Дата"),
        ("Сумма=144500.00", "Сумма=", "missing_value", "Сумма"),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_line(old: str, new: str, code: str, key: str) -> None:
    problem = refusal(TEXT.replace(old, new, 1).encode("cp1251"))
    assert (problem.code, problem.facts["key"]) == (code, key)
    assert problem.facts["line"] == 20


def test_a_missing_bank_date_falls_back_to_the_order_and_is_flagged() -> None:
    document = parsed(TEXT.replace("ДатаПоступило=20.11.2026\r\n", "")).documents[0]
    assert (document.bank_date, document.bank_date_missing) == (date(2026, 11, 20), True)


def test_a_payer_without_its_own_line_is_named_without_its_inn() -> None:
    document = parsed(TEXT.replace("Плательщик1=АО «Станкомаш Демо»\r\n", "")).documents[0]
    assert document.name == "АО «Станкомаш Демо»"


def test_a_transfer_of_our_own_money_is_no_income() -> None:
    assert parsed(TEXT.replace("7899001027", "7799000012")).documents[0].is_internal
    assert not bank_statement.parsed(DEMO).documents[0].is_internal


def test_a_transfer_between_two_accounts_of_the_file_moves_both() -> None:
    other = "40702810300000001002"
    text = TEXT.replace("40702810500000005002", other).replace(
        f"РасчСчет={OUR_ACCOUNT}\r\nСекция", f"РасчСчет={OUR_ACCOUNT}\r\nРасчСчет={other}\r\nСекция"
    )
    moves = [(d.our_account, d.direction) for d in parsed(text).documents[:2]]
    assert moves == [(OUR_ACCOUNT, Direction.INCOMING), (other, Direction.OUTGOING)]


def test_a_document_of_other_people_is_left_out_with_a_warning() -> None:
    stranger = TEXT.split("КонецРасчСчет\r\n")[1].split("СекцияДокумент")[1].replace(OUR_ACCOUNT, "4" * 20)
    text = TEXT.replace("КонецФайла", f"СекцияДокумент{stranger}КонецФайла")
    statement = parsed(text)
    assert len(statement.documents) == 3
    assert [(w.code, w.facts["number"]) for w in statement.warnings] == [("foreign_document", "512")]


def test_a_statement_without_an_account_is_refused() -> None:
    text = TEXT.split("РасчСчет=")[0] + "СекцияДокумент" + TEXT.split("СекцияДокумент", 1)[1]
    assert refusal(text.encode("cp1251")).code == "no_account"


def test_the_duplicate_key_is_the_same_in_two_files_and_differs_by_a_kopeck() -> None:
    keys = [document.duplicate_key for document in bank_statement.parsed(DEMO).documents]
    again = [document.duplicate_key for document in parsed(TEXT, "utf-8").documents]
    assert keys == again
    assert len(set(keys)) == 3
    assert keys[0].startswith(
        f"{OUR_ACCOUNT}|incoming|2026-11-20|512|14450000|7899001027|40702810500000005002|"
    )


def test_a_purpose_in_six_pieces_is_put_together() -> None:
    whole = "НазначениеПлатежа=Оплата по счету № СК-000123 от 16.11.2026 за сертификацию продукции. Без НДС"
    pieces = "НазначениеПлатежа1=Оплата по счету \r\nНазначениеПлатежа2=№ СК-000123"
    assert parsed(TEXT.replace(whole, pieces)).documents[0].purpose == "Оплата по счету № СК-000123"


def test_fifty_thousand_documents_take_a_few_seconds() -> None:
    start, end = TEXT.index("СекцияДокумент"), TEXT.index("КонецФайла")
    head = TEXT[:start]
    for total, count in (("194500.00", 16_667), ("=30000.00", 16_667)):
        plain = Decimal(total.lstrip("="))
        head = head.replace(total, f"{total[: total.startswith('=')]}{plain * count}")
    head = head.replace("1164500.00", str(Decimal(1_000_000) + Decimal(164_500) * 16_667) + ".00")
    content = (head + TEXT[start:end] * 16_667 + TEXT[end:]).encode("cp1251")
    began = time.perf_counter()
    statement = bank_statement.parsed(content)
    assert len(statement.documents) == 50_001
    assert time.perf_counter() - began < 10


NOVEMBER_16 = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("purpose", "references"),
    [
        ("Оплата по счету № СК-000123 от 16.11.2026 за услуги. Без НДС", [("СК-000123", NOVEMBER_16)]),
        (
            "Предоплата 50% по счету N СК-000124 от 20.11.26 за испытания",
            [("СК-000124", date(2026, 11, 20))],
        ),
        ("Оплата по счёту №СК-000123 от 16.11.2026г.", [("СК-000123", NOVEMBER_16)]),
        ("ОПЛАТА ПО СЧЕТУ 123 ОТ 16.11.2026", [("123", NOVEMBER_16)]),
        ("Оплата счета #123", [("123", None)]),
        ("оплата по сч. 123 от 16.11.26", [("123", NOVEMBER_16)]),
        ("Оплата по сч № 123 от 16/11/2026", [("123", NOVEMBER_16)]),
        ("Оплата по счету на оплату № 123 от 16 ноября 2026 г.", [("123", NOVEMBER_16)]),
        ("по счету No 45/1 от 16.11.2026", [("45/1", NOVEMBER_16)]),
        ("Оплата по счет-договору № 17 от 16.11.2026", [("17", NOVEMBER_16)]),
        ("по счетам № 1 от 16.11.2026, № 2 от 16.11.2026", [("1", NOVEMBER_16), ("2", NOVEMBER_16)]),
        ("по счетам №1, №2 и №3", [("1", None), ("2", None), ("3", None)]),
        ("Оплата по счету № 5 от 32.13.2026", [("5", None)]),
        ("Перевод на расчетный счет № 40702810900000001001", []),
        ("Пополнение на счет 40702810900000001001", []),
        ("Оплата по счет-фактуре № 12 от 16.11.2026", []),
        ("Оплата по договору № 45-С от 16.11.2026", []),
        ("За услуги связи", []),
    ],
)
def test_invoices_are_found_in_the_words_of_payers(
    purpose: str, references: list[tuple[str, date | None]]
) -> None:
    found = [(reference.number, reference.day) for reference in payment_purpose.invoice_references(purpose)]
    assert found == references


@pytest.mark.parametrize(
    ("written", "issued", "fits"),
    [
        ("СК-000123", "СК-000123", True),
        ("CK-000123", "СК-000123", True),
        ("ск-123", "СК-000123", True),
        ("123", "СК-000123", True),
        ("124", "СК-000123", False),
        ("ЦИ-000123", "СК-000123", False),
    ],
)
def test_a_written_number_fits_the_issued_one(written: str, issued: str, fits: bool) -> None:
    assert InvoiceReference(written).fits(issued, NOVEMBER_16) is fits
    assert InvoiceReference(written, date(2026, 1, 1)).fits(issued, NOVEMBER_16) is False
