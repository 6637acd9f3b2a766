"""Payments on the screen: a statement pays an invoice, the queue is sorted out, an allocation is undone."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.buttons import PRIMARY, Button
from crm_desktop.ui.kit.dialogs import Dialog, StepDialog
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def written(path: Path, firm: Office, invoice: int, *, amount: Decimal | None = None, account: str = "") -> Path:
    """A statement of one payment for the invoice, as a bank writes it."""
    ((number, total, ours, inn, client),) = firm.base.execute(
        "SELECT i.number, i.total_kopecks - i.paid_kopecks, a.account, c.inn, c.short_name"
        " FROM crm.invoice i JOIN crm.organization_account a USING (organization_id)"
        " JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (invoice,),
    )
    paid = amount if amount is not None else Decimal(total) / 100
    ours = account or ours
    today = date.today().strftime("%d.%m.%Y")
    rows = [
        "1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=Windows", f"ДатаНачала={today}", f"ДатаКонца={today}",
        f"РасчСчет={ours}", "СекцияРасчСчет", f"ДатаНачала={today}", f"ДатаКонца={today}", f"РасчСчет={ours}",
        "НачальныйОстаток=1000.00", f"ВсегоПоступило={paid:.2f}", "ВсегоСписано=0.00",
        f"КонечныйОстаток={1000 + paid:.2f}",
        "КонецРасчСчет", "СекцияДокумент=Платежное поручение", "Номер=77", f"Дата={today}", f"Сумма={paid:.2f}",
        "ПлательщикСчет=40702810000000000077", f"ПлательщикИНН={inn}", f"Плательщик1={client}",
        f"ПолучательСчет={ours}", f"ДатаПоступило={today}", f"НазначениеПлатежа=Оплата по счету № {number}",
        "КонецДокумента", "КонецФайла",
    ]  # fmt: skip
    path.write_bytes("\r\n".join(rows).encode("cp1251"))
    return path


def received(firm: Office, key: str, kopecks: int, invoice: int) -> int:
    """A payment in the queue: the sum does not fit, so somebody has to confirm it."""
    ((number, account, inn, client),) = firm.base.execute(
        "SELECT i.number, a.account, c.inn, c.short_name FROM crm.invoice i JOIN crm.organization_account a"
        " USING (organization_id) JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (invoice,),
    )
    payment = firm.payment(key, kopecks, inn=inn, name=client, invoice_number=number)
    answer = firm.call("accountant", "statement_import", json.dumps(firm.statement(account, [payment])))
    return int(answer["documents"][0]["id"])


def test_a_statement_is_foreseen_then_imported_and_pays_the_invoice(desk: Desk, firm: Office, tmp_path: Path) -> None:
    deal = firm.deal_at("issued")
    page = desk.page("accountant", "payments")
    dialog = page.import_statement()
    dialog.read_file(written(tmp_path / "выписка.txt", firm, deal.invoice))
    settle()
    documents = dialog.table.documents
    assert documents.rowCount() == 1
    assert "pays" in documents.text(0, 5)
    assert firm.state("invoice", deal.invoice) == "issued"
    press(dialog, "run_import")
    assert firm.state("invoice", deal.invoice) == "paid"
    assert dialog.note.hue == "green"
    dialog.read_file(tmp_path / "выписка.txt")
    settle()
    assert not dialog.run.isEnabled()
    assert "before" in documents.text(0, 5)
    dialog.reject()


@pytest.mark.parametrize(("spoil", "words"), [
    (lambda content: content[: len(content) // 2], "breaks off"),
    (lambda _content: "нечто другое".encode("cp1251"), "not a bank statement"),
    (lambda content: content.replace(b"1000.00", b"1111.00"), "add up"),
])  # fmt: skip
def test_a_broken_statement_is_refused_with_a_sentence(
    desk: Desk, firm: Office, tmp_path: Path, spoil: object, words: str
) -> None:
    assert callable(spoil)
    path = written(tmp_path / "выписка.txt", firm, firm.deal_at("issued").invoice)
    path.write_bytes(spoil(path.read_bytes()))
    dialog = desk.page("accountant", "payments").import_statement()
    dialog.read_file(path)
    settle()
    assert dialog.note.hue == "red"
    assert words in dialog.note.text.text()
    assert not dialog.run.isEnabled()
    dialog.reject()


def test_a_foreign_account_and_a_missing_file_are_told(desk: Desk, firm: Office, tmp_path: Path) -> None:
    invoice = firm.deal_at("issued").invoice
    path = written(tmp_path / "чужая.txt", firm, invoice, account="40702810000000009999")
    dialog = desk.page("accountant", "payments").import_statement()
    dialog.read_file(path)
    settle()
    assert "40702810000000009999" in dialog.note.text.text()
    dialog.read_file(tmp_path / "нет.txt")
    settle()
    assert "нет.txt" in dialog.note.text.text()
    dialog.reject()


def test_a_suggestion_is_confirmed_from_the_side_panel(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    total = firm.read("manager1", "invoice", deal.invoice)["total"]
    payment = received(firm, "panel", int(total * 100) + 500, deal.invoice)
    page = desk.page("accountant", "payments")
    page.panel.summary.show_record(payment)
    settle()
    assert "80 %" in page.panel.summary.remark.text.text()
    press(page.panel.summary, "confirm")
    assert firm.state("payment", payment) == "allocated"
    assert firm.state("invoice", deal.invoice) == "paid"


def test_several_suggestions_are_confirmed_at_once_and_what_fails_is_told(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    total = firm.read("manager1", "invoice", deal.invoice)["total"]
    first = received(firm, "bulk1", int(total * 100) + 100, deal.invoice)
    second = received(firm, "bulk2", int(total * 100) + 200, deal.invoice)
    page = desk.page("accountant", "payments")
    page.confirm([first, second])
    settle()
    assert firm.state("payment", first) == "allocated"
    assert firm.state("payment", second) == "matched"
    assert "1" in desk.window.toasts[-1]


def test_a_payment_is_split_between_two_invoices(desk: Desk, firm: Office) -> None:
    one, two = firm.deal_at("issued"), firm.deal_at("issued")
    payment = received(firm, "split", 15_000_000_00, one.invoice)
    card = desk.card("accountant", "payment", payment)
    box = card.allocation
    assert box.flags[one.invoice].value()
    box.flags[two.invoice].set_value(True)
    box.flags[two.invoice].edited.emit()
    box.sums[two.invoice].set_value(Decimal("500.50"))
    box.sums[two.invoice].edited.emit()
    total = firm.read("manager1", "invoice", one.invoice)["total"]
    assert formats.roubles(Decimal(15_000_000) - total - Decimal("500.50")) in box.rest.text()
    press(card, "allocate")
    assert firm.state("payment", payment) == "allocated"
    assert firm.read("manager1", "invoice", two.invoice)["paid"] == Decimal("500.50")
    assert box.isVisible(), "the rest stays the client's credit and is allocated later"
    assert card.allocations.isVisible()


def test_more_than_an_invoice_needs_is_refused_with_figures(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    payment = received(firm, "toomuch", 15_000_000_00, deal.invoice)
    card = desk.card("accountant", "payment", payment)
    total = firm.read("manager1", "invoice", deal.invoice)["total"]
    card.allocation.sums[deal.invoice].set_value(total + 1)
    card.allocation.sums[deal.invoice].edited.emit()
    press(card, "allocate")
    assert formats.roubles(total) in card.problems.text.text()
    assert firm.state("payment", payment) == "matched"


def test_a_payment_is_set_aside_and_an_allocation_undone(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    firm.pay(deal.invoice)
    ((paid,),) = firm.base.execute(
        "SELECT payment_id FROM crm.payment_allocation WHERE invoice_id = %s", (deal.invoice,)
    )
    card = desk.card("accountant", "payment", paid)
    assert card.head.step_buttons["release"].look != PRIMARY, "a step back never invites"
    card.take_step("release", {})
    settle()
    assert firm.state("invoice", deal.invoice) == "issued"
    press(card, "classify")
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, StepDialog))
    dialog.editors["kind"].set_value("other")
    dialog.give("save")
    settle()
    assert firm.state("payment", paid) == "ignored"


def test_a_manager_sees_his_payments_and_may_not_allocate(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    payment = received(firm, "manager", 100_00, deal.invoice)
    card = desk.card("manager1", "payment", payment)
    assert not card.allocation.isVisible()
    assert card.head.step_buttons == {}


def test_a_statement_is_taken_back_after_it_is_said_what_that_does(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    statement = firm.pay(deal.invoice)["statement_id"]
    dialog = desk.page("accountant", "payments").show_statements()
    settle()
    press(dialog, f"undo_{statement}")
    question = next(one for one in QApplication.topLevelWidgets() if type(one) is Dialog and one.isVisible())
    number = firm.read("manager1", "invoice", deal.invoice)["number"]
    assert any(number in label.text() for label in question.findChildren(QLabel))
    question.give("save")
    settle()
    assert firm.state("invoice", deal.invoice) == "issued"
    assert dialog.note.hue == "green"
    assert dialog.findChild(Button, f"undo_{statement}") is None
    dialog.reject()


def test_a_refund_proposes_its_payment_and_invoice(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    firm.pay(deal.invoice)
    ((account, inn),) = firm.base.execute(
        "SELECT a.account, c.inn FROM crm.invoice i JOIN crm.organization_account a USING (organization_id)"
        " JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s",
        (deal.invoice,),
    )
    out = firm.payment("ui-back", 250_00, inn=inn, direction="out", purpose="Возврат по письму")
    answer = firm.call("accountant", "statement_import", json.dumps(firm.statement(account, [out])))
    card = desk.card("accountant", "payment", answer["documents"][0]["id"])
    ((paid,),) = firm.base.execute(
        "SELECT payment_id FROM crm.payment_allocation WHERE invoice_id = %s", (deal.invoice,)
    )
    whole = card.refund.sums[paid, deal.invoice]
    assert whole.value() == Decimal(250)
    for amount, enough in ((Decimal(251), False), (Decimal(249), False), (Decimal(250), True)):
        whole.set_value(amount)
        whole.edited.emit()
        assert card.refund.run.isEnabled() is enough
    press(card, "refund")
    assert firm.state("invoice", deal.invoice) == "partly_paid"
    assert not card.refund.isVisible()
    assert card.allocations.isVisible()


def test_a_payment_is_entered_by_hand_and_one_like_it_is_asked_about(desk: Desk, firm: Office) -> None:
    page = desk.page("accountant", "payments")
    count = "SELECT count(*) FROM crm.payment WHERE entered_by_hand"
    for already in (0, 1):
        dialog = page.enter()
        settle()
        dialog.give("save")
        assert dialog.fields.errors, "the sum is required"
        dialog.fields.set_values({"amount": Decimal("123.45"), "document_number": "ручной"})
        dialog.give("save")
        settle()
        assert firm.base.execute(count) == [(1,)]
        if already:
            question = next(one for one in QApplication.topLevelWidgets() if type(one) is Dialog and one.isVisible())
            question.give("save")
            settle()
    assert firm.base.execute(count) == [(2,)]


def test_the_client_of_a_payment_is_corrected_and_a_wrong_entry_deleted(desk: Desk, firm: Office) -> None:
    ((organization, account),) = firm.base.execute(
        "SELECT organization_id, account FROM crm.organization_account ORDER BY id LIMIT 1"
    )
    values = {
        "organization_id": organization, "account": account, "direction": "in", "bank_on": date.today().isoformat(),
        "amount_kopecks": 99_00, "counterparty_name": "Пётр",
    }  # fmt: skip
    payment = firm.call("accountant", "payment_enter", json.dumps(values))["id"]
    ((client, name),) = firm.base.execute("SELECT id, short_name FROM crm.client ORDER BY id LIMIT 1")
    card = desk.card("accountant", "payment", payment)
    dialog = card.correct_client()
    dialog.give("save")
    assert dialog.message.text()
    dialog.client.set_value(client, name)
    dialog.give("save")
    settle()
    assert firm.read("accountant", "payment", payment)["client_id"] == client
    card.ask_to_withdraw().give("save")
    settle()
    assert payment not in firm.sees("accountant", "payment")


def test_the_queue_is_worked_through_with_one_key(desk: Desk, firm: Office) -> None:
    firm.base.execute("UPDATE crm.invoice SET state = 'cancelled' WHERE state IN ('issued', 'partly_paid')")
    aside = "UPDATE crm.payment SET state = 'ignored', kind = 'other' WHERE state IN ('unmatched', 'matched')"
    firm.base.execute(aside)
    waiting = []
    for place in (1, 2):
        deal = firm.deal_at("issued")
        total = firm.read("manager1", "invoice", deal.invoice)["total"]
        waiting.append(received(firm, f"key{place}", int(total * 100) + place, deal.invoice))
    page = desk.page("accountant", "payments")
    page.view.setCurrentIndex(page.model.index(0, 0))
    for _press in waiting:
        page.confirm_next()
        settle()
    assert [firm.state("payment", payment) for payment in waiting] == ["allocated", "allocated"]
