"""A list of the exchange: its rows come whole from one question, and what has not changed is not shown anew."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.lists import Listing
from crm_desktop.services.lists_in_memory import Belongs, Row, RowsInMemory
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.rows_model import READY

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.exchange"


class ExchangeList(ListPage):
    """Subclasses say what is asked (`question`), what a row is (`row`) and what emptiness means (`nothing`)."""

    question: tasks.Function = ""
    nothing = ""

    def __init__(
        self,
        listing: Listing,
        context: Context,
        *,
        belongs: Belongs = lambda _view, _row: True,
        summary: Callable[[Context], QWidget] | None = None,
        bulk: Sequence[BulkAction] = (),
        opener: Callable[[int], object] | None = None,
    ) -> None:
        self.found = RowsInMemory(listing, belongs)
        self.told: dict[int, dict[str, Any]] = {}
        self.known = False
        super().__init__(
            listing, context, summary=summary, bulk=bulk, opener=opener or self.open_record, source=self.found
        )
        self.head.title.hide()
        self.tabs.setVisible(len(listing.views) > 1)
        # The page has one button for all its tabs.
        self.head.findChildren(IconButton)[0].hide()
        self.refresh()

    def refresh(self) -> None:
        """Ask anew; selection and place stay."""
        tasks.read(self, self.question, then=self._arrived, failed=self._failed, key="told")

    def id_of(self, told: dict[str, Any]) -> int:
        """The number of a row, the same every time it is read."""
        return int(told["id"])

    def row(self, told: dict[str, Any]) -> tuple[Any, ...]:
        """The cells in the order of the columns."""
        raise NotImplementedError

    def _arrived(self, found: list[dict[str, Any]]) -> None:
        self.told = {self.id_of(one): one for one in found}
        rows: list[Row] = [(id, *self.row(one)) for id, one in self.told.items()]
        if not self.known or rows != self.found.rows:
            self.known = True
            self.found.rows = rows
            super().refresh()

    def _failed(self, problem: Exception) -> None:
        if self.known:
            self.show_problem(problem)
        else:
            self.states.show_problem(problem)
            self._stack.setCurrentWidget(self.states)

    def _show_state(self, state: str) -> None:
        if not self.known:
            return
        super()._show_state(state)
        query = self.model.query
        if state == READY and not self.model.rowCount() and not (query.filters or query.search):
            self.states.text.setText(translate("exchange", self.nothing))
            self.states.hint.setText("")

    def open_record(self, id: int) -> None:
        """The card of our record, or of what it belongs to."""
        told = self.told.get(id)
        if told is not None and told.get("our_id"):
            open_record(self, self.context, told["object"], told["our_id"])


def open_record(owner: QWidget, context: Context, document: str, id: int) -> None:
    """Ask which card shows a record of ours, and open it."""
    tasks.read(owner, f"{SERVICE}:card", document, id, then=lambda found: _opened(context, found), key="card")


def _opened(context: Context, found: tuple[str, int] | None) -> None:
    if found is None:
        context.window.toast(translate("exchange", "This record is not here any more."), tone="amber")
    else:
        context.window.open_card(*found)
