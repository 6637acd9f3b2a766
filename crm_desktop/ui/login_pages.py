"""The pages of the sign-in screen on which something is typed: connection, login and password."""

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import PRIMARY, Button, IconButton, Link
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.login_start import LoginPage
from crm_desktop.ui.vault import Vault

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile

translate = QCoreApplication.translate


class ConnectionPage(LoginPage):
    """Server, port, base and encryption, from the form forms/login_connection.ui."""

    accepted = Signal(object)
    check_asked = Signal(object)
    back_asked = Signal()
    file_asked = Signal()

    def __init__(self, can_check: bool) -> None:
        super().__init__(
            translate("login", "Connection to the database"),
            translate("login", "This is needed once. The password is not part of it and is kept in no file."),
        )
        from crm_desktop.ui.forms.ui_login_connection import Ui_LoginConnection

        pane = QWidget()
        self.ui = Ui_LoginConnection()
        self.ui.setupUi(pane)  # type: ignore[no-untyped-call]  # uic writes no types
        layout = pane.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.fields = Form(pane)
        self.ui.sslmode.set_choices(
            [
                ("verify-full", translate("login", "Required, check the certificate (verify-full)")),
                ("require", translate("login", "Required (require)")),
                ("disable", translate("login", "None, only for this very computer")),
            ]
        )
        self.fields.load({"port": 5432, "sslmode": "verify-full"})
        self.checked = NoteCard("", "green")
        self.column.addWidget(pane)
        self.column.addWidget(self.checked)
        self.column.addStretch()
        line = QHBoxLayout()
        check = Button(translate("login", "Check"), "plug_connected")
        check.setVisible(can_check)
        check.clicked.connect(lambda: self._give(self.check_asked))
        file = Link(translate("login", "Open a file…"))
        file.clicked.connect(self.file_asked)
        back = Button(translate("login", "Back"))
        back.clicked.connect(self.back_asked)
        forward = Button(translate("login", "Next"), look=PRIMARY)
        forward.clicked.connect(lambda: self._give(self.accepted))
        line.addWidget(check)
        line.addWidget(file)
        line.addStretch()
        line.addWidget(back)
        line.addWidget(forward)
        self.column.addLayout(line)
        self.setFocusProxy(self.ui.host)

    def show_profile(self, profile: "Profile") -> None:
        """Fill in a known base."""
        self.fields.load({name: getattr(profile, name) for name in self.fields.fields})

    def profile(self) -> "Profile":
        """What is typed; the base's own name stands for the connection."""
        from crm_desktop.services.auth import Profile

        typed: dict[str, Any] = {name: editor.value() for name, editor in self.fields.fields.items()}
        return Profile(name=f"{typed['database']} · {typed['host']}", **typed)

    def _give(self, signal: Any) -> None:
        found = self.fields.check()
        near = self.fields.value("host") in ("localhost", "127.0.0.1", "::1", None)
        if self.fields.value("sslmode") == "disable" and not near:
            found["sslmode"] = translate("login", "Without encryption only this computer may be used")
        self.fields.show_errors(found)
        self.show_problem("")
        self.checked.show_text("")
        if not found:
            signal.emit(self.profile())

    def show_checking(self) -> None:
        self.checked.show_text(translate("login", "Checking…"), "blue")

    def show_checked(self, lines: Sequence[str]) -> None:
        """What the check has found out, one line per step."""
        self.checked.show_text("\n".join(lines), "green")

    def show_problem(self, text: str) -> None:
        self.checked.show_text("") if hasattr(self, "checked") else None
        super().show_problem(text)


class SignInPage(LoginPage):
    """Login, password, remember; Enter signs in."""

    accepted = Signal(str, str)
    other_base_asked = Signal()

    def __init__(self, vault: Vault | None = None) -> None:
        super().__init__(translate("login", "Signing in"), "")
        from crm_desktop.ui.forms.ui_login_sign_in import Ui_LoginSignIn

        self._vault = vault if vault is not None else Vault()
        self._profile: Any = None
        pane = QWidget()
        self.ui = Ui_LoginSignIn()
        self.ui.setupUi(pane)  # type: ignore[no-untyped-call]  # uic writes no types
        layout = pane.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.fields = Form(pane)
        self.ui.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.ui.password.setTextMargins(0, 0, 26, 0)
        self.eye = IconButton("eye", translate("login", "Show the password"), self.ui.password, size=16, box=24)
        self.eye.clicked.connect(self._toggle_eye)
        self.ui.password.installEventFilter(self)
        self.remember_box = QCheckBox(translate("login", "Remember the password"))
        self.why_not = QLabel()
        self.why_not.setProperty("role", "hint")
        self.button = Button(translate("login", "Sign in"), look=PRIMARY)
        self.button.clicked.connect(self.submit)
        other = Link(translate("login", "Another base…"))
        other.clicked.connect(self.other_base_asked)
        self.column.addWidget(pane)
        self.column.addWidget(self.remember_box)
        self.column.addWidget(self.why_not)
        self.column.addStretch()
        line = QHBoxLayout()
        line.addWidget(other)
        line.addStretch()
        line.addWidget(self.button)
        self.column.addLayout(line)
        for editor in (self.ui.login, self.ui.password):
            editor.returnPressed.connect(self.submit)
        self.why_not.hide()
        tasks.run(self, self._vault.reason, then=self._show_vault, key="vault")

    def _show_vault(self, reason: str) -> None:
        self.remember_box.setEnabled(not reason)
        self.why_not.setText(reason)
        self.why_not.setVisible(bool(reason))

    def show_profile(self, profile: "Profile", login: str = "") -> None:
        """Say which base it is and fill in what is remembered."""
        self._profile = profile
        self.text.setText(profile.name)
        self.fields.load({"login": login or getpass.getuser()})
        self.remember_box.setChecked(False)
        if login:
            tasks.run(self, self._vault.password, profile, login, then=self._remembered, key="password")
        self.setFocusProxy(self.ui.password if login else self.ui.login)
        self.show_problem("")

    def _remembered(self, password: str) -> None:
        if password and not self.ui.password.text():
            self.ui.password.setText(password)
            self.remember_box.setChecked(True)

    def submit(self) -> None:
        """Sign in with what is typed; blanks of a password belong to it."""
        found = self.fields.check()
        self.fields.show_errors(found)
        if not found and self.button.isEnabled():
            self.show_problem("")
            self.accepted.emit(str(self.fields.value("login")), self.ui.password.text())

    def remember(self, login: str, password: str) -> None:
        """Signing in has worked: keep or forget the password as the box says."""
        if self.remember_box.isEnabled():
            kept = password if self.remember_box.isChecked() else ""
            tasks.run(self, self._vault.keep, self._profile, login, kept)

    def set_busy(self, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self.button.setText(translate("login", "Signing in…") if busy else translate("login", "Sign in"))
        self.button.updateGeometry()

    def _toggle_eye(self) -> None:
        hidden = self.ui.password.echoMode() == QLineEdit.EchoMode.Password
        self.ui.password.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye_off" if hidden else "eye")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.ui.password:
            if event.type() == QEvent.Type.Resize:
                self.eye.move(self.ui.password.width() - 30, (self.ui.password.height() - 24) // 2)
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
        self.fields.set_hint("password", words)
