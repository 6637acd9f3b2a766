"""The three ways to sign in, and the rule for a lost session: one fresh login for all threads, one repeat, no more."""

import base64
import json
import logging
import threading
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, Final
from urllib.parse import urlencode

from crm_desktop.services.terrasoft import answers
from crm_desktop.services.terrasoft.answers import Answer
from crm_desktop.services.terrasoft.faults import Busy, Fault, LoginRefused, NoRight, NotTerrasoft, Unreachable
from crm_desktop.services.terrasoft.http import Channel
from crm_desktop.services.terrasoft.profile import Profile

LOG: Final = logging.getLogger(__name__)
LOGIN: Final = "/ServiceModel/AuthService.svc/Login"
CSRF: Final = "BPMCSRF"
JSON: Final = {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"}
FORCED: Final = {"ForceUseSession": "true"}
"""A session that has ended answers 401 instead of leading to the login page."""
RENEWED_BEFORE: Final = 60
TOKEN_LIFE: Final = 3600
"""Seconds, where the server does not tell (its own default)."""
CODES: Final = {3: "terrasoft_login_licence", 4: "terrasoft_login_licence", 5: "terrasoft_login_expired"}


class Held:
    """One login: what goes along with every request, and what later answers add to it."""

    def __init__(self, headers: Mapping[str, str] | None = None, ends: float = float("inf")) -> None:
        self.proved = False
        """Whether a request under it has been answered with anything but a demand to sign in."""
        self.ends = ends
        self._headers = dict(headers or {})
        self._cookies: dict[str, str] = {}

    def take(self, answer: Answer) -> None:
        for name, value in answer.cookies:
            if value:
                self._cookies[name] = value
            else:
                self._cookies.pop(name, None)

    def has(self, cookie: str) -> bool:
        return cookie in self._cookies

    def headers(self) -> dict[str, str]:
        cookies = dict(self._cookies)
        told = dict(self._headers)
        if cookies:
            told["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if CSRF in cookies:
            told[CSRF] = cookies[CSRF]
        return told


class Conversation:
    """Questions under a login, from several threads; a refused login is remembered and never tried again."""

    def __init__(self, profile: Profile, secret: str, channel: Channel) -> None:
        ways: dict[str, Callable[[Profile, str, Channel], Held]]
        ways = {"forms": by_form, "oauth": by_token, "basic": by_header}
        self._way, self._profile, self._secret, self._channel = ways[profile.login], profile, secret, channel
        self._lock = threading.Lock()
        self._held: Held | None = None
        self._refused: tuple[str, str] | None = None

    def sign_in(self) -> None:
        """Makes sure that there is a login; for Basic nothing is asked before the first question."""
        self._current(None)

    def ask(
        self, method: str, url: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Whatever status it has but 401 and 403, which have become NoRight or LoginRefused."""
        held = self._current(None)
        answer = self._once(held, method, url, body, headers or {})
        if not answer.asks_to_sign_in():
            return answer
        fresh = self._current(held)
        if fresh is held:
            raise self._basic_refusal(held, answer)
        answer = self._once(fresh, method, url, body, headers or {})
        if answer.asks_to_sign_in():
            raise NoRight(answer.words, status=answer.status)
        return answer

    def _once(
        self, held: Held, method: str, url: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Answer:  # fmt: skip
        answer = self._channel.send(method, url, {**headers, **held.headers()}, body)
        held.take(answer)
        held.proved = held.proved or not answer.asks_to_sign_in()
        return answer

    def _current(self, stale: Held | None) -> Held:
        """The login in force; another one than `stale`, which a thread that came before may have made already."""
        with self._lock:
            if self._refused is not None:
                raise LoginRefused(*self._refused)
            if self._held is None or self._held is stale or self._held.ends <= monotonic():
                self._held = self._signed_in(stale)
            return self._held

    def _signed_in(self, stale: Held | None) -> Held:
        if self._profile.login == "basic" and stale is not None:
            return stale
        try:
            return self._way(self._profile, self._secret, self._channel)
        except LoginRefused as refusal:
            self._refused = (refusal.words, refusal.reason)
            raise
        except (Unreachable, Busy, NotTerrasoft) as fault:
            # The question itself has not been put, or was turned away unheard.
            fault.sent = False
            raise

    def _basic_refusal(self, held: Held, answer: Answer) -> Fault:
        if held.proved:
            return NoRight(answer.words, status=answer.status)
        with self._lock:
            self._refused = (answer.words, "terrasoft_login_wrong")
        return LoginRefused(answer.words)


def by_form(profile: Profile, secret: str, channel: Channel) -> Held:
    """At the root of the site, also on .NET Framework (reference 2.1)."""
    body = json.dumps({"UserName": profile.user, "UserPassword": secret}).encode()
    answer = channel.send("POST", profile.root + LOGIN, {**JSON, **FORCED}, body)
    _require_login(answer)
    held = Held(FORCED)
    held.take(answer)
    if not held.has(CSRF):
        # Some installations set it on the page for people only (reference 2.1).
        held.take(channel.send("GET", f"{profile.root}/", held.headers()))
    if not held.has(CSRF):
        LOG.info("The server sets no BPMCSRF; its protection may be switched off")
    return held


def _require_login(answer: Answer) -> None:
    if answer.status == 401:
        raise LoginRefused(answer.words)
    if answer.status == 403:
        raise LoginRefused(answer.words, "terrasoft_login_forbidden")
    if answer.status in (404, 405) or 300 <= answer.status < 400 or (answer.is_page and answer.status < 500):
        raise NotTerrasoft(answer.words or answer.headers.get("Location", "") or f"HTTP {answer.status}")
    _require_healthy(answer)
    told = answers.json_of(answer)
    code = told.get("Code") if isinstance(told, dict) else None
    if type(code) is not int:
        raise NotTerrasoft("the answer to the login has no Code")
    if code in (0, 2):
        return
    raise LoginRefused(_words(told), _reason(code, told))


def _require_healthy(answer: Answer) -> None:
    """A server that fails at the login is to be tried later, whatever number it fails with."""
    if answer.status in (429, 503):
        raise Busy(answer.words, seconds=answers.pause_of(answer), status=answer.status)
    if answer.status != 200:
        raise Unreachable(answer.words or f"HTTP {answer.status}")


def _reason(code: int, told: dict[str, Any]) -> str:
    exception = told.get("Exception")
    kind = str(exception.get("Type", "")) if isinstance(exception, dict) else ""
    if "twofactor" in kind.lower() or "totp" in kind.lower():
        return "terrasoft_login_second_factor"
    return CODES.get(code, "terrasoft_login_wrong")


def _words(told: dict[str, Any]) -> str:
    # The address for a new password says more than an empty message.
    return answers.deepest(told) or str(told.get("PasswordChangeUrl") or "") or f"Code {told['Code']}"


def by_token(profile: Profile, secret: str, channel: Channel) -> Held:
    """OAuth 2.0 client credentials (RFC 6749, 4.4); neither cookies nor BPMCSRF go along."""
    form = {"client_id": profile.user, "client_secret": secret, "grant_type": "client_credentials"}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    begun = monotonic()
    answer = channel.send("POST", profile.token_address, headers, urlencode(form).encode())
    if answer.status in (400, 401, 403) and not answer.is_page:
        raise LoginRefused(answer.words)
    if (answer.is_page and answer.status < 500) or (300 <= answer.status < 500 and answer.status != 429):
        raise NotTerrasoft(answer.words or f"HTTP {answer.status}")
    _require_healthy(answer)
    told = answers.json_of(answer)
    token = told.get("access_token") if isinstance(told, dict) else None
    if not isinstance(token, str) or not token or not token.isascii():
        raise NotTerrasoft("the answer to the login has no access_token")
    channel.secrets.add(token)
    life = str(told.get("expires_in", ""))
    seconds = int(life) if life.isdecimal() else TOKEN_LIFE
    return Held({"Authorization": f"Bearer {token}"}, begun + max(seconds - RENEWED_BEFORE, seconds / 2))


def by_header(profile: Profile, secret: str, channel: Channel) -> Held:
    """Basic of the 5.x servers; whether it is taken shows at the first question."""
    told = base64.b64encode(f"{profile.user}:{secret}".encode()).decode()
    channel.secrets.add(told)
    return Held({**FORCED, "Authorization": f"Basic {told}"})
