"""One question to the server and its whole answer: no redirects, no cookies of the library, limits of time and size."""

import re
import ssl
from collections.abc import Mapping
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from crm_desktop.services import web
from crm_desktop.services.terrasoft import answers
from crm_desktop.services.terrasoft.answers import Answer
from crm_desktop.services.terrasoft.faults import Fault, Misconfigured, NotTerrasoft, Unreachable
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.redaction import Secrets

if TYPE_CHECKING:
    import requests

CONNECT: Final = 10
SILENCE: Final = 60
"""Seconds without a byte: a page of 500 wide rows is computed for some time."""
WHOLE_ANSWER: Final = 180
MOST_BYTES: Final = 64 * 1024 * 1024
NO_HANDSHAKE: Final = re.compile("(?i)wrong.version.number|unknown.protocol|unsupported.protocol|handshake")
AGENT: Final = "CRM Desktop"


class Channel:
    """The connections to one server; used by several threads. Every message is free of secrets."""

    def __init__(self, profile: Profile, secret: str) -> None:
        self.secrets = Secrets(secret)
        self.asked = 0
        self._clock: tuple[datetime, float] | None = None
        try:
            self._session = web.session(profile.ca)
        except (OSError, ssl.SSLError) as problem:
            raise Misconfigured(f"ca: {problem}") from None

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None) -> Answer:
        """Whatever status it has; Unreachable with `sent` False when the server has surely not heard the question."""
        import requests

        self.asked += 1
        begun = monotonic()
        headers = {"User-Agent": AGENT, **headers}
        try:
            with self._session.request(
                method, url, headers=headers, data=body, timeout=(CONNECT, SILENCE), allow_redirects=False, stream=True
            ) as answer:
                return self._whole(answer, begun)
        except (requests.RequestException, UnicodeError, web.TooSlow, web.TooLong) as problem:
            fault = self._fault(problem)
        # Raised here, without its cause: exceptions of the library carry headers and bodies along.
        raise fault

    def _whole(self, answer: "requests.Response", begun: float) -> Answer:
        body = web.whole(answer, WHOLE_ANSWER, MOST_BYTES, begun)
        told = answers.moment_of(answer.headers.get("Date", ""))
        if told is not None:
            self._clock = (told, monotonic())
        cookies = tuple(_cookies(answer.raw.headers.getlist("Set-Cookie")))
        for _name, value in cookies:
            self.secrets.add(value)
        plain = Answer(answer.status_code, answer.headers, body, cookies)
        words = "" if plain.is_done else self.secrets.cut(answers.words_of(body))
        return Answer(plain.status, plain.headers, body, cookies, words)

    def _fault(self, problem: Exception) -> Fault:
        import requests

        words = self.secrets.cut(f"{type(problem).__name__}: {_reason(problem)}")
        if isinstance(problem, web.TooLong):
            return NotTerrasoft(words)
        if isinstance(problem, UnicodeError | requests.exceptions.InvalidHeader):
            return Misconfigured(type(problem).__name__)
        if isinstance(problem, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema):
            return Misconfigured(words)
        if "CERTIFICATE_VERIFY_FAILED" in words or "certificate verify failed" in words.lower():
            return Misconfigured(words)
        return Unreachable(words, sent=not _never_heard(problem))

    def server_now(self) -> datetime | None:
        """By the last answer's Date header (whole seconds), run on by our own steady clock."""
        if self._clock is None:
            return None
        told, seen = self._clock
        return told + timedelta(seconds=monotonic() - seen)

    def close(self) -> None:
        self._session.close()


def _reason(problem: Exception) -> str:
    """The innermost cause: the outer ones of the library repeat addresses and names of classes."""
    inner: Any = problem.args[0] if problem.args else problem
    inner = getattr(inner, "reason", inner)
    return str(inner)


def _never_heard(problem: Exception) -> bool:
    """Whether the connection itself did not come about."""
    import requests
    from urllib3 import exceptions

    if isinstance(problem, requests.ConnectTimeout | requests.exceptions.ProxyError):
        return True
    if isinstance(problem, requests.exceptions.SSLError):
        # The same class stands for an encryption that broke after the question had gone out.
        return NO_HANDSHAKE.search(str(problem)) is not None
    inner: Any = problem.args[0] if problem.args else None
    return isinstance(getattr(inner, "reason", inner), exceptions.NewConnectionError | exceptions.NameResolutionError)


def _cookies(headers: list[str]) -> list[tuple[str, str]]:
    """Name and value byte for byte, whatever the path says: browsers compare its letter case, and so lose sessions."""
    pairs = (header.split(";", 1)[0].partition("=") for header in headers)
    return [(name.strip(), value.strip()) for name, sign, value in pairs if sign and name.strip()]
