"""The company's own lists in real windows: who is offered what, entering, changing, refusing, taking out."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.migrations.directories import REMOVABLE
from crm_desktop.migrations.policies import COMMON
from crm_desktop.models.base import Base
from crm_desktop.services.documents import CARDS
from crm_desktop.ui import sections
from crm_desktop.ui.directories_list import DirectoryList
from crm_desktop.ui.directories_lists import BY_DOCUMENT, listing
from crm_desktop.ui.kit.dialogs import Dialog
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]
OF_THE_BASE = frozenset({"id", "version", "created_at", "created_by", "updated_at", "active"})


def dialog() -> Dialog:
    """The question that is open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def listed(desk: Desk, name: str, document: str) -> Any:
    """The list as this person sees it, wide enough for its side panel."""
    return desk._shown(DirectoryList(desk.context(name), BY_DOCUMENT[document]), 1500, 820)


def fill(card: Any, **values: Any) -> None:
    """Type text, choose the rest, as a person does."""
    for name, value in values.items():
        editor = card.fields.fields[name]
        if isinstance(value, str) and not hasattr(editor, "set_choices"):
            editor.setFocus()
            editor.selectAll()
            type_text(editor, value)
        else:
            editor.set_value(value)
            editor.edited.emit()


def saved(card: Any) -> int:
    """Ctrl+S."""
    card.activateWindow()
    QTest.qWaitForWindowActive(card)
    QTest.keyClick(card, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert card.id is not None, (card.fields.errors(), card.problems.text.text())
    assert not card.dirty
    return int(card.id)


# the declarations agree with the base


@pytest.mark.parametrize("document", sorted(BY_DOCUMENT))
def test_a_list_says_of_its_keepers_and_removal_what_the_base_says(document: str) -> None:
    directory = BY_DOCUMENT[document]
    assert directory.keepers == frozenset(COMMON[document])
    assert directory.removable == (document in REMOVABLE)
    assert directory.switched == ("active" in Base.metadata.tables[f"crm.{document}"].columns)
    assert document in CARDS
    assert sections.card_type(document) is not None


@pytest.mark.parametrize("document", sorted(BY_DOCUMENT))
def test_every_column_of_a_list_has_a_field_on_its_card(document: str) -> None:
    columns = {column.name.removesuffix("_kopecks") for column in Base.metadata.tables[f"crm.{document}"].columns}
    shown = {field.name for field in BY_DOCUMENT[document].fields} - {"member_ids"}
    assert columns - OF_THE_BASE == shown


# the page


def test_everybody_is_offered_the_lists_he_keeps_and_administrators_all(desk: Desk) -> None:
    offered = {
        name: desk.page(name, "directories").names.names() for name in ("administrator", "accountant", "analyst")
    }
    assert offered["administrator"] == list(BY_DOCUMENT)
    assert offered["accountant"] == ["bank", "tax_regime", "tax_year", "usn_setting"]
    assert offered["analyst"] == ["claim_quota"]
    section = next(one for one in sections.SECTIONS if one.name == "directories")
    assert section.roles == {"administrator", "accountant", "analyst"}


@pytest.mark.parametrize("document", sorted(BY_DOCUMENT))
def test_a_list_is_read_searched_sorted_and_its_first_row_told(desk: Desk, firm: Office, document: str) -> None:
    page = listed(desk, "administrator", document)
    page.show_view("all")
    settle()
    ((count,),) = firm.base.execute(f"SELECT count(*) FROM crm.{document}")
    assert page.model.rowCount() == count
    for column in page.listing.columns:
        if column.sortable and column.name != "off":
            page.model.sort_by(column.name)
            settle()
            assert page.model.state == "ready", column.name
    page.filters.search.setText("нет такого слова ни в одной строке")
    page.filters.search_now()
    settle()
    assert page.model.rowCount() == 0
    assert page.model.problem is None
    page.filters.reset()
    settle()
    if count:
        page.panel.show_record(page.model.id_at(0))
        settle()
        assert page.panel.summary.title.text()
        assert page.panel.summary.why.text() == "You keep this list."


def test_the_page_opens_the_list_of_last_time_and_goes_by_keys(desk: Desk) -> None:
    context = desk.context("administrator")
    from crm_desktop.ui.directories import DirectoriesPage

    page: Any = desk._shown(DirectoriesPage(context), 1300, 820)
    page.names.setFocus()
    QTest.keyClick(page.names, Qt.Key.Key_Down)
    settle()
    assert page.page.listing is listing(BY_DOCUMENT["bank"])
    QTest.keyClick(page.names, Qt.Key.Key_Return)
    assert page.page.view.hasFocus()
    again: Any = desk._shown(DirectoriesPage(context), 1300, 820)
    assert again.page.listing.document == "bank"


def test_ins_enters_and_enter_opens(desk: Desk) -> None:
    page = desk.page("administrator", "directories")
    page.show_view("bank")
    settle()
    page.focus_page()
    QTest.keyClick(page.page.view, Qt.Key.Key_Insert)
    assert desk.window.cards[-1] == ("bank", None, {})
    page.page.view.selectRow(0)
    QTest.keyClick(page.page.view, Qt.Key.Key_Return)
    assert desk.window.cards[-1][:2] == ("bank", page.page.model.id_at(0))


# entering

NEW: dict[str, tuple[str, dict[str, Any]]] = {
    "bank": ("accountant", {"bik": "044525225", "name": "ПАО «Проверка»", "town": "г. Москва"}),
    "direction": ("administrator", {"name": "Экология", "short_name": "Эко", "color": "#23944a"}),
    "service": ("administrator", {"name": "Паспорт отходов", "direction_id": 1, "price": "7 500"}),
    "lost_reason": ("administrator", {"name": "Другой регион"}),
    "department": ("administrator", {"name": "Отдел продаж 7"}),
    "expert_group": ("administrator", {"name": "Экологи", "answer_hours": "24"}),
    "tax_year": ("accountant", {"year": "2031", "usn_limit": "500 000 000", "source": "прогноз"}),
    "usn_setting": ("accountant", {"organization_id": 2, "year": "2031", "own_limit": "90 000 000"}),
    "tax_regime": ("accountant", {"organization_id": 3, "regime": "osno", "vat_rate": "22",
                                  "from_on": date(2024, 1, 1), "until_on": date(2024, 12, 31)}),
    "calendar_day": ("administrator", {"day_on": date(2031, 5, 2), "kind": "holiday", "name": "Перенос"}),
    "number_template": ("administrator", {"organization_id": 1, "kind": "act", "digits": "4"}),
    "claim_quota": ("analyst", {"kind": "direction", "monthly": "25", "department_id": 1}),
    "service_permit": ("administrator", {"organization_id": 1, "service_id": 22, "from_on": date(2026, 1, 1),
                                         "basis": "аттестат"}),
    "organization": ("administrator", {"short_name": "ООО «Новая»", "full_name": "Общество «Новая»",
                                       "number_prefix": "НВ", "inn": "7707083893"}),
    "approval_route": ("administrator", {"kind": "usn", "name": "Для проверки", "from_amount": "1 000 000"}),
}  # fmt: skip
CHANGED: dict[str, tuple[str, Any]] = {
    "bank": ("town", "г. Тула"), "direction": ("cool_down_days", "45"), "service": ("term_days", "12"),
    "lost_reason": ("name", "Далёкий регион"), "department": ("name", "Отдел 7"),
    "expert_group": ("email", "eco@example.com"),
    "tax_year": ("usn_deflator", "1,1"), "usn_setting": ("info_percent", "60"), "tax_regime": ("vat_rate", "20"),
    "calendar_day": ("name", "Перенос с субботы"), "number_template": ("digits", "5"), "claim_quota": ("monthly", "26"),
    "service_permit": ("basis", "приказ"), "organization": ("site", "example.com"),
    "approval_route": ("name", "Проверка"),
}  # fmt: skip


@pytest.mark.parametrize("document", sorted(NEW))
def test_a_row_is_entered_changed_and_taken_out_again(desk: Desk, firm: Office, document: str) -> None:
    name, values = NEW[document]
    card = desk.card(name, document)
    assert not card.dirty, "an untouched new card would ask before closing"
    fill(card, **values)
    made = saved(card)
    field, value = CHANGED[document]
    fill(card, **{field: value})
    saved(card)
    title = BY_DOCUMENT[document].field(field)
    assert title is not None
    told = card.values["history"][0]
    assert field in {key.removesuffix("_kopecks") for key in told["changes"]}
    assert firm.base.execute(f"SELECT version FROM crm.{document} WHERE id = %s", (made,)) == [(2,)]
    if document in REMOVABLE:
        press(card, "remove")
        dialog().give("save")
        settle()
        assert made not in firm.sees("administrator", document)
        assert desk.window.toasts
    else:
        assert card.remove.isHidden()


@pytest.mark.parametrize("document", sorted(NEW))
def test_what_is_missing_is_told_at_the_fields(desk: Desk, document: str) -> None:
    card = desk.card("administrator", document)
    for field in BY_DOCUMENT[document].fields:
        if field.required and field.default is not None:
            card.fields.fields[field.name].set_value(None)
    card.save()
    settle()
    required = {field.name for field in BY_DOCUMENT[document].fields if field.required}
    assert set(card.fields.errors()) >= required
    assert card.id is None


def test_forty_rows_are_entered_without_the_mouse(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "lost_reason")
    closed: list[bool] = []
    card.close_asked.connect(lambda: closed.append(True))
    fill(card, name="Первая из сорока")
    QTest.keyClick(card.fields.fields["name"], Qt.Key.Key_Insert)
    settle()
    assert closed == [True]
    assert desk.window.cards[-1][:2] == ("lost_reason", None)
    assert firm.base.execute("SELECT count(*) FROM crm.lost_reason WHERE name = 'Первая из сорока'") == [(1,)]


def test_the_next_row_keeps_the_organisation(desk: Desk, firm: Office) -> None:
    made, _version = firm.save("accountant", "usn_setting", None, {"organization_id": 2, "year": 2035})
    card = desk.card("accountant", "usn_setting", made)
    press(card, "another")
    assert desk.window.cards[-1][2]["organization_id"] == 2
    next_card = desk.card("accountant", *desk.window.cards[-1][:2], **desk.window.cards[-1][2])
    assert next_card.fields.fields["organization_id"].text()
    assert not next_card.dirty
    firm.call("accountant", "directory_remove", "usn_setting", made, 1)
