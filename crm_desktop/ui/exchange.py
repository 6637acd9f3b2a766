"""The exchange with Terrasoft as people keep it: how it goes, what failed, what is to be decided, the set-up."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui import exchange_words
from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_list import SERVICE
from crm_desktop.ui.exchange_sending import SendDialog
from crm_desktop.ui.exchange_state import StatePart
from crm_desktop.ui.kit import actions, formats, tasks
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button, IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import SAVE, Dialog, confirm
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.tabs import Tab, Tabs

translate = QCoreApplication.translate
DECIDER = "integrator"
TABLES = frozenset({"exchange", "exchange_profile"})
PARTS = {
    "failures": "crm_desktop.ui.exchange_failures:Failures",
    "conflicts": "crm_desktop.ui.exchange_conflicts:Conflicts",
    "deletions": "crm_desktop.ui.exchange_deletions:Deletions",
    "entries": "crm_desktop.ui.exchange_journal:Entries",
    "runs": "crm_desktop.ui.exchange_journal:Runs",
    "setup": "crm_desktop.ui.exchange_setup:ExchangeSetup",
}
"""Made when they are first shown."""


class ExchangePage(QWidget):
    """Records are seen and decided about by those with the right to the exchange; an administrator sees figures."""

    title_changed = Signal(str)
    refreshed = Signal(object)
    dirty_changed = Signal(bool)
    close_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        exchange_words.register()
        self.context = context
        self.decides = DECIDER in context.person.roles
        self.state: dict[str, Any] = {}
        self.head = PageHead(translate("exchange", "Exchange with Terrasoft"))
        self.tabs = Tabs(self._made_tabs())
        self.stack = QStackedWidget()
        self.parts: dict[str, QWidget] = {"state": StatePart(context, decides=self.decides)}
        self._make_head()
        self._lay_out()
        self._connect()
        self.refresh()
        context.live.listen(self, TABLES, self.refresh)

    def _made_tabs(self) -> list[Tab]:
        decides = [
            Tab("failures", translate("exchange", "Failures"), "red"),
            Tab("conflicts", translate("exchange", "Conflicts"), "amber"),
            Tab("deletions", translate("exchange", "Deletions"), "amber"),
            Tab("entries", translate("exchange", "Journal")),
        ]
        return [
            Tab("state", translate("exchange", "State")), *(decides if self.decides else []),
            Tab("runs", translate("exchange", "Cycles")), Tab("setup", translate("exchange", "Set-up")),
        ]  # fmt: skip

    def _make_head(self) -> None:
        self.head.add(IconButton("arrow_sync", translate("exchange", "Refresh (F5)"), clicked=self.refresh))
        self.send = self._button("send_all", translate("exchange", "Send ours…"), "send", self.ask_what_to_send)
        self.scan = self._button("scan", translate("exchange", "Compare deletions"), "search", self.scan_again)
        self.power = self._button("power", "", "plug_disconnected", self.switch)
        self.now = self._button("sync_now", translate("exchange", "Exchange now"), "play_circle", self.sync_now)
        self.now.set_look(PRIMARY)
        self.now.setToolTip("Ctrl+Return")
        self.now.setVisible(self.decides)
        for button in (self.send, self.scan, self.power, self.now):
            button.setEnabled(False)

    def _button(self, name: str, text: str, icon: str, act: Any) -> Button:
        button = Button(text, icon, PLAIN)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        self.head.add(button)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self.parts["state"])

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_part)
        state = self.parts["state"]
        assert isinstance(state, StatePart)
        state.changed.connect(self.refresh)
        state.part_asked.connect(self.show_view)
        add = actions.adder(self, translate("exchange", "Exchange with Terrasoft"))
        add(translate("exchange", "Refresh"), "F5", self.refresh)
        if self.decides:
            add(translate("exchange", "Exchange now"), "Ctrl+Return", self.sync_now)

    # parts

    def show_view(self, name: str) -> None:
        """Choose a tab by its name."""
        if name in PARTS or name == "state":
            self.tabs.choose(name)

    def _show_part(self, name: str) -> None:
        if name not in self.parts:
            self.parts[name] = tasks.resolved(PARTS[name])(self.context)
            self.stack.addWidget(self.parts[name])
            if name == "setup":
                self.parts[name].dirty_changed.connect(self.dirty_changed)  # type: ignore[attr-defined]  # its own signal
        else:
            self._refresh_part(name)
        self.stack.setCurrentWidget(self.parts[name])
        self.parts[name].setFocus()
        # One filled button on a screen: what is typed in the set-up is saved there.
        self.now.set_look(PLAIN if name == "setup" else PRIMARY)

    def _refresh_part(self, name: str) -> None:
        # What is being typed in the set-up is not read over.
        refresh = getattr(self.parts[name], "refresh", None)
        if refresh is not None and name != "setup":
            refresh()

    @property
    def dirty(self) -> bool:
        """Whether something is typed in the set-up that is not saved."""
        return bool(getattr(self.parts.get("setup"), "dirty", False))

    def may_close(self) -> Dialog | None:
        """None when nothing would be lost; otherwise the open question, which closes the page by itself."""
        if not self.dirty:
            return None
        self.show_view("setup")
        title = translate("exchange", "Close without saving?")
        text = translate("exchange", "Something is typed in the set-up that is not saved; its parts have a blue point.")
        dialog = confirm(self, title, text, translate("exchange", "Do not save"), danger=True)
        dialog.finished.connect(lambda _code: self._leave() if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _leave(self) -> None:
        setup: Any = self.parts["setup"]
        setup.give_up()
        self.close_asked.emit()

    def refresh(self) -> None:
        """Counts, and what the shown tab lists."""
        tasks.read(self, f"{SERVICE}:state", then=self._show_state, key="state")
        if self.tabs.current != "state":
            self._refresh_part(self.tabs.current)

    def _show_state(self, state: dict[str, Any]) -> None:
        self.state = state
        part = self.parts["state"]
        assert isinstance(part, StatePart)
        part.show_state(state)
        counts = {
            "failures": state["queue_failed"] + state["waiting"],
            "conflicts": state["conflicts"],
            "deletions": state["deletions"],
        }
        for name, count in counts.items():
            self.tabs.set_count(name, count or None)
        on = bool(state["active"])
        self.power.setText(translate("exchange", "Switch off") if on else translate("exchange", "Switch on"))
        self.power.icon_name = "plug_disconnected" if on else "plug_connected"
        self.power.updateGeometry()
        known = bool(state["objects"])
        for button, usable in ((self.send, known), (self.scan, known and on), (self.power, known), (self.now, on)):
            button.setEnabled(usable)
        self.refreshed.emit(formats.present())

    # verbs

    def sync_now(self) -> None:
        """A cycle at once where this program works; another's goes on by itself in seconds."""
        if not self.now.isEnabled():
            return
        self.context.window.wake_exchange()
        worker = self.state["worker"] or {}
        text = translate("exchange", "The next cycle begins at once.")
        if worker.get("alive") and worker["name"] and not self._is_me(worker["name"]):
            text = translate("exchange", "{} works for the office: the next cycle comes within 20 seconds.")
        self.context.window.toast(text.format(worker.get("name")))

    def _is_me(self, name: str) -> bool:
        """A lease names a person as lists do, with spaces that break."""
        return " ".join(name.split()) == " ".join(formats.short_name(self.context.person.name).split())

    def scan_again(self) -> None:
        """Everything that stands in Terrasoft is compared with what was exchanged."""
        tasks.command(self, f"{SERVICE}:scan_again", then=self._scanned, refused=self.show_refusal)

    def _scanned(self, count: int) -> None:
        self.context.window.wake_exchange()
        text = translate(
            "exchange", "Compared at the next cycle: objects {}. What is missing twice in a row is asked about."
        )
        self.context.window.toast(text.format(count))

    def switch(self) -> Dialog | None:
        """Off is asked about, for it stops the exchange of the whole office."""
        if not self.state["active"]:
            self._switch(True)
            return None
        title = translate("exchange", "Switch the exchange off?")
        text = translate(
            "exchange", "It stops for the whole office. What changes meanwhile waits and is exchanged later."
        )
        dialog = confirm(self, title, text, translate("exchange", "Switch off"))
        dialog.finished.connect(lambda _code: self._switch(False) if dialog.answer == SAVE else None)
        dialog.open()
        return dialog

    def _switch(self, active: bool) -> None:
        then = partial(self._switched, active)
        tasks.command(self, f"{SERVICE}:switch", active, then=then, refused=self.show_refusal)

    def _switched(self, active: bool, _answer: object) -> None:
        on = translate("exchange", "The exchange is switched on.")
        self.context.window.toast(on if active else translate("exchange", "The exchange is switched off."))
        self.context.window.wake_exchange()
        self.refresh()

    def ask_what_to_send(self) -> SendDialog:
        """Everything of ours that is not in Terrasoft yet, object by object."""
        dialog = SendDialog(self.context, self.state["objects"], self)
        dialog.sent.connect(self.refresh)
        dialog.open()
        return dialog

    def show_refusal(self, problem: Exception) -> None:
        """An exchange without an address is set up first."""
        if getattr(problem, "facts", {}).get("field") == "address":
            text = translate("exchange", "Enter the address of Terrasoft in the set-up first.")
            self.context.window.toast(text, tone="amber")
            self.show_view("setup")
        else:
            self.context.window.toast(sentence(problem), tone="red")

    def show_problem(self, problem: Exception) -> None:
        """Problems of a refresh leave what is shown and go to the window."""
        self.context.window.show_problem(problem)
