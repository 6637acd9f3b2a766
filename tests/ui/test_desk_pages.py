"""The start page, tasks, bell, palette and settings in the real window over the real base."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.services import desk, documents
from crm_desktop.services import tasks as task_service
from crm_desktop.ui.application import translate_program
from crm_desktop.ui.desk import DeskPage
from crm_desktop.ui.kit import tasks, theme
from crm_desktop.ui.kit.palette import Palette
from crm_desktop.ui.settings_dialog import SettingsDialog
from crm_desktop.ui.tasks_page import TasksPage
from crm_desktop.ui.tasks_page_dialog import TaskDialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.signed_in import SignIn, drawer, firm, forget, leave, opened, sign_in

__all__ = ["firm", "sign_in"]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

# the start page


def test_a_tile_opens_the_list_it_counts_and_a_bar_the_deals_of_its_stage(firm: Office, sign_in: SignIn) -> None:
    firm.deal_at("act_issued")
    firm.deal_at("recorded")
    program = sign_in("manager1")
    program.window.open_section("desk")
    settle()
    page: Any = program.window.page("desk")
    assert isinstance(page, DeskPage)
    tile = page.tiles["acts"]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    settle()
    acts: Any = program.window.page("acts")
    assert program.window.current == "acts"
    assert acts.model.query.view == "open"
    assert tile.figure == str(acts.model.rowCount())
    page._open_stage("recorded")
    settle()
    deals: Any = program.window.page("deals")
    assert deals.model.query.filters[0].values == ("recorded",)
    bar = next(bar for bar in page.stages.bars if bar.key == "recorded")
    assert bar.value == deals.model.rowCount() > 0


@pytest.mark.parametrize(
    ("name", "first"),
    [("director", "approvals"), ("manager1", "deals"), ("expert1", "calculations"), ("accountant", "payments")],
)
def test_everybody_reaches_the_start_page_and_nobody_is_sent_there(sign_in: SignIn, name: str, first: str) -> None:
    program = sign_in(name)
    assert program.window.current == first
    program.window.open_section("desk")
    settle()
    page: Any = program.window.page("desk")
    assert page.tiles
    for tile in page.tiles.values():
        assert tile.figure.isdigit()
        assert tile.kind.section in {section.name for section in program.window.sections}, "a tile that opens nothing"


# tasks


def test_a_task_is_made_by_ins_and_finished_in_one_click(firm: Office, sign_in: SignIn) -> None:
    program = sign_in("manager3")
    program.window.open_section("tasks")
    settle()
    page: Any = program.window.page("tasks")
    assert isinstance(page, TasksPage)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Insert)
    dialog = page.findChild(TaskDialog)
    assert dialog is not None
    dialog.give("save")
    assert dialog.isVisible(), "a task without words is not saved"
    type_text(dialog.title_edit, "Позвонить")
    dialog.give("save")
    settle()
    assert page.model.rowCount() == 1
    page.view.selectRow(0)
    QTest.mouseClick(page.done, Qt.MouseButton.LeftButton)
    settle()
    assert page.model.rowCount() == 0
    assert firm.base.execute("SELECT state FROM crm.task WHERE title = 'Позвонить'") == [("done",)]


def test_a_task_given_to_me_names_its_record_and_opens_it(firm: Office, sign_in: SignIn) -> None:
    deal = firm.deal_at("recorded").deal
    wanted = {"assignee_id": firm.ids["manager1"], "title": "Уточнить", "document": "deal", "document_id": deal}
    with firm.connect_as("head1").session() as session:
        id = task_service.save(session, None, 0, wanted)
    program = sign_in("manager1")
    program.window.open_section("tasks")
    settle()
    page: Any = program.window.page("tasks")
    page.open_task(id)
    settle()
    dialog = page.findChild(TaskDialog)
    assert dialog.record.text()
    dialog.record.click()
    settle()
    assert program.window.current == f"deal:{deal}"


# the bell


def test_the_bell_hears_of_others_by_itself_and_is_quiet_once_looked_at(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    deal = firm.deal_at("recorded").deal
    with firm.connect_as("manager1").session() as session, firm.connect_as("manager1").reader() as reader:
        desk.look(session, desk.news(reader)["newest"])
    program = sign_in("manager1")
    assert program.window.top.bell.badge == 0
    with firm.connect_as("head1").session() as session:
        documents.comment(session, "deal", deal, "Поторопитесь")
    for _ in range(60):
        QTest.qWait(100)
        if program.window.top.bell.badge:
            break
    assert program.window.top.bell.badge == 1
    QTest.mouseClick(program.window.top.bell, Qt.MouseButton.LeftButton)
    settle()
    shown = drawer(program)
    fresh = [item for item in shown.rows.items if item.unread]
    assert len(fresh) == 1
    assert "Поторопитесь" in fresh[0].note
    assert program.window.top.bell.badge == 0
    shown._take(shown.rows.items.index(fresh[0]))
    settle()
    assert program.window.current == f"deal:{deal}"


# the palette and the settings


def test_the_empty_palette_begins_with_what_was_opened_last_and_creates(firm: Office, sign_in: SignIn) -> None:
    program = sign_in("manager1")
    deal = firm.deal_at("recorded").deal
    opened(program, "deal", deal)
    program.window.open_section("deals")
    QTest.keyClick(program.window, Qt.Key.Key_K, CTRL)
    palette = program.window.findChild(Palette)
    assert palette is not None
    groups = list(dict.fromkeys(entry.group for entry in palette.rows.entries))
    assert len(groups) == 4
    assert f"СД-{deal}" in palette.rows.entries[0].title or str(deal) in palette.rows.entries[0].title
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    settle()
    assert program.window.current == f"deal:{deal}"


def test_the_palette_finds_documents_on_the_server_and_opens_them(firm: Office, sign_in: SignIn) -> None:
    program = sign_in("manager1")
    deal = firm.deal_at("recorded").deal
    number = firm.base.execute("SELECT number FROM crm.deal WHERE id = %s", (deal,))[0][0]
    palette = program.window.open_palette()
    type_text(palette.edit, number)
    QTest.qWait(200)
    settle()
    assert number in palette.rows.entries[0].title
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    settle()
    assert program.window.current == f"deal:{deal}"


def test_settings_work_at_once(firm: Office, sign_in: SignIn) -> None:
    program = sign_in("manager1")
    program.window.tool_asked.emit("settings")
    dialog = program.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.density.set_value("dense")
    dialog.density.edited.emit()
    page: Any = program.window.page("deals")
    assert page.view.verticalHeader().defaultSectionSize() == 26
    dialog.theme.set_value("dark")
    dialog.theme.edited.emit()
    assert theme.tokens().name == "dark"
    dialog.theme.set_value("light")
    dialog.theme.edited.emit()
    dialog.panel.click()
    assert page.panel.isHidden()
    dialog.give("cancel")


def test_another_language_makes_the_window_anew_with_its_tabs(
    firm: Office, sign_in: SignIn, qapp: QApplication
) -> None:
    forget(firm)
    program = sign_in("manager1")
    deal = firm.deal_at("recorded").deal
    opened(program, "deal", deal)
    before = program.window
    try:
        program.window.language_chosen.emit("en")
        QTest.qWait(600)
        settle()
        assert program.window is not before
        assert program.window.rail.items["deals"].words == "Deals"
        assert f"deal:{deal}" in program.window.keys
        program.window.language_chosen.emit("ru")
        QTest.qWait(600)
        settle()
        assert program.window.rail.items["deals"].words == "Сделки"
    finally:
        translate_program(qapp, "en")


def test_no_command_of_the_desk_is_left_on_its_way(firm: Office, sign_in: SignIn) -> None:
    program = sign_in("manager1")
    opened(program, "deal", firm.deal_at("recorded").deal)
    leave(program)
    assert tasks.pending() == 0
