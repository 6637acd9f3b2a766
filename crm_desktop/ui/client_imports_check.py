"""The third step of an import: every row with what becomes of it, mended and decided about beforehand."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.client_imports import Told
from crm_desktop.services.client_sheet import CLIENTS
from crm_desktop.services.import_file import ImportFile
from crm_desktop.ui.client_imports_table import ALL, DOUBTFUL, OUT, FileTable
from crm_desktop.ui.client_imports_words import DOUBTS
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


class CheckPage(QWidget):
    """Emits `again` when mended rows are to be held against the base; `mended` when there are such rows or no more.

    `touched` stays true once something was mended or decided by hand.
    """

    again = Signal()
    mended = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.touched = False
        self.note = NoteCard(hue="blue")
        self.filter = ChoiceBox()
        self.filter.setAccessibleName(translate("client_imports", "Which rows are shown"))
        self.filter.setObjectName("which_rows")
        self.table = FileTable()
        self.table.setAccessibleName(translate("client_imports", "Rows of the file"))
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setMinimumHeight(34)
        self.hint = QLabel(translate("client_imports", "Wrong cells are red: double-click or F2 to mend one here."))
        self.hint.setProperty("role", "muted")
        self.check_again = self._button(
            "check_again", translate("client_imports", "Check again"), "arrow_sync", self.again.emit, PRIMARY
        )
        self.create_one = self._button(
            "create_alike", translate("client_imports", "Create"), "add", lambda: self.decide("create")
        )
        self.skip_one = self._button(
            "skip_alike", translate("client_imports", "Skip"), "dismiss", lambda: self.decide("skip")
        )
        self.create_all = self._button(
            "create_all_alike", translate("client_imports", "Create all that are alike"), "add", self.decide_all
        )
        self._lay_out()
        self.filter.currentIndexChanged.connect(lambda _index: self._filtered())
        self.table.rows.mended_changed.connect(self._mended)
        self.table.selectionModel().currentChanged.connect(self._tell_row)

    def _button(self, name: str, text: str, icon: str, act: Callable[[], object], look: str = PLAIN) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for line in (top, bottom):
            line.setSpacing(8)
        self.filter.setMinimumWidth(260)
        top.addWidget(self.filter)
        top.addWidget(self.hint)
        top.addStretch()
        top.addWidget(self.check_again)
        bottom.addWidget(self.detail, 1)
        for button in (self.create_one, self.skip_one, self.create_all):
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)

    @property
    def told(self) -> Told:
        return self.table.rows.told

    def show_told(self, file: ImportFile, told: Told, *, first: bool) -> None:
        """After a check: of the first one, what is wrong is shown first."""
        rows = self.table.rows
        which = str(self.filter.value() or ALL)
        if first:
            self.touched = False
            rows.show_file(file, told, ALL)
            which = DOUBTFUL if rows.rows_of(DOUBTFUL) else OUT if rows.rows_of(OUT) else ALL
        rows.show_file(file, told, which)
        counts = {one: len(rows.rows_of(one)) for one in (ALL, OUT, DOUBTFUL)}
        self.filter.blockSignals(True)
        self.filter.set_choices([
            (ALL, translate("client_imports", "All rows: {}").format(counts[ALL])),
            (OUT, translate("client_imports", "Stay out: {}").format(counts[OUT])),
            (DOUBTFUL, translate("client_imports", "Like another one: {}").format(counts[DOUBTFUL])),
        ])  # fmt: skip
        self.filter.set_value(which)
        self.filter.blockSignals(False)
        if first:
            self.table.fit()
        self.note.show_text(summary(file, told, counts[OUT]), "amber" if counts[OUT] else "green")
        self._shown(which)

    def _shown(self, which: str) -> None:
        """The first row is the current one, so that its reason stands below."""
        rows = self.table.rows
        self.create_all.setVisible(which == DOUBTFUL and bool(rows.rowCount()))
        if rows.rowCount():
            self.table.setCurrentIndex(rows.index(0, 1))
        self._mended()

    def left_out(self) -> int:
        """How many rows the program itself keeps out: the base has not heard of them."""
        file = self.table.rows.file
        return 0 if file is None else sum(map(file.is_blocked, file.remarks))

    def reasons(self, told: Told) -> dict[int, str]:
        """Why each row stayed out of what was done."""
        rows = self.table.rows
        rows.told = told
        return {index: rows.reason(index) for index in rows.out()}

    def _filtered(self) -> None:
        rows = self.table.rows
        mended, file = set(rows.mended), rows.file
        if file is not None:
            rows.show_file(file, rows.told, str(self.filter.value()))
            rows.mended |= mended
            self._shown(str(self.filter.value()))

    def _mended(self) -> None:
        waiting = bool(self.table.rows.mended)
        self.touched = self.touched or waiting
        self.check_again.setVisible(waiting)
        self.mended.emit(waiting)
        self._tell_row()

    def _tell_row(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        """The reason of the current row whole: the column cuts it."""
        current, rows = self.table.currentIndex(), self.table.rows
        shown = current.isValid() and current.row() < rows.rowCount()
        self.detail.setText(rows.reason(rows.row_at(current.row())) if shown else "")
        doubtful = shown and (
            rows.told.outcomes.get(rows.row_at(current.row())) in DOUBTS or self._is_decided(current.row())
        )
        for button in (self.create_one, self.skip_one):
            button.setVisible(doubtful)

    def _is_decided(self, line: int) -> bool:
        rows = self.table.rows
        return rows.file is not None and rows.row_at(line) in rows.file.decisions

    def decide(self, decision: str) -> None:
        """Skip or create the selected rows that are like another one."""
        self.table.rows.decide(self.table.chosen(), decision)

    def decide_all(self) -> None:
        """Every row that is like another one is a client of its own."""
        self.filter.set_value(DOUBTFUL)
        self.table.rows.decide(list(range(self.table.rows.rowCount())), "create")


def summary(file: ImportFile, told: Told, out: int) -> str:
    """What an import would do, in one line."""
    if file.kind == CLIENTS:
        text = translate(
            "client_imports",
            "New clients: {}, completed: {}, known and left as they are: {}, people added: {}, rows that stay out: {}."
            " Nothing is written yet.",
        )
        return text.format(told.count("created"), told.count("updated"), told.count("same", "joined"), told.people, out)
    text = translate("client_imports", "Tasks: {}, rows that stay out: {}. Nothing is written yet.")
    return text.format(told.count("created"), out)
