"""Drafts: what is typed and not saved is kept on the server, and offered again at the next sign-in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.ui import record_words
from crm_desktop.ui.history import day_words, local
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.buttons import PRIMARY, Link
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.open_pages import PageWindow

translate = QCoreApplication.translate
KEEP = "crm_desktop.services.drafts:keep"


@dataclass(frozen=True)
class Left:
    """A draft of an earlier time: key, when it was kept, what was typed."""

    key: str
    at: datetime
    draft: dict[str, Any]

    @property
    def words(self) -> str:
        """What it is a draft of: the title its card had."""
        return str(self.draft.get("title") or record_words.noun(self.draft["document"]))

    @property
    def when(self) -> str:
        """14:31 today, otherwise with the day."""
        at = local(self.at)
        if at.date() == formats.present().date():
            return f"{at:%H:%M}"
        return f"{day_words(at.date())}, {at:%H:%M}"


class Drafts(QObject):
    """Keeps the drafts of open cards under "document:id" or "document:new", one statement each."""

    def __init__(self, window: PageWindow) -> None:
        super().__init__(window)
        self._pages = window
        self._keys: dict[QWidget, str] = {}
        self._kept_at: dict[str, datetime] = {}
        self.left: list[Left] = []

    def watch(self, card: QWidget) -> None:
        """Keep what is typed into a card, forget it when it is saved or given up."""
        card.draft_due.connect(partial(self.keep, card))  # type: ignore[attr-defined]  # a card has it, a page has not
        card.saved.connect(lambda _id: self.forget(card))  # type: ignore[attr-defined]  # as above

    def keep(self, card: QWidget, draft: dict[str, Any]) -> None:
        """Send a draft; an empty one says that nothing would be lost any more."""
        if not draft:
            self.forget(card)
            return
        key = self._keys.setdefault(card, self._key(draft))
        tasks.command(self, KEEP, key, draft, then=lambda _answer: self._kept(card, key), refused=_later)

    def _key(self, draft: dict[str, Any]) -> str:
        if draft["id"] is not None:
            return f"{draft['document']}:{draft['id']}"
        taken = {*self._keys.values(), *(one.key for one in self.left)}
        names = (f"{draft['document']}:new", *(f"{draft['document']}:new:{place}" for place in range(2, 100)))
        return next(name for name in names if name not in taken)

    def _kept(self, card: QWidget, key: str) -> None:
        if self._keys.get(card) == key:
            self._kept_at[key] = formats.present()
            self.show_status()

    def show_status(self) -> None:
        """The line at the bottom tells of the shown card only."""
        page = self._pages.page(self._pages.current)
        key = self._keys.get(page, "") if page is not None else ""
        self._pages.status.show_draft(self._kept_at.get(key))

    def forget(self, card: QWidget) -> None:
        """The card is saved or given up: nothing of it is kept."""
        key = self._keys.pop(card, None)
        if key is not None:
            self._kept_at.pop(key, None)
            tasks.command(self, KEEP, key, None, refused=_later)
            self.show_status()

    # drafts left behind

    def restore(self, left: Left) -> None:
        """Open the card and put what was typed back into it; the draft lives on until it is saved."""
        self.left = [one for one in self.left if one != left]
        draft = left.draft
        self._pages.open_card(draft["document"], draft["id"], **(draft.get("defaults") or {}))
        page = self._pages.page(self._pages.current)
        put_back: Callable[[dict[str, Any]], object] | None = getattr(page, "restore", None)
        if page is not None and put_back is not None:
            self._keys[page] = left.key
            self._kept_at[left.key] = local(left.at)
            put_back(draft)
            self.show_status()

    def discard(self, left: Left) -> None:
        """Give a draft up."""
        self.left = [one for one in self.left if one != left]
        tasks.command(self, KEEP, left.key, None, refused=_later)


class LeftDialog(Dialog):
    """The drafts left behind, each with its own answer; `changed` is called after each."""

    def __init__(self, drafts: Drafts, changed: Callable[[], object], parent: QWidget) -> None:
        text = translate("shell", "These records were being typed when the program ended. Nothing of it is saved yet.")
        super().__init__(translate("shell", "Drafts left behind"), text, parent)
        self._drafts, self._changed = drafts, changed
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(0, 1)
        for row, left in enumerate(drafts.left):
            name, when = QLabel(left.words), QLabel(left.when)
            name.setProperty("role", "strong")
            when.setProperty("role", "muted")
            restore, discard = Link(translate("shell", "Restore")), Link(translate("shell", "Delete"), tone="danger")
            restore.clicked.connect(partial(self._restore, left))
            discard.clicked.connect(partial(self._discard, left, row))
            for column, widget in enumerate((name, when, restore, discard)):
                self.grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self.grid)
        self.finish((translate("shell", "Later"), PRIMARY, CANCEL))

    def _restore(self, left: Left, _on: bool = False) -> None:
        self.give(CANCEL)
        self._drafts.restore(left)
        self._changed()

    def _discard(self, left: Left, row: int, _on: bool = False) -> None:
        self._drafts.discard(left)
        self._changed()
        for column in range(4):
            item = self.grid.itemAtPosition(row, column)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
        if not self._drafts.left:
            self.give(CANCEL)


def _later(_problem: Exception) -> None:
    """A draft that cannot be kept now is kept two seconds after the next key."""
