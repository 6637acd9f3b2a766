"""The page on which one signs in: login, password, and whether this computer shall remember it."""

import getpass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from crm_desktop.ui.kit.buttons import PRIMARY, Button, Link
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.login_fields import Secret
from crm_desktop.ui.login_start import LoginPage
from crm_desktop.ui.login_vault import Vault
from crm_desktop.ui.login_words import weakness, why_not_remembered

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile

translate = QCoreApplication.translate


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
        self.eye = Secret(self.fields, "password").eye
        self.remember_box = QCheckBox(translate("login", "Remember the password"))
        self.why_not = QLabel()
        self.why_not.setProperty("role", "hint")
        self.button = Button(translate("login", "Sign in"), look=PRIMARY)
        self.button.clicked.connect(self.submit)
        other = Link(translate("login", "Another base…"))
        other.clicked.connect(self.other_base_asked)
        self.warning = NoteCard("", "amber")
        self.forget_link = Link(translate("login", "Forget the remembered password"))
        self.forget_link.clicked.connect(self.forget)
        self.forget_link.hide()
        keeping = QHBoxLayout()
        keeping.addWidget(self.remember_box)
        keeping.addStretch()
        keeping.addWidget(self.forget_link)
        self.column.addWidget(self.warning)
        self.column.addWidget(pane)
        self.column.addLayout(keeping)
        self.column.addWidget(self.why_not)
        self.column.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(other)
        line.addStretch()
        line.addWidget(self.button)
        self.column.addLayout(line)
        for editor in (self.ui.login, self.ui.password):
            editor.returnPressed.connect(self.submit)
        self.why_not.setWordWrap(True)
        self.why_not.hide()
        self._remembered: tuple[str, str] | None = None
        self._vault.obstacle(self, self._show_vault)

    def _show_vault(self, obstacle: str) -> None:
        self.remember_box.setEnabled(not obstacle)
        self.why_not.setText(why_not_remembered(obstacle))
        self.why_not.setVisible(bool(obstacle))

    def show_profile(self, profile: "Profile", login: str = "") -> None:
        """Say which base it is and fill in what is remembered."""
        self._profile = profile
        self.text.setText(profile.name)
        self.warning.show_text(weakness(profile.host, profile.mode), "amber")
        self.fields.load({"login": login or getpass.getuser()})
        self.remember_box.setChecked(False)
        self._note_remembered(None)
        if login:
            self._vault.password(self, profile, login, partial(self._fill_in, profile, login))
        self.setFocusProxy(self.ui.password if login else self.ui.login)
        self.show_problem("")

    def _fill_in(self, profile: "Profile", login: str, password: str | None) -> None:
        """A store that was slow must not fill in for another person or base, nor over what is typed."""
        if not password or profile != self._profile or login != self.fields.value("login"):
            return
        self._note_remembered((login, password))
        if not self.ui.password.text():
            self.ui.password.setText(password)
            self.remember_box.setChecked(True)

    def _note_remembered(self, remembered: tuple[str, str] | None) -> None:
        self._remembered = remembered
        self.forget_link.setVisible(remembered is not None)

    def forget(self) -> None:
        """Take the remembered password out of the store at once, and out of the field."""
        if self._remembered is not None:
            login, password = self._remembered
            self._vault.keep(self, self._profile, login, "")
            if self.ui.password.text() == password:
                self.ui.password.clear()
            self.remember_box.setChecked(False)
            self._note_remembered(None)

    def forget_remembered(self, login: str, password: str) -> None:
        """The server has refused it: a remembered password that is wrong now must not be offered again."""
        if self._remembered == (login, password):
            self._vault.keep(self, self._profile, login, "")
            self._note_remembered(None)

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
            self._vault.keep(self, self._profile, login, kept)

    def set_busy(self, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self.button.setText(translate("login", "Signing in…") if busy else translate("login", "Sign in"))
        self.button.updateGeometry()
