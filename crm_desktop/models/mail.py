"""E-mail sent from documents: the company's server, and what was sent to whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO_JSON, NOW, Base, Recorded


class MailSetting(Recorded, Base):
    """The company's SMTP server, one row; passwords are in the keyring of each person, never here."""

    __tablename__ = "mail_setting"
    __table_args__ = (
        CheckConstraint("security IN ('starttls', 'tls', 'none')", name="security"),
        CheckConstraint("port BETWEEN 1 AND 65535", name="port"),
        Index("uq_mail_setting_one", text("(true)"), unique=True),
    )

    host: Mapped[str]
    port: Mapped[int] = mapped_column(Integer, server_default=text("587"))
    security: Mapped[str] = mapped_column(server_default=text("'starttls'"))
    from_name: Mapped[str] = mapped_column(server_default=EMPTY)


class SentMail(Base):
    """One letter with one document; seen by whoever sees the document (same owner).

    `error` is the code of the refusal, empty when the letter went out; `facts` what its sentence needs, `said` the server's own words.
    """

    __tablename__ = "sent_mail"
    __table_args__ = (Index("ix_sent_mail_document", "document", "document_id"),)

    document: Mapped[str]
    document_id: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    to_address: Mapped[str]
    subject: Mapped[str] = mapped_column(server_default=EMPTY)
    file_name: Mapped[str] = mapped_column(server_default=EMPTY)
    sent_at: Mapped[datetime] = mapped_column(MOMENT, server_default=NOW)
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    error: Mapped[str] = mapped_column(server_default=EMPTY)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NO_JSON)
