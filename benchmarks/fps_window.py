"""The process of fps.py: both tables in windows of one size, repainted at every step of the scroll bar."""

import json
import random
import sys
import time
from array import array
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from crm_desktop.app import make_application
from crm_desktop.services.lists import Column, Listing, Page, Query
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.rows_model import RowsModel
from crm_desktop.ui.kit.rows_view import RowsView

ROWS, ANCHOR_ROWS, STEPS = 1_000_000, 5_000, 150
WIDTH, HEIGHT = 1500, 950
KINDS = ("text", "number", "money", "date", "text", "person", "number", "text", "money", "date", "quantity", "text")
LISTING = Listing(
    "bench", "invoice", "Bench", "crm.invoice d",
    tuple(Column(f"c{place}", f"Column {place}", kind, f"d.c{place}", 120) for place, kind in enumerate(KINDS)),
)  # fmt: skip


def row(id: int) -> tuple[Any, ...]:
    """A row as a service gives it; every row different."""
    day = date(2026, 1, 1) + timedelta(days=id % 300)
    text = f"ООО «Ромашка-{id}»"
    return (
        id,
        text,
        f"А-{id:06}",
        id * 12345,
        day,
        f"услуга {id % 97}",
        "Соколова А. И.",
        str(id),
        text,
        id * 99,
        day,
        id % 50,
        text,
    )


class Source:
    """Stands in for services.lists: a million rows at once, cells made when they are asked for."""

    def first_page(self, _reader: object, _query: Query) -> Page:
        return Page([row(id) for id in range(1, 201)], complete=False)

    def order(self, _reader: object, _query: Query) -> "array[int]":
        return array("q", range(1, ROWS + 1))

    def cells(self, _reader: object, _query: Query, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        return {id: row(id) for id in ids}


class NoConnection:
    """What tasks lend a reader from; the source needs none."""

    @contextmanager
    def reader(self) -> Any:
        yield SimpleNamespace()


def ours(application: QApplication) -> tuple[RowsView, RowsModel]:
    """The table of the kit with all ids known."""
    tasks.attach(NoConnection())
    model = RowsModel(Query(LISTING), Source())
    view = RowsView(model)
    view.set_density("dense")
    view.resize(WIDTH, HEIGHT)
    view.show()
    model.load()
    settle(application)
    if model.rowCount() != ROWS:
        raise AssertionError("the rows have not come")
    return view, model


def anchor() -> QTableView:
    """Qt's own table on its own model, with rows of the same height and cells of the same texts."""
    model = QStandardItemModel(0, len(KINDS))
    for id in range(1, ANCHOR_ROWS + 1):
        model.appendRow([QStandardItem(str(value)) for value in row(id)[1:]])
    view = QTableView()
    view.setModel(model)
    view.verticalHeader().setVisible(False)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(26)
    view.verticalHeader().setDefaultSectionSize(26)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.resize(WIDTH, HEIGHT)
    for column in range(len(KINDS)):
        view.setColumnWidth(column, 120)
    view.show()
    return view


def settle(application: QApplication) -> None:
    """Until no question is under way."""
    while True:
        application.processEvents()
        if not tasks.pending():
            application.processEvents()
            if not tasks.pending():
                return
        time.sleep(0.001)


def frames(view: QTableView, positions: Sequence[int]) -> float:
    """Frames a second: each position of the scroll bar painted at once."""
    bar, viewport = view.verticalScrollBar(), view.viewport()
    begun = time.perf_counter()
    for position in positions:
        bar.setValue(position)
        viewport.repaint()
    return len(positions) / (time.perf_counter() - begun)


def main(rounds: int) -> None:
    """Scroll by three rows, and jump by pages; cells of ours are formatted anew in every round."""
    application = make_application()
    view, model = ours(application)
    other = anchor()
    application.processEvents()
    height = 26
    page = HEIGHT // height
    randomly = random.Random(1)
    ways: dict[str, Callable[[], list[int]]] = {
        "scroll": lambda: [step * 3 * height for step in range(STEPS)],
        "jump by pages": lambda: [randomly.randrange(0, ANCHOR_ROWS - page) * height for _ in range(STEPS)],
    }
    taken: dict[str, dict[str, list[float]]] = {way: {"ours": [], "anchor": []} for way in ways}
    for way, positions in ways.items():
        for _ in range(rounds):
            places = positions()
            # Rows come by windows from a server: they are fetched beforehand, painting is what is measured.
            for place in places:
                view.verticalScrollBar().setValue(place)
                view.viewport().repaint()
                settle(application)
            model.forget_formats()
            taken[way]["ours"].append(frames(view, places))
            taken[way]["anchor"].append(frames(other, places))
    unloaded = [id for id in range(1, STEPS * 3) if model.cells(id - 1) is None]
    if unloaded:
        raise AssertionError("blank rows were painted: that would have been a race against nothing")
    print(json.dumps(taken))
    tasks.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]))
