"""The thirteen objects of the exchange: which way each goes and who leads, changed in place."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from crm_desktop.ui.exchange_words import DELETIONS, DIRECTIONS, LEADERS, OBJECTS, moment, said
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.fields import ChoiceBox

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW = 36
ROOM_FOR_SETS = 1130
"""Pixels; in a narrower window the names of our objects need the place."""
CHOICES = {"direction": DIRECTIONS, "leader": LEADERS, "deletions": DELETIONS}
FIRST_BOX, FIRST_FIGURE = 2, 5


class ObjectsTable(QTableWidget):
    """Emits `changed` with (object, {column: value}); what is shown is what the base has said last."""

    changed = Signal(str, dict)

    def __init__(self) -> None:
        super().__init__(0, len(self.titles()))
        self.boxes: dict[tuple[str, str], ChoiceBox] = {}
        self._names: list[str] = []
        self.setAccessibleName(translate("exchange", "Objects of the exchange"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet("QTableWidget::item { padding: 0 5px; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFixedHeight(32)
        self.setHorizontalHeaderLabels([title for title, _width in self.titles()])
        for place, (_title, width) in enumerate(self.titles()):
            self.setColumnWidth(place, width)
            item = self.horizontalHeaderItem(place)
            if FIRST_FIGURE <= place < FIRST_FIGURE + 3 and item is not None:
                item.setTextAlignment(RIGHT)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @staticmethod
    def titles() -> list[tuple[str, int]]:
        """Titles of the columns with their widths in pixels."""
        return [
            (translate("exchange", "Object"), 170), (translate("exchange", "Set of Terrasoft"), 170),
            (translate("exchange", "Way"), 160), (translate("exchange", "Who leads"), 160),
            (translate("exchange", "Deletions there"), 138), (translate("exchange", "Pairs"), 60),
            (translate("exchange", "To send"), 92), (translate("exchange", "Waits here"), 104),
            (translate("exchange", "Read up to"), 124),
        ]  # fmt: skip

    def show_objects(self, objects: list[dict[str, Any]]) -> None:
        """Rows are made once; afterwards only what differs is put anew, so nobody's choice is shut before his eyes."""
        names = [one["object"] for one in objects]
        if names != self._names:
            self._make_rows(names)
        for row, one in enumerate(objects):
            self._show_row(row, one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(1, self.width() < ROOM_FOR_SETS)

    def _make_rows(self, names: list[str]) -> None:
        self._names = names
        self.boxes.clear()
        self.setRowCount(len(names))
        for row, name in enumerate(names):
            for place, (column, table) in enumerate(CHOICES.items(), FIRST_BOX):
                box = ChoiceBox()
                box.setProperty("compact", True)
                box.setObjectName(f"{name}_{column}")
                box.setAccessibleName(f"{said(OBJECTS, name)}: {self.titles()[place][0]}")
                box.set_choices([(value, said(table, value)) for value in table])
                box.edited.connect(partial(self._edited, name, column))
                self.boxes[name, column] = box
                self.setCellWidget(row, place, _held(box))

    def _edited(self, name: str, column: str) -> None:
        self.changed.emit(name, {column: self.boxes[name, column].value()})

    def _show_row(self, row: int, one: dict[str, Any]) -> None:
        for column in CHOICES:
            box = self.boxes[one["object"], column]
            if box.value() != one[column] and not box.view().isVisible():
                box.set_value(one[column])
        comes = one["direction"] in ("in", "both")
        self.boxes[one["object"], "deletions"].setEnabled(comes)
        figures = [formats.grouped(one[name]) if one[name] else "" for name in ("linked", "queue", "waiting")]
        read = moment(one["watermark_at"])
        texts = {
            0: said(OBJECTS, one["object"]),
            1: one["entity"],
            **dict(enumerate(figures, FIRST_FIGURE)),
            FIRST_FIGURE + 3: formats.moment(read) if read else "",
        }
        for place, text in texts.items():
            self._put(row, place, text)

    def _put(self, row: int, place: int, text: str) -> None:
        item = self.item(row, place)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, place, item)
            if FIRST_FIGURE <= place < FIRST_FIGURE + 3:
                item.setTextAlignment(RIGHT)
        item.setText(text)
        item.setToolTip(text)


def _held(box: ChoiceBox) -> QWidget:
    """A little air around a box in its cell."""
    cell = QWidget()
    line = QHBoxLayout(cell)
    line.setContentsMargins(2, 2, 8, 2)
    line.addWidget(box)
    cell.setFocusProxy(box)
    return cell
