"""A letter with a document: through the company's server over TLS, with the person's own mailbox and password.

Codes of refusals: `mail_no_server`, `mail_no_address`, `mail_address` (address), `mail_unreachable` (host),
`mail_certificate` (host), `mail_no_tls` (host), `mail_login` (address), `mail_rejected` (said).
"""

import json
import re
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid
from typing import TYPE_CHECKING, Any, Final

from crm_desktop.services import documents, passwords
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Refused
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TIMEOUT: Final = 20
ADDRESS: Final = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+")


@dataclass(frozen=True, slots=True)
class Server:
    """security: starttls (587), tls (465) or none; over none no password is ever sent."""

    host: str
    port: int = 587
    security: str = "starttls"
    from_name: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One recipient, one document; `from_name` is shown before the address."""

    from_address: str
    from_name: str
    to: str
    subject: str
    text: str
    file_name: str
    content: bytes


def offer(reader: Reader, document: str, document_id: int) -> dict[str, Any]:
    """server (None when an administrator has entered none), from {address, name}, to [{name, address}]; Denied when the
    document is not mine to send or not issued.
    """
    return dict(from_base(reader.value("SELECT api.mail_offer(%s, %s)", (document, document_id))))


def server(reader: Reader) -> Server | None:
    """The company's server."""
    rows = reader.rows("SELECT host, port, security, from_name FROM crm.mail_setting", ())
    return Server(*rows[0]) if rows else None


def save_server(session: "Session", host: str, port: int, security: str, from_name: str) -> None:
    """Enters the company's server (administrator). Refused: mail_host, mail_port."""
    documents.call(session, "mail_setting_save", host.strip(), port, security, from_name)


def record(
    session: "Session", document: str, document_id: int, letter: Letter, problem: Refused | None = None
) -> None:
    """Keeps what was sent to whom, or why it was not: the code, the address or host, and what the server said."""
    error, facts = (problem.code, dict(problem.facts)) if problem else ("", {})
    kept = (letter.to, letter.subject, letter.file_name, error, json.dumps(facts, ensure_ascii=False))
    documents.call(session, "mail_record", document, document_id, *kept)


def place(of: Server) -> str:
    """Under which name the keyring holds the password of a mailbox."""
    return f"{passwords.STORE}/mail/{of.host.lower()}:{of.port}"


def message(letter: Letter) -> EmailMessage:
    """The letter as it goes out; a line break in a field can add no header."""
    if not ADDRESS.fullmatch(letter.from_address):
        raise Refused("mail_no_address")
    if not ADDRESS.fullmatch(letter.to):
        raise Refused("mail_address", {"field": "to", "address": letter.to})
    made = EmailMessage()
    made["From"] = formataddr((_one_line(letter.from_name), letter.from_address))
    made["To"] = letter.to
    made["Subject"] = _one_line(letter.subject)
    made["Date"] = formatdate(localtime=True)
    made["Message-ID"] = make_msgid(domain=letter.from_address.rpartition("@")[2])
    made.set_content(letter.text)
    made.add_attachment(letter.content, maintype="application", subtype="pdf", filename=_one_line(letter.file_name))
    return made


def _one_line(text: str) -> str:
    return " ".join(text.split())


def send(to: Server, letter: Letter, password: str, context: ssl.SSLContext | None = None) -> None:
    """Sends it now; raises Refused with what went wrong. Blocks up to TIMEOUT seconds at each step."""
    made = message(letter)
    secure = context or ssl.create_default_context()
    try:
        with _connected(to, secure) as client:
            if password and to.security != "none":
                client.login(letter.from_address, password)
            client.send_message(made)
    except smtplib.SMTPAuthenticationError as problem:
        raise Refused("mail_login", {"address": letter.from_address, "said": _said(problem)}) from problem
    except smtplib.SMTPRecipientsRefused as problem:
        said = "; ".join(_words(*answer) for answer in problem.recipients.values())
        raise Refused("mail_address", {"field": "to", "address": letter.to, "said": said}) from problem
    except smtplib.SMTPNotSupportedError as problem:
        raise Refused("mail_no_tls", {"host": to.host}) from problem
    except smtplib.SMTPResponseException as problem:
        raise Refused("mail_rejected", {"said": _said(problem)}) from problem
    except ssl.SSLCertVerificationError as problem:
        raise Refused("mail_certificate", {"host": to.host}) from problem
    except (OSError, smtplib.SMTPException) as problem:
        said = _one_line(str(problem))[:300]
        raise Refused("mail_unreachable", {"host": f"{to.host}:{to.port}", "said": said}) from problem


def _connected(to: Server, secure: ssl.SSLContext) -> smtplib.SMTP:
    if to.security == "tls":
        return smtplib.SMTP_SSL(to.host, to.port, timeout=TIMEOUT, context=secure)
    client = smtplib.SMTP(to.host, to.port, timeout=TIMEOUT)
    if to.security == "starttls":
        try:
            client.starttls(context=secure)
        except BaseException:
            client.close()
            raise
    return client


def _said(problem: smtplib.SMTPResponseException) -> str:
    return _words(problem.smtp_code, problem.smtp_error)


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{code} {_one_line(text)}"[:300]
