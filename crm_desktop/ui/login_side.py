"""The left side of the sign-in screen: which of the three steps one is at."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crm_desktop import paths
from crm_desktop.ui.kit import draw, theme
from crm_desktop.ui.kit.sign import paint_sign

translate = QCoreApplication.translate


class Side(QWidget):
    """The steps of the way, as in the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(264)
        self._step = 0

    def show_step(self, step: int) -> None:
        self._step = step
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        draw.rounded(painter, QRectF(self.rect()).adjusted(1, 1, 0, -1), 11, tokens.surface2)
        painter.fillRect(QRect(self.width() - 14, 1, 14, self.height() - 2), QColor(tokens.surface2))
        paint_sign(painter, QRect(24, 24, 24, 24))
        draw.text(painter, QRect(62, 20, 190, 32), paths.APPLICATION, tokens.text, 15, 600)
        captions = (
            translate("login", "How to begin"),
            translate("login", "Connection to the base"),
            translate("login", "Signing in"),
        )
        for place, caption in enumerate(captions):
            self._paint_step(painter, place, caption)

    def _paint_step(self, painter: QPainter, place: int, caption: str) -> None:
        tokens = theme.tokens()
        mark = QRectF(25, 75 + place * 36, 21, 21)
        now, done = place == self._step, place < self._step
        fill = tokens.hue("green").solid if done else tokens.accent if now else None
        draw.rounded(painter, mark, 10.5, fill, None if fill else tokens.border_strong)
        sign = "✓" if done else str(place + 1)
        colour = tokens.on_accent if fill else tokens.text2
        draw.text(painter, mark.toRect(), sign, colour, 11, 600, draw.CENTRE)
        words = QRect(57, 70 + place * 36, 200, 32)
        draw.text(painter, words, caption, tokens.text if now else tokens.text2, weight=600 if now else 400)
