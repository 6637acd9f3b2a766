"""Editors only the company's own lists need: a colour, and several people of a given set."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.fields import TextLine, key_is

translate = QCoreApplication.translate
# Told apart from each other on both grounds; the first row are the hues of the program.
PALETTE = (
    "#2B5CE0", "#7A52D6", "#0F948A", "#23944A", "#D98A0B", "#D23B30",
    "#1F6FB2", "#8A3FA0", "#5B8C2A", "#B45309", "#A8325E", "#8A93A3",
)  # fmt: skip
IN_A_ROW = 6
TRAVEL = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


def is_colour(text: str) -> bool:
    """Whether it is #RRGGBB."""
    return len(text) == 7 and text[0] == "#" and all(sign in "0123456789abcdefABCDEF" for sign in text[1:])


class ColourEdit(TextLine):
    """#RRGGBB with its square; F4 or a click on the square offers colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(26, 0, 22, 0)
        self.textChanged.connect(lambda _text: self.update())

    def value(self) -> Any:
        return self.text().strip().upper() or None

    def problem(self) -> str:
        text = self.text().strip()
        return "" if not text or is_colour(text) else translate("directories", "A colour is written as #RRGGBB")

    def open_palette(self) -> "Palette":
        """Show the colours below the field."""
        popup = Palette(self)
        popup.chosen.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        return popup

    def _take(self, colour: str) -> None:
        self.set_value(colour)
        self.edited.emit()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, text = QPainter(self), self.text().strip()
        square = QRectF(11, self.height() / 2 - 7, 14, 14)
        draw.rounded(painter, square, 3, text if is_colour(text) else None, theme.tokens().control_border)
        if not self.isReadOnly():
            at = QPoint(self.width() - 23, self.height() // 2 - 7)
            painter.drawPixmap(at, icons.pixmap("chevron_down", 16, theme.tokens().text2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        aside = event.position().x() < 32 or event.position().x() > self.width() - 28
        if aside and not self.isReadOnly():
            self.open_palette()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if key_is(event, Qt.Key.Key_F4) and not self.isReadOnly():
            self.open_palette()
            return
        super().keyPressEvent(event)


class Palette(QFrame):
    """Twelve colours, taken by a click or by Enter."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(6)
        for place, colour in enumerate(PALETTE):
            square = ColourSquare(colour)
            square.clicked.connect(partial(self._choose, colour))
            grid.addWidget(square, place // IN_A_ROW, place % IN_A_ROW)

    def _choose(self, colour: str, _on: bool = False) -> None:
        self.chosen.emit(colour)
        self.close()


class ColourSquare(QPushButton):
    """One colour of the palette."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.setFixedSize(26, 26)
        self.setAccessibleName(colour)
        self.setToolTip(colour)
        self.setAutoDefault(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw.rounded(painter, QRectF(3, 3, 20, 20), 4, self.colour)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect())


class PeopleEdit(TextLine):
    """Several people as one line; F4, Space or a click opens the list with ticks. The value is a list of ids."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self._names: dict[int, str] = {}
        self._offered: list[int] = []
        self.setTextMargins(0, 0, 22, 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)

    def set_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Whom one may choose."""
        self._offered = [id for id, _name in people]
        self._names.update(dict(people))
        self._show()

    def know(self, people: Sequence[tuple[int, str]]) -> None:
        """Names of members who may not be chosen any more."""
        self._names.update(dict(people))
        self._show()

    def value(self) -> list[int]:
        return sorted(self._ids)

    def set_value(self, value: Any) -> None:
        self._ids = list(value or [])
        self._show()

    def _show(self) -> None:
        names = sorted(self._names.get(id, f"№ {id}") for id in self._ids)
        self.setText(", ".join(names))
        self.setToolTip("\n".join(names))
        self.setCursorPosition(0)

    def open_list(self) -> "PeopleList":
        """Show everybody with a tick at the chosen ones; closing it takes them over."""
        gone = [id for id in self._ids if id not in self._offered]
        people = [(id, self._names.get(id, f"№ {id}")) for id in (*gone, *self._offered)]
        popup = PeopleList(people, self._ids, self)
        popup.chosen.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.setFixedWidth(max(320, min(460, self.width())))
        popup.show()
        popup.list.setFocus()
        return popup

    def _take(self, ids: list[int]) -> None:
        if sorted(ids) != self.value():
            self.set_value(ids)
            self.edited.emit()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isReadOnly():
            place = QRect(self.width() - 23, self.height() // 2 - 7, 16, 16)
            QPainter(self).drawPixmap(place.topLeft(), icons.pixmap("chevron_down", 16, theme.tokens().text2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.isReadOnly():
            self.open_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Names are ticked, never typed: any letter opens the list."""
        if self.isReadOnly() or event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
        elif key_is(event, Qt.Key.Key_F4) or (event.text().isprintable() and event.text()):
            self.open_list()
        elif event.key() in TRAVEL:
            super().keyPressEvent(event)
        else:
            event.ignore()


class PeopleList(QFrame):
    """Space or a click sets the tick; Enter and a click outside take over, Esc gives up."""

    chosen = Signal(list)

    def __init__(self, people: Sequence[tuple[int, str]], ticked: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.list = QListWidget()
        self._given_up = False
        for id, name in people:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if id in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemClicked.connect(self._turn)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(12, max(3, len(people))) * 28 + 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self._clicked_box = False

    def ids(self) -> list[int]:
        """Who has a tick."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _turn(self, item: QListWidgetItem) -> None:
        """A click on the name counts as well as one on the box, which Qt has turned already."""
        at = self.list.viewport().mapFromGlobal(self.cursor().pos())
        if at.x() > 24:
            checked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(key_is(event, key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.close()
            return
        self._given_up = event.key() == Qt.Key.Key_Escape
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._given_up:
            self.chosen.emit(self.ids())
        super().closeEvent(event)
