"""Everything a person has in work, with a box at each row: directions with their deals, tasks, calculations, works."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import formats, theme

translate = QCoreApplication.translate
GROUPS = (
    ("slots", QT_TRANSLATE_NOOP("hand_overs", "Directions of clients")),
    ("tasks", QT_TRANSLATE_NOOP("hand_overs", "Own tasks")),
    ("lines", QT_TRANSLATE_NOOP("hand_overs", "Calculations taken")),
    ("works", QT_TRANSLATE_NOOP("hand_overs", "Works")),
)
PROBLEMS = {
    "reserved": QT_TRANSLATE_NOOP("hand_overs", "only reserved: ends by itself"),
    "approval_pending": QT_TRANSLATE_NOOP("hand_overs", "an approval waits for its decision"),
    "not_in_group": QT_TRANSLATE_NOOP("hand_overs", "the receiver is not in the group"),
}
_ROW = Qt.ItemDataRole.UserRole
_KIND = Qt.ItemDataRole.UserRole + 1
HEIGHT = 30
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WorkTree(QTreeWidget):
    """Emits `chosen` when a box changes; rows that cannot go have no box and say why."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("work")
        self.setAccessibleName(translate("hand_overs", "What is handed over"))
        self.setColumnCount(5)
        self.setHeaderLabels([
            translate("hand_overs", "What"), translate("hand_overs", "Open deals"), translate("hand_overs", "Tasks"),
            translate("hand_overs", "Waiting for payment, ₽"), translate("hand_overs", "Remark"),
        ])  # fmt: skip
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 132), (2, 84), (3, 140), (4, 240)):
            self.setColumnWidth(column, width)
        for column in (1, 2, 3):
            self.headerItem().setTextAlignment(column, RIGHT)
        self._filling = False
        self.itemChanged.connect(lambda item, _column: self._changed(item))

    def show_work(self, foreseen: dict[str, Any], clients: frozenset[int], kept: dict[str, list[int]] | None) -> None:
        """All is chosen that can go; of `clients` only when some are named; `kept` is what was chosen before."""
        self._filling = True
        self.clear()
        for kind, title in GROUPS:
            rows = foreseen[kind]
            if not rows:
                continue
            group = QTreeWidgetItem([f"{translate('hand_overs', title)} · {len(rows)}"])
            group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            font = group.font(0)
            font.setWeight(font.Weight.DemiBold)
            group.setFont(0, font)
            group.setSizeHint(0, QSize(0, HEIGHT))
            self.addTopLevelItem(group)
            for row in rows:
                wanted = self._wanted(kind, row, clients) if kept is None else row["id"] in kept[kind]
                group.addChild(self._made(kind, row, wanted))
            group.setExpanded(True)
            _follow(group)
        self._filling = False
        self.chosen.emit()

    def _wanted(self, kind: str, row: dict[str, Any], clients: frozenset[int]) -> bool:
        return not clients or (kind == "slots" and row["client_id"] in clients)

    def _made(self, kind: str, row: dict[str, Any], wanted: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row_words(kind, row)])
        item.setData(0, _ROW, row)
        item.setData(0, _KIND, kind)
        item.setSizeHint(0, QSize(0, HEIGHT))
        item.setToolTip(0, item.text(0))
        if kind == "slots":
            money = formats.amount(formats.kopecks(row["due"]), fraction=False) if row["due"] else ""
            for column, text in ((1, row["open_deals"]), (2, row["tasks"]), (3, money)):
                item.setText(column, str(text or ""))
                item.setTextAlignment(column, RIGHT)
        problem = row.get("problem")
        if problem:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setText(4, translate("hand_overs", PROBLEMS[problem]))
            item.setForeground(4, QBrush(QColor(theme.tokens().hue("amber").text)))
            item.setForeground(0, QBrush(QColor(theme.tokens().text3)))
        else:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        return item

    def _changed(self, item: QTreeWidgetItem) -> None:
        """A group marks all of its rows that can go; a row tells its group."""
        if self._filling:
            return
        self._filling = True
        group = item.parent()
        if group is None:
            for row in _markable(item):
                row.setCheckState(0, item.checkState(0))
            _follow(item)
        else:
            _follow(group)
        self._filling = False
        self.chosen.emit()

    def _rows(self) -> list[tuple[QTreeWidgetItem, str, dict[str, Any]]]:
        found = []
        for place in range(self.topLevelItemCount()):
            group = self.topLevelItem(place)
            items = [group.child(row) for row in range(group.childCount())] if group is not None else []
            found += [(item, item.data(0, _KIND), item.data(0, _ROW)) for item in items if item is not None]
        return found

    def chosen_rows(self) -> dict[str, list[dict[str, Any]]]:
        """The rows with a mark, by kind."""
        found: dict[str, list[dict[str, Any]]] = {kind: [] for kind, _title in GROUPS}
        for item, kind, row in self._rows():
            if not row.get("problem") and item.checkState(0) == Qt.CheckState.Checked:
                found[kind].append(row)
        return found

    def chosen_ids(self) -> dict[str, list[int]]:
        """Their ids, as the command takes them."""
        return {kind: [row["id"] for row in rows] for kind, rows in self.chosen_rows().items()}

    def stuck(self) -> int:
        """How many rows cannot go at all."""
        return sum(bool(row.get("problem")) for _item, _kind, row in self._rows())


def _markable(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    rows = [group.child(place) for place in range(group.childCount())]
    return [row for row in rows if row is not None and not row.data(0, _ROW).get("problem")]


def _follow(group: QTreeWidgetItem) -> None:
    """All, some or none of its rows are marked; without a row that can go there is nothing to mark."""
    states = {row.checkState(0) for row in _markable(group)}
    some = Qt.CheckState.PartiallyChecked if len(states) > 1 else Qt.CheckState.Unchecked
    group.setCheckState(0, states.pop() if len(states) == 1 else some)


def row_words(kind: str, row: dict[str, Any]) -> str:
    """What a row is called."""
    if kind == "slots":
        return f"{row['client']} · {row['direction']}"
    parts = [row.get("number") or "", row["title"], row.get("subject") or ""]
    due = row.get("due_at") or row.get("due_on")
    if due is not None:
        told = formats.moment(due) if isinstance(due, datetime) else formats.day(due)
        parts.append(translate("hand_overs", "until {}").format(told))
    return ", ".join(part for part in parts if part)
