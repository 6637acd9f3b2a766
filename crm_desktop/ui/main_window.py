"""The main window: rail, tabs of open lists and records, search, status; everything else is a page in it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop import paths
from crm_desktop.ui import sections as registry
from crm_desktop.ui.kit import actions, tasks, theme, words
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.strips import Strip
from crm_desktop.ui.kit.toast import Toasts
from crm_desktop.ui.open_pages import PageWindow
from crm_desktop.ui.sections import CardType, Section
from crm_desktop.ui.top_bar import TopBar

if TYPE_CHECKING:
    from crm_desktop.ui.kit.dialogs import Dialog
    from crm_desktop.ui.kit.palette import Entry, Palette

translate = QCoreApplication.translate
NARROW_BELOW = 1440


class Sheet(QWidget):
    """The white sheet with its rounded top-left corner."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(tokens.surface))
        path = QPainterPath()
        path.addRoundedRect(0.5, 0.5, self.width() + 20, self.height() + 20, 10, 10)
        painter.drawPath(path)


class MainWindow(PageWindow):
    """Opens at once and empty; `start` is called when somebody has signed in.

    `sections` and `cards` replace the registry in tests; `search` is the palette's function(reader, text).
    """

    signed_out = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    tool_asked = Signal(str)
    lost = Signal()
    counted = Signal(dict)
    exchange_asked = Signal()

    def __init__(
        self,
        *,
        sections: list[Section] | None = None,
        cards: list[CardType] | None = None,
        search: tasks.Function | None = None,
    ) -> None:
        super().__init__(cards)
        self.setWindowTitle(paths.APPLICATION)
        self._sections, self._search = sections, search
        self.top = TopBar()
        self.demo, self.offline = Strip("amber", slim=True), Strip("amber", slim=True)
        self.drafts, self.stands_in = Strip("blue", slim=True), Strip("blue", slim=True)
        self.recent: Callable[[], list[Entry]] | None = None
        self.language = "ru"
        self.counts: dict[str, int] = {}
        self.toasts = Toasts(self)
        self._lay_out()
        self._connect()
        self._register_actions()
        self.resize(1440, 900)

    def _lay_out(self) -> None:
        root = QWidget()
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setSpacing(0)
        right = QVBoxLayout()
        right.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.top)
        right.addLayout(head)
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 0, 0)
        inside.setSpacing(0)
        for widget in (self.demo, self.offline, self.stands_in, self.drafts):
            inside.addWidget(widget)
        inside.addWidget(self.stack, 1)
        right.addWidget(sheet, 1)
        body.addWidget(self.rail)
        body.addLayout(right, 1)
        column.addLayout(body, 1)
        column.addWidget(self.status)
        self.setCentralWidget(root)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_section)
        self.rail.tool_chosen.connect(self.tool_asked)
        self.tabs.chosen.connect(self.show_page)
        self.tabs.close_asked.connect(self.close_page)
        self.tabs.new_asked.connect(self.open_palette)
        self.top.search_asked.connect(self.open_palette)
        self.top.keys_asked.connect(self.show_keys)
        self.top.theme_chosen.connect(self.theme_chosen)
        self.top.language_chosen.connect(self.language_chosen)
        self.top.password_asked.connect(lambda: self.tool_asked.emit("password"))
        self.top.absence_asked.connect(lambda: self.tool_asked.emit("absence"))
        self.top.sign_out_asked.connect(self.sign_out)
        self.top.bell_asked.connect(lambda: self.tool_asked.emit("notifications"))
        self.top.rail_asked.connect(self.toggle_rail)
        tasks.home().busy_changed.connect(self.status.show_busy)
        tasks.home().crashed.connect(self._show_crash)

    def _register_actions(self) -> None:
        add = actions.adder(self, translate("shell", "Everywhere"))
        add(translate("shell", "Search and commands"), "Ctrl+K", self.open_palette)
        add(translate("shell", "Search"), "Ctrl+Shift+F", self.open_palette)
        add(
            translate("shell", "Close the tab"),
            QKeySequence.StandardKey.Close,
            lambda: self.close_page(self.current),
        )
        add(translate("shell", "Next tab"), "Ctrl+Tab", lambda: self._step(1))
        add(translate("shell", "Previous tab"), "Ctrl+Shift+Tab", lambda: self._step(-1))
        add(translate("shell", "Reopen the closed tab"), "Ctrl+Shift+T", self.reopen)
        add(translate("shell", "Favourites"), "Ctrl+Shift+B", lambda: self.tool_asked.emit("favourites"))
        add(translate("shell", "History"), "Ctrl+Shift+H", lambda: self.tool_asked.emit("history"))
        add(translate("shell", "Next pane"), "F6", lambda: self.focusNextChild())
        add(translate("shell", "Keys of this screen"), "F1", self.show_keys)
        add(translate("shell", "Full screen"), "F11", self._full_screen)
        for number in range(1, 10):
            text = translate("shell", "Section {}").format(number)
            add(text, f"Ctrl+{number}", partial(self._open_nth, number - 1))

    @property
    def sections(self) -> list[Section]:
        """The sections of the signed-in person, in the order of the rail."""
        return list(self._shown)

    # signing in and out

    def start(self, context: Context, connection_words: str = "", *, demo: bool = False) -> None:
        """Show the sections of the person and open the first one."""
        self.context = context
        self._shown = registry.allowed(context.person.roles, self._sections)
        self.rail.show_sections(self._shown)
        self.top.show_person(context.person)
        # The people of the demonstration are signed in by passwords the program itself has kept.
        self.top.offers_password = not demo
        self.status.show_person(context.person.name, context.person.title)
        self.status.show_connection(connection_words, True)
        if demo:
            text = translate("shell", "Demonstration data: you may try everything, nothing can be spoiled.")
            self.demo.say(text, {translate("shell", "Switch person"): self.sign_out}, strong=False, closable=True)
        geometry = context.settings.get("window/geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        self._fit_rail()
        first = registry.first(context.person.roles, self._shown)
        if first is not None:
            QTimer.singleShot(0, self, lambda: self.open_section(first.name))

    def sign_out(self) -> None:
        """Close all pages, asking about unsaved ones, then tell the application."""
        if self.close_all():
            self.context = None
            self.toasts.clear()
            self.rail.show_sections([])
            self.demo.hide()
            self.drafts.hide()
            self.stands_in.hide()
            self.signed_out.emit()

    # what pages and services say

    def toast(self, text: str, undo: Callable[[], None] | None = None, tone: str = "green") -> None:
        self.toasts.say(text, undo, tone)

    def show_problem(self, problem: Exception) -> None:
        """A lost server belongs to the strip, anything else to a red bubble."""
        if type(problem).__name__ == "Unavailable":
            self.show_offline(words.sentence(problem))
            self.lost.emit()
        else:
            self.toast(words.sentence(problem), tone="red")

    def show_offline(self, text: str) -> None:
        """The server is lost: lists stay readable, the strip says so until `show_online`."""
        self.offline.say(text, strong=False, closable=False)
        self.status.show_connection(translate("shell", "No connection"), False)

    def show_online(self, connection_words: str) -> None:
        """The server is back: everything shown is read again."""
        self.offline.hide()
        self.status.show_connection(connection_words, True)
        if self.context is not None:
            self.context.live.everything()

    def show_badges(self, counts: dict[str, int], unread: int = 0) -> None:
        """Counts by the badge names of the sections, and of the bell."""
        for section in self._shown:
            if section.badge:
                self.rail.set_badge(section.name, counts.get(section.badge, 0), section.loud)
        self.top.bell.set_badge(unread)
        self.counts = counts
        self.counted.emit(counts)

    def wake_exchange(self) -> None:
        """Somebody has decided something about the exchange: the program that runs it does not wait for its time."""
        self.exchange_asked.emit()

    def show_draft_saved(self, at: datetime) -> None:
        self.status.show_draft(at)

    def _show_crash(self, problem: Exception) -> None:
        import traceback

        from crm_desktop.ui.kit.dialogs import CrashDialog

        details = "".join(traceback.format_exception(problem))
        CrashDialog(details, self).open()

    # palette, keys, rail

    def open_palette(self) -> "Palette":
        """Ctrl+K: recent records, sections, the actions of the present screen, and whatever the server finds."""
        from crm_desktop.ui.kit.palette import Palette
        from crm_desktop.ui.palette_entries import entries

        return Palette(self, entries(self), self._search, self.open_card)

    def show_keys(self) -> "Dialog":
        """F1: the sheet of keys."""
        from crm_desktop.ui.keys_sheet import KeysSheet

        sheet = KeysSheet(actions.registered(self), self)
        sheet.open()
        return sheet

    def toggle_rail(self) -> None:
        """Narrow or wide, remembered."""
        if self.context is not None:
            self.context.settings.set("rail/narrow", not self.rail.narrow)
        self.rail.set_narrow(not self.rail.narrow)

    def _fit_rail(self) -> None:
        chosen = self.context.settings.get("rail/narrow") if self.context is not None else None
        self.rail.set_narrow(self.width() < NARROW_BELOW or bool(chosen))

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.tokens().window))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < NARROW_BELOW) != (self.width() < NARROW_BELOW) or self.context is None:
            self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.context is not None:
            geometry = bytes(self.saveGeometry().toBase64().data()).decode()
            self.context.settings.set("window/geometry", geometry)
        if not self.close_all():
            event.ignore()
            return
        super().closeEvent(event)
