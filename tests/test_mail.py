"""Letters through a real SMTP conversation over TLS: what arrives, what is refused and in which words, what is kept."""

import email
import email.policy
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.services import mail
from crm_desktop.services.errors import Denied, Refused
from crm_desktop.services.mail import Letter, Server
from tests.attacks.burglar import ask, signed_in
from tests.office import Office, open_office
from tests.servers import Base

PDF = b"%PDF-1.4 \x00\xff" + bytes(range(256)) * 40
LETTER = Letter(
    "e.volkova@example.com", "Волкова Е.", "client@example.com", "Счёт № СК-000123", "Добрый день!\nСчёт во вложении.",
    "Счёт СК-000123.pdf", PDF,
)  # fmt: skip


class Post(socketserver.ThreadingTCPServer):
    """As much of RFC 5321 as a client needs; `refuses` answers a command with a line of its own."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, secure: ssl.SSLContext, *, implicit: bool = False, offers_tls: bool = True) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.secure, self.implicit, self.offers_tls = secure, implicit, offers_tls
        self.refuses: dict[str, str] = {}
        self.letters: list[EmailMessage] = []
        self.logins: list[tuple[bool, str]] = []
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves over a certificate is no error of the server."""


class Conversation(socketserver.BaseRequestHandler):
    server: Post

    def handle(self) -> None:
        self.is_secure = self.server.implicit
        if self.server.implicit:
            self.request = self.server.secure.wrap_socket(self.request, server_side=True)
        self.lines = self.request.makefile("rb")
        self.say("220 post")
        while (line := self.lines.readline()) and self.answer(line.decode().strip()):
            pass

    def finish(self) -> None:
        self.lines.close()
        self.request.close()

    def say(self, text: str) -> None:
        self.request.sendall(f"{text}\r\n".encode())

    def answer(self, line: str) -> bool:
        verb = line.split(":")[0].split()[0].upper()
        if verb in self.server.refuses:
            self.say(self.server.refuses[verb])
        elif verb == "EHLO":
            tls = "250-STARTTLS\r\n" if self.server.offers_tls and not self.is_secure else ""
            self.say(f"250-post\r\n{tls}250-AUTH PLAIN\r\n250 SMTPUTF8")
        elif verb == "STARTTLS":
            self.say("220 go")
            self.request = self.server.secure.wrap_socket(self.request, server_side=True)
            self.lines, self.is_secure = self.request.makefile("rb"), True
        elif verb == "AUTH":
            self.server.logins.append((self.is_secure, line.split()[-1]))
            self.say("235 in")
        elif verb == "DATA":
            self.say("354 go on")
            self.server.letters.append(self.read_letter())
            self.say("250 taken")
        else:
            self.say("221 bye" if verb == "QUIT" else "250 ok")
        return verb != "QUIT"

    def read_letter(self) -> EmailMessage:
        read = []
        while (line := self.lines.readline()) != b".\r\n":
            read.append(line[1:] if line.startswith(b"..") else line)
        return email.message_from_bytes(b"".join(read), policy=email.policy.default)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost, of this run alone."""
    folder = tmp_path_factory.mktemp("keys")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost", "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


def posted(keys: Path, **how: Any) -> Post:
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(keys / "cert.pem", keys / "key.pem")
    return Post(secure, **how)


@pytest.fixture
def post(keys: Path) -> Iterator[Post]:
    with posted(keys) as made:
        yield made
        made.shutdown()


def trusted(keys: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(keys / "cert.pem"))


def refused(server: Server, keys: Path, letter: Letter = LETTER) -> Refused:
    with pytest.raises(Refused) as what:
        mail.send(server, letter, "secret", trusted(keys))
    return what.value


def test_a_letter_arrives_whole_over_tls_with_its_document(post: Post, keys: Path) -> None:
    mail.send(Server("localhost", post.port), LETTER, "secret", trusted(keys))
    (arrived,) = post.letters
    assert (arrived["Subject"], arrived["To"]) == ("Счёт № СК-000123", "client@example.com")
    assert "Волкова Е." in str(arrived["From"])
    body = arrived.get_body()
    assert body is not None
    assert body.get_content().splitlines()[:2] == ["Добрый день!", "Счёт во вложении."]
    (attached,) = arrived.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Счёт СК-000123.pdf", PDF)
    assert [is_secure for is_secure, _ in post.logins] == [True]


def test_a_server_that_speaks_tls_at_once_is_served_as_well(keys: Path) -> None:
    with posted(keys, implicit=True) as post:
        mail.send(Server("localhost", post.port, "tls"), LETTER, "secret", trusted(keys))
        post.shutdown()
    assert (len(post.letters), post.logins[0][0]) == (1, True)


def test_no_password_goes_over_an_open_line(post: Post, keys: Path) -> None:
    mail.send(Server("localhost", post.port, "none"), LETTER, "secret", trusted(keys))
    assert (len(post.letters), post.logins) == (1, [])


def test_a_server_without_tls_gets_nothing(keys: Path) -> None:
    with posted(keys, offers_tls=False) as post:
        assert refused(Server("localhost", post.port), keys).code == "mail_no_tls"
        post.shutdown()
    assert (post.letters, post.logins) == ([], [])


def test_a_foreign_certificate_is_not_trusted(post: Post) -> None:
    with pytest.raises(Refused) as what:
        mail.send(Server("localhost", post.port), LETTER, "secret", ssl.create_default_context())
    assert (what.value.code, post.logins) == ("mail_certificate", [])


@pytest.mark.parametrize(("verb", "answer", "code"), [
    ("AUTH", "535 5.7.8 wrong", "mail_login"),
    ("RCPT", "550 5.1.1 no such user", "mail_address"),
    ("DATA", "552 5.3.4 too big", "mail_rejected"),
    ("MAIL", "550 5.7.1 not you", "mail_rejected"),
])  # fmt: skip
def test_what_the_server_refuses_is_told_by_its_kind(post: Post, keys: Path, verb: str, answer: str, code: str) -> None:
    post.refuses[verb] = answer
    assert refused(Server("localhost", post.port), keys).code == code
    assert post.letters == []


def test_nobody_at_the_door_is_told(keys: Path) -> None:
    with posted(keys) as post:
        port = post.port
        post.shutdown()
    assert refused(Server("localhost", port), keys).code == "mail_unreachable"


@pytest.mark.parametrize("to", ["", "client", "a@b, c@d", "a@b\r\nBcc: x@y", "Имя <a@b>"])
def test_one_address_and_nothing_but_an_address(keys: Path, to: str) -> None:
    bad = Letter(LETTER.from_address, "", to, "Тема", "", "a.pdf", PDF)
    assert refused(Server("localhost", 1), keys, bad).code == "mail_address"


def test_a_line_break_adds_no_header() -> None:
    made = mail.message(Letter("a@b.ru", "Я\nBcc: x@y", "c@d.ru", "Тема\r\nBcc: x@y", "", "a\n.pdf", PDF))
    assert made["Bcc"] is None


# what is kept


@pytest.fixture(scope="module")
def firm(office_template: Base) -> Iterator[Office]:
    with open_office(office_template) as fresh:
        yield fresh


def test_the_administrator_enters_the_server_and_everybody_reads_it(firm: Office) -> None:
    for host, port in (("smtp.example.com", 587), ("post.example.com", 465)):
        with firm.connect_as("administrator").session() as session:
            mail.save_server(session, host, port, "tls", "Серт-Консалт")
    with firm.connect_as("manager1").reader() as reader:
        assert mail.server(reader) == Server("post.example.com", 465, "tls", "Серт-Консалт")
    with pytest.raises(Denied), firm.connect_as("manager1").session() as session:
        mail.save_server(session, "evil.example.com", 25, "none", "")


@pytest.mark.parametrize(("host", "port", "code"), [
    ("", 25, "mail_host"), ("a b", 25, "mail_host"), ("a", 0, "mail_port"),
])  # fmt: skip
def test_what_is_no_server_is_refused(firm: Office, host: str, port: int, code: str) -> None:
    with pytest.raises(Refused) as what, firm.connect_as("administrator").session() as session:
        mail.save_server(session, host, port, "tls", "")
    assert what.value.code == code


def test_a_sent_letter_stands_on_the_timeline_and_a_failed_one_is_kept_with_its_reason(firm: Office) -> None:
    deal = firm.deal_at("issued")
    with firm.connect_as("manager1").session() as session:
        mail.record(session, "invoice", deal.invoice, LETTER)
        problem = Refused("mail_login", {"address": "me@example.com", "said": "535 no", "field": "x"})
        mail.record(session, "invoice", deal.invoice, LETTER, problem)
    rows = firm.base.execute(
        "SELECT to_address, subject, error FROM crm.sent_mail WHERE document_id = %s ORDER BY id", (deal.invoice,)
    )
    assert rows == [(LETTER.to, LETTER.subject, ""), (LETTER.to, LETTER.subject, "mail_login")]
    failed, sent = firm.read("manager1", "invoice", deal.invoice)["letters"]
    assert failed["facts"] == {"address": "me@example.com", "said": "535 no"}
    assert (sent["to"], sent["error"], sent["facts"]) == (LETTER.to, "", {})
    assert not firm.sees("manager2", "sent_mail")
    timeline = firm.read("manager1", "invoice", deal.invoice)["timeline"]
    assert [one["text"] for one in timeline].count("mail") == 1


def test_only_who_works_for_the_holder_writes_to_his_client(firm: Office) -> None:
    deal, draft = firm.deal_at("issued"), firm.deal_at("invoice_draft")
    for name in ("manager2", "expert1", "accountant", "administrator"):
        with signed_in(firm, name) as connection:
            assert ask(connection, "SELECT api.mail_offer('invoice', %s)", deal.invoice).code == "42501"
            sql = "SELECT api.mail_record('invoice', %s, 'a@b.ru', '', '', '')"
            assert ask(connection, sql, deal.invoice).code == "42501"
            forged = "INSERT INTO crm.sent_mail (document, document_id, to_address) VALUES ('a', 1, 'b')"
            assert ask(connection, forged).code == "42501"
    with firm.connect_as("manager1").reader() as reader:
        assert mail.offer(reader, "invoice", deal.invoice)["from"]["name"]
        with pytest.raises(Denied):
            mail.offer(reader, "invoice", draft.invoice)
