"""While a client is being entered: is he here already? A remark, never an obstacle."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import Link
from crm_desktop.ui.kit.strips import NoteCard

if TYPE_CHECKING:
    from crm_desktop.ui.kit.card import Card

translate = QCoreApplication.translate
WATCHED = ("short_name", "inn", "phone", "email")
DEBOUNCE = 700
"""Every look is written into the journal of look-ups, so it waits until somebody stops typing."""
SHORTEST = 4
MOST = 4


class Alike(QObject):
    """Watches four fields of a new client's card and tells in its head who looks the same."""

    def __init__(self, card: "Card") -> None:
        super().__init__(card)
        self._card = card
        self._asked: tuple[str, ...] = ("", "", "", "")
        self.found: list[dict[str, Any]] = []
        self.note = AlikeNote()
        self.note.hide()
        card.head.add_note(self.note)
        self._later = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._later.timeout.connect(self.ask)
        for name in WATCHED:
            card.fields.on_edit(name, self._typed)
        card.saved.connect(lambda _id: self._show([]))

    def _typed(self) -> None:
        if self._card.id is None:
            self._later.start()

    def ask(self) -> None:
        """Look up what stands in the fields now; too little is not asked about."""
        asked = tuple(str(self._card.fields.value(name) or "").strip() for name in WATCHED)
        asked = (asked[0] if len(asked[0]) >= SHORTEST else "", *asked[1:])
        if self._card.id is not None or asked == self._asked:
            return
        self._asked = asked
        if not any(asked):
            self._show([])
            return
        tasks.read(
            self, "crm_desktop.services.duplicates:alike", *asked, then=self._show, failed=lambda _p: None, key="alike"
        )

    def _show(self, found: list[dict[str, Any]]) -> None:
        self.found = found
        self.note.show_clients(found[:MOST], self._open)

    def _open(self, client: dict[str, Any]) -> None:
        """Who sees the card opens it; for all others the look-up shows who holds what and what is free."""
        from crm_desktop.ui.clients_claim import ClaimDialog

        dialog = ClaimDialog(self._card.context, self._card)
        dialog.search.setText(client["inn"] or client["name"])
        dialog.ask()
        dialog.open()


class AlikeNote(QWidget):
    """«Perhaps it is already here», a line for each with what is the same and who holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.head = NoteCard(translate("duplicates", "Perhaps this client is here already:"), "amber")
        self.lines = QVBoxLayout()
        self.lines.setContentsMargins(34, 2, 0, 6)
        self.lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self.lines)

    def show_clients(self, found: list[dict[str, Any]], open_client: Any) -> None:
        """Hidden when nobody is like it."""
        from crm_desktop.ui.kit.layouts import emptied

        emptied(self.lines)
        for client in found:
            line = QHBoxLayout()
            line.setSpacing(8)
            link = Link(client["name"])
            link.setObjectName(f"alike_{client['id']}")
            link.clicked.connect(lambda _on=False, client=client: open_client(client))
            told = QLabel(alike_words(client))
            told.setProperty("role", "muted")
            line.addWidget(link)
            line.addWidget(told)
            line.addStretch()
            self.lines.addLayout(line)
        self.setVisible(bool(found))


def alike_words(client: dict[str, Any]) -> str:
    """What is the same, and who holds which direction."""
    reasons = {
        "inn": translate("duplicates", "the same INN"),
        "phone": translate("duplicates", "the same phone"),
        "email": translate("duplicates", "the same e-mail"),
        "name": translate("duplicates", "the name is alike by {} %").format(client["likeness"]),
    }
    held = ", ".join(f"{one['direction']} – {one['holder']}" for one in client["held"])
    return "; ".join(
        part for part in (client["inn"], reasons[client["reason"]], held or translate("duplicates", "free")) if part
    )
