"""Russian grammar of printed documents: sums in words, plurals, dates, short names, the dative of an
addressee.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from crm_desktop.services.money import NO_BREAK_SPACE, to_kopecks

Forms = tuple[str, str, str]

ROUBLE: Final[Forms] = ("рубль", "рубля", "рублей")
KOPECK: Final[Forms] = ("копейка", "копейки", "копеек")
DAY: Final[Forms] = ("день", "дня", "дней")
WORKING_DAY: Final[Forms] = ("рабочий день", "рабочих дня", "рабочих дней")
SERVICE: Final[Forms] = ("услуга", "услуги", "услуг")
DOCUMENT: Final[Forms] = ("документ", "документа", "документов")
CLIENT: Final[Forms] = ("клиент", "клиента", "клиентов")
INVOICE: Final[Forms] = ("счёт", "счёта", "счетов")
ACT: Final[Forms] = ("акт", "акта", "актов")

_MONTHS: Final = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_UNITS: Final = (
    "",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
)
_TENS: Final = (
    "",
    "",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
)
_HUNDREDS: Final = (
    "",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
)
_SCALES: Final[tuple[Forms, ...]] = (
    ("", "", ""),
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
    ("триллион", "триллиона", "триллионов"),
)
_OWNER_MARK = re.compile(r"^\s*(ИП|индивидуальный предприниматель)\s+", re.IGNORECASE)
_INITIALS = re.compile(r"([А-ЯЁA-Z])\.\s*")
_PATRONYMIC_PARTICLES: Final = ("оглы", "кызы", "оглу", "гызы", "улы")


def plural(count: int, forms: Forms) -> str:
    """The form of a noun after a count: 1 день, 2 дня, 11 дней, 21 день."""
    count = abs(count)
    if 11 <= count % 100 <= 14:
        return forms[2]
    last = count % 10
    return forms[0] if last == 1 else forms[1] if 2 <= last <= 4 else forms[2]


def counted(count: int, forms: Forms) -> str:
    """A count with its noun, joined so that a line break cannot part them."""
    return f"{count}{NO_BREAK_SPACE}{plural(count, forms)}"


def number_in_words(number: int, *, feminine: bool = False) -> str:
    """A whole number below 10**15 in lower-case words; the gender is that of the counted noun."""
    if not 0 <= number < 10 ** (3 * len(_SCALES)):
        raise ValueError(f"{number} is outside of the numbers that documents spell")
    if number == 0:
        return "ноль"
    words: list[str] = []
    for scale in reversed(range(len(_SCALES))):
        triad = number // 1000**scale % 1000
        if triad:
            words.extend(_triad(triad, feminine=scale == 1 or (scale == 0 and feminine)))
            if scale:
                words.append(plural(triad, _SCALES[scale]))
    return " ".join(words)


def amount_in_words(roubles: Decimal) -> str:
    """`Одна тысяча один рубль 01 копейка`: roubles in words, kopecks in two digits, as 1C prints it."""
    kopecks = to_kopecks(roubles)
    if kopecks < 0:
        raise ValueError("a document states no negative sum in words")
    whole, rest = divmod(kopecks, 100)
    text = f"{number_in_words(whole)} {plural(whole, ROUBLE)} {rest:02d} {plural(rest, KOPECK)}"
    return text[0].upper() + text[1:]


def long_date(day: date) -> str:
    """`23 ноября 2026 г.` in one piece, independent of the locale of the machine."""
    return NO_BREAK_SPACE.join((str(day.day), _MONTHS[day.month - 1], str(day.year), "г."))


def short_date(day: date) -> str:
    """`23.11.2026`."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def month_number(genitive: str) -> int | None:
    """1..12 for a month in the genitive as dates are written, None for any other word."""
    lowered = genitive.lower()
    return _MONTHS.index(lowered) + 1 if lowered in _MONTHS else None


def short_name(full_name: str) -> str:
    """`Орлова М. В.` of a full or an already shortened name; a lone word stays as it is."""
    parts = _name_parts(full_name)
    if len(parts) < 2:
        return full_name.strip()
    initials = [part if part in _PATRONYMIC_PARTICLES else f"{part[0].upper()}." for part in parts[1:]]
    return NO_BREAK_SPACE.join((parts[0], *initials))


def is_feminine(full_name: str) -> bool | None:
    """True, False or, when the patronymic tells nothing (initials, foreign names), None."""
    parts = _name_parts(full_name)
    last = parts[-1].lower() if len(parts) > 2 else ""
    if last.endswith(("вна", "чна", "шна")) or last in ("кызы", "гызы"):
        return True
    if last.endswith(("вич", "ич")) or last in ("оглы", "оглу", "улы"):
        return False
    return None


def short_name_dative(full_name: str) -> str:
    """`Сидорову С. С.`: the addressee of a letter; a name whose gender is unknown stays undeclined."""
    shortened = short_name(full_name)
    feminine = is_feminine(full_name)
    surname, space, initials = shortened.partition(NO_BREAK_SPACE)
    if feminine is None or not space:
        return shortened
    decline = _feminine_surname if feminine else _masculine_surname
    return "-".join(decline(part) for part in surname.split("-")) + space + initials


def position_dative(position: str) -> str:
    """`Генеральному директору`: declines the leading adjectives and the first noun, the rest is genitive
    already.
    """
    words = position.split()
    for index, word in enumerate(words):
        declined, is_adjective = _position_word(word)
        words[index] = declined
        if not is_adjective:
            break
    return " ".join(words)


def _triad(number: int, *, feminine: bool) -> Iterator[str]:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        yield _HUNDREDS[hundreds]
    if rest >= 20:
        yield _TENS[rest // 10]
        rest %= 10
    if feminine and rest in (1, 2):
        yield ("одна", "две")[rest - 1]
    elif rest:
        yield _UNITS[rest]


def _name_parts(full_name: str) -> list[str]:
    plain = _OWNER_MARK.sub("", full_name.replace(NO_BREAK_SPACE, " "))
    return _INITIALS.sub(r"\1 ", plain).split()


def _masculine_surname(surname: str) -> str:
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return surname + "у"
    if surname.endswith(("жий", "ший", "чий", "щий")):
        return surname[:-2] + "ему"
    if surname.endswith(("ский", "цкий", "ый", "ой", "хий", "гий", "кий")):
        return surname[:-2] + "ому"
    # A fleeting vowel (Кравец: Кравцу, but Швец: Швецу) is known only to the owner of the name.
    if surname.endswith(("ец", "ок", "ек", "ёк")):
        return surname
    return _noun_dative(surname)


def _feminine_surname(surname: str) -> str:
    if surname.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return surname[:-1] + "ой"
    if surname.endswith("ая"):
        return surname[:-2] + "ой"
    if surname.endswith(("а", "я")):
        return _noun_dative(surname)
    return surname


def _noun_dative(noun: str) -> str:
    if noun.endswith(("ых", "их")):
        return noun
    if noun.endswith("ия"):
        return noun[:-1] + "и"
    last = noun[-1:].lower()
    if last in "ая":
        return noun[:-1] + "е"
    if last in "ьй":
        return noun[:-1] + "ю"
    if last in "бвгджзклмнпрстфхцчшщ":
        return noun + "у"
    return noun


def _position_word(word: str) -> tuple[str, bool]:
    """The word in the dative and whether another word of the same phrase is to follow it."""
    for ending, dative in (
        ("щий", "щему"),
        ("щая", "щей"),
        ("щийся", "щемуся"),
        ("ший", "шему"),
        ("шая", "шей"),
        ("ый", "ому"),
        ("ний", "нему"),
        ("кий", "кому"),
        ("ая", "ой"),
    ):
        if word.lower().endswith(ending):
            return word[: -len(ending)] + dative, True
    # «Заведующая лабораторией»: what is led stands in the instrumental and stays.
    if not word.isalpha() or word.endswith(("ом", "ем", "ой", "ей", "ами", "ями")):
        return word, False
    return _noun_dative(word), False
