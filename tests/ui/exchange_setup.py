"""What tests of the set-up do at its screens: nothing set up yet, parts chosen, cells typed into."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop.services import exchange
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.login_vault import is_busy
from tests.office import Office
from tests.stores import MemoryStore, used
from tests.terrasoft.server import PASSWORD, TerrasoftServer
from tests.terrasoft.sides import Sides
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk

TABLES = ("link", "out", "in", "conflict", "deletion", "entry", "run", "value", "object", "lease", "profile")


@pytest.fixture
def store() -> Iterator[MemoryStore]:
    """The computer's own store of passwords."""
    kept = MemoryStore()
    with used(kept):
        yield kept


@pytest.fixture
def sides(firm: Office, terrasoft: TerrasoftServer, store: MemoryStore) -> Iterator[Sides]:
    """Both sides, set up; the computer knows the password."""
    with Sides(firm, terrasoft) as both:
        both.leave()
        exchange.keep_secret(both.profile, PASSWORD)
        yield both


def forget(firm: Office) -> None:
    """As in an office that has never heard of Terrasoft."""
    for table in TABLES:
        firm.base.execute(f"DELETE FROM priv.exchange_{table}")


def rest() -> None:
    """Until neither a task nor the store of passwords is asked any more."""
    for _ in range(500):
        QTest.qWait(5)
        if not is_busy():
            break
    settle()


def opened(desk: Desk, who: str, part: str) -> Any:
    """The set-up with one of its parts in front."""
    page = desk.page(who, "exchange")
    page.show_view("setup")
    rest()
    setup = page.parts["setup"]
    setup.rail.choose(part)
    rest()
    return setup


def write(widget: QWidget, text: str) -> None:
    """Replaces what stands in a line, key by key."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    type_text(widget, text)


def cell(table: LinesTable, row: int, name: str) -> Any:
    """The index of a cell by the name of its column."""
    column = next(place for place, one in enumerate(table.model.columns, 1) if one.name == name)
    return table.model.index(row, column)


def fill(table: LinesTable, row: int, name: str, text: str) -> None:
    """F2, letters, Enter."""
    table.view.setCurrentIndex(cell(table, row, name))
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.viewport().findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert editor is not None
    write(editor, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


def pick(table: LinesTable, row: int, name: str, value: Any) -> None:
    """A value of a cell with choices, as the list of the editor gives it."""
    index = cell(table, row, name)
    table.view.setCurrentIndex(index)
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor: Any = table.view.viewport().findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    editor.set_value(value)
    editor.activated.emit(editor.currentIndex())
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    rest()


def saved_object(sides: Sides, name: str) -> dict[str, Any]:
    """One object of the mapping as it stands in the base."""
    ((row,),) = sides.base("SELECT to_jsonb(x) FROM priv.exchange_object x WHERE object = %s", name)
    return dict(row)


def column_of(sides: Sides, name: str, field: str) -> str | None:
    """The column a field is mapped to, None when the field is left out."""
    return next((one["column"] for one in saved_object(sides, name)["fields"] if one["name"] == field), None)


def rename(sides: Sides, name: str, field: str, column: str) -> None:
    """As somebody has mapped it before."""
    one = saved_object(sides, name)
    fields = [{**line, "column": column} if line["name"] == field else line for line in one["fields"]]
    with sides.who.session() as session:
        exchange.save_object(session, name, one["version"], {"fields": fields})
