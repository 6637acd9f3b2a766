"""Asks the system's store of passwords without letting it hold up anything: neither the window nor the way out.

A store may wait for somebody to unlock it. Workers of `tasks` are waited for at the sign-out, so the store is asked on
threads of its own, one after the other, which nobody waits for.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile

Answer = Callable[[Any], None]


class _Home(QObject):
    """Lives for ever in the main thread; the threads emit, Qt carries the answer across."""

    answered = Signal(object, object, object)


_home: list[_Home] = []
_last: list[threading.Thread] = []


def ask(owner: QObject, function: Callable[[], Any], then: Answer | None = None) -> None:
    """Calls `then` in the main thread when the store has answered, however late, if the owner still lives."""
    if not _home:
        _home.append(_Home())
        _home[0].answered.connect(_deliver)
    home, before = _home[0], _last[-1] if _last else None

    def work() -> None:
        if before is not None:
            before.join()
        home.answered.emit(owner, then, function())

    _last[:] = [threading.Thread(target=work, name="crm-vault", daemon=True)]
    _last[0].start()


def is_busy() -> bool:
    """Whether a store is still being asked."""
    return any(thread.is_alive() for thread in _last)


def _deliver(owner: QObject, then: Answer | None, answer: Any) -> None:
    if then is not None and shiboken6.isValid(owner):
        then(answer)


class Vault:
    """What the sign-in screen asks of `services/passwords.py`; the import, too, happens on the store's thread."""

    def obstacle(self, owner: QObject, then: Answer) -> None:
        """Answers why nothing can be remembered: "" (it can), "no_store", "store_fails"."""
        ask(owner, _passwords("obstacle"), then)

    def password(self, owner: QObject, profile: "Profile", login: str, then: Answer) -> None:
        """Answers the remembered password or None."""
        ask(owner, _passwords("remembered", profile, login), then)

    def keep(self, owner: QObject, profile: "Profile", login: str, password: str) -> None:
        """Remember, or forget when the password is empty."""
        name, *values = ("remember", password) if password else ("forget",)
        ask(owner, _passwords(name, profile, login, *values))


def _passwords(name: str, profile: "Profile | None" = None, *values: str) -> Callable[[], Any]:
    def call() -> Any:
        from crm_desktop.services import passwords

        return getattr(passwords, name)(*((profile.place, *values) if profile is not None else ()))

    return call
