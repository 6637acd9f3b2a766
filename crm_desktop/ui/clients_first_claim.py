"""After a new client is saved: its first direction, for a card is seen by the holders of its directions alone."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from crm_desktop.ui import clients_slot_asks
from crm_desktop.ui.clients_slots import FREE_COLUMNS, FreeButton
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.buttons import PLAIN
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


class FirstClaimDialog(Dialog):
    """`changed` when a direction was claimed or asked for; the answer is SAVE then."""

    changed = Signal()
    problem = Signal(object)

    def __init__(self, client: dict[str, Any], context: Context, parent: QWidget) -> None:
        text = translate(
            "clients",
            "{} is saved. The card is seen by those who hold its directions: claim the one you will work in.",
        ).format(client["short_name"])
        super().__init__(translate("clients", "Which direction is yours?"), text, parent)
        self.client, self.context = client, context
        self.note = NoteCard("", "red")
        self.note.hide()
        self.body.addWidget(self.note)
        grid = QGridLayout()
        grid.setContentsMargins(-8, 0, 0, 0)
        self.choices: list[FreeButton] = []
        for place, direction in enumerate(context.facts["choices"]["directions"]):
            slot = {**direction, "direction_id": direction["id"]}
            choice = FreeButton(slot, "add", partial(self.claim, slot))
            choice.setObjectName("claim")
            grid.addWidget(choice, place // FREE_COLUMNS, place % FREE_COLUMNS)
            self.choices.append(choice)
        self.body.addLayout(grid)
        self.changed.connect(lambda: self.give(SAVE))
        self.problem.connect(self.show_problem)
        self.finish((translate("clients", "Later"), PLAIN, CANCEL))
        if self.choices:
            self.choices[0].setFocus()

    def claim(self, slot: dict[str, Any]) -> None:
        """At once; above the quota an approval is asked for."""
        self.note.show_text("")
        clients_slot_asks.claim(self, slot)

    def show_problem(self, problem: Exception) -> None:
        """Why it could not be claimed."""
        self.note.show_text(words.sentence(problem), "red")
