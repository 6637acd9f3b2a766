"""A date as people type it: 12, 12.3, 12.03.26, +5, с; F4 opens the calendar."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from crm_desktop.ui.kit import formats, icons, parsing, theme
from crm_desktop.ui.kit.fields import TextLine, key_is

translate = QCoreApplication.translate


class DateEdit(TextLine):
    """The value is a datetime.date; typing is never blocked by a mask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.earliest: date | None = None
        self.latest: date | None = None
        self.setTextMargins(0, 0, 22, 0)
        self.setPlaceholderText(translate("kit", "dd.mm.yyyy"))

    def value(self) -> date | None:
        try:
            return parsing.day(self.text(), date.today())
        except ValueError:
            return None

    def set_value(self, value: Any) -> None:
        self.setText(formats.day(value) if value is not None else "")

    def problem(self) -> str:
        try:
            found = parsing.day(self.text(), date.today())
        except ValueError:
            return translate("kit", "There is no date “{}”").format(self.text().strip())
        if found is not None and self.earliest is not None and found < self.earliest:
            return translate("kit", "Not earlier than {}").format(formats.day(self.earliest))
        if found is not None and self.latest is not None and found > self.latest:
            return translate("kit", "Not later than {}").format(formats.day(self.latest))
        return ""

    def warning(self) -> str:
        """A remark that does not forbid: the day is a Saturday or a Sunday."""
        found = self.value()
        weekend = found is not None and found.weekday() >= 5
        return translate("kit", "This is a day off") if weekend else ""

    def open_calendar(self) -> "CalendarPopup":
        """Show the month of the value below the field."""
        popup = CalendarPopup(self.value() or date.today(), self)
        popup.chosen.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        popup.calendar.setFocus()
        return popup

    def _take(self, value: date) -> None:
        self.set_value(value)
        self.edited.emit()
        self.setFocus()

    def _icon_place(self) -> QRect:
        return QRect(self.width() - 26, 0, 26, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isReadOnly():
            at = self._icon_place().center() - QPoint(8, 7)
            QPainter(self).drawPixmap(at, icons.pixmap("calendar_ltr", 16, theme.tokens().text3))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._icon_place().contains(event.position().toPoint()) and not self.isReadOnly():
            self.open_calendar()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if key_is(event, Qt.Key.Key_F4) and not self.isReadOnly():
            self.open_calendar()
            return
        if key_is(event, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier) and not self.isReadOnly():
            self.clear()
            self.edited.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        found = self.value()
        if found is not None and not self.isReadOnly():
            self.set_value(found)


class CalendarPopup(QFrame):
    """A month, Monday first; Enter or a click takes the day, Esc leaves."""

    chosen = Signal(object)

    def __init__(self, value: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.calendar)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()
