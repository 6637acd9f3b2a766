"""Documents of the fictitious companies of the reference, for tests and pictures."""

from datetime import date
from decimal import Decimal

from crm_desktop.services import printing, vat
from crm_desktop.services.printing import Party, PrintLine, Signatory
from crm_desktop.services.vat import PriceMode

DAY = date(2026, 11, 23)
SELLER = Party(
    name="ООО «Серт-Консалт Демо»",
    inn="7799000012",
    kpp="779901001",
    ogrn="1267799000017",
    address="115000, г. Москва, ул. Демонстрационная, д. 1",
    phone="+7 (495) 000-00-01",
)
PERSON = Party(
    name="ИП Демидов Пётр Сергеевич", inn="779900000660", ogrn="326779900000060", entrepreneur=True
)
BUYER = Party(
    name="АО «Станкомаш Демо»",
    inn="7899001027",
    kpp="789901001",
    address="190000, г. Санкт-Петербург, пр-кт Примерный, д. 2",
)
BANK = printing.BankDetails(
    "ПАО «УЧЕБНЫЙ БАНК» г. Санкт-Петербург", "044099902", "30101810300000000902", "40702810900000001001"
)
DIRECTOR = Signatory("Генеральный директор", "Иванова Ирина Ивановна", "Устав")
ACCOUNTANT = Signatory("Главный бухгалтер", "Петров Пётр Петрович")
NOTICE = (
    "Внимание! Счёт действителен до 30.11.2026. Оплата данного счёта означает согласие с условиями оказания"
    " услуг. Уведомление об оплате обязательно."
)
EXEMPT = vat.basis_text(vat.VatMode.EXEMPT_145, DAY)


def line(
    name: str,
    quantity: str,
    unit: str,
    price: str,
    *,
    rate: int | None = None,
    mode: PriceMode = PriceMode.INCLUSIVE,
    description: str = "",
    term: str = "",
) -> PrintLine:
    """A line with the sums that the service would have stored."""
    percent = None if rate is None else Decimal(rate)
    amounts = vat.line_amounts(Decimal(quantity), Decimal(price), percent, mode)
    return PrintLine(name, Decimal(quantity), unit, Decimal(price), amounts, description, term)


CERTIFICATION = line(
    "Сертификация продукции на соответствие ТР ТС 010/2011 (схема 1с), договор № 45-С",
    "1",
    "усл.",
    "98000",
    description="Анализ документации, отбор образцов, выдача сертификата",
    term="25 раб. дн.",
)
TESTING = line(
    "Испытания образцов в аккредитованной лаборатории (протокол)",
    "3",
    "шт",
    "15500",
    description="Протоколы испытаний",
    term="10 раб. дн.",
)
LINES = (CERTIFICATION, TESTING)

INVOICE = printing.InvoicePrint(
    number="СК-000123",
    day=DAY,
    seller=SELLER,
    buyer=BUYER,
    lines=LINES,
    bank=BANK,
    director=DIRECTOR,
    accountant=ACCOUNTANT,
    notice=NOTICE,
    basis="Договор № 45-С от 16.11.2026",
    pay_until=date(2026, 11, 30),
    tax_basis=EXEMPT,
)
ACT = printing.ActPrint(
    number="СК-000045",
    day=date(2026, 11, 30),
    seller=SELLER,
    buyer=BUYER,
    lines=LINES,
    performer=DIRECTOR,
    customer=Signatory("Генеральный директор", "Сидоров С. С.", "доверенность № 12 от 01.02.2026"),
    basis="Договор № 45-С от 16.11.2026, счёт № СК-000123 от 23.11.2026",
    period=(date(2026, 11, 1), date(2026, 11, 30)),
    result="протокол испытаний № 7 от 25.11.2026",
    tax_basis=EXEMPT,
)
QUOTE = printing.QuotePrint(
    number="КП-000077/2",
    day=DAY,
    seller=SELLER,
    buyer=BUYER,
    lines=LINES,
    addressee=("Генеральному директору", "АО «Станкомаш Демо»", "Сидорову С. С."),
    greeting="Уважаемый Сергей Сергеевич!",
    summary="Предлагаем услуги по подтверждению соответствия станков серии СТ-200.",
    optional_lines=(line("Отбор и доставка образцов", "1", "выезд", "9000", term="3 раб. дн."),),
    alternatives=(
        printing.Alternative(
            "Вариант Б: сертификация партии (схема 3с)",
            (line("Сертификат соответствия, схема 3с (партия)", "1", "усл.", "45000", term="10 раб. дн."),),
        ),
    ),
    valid_until=date(2026, 12, 23),
    performance_term="20 рабочих дней с даты поступления предоплаты и исходных данных",
    payment_order="предоплата 50 %, окончательный расчёт – в течение 5 банковских дней после подписания акта",
    documents=("копия устава", "технические условия", "перечень продукции"),
    accreditations=("Запись РАЛ № RA.RU.00XX00 (демонстрационная)",),
    contacts=("info@example.com", "www.example.com"),
    prepared_by="Петров П. П., тел. +7 (495) 000-00-02, e-mail: petrov@example.com",
    signatory=DIRECTOR,
    tax_basis=EXEMPT,
)
