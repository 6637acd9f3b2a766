"""A line to search in, apart from the filters so that the window's frame needs nothing of lists."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crm_desktop.ui.kit import draw, icons, theme


class SearchEdit(QLineEdit):
    """A line with a magnifier and a key hint that disappears while something is typed."""

    def __init__(self, placeholder: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(24, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens = QPainter(self), theme.tokens()
        painter.drawPixmap(9, (self.height() - 16) // 2, icons.pixmap("search", 16, tokens.text2))
        if self._hint and not self.text():
            wide = draw.width(self._hint, 11) + 12
            place = QRect(self.width() - wide - 8, (self.height() - 18) // 2, wide, 18)
            draw.rounded(painter, place.toRectF(), 4, tokens.surface2, tokens.border_strong)
            draw.text(painter, place, self._hint, tokens.text2, 11, align=draw.CENTRE)

    def sizeHint(self) -> QSize:
        return QSize(190, 32)
