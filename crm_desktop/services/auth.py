"""Signing in: one PostgreSQL login per employee, the password in the keyring or nowhere."""

from dataclasses import dataclass, field
from typing import Any

from crm_desktop.services.database import Connection
from crm_desktop.services.errors import Unavailable
from crm_desktop.services.values import from_base

SCHEMA = "0001"
"""The schema this program was written for; tests hold it against the newest migration."""

KEYRING = "CRM Desktop"


@dataclass(frozen=True)
class Profile:
    """Where a base is: everything of a connection file, no secrets."""

    name: str
    host: str
    port: int = 5432
    database: str = "crm"
    sslmode: str = "prefer"
    sslrootcert: str = ""
    color: str = ""
    demo: bool = False
    people: tuple[dict[str, Any], ...] = field(default=())

    def parameters(self, login: str, password: str) -> dict[str, Any]:
        """Arguments of psycopg2.connect for a person."""
        own: dict[str, Any] = {
            "host": self.host, "port": self.port, "dbname": self.database, "user": login, "password": password,
            "sslmode": self.sslmode,
        }  # fmt: skip
        if self.sslrootcert:
            own["sslrootcert"] = self.sslrootcert
        return own


def sign_in(profile: Profile, login: str, password: str) -> Connection:
    """Connects and asks who I am: the protocol's round trips and one more.

    Raises Unavailable: no_server, wrong_password, no_database, not_admitted, certificate, disabled, base_older,
    base_newer, not_a_base.
    """
    connection = Connection(profile.parameters(login, password))
    try:
        connection.me = _who_am_i(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _who_am_i(connection: Connection) -> dict[str, Any]:
    from crm_desktop.services.errors import Denied

    try:
        with connection.reader() as reader:
            me = reader.value("SELECT api.whoami()")
    except Denied as error:
        raise Unavailable("disabled") from error
    except Unavailable:
        raise
    except Exception as error:
        if getattr(error, "pgcode", "") in ("3F000", "42883"):
            raise Unavailable("not_a_base") from error
        raise
    if me is None:
        raise Unavailable("disabled")
    version = me["schema_version"] or ""
    if version != SCHEMA:
        code = "base_older" if version < SCHEMA else "base_newer"
        raise Unavailable(code, {"base": version, "program": SCHEMA})
    return {**me, "choices": from_base(me["choices"])}


def remembered_password(profile: Profile, login: str) -> str | None:
    """The password from the keyring, or None (no keyring, nothing kept)."""
    import keyring
    import keyring.errors

    try:
        return keyring.get_password(f"{KEYRING}/{profile.name}", login)
    except keyring.errors.KeyringError:
        return None


def remember_password(profile: Profile, login: str, password: str) -> str | None:
    """Keeps the password in the keyring; returns the reason when there is no keyring (nothing is written to disk)."""
    import keyring
    import keyring.errors

    try:
        keyring.set_password(f"{KEYRING}/{profile.name}", login, password)
    except keyring.errors.KeyringError as error:
        return str(error) or type(error).__name__
    if keyring.get_password(f"{KEYRING}/{profile.name}", login) != password:
        return "keyring"
    return None
