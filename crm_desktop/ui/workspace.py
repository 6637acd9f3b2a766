"""What stands around the pages of a signed-in person: drafts, history, favourites, bell, tabs of last time, settings.

Made a moment after the first list, so that signing in waits for none of it.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.services.errors import Trouble
from crm_desktop.ui import record_words, sections
from crm_desktop.ui.favourites import Favourites
from crm_desktop.ui.form_drafts import Drafts, Left, LeftDialog
from crm_desktop.ui.kit import actions, tasks, theme
from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.record_walk import RecordWalk
from crm_desktop.ui.substitutions_strip import StandsInStrip
from crm_desktop.ui.tray import DecisionTray

if TYPE_CHECKING:
    from crm_desktop.ui.drawer import Drawer
    from crm_desktop.ui.kit.palette import Entry
    from crm_desktop.ui.main_window import MainWindow

translate = QCoreApplication.translate
MOST_TABS, MOST_RECENT = 12, 8
BEGIN = "crm_desktop.services.desk:begin"


class Workspace(QObject):
    """One per signed-in window; `seen` says that the news were looked at, `begun` that the first answer is shown."""

    seen = Signal()
    begun = Signal()

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(window)
        self.window, self.context = window, context
        self.favourites = Favourites(context, self)
        self.drafts = Drafts(window)
        self.walk = RecordWalk(window)
        self.stands_in = StandsInStrip(window.stands_in, context, self)
        self.tray = DecisionTray(window, self)
        self.recent: list[dict[str, Any]] = []
        self._stars: dict[QWidget, IconButton] = {}
        self._drawer: tuple[str, Drawer] | None = None
        self._tabs: list[str] = list(context.settings.get("session/tabs", []))
        window.recent = self.recent_entries
        window.page_added.connect(self._added)
        window.page_closed.connect(self._closed)
        window.pages_changed.connect(self._pages_changed)
        self.favourites.changed.connect(self._restar)
        for key in window.keys:
            page = window.page(key)
            if page is not None:
                self._added(key, page)
        self._begin()

    def leave(self) -> None:
        """The person goes: nothing of his is left in the window."""
        self.window.recent = None
        self.window.drafts.hide()
        self.stands_in.leave()
        self.tray.leave()
        self.window.status.show_draft(None)
        self.close_drawer()
        self.drafts.deleteLater()
        self.walk.deleteLater()
        for signal, slot in (
            (self.window.page_added, self._added),
            (self.window.page_closed, self._closed),
            (self.window.pages_changed, self._pages_changed),
        ):
            signal.disconnect(slot)
        self.deleteLater()

    # a moment after the first list

    def _begin(self) -> None:
        wanted = self._tabs if self.context.settings.get("session/restore", True) else []
        self._tabs = wanted[:MOST_TABS]
        records = [record for record in map(record_of, self._tabs) if record is not None]
        tasks.read(self, BEGIN, records, then=self._begun, failed=lambda _problem: None, key="begin")

    def _begun(self, found: dict[str, Any]) -> None:
        self.recent = [*self.recent, *found["recent"]]
        known = {(one["document"], one["id"]): one for one in found["tabs"]}
        for key in self._tabs:
            self._bring_back(key, known)
        self.drafts.left = [Left(**one) for one in found["drafts"] if sections.card_type(one["draft"]["document"])]
        self.offer_drafts()
        self.begun.emit()

    def _bring_back(self, key: str, known: dict[tuple[str, int], dict[str, Any]]) -> None:
        """A tab of last time; a record that is gone or no longer mine is dropped silently."""
        record = record_of(key)
        if record is not None and record in known:
            self.window.keep_waiting(key, record_words.title(known[record]), partial(self.window.open_card, *record))
            return
        section = next((one for one in self.window.sections if one.name == key), None)
        if section is not None:
            self.window.keep_waiting(key, sections.title(section), partial(self.window.open_section, key))

    def offer_drafts(self) -> None:
        """The strip under the tabs, as long as drafts are left behind."""
        left = self.drafts.left
        if not left:
            self.window.drafts.hide()
            return
        if len(left) > 1:
            text = translate("shell", "Drafts left behind: {}").format(len(left))
            answers: dict[str, Callable[[], object]] = {translate("shell", "Show them"): self.show_drafts}
        else:
            text = translate("shell", "Restore the draft of {}: {}?").format(left[0].when, left[0].words)
            answers = {
                translate("shell", "Restore"): partial(self._restore, left[0]),
                translate("shell", "Delete"): partial(self._discard, left[0]),
            }
        self.window.drafts.say(text, answers, hue="blue", strong=False)

    def show_drafts(self) -> LeftDialog:
        """All drafts left behind."""
        dialog = LeftDialog(self.drafts, self.offer_drafts, self.window)
        dialog.open()
        return dialog

    def _restore(self, left: Left) -> None:
        self.drafts.restore(left)
        self.offer_drafts()

    def _discard(self, left: Left) -> None:
        self.drafts.discard(left)
        self.offer_drafts()

    # pages

    def _added(self, key: str, page: QWidget) -> None:
        add = actions.adder(page, translate("shell", "Everywhere"))
        if hasattr(page, "draft_due"):
            self.drafts.watch(page)
            self._give_star(page)
            self.walk.add_keys(page)
            # F9, Ctrl+D in a table of lines fills down: the widget with the focus hears the key first.
            add(translate("shell", "Favourite"), "Ctrl+D", partial(self.star_card, page))
            page.saved.connect(lambda id: self._remember(page.document, id))  # type: ignore[attr-defined]  # a card
            record = record_of(key)
            if record is not None:
                self._remember(*record)
        elif hasattr(page, "listing"):
            page.view.starred = partial(self.favourites.has, page.listing.document)  # type: ignore[attr-defined]  # a list has a view
            add(translate("shell", "Favourite"), "Ctrl+D", partial(self.star_row, page))

    def _closed(self, key: str, page: QWidget) -> None:
        self._stars.pop(page, None)
        self.drafts.forget(page)

    def _pages_changed(self) -> None:
        keys = [key for key in self.window.keys if record_of(key) is not None or ":" not in key]
        self.context.settings.set("session/tabs", keys[-MOST_TABS:])
        self.drafts.show_status()

    @property
    def tabs(self) -> list[str]:
        """The tabs as they were last, also while they are being closed."""
        return list(self.context.settings.get("session/tabs", []))

    def _remember(self, document: str, id: int) -> None:
        if self.recent and (self.recent[0]["document"], self.recent[0]["id"]) == (document, id):
            return
        rest = [one for one in self.recent if (one["document"], one["id"]) != (document, id)]
        self.recent = [{"document": document, "id": id}, *rest]
        tasks.command(self, "crm_desktop.services.desk:remember", document, id, refused=lambda _problem: None)

    # stars

    def _give_star(self, card: Any) -> None:
        button = card.head.add_star(translate("shell", "Favourite (Ctrl+D)"), partial(self.star_card, card))
        button.setObjectName("favourite")
        self._stars[card] = button
        card.saved.connect(lambda _id: self._paint_star(card))
        self._paint_star(card)

    def _paint_star(self, card: Any) -> None:
        button = self._stars.get(card)
        if button is not None:
            on = card.id is not None and self.favourites.has(card.document, card.id)
            button.setVisible(card.id is not None)
            button.set_icon("star", on, theme.tokens().hue("amber").solid if on else "")

    def _restar(self, document: str, id: int) -> None:
        for card in list(self._stars):
            if getattr(card, "document", "") == document and getattr(card, "id", None) == id:
                self._paint_star(card)
        for page in map(self.window.page, self.window.keys):
            if hasattr(page, "listing"):
                page.view.viewport().update()  # type: ignore[union-attr]  # a list has a view

    def star_card(self, card: Any) -> None:
        """Ctrl+D on a card; in its table of lines the key fills down."""
        view = getattr(getattr(card, "lines", None), "view", None)
        if view is not None and view.hasFocus():
            view.fill_down()
        elif card.id is not None:
            self._star(card.document, card.id)

    def star_row(self, page: Any) -> None:
        """Ctrl+D on the current row of a list."""
        id = page.view.current_id()
        if id is not None and sections.card_type(page.listing.document) is not None:
            self._star(page.listing.document, id)

    def _star(self, document: str, id: int) -> None:
        given = self.favourites.toggle(document, id)
        self.window.toast(
            translate("shell", "Added to the favourites")
            if given
            else translate("shell", "Taken out of the favourites")
        )

    # drawers, settings, palette

    def show_tool(self, name: str) -> None:
        """favourites, history, notifications open or close their drawer; settings, password, absence their dialog."""
        if name == "password":
            self._ask_password()
            return
        if name == "absence":
            self._ask_absence()
            return
        if name == "settings":
            from crm_desktop.ui.settings_dialog import SettingsDialog

            SettingsDialog(self.window, self.context, self.window).open()
            return
        shown = self._drawer[0] if self._drawer is not None else ""
        self.close_drawer()
        if shown != name:
            self._drawer = (name, self._made_drawer(name))
            self._drawer[1].closed.connect(self._forget_drawer)

    def _ask_password(self) -> None:
        from crm_desktop.ui.login_password import PasswordDialog

        dialog = PasswordDialog(self.context.connection, self.window)
        dialog.changed.connect(lambda: self.window.toast(translate("shell", "The password is changed")))
        dialog.open()

    def _ask_absence(self) -> None:
        from crm_desktop.ui.substitutions_dialog import SubstitutionDialog

        person, me = self.context.person, self.context.facts["me"]
        SubstitutionDialog(self.context, self.window, absent=(me, person.name)).open()

    def _made_drawer(self, name: str) -> "Drawer":
        from crm_desktop.ui.favourites import FavouritesDrawer
        from crm_desktop.ui.history import HistoryDrawer
        from crm_desktop.ui.notifications import NotificationsDrawer

        if name == "favourites":
            return FavouritesDrawer(self.window, self.favourites)
        if name == "history":
            return HistoryDrawer(self.window, self.favourites)
        return NotificationsDrawer(self.window, self.context, self._looked)

    def close_drawer(self) -> None:
        """Close what is open."""
        if self._drawer is not None:
            self._drawer[1].close()

    def _forget_drawer(self) -> None:
        self._drawer = None

    def _looked(self, newest: int) -> None:
        tasks.command(
            self, "crm_desktop.services.desk:look", newest, then=lambda _answer: self.seen.emit(), refused=_quiet
        )

    def recent_entries(self) -> "list[Entry]":
        """What was opened last, for the empty palette."""
        from crm_desktop.ui.kit.palette import Entry

        group, found = translate("shell", "Recent"), []
        for known in self.recent:
            document, id = known["document"], known["id"]
            key = f"{document}:{id}"
            values = getattr(self.window.page(key), "values", {})
            one = {"note": values.get("client_name", ""), **known}
            words = record_words.title(one) if "title" in one else self.window.title_of(key)
            if words and key != self.window.current:
                act = partial(self.window.open_card, document, id)
                found.append(Entry(group, record_words.icon(document), words, record_words.note(one), "", act))
        return found[:MOST_RECENT]


def record_of(key: str) -> tuple[str, int] | None:
    """The record of a page's key; None for a section or a new record."""
    document, _colon, id = key.partition(":")
    return (document, int(id)) if id.isdigit() else None


def _quiet(problem: Exception) -> None:
    """The news stay unread when this cannot be told; the next look tells it again."""
    assert isinstance(problem, Trouble)
