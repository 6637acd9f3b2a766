"""Settings of the signed-in person: known from sign-in, kept on the server a moment after they change."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from crm_desktop.ui.kit import tasks

if TYPE_CHECKING:
    from crm_desktop.services.database import Connection

KEEP_AFTER = 1_500


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
        """Sends what has changed, all in one statement; what cannot be sent is not worth a message."""
        changed = self._taken()
        if changed:
            tasks.command(self._owner, "crm_desktop.services.people:keep_settings", changed, refused=ignore)

    def keep_now(self, connection: "Connection") -> None:
        """At leaving there is no later: sends and waits, unless the server is gone."""
        from crm_desktop.services.errors import Trouble
        from crm_desktop.services.people import keep_settings

        changed = self._taken()
        if not changed:
            return
        try:
            with connection.session() as session:
                keep_settings(session, changed)
        except Trouble as problem:
            ignore(problem)

    def _taken(self) -> dict[str, Any]:
        self._timer.stop()
        changed = {key: self._values[key] for key in sorted(self._changed)}
        self._changed.clear()
        return changed


def ignore(_problem: Exception) -> None:
    """Settings are a comfort: losing one is no trouble to tell."""
