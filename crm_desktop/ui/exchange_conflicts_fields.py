"""One record both sides changed: field by field what was agreed, what stands here and what in Terrasoft."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from crm_desktop.ui.exchange_fields import field_words
from crm_desktop.ui.exchange_words import DECISIONS, RULES, moment, said, value_words
from crm_desktop.ui.kit import formats, theme

translate = QCoreApplication.translate
KEYS = {Qt.Key.Key_Left: "ours", Qt.Key.Key_Right: "theirs"}
OURS, THEIRS, DECIDED = 2, 3, 4


class FieldsTable(QTableWidget):
    """All fields are selected at first; Left and Right decide those that are selected."""

    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 5)
        self.conflicts: list[dict[str, Any]] = []
        self.setAccessibleName(translate("exchange", "Fields of the record"))
        self.setHorizontalHeaderLabels(
            [
                translate("exchange", "Field"), translate("exchange", "Was agreed"), translate("exchange", "← Ours"),
                translate("exchange", "Terrasoft's →"), translate("exchange", "Decided"),
            ]
        )  # fmt: skip
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setStyleSheet("QTableWidget::item { padding: 6px 5px; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(38)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFixedHeight(32)
        self.setColumnWidth(0, 150)
        for place in (1, OURS, THEIRS):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(DECIDED, 220)

    def show_conflicts(self, conflicts: list[dict[str, Any]]) -> None:
        """Replaces what is shown, unless it is the same."""
        if conflicts == self.conflicts:
            return
        self.conflicts = conflicts
        open_ones = all(one["decision"] is None for one in conflicts)
        self.setColumnHidden(DECIDED, open_ones)
        self.setRowCount(len(conflicts))
        for row, one in enumerate(conflicts):
            self._show_row(row, one)
        if open_ones:
            self.selectAll()
        else:
            self.clearSelection()

    def _show_row(self, row: int, one: dict[str, Any]) -> None:
        values = [value_words(one["kind"], one[side]) for side in ("base", "ours", "theirs")]
        tokens = theme.tokens()
        won = {"ours": OURS, "theirs": THEIRS}.get(str(one["decision"]))
        for place, text in enumerate((field_words(one["field"]), *values, decision_words(one))):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if place == 1 or (won is not None and place in (OURS, THEIRS) and place != won):
                item.setForeground(QColor(tokens.text3))
            if place == won:
                item.setForeground(QColor(tokens.hue("green").text))
            self.setItem(row, place, item)

    def chosen(self) -> list[int]:
        """Ids of the selected conflicts that are still open."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.conflicts[row]["id"] for row in rows if self.conflicts[row]["decision"] is None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        decision = KEYS.get(Qt.Key(event.key()))
        if decision and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.decided.emit(decision)
            return
        super().keyPressEvent(event)


def decision_words(conflict: dict[str, Any]) -> str:
    """Whose value stayed, who said so and when; a rule says which one."""
    if conflict["decision"] is None:
        return ""
    who = conflict["decided_by"] or said(RULES, conflict["rule"])
    when = formats.moment(moment(conflict["decided_at"])) if conflict["decided_at"] else ""
    return "\n".join((said(DECISIONS, conflict["decision"]), ", ".join(filter(None, (who, when)))))
