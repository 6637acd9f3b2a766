"""Coloured strips across a page: errors with links to their fields, refusals, conflicts, offline, demo."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.buttons import IconButton, Link

translate = QCoreApplication.translate
_ICONS = {"red": "dismiss_circle", "amber": "warning", "blue": "info", "green": "checkmark_circle"}


class Strip(QWidget):
    """One sentence with links; hidden until something is to be said."""

    def __init__(self, hue: str = "red", parent: QWidget | None = None, *, slim: bool = False) -> None:
        super().__init__(parent)
        self.hue, self._weight = hue, 600
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(44, 2 if slim else 8, 12, 2 if slim else 8)
        self._line.setSpacing(8)
        self.text = QLabel()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._line.addWidget(self.text)
        self._links: list[QWidget] = []
        self._line.addStretch(1)
        self._close = IconButton("dismiss", translate("kit", "Hide"), size=16, box=24, clicked=self.hide)
        self._line.addWidget(self._close)
        self.setMinimumHeight(26 if slim else 40)
        self.hide()

    def say(
        self,
        text: str,
        actions: Mapping[str, Callable[[], object]] | None = None,
        *,
        hue: str = "",
        strong: bool = True,
        closable: bool = True,
    ) -> None:
        """Show a sentence and the links after it."""
        self.hue = hue or self.hue
        self.text.setWordWrap(draw.width(text, weight=600) > 640)
        self.text.setText(text)
        self._weight = 600 if strong else 400
        self._colour()
        for link in self._links:
            link.deleteLater()
        self._links = []
        for place, (words, act) in enumerate((actions or {}).items()):
            link = Link(words, self, tone="link" if self.hue != "red" else "danger")
            link.always_underlined = True
            link.clicked.connect(lambda _on=False, act=act: act())
            self._line.insertWidget(1 + place, link)
            self._links.append(link)
        self._close.setVisible(closable)
        self.setAccessibleName(text)
        self.show()
        self.update()

    def _colour(self) -> None:
        colour = theme.tokens().hue(self.hue).text
        self.text.setStyleSheet(f"color: {colour}; font-weight: {self._weight};")

    def changeEvent(self, event: QEvent) -> None:
        """The other theme has other colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, hue = QPainter(self), theme.tokens().hue(self.hue)
        painter.fillRect(self.rect(), QColor(hue.background))
        name = _ICONS.get(self.hue, "info")
        picture = icons.pixmap(name, 16, hue.text, filled=True, ratio=self.devicePixelRatioF())
        painter.drawPixmap(20, (self.height() - 16) // 2, picture)


class NoteCard(QWidget):
    """A rounded remark inside a page or panel: icon, text, an optional link at the right."""

    def __init__(
        self,
        text: str = "",
        hue: str = "amber",
        link: str = "",
        act: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hue = hue
        line = QHBoxLayout(self)
        line.setContentsMargins(34, 8, 12, 8)
        self.text = QLabel(text)
        self.text.setWordWrap(True)
        line.addWidget(self.text, 1)
        self.link = Link(link)
        self.link.setVisible(bool(link) and act is not None)
        if act is not None:
            self.link.clicked.connect(lambda: act())
        line.addWidget(self.link)
        self.show_text(text, hue)

    def show_text(self, text: str, hue: str = "") -> None:
        self.hue = hue or self.hue
        self.text.setText(text)
        self._colour()
        self.setVisible(bool(text))

    def _colour(self) -> None:
        colour = theme.tokens().text if self.hue == "quiet" else theme.tokens().hue(self.hue).text
        self.text.setStyleSheet(f"color: {colour};")

    def changeEvent(self, event: QEvent) -> None:
        """The other theme has other colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        quiet = self.hue == "quiet"
        hue = tokens.hue("blue" if quiet else self.hue)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface2 if quiet else hue.background))
        painter.drawRoundedRect(self.rect(), 6, 6)
        icon = "info" if quiet else _ICONS.get(self.hue, "info")
        painter.drawPixmap(10, 10, icons.pixmap(icon, 16, hue.text, filled=not quiet))
