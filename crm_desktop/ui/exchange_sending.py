"""Sending ours that are not in Terrasoft: chosen object by object, put into the queue in one go."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_words import OBJECTS, said
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


class SendDialog(Dialog):
    """Objects that go to Terrasoft are offered, nothing is ticked; emits `sent` when they are in the queue."""

    sent = Signal()

    def __init__(self, context: Context, objects: list[dict[str, Any]], parent: QWidget) -> None:
        text = translate("exchange", "Every record of the chosen objects that has no pair in Terrasoft is made there.")
        super().__init__(translate("exchange", "Send ours that are not there"), text, parent)
        self.context = context
        self.boxes: dict[str, QCheckBox] = {}
        going = [one for one in objects if one["direction"] in ("out", "both")]
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(10)
        for place, one in enumerate(going):
            box = QCheckBox(said(OBJECTS, one["object"]))
            box.setObjectName(f"send_{one['object']}")
            box.toggled.connect(self._enable)
            self.boxes[one["object"]] = box
            column, row = divmod(place, (len(going) + 1) // 2)
            grid.addWidget(box, row, column)
        self.body.addLayout(grid)
        self.note = NoteCard("", "blue")
        self.body.addWidget(self.note)
        self.note.show_text(_warning(going))
        self.setMinimumWidth(520)
        self.finish(
            (translate("exchange", "Cancel"), PLAIN, CANCEL), (translate("exchange", "Send"), PRIMARY, SAVE)
        )  # fmt: skip
        self.verb = next(button for button in self.findChildren(Button) if button.look == PRIMARY)
        self._enable()

    def chosen(self) -> list[str]:
        """Parents come before what refers to them."""
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def _enable(self) -> None:
        self.verb.setEnabled(bool(self.chosen()))

    def give(self, answer: str) -> None:
        """The dialog stays until everything is in the queue."""
        if answer != SAVE:
            super().give(answer)
            return
        self.verb.setEnabled(False)
        tasks.command(self, partial(_send, self.chosen()), then=self._sent, refused=self._refused)

    def _sent(self, count: int) -> None:
        self.context.window.wake_exchange()
        text = translate("exchange", "Put into the queue: {}.").format(formats.grouped(count))
        self.context.window.toast(text if count else translate("exchange", "Everything is in Terrasoft already."))
        self.sent.emit()
        super().give(SAVE)

    def _refused(self, problem: Exception) -> None:
        self.note.show_text(sentence(problem), "red")
        self._enable()


def _warning(going: list[dict[str, Any]]) -> str:
    """What whoever sends should know before."""
    if not going:
        return translate("exchange", "No object goes to Terrasoft: choose its way in the table first.")
    if any(one["object"] == "client" and one["direction"] == "out" for one in going):
        return translate(
            "exchange",
            "Clients do not come from Terrasoft: one that stands there already with the same INN and KPP is not"
            " recognised and is made a second time. Choose “both ways” to have it found.",
        )
    return ""


def _send(names: list[str], session: Any) -> int:
    from crm_desktop.services import exchange

    return sum(exchange.send_all(session, name) for name in names)
