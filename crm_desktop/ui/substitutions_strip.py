"""For whom one stands in today, said calmly at the top of the window."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.strips import Strip

translate = QCoreApplication.translate
LOOK_EVERY = 300_000
"""Substitutions begin at midnight, and nobody tells a window that a day has begun."""


class StandsInStrip(QObject):
    """Known from the sign-in; a change is heard of at once, a new day within five minutes."""

    def __init__(self, strip: Strip, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.strip, self.context = strip, context
        self._day = formats.present().date()
        me = getattr(context.connection, "me", None) or {}
        self.show_people(list(me.get("stands_in_for") or []))
        context.live.listen(self, frozenset({"substitution"}), self.ask)
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def leave(self) -> None:
        """The person signs out."""
        self._timer.stop()
        self.strip.hide()

    def look(self) -> None:
        """Ask when another day has begun."""
        today = formats.present().date()
        if today != self._day:
            self._day = today
            self.ask()

    def ask(self) -> None:
        """Something about substitutions has changed."""
        function = "crm_desktop.services.substitutions:stands_in_for"
        tasks.read(self, function, then=self.show_people, failed=lambda _problem: None, key="stands_in")

    def show_people(self, people: list[dict[str, Any]]) -> None:
        """Nothing is said when one stands in for nobody."""
        if not people:
            self.strip.hide()
            return
        told = "; ".join(
            translate("substitutions", "{} until {}").format(one["name"], formats.day(_day(one["until_on"])))
            for one in people
        )
        text = translate("substitutions", "You stand in for: {}").format(told)
        self.strip.say(text, {translate("substitutions", "Show"): self._open}, hue="blue", strong=False, closable=False)

    def _open(self) -> None:
        self.context.window.open_view("substitutions", "now")


def _day(value: Any) -> date:
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value
