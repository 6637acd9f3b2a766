"""Encrypted roads: whom the program trusts, and that no file of the account speaks in its place."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme

from crm_desktop.services import web
from crm_desktop.services.terrasoft.faults import Misconfigured, Unreachable
from crm_desktop.services.terrasoft.http import Channel
from crm_desktop.services.terrasoft.profile import Profile
from tests.terrasoft.canned import Heard, Said, canned


class _Plain(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet."""


@contextmanager
def encrypted(authority: trustme.CA, host: str = "127.0.0.1") -> Iterator[str]:
    """A server whose certificate that authority has signed for the host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Plain)
    server.daemon_threads = False
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *_problem: None  # type: ignore[method-assign] # a refused handshake is the point
    thread = threading.Thread(target=server.serve_forever, name="encrypted", args=(0.02,))
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def status(address: str, ca: str = "") -> int:
    channel = Channel(Profile(address, ca=ca), "x")
    try:
        return channel.send("GET", f"{address}/", {}).status
    finally:
        channel.close()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def test_an_authority_of_the_office_is_trusted_when_its_file_is_named(authority: trustme.CA, tmp_path: Path) -> None:
    file = tmp_path / "office.pem"
    authority.cert_pem.write_to_path(str(file))
    with encrypted(authority) as address:
        assert status(address, str(file)) == 200
        with pytest.raises(Misconfigured) as refused:
            status(address)
        assert "certificate" in refused.value.words.lower()


def test_a_certificate_for_another_host_is_not_taken(authority: trustme.CA, tmp_path: Path) -> None:
    file = tmp_path / "office.pem"
    authority.cert_pem.write_to_path(str(file))
    with encrypted(authority, "crm.example.ru") as address, pytest.raises(Misconfigured):
        status(address, str(file))


def test_a_file_that_holds_no_certificate_is_a_matter_of_the_profile(tmp_path: Path) -> None:
    file = tmp_path / "empty.pem"
    file.write_text("nothing", encoding="utf-8")
    with pytest.raises(Misconfigured):
        Channel(Profile("https://crm.example.ru", ca=str(file)), "x")


def test_a_server_without_encryption_behind_an_encrypted_address_is_unreachable() -> None:
    with canned(lambda _heard: (200, {}, b"{}")) as server, pytest.raises(Unreachable) as raised:
        status(server.address.replace("http:", "https:"))
    assert not raised.value.sent


def test_a_password_in_the_account_s_netrc_does_not_replace_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))

    def reply(heard: Heard) -> Said:
        return 200, {"Set-Cookie": "kept=never; path=/"}, heard.headers.get("Authorization", "").encode()

    with canned(reply) as server, web.session() as session:
        for _ in range(2):
            answer = session.get(server.address, headers={"Authorization": "Token ours"}, timeout=5)
            assert answer.text == "Token ours"
        assert [heard.headers.get("Cookie") for heard in server.heard] == [None, None]
        assert session.get(server.address, timeout=5).text == ""
