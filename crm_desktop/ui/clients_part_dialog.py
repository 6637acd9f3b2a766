"""A dialog for one part of a client: stays open with everything typed until the base has taken it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.services.errors import Invalid, Refused
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import FlagBox
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PartField:
    """One field: `make` gives its editor, `span` how many of the three columns it takes."""

    name: str
    title: str
    make: Callable[[], QWidget]
    required: bool = False
    span: int = 3


class PartDialog(Dialog):
    """Emits `sent(values)` with the changed values only; the owner answers with `accept()` or `show_problem()`."""

    sent = Signal(object)

    def __init__(self, title: str, fields: Sequence[PartField], values: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(title, "", parent)
        self.note = NoteCard("", "red")
        self.note.hide()
        self.body.addWidget(self.note)
        pane = QWidget()
        pane.setMinimumWidth(560)
        self.grid = QGridLayout(pane)
        self.grid.setContentsMargins(0, 0, 0, 0)
        row, column = 0, 0
        for field in fields:
            if column + field.span > 3:
                row, column = row + 2, 0
            self._place(field, row, column)
            column += field.span
        self.form = Form(pane)
        if values.get("id") is None:
            self.form.load({})
            self.form.set_values(dict(values))
        else:
            self.form.load(values)
            self.form.lenient = frozenset(self.form.fields)
        self.body.addWidget(pane)
        self.finish((translate("kit", "Cancel"), PLAIN, CANCEL), (translate("kit", "Save"), PRIMARY, SAVE))
        self.form.fields[fields[0].name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, field: PartField, row: int, column: int) -> None:
        editor = field.make()
        editor.setObjectName(field.name)
        if isinstance(editor, FlagBox):
            editor.setText(field.title)
            editor.setAccessibleName(field.title)
        else:
            label = QLabel(f"{field.title} *" if field.required else field.title)
            label.setObjectName(f"label_{field.name}")
            self.grid.addWidget(label, row, column, 1, field.span)
        self.grid.addWidget(editor, row + 1, column, 1, field.span)

    def give(self, answer: str) -> None:
        """Saving waits for the base; only then the dialog goes."""
        if answer != SAVE:
            super().give(answer)
            return
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        found = self.form.check()
        self.form.show_errors(found)
        if found:
            self.form.go_to(next(iter(found)))
            return
        changes = self._changes()
        if not changes:
            super().give(CANCEL)
            return
        self.setEnabled(False)
        self.sent.emit(changes)

    def _changes(self) -> dict[str, Any]:
        """An emptied text is an empty text in the base, not an absent one."""
        changes = self.form.changes()
        return {name: "" if value is None else value for name, value in changes.items()}

    def taken(self) -> None:
        """The base has it."""
        self.answer = SAVE
        self.accept()

    def show_problem(self, problem: Exception) -> None:
        """At the field it is about, otherwise above the fields; what was typed stays."""
        self.setEnabled(True)
        told = words.sentence(problem)
        names = [str(problem.facts.get("field", ""))] if isinstance(problem, Refused) else []
        names += list(problem.fields) if isinstance(problem, Invalid) else []
        known = [name for name in names if name in self.form.fields]
        self.form.show_errors(dict.fromkeys(known, told))
        self.note.show_text("" if known else told, "red")
        if known:
            self.form.go_to(known[0])
