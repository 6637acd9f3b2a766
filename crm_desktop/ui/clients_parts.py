"""A box of parts on a client's card - people, addresses, accounts: a line each, worked with mouse or keyboard alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui.kit import draw, theme
from crm_desktop.ui.kit.buttons import GHOST, Button, Chip, IconButton
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.layouts import emptied, tab_before

translate = QCoreApplication.translate
Part = dict[str, Any]
GAP = 4


@dataclass(frozen=True)
class Shown:
    """How a part reads: texts of the columns, a quiet line below the first, chips (words, hue), a picture."""

    texts: tuple[str, ...]
    below: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    picture: QPixmap | None = None
    quiet: bool = False
    tip: str = ""


class PartLine(QWidget):
    """Enter or a double click edits, Delete takes out; a line that is only read does neither."""

    edit_asked = Signal(object)
    removal_asked = Signal(object)

    def __init__(self, part: Part, shown: Shown, shares: Sequence[tuple[int, int]], room: int, editable: bool) -> None:
        super().__init__()
        self.part, self._editable = part, editable
        self.setObjectName(f"part_{part['id']}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(", ".join(text for text in shown.texts if text))
        self.setToolTip(shown.tip)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 2, 2, 2)
        line.setSpacing(12)
        if shown.picture is not None:
            face = QLabel()
            face.setPixmap(shown.picture)
            line.addWidget(face)
        for place, (text, (share, width)) in enumerate(zip(shown.texts, shares, strict=True)):
            label = self._label(text, muted=place > 0 or shown.quiet)
            if not share:
                label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
                label.setFixedWidth(width)
            if place == 0 and shown.below:
                line.addLayout(self._two(label, shown.below), share)
            else:
                line.addWidget(label, share)
        if room:
            line.addWidget(_chips(shown.chips, room))
        if editable:
            self._add(line, "edit", translate("clients", "Edit (Enter)"), "edit_part", self.edit_asked)
            self._add(line, "delete", translate("clients", "Take out (Delete)"), "remove_part", self.removal_asked)

    def _two(self, label: QLabel, below: str) -> QVBoxLayout:
        column, note = QVBoxLayout(), self._label(below, muted=True)
        note.setProperty("role", "caption")
        column.setSpacing(0)
        column.addWidget(label)
        column.addWidget(note)
        return column

    def _label(self, text: str, *, muted: bool) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setToolTip(text if draw.width(text) > 150 else "")
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if muted:
            label.setProperty("role", "muted")
        return label

    def _add(self, line: QHBoxLayout, icon: str, tip: str, verb: str, signal: Any) -> None:
        button = IconButton(icon, tip, size=16, box=26, clicked=lambda: signal.emit(self.part))
        button.setObjectName(verb)
        line.addWidget(button)

    def sizeHint(self) -> QSize:
        return QSize(400, max(34, super().sizeHint().height()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._editable:
            self.edit_asked.emit(self.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit(self.part)
        elif self._editable and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(self.part)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: Any) -> None:
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        if self.underMouse():
            draw.rounded(painter, QRectF(self.rect()), 6, tokens.hover)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect())


def _chips(chips: Sequence[tuple[str, str]], room: int) -> QWidget:
    """As wide in every line of a box, so that its columns stand below each other."""
    holder = QWidget()
    holder.setFixedWidth(room)
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP)
    line.addStretch()
    for words, hue in chips:
        line.addWidget(Chip(words, hue))
    return holder


def _room(shown: Shown) -> int:
    return sum(draw.chip_size(words).width() + GAP for words, _hue in shown.chips)


def _widest(parts: Sequence[tuple[Part, Shown]], column: int) -> int:
    """Of a column that takes the room of its text: numbers are never cut."""
    lines = [line for _part, shown in parts for line in shown.texts[column].split("\n")]
    return max((draw.width(line) for line in lines), default=0) + 4


class PartsBox(Box):
    """`asked(part)` with None for a new one, `removal_asked(part)`; Insert adds while the keyboard is in the box.

    `shares` say how the columns part the room; 0 is as wide as its widest text.
    """

    asked = Signal(object)
    removal_asked = Signal(object)

    def __init__(self, title: str, name: str, add: str, icon: str, shares: Sequence[int], empty: str) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self._shares, self._empty_words = tuple(shares), empty
        self.editable = False
        self.lines: list[PartLine] = []
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.empty = QLabel(empty)
        self.empty.setProperty("role", "muted")
        self.empty.setContentsMargins(6, 2, 0, 2)
        self.add = Button(add, icon, GHOST)
        self.add.setObjectName(f"add_{name}")
        self.add.setToolTip(translate("clients", "Insert"))
        self.add.clicked.connect(lambda: self.asked.emit(None))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.add)
        foot.addStretch()
        self.column.setSpacing(4)
        self.column.addWidget(self.empty)
        self.column.addLayout(self.list)
        self.column.addLayout(foot)

    def show_parts(self, parts: Sequence[tuple[Part, Shown]], editable: bool) -> None:
        """Replace all lines; the keyboard stays on the line it was on."""
        focused = next((line.part["id"] for line in self.lines if line.hasFocus()), None)
        self.editable = editable
        emptied(self.list)
        self.lines = []
        shares = [(share, _widest(parts, place)) for place, share in enumerate(self._shares)]
        room = max((_room(shown) for _part, shown in parts), default=0)
        for part, shown in parts:
            line = PartLine(part, shown, shares, room, editable)
            line.edit_asked.connect(self.asked)
            line.removal_asked.connect(self.removal_asked)
            self.list.addWidget(line)
            self.lines.append(line)
            if part["id"] == focused:
                line.setFocus()
        tab_before(self.add, self.lines)
        self.empty.setVisible(not parts)
        self.add.setVisible(editable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editable and event.key() == Qt.Key.Key_Insert:
            self.asked.emit(None)
        else:
            super().keyPressEvent(event)
