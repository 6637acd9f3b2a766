"""The first half: from the imported base to the accepted quote."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from crm_desktop.story.driver import Driver
from crm_desktop.story.printing import preview
from crm_desktop.ui.client_imports import ImportDialog
from crm_desktop.ui.clients_claim import ClaimDialog
from crm_desktop.ui.kit.buttons import Button

CERTIFICATE = "ТР ТС 004"
DECLARATION = "ТР ТС 020"
NEED = "Сертификация партии светильников"
CTRL = Qt.KeyboardModifier.ControlModifier


def import_clients(desk: Driver, table: Path) -> None:
    """The analyst loads the messy base of 2,000 rows: first a look that changes nothing, then the import."""
    desk.open_section("clients")
    desk.click("import_clients")
    dialog = desk.dialog(ImportDialog)
    dialog.read_file(table)
    desk.settle()
    desk.until("the columns", dialog.next.isEnabled)
    desk.picture("импорт_клиентов_столбцы")
    desk.click(dialog.next)
    desk.until("the dry run", dialog.run.isEnabled)
    desk.picture("импорт_клиентов_проверка")
    desk.click(dialog.run)
    desk.until("the import", dialog.outcome.isVisible)
    desk.settle()
    desk.picture("импорт_клиентов_готово")
    dialog.reject()
    desk.list.show_view("all")
    desk.settle()
    desk.picture("клиенты", dark=True)


def claim_direction(desk: Driver, client: str, direction_id: int) -> None:
    """The manager looks the client up, sees that the direction is free and takes it with one click."""
    desk.open_section("clients")
    desk.click(_primary(desk))
    dialog = desk.dialog(ClaimDialog)
    desk.type(client, dialog.search)
    line = desk.named(f"slot_{direction_id}", dialog)
    desk.picture("закрепление_поиск")
    desk.click("claim", line)
    desk.until("the direction is mine", lambda: dialog.note.text.text())
    desk.picture("закрепление_готово")
    line = desk.named(f"slot_{direction_id}", dialog)
    desk.click("need", line)


def record_need(desk: Driver) -> int:
    """The need in words, with the sum the client has in mind."""
    desk.fill("title", NEED)
    desk.fill("need", "Нужны сертификат на партию светильников и декларация по ЭМС, срок – до конца квартала.")
    desk.fill("expected", "80000")
    desk.picture("потребность_новая")
    desk.key(Qt.Key.Key_S, CTRL)
    deal = desk.card.id
    assert deal is not None
    desk.picture("сделка", dark=True)
    return deal


def request_calculation(desk: Driver) -> int:
    """A request to two expert groups."""
    desk.click("request_calculation")
    desk.fill("comment", "Клиент просит уложиться в 20 рабочих дней")
    desk.add_line(("service_id", CERTIFICATE), ("subject", "Светильники СВ-20, партия 500 шт."), ("quantity", "1"))
    desk.add_line(("service_id", DECLARATION), ("subject", "Светильники СВ-20"), ("quantity", "2"))
    desk.picture("запрос_на_расчёт_новый")
    desk.key(Qt.Key.Key_S, CTRL)
    desk.picture("запрос_на_расчёт_записан")
    desk.click("send")
    assert desk.card.values["state"] == "sent", desk.card.values["state"]
    desk.picture("запрос_на_расчёт_отправлен", dark=True)
    assert desk.card.id is not None
    return desk.card.id


def calculate(desk: Driver, service: str, price: str, lowest: str, hours: str, picture: str) -> None:
    """An expert takes the line from the queue of the group, calculates and sends."""
    desk.open_section("calculations")
    desk.list.show_view("queue")
    desk.settle()
    line = desk.find_row(service)
    desk.until("the summary", lambda: desk.list.panel is not None and desk.list.panel.findChild(QWidget, "take"))
    desk.picture(f"{picture}_очередь")
    assert desk.list.panel is not None
    desk.click("take", desk.list.panel)
    desk.program.window.open_card("calculation_line", line)
    desk.settle()
    desk.fill("price", price)
    desk.fill("lowest_price", lowest)
    desk.fill("term_days", "20")
    desk.add_line(("kind", "Труд"), ("title", "Работа эксперта"), ("quantity", hours), ("rate", "1500"))
    desk.picture(f"{picture}_расчёт")
    desk.key(Qt.Key.Key_S, CTRL)
    desk.click("finish")
    assert desk.card.values["state"] == "calculated", desk.card.values["state"]
    desk.picture(f"{picture}_готов", dark=picture.endswith("1"))


def make_quote(desk: Driver, request: int) -> int:
    """The quote is made of what was calculated, nothing is typed twice; sent and accepted."""
    desk.program.window.open_card("calculation_request", request)
    desk.settle()
    desk.picture("запрос_рассчитан")
    desk.click("make_quote")
    desk.until("the quote", lambda: desk.card.document == "quote" and desk.card.values.get("total"))
    desk.picture("кп_черновик")
    desk.click("send")
    desk.until("the quote is sent", lambda: desk.card.values["state"] == "sent")
    desk.picture("кп_отправлено", dark=True)
    preview(desk, "кп_печать")
    desk.click("accept")
    assert desk.card.values["state"] == "accepted"
    assert desk.card.values["total"] > Decimal(0)
    assert desk.card.id is not None
    return desk.card.id


def _primary(desk: Driver) -> Button:
    return next(b for b in desk.list.head.findChildren(Button) if b.toolTip() == "Ins")
