"""Passwords in the system's own store; where there is none, a reason instead of a failure.

The store may ask the desktop and wait, so these functions are called on a worker.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile

translate = QCoreApplication.translate


class Vault:
    """The keyring of the person at this computer; never raises."""

    def reason(self) -> str:
        """Why passwords cannot be remembered here, "" when they can."""
        import keyring
        import keyring.backends.fail

        if isinstance(keyring.get_keyring(), keyring.backends.fail.Keyring):
            return translate("login", "This system has no password store, so the password cannot be remembered.")
        return ""

    def password(self, profile: "Profile", login: str) -> str:
        """The remembered password, "" when there is none."""
        from crm_desktop.services import auth

        return auth.remembered_password(profile, login) or ""

    def keep(self, profile: "Profile", login: str, password: str) -> None:
        """Remember, or forget when the password is empty."""
        import keyring
        from keyring.errors import KeyringError

        from crm_desktop.services import auth

        if password:
            auth.remember_password(profile, login, password)
            return
        try:
            if keyring.get_password(f"{auth.KEYRING}/{profile.name}", login):
                keyring.delete_password(f"{auth.KEYRING}/{profile.name}", login)
        except KeyringError:
            return
