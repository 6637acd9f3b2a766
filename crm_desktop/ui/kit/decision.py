"""What the page of approvals is made of: the queue, fact cards, why, the route."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.charts import Meter
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
ITEM_HEIGHT = 78


@dataclass(frozen=True)
class QueueItem:
    """One thing to decide: kind with its hue, since when (and whether that is late), name, figure, hint."""

    id: int
    kind: str
    hue: str
    since: str
    late: bool
    title: str
    figure: str
    hint: str


class _QueueDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(200, ITEM_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        item: QueueItem = index.data(Qt.ItemDataRole.UserRole)
        tokens = theme.tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.border))
        line = rect.adjusted(16, 9, -16, 0)
        line.setHeight(18)
        wide = draw.width(item.since, 11, 600 if item.late else 400) + 2
        draw.text(painter, line.adjusted(0, 0, -wide - 8, 0), item.kind, tokens.hue(item.hue).text, 11, 600)
        late = tokens.hue("red").text if item.late else tokens.text3
        draw.text(painter, line, item.since, late, 11, 600 if item.late else 400, draw.RIGHT)
        line.translate(0, 20)
        wide = draw.width(item.figure, weight=600) + 2
        draw.text(painter, line.adjusted(0, 0, -wide - 8, 0), item.title, tokens.text, weight=600)
        draw.text(painter, line, item.figure, tokens.text, weight=600, align=draw.RIGHT)
        line.translate(0, 21)
        draw.text(painter, line, item.hint, tokens.text2)


class QueueList(QListWidget):
    """The queue; Up and Down move, `selected` says which id is shown."""

    selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_QueueDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.currentRowChanged.connect(self._tell)

    def show_items(self, items: Sequence[QueueItem]) -> None:
        """Replace the queue; the current item stays current, or its place when it is gone."""
        now, row = self.current_id(), self.currentRow()
        self.blockSignals(True)
        self.clear()
        for item in items:
            entry = QListWidgetItem()
            entry.setData(Qt.ItemDataRole.UserRole, item)
            words = ", ".join((item.kind, item.title, item.figure, item.since))
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(entry)
        self.blockSignals(False)
        ids = [item.id for item in items]
        if ids:
            self.setCurrentRow(ids.index(now) if now in ids else max(0, min(row, len(ids) - 1)))

    def current_id(self) -> int | None:
        item = self.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole).id) if self.currentRow() >= 0 else None

    def _tell(self, row: int) -> None:
        id = self.current_id() if row >= 0 else None
        if id is not None:
            self.selected.emit(id)


class Box(QFrame):
    """A bordered card with a heading and a grey note at its right."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(6)
        if title:
            line = QHBoxLayout()
            heading = QLabel(title)
            heading.setProperty("role", "strong")
            self.note = QLabel(note)
            self.note.setProperty("role", "caption")
            line.addWidget(heading)
            line.addStretch()
            line.addWidget(self.note)
            self.column.addLayout(line)


class FactCard(Box):
    """One of the four numbers that matter."""

    def __init__(self, caption: str, figure: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.setSpacing(2)
        self._labels = []
        for role in ("caption", "panel_title", "caption"):
            label = QLabel()
            label.setProperty("role", role)
            self.column.addWidget(label)
            self._labels.append(label)
        self.show_fact(caption, figure, hint)

    def show_fact(self, caption: str, figure: str, hint: str = "") -> None:
        for label, text in zip(self._labels, (caption, figure, hint), strict=True):
            label.setText(text)


class WhyCard(Box):
    """Why a decision is needed: words, perhaps a meter, perhaps a way out; `replaced` when that is wanted."""

    replaced = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("kit", "Why a decision is needed"), parent=parent)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.column.addWidget(self.text)
        line = QHBoxLayout()
        self.meter_title, self.meter_words = QLabel(), QLabel()
        for label in (self.meter_title, self.meter_words):
            label.setProperty("role", "caption")
        line.addWidget(self.meter_title)
        line.addStretch()
        line.addWidget(self.meter_words)
        self.column.addLayout(line)
        self.meter = Meter(height=10)
        self.column.addWidget(self.meter)
        self.way_out = NoteCard("", "quiet", translate("kit", "Replace"), self.replaced.emit)
        self.way_out.link.setObjectName("replace_seller")
        self.column.addWidget(self.way_out)
        self.column.addStretch()
        self.show_why("")

    def show_why(
        self,
        text: str,
        *,
        meter: tuple[str, str, float, float] | None = None,
        way_out: str = "",
        replaceable: bool = False,
    ) -> None:
        """`meter` is (title, words, share used, share added by this decision)."""
        self.text.setText(text)
        for widget in (self.meter, self.meter_title, self.meter_words):
            widget.setVisible(meter is not None)
        if meter is not None:
            self.meter_title.setText(meter[0])
            self.meter_words.setText(meter[1])
            self.meter.show_share(meter[2], meter[3], "amber" if meter[2] < 1 else "red")
        self.way_out.show_text(way_out)
        self.way_out.link.setVisible(replaceable)


@dataclass(frozen=True)
class RouteStep:
    """One person on the way: state is done, now, refused or waiting."""

    name: str
    note: str
    state: str
    when: str = ""


class RouteCard(Box):
    """Who has decided, who decides now, who comes next."""

    _MARKS = {
        "done": ("checkmark_circle", "green"),
        "now": ("clock", "amber"),
        "refused": ("dismiss_circle", "red"),
        "waiting": ("circle", "grey"),
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("kit", "Route"), parent=parent)
        self._steps: list[RouteStep] = []
        self._foot = ""
        self.column.addStretch()

    def show_route(self, steps: Sequence[RouteStep], foot: str = "") -> None:
        """`foot` stands below the last step: by which rule the way is what it is."""
        self._steps, self._foot = list(steps), foot
        told = [f"{step.name}: {step.note}" for step in steps] + ([foot] if foot else [])
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip("\n".join(told))
        self.setMinimumHeight(44 + 46 * len(self._steps) + (26 if foot else 0))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens = QPainter(self), theme.tokens()
        top = 36
        for place, step in enumerate(self._steps):
            icon, hue = self._MARKS[step.state]
            if place < len(self._steps) - 1:
                painter.fillRect(26, top + 22, 1, 20, QColor(tokens.border_strong))
            painter.drawPixmap(18, top, icons.pixmap(icon, 16, tokens.hue(hue).solid, step.state != "waiting"))
            wide = draw.width(step.when, 11) + 4
            line = QRect(48, top - 1, self.width() - 64, 18)
            name = line.adjusted(0, 0, -wide, 0)
            draw.text(painter, name, step.name, tokens.text, weight=600 if step.state == "now" else 400)
            draw.text(painter, line, step.when, tokens.text2, 11, align=draw.RIGHT)
            line.translate(0, 18)
            draw.text(painter, line, step.note, tokens.text2, 11)
            top += 46
        draw.text(painter, QRect(18, top + 2, self.width() - 34, 18), self._foot, tokens.text3, 11)
