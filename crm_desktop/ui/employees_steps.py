"""What an administrator does to a login from the card: a password, the end of sessions, closing and opening it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from crm_desktop.services import employees
from crm_desktop.ui.employees_passwords import PasswordSheet
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import DANGER, PLAIN, Button
from crm_desktop.ui.kit.dialogs import Dialog, confirm
from crm_desktop.ui.kit.strips import NoteCard

if TYPE_CHECKING:
    from crm_desktop.ui.employees_card import EmployeeCard
    from crm_desktop.ui.hand_overs_dialog import HandOverDialog
    from crm_desktop.ui.substitutions_dialog import SubstitutionDialog

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.employees"


class EmployeeSteps(QObject):
    """Buttons in the head of the card, each with its question; hidden where the base would say no."""

    def __init__(self, card: "EmployeeCard") -> None:
        super().__init__(card)
        self.card = card
        self.arranges = False
        self.password = self._button(
            "give_password", translate("employees", "Give a temporary password"), "lock_closed", self.ask_password
        )
        self.open = self._button("enable", translate("employees", "Take back…"), "person_add", self.ask_enable)
        self.away = self._button(
            "absence", translate("employees", "Substitution…"), "people", lambda: self.ask_substitution(None)
        )
        self.hand_over = self._button(
            "hand_over_work", translate("employees", "Hand over the work…"), "arrow_export_ltr", self.ask_hand_over
        )
        self.close = self._button(
            "disable", translate("employees", "Close the login…"), "sign_out", self.ask_disable, DANGER
        )

    def _button(self, name: str, text: str, icon: str, act: Callable[[], object], look: str = PLAIN) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        button.hide()
        self.card.head.add_button(button)
        return button

    def show_values(self, values: dict[str, Any]) -> None:
        """Which of them the reader may take now."""
        keeps, myself, active = bool(values["editable"]), bool(values["myself"]), bool(values["active"])
        self.arranges = bool(values["arranges"])
        self.password.setVisible(keeps and active and not myself)
        self.close.setVisible(keeps and active and not myself)
        self.open.setVisible(keeps and not active)
        self.away.setVisible(self.arranges and active and not keeps)
        self.card.head.suggest(self.open if not active else None)
        # Whoever has left is emptied by his head; the base says who that is.
        if not myself:
            tasks.read(
                self, "crm_desktop.services.hand_overs:may_pass_on", self.card.id,
                then=self.hand_over.setVisible, failed=lambda _problem: None, key="hand_over",
            )  # fmt: skip

    @property
    def _values(self) -> dict[str, Any]:
        return self.card.values

    @property
    def _name(self) -> str:
        return str(self._values["short_name"])

    def show_password(self, name: str, login: str, password: str, holder: QWidget | None = None) -> PasswordSheet:
        """Once; the sheet outlives the card, which may have been closed by saving."""
        sheet = PasswordSheet(name, login, password, self.card.context.connection, holder or self.card.window())
        sheet.open()
        return sheet

    # password

    def ask_password(self) -> Dialog:
        """A lost password ends the sessions, too: whoever found it must not stay."""
        text = translate(
            "employees",
            "The present password stops working, open sessions end: {}.",
        )
        dialog = confirm(
            self.card, translate("employees", "A temporary password for {}?").format(self._name),
            text.format(len(self._values.get("sessions") or [])), translate("employees", "Give it out"),
        )  # fmt: skip
        dialog.accepted.connect(self._give_password)
        dialog.open()
        return dialog

    def _give_password(self) -> None:
        self._with_password(f"{SERVICE}:renew_password")

    def _with_password(self, function: str) -> None:
        password, name, login = employees.new_password(), self._name, str(self._values["login"])
        self.card.busy_with(
            function, self.card.id, login, password, then=lambda _r: self.show_password(name, login, password)
        )

    # back again

    def ask_enable(self) -> Dialog:
        """The same login and the same rights as before."""
        text = translate(
            "employees", "The login {} is opened again with the roles it had, and gets a temporary password."
        )
        dialog = confirm(
            self.card, translate("employees", "Take {} back?").format(self._name), text.format(self._values["login"]),
            translate("employees", "Take back"),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._with_password(f"{SERVICE}:enable"))
        dialog.open()
        return dialog

    # closing

    def ask_disable(self) -> None:
        """What the person leaves is counted anew before it is asked."""
        tasks.read(self.card, f"{SERVICE}:read", "employee", self.card.id, then=self._ask_disable, key="leaving")

    def _ask_disable(self, values: dict[str, Any]) -> None:
        text = translate(
            "employees",
            "Sessions end at once, every right is taken away. Nobody else gets this login.",
        )
        dialog = confirm(
            self.card, translate("employees", "Close the login of {}?").format(self._name), text,
            translate("employees", "Close the login"), danger=True,
        )  # fmt: skip
        dialog.setObjectName("leaving")
        left = left_words(values["left_behind"], len(values.get("sessions") or []))
        dialog.body.insertWidget(2, NoteCard(left, "amber" if any(values["left_behind"].values()) else "green"))
        dialog.accepted.connect(lambda: self.card.busy_with(f"{SERVICE}:disable", self.card.id, then=self._disabled))
        dialog.open()

    def _disabled(self, left: dict[str, Any]) -> None:
        text = translate("employees", "The login of {} is closed, connections ended: {}")
        self.card.context.window.toast(text.format(self._name, left["sessions"]))

    # sessions

    def ask_end_sessions(self) -> Dialog:
        """He may sign in again at once: it is for a computer that was left open."""
        text = translate(
            "employees", "The program says on those computers that the connection is lost. {} may sign in again."
        )
        dialog = confirm(
            self.card, translate("employees", "End all sessions?"), text.format(self._name),
            translate("employees", "End all"),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self.card.busy_with(f"{SERVICE}:end_sessions", self.card.id, then=self._ended))
        dialog.open()
        return dialog

    def _ended(self, count: int) -> None:
        self.card.context.window.toast(translate("employees", "Connections ended: {}").format(count))

    # his work

    def ask_hand_over(self) -> "HandOverDialog":
        """Everything he has in work, to be chosen from."""
        from crm_desktop.ui.hand_overs_dialog import HandOverDialog

        dialog = HandOverDialog(self.card.context, self.card, giver=(int(self.card.id or 0), self._name))
        dialog.handed_over.connect(lambda _counts: self.card.refresh())
        dialog.open()
        return dialog

    # substitutions

    def ask_substitution(self, values: dict[str, Any] | None) -> "SubstitutionDialog":
        """A new one for this person, or one of his to be changed."""
        from crm_desktop.ui.substitutions_dialog import SubstitutionDialog

        absent = (self.card.id, self._name)
        changed = (
            None
            if values is None
            else {**values, "absent_id_title": values["absent"], "substitute_id_title": values["substitute"]}
        )
        dialog = SubstitutionDialog(self.card.context, self.card, absent=absent, values=changed)
        dialog.put.connect(self.card.refresh)
        dialog.open()
        return dialog

    def ask_end_substitution(self, values: dict[str, Any]) -> Dialog:
        """The absent person is back."""
        from crm_desktop.ui.substitutions_dialog import ask_end

        return ask_end(self.card, values, self.card.refresh)


def left_words(left: dict[str, int], computers: int) -> str:
    """Directions, deals, approvals and tasks somebody leaves, and where he has the program open."""
    told = [
        translate("employees", "directions held: {}").format(left["held"]) if left["held"] else "",
        translate("employees", "open deals: {}").format(left["deals"]) if left["deals"] else "",
        translate("employees", "approvals that wait for nobody else: {}").format(left["approvals"])
        if left["approvals"]
        else "",
        translate("employees", "open tasks: {}").format(left["tasks"]) if left["tasks"] else "",
    ]
    parts = [part for part in told if part]
    open_now = translate("employees", "Has the program open on computers: {}.").format(computers) if computers else ""
    if not parts:
        return " ".join(filter(None, (translate("employees", "Leaves nothing behind."), open_now)))
    text = translate(
        "employees",
        "Leaves behind: {}. The head hands it over from this card.",
    )
    return " ".join(filter(None, (text.format("; ".join(parts)), open_now)))
