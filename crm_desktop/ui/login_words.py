"""What to say when signing in fails: the cause and what to do about it; and what a weak connection means."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

# {host} and the like are facts of services.errors.Unavailable.
SENTENCES: dict[str, str] = {
    "no_server": QT_TRANSLATE_NOOP(
        "login", "The server does not answer. Check the network or the VPN and the server's name, then try again."
    ),
    "wrong_password": QT_TRANSLATE_NOOP(
        "login", "The login or the password is wrong. Check Caps Lock and the keyboard layout."
    ),
    "no_database": QT_TRANSLATE_NOOP(
        "login", "There is no such database on this server. Check its name or ask the administrator."
    ),
    "base_older": QT_TRANSLATE_NOOP(
        "login", "The base is older than this program. Ask the administrator to update the base."
    ),
    "base_newer": QT_TRANSLATE_NOOP(
        "login", "The base is newer than this program. Install the new version of the program."
    ),
    "not_admitted": QT_TRANSLATE_NOOP(
        "login", "The server does not admit this computer. Ask the administrator to allow it (pg_hba.conf)."
    ),
    "not_a_base": QT_TRANSLATE_NOOP("login", "This database is not a base of this program. Check its name."),
    "lost": QT_TRANSLATE_NOOP("login", "The connection was lost. Check the network and try again."),
    "too_many": QT_TRANSLATE_NOOP("login", "Too many people are connected to the server. Try again in a minute."),
    "disabled": QT_TRANSLATE_NOOP("login", "This account is switched off. Ask the administrator."),
    "must_change_password": QT_TRANSLATE_NOOP("login", "The password is a temporary one. Choose your own first."),
    "certificate": QT_TRANSLATE_NOOP(
        "login",
        "The certificate of the server is not signed by an authority this computer trusts. It may be another server"
        " that pretends to be {host}; the password was not sent. Choose the right root certificate or ask the"
        " administrator.",
    ),
    "other_host": QT_TRANSLATE_NOOP(
        "login",
        "The server's certificate is made out for another name than {host}. The password was not sent. Check the"
        " server's name or ask the administrator.",
    ),
    "no_encryption": QT_TRANSLATE_NOOP(
        "login",
        "The server {host} does not encrypt the connection, so nothing was sent to it. Ask the administrator to"
        " switch TLS on.",
    ),
    "encryption_required": QT_TRANSLATE_NOOP(
        "login",
        "The server takes encrypted connections only. Choose “Required, check certificate and name” in the settings"
        " of the connection.",
    ),
    "no_root_certificate": QT_TRANSLATE_NOOP(
        "login", "The file of the root certificate cannot be read. Choose it again in the settings of the connection."
    ),
    "no_scram": QT_TRANSLATE_NOOP(
        "login",
        "The server asked for the password in a way that would give it away, so it was not sent. Ask the"
        " administrator: the base must admit people by scram-sha-256.",
    ),
    "no_binding": QT_TRANSLATE_NOOP(
        "login",
        "The server did not prove that the encrypted line ends at the base itself; the password was not sent. If"
        " PgBouncer stands between, ask the administrator for a connection file with channel_binding “prefer”.",
    ),
    "pooling": QT_TRANSLATE_NOOP(
        "login",
        "The connection goes through PgBouncer in the mode transaction: changes of colleagues would not appear, and"
        " settings would get mixed up. Ask the administrator to switch pool_mode to session.",
    ),
}

OBJECTIONS: dict[str, str] = {
    "password_short": QT_TRANSLATE_NOOP("login", "At least 12 characters are needed"),
    "password_is_login": QT_TRANSLATE_NOOP("login", "The login is the first thing that is tried"),
    "password_is_old": QT_TRANSLATE_NOOP("login", "This is the password you have now"),
    "password_common": QT_TRANSLATE_NOOP("login", "This is one of the passwords that are tried first"),
}

WEAK: dict[str, str] = {
    "verify-ca": QT_TRANSLATE_NOOP(
        "login",
        "The name of the server is not checked: whoever has a certificate of the same authority can pretend to be it.",
    ),
    "require": QT_TRANSLATE_NOOP(
        "login",
        "The line is encrypted, but nobody checks with whom: somebody in the network can pretend to be the server"
        " and read along.",
    ),
    "prefer": QT_TRANSLATE_NOOP(
        "login",
        "Encryption can be switched off on the way without anybody noticing: clients, prices and payments could be"
        " read in the network.",
    ),
    "disable": QT_TRANSLATE_NOOP(
        "login", "Nothing is encrypted: clients, prices and payments can be read by everybody in the network."
    ),
}


def explained(problem: Exception) -> str:
    """Turn Unavailable(code, facts) of services.auth into a sentence; an unknown code keeps its text."""
    code = str(getattr(problem, "code", ""))
    facts: dict[str, Any] = dict(getattr(problem, "facts", None) or {})
    if code in SENTENCES:
        text = translate("login", SENTENCES[code]).replace("{host}", str(facts.get("host") or "—"))
    else:
        text = translate("login", "Signing in failed: {}").format(problem)
    versions = f" ({facts['base']} / {facts['program']})" if "base" in facts and "program" in facts else ""
    return f"{text}{versions}"


def objection(code: str) -> str:
    """What speaks against a password (services.password_rules)."""
    return translate("login", OBJECTIONS[code])


def weakness(host: str, mode: str) -> str:
    """What may happen over such a connection, "" when nothing: the full check, or this very computer."""
    from crm_desktop.services.encryption import is_near

    return "" if is_near(host) or not host or mode not in WEAK else translate("login", WEAK[mode])


def why_not_remembered(obstacle: str) -> str:
    """Why a password cannot be remembered on this computer (services.passwords)."""
    return {
        "": "",
        "no_store": translate("login", "This system has no password store, so the password cannot be remembered."),
    }.get(
        obstacle,
        translate("login", "The password store of this system does not work, so the password cannot be remembered."),
    )
