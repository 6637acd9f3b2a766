"""The sign of the program, where it is larger than an icon."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QLinearGradient, QPainter

from crm_desktop.ui.kit import icons


def paint_sign(painter: QPainter, place: QRect) -> None:
    """The program's sign: a tick on a blue and teal ground."""
    ground = QLinearGradient(place.topLeft(), place.bottomRight())
    ground.setColorAt(0, "#2B5CE0")
    ground.setColorAt(1, "#0F948A")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, 6, 6)
    size = round(place.width() * 0.7)
    tick = icons.pixmap("checkmark", size, "#FFFFFF", filled=True)
    painter.drawPixmap(place.center().x() - size // 2 + 1, place.center().y() - size // 2 + 1, tick)
