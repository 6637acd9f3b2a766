"""Printed documents, read back from the PDF as another program reads it."""

import io
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import cast

import pypdf
import pytest
from PIL import Image, ImageDraw
from pypdf.generic import DictionaryObject

from crm_desktop.services import printing
from crm_desktop.services.printing import Signatory
from crm_desktop.services.printing.invoice import qr_text
from crm_desktop.services.vat import PriceMode
from tests.printing_samples import (
    ACT,
    BUYER,
    EXEMPT,
    INVOICE,
    LINES,
    NOTICE,
    PERSON,
    QUOTE,
    line,
)

MANY = tuple(line(f"Услуга {number}: испытания образцов", "1.5", "шт", "1033.33") for number in range(1, 121))


PRINTED: dict[str, Callable[[], bytes]] = {
    "invoice": lambda: printing.invoice(INVOICE),
    "act": lambda: printing.act(ACT),
    "quote": lambda: printing.quote(QUOTE),
}


def pages(pdf: bytes) -> list[str]:
    """The text of each page with all blanks made single spaces."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return [re.sub(r"\s+", " ", page.extract_text().replace("\u00a0", " ")) for page in reader.pages]


def text_of(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def picture() -> bytes:
    image = Image.new("RGBA", (300, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 290, 110), outline=(0, 0, 160, 255), width=8)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def program(name: str, package: str) -> str:
    path = shutil.which(name)
    assert path is not None, f"{name} is missing: install the package {package}"
    return path


@pytest.mark.parametrize(
    "words",
    [
        NOTICE, "ПАО «УЧЕБНЫЙ БАНК» г. Санкт-Петербург", "Банк получателя", "БИК", "044099902",
        "30101810300000000902", "40702810900000001001", "ИНН 7799000012", "КПП 779901001", "Получатель",
        "Счёт на оплату № СК-000123 от 23 ноября 2026 г.", "Поставщик (Исполнитель):",
        "Покупатель (Заказчик):",
        "тел.: +7 (495) 000-00-01",
        "АО «Станкомаш Демо», ИНН 7899001027, КПП 789901001, 190000, г. Санкт-Петербург",
        "Основание: Договор № 45-С от 16.11.2026", "Товары (работы, услуги)", "Кол-во Ед. Цена Сумма",
        "1 усл. 98 000,00 98 000,00", "3 шт 15 500,00 46 500,00", "Итого: 144 500,00", "Без налога (НДС) –",
        "Всего к оплате: 144 500,00", "Всего наименований 2, на сумму 144 500,00 руб.",
        "Сто сорок четыре тысячи пятьсот рублей 00 копеек", "Оплатить не позднее 30.11.2026", EXEMPT,
        "Руководитель Иванова И. И.", "Бухгалтер Петров П. П.", "Оплатите счёт по QR-коду в приложении банка",
    ],
)  # fmt: skip
def test_an_invoice_holds_every_block_of_the_form(words: str) -> None:
    assert words in text_of(printing.invoice(INVOICE))


def test_the_alarm_of_the_notice_comes_first() -> None:
    assert pages(printing.invoice(INVOICE))[0].startswith("Внимание! Счёт действителен")


@pytest.mark.parametrize(
    ("rate", "mode", "words"),
    [
        (22, PriceMode.INCLUSIVE, "В том числе НДС (22%): 22 000,00 Всего к оплате: 122 000,00"),
        (22, PriceMode.EXCLUSIVE, "Сумма НДС (22%): 26 840,00 Всего к оплате: 148 840,00"),
        (5, PriceMode.INCLUSIVE, "В том числе НДС (5%): 5 809,52 Всего к оплате: 122 000,00"),
    ],
)  # fmt: skip
def test_the_tax_is_printed_by_regime(rate: int, mode: PriceMode, words: str) -> None:
    lines = (line("Сертификация", "1", "усл.", "122000", rate=rate, mode=mode),)
    assert f"Итого: 122 000,00 {words}" in text_of(printing.invoice(replace(INVOICE, lines=lines)))


def test_a_line_taxed_on_top_shows_its_full_price_among_inclusive_ones() -> None:
    lines = (
        line("А", "2", "шт", "100", rate=22, mode=PriceMode.EXCLUSIVE),
        line("Б", "1", "шт", "122", rate=22),
    )
    text = text_of(printing.invoice(replace(INVOICE, lines=lines)))
    assert "А 2 шт 122,00 244,00" in text
    assert "Итого: 366,00 В том числе НДС (22%): 66,00" in text


def test_an_entrepreneur_signs_alone_and_shows_no_kpp() -> None:
    director = Signatory("", "Демидов Пётр Сергеевич")
    text = text_of(
        printing.invoice(replace(INVOICE, seller=PERSON, director=director, accountant=None, buyer=PERSON))
    )
    assert "Предприниматель Демидов П. С." in text
    assert "ОГРНИП 326779900000060" in text
    assert "Бухгалтер" not in text
    assert not re.search(r"КПП \d", text)


@pytest.mark.parametrize(
    "words",
    [
        "Акт об оказании услуг № СК-000045 от 30 ноября 2026 г.", "Исполнитель:", "Заказчик:",
        "Договор № 45-С от 16.11.2026, счёт № СК-000123 от 23.11.2026", "Наименование работ, услуг",
        "Итого: 144 500,00 Без налога (НДС) –", "Всего оказано услуг 2, на сумму 144 500,00 руб.",
        "Сто сорок четыре тысячи пятьсот рублей 00 копеек",
        "Период оказания услуг: с 01.11.2026 по 30.11.2026",
        "Результат: протокол испытаний № 7 от 25.11.2026",
        "Вышеперечисленные услуги выполнены полностью и в срок."
        " Заказчик претензий по объему, качеству и срокам оказания услуг не имеет.",
        "ИСПОЛНИТЕЛЬ", "ЗАКАЗЧИК",
        "Генеральный директор ООО «Серт-Консалт Демо»", "основание полномочий: Устав",
        "основание полномочий: доверенность № 12 от 01.02.2026", "Иванова И. И.", "Сидоров С. С.", "М.П.",
    ],
)  # fmt: skip
def test_an_act_holds_what_the_law_asks_of_a_primary_document(words: str) -> None:
    assert words in text_of(printing.act(ACT))


def test_an_act_asks_for_no_payment_and_names_its_tax_in_the_count_line() -> None:
    lines = (line("Аудит", "1", "усл.", "122000", rate=22),)
    text = text_of(printing.act(replace(ACT, lines=lines, tax_basis="")))
    assert "Всего к оплате" not in text
    assert "Всего оказано услуг 1, на сумму 122 000,00 руб., в т.ч. НДС (22%) – 22 000,00 руб." in text


def test_an_act_of_works_speaks_of_works_and_a_correction_of_itself() -> None:
    content = replace(ACT, kind=printing.ActKind.WORKS, correction="Исправление № 1 от 05.12.2026")
    text = text_of(printing.act(content))
    assert "Акт сдачи-приёмки выполненных работ № СК-000045" in text
    assert "Вышеперечисленные работы (услуги) выполнены полностью и в срок." in text
    assert "Исправление № 1 от 05.12.2026" in text
    short = text_of(printing.act(replace(ACT, long_title=False)))
    assert short.startswith("Акт № СК-000045 от 30 ноября 2026 г.")


@pytest.mark.parametrize(
    "words",
    [
        "ООО «Серт-Консалт Демо» ИНН 7799000012, КПП 779901001, ОГРН 1267799000017", "info@example.com",
        "Исх. № КП-000077/2 от 23.11.2026", "Генеральному директору АО «Станкомаш Демо» Сидорову С. С.",
        "Коммерческое предложение", "Уважаемый Сергей Сергеевич!", "Описание / состав работ", "25 раб. дн.",
        "Итого: 144 500,00", "Стоимость: Сто сорок четыре тысячи пятьсот рублей 00 копеек",
        "Дополнительно, по желанию заказчика (в итог не входит)", "Отбор и доставка образцов",
        "Вариант Б: сертификация партии (схема 3с)", "Итого: 45 000,00",
        "Срок действия предложения: до 23.12.2026", "Срок выполнения работ: 20 рабочих дней",
        "Порядок оплаты: предоплата 50 %", "Для начала работ потребуются: – копия устава", "Запись РАЛ №",
        "Настоящее предложение носит информационный характер"
        " и не является публичной офертой (ст. 437 ГК РФ).",
        "Исполнитель: Петров П. П., тел. +7 (495) 000-00-02, e-mail: petrov@example.com",
        "Генеральный директор Иванова И. И.",
    ],
)  # fmt: skip
def test_a_quote_holds_its_customary_blocks(words: str) -> None:
    assert words in text_of(printing.quote(QUOTE))


def test_a_binding_quote_does_not_disclaim_itself() -> None:
    assert "публичной офертой" not in text_of(printing.quote(replace(QUOTE, binding=True)))


@pytest.mark.parametrize(
    ("draft", "cancelled", "mark"), [(True, False, "ЧЕРНОВИК"), (True, True, "АННУЛИРОВАН")]
)
def test_a_marked_document_cannot_be_paid_or_taken_for_signed(
    draft: bool, cancelled: bool, mark: str
) -> None:
    signed = Signatory("Директор", "Иванова И. И.", signature=picture())
    content = replace(INVOICE, draft=draft, cancelled=cancelled, number="", director=signed, stamp=picture())
    reader = pypdf.PdfReader(io.BytesIO(printing.invoice(content)))
    text = text_of(printing.invoice(content))
    assert mark in text
    assert "Счёт на оплату № б/н" in text
    assert "QR-коду" not in text
    assert len(reader.pages[0].images) == 0
    assert mark in text_of(printing.act(replace(ACT, draft=draft, cancelled=cancelled)))
    assert mark in text_of(printing.quote(replace(QUOTE, draft=draft, cancelled=cancelled)))


def test_facsimiles_and_the_stamp_are_printed_when_given() -> None:
    signed = Signatory("Директор", "Иванова И. И.", signature=picture())
    for pdf in (
        printing.invoice(replace(INVOICE, director=signed, stamp=picture())),
        printing.act(replace(ACT, performer=signed, stamp=picture())),
        printing.quote(replace(QUOTE, signatory=signed, stamp=picture(), logo=picture())),
    ):
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        assert len(reader.pages[0].images) >= 1


def test_a_long_invoice_repeats_its_header_and_numbers_its_pages() -> None:
    texts = pages(printing.invoice(replace(INVOICE, lines=MANY)))
    assert len(texts) > 2
    for place, text in enumerate(texts, 1):
        assert "Товары (работы, услуги)" in text
        assert f"Лист {place} из {len(texts)}" in text
    assert all(f"Услуга {number}:" in " ".join(texts) for number in range(1, 121))


def test_a_single_page_has_no_page_number() -> None:
    assert "Лист" not in text_of(printing.invoice(INVOICE))


@pytest.mark.parametrize("count", range(14, 36))
def test_totals_and_signatures_stay_together_with_the_last_line(count: int) -> None:
    texts = pages(printing.invoice(replace(INVOICE, lines=MANY[:count])))
    for words in (f"Услуга {count}:", "Итого:", "Всего к оплате:", "Руководитель", "QR-коду"):
        assert words in texts[-1]


def test_a_text_longer_than_a_page_goes_on_below_and_nothing_is_lost() -> None:
    words = [f"слово{number}" for number in range(1500)]
    texts = pages(printing.invoice(replace(INVOICE, lines=(line(" ".join(words), "1", "шт", "1"),))))
    assert len(texts) > 1
    assert set(words) <= set(" ".join(texts).split())


@pytest.mark.parametrize("kind", PRINTED)
def test_a_file_is_titled_russian_and_embeds_every_font(kind: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(PRINTED[kind]()))
    assert reader.metadata is not None
    assert "2026" in str(reader.metadata.title)
    assert reader.metadata.author == "ООО «Серт-Консалт Демо»"
    assert str(reader.root_object["/Lang"]) == "ru-RU"
    resources = cast(DictionaryObject, reader.pages[0]["/Resources"])
    used = [
        cast(DictionaryObject, font.get_object())
        for font in cast(DictionaryObject, resources["/Font"]).values()
    ]
    assert used
    assert all("PTSans" in str(font["/BaseFont"]) for font in used)
    assert all("/FontFile2" in cast(DictionaryObject, font["/FontDescriptor"]) for font in used)


def test_nothing_sticks_out_of_the_margins(tmp_path: Path) -> None:
    document = printing.invoice(
        replace(INVOICE, lines=(*LINES, line("Ж" * 300, "1000000.555", "протокол", "999999.99")))
    )
    (tmp_path / "invoice.pdf").write_bytes(document)
    command = [program("pdftoppm", "poppler-utils"), "-r", "72", "-gray", "-singlefile"]
    subprocess.run([*command, str(tmp_path / "invoice.pdf"), str(tmp_path / "page")], check=True)
    ink = Image.open(tmp_path / "page.pgm").point(lambda level: 255 * (level < 200)).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert left >= 55
    assert right <= 596 - 41
    assert top >= 33
    assert bottom <= 842 - 20


@pytest.mark.parametrize("purpose", ["", "Оплата по счету № СК-000123 за сертификацию. " * 4])
def test_the_payment_code_is_read_from_the_printed_page(tmp_path: Path, purpose: str) -> None:
    content = replace(INVOICE, purpose=purpose.strip(), contract="45-С")
    (tmp_path / "invoice.pdf").write_bytes(printing.invoice(content))
    pdftoppm, zbarimg = program("pdftoppm", "poppler-utils"), program("zbarimg", "zbar-tools")
    page = tmp_path / "page"
    subprocess.run(
        [pdftoppm, "-r", "200", "-png", "-singlefile", str(tmp_path / "invoice.pdf"), str(page)], check=True
    )
    read = subprocess.run([zbarimg, "-q", "--raw", f"{page}.png"], capture_output=True, check=True)
    assert read.stdout.decode().removesuffix("\n") == qr_text(content)
    assert f"Sum={int(Decimal(144_500) * 100)}" in read.stdout.decode()


def test_the_payment_code_can_be_left_out() -> None:
    assert "QR-коду" not in text_of(printing.invoice(replace(INVOICE, with_qr=False)))


def test_an_invoice_takes_milliseconds() -> None:
    printing.invoice(INVOICE)
    took = []
    for number in range(40):
        content = replace(
            INVOICE, number=f"СК-{number:06d}", buyer=replace(BUYER, name=f"ООО «Клиент {number}»")
        )
        began = time.process_time()
        printing.invoice(content)
        took.append(time.process_time() - began)
    # The goal is 15 ms on a free machine; what other programs take from its caches is allowed for.
    assert sorted(took)[len(took) // 2] < 0.025
