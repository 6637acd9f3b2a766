"""The documents of a statement and what the import does with each; fifty thousand are shown at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from crm_desktop.ui.kit import formats
from crm_desktop.ui.payments_words import reason_words

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDTHS = (108, 70, 220, 250, 126)
SUM, FATE = 4, 5


class DocumentsModel(QAbstractTableModel):
    """A cell is put into words when it is painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: Sequence[Any] = ()
        self._outcomes: dict[str, dict[str, Any]] = {}
        self._titles = (
            translate("payments", "Date"), translate("payments", "No."), translate("payments", "Counterparty"),
            translate("payments", "Purpose"), translate("payments", "Sum, ₽"), translate("payments", "What happens"),
        )  # fmt: skip

    def show_documents(self, documents: Sequence[Any], outcomes: dict[str, dict[str, Any]]) -> None:
        """Documents of bank_statement, outcomes by their keys."""
        self.beginResetModel()
        self._documents, self._outcomes = documents, outcomes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self._documents)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and section == SUM:
            return RIGHT
        return self._titles[section] if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole and index.column() == SUM:
            return RIGHT
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self.text(index.row(), index.column())
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        document = self._documents[row]
        incoming = document.direction == "incoming"
        if column == FATE:
            return outcome_words(self._outcomes.get(document.duplicate_key), incoming=incoming)
        if column == SUM:
            return formats.amount(formats.kopecks(document.amount if incoming else -document.amount))
        return (formats.day(document.bank_date), document.number, document.name, document.purpose)[column]


class DocumentsTable(QTableView):
    """Looks like the other lists; nothing in it is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.documents = DocumentsModel(self)
        self.setModel(self.documents)
        self.setAccessibleName(translate("payments", "Documents of the statement"))
        self.verticalHeader().hide()
        # A table that asks every row for its height takes seconds over fifty thousand.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, width)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(FATE, QHeaderView.ResizeMode.Stretch)


def outcome_words(outcome: dict[str, Any] | None, *, incoming: bool) -> str:
    """What the import does with a document of the file."""
    if outcome is None:
        return ""
    if outcome["outcome"] == "known":
        return translate("payments", "imported before, stays as it is")
    if outcome.get("invoice"):
        reason = reason_words(outcome["reason"])
        if outcome["confidence"] == 100:
            return translate("payments", "pays {} ({})").format(outcome["invoice"], reason)
        text = translate("payments", "to confirm: {}, {} % ({})")
        return text.format(outcome["invoice"], outcome["confidence"], reason)
    if not incoming:
        return translate("payments", "money spent")
    if outcome.get("client"):
        return translate("payments", "the client is known, no invoice fits")
    return translate("payments", "the payer is unknown")
