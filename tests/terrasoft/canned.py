"""A server that answers what a test has prepared, for what no honest Terrasoft would say."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.reading import Reading
from crm_desktop.services.terrasoft.transport import open_transport

LOGGED_IN = b'{"Code":0,"Message":"","Exception":null,"PasswordChangeUrl":null,"RedirectUrl":null}'
METADATA = b"""<?xml version="1.0"?><Edmx><Schema><EntityType Name="Account"><Property Name="Id" Type="Edm.Guid"/>
<Property Name="Name" Type="Edm.String"/><Property Name="Sum" Type="Edm.Decimal"/>
<Property Name="ModifiedOn" Type="Edm.DateTimeOffset"/></EntityType>
<EntityContainer><EntitySet Name="Account" EntityType="T.Account"/></EntityContainer></Schema></Edmx>"""
Said = tuple[int, dict[str, str], bytes]


@dataclass
class Heard:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Canned:
    """`reply(heard)` answers everything but the login; `pause` seconds between single bytes of a body."""

    address: str
    reply: Callable[[Heard], Said]
    login: Said = (200, {"Set-Cookie": "BPMCSRF=a.b/c=d; path=/"}, LOGGED_IN)
    pause: float = 0
    heard: list[Heard] = field(default_factory=list)

    def asked(self, part: str = "") -> list[Heard]:
        """The requests whose address holds that."""
        return [heard for heard in self.heard if part in heard.path]


@contextmanager
def road_to(address: str, **other: Any) -> Iterator[Reading]:
    """A transport to it, as somebody whose password is Секрет."""
    opened = open_transport(Profile(address, user="exchange", **other), "Секрет")
    assert isinstance(opened, Reading)
    try:
        yield opened
    finally:
        opened.close()


class _Handler(BaseHTTPRequestHandler):
    """Speaks for the `made` of its server."""

    def _answer(self) -> None:
        assert isinstance(self.server, _Server)
        made = self.server.made
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        heard = Heard(self.command, self.path, dict(self.headers.items()), body)
        made.heard.append(heard)
        status, headers, content = made.login if "AuthService" in self.path else made.reply(heard)
        self.send_response(status)
        usual = {"Content-Type": "application/json", "Content-Length": str(len(content))}
        for name, value in {**usual, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self._tell(content, made.pause, self.server.stopped)

    def _tell(self, content: bytes, pause: float, stopped: threading.Event) -> None:
        if not pause:
            self.wfile.write(content)
            return
        for place in range(len(content)):
            self.wfile.write(content[place : place + 1])
            if stopped.wait(pause):
                return

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stopped = threading.Event()
        self.made = Canned(f"http://127.0.0.1:{self.server_port}", lambda _heard: (500, {}, b""))


@contextmanager
def canned(reply: Callable[[Heard], Said], login: Said | None = None) -> Iterator[Canned]:
    """Listens on a free port of this computer."""
    server = _Server()
    server.made.reply = reply
    server.made.login = login or server.made.login
    thread = threading.Thread(target=server.serve_forever, name="canned", args=(0.02,))
    thread.start()
    try:
        yield server.made
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
