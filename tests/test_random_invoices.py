"""Random invoices read back from their PDF: lines make the total, VAT is inside, words say the figures."""

import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.services import money, payment_qr, printing, russian
from crm_desktop.services.money import r2
from crm_desktop.services.printing import PrintLine
from crm_desktop.services.printing.invoice import qr_text
from crm_desktop.services.vat import PriceMode
from tests.printing_samples import INVOICE, line
from tests.test_payment_qr import read_back
from tests.test_printing import program, text_of
from tests.test_russian import value_of_words

RATES = (None, 5, 7, 10, 20, 22)
SECOND_VECTOR = (
    'ST00012|Name=ООО «Три кита»|PersonalAcc=40702810138250123017|BankName=ОАО "БАНК"|BIC=044525225'
    "|CorrespAcc=30101810400000000225|PayeeINN=6200098765|LastName=Иванов|FirstName=Иван|MiddleName=Иванович"
    "|Purpose=Оплата членского взноса|PayerAddress=г.Рязань ул.Ленина д.10 кв.15|Sum=100000"
)
SUM = r"([\d ]+,\d\d)"


@st.composite
def invoices(draw: st.DrawFn) -> tuple[PrintLine, ...]:
    """One to six lines of one rate and one way of pricing, as one seller has them."""
    rate, mode = draw(st.sampled_from(RATES)), draw(st.sampled_from(list(PriceMode)))
    lines = []
    for place in range(draw(st.integers(1, 6))):
        quantity = draw(st.decimals("0.001", 500, places=3))
        price = draw(st.decimals("1", 900_000, places=2))
        lines.append(line(f"Услуга {place + 1}", str(quantity), "шт", str(price), rate=rate, mode=mode))
    return tuple(lines)


def figure(text: str) -> Decimal:
    return Decimal(text.replace(" ", "").replace(",", "."))


@settings(max_examples=60, deadline=None)
@given(lines=invoices())
def test_what_is_printed_adds_up(lines: tuple[PrintLine, ...]) -> None:
    content = replace(INVOICE, lines=lines)
    if content.totals().total == 0:
        return
    text = text_of(printing.invoice(content))
    payable = re.search(rf"Всего к оплате: {SUM}", text)
    assert payable is not None
    total = figure(payable[1])
    assert total == sum(one.amounts.total for one in lines)
    assert sum(one.amounts.net + one.amounts.vat for one in lines) == total
    said = re.search(rf"Всего наименований {len(lines)}, на сумму {SUM} руб\. (.+?) (\d\d) копе", text)
    assert said is not None
    assert figure(said[1]) == total
    words = re.sub(r" рубл\w+$", "", said[2]).lower()
    assert value_of_words(words) * 100 + int(said[3]) == int(total * 100)
    assert russian.amount_in_words(total) in text
    assert f"Sum={int(total * 100)}|" in qr_text(content)
    assert money.formatted(total).replace("\u00a0", " ") in text


@settings(max_examples=300, deadline=None)
@given(lines=invoices())
def test_vat_stays_inside_and_within_half_a_kopeck_of_each_line(lines: tuple[PrintLine, ...]) -> None:
    for one in lines:
        rate = one.amounts.rate or Decimal(0)
        assert one.amounts.net + one.amounts.vat == one.amounts.total
        exact = one.amounts.total * rate / (100 + rate)
        assert abs(one.amounts.vat - exact) <= Decimal("0.01")
        assert one.amounts.in_column == r2(one.quantity * one.price)
    totals = replace(INVOICE, lines=lines).totals()
    assert totals.total == sum(one.amounts.total for one in lines)
    assert 0 <= sum(one.amounts.vat for one in lines) <= totals.total


def test_the_second_vector_is_read_back_byte_for_byte(tmp_path: Path) -> None:
    assert payment_qr.matrix(SECOND_VECTOR)
    assert read_back(SECOND_VECTOR, tmp_path) == SECOND_VECTOR


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_code_of_a_rendered_page_is_read_at_every_usual_resolution(tmp_path: Path, dpi: int) -> None:
    (tmp_path / "invoice.pdf").write_bytes(printing.invoice(INVOICE))
    command = [program("pdftoppm", "poppler-utils"), "-r", str(dpi), "-png", "-singlefile"]
    subprocess.run([*command, str(tmp_path / "invoice.pdf"), str(tmp_path / "page")], check=True)
    reader = [program("zbarimg", "zbar-tools"), "-q", "--raw", str(tmp_path / "page.png")]
    read = subprocess.run(reader, capture_output=True, check=True)
    assert read.stdout.decode().removesuffix("\n") == qr_text(INVOICE)
