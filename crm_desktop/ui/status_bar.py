"""The line at the bottom: connection, when refreshed, draft, who, which version."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from crm_desktop import __version__
from crm_desktop.ui.kit import icons, theme
from crm_desktop.ui.kit.tokens import STATUS_BAR

translate = QCoreApplication.translate


class _Sign(QWidget):
    def __init__(self, icon: str, filled: bool = False) -> None:
        super().__init__()
        self.icon_name, self.filled, self.hue = icon, filled, ""
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        colour = tokens.hue(self.hue).solid if self.hue else tokens.text2
        picture = icons.pixmap(self.icon_name, 14, colour, self.filled, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QRect(0, 0, 14, 14), picture)


class _ExchangeSign(QToolButton):
    """How the exchange with Terrasoft goes; hidden for those whose program does not exchange."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exchange_state")
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(theme.font(11))
        self.hide()

    def show_state(self, words: str, icon: str, hue: str, tip: str) -> None:
        colour = theme.tokens().hue(hue).solid
        self.setIcon(QIcon(icons.pixmap(icon, 14, colour, True, self.devicePixelRatioF())))
        self.setText(words)
        self.setToolTip(tip)
        self.setVisible(bool(words))


class StatusBar(QWidget):
    """Small quiet words; the green sign turns amber when the server is lost."""

    clicked = Signal()
    exchange_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STATUS_BAR)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 0, 12, 0)
        line.setSpacing(6)
        self._dot = _Sign("checkmark_circle", True)
        self._clock = _Sign("arrow_sync")
        self.connection, self.refreshed, self.busy = QLabel(), QLabel(), QLabel()
        self.draft, self.person = QLabel(), QLabel()
        self.version = QLabel(translate("shell", "version {}").format(__version__))
        for label in (self.connection, self.refreshed, self.busy, self.draft, self.person, self.version):
            label.setProperty("role", "caption")
        line.addWidget(self._dot)
        line.addWidget(self.connection)
        line.addSpacing(10)
        line.addWidget(self._clock)
        line.addWidget(self.refreshed)
        line.addSpacing(10)
        line.addWidget(self.busy)
        line.addStretch()
        self.exchange = _ExchangeSign()
        self.exchange.clicked.connect(self.exchange_clicked)
        line.addWidget(self.exchange)
        line.addSpacing(8)
        for label in (self.draft, self.person, self.version):
            line.addWidget(label)
            line.addSpacing(8)
        self._clock.hide()

    def show_connection(self, words: str, connected: bool) -> None:
        self.connection.setText(words)
        self._dot.hue = "green" if connected else "amber"
        self._dot.icon_name = "checkmark_circle" if connected else "warning"
        self._dot.update()

    def show_refreshed(self, at: datetime) -> None:
        self._clock.show()
        self.refreshed.setText(translate("shell", "Refreshed at {}").format(f"{at:%H:%M:%S}"))

    def show_draft(self, at: datetime | None) -> None:
        self.draft.setText(translate("shell", "Draft saved at {}").format(f"{at:%H:%M}") if at else "")

    def show_person(self, name: str, title: str) -> None:
        self.person.setText(f"{name} · {title}" if title else name)

    def show_busy(self, count: int) -> None:
        self.busy.setText(translate("shell", "Working…") if count else "")
