"""The executive's queue by keys and by mouse: the next item comes by itself, a rejection wants a comment."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from crm_desktop.ui.approvals_words import queue_item
from crm_desktop.ui.kit.dialogs import Dialog
from tests.office import Office
from tests.office_deals import DealAt
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def waiting(firm: Office) -> Iterator[list[DealAt]]:
    """Three prepayment invoices wait for the director, the oldest first; nothing else does."""
    for (approval,) in firm.base.execute("SELECT id FROM crm.approval WHERE state = 'pending'"):
        firm.base.execute("UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}' WHERE id = %s", (approval,))
    yield [firm.deal_at("on_approval", manager=manager) for manager in ("manager1", "manager2", "manager3")]


def show(page: Any, approval: int) -> None:
    """Choose an item of the queue, whatever else waits there."""
    page.queue.setCurrentRow(list(page.rows).index(approval))
    settle()


def test_ctrl_enter_approves_and_the_next_item_comes_by_itself(desk: Desk, firm: Office, waiting: list[DealAt]) -> None:
    page = desk.page("director", "approvals")
    assert page.queue.count() == 3
    assert page.page.values["document_id"] == waiting[0].invoice
    QTest.keyClick(page.queue, Qt.Key.Key_Return, CTRL)
    settle()
    assert firm.state("invoice", waiting[0].invoice) == "approved"
    assert page.queue.count() == 2
    assert page.page.values["document_id"] == waiting[1].invoice
    assert page.page.place.text() == "1 of 2"
    assert desk.window.toasts[-1].startswith("Approved")


def test_ctrl_delete_wants_a_comment_first_and_rejects_with_it(desk: Desk, firm: Office, waiting: list[DealAt]) -> None:
    page = desk.page("director", "approvals")
    page.activateWindow()
    QTest.keyClick(page.queue, Qt.Key.Key_Delete, CTRL)
    settle()
    assert firm.state("invoice", waiting[0].invoice) == "on_approval"
    assert page.page.bar.comment.property("wrong") == "true"
    type_text(page.page.bar.comment, "Нет обоснования")
    QTest.keyClick(page.page.bar.comment, Qt.Key.Key_Delete, CTRL)
    settle()
    assert firm.state("invoice", waiting[0].invoice) == "draft"
    step = firm.read("manager1", "invoice", waiting[0].invoice)["approvals"][0]["steps"][0]
    assert (step["state"], step["comment"]) == ("rejected", "Нет обоснования")
    assert page.page.bar.comment.text() == ""


def test_returning_for_rework_gives_the_draft_back(desk: Desk, firm: Office, waiting: list[DealAt]) -> None:
    page = desk.page("director", "approvals")
    type_text(page.page.bar.comment, "Разбейте на этапы")
    press(page, "return_back")
    assert firm.state("invoice", waiting[0].invoice) == "draft"
    assert page.queue.count() == 2


def test_up_and_down_walk_and_the_selection_survives_a_refresh(desk: Desk, waiting: list[DealAt]) -> None:
    page = desk.page("director", "approvals")
    QTest.keyClick(page.queue, Qt.Key.Key_Down)
    settle()
    assert page.page.values["document_id"] == waiting[1].invoice
    page.refresh()
    settle()
    assert page.queue.current_id() == page.page.values["id"]
    assert page.page.values["document_id"] == waiting[1].invoice
    page.walk(1)
    settle()
    assert page.page.values["document_id"] == waiting[2].invoice
    page.walk(1)
    settle()
    assert page.page.place.text() == "3 of 3"


def test_the_page_says_the_four_figures_the_reason_and_the_route(
    desk: Desk, firm: Office, waiting: list[DealAt]
) -> None:
    page = desk.page("director", "approvals").page
    captions = [card._labels[0].text() for card in page.facts]
    assert captions == ["Sum of the invoice", "Margin", "Client's debt", "Term of the works"]
    total = firm.read("manager1", "invoice", waiting[0].invoice)["total"]
    assert f"{total:.2f}".replace(".", ",")[-6:] in page.facts[0]._labels[1].text()
    assert "approved before issue" in page.why.text.text()
    assert [step.state for step in page.route._steps] == ["done", "now"]
    assert page.lines.isVisible()


def test_space_marks_and_several_are_approved_with_one_question(
    desk: Desk, firm: Office, waiting: list[DealAt]
) -> None:
    page = desk.page("director", "approvals")
    for _ in range(2):
        QTest.keyClick(page.queue, Qt.Key.Key_Space)
        QTest.keyClick(page.queue, Qt.Key.Key_Down)
    settle()
    press(page, "approve_marked")
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible())
    dialog.give("save")
    settle()
    assert [firm.state("invoice", deal.invoice) for deal in waiting] == ["approved", "approved", "on_approval"]
    assert page.queue.marked == set()


def test_what_somebody_decided_meanwhile_is_refused_in_words(desk: Desk, firm: Office, waiting: list[DealAt]) -> None:
    page = desk.page("director", "approvals")
    firm.approve("prepayment", "invoice", waiting[0].invoice)
    page.decide("approve", "")
    settle()
    assert desk.window.toasts == []
    assert page.page.problem.text.text()
    assert page.queue.count() == 2


def test_an_empty_queue_says_so_and_what_is_decided_stays_readable(desk: Desk, firm: Office) -> None:
    for (approval,) in firm.base.execute("SELECT id FROM crm.approval WHERE state = 'pending'"):
        firm.base.execute("UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}' WHERE id = %s", (approval,))
    firm.approve("prepayment", "invoice", firm.deal_at("on_approval").invoice)
    page = desk.page("director", "approvals")
    assert page.empty.isVisible()
    assert "Nothing waits" in page.empty.text.text()
    page.tabs.choose("decided")
    settle()
    assert page.queue.count() >= 1
    assert page.page.isVisible()
    assert not page.page.bar.isVisible()


def test_a_discount_comes_to_the_head_with_what_it_costs(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("quote_draft")
    line = firm.read("manager1", "quote", deal.quote)["lines"][0]
    firm.save("manager1", "quote", deal.quote, {}, lines=[{"id": line["id"], "discount_percent": Decimal(12)}])
    firm.do("manager1", "quote", "submit", deal.quote, reason="<b>Срочно</b> & надолго")
    page = desk.page("head1", "approvals")
    show(page, firm.pending("quote", deal.quote))
    texts = [label.text() for card in page.page.facts for label in card._labels]
    assert any("12" in text and "%" in text for text in texts)
    assert "&lt;b>" in page.page.why.text.text()


def test_the_item_is_handed_to_a_colleague(desk: Desk, firm: Office, waiting: list[DealAt]) -> None:
    page = desk.page("director", "approvals")
    press(page, "delegate")
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible())
    dialog.editors["employee_id"].set_value(firm.ids["head2"])  # type: ignore[attr-defined]  # it is a StepDialog
    dialog.give("save")
    settle()
    assert page.queue.count() == 2
    assert firm.state("invoice", waiting[0].invoice) == "on_approval"


def near_the_limit(firm: Office) -> int:
    """An invoice of an organisation on УСН that needs approval because the year is nearly used up."""
    deal = firm.deal_at("invoice_draft", services=(16,), manager="manager5")
    sql = (
        "SELECT o.number_prefix FROM crm.invoice i JOIN crm.organization o ON o.id = i.organization_id WHERE i.id = %s"
    )
    ((prefix,),) = firm.base.execute(sql, (deal.invoice,))
    firm.open_year(prefix, {"СК": Decimal(17_000_000), "ДП": Decimal(9_300_000)}[prefix])
    firm.do("manager5", "invoice", "submit", deal.invoice, reason="Заказчик ждёт")
    return firm.pending("invoice", deal.invoice)


def beyond_the_quota(firm: Office) -> int:
    """A claim of the youngest manager above his three a month."""
    free = firm.base.execute(
        "SELECT c.id, d.id FROM crm.client c, crm.direction d WHERE NOT EXISTS (SELECT FROM crm.client_direction x"
        " WHERE x.client_id = c.id AND x.direction_id = d.id) ORDER BY c.id DESC, d.id LIMIT 12"
    )
    for client, direction in free:
        answer = firm.call("manager7", "client_direction_claim", client, direction, True, "Мой бывший заказчик")
        if answer["outcome"] == "reserved":
            return int(answer["approval_id"])
    raise AssertionError("the quota did not end")


def before_payment(firm: Office) -> int:
    """A work whose manager asks to start early."""
    deal = firm.deal_at("issued")
    ((line,),) = firm.base.execute("SELECT id FROM crm.invoice_line WHERE invoice_id = %s", (deal.invoice,))
    lines = [{"invoice_line_id": line, "payment_condition": "full"}]
    work = firm.do("manager1", "invoice", "launch", deal.invoice, lines=lines)["ids"][0]
    firm.do("manager1", "work_item", "request_early_start", work, reason="Постоянный клиент")
    return firm.pending("work_item", work)


def above_the_limit(firm: Office) -> int:
    """A sum above the limit of an organisation on УСН, asked for until the end of the year."""
    ((organization, year, until),) = firm.base.execute(
        "SELECT id, extract(year FROM current_date)::int, make_date(extract(year FROM current_date)::int, 12, 31)"
        " FROM crm.organization WHERE number_prefix = 'ДП'"
    )
    asked = (organization, year, 50_000_000, until, "Договор подписан")
    return int(firm.call("manager5", "usn_exception_request", *asked)["approval_id"])


@pytest.mark.parametrize(("prepare", "who", "caption", "reason"), [
    (above_the_limit, "director", "Beyond the limit", "above its USN limit"),
    (near_the_limit, "director", "Sum of the invoice", "near its USN income limit"),
    (beyond_the_quota, "head2", "Claims this month", "claims are used up"),
    (before_payment, "head1", "Sum of the invoice", "waits for payment"),
])  # fmt: skip
def test_every_kind_says_its_figures_and_its_reason(
    desk: Desk, firm: Office, prepare: Callable[[Office], int], who: str, caption: str, reason: str
) -> None:
    approval = prepare(firm)
    page = desk.page(who, "approvals")
    show(page, approval)
    shown = page.page
    assert shown.values["id"] == approval
    assert shown.facts[0]._labels[0].text() == caption
    assert all(card._labels[1].text() for card in shown.facts)
    assert reason in shown.why.text.text()
    assert shown.why.meter.isVisible() == (prepare in (near_the_limit, above_the_limit))
    assert shown.client.text() and shown.number.text()[0] != " "
    if prepare is near_the_limit:
        assert shown.why.meter.added > 0
        assert "→" in queue_item(page.rows[approval]).hint
    QTest.keyClick(page.queue, Qt.Key.Key_Return, CTRL)
    settle()
    assert firm.state("approval", approval) == "approved"


def test_one_of_the_marked_that_fails_says_why_and_the_others_are_approved(
    desk: Desk, firm: Office, waiting: list[DealAt]
) -> None:
    page = desk.page("director", "approvals")
    for _ in waiting:
        QTest.keyClick(page.queue, Qt.Key.Key_Space)
        QTest.keyClick(page.queue, Qt.Key.Key_Down)
    firm.base.execute(
        "UPDATE crm.invoice_line SET price_kopecks = price_kopecks + 100 WHERE invoice_id = %s", (waiting[1].invoice,)
    )
    press(page, "approve_marked")
    next(one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()).give("save")
    settle()
    assert [firm.state("invoice", deal.invoice) for deal in waiting] == ["approved", "on_approval", "approved"]
    assert desk.window.toasts[-1] == "Approved: 2"
    assert "changed after its approval" in page.page.problem.text.text()
    assert page.queue.count() == 1


def test_another_seller_is_asked_for_with_one_click_and_a_comment(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft", manager="manager5", services=(25,))
    ((seller,),) = firm.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ДП'")
    firm.save("manager5", "invoice", deal.invoice, {"organization_id": seller})
    firm.open_year("СК", Decimal(0))
    firm.open_year("ДП", Decimal(9_000_000))
    firm.do("manager5", "invoice", "submit", deal.invoice)
    page = desk.page("director", "approvals")
    show(page, firm.pending("invoice", deal.invoice))
    assert page.page.why.way_out.isVisible()
    press(page.page, "replace_seller")
    assert "Серт-Консалт" in page.page.bar.comment.text()
    assert page.page.bar.back.hasFocus()
    press(page.page, "return_back")
    assert firm.state("invoice", deal.invoice) == "draft"
    firm.open_year("ДП", Decimal(0))


def test_the_queue_leads_to_who_replaces_me_and_the_norm_is_set_by_executives_alone(desk: Desk, firm: Office) -> None:
    page = desk.page("director", "approvals")
    press(page, "substitutions")
    assert desk.window.cards[-1] == ("substitutions", None, {"view": "now"})
    dialog = page.show_norm()
    settle()
    dialog.percent.set_value(Decimal("27.5"))
    dialog.give("save")
    settle()
    assert firm.base.execute("SELECT percent FROM priv.margin_norm ORDER BY id DESC LIMIT 1") == [(Decimal("27.50"),)]
    again = page.show_norm()
    settle()
    assert again.percent.value() == Decimal("27.5")
    again.percent.set_value(None)
    again.give("save")
    settle()
    assert firm.base.execute("SELECT percent FROM priv.margin_norm ORDER BY id DESC LIMIT 1") == [(None,)]
    assert desk.page("head1", "approvals").findChild(QAbstractButton, "margin_norm") is None
