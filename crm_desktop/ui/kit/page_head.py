"""The head of a page: title, muted count, icon buttons and the one primary button."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from crm_desktop.ui.kit import draw, formats, theme
from crm_desktop.ui.kit.tokens import PAGE_TITLE

translate = QCoreApplication.translate


class Title(QLabel):
    """A page title that gives way with an ellipsis instead of widening the window."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", "title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(draw.width(self.text(), PAGE_TITLE, 600) + 4, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw.text(painter, self.rect(), self.text(), theme.tokens().text, PAGE_TITLE, 600)
        self.setToolTip(self.text() if self.sizeHint().width() > self.width() else "")


class PageHead(QWidget):
    """One line of 32 px controls under 14 px of air."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(20, 14, 16, 4)
        self._line.setSpacing(8)
        self.title = Title(title)
        self.note = QLabel()
        self.note.setProperty("role", "muted")
        self._line.addWidget(self.title)
        self._line.addSpacing(4)
        self._line.addWidget(self.note)
        self._line.addStretch()

    def add(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._line.addWidget(widget)

    def insert(self, widget: QWidget) -> None:
        """Put a feature's own button left of the primary one."""
        self._line.insertWidget(self._line.count() - 1, widget)

    def show_note(self, text: str) -> None:
        self.note.setText(text)

    def show_count(self, count: int, suffix: str = "") -> None:
        """How many records there are; suffix "+" while the end is not known."""
        words = self.tr("%n record(s)", "", count)
        self.note.setText(words.replace(str(count), formats.grouped(count) + suffix, 1))
