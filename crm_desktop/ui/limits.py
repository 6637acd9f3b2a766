"""Income limits of our organisations: what is received and promised, what is left, when the limit is reached."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services import limits
from crm_desktop.ui.kit import actions, formats, tasks
from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.state_page import StatePage
from crm_desktop.ui.limits_asks import ExceptionDialog, OpeningDialog
from crm_desktop.ui.limits_box import LimitBox

translate = QCoreApplication.translate
TABLES = frozenset({"payment", "invoice", "organization", "tax_year", "usn_setting", "usn_exception", "approval"})
SERVICE = "crm_desktop.services.limits"
ASKS = frozenset({"manager", "accountant", "executive"})
YEARS_BACK = 2
COLUMNS = 2


class LimitsPage(QWidget):
    """Every organisation at once; from here one asks to go above a limit, and the accountant enters opening income."""

    title_changed = Signal(str)
    refreshed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        today = date.today()
        self.head = PageHead(translate("limits", "USN limits"))
        self.year = ChoiceBox()
        self.year.setObjectName("year")
        self.year.setAccessibleName(translate("limits", "Year"))
        self.year.set_choices([(year, str(year)) for year in range(today.year + 1, today.year - YEARS_BACK - 1, -1)])
        self.year.set_value(today.year)
        self.year.setFixedWidth(110)
        self.head.add(self.year)
        self.head.add(IconButton("arrow_sync", translate("limits", "Refresh (F5)"), clicked=self.refresh))
        self.boxes: list[LimitBox] = []
        self.grid = QGridLayout()
        self.states = StatePage()
        self.stack = QStackedWidget()
        self._lay_out()
        self.year.edited.connect(self.refresh)
        self.states.retried.connect(self.refresh)
        add = actions.adder(self, translate("limits", "USN limits"))
        add(translate("limits", "Refresh"), "F5", self.refresh)
        context.live.listen(self, TABLES, self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        pane = QWidget()
        pane.setObjectName("pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(20, 10, 20, 20)
        about = translate(
            "limits",
            "Income counts on the bank's date, without VAT, with advances, less refunds (п. 1 ст. 346.17 НК РФ). "
            "Promised is what issued invoices still wait for.",
        )
        words = QLabel(about)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        column.addWidget(words)
        column.addSpacing(8)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(14)
        column.addLayout(self.grid)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane)
        self.stack.addWidget(area)
        self.stack.addWidget(self.states)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read the meters of the chosen year again."""
        tasks.read(
            self,
            "crm_desktop.services.limits:meters",
            self.year.value(),
            then=self._show,
            failed=self._failed,
            key="meters",
        )

    def _show(self, meters: list[dict[str, Any]]) -> None:
        emptied(self.grid)
        today = date.today()
        # Organisations with a limit first, the fullest at the top: that is what one looks for.
        ordered = sorted(meters, key=lambda one: (not one["usn"], -limits.share(limits.exposure(one), one["limit"])))
        roles = self.context.person.roles
        self.boxes = [LimitBox(meter, today, asks=bool(roles & ASKS), opens="accountant" in roles) for meter in ordered]
        for place, box in enumerate(self.boxes):
            self.grid.addWidget(box, place // COLUMNS, place % COLUMNS)
            box.exception_asked.connect(self.ask_exception)
            box.exception_recalled.connect(self._recall)
            box.opening_asked.connect(self.ask_opening)
        for column in range(COLUMNS):
            self.grid.setColumnStretch(column, 1)
        self.stack.setCurrentIndex(0)
        self.refreshed.emit(formats.present())

    def _failed(self, problem: Exception) -> None:
        if self.boxes:
            self.context.window.show_problem(problem)
            return
        self.states.show_problem(problem)
        self.stack.setCurrentWidget(self.states)

    def ask_exception(self, meter: dict[str, Any]) -> ExceptionDialog:
        """Asks for an amount above the limit, until when and why."""
        dialog = ExceptionDialog(meter, self)
        dialog.sent.connect(self._exception_sent)
        dialog.open()
        return dialog

    def _exception_sent(self) -> None:
        self.context.window.toast(translate("limits", "Sent for approval."))
        self.refresh()

    def _recall(self, meter: dict[str, Any]) -> None:
        tasks.command(
            self,
            f"{SERVICE}:recall_exception",
            meter["organization_id"],
            then=lambda _none: self.refresh(),
            refused=self.context.window.show_problem,
        )

    def ask_opening(self, meter: dict[str, Any]) -> OpeningDialog:
        """The accountant enters what was received before the program was there."""
        dialog = OpeningDialog(meter, self)
        dialog.sent.connect(self.refresh)
        dialog.open()
        return dialog
