"""Words, plurals, dates and names of Russian documents, by the vectors of the reference."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.services import money, russian

WORDS = {
    "0.01": "Ноль рублей 01 копейка",
    "0.05": "Ноль рублей 05 копеек",
    "1": "Один рубль 00 копеек",
    "2": "Два рубля 00 копеек",
    "11": "Одиннадцать рублей 00 копеек",
    "21.21": "Двадцать один рубль 21 копейка",
    "22.12": "Двадцать два рубля 12 копеек",
    "40": "Сорок рублей 00 копеек",
    "90": "Девяносто рублей 00 копеек",
    "100": "Сто рублей 00 копеек",
    "200": "Двести рублей 00 копеек",
    "101.01": "Сто один рубль 01 копейка",
    "111.11": "Сто одиннадцать рублей 11 копеек",
    "1000": "Одна тысяча рублей 00 копеек",
    "1001.01": "Одна тысяча один рубль 01 копейка",
    "2002.02": "Две тысячи два рубля 02 копейки",
    "21000": "Двадцать одна тысяча рублей 00 копеек",
    "121000": "Сто двадцать одна тысяча рублей 00 копеек",
    "144500": "Сто сорок четыре тысячи пятьсот рублей 00 копеек",
    "234567.89": "Двести тридцать четыре тысячи пятьсот шестьдесят семь рублей 89 копеек",
    "1000001": "Один миллион один рубль 00 копеек",
    "490500000": "Четыреста девяносто миллионов пятьсот тысяч рублей 00 копеек",
    "2147483648.99": "Два миллиарда сто сорок семь миллионов четыреста восемьдесят три тысячи"
    " шестьсот сорок восемь рублей 99 копеек",
}
VALUES = {
    "ноль": 0,
    "один": 1,
    "одна": 1,
    "два": 2,
    "две": 2,
    "три": 3,
    "четыре": 4,
    "пять": 5,
    "шесть": 6,
    "семь": 7,
    "восемь": 8,
    "девять": 9,
    "десять": 10,
    "одиннадцать": 11,
    "двенадцать": 12,
    "тринадцать": 13,
    "четырнадцать": 14,
    "пятнадцать": 15,
    "шестнадцать": 16,
    "семнадцать": 17,
    "восемнадцать": 18,
    "девятнадцать": 19,
    "двадцать": 20,
    "тридцать": 30,
    "сорок": 40,
    "пятьдесят": 50,
    "шестьдесят": 60,
    "семьдесят": 70,
    "восемьдесят": 80,
    "девяносто": 90,
    "сто": 100,
    "двести": 200,
    "триста": 300,
    "четыреста": 400,
    "пятьсот": 500,
    "шестьсот": 600,
    "семьсот": 700,
    "восемьсот": 800,
    "девятьсот": 900,
}
SCALES = {"тысяч": 10**3, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}


def value_of_words(words: str) -> int:
    """An independent reader of numerals: adds words up and multiplies at each scale word."""
    total = triad = 0
    for word in words.split():
        if word in VALUES:
            triad += VALUES[word]
            continue
        scale = next(factor for stem, factor in reversed(SCALES.items()) if word.startswith(stem))
        total, triad = total + triad * scale, 0
    return total + triad


@pytest.mark.parametrize(("amount", "words"), WORDS.items())
def test_a_sum_is_written_in_words_as_documents_do(amount: str, words: str) -> None:
    assert russian.amount_in_words(Decimal(amount)) == words


@given(st.integers(min_value=0, max_value=10**15 - 1), st.booleans())
def test_words_say_the_same_number_as_figures(number: int, feminine: bool) -> None:
    assert value_of_words(russian.number_in_words(number, feminine=feminine)) == number


@given(st.integers(min_value=0, max_value=10**13))
def test_kopecks_in_words_are_those_of_the_sum(kopecks: int) -> None:
    words = russian.amount_in_words(money.from_kopecks(kopecks))
    assert words.split()[-2] == f"{kopecks % 100:02d}"
    assert words[0].isupper()


def test_a_negative_sum_has_no_words() -> None:
    with pytest.raises(ValueError, match="negative"):
        russian.amount_in_words(Decimal(-1))


@pytest.mark.parametrize(
    "text",
    [
        "0 дней",
        "1 день",
        "2 дня",
        "4 дня",
        "5 дней",
        "11 дней",
        "12 дней",
        "14 дней",
        "21 день",
        "22 дня",
        "25 дней",
        "100 дней",
        "101 день",
        "111 дней",
        "112 дней",
        "121 день",
        "1000001 день",
    ],
)
def test_a_noun_agrees_with_its_count(text: str) -> None:
    count = int(text.split()[0])
    assert russian.counted(count, russian.DAY) == text.replace(" ", "\u00a0")


def test_dates_are_written_in_both_russian_ways() -> None:
    day = date(2026, 11, 3)
    assert russian.long_date(day) == "3\u00a0ноября\u00a02026\u00a0г."
    assert russian.short_date(day) == "03.11.2026"
    assert russian.month_number("Ноября") == 11
    assert russian.month_number("ноябрь") is None


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Орлова Мария Викторовна", "Орлова М. В."),
        ("Орлова М.В.", "Орлова М. В."),
        ("Орлова М. В.", "Орлова М. В."),
        ("ИП Демидов Пётр Сергеевич", "Демидов П. С."),
        ("Салтыков-Щедрин Михаил", "Салтыков-Щедрин М."),
        ("Алиев Рашид Гасан оглы", "Алиев Р. Г. оглы"),
        ("Мадонна", "Мадонна"),
        ("", ""),
    ],
)
def test_a_name_is_shortened_to_initials(full: str, short: str) -> None:
    assert russian.short_name(full) == short.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("full", "dative"),
    [
        ("Сидоров Семён Семёнович", "Сидорову С. С."),
        ("Сидорова Анна Ивановна", "Сидоровой А. И."),
        ("Островский Илья Петрович", "Островскому И. П."),
        ("Белая Нина Львовна", "Белой Н. Л."),
        ("Гончар Олег Ильич", "Гончару О. И."),
        ("Гончар Ольга Ильинична", "Гончар О. И."),
        ("Шевченко Иван Иванович", "Шевченко И. И."),
        ("Черных Пётр Ильич", "Черных П. И."),
        ("Сорока Павел Ильич", "Сороке П. И."),
        ("Кравец Иван Ильич", "Кравец И. И."),
        ("Римский-Корсаков Николай Андреевич", "Римскому-Корсакову Н. А."),
        ("Сидоров С. С.", "Сидоров С. С."),
        ("Гайдай Леонид Иович", "Гайдаю Л. И."),
        ("Хороший Лев Ильич", "Хорошему Л. И."),
    ],
)
def test_a_letter_is_addressed_in_the_dative(full: str, dative: str) -> None:
    assert russian.short_name_dative(full) == dative.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("position", "dative"),
    [
        ("Генеральный директор", "Генеральному директору"),
        ("Директор", "Директору"),
        ("Заместитель генерального директора", "Заместителю генерального директора"),
        ("Исполняющий обязанности директора", "Исполняющему обязанности директора"),
        ("И. о. директора", "И. о. директора"),
        ("Заведующая лабораторией", "Заведующей лабораторией"),
        ("Заведующий хозяйственной частью", "Заведующему хозяйственной частью"),
        ("Управляющий партнёр", "Управляющему партнёру"),
        ("Главный инженер по качеству", "Главному инженеру по качеству"),
        ("Председатель правления", "Председателю правления"),
        ("Технический директор", "Техническому директору"),
        ("HR-директор", "HR-директор"),
    ],
)
def test_a_position_is_declined_up_to_its_first_noun(position: str, dative: str) -> None:
    assert russian.position_dative(position) == dative
