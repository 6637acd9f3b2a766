"""Where the base is: server, port, base, encryption, from the form forms/login_connection.ui."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from crm_desktop.ui.kit.buttons import PRIMARY, Button, Link
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.login_fields import InnerButton
from crm_desktop.ui.login_start import LoginPage
from crm_desktop.ui.login_words import weakness

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile

translate = QCoreApplication.translate


class ConnectionPage(LoginPage):
    """The full check of the server is the usual; a lower mode can be chosen, with a sentence about what it means."""

    accepted = Signal(object)
    check_asked = Signal(object)
    back_asked = Signal()
    file_asked = Signal()

    def __init__(self, can_check: bool) -> None:
        super().__init__(
            translate("login", "Connection to the database"),
            translate("login", "This is needed once. The password is not part of it and is kept in no file."),
        )
        self.checked = NoteCard("", "green")
        self.warning = NoteCard("", "amber")
        self._chosen_by_hand = False
        self._binding = ""
        pane = self._fill_pane()
        for widget in (pane, self.warning, self.checked):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.column.addLayout(self._buttons(can_check))
        self.setFocusProxy(self.ui.host)

    def _fill_pane(self) -> QWidget:
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
                ("verify-full", translate("login", "Required, check certificate and name (verify-full)")),
                ("verify-ca", translate("login", "Required, check the certificate only (verify-ca)")),
                ("require", translate("login", "Required, check nothing (require)")),
                ("prefer", translate("login", "If the server can (prefer)")),
                ("disable", translate("login", "None, only for this very computer")),
            ]
        )
        self.ui.sslrootcert.setPlaceholderText(translate("login", "The certificates this computer trusts"))
        folder = InnerButton(self.ui.sslrootcert, "folder_open", translate("login", "Choose a certificate file"))
        folder.button.clicked.connect(self.choose_certificate)
        self.fields.load({"port": 5432, "sslmode": "verify-full"})
        self.fields.on_edit("host", self._follow_host)
        self.fields.on_edit("sslmode", self._take_mode)
        return pane

    def _buttons(self, can_check: bool) -> QHBoxLayout:
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
        return line

    def show_profile(self, profile: "Profile") -> None:
        """Fill in a known base."""
        known = {name: getattr(profile, name) for name in self.fields.fields}
        self.fields.load({**known, "sslmode": profile.mode})
        self._chosen_by_hand, self._binding = bool(profile.sslmode), profile.channel_binding
        self._warn()

    def choose_certificate(self) -> None:
        """Ask for the file with the root certificate the administrator has given out."""
        title = translate("login", "Choose a certificate file")
        kinds = translate("login", "Certificates (*.pem *.crt *.cer);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.fields.set_values({"sslrootcert": str(Path(name))})

    def profile(self) -> "Profile":
        """What is typed; the base's own name stands for the connection."""
        from crm_desktop.services.auth import Profile

        typed: dict[str, Any] = {name: editor.value() or "" for name, editor in self.fields.fields.items()}
        return Profile(name=f"{typed['database']} · {typed['host']}", channel_binding=self._binding, **typed)

    def _follow_host(self) -> None:
        """Until a mode is chosen, the host decides which is usual."""
        if not self._chosen_by_hand:
            from crm_desktop.services.encryption import usual_mode

            self.fields.set_values({"sslmode": usual_mode(str(self.fields.value("host") or ""))})
        self._warn()

    def _take_mode(self) -> None:
        self._chosen_by_hand = True
        self._warn()

    def _warn(self) -> None:
        text = weakness(str(self.fields.value("host") or ""), str(self.fields.value("sslmode") or ""))
        advice = translate("login", "Choose this only if the administrator says so.")
        self.warning.show_text(f"{text} {advice}" if text else "", "amber")

    def _give(self, signal: Any) -> None:
        from crm_desktop.services.encryption import is_near

        found = self.fields.check()
        if self.fields.value("sslmode") == "disable" and not is_near(str(self.fields.value("host") or "localhost")):
            found["sslmode"] = translate("login", "Without encryption only this computer may be used")
        root = self.fields.value("sslrootcert")
        if root and not Path(str(root)).is_file():
            found["sslrootcert"] = translate("login", "There is no such file")
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
        self.checked.show_text("")
        super().show_problem(text)
