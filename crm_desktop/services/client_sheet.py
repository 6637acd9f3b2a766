"""Clients from a table: which row is the header, what each column means, and what is wrong in each cell.

Codes of `CellProblem.problem` beside those of `requisites`: `name_missing`, `column_too_long` (limit),
`duplicate_inn` (row), `duplicate_contact` (row), `similar_name` (row), `zero_restored` (inn).
A blocking problem keeps the row out; any other lets it in, and what could not be read goes to the comment.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from crm_desktop.services import phones, requisites
from crm_desktop.services.phones import Phone
from crm_desktop.services.requisites import Problem
from crm_desktop.services.spreadsheet import Cell, Row, cell_text

NAME, INN, KPP, INN_KPP, OGRN = "name", "inn", "kpp", "inn_kpp", "ogrn"
PHONE, EMAIL, CONTACT, POSITION = "phone", "email", "contact", "position"
ADDRESS, SITE, SOURCE, COMMENT = "address", "site", "source", "comment"
FIELDS: Final = (
    *(NAME, INN, KPP, INN_KPP, OGRN),
    *(PHONE, EMAIL, CONTACT, POSITION),
    *(ADDRESS, SITE, SOURCE, COMMENT),
)
_SEVERAL: Final = (PHONE, EMAIL, COMMENT)
# The first rule that fits a title wins: «телефон контактного лица» is a phone, «должность» no contact.
_HEADER_WORDS: Final = (
    (INN_KPP, r"\bинн\b.*\bкпп\b"),
    (INN, r"\bинн\b|\binn\b|\btax id\b"),
    (KPP, r"\bкпп\b|\bkpp\b"),
    (OGRN, r"\bогрн(ип)?\b|\bogrn\b"),
    (EMAIL, r"e mail|\bemail|эл(ектронн\w*)? (почт|адрес)|\bпочта\b|мейл|мэйл|имейл"),
    (PHONE, r"\bтел\b|телефон|\bмоб(ильн\w*)?\b|сотов|\bphone\b|\bmobile\b|\bфакс\b"),
    (POSITION, r"должност|\bposition\b|\bjob\b"),
    (CONTACT, r"контакт|\bфио\b|\bф и о\b|представитель|директор|руководитель|\bcontact\b|\bperson\b"),
    (SITE, r"\bсайт|\bweb|\bwww\b|\burl\b|\bsite\b"),
    (ADDRESS, r"\bадрес|\baddress\b|местонахожд"),
    (SOURCE, r"источник|откуда|\bsource\b"),
    (COMMENT, r"комментари|примечани|заметк|описание|\bcomment|\bnote"),
    (
        NAME,
        r"клиент|контрагент|наименован|названи|организац|компани|заказчик|фирма|предприят|\bname\b|\bcompany\b",
    ),
)
_HEADER_RULES: Final = tuple((name, re.compile(pattern)) for name, pattern in _HEADER_WORDS)
_HEADER_DEPTH: Final = 30
_LONGEST_TITLE: Final = 60
_LIMITS: Final[Mapping[str, int]] = {
    NAME: 500,
    ADDRESS: 500,
    SITE: 200,
    SOURCE: 200,
    CONTACT: 200,
    POSITION: 200,
}
# What people type where they know nothing.
_NOTHING: Final = frozenset(
    ("-", "–", "—", "--", "нет", "н/д", "нет данных", "отсутствует", "не указан", "?")
)
_NOT_WORD: Final = re.compile(r"[^0-9a-zа-я]+")
_LEGAL_FORM: Final = re.compile(
    r"\b(общество с ограниченной ответственностью|(публичное |закрытое |открытое )?акционерное общество"
    r"|индивидуальный предприниматель|ооо|оао|зао|пао|ао|нао|ип|фгуп|муп|гуп|фгбу|мбу|ано|нко|тоо|чоу)\b"
)
_TAX_PAIR: Final = re.compile(r"^(\d{10,12})\s*[/\\,; ]\s*([0-9A-Z]{9})$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The header row (0-based, -1 for none) and the meaning of columns by their place in a row."""

    header_row: int
    fields: Mapping[int, str]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong where; `column` is the place in the row, None when it is the row as a whole."""

    field: str
    column: int | None
    problem: Problem
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A client as read from line `line` of the file (counted from 1, as the spreadsheet program shows it)."""

    line: int
    name: str
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    contact: str = ""
    position: str = ""
    address: str = ""
    site: str = ""
    source: str = ""
    comment: str = ""
    problems: tuple[CellProblem, ...] = ()
    cells: Row = field(default=(), repr=False, compare=False)

    @property
    def is_importable(self) -> bool:
        """No problem of the row is a blocking one."""
        return not any(problem.blocking for problem in self.problems)


def guess_layout(rows: Sequence[Row]) -> Layout:
    """The row among the first thirty whose cells name most fields; every column once, phones and e-mails more
    often.
    """
    best = Layout(-1, {}, ())
    for index, row in enumerate(rows[:_HEADER_DEPTH]):
        titles = tuple(cell_text(cell) for cell in row)
        fields = _fields_of(titles)
        if len(set(fields.values())) > len(set(best.fields.values())):
            best = Layout(index, fields, titles)
    enough = len(set(best.fields.values())) > 1 or NAME in best.fields.values()
    return best if enough else Layout(-1, {}, ())


def field_of_title(title: str) -> str | None:
    """The field that a column title names, None when it names none."""
    if len(title) > _LONGEST_TITLE:
        return None
    words = _words(title)
    return next((name for name, rule in _HEADER_RULES if rule.search(words)), None)


def client_rows(rows: Sequence[Row], layout: Layout) -> Iterator[ClientRow]:
    """Clients below the header; blank rows are left out, repetitions inside the file are marked."""
    seen = _Seen()
    for index in range(layout.header_row + 1, len(rows)):
        row = rows[index]
        if any(cell_text(cell) for cell in row):
            client = _client(row, index + 1, layout.fields)
            yield replace(client, problems=(*client.problems, *seen.repetitions(client)))


def name_key(name: str) -> str:
    """A name without its legal form, quotes, case and the difference of е and ё: for finding likenesses."""
    words = _NOT_WORD.sub(" ", name.lower().replace("ё", "е"))
    return " ".join(_LEGAL_FORM.sub(" ", words).split())


class _Seen:
    """What the lines above hold; the same ИНН with another КПП is a branch and no repetition."""

    def __init__(self) -> None:
        self._by_inn: dict[str, list[tuple[str, int]]] = {}
        self._by_name: dict[str, ClientRow] = {}

    def repetitions(self, client: ClientRow) -> Iterator[CellProblem]:
        if client.inn and requisites.check_inn(client.inn) is None:
            yield from self._same_inn(client)
        key = name_key(client.name)
        earlier = self._by_name.get(key) if key else None
        if earlier is None:
            self._by_name[key] = client
        elif not client.inn or not earlier.inn:
            shared = {*client.phones, *client.emails} & {*earlier.phones, *earlier.emails}
            code = "duplicate_contact" if shared else "similar_name"
            yield CellProblem(NAME, None, Problem(code, row=earlier.line), blocking=bool(shared))

    def _same_inn(self, client: ClientRow) -> Iterator[CellProblem]:
        known = self._by_inn.setdefault(client.inn, [])
        for kpp, line in known:
            if kpp == client.kpp or not kpp or not client.kpp:
                yield CellProblem(INN, None, Problem("duplicate_inn", row=line))
                return
        known.append((client.kpp, client.line))


def _fields_of(titles: Iterable[str]) -> dict[int, str]:
    fields: dict[int, str] = {}
    for place, title in enumerate(titles):
        name = field_of_title(title)
        if name is not None and (name in _SEVERAL or name not in fields.values()):
            fields[place] = name
    return fields


def _words(title: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", title.lower().replace("ё", "е")).split())


class _Reader:
    """Collects the values and the problems of one row."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.phones: list[Phone] = []
        self.emails: list[str] = []
        self.remarks: list[str] = []
        self.problems: list[CellProblem] = []

    def take(self, name: str, column: int, cell: Cell) -> None:
        text = cell_text(cell)
        if not text or text.lower() in _NOTHING:
            return
        if name == PHONE:
            found_phones, bad = phones.phones(str(cell) if isinstance(cell, str) else text)
            self.phones.extend(phone for phone in found_phones if phone not in self.phones)
            self._unread(name, column, text, bad)
        elif name == EMAIL:
            found_emails, bad = phones.emails(text)
            self.emails.extend(email for email in found_emails if email not in self.emails)
            self._unread(name, column, text, bad)
        elif name == COMMENT:
            self.remarks.append(text)
        elif name in (INN, KPP, INN_KPP, OGRN):
            self._number(name, column, cell)
        else:
            self._text(name, column, text)

    def fail(self, name: str, column: int | None, problem: Problem | None, *, blocking: bool = True) -> None:
        if problem is not None:
            self.problems.append(CellProblem(name, column, problem, blocking))

    def _text(self, name: str, column: int, text: str) -> None:
        limit = _LIMITS[name]
        if len(text) > limit:
            self.fail(name, column, Problem("column_too_long", limit=limit))
        self.values[name] = text[:limit]

    def _unread(self, name: str, column: int, text: str, bad: Sequence[Problem]) -> None:
        for problem in bad:
            self.fail(name, column, problem, blocking=False)
        if bad:
            self.remarks.append(text)

    def _number(self, name: str, column: int, cell: Cell) -> None:
        text = requisites.cleaned(cell_text(cell))
        pair = _TAX_PAIR.match(cell_text(cell).upper()) if name in (INN, INN_KPP) else None
        if pair is not None:
            self._inn(column, pair.group(1))
            self._kpp(column, pair.group(2))
        elif name in (INN, INN_KPP):
            self._inn(column, self._with_zero(column, text) if isinstance(cell, int | float) else text)
        elif name == KPP:
            self._kpp(column, text.zfill(9) if isinstance(cell, int | float) else text.upper())
        else:
            check = requisites.check_ogrnip if len(text) == 15 else requisites.check_ogrn
            self.values[OGRN] = text
            self.fail(OGRN, column, check(text))

    def _inn(self, column: int, inn: str) -> None:
        self.values[INN] = inn
        self.fail(INN, column, requisites.check_inn(inn))

    def _kpp(self, column: int, kpp: str) -> None:
        self.values[KPP] = kpp
        self.fail(KPP, column, requisites.check_kpp(kpp, self.values.get(INN, "")))

    def _with_zero(self, column: int, inn: str) -> str:
        """A number cell has lost the zero of regions 01-09; it is given back only if the check
        digit agrees.
        """
        restored = f"0{inn}"
        if len(inn) in (9, 11) and requisites.check_inn(restored) is None:
            self.fail(INN, column, Problem("zero_restored", inn=restored), blocking=False)
            return restored
        return inn


def _client(row: Row, line: int, fields: Mapping[int, str]) -> ClientRow:
    reader = _Reader()
    # ИНН before КПП wherever their columns stand: a person has none.
    for column in sorted(fields, key=lambda place: (fields[place] == KPP, place)):
        if column < len(row):
            reader.take(fields[column], column, row[column])
    values = reader.values
    if not values.get(NAME):
        reader.fail(
            NAME,
            next((place for place, name in fields.items() if name == NAME), None),
            Problem("name_missing"),
        )
    return ClientRow(
        line=line,
        name=values.get(NAME, ""),
        inn=values.get(INN, ""),
        kpp=values.get(KPP, ""),
        ogrn=values.get(OGRN, ""),
        phones=tuple(reader.phones),
        emails=tuple(reader.emails),
        contact=values.get(CONTACT, ""),
        position=values.get(POSITION, ""),
        address=values.get(ADDRESS, ""),
        site=values.get(SITE, ""),
        source=values.get(SOURCE, ""),
        comment="; ".join(reader.remarks),
        problems=tuple(reader.problems),
        cells=row,
    )
