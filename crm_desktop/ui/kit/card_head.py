"""The head of a card: title, state, changed or not, the steps it may take, saving, the stage bar."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crm_desktop.ui.kit import icons, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button, Chip, IconButton
from crm_desktop.ui.kit.page_head import Title
from crm_desktop.ui.kit.stages import Stages

translate = QCoreApplication.translate
MOST_BUTTONS = 2
"""Steps beyond this go into the menu behind the dots, so that the title keeps its room."""


class CardHead(QWidget):
    """Says what the user wants; the card does it."""

    step_asked = Signal(str)
    save_asked = Signal(bool)

    def __init__(self, document: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 6)
        column.setSpacing(10)
        line = self._line = QHBoxLayout()
        line.setSpacing(8)
        self.title = Title()
        self.state = Chip()
        self.changed = Chip(translate("kit", "Changed"), "amber")
        self.changed.hide()
        self.state.hide()
        line.addWidget(self.title)
        line.addWidget(self.state)
        line.addWidget(self.changed)
        line.addStretch()
        self._icons = QHBoxLayout()
        self._icons.setSpacing(4)
        line.addLayout(self._icons)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(8)
        line.addLayout(self._steps)
        self.save = Button(translate("kit", "Save"), "save")
        self.save.setToolTip("Ctrl+S")
        self.save.clicked.connect(lambda: self.save_asked.emit(False))
        self.save_and_close = Button(translate("kit", "Save and close"), look=PRIMARY)
        self.save_and_close.setToolTip("Ctrl+Enter")
        self.save_and_close.clicked.connect(lambda: self.save_asked.emit(True))
        line.addWidget(self.save)
        line.addWidget(self.save_and_close)
        column.addLayout(line)
        self.stages = Stages()
        self.stages.hide()
        column.addWidget(self.stages)
        self.step_buttons: dict[str, Button] = {}
        self._features: list[Button] = []
        self._offered: list[Button] = []
        self._suggested: Button | None = None
        self._more = IconButton("more_horizontal", translate("kit", "More steps"), clicked=self._show_menu)
        self._more.hide()
        self._icons.addWidget(self._more)
        self._hidden_steps: list[tuple[str, str]] = []

    def add_icon(self, icon: str, tip: str, act: Callable[[], object]) -> IconButton:
        """An icon button of the feature (print, copy link), left of the steps."""
        button = IconButton(icon, tip, clicked=act)
        self._icons.insertWidget(self._icons.count() - 1, button)
        return button

    def add_star(self, tip: str, act: Callable[[], object]) -> IconButton:
        """The star of a favourite, beside the title and small, for the room is the title's."""
        button = IconButton("star", tip, size=16, box=22, clicked=act)
        self._line.insertWidget(1, button)
        return button

    def add_button(self, button: Button) -> None:
        """A text button of the feature («Создать на основании»); it shows and hides itself in `show_card`."""
        self._icons.addWidget(button)
        self._features.append(button)

    def suggest(self, button: Button | None) -> None:
        """The button of the feature that is the likely next click: filled when no step onward is."""
        self._suggested = button

    def add_note(self, note: QWidget) -> None:
        """A remark of the feature between the buttons and the stage bar."""
        self._column.insertWidget(1, note)

    def show_state(self, state: str) -> None:
        self.state.setVisible(bool(state))
        if state:
            self.state.show_state(*words.state(self._document, state))

    def show_steps(self, steps: Sequence[dict[str, Any]], reason: Callable[[dict[str, Any]], str]) -> None:
        """Make a button per step; an obstacle greys it and its tool tip says why."""
        for button in self.step_buttons.values():
            button.hide()
            button.deleteLater()
        self.step_buttons = {}
        self._hidden_steps = []
        self._offered = [button for button in self._features if not button.isHidden()]
        onward = sorted(steps, key=lambda step: step["step"] in words.STEPS_BACK)
        leading = bool(onward) and onward[0]["step"] not in words.STEPS_BACK
        room = max(MOST_BUTTONS - len(self._offered), int(leading))
        for place, step in enumerate(onward):
            obstacles = [reason(obstacle) for obstacle in step.get("obstacles", [])]
            caption = words.step(self._document, str(step["step"]))
            if place >= room:
                self._hidden_steps.append((str(step["step"]), "\n".join(obstacles)))
                continue
            button = Button(caption, look=PLAIN)
            button.setObjectName(str(step["step"]))
            button.setEnabled(not obstacles)
            button.setToolTip("\n".join(obstacles))
            button.setAccessibleDescription("\n".join(obstacles))
            button.clicked.connect(lambda _on=False, name=str(step["step"]): self.step_asked.emit(name))
            self._steps.addWidget(button)
            self.step_buttons[str(step["step"])] = button
        self._more.setVisible(bool(self._hidden_steps))
        self._choose_primary()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name, obstacles in self._hidden_steps:
            action = menu.addAction(words.step(self._document, name), partial(self.step_asked.emit, name))
            action.setEnabled(not obstacles)
            action.setToolTip(obstacles)
            if obstacles:
                action.setIcon(icons.icon("lock_closed"))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def show_dirty(self, dirty: bool, saveable: bool) -> None:
        """Steps work on what is saved, so they give way to saving while there is something to save."""
        self.changed.setVisible(dirty)
        self.save.setVisible(saveable and dirty)
        for button in self.step_buttons.values():
            button.setVisible(not dirty)
        for button in self._offered:
            button.setVisible(not dirty)
        # A clean record offers its steps; with nothing to save the room belongs to the title.
        saving = dirty or not (self.step_buttons or self._offered)
        self.save_and_close.setVisible(saveable and saving)
        self._dirty = dirty or (saveable and saving)
        self._choose_primary()

    def _choose_primary(self) -> None:
        saving = getattr(self, "_dirty", True)
        self.save_and_close.set_look(PRIMARY if saving else PLAIN)
        free = not saving
        for button in self.step_buttons.values():
            first = free and button.isEnabled() and button.objectName() not in words.STEPS_BACK
            button.set_look(PRIMARY if first else PLAIN)
            free = free and not first
        for button in self._offered:
            button.set_look(PRIMARY if free and button is self._suggested else PLAIN)

    def problem_words(self, count: int) -> str:
        """How many fields are wrong; here because plural forms belong to a class that nobody subclasses."""
        return self.tr("Correct %n field(s) to save:", "", count)

    def set_busy(self, busy: bool) -> None:
        """Grey everything while a command is on its way."""
        self.setEnabled(not busy)
