"""The tabs of open lists and records, as in a browser."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm_desktop.ui.kit import draw, icons, theme

translate = QCoreApplication.translate
HEIGHT = 34
WIDEST, NARROWEST = 230, 90


@dataclass
class OpenTab:
    """What a tab shows."""

    key: str
    title: str
    dirty: bool = False


class DocumentTabs(QWidget):
    """Click chooses, cross or middle click asks to close, the plus opens the palette."""

    chosen = Signal(str)
    close_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs: list[OpenTab] = []
        self.current = ""
        self._over: tuple[str, bool] = ("", False)
        self.setMouseTracking(True)
        self.setFixedHeight(48)
        self.setAccessibleName(translate("shell", "Open lists and records"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tabs(self, tabs: list[OpenTab], current: str) -> None:
        self.tabs, self.current = tabs, current
        self.setAccessibleDescription(next((tab.title for tab in tabs if tab.key == current), ""))
        self.update()

    def places(self) -> list[tuple[OpenTab, QRect]]:
        """Where each tab is; they shrink before they would leave the bar."""
        wide = [min(WIDEST, draw.width(tab.title, weight=600) + 46) for tab in self.tabs]
        room = max(100, self.width() - 50)
        if sum(wide) > room:
            wide = [max(NARROWEST, min(each, room // len(wide))) for each in wide]
        found, left = [], 6
        for tab, each in zip(self.tabs, wide, strict=True):
            found.append((tab, QRect(left, 48 - HEIGHT, each, HEIGHT)))
            left += each
        return found

    def _cross(self, place: QRect) -> QRect:
        return QRect(place.right() - 26, place.center().y() - 10, 20, 20)

    def _plus(self) -> QRect:
        places = self.places()
        left = places[-1][1].right() + 16 if places else 10
        return QRect(left, 48 - HEIGHT + 2, 28, 28)

    def sizeHint(self) -> QSize:
        return QSize(400, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        for number, (tab, place) in enumerate(places):
            on = tab.key == self.current
            if on:
                self._paint_sheet(painter, place)
            elif self._over[0] == tab.key:
                draw.rounded(painter, QRectF(place.adjusted(2, 3, -2, -4)), 6, tokens.pressed)
            room = place.adjusted(14, 0, -30, 0)
            colour = tokens.text if on else tokens.text2
            draw.text(painter, room, tab.title, colour, weight=600 if on else 400)
            self._paint_end(painter, tab, place)
            follows = number + 1 < len(places) and places[number + 1][0].key != self.current
            if not on and follows:
                painter.fillRect(place.right(), place.center().y() - 8, 1, 16, QColor(tokens.border_strong))
        plus = self._plus()
        painter.drawPixmap(plus.center() - QPoint(9, 9), icons.pixmap("add", 20, tokens.text2))

    def _paint_sheet(self, painter: QPainter, place: QRect) -> None:
        tokens = theme.tokens()
        area = QRectF(place.adjusted(0, 0, 0, 8))
        path = QPainterPath()
        path.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, 0), 8, 8)
        painter.setClipRect(place)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(tokens.surface))
        painter.drawPath(path)
        painter.setClipping(False)

    def _paint_end(self, painter: QPainter, tab: OpenTab, place: QRect) -> None:
        tokens = theme.tokens()
        cross = self._cross(place)
        over = self._over == (tab.key, True)
        if tab.dirty and not over:
            draw.rounded(
                painter,
                QRectF(cross.center().x() - 3, cross.center().y() - 3, 8, 8),
                4,
                tokens.hue("amber").solid,
            )
            return
        if over:
            draw.rounded(painter, QRectF(cross), 4, tokens.border_strong)
        painter.drawPixmap(cross.center() - QPoint(5, 5), icons.pixmap("dismiss", 12, tokens.text2))

    def _at(self, point: QPoint) -> tuple[str, bool]:
        for tab, place in self.places():
            if place.contains(point):
                return tab.key, self._cross(place).contains(point)
        return "", False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().toPoint())
        if over != self._over:
            self._over = over
            self.setToolTip(next((tab.title for tab in self.tabs if tab.key == over[0]), ""))
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = ("", False)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        key, cross = self._at(point)
        if not key:
            if self._plus().contains(point):
                self.new_asked.emit()
            return
        if event.button() == Qt.MouseButton.MiddleButton or (cross and event.button() == Qt.MouseButton.LeftButton):
            self.close_asked.emit(key)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(key)
