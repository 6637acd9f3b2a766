"""What a server of this family answers: strict JSON, pages for people in its place, and five shapes of an error."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any, Final

from crm_desktop.services.terrasoft.faults import Busy, Fault, NoRight, NotTerrasoft, Rejected, Unreachable

LONGEST_WORDS: Final = 600
DEFAULT_PAUSE: Final = 30
"""Seconds to wait where the server asks to wait and does not tell how long."""
LONGEST_PAUSE: Final = 3600
INNER: Final = (
    "innererror", "internalexception", "innerexception", "error", "responsestatus", "errorinfo", "exception", "value",
)  # fmt: skip
OWN: Final = ("exceptionmessage", "messagedetail", "message", "error_description", "errorcode")
SIGN_IN_PAGE: Final = re.compile(rb"(?i)NuiLogin|/Login/Login\.html|loginButton|type=[\"']?password")
DENIED_PAGE: Final = re.compile("(?i)denied|forbidden|not authorized|запрещ|нет прав|отказано")
MEMORY: Final = re.compile("(?i)RAM consumption limit|OutOfMemory")


@dataclass(frozen=True, slots=True)
class Answer:
    """`words` are those of an error or of a page for people, with secrets cut out."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: tuple[tuple[str, str], ...] = ()
    words: str = field(default="", repr=False)

    @property
    def kind(self) -> str:
        return self.headers.get("Content-Type", "").split(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """A page for people, whatever the status says."""
        return self.kind in ("text/html", "application/xhtml+xml") or looks_like_page(self.body)

    @property
    def is_done(self) -> bool:
        return 200 <= self.status < 300 and not self.is_page

    def asks_to_sign_in(self) -> bool:
        """401, 403, a redirect to the login page or that page itself (reference 2.3)."""
        if self.status in (401, 403):
            return True
        if 300 <= self.status < 400:
            return "login" in self.headers.get("Location", "").lower()
        return self.status == 200 and self.is_page and SIGN_IN_PAGE.search(self.body) is not None


def looks_like_page(body: bytes) -> bool:
    start = body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html"))


def parsed(body: bytes) -> Any:
    """Strict JSON with decimals kept as written; Unreachable for anything cut or spoilt: a later one may be whole."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Unreachable("the answer breaks off or is no JSON") from None


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def json_of(answer: Answer) -> Any:
    """The content of a good answer; a page or another type in its place is a Fault."""
    if "json" not in answer.kind:
        raise NotTerrasoft(answer.words or answer.kind)
    return parsed(answer.body)


def require_read(answer: Answer) -> None:
    """Raises what the answer to a read means; 401 and 403 have been dealt with before."""
    if answer.is_done:
        return
    fault = _transient(answer)
    if fault is not None:
        raise fault
    if answer.status in (401, 403):
        raise NoRight(answer.words, status=answer.status)
    if answer.status >= 500 or (answer.status >= 400 and not answer.is_page):
        raise Rejected(answer.words, status=answer.status)
    if answer.is_page and DENIED_PAGE.search(answer.words):
        raise NoRight(answer.words, status=answer.status)
    raise NotTerrasoft(answer.words or answer.headers.get("Location", ""))


def _transient(answer: Answer) -> Fault | None:
    if answer.status in (429, 503):
        return Busy(answer.words, seconds=pause_of(answer), status=answer.status)
    if answer.status in (408, 502, 504):
        return Unreachable(answer.words or f"HTTP {answer.status}")
    return None


def is_memory_limit(words: str) -> bool:
    """The server has run into its limit of memory for one answer: fewer rows may do (reference 3.6)."""
    return MEMORY.search(words) is not None


def pause_of(answer: Answer) -> int:
    """Retry-After, in seconds or as a moment by the server's own clock."""
    told = answer.headers.get("Retry-After", "").strip()
    if told.isdecimal():
        return min(int(told), LONGEST_PAUSE)
    until, now = moment_of(told), moment_of(answer.headers.get("Date", "")) or datetime.now(UTC)
    if until is None:
        return DEFAULT_PAUSE
    return max(0, min(round((until - now).total_seconds()), LONGEST_PAUSE))


def moment_of(http_date: str) -> datetime | None:
    """A moment of an HTTP header; None for an absent or a spoilt one."""
    try:
        moment = parsedate_to_datetime(http_date)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def words_of(body: bytes) -> str:
    """The deepest message of an error, or the text of a page; "" when nothing is told."""
    if looks_like_page(body):
        return _of_page(body)
    try:
        told = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _short(body[:4000].decode("utf-8", "replace"))
    return _short(deepest(told))


def deepest(told: Any) -> str:
    """The message of the innermost error inside."""
    if isinstance(told, str):
        return told.strip()
    if not isinstance(told, dict):
        return ""
    named = {str(name).lower(): value for name, value in told.items()}
    found = (deepest(named.get(name)) for name in (*INNER, *OWN))
    return next((words for words in found if words), "")


def _of_page(body: bytes) -> str:
    text = body[:100_000].decode("utf-8", "replace")
    text = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", text)
    return _short(html.unescape(re.sub(r"<[^>]*>", " ", text)))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_WORDS else f"{text[:LONGEST_WORDS]}…"
