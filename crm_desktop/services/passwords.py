"""The passwords a person lets this computer remember: in the system's own store or nowhere.

A store may ask the desktop and wait for minutes: never call this from the window's thread (`ui/login_vault.py`
does not).
"""

import logging
from typing import Any

from crm_desktop.services.encryption import is_near

log = logging.getLogger(__name__)
STORE = "CRM Desktop"
# The last is a plain text file with a lock on its door.
USELESS = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


def place(host: str, port: int, database: str) -> str:
    """Under which name a password is kept: the base itself, for a connection's name can be given to any server."""
    return f"{STORE}/{'localhost' if is_near(host) else host.lower()}:{port}/{database}"


def obstacle() -> str:
    """Why nothing can be remembered here: "" (it can), "no_store", "store_fails"."""
    try:
        import keyring

        return "no_store" if _is_useless(keyring.get_keyring()) else ""
    except Exception as problem:  # noqa: BLE001 - stores raise what their systems raise
        _note(problem)
        return "store_fails"


def remembered(place: str, login: str) -> str | None:
    """The password, or None: nothing kept, no store, a store that fails."""
    try:
        import keyring

        return keyring.get_password(place, login)
    except Exception as problem:  # noqa: BLE001 - as above
        _note(problem)
        return None


def remember(place: str, login: str, password: str) -> str:
    """Keeps the password and reads it back; returns the obstacle, "" when it is kept."""
    found = obstacle()
    if found:
        return found
    try:
        import keyring

        keyring.set_password(place, login, password)
        return "" if keyring.get_password(place, login) == password else "store_fails"
    except Exception as problem:  # noqa: BLE001 - as above
        _note(problem)
        return "store_fails"


def forget(place: str, login: str) -> None:
    """Takes the password out of the store; nothing happens when there is none."""
    try:
        import keyring

        if keyring.get_password(place, login) is not None:
            keyring.delete_password(place, login)
    except Exception as problem:  # noqa: BLE001 - as above
        _note(problem)


def renew(place: str, login: str, password: str) -> None:
    """After a change: the new password takes the place of a remembered one; what was not remembered stays so."""
    if remembered(place, login) is not None and remember(place, login, password):
        forget(place, login)


def _is_useless(backend: Any) -> bool:
    parts = list(getattr(backend, "backends", None) or [backend])
    return all(type(part).__module__.startswith(USELESS) for part in parts) or (
        len(parts) > 1 and type(parts[0]).__module__.startswith(USELESS)
    )


def _note(problem: Exception) -> None:
    """The kind of the failure only: what a store says may hold what it was given."""
    log.info("the store of passwords fails: %s", type(problem).__name__)
