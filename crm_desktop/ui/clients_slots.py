"""The directions of a client, its heart: who holds what, since and until when, what hangs there, what I may do."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui.clients_slot_words import hanging, since, until
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.buttons import GHOST, Button, Chip, IconButton, Link
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.layouts import emptied, tab_before

translate = QCoreApplication.translate
SELLERS = frozenset({"manager", "assistant"})
FREE_COLUMNS = 3


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
    """One direction of a client: `asked(verb, slot)` says what was chosen; a card has rarer verbs behind the dots."""

    asked = Signal(str, object)

    def __init__(self, slot: dict[str, Any], sells: bool, claim: str = "", *, card: bool = False) -> None:
        super().__init__()
        self.slot = slot
        self.setObjectName(f"slot_{slot['direction_id']}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Square(slot["color"]))
        name = QLabel(slot["name"])
        name.setMinimumWidth(190)
        line.addWidget(name)
        line.addWidget(Chip(*words.state("client_direction", slot["state"])))
        when = "" if card else since(slot)
        line.addWidget(_quiet(" · ".join(part for part in (slot.get("holder") or "", when) if part)), 1)
        column.addLayout(line)
        if sells:
            self._add_verbs(line, slot, claim, card)
        rarer = _rarer(slot, sells) if card else []
        if not card and slot.get("passable"):
            self._add(line, "hand_over", words.step("client_direction", "hand_over"))
        if rarer:
            self.more = IconButton("more_horizontal", translate("clients", "More"), clicked=partial(self._menu, rarer))
            self.more.setObjectName("more")
            line.addWidget(self.more)
        if card:
            self._add_second_line(column)

    def _add_second_line(self, column: QVBoxLayout) -> None:
        """What hangs there and until when; amber when the holder has been told that it will be taken."""
        told = (since(self.slot), hanging(self.slot), until(self.slot), str(self.slot.get("note") or ""))
        parts = [part for part in told if part]
        if not parts:
            return
        label = _quiet(" · ".join(parts))
        label.setContentsMargins(20, 0, 0, 2)
        label.setProperty("role", "caption")
        column.addWidget(label)
        if self.slot.get("warned_on"):
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setText(" · ".join(_marked(part, part == until(self.slot)) for part in parts))

    def _add_verbs(self, line: QHBoxLayout, slot: dict[str, Any], claim: str, card: bool) -> None:
        if slot["state"] == "free" and not slot.get("cool_down_until_on"):
            self._add(line, "claim", claim or translate("clients", "Claim"))
        elif slot["state"] == "held" and slot.get("workable", slot.get("mine")):
            self._add(line, "need", translate("clients", "Record a need"))
            if slot.get("version") and not card:
                self._add(line, "release", translate("clients", "Release"))

    def _add(self, line: QHBoxLayout, verb: str, text: str) -> None:
        button = Button(text)
        button.setObjectName(verb)
        button.clicked.connect(lambda: self.asked.emit(verb, self.slot))
        line.addWidget(button)

    def _menu(self, verbs: list[str]) -> None:
        menu = QMenu(self)
        menu.setObjectName("verbs")
        menu.aboutToHide.connect(menu.deleteLater)
        for verb in verbs:
            action = menu.addAction(verb_words(verb), partial(self.asked.emit, verb, self.slot))
            action.setObjectName(verb)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _rarer(slot: dict[str, Any], sells: bool) -> list[str]:
    """What is done seldom, in the order of the menu."""
    verbs = []
    if slot.get("passable"):
        verbs.append("hand_over")
    if slot.get("keepable"):
        verbs.append("keep")
    if slot["state"] == "held" and ((sells and slot.get("workable")) or slot.get("blockable")):
        verbs.append("release")
    if slot["state"] == "blocked" and slot.get("blockable"):
        verbs.append("unblock")
    if slot.get("client_direction_id"):
        verbs.append("history")
    return verbs


def verb_words(verb: str) -> str:
    """The caption of a verb of the menu."""
    own = {
        "history": translate("clients", "History of the direction…"),
        "keep": translate("clients", "Keep until…"),
    }
    return own.get(verb) or words.step("client_direction", verb)


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setToolTip(text)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _marked(text: str, on: bool) -> str:
    from html import escape

    from crm_desktop.ui.kit import theme

    return f"<span style='color:{theme.tokens().warning}'>{escape(text)}</span>" if on else escape(text)


class FreeButton(Button):
    """A free direction, done with at one click."""

    def __init__(self, slot: dict[str, Any], icon: str, act: Callable[[], object]) -> None:
        super().__init__(str(slot["short_name"]), icon, GHOST)
        self.setToolTip(str(slot["name"]))
        self.clicked.connect(lambda: act())


class SlotsBox(Box):
    """All directions of the client on its card: held ones a line each, free ones together below."""

    changed = Signal()
    problem = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(translate("clients", "Directions"))
        self.setObjectName("directions")
        self.context = context
        self.client: dict[str, Any] = {}
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.free_title = QLabel()
        self.free_title.setProperty("role", "label")
        self.free = QGridLayout()
        self.free.setContentsMargins(-8, 0, 0, 0)
        self.free.setHorizontalSpacing(4)
        self.free.setVerticalSpacing(0)
        foot = QHBoxLayout()
        self.history = Link(translate("clients", "Who held the directions before"), size=12)
        self.history.setObjectName("all_history")
        self.history.clicked.connect(self.show_history)
        foot.addWidget(self.history)
        foot.addStretch()
        self.column.setSpacing(6)
        self.column.addLayout(self.list)
        self.column.addWidget(self.free_title)
        self.column.addLayout(self.free)
        self.column.addLayout(foot)

    def show_slots(self, client: dict[str, Any]) -> None:
        """Mine first, then the others' ones, then those that are free."""
        self.client = client
        emptied(self.list)
        slots = client.get("slots") or []
        sells = bool(self.context.person.roles & SELLERS)
        taken = [slot for slot in slots if slot["state"] != "free"]
        for slot in sorted(taken, key=lambda slot: (not slot.get("mine"), not slot.get("workable"))):
            line = SlotLine({**slot, "blockable": self._blocks}, sells, card=True)
            line.asked.connect(self.act)
            self.list.addWidget(line)
        self._show_free([slot for slot in slots if slot["state"] == "free"], sells)
        self.history.setVisible(any(slot.get("client_direction_id") for slot in slots))
        tab_before(self.history, _widgets(self.list, self.free))

    @property
    def _blocks(self) -> bool:
        return "analyst" in self.context.person.roles

    def _show_free(self, slots: list[dict[str, Any]], sells: bool) -> None:
        emptied(self.free)
        acts = sells or self._blocks
        self.free_title.setVisible(bool(slots))
        self.free_title.setText(self._free_words(slots, sells))
        for place, slot in enumerate(slots if acts else ()):
            button = self._free_button(slot, sells)
            left = Qt.AlignmentFlag.AlignLeft
            self.free.addWidget(button, place // FREE_COLUMNS, place % FREE_COLUMNS, left)

    def _free_button(self, slot: dict[str, Any], sells: bool) -> FreeButton:
        """Who sells claims, an analyst blocks; who gave it back not long ago reads until when he waits."""
        verb, icon = ("claim", "add") if sells else ("block", "lock_closed")
        button = FreeButton(slot, icon, partial(self.act, verb, slot))
        button.setObjectName(verb)
        if sells and slot.get("cool_down_until_on"):
            button.setEnabled(False)
            button.setToolTip(until(slot))
        return button

    def _free_words(self, slots: list[dict[str, Any]], sells: bool) -> str:
        if not sells and not self._blocks:
            names = ", ".join(str(slot["short_name"]) for slot in slots)
            return translate("clients", "Free: {}").format(names)
        if not sells:
            return translate("clients", "Free; block with one click:")
        left = claims_words(self.client.get("claims_left") or {})
        text = translate("clients", "Free; claim with one click ({}):") if left else ""
        return text.format(left) or translate("clients", "Free; claim with one click:")

    def act(self, verb: str, slot: dict[str, Any]) -> None:
        """Carry a verb out; what needs words asks for them first."""
        from crm_desktop.ui import clients_slot_asks

        clients_slot_asks.act(self, verb, slot)

    def show_history(self) -> None:
        """Who held which direction and how it ended."""
        from crm_desktop.ui.clients_slot_history import HistoryDialog

        slots = [slot for slot in self.client.get("slots") or [] if slot.get("client_direction_id")]
        HistoryDialog(slots, self).open()


def _widgets(*layouts: QLayout) -> Iterator[QWidget]:
    """In the order in which they are read."""
    for layout in layouts:
        for place in range(layout.count()):
            item = layout.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                yield widget


def claims_words(left: Mapping[str, Mapping[str, int | None]]) -> str:
    """«осталось 7 из 10»: of the month's claims of directions."""
    quota = left.get("direction")
    if not quota or quota.get("cap") is None:
        return ""
    cap, used = int(quota["cap"] or 0), int(quota["used"] or 0)
    return translate("clients", "{} of {} left this month").format(max(0, cap - used), cap)
