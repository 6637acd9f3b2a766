"""A password of one's own: instead of the temporary one before the first work, or later from the person's menu."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import PRIMARY, Button, Link
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.login_fields import Secret
from crm_desktop.ui.login_start import LoginPage
from crm_desktop.ui.login_words import explained, objection

translate = QCoreApplication.translate


class NewPassword(QWidget):
    """Two fields, three with the present password; what speaks against a password stands under its field."""

    submitted = Signal()

    def __init__(self, asks_present: bool) -> None:
        super().__init__()
        from crm_desktop.ui.forms.ui_login_password import Ui_LoginPassword

        self.ui = Ui_LoginPassword()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]  # uic writes no types
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.fields = Form(self)
        self.secrets = {name: Secret(self.fields, name) for name in ("present", "chosen", "again")}
        self.fields.show_field("present", asks_present)
        for secret in self.secrets.values():
            secret.line.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.ui.present if asks_present else self.ui.chosen)

    def text(self, name: str) -> str:
        """As it was typed: blanks at the ends belong to a password."""
        return self.secrets[name].line.text()

    def is_right(self, login: str, present: str) -> bool:
        """Checks what is typed and says under the fields what is wrong."""
        from crm_desktop.services.password_rules import objection as found_by_rules

        found = self.fields.check()
        code = found_by_rules(self.text("chosen"), login, present) if "chosen" not in found else ""
        if code:
            found["chosen"] = objection(code)
        elif not found and self.text("again") != self.text("chosen"):
            found["again"] = translate("login", "The two passwords differ")
        self.fields.show_errors(found)
        if found:
            self.fields.go_to(next(iter(found)))
        return not found

    def clear(self) -> None:
        """Somebody else sits down."""
        self.fields.load({})
        for secret in self.secrets.values():
            secret.line.setEchoMode(QLineEdit.EchoMode.Password)


class PasswordPage(LoginPage):
    """Whoever signs in with a temporary password chooses an own one here; nothing else is open to him."""

    chosen = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("login", "Choose your own password"),
            translate(
                "login",
                "You have signed in with a temporary password. Choose one only you know, of at least 12 characters:"
                " for example, four words that have nothing to do with each other.",
            ),
        )
        self.pane = NewPassword(asks_present=False)
        self.pane.submitted.connect(self.submit)
        self.button = Button(translate("login", "Save and sign in"), look=PRIMARY)
        self.button.clicked.connect(self.submit)
        back = Link(translate("login", "Sign in as somebody else"))
        back.clicked.connect(self.back_asked)
        line = QHBoxLayout()
        line.addWidget(back)
        line.addStretch()
        line.addWidget(self.button)
        self.column.addWidget(self.pane)
        self.column.addStretch(1)
        self.column.addLayout(line)
        self.setFocusProxy(self.pane)
        self.person = ("", "")

    def ask(self, login: str, temporary: str) -> None:
        """Begin with empty fields."""
        self.person = (login, temporary)
        self.pane.clear()
        self.show_problem("")

    def submit(self) -> None:
        """Give the password on when nothing speaks against it."""
        if self.button.isEnabled() and self.pane.is_right(*self.person):
            self.show_problem("")
            self.chosen.emit(self.pane.text("chosen"))

    def set_busy(self, busy: bool) -> None:
        self.button.setEnabled(not busy)


class PasswordDialog(Dialog):
    """The signed-in person changes his password; it stays open until the base has taken it."""

    changed = Signal()

    def __init__(self, connection: Any, parent: QWidget) -> None:
        text = translate("login", "Choose one of at least 12 characters. Your other computers ask for the new one.")
        super().__init__(translate("login", "Change the password"), text, parent)
        self._connection, self._login = connection, str(connection.parameters["user"])
        self.problem = NoteCard("", "red")
        self.pane = NewPassword(asks_present=True)
        self.pane.setMinimumWidth(380)
        # Room for a sentence under each field, so that the window does not jump.
        self.pane.setMinimumHeight(self.pane.sizeHint().height() + 60)
        holder = QVBoxLayout()
        holder.addWidget(self.problem)
        holder.addWidget(self.pane)
        self.body.addLayout(holder)
        self.finish(
            (translate("login", "Cancel"), "plain", CANCEL),
            (translate("login", "Change the password"), PRIMARY, SAVE),
        )
        self.pane.setFocus()

    def give(self, answer: str) -> None:
        """Saving waits for the base; everything else closes."""
        if answer != SAVE:
            super().give(answer)
        elif self.pane.isEnabled() and self.pane.is_right(self._login, self.pane.text("present")):
            self.problem.show_text("")
            self.pane.setEnabled(False)
            tasks.run(
                self,
                "crm_desktop.services.auth:renew_password",
                self._connection,
                self.pane.text("present"),
                self.pane.text("chosen"),
                then=self._done,
                failed=self._failed,
                key="password",
            )

    def _done(self, _nothing: None) -> None:
        self.changed.emit()
        super().give(SAVE)

    def _failed(self, problem: Exception) -> None:
        self.pane.setEnabled(True)
        if getattr(problem, "code", "") == "wrong_password":
            self.pane.fields.show_errors({"present": translate("login", "This is not your present password")})
            self.pane.fields.go_to("present")
        else:
            self.problem.show_text(explained(problem), "red")
