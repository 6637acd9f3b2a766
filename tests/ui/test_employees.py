"""People in the windows: cards, lists and the hierarchy, for an administrator and for everybody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from crm_desktop.services import search
from crm_desktop.ui.kit import cells
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm
from tests.ui.hiring import hired, new_card, write

__all__ = ["desk", "firm"]


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


def test_a_colleague_is_found_by_the_search_of_the_whole_program(firm: Office) -> None:
    with firm.connect_as("manager1").reader() as reader:
        found = search.everywhere(reader, "лебед")
    assert [(one["document"], one["id"]) for one in found if one["document"] == "employee"] == [
        ("employee", firm.ids["head2"])
    ]


def test_the_tree_marks_whose_head_has_left(desk: Desk, firm: Office) -> None:
    page = desk.page("administrator", "employees")
    page.tabs.choose("tree")
    settle()
    person = {"name": "Сиротин И. И.", "position": "", "roles": ["manager"], "department": None, "state": "works"}
    page.tree.show_people([{**person, "id": 1, "head_id": 999}, {**person, "id": 2, "head_id": 1}])
    items = dict(page.tree._items())
    assert "Head has left" in items[1].data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert "Head has left" not in items[2].data(0, Qt.ItemDataRole.AccessibleTextRole)


def test_several_roles_are_several_chips_in_the_list_and_words_in_a_file(desk: Desk) -> None:
    page = desk.page("administrator", "employees")
    roles = page.listing.column("roles")
    shown = cells.cell(roles, "manager,expert")
    assert (shown.text, shown.tone) == ("Manager, Expert", "blue,violet")
    assert cells.exported(roles, "manager,expert") == "Manager, Expert"
    assert cells.cell(roles, None).text == "—"
