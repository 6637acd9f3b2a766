"""What a cell of the matrix of permits says, and that a large one scrolls without a widget per cell."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from crm_desktop.ui.directories_permits_cells import Matrix, Row, explained
from crm_desktop.ui.directories_permits_table import PermitsModel, PermitsTable

TODAY = date(2026, 11, 24)


def matrix(*permits: dict[str, Any]) -> tuple[Matrix, Row]:
    """One organisation, one service in one direction, and these permits."""
    found: dict[str, list[dict[str, Any]]] = {
        "organizations": [{"id": 1, "name": "О", "active": True}],
        "directions": [{"id": 5, "parent_id": None, "name": "Н", "color": "#112233"}],
        "services": [{"id": 7, "direction_id": 5, "name": "У"}],
        "permits": [
            {"id": place, "version": 1, "organization_id": 1, "service_id": None, "direction_id": None,
             "until_on": None, "basis": "", "from_on": TODAY, **permit}
            for place, permit in enumerate(permits)
        ],
    }  # fmt: skip
    made = Matrix.of(found, TODAY)
    return made, made.rows[1]


@pytest.mark.parametrize(("permits", "expected"), [
    ((), "none"),
    (({"service_id": 7},), "allowed"),
    (({"service_id": 7, "until_on": TODAY},), "until"),
    (({"direction_id": 5},), "inherited"),
    (({"service_id": 7, "from_on": TODAY + timedelta(days=1)},), "later"),
    (({"service_id": 7, "from_on": TODAY - timedelta(days=9), "until_on": TODAY - timedelta(days=1)},), "ended"),
    ((
        {"service_id": 7, "from_on": TODAY - timedelta(days=9), "until_on": TODAY - timedelta(days=1)},
        {"direction_id": 5},
    ), "inherited"),
    (({"service_id": 7, "until_on": TODAY}, {"service_id": 7}), "allowed"),
])  # fmt: skip
def test_a_cell_says_what_counts_today(permits: tuple[dict[str, Any], ...], expected: str) -> None:
    made, row = matrix(*permits)
    cell = made.cell(row, 1)
    assert cell.state == expected
    assert explained(cell)


def test_ten_organisations_and_three_hundred_services_scroll_without_a_widget_per_cell(qtbot: QtBot) -> None:
    found: dict[str, list[dict[str, Any]]] = {
        "organizations": [{"id": id, "name": f"ООО «Организация {id}»", "active": True} for id in range(1, 11)],
        "directions": [
            {"id": id, "parent_id": None, "name": f"Направление {id}", "color": "#2B5CE0"} for id in range(1, 11)
        ],
        "services": [{"id": id, "direction_id": id % 10 + 1, "name": f"Услуга номер {id}"} for id in range(1, 301)],
        "permits": [
            {"id": id, "version": 1, "organization_id": id % 10 + 1, "service_id": id, "direction_id": None,
             "from_on": TODAY, "until_on": TODAY + timedelta(days=id) if id % 3 else None, "basis": "аттестат"}
            for id in range(1, 301)
        ],
    }  # fmt: skip
    model = PermitsModel()
    table = PermitsTable(model)
    qtbot.addWidget(table)
    table.resize(1400, 900)
    table.show()
    before = len(table.findChildren(QObject))
    model.show_matrix(Matrix.of(found, TODAY))
    assert model.rowCount() == 310
    assert model.columnCount() == 10
    frames = 0
    bar = table.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + 90)
        table.viewport().repaint()
        frames += 1
    assert frames > 60
    assert len(table.findChildren(QObject)) == before
