"""The wizard of an import from a table: the file, its columns, the check of every row, what was done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from crm_desktop.services.client_imports import Told
from crm_desktop.services.client_sheet import CLIENTS
from crm_desktop.services.import_file import ImportFile
from crm_desktop.services.stop import Stop
from crm_desktop.ui.client_imports_check import CheckPage
from crm_desktop.ui.client_imports_columns import ColumnsPage
from crm_desktop.ui.client_imports_file import FilePage
from crm_desktop.ui.client_imports_past import PastImports
from crm_desktop.ui.client_imports_result import SERVICE, ResultPage, catch_up, refused_words
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog, confirm
from crm_desktop.ui.kit.stages import Stages

translate = QCoreApplication.translate
FILE, COLUMNS, CHECK, RESULT = range(4)


class ImportDialog(Dialog):
    """Emits `imported` when something has been written or taken back; `kind` is clients or tasks."""

    imported = Signal()
    heard = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None, kind: str = CLIENTS) -> None:
        title = (
            translate("client_imports", "Import clients from a table")
            if kind == CLIENTS
            else translate("client_imports", "Import tasks from a table")
        )
        super().__init__(title, "", parent)
        self.context, self.kind = context, kind
        self.file: ImportFile | None = None
        self.told: Told | None = None
        self.busy = False
        self._stop = Stop()
        self.stages = Stages()
        self.file_page, self.columns, self.check, self.outcome = (
            FilePage(context, kind), ColumnsPage(), CheckPage(), ResultPage())  # fmt: skip
        self.stack = QStackedWidget()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        for page in (self.file_page, self.columns, self.check, self.outcome):
            self.stack.addWidget(page)
        self.body.addWidget(self.stages)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.bar)
        self.back = self._button("back", translate("client_imports", "Back"), self.go_back)
        self.next = self._button("next", translate("client_imports", "Check"), self.check_file, PRIMARY)
        self.run = self._button("run_import", translate("client_imports", "Import"), self.run_import, PRIMARY)
        self.halt = self._button("stop", translate("client_imports", "Stop"), self.stop)
        self.finish((translate("client_imports", "Close"), PLAIN, CANCEL))
        self._connect()
        self.setAcceptDrops(True)
        self.resize(1160, 740)
        self.show_step(FILE)

    def _button(self, name: str, text: str, act: Callable[[], object], look: str = PLAIN) -> Button:
        button = Button(text, look=look)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        self.buttons.addWidget(button)
        return button

    def _connect(self) -> None:
        self.file_page.understood.connect(self._understood)
        self.file_page.refused.connect(lambda: self.show_step(FILE))
        self.file_page.past_asked.connect(self.show_past)
        self.columns.changed.connect(self._show_buttons)
        self.columns.sheet_chosen.connect(self.file_page.read_sheet)
        self.check.again.connect(self.check_again)
        self.check.mended.connect(lambda _waiting: self._show_buttons())
        self.outcome.undone.connect(self.imported)
        self.heard.connect(self.bar.setValue)

    # steps

    @property
    def step(self) -> int:
        return self.stack.currentIndex()

    def show_step(self, step: int) -> None:
        """The page of a step and the buttons that lead on from it."""
        self.stack.setCurrentIndex(step)
        names = [
            translate("client_imports", "File"), translate("client_imports", "Columns"),
            translate("client_imports", "Verification"), translate("client_imports", "Done"),
        ]  # fmt: skip
        self.stages.show_stages(names, step)
        self._show_buttons()
        main = {COLUMNS: self.next, CHECK: self.check.table}.get(step)
        if main is not None:
            main.setFocus()

    def _show_buttons(self) -> None:
        step, free = self.step, not self.busy
        self.back.setVisible(free and step in (COLUMNS, CHECK))
        self.next.setVisible(free and step == COLUMNS)
        self.next.setEnabled(step == COLUMNS and not self.columns.missing())
        self.run.setVisible(free and step == CHECK)
        rows = self.check.table.rows
        ready = self.told is not None and bool(self.told.count("created", "updated", "joined"))
        self.run.setEnabled(ready and not rows.mended)
        self.halt.setVisible(not free)
        rows.frozen = self.busy

    def go_back(self) -> None:
        """One step; rows that were staged are thrown away when the columns may change."""
        if self.step == CHECK:
            self._drop()
        self.show_step(self.step - 1)

    def _drop(self) -> None:
        told, self.told = self.told, None
        if told is not None:
            # The dialog may be closing: the page behind it outlives the command.
            owner = self.parentWidget() or self
            tasks.command(owner, f"{SERVICE}:drop", told.import_id, refused=lambda _problem: None)

    def _begin(self, most: int) -> None:
        self.busy = True
        self._stop = Stop()
        self.bar.setRange(0, most)
        self.bar.setValue(0)
        self.bar.show()
        self._show_buttons()

    def _end(self) -> None:
        self.busy = False
        self.bar.hide()
        self._show_buttons()

    def stop(self) -> None:
        """Ends what runs; the base takes back what it has begun."""
        self._stop.ask()
        self.halt.setEnabled(False)

    # the file

    def read_file(self, path: Path, sheet: str | None = None) -> None:
        """A table from the disk."""
        self.file_page.read_file(path, sheet)

    def _understood(self, file: ImportFile) -> None:
        self.file = file
        self.columns.show_file(file)
        self.show_step(COLUMNS)

    def show_past(self) -> PastImports:
        """Earlier imports and the way back."""
        dialog = PastImports(self.context, self)
        dialog.undone.connect(self.imported)
        dialog.open()
        return dialog

    # the check

    def check_file(self) -> None:
        """Stage every row and foresee the import: nothing is written."""
        assert self.file is not None
        self.columns.apply(self.file_page.remember)
        self._begin(len(self.file.rows))
        tasks.command(
            self, f"{SERVICE}:check", self.file, self._overwrites(), self._hear,
            then=self._checked, refused=self._failed,
        )  # fmt: skip

    def _overwrites(self) -> bool:
        return bool(self.columns.existing.value())

    def _hear(self, row: int) -> bool:
        """Called on the worker: signals cross the threads by themselves."""
        self.heard.emit(row)
        return not self._stop.is_asked()

    def _checked(self, told: Told | None) -> None:
        first = self.step != CHECK
        self.halt.setEnabled(True)
        self.told = told
        self._end()
        if told is None or self.file is None:
            self.columns.note.show_text(translate("client_imports", "Stopped. Nothing was written."), "amber")
            return
        self.check.show_told(self.file, told, first=first)
        self.show_step(CHECK)

    def check_again(self) -> None:
        """Hold the mended rows against the base."""
        assert self.file is not None and self.told is not None
        self._begin(0)
        tasks.command(
            self, f"{SERVICE}:check_again", self.told, self.file, sorted(self.check.table.rows.mended),
            self._overwrites(),
            then=self._checked, refused=self._failed,
        )  # fmt: skip

    def _failed(self, problem: Exception) -> None:
        self.halt.setEnabled(True)
        self._end()
        note = self.check.note if self.step == CHECK else self.columns.note
        note.show_text(refused_words(problem), "red")

    # the import

    def run_import(self) -> None:
        """Write everything in one transaction."""
        assert self.told is not None
        self._begin(0)
        tasks.command(
            self, f"{SERVICE}:run", self.told.import_id, self._overwrites(), self._stop, self.check.left_out(),
            then=self._written, refused=self._failed,
        )  # fmt: skip

    def _written(self, told: Told | None) -> None:
        self.halt.setEnabled(True)
        self._end()
        if told is None:
            self.check.note.show_text(translate("client_imports", "Stopped. Nothing was written."), "amber")
            return
        assert self.file is not None
        self.told = None
        self.outcome.show_result(self.file, told, self.check.reasons(told))
        self.show_step(RESULT)
        self.imported.emit()
        catch_up(self.parentWidget() or self)

    # leaving

    def give(self, answer: str) -> None:
        """What runs is stopped first; the dialog closes with the next click."""
        if self._may_leave():
            super().give(answer)

    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    def _may_leave(self) -> bool:
        if self.busy:
            self.stop()
            return False
        if self.step == CHECK and self.check.touched:
            self.ask_leave()
            return False
        self._drop()
        return True

    def ask_leave(self) -> Dialog:
        """What was mended by hand is not in the file."""
        title = translate("client_imports", "Close the import?")
        text = translate(
            "client_imports", "What you mended and decided here is not saved in the file and will be lost."
        )
        verb = translate("client_imports", "Close without importing")
        dialog = confirm(self, title, text, verb, danger=True)
        dialog.finished.connect(lambda _code: self._leave() if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _leave(self) -> None:
        self.check.touched = False
        self.reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.step == FILE and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            self.read_file(Path(local[0]))
