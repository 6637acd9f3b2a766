"""Signing in: one PostgreSQL login per employee; and the password a person chooses for himself."""

from dataclasses import dataclass, field
from typing import Any

import psycopg2
from psycopg2.extensions import encrypt_password

from crm_desktop.services import encryption, passwords, pooler
from crm_desktop.services.database import Connection, Reader, connect, through_pooler
from crm_desktop.services.errors import Denied, Unavailable
from crm_desktop.services.values import from_base

SCHEMA = "0005"
"""The schema this program was written for; tests hold it against the newest migration."""


@dataclass(frozen=True)
class Profile:
    """Where a base is: everything of a connection file, no secrets; ValueError for an unknown sslmode.

    Without an sslmode the host decides (`encryption.usual_mode`); channel_binding="prefer" is for a PgBouncer with TLS.
    """

    name: str
    host: str
    port: int = 5432
    database: str = "crm"
    sslmode: str = ""
    sslrootcert: str = ""
    color: str = ""
    demo: bool = False
    people: tuple[dict[str, Any], ...] = field(default=())
    channel_binding: str = ""

    def __post_init__(self) -> None:
        if self.sslmode not in ("", *encryption.MODES) or self.channel_binding not in ("", "prefer", "require"):
            raise ValueError(f"{self.sslmode} {self.channel_binding}")

    @property
    def mode(self) -> str:
        """The sslmode that is used."""
        return self.sslmode or encryption.usual_mode(self.host)

    @property
    def place(self) -> str:
        """Under which name passwords of this base are remembered."""
        return passwords.place(self.host, self.port, self.database)

    def parameters(self, login: str, password: str) -> dict[str, Any]:
        """Arguments of psycopg2.connect for a person."""
        return {
            "host": self.host, "port": self.port, "dbname": self.database, "user": login, "password": password,
            **encryption.parameters(self.mode, self.sslrootcert, self.channel_binding),
        }  # fmt: skip


def sign_in(profile: Profile, login: str, password: str) -> Connection:
    """Connects and asks who I am: the protocol's round trips and one more.

    Raises Unavailable: what `database.connect` tells, pooling, disabled, base_older, base_newer, not_a_base, and
    must_change_password for a temporary password, with which nothing but `choose_password` works.
    """
    connection = Connection(profile.parameters(login, password))
    try:
        connection.me = _who_am_i(connection)
        if connection.me.get("must_change_password"):
            raise Unavailable("must_change_password", {"login": login})
        return connection
    except BaseException:
        connection.close()
        raise


def _who_am_i(connection: Connection) -> dict[str, Any]:
    me = _asked(connection)
    if me is None:
        raise Unavailable("disabled")
    version = me["schema_version"] or ""
    if version != SCHEMA:
        code = "base_older" if version < SCHEMA else "base_newer"
        raise Unavailable(code, {"base": version, "program": SCHEMA})
    return {**me, "choices": from_base(me.get("choices") or {})}


def _asked(connection: Connection) -> dict[str, Any] | None:
    try:
        with connection.reader() as reader:
            ((me, pid),) = reader.rows("SELECT api.whoami(), pg_backend_pid()")
            if pooler.stands_between(reader.raw, pid):
                _take_pooler(connection, reader.raw)
            found: dict[str, Any] | None = me
            return found
    except Denied as error:
        raise Unavailable("disabled") from error
    except psycopg2.Error as error:
        if error.pgcode in ("3F000", "42883"):
            raise Unavailable("not_a_base") from error
        raise


def _take_pooler(connection: Connection, first: Any) -> None:
    through_pooler(first, connection.parameters)
    pooler.refuse_shared_sessions(first, lambda: connect(connection.parameters))


def choose_password(profile: Profile, login: str, temporary: str, chosen: str) -> Connection:
    """Puts an own password in the place of a temporary one and signs in with it.

    An answer lost on the way does no harm: whoever asks again is let in by what the base has already taken.
    """
    try:
        connection = connect(profile.parameters(login, temporary))
    except Unavailable as problem:
        if problem.code != "wrong_password":
            raise
        return sign_in(profile, login, chosen)
    try:
        change_password(Reader(connection), login, chosen)
    finally:
        connection.close()
    return sign_in(profile, login, chosen)


def change_password(reader: Reader, login: str, chosen: str) -> None:
    """Gives the base the verifier of a new password: the password itself goes over no line and into no log.

    Raises Refused("verifier_wrong").
    """
    verifier = encrypt_password(chosen, login, reader.raw, "scram-sha-256")
    reader.rows("SELECT api.password_change(%s)", (verifier,))


def renew_password(connection: Connection, present: str, chosen: str) -> None:
    """The signed-in person changes his password; the present one is proved by connecting with it.

    Raises Unavailable("wrong_password"). Connections made later, the listener's too, use the new one.
    """
    parameters = connection.parameters
    proof = connect({**parameters, "password": present})
    try:
        change_password(Reader(proof), str(parameters["user"]), chosen)
    finally:
        proof.close()
    parameters["password"] = chosen
    passwords.renew(
        passwords.place(parameters["host"], parameters["port"], parameters["dbname"]), parameters["user"], chosen
    )
