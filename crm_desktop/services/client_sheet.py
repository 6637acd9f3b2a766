"""Tables of clients and of tasks: which row is the header, and what each column means.

A layout is remembered by its titles (`layout_key`), so that the next file of the same kind is understood at once.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from crm_desktop.services.requisites import Problem
from crm_desktop.services.spreadsheet import Row, cell_text

NAME, FULL_NAME, INN, KPP, INN_KPP, OGRN = "name", "full_name", "inn", "kpp", "inn_kpp", "ogrn"
PHONE, EMAIL, CONTACT, POSITION = "phone", "email", "contact", "position"
CONTACT_PHONE, CONTACT_EMAIL = "contact_phone", "contact_email"
ADDRESS, POSTAL_ADDRESS, SITE, SOURCE, TAGS, COMMENT = "address", "postal_address", "site", "source", "tags", "comment"
TITLE, DUE, ASSIGNEE = "title", "due", "assignee"
CLIENTS, TASKS = "clients", "tasks"
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    CLIENTS: (
        *(NAME, FULL_NAME, INN, KPP, INN_KPP, OGRN),
        *(PHONE, EMAIL, CONTACT, POSITION, CONTACT_PHONE, CONTACT_EMAIL),
        *(ADDRESS, POSTAL_ADDRESS, SITE, SOURCE, TAGS, COMMENT),
    ),
    TASKS: (TITLE, DUE, ASSIGNEE, INN, INN_KPP, KPP, COMMENT),
}
REQUIRED: Final[Mapping[str, str]] = {CLIENTS: NAME, TASKS: TITLE}
# Fields that several columns may hold.
SEVERAL: Final = (PHONE, EMAIL, COMMENT, TAGS, CONTACT_PHONE, CONTACT_EMAIL)
_PERSON: Final = r"контактн\w* лиц|контакта|представител|руководител|директор|\bcontact\b"
_PHONE: Final = r"\bтел\b|телефон|\bмоб(ильн\w*)?\b|сотов|\bphone\b|\bmobile\b|\bфакс\b"
_EMAIL: Final = r"e mail|\bemail|эл(ектронн\w*)? (почт|адрес)|\bпочта\b|мейл|мэйл|имейл"
# The first rule that fits a title wins: «телефон контактного лица» is a phone, «должность» no contact.
_CLIENT_WORDS: Final = (
    (INN_KPP, r"\bинн\b.*\bкпп\b"),
    (INN, r"\bинн\b|\binn\b|\btax id\b"),
    (KPP, r"\bкпп\b|\bkpp\b"),
    (OGRN, r"\bогрн(ип)?\b|\bogrn\b"),
    (CONTACT_EMAIL, rf"(?=.*({_EMAIL}))(?=.*({_PERSON}))"),
    (EMAIL, _EMAIL),
    (CONTACT_PHONE, rf"(?=.*({_PHONE}))(?=.*({_PERSON}))"),
    (PHONE, _PHONE),
    (POSITION, r"должност|\bposition\b|\bjob\b"),
    (CONTACT, r"контакт|\bфио\b|\bф и о\b|представитель|директор|руководитель|\bcontact\b|\bperson\b"),
    (SITE, r"\bсайт|\bweb|\bwww\b|\burl\b|\bsite\b"),
    (POSTAL_ADDRESS, r"почтов\w* адрес|фактическ\w* адрес|адрес доставки|postal address"),
    (ADDRESS, r"\bадрес|\baddress\b|местонахожд"),
    (SOURCE, r"источник|откуда|\bsource\b"),
    (TAGS, r"\bтег(и|ов)?\b|\bметк[аи]\b|сегмент|категори|\btags?\b"),
    (COMMENT, r"комментари|примечани|заметк|описание|\bcomment|\bnote"),
    (FULL_NAME, r"полное (наименован|названи)|\bfull name\b"),
    (
        NAME,
        r"клиент|контрагент|наименован|названи|организац|компани|заказчик|фирма|предприят|\bname\b|\bcompany\b",
    ),
)
_TASK_WORDS: Final = (
    (INN_KPP, r"\bинн\b.*\bкпп\b"),
    (INN, r"\bинн\b|\binn\b"),
    (KPP, r"\bкпп\b|\bkpp\b"),
    (DUE, r"\bсрок|\bдата\b|\bдо\b|\bкогда\b|дедлайн|\bdue\b|\bdeadline\b|\bdate\b"),
    (ASSIGNEE, r"исполнител|ответственн|\bкому\b|сотрудник|менеджер|\bassignee\b|\bwho\b"),
    (COMMENT, r"комментари|примечани|заметк|описание|подробн|\bcomment|\bnote"),
    (TITLE, r"задач|\bдело\b|тема|что сделать|название|наименование|\btask\b|\btitle\b|\bsubject\b"),
)
_RULES: Final = {
    CLIENTS: tuple((name, re.compile(pattern)) for name, pattern in _CLIENT_WORDS),
    TASKS: tuple((name, re.compile(pattern)) for name, pattern in _TASK_WORDS),
}
HEADER_DEPTH: Final = 30
_LONGEST_TITLE: Final = 60
_NOT_WORD: Final = re.compile(r"[^0-9a-zа-я]+")
_LEGAL_FORM: Final = re.compile(
    r"\b(общество с ограниченной ответственностью|(публичное |закрытое |открытое )?акционерное общество"
    r"|индивидуальный предприниматель|ооо|оао|зао|пао|ао|нао|ип|фгуп|муп|гуп|фгбу|мбу|ано|нко|тоо|чоу)\b"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The header row (0-based, -1 for none) and the meaning of columns by their place in a row."""

    header_row: int
    fields: Mapping[int, str]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong where; `column` is the place in the row, None when it is the row as a whole.

    A blocking problem keeps the row out; any other lets it in, and what could not be read goes to the comment.
    """

    field: str
    column: int | None
    problem: Problem
    blocking: bool = True


def guess_layout(rows: Iterable[Row], kind: str = CLIENTS) -> Layout:
    """The row among the first thirty whose cells name most fields; every column once, phones and e-mails more
    often.
    """
    best = Layout(-1, {}, ())
    for index, row in zip(range(HEADER_DEPTH), rows, strict=False):
        titles = tuple(cell_text(cell) for cell in row)
        fields = _fields_of(titles, kind)
        if len(set(fields.values())) > len(set(best.fields.values())):
            best = Layout(index, fields, titles)
    enough = len(set(best.fields.values())) > 1 or REQUIRED[kind] in best.fields.values()
    return best if enough else Layout(-1, {}, ())


def layout_key(titles: Iterable[str], kind: str = CLIENTS) -> str:
    """The same for every file with the same titles, whatever their case and blanks."""
    words = "\n".join((kind, *(" ".join(title.lower().split()) for title in titles)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def field_of_title(title: str, kind: str = CLIENTS) -> str | None:
    """The field that a column title names, None when it names none."""
    if len(title) > _LONGEST_TITLE:
        return None
    words = _words(title)
    return next((name for name, rule in _RULES[kind] if rule.search(words)), None)


def name_key(name: str) -> str:
    """A name without its legal form, quotes, case and the difference of е and ё: for finding likenesses."""
    words = _NOT_WORD.sub(" ", name.lower().replace("ё", "е"))
    return " ".join(_LEGAL_FORM.sub(" ", words).split())


def _fields_of(titles: Iterable[str], kind: str) -> dict[int, str]:
    fields: dict[int, str] = {}
    for place, title in enumerate(titles):
        name = field_of_title(title, kind)
        if name is not None and (name in SEVERAL or name not in fields.values()):
            fields[place] = name
    return fields


def _words(title: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", title.lower().replace("ё", "е")).split())
