"""Nothing is lost: drafts, history, favourites and the tabs of last time in the real window."""

import json
import subprocess
import sys
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from crm_desktop.services import drafts
from crm_desktop.ui.form_drafts import LeftDialog
from crm_desktop.ui.kit.dialogs import DISCARD, Dialog
from crm_desktop.ui.open_pages import Waiting
from tests.office import PASSWORD, Office
from tests.ui.conftest import settle, type_text
from tests.ui.signed_in import SignIn, drawer, firm, forget, kept_drafts, leave, opened, shown, sign_in

__all__ = ["firm", "sign_in"]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

# drafts


def test_what_is_typed_is_kept_two_seconds_later_and_forgotten_when_saved(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    program = sign_in("manager1")
    deal = firm.deal_at("recorded").deal
    card = opened(program, "deal", deal)
    type_text(card.fields.fields["title"], " нового цеха")
    QTest.qWait(2100)
    settle()
    assert kept_drafts(firm) == [f"deal:{deal}"]
    assert "Черновик" in program.window.status.draft.text() or "Draft" in program.window.status.draft.text()
    card.save()
    settle()
    assert kept_drafts(firm) == []
    assert program.window.status.draft.text() == ""


def test_a_value_typed_back_to_what_it_was_leaves_no_draft(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    program = sign_in("manager1")
    card = opened(program, "deal", firm.deal_at("recorded").deal)
    editor = card.fields.fields["title"]
    editor.end(False)
    type_text(editor, "ы")
    QTest.qWait(2100)
    settle()
    assert len(kept_drafts(firm)) == 1
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.qWait(2100)
    settle()
    assert kept_drafts(firm) == []


def test_a_card_given_up_leaves_no_draft(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    program = sign_in("manager1")
    deal = firm.deal_at("recorded").deal
    card = opened(program, "deal", deal)
    type_text(card.fields.fields["title"], "!")
    QTest.qWait(2100)
    settle()
    question = program.window.close_page(f"deal:{deal}")
    assert question is not None
    question.give(DISCARD)
    settle()
    assert kept_drafts(firm) == []


def test_a_draft_left_behind_is_offered_at_the_next_sign_in_and_restored(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    slot, deal = firm.slot(), firm.deal_at("recorded").deal
    with firm.connect_as("manager1").session() as session:
        titled = {"client_direction_id": slot, "client_direction_id_title": "ООО «Проба» · Сертификация"}
        new = {"document": "deal", "id": None, "title": "Новая", "changes": {"title": "Пресс", **titled}, "lines": None}
        old = {"document": "deal", "id": deal, "version": 1, "title": "Сделка", "changes": {"title": "Печь"}}
        drafts.keep(session, "deal:new", new)
        drafts.keep(session, f"deal:{deal}", old)
    program = sign_in("manager1")
    assert program.window.drafts.isVisible()
    dialog = program.workspace().show_drafts()
    assert isinstance(dialog, LeftDialog)
    left = {one.key: one for one in program.workspace().drafts.left}
    assert set(left) == {"deal:new", f"deal:{deal}"}
    dialog._restore(left[f"deal:{deal}"])
    settle()
    card: Any = program.window.page(f"deal:{deal}")
    assert card.fields.value("title") == "Печь"
    assert card.dirty
    assert program.window.drafts.isVisible(), "one more is left"
    program.workspace()._restore(left["deal:new"])
    settle()
    card = program.window.stack.currentWidget()
    assert (card.id, card.fields.value("title"), card.fields.value("client_direction_id")) == (None, "Пресс", slot)
    assert not program.window.drafts.isVisible()
    card.save()
    settle()
    assert kept_drafts(firm) == [f"deal:{deal}"]


def test_what_was_typed_survives_the_killing_of_the_program(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    deal = firm.deal_at("recorded").deal
    firm.let_in("manager1")
    profile = {"name": "office", "host": firm.profile.host, "port": firm.profile.port}
    told = {
        "profile": {**profile, "database": firm.profile.database}, "login": firm.people["manager1"],
        "password": PASSWORD, "deal": deal, "text": "Сертификация пресса",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.ui.typist", json.dumps(told)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.kill()
    assert said == "kept\n"
    assert process.returncode != 0
    program = sign_in("manager1")
    assert program.window.drafts.isVisible()
    program.workspace()._restore(program.workspace().drafts.left[0])
    settle()
    card = shown(program)
    assert (card.id, card.fields.value("title"), card.dirty) == (deal, "Сертификация пресса", True)


def test_a_restored_draft_of_a_record_changed_since_says_so(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    deal = firm.deal_at("recorded").deal
    firm.save("manager1", "deal", deal, {"need": "Другое"})
    program = sign_in("manager1")
    card = opened(program, "deal", deal)
    card.restore({"document": "deal", "id": deal, "version": 1, "changes": {"title": "Печь"}})
    assert card.notice.isVisible()
    assert card.fields.value("title") == "Печь"


# history and favourites


def test_what_is_opened_is_found_in_the_history_and_opened_from_there(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    program = sign_in("manager1")
    one, other = firm.deal_at("recorded").deal, firm.deal_at("recorded").deal
    for id in (one, other):
        opened(program, "deal", id)
        program.window.close_page(f"deal:{id}")
    QTest.keyClick(program.window, Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    shown = drawer(program)
    assert [item.key for item in shown.rows.items] == [("deal", other), ("deal", one)]
    QTest.keyClick(shown.edit, Qt.Key.Key_Down)
    QTest.keyClick(shown.edit, Qt.Key.Key_Return)
    settle()
    assert program.window.current == f"deal:{one}"


def test_the_star_is_given_by_ctrl_d_in_list_and_card_and_kept_on_the_server(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    deal = firm.deal_at("recorded").deal
    program = sign_in("manager1")
    page: Any = program.window.page("deals")
    page.view.go_to(deal)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_D, CTRL)
    assert page.view.starred(deal)
    card = opened(program, "deal", deal)
    star = card.head.findChild(QWidget, "favourite")
    assert star is not None and star.filled
    program.workspace().show_tool("favourites")
    settle()
    shown = drawer(program)
    assert [item.key for item in shown.rows.items] == [("deal", deal)]
    shown.close()
    leave(program)
    again = sign_in("manager1")
    assert again.workspace().favourites.has("deal", deal)
    card = opened(again, "deal", deal)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_D, CTRL)
    assert not again.workspace().favourites.has("deal", deal)


# session


def test_the_tabs_of_last_time_come_back_asleep_without_what_is_no_longer_mine(firm: Office, sign_in: SignIn) -> None:
    forget(firm)
    deal, lost = firm.deal_at("recorded").deal, firm.deal_at("recorded").deal
    program = sign_in("manager1")
    for id in (deal, lost):
        opened(program, "deal", id)
    program.window.open_section("clients")
    settle()
    leave(program)
    firm.base.execute("UPDATE crm.deal SET owner_id = %s WHERE id = %s", (firm.ids["manager2"], lost))
    again = sign_in("manager1")
    assert again.window.current == "deals"
    assert set(again.window.keys) == {"deals", f"deal:{deal}", "clients"}
    assert isinstance(again.window.page(f"deal:{deal}"), Waiting)
    again.window.show_page(f"deal:{deal}")
    settle()
    card: Any = again.window.page(f"deal:{deal}")
    assert card.values["id"] == deal
    again.workspace().context.settings.set("session/restore", False)
    leave(again)
    third = sign_in("manager1")
    assert third.window.keys == ["deals"]


def test_alt_down_walks_the_list_a_card_was_opened_from(firm: Office, sign_in: SignIn) -> None:
    for _ in range(3):
        firm.deal_at("recorded")
    program = sign_in("manager1")
    page: Any = program.window.page("deals")
    first, second, third = page.model.ids()[:3]
    card = opened(program, "deal", first)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Down, ALT)
    settle()
    assert program.window.current == f"deal:{second}"
    assert program.window.page(f"deal:{first}") is None
    card = shown(program)
    type_text(card.fields.fields["title"], "!")
    QTest.keyClick(card, Qt.Key.Key_Down, ALT)
    question = card.findChild(Dialog)
    assert question is not None
    assert program.window.current == f"deal:{second}", "an unsaved card asks first"
    question.give(DISCARD)
    settle()
    assert program.window.current == f"deal:{third}"
    assert page.view.current_id() == third
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)
    card = shown(program)
    QTest.keyClick(card, Qt.Key.Key_Up, ALT)
    settle()
    assert program.window.current == f"deal:{second}"
