"""How Terrasoft is reached: the profile, its check step by step, the secret in the store of the system."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_setup_known import SERVICE, Known
from crm_desktop.ui.exchange_setup_trial import DATE_FORMS, GENERATIONS, LAYOUTS, StepsBox, Trial
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.fields import FlagBox
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.login_fields import Secret

if TYPE_CHECKING:
    from crm_desktop.services.terrasoft.profile import Profile

translate = QCoreApplication.translate
ZONES = {
    "Europe/Kaliningrad": 2, "Europe/Moscow": 3, "Europe/Samara": 4, "Asia/Yekaterinburg": 5, "Asia/Omsk": 6,
    "Asia/Krasnoyarsk": 7, "Asia/Irkutsk": 8, "Asia/Yakutsk": 9, "Asia/Vladivostok": 10, "Asia/Magadan": 11,
    "Asia/Kamchatka": 12,
}  # fmt: skip


class ConnectionPane(QWidget):
    """Emits `saved` when the profile stands in the base; `checked` when a trial has gone to its end."""

    saved = Signal()
    checked = Signal()
    dirty_changed = Signal(bool)

    def __init__(self, known: Known, parent: QWidget | None = None, *, bare: bool = False) -> None:
        super().__init__(parent)
        self.known = known
        self.trial = Trial(self)
        self._asked_for: tuple[str, str] | None = None
        self.note, self.steps = NoteCard(hue="red"), StepsBox()
        self.note.hide()
        self.check = self._button("check_connection", translate("exchange", "Check the connection"), "plug_connected")
        self.halt = self._button("stop_check", translate("exchange", "Stop"), "dismiss")
        self.save = self._button("save_profile", translate("exchange", "Save"), "save", PRIMARY)
        self.try_record = FlagBox()
        self.try_record.setObjectName("try_record")
        self.try_record.setText(translate("exchange", "Make one record there for a trial and delete it"))
        self.try_record.setToolTip(
            translate("exchange", "Only so it can be told whether Terrasoft keeps ids made by us")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*((0, 4, 8, 8) if bare else (24, 18, 24, 24)))
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.note)
        column.addWidget(self._fill_pane())
        column.addWidget(self.try_record)
        column.addWidget(self.steps)
        column.addStretch()
        self._connect()
        self._show_buttons()

    @staticmethod
    def _button(name: str, text: str, icon: str, look: str = PLAIN) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(name)
        return button

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        title = QLabel(translate("exchange", "Connection to Terrasoft"))
        title.setProperty("role", "panel_title")
        line.addWidget(title)
        line.addStretch()
        for button in (self.halt, self.check, self.save):
            line.addWidget(button)
        return line

    def _fill_pane(self) -> QWidget:
        from crm_desktop.ui.forms.ui_exchange_profile import Ui_ExchangeProfile

        pane = QWidget()
        self.ui = Ui_ExchangeProfile()
        self.ui.setupUi(pane)  # type: ignore[no-untyped-call]  # uic writes no types
        layout = pane.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.fields = Form(pane)
        Secret(self.fields, "secret")
        self.ui.address.setPlaceholderText("https://crm.company.ru")
        self.ui.ca.setPlaceholderText(translate("exchange", "The certificates this computer trusts"))
        self.ui.contact_id.check = _guid_problem
        self.ui.login.set_choices([
            ("forms", translate("exchange", "Name and password")),
            ("oauth", translate("exchange", "OAuth: client id and secret")),
            ("basic", translate("exchange", "Basic authorization")),
        ])  # fmt: skip
        self.ui.generation.set_choices(list(GENERATIONS.items()))
        self.ui.layout.set_choices(list(LAYOUTS.items()))
        forms = [(name, translate("exchange", DATE_FORMS[name])) for name in ("utc_midnight", "user_midnight")]
        self.ui.date_form.set_choices(forms)
        self.ui.zone.set_choices([(name, f"{name.partition('/')[2]} (UTC+{hours})") for name, hours in ZONES.items()])
        self.fields.set_hint("address", translate("exchange", "As people open it in the browser"))
        self.fields.set_hint("generation", translate("exchange", "The check finds it out by itself"))
        self.fields.set_hint("contact_id", translate("exchange", "Tells our own changes from those of people"))
        self.fields.load(self._values(_beginning()))
        self._follow_login()
        return pane

    def _connect(self) -> None:
        self.check.clicked.connect(lambda _on=False: self.begin_check())
        self.halt.clicked.connect(lambda _on=False: self.stop_check())
        self.save.clicked.connect(lambda _on=False: self.save_profile())
        self.fields.on_edit("login", self._follow_login)
        self.fields.dirty_changed.connect(self.dirty_changed)
        self.trial.stepped.connect(self.steps.add)
        self.trial.ended.connect(self._ended)
        self.trial.failed.connect(self._failed)

    def hideEvent(self, event: QHideEvent) -> None:
        """A program that closes does not wait for the server; another tab in front changes nothing."""
        super().hideEvent(event)
        if not self.window().isVisible():
            self.stop_check()

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.fields.dirty

    def show_settings(self) -> None:
        """The saved profile, unless something is being typed."""
        profile = self.known.profile()
        if self.dirty or profile is None:
            return
        self.fields.load(self._values(profile))
        self._follow_login()
        if self._asked_for != (profile.root, profile.user):
            # A store may ask its owner to unlock it: once is enough.
            self._asked_for = (profile.root, profile.user)
            self.known.with_secret(profile, self._show_secret)

    def give_up(self) -> None:
        """Back to what is saved."""
        self.fields.load(self._values(self.known.profile() or _beginning()))
        self._follow_login()

    def _values(self, profile: "Profile") -> dict[str, Any]:
        return profile.to_json() | {"secret": None}

    def _show_secret(self, secret: str | None) -> None:
        kept = translate("exchange", "Kept on this computer")
        self.ui.secret.setPlaceholderText(kept if secret else translate("exchange", "Not known to this computer"))

    def _follow_login(self) -> None:
        oauth = self.fields.value("login") == "oauth"
        self.fields.show_field("token_address", oauth)
        label = self.fields.labels["secret"]
        label.setText(translate("exchange", "Secret of the client") if oauth else translate("exchange", "Password"))

    def _show_buttons(self) -> None:
        running = self.trial.running
        self.halt.setVisible(running)
        self.check.setEnabled(not running)
        self.save.setEnabled(not running)

    # what is typed

    def typed(self) -> "Profile | None":
        """The profile as it stands in the form; what is wrong is told at its field."""
        from crm_desktop.services.terrasoft.faults import Misconfigured

        problems = self.fields.check()
        profile = None
        if not problems:
            try:
                profile = self._profile().checked()
            except Misconfigured as problem:
                name, _colon, value = problem.words.partition(":")
                problems[name] = _field_problem(value.strip())
        self.fields.show_errors(problems)
        if problems:
            self.fields.go_to(next(iter(problems)))
        return profile

    def _profile(self) -> "Profile":
        known = self.known.profile() or _beginning()
        values = {name: editor.value() for name, editor in self.fields.fields.items() if name != "secret"}
        return known.with_(**{name: "" if value is None else value for name, value in values.items()})

    # the check

    def begin_check(self) -> None:
        """With what is typed, saved or not."""
        profile = self.typed()
        if profile is None or self.trial.running:
            return
        self.note.hide()
        secret = self.fields.value("secret")
        if secret:
            self._begin(profile, str(secret))
        else:
            self.known.with_secret(profile, lambda kept: self._begin(profile, kept))

    def _begin(self, profile: "Profile", secret: str | None) -> None:
        if secret is None:
            self.fields.show_errors({"secret": translate("exchange", "This computer does not know it: enter it")})
            self.fields.go_to("secret")
            return
        self.steps.begin()
        self.steps.reveal()
        self.trial.begin(profile, secret, self.known.settings, try_record=self.try_record.value())
        self._show_buttons()

    def stop_check(self) -> None:
        """What was found out so far stays to be read."""
        if not self.trial.running:
            return
        self.trial.stop()
        self.steps.say(translate("exchange", "stopped"))
        self._show_buttons()

    def _ended(self, profile: "Profile | None") -> None:
        self._show_buttons()
        wrong = [step for step in self.steps.steps if step.ok is False]
        self.steps.say(
            translate("exchange", "something is wrong") if wrong else translate("exchange", "everything is in order")
        )
        if profile is not None:
            found = {name: value for name, value in self._values(profile).items() if name != "secret"}
            self.fields.set_values(found)
        self.steps.reveal()
        self.checked.emit()

    def _failed(self, problem: Exception) -> None:
        self._show_buttons()
        self.steps.say(translate("exchange", "stopped"))
        self.note.show_text(sentence(problem), "red")

    # saving

    def save_profile(self) -> None:
        """The profile into the base, the secret into the store of this computer."""
        profile = self.typed()
        if profile is None:
            return
        self.note.hide()
        secret = self.fields.value("secret")
        if secret:
            self.known.keep_secret(profile, str(secret), self._kept)
        active = bool(self.known.settings["active"])
        self.save.setEnabled(False)
        tasks.run(
            self, f"{SERVICE}:save_profile", self.known.context.connection, profile, active,
            then=self._saved, failed=self._refused,
        )  # fmt: skip

    def _kept(self, obstacle: str) -> None:
        self._show_secret(None if obstacle else "kept")
        if obstacle:
            text = translate(
                "exchange", "This computer cannot keep the password: the exchange asks for it after every start."
            )
            self.note.show_text(text, "amber")

    def _saved(self, settings: dict[str, Any]) -> None:
        self._show_buttons()
        # What is typed is what was saved: the form begins anew from it.
        self.fields.load(self._values(self._profile()))
        self.known.take(settings)
        self.known.forget_schema()
        self.known.context.window.wake_exchange()
        self.known.context.window.toast(translate("exchange", "The connection is saved."))
        self.saved.emit()

    def _refused(self, problem: Exception) -> None:
        self._show_buttons()
        field = problem.facts.get("field") if isinstance(problem, Refused) else None
        if field in self.fields.fields:
            self.fields.show_errors({str(field): sentence(problem)})
        else:
            self.note.show_text(sentence(problem), "red")


def _beginning() -> "Profile":
    from crm_desktop.services.terrasoft.profile import Profile

    return Profile("")


def _guid_problem(text: str) -> str:
    try:
        UUID(text)
    except ValueError:
        return translate("exchange", "An id looks like 410006e1-ca4e-4502-a9ec-e54d922d2c00")
    return ""


def _field_problem(value: str) -> str:
    if value == "a password inside":
        return translate("exchange", "A password does not belong into the address")
    return translate("exchange", "This cannot be used") if value else translate("exchange", "Fill this in")
