"""The command palette (Ctrl+K): sections, commands and, while one types, clients and documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.kit import draw, icons, parsing, tasks, theme
from crm_desktop.ui.kit.tokens import PALETTE_WIDTH

translate = QCoreApplication.translate
ROW, CAPTION = 42, 26
DEBOUNCE = 120
MOST_VISIBLE = 440


@dataclass(frozen=True)
class Entry:
    """One line: group caption, icon, bold title, grey note, key hint, what Enter does."""

    group: str
    icon: str
    title: str
    note: str
    keys: str
    act: Callable[[], object]


def fitting(entries: Sequence[Entry], text: str) -> list[Entry]:
    """Entries whose title fits, best first; a text typed on the wrong layout fits too."""
    if not text.strip():
        return list(entries)
    from rapidfuzz import fuzz

    wanted = [text.casefold().replace("ё", "е"), parsing.other_layout(text).casefold()]

    def score(entry: Entry) -> float:
        title = entry.title.casefold().replace("ё", "е")
        return max(100.0 if form in title else fuzz.partial_ratio(form, title) for form in wanted)

    scored = [(score(entry), place, entry) for place, entry in enumerate(entries)]
    return [entry for points, _place, entry in sorted(scored, key=lambda item: (-item[0], item[1])) if points >= 75]


class _Rows(QWidget):
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.current = 0
        self.setMouseTracking(True)
        self.setAccessibleName(translate("kit", "Results"))

    def fill(self, entries: list[Entry]) -> None:
        self.entries, self.current = entries, 0
        self.setFixedHeight(self._places()[-1].bottom() + 9 if entries else 64)
        self._name()
        self.update()

    def _name(self) -> None:
        if self.entries:
            self.setAccessibleDescription(self.entries[self.current].title)

    def _places(self) -> list[QRect]:
        return draw.grouped_places((entry.group for entry in self.entries), self.width(), 4, ROW, CAPTION)

    def place(self, row: int) -> QRect:
        return self._places()[row]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        if not self.entries:
            draw.text(painter, self.rect(), translate("kit", "Nothing found"), tokens.text2, align=draw.CENTRE)
            return
        group = None
        for row, (entry, place) in enumerate(zip(self.entries, self._places(), strict=True)):
            if entry.group != group:
                group = entry.group
                caption = QRect(20, place.top() - 22, place.width(), 18)
                draw.text(painter, caption, group, tokens.text2, 11)
            if row == self.current:
                draw.rounded(painter, QRectF(place), 6, tokens.selection)
            self._paint_entry(painter, entry, place, row == self.current)

    def _paint_entry(self, painter: QPainter, entry: Entry, place: QRect, current: bool) -> None:
        tokens = theme.tokens()
        painter.drawPixmap(place.left() + 12, place.center().y() - 9, icons.pixmap(entry.icon, 20, tokens.text2))
        keys = entry.keys or ("Enter" if current else "")
        right = place.right() - 10
        if keys:
            wide = draw.width(keys, 11) + 14
            key = QRect(right - wide, place.center().y() - 9, wide, 19)
            draw.rounded(painter, QRectF(key), 4, tokens.surface, tokens.border_strong)
            draw.text(painter, key, keys, tokens.text2, 11, align=draw.CENTRE)
            right -= wide + 10
        left = place.left() + 44
        wide = min(draw.width(entry.title, weight=600) + 2, right - left)
        draw.text(painter, QRect(left, place.top(), wide, place.height()), entry.title, tokens.text, weight=600)
        room = QRect(left + wide + 8, place.top(), max(0, right - left - wide - 8), place.height())
        draw.text(painter, room, entry.note, tokens.text2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for row, place in enumerate(self._places()):
            if place.contains(point) and row != self.current:
                self.current = row
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for row, place in enumerate(self._places()):
            if place.contains(point):
                self.chosen.emit(row)
                return


class Palette(QWidget):
    """Covers the window with a scrim; typing asks `search(reader, text)` on a worker for more entries.

    `search` returns (group, icon, title, note, document, id) tuples, `open_record` opens one of them.
    """

    def __init__(
        self,
        window: QWidget,
        entries: Sequence[Entry],
        search: tasks.Function | None = None,
        open_record: Callable[[str, int], object] = lambda document, id: None,
    ) -> None:
        super().__init__(window)
        self._entries, self._search, self._open_record = list(entries), search, open_record
        self._found: list[Entry] = []
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self._box = _Box(self)
        self._box.setFixedWidth(PALETTE_WIDTH)
        shadow = QGraphicsDropShadowEffect(self._box, blurRadius=32)
        shadow.setOffset(0, 10)
        shadow.setColor(QColor(0, 0, 0, 90))
        self._box.setGraphicsEffect(shadow)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.edit = QLineEdit(placeholderText=translate("kit", "Client, INN, document number or command"))
        self.edit.setAccessibleName(translate("kit", "Search and commands"))
        self.edit.setProperty("bare", "true")
        self.edit.setFont(theme.font(15))
        self.edit.setFixedHeight(44)
        self.edit.setTextMargins(44, 4, 12, 0)
        self.edit.installEventFilter(self)
        self.rows = _Rows()
        self.rows.chosen.connect(self._take)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(self.rows)
        column.addWidget(self.edit)
        column.addWidget(self._area)
        self._later = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._later.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._typed)
        self._refill()
        self.show()
        self.raise_()
        self.edit.setFocus()

    def _typed(self, text: str) -> None:
        self._found = [entry for entry in self._found if fitting([entry], text)]
        self._refill()
        if self._search is not None and len(text.strip()) >= 2:
            self._later.start()

    def _ask(self) -> None:
        text = self.edit.text().strip()
        if self._search is not None and text:
            tasks.read(self, self._search, text, then=self._show, failed=lambda _problem: None, key="search")

    def _show(self, found: Sequence[tuple[str, str, str, str, str, int]]) -> None:
        self._found = [
            Entry(group, icon, title, note, "", partial(self._open_record, document, id))
            for group, icon, title, note, document, id in found
        ]
        self._refill()

    def _refill(self) -> None:
        self.rows.fill([*self._found, *fitting(self._entries, self.edit.text())][:60])
        height = min(MOST_VISIBLE, self.rows.height())
        self._area.setFixedHeight(height)
        self._box.setFixedHeight(height + 48)
        self._box.move((self.width() - PALETTE_WIDTH) // 2, 110 if self.height() > 640 else 40)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self.rows.entries):
            entry = self.rows.entries[row]
            self.close()
            entry.act()

    def _step(self, by: int) -> None:
        count = len(self.rows.entries)
        if count:
            self.rows.current = (self.rows.current + by) % count
            self._area.ensureVisible(20, self.rows.place(self.rows.current).center().y(), 0, 40)
            self.rows._name()
            self.rows.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._refill()
        elif watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.rows.current)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.tokens().scrim))


class _Box(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        draw.rounded(painter, QRectF(self.rect()), 12, tokens.surface, tokens.border)
        painter.drawPixmap(18, 17, icons.pixmap("search", 16, tokens.text2))
        painter.fillRect(9, 45, self.width() - 18, 1, QColor(tokens.border))
