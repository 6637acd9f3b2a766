"""The feed of a record: comments, letters, changes of state, files, approvals."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.kit import draw, formats, icons, theme, words
from crm_desktop.ui.kit.buttons import IconButton

translate = QCoreApplication.translate
KINDS = {
    "comment": ("comment", "grey"),
    "mail": ("mail", "blue"),
    "created": ("add", "grey"),
    "step": ("arrow_right", "violet"),
    "change": ("edit", "grey"),
    "file": ("attach", "blue"),
    "approval": ("checkmark", "green"),
    "calculation": ("calculator", "violet"),
    "refusal": ("dismiss", "red"),
    "payment": ("money", "green"),
}


class TimelineItem(QWidget):
    """One entry of `timeline`: a dict with at, author, kind, text and perhaps title."""

    def __init__(self, entry: dict[str, Any], last: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = str(entry.get("kind", ""))
        self._author, self._last = str(entry.get("author") or ""), last
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 2, 0, 14)
        column.setSpacing(3)
        head = QHBoxLayout()
        title = QLabel(formats.short_name(self._author) or translate("kit", "The program"))
        title.setProperty("role", "strong")
        when = QLabel(formats.moment(entry.get("at")))
        when.setProperty("role", "caption")
        head.addWidget(title)
        head.addStretch()
        head.addWidget(when)
        column.addLayout(head)
        text = QLabel(words.event(entry))
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setTextFormat(Qt.TextFormat.PlainText)
        if self._kind == "comment":
            note = QLabel(translate("kit", "Comment"))
            note.setProperty("role", "muted")
            column.addWidget(note)
            text.setProperty("role", "bubble")
        else:
            text.setProperty("role", "muted")
        column.addWidget(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        if not self._last:
            painter.fillRect(13, 32, 1, self.height() - 34, QColor(tokens.border_strong))
        ratio = self.devicePixelRatioF()
        if self._kind == "comment" and self._author:
            painter.drawPixmap(1, 2, draw.avatar(self._author, 26, ratio))
            return
        icon, hue = KINDS.get(self._kind, ("circle", "grey"))
        draw.rounded(painter, QRectF(1, 2, 26, 26), 13, tokens.hue(hue).background)
        painter.drawPixmap(6, 7, icons.pixmap(icon, 16, tokens.hue(hue).text, ratio=ratio))


class Timeline(QWidget):
    """Entries newest first and, below, the line in which a comment is written."""

    commented = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, writable: bool = True, margin: int = 20) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane = QWidget()
        pane.setObjectName("pane")
        self.list = QVBoxLayout(pane)
        self.list.setContentsMargins(margin, 10, margin, 10)
        self.list.setSpacing(0)
        self.list.addStretch()
        self._area.setWidget(pane)
        outer.addWidget(self._area, 1)
        self.edit = _CommentEdit()
        self.edit.sent.connect(self._send)
        if writable:
            outer.addWidget(self._writing_line())
        else:
            self.edit.setParent(self)
            self.edit.hide()

    def _writing_line(self) -> QWidget:
        line = QFrame()
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(IconButton("send", translate("kit", "Send (Ctrl+Enter)"), clicked=self._send))
        return line

    def show_entries(self, entries: Sequence[dict[str, Any]]) -> None:
        """Replace all entries; what is being written stays."""
        while self.list.count() > 1:
            item = self.list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, entry in enumerate(entries):
            self.list.insertWidget(place, TimelineItem(entry, place == len(entries) - 1))

    def _send(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.commented.emit(text)

    def clear_comment(self) -> None:
        """The comment has been saved."""
        self.edit.clear()


class _CommentEdit(QLineEdit):
    sent = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText=translate("kit", "Comment… @ to mention a colleague"))
        self.setAccessibleName(translate("kit", "Comment"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit()
            event.accept()
            return
        super().keyPressEvent(event)
