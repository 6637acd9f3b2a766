"""The bar below a decision: the comment, and the buttons that take it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crm_desktop.ui.kit import theme
from crm_desktop.ui.kit.buttons import DANGER, PRIMARY, Button

translate = QCoreApplication.translate


class ActionBar(QWidget):
    """Comment, return, reject, approve; rejecting and returning need a comment."""

    approved = Signal(str)
    rejected = Signal(str)
    returned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(28, 12, 28, 12)
        line.setSpacing(8)
        self.comment = QLineEdit(placeholderText=translate("kit", "Comment to the decision (required to reject)"))
        self.comment.setAccessibleName(translate("kit", "Comment"))
        self.comment.textEdited.connect(lambda _text: self._mark(False))
        self.back = Button(translate("kit", "Return for rework"), "arrow_sync")
        self.no = Button(translate("kit", "Reject"), "dismiss_circle", DANGER)
        self.no.setToolTip("Ctrl+Delete")
        self.yes = Button(translate("kit", "Approve"), "checkmark_circle", PRIMARY)
        self.yes.setToolTip("Ctrl+Enter")
        self.back.clicked.connect(self.give_back)
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.approve)
        line.addWidget(self.comment, 1)
        for button in (self.back, self.no, self.yes):
            line.addWidget(button)

    def show_opinion(self, on: bool) -> None:
        """Who is only asked first says yes or no, and sends nothing back."""
        self.back.setVisible(not on)
        self.yes.setText(translate("kit", "In favour") if on else translate("kit", "Approve"))
        self.no.setText(translate("kit", "Against") if on else translate("kit", "Reject"))

    def approve(self) -> None:
        """Say yes; a comment is welcome but not needed."""
        self.approved.emit(self.comment.text().strip())
        self.comment.clear()

    def reject(self) -> None:
        """Say no; without a comment the keyboard goes to the comment instead."""
        self._with_comment(self.rejected)

    def give_back(self) -> None:
        """Return for rework, with a comment."""
        self._with_comment(self.returned)

    def _with_comment(self, signal: Any) -> None:
        text = self.comment.text().strip()
        if not text:
            self._mark(True)
            self.comment.setFocus()
            return
        signal.emit(text)
        self.comment.clear()

    def _mark(self, wrong: bool) -> None:
        self.comment.setProperty("wrong", "true" if wrong else "false")
        self.comment.style().unpolish(self.comment)
        self.comment.style().polish(self.comment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.approve()
        elif control and event.key() == Qt.Key.Key_Delete:
            self.reject()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(theme.tokens().border))
