"""Favourites: records with a star, in the order they got it; kept with the person's settings."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from crm_desktop.ui import record_words
from crm_desktop.ui.drawer import Drawer, Item
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.open_pages import PageWindow

translate = QCoreApplication.translate
MOST = 100
Key = tuple[str, int]


class Favourites(QObject):
    """Which records have a star; `changed` names the one whose star was given or taken."""

    changed = Signal(str, int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = context.settings
        kept = context.settings.get("favourites", [])
        self.keys: list[Key] = [(str(document), int(id)) for document, id in kept]

    def has(self, document: str, id: int) -> bool:
        """True when the record has a star."""
        return (document, id) in self.keys

    def toggle(self, document: str, id: int) -> bool:
        """Give or take the star; True when the record has one now."""
        key = (document, id)
        given = key not in self.keys
        self.keys = [key, *self.keys][:MOST] if given else [one for one in self.keys if one != key]
        self._settings.set("favourites", [list(one) for one in self.keys])
        self.changed.emit(document, id)
        return given


class FavouritesDrawer(Drawer):
    """Opens a favourite; what is gone or no longer mine is left out."""

    def __init__(self, window: PageWindow, favourites: Favourites) -> None:
        super().__init__(
            window,
            translate("shell", "Favourites"),
            translate("shell", "Nothing here yet. Ctrl+D or the star of a card makes a record a favourite."),
        )
        self._pages, self._favourites = window, favourites
        self.rows.star_asked.connect(self._unstar)
        tasks.read(
            self,
            "crm_desktop.services.desk:titles",
            list(favourites.keys),
            then=self._show,
            failed=window_problem(window),
        )

    def _show(self, records: list[dict[str, Any]]) -> None:
        self.records = records
        self.show_items(
            [self._item(record) for record in records if self._favourites.has(record["document"], record["id"])]
        )

    def _item(self, record: dict[str, Any]) -> Item:
        document, id = record["document"], record["id"]
        return Item(
            "",
            record_words.icon(document),
            record_words.title(record),
            record_words.note(record),
            "",
            lambda: self._pages.open_card(document, id),
            starred=True,
            key=(document, id),
        )

    def _unstar(self, row: int) -> None:
        key = self.rows.items[row].key if row < len(self.rows.items) else None
        if key is not None:
            self._favourites.toggle(*key)
            self._show(self.records)


def window_problem(window: Any) -> Any:
    """A refusal while reading a drawer is told by the window."""
    return lambda problem: window.show_problem(problem)
