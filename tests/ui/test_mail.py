"""A letter from the preview: the contact's address, a password asked once, failures in words, the timeline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from crm_desktop.services import mail, passwords
from crm_desktop.ui.kit.dialogs import SAVE
from crm_desktop.ui.preview import PreviewDialog, open_for
from crm_desktop.ui.preview_mail import MailDialog
from tests.office import Office
from tests.test_mail import Post, keys, posted, trusted
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm", "keys"]


@pytest.fixture
def post(keys: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """A post office on this computer, trusted for this test."""
    context = trusted(keys)
    monkeypatch.setattr("ssl.create_default_context", lambda: context)
    with posted(keys) as made:
        yield made
        made.shutdown()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """The keyring of this test."""
    store: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(passwords, "remembered", lambda place, login: store.get((place, login)))
    monkeypatch.setattr(passwords, "remember", lambda place, login, word: store.setdefault((place, login), word))
    return store


def written(desk: Desk, firm: Office, invoice: int, port: int) -> tuple[PreviewDialog, MailDialog]:
    firm.base.execute("UPDATE crm.employee SET email = 'me@example.com' WHERE login = %s", (firm.people["manager1"],))
    with firm.connect_as("administrator").session() as session:
        mail.save_server(session, "localhost", port, "starttls", "Серт-Консалт")
    preview = open_for(desk.card("manager1", "invoice", invoice))
    assert preview is not None
    settle()
    dialog = preview.write_letter()
    settle()
    return preview, dialog


def test_a_letter_goes_out_from_the_preview_and_the_password_is_asked_once(
    desk: Desk, firm: Office, post: Post, kept: dict[tuple[str, str], str]
) -> None:
    deal = firm.deal_at("issued")
    preview, dialog = written(desk, firm, deal.invoice, post.port)
    assert dialog.password.isVisible()
    dialog.to.set_value("client@example.com")
    dialog.password.set_value("secret")
    post.refuses["AUTH"] = "535 no"
    press(dialog, "send_letter")
    assert "does not accept the password" in dialog.note.text.text()
    post.refuses.clear()
    dialog.password.set_value("secret")
    press(dialog, "send_letter")
    (arrived,) = post.letters
    (attached,) = arrived.iter_attachments()
    assert (arrived["To"], attached.get_content()) == ("client@example.com", preview.content)
    assert "client@example.com" in preview.note.text.text()
    assert list(kept.values()) == ["secret"]
    assert [one["text"] for one in firm.read("manager1", "invoice", deal.invoice)["timeline"]].count("mail") == 1
    errors = firm.base.execute("SELECT error FROM crm.sent_mail WHERE document_id = %s ORDER BY id", (deal.invoice,))
    assert errors == [("mail_login",), ("",)]
    again = preview.write_letter()
    settle()
    assert not again.password.isVisible()
    again.reject()
    preview.reject()


def test_the_card_lists_its_letters_and_sends_one_again(
    desk: Desk, firm: Office, post: Post, kept: dict[tuple[str, str], str]
) -> None:
    deal = firm.deal_at("issued")
    preview, dialog = written(desk, firm, deal.invoice, post.port)
    dialog.to.set_value("client@example.com")
    dialog.subject.set_value("Счёт на оплату")
    dialog.password.set_value("secret")
    post.refuses["RCPT"] = "550 5.1.1 no such mailbox"
    press(dialog, "send_letter")
    dialog.reject()
    preview.reject()
    card = desk.card("manager1", "invoice", deal.invoice)
    assert card.letters.isVisible()
    told = "\n".join(label.text() for label in card.letters.findChildren(QLabel))
    assert "550 5.1.1 no such mailbox" in told and "client@example.com" in told and "Счёт на оплату" in told
    post.refuses.clear()
    press(card, "again_0")
    (again,) = (window for window in card.findChildren(MailDialog) if window.isVisible())
    assert (again.to.value(), again.subject.value()) == ("client@example.com", "Счёт на оплату")
    again.password.set_value("secret")
    press(again, "send_letter")
    assert [letter["To"] for letter in post.letters] == ["client@example.com"]
    card.reload()
    settle()
    assert [one["error"] for one in card.values["letters"]] == ["", "mail_address"]
    for window in card.findChildren(PreviewDialog):
        window.reject()


def test_who_only_reads_the_invoice_reads_its_letters_and_sends_none(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("issued")
    firm.call("manager1", "mail_record", "invoice", deal.invoice, "a@example.com", "Счёт", "a.pdf", "")
    card = desk.card("accountant", "invoice", deal.invoice)
    assert card.letters.isVisible()
    assert card.letters.findChild(QAbstractButton, "again_0") is None


def test_a_wrong_address_is_told_and_the_letter_stays(
    desk: Desk, firm: Office, post: Post, kept: dict[tuple[str, str], str]
) -> None:
    deal = firm.deal_at("issued")
    preview, dialog = written(desk, firm, deal.invoice, post.port)
    dialog.to.set_value("нет адреса")
    press(dialog, "send_letter")
    assert "check the address" in dialog.note.text.text()
    assert (post.letters, dialog.isVisible()) == ([], True)
    dialog.reject()
    preview.reject()


def test_a_draft_is_not_sent(desk: Desk, firm: Office) -> None:
    preview = open_for(desk.card("manager1", "invoice", firm.deal_at("invoice_draft").invoice))
    assert preview is not None
    settle()
    assert not preview.mail.isVisible()
    preview.reject()


def test_the_administrator_enters_the_server_on_the_card_of_an_organisation(desk: Desk, firm: Office) -> None:
    card = desk.card("administrator", "organization", 1)
    settle()
    dialog = card.ask_mail_server(None)
    dialog.editors["host"].set_value("smtp example")
    dialog.give(SAVE)
    settle()
    assert dialog.isVisible()
    dialog.editors["host"].set_value("smtp.example.com")
    dialog.give(SAVE)
    settle()
    with firm.connect_as("manager1").reader() as reader:
        assert mail.server(reader) == mail.Server("smtp.example.com", 587, "starttls", "")
