"""People in the windows: hired, changed, closed and taken back by an administrator; a phone book for everybody."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from crm_desktop.services import auth, employees
from crm_desktop.services.database import Connection
from crm_desktop.services.errors import Unavailable
from crm_desktop.ui import employees_history
from crm_desktop.ui.employees_passwords import PasswordSheet
from crm_desktop.ui.kit.dialogs import SAVE, Dialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]
OWN = "a password of one's own"


def write(card: Any, **texts: str) -> None:
    """Types into the fields of a card."""
    for name, text in texts.items():
        editor = card.fields.fields[name]
        editor.setFocus()
        editor.selectAll()
        type_text(editor, text)


def tick(card: Any, *names: str) -> None:
    """Clicks check boxes."""
    for name in names:
        box = card.fields.fields[name]
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
        settle()


def new_card(desk: Desk, last_name: str, *roles: str, first_name: str = "Пётр") -> Any:
    """What an administrator fills in before saving."""
    card = desk.card("administrator", "employee")
    write(card, last_name=last_name, first_name=first_name)
    settle()
    tick(card, *(f"role_{role}" for role in roles or ("manager",)))
    return card


def hired(desk: Desk, last_name: str, *roles: str) -> tuple[Any, PasswordSheet]:
    """Saved, with the sheet that shows the password."""
    card = new_card(desk, last_name, *roles)
    card.save()
    settle()
    assert card.id is not None, (card.fields.errors(), card.problems.text.text())
    (sheet,) = card.window().findChildren(PasswordSheet)
    return card, sheet


def comes_in(firm: Office, sheet: PasswordSheet) -> Connection:
    """The new person chooses a password of his own and works."""
    with pytest.raises(Unavailable, match="must_change_password"):
        auth.sign_in(firm.profile, sheet.login, sheet.password)
    return auth.choose_password(firm.profile, sheet.login, sheet.password, OWN)


def answer(owner: QWidget, name: str = "") -> None:
    """Says yes to the question that is open over a widget."""
    settle()
    found = [
        one
        for one in owner.findChildren(Dialog)
        if type(one) is Dialog and one.isVisible() and one.objectName() == name
    ]
    assert len(found) == 1, found
    found[0].give(SAVE)
    settle()


def counted(connection: Connection, table: str) -> int:
    with connection.reader() as reader:
        return int(reader.value(f"SELECT count(*) FROM crm.{table}"))


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


def test_a_surname_that_is_taken_gets_a_figure_and_a_typed_login_stays(desk: Desk) -> None:
    card = new_card(desk, "Иванов")
    assert card.fields.value("login") == "e_ivanov2"
    write(card, login="e_ivanov_petr")
    write(card, last_name="Иванцов")
    settle()
    assert card.fields.value("login") == "e_ivanov_petr"


@pytest.mark.parametrize(("login", "said"), [("Ivanov", "begins with e_"), ("e_ivanov", "is taken")])
def test_a_wrong_login_is_refused_at_its_field(desk: Desk, login: str, said: str) -> None:
    card = new_card(desk, "Ошибкин")
    write(card, login=login)
    card.save()
    settle()
    assert card.id is None
    assert said in card.fields.errors()["login"]


def test_nobody_is_hired_without_a_role(desk: Desk) -> None:
    card = desk.card("administrator", "employee")
    write(card, last_name="Безролев", first_name="Лев")
    settle()
    card.save()
    settle()
    assert card.id is None
    assert "at least one role" in card.fields.errors()["role_manager"]


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


def test_a_head_from_below_is_refused_at_its_field(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "employee", firm.ids["head1"])
    card.fields.fields["head_id"].set_value(firm.ids["manager1"], "Волкова А. С.")
    card.save()
    settle()
    assert "is led by the same employee" in card.fields.errors()["head_id"]


def test_an_administrator_reads_his_own_rights_and_changes_the_rest(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "employee", firm.ids["administrator"])
    assert "another administrator" in card.note.text.text()
    for name in ("role_manager", "role_administrator"):
        assert not card.fields.fields[name].isEnabled()
    assert card.fields.fields["head_id"].isReadOnly()
    assert not card.steps.close.isVisibleTo(card)
    assert not card.steps.password.isVisibleTo(card)
    write(card, phone="+7 495 000-00-77")
    card.save()
    settle()
    assert not card.dirty
    assert card.values["phone"].endswith("77")


def test_a_colleague_is_read_like_in_a_phone_book(desk: Desk, firm: Office) -> None:
    page = desk.page("manager1", "employees")
    assert page.listing.name == "colleagues"
    assert page._creation is None
    assert "login" not in {column.name for column in page.listing.columns}
    page.filters.search.setText("лебедева")
    QTest.qWait(400)
    settle()
    assert page.model.rowCount() == 1
    card = desk.card("manager1", "employee", firm.ids["head2"])
    assert card.frozen
    assert card.fields.fields["role_manager"].isVisibleTo(card)
    assert not card.fields.fields["role_expert"].isVisibleTo(card)
    assert not card.fields.fields["discount_limit_percent"].isVisibleTo(card)
    assert not any(button.isVisibleTo(card) for button in (card.steps.password, card.steps.close, card.steps.away))
    assert {tab.name for tab in card.side.tabs._tabs} == {"about", "substitutions"}


def test_the_list_says_who_is_away_and_whose_password_is_temporary(desk: Desk, firm: Office) -> None:
    hired(desk, "Новенький")
    page = desk.page("administrator", "employees")
    page.tabs.choose("temporary")
    settle()
    names = [page.model.raw(row, 0) for row in range(page.model.rowCount())]
    assert "Новенький Пётр" in names
    assert all("Волкова" not in name for name in names)


def test_the_tree_shows_who_leads_whom_and_opens_a_card(desk: Desk, firm: Office) -> None:
    page = desk.page("administrator", "employees")
    page.tabs.choose("tree")
    settle()
    items = dict(page.tree._items())
    director, head, manager = (items[firm.ids[name]] for name in ("director", "head1", "manager1"))
    assert (manager.parent(), head.parent(), director.parent()) == (head, director, None)
    below: QTreeWidgetItem = items[firm.ids["expert5"]]
    assert below.parent() is items[firm.ids["expert4"]]
    page.tree.view.setCurrentItem(manager)
    page.tree.view.setFocus()
    QTest.keyClick(page.tree.view, Qt.Key.Key_Return)
    assert desk.window.cards[-1] == ("employee", firm.ids["manager1"], {})
    page.refresh()
    settle()
    assert page.tree.isVisibleTo(page), "a change by somebody else leaves the tree in front"
    page.tabs.choose("working")
    settle()
    assert page.view.isVisibleTo(page)


def test_of_two_administrators_the_later_one_compares(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "employee", firm.ids["manager6"])
    write(card, position="Ведущий менеджер")
    firm.base.execute("UPDATE crm.employee SET email = 'new@example.com' WHERE id = %s", (firm.ids["manager6"],))
    card.save()
    settle()
    assert "Somebody else has changed" in card.notice.text.text()
