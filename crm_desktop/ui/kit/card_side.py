"""The right side of a card: the feed, the connected records and why the reader may see it."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui.kit import card_values, theme
from crm_desktop.ui.kit.files import FilesBox
from crm_desktop.ui.kit.links import LinkList
from crm_desktop.ui.kit.tabs import Tab, Tabs
from crm_desktop.ui.kit.timeline import Timeline
from crm_desktop.ui.kit.tokens import PANEL_WIDTH

translate = QCoreApplication.translate


class CardSide(QWidget):
    """Tabs «Лента», «Связи» and, where the record has files, «Файлы»; a feature may add its own with `add_tab`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(PANEL_WIDTH)
        self.timeline, self.links, self.files = Timeline(), LinkList(), FilesBox()
        self._tabs = [
            Tab("timeline", translate("kit", "Timeline")),
            Tab("links", translate("kit", "Links")),
        ]
        self.tabs = Tabs(self._tabs, height=44)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {"timeline": self.timeline, "links": self.links, "files": self.files}
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.tabs.chosen.connect(lambda name: self._stack.setCurrentWidget(self._pages[name]))
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setProperty("role", "hint")
        self.why.setContentsMargins(20, 6, 20, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self.why)

    def add_tab(self, name: str, title: str, page: QWidget) -> None:
        """A tab of the feature: files, contacts."""
        self._tabs.append(Tab(name, title))
        self._pages[name] = page
        self._stack.addWidget(page)
        self.tabs.set_tabs(self._tabs)

    def show_card(self, values: dict[str, Any], document: str) -> None:
        """Fill from the card dict: timeline, chain, why."""
        self.timeline.show_entries(values.get("timeline") or [])
        links = card_values.links(values, document)
        self.links.show_links(links)
        self.tabs.set_count("links", len(links) or None)
        self._show_files(values, document)
        reason = card_values.why(values)
        self.why.setText(reason)
        self.why.setVisible(bool(reason))

    def _show_files(self, values: dict[str, Any], document: str) -> None:
        """Records that hold no files have no such tab."""
        files = values.get("files")
        known = any(tab.name == "files" for tab in self._tabs)
        if files is None or values.get("id") is None:
            return
        if not known:
            self._tabs.insert(2, Tab("files", translate("kit", "Files")))
            self.tabs.set_tabs(self._tabs)
        self.files.show_files(document, int(values["id"]), files, bool(values.get("attachable")))
        self.tabs.set_count("files", len(files) or None)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 1, self.height(), QColor(theme.tokens().border))
