"""How the cells of a list are painted, one function per kind."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from crm_desktop.ui.kit import draw, theme
from crm_desktop.ui.kit.cells import RIGHT_KINDS, Cell
from crm_desktop.ui.kit.tokens import Tokens


def _colour(tone: str, tokens: Tokens) -> str:
    if tone in ("red", "amber"):
        return tokens.hue(tone).text
    return tokens.text2 if tone == "muted" else tokens.text


def _text(painter: QPainter, room: QRect, cell: Cell, tokens: Tokens, selected: bool, unread: bool) -> None:
    strong = unread and cell.kind in ("text", "number") and cell.align == draw.LEFT and cell.tone != "muted"
    strong = strong or (unread and cell.kind == "number")
    colour = tokens.text if strong else _colour(cell.tone, tokens)
    draw.text(painter, room, cell.text, colour, weight=600 if strong else 400, align=cell.align)


def _chip(painter: QPainter, room: QRect, cell: Cell, tokens: Tokens, selected: bool, unread: bool) -> None:
    picture = draw.chip(cell.text, cell.tone, selected, painter.device().devicePixelRatioF())
    painter.drawPixmap(room.left(), room.center().y() - 9, picture)


def _chips(painter: QPainter, room: QRect, cell: Cell, tokens: Tokens, selected: bool, unread: bool) -> None:
    """One beside the other; those that have no room are counted."""
    left, ratio = room.left(), painter.device().devicePixelRatioF()
    found = list(zip(cell.text.split(", "), cell.tone.split(","), strict=True))
    for place, (word, hue) in enumerate(found):
        wide = draw.chip_size(word).width()
        rest = f"+{len(found) - place}"
        more = draw.width(rest) + 4 if place < len(found) - 1 else 0
        if place and left + wide + more > room.right() + 1:
            draw.text(painter, QRect(left, room.top(), room.right() - left + 1, room.height()), rest, tokens.text2)
            return
        painter.drawPixmap(left, room.center().y() - 9, draw.chip(word, hue, selected, ratio))
        left += wide + 4


def _person(painter: QPainter, room: QRect, cell: Cell, tokens: Tokens, selected: bool, unread: bool) -> None:
    picture = draw.avatar(cell.mark, 20, painter.device().devicePixelRatioF())
    painter.drawPixmap(room.left(), room.center().y() - 9, picture)
    draw.text(painter, room.adjusted(26, 0, 4, 0), cell.text, tokens.text)


def _direction(painter: QPainter, room: QRect, cell: Cell, tokens: Tokens, selected: bool, unread: bool) -> None:
    colour = cell.mark if cell.mark.startswith("#") else tokens.hue(cell.mark).solid
    draw.rounded(painter, QRectF(room.left(), room.center().y() - 4, 9, 9), 2, colour)
    draw.text(painter, room.adjusted(16, 0, 4, 0), cell.text, tokens.text)


def _exact(painter: QPainter, room: QRect, cell: Cell, tokens: Tokens, selected: bool, unread: bool) -> None:
    """Numbers and dates are never elided: a cut number is a wrong number."""
    painter.setFont(theme.font(13))
    painter.setPen(QColor(_colour(cell.tone, tokens)))
    painter.drawText(room, cell.align | Qt.TextFlag.TextDontClip, cell.text)


_Painter = Callable[[QPainter, QRect, Cell, Tokens, bool, bool], None]
_PAINT: dict[str, _Painter] = {
    "state": _chip,
    "states": _chips,
    "person": _person,
    "direction": _direction,
    **dict.fromkeys((*RIGHT_KINDS, "date", "due", "moment"), _exact),
}


def paint_cell(painter: QPainter, room: QRect, cell: Cell, tokens: Tokens, selected: bool, unread: bool) -> None:
    """Paint one cell into `room`; unread rows are bold."""
    _PAINT.get(cell.kind, _text)(painter, room, cell, tokens, selected, unread)
