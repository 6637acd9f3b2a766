"""Alt+Up and Alt+Down on a card: the neighbours in the list it was opened from."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.kit import actions
from crm_desktop.ui.kit.dialogs import DISCARD, SAVE
from crm_desktop.ui.open_pages import PageWindow

translate = QCoreApplication.translate


class RecordWalk(QObject):
    """The neighbour takes the place of the card; an unsaved card asks first."""

    def __init__(self, window: PageWindow) -> None:
        super().__init__(window)
        self._pages = window

    def add_keys(self, card: QWidget) -> None:
        """Give a card its two keys."""
        add = actions.adder(card, translate("shell", "Everywhere"))
        add(translate("shell", "Previous record of the list"), "Alt+Up", partial(self.step, card, -1))
        add(translate("shell", "Next record of the list"), "Alt+Down", partial(self.step, card, 1))

    def neighbour(self, key: str, by: int) -> int | None:
        """The id of the record before or after in the list, None at its ends or when the list is closed."""
        page: Any = self._pages.origin(key)
        _document, _colon, id = key.partition(":")
        if page is None or not id.isdigit():
            return None
        row = page.model.row_of(int(id))
        place = row + by
        return page.model.id_at(place) if row >= 0 and 0 <= place < page.model.rowCount() else None

    def step(self, card: Any, by: int) -> None:
        """Show the neighbour instead of this card."""
        key = str(card.property("key"))
        id = self.neighbour(key, by)
        listing = self._pages.origin(key)
        if id is None or listing is None:
            return
        go = partial(self._go, listing, f"{card.document}:{id}", self._pages.keys.index(key))
        question = self._pages.close_page(key)
        if question is None:
            go()
        else:
            question.finished.connect(lambda _code: self._answered(question.answer, card, go))

    def _answered(self, answer: str, card: Any, go: Callable[[], object]) -> None:
        if answer == DISCARD:
            go()
        elif answer == SAVE:
            # Closing after the save is the card's own business; what is refused keeps it here.
            card.saved.connect(lambda _id: go(), Qt.ConnectionType.SingleShotConnection)

    def _go(self, listing: Any, key: str, place: int) -> None:
        document, _colon, id = key.partition(":")
        listing.view.go_to(int(id))
        self._pages.open_card(document, int(id))
        if key in self._pages.keys:
            self._pages.put_in_place(key, min(place, len(self._pages.keys) - 1), str(listing.property("key")))
