"""Export to Excel of the lists on the screen, with the rights of whoever sits there."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from crm_desktop.services import spreadsheet
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.list_export import ListExport
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm

__all__ = ["desk", "firm"]


def _exported(page: Any, path: Path) -> list[tuple[Any, ...]]:
    ListExport(page).write_to(path)
    settle()
    return list(spreadsheet.read(path).rows)


def test_a_workbook_holds_what_the_list_shows(desk: Desk, firm: Office, tmp_path: Path) -> None:
    for _each in range(2):
        firm.deal_at("issued")
    page = desk.page("manager1", "invoices")
    head, *rows = _exported(page, tmp_path / "Счета.xlsx")
    columns = [page.model.columns[place] for place in page.view.header.shown()]
    assert list(head) == [words.title(column.title) for column in columns]
    assert len(rows) == page.model.rowCount() > 1
    total = next(place for place, column in enumerate(columns) if column.name == "total")
    for at, row in enumerate(rows):
        kopecks = page.model.raw(at, page.view.header.shown()[total])
        assert Decimal(str(row[total])) * 100 == kopecks, "a sum is a number, in roubles"
    assert desk.window.toasts == [f"Счета.xlsx: rows {len(rows)}"]


def test_columns_come_in_the_order_of_the_screen_and_hidden_ones_do_not(
    desk: Desk, firm: Office, tmp_path: Path
) -> None:
    firm.deal_at("recorded")
    page = desk.page("manager1", "deals")
    header = page.view.header
    header.moveSection(0, 1)
    header.hideSection(header.logicalIndex(2))
    head, *_rows = _exported(page, tmp_path / "deals.xlsx")
    assert list(head) == [words.title(page.model.columns[place].title) for place in page.view.header.shown()]


def test_nobody_exports_more_than_he_sees(desk: Desk, firm: Office, tmp_path: Path) -> None:
    firm.deal_at("recorded", manager="manager1")
    page = desk.page("manager2", "deals")
    page.show_view("all")
    settle()
    _head, *rows = _exported(page, tmp_path / "deals.xlsx")
    assert len(rows) == page.model.rowCount() == len(firm.sees("manager2", "deal"))


def test_a_filter_narrows_the_file(desk: Desk, firm: Office, tmp_path: Path) -> None:
    firm.deal_at("recorded")
    firm.deal_at("issued")
    page = desk.page("manager1", "deals")
    page.narrow({"state": "recorded"})
    settle()
    _head, *rows = _exported(page, tmp_path / "deals.xlsx")
    assert 0 < len(rows) == page.model.rowCount() < len(firm.sees("manager1", "deal"))


def test_a_stopped_export_leaves_nothing(desk: Desk, firm: Office, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("crm_desktop.services.sheet_export._PROGRESS_STEP", 1)
    firm.deal_at("recorded")
    page = desk.page("manager1", "deals")
    export = ListExport(page)
    ended: list[Path | None] = []
    export.finished.connect(ended.append)
    export.stop()
    export.write_to(tmp_path / "deals.xlsx")
    settle()
    assert ended == [None]
    assert list(tmp_path.iterdir()) == []
    assert desk.window.toasts == []


def test_a_place_that_cannot_be_written_is_told(desk: Desk, firm: Office, tmp_path: Path) -> None:
    page = desk.page("manager1", "deals")
    ListExport(page).write_to(tmp_path / "нет такой папки" / "deals.xlsx")
    settle()
    assert "deals.xlsx" in desk.window.problems[-1]


@pytest.mark.parametrize("chosen", [True, False])
def test_keys_ask_for_a_file_and_nothing_is_written_without_one(
    desk: Desk, firm: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: bool
) -> None:
    offered: list[str] = []

    def answer(_parent: Any, _title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return (str(tmp_path / "a.xlsx") if chosen else "", kinds)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    page = desk.page("manager1", "deals")
    page.activateWindow()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert offered[0].startswith(words.title(page.listing.title))
    assert (tmp_path / "a.xlsx").exists() == chosen
