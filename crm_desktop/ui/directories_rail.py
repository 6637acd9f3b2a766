"""The names of the lists at the left of their page, in groups."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crm_desktop.ui.directories_fields import Directory
from crm_desktop.ui.directories_lists import listing
from crm_desktop.ui.kit import draw, icons, theme, words
from crm_desktop.ui.kit.line_columns import Index

translate = QCoreApplication.translate
NAME, ICON = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
WIDTH, ROW, CAPTION = 248, 32, 30


class ListDelegate(QStyledItemDelegate):
    """Captions are quiet, the chosen list has the bar of the program's rail."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 2, ROW if index.data(NAME) else CAPTION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = theme.tokens(), QRect(option.rect)
        state: QStyle.StateFlag = option.state
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        if not index.data(NAME):
            draw.text(painter, rect.adjusted(20, 8, -4, 0), title, tokens.text3, 11, 600)
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        pill = rect.adjusted(10, 1, -10, -1)
        if chosen:
            draw.rounded(painter, QRectF(pill), 6, tokens.selection)
            draw.rounded(painter, QRectF(pill.left(), pill.top() + 7, 3, pill.height() - 14), 1.5, tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw.rounded(painter, QRectF(pill), 6, tokens.hover)
        colour = tokens.accent if chosen else tokens.text2
        painter.drawPixmap(
            pill.left() + 12, rect.center().y() - 8, icons.pixmap(str(index.data(ICON)), 18, colour, chosen)
        )
        room = rect.adjusted(46, 0, -14, 0)
        draw.text(painter, room, title, tokens.text, 13, 600 if chosen else 400)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            draw.focus_frame(painter, pill)


class ListNames(QListWidget):
    """Up and Down choose at once; Right and Enter go into the list."""

    picked = Signal(str)
    entered = Signal()

    def __init__(self, groups: Sequence[tuple[str, Sequence[Directory]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ListDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setObjectName("list_names")
        self.setAccessibleName(translate("directories", "Lists of the company"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        for group, directories in groups:
            caption = QListWidgetItem(translate("directories", group))
            caption.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(caption)
            for directory in directories:
                item = QListWidgetItem(words.title(listing(directory).title))
                item.setData(NAME, directory.document)
                item.setData(ICON, directory.icon)
                self.addItem(item)
        self.currentItemChanged.connect(self._tell)

    def choose(self, document: str) -> bool:
        """Make a list the current one; False when it is not offered."""
        for row in range(self.count()):
            if self.item(row).data(NAME) == document:
                self.setCurrentRow(row)
                return True
        return False

    def names(self) -> list[str]:
        """The documents of the offered lists, in order."""
        return [self.item(row).data(NAME) for row in range(self.count()) if self.item(row).data(NAME)]

    def _tell(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            self.picked.emit(item.data(NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]  # Qt's own paint event
        QPainter(self.viewport()).fillRect(WIDTH - 1, 0, 1, self.viewport().height(), QColor(theme.tokens().border))
