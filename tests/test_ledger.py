"""The ledger of a client and the reconciliation act: the vector of взаиморасчёты, who sees what, the PDF read back."""

import json
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from crm_desktop.services import ledger, printing
from crm_desktop.services.errors import Denied, Refused
from crm_desktop.services.printing import Party, ReconciliationPrint, ReconciliationRow, Signatory
from crm_desktop.services.printing.reconciliation import conclusion, table_rows
from tests.office import Office

YEAR = (date(date.today().year, 1, 1), date.today() + timedelta(days=1))
VECTOR = (
    (date(2026, 11, 20), 0, 150_000), (date(2026, 11, 25), 100_000, 0), (date(2026, 12, 5), 120_000, 0),
    (date(2026, 12, 10), 0, 70_000), (date(2026, 12, 20), 80_000, 0), (date(2026, 12, 22), 0, 100_000),
    (date(2026, 12, 28), 20_000, 0),
)  # fmt: skip


def seen(office: Office, name: str, client: int, organization: int | None = None) -> dict[str, Any]:
    with office.connect_as(name).reader() as reader:
        return ledger.read(reader, client, organization, *YEAR)


def whose(office: Office, invoice: int) -> tuple[int, int]:
    ((client, organization),) = office.base.execute(
        "SELECT client_id, organization_id FROM crm.invoice WHERE id = %s", (invoice,)
    )
    return client, organization


def text_of(content: bytes) -> str:
    pages = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(pages.replace("\u00a0", " ").split())


def test_the_ledger_runs_from_the_invoice_over_the_act_to_the_payment(office: Office) -> None:
    office._slots.clear()  # a client of its own
    deal = office.deal_at("act_issued")
    client, organization = whose(office, deal.invoice)
    ((total,),) = office.base.execute("SELECT total_kopecks FROM crm.act WHERE id = %s", (deal.act,))
    rows = seen(office, "accountant", client, organization)["rows"]
    assert isinstance(rows, list)
    assert [row["document"] for row in rows] == ["invoice", "act", "payment"]
    assert [row["balance"] for row in rows] == [0, Decimal(total) / 100, 0]
    assert rows[0]["asked"] == Decimal(total) / 100
    assert rows[0]["debit"] == 0, "an invoice is no debt yet"


def test_a_refund_and_the_days_before_stand_where_they_belong(office: Office) -> None:
    deal = office.deal_at("act_issued")
    client, organization = whose(office, deal.invoice)
    before = seen(office, "accountant", client, organization)["closing"]
    ((paid,),) = office.base.execute(
        "SELECT payment_id FROM crm.payment_allocation WHERE invoice_id = %s", (deal.invoice,)
    )
    ((account, inn),) = office.base.execute(
        "SELECT p.account, c.inn FROM crm.payment p JOIN crm.client c ON c.id = p.client_id WHERE p.id = %s", (paid,)
    )
    out = office.payment("ledger-back", 10_00, inn=inn, direction="out", purpose="Возврат")
    back = office.call("accountant", "statement_import", json.dumps(office.statement(account, [out])))
    parts = [{"invoice_id": deal.invoice, "amount_kopecks": 10_00}]
    refund = back["documents"][0]["id"]
    office.do("accountant", "payment", "refund", refund, payment_id=paid, allocations=parts)
    now = seen(office, "accountant", client, organization)
    assert (before, now["closing"]) == (0, 10)
    with office.connect_as("accountant").reader() as reader:
        later = ledger.read(reader, client, organization, YEAR[1], YEAR[1])
    assert (later["opening"], later["rows"], later["closing"]) == (now["closing"], [], now["closing"])


def test_each_sees_his_part_and_nobody_a_foreign_client(office: Office) -> None:
    mine = office.deal_at("act_issued")
    client, _organization = whose(office, mine.invoice)
    theirs = office.deal_at("act_issued", manager="manager5", services=(25,))
    other, organization = whose(office, theirs.invoice)
    assert seen(office, "manager1", client)["rows"]
    with pytest.raises(Denied):
        seen(office, "expert1", client)
    ((owners,),) = office.base.execute("SELECT owner_ids FROM crm.client WHERE id = %s", (other,))
    if office.ids["manager1"] in owners:
        ids = {row["id"] for row in seen(office, "manager1", other)["rows"] if row["document"] == "act"}
        assert theirs.act not in ids
    else:
        with pytest.raises(Denied):
            seen(office, "manager1", other)
    for name in ("expert1", "administrator"):
        with office.connect_as(name).reader() as reader, pytest.raises(Denied):
            ledger.reconciliation(reader, client, organization, *YEAR)
    with office.connect_as("accountant").reader() as reader:
        with pytest.raises(Refused) as what:
            ledger.read(reader, client, None, YEAR[1], YEAR[0])
        assert what.value.code == "period_backwards"
        with pytest.raises(Denied):
            ledger.read(reader, 10**12, None, *YEAR)


def test_the_act_is_printed_from_the_base(office: Office, tmp_path: Path) -> None:
    deal = office.deal_at("act_issued")
    client, organization = whose(office, deal.invoice)
    ((number,),) = office.base.execute("SELECT number FROM crm.act WHERE id = %s", (deal.act,))
    with office.connect_as("accountant").reader() as reader:
        path = tmp_path / "сверка.pdf"
        ledger.save_reconciliation(reader, path, client, organization, *YEAR)
        shown = ledger.read(reader, client, organization, *YEAR)
    text = text_of(path.read_bytes())
    assert f"Акт № {number}" in text
    assert "Сальдо конечное" in text
    assert "задолженность" in text
    sheet = tmp_path / "расчёты.xlsx"
    titles = ["Дата", "Документ", "Организация", "Выставлено", "Дебет", "Кредит", "Сальдо"]
    ledger.export(sheet, shown, titles, lambda row: str(row["number"]))
    rows = list(load_workbook(sheet).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == tuple(titles)
    assert len(rows) == len(shown["rows"]) + 1
    assert rows[-1][-1] == pytest.approx(float(shown["closing"]))


def test_a_manager_prints_the_act_of_his_client_while_all_of_it_is_his(office: Office) -> None:
    office._slots.clear()  # a client of its own
    deal = office.deal_at("act_issued")
    client, organization = whose(office, deal.invoice)
    with office.connect_as("accountant").reader() as reader:
        whole = text_of(ledger.reconciliation(reader, client, organization, *YEAR))
    for name in ("manager1", "head1"):
        with office.connect_as(name).reader() as reader:
            assert text_of(ledger.reconciliation(reader, client, organization, *YEAR)) == whole
    with office.connect_as("manager5").reader() as reader, pytest.raises(Denied):
        ledger.reconciliation(reader, client, organization, *YEAR)
    with office.connect_as("manager1").reader() as reader, pytest.raises(Denied):
        ledger.reconciliation(reader, 10**12, organization, *YEAR)


@pytest.mark.parametrize("theirs", [
    "UPDATE crm.act SET owner_id = {other} WHERE id = {act}",
    "UPDATE crm.payment_allocation SET owner_id = {other} WHERE invoice_id = {invoice}",
    "UPDATE crm.payment SET owner_ids = ARRAY[{other}] WHERE id IN"
    " (SELECT payment_id FROM crm.payment_allocation WHERE invoice_id = {invoice})",
])  # fmt: skip
def test_what_belongs_to_another_manager_makes_the_act_the_accountants(office: Office, theirs: str) -> None:
    office._slots.clear()
    deal = office.deal_at("act_issued")
    client, organization = whose(office, deal.invoice)
    office.base.execute(theirs.format(other=office.ids["manager5"], act=deal.act, invoice=deal.invoice))
    with office.connect_as("manager1").reader() as reader, pytest.raises(Refused) as what:
        ledger.reconciliation(reader, client, organization, *YEAR)
    assert what.value.code == "reconciliation_partial"
    with office.connect_as("accountant").reader() as reader:
        assert ledger.reconciliation(reader, client, organization, *YEAR)


def vector(rows: tuple[tuple[date, int, int], ...] = VECTOR, opening: int = 0) -> ReconciliationPrint:
    return ReconciliationPrint(
        date(2026, 11, 1), date(2026, 12, 31), Party("ООО «Наше»", "7707083893"), Party("АО «Их»", "7736050003"),
        Signatory("Директор", "Петров Пётр Петрович"), Signatory("", ""), Decimal(opening),
        tuple(ReconciliationRow(day, "Документ", Decimal(debit), Decimal(credit)) for day, debit, credit in rows),
    )  # fmt: skip


def test_the_vector_of_mutual_settlements_comes_out_even() -> None:
    content = vector()
    assert (content.debit, content.credit, content.closing) == (Decimal(320_000), Decimal(320_000), Decimal(0))
    assert conclusion(content) == "На 31.12.2026 задолженность отсутствует."
    halves = [(row[2:4], row[6:8]) for row in table_rows(content)]
    assert all(ours == theirs[::-1] for ours, theirs in halves), "the other column mirrors ours"


@pytest.mark.parametrize(("opening", "creditor", "words"), [
    (1_234, "ООО «Наше»", "Одна тысяча двести тридцать четыре рубля 00 копеек"),
    (-50, "АО «Их»", "Пятьдесят рублей 00 копеек"),
])  # fmt: skip
def test_the_balance_is_said_in_words_and_in_whose_favour(opening: int, creditor: str, words: str) -> None:
    content = vector((), opening)
    text = text_of(printing.reconciliation(content))
    assert f"в пользу {creditor}" in text
    assert words in text


def test_a_long_act_goes_over_pages_and_keeps_its_end_together() -> None:
    content = vector(tuple((date(2026, 11, 2), 1_000, 0) for _ in range(150)))
    pages = PdfReader(BytesIO(printing.reconciliation(content))).pages
    assert len(pages) > 2
    last = pages[-1].extract_text()
    assert "М.П." in last
    assert "конечное" in last
