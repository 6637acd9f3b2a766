"""The journal of changes: who changed what, in words, for administrators alone."""

import json
from typing import Any

import pytest
from PySide6.QtTest import QTest

from crm_desktop.services.lists import Filter
from crm_desktop.ui import sections
from crm_desktop.ui.directory_journal import sentence
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm

__all__ = ["desk", "firm"]


def save(firm: Office, person: str, **changes: Any) -> None:
    """An administrator changes a person."""
    ((version,),) = firm.base.execute("SELECT version FROM crm.employee WHERE id = %s", (firm.ids[person],))
    firm.call("administrator", "employee_save", firm.ids[person], version, json.dumps(changes))


def journal(desk: Desk, view: str = "people") -> Any:
    page = desk.page("administrator", "directory_journal")
    page.tabs.choose(view)
    settle()
    return page


def told(page: Any, row: int = 0) -> tuple[str, str, str]:
    """Who, which row, what in words, as the list shows it."""
    names = [column.name for column in page.model.columns]
    return tuple(page.model.index(row, names.index(name)).data() for name in ("author", "row", "change"))


def test_a_change_is_told_in_words_with_the_names_of_people(desk: Desk, firm: Office) -> None:
    save(firm, "manager3", head_id=firm.ids["head2"], position="Ведущий менеджер")
    page = journal(desk)
    author, row, change = told(page)
    assert (author, row) == ("Громов", "Кузнецова Д. А.")
    assert "Position: Менеджер → Ведущий менеджер" in change
    assert "Head: Морозов И. Н. → Лебедева Т. О." in change
    page.panel.show()
    page.panel.summary.show_record(page.model._ids[0])
    assert "Ведущий менеджер" in page.panel.summary.text.text()
    assert "127.0.0.1" in page.panel.summary.note.text()
    save(firm, "manager3", head_id=firm.ids["head1"])


def test_the_list_is_filtered_by_person_and_searched_by_word(desk: Desk, firm: Office) -> None:
    save(firm, "manager4", position="Искомый менеджер")
    page = journal(desk, "all")
    page.filters.set_filter("author", Filter("author", "in", ("Громов В. П.",)))
    settle()
    assert 0 < page.model.rowCount() < 30
    page.filters.search.setText("искомый")
    QTest.qWait(400)
    settle()
    assert page.model.rowCount() == 1


def test_links_of_people_are_told_by_whose_they_are(desk: Desk, firm: Office) -> None:
    save(firm, "assistant2", manager_ids=[firm.ids["manager6"]])
    page = journal(desk)
    found = {told(page, row)[1:] for row in range(2)}
    assert found == {("Жукова А. Д.", "Helps: Фёдоров А. А."), ("Жукова А. Д.", "Helps no longer: Семёнова О. Д.")}


def test_an_entry_opens_what_was_changed(desk: Desk, firm: Office) -> None:
    save(firm, "assistant1", manager_ids=[firm.ids["manager2"]], phone="+74950000011")
    page = journal(desk)
    for id in page.model._ids[:2]:
        page.open_changed(id)
        settle()
        assert desk.window.cards[-1] == ("employee", firm.ids["assistant1"], {})


def test_every_entry_of_the_base_has_words(desk: Desk, firm: Office) -> None:
    """Whatever the lists were filled with: no id and no column name is left bare."""
    with firm.connect_as("administrator").reader() as reader:
        from crm_desktop.services.listings.directory_journal import CHANGE, LISTING

        entries = [value for (value,) in reader.rows(f"SELECT {CHANGE} FROM {LISTING.source}")]
    assert len(entries) > 100
    texts = [sentence(entry) for entry in entries]
    assert all(texts), [entry for entry, text in zip(entries, texts, strict=True) if not text][:3]
    assert [text for text in texts if "_id" in text or "№ " in text][:5] == []


@pytest.mark.parametrize("name", ["manager1", "head1", "director", "analyst"])
def test_nobody_else_has_the_journal(desk: Desk, firm: Office, name: str) -> None:
    context = desk.context(name)
    assert "directory_journal" not in {one.name for one in sections.allowed(context.person.roles)}
    with firm.connect_as(name).reader() as reader:
        assert reader.value("SELECT count(*) FROM api.directory_journal()") == 0
