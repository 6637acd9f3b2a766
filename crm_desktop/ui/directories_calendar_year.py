"""Twelve small months of a year, painted; a day is one click or Space."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from crm_desktop.ui.kit import draw, formats, theme, words
from crm_desktop.ui.kit.fields import key_is

Day = dict[str, Any]
COLUMNS, WEEKS = 4, 6
TITLE, HEAD, CELL, LINE, GAP = 24, 18, 23, 25, 10
MONTH_WIDTH, MONTH_HEIGHT = CELL * 7, TITLE + HEAD + LINE * WEEKS


def usual(day: date) -> str:
    """What a day is without an entry: a Saturday or Sunday is off."""
    return "holiday" if day.weekday() >= 5 else "working"


def toggled(day: date, kind: str | None) -> str | None:
    """The next kind of a day when it is clicked; None means as usual, without an entry."""
    order: tuple[str | None, ...] = (None, "working") if day.weekday() >= 5 else (None, "holiday", "short")
    place = order.index(kind) if kind in order else 0
    return order[(place + 1) % len(order)]


class YearView(QWidget):
    """Arrows move, Space and a click toggle, PageUp and PageDown change the month."""

    toggle_asked = Signal(object)
    day_chosen = Signal(object)

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = year
        self.writes = True
        self.days: Mapping[date, Day] = {}
        self.current = date(year, 1, 1)
        self._over: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        rows = 12 // COLUMNS
        return QSize(COLUMNS * MONTH_WIDTH + (COLUMNS - 1) * GAP + 8, rows * MONTH_HEIGHT + (rows - 1) * 8 + 8)

    def show_year(self, year: int, days: Mapping[date, Day]) -> None:
        """Another year, or the same read again."""
        if year != self.year:
            self.current = self.current.replace(year=year, day=min(self.current.day, 28))
        self.year, self.days = year, days
        self._tell()

    def kind(self, day: date) -> str:
        """holiday, working or short, with the exceptions of the calendar."""
        entry = self.days.get(day)
        return str(entry["kind"]) if entry is not None else usual(day)

    # where things are

    def _month_place(self, month: int) -> QPoint:
        row, column = divmod(month - 1, COLUMNS)
        return QPoint(4 + column * (MONTH_WIDTH + GAP), 4 + row * (MONTH_HEIGHT + 8))

    def place(self, day: date) -> QRect:
        """Where a day is painted."""
        at = self._month_place(day.month)
        row, column = divmod(day.replace(day=1).weekday() + day.day - 1, 7)
        return QRect(at.x() + column * CELL, at.y() + TITLE + HEAD + row * LINE, CELL, LINE)

    def day_at(self, point: QPoint) -> date | None:
        """The day under the mouse."""
        for month in range(1, 13):
            at = self._month_place(month)
            if not QRect(at, QSize(MONTH_WIDTH, MONTH_HEIGHT)).contains(point):
                continue
            column, row = (point.x() - at.x()) // CELL, (point.y() - at.y() - TITLE - HEAD) // LINE
            number = row * 7 + column - date(self.year, month, 1).weekday() + 1
            if row >= 0 and 1 <= number <= calendar.monthrange(self.year, month)[1]:
                return date(self.year, month, number)
        return None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        locale = QLocale()
        for month in range(1, 13):
            at = self._month_place(month)
            name = locale.standaloneMonthName(month)
            room = QRect(at.x() + 6, at.y(), MONTH_WIDTH, TITLE)
            draw.text(painter, room, name[:1].upper() + name[1:], tokens.text, 13, 600)
            for weekday in range(7):
                place = QRect(at.x() + weekday * CELL, at.y() + TITLE, CELL, HEAD)
                head = locale.standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)[:2]
                draw.text(painter, place, head, tokens.text3, 11, align=draw.CENTRE)
            for number in range(1, calendar.monthrange(self.year, month)[1] + 1):
                self._paint_day(painter, date(self.year, month, number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        tokens, place, kind = theme.tokens(), self.place(day), self.kind(day)
        entry = self.days.get(day)
        room = QRectF(place.adjusted(1, 2, -1, -2))
        if entry is not None:
            draw.rounded(
                painter, room, 5, tokens.hue({"holiday": "red", "short": "amber", "working": "green"}[kind]).background
            )
        elif day == self._over and self.writes:
            draw.rounded(painter, room, 5, tokens.hover)
        colour = tokens.hue("red").text if kind == "holiday" else tokens.text
        if entry is not None and kind != "holiday":
            colour = tokens.hue("amber" if kind == "short" else "green").text
        weight = 600 if entry is not None or day == date.today() else 400
        draw.text(painter, place, str(day.day), colour, 12, weight, draw.CENTRE)
        if kind == "short":
            # A sign beside the colour: the day ends earlier.
            painter.fillRect(place.left() + 7, place.bottom() - 5, CELL - 14, 2, QColor(tokens.hue("amber").solid))
        if day == date.today():
            draw.rounded(painter, room, 5, None, tokens.accent)
        if day == self.current and self.hasFocus():
            draw.focus_frame(painter, place.adjusted(1, 1, -1, -1), 5)

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.day_at(event.position().toPoint())
        if over != self._over:
            self._over = over
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.go_to(day)
            if event.button() == Qt.MouseButton.LeftButton and self.writes:
                self.toggle_asked.emit(day)

    def go_to(self, day: date) -> None:
        """Make a day the current one."""
        self.current = day
        self._tell()
        self.day_chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
                 Qt.Key.Key_PageUp: -28, Qt.Key.Key_PageDown: 28}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            day = self.current + timedelta(days=step)
            if day.year == self.year:
                self.go_to(day)
        elif key_is(event, Qt.Key.Key_Space) and self.writes:
            self.toggle_asked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: Any) -> bool:
        if isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.words(day) if day is not None else "", self)
            return True
        return bool(super().event(event))

    def words(self, day: date) -> str:
        """The date, what it is, and its name."""
        entry = self.days.get(day)
        name = str(entry["name"]) if entry is not None else ""
        parts = (formats.day(day), words.state("calendar_day", self.kind(day))[0].lower(), name)
        return ", ".join(part for part in parts if part)

    def _tell(self) -> None:
        self.setAccessibleName(self.words(self.current))
        self.update()
