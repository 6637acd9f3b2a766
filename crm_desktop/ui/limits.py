"""Income limits of our organisations: what is received and promised, what is left, when the limit is reached."""

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services import limits
from crm_desktop.ui.invoices_usn import HUES, millions
from crm_desktop.ui.kit import actions, formats, tasks
from crm_desktop.ui.kit.buttons import Chip, IconButton
from crm_desktop.ui.kit.charts import Meter
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.state_page import StatePage

translate = QCoreApplication.translate
TABLES = frozenset({"payment", "invoice", "organization", "tax_year", "usn_setting", "usn_exception"})
YEARS_BACK = 2
COLUMNS = 2


def band_words(band: str) -> tuple[str, str]:
    """The chip of an organisation."""
    return {
        "none": (translate("limits", "not on USN"), "grey"),
        "unknown": (translate("limits", "limit not entered"), "amber"),
        "free": (translate("limits", "room"), "green"),
        "info": (translate("limits", "watched"), "teal"),
        "warning": (translate("limits", "near the limit"), "amber"),
        "approval": (translate("limits", "approval needed"), "amber"),
        "block": (translate("limits", "used up"), "red"),
    }[band]


class LimitBox(Box):
    """One organisation: two meters, the figures, and a sentence about the pace."""

    def __init__(self, meter: dict[str, Any], today: date) -> None:
        super().__init__(meter["organization"])
        self.setObjectName(f"limit_{meter['organization_id']}")
        first = self.column.itemAt(0)
        head = first.layout() if first is not None else None
        assert isinstance(head, QHBoxLayout)
        head.addWidget(Chip(*band_words(meter["band"])))
        self._add_usn(meter, today)
        self._add_vat(meter)
        self.column.addStretch()

    def _add_usn(self, meter: dict[str, Any], today: date) -> None:
        received, committed = Decimal(meter["received"]), Decimal(meter["committed"])
        limit = Decimal(meter["limit"]) if meter["usn"] and meter["limit"] is not None else None
        if limit is not None:
            used, promised = limits.share(received, limit), limits.share(committed, limit)
            title = translate("limits", "USN income limit {} million ₽").format(millions(limit))
            self._meter(title, used, promised, HUES[meter["band"]])
        rows = [
            (translate("limits", "Received"), formats.roubles(received)),
            (translate("limits", "Promised by invoices"), formats.roubles(committed)),
        ]
        if limit is not None:
            left = limits.left(meter) or Decimal(0)
            rows.append((translate("limits", "May still be invoiced"), formats.roubles(max(left, Decimal(0)))))
        self._rows(rows)
        self._say(pace(meter, limit, today))

    def _add_vat(self, meter: dict[str, Any]) -> None:
        threshold = meter["vat_threshold"]
        if not meter["usn"] or threshold is None:
            return
        received = Decimal(meter["received"])
        title = translate("limits", "VAT exemption up to {} million ₽ a year").format(millions(Decimal(threshold)))
        self._meter(title, limits.share(received, Decimal(threshold)), 0, "")
        if received > threshold:
            passed = translate("limits", "The threshold is passed: VAT has to be charged (ст. 145 НК РФ).")
            self._say(passed)

    def _meter(self, title: str, share: float, added: float, hue: str) -> None:
        line = QHBoxLayout()
        caption, told = QLabel(title), QLabel(_shares(share, added))
        for label in (caption, told):
            label.setProperty("role", "caption")
        line.addWidget(caption)
        line.addStretch()
        line.addWidget(told)
        self.column.addSpacing(4)
        self.column.addLayout(line)
        self.column.addWidget(Meter(share, added, hue, height=10))

    def _rows(self, rows: list[tuple[str, str]]) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, (label, figure) in enumerate(rows):
            name = QLabel(label)
            name.setProperty("role", "muted")
            grid.addWidget(name, place, 0)
            grid.addWidget(QLabel(figure), place, 1, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(grid)

    def _say(self, text: str) -> None:
        if text:
            label = QLabel(text)
            label.setProperty("role", "hint")
            label.setWordWrap(True)
            self.column.addWidget(label)


def _shares(share: float, added: float) -> str:
    used = formats.percent(Decimal(str(share * 100)).quantize(Decimal("0.1")))
    if not added:
        return used
    whole = formats.percent(Decimal(str((share + added) * 100)).quantize(Decimal("0.1")))
    return translate("limits", "{}, with promised {}").format(used, whole)


def pace(meter: dict[str, Any], limit: Decimal | None, today: date) -> str:
    """Where the year goes at its pace so far, in a sentence; empty where there is nothing to foresee."""
    if not meter["usn"]:
        return translate("limits", "The organisation is not on USN: its income is not limited.")
    if limit is None:
        return translate("limits", "No limit is entered for this year: invoices are not stopped, only warned about.")
    received, year = Decimal(meter["received"]), int(meter["year"])
    day = limits.crossing(received, limit, year, today)
    if day is not None and day <= today:
        return translate("limits", "The limit is reached.")
    if day is not None:
        return translate("limits", "At this year's pace the limit is reached on {}.").format(formats.day(day))
    whole = limits.expected(received, year, today)
    if whole is None or not received:
        return ""
    text = translate("limits", "At this year's pace {} million ₽ by the end of the year: within the limit.")
    return text.format(millions(whole))


class LimitsPage(QWidget):
    """Read only: limits and exceptions are entered by the administrator and the accountant."""

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
        self.boxes = [LimitBox(meter, today) for meter in ordered]
        for place, box in enumerate(self.boxes):
            self.grid.addWidget(box, place // COLUMNS, place % COLUMNS)
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
