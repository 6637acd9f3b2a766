"""The directions of a client: a line each with its holder and what may be done about it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui import lookups
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import Button, Chip
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.dialogs import Ask, StepDialog
from crm_desktop.ui.kit.layouts import emptied

translate = QCoreApplication.translate
SELLERS = frozenset({"manager", "assistant"})


class Square(QWidget):
    """The colour of a direction."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(QSize(10, 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._colour))
        painter.setPen(QColor(self._colour))
        painter.drawRoundedRect(QRect(1, 1, 8, 8), 2, 2)


class SlotLine(QWidget):
    """One direction of a client: `asked(verb, slot)` says what was clicked."""

    asked = Signal(str, object)

    def __init__(self, slot: dict[str, Any], sells: bool, left: str = "") -> None:
        super().__init__()
        self.slot = slot
        self.setObjectName(f"slot_{slot['direction_id']}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 3, 0, 3)
        line.setSpacing(10)
        line.addWidget(Square(slot["color"]))
        name = QLabel(slot["name"])
        name.setMinimumWidth(190)
        line.addWidget(name)
        chip = Chip(*words.state("client_direction", slot["state"]))
        line.addWidget(chip)
        note = QLabel(slot.get("holder") or "")
        note.setProperty("role", "muted")
        note.setToolTip(_note(slot))
        note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(note, 1)
        if sells:
            self._add_verbs(line, slot, left)
        if slot.get("passable"):
            self._add(line, "hand_over", words.step("client_direction", "hand_over"))

    def _add_verbs(self, line: QHBoxLayout, slot: dict[str, Any], left: str) -> None:
        if slot["state"] == "free" and not slot.get("cool_down_until_on"):
            text = translate("clients", "Claim") + (f" ({left})" if left else "")
            self._add(line, "claim", text)
        elif slot["state"] == "held" and slot.get("workable", slot.get("mine")):
            self._add(line, "need", translate("clients", "Record a need"))
            if slot.get("version"):
                self._add(line, "release", translate("clients", "Release"))

    def _add(self, line: QHBoxLayout, verb: str, text: str) -> None:
        button = Button(text)
        button.setObjectName(verb)
        button.clicked.connect(lambda: self.asked.emit(verb, self.slot))
        line.addWidget(button)


def _note(slot: dict[str, Any]) -> str:
    parts = [slot.get("holder") or ""]
    if slot.get("held_at"):
        parts.append(translate("clients", "since {}").format(formats.day(slot["held_at"].date())))
    if slot.get("open_deals"):
        parts.append(translate("clients", "open deals: {}").format(slot["open_deals"]))
    if slot.get("cool_down_until_on"):
        parts.append(translate("clients", "you may take it from {}").format(formats.day(slot["cool_down_until_on"])))
    return " · ".join(part for part in parts if part)


class SlotsBox(Box):
    """All directions of the client on its card."""

    changed = Signal()
    problem = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(translate("clients", "Directions"))
        self.context = context
        self._client: dict[str, Any] = {}
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.column.addLayout(self.list)

    def show_slots(self, client: dict[str, Any]) -> None:
        """Held ones first."""
        self._client = client
        emptied(self.list)
        sells = bool(self.context.person.roles & SELLERS)
        for slot in sorted(client.get("slots") or [], key=lambda slot: slot["state"] == "free"):
            line = SlotLine(slot, sells)
            line.asked.connect(self._act)
            self.list.addWidget(line)

    def _act(self, verb: str, slot: dict[str, Any]) -> None:
        if verb == "need":
            words_of_slot = f"{self._client['short_name']} · {slot['name']}"
            self.context.window.open_card(
                "deal", client_direction_id=slot["client_direction_id"], client_direction_id_title=words_of_slot,
                contacts=self._client.get("contacts") or [],
            )  # fmt: skip
        elif verb == "claim":
            tasks.command(
                self,
                "crm_desktop.services.clients:claim",
                self._client["id"],
                slot["direction_id"],
                then=lambda _r: self.changed.emit(),
                refused=self.problem.emit,
            )
        elif verb == "hand_over":
            tasks.read(self, lookups.managers, "", then=lambda people: self._ask_heir(slot, people), key="managers")
        else:
            self._ask_release(slot)

    def _ask_release(self, slot: dict[str, Any]) -> None:
        ask = Ask("reason", translate("clients", "Reason"), "text", required=False)
        dialog = StepDialog(translate("clients", "Release"), (ask,), self, text=slot["name"])
        dialog.accepted.connect(lambda: self._step(slot, "release", reason=dialog.values()["reason"] or ""))
        dialog.open()

    def _ask_heir(self, slot: dict[str, Any], people: list[Any]) -> None:
        whom = tuple((person.id, person.title) for person in people if person.title != slot.get("holder"))
        asks = (
            Ask("manager_id", translate("clients", "To whom"), "choice", choices=whom),
            Ask("reason", translate("clients", "Reason"), "text"),
        )
        text = translate("clients", "{}: deals, documents, open tasks go along. {} keeps the sight of what was issued.")
        title = words.step("client_direction", "hand_over")
        dialog = StepDialog(title, asks, self, text=text.format(slot["name"], slot.get("holder") or "—"))
        dialog.accepted.connect(lambda: self._step(slot, "hand_over", **dialog.values()))
        dialog.open()

    def _step(self, slot: dict[str, Any], verb: str, **arguments: Any) -> None:
        from functools import partial

        from crm_desktop.services import documents

        tasks.command(
            self,
            partial(documents.step, **arguments),
            "client_direction",
            verb,
            slot["client_direction_id"],
            slot["version"],
            then=lambda _r: self.changed.emit(),
            refused=self.problem.emit,
        )
