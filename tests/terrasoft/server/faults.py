"""What goes wrong, and at which request: before the work, after it, in the answer, or in the sessions."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.terrasoft.server.http import Request, Response, answer, page

BEFORE = "before"
AFTER = "after"
KINDS = (
    "500", "502", "401", "403", "429", "503", "html", "drop", "silence", "cut", "expired", "repeat", "shuffle", "slow",
)  # fmt: skip
"""drop: the connection is closed; cut: half of the body; expired: all sessions end first; repeat: the last page of the
set again; shuffle: another order than asked; slow: the right answer after `seconds`."""


@dataclass(slots=True)
class Fault:
    """Befalls requests that match, from the `after`-th matching one on, `times` times."""

    kind: str
    when: str = BEFORE
    method: str = ""
    path: str = ""
    body: str = ""
    after: int = 0
    times: int = 1
    seconds: float = 0.0
    retry_after: str = ""
    seen: int = 0
    done: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.when not in (BEFORE, AFTER):
            raise ValueError(f"there is no fault {self.kind} {self.when}")

    def befalls(self, request: Request) -> bool:
        """Counts the request if it is one of those meant."""
        if not self._means(request):
            return False
        self.seen += 1
        if self.seen <= self.after or self.done >= self.times:
            return False
        self.done += 1
        return True

    def _means(self, request: Request) -> bool:
        methods = self.method.upper().split("|") if self.method else [request.method]
        return request.method in methods and self.path in request.path and self.body in request.text()

    def spoil(self, response: Response | None) -> Response:
        """The answer given instead of `response` (None: no work was done)."""
        match self.kind:
            case "drop" | "silence":
                return Response(0, way=self.kind, seconds=self.seconds)
            case "cut":
                whole = response if response and response.body else answer(200, {"value": [{"Id": "0" * 32}]})
                return Response(whole.status, whole.body, whole.kind, whole.headers, "cut")
            case "html":
                return page(200, "Вход в систему", '<form action="/Login/NuiLogin.aspx"></form>')
            case "slow" if response is not None:
                response.seconds = self.seconds
                return response
        return _error(int(self.kind) if self.kind.isdigit() else 500, self.retry_after)


def _error(status: int, retry_after: str) -> Response:
    if status in (502, 503):
        made = page(status, "Service Unavailable" if status == 503 else "Bad Gateway")
    elif status in (401, 403, 429):
        words = {401: "Authentication failed.", 403: "Request forbidden.", 429: "Too many requests."}[status]
        made = answer(
            status, {"Message": words, "StackTrace": None, "ExceptionType": "System.InvalidOperationException"}
        )
    else:
        inner = {
            "message": "Collection was modified.",
            "type": "System.InvalidOperationException",
            "stacktrace": "   at X",
        }
        made = answer(status, {"error": {"code": "", "message": "An error has occurred.", "innererror": inner}})
    if retry_after:
        made.headers.append(("Retry-After", retry_after))
    return made


@dataclass(slots=True)
class Plan:
    """All faults of a server; `hook(request)` comes first; False from it breaks the line, no work is done."""

    faults: list[Fault] = field(default_factory=list)
    hook: Callable[[Request], bool | None] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: str, **rest: Any) -> Fault:
        """Fields of Fault."""
        made = Fault(kind, **rest)
        with self._lock:
            self.faults.append(made)
        return made

    def clear(self) -> None:
        """From now on everything works."""
        with self._lock:
            self.faults.clear()
            self.hook = None

    def fault_of(self, request: Request) -> Fault | None:
        """The first that befalls this request."""
        with self._lock:
            return next((fault for fault in self.faults if fault.befalls(request)), None)
