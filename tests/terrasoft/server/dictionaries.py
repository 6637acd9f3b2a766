"""Dictionaries with the ids that are the same on every installation (section 7.1), and the customer's own ones."""

from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from tests.terrasoft.server.store import Row

SUPERVISOR = UUID("410006e1-ca4e-4502-a9ec-e54d922d2c00")
ROUBLE = UUID("5fb76920-53e6-df11-971b-001d60e938c6")
WAITING = UUID("36319d13-98e6-df11-971b-001d60e938c6")

CLIENT = UUID("03a75490-53e6-df11-971b-001d60e938c6")
OUR_COMPANY = UUID("57412fad-53e6-df11-971b-001d60e938c6")
EMPLOYEE = UUID("60733efc-f36b-1410-a883-16d83cab0980")
CONTACT_PERSON = UUID("806732ee-f36b-1410-a883-16d83cab0980")
PAID = UUID("698d39fd-52e6-df11-971b-001d60e938c6")
ACT = UUID("61f7a573-52e6-df11-971b-001d60e938c6")
PLANNED = UUID("0226b053-52e6-df11-971b-001d60e938c6")
NEEDS = UUID("2a6de0f7-44d9-4b8a-bce6-acddb7ed8915")

NAMES = {
    "AccountType": {
        "03a75490-53e6-df11-971b-001d60e938c6": "Клиент",
        "f2c0ce97-53e6-df11-971b-001d60e938c6": "Партнёр",
        "f3c0ce97-53e6-df11-971b-001d60e938c6": "Подрядчик",
        "d34b9da2-53e6-df11-971b-001d60e938c6": "Поставщик",
        "d44b9da2-53e6-df11-971b-001d60e938c6": "Конкурент",
        "57412fad-53e6-df11-971b-001d60e938c6": "Наша компания",
    },
    "ContactType": {
        "806732ee-f36b-1410-a883-16d83cab0980": "Контактное лицо",
        "00783ef6-f36b-1410-a883-16d83cab0980": "Клиент",
        "60733efc-f36b-1410-a883-16d83cab0980": "Сотрудник",
    },
    "InvoicePaymentStatus": {
        "698d39fd-52e6-df11-971b-001d60e938c6": "Оплачен полностью",
        "03794bf5-52e6-df11-971b-001d60e938c6": "Оплачен частично",
        "36319d13-98e6-df11-971b-001d60e938c6": "Ожидает оплаты",
        "3fb932ea-f36b-1410-2691-00155d043205": "Отменён",
        "02794bf5-52e6-df11-971b-001d60e938c6": "Не выставлен",
    },
    "OrderStatus": {
        "1f3ad326-effd-4ac3-a3e2-957e7def3684": "Планируется",
        "29fa66e3-ef69-4feb-a5af-ec1de125a614": "Подтверждён",
        "c8742634-ea8b-46d9-ba71-1989b951772d": "Выполняется",
        "40de86ee-274d-4098-9b92-9ebdcf83d4fc": "Завершён",
        "8ab0f830-908b-40d7-80a3-7f49ef70ce70": "Отменён",
        "7d4959d3-0b8f-403c-a345-3fbce926013e": "Оплачен частично",
    },
    "OpportunityStage": {
        "c2067b11-0ee0-df11-971b-001d60e938c6": "Квалификация",
        "2a6de0f7-44d9-4b8a-bce6-acddb7ed8915": "Выявление потребности",
        "325f0619-0ee0-df11-971b-001d60e938c6": "Презентация",
        "f4e4a00b-ec48-46d0-9ea0-c2b502165ee9": "Ключевые контакты",
        "241ade6b-4256-4947-ba8a-7d96988a97b6": "Подготовка предложения",
        "423774cb-5ae6-df11-971b-001d60e938c6": "Предложение представлено",
        "f808c955-c5aa-4aba-95c0-ba7d584d2f32": "Переговоры",
        "fb563df2-5ae6-df11-971b-001d60e938c6": "Контрактация",
        "60d5310c-5be6-df11-971b-001d60e938c6": "Завершена с победой",
        "a9aafdfe-2242-4f42-8cd5-2ae3b9556d79": "Завершена с проигрышем",
        "736f54fd-e240-46f8-8c7c-9066c30aff59": "Отклонена нами",
        "9abf243c-fc00-45cf-8e28-cdb66c9208b0": "Передана",
    },
    "DocumentType": {
        "39b28624-98e6-df11-971b-001d60e938c6": "Договор",
        "61f7a573-52e6-df11-971b-001d60e938c6": "Акт",
        "2cb5cac1-1523-e011-a94a-00155d043204": "Корреспонденция",
    },
    "DocumentState": {
        "0226b053-52e6-df11-971b-001d60e938c6": "Планируется",
        "09ee1344-52e6-df11-971b-001d60e938c6": "В работе",
        "7e7f1202-f46b-1410-c686-0026185bfcd3": "Зарегистрирован",
        "2144d9a6-b446-4afd-a52d-41f1b1910546": "Черновик",
    },
}
CUSTOM = {
    "OpportunityDepartment": (),
    "UsrCostRequestState": ("Черновик", "Отправлен", "В расчёте", "Рассчитан", "Отменён"),
    "UsrQuoteState": ("Черновик", "На согласовании", "Согласовано", "Отправлено", "Принято", "Отклонено"),
    "UsrWorkState": ("Запланирована", "В работе", "Выполнена", "Отменена"),
}
FINAL = {PAID, UUID("3fb932ea-f36b-1410-2691-00155d043205")}


def own_id(name: str, words: str) -> UUID:
    """The id of an entry of the customer's own dictionary."""
    return uuid5(NAMESPACE_URL, f"terrasoft:{name}:{words}")


def dictionary(name: str) -> list[Row]:
    """The entries an object is delivered with."""
    if name == "Currency":
        return [{"Id": ROUBLE, "Name": "Рубль", "Code": "643", "ShortName": "RUB", "Symbol": "₽", "Rate": Decimal(1)}]
    if name == "Unit":
        return [{"Id": own_id(name, words), "Name": words, "ShortName": words} for words in ("шт", "усл", "ч")]
    if name == "Tax":
        rates = (("Без НДС", 0), ("НДС 5%", 5), ("НДС 7%", 7), ("НДС 20%", 20), ("НДС 22%", 22))
        return [{"Id": own_id(name, words), "Name": words, "Percent": Decimal(rate)} for words, rate in rates]
    rows: list[Row] = [{"Id": UUID(id), "Name": words} for id, words in NAMES.get(name, {}).items()]
    if name == "InvoicePaymentStatus":
        rows = [{**row, "FinalStatus": row["Id"] in FINAL} for row in rows]
    return rows + [{"Id": own_id(name, words), "Name": words} for words in CUSTOM.get(name, ())]
