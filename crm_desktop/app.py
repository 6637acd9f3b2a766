"""The composition root: application, language, sign-in, the main window and what runs beside it."""

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from crm_desktop import paths
from crm_desktop.settings import LocalSettings
from crm_desktop.ui import texts
from crm_desktop.ui.kit import tasks, theme
from crm_desktop.ui.kit.context import Context, Person
from crm_desktop.ui.kit.live import Live
from crm_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile
    from crm_desktop.services.database import Connection
    from crm_desktop.services.listener import Listener

log = logging.getLogger(__name__)
translate = QCoreApplication.translate
BADGES_EVERY = 60_000
BADGES_AFTER = 400
KEEP_AFTER = 1_500
CHOICES = frozenset({"service", "direction", "organization", "expert_group", "lost_reason"})


class ServerSettings:
    """Settings of a person: read at sign-in, kept on the server a moment after they change."""

    def __init__(self, owner: QObject, values: dict[str, Any]) -> None:
        self._owner, self._values = owner, values
        self._changed: set[str] = set()
        self._timer = QTimer(owner, singleShot=True, interval=KEEP_AFTER)
        self._timer.timeout.connect(self.keep)

    def get(self, key: str, default: Any = None) -> Any:
        """The remembered value or the default."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remembers now, sends later."""
        if self._values.get(key) != value:
            self._values[key] = value
            self._changed.add(key)
            self._timer.start()

    def keep(self) -> None:
        """Sends what has changed; what cannot be sent is not worth a message."""
        for key in sorted(self._changed):
            tasks.command(
                self._owner, "crm_desktop.services.people:keep_setting", key, self._values[key], refused=_ignore
            )
        self._changed.clear()


def _ignore(_problem: Exception) -> None:
    """Settings are a comfort: losing one is no trouble to tell."""


class Program(QObject):
    """One signed-in person at a time; emits `ready` when the window of a person is usable."""

    heard = Signal(str)
    linked = Signal(bool)
    ready = Signal(object)

    def __init__(self, application: QApplication, local: LocalSettings | None = None) -> None:
        super().__init__(application)
        self.application = application
        self.local = local or LocalSettings()
        self.window = MainWindow(search="crm_desktop.services.search:everywhere")
        self.window.signed_out.connect(self.sign_out)
        self.window.theme_chosen.connect(self.choose_theme)
        self.live = Live(self)
        self.login: Any = None
        self.connection: Connection | None = None
        self.profile: Profile | None = None
        self.people: tuple[Any, ...] = ()
        self._listener: Listener | None = None
        self._badges = QTimer(self, interval=BADGES_EVERY)
        self._badges.timeout.connect(self.ask_badges)
        self.heard.connect(self._hear)
        self.linked.connect(self._link)
        application.aboutToQuit.connect(self.stop)

    # signing in

    def show_login(self, profile: "Profile | None" = None, *, demo: bool = False, **choices: Any) -> None:
        """The sign-in screen; `demo` goes straight to the people of the demonstration."""
        from crm_desktop.ui.login import Login
        from crm_desktop.ui.vault import Vault

        self.login = Login(
            profile,
            last_login=str(self.local.get("login", "")),
            start_demo="crm_desktop.services.demo:open_for_people",
            vault=Vault(),
            **choices,
        )
        self.login.signed_in.connect(self.enter)
        self.login.profile_changed.connect(self._keep_profile)
        self.login.language_chosen.connect(self.choose_language)
        self.login.show()
        if demo:
            self.login.begin_demo()

    def enter(self, connection: "Connection", profile: "Profile") -> None:
        """Somebody has signed in: show his window and begin to listen."""
        me = connection.me
        self.connection, self.profile = connection, profile
        tasks.attach(connection)
        self.local.set("login", me["login"])
        roles = frozenset(me["roles"])
        if me["head"] and roles & {"manager", "executive"}:
            roles |= {"head"}
        context = Context(
            settings=ServerSettings(self, me.get("settings") or {}),
            live=self.live,
            person=Person(me["name"], me["login"], roles, me["position"]),
            window=self.window,
            connection=connection,
            facts={"me": me["id"], "groups": me["groups"], "leads": me["leads"], "choices": me["choices"]},
        )
        if self.login is not None:
            self.people = tuple(card.person for card in self.login.people.cards)
            self.login.close()
            self.login.deleteLater()
            self.login = None
        self.window.show()
        self.window.start(context, self._where(), demo=profile.demo)
        self._listen(connection)
        # The one open connection belongs to the first list: a second one costs five round trips.
        QTimer.singleShot(BADGES_AFTER, self, self.ask_badges)
        self._badges.start()
        self.ready.emit(self.window)

    def sign_out(self) -> None:
        """Back to the sign-in screen; the window's pages are closed already."""
        self._leave()
        self.window.hide()
        self.show_login(self.profile, people=self.people)

    def close(self) -> None:
        """Closes the windows and ends everything beside them, without ending the application."""
        self._leave()
        for timer in self.findChildren(QTimer):
            timer.stop()
        if self.login is not None:
            self.login.close()
            self.login.deleteLater()
            self.login = None
        self.window.context = None
        self.window.close()
        self.window.deleteLater()

    def stop(self) -> None:
        """Ends what runs beside the window; called when the program quits."""
        self._leave()
        from crm_desktop.services import demo_sessions

        demo_sessions.close_all()

    def _leave(self) -> None:
        self._badges.stop()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        if self.connection is not None:
            settings = self.window.context.settings if self.window.context else None
            if isinstance(settings, ServerSettings):
                settings.keep()
            tasks.stop()
            tasks.attach(None)
            self.connection.close()
            self.connection = None

    # beside the window

    def _listen(self, connection: "Connection") -> None:
        from crm_desktop.services.listener import Listener

        self._listener = Listener(connection.parameters, self.heard.emit, self.linked.emit)
        self._listener.start()

    def _hear(self, table: str) -> None:
        self.live.hear(table)
        if table in CHOICES:
            self._ask_choices()
        if table in {"approval", "calculation_line", "work_item", "task", "payment"}:
            self.ask_badges()

    def _link(self, up: bool) -> None:
        if self.connection is None:
            return
        if up:
            self.window.show_online(self._where())
        else:
            from crm_desktop.services.errors import Unavailable

            self.window.show_offline(texts.sentence(Unavailable("lost")))

    def ask_badges(self) -> None:
        """What waits for me, for the rail."""
        if self.connection is not None:
            tasks.read(
                self,
                "crm_desktop.services.people:badges",
                then=self.window.show_badges,
                failed=_ignore,
                key="badges",
            )

    def _ask_choices(self) -> None:
        """The company's lists have changed: forms opened from now on choose from the new ones."""
        context = self.window.context
        if self.connection is not None and context is not None:
            tasks.read(
                self,
                "crm_desktop.services.documents:choices",
                then=lambda found: context.facts["choices"].update(found),
                failed=_ignore,
                key="choices",
            )

    def _where(self) -> str:
        assert self.profile is not None
        return translate("shell", "Connected: {} on {}").format(self.profile.database, self.profile.host)

    # choices

    def _keep_profile(self, profile: "Profile") -> None:
        from dataclasses import asdict

        self.local.set("profile", {key: value for key, value in asdict(profile).items() if key != "people"})

    def choose_theme(self, wanted: str) -> None:
        """light, dark or system."""
        self.local.set("theme", wanted)
        theme.apply(self.application, wanted)

    def choose_language(self, language: str) -> None:
        """Remembered, and used from the next start on: widgets made already keep their words."""
        self.local.set("language", language)


def translate_program(application: QApplication, language: str) -> None:
    """Installs the words of the language and its formats; English needs none."""
    QLocale.setDefault(QLocale("ru_RU" if language == "ru" else "en_GB"))
    if language != "ru":
        return
    for folder, name in (
        (paths.resource("i18n"), "crm_ru"),
        (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), "qtbase_ru"),
    ):
        translator = QTranslator(application)
        if translator.load(name, str(folder)):
            application.installTranslator(translator)


def _tell_qt(_kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt complains of belongs into the log; what a platform without a screen cannot do is no complaint."""
    if not message.startswith("This plugin does not support"):
        log.warning("%s: %s", context.category or "qt", message)


def make_application(language: str = "ru", wanted_theme: str = "light") -> QApplication:
    """The one QApplication with style, words and refusals."""
    made = QApplication.instance()
    application = made if isinstance(made, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(paths.APPLICATION)
    if application.property("crm_messages") is None:
        application.setProperty("crm_messages", True)
        qInstallMessageHandler(_tell_qt)
    translate_program(application, language)
    theme.apply(application, wanted_theme)
    texts.register()
    tasks.home()
    return application


def run(options: argparse.Namespace) -> int:
    """Shows the sign-in screen (or the demonstration's people) and runs until the last window closes."""
    local = LocalSettings()
    language = options.language or local.get("language", "ru")
    application = make_application(language, local.get("theme", "system"))
    program = Program(application, local)
    _begin(options, program)
    return application.exec()


def _begin(options: argparse.Namespace, program: Program) -> None:
    if options.bench_start:
        from crm_desktop.bench_start import begin

        begin(program, options.bench_start)
    elif options.demo:
        program.show_login(demo=True)
    elif options.connect:
        program.show_login()
        program.login.open_file(Path(options.connect))
    else:
        program.show_login(_remembered(program.local.get))


def _remembered(get: Callable[..., Any]) -> "Profile | None":
    kept = get("profile")
    if not kept:
        return None
    from crm_desktop.services.auth import Profile

    return Profile(**kept)
