"""Instead of an empty white table: why there is nothing, and one button that helps."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.kit import icons, theme, words
from crm_desktop.ui.kit.buttons import PLAIN, Button, Link

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Creation:
    """The one primary button of a list page: what it says, what it does."""

    text: str
    create: Callable[[], object]


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = "search"
        self.setFixedSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, icons.pixmap(self.name, 40, theme.tokens().text3))


class StatePage(QWidget):
    """Empty and failed states of a list or a panel."""

    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] = lambda: None
        self._details = ""
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        self._picture = _Picture()
        self.text, self.hint = QLabel(), QLabel()
        self.text.setProperty("role", "subtitle")
        self.hint.setProperty("role", "muted")
        for label in (self.text, self.hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button("", look=PLAIN)
        self.button.clicked.connect(lambda: self._act())
        self.copy_link = Link(translate("kit", "Copy details"))
        self.copy_link.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.text)
        column.addWidget(self.hint)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.button)
        line.addWidget(self.copy_link)
        line.addStretch()
        column.addLayout(line)
        column.addStretch(3)

    def show_empty(self, title: str, creation: Creation | None, reset: Callable[[], object] | None) -> None:
        """Nothing was found, or there is nothing yet."""
        self.copy_link.hide()
        if reset is not None:
            self._show("search", translate("kit", "Nothing found"), translate("kit", "No record fits the filters."))
            self._offer(translate("kit", "Reset filters"), reset)
            return
        self._show("table", translate("kit", "Nothing here yet"), title)
        self._offer(creation.text if creation else "", creation.create if creation else lambda: None)

    def show_problem(self, problem: Exception) -> None:
        """The list could not be read."""
        self._details = f"{type(problem).__name__}: {problem}"
        self._show("plug_disconnected", translate("kit", "The list could not be read"), words.sentence(problem))
        self._offer(translate("kit", "Try again"), self.retried.emit)
        self.copy_link.show()

    def _show(self, icon: str, text: str, hint: str) -> None:
        self._picture.name = icon
        self._picture.update()
        self.text.setText(text)
        self.hint.setText(hint)

    def _offer(self, text: str, act: Callable[[], object]) -> None:
        self._act = act
        self.button.setVisible(bool(text))
        self.button.setText(text)
        self.button.updateGeometry()
