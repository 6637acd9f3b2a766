"""Taking a row out, switching it off and on: asked once with the consequence, told in words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.directories_fields import Directory
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.dialogs import Dialog, confirm

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.directories"
Failure = Callable[[Exception], None]


def ask_removal(
    owner: QWidget, directory: Directory, values: dict[str, Any], done: Callable[[], None], refused: Failure
) -> Dialog:
    """One question; `done` after the row is gone, `refused` when something hangs on it."""
    title = translate("directories", "Remove “{}”?").format(directory.named(values))
    text = translate("directories", "The row goes out of the list for everybody. Its history stays in the journal.")
    dialog = confirm(owner, title, text, translate("directories", "Remove"), danger=True)
    dialog.accepted.connect(
        lambda: tasks.command(
            owner,
            f"{SERVICE}:remove",
            directory.document,
            values["id"],
            values["version"],
            then=lambda _r: done(),
            refused=refused,
        )
    )
    dialog.open()
    return dialog


def ask_switch(
    owner: QWidget, directory: Directory, values: dict[str, Any], done: Callable[[], None], refused: Failure
) -> Dialog | None:
    """Switching off is asked with its consequence; switching on harms nobody and is done at once."""
    if not values["active"]:
        _switch(owner, directory, values, True, done, refused)
        return None
    title = translate("directories", "Switch “{}” off?").format(directory.named(values))
    text = translate("directories", directory.consequence)
    dialog = confirm(owner, title, text, translate("directories", "Switch off"))
    dialog.accepted.connect(lambda: _switch(owner, directory, values, False, done, refused))
    dialog.open()
    return dialog


def _switch(
    owner: QWidget, directory: Directory, values: dict[str, Any], on: bool, done: Callable[[], None], refused: Failure
) -> None:
    arguments = (directory.document, values["id"], values["version"], on)
    tasks.command(owner, f"{SERVICE}:switch", *arguments, then=lambda _r: done(), refused=refused)


def why(directory: Directory, values: dict[str, Any]) -> str:
    """Why I may change the row, or why not."""
    if values.get("editable"):
        return translate("directories", "You keep this list.")
    from crm_desktop.ui.kit import words

    roles = ", ".join(words.state("role", role)[0].lower() for role in sorted(directory.keepers))
    return translate("directories", "This list is kept by: {}. Everybody may read it.").format(roles)
