"""The page of the exchange with both sides behind it: switches, failures, the journal."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel

from crm_desktop.services import exchange
from crm_desktop.services.terrasoft.mapping import DEFAULTS, DICTIONARIES
from crm_desktop.ui import exchange_fields, exchange_words
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.dialogs import SAVE
from crm_desktop.ui.kit.list_export import ListExport
from tests.terrasoft.sides import Sides
from tests.ui.conftest import settle
from tests.ui.desk import Desk, press
from tests.ui.exchange_page import chosen, desk, firm, pane, shown, sides, terrasoft, terrasoft_of

__all__ = ["desk", "firm", "sides", "terrasoft", "terrasoft_of"]


def test_every_field_and_dictionary_has_a_name() -> None:
    fields = {field["name"] for told in DEFAULTS.values() for field in told["fields"]}
    assert fields - set(exchange_fields.FIELDS) == set()
    assert set(DICTIONARIES) == set(exchange_fields.DICTIONARIES)
    assert set(DEFAULTS) == set(exchange_words.OBJECTS)


def test_the_page_tells_who_works_and_what_stands_where(desk: Desk, sides: Sides) -> None:
    sides.insert_client("ООО «Первый»", inn="7736207543")
    sides.cycle()
    page = shown(desk, "state")
    part = page.parts["state"]
    assert part.table.rowCount() == 13
    assert part.table.item(0, 1).text() == "Account"
    assert part.table.item(0, 5).text() == "1"
    assert [label.text() for label in part.cards["worker"].findChildren(QLabel)][2] == "tests"
    assert page.state["worker"]["host"] == "tests"
    assert page.power.text() == "Switch off"


def test_the_switch_of_an_object_is_changed_in_place(desk: Desk, sides: Sides) -> None:
    part = shown(desk, "state").parts["state"]
    chosen(part.table.boxes["deal", "direction"], "in")
    chosen(part.table.boxes["deal", "leader"], "theirs")
    chosen(part.table.boxes["deal", "deletions"], "scan")
    one = next(one for one in exchange.settings(sides.reader)["objects"] if one["object"] == "deal")
    assert (one["direction"], one["leader"], one["deletions"]) == ("in", "theirs", "scan")
    assert part.refused.isHidden()
    assert desk.window.woken == 3


def test_an_administrator_switches_and_sees_no_record(desk: Desk, sides: Sides) -> None:
    page = shown(desk, "runs", "administrator")
    assert {tab.name for tab in page.tabs._tabs} & {"failures", "conflicts", "deletions", "entries"} == set()
    part = page.parts["state"]
    chosen(part.table.boxes["act", "direction"], "off")
    one = next(one for one in exchange.settings(sides.reader)["objects"] if one["object"] == "act")
    assert one["direction"] == "off"


def test_switching_off_is_asked_about_and_keeps_the_set_up(desk: Desk, sides: Sides) -> None:
    page = shown(desk, "state")
    before = exchange.settings(sides.reader)["profile"]
    dialog = page.switch()
    dialog.reject()
    settle()
    assert exchange.state(sides.reader)["active"]
    page.switch().give(SAVE)
    settle()
    assert not exchange.state(sides.reader)["active"]
    assert page.power.text() == "Switch on"
    assert not page.now.isEnabled()
    press(page, "power")
    assert exchange.state(sides.reader)["active"]
    assert exchange.settings(sides.reader)["profile"] == before


def test_a_word_is_explained_in_place_and_what_waited_comes(desk: Desk, sides: Sides) -> None:
    strange = sides.server.insert("OpportunityStage", Name="Думает")
    chain = sides.chain_there("ООО «Слово»")
    sides.server.change("Opportunity", chain["Opportunity"], StageId=strange)
    with sides.who.session() as session:
        exchange.learn_words(session, sides.reader, sides.transport)
    sides.cycle()
    page = shown(desk, "failures")
    part = page.parts["failures"]
    (id,) = [id for id, told in part.told.items() if told["code"] == "exchange_word"]
    assert "“Думает”" in part.row(part.told[id])[3]
    part.view.go_to(id)
    summary = pane(part)
    assert summary.word.isVisible()
    assert "Stages of a deal" in summary.meaning.text()
    chosen(summary.ours, "recorded")
    press(summary, "explain")
    assert desk.window.woken == 1
    sides.cycle()
    assert sides.our_row("deal", chain["Opportunity"])["client_id"]


def test_what_failed_is_told_with_the_servers_words_and_tried_again(desk: Desk, sides: Sides) -> None:
    sides.insert_client("ООО «Неверный»", inn="123")
    sides.cycle()
    page = shown(desk, "failures")
    part = page.parts["failures"]
    (told,) = part.told.values()
    assert told["title"] == "ООО «Неверный»"
    assert part.row(told)[3] == "The base does not take it: the value of the field “INN” is not allowed"
    due = "SELECT due_at <= now(), attempts FROM priv.exchange_in"
    sides.base("UPDATE priv.exchange_in SET due_at = now() + interval '1 hour', attempts = 5")
    press(pane(part), "retry")
    assert sides.base(due) == [(True, 0)]
    sides.base("UPDATE priv.exchange_in SET due_at = now() + interval '1 hour', attempts = 5")
    press(part, "retry_all")
    assert sides.base(due) == [(True, 0)]


def test_a_comparison_is_asked_for_only_where_deletions_are_watched(desk: Desk, sides: Sides) -> None:
    page = shown(desk, "state")
    press(page, "scan")
    assert "once a day" in desk.window.toasts[-1]
    sides.base("UPDATE priv.exchange_object SET deletions = 'scan', scanned_at = now() WHERE object = 'client'")
    press(page, "scan")
    assert sides.base("SELECT scanned_at FROM priv.exchange_object WHERE object = 'client'") == [(None,)]


def test_ours_are_sent_object_by_object(desk: Desk, sides: Sides) -> None:
    sides.base("INSERT INTO crm.client (short_name) VALUES ('ООО «Только наш»')")
    sides.base("DELETE FROM priv.exchange_out")
    dialog = shown(desk, "state").ask_what_to_send()
    assert not dialog.verb.isEnabled()
    dialog.boxes["client"].click()
    dialog.give(SAVE)
    settle()
    sides.cycle()
    assert "ООО «Только наш»" in {row["Name"] for row in sides.server.rows("Account")}


def test_the_journal_opens_the_record_of_a_line(desk: Desk, sides: Sides) -> None:
    chain = sides.chain_there("ООО «Журнал»")
    sides.cycle()
    part = shown(desk, "entries").parts["entries"]
    (id,) = [id for id, told in part.told.items() if told["object"] == "invoice_line" and told["verb"] == "made"]
    part.open_record(id)
    settle()
    assert desk.window.cards[-1][:2] == ("invoice", sides.our_row("invoice", chain["Invoice"])["id"])


def test_a_list_of_the_exchange_is_written_to_a_workbook(desk: Desk, sides: Sides, tmp_path: Path) -> None:
    sides.insert_client("ООО «В таблицу»")
    sides.cycle()
    part = shown(desk, "entries").parts["entries"]
    made = ListExport(part)
    made.write_to(tmp_path / "journal.xlsx")
    settle()
    (sheet,) = load_workbook(tmp_path / "journal.xlsx").worksheets
    cells = [str(cell) for row in sheet.values for cell in row]
    assert "ООО «В таблицу»" in cells
    assert "Came" in cells


def test_what_came_from_terrasoft_stands_in_the_timeline_in_words(desk: Desk, sides: Sides) -> None:
    there = sides.insert_client("ООО «Лента»", phone="1")
    sides.cycle()
    sides.server.change("Account", there, Phone="2", Notes="новое")
    sides.cycle()
    told = [
        words.event(entry)
        for entry in desk.firm.read("analyst", "client", sides.our_row("client", there)["id"])["timeline"]
    ]
    assert "Changed in Terrasoft: Phone, Comment" in told


def test_whose_program_works_is_said_to_who_cannot_hurry_it(desk: Desk, sides: Sides) -> None:
    page = shown(desk, "state")
    press(page, "sync_now")
    assert desk.window.toasts[-1] == "The next cycle begins at once."
    sides.base("UPDATE priv.exchange_lease SET employee_id = %s", desk.firm.ids["manager1"])
    page.refresh()
    settle()
    press(page, "sync_now")
    assert "works for the office" in desk.window.toasts[-1]
    assert page.state["worker"]["name"] in desk.window.toasts[-1]


def test_what_is_not_laid_out_is_set_up_first(desk: Desk, sides: Sides) -> None:
    sides.base("DELETE FROM priv.exchange_object")
    page = shown(desk, "state")
    part = page.parts["state"]
    assert part.stack.currentWidget() is part.empty
    assert not page.power.isEnabled()
    part.empty.button.click()
    settle()
    assert page.tabs.current == "setup"
