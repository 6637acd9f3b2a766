"""A bordered card of a few rows: payments of an invoice, documents of a work, candidates of a payment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.kit.buttons import Chip, Link
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.layouts import emptied

TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Row:
    """`state` is (words, hue); `act` makes the title a link; `verb` is (name, words, act) of a link at the end."""

    title: str
    note: str = ""
    figure: str = ""
    state: tuple[str, str] | None = None
    act: Callable[[], object] | None = None
    verb: tuple[str, str, Callable[[], object]] | None = None


class RowsBox(Box):
    """Hidden while it has nothing to show, unless `empty` says what its emptiness means; `labels`: titles are quiet."""

    def __init__(self, title: str, empty: str = "", *, labels: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._empty, self._labels = empty, labels
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnStretch(1, 1)
        self.column.addLayout(self.grid)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replaces everything shown."""
        emptied(self.grid)
        for place, row in enumerate(rows):
            title, note = _title(row), QLabel(row.note)
            (title if self._labels else note).setProperty("role", "muted")
            self.grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            note.setWordWrap(True)
            self.grid.addWidget(note, place, 1, Qt.AlignmentFlag.AlignTop)
            if row.state is not None:
                self.grid.addWidget(Chip(*row.state), place, 2, TOP_RIGHT)
            if row.figure:
                self.grid.addWidget(QLabel(row.figure), place, 3, Qt.AlignmentFlag.AlignRight)
            if row.verb is not None:
                self.grid.addWidget(_link(*row.verb), place, 4, TOP_RIGHT)
        if not rows and self._empty:
            empty = QLabel(self._empty)
            empty.setProperty("role", "muted")
            empty.setWordWrap(True)
            self.grid.addWidget(empty, 0, 0, 1, 5)
        self.setVisible(bool(rows or self._empty))


def _title(row: Row) -> QWidget:
    if row.act is None:
        label = QLabel(row.title)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
    return _link("", row.title, row.act)


def _link(name: str, words: str, act: Callable[[], object]) -> Link:
    link = Link(words)
    link.setObjectName(name)
    link.clicked.connect(lambda: act())
    return link


def put_below(lines: QWidget | None, *boxes: QWidget) -> None:
    """Places boxes below the table of lines of a card."""
    parent = lines.parentWidget() if lines is not None else None
    column = parent.layout() if parent is not None else None
    assert isinstance(column, QVBoxLayout)
    for box in boxes:
        column.insertSpacing(column.count() - 1, 12)
        column.insertWidget(column.count() - 1, box)
