"""Who asks: forms login with its cookies and codes, OAuth client credentials, Basic (section 2)."""

import base64
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from tests.terrasoft.server import values
from tests.terrasoft.server.http import Refusal, Request, Response, answer, page
from tests.terrasoft.server.settings import Settings
from tests.terrasoft.server.store import Clock

LOCKED_AFTER = 5
"""Failed logins; the number on a real installation is a system setting."""


@dataclass(slots=True)
class User:
    """`code` is what a right password answers (2: it expires soon, 3 and 4: no licence, 5: it has expired)."""

    name: str
    password: str
    contact: UUID
    code: int = 0
    two_factor: bool = False
    failures: int = 0


@dataclass(slots=True)
class Session:
    """`minutes` after the last request it ends; a Bearer token ends at `until` whatever happens."""

    user: User
    csrf: str
    until: datetime
    bearer: bool = False
    told: bool = False


@dataclass(slots=True)
class Doors:
    """Sessions of one server."""

    settings: Settings
    clock: Clock
    users: dict[str, User] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    logins: int = 0
    failed: int = 0

    def expire(self) -> None:
        """The pool was recycled or the configuration published: nobody is signed in any more."""
        self.sessions.clear()

    def secrets(self) -> set[str]:
        """What must never stand in an address or a body but the login's."""
        known = {user.password for user in self.users.values()} | set(self.sessions)
        return (
            known | {session.csrf for session in self.sessions.values() if session.csrf} | {self.settings.client_secret}
        )

    def login(self, request: Request) -> Response:
        """AuthService.svc/Login at the site root; success is Code 0 in the body, not the status."""
        try:
            asked = values.loads(request.body)
        except values.BadValue:
            asked = None
        if request.method != "POST" or not isinstance(asked, dict):
            return page(400, "Bad Request")
        user = self.users.get(str(asked.get("UserName")))
        self.logins += 1
        if user is None or user.failures >= LOCKED_AFTER or user.password != asked.get("UserPassword"):
            self.failed += 1
            if user is not None:
                user.failures += 1
            return _failed(
                self.settings.wrong_login_status, 1, "Неверное имя пользователя или пароль.", "SecurityException"
            )
        if user.two_factor:
            return _failed(200, 1, "Второй фактор.", "Authentication.TwoFactorRequiredException")
        if user.code not in (0, 2):
            return _failed(200, user.code, "Вход невозможен.", "SecurityException", expired=user.code == 5)
        user.failures = 0
        return self._welcome(user)

    def _welcome(self, user: User) -> Response:
        token, csrf = secrets.token_hex(32), secrets.token_urlsafe(9) + "." + secrets.token_urlsafe(9)
        until = self.clock.now() + timedelta(minutes=self.settings.session_minutes)
        self.sessions[token] = Session(user, csrf if self.settings.csrf else "", until)
        words = "Срок действия пароля истекает." if user.code == 2 else ""
        made = answer(
            200,
            {"Code": user.code, "Message": words, "Exception": None, "PasswordChangeUrl": None, "RedirectUrl": None},
        )
        where = self.settings.cookie_path or "/"
        made.headers += [
            ("Set-Cookie", f"BPMLOADER={secrets.token_hex(8)}; path={where}; HttpOnly"),
            ("Set-Cookie", f".ASPXAUTH={token}; path={where}; HttpOnly"),
            ("Set-Cookie", f"UserName={'|'.join(str(ord(letter)) for letter in user.name)}; path=/; HttpOnly"),
        ]
        if self.settings.csrf and self.settings.csrf_at_login:
            made.headers.append(("Set-Cookie", f"BPMCSRF={csrf}; path=/"))
        return made

    def token(self, request: Request) -> Response:
        """POST /connect/token (section 2.4)."""
        asked = dict(parse_qsl(request.body.decode()))
        good = (self.settings.client_id, self.settings.client_secret, "client_credentials")
        if (
            request.method != "POST"
            or (asked.get("client_id"), asked.get("client_secret"), asked.get("grant_type")) != good
        ):
            self.failed += 1
            return answer(400, {"error": "invalid_client"})
        self.logins += 1
        token, life = secrets.token_urlsafe(48), self.settings.token_seconds
        until = self.clock.now() + timedelta(seconds=life)
        self.sessions[token] = Session(next(iter(self.users.values())), "", until, bearer=True)
        return answer(
            200, {"access_token": token, "expires_in": life, "token_type": "Bearer", "scope": "ApplicationAccess_1"}
        )

    def site(self, request: Request) -> Response:
        """GET /: the login page for strangers, the token of forgery protection for those who are in."""
        session = self._by_cookie(request)
        if session is None:
            return self._to_login_page()
        made = page(200, "Creatio")
        if session.csrf:
            made.headers.append(("Set-Cookie", f"BPMCSRF={session.csrf}; path=/"))
        return made

    def enter(self, request: Request) -> User:
        """The user of a request to the data; Refusal when there is none or when a write lacks its token."""
        session = self._by_header(request) or self._by_cookie(request)
        if session is None or session.until <= self.clock.now():
            raise Refusal(self._nobody(request))
        if session.bearer:
            return session.user
        session.until = self.clock.now() + timedelta(minutes=self.settings.session_minutes)
        if session.csrf and request.method not in ("GET", "HEAD") and request.headers.get("bpmcsrf") != session.csrf:
            raise Refusal(page(403, "Forbidden", "BPMCSRF"))
        return session.user

    def later_cookie(self, request: Request) -> list[tuple[str, str]]:
        """BPMSESSIONID comes with the first answer after the login."""
        session = self._by_cookie(request)
        if session is None or session.told:
            return []
        session.told = True
        return [
            ("Set-Cookie", f"BPMSESSIONID={secrets.token_hex(8)}; path={self.settings.cookie_path or '/'}; HttpOnly")
        ]

    def _by_cookie(self, request: Request) -> Session | None:
        session = self.sessions.get(request.cookies().get(".ASPXAUTH", ""))
        return session if session is not None and not session.bearer else None

    def _by_header(self, request: Request) -> Session | None:
        scheme, _, rest = request.headers.get("authorization", "").partition(" ")
        if scheme == "Bearer":
            session = self.sessions.get(rest)
            return session if session is not None and session.bearer else None
        if scheme == "Basic" and self.settings.basic:
            return self._by_password(rest)
        return None

    def _by_password(self, encoded: str) -> Session | None:
        try:
            name, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
        except ValueError:
            return None
        user = self.users.get(name)
        if user is None or user.password != password:
            self.failed += 1
            return None
        return Session(user, "", datetime.max.replace(tzinfo=UTC), bearer=True)

    def _nobody(self, request: Request) -> Response:
        if request.headers.get("forceusesession", "").lower() == "true" or "authorization" in request.headers:
            words = {"Message": "Authentication failed.", "StackTrace": None}
            return answer(401, {**words, "ExceptionType": "System.InvalidOperationException"})
        return self._to_login_page()

    def _to_login_page(self) -> Response:
        made = page(302, "Object moved")
        made.headers.append(("Location", self.settings.application + self.settings.login_page))
        return made


def _failed(status: int, code: int, words: str, kind: str, *, expired: bool = False) -> Response:
    problem: dict[str, Any] = {"HelpLink": None, "InnerException": None, "Message": words, "StackTrace": None}
    problem["Type"] = f"System.Security.{kind}"
    address = "/Login/ChangePassword.aspx" if expired else None
    return answer(
        status,
        {"Code": code, "Message": words, "Exception": problem, "PasswordChangeUrl": address, "RedirectUrl": None},
    )
