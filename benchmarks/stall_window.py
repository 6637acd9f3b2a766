"""The process of stall.py: a window with a list, a heart that beats in its thread, and work behind it."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import xlsxwriter
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.app import make_application
from crm_desktop.services import auth, client_imports, import_file, lists
from crm_desktop.services.listings.deals import LISTING
from crm_desktop.services.lists import Query, View
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.rows_model import RowsModel
from crm_desktop.ui.kit.rows_view import RowsView

MOST = 100_000
DEALS = replace(LISTING, views=(View("all", "All", f"d.id <= {MOST}"),))


class Heart:
    """Beats every millisecond as far as the thread lets it; `gaps` are the times between two beats."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def watch(self, application: QApplication, work: Callable[[], Any], done: Callable[[], bool]) -> list[float]:
        """The gaps from the beginning of the work to its end."""
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()
        work()
        while not done():
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._timer.stop()
        return self.gaps


def read_everything(reader: Any, query: Query) -> int:
    """All cells of the list, as an export reads them."""
    ids = lists.order(reader, query)
    return sum(len(lists.cells(reader, query, ids[at : at + 200])) for at in range(0, len(ids), 200))


def import_table(path: str) -> int:
    """A table of clients read and checked cell by cell, up to what would be sent to the base."""
    return sum(len(json.dumps(piece)) for piece in client_imports.pieces(import_file.read(Path(path)).sent()))


def write_table(path: str, rows: int) -> None:
    """A file as people have it: name, ИНН, telephone, mail and address."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("Наименование", "ИНН", "Телефон", "Почта", "Адрес", "Контакт"))
    for place in range(1, rows + 1):
        name = f"ООО «Ромашка {place}»"
        sheet.write_row(
            place,
            0,
            (name, "7707083893", "+7 495 000-00-00", f"a{place}@example.ru", "Москва, ул. Мира, 1", "Иванов Иван"),
        )
    book.close()


def main(noted: dict[str, Any]) -> None:
    """Opens a list of 100,000, reads all of it, reads a file; each several times."""
    application = make_application()
    connection = auth.sign_in(auth.Profile(**noted["profile"]), noted["login"], noted["password"])
    tasks.attach(connection)
    write_table(noted["table"], noted["rows"])
    model = RowsModel(Query(DEALS, "all"))
    view = RowsView(model)
    view.resize(1500, 950)
    view.show()
    heart = Heart()
    found: dict[str, list[float]] = {
        "a list of 100,000 opens": [],
        "100,000 rows are read": [],
        "a file is imported": [],
    }
    works: dict[str, Callable[[], Any]] = {
        "a list of 100,000 opens": lambda: model.load(replace(model.query)),
        "100,000 rows are read": lambda: tasks.read(view, read_everything, Query(DEALS, "all"), key="all"),
        "a file is imported": lambda: tasks.run(view, import_table, noted["table"], key="file"),
    }
    for _ in range(int(noted["times"])):
        for what, work in works.items():
            found[what] += heart.watch(application, work, lambda: not tasks.pending())
    if model.rowCount() != MOST:
        raise AssertionError(f"only {model.rowCount()} rows came: a base of at least 20,000 clients is needed")
    print(json.dumps(found))
    view.close()
    tasks.stop()
    connection.close()


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text("utf-8")))
