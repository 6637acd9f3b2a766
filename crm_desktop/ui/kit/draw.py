"""The few shapes every painter of the kit shares: chips, avatars, badges, focus frames, elided text."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QPixmap

from crm_desktop.ui.kit import formats, theme
from crm_desktop.ui.kit.tokens import AVATARS

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
CHIP_HEIGHT = 20


@lru_cache(maxsize=64)
def metrics(size: int = 13, weight: int = 400) -> QFontMetrics:
    return QFontMetrics(theme.font(size, weight))


def width(text: str, size: int = 13, weight: int = 400) -> int:
    return metrics(size, weight).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def elided(text: str, room: int, size: int = 13, weight: int = 400) -> str:
    """Text cut with an ellipsis to `room` px; cached because a list repaints the same cells all day."""
    return metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, room)


def text(
    painter: QPainter,
    place: QRect,
    words: str,
    colour: str,
    size: int = 13,
    weight: int = 400,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text, elided."""
    painter.setFont(theme.font(size, weight))
    painter.setPen(QColor(colour))
    painter.drawText(place, align, elided(words, place.width(), size, weight))


def rounded(painter: QPainter, place: QRectF, radius: float, fill: str | None, edge: str | None = None) -> None:
    """A rounded rectangle; with an edge its line lies inside `place`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5) if edge else place, radius, radius)


def focus_frame(painter: QPainter, place: QRect, radius: float = 6) -> None:
    """The 2 px frame of the widget that has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.tokens().focus), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius)


def chip_size(words: str) -> QSize:
    return QSize(metrics(12, 500).horizontalAdvance(words) + 26, CHIP_HEIGHT)


@lru_cache(maxsize=512)
def _chip(words: str, hue: str, scheme: str, on_selection: bool, ratio: float) -> QPixmap:
    tokens = theme.tokens()
    colours, size = tokens.hue(hue), chip_size(words)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    fill = tokens.surface if on_selection else colours.background
    rounded(painter, QRectF(0, 0, size.width(), size.height()), CHIP_HEIGHT / 2, fill)
    painter.setBrush(QColor(colours.solid))
    painter.drawEllipse(QPointF(11, 10), 3, 3)
    painter.setFont(theme.font(12, 500))
    painter.setPen(QColor(colours.text))
    painter.drawText(QRect(18, 0, size.width() - 18, CHIP_HEIGHT), LEFT, words)
    painter.end()
    return picture


def chip(words: str, hue: str, on_selection: bool = False, ratio: float = 1.0) -> QPixmap:
    """A state chip as a picture; on a selected row it takes the surface colour, as its own would merge."""
    return _chip(words, hue, theme.tokens().name, on_selection, ratio)


@lru_cache(maxsize=512)
def _avatar(name: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    rounded(painter, QRectF(0, 0, size, size), size / 2, AVATARS[formats.avatar_index(name, len(AVATARS))])
    painter.setFont(theme.font(max(8, round(size * 0.42)), 600))
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(QRect(0, 0, size, size), CENTRE, formats.initials(name))
    painter.end()
    return picture


def avatar(name: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """Initials in a circle whose colour belongs to the person."""
    return _avatar(name, size, ratio)


def badge_width(words: str) -> int:
    return max(20, metrics(11, 600).horizontalAdvance(words) + 12)


def badge(painter: QPainter, place: QRect, words: str, hue: str, loud: bool = False) -> None:
    """A count: quiet in the hue's own background, loud in its solid colour with white digits."""
    colours = theme.tokens().hue(hue)
    rounded(painter, QRectF(place), place.height() / 2, colours.solid if loud else colours.background)
    painter.setFont(theme.font(11, 600))
    painter.setPen(QColor("#FFFFFF" if loud else colours.text))
    painter.drawText(place, CENTRE, words)


def count(value: int) -> str:
    """A badge never grows beyond 99+ in the rail; lists show the whole number themselves."""
    return "99+" if value > 99 else str(value)


def text_width(font: QFont, words: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(words)


def grouped_places(groups: Iterable[str], wide: int, top: int, row: int, caption: int) -> list[QRect]:
    """Where the lines of a list stand, given the group of each: the first of a group leaves room for its caption."""
    places, before = [], None
    for group in groups:
        if group != before:
            before = group
            top += caption
        places.append(QRect(8, top, wide - 16, row - 2))
        top += row
    return places
