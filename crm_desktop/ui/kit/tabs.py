"""Underlined tabs with counts: the saved views above a list, the parts of a side panel."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm_desktop.ui.kit import draw, theme

GAP = 22


@dataclass
class Tab:
    """One tab; `count` None shows no badge."""

    name: str
    title: str
    hue: str = "grey"
    count: int | None = None


class Tabs(QWidget):
    """A row of tabs chosen by click or by Left and Right."""

    chosen = Signal(str)

    def __init__(self, tabs: list[Tab], parent: QWidget | None = None, *, height: int = 37, margin: int = 20) -> None:
        super().__init__(parent)
        self._tabs, self._margin = tabs, margin
        self.current = tabs[0].name if tabs else ""
        self._over = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_tabs(self, tabs: list[Tab]) -> None:
        self._tabs = tabs
        if self.current not in {tab.name for tab in tabs}:
            self.current = tabs[0].name if tabs else ""
        self._name()
        self.update()

    def set_count(self, name: str, count: int | None) -> None:
        for tab in self._tabs:
            if tab.name == name:
                tab.count = count
        self._name()
        self.update()

    def choose(self, name: str) -> None:
        """Make a tab current and say so, unless it already is."""
        if name != self.current:
            self.current = name
            self._name()
            self.update()
            self.chosen.emit(name)

    def _name(self) -> None:
        self.setAccessibleName(next((tab.title for tab in self._tabs if tab.name == self.current), ""))

    def _places(self) -> list[tuple[Tab, QRect]]:
        found, left = [], self._margin
        for tab in self._tabs:
            wide = draw.width(tab.title, weight=600 if tab.name == self.current else 400)
            if tab.count is not None:
                wide += 7 + draw.badge_width(str(tab.count))
            found.append((tab, QRect(left, 0, wide, self.height())))
            left += wide + GAP
        return found

    def sizeHint(self) -> QSize:
        places = self._places()
        return QSize(places[-1][1].right() + self._margin if places else 100, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.border))
        for tab, place in self._places():
            on = tab.name == self.current
            colour = tokens.text if on or tab.name == self._over else tokens.text2
            weight = 600 if on else 400
            words = draw.width(tab.title, weight=weight)
            draw.text(
                painter,
                QRect(place.left(), 0, words + 2, place.height() - 2),
                tab.title,
                colour,
                weight=weight,
            )
            if tab.count is not None:
                count = str(tab.count)
                badge = QRect(place.left() + words + 7, place.center().y() - 10, draw.badge_width(count), 20)
                draw.badge(painter, badge, count, "blue" if on and tab.hue == "grey" else tab.hue)
            if on:
                bar = QRect(place.left() - 1, self.height() - 3, place.width() + 2, 3)
                draw.rounded(painter, bar.toRectF(), 1.5, tokens.accent)
                if self.hasFocus():
                    draw.focus_frame(painter, place.adjusted(-6, 3, 6, -5))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event)
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = ""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = self._at(event)
        if name:
            self.choose(name)

    def _at(self, event: QMouseEvent) -> str:
        point = event.position().toPoint()
        return next((tab.name for tab, place in self._places() if place.adjusted(-8, 0, 8, 0).contains(point)), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        names = [tab.name for tab in self._tabs]
        if not step or not names:
            super().keyPressEvent(event)
            return
        self.choose(names[(names.index(self.current) + step) % len(names)])
