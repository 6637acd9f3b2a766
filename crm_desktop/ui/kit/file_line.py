"""One file in a list of files: its kind, name, size and author, and what may be done with it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.buttons import IconButton

translate = QCoreApplication.translate
KINDS = {
    "pdf": ("document_pdf", "red"),
    **dict.fromkeys(("xls", "xlsx", "ods", "csv"), ("table", "green")),
    **dict.fromkeys(("doc", "docx", "odt", "rtf", "txt"), ("document_text", "blue")),
    **dict.fromkeys(("zip", "rar", "7z"), ("box", "amber")),
    **dict.fromkeys(("eml", "msg"), ("mail", "blue")),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic"), ("eye", "violet")),
}


class FileLine(QWidget):
    """Enter or a double click opens, Ctrl+S saves elsewhere, Delete asks to take out."""

    opened = Signal(object)
    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, entry: dict[str, Any], about: str) -> None:
        super().__init__()
        self.entry = entry
        self.setObjectName(f"file_{entry['id']}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{entry['name']}, {about}")
        self.setToolTip(str(entry["name"]))
        kind = str(entry["name"]).rpartition(".")[2].lower()
        self._icon, self._hue = KINDS.get(kind, ("document", "grey"))
        name, note = QLabel(str(entry["name"])), QLabel(about)
        note.setProperty("role", "caption")
        for label in (name, note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(name)
        column.addWidget(note)
        line = QHBoxLayout(self)
        line.setContentsMargins(44, 5, 4, 5)
        line.setSpacing(0)
        line.addLayout(column, 1)
        self._add(line, "open", translate("kit", "Open (Enter)"), "open_file", self.opened)
        self._add(line, "save", translate("kit", "Save as… (Ctrl+S)"), "save_file", self.saved)
        if entry.get("removable"):
            self._add(line, "delete", translate("kit", "Take out (Delete)"), "remove_file", self.removed)

    def _add(self, line: QHBoxLayout, icon: str, tip: str, verb: str, signal: Any) -> None:
        button = IconButton(icon, tip, size=16, box=26, clicked=lambda: signal.emit(self.entry))
        button.setObjectName(verb)
        line.addWidget(button)

    def sizeHint(self) -> QSize:
        return QSize(300, 44)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.entry)
        elif event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.saved.emit(self.entry)
        elif event.key() == Qt.Key.Key_Delete and self.entry.get("removable"):
            self.removed.emit(self.entry)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        if self.underMouse():
            draw.rounded(painter, QRectF(self.rect()), 6, tokens.hover)
        hue = tokens.hue(self._hue)
        draw.rounded(painter, QRectF(6, (self.height() - 28) / 2, 28, 28), 6, hue.background)
        picture = icons.pixmap(self._icon, 16, hue.text, ratio=self.devicePixelRatioF())
        painter.drawPixmap(12, (self.height() - 16) // 2, picture)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect())
