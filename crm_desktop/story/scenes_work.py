"""From the paid invoice to the signed act and the closed deal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from crm_desktop.story.driver import Driver
from crm_desktop.story.printing import preview
from crm_desktop.story.scenes_money import CTRL, agree
from crm_desktop.ui.invoices_launch import LaunchDialog
from crm_desktop.ui.kit.dialogs import StepDialog


def launch(desk: Driver, invoice: int) -> None:
    """The lines go to the experts; the payment is there, so they are released at once."""
    desk.program.window.open_card("invoice", invoice)
    desk.settle()
    assert desk.card.values["state"] == "paid", desk.card.values["state"]
    desk.picture("счёт_оплачен")
    desk.click("launch")
    dialog = desk.dialog(LaunchDialog)
    desk.picture("запуск_в_работу")
    desk.click("run_launch", dialog)
    desk.until("the launch", lambda: not dialog_is_open())
    desk.settle()


def dialog_is_open() -> bool:
    """The launch is still being asked about."""
    return any(isinstance(w, LaunchDialog) and w.isVisible() for w in QApplication.topLevelWidgets())


def do_work(desk: Driver, service: str, picture: str, document: tuple[str, str, str]) -> None:
    """An expert begins, enters the issued document and hands the work over."""
    desk.open_section("work_items")
    desk.list.show_view("open")
    desk.settle()
    work = desk.find_row(service)
    desk.picture(f"{picture}_работы")
    desk.program.window.open_card("work_item", work)
    desk.settle()
    desk.click("start")
    desk.until("the beginning", lambda: desk.card.values["state"] == "in_work")
    desk.click("enter_document")
    desk.until("the document", lambda: desk.card.document == "issued_document")
    kind, registry_number, object_name = document
    desk.card.fields.fields["kind"].set_value(kind)
    desk.fill("registry_number", registry_number)
    desk.fill("object", object_name)
    desk.fill("issued_on", "с")
    desk.picture(f"{picture}_документ")
    desk.key(Qt.Key.Key_S, CTRL)
    desk.until("the saved document", lambda: desk.card.id is not None and desk.card.values.get("steps"))
    desk.click("issue")
    desk.until("the document in force", lambda: desk.card.values["state"] == "issued")
    desk.picture(f"{picture}_документ_выпущен")
    desk.program.window.open_card("work_item", work)
    desk.settle()
    desk.card.reload()
    desk.settle()
    desk.click("finish")
    dialog = desk.dialog(StepDialog)
    for name, text in (("hours", "16"), ("result", "Работа выполнена, документ выпущен")):
        dialog.editors[name].setFocus()
        desk.type(text, dialog.editors[name])
    desk.picture(f"{picture}_сдача")
    agree(desk, dialog)
    desk.until("the work is done", lambda: desk.card.values["state"] == "done")
    desk.picture(f"{picture}_сдано", dark=picture.endswith("1"))


def act(desk: Driver, deal: int) -> None:
    """The act of everything done: issued with number and PDF, signed; the deal closes by itself."""
    desk.program.window.open_card("deal", deal)
    desk.settle()
    desk.picture("сделка_не_закрыта")
    desk.click("make_act")
    desk.until("the act", lambda: desk.card.document == "act" and desk.card.values.get("total"))
    desk.picture("акт_черновик")
    desk.click("issue")
    desk.until("the number", lambda: desk.card.values.get("number"))
    preview(desk, "акт_печать")
    desk.click("sign")
    dialog = desk.dialog(StepDialog)
    agree(desk, dialog)
    desk.until("the signature", lambda: desk.card.values["state"] == "signed")
    desk.picture("акт_подписан", dark=True)
    desk.program.window.open_card("deal", deal)
    desk.settle()
    desk.card.reload()
    desk.settle()
    assert desk.card.values["state"] == "closed", (desk.card.values["state"], desk.card.values["gaps"])
    desk.picture("сделка_закрыта", dark=True)
