"""The parts of the set-up at the left: the connection, the objects, the dictionaries with what is not explained yet."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from crm_desktop.ui.directories_rail import CAPTION, ICON, NAME, ROW, WIDTH, ListDelegate
from crm_desktop.ui.kit import draw, theme
from crm_desktop.ui.kit.line_columns import Index

translate = QCoreApplication.translate
COUNT, DIRTY = ICON + 1, ICON + 2


class _Delegate(ListDelegate):
    """A count at the right, and a point at what is not saved."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 12, ROW - 3 if index.data(NAME) else CAPTION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect = QRect(option.rect)
        count = index.data(COUNT)
        if index.data(DIRTY):
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().accent))
            painter.drawEllipse(QPoint(rect.right() - 22, rect.center().y()), 4, 4)
            painter.restore()
        elif count:
            words = draw.count(count)
            wide = draw.badge_width(words)
            draw.badge(painter, QRect(rect.right() - wide - 16, rect.center().y() - 9, wide, 20), words, "amber")


class SetupRail(QListWidget):
    """Up and Down choose at once."""

    picked = Signal(str)

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[tuple[str, str, str]]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setObjectName("setup_parts")
        self.setAccessibleName(translate("exchange", "Parts of the set-up"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        for caption, parts in groups:
            if caption:
                head = QListWidgetItem(caption)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(head)
            for name, title, icon in parts:
                item = QListWidgetItem(title)
                item.setData(NAME, name)
                item.setData(ICON, icon)
                self.addItem(item)
        self.currentItemChanged.connect(self._tell)

    def _item(self, name: str) -> QListWidgetItem | None:
        found = (self.item(row) for row in range(self.count()))
        return next((item for item in found if item.data(NAME) == name), None)

    def choose(self, name: str) -> None:
        """Make a part the current one."""
        item = self._item(name)
        if item is not None:
            self.setCurrentItem(item)

    def show_count(self, name: str, count: int) -> None:
        """How many are not explained yet; none shows nothing."""
        item = self._item(name)
        if item is not None:
            item.setData(COUNT, count)

    def show_dirty(self, name: str, on: bool) -> None:
        """Something is typed there and not saved."""
        item = self._item(name)
        if item is not None:
            item.setData(DIRTY, on)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, translate("exchange", "not saved") if on else "")

    def _tell(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            self.picked.emit(item.data(NAME))
