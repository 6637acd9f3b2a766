"""Who leads whom, as a tree: how an administrator sees that the hierarchy is right."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.kit import draw, tasks, theme, words
from crm_desktop.ui.kit.context import Context

translate = QCoreApplication.translate
ROW = 34
_PERSON = Qt.ItemDataRole.UserRole
_CHIPS = Qt.ItemDataRole.UserRole + 1
GAP = 5


class EmployeesTree(QWidget):
    """Everybody who works, below his head; Enter and a double click open the card."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.view = QTreeWidget()
        self.view.setObjectName("hierarchy")
        self.view.setColumnCount(3)
        self.view.setHeaderLabels([
            translate("employees", "Employee"), translate("employees", "Position"), translate("employees", "Roles"),
        ])  # fmt: skip
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setUniformRowHeights(True)
        self.view.setAllColumnsShowFocus(True)
        self.view.setIndentation(26)
        self.view.setAccessibleName(translate("employees", "Who leads whom"))
        header = self.view.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.setColumnWidth(1, 260)
        self.view.setColumnWidth(2, 300)
        self.view.itemActivated.connect(lambda item, _column: self._open(item))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.view)
        self._closed: set[int] = set()

    def refresh(self) -> None:
        """Read again; what was folded stays folded."""
        tasks.read(self, "crm_desktop.services.employees:tree", then=self.show_people, key="tree")

    def show_people(self, people: list[dict[str, Any]]) -> None:
        """Replace everything; whoever's head has left stands at the top."""
        current = self._current_id()
        self._closed = {id for id, item in self._items() if item.childCount() and not item.isExpanded()}
        self.view.clear()
        known = {person["id"] for person in people}
        below: dict[int | None, list[dict[str, Any]]] = {}
        for person in people:
            below.setdefault(person["head_id"] if person["head_id"] in known else None, []).append(person)
        self._add(None, below.get(None, []), below)
        for id, item in self._items():
            item.setExpanded(id not in self._closed)
            if id == current:
                self.view.setCurrentItem(item)
        first = self.view.topLevelItem(0)
        if self._current_id() is None and first is not None:
            self.view.setCurrentItem(first)

    def _add(
        self,
        parent: QTreeWidgetItem | None,
        people: Iterable[dict[str, Any]],
        below: dict[int | None, list[dict[str, Any]]],
    ) -> None:
        for person in people:
            item = self._made(person, len(below.get(person["id"], [])), parent is None)
            if parent is None:
                self.view.addTopLevelItem(item)
            else:
                parent.addChild(item)
            self._add(item, below.get(person["id"], []), below)

    def _made(self, person: dict[str, Any], count: int, at_top: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{person['name']}  · {count}" if count else person["name"], person["position"], ""])
        item.setData(0, _PERSON, person)
        chips = [words.state("role", role) for role in person["roles"]]
        if person["state"] != "works":
            chips.append(words.state("employee", person["state"]))
        item.setData(2, _CHIPS, chips)
        if at_top and person["head_id"] is not None:
            chips.append((translate("employees", "Head has left"), "red"))
        told = ", ".join([person["name"], person["position"], *(word for word, _hue in chips)])
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
        return item

    def _items(self) -> list[tuple[int, QTreeWidgetItem]]:
        found: list[tuple[int, QTreeWidgetItem]] = []
        waiting = [self.view.topLevelItem(row) for row in range(self.view.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is not None:
                found.append((item.data(0, _PERSON)["id"], item))
                waiting += [item.child(row) for row in range(item.childCount())]
        return found

    def _current_id(self) -> int | None:
        item = self.view.currentItem()
        return int(item.data(0, _PERSON)["id"]) if item is not None else None

    def _open(self, item: QTreeWidgetItem) -> None:
        self.context.window.open_card("employee", int(item.data(0, _PERSON)["id"]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.view.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._open(item)
            return
        super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """An avatar before the name, chips for the roles."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        tokens, ratio = theme.tokens(), painter.device().devicePixelRatioF()
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, tokens.selection if selected else tokens.hover)
        if index.column() == 0:
            person = index.data(_PERSON)
            painter.drawPixmap(room.topLeft() + QPoint(4, (ROW - 22) // 2), draw.avatar(person["name"], 22, ratio))
            draw.text(
                painter,
                room.adjusted(34, 0, -4, 0),
                index.data(),
                tokens.text,
                weight=600 if "·" in index.data() else 400,
            )
        elif index.column() == 1:
            draw.text(painter, room.adjusted(6, 0, -4, 0), index.data(), tokens.text2)
        else:
            left = room.left() + 6
            for word, hue in index.data(_CHIPS):
                painter.drawPixmap(left, room.center().y() - 9, draw.chip(word, hue, selected, ratio))
                left += draw.chip_size(word).width() + GAP
