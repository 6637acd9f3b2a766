"""Hands and eyes: finds widgets by name, clicks, types, waits until nothing is on its way, takes pictures."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from crm_desktop.app import Program
from crm_desktop.ui.kit import tasks, theme
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.page import ListPage

SIZE = (1440, 900)
PATIENCE_SECONDS = 30.0
QUIET_ROUNDS = 4
HESITATION = 300
"""Milliseconds; longer timers are clocks, not answers to what the hands did."""
W = TypeVar("W", bound=QWidget)


class StoryFailed(AssertionError):
    """The story could not go on: what was looked for was not there in time."""


class Driver:
    """One person at the desk at a time."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program, self.folder = program, folder
        self.pictures: list[Path] = []

    # waiting

    def settle(self) -> None:
        """Until no question and no command is on its way, several looks in a row."""
        deadline, quiet = time.monotonic() + PATIENCE_SECONDS, 0
        while quiet < QUIET_ROUNDS:
            QTest.qWait(12)
            quiet = 0 if tasks.pending() else quiet + 1
            if time.monotonic() > deadline:
                raise StoryFailed("tasks do not come to rest")

    def until(self, what: str, condition: Callable[[], Any]) -> Any:
        """Waits for something to become true and returns it."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (found := condition()):
            QTest.qWait(15)
            if time.monotonic() > deadline:
                raise StoryFailed(f"waited in vain for: {what}")
        return found

    # finding

    @property
    def page(self) -> QWidget:
        """The page in front."""
        widget = self.program.window.stack.currentWidget()
        assert widget is not None
        return widget

    @property
    def card(self) -> Card:
        """The card in front."""
        assert isinstance(self.page, Card), self.page
        return self.page

    @property
    def list(self) -> ListPage:
        """The list in front."""
        assert isinstance(self.page, ListPage), self.page
        return self.page

    @property
    def lines(self) -> LinesTable:
        """The lines of the card in front."""
        assert self.card.lines is not None
        return self.card.lines

    def dialog(self, kind: type[W]) -> W:
        """The open dialog of that kind."""
        found = self.until(
            kind.__name__, lambda: [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        )
        return found[-1]  # type: ignore[no-any-return]  # filtered by isinstance above

    def named(self, name: str, within: QWidget | None = None) -> QWidget:
        """The visible widget of that objectName."""
        place = within or self.page
        return self.until(  # type: ignore[no-any-return]  # findChildren gives QWidgets
            f"{name} in {place.metaObject().className()}",
            lambda: next((w for w in place.findChildren(QWidget, name) if w.isVisible() and w.isEnabled()), None),
        )

    # doing

    def _wake(self) -> None:
        """A window without the keyboard gets it back, as a user would do by a click on it."""
        if QApplication.activeWindow() is None:
            self.program.window.activateWindow()
            self.until("an active window", lambda: QApplication.activeWindow() is not None)

    def click(self, target: QWidget | str, within: QWidget | None = None) -> None:
        """A click of the left button in the middle."""
        widget = self.named(target, within) if isinstance(target, str) else target
        self._wake()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key to the widget that has the keyboard."""
        self._wake()
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)
        self.settle()

    def type(self, text: str, into: QWidget | None = None) -> None:
        """Letters of any alphabet, one key event each."""
        widget = into or QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        for sign in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        self.settle()

    def fill(self, field: str, text: str) -> None:
        """Types into a field of the card in front, replacing what is there."""
        self._wake()
        editor = self.card.fields.fields[field]
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        self.type(text, editor)

    def add_line(self, *cells: tuple[str, str]) -> None:
        """Begins a new line of the card and types into its cells; a look-up takes the first thing found."""
        lines = self.lines
        row = len(lines.model.lines)
        for name, text in cells:
            self.type_cell(row, name, text)

    def type_cell(self, row: int, name: str, text: str) -> None:
        """Types into one cell and leaves it by Enter."""
        model, view = self.lines.model, self.lines.view
        place = next(at for at, column in enumerate(model.columns, 1) if column.name == name)
        index = model.index(row, place)
        self._wake()
        view.setFocus()
        view.setCurrentIndex(index)
        QTest.keyClick(view, Qt.Key.Key_F2)
        editor = self.until(f"an editor of {name}", lambda: _inside(view, QApplication.focusWidget()))
        column = model.columns[place - 1]
        if column.kind == "choice":
            editor.set_value(next(value for value, words in column.choices if words == text))
        else:
            self.type(text, editor)
        if column.kind == "lookup":
            self.until(f"something found for {text}", lambda: editor.popup.isVisible() and editor.popup.count())
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.settle()

    def open_section(self, name: str) -> None:
        """A click on the rail."""
        self.program.window.open_section(name)
        self.settle()

    def find_row(self, text: str) -> int:
        """Types into the list's search and selects the first row; returns its id."""
        page = self.list
        page.filters.search.setFocus()
        page.filters.search.clear()
        self.type(text, page.filters.search)
        QTest.qWait(260)
        self.settle()
        self.until(f"a row with {text}", lambda: page.model.rowCount() > 0)
        page.view.setFocus()
        page.view.selectRow(0)
        QTest.qWait(160)
        self.settle()
        found = page.view.current_id()
        assert found is not None
        return found

    # seeing

    def picture(self, name: str, *, dark: bool = False) -> None:
        """The window, with the dialog in front of it if there is one; `dark` takes a second one in dark colours."""
        self.settle()
        self.until("what is shown a moment later", lambda: not self._hesitating())
        self.settle()
        self._grab(f"{len(self.pictures) + 1:02d}_{name}.png")
        if dark:
            theme.apply(self.program.application, "dark")
            self.settle()
            self._grab(f"{len(self.pictures):02d}_{name}_dark.png", count=False)
            theme.apply(self.program.application, "light")
            self.settle()

    def _hesitating(self) -> bool:
        """Whether something waits a moment before it asks: a side panel, a search."""
        timers = self.program.window.findChildren(QTimer)
        return any(t.isActive() and t.isSingleShot() and t.interval() <= HESITATION for t in timers)

    def _grab(self, name: str, *, count: bool = True) -> None:
        shown = self.program.login if self.program.login is not None else self.program.window
        picture: QPixmap = shown.grab()
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        for dialog in dialogs:
            _lay_over(picture, dialog)
        path = self.folder / name
        if not picture.save(str(path)):
            raise StoryFailed(f"the picture {path} could not be written")
        if count:
            self.pictures.append(path)


def _inside(view: QWidget, widget: QWidget | None) -> QWidget | None:
    return widget if widget is not None and widget is not view and view.isAncestorOf(widget) else None


def _lay_over(picture: QPixmap, dialog: QDialog) -> None:
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(theme.tokens().scrim))
    size = dialog.size()
    place = QPoint((picture.width() - size.width()) // 2, (picture.height() - size.height()) // 2)
    frame = QRect(place, size).adjusted(-1, -1, 0, 0)
    painter.setPen(QColor(theme.tokens().border_strong))
    painter.drawRect(frame)
    painter.drawPixmap(place, dialog.grab())
    painter.end()


def press(button: QAbstractButton) -> None:
    """Clicks a button that is known already."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
