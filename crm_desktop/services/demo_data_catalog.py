# ruff: noqa: E501 - a row of a table is read as one row
"""The demonstration's price list: business directions and thirty services with invented prices of a likely order."""

from typing import NamedTuple

# Name, short name, colour, days without activity after which a slot is given back.
DIRECTIONS = (
    ("Сертификация продукции", "Сертификация", "#2F6FDE", 180),
    ("Декларирование", "Декларирование", "#0E9F8E", 180),
    ("Испытания", "Испытания", "#7A5AF8", 180),
    ("СМК и ISO", "СМК и ISO", "#C2410C", 365),
    ("Охрана труда", "Охрана труда", "#B7791F", 365),
    ("Промышленная безопасность", "Промбезопасность", "#C23B4E", 365),
    ("Управленческий консалтинг", "Консалтинг", "#4D7C0F", 180),
    ("Кадровый консалтинг", "Кадры", "#BE3FA8", 180),
    ("Обучение", "Обучение", "#0C8CB5", 120),
)


class Service(NamedTuple):
    """`number` is the line of the price list; `price` roubles without VAT; `term` working days."""

    number: int
    direction: str
    group: str
    name: str
    unit: str
    price: int
    term: int
    needs_calculation: bool = True
    needs_verification: bool = False
    act_kind: str = "services"
    document: str = ""


CERTIFICATION, DECLARING, TESTS, ISO = "Сертификация", "Декларирование", "Испытания", "СМК и ISO"
LABOUR, SAFETY, CONSULTING, STAFF, TRAINING = "Охрана труда", "Промбезопасность", "Консалтинг", "Кадры", "Обучение"
SAFETY_GROUP, CONSULTANTS = "Промышленная безопасность", "Консалтинг и обучение"

SERVICES = (
    Service(1, CERTIFICATION, CERTIFICATION, "Сертификат соответствия ТР ТС 010/2011 «О безопасности машин и оборудования», схема 1с",
        "усл.", 98_000, 25, True, True, document="certificate"),
    Service(2, CERTIFICATION, CERTIFICATION, "Сертификат соответствия ТР ТС 004/2011 «О безопасности низковольтного оборудования», схема 3с (партия)",
        "усл.", 45_000, 10, document="certificate"),
    Service(3, CERTIFICATION, CERTIFICATION, "Сертификат соответствия ТР ТС 007/2011 (детская продукция)", "усл.", 62_000, 15, document="certificate"),
    Service(4, CERTIFICATION, CERTIFICATION, "Сертификат соответствия ТР ЕАЭС 043/2017 (пожарная безопасность)", "усл.", 135_000, 30, True, True,
        document="certificate"),
    Service(5, CERTIFICATION, CERTIFICATION, "Добровольная сертификация ГОСТ Р", "усл.", 18_000, 5, document="certificate"),
    Service(6, CERTIFICATION, CERTIFICATION, "Отказное (разъяснительное) письмо", "шт", 4_500, 2, False, document="other"),
    Service(7, DECLARING, DECLARING, "Декларация о соответствии ТР ТС 021/2011 (пищевая продукция), схема 3д", "усл.", 22_000, 7, document="declaration"),
    Service(8, DECLARING, DECLARING, "Декларация о соответствии ТР ТС 020/2011 (ЭМС), схема 1д", "усл.", 16_500, 5, document="declaration"),
    Service(9, DECLARING, DECLARING, "Регистрация декларации в реестре ФСА", "шт", 5_000, 2, False, document="declaration"),
    Service(10, TESTS, TESTS, "Испытания образца в аккредитованной лаборатории (протокол)", "протокол", 15_500, 10, True, True, document="protocol"),
    Service(11, TESTS, TESTS, "Микробиологические исследования пищевой продукции", "проба", 7_800, 7, document="protocol"),
    Service(12, TESTS, TESTS, "Испытания на электромагнитную совместимость", "протокол", 48_000, 12, True, True, document="protocol"),
    Service(13, TESTS, TESTS, "Отбор и доставка образцов", "выезд", 9_000, 3, False),
    Service(14, ISO, ISO, "Сертификация СМК по ГОСТ Р ИСО 9001-2015 (до 50 чел.)", "усл.", 85_000, 15, True, True, document="certificate"),
    Service(15, ISO, ISO, "Инспекционный контроль СМК", "усл.", 42_000, 10, False, document="report"),
    Service(16, ISO, ISO, "Разработка документации СМК", "компл.", 120_000, 30, act_kind="works", document="report"),
    Service(17, ISO, ISO, "Сертификация ИСМ (ISO 9001, 14001, 45001)", "усл.", 190_000, 30, True, True, document="certificate"),
    Service(18, ISO, ISO, "Внутренний аудит", "чел.-дн.", 18_000, 5, document="report"),
    Service(19, LABOUR, LABOUR, "Специальная оценка условий труда (СОУТ)", "раб. место", 1_600, 20, document="report"),
    Service(20, LABOUR, LABOUR, "Оценка профессиональных рисков", "раб. место", 900, 15, document="report"),
    Service(21, LABOUR, LABOUR, "Программа производственного контроля", "шт", 12_500, 7, act_kind="works", document="report"),
    Service(22, SAFETY, SAFETY_GROUP, "Экспертиза промышленной безопасности технического устройства", "шт", 65_000, 25, True, True, document="report"),
    Service(23, SAFETY, SAFETY_GROUP, "Обоснование безопасности ОПО", "шт", 280_000, 45, True, True, "works", "report"),
    Service(24, SAFETY, SAFETY_GROUP, "Разработка ПМЛА", "шт", 38_000, 15, act_kind="works", document="report"),
    Service(25, CONSULTING, CONSULTANTS, "Диагностика бизнес-процессов", "чел.-дн.", 35_000, 10, document="report"),
    Service(26, CONSULTING, CONSULTANTS, "Разработка технических условий (ТУ) с регистрацией", "шт", 24_000, 10, act_kind="works", document="other"),
    Service(27, STAFF, CONSULTANTS, "Кадровый аудит (до 100 личных дел)", "усл.", 90_000, 15, document="report"),
    Service(28, STAFF, CONSULTANTS, "Подбор специалиста", "чел.", 110_000, 30),
    Service(29, TRAINING, CONSULTANTS, "Обучение по охране труда (программы А, Б, В), 1 слушатель", "чел.", 2_400, 5, False, document="protocol"),
    Service(30, TRAINING, CONSULTANTS, "Внутренний аудитор ИСО 9001, 24 ч", "чел.", 19_500, 3, False, document="certificate"),
)  # fmt: skip
