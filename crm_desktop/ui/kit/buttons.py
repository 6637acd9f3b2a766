"""Buttons that paint themselves from the tokens: text buttons, icon buttons, links, chips."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.tokens import Tokens

PRIMARY, PLAIN, DANGER, GHOST = "primary", "plain", "danger", "ghost"


class Button(QPushButton):
    """A push button of one of four looks; there is at most one `primary` on a screen."""

    def __init__(self, text: str = "", icon: str = "", look: str = PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.look = look
        self.icon_name = icon
        self.setAutoDefault(False)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: str) -> None:
        """Change the look, for a step button that becomes the primary one."""
        self.look = look
        self.update()

    def sizeHint(self) -> QSize:
        words = draw.width(self.text().replace("&", ""), weight=self._weight())
        extra = (22 if self.icon_name else 0) + (14 if self.menu() else 0)
        return QSize(words + extra + 26, 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _weight(self) -> int:
        return 600 if self.look in (PRIMARY, DANGER) else 400

    def _colours(self, tokens: Tokens) -> tuple[str | None, str | None, str]:
        """Fill, edge and text for the present state."""
        over, down = self.underMouse() and self.isEnabled(), self.isDown()
        if self.look == PRIMARY:
            if not self.isEnabled():
                return tokens.pressed, None, tokens.disabled
            fill = tokens.accent_pressed if down else tokens.accent_hover if over else tokens.accent
            return fill, None, tokens.on_accent
        ground = tokens.pressed if down else tokens.hover if over else None
        words = tokens.danger if self.look == DANGER else tokens.text2 if self.look == GHOST else tokens.text
        edge = None if self.look == GHOST else tokens.border_strong
        return ground, edge, words if self.isEnabled() else tokens.disabled

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge, colour = self._colours(theme.tokens())
        draw.rounded(painter, QRectF(self.rect()), 6, fill or (theme.tokens().surface if edge else None), edge)
        words = self.text().replace("&", "")
        weight = self._weight()
        wide = draw.width(words, weight=weight)
        extra = (22 if self.icon_name else 0) + (14 if self.menu() else 0)
        left = max(8, (self.width() - wide - extra) // 2)
        if self.icon_name:
            picture = icons.pixmap(self.icon_name, 16, colour, ratio=self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - 16) // 2, picture)
            left += 22
        place = QRect(left, 0, min(wide + 2, self.width() - left), self.height())
        draw.text(painter, place, words, colour, weight=weight)
        if self.menu():
            arrow = icons.pixmap("chevron_down", 12, colour, ratio=self.devicePixelRatioF())
            painter.drawPixmap(left + wide + 6, (self.height() - 12) // 2, arrow)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect())


class IconButton(QAbstractButton):
    """An icon without a frame; its tool tip is also its accessible name, so it is not optional."""

    def __init__(
        self,
        icon: str,
        tip: str,
        parent: QWidget | None = None,
        *,
        size: int = 20,
        box: int = 32,
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon_name, self._size, self._box = icon, size, box
        self.badge = 0
        self.filled = False
        self.tint = ""
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(box, box)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())

    def set_badge(self, value: int) -> None:
        """A small red count at the corner, zero hides it."""
        self.badge = value
        self.setAccessibleName(f"{self.toolTip()}, {value}" if value else self.toolTip())
        self.update()

    def set_icon(self, name: str, filled: bool = False, tint: str = "") -> None:
        self.icon_name, self.filled, self.tint = name, filled, tint
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._box, self._box)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        if self.isDown() or self.isChecked() or (self.underMouse() and self.isEnabled()):
            draw.rounded(painter, QRectF(self.rect()), 6, tokens.pressed if self.isDown() else tokens.hover)
        colour = self.tint or (tokens.text2 if self.isEnabled() else tokens.disabled)
        at = (self._box - self._size) // 2
        picture = icons.pixmap(self.icon_name, self._size, colour, self.filled, self.devicePixelRatioF())
        painter.drawPixmap(at, at, picture)
        if self.badge:
            words = draw.count(self.badge)
            wide = max(15, draw.metrics(10, 600).horizontalAdvance(words) + 7)
            place = QRect(self.width() - wide - 1, 1, wide, 15)
            draw.rounded(painter, QRectF(place), 7.5, tokens.hue("red").solid)
            draw.text(painter, place, words, "#FFFFFF", 10, 600, draw.CENTRE)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect())


class Link(QAbstractButton):
    """A text that acts; underlined while the mouse or the keyboard is on it."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: str = "link", size: int = 13) -> None:
        super().__init__(parent)
        self.setText(text)
        self._tone, self._size = tone, size
        self.always_underlined = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(draw.width(self.text(), self._size) + 4, self._size + 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lively = self.hasFocus() or self.underMouse() or self.always_underlined
        painter.setFont(theme.font(self._size, 400, lively))
        colour = self._tone if self._tone.startswith("#") else getattr(theme.tokens(), self._tone)
        painter.setPen(QColor(colour))
        painter.drawText(self.rect(), draw.CENTRE, self.text())


class FilterChip(QAbstractButton):
    """One filter: hollow with an arrow when off, blue with a cross when on."""

    cleared = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.value = name, ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value("")

    def set_value(self, value: str) -> None:
        """Show what is filtered by, "" when nothing."""
        self.value = value
        self.setAccessibleName(f"{self.name}: {value}" if value else self.name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = (
            draw.width(f"{self.name}: ") + draw.width(self.value, weight=600) if self.value else draw.width(self.name)
        )
        return QSize(words + 44, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        on = bool(self.value)
        fill = tokens.accent_subtle if on else tokens.hover if self.underMouse() else tokens.surface
        draw.rounded(painter, QRectF(self.rect()), 6, fill, tokens.accent_border if on else tokens.border_strong)
        colour = tokens.hue("blue").text if on else tokens.text2
        name = f"{self.name}: " if on else self.name
        wide = draw.width(name)
        draw.text(painter, QRect(12, 0, wide + 2, self.height()), name, colour)
        draw.text(
            painter,
            QRect(12 + wide, 0, self.width() - wide - 34, self.height()),
            self.value,
            colour,
            weight=600,
        )
        picture = icons.pixmap("dismiss" if on else "chevron_down", 12, colour, ratio=self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 24, (self.height() - 12) // 2, picture)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.value and event.position().x() > self.width() - 30:
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)


class Chip(QWidget):
    """A state as a coloured word."""

    def __init__(self, words: str = "", hue: str = "grey", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.hue = words, hue
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(words, hue)

    def show_state(self, words: str, hue: str) -> None:
        self.words, self.hue = words, hue
        self.setAccessibleName(words)
        self.setFixedSize(draw.chip_size(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, draw.chip(self.words, self.hue, ratio=self.devicePixelRatioF()))
