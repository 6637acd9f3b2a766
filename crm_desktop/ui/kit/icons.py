"""Fluent System Icons drawn at the exact device resolution and tinted from the tokens."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from crm_desktop import paths
from crm_desktop.ui.kit import theme


@lru_cache(maxsize=256)
def _source(name: str, size: int, filled: bool) -> bytes:
    """The drawing made for the nearest size: Fluent draws 12, 16, 20 and 24 px separately."""
    wanted = [size, *sorted((12, 16, 20, 24), key=lambda drawn: abs(drawn - size))]
    for drawn in wanted:
        path = paths.resource("icons", f"{name}_{drawn}_{'filled' if filled else 'regular'}.svg")
        if path.is_file():
            return path.read_bytes()
    raise FileNotFoundError(f"no icon {name!r}: add its SVG to resources/icons")


@lru_cache(maxsize=1024)
def _drawn(name: str, size: int, colour: str, filled: bool, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    tint = QColor(colour)
    svg = _source(name, size, filled).replace(b"<svg ", f'<svg fill="{tint.name()}" '.encode(), 1)
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(tint.alphaF())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, size: int = 16, colour: str | None = None, filled: bool = False, ratio: float = 0) -> QPixmap:
    """Return the icon `name` (file resources/icons/<name>_<size>_regular.svg) in device pixels."""
    shown = ratio or (QGuiApplication.primaryScreen().devicePixelRatio() if QGuiApplication.screens() else 1.0)
    return _drawn(name, size, colour or theme.tokens().text2, filled, shown)


def icon(name: str, size: int = 16, colour: str | None = None) -> QIcon:
    """Return a QIcon for menus; it keeps its tint, so take it anew when a menu is opened."""
    tokens = theme.tokens()
    made = QIcon(pixmap(name, size, colour))
    made.addPixmap(pixmap(name, size, tokens.disabled), QIcon.Mode.Disabled)
    return made
