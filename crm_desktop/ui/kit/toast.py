"""A dark bubble at the bottom centre that says what has been done and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.buttons import IconButton, Link

translate = QCoreApplication.translate
PLAIN_TIME, UNDO_TIME, MOST = 5000, 10000, 3
_ICONS = {"green": "checkmark_circle", "red": "error_circle", "amber": "warning", "blue": "info"}


class Toast(QWidget):
    """One bubble; red ones stay until they are closed."""

    def __init__(self, text: str, undo: Callable[[], None] | None, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tone = tone
        line = QHBoxLayout(self)
        line.setContentsMargins(44, 10, 12, 10)
        line.setSpacing(14)
        self.text = QLabel(text)
        self.text.setStyleSheet("color: #F4F5F7;")
        self.text.setMaximumWidth(520)
        self.text.setWordWrap(draw.width(text) > 520)
        if self.text.wordWrap():
            self.text.setMinimumWidth(520)
        line.addWidget(self.text)
        if undo is not None:
            link = Link(translate("kit", "Undo"), tone="#9DBBFF")
            link.clicked.connect(lambda: (undo(), self.close()))
            line.addWidget(link)
            self.undo_link = link
        if tone == "red":
            line.addWidget(IconButton("dismiss", translate("kit", "Hide"), size=16, box=24, clicked=self.close))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(text)
        self._timer = QTimer(self, singleShot=True, interval=UNDO_TIME if undo is not None else PLAIN_TIME)
        self._timer.timeout.connect(self.close)
        if tone != "red":
            self._timer.start()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(200, 44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw.rounded(painter, QRectF(self.rect()), 8, theme.tokens().bubble)
        solid = theme.tokens().hue(self.tone).solid
        painter.setPen(QColor(solid))
        picture = icons.pixmap(_ICONS.get(self.tone, "info"), 16, solid, filled=True)
        painter.drawPixmap(16, (self.height() - 16) // 2, picture)


class Toasts(QObject):
    """Stacks the bubbles of one window."""

    def __init__(self, window: QWidget, bottom: int = 58) -> None:
        super().__init__(window)
        self._window, self._bottom = window, bottom
        self._shown: list[Toast] = []
        window.installEventFilter(self)

    def say(self, text: str, undo: Callable[[], None] | None = None, tone: str = "green") -> Toast:
        """Show one more bubble, the oldest of more than three goes."""
        toast = Toast(text, undo, tone, self._window)
        toast.destroyed.connect(lambda: self._gone(toast))
        self._shown.append(toast)
        while len(self._shown) > MOST:
            self._shown.pop(0).close()
        toast.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, text))
        return toast

    def clear(self) -> None:
        """Nothing of one person's doings is left for the next one at the desk."""
        while self._shown:
            self._shown.pop().close()

    def _gone(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)

    def _place(self) -> None:
        bottom = self._window.height() - self._bottom
        for toast in reversed(self._shown):
            size = toast.sizeHint()
            left = (self._window.width() - size.width()) // 2 + 98
            toast.setGeometry(QRect(left, bottom - size.height(), size.width(), size.height()))
            toast.raise_()
            bottom -= size.height() + 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
