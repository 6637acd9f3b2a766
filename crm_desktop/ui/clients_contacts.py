"""The people of a client on its card, and adding one."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from crm_desktop.ui.kit import draw
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.kit.layouts import emptied

translate = QCoreApplication.translate


class ContactsBox(Box):
    """Emits `added(values)` when a new contact has been typed."""

    added = Signal(object)

    def __init__(self) -> None:
        super().__init__(translate("clients", "Contacts"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        for place, share in enumerate((0, 3, 2, 2, 3)):
            self.grid.setColumnStretch(place, share)
        self.column.addLayout(self.grid)
        line = QHBoxLayout()
        self.add = Button(translate("clients", "Add a contact"), "person_add")
        self.add.setObjectName("add_contact")
        self.add.clicked.connect(self.ask)
        line.addWidget(self.add)
        line.addStretch()
        self.column.addLayout(line)

    def show_contacts(self, contacts: list[dict[str, Any]], editable: bool) -> None:
        """A line for each person."""
        emptied(self.grid)
        for row, contact in enumerate(contacts):
            face = QLabel()
            face.setPixmap(draw.avatar(contact["full_name"], 22, self.devicePixelRatioF()))
            self.grid.addWidget(face, row, 0)
            texts = (contact["full_name"], contact["position"], contact["phone"], contact["email"])
            for column, text in enumerate(texts, 1):
                label = QLabel(text)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                if column > 1:
                    label.setProperty("role", "muted")
                self.grid.addWidget(label, row, column)
        self.add.setVisible(editable)

    def ask(self) -> StepDialog:
        """Ask for the new person's data."""
        asks = (
            Ask("last_name", translate("clients", "Last name"), "line"),
            Ask("first_name", translate("clients", "First name"), "line", required=False),
            Ask("middle_name", translate("clients", "Middle name"), "line", required=False),
            Ask("position", translate("clients", "Position"), "line", required=False),
            Ask("phone", translate("clients", "Phone"), "line", required=False),
            Ask("email", translate("clients", "E-mail"), "line", required=False),
        )
        dialog = StepDialog(translate("clients", "Add a contact"), asks, self)
        dialog.accepted.connect(lambda: self.added.emit({k: v for k, v in dialog.values().items() if v}))
        dialog.open()
        return dialog
