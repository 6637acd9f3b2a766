"""A statement of a client bank with the purposes that payers really write."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from crm_desktop.services import money, requisites
from crm_desktop.services.russian import short_date

SEED: Final = 20261123


def write_statement(path: Path, count: int = 120) -> None:
    """A statement of November: payments by invoices, some without a number, and refunds."""
    generator = random.Random(SEED)
    account, opening = "40702810900000001001", Decimal("1250000.00")
    incoming = outgoing = money.ZERO
    documents: list[str] = []
    for number in range(1, count + 1):
        day = date(2026, 11, 2) + timedelta(days=number * 20 // count)
        amount = Decimal(generator.randrange(450_000, 30_000_000)) / 100
        is_refund = number % 20 == 0
        incoming, outgoing = (incoming, outgoing + amount) if is_refund else (incoming + amount, outgoing)
        documents += _document(generator, number, day, amount, account, is_refund=is_refund)
    head = [
        "1CClientBankExchange",
        "ВерсияФормата=1.03",
        "Кодировка=Windows",
        "Отправитель=Демо Клиент-Банк",
        "Получатель=CRM",
        "ДатаСоздания=23.11.2026",
        "ВремяСоздания=18:05:00",
        "ДатаНачала=01.11.2026",
        "ДатаКонца=23.11.2026",
        f"РасчСчет={account}",
        "СекцияРасчСчет",
        "ДатаНачала=01.11.2026",
        "ДатаКонца=23.11.2026",
        f"РасчСчет={account}",
        f"НачальныйОстаток={opening:.2f}",
        f"ВсегоПоступило={incoming:.2f}",
        f"ВсегоСписано={outgoing:.2f}",
        f"КонечныйОстаток={opening + incoming - outgoing:.2f}",
        "КонецРасчСчет",
    ]
    path.write_bytes(("\r\n".join([*head, *documents, "КонецФайла"]) + "\r\n").encode("cp1251"))


def _document(
    generator: random.Random, number: int, day: date, amount: Decimal, account: str, *, is_refund: bool
) -> list[str]:
    stem = f"7799{1000 + number:05d}"
    inn = stem + requisites.inn_check_digits(stem)
    invoice, written = generator.randint(1, 400), short_date(day - timedelta(days=generator.randint(1, 9)))
    purpose = generator.choice(
        (
            f"Оплата по счету № СК-{invoice:06d} от {written} за услуги. Без НДС",
            f"Оплата по счёту №СК-{invoice:06d} от {written}г. НДС не облагается",
            f"по сч. {invoice} от {written} за сертификацию",
            f"Предоплата 50% по счету N СК-{invoice:06d} от {written}",
            "Оплата по договору за консультационные услуги. Без НДС",
        )
    )
    ours = ("7799000012", "779901001", "ООО «Серт-Консалт Демо»", account)
    theirs = (inn, "779901001", f"ООО «Плательщик {number} Демо»", f"4070281010000{6000000 + number}")
    payer, payee = (ours, theirs) if is_refund else (theirs, ours)
    lines = [
        "СекцияДокумент=Платежное поручение",
        f"Номер={number}",
        f"Дата={short_date(day)}",
        f"Сумма={amount:.2f}",
    ]
    for side, (tax, kpp, name, owned) in (("Плательщик", payer), ("Получатель", payee)):
        lines += [f"{side}Счет={owned}"]
        if owned == account:
            lines += [f"{'ДатаСписано' if is_refund else 'ДатаПоступило'}={short_date(day)}"]
        lines += [f"{side}=ИНН {tax} {name}", f"{side}ИНН={tax}", f"{side}КПП={kpp}", f"{side}1={name}"]
        lines += [f"{side}БИК=044099902", f"{side}РасчСчет={owned}"]
    words = "Возврат излишне уплаченного аванса. Без НДС" if is_refund else purpose
    return [*lines, "ВидОплаты=01", "Очередность=5", f"НазначениеПлатежа={words}", "КонецДокумента"]
