"""The page of the exchange over an office and a Terrasoft, as its tests use it."""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from PySide6.QtTest import QTest

from tests.office import Office
from tests.terrasoft.conftest import terrasoft, terrasoft_of
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.sides import Sides
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm

__all__ = ["chosen", "desk", "disputed", "firm", "pane", "shown", "sides", "terrasoft", "terrasoft_of"]


@pytest.fixture
def sides(firm: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(firm, terrasoft) as both:
        yield both


def shown(desk: Desk, tab: str, who: str = "analyst") -> Any:
    """The page with one of its tabs in front."""
    page = desk.page(who, "exchange")
    page.show_view(tab)
    QTest.qWait(200)
    settle()
    return page


def pane(part: Any) -> Any:
    """What stands beside the list, once it tells the record under the cursor."""
    end = monotonic() + 10
    while part.panel.summary.id != part.view.current_id():
        assert monotonic() < end, "the pane shows nothing"
        QTest.qWait(20)
    settle()
    return part.panel.summary


def chosen(box: Any, value: str) -> None:
    """As a person picks it from the list."""
    box.set_value(value)
    box.edited.emit()
    settle()


def disputed(sides: Sides, name: str, **fields: str) -> int:
    """A client both sides change after it was agreed; our id."""
    there = sides.insert_client(name, phone="1")
    sides.cycle()
    ours = int(sides.our_row("client", there)["id"])
    sides.server.change("Account", there, Phone="3", Notes="там")
    sides.base("UPDATE crm.client SET phone = '2', comment = 'здесь' WHERE id = %s", ours)
    sides.cycle()
    return ours
