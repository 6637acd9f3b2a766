"""From the accepted quote to the paid invoice: prepayment, the executive's decision, the bank statement."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from crm_desktop.story.driver import Driver
from crm_desktop.story.printing import preview
from crm_desktop.ui.approvals import ApprovalsPage
from crm_desktop.ui.invoices_prepayment import PrepaymentDialog
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.dialogs import Dialog, StepDialog
from crm_desktop.ui.payments_import import StatementDialog

LINES = """1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Отправитель=Демо Клиент-Банк
Получатель=CRM
ДатаСоздания={today}
ВремяСоздания=09:05:00
ДатаНачала={today}
ДатаКонца={today}
РасчСчет={bank_account}
СекцияРасчСчет
ДатаНачала={today}
ДатаКонца={today}
РасчСчет={bank_account}
НачальныйОстаток=1000000.00
ВсегоПоступило={amount}
ВсегоСписано=0.00
КонечныйОстаток={closing}
КонецРасчСчет
СекцияДокумент=Платежное поручение
Номер=512
Дата={today}
Сумма={amount}
ПлательщикСчет=40702810500000005002
Плательщик=ИНН {buyer_inn} {buyer_short_name}
ПлательщикИНН={buyer_inn}
ПлательщикКПП={buyer_kpp}
Плательщик1={buyer_short_name}
ПлательщикРасчСчет=40702810500000005002
ПлательщикБИК=044599901
ПолучательСчет={bank_account}
ДатаПоступило={today}
Получатель=ИНН {seller_inn} {seller_short_name}
ПолучательИНН={seller_inn}
ПолучательРасчСчет={bank_account}
ПолучательБИК={bank_bik}
ВидОплаты=01
НазначениеПлатежа=Предоплата по счету № {number} от {today} за сертификацию
КонецДокумента
КонецФайла
"""
CTRL = Qt.KeyboardModifier.ControlModifier


def agree(desk: Driver, dialog: Dialog) -> None:
    """Clicks the filled button of a question."""
    desk.click(next(button for button in dialog.findChildren(Button) if button.isDefault()))


def answer_questions(desk: Driver) -> None:
    """A step may ask for something optional: agreed as it is."""
    asked = [w for w in desk.program.application.topLevelWidgets() if isinstance(w, StepDialog) and w.isVisible()]
    for dialog in asked:
        agree(desk, dialog)


def prepayment_invoice(desk: Driver, quote: int) -> int:
    """A prepayment of the whole quote, which is not issued without a decision; sent for approval."""
    desk.program.window.open_card("quote", quote)
    desk.settle()
    action = desk.card.findChild(QAction, "make_prepayment")
    assert action is not None
    action.trigger()
    dialog = desk.dialog(PrepaymentDialog)
    percent = dialog.percent
    percent.setFocus()
    percent.set_value(None)
    desk.type("100", percent)
    desk.picture("предоплата_процент")
    agree(desk, dialog)
    desk.until("the invoice", lambda: desk.card.document == "invoice" and desk.card.values.get("total"))
    desk.picture("счёт_черновик")
    assert "approval_required" in str(desk.card.values["steps"])
    desk.click("submit")
    answer_questions(desk)
    desk.until("waiting for approval", lambda: desk.card.values["state"] == "on_approval")
    desk.picture("счёт_на_согласовании")
    assert desk.card.id is not None
    return desk.card.id


def approve(desk: Driver) -> None:
    """The executive opens his queue and approves by one key."""
    desk.open_section("approvals")
    page = desk.page
    assert isinstance(page, ApprovalsPage)
    desk.named("approve")
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
    answer_questions(desk)
    desk.until("the number", lambda: desk.card.values.get("number"))
    desk.picture("счёт_выставлен", dark=True)
    preview(desk, "счёт_печать")
    return str(desk.card.values["number"])


def statement(desk: Driver, invoice: dict[str, Any]) -> Path:
    """What the bank sends the next morning: a file of 1CClientBankExchange in Windows-1251."""
    snapshot, today = invoice["snapshot"], date.today().strftime("%d.%m.%Y")
    words = {
        **{f"seller_{name}": snapshot["seller"][name] for name in ("inn", "short_name")},
        **{f"buyer_{name}": snapshot["buyer"][name] for name in ("inn", "kpp", "short_name")},
        **{f"bank_{name}": snapshot["bank"][name] for name in ("account", "bik")},
        "number": invoice["number"],
    }
    amount = f"{invoice['total_kopecks'] / 100:.2f}"
    lines = LINES.format(today=today, amount=amount, closing=f"{1000000 + invoice['total_kopecks'] / 100:.2f}", **words)
    path = desk.folder / "выписка.txt"
    path.write_bytes(lines.replace("\n", "\r\n").encode("cp1251"))
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
