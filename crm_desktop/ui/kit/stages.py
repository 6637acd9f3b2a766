"""The stage bar: where a document stands on its way."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm_desktop.ui.kit import draw, theme


class Stages(QWidget):
    """Segments with captions; passed ones and the current one are filled."""

    def __init__(self, stages: list[str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: list[str] = list(stages or [])
        self._current = -1
        self._notes: list[str] = []
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_stages(self, stages: list[str], current: int, notes: list[str] | None = None) -> None:
        """Show the way; current -1 means the document has left it (cancelled)."""
        self._stages, self._current, self._notes = stages, current, notes or []
        here = stages[current] if 0 <= current < len(stages) else ""
        self.setAccessibleName(here)
        self.setToolTip("\n".join(self._notes))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stages:
            return
        painter, tokens = QPainter(self), theme.tokens()
        wide = (self.width() + 3) / len(self._stages)
        for place, name in enumerate(self._stages):
            left = place * wide
            reached = place <= self._current
            fill = tokens.accent if reached else tokens.pressed
            draw.rounded(painter, QRectF(left, 0, wide - 3, 6), 3, fill)
            here = place == self._current
            colour = tokens.link if here else tokens.text if reached else tokens.text2
            words = QRect(int(left), 8, int(wide) - 6, 18)
            draw.text(painter, words, name, colour, 11, 600 if here else 400)
