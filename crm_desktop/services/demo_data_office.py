# ruff: noqa: E501 - a row of a table is read as one row
"""The demonstration's holding: departments, people, groups, own organisations. Everybody and everything is invented.

The requisites pass their checks, but their tax offices (`..99`) and banks do not exist.
"""

from typing import NamedTuple

BANKS = (
    ("044599901", "АО «ДЕМО-БАНК»", "г. Москва", "30101810000000000901"),
    ("044099902", "ПАО «УЧЕБНЫЙ БАНК»", "г. Санкт-Петербург", "30101810300000000902"),
)

DEPARTMENTS = (
    "Дирекция",
    "Отдел продаж сертификации",
    "Отдел продаж безопасности и консалтинга",
    "Экспертный отдел",
    "Бухгалтерия",
    "Отдел развития",
)


class Person(NamedTuple):
    """`key` is what tests and stories call the person; `head` is the key of the superior."""

    key: str
    login: str
    last_name: str
    first_name: str
    middle_name: str
    position: str
    roles: tuple[str, ...]
    head: str
    department: int
    discount_limit: int = 5


PEOPLE = (
    Person("director", "e_orlova", "Орлова", "Мария", "Викторовна", "Генеральный директор", ("executive",), "", 1, 100),
    Person("head1", "e_morozov", "Морозов", "Игорь", "Николаевич", "Руководитель отдела продаж", ("manager",), "director", 2, 15),
    Person("head2", "e_lebedeva", "Лебедева", "Татьяна", "Олеговна", "Руководитель отдела продаж", ("manager",), "director", 3, 15),
    Person("manager1", "e_volkova", "Волкова", "Анна", "Сергеевна", "Старший менеджер", ("manager",), "head1", 2, 7),
    Person("manager2", "e_ivanov", "Иванов", "Илья", "Петрович", "Менеджер", ("manager",), "head1", 2),
    Person("manager3", "e_kuznetsova", "Кузнецова", "Дарья", "Андреевна", "Менеджер", ("manager",), "head1", 2),
    Person("manager4", "e_pavlov", "Павлов", "Максим", "Юрьевич", "Менеджер", ("manager",), "head1", 2),
    Person("manager5", "e_semenova", "Семёнова", "Ольга", "Дмитриевна", "Старший менеджер", ("manager",), "head2", 3, 7),
    Person("manager6", "e_fedorov", "Фёдоров", "Артём", "Алексеевич", "Менеджер", ("manager",), "head2", 3),
    Person("manager7", "e_egorova", "Егорова", "Наталья", "Павловна", "Младший менеджер", ("manager",), "head2", 3, 3),
    Person("assistant1", "e_fomina", "Фомина", "Кира", "Романовна", "Ассистент менеджера", ("assistant",), "head1", 2),
    Person("assistant2", "e_zhukova", "Жукова", "Алина", "Денисовна", "Ассистент менеджера", ("assistant",), "head2", 3),
    Person("expert1", "e_belova", "Белова", "Елена", "Михайловна", "Руководитель органа, эксперт", ("expert",), "director", 4),
    Person("expert2", "e_nikitin", "Никитин", "Пётр", "Олегович", "Начальник лаборатории", ("expert",), "director", 4),
    Person("expert3", "e_gusev", "Гусев", "Андрей", "Валерьевич", "Ведущий аудитор", ("expert",), "director", 4),
    Person("expert4", "e_titova", "Титова", "Ирина", "Львовна", "Ведущий эксперт ПБ", ("expert",), "director", 4),
    Person("expert5", "e_komarov", "Комаров", "Сергей", "Анатольевич", "Эксперт по охране труда", ("expert",), "expert4", 4),
    Person("expert6", "e_zaytseva", "Зайцева", "Вера", "Николаевна", "Ведущий консультант", ("expert",), "director", 4),
    Person("expert7", "e_osipov", "Осипов", "Роман", "Игоревич", "Эксперт", ("expert",), "expert1", 4),
    Person("expert8", "e_davydova", "Давыдова", "Светлана", "Юрьевна", "Эксперт", ("expert",), "expert2", 4),
    Person("accountant", "e_petrova", "Петрова", "Ольга", "Николаевна", "Главный бухгалтер", ("accountant",), "director", 5),
    Person("analyst", "e_kiselev", "Киселёв", "Денис", "Андреевич", "Аналитик", ("analyst", "integrator"), "director", 6),
    Person("administrator", "e_gromov", "Громов", "Виктор", "Павлович", "Системный администратор", ("administrator",), "director", 6),
)  # fmt: skip

ASSISTANCE = (("assistant1", "manager1"), ("assistant1", "manager2"), ("assistant2", "manager5"))

# Group, its shared address, promised answer in working hours, the lead and the other members.
GROUPS = (
    ("Сертификация", "cert@example.com", 16, "expert1", ("expert7", "expert8")),
    ("Декларирование", "decl@example.com", 8, "expert7", ("expert1", "expert8")),
    ("Испытания", "lab@example.com", 16, "expert2", ("expert8",)),
    ("СМК и ISO", "iso@example.com", 16, "expert3", ("expert6", "expert7")),
    ("Охрана труда", "ohs@example.com", 16, "expert5", ("expert4",)),
    ("Промышленная безопасность", "safety@example.com", 24, "expert4", ("expert5", "expert7")),
    ("Консалтинг и обучение", "consult@example.com", 16, "expert6", ("expert3", "expert5")),
)


class Organization(NamedTuple):
    """`vat_rate` None is without VAT; `own_limit` of УСН in roubles, None is the limit of the law."""

    kind: str
    short_name: str
    full_name: str
    inn: str
    kpp: str
    ogrn: str
    account: str
    bik: str
    prefix: str
    signatory_position: str
    signatory_name: str
    signatory_basis: str
    accreditation: str
    regime: str
    vat_rate: int | None
    own_limit: int | None


OWN_LIMIT = 60_000_000

ORGANIZATIONS = (
    Organization("company", "ООО «Серт-Консалт Демо»", "Общество с ограниченной ответственностью «Серт-Консалт Демо»",
        "7799000012", "779901001", "1267799000017", "40702810900000001001", "044099902", "СК", "Генеральный директор",
        "Орлова М. В.", "Устав", "", "usn_income", None, 18_000_000),
    Organization("company", "ООО «Центр испытаний Демо»", "Общество с ограниченной ответственностью «Центр испытаний Демо»",
        "7799000020", "779901001", "1267799000028", "40702810300000001002", "044599901", "ЦИ", "Директор",
        "Никитин П. О.", "Устав", "Испытательная лаборатория, запись RA.RU.99ДЕ02 (учебная)", "osno", 22, None),
    Organization("company", "ООО «Промбезопасность Демо»", "Общество с ограниченной ответственностью «Промбезопасность Демо»",
        "7799000037", "779901001", "1267799000039", "40702810500000001003", "044099902", "ПБ", "Генеральный директор",
        "Титова И. Л.", "Устав", "Лицензия № ДЭ-99-000003 (учебная)", "usn_income_minus_expense", 5, OWN_LIMIT),
    Organization("company", "ООО «Кадровый стандарт Демо»", "Общество с ограниченной ответственностью «Кадровый стандарт Демо»",
        "7799000044", "779901001", "1267799000040", "40702810900000001004", "044599901", "КС", "Генеральный директор",
        "Зайцева В. Н.", "Устав", "", "usn_income", None, None),
    Organization("company", "АО «Орган по сертификации Демо»", "Акционерное общество «Орган по сертификации Демо»",
        "7799000051", "779901001", "1267799000050", "40702810100000001005", "044099902", "ОС", "Генеральный директор",
        "Белова Е. М.", "Устав", "Орган по сертификации, запись RA.RU.99ДЕ05 (учебная)", "osno", 22, None),
    Organization("entrepreneur", "ИП Демидов П. С.", "Индивидуальный предприниматель Демидов Пётр Сергеевич",
        "779900000660", "", "326779900000060", "40802810400000001006", "044599901", "ДП", "Индивидуальный предприниматель",
        "Демидов П. С.", "ОГРНИП 326779900000060", "", "usn_income", None, 10_000_000),
)  # fmt: skip

# Who may sell what: organisation -> directions whole (by short name) and single services (by number of the price list).
# An accredited body does not consult on what it certifies; tests are sold by the laboratory alone.
PERMITS: dict[str, tuple[tuple[str, ...], tuple[int, ...], str]] = {
    "СК": (("Консалтинг", "Обучение"), (9, 16, 18), "Устав, п. 2.4"),
    "ЦИ": (("Испытания",), (), "Аккредитация RA.RU.99ДЕ02 (учебная)"),
    "ПБ": (("Промбезопасность", "Охрана труда"), (), "Лицензия № ДЭ-99-000003 (учебная)"),
    "КС": (("Кадры", "Обучение"), (21,), "Устав, п. 2.1"),
    "ОС": (("Сертификация", "Декларирование"), (14, 15, 17), "Аккредитация RA.RU.99ДЕ05 (учебная)"),
    "ДП": (("Консалтинг",), (16, 18), "ОКВЭД 70.22"),
}
