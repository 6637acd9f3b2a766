"""Changes by other people: table names come from the listener thread and reach the pages that show them."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

DEBOUNCE = 120
"""Milliseconds in which a burst of notifications becomes one refresh."""


class Live(QObject):
    """One per program; `hear` may be called from any thread."""

    _heard = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: WeakKeyDictionary[QObject, tuple[frozenset[str], Callable[[], None]]] = WeakKeyDictionary()
        self._changed: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._timer.timeout.connect(self._tell)
        self._heard.connect(self._note)

    def hear(self, table: str) -> None:
        """Something in `table` has changed."""
        self._heard.emit(table)

    def listen(self, owner: QObject, tables: frozenset[str], callback: Callable[[], None]) -> None:
        """Call back when one of `tables` changes, as long as `owner` lives."""
        self._listeners[owner] = (tables, callback)

    def everything(self) -> None:
        """Refresh all, after a lost connection has come back."""
        for _tables, callback in self._alive():
            callback()

    def _note(self, table: str) -> None:
        self._changed.add(table)
        if not self._timer.isActive():
            self._timer.start()

    def _alive(self) -> list[tuple[frozenset[str], Callable[[], None]]]:
        return [entry for owner, entry in list(self._listeners.items()) if shiboken6.isValid(owner)]

    def _tell(self) -> None:
        changed, self._changed = self._changed, set()
        for tables, callback in self._alive():
            if tables & changed:
                callback()
