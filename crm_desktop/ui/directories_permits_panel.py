"""Beside the matrix: the permit of the selected cells, and what stops by a date."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.directories_permits_cells import Cell, Row, explained
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.buttons import DANGER, GHOST, PRIMARY, Button
from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import TextLine, key_is
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.rows_box import Row as Line
from crm_desktop.ui.rows_box import RowsBox

translate = QCoreApplication.translate
AHEAD = 90


class PermitPanel(QWidget):
    """The fields keep what is typed while the selection changes, so that one basis is given to range after range."""

    save_asked = Signal()
    remove_asked = Signal()
    left = Signal()

    def __init__(self, writes: bool) -> None:
        super().__init__()
        self.writes = writes
        self.setFixedWidth(300)
        self.heading, self.told = QLabel(), QLabel()
        self.heading.setProperty("role", "strong")
        self.told.setProperty("role", "muted")
        self.from_on, self.until_on, self.basis = DateEdit(), DateEdit(), TextLine()
        self.problem = NoteCard(hue="red")
        self.save = Button(translate("directories", "Allow"), look=PRIMARY)
        self.save.setObjectName("save_permits")
        self.save.setToolTip("Ctrl+S")
        self.remove = Button(translate("directories", "Remove"), "delete", DANGER)
        self.remove.setObjectName("remove_permits")
        self.remove.setToolTip("Del")
        self.reset = Button(translate("directories", "Reset"), look=GHOST)
        self.reset.setObjectName("reset_permit")
        self.periods = RowsBox(translate("directories", "Periods"))
        self.ending = Ending()
        self._given: tuple[Any, Any, Any] = (None, None, None)
        self._cells: list[Cell] = []
        self.save.clicked.connect(lambda _on=False: self.save_asked.emit())
        self.remove.clicked.connect(lambda _on=False: self.remove_asked.emit())
        self.reset.clicked.connect(lambda _on=False: self.show_given())
        for editor in (self.from_on, self.until_on, self.basis):
            editor.edited.connect(self._changed)
        self._lay_out()
        self.show_cells([])

    def _lay_out(self) -> None:
        pane = QWidget()
        pane.setObjectName("pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(4)
        for label in (self.heading, self.told):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(6)
        for title, name, editor in (
            (translate("directories", "From"), "permit_from_on", self.from_on),
            (translate("directories", "Until"), "permit_until_on", self.until_on),
            (translate("directories", "Basis"), "permit_basis", self.basis),
        ):
            label = QLabel(title)
            label.setProperty("role", "label")
            label.setBuddy(editor)
            editor.setObjectName(name)
            editor.setAccessibleName(title)
            editor.setReadOnly(not self.writes)
            column.addWidget(label)
            column.addWidget(editor)
        column.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.save, self.remove, self.reset):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addSpacing(10)
        column.addWidget(self.periods)
        column.addSpacing(10)
        column.addWidget(self.ending)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    # what is shown

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._now() != self._given

    def _now(self) -> tuple[Any, Any, Any]:
        return self.from_on.value(), self.until_on.value(), self.basis.value()

    def values(self) -> dict[str, Any]:
        """What a new permit begins with: from_on, until_on, basis."""
        return {"from_on": self.from_on.value(), "until_on": self.until_on.value(), "basis": self.basis.value() or ""}

    def changes(self) -> dict[str, Any]:
        """What of a permit that is there changes: only what was typed, so that a range keeps its different dates."""
        given = dict(zip(("from_on", "until_on", "basis"), self._given, strict=True))
        return {name: value for name, value in self.values().items() if (value or None) != given[name]}

    def show_cells(self, picked: Sequence[tuple[Row, str, Cell]]) -> None:
        """The selected cells as (row, organisation, cell); typed values stay."""
        typed = self.dirty
        self._cells = [cell for _row, _organization, cell in picked]
        self.heading.setText(self._heading(picked))
        self.told.setText(explained(picked[0][2]) if len(picked) == 1 else "")
        self.told.setVisible(len(picked) == 1)
        self._given = self._common()
        self.problem.show_text("")
        if not typed:
            self.show_given()
        self._show_periods()
        self._changed()

    def _heading(self, picked: Sequence[tuple[Row, str, Cell]]) -> str:
        if not picked:
            return translate("directories", "Choose cells of the table")
        if len(picked) == 1:
            row, organization, _cell = picked[0]
            return f"{row.name} · {organization}"
        return translate("directories", "{} cells").format(formats.grouped(len(picked)))

    def _common(self) -> tuple[Any, Any, Any]:
        """The values all chosen permits share; a new one begins today."""
        permits = [cell.target for cell in self._cells]
        if not permits:
            return None, None, None
        found = {
            (permit["from_on"], permit["until_on"], permit["basis"] or None) if permit else (date.today(), None, None)
            for permit in permits
        }
        return next(iter(found)) if len(found) == 1 else (date.today(), None, None)

    def show_given(self) -> None:
        """Give up what is typed."""
        for editor, value in zip((self.from_on, self.until_on, self.basis), self._given, strict=True):
            editor.set_value(value)
        # Dates that cannot be shown as typed are read back, so that showing is never a change.
        self._given = self._now()
        self._changed()

    def _show_periods(self) -> None:
        permits = self._cells[0].permits if len(self._cells) == 1 else ()
        self.periods.show_rows(
            [
                Line(
                    f"{formats.day(one['from_on'])} – {formats.day(one['until_on']) if one['until_on'] else '…'}",
                    one["basis"],
                )
                for one in permits
            ]
            if len(permits) > 1
            else []
        )

    def _changed(self) -> None:
        some = bool(self._cells) and self.writes
        exists = any(cell.permit is not None for cell in self._cells)
        fresh = any(cell.target is None for cell in self._cells)
        self.save.setText(
            translate("directories", "Allow") if fresh or not exists else translate("directories", "Save")
        )
        self.save.updateGeometry()
        self.save.setVisible(some and (self.dirty or fresh))
        self.remove.setVisible(some and exists and not self.dirty)
        self.reset.setVisible(self.writes and self.dirty)

    def check(self) -> str:
        """One sentence when the fields cannot be written."""
        for editor in (self.from_on, self.until_on):
            if editor.problem():
                return editor.problem()
        since, until = self.from_on.value(), self.until_on.value()
        if since is None:
            return translate("directories", "Say from which day.")
        if until is not None and until < since:
            return translate("directories", "The last day is before the first one.")
        return ""

    def begin(self) -> None:
        """The keyboard goes where most is typed: the basis of a new permit, the end of one that is there."""
        exists = any(cell.target is not None for cell in self._cells)
        editor = self.until_on if exists else self.basis
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        editor.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(key_is(event, key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.save_asked.emit()
        elif key_is(event, Qt.Key.Key_Escape):
            self.show_given()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Ending(RowsBox):
    """Permits in force today that stop on or before a date."""

    def __init__(self) -> None:
        super().__init__(
            translate("directories", "What stops by the date"),
            translate("directories", "Nothing stops until then."),
            labels=False,
        )
        self.on = DateEdit()
        self.on.setObjectName("ending_on")
        self.on.setAccessibleName(translate("directories", "What stops by the date"))
        self.on.set_value(date.today() + timedelta(days=AHEAD))
        self.on.edited.connect(self.refresh)
        self.column.insertWidget(1, self.on)

    def refresh(self) -> None:
        """Ask the base again for the date shown."""
        on = self.on.value()
        if on is not None:
            tasks.read(self, "crm_desktop.services.directories:permits_ending", on, then=self.show_ending, key="ending")

    def show_ending(self, permits: list[dict[str, Any]]) -> None:
        """The soonest first."""
        self.show_rows([
            Line(formats.day(one["until_on"]), f"{one['organization']} · {one['subject']}") for one in permits
        ])  # fmt: skip
