"""The rail at the left: sections in groups with counts; narrow it shows icons only."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop import paths
from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.sign import paint_sign
from crm_desktop.ui.kit.tokens import RAIL_NARROW, RAIL_WIDTH
from crm_desktop.ui.sections import GROUPS, Section, group_title, title

translate = QCoreApplication.translate


class NavItem(QAbstractButton):
    """One section; the current one is a white pill with an accent bar."""

    def __init__(self, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.icon_name = words, icon
        self.current = self.narrow = self.loud = False
        self.badge = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setFixedHeight(37)
        self.set_badge(0)

    def set_badge(self, count: int, loud: bool = False) -> None:
        """How many things wait; loud is red, for decisions and overdue work."""
        self.badge, self.loud = count, loud
        self.setAccessibleName(f"{self.words}, {count}" if count else self.words)
        self.setToolTip(self.words if self.narrow else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        self.setToolTip(self.words if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(RAIL_NARROW if self.narrow else RAIL_WIDTH, 37)

    def minimumSizeHint(self) -> QSize:
        return QSize(RAIL_NARROW, 37)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        pill = QRect(8, 1, self.width() - 16, 34)
        if self.current:
            edge = tokens.border if tokens.name == "dark" else None
            draw.rounded(painter, QRectF(pill), 6, tokens.surface, edge)
            draw.rounded(painter, QRectF(8, 10, 3, 16), 1.5, tokens.accent)
        elif self.underMouse():
            draw.rounded(painter, QRectF(pill), 6, tokens.pressed)
        colour = tokens.accent if self.current else tokens.text2
        left = (self.width() - 20) // 2 if self.narrow else 20
        picture = icons.pixmap(self.icon_name, 20, colour, self.current, self.devicePixelRatioF())
        painter.drawPixmap(left, 8, picture)
        if not self.narrow:
            room = QRect(50, 1, self.width() - 100, 34)
            draw.text(painter, room, self.words, tokens.text, weight=600 if self.current else 400)
        if self.badge:
            self._paint_badge(painter)
        if self.hasFocus():
            draw.focus_frame(painter, pill)

    def _paint_badge(self, painter: QPainter) -> None:
        words = draw.count(self.badge)
        if self.narrow:
            wide = max(16, draw.width(words, 9, 600) + 8)
            place = QRect(self.width() - wide - 6, 1, wide, 14)
            draw.rounded(painter, QRectF(place), 7, theme.tokens().hue("red" if self.loud else "grey").solid)
            draw.text(painter, place, words, "#FFFFFF", 9, 600, draw.CENTRE)
            return
        wide = draw.badge_width(words)
        place = QRect(self.width() - 17 - wide, 8, wide, 20)
        if self.loud:
            draw.badge(painter, place, words, "red", True)
        else:
            draw.rounded(painter, QRectF(place), 10, theme.tokens().pressed)
            draw.text(painter, place, words, theme.tokens().text2, 11, 600, draw.CENTRE)


class Logo(QWidget):
    """The sign and the name of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setFixedHeight(48)
        self.setAccessibleName(paths.APPLICATION)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = (self.width() - 24) // 2 if self.narrow else 20
        paint_sign(painter, QRect(left, 12, 24, 24))
        if not self.narrow:
            room = QRect(54, 0, self.width() - 60, 48)
            draw.text(painter, room, paths.APPLICATION, theme.tokens().text, 15, 600)


class Rail(QWidget):
    """All sections one may open, favourites and settings below."""

    chosen = Signal(str)
    tool_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: dict[str, NavItem] = {}
        self._captions: list[QWidget] = []
        self.narrow = False
        self.setAccessibleName(translate("shell", "Sections"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 6)
        outer.setSpacing(0)
        self.logo = Logo()
        outer.addWidget(self.logo)
        area = self._area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane = QWidget()
        pane.setObjectName("pane")
        self._column = QVBoxLayout(pane)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        area.setWidget(pane)
        outer.addWidget(area, 1)
        self._tools: dict[str, NavItem] = {}
        for name, words, icon in (
            ("favourites", translate("shell", "Favourites"), "star"),
            ("history", translate("shell", "History"), "history"),
            ("settings", translate("shell", "Settings"), "settings"),
        ):
            item = NavItem(words, icon)
            item.clicked.connect(lambda _on=False, name=name: self.tool_chosen.emit(name))
            outer.addWidget(item)
            self._tools[name] = item
        self.setFixedWidth(RAIL_WIDTH)

    def tool(self, name: str) -> NavItem:
        """The item of favourites, history or settings, where its menu opens."""
        return self._tools[name]

    def show_sections(self, sections: list[Section]) -> None:
        """Replace all items."""
        while self._column.count() > 1:
            entry = self._column.takeAt(0)
            widget = entry.widget() if entry is not None else None
            if widget is not None:
                widget.deleteLater()
        self.items, self._captions = {}, []
        group = ""
        for section in sections:
            if section.group != group:
                group = section.group
                self._add_caption(group_title(group) if group in GROUPS else group)
            item = NavItem(title(section), section.icon)
            item.clicked.connect(lambda _on=False, name=section.name: self.chosen.emit(name))
            item.set_narrow(self.narrow)
            self.items[section.name] = item
            self._column.insertWidget(self._column.count() - 1, item)

    def _add_caption(self, words: str) -> None:
        caption = QLabel(words)
        caption.setProperty("role", "label")
        caption.setContentsMargins(22, 11, 0, 4)
        caption.setFixedHeight(31)
        self._captions.append(caption)
        caption.setVisible(not self.narrow)
        self._column.insertWidget(self._column.count() - 1, caption)

    def show_current(self, name: str) -> None:
        for item_name, item in self.items.items():
            item.current = item_name == name
            item.update()
            if item.current:
                self._area.ensureWidgetVisible(item, 0, item.height())

    def set_badge(self, name: str, count: int, loud: bool = False) -> None:
        """The count beside a section; unknown sections are ignored, one may not see all."""
        if name in self.items:
            self.items[name].set_badge(count, loud)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons and words."""
        self.narrow = self.logo.narrow = narrow
        self.setFixedWidth(RAIL_NARROW if narrow else RAIL_WIDTH)
        for item in (*self.items.values(), *self._tools.values()):
            item.set_narrow(narrow)
        for caption in self._captions:
            caption.setVisible(not narrow)
        self.logo.update()
