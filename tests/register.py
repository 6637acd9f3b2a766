"""A public register on this computer: speaks the protocol of DaData's findById/party, and whatever a test wants."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SBERBANK: dict[str, Any] = {
    "value": "ПАО СБЕРБАНК",
    "unrestricted_value": "ПАО СБЕРБАНК",
    "data": {
        "inn": "7707083893", "kpp": "773601001", "ogrn": "1027700132195", "ogrn_date": 1029456000000, "type": "LEGAL",
        "branch_type": "MAIN",
        "name": {
            "full_with_opf": 'ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО "СБЕРБАНК РОССИИ"', "short_with_opf": 'ПАО "СБЕРБАНК"',
            "full": "СБЕРБАНК РОССИИ", "short": "СБЕРБАНК", "latin": None,
        },
        "opf": {"type": "2014", "code": "12247", "full": "Публичное акционерное общество", "short": "ПАО"},
        "management": {"name": "Греф Герман Оскарович", "post": "ПРЕЗИДЕНТ, ПРЕДСЕДАТЕЛЬ ПРАВЛЕНИЯ"},
        "state": {"status": "ACTIVE", "registration_date": 677376000000, "liquidation_date": None},
        "address": {
            "value": "г Москва, ул Вавилова, д 19", "unrestricted_value": "117312, г Москва, ул Вавилова, д 19",
        },
        "okved": "64.19", "phones": None, "emails": None, "finance": None, "fio": None,
    },
}  # fmt: skip
BRANCH: dict[str, Any] = {
    "value": "СИБИРСКИЙ БАНК",
    "data": {
        **SBERBANK["data"], "kpp": "540602001", "branch_type": "BRANCH",
        "name": {"short_with_opf": "СИБИРСКИЙ БАНК ПАО СБЕРБАНК", "full": "СИБИРСКИЙ БАНК"},
        "address": {"value": "г Новосибирск, ул Серебренниковская, д 20"},
    },
}  # fmt: skip
ENTREPRENEUR: dict[str, Any] = {
    "value": "ИП Демидов Пётр Сергеевич",
    "data": {
        "inn": "779900000660", "ogrn": "326779900000060", "type": "INDIVIDUAL", "kpp": None, "management": None,
        "name": {"full": "Демидов Пётр Сергеевич"}, "opf": {"full": "Индивидуальный предприниматель", "short": "ИП"},
        "fio": {"surname": "Демидов", "name": "Пётр", "patronymic": "Сергеевич"}, "state": {"status": "LIQUIDATED"},
        "address": None,
    },
}  # fmt: skip


@dataclass
class Register:
    """What it answers with and what it was asked."""

    address: str
    known: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    key: str = "верный-ключ".encode().hex()
    status: int = 200
    raw: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    silent: threading.Event | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, token: str, body: dict[str, Any]) -> tuple[int, bytes]:
        self.asked.append(body)
        if self.status != 200:
            return self.status, self.raw or b"{}"
        if token != f"Token {self.key}":
            return 403, b'{"message": "forbidden"}'
        if self.raw is not None:
            return 200, self.raw
        return 200, json.dumps({"suggestions": self.known.get(str(body["query"]), [])}).encode()


@contextmanager
def running() -> Iterator[Register]:
    """Listens on a free port of this computer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if register.silent is not None:
                register.silent.wait(30)
            status, content = register.answer(self.headers.get("Authorization", ""), body)
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **register.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            try:
                self.wfile.write(content)
            except OSError:
                return

        def log_message(self, format: str, *arguments: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    register = Register(f"http://127.0.0.1:{server.server_port}/suggestions/api/4_1/rs/findById/party")
    register.known = {"7707083893": [SBERBANK], "779900000660": [ENTREPRENEUR]}
    thread = threading.Thread(target=server.serve_forever, name="register", args=(0.02,))
    thread.start()
    try:
        yield register
    finally:
        if register.silent is not None:
            register.silent.set()
        server.shutdown()
        server.server_close()
        thread.join()
