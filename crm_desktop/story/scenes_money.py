"""From the accepted quote to the paid invoice: prepayment, the executive's decision, the bank statement."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from crm_desktop.services import prints
from crm_desktop.story.driver import Driver
from crm_desktop.ui.approvals import ApprovalsPage
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.dialogs import Dialog, StepDialog
from crm_desktop.ui.payments_import import StatementDialog
from crm_desktop.ui.preview import PreviewDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def agree(desk: Driver, dialog: Dialog) -> None:
    """Clicks the filled button of a question."""
    desk.click(next(button for button in dialog.findChildren(Button) if button.isDefault()))


def prepayment_invoice(desk: Driver, quote: int) -> int:
    """A prepayment of the whole quote, which is not issued without a decision; sent for approval."""
    desk.program.window.open_card("quote", quote)
    desk.settle()
    action = desk.card.findChild(QAction, "make_prepayment")
    assert action is not None
    action.trigger()
    dialog = desk.dialog(StepDialog)
    percent = dialog.editors["percent"]
    percent.setFocus()
    percent.set_value(None)
    desk.type("100", percent)
    desk.picture("предоплата_процент")
    agree(desk, dialog)
    desk.until("the invoice", lambda: desk.card.document == "invoice" and desk.card.values.get("total"))
    desk.picture("счёт_черновик")
    assert "approval_required" in str(desk.card.values["steps"])
    desk.click("submit")
    if desk_dialogs := [w for w in desk.program.application.topLevelWidgets() if isinstance(w, StepDialog) and w.isVisible()]:
        agree(desk, desk_dialogs[-1])
    desk.until("waiting for approval", lambda: desk.card.values["state"] == "on_approval")
    desk.picture("счёт_на_согласовании")
    assert desk.card.id is not None
    return desk.card.id


def approve(desk: Driver) -> None:
    """The executive opens his queue and approves by one key."""
    desk.open_section("approvals")
    page = desk.page
    assert isinstance(page, ApprovalsPage)
    desk.until("the item", lambda: page.findChild(object, "approve") is not None and desk.named("approve").isVisible())
    desk.picture("согласование", dark=True)
    desk.click("decision_comment")
    desk.type("Согласовано: клиент новый, предоплата верна", desk.named("decision_comment"))
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.settle()
    desk.picture("согласование_пусто")


def issue(desk: Driver, invoice: int) -> str:
    """Number and PDF at once; the number belongs to the document for ever."""
    desk.program.window.open_card("invoice", invoice)
    desk.settle()
    assert desk.card.values["state"] == "approved", desk.card.values["state"]
    desk.click("issue")
    if asked := [w for w in desk.program.application.topLevelWidgets() if isinstance(w, StepDialog) and w.isVisible()]:
        agree(desk, asked[-1])
    desk.until("the number", lambda: desk.card.values.get("number"))
    desk.picture("счёт_выставлен", dark=True)
    preview(desk, "счёт_печать")
    return str(desk.card.values["number"])


def preview(desk: Driver, picture: str) -> Path:
    """Looks at the printed form and saves the PDF beside the pictures."""
    desk.click("preview")
    dialog = desk.dialog(PreviewDialog)
    desk.until("the pages", lambda: dialog.pages > 0)
    desk.picture(picture)
    path = desk.folder / prints.file_name(desk.card.document, desk.card.values)
    dialog.save_to(path)
    desk.until("the file", path.exists)
    desk.settle()
    dialog.reject()
    desk.settle()
    return path


def statement(desk: Driver, invoice: dict[str, Any]) -> Path:
    """What the bank sends the next morning: a file of 1CClientBankExchange in Windows-1251."""
    snapshot, today = invoice["snapshot"], date.today().strftime("%d.%m.%Y")
    seller, bank, buyer = snapshot["seller"], snapshot["bank"], snapshot["buyer"]
    amount = f"{invoice['total_kopecks'] / 100:.2f}"
    lines = [
        "1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=Windows", "Отправитель=Демо Клиент-Банк", "Получатель=CRM",
        f"ДатаСоздания={today}", "ВремяСоздания=09:05:00", f"ДатаНачала={today}", f"ДатаКонца={today}",
        f"РасчСчет={bank['account']}", "СекцияРасчСчет", f"ДатаНачала={today}", f"ДатаКонца={today}",
        f"РасчСчет={bank['account']}", "НачальныйОстаток=1000000.00", f"ВсегоПоступило={amount}", "ВсегоСписано=0.00",
        f"КонечныйОстаток={1000000 + invoice['total_kopecks'] / 100:.2f}", "КонецРасчСчет",
        "СекцияДокумент=Платежное поручение", "Номер=512", f"Дата={today}", f"Сумма={amount}",
        "ПлательщикСчет=40702810500000005002", f"Плательщик=ИНН {buyer['inn']} {buyer['short_name']}",
        f"ПлательщикИНН={buyer['inn']}", f"ПлательщикКПП={buyer['kpp']}", f"Плательщик1={buyer['short_name']}",
        "ПлательщикРасчСчет=40702810500000005002", "ПлательщикБИК=044599901",
        f"ПолучательСчет={bank['account']}", f"ДатаПоступило={today}", f"Получатель=ИНН {seller['inn']} {seller['short_name']}",
        f"ПолучательИНН={seller['inn']}", f"ПолучательРасчСчет={bank['account']}", f"ПолучательБИК={bank['bik']}",
        "ВидОплаты=01", f"НазначениеПлатежа=Предоплата по счету № {invoice['number']} от {today} за сертификацию",
        "КонецДокумента", "КонецФайла", "",
    ]  # fmt: skip
    path = desk.folder / "выписка.txt"
    path.write_bytes("\r\n".join(lines).encode("cp1251"))
    return path


def import_statement(desk: Driver, path: Path) -> None:
    """The accountant sees what would be matched, then imports; the invoice is paid without a further click."""
    desk.open_section("payments")
    desk.click(next(b for b in desk.list.head.findChildren(Button) if b.toolTip() == "Ins"))
    dialog = desk.dialog(StatementDialog)
    dialog.read_file(path)
    desk.settle()
    desk.until("the dry run", dialog.run.isEnabled)
    desk.picture("выписка_проверка")
    desk.click(dialog.run)
    desk.until("the import", lambda: not dialog.run.isEnabled())
    desk.picture("выписка_загружена")
    dialog.reject()
    desk.list.show_view("allocated")
    desk.settle()
    desk.picture("платежи")
