"""An in-memory office for the tests of the kit: the same shapes as the services, no server."""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from crm_desktop.services.lists import Column, Listing, Page, Query, View
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.context import Context, MemorySettings, Person
from crm_desktop.ui.kit.live import Live

STATES = {
    "draft": ("Черновик", "grey"),
    "calculation": ("На расчёте", "blue"),
    "calculated": ("Рассчитан", "violet"),
    "approval": ("Согласование", "amber"),
    "quoted": ("КП отправлено", "teal"),
    "invoiced": ("Счёт", "blue"),
    "in_work": ("В работе", "violet"),
    "act": ("Акт подписан", "green"),
}
COLUMNS = (
    Column("number", "№", "number", "number"),
    Column("client", "Клиент", "text", "client", filterable=True),
    Column("direction", "Направление", "direction", "direction", filterable=True),
    Column("state", "Статус", "state", "state", filterable=True, words="request"),
    Column("expert", "Эксперт", "person", "expert", filterable=True),
    Column("amount_kopecks", "Сумма, ₽", "money", "amount_kopecks", filterable=True),
    Column("due_on", "Срок", "due", "due_on", filterable=True),
    Column("unread", "", "flag", "unread", sortable=False),
    Column("starred", "", "flag", "starred", sortable=False),
    Column("attachments", "", "quantity", "attachments", sortable=False),
)
LISTING = Listing(
    "requests",
    "request",
    "Запросы на расчёт",
    "requests",
    COLUMNS,
    (
        View("mine", "Мои открытые", "mine", "blue"),
        View("waiting", "Ждут меня", "waiting", "amber"),
        View("overdue", "Просрочены", "overdue", "red"),
        View("all", "Все"),
    ),
    (("number", True),),
    frozenset({"requests"}),
)
CLIENTS = (
    "ООО «Северсталь-Метиз»",
    "АО «Уралкабель»",
    "ООО «ТехноПром Инжиниринг»",
    "ПАО «Балтийский завод»",
    "ООО «Фарм-Синтез»",
    "АО «НПО Энергомаш-Сервис»",
    "ООО «Агро-Альянс»",
    "ООО «Вектор Логистик»",
    "АО «Завод Электрощит»",
    "ООО «СтройМонтажГрупп»",
    "ООО «Кубань-Молоко»",
    "АО «Приборостроитель»",
)
PEOPLE = (
    "Гаврилов Сергей Ильич", "Орлова Мария Викторовна", "Белова Елена Сергеевна", None, "Никитин Пётр Олегович",
)  # fmt: skip
DIRECTIONS = (
    "Пожарная|#D23B30",
    "Испытания|#0F948A",
    "Сертификация|#2B5CE0",
    "ISO 9001|#7A52D6",
    "Промбез|#8A93A3",
)
SUMS = (4800000, 4800000, 41280000, 12650000, 128400000, None, 59800000)


def row(id: int) -> tuple[Any, ...]:
    """Request number `id`, always the same."""
    return (
        id,
        f"ЗР-{id}",
        CLIENTS[(1287 - id) % len(CLIENTS)],
        DIRECTIONS[(1287 - id) * 2 % len(DIRECTIONS)],
        tuple(STATES)[(1287 - id) * 3 % len(STATES)],
        PEOPLE[(1287 - id) % len(PEOPLE)],
        SUMS[(1287 - id) % len(SUMS)],
        date.today() + timedelta(days=((1287 - id) * 5) % 17 - 3),
        (1287 - id) in (0, 1, 4, 9),
        (1287 - id) in (1, 5),
        (3, 0, 3, 3, 0)[(1287 - id) % 5],
    )


class FakeLists:
    """The five functions of services.lists over `count` rows; remembers what was asked."""

    def __init__(self, count: int = 248, problem: Exception | None = None) -> None:
        self.count, self.problem = count, problem
        self.asked: list[tuple[str, Query]] = []

    def _rows(self, query: Query) -> list[tuple[Any, ...]]:
        if self.problem is not None:
            raise self.problem
        found = [row(1287 - place) for place in range(self.count)]
        names = [column.name for column in COLUMNS]
        if query.search:
            wanted = query.search.casefold()
            found = [entry for entry in found if wanted in f"{entry[1]} {entry[2]}".casefold()]
        for item in query.filters:
            place = names.index(item.column) + 1
            if item.kind == "in":
                found = [entry for entry in found if entry[place] in item.values]
        for name, down in reversed(query.sort or (("number", True),)):
            place = names.index(name) + 1
            found.sort(key=lambda entry: (entry[place] is None, entry[place] or 0, entry[0]), reverse=down)
        return found

    def first_page(self, reader: Any, query: Query, size: int = 200) -> Page:
        self.asked.append(("first_page", query))
        rows = self._rows(query)
        return Page(rows[:size], len(rows) <= size)

    def order(self, reader: Any, query: Query) -> "array[int]":
        self.asked.append(("order", query))
        return array("q", (entry[0] for entry in self._rows(query)))

    def cells(self, reader: Any, query: Query, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        self.asked.append(("cells", query))
        return {id: row(id) for id in ids}

    def values(self, reader: Any, query: Query, column: str) -> list[tuple[Any, int]]:
        place = [known.name for known in COLUMNS].index(column) + 1
        counts: dict[Any, int] = {}
        for entry in self._rows(query):
            counts[entry[place]] = counts.get(entry[place], 0) + 1
        return sorted(counts.items(), key=lambda pair: -pair[1])

    def totals(self, reader: Any, query: Query) -> dict[str, Any]:
        total = sum(entry[6] or 0 for entry in self._rows(query))
        return {
            "views": {"mine": 24, "waiting": 6, "overdue": 3, "all": self.count},
            "sums": {"amount_kopecks": total},
        }


class FakeConnection:
    """A connection whose reader and session are this object itself."""

    @contextmanager
    def reader(self) -> Iterator["FakeConnection"]:
        yield self

    @contextmanager
    def session(self) -> Iterator["FakeConnection"]:
        yield self


class FakeWindow:
    """Remembers what pages asked of the window."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, int | None]] = []
        self.said, self.problems = list[str](), list[Exception]()

    def open_section(self, name: str, *_view: str, **_chosen: Any) -> None:
        self.opened.append((name, None))

    open_view = open_section

    def open_card(self, document: str, id: int | None = None, **_defaults: Any) -> None:
        self.opened.append((document, id))

    def toast(self, text: str, undo: Any = None, tone: str = "green") -> None:
        self.said.append(text)

    def show_problem(self, problem: Exception) -> None:
        self.problems.append(problem)

    def wake_exchange(self) -> None:
        self.said.append("woken")



def card_dict() -> dict[str, Any]:
    """What documents.read gives for one request."""
    now = formats.present()
    return {
        "id": 1285,
        "version": 7,
        "editable": True,
        "names": {
            "client_id": "ООО «ТехноПром Инжиниринг»",
            "contact_id": "Рогов Павел Андреевич",
            "expert_id": "Белова Е. С.",
        },
        "state": "calculated",
        "number": "ЗР-1285",
        "client_id": 5,
        "inn": "772816897",
        "contact_id": 8,
        "direction_id": 1,
        "organization_id": 1,
        "expert_id": 3,
        "due_on": date(2026, 3, 9),
        "source": "mail",
        "priority": "normal",
        "lines": [
            {
                "id": 1,
                "service": "Сертификат соответствия ТР ТС 010/2011",
                "expert": "Белова Е. С.",
                "days": 18,
                "quantity": 1,
                "price": 186000,
            },
            {
                "id": 2,
                "service": "Испытания образцов (12 показателей)",
                "expert": "Никитин П. О.",
                "days": 10,
                "quantity": 2,
                "price": 74400,
            },
            {
                "id": 3,
                "service": "Анализ состояния производства",
                "expert": "Белова Е. С.",
                "days": 5,
                "quantity": 1,
                "price": 58000,
            },
            {
                "id": 4,
                "service": "Регистрация в реестре ФСА",
                "expert": "Гаврилов С. И.",
                "days": 2,
                "quantity": 1,
                "price": 20000,
            },
        ],
        "steps": [
            {"step": "make_quote", "asks": [], "obstacles": []},
            {"step": "return", "asks": ["reason"], "obstacles": [{"code": "too_late", "days": 3}]},
        ],
        "chain": [{"document": "request", "id": 1200, "title": "ЗР-1200", "state": "act"}],
        "why": {"rule": "holder", "owner": "Соколова А. Д."},
        "timeline": [
            {
                "at": now,
                "author": "Белова Елена Сергеевна",
                "kind": "calculation",
                "text": "Расчёт готов: 4 услуги, 412 800,00 ₽, срок 18 рабочих дней",
            },
            {
                "at": now,
                "author": "Соколова Анна Дмитриевна",
                "kind": "comment",
                "text": "Клиент просит уложиться в 15 дней — можно ли ускорить испытания?",
            },
            {
                "at": now - timedelta(days=1),
                "author": "",
                "kind": "mail",
                "text": "Запрошены паспорта изделий и схема подключения",
            },
        ],
    }


class FakeDocuments:
    """read, save, step and comment over one dict; `problem` is raised by the next change."""

    def __init__(self) -> None:
        self.values = card_dict()
        self.problem: Exception | None = None
        self.saved: list[tuple[Any, ...]] = []
        self.steps: list[tuple[Any, ...]] = []

    def read(self, reader: Any, document: str, id: int) -> dict[str, Any]:
        return {**self.values, "lines": [dict(line) for line in self.values["lines"]]}

    def _raise(self) -> None:
        if self.problem is not None:
            problem, self.problem = self.problem, None
            raise problem

    def save(
        self,
        session: Any,
        document: str,
        id: int | None,
        version: int,
        changes: dict[str, Any],
        *,
        lines: list[dict[str, Any]],
        removed: list[int],
    ) -> tuple[int, int]:
        self._raise()
        self.saved.append((id, version, changes, lines, removed))
        now = {line["id"]: line for line in self.values["lines"] if line["id"] not in removed}
        for place, line in enumerate(lines):
            key = line.get("id", 100 + place)
            now[key] = {**now.get(key, {"id": key}), **line}
        self.values = {**self.values, **changes, "version": version + 1, "lines": list(now.values())}
        return int(id or 77), version + 1

    def step(self, session: Any, document: str, step: str, id: int, version: int, **arguments: Any) -> None:
        self._raise()
        self.steps.append((step, id, version, arguments))

    def comment(self, session: Any, document: str, id: int, text: str) -> None:
        self.values["timeline"].insert(0, {"at": formats.present(), "author": "Я", "kind": "comment", "text": text})


def context(window: Any = None) -> Context:
    """A signed-in manager."""
    words.register_states("request", STATES)
    person = Person("Соколова Анна Дмитриевна", "e_sokolova", frozenset({"manager"}), "менеджер")
    return Context(MemorySettings(), Live(), person, window if window is not None else FakeWindow())
