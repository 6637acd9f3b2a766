"""Requests, answers and the listening sockets: what a protocol needs and nothing of any protocol."""

import re
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qsl, unquote

from tests.terrasoft.server import values

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(slots=True)
class Request:
    """One request as it arrived; `headers` by lower-case name, `query` undecoded."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    number: int = 0

    def options(self) -> dict[str, str]:
        """A plus means a space, as IIS reads it."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    def text(self) -> str:
        """The body as a person reads it, without the escapes of JSON."""
        text = self.body.decode(errors="replace")
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)

    def cookies(self) -> dict[str, str]:
        """Exactly as sent: names are case sensitive."""
        pairs = (part.strip().partition("=") for part in self.headers.get("cookie", "").split(";"))
        return {name: value for name, sign, value in pairs if sign}


@dataclass(slots=True)
class Response:
    """`way`: whole, cut (half of the body), drop (nothing at all), silence (nothing for `seconds`)."""

    status: int
    body: bytes = b""
    kind: str = JSON
    headers: list[tuple[str, str]] = field(default_factory=list)
    way: str = "whole"
    seconds: float = 0.0


class Refusal(Exception):
    """Ends the work on a request by this answer."""

    def __init__(self, response: Response) -> None:
        super().__init__(str(response.status))
        self.response = response


def answer(status: int, content: Any, kind: str = JSON) -> Response:
    """JSON."""
    return Response(status, values.dumps(content).encode(), kind)


def page(status: int, title: str, text: str = "") -> Response:
    """What IIS and the login page say: HTML."""
    body = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h2>{title}</h2>{text}</body></html>"
    return Response(status, body.encode(), HTML)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Microsoft-IIS/10.0"
    sys_version = ""
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self._host().connected(self.connection)

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()
        self._host().left(self.connection)

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(self._host().now(), usegmt=True)

    def log_message(self, format: str, *args: Any) -> None:
        """Kept by the server as records instead."""

    def _host(self) -> "Host":
        return cast(Host, self.server)

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._send(self._host().respond(Request(self.command, unquote(path), query, headers, body)))

    def __getattr__(self, name: str) -> Any:
        """Whatever the method, one way of serving it: BaseHTTPRequestHandler looks for do_GET and the like."""
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _send(self, response: Response) -> None:
        self.close_connection = response.way != "whole"
        if response.way == "silence":
            self._host().stopping.wait(response.seconds)
        if response.way in ("silence", "drop"):
            return
        if response.seconds:
            self._host().stopping.wait(response.seconds)
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        if response.body or response.status not in (204, 304):
            self.send_header("Content-Type", response.kind)
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        body = response.body[: len(response.body) // 2] if response.way == "cut" else response.body
        if self.command != "HEAD":
            self.wfile.write(body)

    def handle(self) -> None:
        """A client that goes away in the middle is nobody's mistake here."""
        with suppress(OSError):
            super().handle()


class Host(ThreadingHTTPServer):
    """Listens on a free port of this computer; `stop` ends every connection and every thread."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, respond: Callable[[Request], Response], now: Callable[[], datetime]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.respond, self.now = respond, now
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), name="terrasoft")

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when nothing runs any more."""
        self.stopping.set()
        self.shutdown()
        self._thread.join()
        with self._guard:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def connected(self, connection: socket.socket) -> None:
        with self._guard:
            self._open.add(connection)

    def left(self, connection: socket.socket) -> None:
        with self._guard:
            self._open.discard(connection)
