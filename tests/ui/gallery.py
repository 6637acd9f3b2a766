"""Draws the screens of the design with the real widgets: python -m tests.ui.gallery FOLDER."""

import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop import paths
from crm_desktop.ui.kit import tasks, theme, words
from crm_desktop.ui.kit.buttons import GHOST, Button, Chip, IconButton
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.charts import Bar, Bars, Funnel, FunnelStep, SparkLine
from crm_desktop.ui.kit.decision import (
    ActionBar,
    Box,
    FactCard,
    QueueItem,
    QueueList,
    RouteCard,
    RouteStep,
    WhyCard,
)
from crm_desktop.ui.kit.line_columns import LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.page_head import PageHead
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
            export=lambda page: None,
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


class Approvals(QWidget):
    """The decision page of the design."""

    def __init__(self, _context: Any) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(PageHead("Согласования"))
        left.addWidget(
            Tabs(
                [
                    Tab("mine", "Ждут меня", "red", 7),
                    Tab("sent", "Отправил я", count=2),
                    Tab("done", "Решённые"),
                ]
            )
        )
        queue = QueueList()
        queue.setFixedWidth(348)
        queue.show_items(
            [
                QueueItem(
                    1,
                    "Предоплатный счёт",
                    "amber",
                    "2 ч",
                    False,
                    "ООО «ТехноПром Инжиниринг»",
                    "412 800 ₽",
                    "Лимит УСН: 92 → 93 %, порог 90 %",
                ),
                QueueItem(
                    2,
                    "Закрепление клиента",
                    "blue",
                    "5 ч",
                    False,
                    "АО «Уралкабель»",
                    "31-й из 30",
                    "Превышен лимит закреплений за март",
                ),
                QueueItem(
                    3,
                    "Предоплатный счёт",
                    "amber",
                    "вчера",
                    True,
                    "ПАО «Балтийский завод»",
                    "1 284 000 ₽",
                    "Отсрочка 45 дней вместо 30",
                ),
            ]
        )
        left.addWidget(queue, 1)
        outer.addLayout(left)
        edge = QFrame()
        edge.setProperty("role", "column")
        outer.addWidget(edge)
        right = QVBoxLayout()
        body = QWidget()
        body.setObjectName("pane")
        column = QVBoxLayout(body)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        title = QLabel("ООО «ТехноПром Инжиниринг»")
        title.setProperty("role", "title")
        column.addWidget(title)
        facts = QHBoxLayout()
        for words_ in (
            ("Сумма счёта", "412 800,00 ₽", "предоплата 100 %"),
            ("Маржа", "38,4 %", "норма от 30 %"),
            ("Долг клиента", "0,00 ₽", "просрочек не было"),
            ("Срок работ", "18 дней", "начало 16.03"),
        ):
            facts.addWidget(FactCard(*words_))
        column.addLayout(facts)
        why, route = WhyCard(), RouteCard()
        why.show_why(
            "По организации <span style='font-weight:600'>ООО «Серт-Центр»</span> (УСН) использовано больше "
            "90 % лимита дохода. Такие счета согласует финансовый директор.",
            meter=("Доход за 2026 год", "55,3 + 0,4 из 60,0 млн ₽", 0.922, 0.012),
            way_out="Можно выставить от ООО «Эксперт-Юг»: использовано 41 % лимита",
        )
        route.show_route(
            [
                RouteStep("Соколова А. Д.", "менеджер · отправила", "done", "12.03, 09:40"),
                RouteStep("Морозов И. К.", "руководитель группы · согласовал", "done", "12.03, 10:05"),
                RouteStep("Вы — Фёдоров А. А.", "финансовый директор", "now", "ждёт 2 ч"),
                RouteStep("Бухгалтерия", "выставление счёта", "waiting"),
            ]
        )
        line = QHBoxLayout()
        line.addWidget(why, 3)
        line.addWidget(route, 2)
        column.addLayout(line)
        charts = QHBoxLayout()
        for widget in (
            SparkLine([1, 2, 1.5, 3, 2.5, 4]),
            Bars([Bar("фев", 9.6, "9,6", 9), Bar("мар", 12.4, "12,4", 14, True)]),
            Funnel(
                [
                    FunnelStep("Запросы", 248, "41,2 млн"),
                    FunnelStep("Рассчитаны", 196, "34,8 млн", 0.79),
                    FunnelStep("КП", 151, "27,1 млн", 0.77),
                ]
            ),
        ):
            box = Box("Показатели")
            box.column.addWidget(widget, 1)
            charts.addWidget(box, 1)
        column.addLayout(charts)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setWidget(body)
        right.addWidget(area, 1)
        right.addWidget(ActionBar())
        outer.addLayout(right, 1)


SECTIONS = [
    Section("desk", "Рабочий стол", "home", "", EVERYBODY, "tests.ui.gallery:Approvals"),
    Section(
        "approvals",
        "Согласования",
        "checkmark_circle",
        "",
        EVERYBODY,
        "tests.ui.gallery:Approvals",
        "approvals",
        True,
    ),
    Section("tasks", "Мои задачи", "task_list_square_ltr", "", EVERYBODY, "tests.ui.gallery:Approvals", "tasks"),
    Section("clients", "Клиенты", "building", "Sales", EVERYBODY, "tests.ui.gallery:Requests"),
    Section(
        "calculation_requests",
        "Запросы",
        "calculator",
        "Sales",
        EVERYBODY,
        "tests.ui.gallery:Requests",
        "requests",
    ),
    Section("quotes", "Предложения", "document_text", "Sales", EVERYBODY, "tests.ui.gallery:Requests", "quotes"),
    Section("work_items", "Работы", "briefcase", "Execution", EVERYBODY, "tests.ui.gallery:Requests", "work"),
    Section("reports", "Показатели", "data_pie", "Analysis", EVERYBODY, "tests.ui.gallery:Approvals"),
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


def draw(folder: Path, scheme: str) -> None:
    """All screens in one scheme."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, scheme)
    window = made_window()
    window.open_section("approvals")
    window.open_card("request", 1285)
    wait()
    window.grab().save(str(folder / f"card_{scheme}.png"))
    card = window.stack.currentWidget()
    assert isinstance(card, RequestCard)
    card.fields.fields["inn"].check = lambda text: "ИНН организации — 10 цифр, введено 9"  # type: ignore[union-attr]  # a line
    card.side.hide()
    card.fields.fields["due_on"].set_value(None)
    card.save()
    wait()
    window.grab().save(str(folder / f"form_{scheme}.png"))
    window.open_section("approvals")
    wait()
    window.grab().save(str(folder / f"approve_{scheme}.png"))
    window.open_section("calculation_requests")
    page = window.stack.currentWidget()
    assert isinstance(page, Requests)
    page.view.selectRow(2)
    page.view.setFocus()
    wait()
    window.grab().save(str(folder / f"req_{scheme}.png"))
    window.resize(1366, 768)
    wait()
    window.grab().save(str(folder / f"small_{scheme}.png"))
    window.resize(1440, 900)
    page.view.clearSelection()
    for row in (2, 3, 5):
        page.view.selectionModel().select(
            page.model.index(row, 0),
            page.view.selectionModel().SelectionFlag.Select | page.view.selectionModel().SelectionFlag.Rows,
        )
    window.toast("Запросы назначены: Белова Е. С.", lambda: None)
    wait()
    window.grab().save(str(folder / f"multi_{scheme}.png"))
    palette = window.open_palette()
    wait()
    window.grab().save(str(folder / f"palette_{scheme}.png"))
    palette.close()
    sheet = window.show_keys()
    wait()
    sheet.grab().save(str(folder / f"keys_{scheme}.png"))
    sheet.reject()
    card.fields.load(card.values)
    window.close()
    window.deleteLater()


def main() -> None:
    """Draw into the folder named on the command line."""
    application = QApplication(sys.argv[:1])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    translator = QTranslator(application)
    translator.load(str(paths.resource("i18n", "crm_ru.qm")))
    application.installTranslator(translator)
    for scheme in ("light", "dark"):
        draw(folder, scheme)
    del application


if __name__ == "__main__":
    from tests.ui import gallery  # the sections name this module, not __main__

    gallery.main()
