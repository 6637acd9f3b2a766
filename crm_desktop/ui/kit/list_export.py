"""«Export to Excel» of a list: where to, how far it is, how to stop it, and the file at the end."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.cells import exported

if TYPE_CHECKING:
    from crm_desktop.ui.kit.page import ListPage

translate = QCoreApplication.translate
WRITE = "crm_desktop.services.list_export:write"
SHOWN_AFTER = 800
"""Milliseconds; a list of a few thousand rows is written sooner and needs no bar."""


class ListExport(QObject):
    """One export of a page's rows as they are filtered, sorted and laid out; emits `finished` with the path or None."""

    written = Signal(int)
    finished = Signal(object)

    def __init__(self, page: "ListPage") -> None:
        super().__init__(page)
        self.page = page
        self._stopped = Event()
        self.bar: QProgressDialog | None = None

    def ask(self) -> None:
        """Where to, with a name people find again."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{words.title(self.page.listing.title)} {formats.present():%Y-%m-%d}.xlsx"
        title, kind = translate("kit", "Export to Excel"), translate("kit", "Excel workbooks (*.xlsx)")
        chosen, _kind = QFileDialog.getSaveFileName(self.page, title, str(Path(folder, name)), kind)
        if chosen:
            self.write_to(Path(chosen))
        else:
            self.deleteLater()

    def write_to(self, path: Path) -> None:
        """Write on a worker with the rights of the person; the list stays usable meanwhile."""
        model = self.page.model
        columns = [model.columns[place] for place in self.page.view.header.shown() if model.columns[place].title]
        self.bar = self._made_bar(model.rowCount() if model.complete else 0)
        tasks.read(
            self,
            WRITE,
            model.query,
            [column.name for column in columns],
            [words.title(column.title) for column in columns],
            path,
            exported,
            self._heard,
            *([] if self.page.source is None else [self.page.source]),
            then=lambda count: self._done(path, count),
            failed=self._failed,
        )

    def _made_bar(self, rows: int) -> QProgressDialog:
        """Without a known count the bar only moves."""
        text = translate("kit", "Writing the list…")
        bar = QProgressDialog(text, translate("kit", "Stop"), 0, rows, self.page.window())
        bar.setWindowTitle(translate("kit", "Export to Excel"))
        bar.setWindowModality(Qt.WindowModality.NonModal)
        bar.setMinimumDuration(SHOWN_AFTER)
        bar.setAutoClose(False)
        bar.setAutoReset(False)
        bar.canceled.connect(self.stop)
        self.written.connect(lambda count: bar.setLabelText(translate("kit", "Rows written: {}").format(count)))
        if rows:
            self.written.connect(bar.setValue)
        return bar

    def stop(self) -> None:
        """Nothing is left on the disk."""
        self._stopped.set()

    def _heard(self, count: int) -> bool:
        """Called on the worker: signals cross the threads by themselves."""
        self.written.emit(count)
        return not self._stopped.is_set()

    def _done(self, path: Path, count: int | None) -> None:
        if count is not None:
            self.page.context.window.toast(translate("kit", "{}: rows {}").format(path.name, formats.grouped(count)))
        self._end(None if count is None else path)

    def _failed(self, problem: Exception) -> None:
        if tasks.is_expected(problem):
            self.page.show_problem(problem)
        self._end(None)

    def _end(self, path: Path | None) -> None:
        if self.bar is not None:
            self.bar.close()
            self.bar.deleteLater()
            self.bar = None
        self.finished.emit(path)
        self.deleteLater()
