"""A drawer over the right side of the window: one list of records in groups, driven by typing and arrows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.search_edit import SearchEdit
from crm_desktop.ui.kit.tokens import STATUS_BAR, TOP_BAR

translate = QCoreApplication.translate
WIDTH, ROW, CAPTION = 430, 54, 34
STAR = 40


@dataclass(frozen=True)
class Item:
    """One line; `starred` None has no star, `unread` shows the blue dot, `act` is what Enter and a click do."""

    group: str
    icon: str
    title: str
    note: str
    when: str
    act: Callable[[], object]
    starred: bool | None = None
    unread: bool = False
    key: tuple[str, int] | None = None


class ItemRows(QWidget):
    """Paints the items; a click on the star is not a click on the line."""

    chosen = Signal(int)
    star_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.current = 0
        self.empty = ""
        self.setMouseTracking(True)
        self.setAccessibleName(translate("shell", "Records"))

    def fill(self, items: Sequence[Item]) -> None:
        """Replaces all; the cursor stays on the line it was on, as far as there are so many."""
        self.items = list(items)
        self.current = max(0, min(self.current, len(self.items) - 1))
        self.setFixedHeight(self.places()[-1].bottom() + 12 if self.items else 90)
        self.tell()

    def tell(self) -> None:
        """Says the current line to a screen reader and paints it."""
        item = self.items[self.current] if self.items else None
        words = self.empty if item is None else ", ".join(filter(None, (item.title, item.note, item.when)))
        self.setAccessibleDescription(words)
        self.update()

    def places(self) -> list[QRect]:
        """Where each line is."""
        return draw.grouped_places((item.group for item in self.items), self.width(), 2, ROW, CAPTION)

    def _star(self, place: QRect) -> QRect:
        return QRect(place.right() - STAR + 4, place.top(), STAR, place.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        if not self.items:
            painter.setPen(QColor(tokens.text2))
            painter.setFont(theme.font())
            room = self.rect().adjusted(24, 12, -24, -8)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.empty)
            return
        group = None
        for row, (item, place) in enumerate(zip(self.items, self.places(), strict=True)):
            if item.group != group:
                group = item.group
                caption = QRect(20, place.top() - 26, place.width() - 20, 20)
                draw.text(painter, caption, group, tokens.text2, 12, 600)
            self._paint(painter, item, place, row == self.current)

    def _paint(self, painter: QPainter, item: Item, place: QRect, current: bool) -> None:
        tokens = theme.tokens()
        if current:
            draw.rounded(painter, QRectF(place), 6, tokens.selection)
        ratio = self.devicePixelRatioF()
        if item.unread:
            draw.rounded(painter, QRectF(place.left() + 3, place.center().y() - 3, 7, 7), 3.5, tokens.accent)
        painter.drawPixmap(place.left() + 14, place.top() + 16, icons.pixmap(item.icon, 20, tokens.text2, ratio=ratio))
        right = place.right() - (STAR if item.starred is not None else 10)
        wide = draw.width(item.when, 11) + 4 if item.when else 0
        left, top = place.left() + 46, place.top()
        title = QRect(left, top + 7, right - left - wide - 6, 20)
        draw.text(painter, title, item.title, tokens.text, weight=600)
        draw.text(painter, QRect(right - wide, top + 7, wide, 20), item.when, tokens.text2, 11, align=draw.RIGHT)
        draw.text(painter, QRect(left, top + 27, right - left, 18), item.note, tokens.text2, 12)
        if item.starred is not None:
            at = self._star(place)
            painter.drawPixmap(at.center().x() - 8, at.center().y() - 8, star_picture(item.starred, ratio))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for row, place in enumerate(self.places()):
            if place.contains(point) and row != self.current:
                self.current = row
                self.tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for row, place in enumerate(self.places()):
            if place.contains(point):
                on_star = self.items[row].starred is not None and self._star(place).contains(point)
                (self.star_asked if on_star else self.chosen).emit(row)
                return


def star_picture(on: bool, ratio: float) -> QPixmap:
    """The star of a line, amber when it is a favourite."""
    tokens = theme.tokens()
    return icons.pixmap("star", 16, tokens.hue("amber").solid if on else tokens.text3, on, ratio)


class Drawer(QWidget):
    """Covers the window with nothing but its own width; a click beside it or Esc closes it."""

    closed = Signal()

    def __init__(self, window: QWidget, title: str, empty: str, find: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._all: list[Item] = []
        self.setAccessibleName(title)
        self._box = QFrame(self)
        self._box.setProperty("role", "popup")
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(20, 4, 10, 0)
        heading = QLabel(title)
        heading.setProperty("role", "panel_title")
        head.addWidget(heading)
        head.addStretch()
        self.head = head
        head.addWidget(IconButton("dismiss", translate("shell", "Close (Esc)"), box=28, clicked=self.close))
        column.addLayout(head)
        self.edit = SearchEdit(find or translate("shell", "Type to find"))
        self.edit.textChanged.connect(lambda _text: self._refill())
        self.edit.installEventFilter(self)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 4)
        line.addWidget(self.edit)
        column.addLayout(line)
        self.rows = ItemRows()
        self.rows.empty = translate("shell", "Reading…")
        self._empty = empty
        self.rows.chosen.connect(self._take)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.rows)
        column.addWidget(self._area, 1)
        window.installEventFilter(self)
        self._place()
        self.rows.fill([])
        self.show()
        self.raise_()
        self.edit.setFocus()

    def show_items(self, items: Sequence[Item]) -> None:
        """Replaces what there is to find."""
        self._all = list(items)
        self._refill()

    def _refill(self) -> None:
        wanted = self.edit.text().casefold().replace("ё", "е").split()
        texts = [(item, f"{item.title} {item.note}".casefold().replace("ё", "е")) for item in self._all]
        found = [item for item, text in texts if all(word in text for word in wanted)]
        self.rows.empty = translate("shell", "Nothing found") if self._all else self._empty
        self.rows.fill(found)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self.rows.items):
            item = self.rows.items[row]
            self.close()
            item.act()

    def _place(self) -> None:
        self.setGeometry(0, TOP_BAR, self._window.width(), self._window.height() - TOP_BAR - STATUS_BAR)
        self._box.setGeometry(self.width() - WIDTH - 8, 0, WIDTH, self.height() - 6)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key())
        )
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if step is not None and self.rows.items:
            self.rows.current = max(0, min(len(self.rows.items) - 1, self.rows.current + step))
            self._area.ensureVisible(20, self.rows.places()[self.rows.current].center().y(), 0, ROW)
            self.rows.tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.rows.current)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif control and event.key() == Qt.Key.Key_D:
            self.rows.star_asked.emit(self.rows.current)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close()

    def closeEvent(self, event: QEvent) -> None:
        self._window.removeEventFilter(self)
        self.closed.emit()
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt gives a QCloseEvent
