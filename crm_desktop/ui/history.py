"""History: what I opened, grouped by day, newest first."""

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui import record_words
from crm_desktop.ui.drawer import Drawer, Item
from crm_desktop.ui.favourites import Favourites, window_problem
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.open_pages import PageWindow

translate = QCoreApplication.translate


class HistoryDrawer(Drawer):
    """One line per record and day; Ctrl+D or the star makes it a favourite."""

    def __init__(self, window: PageWindow, favourites: Favourites) -> None:
        super().__init__(
            window, translate("shell", "History"), translate("shell", "What you open is found here again.")
        )
        self._pages, self._favourites = window, favourites
        self._records: list[dict[str, Any]] = []
        self.rows.star_asked.connect(self._star)
        tasks.read(self, "crm_desktop.services.desk:history", then=self._show, failed=window_problem(window))

    def _show(self, records: list[dict[str, Any]]) -> None:
        self._records = records
        self.show_items([self._item(record) for record in records])

    def _item(self, record: dict[str, Any]) -> Item:
        document, id = record["document"], record["id"]
        at = local(record["at"])
        return Item(
            day_words(at.date()),
            record_words.icon(document),
            record_words.title(record),
            record_words.note(record),
            f"{at:%H:%M}",
            lambda: self._pages.open_card(document, id),
            starred=self._favourites.has(document, id),
            key=(document, id),
        )

    def _star(self, row: int) -> None:
        key = self.rows.items[row].key if row < len(self.rows.items) else None
        if key is not None:
            self._favourites.toggle(*key)
            self._show(self._records)


def local(at: datetime) -> datetime:
    """The moment at this desk."""
    return at.astimezone().replace(tzinfo=None)


def day_words(day: date) -> str:
    """Today, yesterday, or the date."""
    today = formats.present().date()
    if day == today:
        return translate("shell", "Today")
    if day == today - timedelta(days=1):
        return translate("shell", "Yesterday")
    return formats.day(day)
