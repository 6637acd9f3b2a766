"""Hiring from a table: every row with what would happen to it, then the import and a file of passwords."""

from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLabel, QProgressBar, QTableWidget, QTableWidgetItem, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import tasks, theme, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.employees_hiring"
COLUMNS = (
    ("last_name", QT_TRANSLATE_NOOP("employees", "Last name"), 108),
    ("first_name", QT_TRANSLATE_NOOP("employees", "First name"), 88),
    ("login", QT_TRANSLATE_NOOP("employees", "Login"), 112),
    ("roles", QT_TRANSLATE_NOOP("employees", "Roles"), 120),
    ("head", QT_TRANSLATE_NOOP("employees", "Head"), 112),
    ("department", QT_TRANSLATE_NOOP("employees", "Department"), 150),
    ("email", QT_TRANSLATE_NOOP("employees", "E-mail"), 130),
    ("phone", QT_TRANSLATE_NOOP("employees", "Phone"), 112),
)
HEADS = {
    **{name: title for name, title, _width in COLUMNS},
    "middle_name": QT_TRANSLATE_NOOP("employees", "Patronymic"),
    "position": QT_TRANSLATE_NOOP("employees", "Position"),
}
PROBLEMS = {
    "required": QT_TRANSLATE_NOOP("employees", "is missing"),
    "login_wrong": QT_TRANSLATE_NOOP(
        "employees", "begins with e_ and has 2 to 40 Latin letters, digits and underscores after it"
    ),
    "login_repeated": QT_TRANSLATE_NOOP("employees", "stands in an earlier row, too"),
    "role_unknown": QT_TRANSLATE_NOOP("employees", "is not one of the roles"),
    "email_wrong": QT_TRANSLATE_NOOP("employees", "is no address"),
    "phone_wrong": QT_TRANSLATE_NOOP("employees", "is no number"),
    "head_unknown": QT_TRANSLATE_NOOP(
        "employees", "is neither in the table nor in the program, or is not the only one"
    ),
    "head_cycle": QT_TRANSLATE_NOOP("employees", "is led by the same person"),
    "head_not_made": QT_TRANSLATE_NOOP("employees", "stays out, or has left"),
    "department_unknown": QT_TRANSLATE_NOOP("employees", "is not in the list of departments"),
    "too_long": QT_TRANSLATE_NOOP("employees", "is too long"),
}
FATES = {
    "new": (QT_TRANSLATE_NOOP("employees", "Will be hired"), "green"),
    "known": (QT_TRANSLATE_NOOP("employees", "Known already, stays as it is"), "blue"),
    "wrong": (QT_TRANSLATE_NOOP("employees", "Stays out"), "red"),
    "hired": (QT_TRANSLATE_NOOP("employees", "Hired"), "green"),
}


class ImportDialog(Dialog):
    """Emits `imported` when somebody has been hired."""

    imported = Signal()
    heard = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("employees", "Hire from a table"), "", parent)
        self.context = context
        self.file: Any = None
        self._reasons: dict[int, str] = {}
        self._stopped = Event()
        self._running = False
        hint = translate(
            "employees",
            "Choose a table with at least the columns: login, last name, first name, roles.",
        )
        self.note = NoteCard(hint, "blue")
        self.table = QTableWidget(0, len(COLUMNS) + 2)
        self._dress_table()
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self.table.currentCellChanged.connect(lambda row, *_others: self._tell_row(row))
        self.bar = QProgressBar()
        self.bar.hide()
        self.choose = self._button(
            "choose_file", translate("employees", "Choose a file…"), "folder_open", self.choose_file
        )
        self.save = self._button(
            "save_rejected", translate("employees", "Save the rejected rows…"), "arrow_download", self.ask_rejected
        )
        self.run = self._button(
            "run_import", translate("employees", "Hire…"), "person_add", self.ask_passwords, PRIMARY
        )
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        for widget in (self.told, self.bar):
            self.body.addWidget(widget)
        for button in (self.choose, self.save, self.run):
            self.buttons.addWidget(button)
        self.finish((translate("employees", "Close"), PLAIN, CANCEL))
        self.save.setEnabled(False)
        self.run.setEnabled(False)
        self.heard.connect(self.bar.setValue)
        self.resize(1320, 680)

    def _button(self, name: str, text: str, icon: str, act: Any, look: str = PLAIN) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _dress_table(self) -> None:
        titles = [translate("employees", title) for _name, title, _width in COLUMNS]
        self.table.setHorizontalHeaderLabels(
            [translate("employees", "Row"), *titles, translate("employees", "What will happen")]
        )
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        for place, width in enumerate((64, *(width for _name, _title, width in COLUMNS))):
            self.table.setColumnWidth(place, width)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(len(COLUMNS) + 1, QHeaderView.ResizeMode.Stretch)

    # reading

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = translate("employees", "Tables (*.xlsx *.xls *.ods *.csv)")
        name, _kind = QFileDialog.getOpenFileName(self, translate("employees", "Choose a file"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read and hold against the base: nothing is changed."""
        self.note.show_text(translate("employees", "Reading “{}”…").format(path.name), "blue")
        tasks.read(self, f"{SERVICE}:plan", path, then=self._understood, failed=self._tell, key="plan")

    def _understood(self, file: Any) -> None:
        self.file = file
        self._reasons = {one.row.line: reasons(one.row) for one in file.planned if one.fate == "wrong"}
        self._show_rows()
        text = translate("employees", "“{}”: {} will be hired, {} known already, {} stay out. Nothing is changed yet.")
        counts = [file.count(fate) for fate in ("new", "known", "wrong")]
        self.note.show_text(text.format(file.path.name, *counts), "amber" if counts[2] else "blue")
        self.save.setEnabled(bool(self._reasons))
        self.run.setEnabled(bool(counts[0]))
        (self.run if counts[0] else self.choose).setFocus()

    def _show_rows(self, made: frozenset[int] = frozenset()) -> None:
        """In the order of the file, whatever the order in which they are hired."""
        planned = sorted(self.file.planned, key=lambda one: one.row.line)
        self.table.setRowCount(len(planned))
        for place, one in enumerate(planned):
            fate = "wrong" if one.row.line in self._reasons else "hired" if one.row.line in made else one.fate
            texts = [str(one.row.line), *(_shown(one.row.values.get(name)) for name, _title, _width in COLUMNS)]
            told = translate("employees", FATES[fate][0])
            told = f"{told}: {self._reasons[one.row.line]}" if fate == "wrong" else told
            for column, text in enumerate([*texts, told]):
                name = COLUMNS[column - 1][0] if 0 < column <= len(COLUMNS) else ""
                self.table.setItem(
                    place, column, self._item(text, one.row.errors.get(name), fate if column > len(COLUMNS) else "")
                )

    def _tell_row(self, row: int) -> None:
        """The reasons of the current row whole: the column cuts them."""
        last = self.table.item(row, len(COLUMNS) + 1)
        self.told.setText(last.text() if last is not None else "")

    def _item(self, text: str, problem: str | None, fate: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text or ("—" if problem else ""))
        item.setToolTip(text)
        if problem:
            hue = theme.tokens().hue("red")
            item.setBackground(QColor(hue.background))
            item.setForeground(QColor(hue.text))
            item.setToolTip(f"{text}: {problem_words(problem)}".removeprefix(": "))
        elif fate:
            item.setForeground(QColor(theme.tokens().hue(FATES[fate][1]).text))
        return item

    # hiring

    def ask_passwords(self) -> None:
        """Where the temporary passwords go is chosen beforehand: they are shown nowhere else."""
        if self._running:
            self._stopped.set()
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title, kind = (
            translate("employees", "Where to save the temporary passwords"),
            translate("employees", "Tables (*.csv)"),
        )
        name, _kind = QFileDialog.getSaveFileName(
            self, title, str(Path(folder, f"{self.file.path.stem} - пароли.csv")), kind
        )
        if name:
            self.run_import(Path(name))

    def run_import(self, passwords: Path) -> None:
        """Hire one by one on the worker; the button stops it between two people."""
        self._running = True
        self._stopped.clear()
        self._passwords = passwords
        self.bar.setRange(0, self.file.count("new"))
        self.bar.setValue(0)
        self.bar.show()
        for button in (self.choose, self.save):
            button.setEnabled(False)
        self.run.setText(translate("employees", "Stop"))
        self.run.set_look(PLAIN)
        tasks.command(self, f"{SERVICE}:run", self.file, passwords, self._heard, then=self._done, refused=self._failed)

    def _heard(self, count: int) -> bool:
        """Called on the worker: signals cross the threads by themselves."""
        self.heard.emit(count)
        return not self._stopped.is_set()

    def _ended(self) -> None:
        self._running = False
        self.bar.hide()
        self.choose.setEnabled(True)
        self.run.setText(translate("employees", "Hire…"))
        self.run.set_look(PRIMARY)
        self.run.setEnabled(False)

    def _done(self, hired: Any) -> None:
        self._ended()
        for line, (field, problem) in hired.refused.items():
            title = translate("employees", HEADS[field]) if field in HEADS else ""
            self._reasons[line] = f"{title}: {words.sentence(problem)}".removeprefix(": ")
        new = [one.row.line for one in self.file.planned if one.fate == "new"]
        self._show_rows(frozenset(line for line in new[: hired.made + len(hired.refused)] if line not in hired.refused))
        text = translate("employees", "Hired: {}. The passwords are in “{}”: give them out, then delete it.")
        if hired.stopped:
            text = translate(
                "employees",
                "Stopped. Hired: {}. The passwords are in “{}”: give them out, then delete it.",
            )
        self.note.show_text(
            text.format(hired.made, self._passwords.name), "amber" if hired.refused or hired.stopped else "green"
        )
        self.save.setEnabled(bool(self._reasons))
        self.imported.emit()

    def _failed(self, problem: Exception) -> None:
        self._ended()
        self.run.setEnabled(True)
        self._tell(problem)

    # what stays out

    def ask_rejected(self) -> None:
        """Where the rejected rows go."""
        kind = translate("employees", "Excel (*.xlsx)")
        name, _kind = QFileDialog.getSaveFileName(self, translate("employees", "Save the rejected rows"), "", kind)
        if name:
            self.write_rejected(Path(name))

    def write_rejected(self, path: Path) -> None:
        """Write on a worker; the headings are those a table may have."""
        from crm_desktop.services.employee_sheet import FIELDS

        titles = tuple(translate("employees", HEADS[name]) for name in FIELDS)
        tasks.run(
            self, f"{SERVICE}:save_rejected", path, self.file, dict(self._reasons), titles,
            translate("employees", "What is wrong"),
            then=lambda _r: self.note.show_text(translate("employees", "Saved: {}").format(path.name), "green"),
            failed=self._tell,
        )  # fmt: skip

    def _tell(self, problem: Exception) -> None:
        self.note.show_text(words.sentence(problem), "red")

    def give(self, answer: str) -> None:
        """An import that runs is stopped first; it closes with the next click."""
        if self._running:
            self._stopped.set()
        else:
            super().give(answer)

    def reject(self) -> None:
        if self._running:
            self._stopped.set()
        else:
            super().reject()


def _shown(value: Any) -> str:
    return ", ".join(words.state("role", role)[0] for role in value) if isinstance(value, list) else str(value or "")


def problem_words(code: str) -> str:
    """What is wrong with a cell."""
    return translate("employees", PROBLEMS[code]) if code in PROBLEMS else words.sentence(Refused(code))


def reasons(row: Any) -> str:
    """What keeps a row out, cell by cell."""
    told = [
        f"{translate('employees', HEADS.get(name, name))} {problem_words(code)}" for name, code in row.errors.items()
    ]
    return "; ".join(told)
