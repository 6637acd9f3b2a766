"""A temporary password is shown once, to whoever gives it out: to copy, or to save as a sheet for the person."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QWidget

from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


def server_words(connection: Any) -> str:
    """The address people enter at the sign-in: host, port and base."""
    parameters = getattr(connection, "parameters", None) or {}
    return "{}:{}, {}".format(parameters.get("host", "—"), parameters.get("port", ""), parameters.get("dbname", ""))


class PasswordSheet(Dialog):
    """Login and temporary password of one person; with the window they are gone."""

    def __init__(self, name: str, login: str, password: str, connection: Any, parent: QWidget | None = None) -> None:
        text = translate(
            "employees",
            "Shown only now and kept nowhere. It is good for seven days and one sign-in.",
        )
        super().__init__(translate("employees", "Temporary password: {}").format(name), text, parent)
        self.name, self.login, self.password = name, login, password
        self.server = server_words(connection)
        self.lines: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, (key, title, value) in enumerate((
            ("server", translate("employees", "Server"), self.server),
            ("login", translate("employees", "Login"), login),
            ("password", translate("employees", "Password"), password),
        )):  # fmt: skip
            self._add_line(grid, row, key, title, value)
        self.note = NoteCard("", "green")
        self.note.hide()
        self.body.addLayout(grid)
        self.body.addWidget(self.note)
        self.copy = Button(translate("employees", "Copy"), "copy", PLAIN)
        self.copy.setObjectName("copy_password")
        self.copy.clicked.connect(lambda _on=False: self.copy_password())
        self.save = Button(translate("employees", "Save to a file…"), "save", PLAIN)
        self.save.setObjectName("save_password")
        self.save.clicked.connect(lambda _on=False: self.ask_file())
        for button in (self.copy, self.save):
            self.buttons.addWidget(button)
        self.finish((translate("employees", "Given out"), PRIMARY, CANCEL))

    def _add_line(self, grid: QGridLayout, row: int, key: str, title: str, value: str) -> None:
        label, line = QLabel(title), QLineEdit(value)
        label.setProperty("role", "muted")
        line.setReadOnly(True)
        line.setMinimumWidth(300)
        line.setAccessibleName(title)
        label.setBuddy(line)
        self.lines[key] = line
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(line, row, 1)

    def copy_password(self) -> None:
        """The password alone: login and server are no secrets."""
        QGuiApplication.clipboard().setText(self.password)
        self.note.show_text(translate("employees", "The password is on the clipboard."), "green")

    def ask_file(self) -> None:
        """Where the sheet goes."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title, kind = translate("employees", "Save the sheet for the person"), translate("employees", "Texts (*.txt)")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(Path(folder, f"{self.login}.txt")), kind)
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Written on a worker, readable by this account alone."""
        tasks.run(
            self,
            "crm_desktop.services.employees_password_file:write_sheet",
            path,
            self.name,
            self.server,
            self.login,
            self.password,
            then=lambda _r: self.note.show_text(translate("employees", "Saved: {}").format(path.name), "green"),
            failed=lambda problem: self.note.show_text(words.sentence(problem), "red"),
        )
