"""Settlements on the screen: the client is chosen or brought by his card, the balance runs, the act is shown."""

from pathlib import Path

from openpyxl import load_workbook

from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def acted(firm: Office) -> tuple[int, str, int]:
    """A client with an act that is paid, his name, and the organisation."""
    deal = firm.deal_at("act_issued")
    return firm.base.execute(
        "SELECT client_id, client_name, organization_id FROM crm.invoice WHERE id = %s", (deal.invoice,)
    )[0]


def test_the_ledger_of_a_client_is_shown_exported_and_opens_its_documents(
    desk: Desk, firm: Office, tmp_path: Path
) -> None:
    client, name, organization = acted(firm)
    page = desk.page("accountant", "ledger")
    assert page.stack.currentIndex() == 0
    page.narrow({"client_id": client, "client_title": name})
    settle()
    assert page.stack.currentIndex() == 1
    assert page.table.rowCount() >= 3
    assert not page.act.isEnabled(), "an act is between two parties"
    page.organization.set_value(organization)
    page.organization.edited.emit()
    settle()
    assert page.act.isEnabled()
    page.export_to(tmp_path / "расчёты.xlsx")
    settle()
    rows = list(load_workbook(tmp_path / "расчёты.xlsx").worksheets[0].iter_rows(values_only=True))
    assert len(rows) == page.table.rowCount() + 1
    page.table.itemActivated.emit(page.table.item(0, 0))
    assert desk.window.cards[-1][0] == "invoice"


def test_the_reconciliation_act_is_previewed(desk: Desk, firm: Office) -> None:
    client, name, organization = acted(firm)
    page = desk.page("accountant", "ledger")
    page.organization.set_value(organization)
    page.narrow({"client_id": client, "client_title": name})
    settle()
    dialog = page.print_act()
    settle()
    assert dialog.pages >= 1
    assert dialog.name.endswith(".pdf")
    dialog.reject()


def test_a_manager_reads_his_part_and_prints_the_act_while_all_of_it_is_his(desk: Desk, firm: Office) -> None:
    client, name, organization = acted(firm)
    page = desk.page("manager1", "ledger")
    page.organization.set_value(organization)
    page.narrow({"client_id": client, "client_title": name})
    settle()
    assert page.table.rowCount() >= 3
    dialog = page.print_act()
    settle()
    assert dialog.pages >= 1
    dialog.reject()
    firm.base.execute(
        "UPDATE crm.act SET owner_id = %s WHERE client_id = %s AND id = (SELECT max(id) FROM crm.act)",
        (firm.ids["manager5"], client),
    )
    dialog = page.print_act()
    settle()
    assert (dialog.pages, dialog.note.hue) == (0, "red")
    assert "accountant" in dialog.note.text.text()
    dialog.reject()
    assert not desk.page("expert1", "ledger").act.isVisible()


def test_a_period_that_ends_before_it_begins_is_told(desk: Desk, firm: Office) -> None:
    client, name, _organization = acted(firm)
    page = desk.page("accountant", "ledger")
    page.narrow({"client_id": client, "client_title": name})
    settle()
    page.since.set_value(page.until.value().replace(year=page.until.value().year + 1))
    page.since.edited.emit()
    settle()
    assert page.note.isVisible()


def test_the_card_of_a_client_opens_his_settlements(desk: Desk, firm: Office) -> None:
    client, name, _organization = acted(firm)
    card = desk.card("accountant", "client", client)
    press(card, "settlements")
    assert desk.window.cards[-1] == ("ledger", None, {"view": "", "client_id": client, "client_title": name})
