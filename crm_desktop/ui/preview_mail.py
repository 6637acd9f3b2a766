"""A letter with the document of the preview: to whom, what it says, the password of one's mailbox once."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from crm_desktop.services import mail, passwords
from crm_desktop.services.errors import Refused
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import ChoiceBox, FlagBox, TextArea, TextLine
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.mail"
# The letter goes to a client, so its words are Russian whatever the interface speaks.
TEXT = "Здравствуйте!\n\nНаправляем документ: {}.\n\nС уважением,\n{}"


class MailDialog(Dialog):
    """Emits `sent` with the address; a failure is told and kept, and the letter stays as it was typed."""

    sent = Signal(str)

    def __init__(
        self,
        document: str,
        id: int,
        file_name: str,
        content: bytes,
        parent: QWidget | None = None,
        before: dict[str, Any] | None = None,
    ) -> None:
        """`before` is a letter that is sent again: its address and subject are taken over."""
        super().__init__(translate("preview", "Send by e-mail"), file_name, parent)
        self.about = (document, id)
        self.file_name, self.content = file_name, content
        self._before = before or {}
        self.offer: dict[str, Any] = {}
        self.server: mail.Server | None = None
        self.note = NoteCard("", "red")
        self.note.hide()
        self.contact, self.to, self.subject, self.text = ChoiceBox(), TextLine(), TextLine(), TextArea()
        self.password, self.keep = TextLine(), FlagBox()
        self._lay_out()
        self.resize(620, 520)
        self.run.setEnabled(False)
        tasks.read(self, f"{SERVICE}:offer", document, id, then=self._show, failed=self.show_problem)

    def _lay_out(self) -> None:
        self.body.addWidget(self.note)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep.setText(translate("preview", "Remember the password on this computer"))
        self.keep.setChecked(True)
        self.secret = QLabel(translate("preview", "Password of the mailbox"))
        for place, (name, label, editor) in enumerate((
            ("contact", QLabel(translate("preview", "Contact")), self.contact),
            ("to", QLabel(translate("preview", "Address")), self.to),
            ("subject", QLabel(translate("preview", "Subject")), self.subject),
            ("text", QLabel(translate("preview", "Text")), self.text),
            ("password", self.secret, self.password),
        )):  # fmt: skip
            label.setProperty("role", "label")
            editor.setObjectName(name)
            editor.setAccessibleName(label.text())
            top = Qt.AlignmentFlag.AlignTop if editor is self.text else Qt.AlignmentFlag.AlignVCenter
            label.setContentsMargins(0, 8 if editor is self.text else 0, 0, 0)
            grid.addWidget(label, place, 0, top)
            grid.addWidget(editor, place, 1)
        grid.addWidget(self.keep, 5, 1)
        self.text.setFixedHeight(190)
        self.body.addLayout(grid, 1)
        self.finish((translate("preview", "Cancel"), PLAIN, CANCEL), (translate("preview", "Send"), PRIMARY, SAVE))
        (self.run,) = (button for button in self.findChildren(Button) if button.look == PRIMARY)
        self.run.setObjectName("send_letter")
        self.contact.edited.connect(lambda: self.to.set_value(self.contact.value()))

    def _show(self, offer: dict[str, Any]) -> None:
        self.offer = offer
        title = self.file_name.removesuffix(".pdf")
        people = [(one["address"], f"{one['name']} – {one['address']}") for one in offer["to"]]
        # An address that was typed by hand is no contact's.
        typed = self._before and self._before["to"] not in [address for address, _name in people]
        self.contact.set_choices(people, empty="—" if typed else None)
        self.contact.setEnabled(bool(offer["to"]))
        if offer["to"]:
            self.contact.set_value(offer["to"][0]["address"])
            self.to.set_value(offer["to"][0]["address"])
        if self._before:
            self.to.set_value(self._before["to"])
            self.contact.set_value(None if typed else self._before["to"])
        self.subject.set_value(self._before.get("subject") or title)
        self.text.set_value(TEXT.format(title, offer["from"]["name"]))
        if offer["server"] is None:
            self.show_problem(Refused("mail_no_server"))
        elif not offer["from"]["address"]:
            self.show_problem(Refused("mail_no_address"))
        else:
            self.server = mail.Server(**offer["server"])
            self.run.setEnabled(True)
            tasks.run(self, passwords.remembered, mail.place(self.server), offer["from"]["address"], then=self._know)
        self.to.setFocus()

    def _know(self, password: str | None) -> None:
        known = bool(password)
        self.password.set_value(password)
        for widget in (self.secret, self.password, self.keep):
            widget.setVisible(not known and self.server is not None and self.server.security != "none")

    def letter(self) -> mail.Letter:
        """As it is typed now."""
        sender, name = self.offer["from"], self.server.from_name if self.server else ""
        shown = ", ".join(part for part in (sender["name"], name) if part)
        to, subject, text = (str(editor.value() or "") for editor in (self.to, self.subject, self.text))
        return mail.Letter(sender["address"], shown, to.strip(), subject, text, self.file_name, self.content)

    def give(self, answer: str) -> None:
        if answer != SAVE:
            super().give(answer)
        elif self.server is not None and self.run.isEnabled():
            self.run.setEnabled(False)
            self.note.show_text(translate("preview", "The letter is on its way…"), "blue")
            password = str(self.password.value() or "")
            tasks.run(self, mail.send, self.server, self.letter(), password, then=self._sent, failed=self._failed)

    def _sent(self, _none: Any) -> None:
        assert self.server is not None
        if not self.password.isHidden() and self.keep.value() and self.password.value():
            place, address = mail.place(self.server), self.offer["from"]["address"]
            tasks.run(self, passwords.remember, place, address, str(self.password.value()))
        self._record(None, self._close)

    def _close(self, _answer: Any) -> None:
        self.sent.emit(self.letter().to)
        super().give(SAVE)

    def _failed(self, problem: Exception) -> None:
        self.run.setEnabled(True)
        self.show_problem(problem)
        if not isinstance(problem, Refused):
            return
        if problem.code == "mail_login":
            self._know(None)
        if mail.ADDRESS.fullmatch(self.letter().to):
            self._record(problem, lambda _answer: None)

    def _record(self, problem: Refused | None, then: Any) -> None:
        # What is kept needs no second copy of the document.
        kept = replace(self.letter(), content=b"")
        tasks.command(self, f"{SERVICE}:record", *self.about, kept, problem, then=then, refused=self.show_problem)

    def show_problem(self, problem: Exception) -> None:
        """In words, above the letter."""
        self.note.show_text(words.sentence(problem), "red")
