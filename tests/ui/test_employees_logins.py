"""Logins in the windows: given out, lost, closed and opened again; passwords that are kept nowhere."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from crm_desktop.services import auth, employees
from crm_desktop.services.errors import Unavailable
from crm_desktop.ui import employees_history
from crm_desktop.ui.employees_passwords import PasswordSheet
from crm_desktop.ui.kit.dialogs import Dialog
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.hiring import OWN, answer, comes_in, counted, hired, new_card, tick, write

__all__ = ["desk", "firm"]


def test_a_hired_person_signs_in_chooses_a_password_and_works(desk: Desk, firm: Office) -> None:
    card = new_card(desk, "Щукин")
    assert card.fields.value("login") == "e_shchukin"
    card.fields.fields["head_id"].set_value(firm.ids["head1"], "Морозов И. Н.")
    card.save()
    settle()
    (sheet,) = card.window().findChildren(PasswordSheet)
    assert (sheet.login, sheet.lines["password"].text()) == ("e_shchukin", sheet.password)
    assert firm.profile.host in sheet.lines["server"].text()
    assert card.head.state.words == "Temporary password"
    assert not card.fields.fields["login"].isEnabled() or card.fields.fields["login"].isReadOnly()
    connection = comes_in(firm, sheet)
    try:
        assert connection.me["roles"] == ["manager"]
        assert counted(connection, "employee") > 20
        assert counted(connection, "client") == 0
    finally:
        connection.close()
    assert firm.base.execute("SELECT head_id, must_change_password FROM crm.employee WHERE login = 'e_shchukin'") == [
        (firm.ids["head1"], False)
    ]


def test_a_password_is_in_no_draft_no_log_and_no_table(
    desk: Desk, firm: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    secret = "wxyz-secr-etpa-ssww"
    monkeypatch.setattr(employees, "new_password", lambda: secret)
    caplog.set_level(0)
    card = new_card(desk, "Тайнов")
    drafts: list[Any] = []
    card.draft_due.connect(drafts.append)
    write(card, login="e_ivanov")
    card.save()
    settle()
    assert card.id is None, "the login is taken, so the card goes on"
    drafts.append(card.draft())
    write(card, login="e_taynov")
    QTest.qWait(2100)
    card.save()
    settle()
    drafts.append(card.draft())
    assert len(drafts) >= 3
    assert secret not in json.dumps(drafts, default=str)
    assert secret not in repr(vars(card))
    assert secret not in caplog.text
    (sheet,) = card.window().findChildren(PasswordSheet)
    assert sheet.password == secret
    found = firm.base.execute(
        "SELECT count(*) FROM priv.journal WHERE changes::text LIKE %s UNION ALL SELECT count(*) FROM crm.form_draft"
        " WHERE content::text LIKE %s UNION ALL SELECT count(*) FROM crm.employee e WHERE to_jsonb(e)::text LIKE %s",
        (f"%{secret}%",) * 3,
    )
    assert found == [(0,), (0,), (0,)]


def test_the_sheet_is_copied_and_saved_once(desk: Desk, tmp_path: Path) -> None:
    _card, sheet = hired(desk, "Листов")
    press(sheet, "copy_password")
    assert QGuiApplication.clipboard().text() == sheet.password
    sheet.write(tmp_path / "e_listov.txt")
    settle()
    text = (tmp_path / "e_listov.txt").read_text(encoding="utf-8")
    assert sheet.password in text
    assert "e_listov" in text
    QGuiApplication.clipboard().clear()


def test_a_change_of_roles_reaches_an_open_session(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued", manager="manager1")
    card, sheet = hired(desk, "Ролев")
    connection = comes_in(firm, sheet)
    try:
        assert counted(connection, "invoice") == 0
        card.reload()
        settle()
        assert card.fields.fields["manager_ids"].isHidden()
        tick(card, "role_manager", "role_assistant")
        card.fields.fields["manager_ids"]._take([firm.ids["manager1"]])
        card.save()
        settle()
        assert not card.dirty, card.fields.errors()
        assert counted(connection, f"invoice WHERE id = {deal.invoice}") == 1
        tick(card, "role_assistant", "role_expert")
        card.save()
        settle()
        assert counted(connection, f"invoice WHERE id = {deal.invoice}") == 0
        links = firm.base.execute("SELECT count(*) FROM crm.assistance WHERE assistant_id = %s", (card.id,))
        assert links == [(0,)], "whoever is no assistant any more helps nobody"
    finally:
        connection.close()
    told = [entry["text"] for entry in employees_history.entries(card.values)]
    assert told[0].startswith(("Roles: Assistant → Expert", "Helps no longer"))
    assert "Roles: Manager → Assistant" in told
    assert "Helps: Волкова А. С." in told


def test_closing_a_login_tells_what_is_left_and_ends_the_session(desk: Desk, firm: Office) -> None:
    card, sheet = hired(desk, "Уходов")
    connection = comes_in(firm, sheet)
    try:
        with connection.reader() as reader:
            reader.value("SELECT 1")
        firm.base.execute("INSERT INTO crm.task (title, assignee_id) VALUES ('Позвонить', %s)", (card.id,))
        card.reload()
        settle()
        press(card, "disable")
        (question,) = [one for one in card.findChildren(Dialog) if one.objectName() == "leaving"]
        told = " ".join(label.text() for label in question.findChildren(type(card.note.text)))
        assert "open tasks: 1" in told
        assert "on computers: 1" in told
        answer(card, "leaving")
        assert card.head.state.words == "Login closed"
        assert card.steps.open.isVisibleTo(card)
        assert not card.steps.close.isVisibleTo(card)
        with pytest.raises(Unavailable), connection.reader() as reader:
            reader.value("SELECT 1")
        with pytest.raises(Unavailable):
            auth.sign_in(firm.profile, sheet.login, OWN)
    finally:
        connection.close()
    press(card, "enable")
    answer(card)
    fresh = [one for one in card.window().findChildren(PasswordSheet) if one.password != sheet.password]
    comes_in(firm, fresh[0]).close()


def test_a_lost_password_is_replaced_and_sessions_are_ended(desk: Desk, firm: Office) -> None:
    card, sheet = hired(desk, "Забывалов")
    connection = comes_in(firm, sheet)
    try:
        with connection.reader() as reader:
            reader.value("SELECT 1")
        card.reload()
        settle()
        assert [one["connections"] for one in card.values["sessions"]] == [1]
        press(card.about, "end_sessions")
        answer(card)
        assert card.values["sessions"] == []
        press(card, "give_password")
        answer(card)
        (fresh,) = [one for one in card.window().findChildren(PasswordSheet) if one.password != sheet.password]
        with pytest.raises(Unavailable, match="wrong_password"):
            auth.sign_in(firm.profile, sheet.login, OWN)
        comes_in(firm, fresh).close()
    finally:
        connection.close()


def test_of_two_administrators_the_later_one_compares(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "employee", firm.ids["manager6"])
    write(card, position="Ведущий менеджер")
    firm.base.execute("UPDATE crm.employee SET email = 'new@example.com' WHERE id = %s", (firm.ids["manager6"],))
    card.save()
    settle()
    assert "Somebody else has changed" in card.notice.text.text()
