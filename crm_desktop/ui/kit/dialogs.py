"""Questions that must be answered: save or not, the argument of a step, which version of a field wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.buttons import DANGER, PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import ChoiceBox, MoneyEdit, QuantityEdit, TextArea, TextLine

translate = QCoreApplication.translate
SAVE, DISCARD, CANCEL = "save", "discard", "cancel"


class Dialog(QDialog):
    """A window-modal question with its buttons at the right, Esc is the harmless answer."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.answer = CANCEL
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        heading = QLabel(title)
        heading.setProperty("role", "panel_title")
        self.body.addWidget(heading)
        if text:
            words = QLabel(text)
            words.setWordWrap(True)
            words.setMinimumWidth(380)
            self.body.addWidget(words)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch()

    def say(self, text: str) -> None:
        """A quiet line above the buttons: what was found out after the question was put."""
        if text:
            told = QLabel(text)
            told.setWordWrap(True)
            told.setProperty("role", "muted")
            told.setObjectName("told")
            self.body.insertWidget(self.body.count() - 1, told)

    def finish(self, *buttons: tuple[str, str, str]) -> None:
        """Add buttons as (caption, look, answer); the primary one reacts to Enter."""
        for caption, look, answer in buttons:
            button = Button(caption, look=look)
            button.setDefault(look == PRIMARY)
            button.clicked.connect(lambda _on=False, answer=answer: self.give(answer))
            self.buttons.addWidget(button)
        self.body.addLayout(self.buttons)

    def give(self, answer: str) -> None:
        """Close with an answer."""
        self.answer = answer
        self.accept() if answer != CANCEL else self.reject()


def unsaved(parent: QWidget, title: str) -> Dialog:
    """Save / do not save / cancel; the answer is in `.answer` when `finished` comes."""
    text = translate("kit", "What you changed in “{}” is not saved yet.").format(title)
    dialog = Dialog(translate("kit", "Save the changes?"), text, parent)
    dialog.finish(
        (translate("kit", "Do not save"), PLAIN, DISCARD),
        (translate("kit", "Cancel"), PLAIN, CANCEL),
        (translate("kit", "Save"), PRIMARY, SAVE),
    )
    return dialog


def confirm(parent: QWidget, title: str, text: str, verb: str, *, danger: bool = False) -> Dialog:
    """One question with a verb on its button; the answer is SAVE when the user agrees."""
    dialog = Dialog(title, text, parent)
    dialog.finish((translate("kit", "Cancel"), PLAIN, CANCEL), (verb, DANGER if danger else PRIMARY, SAVE))
    return dialog


@dataclass(frozen=True)
class Ask:
    """One argument a step asks for: kind is text, line, date, money, quantity or choice."""

    name: str
    title: str
    kind: str = "text"
    required: bool = True
    choices: tuple[tuple[Any, str], ...] = ()
    default: Any = None


class StepDialog(Dialog):
    """Asks for the arguments of a step; `values()` has them when `.answer` is SAVE."""

    def __init__(self, title: str, asks: Sequence[Ask], parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(title, text, parent)
        self._asks = asks
        self.editors: dict[str, TextLine | TextArea | ChoiceBox] = {}
        self._messages: dict[str, QLabel] = {}
        for ask in asks:
            label = QLabel(f"{ask.title} *" if ask.required else ask.title)
            label.setProperty("role", "label")
            editor = _editor(ask)
            label.setBuddy(editor)
            editor.setMinimumWidth(380)
            editor.setAccessibleName(ask.title)
            message = QLabel()
            message.setProperty("role", "problem")
            message.hide()
            for widget in (label, editor, message):
                self.body.addWidget(widget)
            self.editors[ask.name], self._messages[ask.name] = editor, message
        self.finish((translate("kit", "Cancel"), PLAIN, CANCEL), (title, PRIMARY, SAVE))
        if asks:
            self.editors[asks[0].name].setFocus()

    def values(self) -> dict[str, Any]:
        """What was given, with None for what was left empty."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def give(self, answer: str) -> None:
        if answer == SAVE and not self._complete():
            return
        super().give(answer)

    def _complete(self) -> bool:
        right = True
        for ask in self._asks:
            editor = self.editors[ask.name]
            problem = editor.problem()
            if not problem and ask.required and editor.value() in (None, ""):
                problem = translate("kit", "Fill this in")
            self._messages[ask.name].setText(problem)
            self._messages[ask.name].setVisible(bool(problem))
            right = right and not problem
        return right


def _editor(ask: Ask) -> TextLine | TextArea | ChoiceBox:
    kinds: dict[str, type[TextLine | TextArea | ChoiceBox]] = {
        "text": TextArea,
        "line": TextLine,
        "date": DateEdit,
        "money": MoneyEdit,
        "quantity": QuantityEdit,
        "choice": ChoiceBox,
    }
    editor = kinds[ask.kind]()
    if isinstance(editor, ChoiceBox):
        editor.set_choices(list(ask.choices))
    if ask.default is not None:
        editor.set_value(ask.default)
    return editor


class ConflictDialog(Dialog):
    """Field by field: mine or theirs; `mine()` names the fields in which mine wins."""

    def __init__(self, fields: Mapping[str, tuple[str, Any, Any]], parent: QWidget | None = None) -> None:
        text = translate("kit", "Somebody else saved this record meanwhile. Choose what stays in each field.")
        super().__init__(translate("kit", "Two versions"), text, parent)
        self._boxes: dict[str, ChoiceBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for row, (name, (title, mine, theirs)) in enumerate(fields.items()):
            label = QLabel(title)
            label.setProperty("role", "muted")
            box = ChoiceBox()
            box.setMinimumWidth(300)
            box.setAccessibleName(title)
            box.set_choices(
                [
                    (True, translate("kit", "Mine: {}").format(_words(mine))),
                    (False, translate("kit", "Theirs: {}").format(_words(theirs))),
                ]
            )
            box.set_value(True)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self._boxes[name] = box
        self.body.addLayout(grid)
        self.finish((translate("kit", "Cancel"), PLAIN, CANCEL), (translate("kit", "Merge"), PRIMARY, SAVE))

    def mine(self) -> frozenset[str]:
        return frozenset(name for name, box in self._boxes.items() if box.value())


def _words(value: Any) -> str:
    from datetime import date

    if value is None or value in ("", []):
        return "—"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return formats.day(value) if isinstance(value, date) else str(value)


class CrashDialog(Dialog):
    """A bug: nothing typed is lost, and the details can be copied for whoever repairs it."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        text = translate(
            "kit", "The program made a mistake. What you typed is still here; the action was not carried out."
        )
        super().__init__(translate("kit", "Something went wrong"), text, parent)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setMinimumHeight(140)
        shown.setAccessibleName(translate("kit", "Details"))
        self.body.addWidget(shown)
        copy = Button(translate("kit", "Copy details"), "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.buttons.insertWidget(0, copy)
        self.finish((translate("kit", "Close"), PRIMARY, CANCEL))
