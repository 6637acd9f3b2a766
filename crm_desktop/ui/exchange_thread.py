"""The exchange with Terrasoft beside the window: a thread of its own in the client of a person with the right to it."""

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from crm_desktop.ui import texts

if TYPE_CHECKING:
    from crm_desktop.services.terrasoft.worker import State, Worker

translate = QCoreApplication.translate
ROLE = "integrator"
PATIENCE = 1.0
"""Seconds a closing window waits for a request under way; what is not done then waits in the base."""


class ExchangeThread(QObject):
    """One per signed-in window; `told` says words, icon, hue and tip of its state for the status bar."""

    said = Signal(object)
    told = Signal(str, str, str, str)
    page_asked = Signal(str)

    def __init__(self, parent: QObject, parameters: dict[str, Any]) -> None:
        super().__init__(parent)
        self.state: State | None = None
        self._parameters = parameters
        self._worker: Worker | None = None
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._work, name="exchange", daemon=True)
        self.said.connect(self._show)

    def start(self) -> None:
        """Begins to work; `told` is connected before."""
        self._thread.start()

    def wake(self) -> None:
        """A cycle at once: somebody has decided something or changed the set-up."""
        if self._worker is not None:
            self._worker.wake()

    def open_page(self) -> None:
        """The sign in the status bar was clicked."""
        self.page_asked.emit("exchange")

    def leave(self) -> None:
        """The person goes; another's program takes the work over."""
        self._left.set()
        self.said.disconnect(self._show)
        self.told.emit("", "arrow_sync", "grey", "")
        if self._worker is not None:
            self._worker.stop()
        self._thread.join(PATIENCE)
        # What the windows still say goes nowhere.
        self.deleteLater()

    def _work(self) -> None:
        # Loaded here: the window waits neither for what only this thread needs nor for the store of passwords.
        from crm_desktop.services import exchange
        from crm_desktop.services.terrasoft.worker import Worker

        self._worker = Worker(self._parameters, exchange.secret, self._hear)
        if not self._left.is_set():
            self._worker.watch()

    def _hear(self, state: "State") -> None:
        if not self._left.is_set():
            self.said.emit(state)

    def _show(self, state: "State") -> None:
        self.state = state
        self.told.emit(*shown(state))


def begin(parent: QObject, window: Any, parameters: dict[str, Any]) -> ExchangeThread:
    """`window` is the main window: its status bar shows how it goes, its pages wake it."""
    thread = ExchangeThread(parent, parameters)
    thread.told.connect(window.status.exchange.show_state)
    window.status.exchange_clicked.connect(thread.open_page)
    thread.page_asked.connect(window.open_section)
    window.exchange_asked.connect(thread.wake)
    thread.start()
    return thread


def shown(state: "State") -> tuple[str, str, str, str]:
    """Words, icon, hue and the tip of a state."""
    if state.word == "off":
        return "", "arrow_sync", "grey", ""
    if state.word == "waits":
        words = translate("exchange", "Exchange: {} works").format(state.holder or "…")
        return words, "arrow_sync", "grey", translate("exchange", "Your program takes over when that one ends.")
    if state.word == "failed":
        reason = texts.refusal(state.code, {"words": state.words}) or state.words
        return translate("exchange", "Exchange does not work"), "warning", "amber", reason
    if state.asks:
        words = translate("exchange", "Exchange: {} to decide").format(state.asks)
        return words, "arrow_sync", "amber", translate("exchange", "Both sides changed the same, or a record is gone.")
    words = translate("exchange", "Exchange at {}").format(f"{state.at.astimezone():%H:%M}")
    return words, "arrow_sync", "green", translate("exchange", "Records go to Terrasoft and come from there.")
