"""Clients that may be one: found over the whole base on demand, merged or told apart one by one."""

from functools import partial
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QProgressBar, QWidget

from crm_desktop.services.listings.duplicates import LISTING
from crm_desktop.services.lists_in_memory import Row, RowsInMemory
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.duplicates_side import PairSummary
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.duplicates"
SECOND_NAME, REASONS, FIRST, SECOND = 5, 9, 11, 12
words.register_states(
    "duplicate_reason",
    {
        "inn": (QT_TRANSLATE_NOOP("states", "INN"), "red"),
        "phone": (QT_TRANSLATE_NOOP("states", "Phone"), "amber"),
        "email": (QT_TRANSLATE_NOOP("states", "E-mail"), "amber"),
        "name": (QT_TRANSLATE_NOOP("states", "Name"), "blue"),
    },
)


def belongs(view: str, row: Row) -> bool:
    """The views are the reasons."""
    return view == "all" or view in str(row[REASONS]).split(",")


class DuplicatesPage(ListPage):
    """What was found stands here until the program is closed or somebody looks again."""

    heard = Signal(int)

    def __init__(self, context: Context) -> None:
        self.found = RowsInMemory(LISTING, belongs)
        self.merges = "analyst" in context.person.roles
        bulk = [BulkAction(translate("duplicates", "These are different"), "dismiss", self.tell_apart)]
        super().__init__(
            LISTING, context, summary=self._made_summary, opener=self.open_pair, source=self.found,
            bulk=bulk if self.merges else (),
        )  # fmt: skip
        self._creation = Creation(translate("duplicates", "Find duplicates"), self.search)
        self._stopped = Event()
        self._began = 0.0
        self.bar = QProgressBar()
        self.bar.setFixedWidth(180)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("duplicates", "How far the search is"))
        self.bar.hide()
        self.verb = Button(translate("duplicates", "Find duplicates"), "search", PRIMARY)
        self.verb.setObjectName("find_duplicates")
        self.verb.clicked.connect(self.search)
        self.head.add(self.bar)
        self.head.add(self.verb)
        self.heard.connect(self.bar.setValue)
        self._searching = False
        add = actions.adder(self, translate("kit", "List"))
        add(translate("duplicates", "Find duplicates"), "Ins", self.search)
        if self.merges:
            add(
                translate("duplicates", "These are different"),
                QKeySequence.StandardKey.Delete,
                self.tell_selected_apart,
            )

    def _made_summary(self, context: Context) -> QWidget:
        return PairSummary(context, self)

    # looking

    def search(self) -> None:
        """Over the whole base, on a worker; the same button stops it."""
        if self._searching:
            self._stopped.set()
            return
        self._searching = True
        self._stopped.clear()
        self._began = monotonic()
        self.bar.setValue(0)
        self.bar.show()
        self.verb.setText(translate("duplicates", "Stop"))
        self.verb.set_look(PLAIN)
        tasks.read(self, f"{SERVICE}:find", self._hear, then=self._found, failed=self._failed)

    def _hear(self, percent: int) -> bool:
        """Called on the worker: signals cross the threads by themselves."""
        self.heard.emit(percent)
        return not self._stopped.is_set()

    def _ended(self) -> None:
        self._searching = False
        self.bar.hide()
        self.verb.setText(translate("duplicates", "Find duplicates"))
        self.verb.set_look(PRIMARY)

    def _found(self, rows: list[Row] | None) -> None:
        self._ended()
        if rows is None:
            self.context.window.toast(translate("duplicates", "The search was stopped."))
            return
        self.found.rows = rows
        self.refresh()
        seconds = formats.quantity(round(max(0.1, monotonic() - self._began), 1))
        text = (
            translate("duplicates", "Pairs found: {}, in {} s.")
            if rows
            else translate("duplicates", "No duplicates are found.")
        )
        self.context.window.toast(text.format(formats.grouped(len(rows)), seconds))

    def _failed(self, problem: Exception) -> None:
        self._ended()
        self.show_problem(problem)

    # deciding

    def pair(self, id: int) -> Row | None:
        """The row of this id."""
        return next((row for row in self.found.rows if row[0] == id), None)

    def open_pair(self, id: int) -> QWidget | None:
        """Enter: merge; who only reads opens the first card."""
        row = self.pair(id)
        if row is None:
            return None
        if not self.merges:
            self.context.window.open_card("client", row[FIRST])
            return None
        return self.merge(row[FIRST], row[SECOND])

    def merge(self, survivor_id: int, merged_id: int) -> QWidget:
        """Both cards side by side."""
        from crm_desktop.ui.client_merges_dialog import MergeDialog

        dialog = MergeDialog(self.context, survivor_id, merged_id, self)
        dialog.merged.connect(lambda _survivor, merged: self.drop(merged))
        dialog.open()
        return dialog

    def drop(self, client_id: int) -> None:
        """A client that is no more is in no pair."""
        self.found.rows = [row for row in self.found.rows if client_id not in (row[FIRST], row[SECOND])]
        self.refresh()

    def tell_selected_apart(self) -> None:
        """Del: what is selected, or under the cursor."""
        self.tell_apart(self.view.selected_ids())

    def tell_apart(self, ids: list[int]) -> None:
        """Remembered for ever, with a way back in the toast."""
        for row in [row for row in self.found.rows if row[0] in set(ids)]:
            tasks.command(
                self, f"{SERVICE}:tell_apart", row[FIRST], row[SECOND],
                then=partial(self._told_apart, row), refused=self.show_problem,
            )  # fmt: skip

    def _told_apart(self, row: Row, _answer: object = None) -> None:
        self.found.rows = [other for other in self.found.rows if other[0] != row[0]]
        self.refresh()
        text = translate("duplicates", "“{}” and “{}” are not offered as one again.")
        self.context.window.toast(text.format(row[1], row[SECOND_NAME]), lambda: self._take_back(row))

    def _take_back(self, row: Row) -> None:
        tasks.command(
            self, f"{SERVICE}:tell_apart", row[FIRST], row[SECOND], False, then=lambda _a: self._put_back(row),
            refused=self.show_problem,
        )  # fmt: skip

    def _put_back(self, row: Row) -> None:
        self.found.rows = sorted([*self.found.rows, row], key=lambda one: one[0])
        self.refresh()


def pair_words(row: Row) -> dict[str, Any]:
    """A row by names."""
    names = [f"{side}_{part}" for side in ("first", "second") for part in ("name", "inn", "kpp", "held")]
    names = ["id", *names, "reasons", "likeness", "first_id", "second_id"]
    return dict(zip(names, row, strict=True))
