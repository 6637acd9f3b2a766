"""The client base of an office as several people have typed it over the years."""

import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import xlsxwriter

from crm_desktop.services import requisites

ROWS: Final = 2000
SEED: Final = 20261123
HEADER: Final = (
    "№ п/п|Наименование организации|ИНН|КПП|ОГРН|Контактное лицо|Должность|Телефон|E-mail|Адрес|Сайт|"
    "Источник|Примечание"
).split("|")
NAMES: Final = (
    "Ромашка|Станкомаш|Пищепром|Энергосеть|Игрушки детям|Лифтсервис|Химпродукт|Текстиль плюс|"
    "Логистика Север|Медприбор|Стройиндустрия|Ёлочный базар|Тёплый дом|Электрощит|Мясной двор|"
    "Молочный край|Хлебозавод|Вагонмаш|Кабельные системы|Техноснаб|Агропарк|Промвентиляция|"
    "Северный ветер|Детский мир мебели|Завод ЖБИ|Пожтехника|Светотехника|Аквафильтр|Полимер|Мебельщик|"
    "Швейная фабрика|Обувь Урала|Кондитер|Рыбокомбинат|Чистый город|Спецодежда|Автокомпонент|"
    "Гидропривод|Насосы и компрессоры|Котельное оборудование"
).split("|")
ENDINGS: Final = ("|| Плюс|-Сервис| Групп|-Юг| Восток|-М| и К| XXI|-2000| Трейд").split("|")
FORMS: Final = ("ООО|ООО|ООО|ООО|АО|ПАО|ЗАО").split("|")
SURNAMES: Final = (
    "Иванов|Петров|Сидоров|Кузнецов|Смирнов|Соловьёв|Королёв|Фёдоров|Орлов|Зайцев|Ковалёв|Белов|Громов|"
    "Тихонов|Щербаков|Юдин|Ершов|Жуков|Чернов|Эйхин"
).split("|")
MEN: Final = (("Сергей", "Сергеевич"), ("Пётр", "Ильич"), ("Алексей", "Юрьевич"), ("Семён", "Андреевич"))
WOMEN: Final = (("Анна", "Игоревна"), ("Ольга", "Петровна"), ("Алёна", "Сергеевна"), ("Мария", "Викторовна"))
POSITIONS: Final = (
    "директор|Генеральный директор|гл. инженер|Главный бухгалтер|менеджер по качеству||зам. директора|"
    "Специалист по охране труда|технолог"
).split("|")
CITIES: Final = (
    ("77", "Москва", "495"),
    ("78", "Санкт-Петербург", "812"),
    ("66", "Екатеринбург", "343"),
    ("52", "Нижний Новгород", "831"),
    ("16", "Казань", "843"),
    ("54", "Новосибирск", "383"),
    ("23", "Краснодар", "861"),
    ("02", "Уфа", "347"),
    ("74", "Челябинск", "351"),
    ("61", "Ростов-на-Дону", "863"),
    ("59", "Пермь", "342"),
    ("36", "Воронеж", "473"),
)
SOURCES: Final = ("Сайт|сайт|выставка|Рекомендация|холодный звонок||Яндекс|старая база|тендер").split("|")
NOTES: Final = (
    "|||перезвонить после 15-го|просили КП на ИСО 9001|СОУТ в 2025 делали у нас|не звонить до обеда|"
    "декларация ТР ТС 020|плохо платят|ждут новый прайс|работает через холдинг"
).split("|")
STREETS: Final = (
    "ул. Примерная",
    "пр-кт Учебный",
    "ул. Демонстрационная",
    "наб. Вымышленная",
    "ш. Образцовое",
)

Value = str | float | None


class Office:
    """Makes rows the way several people have typed them over the years; everything flows from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._serial = 0

    def rows(self) -> list[list[Value]]:
        """Lines below the header, blank ones and repetitions among them."""
        rows: list[list[Value]] = []
        whole: list[list[Value]] = []
        while len(rows) < ROWS:
            chance = self._random.random()
            if chance < 0.03:
                rows.append([None] * len(HEADER))
            elif chance < 0.09 and len(whole) > 20:
                rows.append(self._again(self._random.choice(whole)))
            else:
                row = self._company()
                if chance < 0.145:
                    self._spoil(row)
                else:
                    whole.append(row)
                rows.append(row)
        for number, row in enumerate(rows, 1):
            if any(row):
                row[0] = float(number)
        return rows

    def _company(self) -> list[Value]:
        chosen = self._random.choice
        self._serial += 1
        region, city, area = chosen(CITIES)
        stem = f"{region}99{self._serial % 100_000:05d}"
        is_person = self._random.random() < 0.12
        surname, given, patronymic = self._person()
        if is_person:
            stem = f"{region}99{self._serial:06d}"
            name = f"ИП {surname} {given} {patronymic}"
        else:
            name = self._named(f"{chosen(NAMES)}{chosen(ENDINGS)}")
        inn = stem + requisites.inn_check_digits(stem)
        contact = chosen(
            (
                f"{surname} {given} {patronymic}",
                f"{surname} {given[0]}.{patronymic[0]}.",
                f"{given} {patronymic}",
            )
        )
        mail = f"{chosen(('info', 'zakaz', 'office', 'buh', 'sales'))}{self._serial}@example.com"
        return [
            None,
            self._untidy(name),
            self._tax_number(inn),
            None if is_person or self._random.random() < 0.1 else f"{region}9901001",
            self._register_number(region, is_person) if self._random.random() < 0.5 else None,
            self._untidy(contact) if self._random.random() < 0.9 else None,
            chosen(POSITIONS) or None,
            self._phones(area),
            chosen((mail, mail, mail.upper(), f" {mail} ", f"{mail}; second.{mail}", None)),
            f"{chosen(('г. ', 'г.', ''))}{city}, {chosen(STREETS)}, д. {self._random.randint(1, 150)}",
            chosen((f"www.site{self._serial}.example.com", None, None)),
            chosen(SOURCES) or None,
            chosen(NOTES) or None,
        ]

    def _person(self) -> tuple[str, str, str]:
        surname = self._random.choice(SURNAMES)
        if self._random.random() < 0.5:
            return (surname, *self._random.choice(MEN))
        return (f"{surname}а", *self._random.choice(WOMEN))

    def _named(self, name: str) -> str:
        form = self._random.choice(FORMS)
        full = "Общество с ограниченной ответственностью" if form == "ООО" else form
        serial = f"{name} {self._serial}"
        return self._random.choice(
            (
                f"{form} «{serial}»",
                f'{form} "{serial}"',
                f"{form} «{serial}»",
                f"«{serial}», {form}",
                f"{serial} {form}",
                f"{form.lower()} {serial}",
                f'{full} "{serial}"',
                f"{form} {serial.upper()}",
                f"{form} «{serial}»".replace("ё", "е"),
            )
        )

    def _untidy(self, text: str) -> str:
        chance = self._random.random()
        if chance < 0.08:
            return f"{text}  "
        if chance < 0.14:
            return f" {text.replace(' ', '  ', 1)}"
        return text.replace(" ", "\u00a0", 1) if chance < 0.18 else text

    def _tax_number(self, inn: str) -> Value:
        chance = self._random.random()
        # A cell formatted as a number loses the zero of the first regions, as Excel does.
        if chance < 0.25:
            return float(inn)
        return f"{inn} " if chance < 0.3 else f"{inn[:4]} {inn[4:]}" if chance < 0.33 else inn

    def _register_number(self, region: str, is_person: bool) -> str:
        if is_person:
            stem = f"325{region}99{self._serial:07d}"
            return stem + str(int(stem) % 13 % 10)
        stem = f"125{region}99{self._serial:05d}"
        return stem + str(int(stem) % 11 % 10)

    def _phones(self, area: str) -> Value:
        tail = f"{self._random.randint(0, 9999):04d}"
        mobile = f"000{self._random.randint(0, 9999):04d}"
        first, second = tail[:2], tail[2:]
        return self._random.choice(
            (
                f"+7 ({area}) 000-{first}-{second}",
                f"8 ({area}) 000-{first}-{second}",
                f"8-{area}-000-{first}-{second}",
                f"({area}) 000{tail}",
                f"8{area}000{tail}",
                float(f"7{area}000{tail}"),
                f"+7{area}000{tail}",
                f"8 ({area}) 000-{first}-{second} доб. {self._random.randint(100, 999)}",
                f"8 ({area}) 000-{first}-{second}, 8 900 {mobile[:3]}-{mobile[3:5]}-{mobile[5:]}",
                f"+7 900 {mobile}; ({area}) 000-{first}-{second}",
                f"тел. 8({area})000-{first}-{second}",
                f"8900{mobile} (моб.)",
                f"{area}-000-{first}-{second}",
                None,
                self._random.choice(
                    ("нет", "уточнить", f"000-{first}-{second}", f"8 ({area}) 000-{first}", None)
                ),
            )
        )

    def _again(self, row: list[Value]) -> list[Value]:
        """The same client typed once more: other spelling of the name, another phone, the same ИНН."""
        copy = list(row)
        name = str(copy[1]).replace("«", '"').replace("»", '"').replace("ё", "е").strip()
        copy[1] = self._random.choice((name, name.upper(), f"{name} (Москва)"))
        if self._random.random() < 0.5:
            copy[7] = self._phones("495")
        return copy

    def _spoil(self, row: list[Value]) -> None:
        inn = str(row[2]).replace(" ", "").removesuffix(".0").zfill(10)
        last = str((int(inn[-1]) + 1) % 10)
        place, value = self._random.choice(
            (
                (2, inn[:-1] + last),
                (2, inn[:-1]),
                (2, f"{inn[:3]}O{inn[4:]}"),
                (2, "нет"),
                (1, None),
                (3, "7799010"),
                (4, "1257799000000"),
                (2, f"{inn}1"),
            )
        )
        row[place] = value


def write_clients(path: Path) -> None:
    """The file of clients: a title above the header, as people make them."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": False}) as workbook:
        # A fixed moment, so that the same rows give the same bytes.
        workbook.set_properties({"title": "База клиентов", "created": _midnight(date(2026, 11, 23))})
        sheet = workbook.add_worksheet("Клиенты")
        title, head = (
            workbook.add_format({"bold": True, "font_size": 14}),
            workbook.add_format({"bold": True, "border": 1}),
        )
        sheet.merge_range(
            0, 0, 0, len(HEADER) - 1, "База клиентов отдела продаж (сводная), ноябрь 2026", title
        )
        sheet.write_row(2, 0, HEADER, head)
        whole = workbook.add_format({"num_format": "0"})
        for line, row in enumerate(Office(SEED).rows(), 3):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(line, column, value, whole if isinstance(value, float) else None)
        sheet.set_column(1, 1, 45)
        sheet.set_column(2, len(HEADER) - 1, 22)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
