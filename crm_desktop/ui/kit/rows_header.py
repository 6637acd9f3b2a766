"""Column heads of a list: sorting by click, filters by the arrow, widths and visibility remembered."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from crm_desktop.ui.kit import draw, icons, theme, words
from crm_desktop.ui.kit.cells import RIGHT_KINDS, WIDTHS
from crm_desktop.ui.kit.rows_model import RowsModel

translate = QCoreApplication.translate
LEAD = 12
STRETCH_LEAST, STRETCH_WISHED, NAME_LEAST = 150, 165, 104
NAMES = frozenset({"text", "person", "direction"})


class RowsHeader(QHeaderView):
    """One column stretches; the others keep the width the user gave them."""

    filter_asked = Signal(str, QPoint)
    changed = Signal()

    def __init__(self, model: RowsModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._pressed = -1
        self._quiet = True
        self.stretched = self._first_text()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(32)
        self.setStretchLastSection(False)
        self._save_later = QTimer(self, singleShot=True, interval=400)
        self._save_later.timeout.connect(self.changed)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(lambda *_: self._save_later.start())

    def _first_text(self) -> int:
        kinds = [column.kind for column in self._model.columns]
        words = {place for place, kind in enumerate(kinds) if kind == "text" or kind not in WIDTHS}
        free = [place for place in sorted(words) if not self._model.columns[place].width]
        return free[0] if free else kinds.index("text") if "text" in kinds else len(kinds) - 1

    def fit(self) -> None:
        """Give the stretching column what the others leave, at least 150 px."""
        if self.count() == 0:
            return
        self._quiet = True
        if not self.property("sized"):
            self.setProperty("sized", True)
            for place in range(self.count()):
                self.resizeSection(place, self._wanted(place))
        self._shrink()
        taken = sum(
            self.sectionSize(place)
            for place in range(self.count())
            if place != self.stretched and not self.isSectionHidden(place)
        )
        self.resizeSection(self.stretched, max(STRETCH_LEAST, self.viewport().width() - taken))
        self._quiet = False

    def _wanted(self, place: int) -> int:
        column = self._model.columns[place]
        return (column.width or WIDTHS.get(column.kind, 120)) + (LEAD if place == 0 else 0)

    def _least(self, place: int) -> int:
        """Names may be elided down to this; numbers, dates and states keep their width."""
        wanted = self._wanted(place)
        return min(wanted, NAME_LEAST) if self._model.columns[place].kind in NAMES else wanted

    def least(self) -> int:
        """The width below which the list would have to scroll sideways."""
        places = [place for place in range(self.count()) if not self.isSectionHidden(place)]
        return sum(STRETCH_LEAST if place == self.stretched else self._least(place) for place in places) + 12

    def shown(self) -> list[int]:
        """The columns that are not hidden, in the order of the screen."""
        return [place for place in map(self.logicalIndex, range(self.count())) if not self.isSectionHidden(place)]

    def _shrink(self) -> None:
        """Until the user sets widths, columns of names give way before the list scrolls sideways."""
        if self.property("own"):
            return
        places = [place for place in range(self.count()) if not self.isSectionHidden(place)]
        fixed = [place for place in places if place != self.stretched]
        missing = sum(map(self._wanted, fixed)) + STRETCH_WISHED - self.viewport().width()
        slack = sum(self._wanted(place) - self._least(place) for place in fixed)
        share = 0.0 if slack <= 0 or missing <= 0 else min(1.0, missing / slack)
        for place in fixed:
            wanted = self._wanted(place)
            self.resizeSection(place, round(wanted - share * (wanted - self._least(place))))

    def saved_layout(self) -> dict[str, Any]:
        """Widths, order and visibility by column name, tolerant to columns that come and go."""
        names = [column.name for column in self._model.columns]
        return {
            "widths": self._widths(names),
            "order": [names[self.logicalIndex(visual)] for visual in range(self.count())],
            "hidden": [name for place, name in enumerate(names) if self.isSectionHidden(place)],
        }

    def _widths(self, names: list[str]) -> dict[str, int]:
        if not self.property("own"):
            return {}
        sizes = {name: self.sectionSize(place) for place, name in enumerate(names)}
        return {name: size for name, size in sizes.items() if size}

    def restore(self, state: dict[str, Any]) -> None:
        """Apply what `saved_layout` gave, as far as the columns still exist."""
        self.setProperty("own", bool(state.get("widths")))
        self.fit()
        self._quiet = True
        names = [column.name for column in self._model.columns]
        for visual, name in enumerate(name for name in state.get("order", []) if name in names):
            self.moveSection(self.visualIndex(names.index(name)), visual)
        for name, width in state.get("widths", {}).items():
            if name in names:
                self.resizeSection(names.index(name), int(width))
        spare = [column.name for column in self._model.columns if column.hidden]
        for place, name in enumerate(names):
            self.setSectionHidden(place, name in state.get("hidden", spare))
        self._quiet = False
        self.fit()

    def _resized(self, section: int, _old: int, _new: int) -> None:
        if self._quiet:
            return
        self.setProperty("own", True)
        if section != self.stretched:
            self.fit()
        self._save_later.start()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - named by Qt
        tokens, column = theme.tokens(), self._model.columns[section]
        title = words.title(column.title)
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface2))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.border))
        sort = [name for name, _down in self._model.query.sort]
        filtered = any(item.column == column.name for item in self._model.query.filters)
        right = column.kind in RIGHT_KINDS
        lead = LEAD + 8 if self.sectionViewportPosition(section) <= 0 else 8
        marks = 14 * (column.name in sort) + 14 * filtered
        area = rect.adjusted(lead if rect.left() > 0 else LEAD - 4, 0, -6, 0)
        colour = tokens.accent if column.name in sort or filtered else tokens.text2
        room = area.adjusted(marks if right else 0, 0, 0 if right else -marks, 0)
        draw.text(painter, room, title, colour, 12, 600, draw.RIGHT if right else draw.LEFT)
        at = room.left() - 14 if right else room.left() + min(draw.width(title, 12, 600), room.width()) + 3
        if right:
            at = room.right() - min(draw.width(title, 12, 600), room.width()) - 15
        if column.name in sort:
            self._arrow(painter, at, rect, sort.index(column.name), len(sort))
        if filtered:
            shift = (-14 if right else 14) * (column.name in sort)
            painter.drawPixmap(at + shift, rect.center().y() - 6, icons.pixmap("filter", 12, tokens.accent, True))
        painter.restore()

    def _arrow(self, painter: QPainter, at: int, rect: QRect, place: int, count: int) -> None:
        down = self._model.query.sort[place][1]
        accent = theme.tokens().accent
        name = "arrow_down" if down else "arrow_up"
        painter.drawPixmap(at, rect.center().y() - 6, icons.pixmap(name, 12, accent))
        if count > 1:
            draw.text(painter, QRect(at + 9, rect.top() + 2, 8, 14), str(place + 1), accent, 9, 600)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.logicalIndexAt(event.position().toPoint())
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        section, self._pressed = self._pressed, -1
        moved = (point - self._pressed_at).manhattanLength() > 4 if section >= 0 else True
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if event.button() != Qt.MouseButton.LeftButton or moved or resizing or section < 0:
            return
        column = self._model.columns[section]
        if column.sortable:
            self._model.sort_by(column.name, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if section >= 0:
            self._column_actions(menu, section, event.globalPos())
        shown = menu.addMenu(translate("kit", "Columns"))
        for place, column in enumerate(self._model.columns):
            action = shown.addAction(words.title(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.setEnabled(place != self.stretched)
            action.toggled.connect(lambda on, place=place: self._show_column(place, on))
        menu.addAction(translate("kit", "Reset columns"), self.reset)
        menu.popup(event.globalPos())

    def _column_actions(self, menu: QMenu, section: int, at: QPoint) -> None:
        column = self._model.columns[section]
        if column.sortable:
            menu.addAction(
                icons.icon("arrow_sort_up"),
                translate("kit", "Sort"),
                lambda: self._model.sort_by(column.name),
            )
            menu.addAction(translate("kit", "Add to sorting"), lambda: self._model.sort_by(column.name, add=True))
        if column.filterable:
            menu.addAction(
                icons.icon("filter"),
                translate("kit", "Filter…"),
                lambda: self.filter_asked.emit(column.name, at),
            )
        if not menu.isEmpty():
            menu.addSeparator()

    def _show_column(self, place: int, on: bool) -> None:
        self.setSectionHidden(place, not on)
        self.fit()
        self._save_later.start()

    def reset(self) -> None:
        """Back to the widths and order of the program."""
        self._quiet = True
        for place in range(self.count()):
            self.setSectionHidden(place, self._model.columns[place].hidden)
            self.moveSection(self.visualIndex(place), place)
        self.setProperty("sized", False)
        self.setProperty("own", False)
        self.fit()
        self._save_later.start()
