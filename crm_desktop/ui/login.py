"""Before the main window: how to begin, where the base is, who signs in; every failure says what to do.

The functions of `services.auth` are called on a worker; the profile is its dataclass Profile.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop import paths
from crm_desktop.ui.kit import draw, tasks, theme
from crm_desktop.ui.kit.buttons import Link
from crm_desktop.ui.login_connection import ConnectionPage
from crm_desktop.ui.login_pages import SignInPage
from crm_desktop.ui.login_password import PasswordPage
from crm_desktop.ui.login_side import Side
from crm_desktop.ui.login_start import PeoplePage, Person, StartPage, WaitPage
from crm_desktop.ui.login_words import explained

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile

translate = QCoreApplication.translate
SIGN_IN = "crm_desktop.services.auth:sign_in"
CHOOSE_PASSWORD = "crm_desktop.services.auth:choose_password"  # noqa: S105 - where the function is


class Login(QWidget):
    """Emits `signed_in(connection, profile)`; typed text stays after every failure.

    `profile` known: begins with signing in. `start_demo` (run on a worker, may take a minute) returns
    (profile, people); `sign_in(profile, login, password)` and `choose_password(profile, login, temporary, chosen)`
    return the connection.
    """

    signed_in = Signal(object, object)
    profile_changed = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        profile: "Profile | None" = None,
        *,
        people: Sequence[Person] = (),
        last_login: str = "",
        start_demo: tasks.Function | None = None,
        sign_in: tasks.Function = SIGN_IN,
        choose_password: tasks.Function = CHOOSE_PASSWORD,
        check: tasks.Function | None = None,
        vault: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(paths.APPLICATION)
        self.profile = profile
        self._start_demo, self._sign_in, self._check = start_demo, sign_in, check
        self._choose_password = choose_password
        self._credentials = ("", "")
        self.side = Side()
        self.start = StartPage(start_demo is not None)
        self.connection = ConnectionPage(check is not None)
        self.sign_in_page = SignInPage(vault)
        self.password_page = PasswordPage()
        self.people = PeoplePage()
        self.wait = WaitPage()
        self.pages = QStackedWidget()
        for page in (self.start, self.connection, self.sign_in_page, self.password_page, self.people, self.wait):
            self.pages.addWidget(page)
        self._lay_out()
        self._connect()
        self.resize(1100, 720)
        if people and profile is not None:
            self.show_people(profile, people)
        elif profile is not None:
            self.show_sign_in(profile, last_login)
        else:
            self._show(self.start, 0)

    def _lay_out(self) -> None:
        box = QFrame()
        box.setObjectName("box")
        box.setFixedSize(880, 560)
        self._box = box
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addWidget(self.pages, 1)
        outer = QVBoxLayout(self)
        languages = QHBoxLayout()
        languages.addStretch()
        for code, words in (("ru", "Русский"), ("en", "English")):
            link = Link(words)
            link.clicked.connect(lambda _on=False, code=code: self.language_chosen.emit(code))
            languages.addWidget(link)
        outer.addLayout(languages)
        outer.addStretch()
        outer.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch()

    def _connect(self) -> None:
        self.start.company_asked.connect(lambda: self._show(self.connection, 1))
        self.start.file_asked.connect(self.choose_file)
        self.start.demo_asked.connect(self.begin_demo)
        self.connection.back_asked.connect(lambda: self._show(self.start, 0))
        self.connection.file_asked.connect(self.choose_file)
        self.connection.accepted.connect(self._take_profile)
        self.connection.check_asked.connect(self._ask_check)
        self.sign_in_page.accepted.connect(self.enter)
        self.sign_in_page.other_base_asked.connect(self._other_base)
        self.password_page.chosen.connect(self.choose)
        self.password_page.back_asked.connect(lambda: self._show(self.sign_in_page, 2))
        self.people.chosen.connect(lambda person: self.enter(person.login, person.password))
        self.people.other_asked.connect(lambda: self._show(self.start, 0))

    def _show(self, page: QWidget, step: int) -> None:
        self.side.show_step(step)
        self.pages.setCurrentWidget(page)
        page.setFocus()

    # choosing the base

    def choose_file(self) -> None:
        """Ask for a .crmconnect file."""
        title = translate("login", "Open a connection file")
        name, _kind = QFileDialog.getOpenFileName(self, title, "", "*.crmconnect")
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Take a connection file; one that cannot be read is said on the page shown."""
        from crm_desktop.services import connection_file

        try:
            profile = connection_file.read(path)
        except (OSError, ValueError, TypeError):
            text = translate("login", "“{}” is not a connection file. Ask the administrator for a new one.")
            self.start.show_problem(text.format(path.name))
            self._show(self.start, 0)
            return
        self._take_profile(profile)

    def _take_profile(self, profile: "Profile") -> None:
        self.profile_changed.emit(profile)
        self.show_sign_in(profile)

    def _other_base(self) -> None:
        if self.profile is not None:
            self.connection.show_profile(self.profile)
        self._show(self.connection, 1)

    def _ask_check(self, profile: "Profile") -> None:
        if self._check is not None:
            self.connection.show_checking()
            tasks.run(
                self,
                self._check,
                profile,
                then=self.connection.show_checked,
                failed=self._check_failed,
                key="check",
            )

    def _check_failed(self, problem: Exception) -> None:
        self.connection.show_problem(explained(problem))

    # signing in

    def show_sign_in(self, profile: "Profile", login: str = "") -> None:
        """Ask who signs in to this base."""
        self.profile = profile
        self.sign_in_page.show_profile(profile, login)
        self._show(self.sign_in_page, 2)

    def show_people(self, profile: "Profile", people: Sequence[Person]) -> None:
        """The demonstration: choose a person instead of typing a password."""
        self.profile = profile
        self.people.show_people(people)
        self._show(self.people, 2)

    def enter(self, login: str, password: str) -> None:
        """Try to sign in."""
        self._credentials = (login, password)
        self._begin(self._sign_in, login, password)

    def choose(self, chosen: str) -> None:
        """Put an own password in the place of the temporary one and sign in with it."""
        login, temporary = self.password_page.person
        self._credentials = (login, chosen)
        self._begin(self._choose_password, login, temporary, chosen)

    def _begin(self, function: tasks.Function, *values: str) -> None:
        self._set_busy(True)
        tasks.run(
            self, function, self.profile, *values, then=self._entered, failed=self._not_entered, key="enter"
        )  # fmt: skip

    def _set_busy(self, busy: bool) -> None:
        self.sign_in_page.set_busy(busy)
        self.password_page.set_busy(busy)
        self.people.setEnabled(not busy)

    def _entered(self, connection: Any) -> None:
        self._set_busy(False)
        if self.pages.currentWidget() is not self.people:
            self.sign_in_page.remember(*self._credentials)
        self.signed_in.emit(connection, self.profile)

    def _not_entered(self, problem: Exception) -> None:
        self._set_busy(False)
        code, page = getattr(problem, "code", ""), self.pages.currentWidget()
        if code == "must_change_password":
            self.password_page.ask(*self._credentials)
            self._show(self.password_page, 2)
        elif page is self.people or page is self.password_page:
            page.show_problem(explained(problem))
        else:
            if code == "wrong_password":
                self.sign_in_page.forget_remembered(*self._credentials)
            self.sign_in_page.show_problem(explained(problem))

    def show_problem(self, problem: Exception) -> None:
        """A lost connection brings people back here with its reason."""
        self._not_entered(problem)

    # the demonstration

    def begin_demo(self) -> None:
        """Start the server on this computer and fill the sample company."""
        if self._start_demo is None:
            return
        self.wait.say(
            translate(
                "login",
                "The demonstration is being prepared: a server on this computer and a sample company.",
            )
        )
        self._show(self.wait, 1)
        tasks.run(self, self._start_demo, then=self._demo_ready, failed=self._demo_failed, key="demo")

    def _demo_ready(self, ready: "tuple[Profile, Sequence[Person]]") -> None:
        self.show_people(*ready)

    def _demo_failed(self, problem: Exception) -> None:
        self.start.show_problem(explained(problem))
        self._show(self.start, 0)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        painter.fillRect(self.rect(), QColor(tokens.window))
        draw.rounded(painter, QRectF(self._box.geometry()), 12, tokens.surface, tokens.border)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.connection:
            self._show(self.start, 0)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
