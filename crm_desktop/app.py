"""The composition root: application, language, sign-in, the main window and what runs beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from crm_desktop.settings import LocalSettings
from crm_desktop.ui import texts
from crm_desktop.ui.application import make_application, translate_program
from crm_desktop.ui.kit import formats, tasks, theme
from crm_desktop.ui.kit.context import Context, Person
from crm_desktop.ui.kit.live import Live
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.person_settings import ServerSettings, ignore

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile
    from crm_desktop.services.database import Connection
    from crm_desktop.services.listener import Listener
    from crm_desktop.ui.exchange_thread import ExchangeThread
    from crm_desktop.ui.workspace import Workspace

__all__ = ["Program", "make_application"]
translate = QCoreApplication.translate
BADGES_EVERY = 60_000
BADGES_AFTER = 400
HOUSEKEEPING_EVERY = 20 * 60_000
ASK_AGAIN_AFTER = 2_000
"""After a command or a question has lost the server: whether it is back."""
NEWS_AFTER = 2_000
"""Events come in bursts, and of everybody: the bell asks once for all of them."""
CHOICES = frozenset({"service", "direction", "organization", "expert_group", "lost_reason"})


class Program(QObject):
    """One signed-in person at a time; emits `ready` when the window of a person is usable."""

    heard = Signal(str)
    linked = Signal(bool)
    ready = Signal(object)

    def __init__(self, application: QApplication, local: LocalSettings | None = None) -> None:
        super().__init__(application)
        self.application = application
        self.local = local or LocalSettings()
        self.window = self._made_window()
        self.live = Live(self)
        self.login: Any = None
        self.connection: Connection | None = None
        self.profile: Profile | None = None
        self.people: tuple[Any, ...] = ()
        self._listener: Listener | None = None
        self.exchange: ExchangeThread | None = None
        self._badges = QTimer(self, interval=BADGES_EVERY)
        self._badges.timeout.connect(self.ask_badges)
        self._news = QTimer(self, singleShot=True, interval=NEWS_AFTER)
        self._news.timeout.connect(self.ask_badges)
        # A program left open over night would otherwise wait for the first who signs in.
        self._calendar = QTimer(self, interval=HOUSEKEEPING_EVERY)
        self._calendar.timeout.connect(self._keep_house)
        self._again = QTimer(self, singleShot=True, interval=ASK_AGAIN_AFTER)
        self._again.timeout.connect(self._ask_again)
        self._settings: ServerSettings | None = None
        self._workspace: Workspace | None = None
        self.heard.connect(self._hear)
        self.linked.connect(self._link)
        application.aboutToQuit.connect(self.stop)

    def _made_window(self) -> MainWindow:
        window = MainWindow(search="crm_desktop.ui.palette_entries:search")
        window.language = str(self.local.get("language", "ru"))
        window.signed_out.connect(self.sign_out)
        window.lost.connect(lambda: self._again.start())
        window.theme_chosen.connect(self.choose_theme)
        window.language_chosen.connect(self.choose_language)
        window.tool_asked.connect(lambda name: self.workspace().show_tool(name))
        return window

    # signing in

    def show_login(self, profile: "Profile | None" = None, *, demo: bool = False, **choices: Any) -> None:
        """The sign-in screen; `demo` goes straight to the people of the demonstration."""
        from crm_desktop.ui.login import Login
        from crm_desktop.ui.login_vault import Vault

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
        self._settings = ServerSettings(self, me.get("settings") or {})
        context = Context(
            settings=self._settings,
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
        QTimer.singleShot(BADGES_AFTER, self, self._furnish)
        self._badges.start()
        self.ready.emit(self.window)

    def _furnish(self) -> None:
        self.ask_badges()
        if self.window.context is not None:
            self.workspace()
            self._exchange()
        self._calendar.start()
        self._keep_house()

    def _exchange(self) -> None:
        """The exchange with Terrasoft runs in the client of whoever has the right to it."""
        context = self.window.context
        if self.connection is not None and context is not None and "integrator" in context.person.roles:
            from crm_desktop.ui import exchange_thread

            self._end_exchange()
            self.exchange = exchange_thread.begin(self, self.window, self.connection.parameters)

    def _end_exchange(self) -> None:
        if self.exchange is not None:
            self.exchange.leave()
            self.exchange = None

    def _keep_house(self) -> None:
        """Whoever is there first on a day lets the base do what the calendar asks of it."""
        if self.connection is not None:
            tasks.command(self, "crm_desktop.services.housekeeping:run", refused=ignore)

    def workspace(self) -> "Workspace":
        """What stands around the pages; made a moment after the first list, or when it is first asked for."""
        if self._workspace is None:
            from crm_desktop.ui.workspace import Workspace

            context = self.window.context
            assert context is not None, "nobody is signed in"
            self._workspace = Workspace(self.window, context)
            self._workspace.seen.connect(self.ask_badges)
        return self._workspace

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
        self._calendar.stop()
        self._again.stop()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        self._end_exchange()
        if self._workspace is not None:
            self._workspace.leave()
            self._workspace = None
        if self.connection is not None:
            tasks.stop()
            if self._settings is not None:
                self._settings.keep_now(self.connection)
            tasks.attach(None)
            self.connection.close()
            self.connection = None

    # beside the window

    def _listen(self, connection: "Connection") -> None:
        from crm_desktop.services.listener import Listener

        self._listener = Listener(connection.parameters, self.heard.emit, self.linked.emit)
        self._listener.start()

    def _hear(self, table: str) -> None:
        if self.connection is None:
            return
        self.live.hear(table)
        if table in CHOICES:
            self._ask_choices()
        if table in {"approval", "calculation_line", "work_item", "task", "payment"}:
            self.ask_badges()
        elif table == "event" and not self._news.isActive():
            self._news.start()

    def _link(self, up: bool) -> None:
        if self.connection is None:
            return
        if up:
            self.window.show_online(self._where())
        else:
            from crm_desktop.services.errors import Unavailable

            self.window.show_offline(texts.sentence(Unavailable("lost")))

    def _ask_again(self) -> None:
        """The listener may hold a link all along while other connections have been cut: the strip must not stay."""
        if self.connection is not None:
            tasks.read(
                self,
                "crm_desktop.services.people:badges",
                then=lambda _counts: self._link(True),
                failed=lambda _problem: self._again.start(),
                key="again",
            )

    def ask_badges(self) -> None:
        """What waits for me, for the rail."""
        if self.connection is not None:
            tasks.read(
                self,
                "crm_desktop.services.people:badges",
                then=lambda counts: self.window.show_badges(counts, counts.get("unread", 0)),
                failed=ignore,
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
                failed=ignore,
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
        """Remembered; a signed-in person's window is made anew, for widgets keep the words they were made with."""
        if language == self.local.get("language", "ru"):
            return
        if self.connection is not None and not self.window.close_all():
            return
        self.local.set("language", language)
        if self.connection is not None:
            self._renew_window(language)

    def _renew_window(self, language: str) -> None:
        context, old, tabs = self.window.context, self.window, self.workspace().tabs
        assert context is not None
        self.workspace().leave()
        self._workspace = None
        translate_program(self.application, language)
        texts.register()
        formats.forget_words()
        self.window = context.window = self._made_window()
        context.settings.set("session/tabs", tabs)
        self.window.setGeometry(old.geometry())
        self.window.show()
        self.window.start(context, self._where(), demo=bool(self.profile and self.profile.demo))
        old.context = None
        old.close()
        old.deleteLater()
        QTimer.singleShot(BADGES_AFTER, self, self._furnish)
