"""The key of DaData: kept in the system's own store of passwords, tried before it is kept."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from crm_desktop.ui import login_vault
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import TextLine
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


class RegistryKeyDialog(Dialog):
    """Without a store nothing can be kept, and the dialog says so instead of writing a secret into a file."""

    def __init__(self, parent: QWidget) -> None:
        text = translate(
            "clients",
            "Requisites are filled in by INN through DaData. The key (API key) is taken from your profile on dadata.ru;"
            " it stays in the password store of this computer and is sent to DaData alone.",
        )
        super().__init__(translate("clients", "Filling in by INN"), text, parent)
        label = QLabel(translate("clients", "API key of DaData"))
        label.setProperty("role", "label")
        self.key = TextLine()
        self.key.setObjectName("key")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setAccessibleName(label.text())
        label.setBuddy(self.key)
        self.check = Button(translate("clients", "Check"), "checkmark_circle")
        self.check.setObjectName("check_key")
        self.check.clicked.connect(self.try_key)
        line = QHBoxLayout()
        line.addWidget(self.key, 1)
        line.addWidget(self.check)
        self.note = NoteCard("", "blue")
        self.note.hide()
        self.body.addWidget(label)
        self.body.addLayout(line)
        self.body.addWidget(self.note)
        self.finish((translate("clients", "Cancel"), PLAIN, CANCEL), (translate("clients", "Keep"), PRIMARY, SAVE))
        self.key.setFocus()
        login_vault.ask(self, _state, self._show_state)

    def _show_state(self, state: tuple[str, str]) -> None:
        obstacle, key = state
        self.key.setText(key)
        if obstacle:
            self.note.show_text(obstacle_words(obstacle), "amber")

    def try_key(self) -> None:
        """Ask the register about a well-known company with this key."""
        key = self.key.text().strip()
        if not key:
            self.note.show_text(translate("clients", "Type the key first."), "amber")
            return
        self.check.setEnabled(False)
        tasks.run(
            self, "crm_desktop.services.registry_lookup:check_key", key,
            then=lambda _r: self._tried(""), failed=lambda problem: self._tried(words.sentence(problem)),
        )  # fmt: skip

    def _tried(self, problem: str) -> None:
        self.check.setEnabled(True)
        self.note.show_text(problem or translate("clients", "The key works."), "amber" if problem else "green")

    def give(self, answer: str) -> None:
        """Kept before the dialog goes; what cannot be kept is told."""
        if answer != SAVE:
            super().give(answer)
            return
        key = self.key.text().strip()
        login_vault.ask(self, lambda: _keep(key), self._kept)

    def _kept(self, obstacle: str) -> None:
        if obstacle:
            self.note.show_text(obstacle_words(obstacle), "amber")
        else:
            super().give(SAVE)


def _state() -> tuple[str, str]:
    from crm_desktop.services import passwords, registry_lookup

    return passwords.obstacle(), registry_lookup.kept_key()


def _keep(key: str) -> str:
    from crm_desktop.services import registry_lookup

    return registry_lookup.keep_key(key)


def obstacle_words(obstacle: str) -> str:
    """Why nothing can be kept at this computer."""
    if obstacle == "no_store":
        return translate("clients", "This computer has no password store, so the key cannot be kept.")
    return translate("clients", "The password store of this computer does not answer, so the key cannot be kept.")
