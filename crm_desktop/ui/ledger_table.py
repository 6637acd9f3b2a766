"""The rows of a client's ledger; Enter or a double click opens the document."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from crm_desktop.ui.kit import formats, theme

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ORGANIZATION, FIRST_FIGURE = 2, 3


class LedgerTable(QTableWidget):
    """Emits `opened` with (document, id)."""

    opened = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 7, parent)
        self.setAccessibleName(translate("ledger", "Documents of the client"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet("QTableWidget::item { padding: 0 5px; }")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        titles = self.titles()
        self.setHorizontalHeaderLabels([title for title, _width in titles])
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, (_title, width) in enumerate(titles):
            self.setColumnWidth(place, width)
            item = self.horizontalHeaderItem(place)
            if place >= FIRST_FIGURE and item is not None:
                item.setTextAlignment(RIGHT)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(lambda item: self._open(item.row()))
        self._rows: list[dict[str, Any]] = []

    @staticmethod
    def titles() -> list[tuple[str, int]]:
        """Titles of the columns with their widths in pixels."""
        return [
            (translate("ledger", "Date"), 100), (translate("ledger", "Document"), 240),
            (translate("ledger", "Organisation"), 220), (translate("ledger", "Billed, ₽"), 124),
            (translate("ledger", "Debit, ₽"), 124), (translate("ledger", "Credit, ₽"), 124),
            (translate("ledger", "Balance, ₽"), 132),
        ]  # fmt: skip

    def show_rows(self, rows: list[dict[str, Any]], *, of_one: bool = False) -> None:
        """Replaces everything shown; `of_one`: one organisation was chosen, which needs no column then."""
        self.setColumnHidden(ORGANIZATION, of_one)
        self._rows = rows
        self.setRowCount(len(rows))
        red = QColor(theme.tokens().hue("red").text)
        for place, row in enumerate(rows):
            figures = (row["asked"], row["debit"], row["credit"], row["balance"])
            shown = [formats.amount(formats.kopecks(figure)) if figure else "" for figure in figures[:3]]
            texts = (formats.day(row["moved_on"]), document_words(row), row["organization"], *shown)
            for column, text in enumerate((*texts, formats.amount(formats.kopecks(row["balance"])))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column >= FIRST_FIGURE:
                    item.setTextAlignment(RIGHT)
                if row["overdue"] and column == 1:
                    item.setForeground(red)
                self.setItem(place, column, item)

    def _open(self, row: int) -> None:
        self.opened.emit(self._rows[row]["document"], self._rows[row]["id"])


def document_words(row: dict[str, Any]) -> str:
    """Invoice 5, overdue by 100 ₽; Act 7, not signed yet; Payment 12."""
    names = {
        "invoice": translate("ledger", "Invoice {}"),
        "act": translate("ledger", "Act {}"),
        "payment": translate("ledger", "Refund {}") if row["state"] == "refund" else translate("ledger", "Payment {}"),
    }
    text = names[row["document"]].format(row["number"]).strip()
    if row["overdue"]:
        text += translate("ledger", ", overdue by {}").format(formats.roubles(row["overdue"]))
    elif row["document"] == "act" and row["state"] != "signed":
        text += translate("ledger", ", not signed yet")
    return text
