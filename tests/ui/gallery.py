"""Pages of the real kit over an office in memory: what the shell and a card are tried with."""

from decimal import Decimal
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import GHOST, PRIMARY, Button, Chip, IconButton
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.line_columns import LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.stages import Stages
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.kit.tabs import Tab, Tabs
from crm_desktop.ui.kit.timeline import Timeline
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.sections import EVERYBODY, CardType, Section
from tests.ui import fakes
from tests.ui.request_form import RequestForm

DOCUMENTS = fakes.FakeDocuments()


class Summary(QWidget):
    """The side panel of the design."""

    def __init__(self, _context: Any) -> None:
        super().__init__()
        self.head = QWidget()
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel("ЗР-1285"))
        line.addWidget(Chip("Рассчитан", "violet"))
        line.addStretch()
        line.addWidget(IconButton("star", "В избранное", box=28))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 0, 12, 10)
        title = QLabel("ООО «ТехноПром Инжиниринг»")
        title.setProperty("role", "panel_title")
        stages = Stages()
        stages.show_stages(["Запрос", "Расчёт", "КП", "Счёт", "Работы", "Акт"], 1)
        buttons = QHBoxLayout()
        buttons.addWidget(Button("Сформировать КП", "document_text"))
        buttons.addWidget(Button("Вернуть", "arrow_sync"))
        buttons.addStretch()
        top.addWidget(title)
        top.addWidget(stages)
        top.addLayout(buttons)
        column.addLayout(top)
        column.addWidget(Tabs([Tab("one", "Обзор"), Tab("two", "Услуги", count=4), Tab("files", "Файлы", count=3)]))
        box = QVBoxLayout()
        box.setContentsMargins(20, 10, 16, 0)
        box.addWidget(NoteCard("По организации использовано 92 % лимита УСН. Счёт уйдёт на согласование."))
        column.addLayout(box)
        self.timeline = Timeline()
        self.timeline.show_entries(fakes.card_dict()["timeline"])
        column.addWidget(self.timeline, 1)

    def show_record(self, id: int) -> None:
        """The picture always shows the same record."""


class Requests(ListPage):
    """The list of the design."""

    def __init__(self, context: Any) -> None:
        super().__init__(
            fakes.LISTING,
            context,
            creation=Creation("Создать", lambda: None),
            summary=Summary,
            bulk=[
                BulkAction("Назначить эксперта", "person_add", lambda ids: None),
                BulkAction("Сменить статус", "flag", lambda ids: None),
            ],
            source=fakes.FakeLists(),
        )


class RequestCard(Card):
    """The form of the design."""

    document = "request"
    form = RequestForm
    noun = "Запрос на расчёт"
    stages = tuple(
        zip(
            ("draft", "calculated", "quoted", "invoiced", "in_work", "act"),
            ("Запрос", "Расчёт", "Коммерческое предложение", "Счёт", "Работы", "Акт"),
            strict=True,
        )
    )

    def __init__(self, context: Any, id: int | None, defaults: dict[str, Any]) -> None:
        super().__init__(context, id, defaults, source=DOCUMENTS)

    def prepare(self) -> None:
        for name in ("client_id", "contact_id", "expert_id"):
            self.bind_lookup(name, lambda reader, text: [], "client")
        self.ui_choices("direction_id", [(1, "Сертификация ТР ТС 010/2011")])
        self.ui_choices("organization_id", [(1, "ООО «Серт-Центр»")])
        self.ui_choices("source", [("mail", "Письмо клиента")])
        self.ui_choices("priority", [("normal", "Обычный")])
        self.fields.set_hint("contact_id", "+7 495 123-45-67 · rogov@technoprom.ru")
        self.fields.set_hint("organization_id", "УСН: использовано 92 % лимита")
        self.head.add_icon("print", "Печать (Ctrl+P)", lambda: None)

    def ui_choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields.fields[name].set_choices(choices)  # type: ignore[union-attr]  # these fields are choice boxes

    def make_lines(self) -> LinesTable:
        def total(line: dict[str, Any]) -> Decimal:
            return Decimal(line.get("quantity") or 0) * Decimal(line.get("price") or 0)

        table = LinesTable(
            (
                LineColumn("service", "Услуга", stretch=True, required=True),
                LineColumn("expert", "Эксперт", width=150),
                LineColumn("days", "Срок, дн.", "integer", 100),
                LineColumn("quantity", "Кол-во", "quantity", 80),
                LineColumn("price", "Цена, ₽", "money", 120),
                LineColumn("sum", "Сумма, ₽", "money", 130, computed=total),
            ),
            title="Услуги",
            prompt="Начните вводить название услуги…",
            total=lambda lines: sum((total(line) for line in lines), Decimal(0)),
            total_title="Итого без НДС",
        )
        table.add_button_to_head(Button("Подобрать", "clipboard_task_list_ltr", GHOST))
        return table


class Decisions(QWidget):
    """A page that is no list."""

    def __init__(self, _context: Any) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(Button("Согласовать", look=PRIMARY))


SECTIONS = [
    Section("desk", "Рабочий стол", "home", "", EVERYBODY, "tests.ui.gallery:Decisions"),
    Section(
        "approvals",
        "Согласования",
        "checkmark_circle",
        "",
        EVERYBODY,
        "tests.ui.gallery:Decisions",
        "approvals",
        True,
    ),
    Section("tasks", "Мои задачи", "task_list_square_ltr", "", EVERYBODY, "tests.ui.gallery:Decisions", "tasks"),
    Section("clients", "Клиенты", "building", "Sales", EVERYBODY, "tests.ui.gallery:Requests"),
    Section(
        "deals",
        "Сделки",
        "calculator",
        "Sales",
        EVERYBODY,
        "tests.ui.gallery:Requests",
        "requests",
    ),
    Section("quotes", "Предложения", "document_text", "Sales", EVERYBODY, "tests.ui.gallery:Requests", "quotes"),
    Section("work_items", "Работы", "briefcase", "Execution", EVERYBODY, "tests.ui.gallery:Requests", "work"),
    Section("reports", "Показатели", "data_pie", "Analysis", EVERYBODY, "tests.ui.gallery:Decisions"),
]
CARDS = [CardType("request", "tests.ui.gallery:RequestCard")]


def wait() -> None:
    """Until nothing is on its way."""
    for _ in range(200):
        QTest.qWait(10)
        if not tasks.pending():
            break
    QTest.qWait(30)


def made_window() -> MainWindow:
    """A started window over the in-memory office."""
    tasks.attach(fakes.FakeConnection())
    window = MainWindow(sections=SECTIONS, cards=CARDS)
    context = fakes.context(window)
    words.register_steps("request", {"make_quote": "Сформировать КП", "return": "Вернуть"})
    window.show()
    window.start(context, "Подключено: crm_prod на srv-db01")
    window.show_badges({"approvals": 7, "tasks": 12, "requests": 24, "quotes": 5, "work": 18}, 4)
    wait()
    return window
