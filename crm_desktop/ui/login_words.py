"""What to say when signing in fails: the cause and what to do about it."""

from typing import Any

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def explained(problem: Exception) -> str:
    """Turn Unavailable(code, facts) of services.auth into a sentence; an unknown code keeps its text."""
    code = str(getattr(problem, "code", ""))
    facts: dict[str, Any] = dict(getattr(problem, "facts", None) or {})
    sentences = {
        "no_server": translate(
            "login",
            "The server does not answer. Check the network or the VPN and the server's name, then try again.",
        ),
        "wrong_password": translate(
            "login", "The login or the password is wrong. Check Caps Lock and the keyboard layout."
        ),
        "no_database": translate(
            "login", "There is no such database on this server. Check its name or ask the administrator."
        ),
        "base_older": translate(
            "login", "The base is older than this program. Ask the administrator to update the base."
        ),
        "base_newer": translate(
            "login", "The base is newer than this program. Install the new version of the program."
        ),
        "not_admitted": translate(
            "login",
            "The server does not admit this computer. Ask the administrator to allow it (pg_hba.conf).",
        ),
        "not_a_base": translate("login", "This database is not a base of this program. Check its name."),
        "lost": translate("login", "The connection was lost. Check the network and try again."),
        "disabled": translate("login", "This account is switched off. Ask the administrator."),
        "certificate": translate(
            "login",
            "The server's certificate could not be checked. Ask the administrator before you sign in.",
        ),
    }
    text = sentences.get(code) or translate("login", "Signing in failed: {}").format(problem)
    versions = f" ({facts['base']} / {facts['program']})" if "base" in facts and "program" in facts else ""
    return f"{text}{versions}"
