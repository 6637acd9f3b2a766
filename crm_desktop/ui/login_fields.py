"""Fields of the sign-in screen only: passwords that can be looked at, with hints of the keyboard."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.form import Form

translate = QCoreApplication.translate


class InnerButton(QObject):
    """A small button inside the right end of a line."""

    def __init__(self, line: QLineEdit, icon: str, words: str) -> None:
        super().__init__(line)
        self._line = line
        line.setTextMargins(0, 0, 26, 0)
        self.button = IconButton(icon, words, line, size=16, box=24)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.button.move(self._line.width() - 30, (self._line.height() - 24) // 2)
        return False


class Secret(QObject):
    """Makes the line `name` of a form one for a password: dots, an eye, and what the keyboard is up to."""

    def __init__(self, fields: Form, name: str) -> None:
        line = fields.fields[name]
        assert isinstance(line, QLineEdit)
        super().__init__(line)
        self._fields, self._name, self.line = fields, name, line
        line.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = InnerButton(line, "eye", translate("login", "Show the password")).button
        self.eye.clicked.connect(self._toggle)
        line.installEventFilter(self)

    def _toggle(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye_off" if hidden else "eye")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._hint(event)
        return False

    def _hint(self, event: QKeyEvent) -> None:
        """A capital letter without Shift means Caps Lock, a Cyrillic one a forgotten layout."""
        sign = event.text()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        words = ""
        if sign.isalpha() and sign.isupper() != shift:
            words = translate("login", "Caps Lock is on")
        elif sign.isalpha() and not sign.isascii():
            words = translate("login", "The Russian layout is on")
        self._fields.set_hint(self._name, words)
