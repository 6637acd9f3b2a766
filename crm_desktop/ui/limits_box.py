"""One organisation's limits: what is received and promised, exceptions, where the year goes at its pace."""

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from crm_desktop.services import limits
from crm_desktop.ui.invoices_usn import HUES, millions
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.buttons import PLAIN, Button, Chip
from crm_desktop.ui.kit.charts import Meter
from crm_desktop.ui.kit.decision import Box

translate = QCoreApplication.translate


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


def exception_words(state: str) -> tuple[str, str]:
    """The chip of an exception."""
    return {
        "pending": (translate("limits", "waits for a decision"), "violet"),
        "valid": (translate("limits", "in force"), "green"),
        "used": (translate("limits", "used up"), "red"),
        "expired": (translate("limits", "expired"), "grey"),
    }[state]


class LimitBox(Box):
    """One organisation: two meters, the figures, exceptions, and a sentence about the pace of each meter."""

    exception_asked = Signal(object)
    exception_recalled = Signal(object)
    opening_asked = Signal(object)

    def __init__(self, meter: dict[str, Any], today: date, *, asks: bool = False, opens: bool = False) -> None:
        super().__init__(meter["organization"])
        self.setObjectName(f"limit_{meter['organization_id']}")
        self.meter = meter
        first = self.column.itemAt(0)
        head = first.layout() if first is not None else None
        assert isinstance(head, QHBoxLayout)
        head.addWidget(Chip(*band_words(meter["band"])))
        self._add_usn(meter, today)
        self._add_exceptions(meter)
        self._add_vat(meter, today)
        self.column.addStretch()
        self._add_verbs(meter, today, asks, opens)

    def _add_usn(self, meter: dict[str, Any], today: date) -> None:
        received, committed = Decimal(meter["received"]), Decimal(meter["committed"])
        limit = Decimal(meter["limit"]) if meter["usn"] and meter["limit"] is not None else None
        if limit is not None:
            used, promised = limits.share(received, limit), limits.share(committed, limit)
            title = translate("limits", "USN income limit {} million ₽").format(millions(limit))
            self._meter(title, used, promised, HUES[meter["band"]])
        rows = [(translate("limits", "Received"), formats.roubles(received))]
        if meter["opening"]:
            rows.append((translate("limits", "of it before the program"), formats.roubles(Decimal(meter["opening"]))))
        rows.append((translate("limits", "Promised by invoices"), formats.roubles(committed)))
        if limit is not None:
            left = limits.left(meter) or Decimal(0)
            rows.append((translate("limits", "May still be invoiced"), formats.roubles(max(left, Decimal(0)))))
        self._rows(rows)
        self._say(pace(meter, limit, today))

    def _add_exceptions(self, meter: dict[str, Any]) -> None:
        for one in meter["exceptions"]:
            line = QHBoxLayout()
            text = translate("limits", "Above the limit: {} until {}").format(
                formats.roubles(one["amount"]), formats.day(one["until_on"])
            )
            label = QLabel(text)
            told = translate("limits", "Asked by {}. Used: {}. {}")
            label.setToolTip(told.format(one["by"] or "–", formats.roubles(one["used"]), one["reason"]).strip())
            line.addWidget(label)
            line.addStretch()
            if one["state"] == "pending" and one["mine"]:
                recall = Button(translate("limits", "Take back"), look=PLAIN)
                recall.setObjectName("recall_exception")
                recall.clicked.connect(lambda _on=False: self.exception_recalled.emit(self.meter))
                line.addWidget(recall)
            line.addWidget(Chip(*exception_words(one["state"])))
            self.column.addLayout(line)

    def _add_vat(self, meter: dict[str, Any], today: date) -> None:
        threshold = meter["vat_threshold"]
        if not meter["usn"] or threshold is None:
            return
        if meter.get("vat_rate") is not None:
            self._say(translate("limits", "Charges VAT of {} %.").format(formats.quantity(meter["vat_rate"])))
            return
        received = Decimal(meter["received"])
        title = translate("limits", "VAT exemption up to {} million ₽ a year").format(millions(Decimal(threshold)))
        hue = HUES[limits.threshold_band(received, threshold)]
        self._meter(title, limits.share(received, Decimal(threshold)), 0, hue)
        self._say(vat_pace(meter, today))

    def _add_verbs(self, meter: dict[str, Any], today: date, asks: bool, opens: bool) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        verbs = []
        pending = any(one["state"] == "pending" for one in meter["exceptions"])
        if asks and meter["usn"] and meter["limit"] is not None and int(meter["year"]) >= today.year and not pending:
            verbs.append(("ask_exception", translate("limits", "Ask for an exception…"), self.exception_asked))
        if opens:
            verbs.append(("opening_income", translate("limits", "Opening income…"), self.opening_asked))
        for name, text, signal in verbs:
            button = Button(text, look=PLAIN)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(self.meter))
            line.addWidget(button)
        line.addStretch()
        if verbs:
            self.column.addSpacing(4)
            self.column.addLayout(line)

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


def vat_pace(meter: dict[str, Any], today: date) -> str:
    """When the exemption of ст. 145 НК РФ ends at the year's pace; unconfirmed figures say so."""
    received, threshold, year = (
        Decimal(meter["received"]),
        Decimal(meter["vat_threshold"]),
        int(meter["year"]),
    )
    if received > threshold:
        said = translate("limits", "The threshold is passed: VAT has to be charged (ст. 145 НК РФ).")
    else:
        day = limits.crossing(received, threshold, year, today)
        if day is None:
            said = ""
        else:
            text = translate("limits", "At this year's pace it is passed on {}: VAT from {} (ст. 145 НК РФ).")
            said = text.format(formats.day(day), formats.day(limits.vat_payer_from(day)))
    if meter["status"] != "confirmed":
        doubt = translate("limits", "The figures of {} are not confirmed: check them in the list of tax years.")
        said = " ".join(part for part in (said, doubt.format(year)) if part)
    return said
