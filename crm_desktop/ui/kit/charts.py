"""The few charts an office reads: meter, spark line, bars with a plan mark, funnel."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm_desktop.ui.kit import draw, theme

AMBER_FROM, RED_FROM = 0.75, 1.0


def level_hue(share: float) -> str:
    """Green below 75 %, amber up to the limit, red beyond it."""
    return "green" if share < AMBER_FROM else "amber" if share <= RED_FROM else "red"


class Meter(QWidget):
    """How much of a limit is used; `added` is hatched behind it (this very invoice)."""

    def __init__(
        self,
        share: float = 0,
        added: float = 0,
        hue: str = "",
        height: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(share, added, hue)

    def show_share(self, share: float, added: float = 0, hue: str = "") -> None:
        """`share` 1.0 is the whole limit."""
        self.share, self.added, self.hue = share, added, hue or level_hue(share + added)
        self.setAccessibleName(f"{(share + added) * 100:.0f} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        area = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(clip)
        painter.fillRect(area, QColor(tokens.pressed))
        used = area.width() * max(0.0, min(1.0, self.share))
        solid = QColor(tokens.hue(self.hue).solid)
        painter.fillRect(QRectF(0, 0, used, area.height()), solid)
        if self.added > 0:
            more = min(area.width() - used, area.width() * self.added)
            solid = QColor(tokens.hue("red").solid)
            solid.setAlpha(150)
            painter.fillRect(QRectF(used, 0, max(2.0, more), area.height()), solid)


class SparkLine(QWidget):
    """A trend without axes; the last point is marked."""

    def __init__(self, values: Sequence[float] = (), hue: str = "blue", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values, self.hue = list(values), hue
        self.setMinimumSize(90, 34)

    def show_values(self, values: Sequence[float], hue: str = "") -> None:
        self.values, self.hue = list(values), hue or self.hue
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = min(self.values), max(self.values)
        span = (high - low) or 1.0
        wide, tall = self.width() - 8, self.height() - 8
        step = wide / (len(self.values) - 1)
        points = [QPointF(4 + step * at, 4 + tall * (1 - (value - low) / span)) for at, value in enumerate(self.values)]
        solid = QColor(theme.tokens().hue(self.hue).solid)
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        below = QPainterPath(path)
        below.lineTo(points[-1].x(), self.height())
        below.lineTo(points[0].x(), self.height())
        shade = QLinearGradient(0, 0, 0, self.height())
        clear = QColor(solid)
        clear.setAlpha(0)
        veil = QColor(solid)
        veil.setAlpha(60)
        shade.setColorAt(0, veil)
        shade.setColorAt(1, clear)
        painter.fillPath(below, shade)
        painter.setPen(QPen(solid, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)
        painter.setBrush(solid)
        painter.drawEllipse(points[-1], 2.5, 2.5)


@dataclass(frozen=True)
class Bar:
    """One bar: caption, value, its words, a plan mark and what a click names."""

    caption: str
    value: float
    words: str
    plan: float | None = None
    strong: bool = False
    key: str = ""


class Bars(QWidget):
    """Vertical bars with value labels and plan marks; a click says which."""

    clicked = Signal(str)

    def __init__(self, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = list(bars)
        self.setMinimumHeight(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.bars = list(bars)
        self.setAccessibleName("; ".join(f"{bar.caption} {bar.words}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def _top(self) -> float:
        return max([1e-9, *(max(bar.value, bar.plan or 0) for bar in self.bars)]) * 1.15

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.bars:
            return
        painter, tokens = QPainter(self), theme.tokens()
        floor, tall, step = self.height() - 24, self.height() - 48, self.width() / len(self.bars)
        for part in range(5):
            painter.fillRect(0, round(floor - tall * part / 4), self.width(), 1, QColor(tokens.border))
        for place, bar in enumerate(self.bars):
            middle = step * (place + 0.5)
            wide = min(40.0, step * 0.45)
            high = tall * bar.value / self._top()
            fill = tokens.accent if bar.strong else tokens.accent_border
            draw.rounded(painter, QRectF(middle - wide / 2, floor - high, wide, high), 3, fill)
            top = floor - high
            if bar.plan is not None:
                mark = floor - tall * bar.plan / self._top()
                painter.fillRect(QRectF(middle - wide * 0.7, mark - 1, wide * 1.4, 2), QColor(tokens.text))
                top = min(top, mark)
            words = QRect(round(middle - step / 2), round(top) - 20, round(step), 16)
            draw.text(painter, words, bar.words, tokens.text, 11, 600, draw.CENTRE)
            caption = QRect(round(middle - step / 2), floor + 4, round(step), 16)
            weight = 600 if bar.strong else 400
            draw.text(painter, caption, bar.caption, tokens.text2, 11, weight, draw.CENTRE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.bars:
            place = int(event.position().x() // (self.width() / len(self.bars)))
            self.clicked.emit(self.bars[max(0, min(place, len(self.bars) - 1))].key)


@dataclass(frozen=True)
class FunnelStep:
    """One step of a funnel: count, sum in words, share of the step before (0 to 1)."""

    caption: str
    count: int
    words: str = ""
    share: float | None = None
    key: str = ""


class Funnel(QWidget):
    """Bars that narrow with their counts; a click says which."""

    clicked = Signal(str)

    def __init__(self, steps: Sequence[FunnelStep] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = list(steps)
        self.setMinimumHeight(240)

    def show_steps(self, steps: Sequence[FunnelStep]) -> None:
        self.steps = list(steps)
        self.setAccessibleName("; ".join(f"{step.caption} {step.count}" for step in steps))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.steps:
            return
        painter, tokens = QPainter(self), theme.tokens()
        most = max(1, *(step.count for step in self.steps))
        row = self.height() / len(self.steps)
        margin = min(130, round(self.width() * 0.3))
        left, right = margin, self.width() - margin
        for place, step in enumerate(self.steps):
            wide = max(34.0, (right - left) * step.count / most)
            box = QRectF((left + right - wide) / 2, row * place + 4, wide, row - 16)
            fill = QColor(tokens.accent)
            fill.setAlphaF(1 - 0.11 * place)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 4, 4)
            line = QRect(0, round(box.top()), self.width(), round(box.height()))
            inside = tokens.on_accent if place < 3 else tokens.text
            draw.text(painter, box.toRect(), str(step.count), inside, 13, 600, draw.CENTRE)
            draw.text(painter, line.adjusted(0, 0, left - 8 - self.width(), 0), step.caption, tokens.text)
            draw.text(painter, line.adjusted(right, 0, -46, 0), step.words, tokens.text, 13, 600, draw.RIGHT)
            if step.share is not None:
                draw.text(painter, line, f"{step.share * 100:.0f} %", tokens.text2, 11, align=draw.RIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.steps:
            place = int(event.position().y() // (self.height() / len(self.steps)))
            self.clicked.emit(self.steps[max(0, min(place, len(self.steps) - 1))].key)
