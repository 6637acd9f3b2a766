"""The registry of keys: what the sheet under F1 shows and what must not clash."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

GROUP = "crm_group"


class Adder(Protocol):
    """Adds one action to a widget's group."""

    def __call__(
        self,
        text: str,
        keys: "str | QKeySequence.StandardKey",
        act: Callable[[], object],
        *,
        shortcut: bool = True,
    ) -> QAction: ...


def adder(owner: QWidget, group: str) -> Adder:
    """Return a function that registers actions of `owner`, effective while the focus is inside it.

    shortcut=False only lists a key in the sheet that a widget handles by itself.
    """

    def add(
        text: str, keys: "str | QKeySequence.StandardKey", act: Callable[[], object], *, shortcut: bool = True
    ) -> QAction:
        action = QAction(text, owner)
        action.setProperty(GROUP, group)
        sequences = (
            QKeySequence.keyBindings(keys) if isinstance(keys, QKeySequence.StandardKey) else [QKeySequence(keys)]
        )
        action.setProperty("crm_keys", sequences[0].toString() if sequences else "")
        if shortcut:
            action.setShortcuts(sequences)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _on=False: act())
        owner.addAction(action)
        return action

    return add


def registered(root: QWidget) -> list[tuple[str, str, str]]:
    """Return (group, text, keys) of every visible widget under `root`, the root's own last."""
    found: dict[tuple[str, str], str] = {}
    widgets = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    for widget in [*widgets, root]:
        for action in widget.actions():
            group, keys = action.property(GROUP), action.property("crm_keys")
            if group and keys:
                found[str(group), action.text()] = str(keys)
    return [(group, text, keys) for (group, text), keys in found.items()]
