"""The pages of the main window: opening, closing, tabs, and never one record twice."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from crm_desktop import paths
from crm_desktop.ui import sections as registry
from crm_desktop.ui.document_tabs import DocumentTabs, OpenTab
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.rail import Rail
from crm_desktop.ui.sections import CardType, Section
from crm_desktop.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from crm_desktop.ui.kit.dialogs import Dialog

translate = QCoreApplication.translate
MOST_REMEMBERED = 20


class Pages(QStackedWidget):
    """A page that needs much room must not widen the window beyond the screen."""

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 320)


class Waiting(QWidget):
    """A tab of last time: its page is made when it is first shown, so that signing in asks nothing more."""

    def __init__(self, open_page: Callable[[], object]) -> None:
        super().__init__()
        self.open_page = open_page


class PageWindow(QMainWindow):
    """A window with rail, tabs and status bar around a stack of pages; `MainWindow` adds the rest."""

    page_added = Signal(str, QWidget)
    page_closed = Signal(str, QWidget)
    pages_changed = Signal()
    """Another page is shown, or the tabs are others; silent while all are being closed."""

    def __init__(self, cards: list[CardType] | None = None) -> None:
        super().__init__()
        self.context: Context | None = None
        self._cards = cards
        self._shown: list[Section] = []
        self._pages: dict[str, QWidget] = {}
        self._titles: dict[str, str] = {}
        self._order: list[str] = []
        self._visited: list[str] = []
        self._closed: list[tuple[str, int | None]] = []
        self._made = 0
        self.closing = False
        self._origins: dict[str, str] = {}
        self.rail, self.tabs, self.status = Rail(), DocumentTabs(), StatusBar()
        self.stack = Pages()

    @property
    def current(self) -> str:
        """The key of the shown page: a section's name or "document:id"."""
        widget = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is widget), "")

    def page(self, key: str) -> QWidget | None:
        return self._pages.get(key)

    @property
    def keys(self) -> list[str]:
        """The keys of all open pages in the order of the tabs."""
        return list(self._order)

    def title_of(self, key: str) -> str:
        """What the tab of an open page says, "" when it is not open."""
        return self._titles.get(key, "")

    def put_in_place(self, key: str, place: int, origin: str) -> None:
        """A record that took another's place stands where that one stood and belongs to the same list."""
        self._origins[key] = origin
        self._order.remove(key)
        self._order.insert(place, key)
        self._show_tabs()

    def origin(self, key: str) -> QWidget | None:
        """The list a record was opened from, as long as it is open."""
        return self._pages.get(self._origins.get(key, ""))

    def open_section(self, name: str) -> None:
        """Show a section's page, made at the first time."""
        section = next((section for section in self._shown if section.name == name), None)
        if section is None or self.context is None:
            return
        if self._sleeps(name):
            self._drop(name)
        if name not in self._pages:
            self._add(name, registry.title(section), registry.made(section.factory, self.context))
        self.show_page(name)

    def open_view(self, name: str, view: str = "", **chosen: Any) -> None:
        """Show a section's list in one of its views, narrowed to values of columns: what a tile opens."""
        self.open_section(name)
        page = self._pages.get(name)
        show_view = getattr(page, "show_view", None)
        if show_view is not None and view:
            show_view(view)
        narrow = getattr(page, "narrow", None)
        if narrow is not None:
            narrow(chosen)

    def open_card(self, document: str, id: int | None = None, **defaults: Any) -> None:
        """Show a record; one that is open already is only brought to the front."""
        card = registry.card_type(document, self._cards)
        if card is None or self.context is None:
            return
        self._made += 1
        key = f"{document}:{id}" if id is not None else f"{document}:new:{self._made}"
        if self._sleeps(key):
            self._drop(key)
        if key not in self._pages:
            self._note_origin(key, document)
            page = registry.made(card.factory, self.context, id, defaults)
            self._add(key, page.title() if callable(getattr(page, "title", None)) else "", page)
        self.show_page(key)

    def keep_waiting(self, key: str, title: str, open_page: Callable[[], object]) -> None:
        """A tab whose page is made by `open_page` when the tab is first shown."""
        if key not in self._pages:
            page = Waiting(open_page)
            self._pages[key], self._titles[key] = page, title
            self._order.append(key)
            self.stack.addWidget(page)
            self._show_tabs()

    def _sleeps(self, key: str) -> bool:
        return isinstance(self._pages.get(key), Waiting)

    def _drop(self, key: str) -> None:
        page = self._pages.pop(key)
        del self._titles[key]
        self._order.remove(key)
        self._visited = [visited for visited in self._visited if visited != key]
        self.stack.removeWidget(page)
        page.deleteLater()

    def _wake(self, key: str, page: Waiting) -> None:
        place = self._order.index(key)
        page.open_page()
        if key in self._order:
            self._order.remove(key)
            self._order.insert(place, key)
            self._show_tabs()

    def _note_origin(self, key: str, document: str) -> None:
        here = self.current
        listing = getattr(self._pages.get(here), "listing", None)
        if getattr(listing, "document", "") == document:
            self._origins[key] = here

    def _add(self, key: str, title: str, page: QWidget) -> None:
        self._pages[key], self._titles[key] = page, title
        page.setProperty("key", key)
        self._order.append(key)
        self.stack.addWidget(page)
        for name, act in (
            ("title_changed", lambda text: self._retitle(page, text)),
            ("dirty_changed", lambda _dirty: self._show_tabs()),
            ("close_asked", lambda: self.close_page(str(page.property("key")))),
            ("saved", lambda id: self._rekey(page, id)),
            ("refreshed", self.status.show_refreshed),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(act)
        self.page_added.emit(key, page)

    def _retitle(self, page: QWidget, text: str) -> None:
        self._titles[str(page.property("key"))] = text
        self._show_tabs()

    def _rekey(self, page: QWidget, id: int) -> None:
        """A new record has got its id: from now on it is found under it."""
        key = str(page.property("key"))
        new = f"{key.split(':')[0]}:{id}"
        if ":new:" not in key or new in self._pages:
            return
        self._pages[new], self._titles[new] = self._pages.pop(key), self._titles.pop(key)
        self._order[self._order.index(key)] = new
        self._visited = [new if visited == key else visited for visited in self._visited]
        page.setProperty("key", new)
        self._show_tabs()

    def show_page(self, key: str) -> None:
        """Bring an open page to the front."""
        page = self._pages.get(key)
        if page is None:
            return
        if isinstance(page, Waiting):
            self._wake(key, page)
            return
        self.stack.setCurrentWidget(page)
        self._visited = [visited for visited in self._visited if visited != key] + [key]
        self.rail.show_current(key)
        self._show_tabs()
        page.setFocus()

    def close_page(self, key: str) -> "Dialog | None":
        """Close a page; a changed one asks first and the question is returned."""
        page = self._pages.get(key)
        if page is None:
            return None
        asks = getattr(page, "may_close", None)
        question: Dialog | None = asks() if asks is not None else None
        if question is not None:
            self.show_page(key)
            return question
        document, _colon, id = key.partition(":")
        self._closed = [*self._closed, (document, int(id) if id.isdigit() else None)][-MOST_REMEMBERED:]
        self.page_closed.emit(key, page)
        self._origins.pop(key, None)
        self._drop(key)
        self.show_page(self._visited[-1] if self._visited else self._order[-1] if self._order else "")
        self._show_tabs()
        return None

    def close_all(self) -> bool:
        """Close every page; stops at the first that asks and returns False."""
        self.closing = True
        try:
            asleep = [key for key in self._order if self._sleeps(key)]
            awake = [key for key in self._order if key not in asleep]
            return all(self.close_page(key) is None for key in [*asleep, *awake])
        finally:
            self.closing = False

    def reopen(self) -> None:
        """Open the page that was closed last."""
        if self._closed:
            name, id = self._closed.pop()
            if id is None:
                self.open_section(name)
            else:
                self.open_card(name, id)

    def _step(self, by: int) -> None:
        if self._order and self.current in self._order:
            self.show_page(self._order[(self._order.index(self.current) + by) % len(self._order)])

    def _open_nth(self, place: int) -> None:
        if place < len(self._shown):
            self.open_section(self._shown[place].name)

    def _show_tabs(self) -> None:
        tabs = [OpenTab(key, self._titles[key], bool(getattr(self._pages[key], "dirty", False))) for key in self._order]
        self.tabs.show_tabs(tabs, self.current)
        title = self._titles.get(self.current, "")
        self.setWindowTitle(f"{title} – {paths.APPLICATION}" if title else paths.APPLICATION)
        if not self.closing:
            self.pages_changed.emit()
