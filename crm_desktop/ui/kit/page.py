"""A list page: head, views, filters, table, footer and a side panel; features only fill it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.services.lists import Filter, Listing, Query, View
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import PRIMARY, Button, IconButton
from crm_desktop.ui.kit.clipboard import as_mime
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.filter_row import FilterRow
from crm_desktop.ui.kit.list_footer import BulkAction, ListFooter
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.rows_model import FAILED, LISTS, READY, RowsModel
from crm_desktop.ui.kit.rows_view import RowsView
from crm_desktop.ui.kit.side_panel import SidePanel
from crm_desktop.ui.kit.state_page import Creation, StatePage
from crm_desktop.ui.kit.tabs import Tab, Tabs
from crm_desktop.ui.kit.tokens import PANEL_WIDTH

translate = QCoreApplication.translate


class ListPage(QWidget):
    """Everything a list of documents needs, from a Listing.

    `creation` None hides the primary button; `summary` makes the widget of the side panel (it gets
    `show_record(id)`); `bulk` are the actions on several rows; `source` replaces the module services.lists in tests.
    """

    title_changed = Signal(str)
    refreshed = Signal(object)

    def __init__(
        self,
        listing: Listing,
        context: Context,
        *,
        creation: Creation | None = None,
        summary: Callable[[Context], QWidget] | None = None,
        bulk: Sequence[BulkAction] = (),
        opener: Callable[[int], object] | None = None,
        source: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.listing, self.context, self.source = listing, context, source
        self._creation = creation
        self._opener = opener or (lambda id: context.window.open_card(listing.document, id))
        self._day = QDate.currentDate()
        self.model = RowsModel(self._first_query(), source, self)
        self.view = RowsView(self.model, self)
        self.view.set_density(str(context.settings.get("list/density", "normal")))
        self.view.setAccessibleName(words.title(listing.title))
        self.tabs = Tabs([Tab(view.name, words.title(view.title), view.badge) for view in listing.views])
        self.tabs.current = self.model.query.view
        self.filters = FilterRow(self.model, source)
        self.footer = ListFooter(list(bulk), self)
        self.head = self._made_head()
        self.states = StatePage()
        self.panel = SidePanel(summary(context)) if summary is not None else None
        self._totals_later = QTimer(self, singleShot=True, interval=0)
        self._totals_later.timeout.connect(self._ask_totals)
        self._lay_out()
        self._connect()
        self._register_actions()
        self.view.header.restore(context.settings.get(f"columns/{listing.name}", {}))
        self.model.load()
        self._totals_later.start()
        context.live.listen(self, listing.tables, self.refresh)

    def _first_query(self) -> Query:
        saved = self.context.settings.get(f"list/{self.listing.name}", {})
        names = [view.name for view in self.listing.views]
        view = saved.get("view") if saved.get("view") in names else names[0] if names else ""
        known = {column.name for column in self.listing.columns if column.sortable}
        sort = tuple((name, bool(down)) for name, down in saved.get("sort", []) if name in known)
        return Query(self.listing, view, sort=sort)

    def _made_head(self) -> PageHead:
        head = PageHead(words.title(self.listing.title))
        head.add(IconButton("arrow_sync", translate("kit", "Refresh (F5)"), clicked=self.refresh))
        self._columns_button = IconButton("table_settings", translate("kit", "Columns"), clicked=self._show_columns)
        head.add(self._columns_button)
        tip = translate("kit", "Export to Excel (Ctrl+Shift+E)")
        head.add(IconButton("arrow_download", tip, clicked=self.export))
        if self._creation is not None:
            button = Button(self._creation.text, "add", PRIMARY)
            button.clicked.connect(self.create_new)
            button.setToolTip("Ins")
            head.add(button)
        return head

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.states)
        for widget in (self.head, self.tabs, self.filters):
            column.addWidget(widget)
        self.tabs.setVisible(bool(self.listing.views))
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(body)
        if self.panel is not None:
            self.splitter.addWidget(self.panel)
            self.splitter.setStretchFactor(0, 1)
            self.splitter.setSizes([1000, int(self.context.settings.get("panel/width", 371))])
            self.panel.setVisible(bool(self.context.settings.get("panel/shown", True)))
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self.model.state_changed.connect(self._show_state)
        self.model.counted.connect(self._show_counts)
        self.model.cells_arrived.connect(self._show_counts)
        self.tabs.chosen.connect(self._choose_view)
        self.filters.changed.connect(self._query_changed)
        self.filters.down_pressed.connect(self._into_table)
        self.view.typed.connect(self.filters.type_into)
        self.view.opened.connect(self._opener)
        self.view.shown.connect(self._show_in_panel)
        self.view.selection_changed.connect(self._show_selection)
        self.view.header.filter_asked.connect(self.filters.ask)
        self.view.header.changed.connect(self._save_columns)
        self.states.retried.connect(self.refresh)
        if self.panel is not None:
            self.panel.closed.connect(self.toggle_panel)
            self.panel.opened.connect(self._open_current)
            self.splitter.splitterMoved.connect(self._save_panel)

    def _register_actions(self) -> None:
        add = actions.adder(self, translate("kit", "List"))
        if self._creation is not None:
            add(self._creation.text, "Ins", self.create_new)
        add(translate("kit", "Open"), "F2", self._open_current, shortcut=False)
        add(translate("kit", "Find in the list"), QKeySequence.StandardKey.Find, self.filters.search.setFocus)
        add(translate("kit", "Reset filters"), "Ctrl+Q", self.filters.reset)
        add(translate("kit", "Filter by this value"), "Ctrl+Alt+F", self.filter_by_cell)
        add(translate("kit", "Refresh"), "F5", self.refresh)
        add(translate("kit", "Side panel"), "F7", self.toggle_panel)
        add(translate("kit", "Copy rows"), QKeySequence.StandardKey.Copy, self.copy)
        add(translate("kit", "Export to Excel"), "Ctrl+Shift+E", self.export)

    # what the user does

    def create_new(self) -> None:
        """Make a new record, as the primary button does."""
        if self._creation is not None:
            self._creation.create()

    def refresh(self) -> None:
        """Read again; selection and place stay."""
        if QDate.currentDate() != self._day:
            self._day = QDate.currentDate()
            self.model.forget_formats()
        self.model.load()
        self._totals_later.start()
        summary = self.panel.summary if self.panel is not None else None
        if summary is not None and self.panel is not None and self.panel.isVisible():
            getattr(summary, "refresh", lambda: None)()

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        if self.panel is not None:
            self.panel.setVisible(not self.panel.isVisible())
            self._save_panel()
            self._show_in_panel(self.view.current_id())

    def copy(self) -> None:
        """Put the selected rows on the clipboard, for Excel and for a letter."""
        rows = [self.model.row_of(id) for id in self.view.selected_ids()[:5000]]
        mime: QMimeData = as_mime(self.model, rows, self.view.header.shown())
        QGuiApplication.clipboard().setMimeData(mime)

    def export(self) -> None:
        """Write what is listed to a workbook; all of it, not only what is loaded."""
        from crm_desktop.ui.kit.list_export import ListExport

        ListExport(self).ask()

    def filter_by_cell(self) -> None:
        """Keep only rows with the value under the cursor."""
        index = self.view.currentIndex()
        if index.isValid() and self.model.columns[index.column()].filterable:
            name = self.model.columns[index.column()].name
            self.filters.set_filter(name, Filter(name, "in", (self.model.raw(index.row(), index.column()),)))

    def show_view(self, name: str) -> None:
        """Choose a saved view by name, as a tile of the start page does."""
        self.tabs.choose(name)

    def narrow(self, chosen: Mapping[str, Any]) -> None:
        """Keep only rows with these values; other filters go."""
        self.filters.reset()
        for name, value in chosen.items():
            self.filters.set_filter(name, Filter(name, "in", (value,)))

    def show_problem(self, problem: Exception) -> None:
        """Problems of a refresh leave the old rows and go to the window."""
        self.context.window.show_problem(problem)

    def _open_current(self) -> None:
        id = self.view.current_id()
        if id is not None:
            self._opener(id)

    def _into_table(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.selectRow(0)

    def _show_columns(self) -> None:
        from PySide6.QtGui import QContextMenuEvent

        at = self._columns_button.rect().bottomLeft()
        reason = QContextMenuEvent.Reason.Keyboard
        self.view.header.contextMenuEvent(QContextMenuEvent(reason, at, self._columns_button.mapToGlobal(at)))

    # what arrives

    def _choose_view(self, name: str) -> None:
        self.model.load(replace(self.model.query, view=name))
        self._query_changed()

    def _query_changed(self) -> None:
        self.view.scrollToTop()
        self.view.clearSelection()
        self._totals_later.start()
        self._save_query()

    def _save_query(self) -> None:
        query = self.model.query
        self.context.settings.set(f"list/{self.listing.name}", {"view": query.view, "sort": [*map(list, query.sort)]})

    def _ask_totals(self) -> None:
        function = self.source.totals if self.source is not None else f"{LISTS}:totals"
        tasks.read(self, function, self.model.query, then=self._show_totals, failed=lambda _p: None, key="totals")

    def _show_totals(self, totals: dict[str, Any]) -> None:
        views = totals.get("views", {})
        for view in self.listing.views:
            if view.badge or view is self.listing.views[0]:
                self.tabs.set_count(view.name, views.get(view.name) if _counted(view) else None)
        self.footer.show_totals(self.listing, totals.get("sums", {}))
        self.refreshed.emit(formats.present())

    def _show_state(self, state: str) -> None:
        empty = state == READY and self.model.rowCount() == 0
        failed = state == FAILED
        if failed and self.model.problem is not None:
            self.states.show_problem(self.model.problem)
        elif empty:
            narrowed = bool(self.model.query.filters or self.model.query.search)
            reset = self.filters.reset if narrowed else None
            self.states.show_empty(words.title(self.listing.title), self._creation if not narrowed else None, reset)
        if (empty or failed) and self.view.hasFocus():
            self.setFocus()
        self._stack.setCurrentWidget(self.states if empty or failed else self.view)
        self._show_counts()
        self._save_query()
        if state == READY and self.panel is not None and not self.view.currentIndex().isValid() and not empty:
            self.view.selectRow(0)

    def _show_counts(self) -> None:
        known = self.model.rowCount()
        suffix = "" if self.model.complete else "+"
        self.head.show_count(known, suffix)
        self.footer.show_count(known, suffix)

    def _show_selection(self) -> None:
        self.footer.show_selection(self.model, self.view)

    def _show_in_panel(self, id: int | None) -> None:
        if self.panel is not None and self.panel.isVisible() and id is not None:
            self.panel.show_record(id)

    def _save_columns(self) -> None:
        self.context.settings.set(f"columns/{self.listing.name}", self.view.header.saved_layout())

    def _save_panel(self, *_: int) -> None:
        if self.panel is None:
            return
        self.context.settings.set("panel/shown", not self.panel.isHidden())
        if self.panel.isVisible():
            self.context.settings.set("panel/width", self.panel.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.panel is not None and self.context.settings.get("panel/shown", True):
            self.panel.setVisible(self.width() - PANEL_WIDTH >= self.view.header.least())


def _counted(view: View) -> bool:
    """A view without a condition shows all, so its count would only repeat the head."""
    return bool(view.where != "true")
