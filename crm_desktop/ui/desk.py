"""The start page: what waits for me in figures, each opening its list, and the deals by stage."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui import desk_waiting
from crm_desktop.ui.desk_tiles import TILES, Tile
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.charts import Bar, Bars
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.rows_box import Row, RowsBox

translate = QCoreApplication.translate
TABLES = frozenset({
    "approval", "task", "calculation_request", "calculation_line", "invoice", "act", "work_item", "payment", "deal",
})  # fmt: skip
STAGES = ("recorded", "calculating", "quoted", "invoiced", "in_work")
SELLERS = frozenset({"manager", "assistant", "head", "executive", "analyst"})
TILE_WIDTH, MOST_WAITING = 236, 9


class DeskPage(QWidget):
    """Everything on it is one statement, read again when one of its tables changes."""

    refreshed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.head = PageHead(translate("desk", "Desk"))
        self.head.add(IconButton("arrow_sync", translate("desk", "Refresh (F5)"), clicked=self.refresh))
        self.problem = NoteCard(hue="red")
        self.problem.hide()
        self.tiles = {kind.name: Tile(kind) for kind in TILES if kind.roles & context.person.roles}
        for tile in self.tiles.values():
            tile.clicked.connect(partial(self._open, tile))
        self.stages = Bars()
        self.stages.clicked.connect(self._open_stage)
        self.stages.setMinimumHeight(230)
        self.deals = Box(translate("desk", "Open deals by stage"), translate("desk", "number and expected sum, ₽"))
        self.deals.column.addWidget(self.stages)
        self.deals.setVisible(bool(context.person.roles & SELLERS))
        self.waiting = RowsBox(translate("desk", "Waits for you"), translate("desk", "Nothing waits for you."))
        self._columns = 0
        self._lay_out()
        add = actions.adder(self, translate("desk", "Desk"))
        add(translate("desk", "Refresh"), "F5", self.refresh)
        self.refresh()
        context.live.listen(self, TABLES, self.refresh)

    def _lay_out(self) -> None:
        pane = QWidget()
        pane.setObjectName("pane")
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(20, 8, 20, 20)
        inner.setSpacing(12)
        inner.addWidget(self.problem)
        self.grid = QGridLayout()
        self.grid.setSpacing(12)
        inner.addLayout(self.grid)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self.deals, 1)
        self.waiting.column.addStretch()
        lower.addWidget(self.waiting, 1)
        inner.addLayout(lower)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(area, 1)

    def refresh(self) -> None:
        """Read all figures again."""
        tasks.read(self, "crm_desktop.services.desk:figures", then=self.show_figures, failed=self._failed, key="desk")

    def _failed(self, problem: Exception) -> None:
        self.problem.show_text(words.sentence(problem))

    def show_figures(self, figures: dict[str, Any]) -> None:
        """Fill tiles, bars and the list of what waits."""
        self.problem.hide()
        for name, tile in self.tiles.items():
            tile.show_figures(figures[name])
        self.stages.show_bars([self._bar(stage, figures["deals"].get(stage)) for stage in STAGES])
        shown = figures["waiting"][:MOST_WAITING]
        self.waiting.show_rows([
            Row(desk_waiting.what(one), desk_waiting.about(one), desk_waiting.since(one),
                act=partial(desk_waiting.show, self.context.window, one))
            for one in shown
        ])  # fmt: skip
        now = formats.present()
        self.head.show_note(translate("desk", "as of {}").format(f"{now:%H:%M}"))
        self.refreshed.emit(now)

    def _bar(self, stage: str, found: dict[str, Any] | None) -> Bar:
        count, amount = (found["count"], found["amount"]) if found else (0, None)
        told = f"{formats.grouped(count)} · {thousands(amount)}" if amount else formats.grouped(count)
        return Bar(words.state("deal", stage)[0], float(count), told, strong=bool(count), key=stage)

    def _open(self, tile: Tile) -> None:
        self.context.window.open_view(tile.kind.section, tile.view)

    def _open_stage(self, stage: str) -> None:
        self.context.window.open_view("deals", "open", state=stage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        most = max(1, min(4, len(self.tiles), (self.width() - 28) // TILE_WIDTH))
        rows = -(-len(self.tiles) // most)
        columns = -(-len(self.tiles) // max(1, rows))
        if columns != self._columns:
            self._columns = columns
            for place, tile in enumerate(self.tiles.values()):
                self.grid.addWidget(tile, place // columns, place % columns)
            for column in range(4):
                self.grid.setColumnStretch(column, int(column < columns))


def thousands(amount: Any) -> str:
    """A sum short enough to stand over a bar: 12,4 млн, 350 тыс."""
    roubles = float(amount)
    if roubles >= 1_000_000:
        return translate("desk", "{} mln").format(f"{roubles / 1_000_000:.1f}".replace(".", ","))
    return translate("desk", "{} K").format(formats.grouped(round(roubles / 1000)))
