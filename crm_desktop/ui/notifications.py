"""The bell: what waits for my decision or answer, and what others did to my documents."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui import desk_waiting, record_words
from crm_desktop.ui.drawer import Drawer, Item
from crm_desktop.ui.favourites import window_problem
from crm_desktop.ui.history import local
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.open_pages import PageWindow

translate = QCoreApplication.translate
TABLES = frozenset({"event", "approval", "calculation_line", "task", "work_item"})


class NotificationsDrawer(Drawer):
    """Live while it is open; `seen` is called with the newest event once it has been shown."""

    def __init__(self, window: PageWindow, context: Context, seen: Callable[[int], object]) -> None:
        super().__init__(
            window,
            translate("shell", "Notifications"),
            translate("shell", "Nothing waits for you, and nobody has changed your documents lately."),
        )
        self._pages, self._context, self._seen, self._told = window, context, seen, -1
        self.refresh()
        context.live.listen(self, TABLES, self.refresh)

    def refresh(self) -> None:
        """Reads again what waits and what changed."""
        failed = window_problem(self._pages)
        tasks.read(self, "crm_desktop.services.desk:news", then=self._show, failed=failed, key="news")

    def _show(self, news: dict[str, Any]) -> None:
        changes = [self._change(one) for one in news["changes"]]
        self.show_items([*(self._waiting(one) for one in news["waiting"]), *changes])
        if news["newest"] != self._told:
            self._told = news["newest"]
            self._seen(self._told)

    def _waiting(self, one: dict[str, Any]) -> Item:
        return Item(
            translate("shell", "Waits for you"),
            desk_waiting.icon(one),
            desk_waiting.what(one),
            desk_waiting.about(one),
            desk_waiting.since(one),
            partial(desk_waiting.show, self._context.window, one),
        )

    def _change(self, one: dict[str, Any]) -> Item:
        author = formats.short_name(one["author"]) or translate("shell", "The program")
        document, id = one["document"], one["id"]
        return Item(
            translate("shell", "Changed in your documents"),
            record_words.icon(document),
            record_words.title(one),
            f"{author}: {words.event(one['event'])}",
            formats.ago(local(one["at"])),
            lambda: self._pages.open_card(document, id),
            unread=bool(one["fresh"]),
        )
