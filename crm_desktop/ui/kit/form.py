"""Binds the editors of a .ui form to the fields of a card by their objectName."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import ChoiceBox, FlagBox, LeaveFilter, TextArea, TextLine
from crm_desktop.ui.kit.lookup import LookupEdit

translate = QCoreApplication.translate
Editor = TextLine | ChoiceBox | FlagBox | TextArea
_KINDS = (TextLine, ChoiceBox, FlagBox, TextArea)


class Form(QObject):
    """All editors of `root` that have an objectName; labels are `label_<field>`.

    The kit puts every editor into a small column of its own, so that the message line under a field
    needs no place in the .ui file. A label that ends with " *" marks a required field.
    """

    edited = Signal(str)
    dirty_changed = Signal(bool)

    def __init__(self, root: QWidget, *, hints: Mapping[str, str] | None = None) -> None:
        super().__init__(root)
        self.root = root
        self.fields: dict[str, Editor] = {}
        self.labels: dict[str, QLabel] = {}
        self._messages: dict[str, QLabel] = {}
        self._hints: dict[str, str] = dict(hints or {})
        self._problems: dict[str, str] = {}
        self._original: dict[str, Any] = {}
        self._dirty = False
        self._leave = LeaveFilter(self)
        self._leave.left.connect(self._check_left)
        self.required: set[str] = set()
        self.lenient: frozenset[str] = frozenset()
        """Fields in which what an older program has let through is judged only when it is touched."""
        for editor in root.findChildren(QWidget):
            name = editor.objectName()
            if isinstance(editor, _KINDS) and name and not name.startswith("qt_"):
                self._adopt(name, editor)
        self._even_columns()

    def _adopt(self, name: str, editor: Editor) -> None:
        self.fields[name] = editor
        label = self.root.findChild(QLabel, f"label_{name}")
        if label is not None:
            self._dress_label(name, label, editor)
        editor.edited.connect(lambda: self._edited(name))
        editor.installEventFilter(self._leave)
        self._messages[name] = self._add_message(editor)
        self._show_message(name)

    def _dress_label(self, name: str, label: QLabel, editor: Editor) -> None:
        self.labels[name] = label
        text = label.text().rstrip()
        if text.endswith("*"):
            self.required.add(name)
            text = text.rstrip("* ")
            colour = "#C4281D"
            label.setText(f'{text} <span style="color:{colour}">*</span>')
        label.setProperty("role", "label")
        label.setProperty("words", text)
        label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(text)

    def _add_message(self, editor: Editor) -> QLabel:
        message = QLabel()
        message.setWordWrap(True)
        message.setProperty("role", "hint")
        message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        parent = editor.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is None:
            return message
        holder = QWidget(parent)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        layout.replaceWidget(editor, holder)
        column.addWidget(editor)
        column.addWidget(message)
        column.addStretch()
        return message

    def _even_columns(self) -> None:
        """Columns of equal width with 20 px between them, labels 4 px above their field."""
        for grid in self.root.findChildren(QGridLayout):
            grid.setHorizontalSpacing(20)
            grid.setVerticalSpacing(4)
            for column in range(grid.columnCount()):
                grid.setColumnStretch(column, 1)
                grid.setColumnMinimumWidth(column, 60)

    # values

    def load(self, values: Mapping[str, Any]) -> None:
        """Show a card; from now on only what differs from it counts as changed."""
        for name, editor in self.fields.items():
            value = values.get(name)
            if isinstance(editor, LookupEdit):
                editor.set_value(value, str(values.get(f"{name}_title") or ""))
            else:
                editor.set_value(value)
        self._original = {name: editor.value() for name, editor in self.fields.items()}
        self.show_errors({})
        self._tell_dirty()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill in as if typed: defaults of a new card, a restored draft."""
        for name, value in values.items():
            editor = self.fields.get(name)
            if isinstance(editor, LookupEdit):
                editor.set_value(value, str(values.get(f"{name}_title") or ""))
            elif editor is not None:
                editor.set_value(value)
        self._tell_dirty()

    def value(self, name: str) -> Any:
        return self.fields[name].value()

    def changes(self) -> dict[str, Any]:
        """Only the fields whose value really differs from what was loaded."""
        now = {name: editor.value() for name, editor in self.fields.items()}
        return {name: value for name, value in now.items() if value != self._original.get(name)}

    @property
    def dirty(self) -> bool:
        """True when saving would write something, or something typed is not yet understood."""
        return bool(self.changes()) or any(self._problem(name) for name in self.fields)

    def _edited(self, name: str) -> None:
        self._problems.pop(name, None)
        self._show_message(name)
        self._tell_dirty()
        self.edited.emit(name)

    def _tell_dirty(self) -> None:
        now = self.dirty
        if now != self._dirty:
            self._dirty = now
            self.dirty_changed.emit(now)

    # messages

    def set_hint(self, name: str, text: str) -> None:
        """A quiet line under a field."""
        self._hints[name] = text
        self._show_message(name)

    def check(self) -> dict[str, str]:
        """What is wrong before the base is asked: required fields and unreadable values."""
        found: dict[str, str] = {}
        for name, editor in self.fields.items():
            if not editor.isVisibleTo(self.root) or not editor.isEnabled():
                continue
            problem = self._problem(name)
            if not problem and name in self.required and editor.value() in (None, ""):
                problem = translate("kit", "Fill this in")
            if problem:
                found[name] = problem
        return found

    def show_errors(self, problems: Mapping[str, str]) -> None:
        """Show sentences under their fields; fields that are not in the mapping are right."""
        self._problems = {name: text for name, text in problems.items() if name in self.fields}
        for name in self.fields:
            self._show_message(name)

    def tell(self, name: str, sentence: str) -> None:
        """Say what is wrong in one field while it is typed, "" when nothing is any more."""
        if sentence:
            self._problems[name] = sentence
        else:
            self._problems.pop(name, None)
        self._show_message(name)

    def errors(self) -> dict[str, str]:
        """The problems shown at present."""
        return dict(self._problems)

    def words_of(self, name: str) -> str:
        """The label of a field, for the strip that lists the problems."""
        label = self.labels.get(name)
        return str(label.property("words")) if label is not None else name

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field."""
        self.fields[name].setFocus()
        if isinstance(self.fields[name], QLineEdit):
            self.fields[name].selectAll()  # type: ignore[union-attr]  # narrowed by isinstance on the same key

    def touched(self, name: str) -> bool:
        """Whether the field has another value than was loaded."""
        return bool(self.fields[name].value() != self._original.get(name))

    def _problem(self, name: str) -> str:
        return "" if name in self.lenient and not self.touched(name) else self.fields[name].problem()

    def _check_left(self, editor: Any) -> None:
        name = editor.objectName()
        problem = self._problem(name)
        if problem or name in self._problems:
            self._problems[name] = problem
            if not problem:
                del self._problems[name]
            self._show_message(name)
        elif isinstance(editor, DateEdit):
            self._show_message(name)

    def _show_message(self, name: str) -> None:
        message, editor = self._messages[name], self.fields[name]
        problem = self._problems.get(name, "")
        warning = editor.warning() if isinstance(editor, DateEdit) else ""
        text = problem or warning or self._hints.get(name, "")
        _restyle(message, "role", "problem" if problem else "hint")
        message.setText(text)
        message.setVisible(bool(text))
        if isinstance(editor, (QLineEdit, QComboBox, QPlainTextEdit)):
            _restyle(editor, "wrong", "true" if problem else "false")
            editor.setAccessibleDescription(text)

    def read_only(self, on: bool, *, but: frozenset[str] = frozenset()) -> None:
        """Freeze all fields except `but`: a state of the document forbids changing them."""
        for name, editor in self.fields.items():
            frozen = on and name not in but
            if isinstance(editor, (QLineEdit, QPlainTextEdit)):
                editor.setReadOnly(frozen)
            else:
                editor.setEnabled(not frozen)

    def show_field(self, name: str, on: bool) -> None:
        """Hide a field that does not apply, with its label."""
        holder = self.fields[name].parentWidget()
        if holder is not None:
            holder.setVisible(on)
        self.fields[name].setVisible(on)
        if name in self.labels:
            self.labels[name].setVisible(on)

    def on_edit(self, name: str, act: Callable[[], object]) -> None:
        """Call `act` when the user has changed this field."""
        self.edited.connect(lambda changed: act() if changed == name else None)


def _restyle(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
