"""A field that points at another record: two letters are enough, F4 shows all, F8 opens the card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from crm_desktop.ui.kit import draw, icons, parsing, tasks, theme
from crm_desktop.ui.kit.fields import TextLine, key_is

translate = QCoreApplication.translate
LEAST = 2
DEBOUNCE = 180


@dataclass(frozen=True)
class Choice:
    """One line of the list: `id` goes into the base, `title` into the field, `note` beside it in grey."""

    id: Any
    title: str
    note: str = ""


Search = Callable[..., Sequence[Choice]] | str
"""function(reader, text, *arguments) -> choices, run on a worker; text "" asks for all (the first 200)."""


class LookupEdit(TextLine):
    """The value is the id of the chosen record, None while nothing fitting is chosen.

    The card dict carries the id under the field's name and the words under "<field>_title".
    """

    asked_open = Signal(object)
    asked_create = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id: Any = None
        self.choice: Choice | None = None
        self._title = ""
        self._search: Search | None = None
        self._arguments: Callable[[], tuple[Any, ...]] = tuple
        self.can_create = False
        self.can_open = True
        self._repaired = False
        self.popup = _Choices(self)
        self.popup.chosen.connect(self._take)
        self.popup.created.connect(self._create)
        self._later = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._later.timeout.connect(lambda: self._ask(self.text().strip()))
        self.textEdited.connect(self._typed)
        self.setTextMargins(0, 0, 46, 0)

    def connect_to(
        self,
        search: Search,
        *,
        arguments: Callable[[], tuple[Any, ...]] = tuple,
        create: bool = False,
        opens: bool = True,
    ) -> None:
        """Say where the choices come from; `arguments` are asked for at every search."""
        self._search, self._arguments = search, arguments
        self.can_create, self.can_open = create, opens
        self.update()

    def value(self) -> Any:
        return self.id

    def set_value(self, value: Any, title: str = "") -> None:
        self.id, self._title = value, title if value is not None else ""
        self.choice = None
        self.setText(self._title)
        self.setCursorPosition(0)

    def problem(self) -> str:
        if self.id is None and self.text().strip():
            return translate("kit", "Choose from the list: “{}” was not found").format(self.text().strip())
        return ""

    def _typed(self, text: str) -> None:
        if text != self._title:
            self.id, self.choice = None, None
        self._repaired = False
        if len(text.strip()) >= LEAST:
            self._later.start()
        else:
            self._later.stop()
            self.popup.hide()

    def show_all(self) -> None:
        """F4: the list whatever is typed."""
        self._ask("")

    def _ask(self, text: str) -> None:
        if self._search is not None:
            arguments = (text, *self._arguments())
            tasks.read(self, self._search, *arguments, then=lambda found: self._show(text, found), key="search")

    def _show(self, text: str, found: Sequence[Choice]) -> None:
        if not found and text and not self._repaired:
            self._repaired = True
            self._ask(parsing.other_layout(text))
            return
        if self.hasFocus() or self.popup.isVisible():
            self.popup.fill(found, self.text().strip() if self.can_create else "")

    def _take(self, choice: Choice) -> None:
        self.set_value(choice.id, choice.title)
        self.choice = choice
        self.popup.hide()
        self.edited.emit()

    def _create(self) -> None:
        self.popup.hide()
        self.asked_create.emit(self.text().strip())

    def clear_choice(self) -> None:
        """Shift+F4: nothing is chosen."""
        self.set_value(None)
        self.edited.emit()

    def _open(self) -> None:
        if self.id is not None and self.can_open:
            self.asked_open.emit(self.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup.isVisible() and self.popup.take_key(event):
            return
        if key_is(event, Qt.Key.Key_F8):
            self._open()
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif key_is(event, Qt.Key.Key_F4) or key_is(event, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier):
            self.show_all()
        elif key_is(event, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier):
            self.clear_choice()
        elif key_is(event, Qt.Key.Key_Insert) and self.can_create:
            self._create()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()
            self._later.stop()
        super().focusOutEvent(event)

    def _places(self) -> tuple[QRect, QRect]:
        return QRect(self.width() - 52, 0, 24, self.height()), QRect(self.width() - 27, 0, 24, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, colour = QPainter(self), theme.tokens().text2
        arrow, open_place = self._places()
        if not self.isReadOnly():
            painter.drawPixmap(arrow.center() - QPoint(7, 7), icons.pixmap("chevron_down", 16, colour))
        if self.can_open:
            tint = colour if self.id is not None else theme.tokens().disabled
            painter.drawPixmap(open_place.center() - QPoint(7, 7), icons.pixmap("open", 16, tint))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        arrow, open_place = self._places()
        if open_place.contains(point) and self.can_open:
            self._open()
        elif arrow.contains(point) and not self.isReadOnly():
            self.setFocus()
            self.show_all()
        else:
            super().mousePressEvent(event)


class _Choices(QListWidget):
    """The list below a look-up; the keyboard stays in the field, so typing goes on."""

    chosen = Signal(object)
    created = Signal()

    def __init__(self, field: LookupEdit) -> None:
        super().__init__(field)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("choices")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._field = field
        self.itemClicked.connect(self._clicked)

    def fill(self, choices: Sequence[Choice], new_text: str) -> None:
        """Show the choices and, when records may be created here, the line that does so."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(f"{choice.title}   {choice.note}" if choice.note else choice.title)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.addItem(item)
        if new_text:
            item = QListWidgetItem(icons.icon("add"), translate("kit", "Create “{}”").format(new_text))
            self.addItem(item)
        if not self.count():
            item = QListWidgetItem(translate("kit", "Nothing found"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.setCurrentRow(0)
        height = min(10, self.count()) * 30 + 12
        wide = max(
            self._field.width(),
            min(560, 40 + max(draw.width(self.item(row).text()) for row in range(self.count()))),
        )
        self.setGeometry(QRect(self._field.mapToGlobal(QPoint(0, self._field.height() + 2)), self.sizeHint()))
        self.resize(wide, height)
        self.show()

    def take_key(self, event: QKeyEvent) -> bool:
        """Handle the keys that belong to the list; False leaves the key to the field."""
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key))
        if step is not None:
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._clicked(self.currentItem())
            return key != Qt.Key.Key_Tab
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _clicked(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.hide()
            return
        choice = item.data(Qt.ItemDataRole.UserRole)
        if choice is None:
            self.created.emit()
        else:
            self.chosen.emit(choice)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.hide()
        return super().event(event)
