"""The editors of forms: plain lines that understand what people type; promoted in Designer by these names.

Every editor has `value()`, `set_value(value)`, the signal `edited` and, when what is typed cannot be
understood, `problem()` with one sentence. `Form` needs nothing else.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from crm_desktop.ui.kit import formats, parsing

translate = QCoreApplication.translate
Check = Callable[[str], str]


class TextLine(QLineEdit):
    """A line of text; `check` returns a sentence when the text is wrong, "" when it is right."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, check: Check | None = None) -> None:
        super().__init__(parent)
        self.check = check
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> Any:
        """The text without outer blanks; an empty line is None, as in the base."""
        return self.text().strip() or None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        text = self.text().strip()
        return self.check(text) if self.check is not None and text else ""


class PhoneEdit(TextLine):
    """Brings a Russian number into the form +7 495 123-45-67 on leaving."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        neat = parsing.phone(self.text())
        if neat != self.text() and not self.isReadOnly():
            self.setText(neat)
            self.edited.emit()

    def value(self) -> Any:
        return parsing.phone(self.text()) or None


class DigitsEdit(TextLine):
    """INN, KPP, OGRN, accounts: blanks and dashes that came with the clipboard are dropped."""

    def value(self) -> Any:
        return "".join(sign for sign in self.text() if sign.isdigit()) or None

    def problem(self) -> str:
        digits = self.value() or ""
        foreign = self.text().strip().replace(" ", "").replace("-", "").replace("\u00a0", "")
        if foreign and not foreign.isdigit():
            return translate("kit", "Only digits belong here")
        return self.check(digits) if self.check is not None and digits else ""


class _NumberLine(TextLine):
    """Parses on every question and groups on leaving; what cannot be understood stays as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least: Decimal | None = None
        self.most: Decimal | None = None

    def _parse(self, text: str) -> Decimal | None:
        return parsing.number(text)

    def _format(self, value: Decimal) -> str:
        return formats.quantity(value)

    def value(self) -> Decimal | None:
        try:
            return self._parse(self.text())
        except ValueError:
            return None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else self._format(Decimal(str(value))))
        self.setCursorPosition(0)

    def problem(self) -> str:
        try:
            value = self._parse(self.text())
        except ValueError:
            return translate("kit", "“{}” is not a number").format(self.text().strip())
        if value is not None and self.least is not None and value < self.least:
            return translate("kit", "Not less than {}").format(self._format(self.least))
        if value is not None and self.most is not None and value > self.most:
            return translate("kit", "Not more than {}").format(self._format(self.most))
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        value = self.value()
        if value is not None and not self.isReadOnly():
            self.set_value(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class MoneyEdit(_NumberLine):
    """Roubles as Decimal: 1 234,5, 1234.5, 12*3+5; shows 1 234,50 on leaving."""

    def _parse(self, text: str) -> Decimal | None:
        return parsing.money(text)

    def _format(self, value: Decimal) -> str:
        return formats.amount(formats.kopecks(value))


class QuantityEdit(_NumberLine):
    """A quantity as Decimal, up to three places, never negative."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least = Decimal(0)

    def _parse(self, text: str) -> Decimal | None:
        value = parsing.number(text)
        return None if value is None else round(value, 3).normalize() + 0


class PercentEdit(_NumberLine):
    """Per cent as Decimal between 0 and 100."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least, self.most = Decimal(0), Decimal(100)

    def _parse(self, text: str) -> Decimal | None:
        return parsing.number(text.replace("%", ""))


class IntegerEdit(_NumberLine):
    """A whole number as int: days, years, ports; not grouped, for a year is no quantity."""

    def _format(self, value: Decimal) -> str:
        return str(int(value)) if value == int(value) else super()._format(value)

    def value(self) -> Any:
        found = super().value()
        return None if found is None or found != int(found) else int(found)

    def problem(self) -> str:
        found = super().value()
        if found is not None and found != int(found):
            return translate("kit", "A whole number is needed")
        return super().problem()


class ChoiceBox(QComboBox):
    """One of a few values; `set_choices` gives them as (value, words)."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.activated.connect(lambda _row: self.edited.emit())
        self.setMinimumWidth(60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def set_choices(self, choices: list[tuple[Any, str]], empty: str | None = None) -> None:
        """Fill in; `empty` is the word of None ("" for a blank line), None forbids it."""
        now = self.value()
        self.clear()
        if empty is not None:
            self.addItem(empty, (None,))
        for value, words in choices:
            self.addItem(words, (value,))
        self.set_value(now)

    def value(self) -> Any:
        held = self.currentData()
        return held[0] if held else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one the list does not have (any longer) is added so that saving keeps it."""
        places = [row for row in range(self.count()) if self.itemData(row)[0] == value]
        if not places and value is not None:
            self.addItem(str(value), (value,))
            places = [self.count() - 1]
        self.setCurrentIndex(places[0] if places else -1)

    def problem(self) -> str:
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form must not change a value on the way."""
        event.ignore()


class FlagBox(QCheckBox):
    """Yes or no; its caption is its own label."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        self.setChecked(bool(value))

    def problem(self) -> str:
        return ""


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves the field, as everywhere in a form."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.setTabChangesFocus(True)
        self.setFixedHeight(88)
        self.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def value(self) -> Any:
        return self.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self._quiet = True
        self.setPlainText("" if value is None else str(value))
        self._quiet = False

    def problem(self) -> str:
        return ""


class LeaveFilter(QObject):
    """Tells when an editor loses the keyboard, which is the moment to check what was typed."""

    left = Signal(object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            reason = event.reason() if isinstance(event, QFocusEvent) else Qt.FocusReason.OtherFocusReason
            if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self.left.emit(watched)
        return False


def key_is(event: QKeyEvent, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """True for exactly this key, the keypad's own flag aside."""
    return event.key() == key and (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == modifiers
