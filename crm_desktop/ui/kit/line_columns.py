"""What an inline table of lines consists of, and the table's model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from crm_desktop.ui.kit import draw, formats

translate = QCoreApplication.translate
Line = dict[str, Any]
Index = QModelIndex | QPersistentModelIndex
NUMBERS = frozenset({"money", "quantity", "percent", "integer"})
_ROOT = QModelIndex()


@dataclass(frozen=True)
class LineColumn:
    """One column: kind is text, lookup, money, quantity, percent, integer, date or choice.

    `computed` makes it read-only: it gets the line and returns the value. A lookup keeps the id under
    `name` and the words under "<name>_title"; `search` is that of LookupEdit.connect_to. `filled` is
    called with the line and the Choice after one was chosen (to take over price and unit). `suggest`
    answers texts that are offered while a text is typed; another text may stand there as well.
    """

    name: str
    title: str
    kind: str = "text"
    width: int = 110
    stretch: bool = False
    required: bool = False
    computed: Callable[[Line], Any] | None = None
    search: Any = None
    arguments: Callable[[], tuple[Any, ...]] = tuple
    choices: tuple[tuple[Any, str], ...] = field(default=())
    filled: Callable[[Line, Any], None] | None = None
    suggest: Callable[[], Sequence[str]] | None = None

    @property
    def align(self) -> Qt.AlignmentFlag:
        return draw.RIGHT if self.kind in NUMBERS else draw.LEFT


def shown(column: LineColumn, line: Line) -> str:
    """The words of a cell."""
    value = column.computed(line) if column.computed is not None else line.get(column.name)
    if column.kind == "lookup":
        return str(line.get(f"{column.name}_title") or "")
    if value is None:
        return ""
    if column.kind == "money":
        return formats.amount(formats.kopecks(Decimal(value)))
    if column.kind in ("quantity", "percent", "integer"):
        return formats.quantity(value)
    if column.kind == "date":
        return formats.day(value)
    if column.kind == "choice":
        return str(dict(column.choices).get(value, value))
    return str(value)


class LinesModel(QAbstractTableModel):
    """Lines as dicts; the row after the last one is the place where a new line begins."""

    edited = Signal()

    def __init__(self, columns: tuple[LineColumn, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.lines: list[Line] = []
        self.problems: dict[tuple[int, str], str] = {}
        self.read_only = False
        self.fixed = False
        self.prompt = translate("kit", "Start typing…")

    def show_lines(self, lines: list[Line]) -> None:
        """Replace everything; copies, so that the original can be compared with."""
        self.beginResetModel()
        self.lines = [dict(line) for line in lines]
        self.problems.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines) + (0 if self.read_only or self.fixed else 1)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def column(self, index: Index) -> LineColumn | None:
        """The column behind an index; None for the row number."""
        return self.columns[index.column() - 1] if index.column() else None

    def is_new(self, index: Index) -> bool:
        return index.row() >= len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.column(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align if column is not None else draw.LEFT)
        if role == Qt.ItemDataRole.ToolTipRole and column is not None:
            return self.problems.get((index.row(), column.name))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if self.is_new(index):
            return self.prompt if index.column() == 1 else ""
        return str(index.row() + 1) if column is None else shown(column, self.lines[index.row()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "№" if section == 0 else self.columns[section - 1].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(draw.LEFT if section == 0 else self.columns[section - 1].align)
        return None

    def editable(self, index: Index) -> bool:
        column = self.column(index)
        return not self.read_only and column is not None and column.computed is None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable(index) else flags

    def put(self, index: Index, value: Any, title: str | None = None) -> None:
        """Set a value as its Python type; typing into the last row makes it a line."""
        column = self.column(index)
        if column is None or not self.editable(index):
            return
        if self.is_new(index):
            if value in (None, ""):
                return
            self.insert(len(self.lines))
        line = self.lines[index.row()]
        if line.get(column.name) == value and title is None:
            return
        line[column.name] = value
        if title is not None:
            line[f"{column.name}_title"] = title
        self.problems.pop((index.row(), column.name), None)
        self._changed(index.row())

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.edited.emit()

    def touch(self, row: int) -> None:
        """A callable of a column has changed the line itself."""
        self._changed(row)

    def insert(self, row: int) -> None:
        """An empty line before `row`."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.lines.insert(row, {})
        self.endInsertRows()
        self.edited.emit()

    def remove(self, rows: list[int]) -> None:
        for row in sorted({row for row in rows if row < len(self.lines)}, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.lines[row]
            self.endRemoveRows()
        self.problems.clear()
        self.edited.emit()

    def move(self, row: int, step: int) -> int:
        """Move a line up or down; returns where it is now."""
        target = row + step
        if not (0 <= row < len(self.lines) and 0 <= target < len(self.lines)):
            return row
        self.lines[row], self.lines[target] = self.lines[target], self.lines[row]
        self.problems.clear()
        self._changed(row)
        self._changed(target)
        return target


def bare(line: Line, columns: Sequence[LineColumn]) -> Line:
    """What of a line the base keeps: no computed values, no titles, no blanks."""
    names = {column.name for column in columns if column.computed is None} | {"id"}
    return {name: value for name, value in line.items() if name in names and value is not None}


def line_changes(
    before: Sequence[Line], now: Sequence[Line], columns: Sequence[LineColumn]
) -> tuple[list[Line], list[int]]:
    """Changed and new lines and the ids of removed ones, as documents.save takes them."""
    known = {line["id"]: line for line in before if line.get("id") is not None}
    found: list[Line] = []
    for place, line in enumerate(now, 1):
        old = known.get(line.get("id"))
        mine = bare(line, columns)
        if old is None:
            mine.pop("id", None)
            found.append({**mine, "position": place})
            continue
        theirs = bare(old, columns)
        changed = {name: line.get(name) for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name)}
        if old.get("position") not in (None, place):
            changed["position"] = place
        if changed:
            found.append({"id": old["id"], **changed})
    present = {line.get("id") for line in now}
    return found, [id for id in known if id not in present]
