"""The payment code: its text by ГОСТ Р 56042-2014 and its reading by a foreign reader."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from crm_desktop.services import payment_qr
from crm_desktop.services.payment_qr import Payment

PAYMENT = Payment(
    name="ООО «Серт-Консалт Демо»",
    account="40702810900000001001",
    bank_name="ПАО «УЧЕБНЫЙ БАНК» г. Санкт-Петербург",
    bic="044099902",
    correspondent_account="30101810300000000902",
    amount=Decimal("144500.00"),
    purpose="Оплата по счету № СК-000123 от 23.11.2026. Без НДС",
    inn="7799000012",
    kpp="779901001",
)
VECTOR = (
    "ST00012|Name=ООО «Серт-Консалт Демо»|PersonalAcc=40702810900000001001"
    "|BankName=ПАО «УЧЕБНЫЙ БАНК» г. Санкт-Петербург|BIC=044099902|CorrespAcc=30101810300000000902"
    "|Sum=14450000|Purpose=Оплата по счету № СК-000123 от 23.11.2026. Без НДС"
    "|PayeeINN=7799000012|KPP=779901001"
)


def read_back(code: str, folder: Path) -> str:
    """What zbarimg reads from a picture of the modules with a quiet zone."""
    zbarimg = shutil.which("zbarimg")
    assert zbarimg is not None, "zbarimg is missing: install the package zbar-tools"
    rows = payment_qr.matrix(code)
    size = len(rows) + 8
    image = Image.new("L", (size, size), 255)
    for top, row in enumerate(rows):
        for left, module in enumerate(row):
            if module:
                image.putpixel((left + 4, top + 4), 0)
    path = folder / "code.png"
    image.resize((size * 4, size * 4), Image.Resampling.NEAREST).save(path)
    run = subprocess.run([zbarimg, "-q", "--raw", str(path)], capture_output=True, check=True)
    return run.stdout.decode().removesuffix("\n")


def test_the_text_is_the_vector_of_the_reference() -> None:
    assert payment_qr.text(PAYMENT) == VECTOR
    assert (len(VECTOR), len(VECTOR.encode())) == (268, 344)


def test_the_symbol_of_the_vector_has_seventy_three_modules() -> None:
    rows = payment_qr.matrix(VECTOR)
    assert {len(rows), *map(len, rows)} == {73}
    assert set().union(*rows) == {0, 1}


def test_a_foreign_reader_reads_the_vector_byte_for_byte(tmp_path: Path) -> None:
    assert read_back(VECTOR, tmp_path) == VECTOR


@settings(max_examples=15, deadline=None)
@given(purpose=st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789 .,№-", max_size=210))
def test_the_fixed_mask_reads_back_with_any_purpose(
    purpose: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = payment_qr.text(replace(PAYMENT, purpose=purpose))
    assert read_back(code, tmp_path_factory.mktemp("code")) == code


def test_long_names_are_cut_to_the_limits_of_the_standard() -> None:
    text = payment_qr.text(replace(PAYMENT, name="Н" * 300, bank_name="Б" * 60, purpose="П" * 300))
    values = dict(pair.split("=", 1) for pair in text.split("|")[1:])
    assert (len(values["Name"]), len(values["BankName"]), len(values["Purpose"])) == (160, 45, 210)


def test_the_separator_and_line_breaks_do_not_enter_a_value() -> None:
    text = payment_qr.text(replace(PAYMENT, purpose="за|услуги\r\nпо акту"))
    assert "|Purpose=за/услуги по акту|" in text


def test_a_sum_is_whole_kopecks_and_may_be_left_to_the_payer() -> None:
    assert "|Sum=1|" in payment_qr.text(replace(PAYMENT, amount=Decimal("0.01")))
    assert "Sum=" not in payment_qr.text(replace(PAYMENT, amount=None))


def test_a_bank_without_a_correspondent_account_is_written_as_zero() -> None:
    text = payment_qr.text(replace(PAYMENT, correspondent_account="", kpp=""))
    assert "|CorrespAcc=0|" in text
    assert "KPP" not in text


@pytest.mark.parametrize(
    "payment",
    [
        replace(PAYMENT, account="4070281090000000100"),
        replace(PAYMENT, bic="04409990"),
        replace(PAYMENT, name=" "),
        replace(PAYMENT, bank_name=""),
    ],
)
def test_a_code_that_cannot_be_paid_is_not_made(payment: Payment) -> None:
    with pytest.raises(ValueError, match="of a payment code"):
        payment_qr.text(payment)
