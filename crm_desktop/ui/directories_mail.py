"""The company's mail server, entered by an administrator."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.mail import Server
from crm_desktop.ui.kit.dialogs import Ask
from crm_desktop.ui.limits_asks import AskingDialog

translate = QCoreApplication.translate


class MailServerDialog(AskingDialog):
    """Host, port, encryption and the name letters come from; passwords stay with each person."""

    service = "crm_desktop.services.mail"
    verb = "save_server"

    def __init__(self, now: Server | None, parent: QWidget | None = None) -> None:
        known = now or Server("")
        securities = (
            ("starttls", translate("directories", "STARTTLS (usually port 587)")),
            ("tls", translate("directories", "TLS at once (usually port 465)")),
            ("none", translate("directories", "none: only inside the office, without a password")),
        )
        sender, security = known.from_name or None, translate("directories", "Encryption")
        asks = (
            Ask("host", translate("directories", "SMTP server"), "line", default=known.host or None),
            Ask("port", translate("directories", "Port"), "quantity", default=known.port),
            Ask("security", security, "choice", choices=securities, default=known.security),
            Ask("from_name", translate("directories", "Name of the sender"), "line", False, default=sender),
        )
        text = translate("directories", "Everybody sends from his own mailbox and enters its password once.")
        super().__init__(translate("directories", "Mail server"), asks, parent, text)

    def arguments(self) -> tuple[Any, ...]:
        given = self.values()
        return str(given["host"]), int(given["port"]), given["security"], str(given["from_name"] or "")
