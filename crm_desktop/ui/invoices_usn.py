"""Which of our organisations may sell, and how near its УСН limit is: words and the meter below the field."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crm_desktop.services import limits
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.buttons import Link
from crm_desktop.ui.kit.charts import Meter
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.form import Form

translate = QCoreApplication.translate
Offer = dict[str, Any]
HUES = {"free": "green", "info": "green", "warning": "amber", "approval": "amber", "block": "red"}
MILLION = Decimal(1_000_000)


def band(meter: dict[str, Any], amount: Decimal) -> str:
    """The band of a meter after a further amount, as sec.usn_band of the base: strictly above a border."""
    if not meter.get("usn"):
        return "none"
    limit = meter.get("limit")
    if limit is None:
        return "unknown"
    after = limits.exposure(meter) + amount
    borders = (("block", meter.get("exception") or 0), ("approval", 0), ("warning", 0), ("info", 0))
    for name, extra in borders:
        if after > Decimal(limit) * Decimal(str(meter[f"{name}_percent"])) / 100 + extra:
            return name
    return "free"


def millions(amount: Decimal) -> str:
    """12,3: a limit is read in millions."""
    return formats.quantity((amount / MILLION).quantize(Decimal("0.01")))


def offer_of(values: dict[str, Any], organization: Any) -> Offer | None:
    """What the card knows of an organisation."""
    return next((offer for offer in values.get("offers") or [] if offer["id"] == organization), None)


def offer_title(offer: Offer) -> str:
    """A line of the choice: who may not sell, or has no room, says so."""
    if not offer["permitted"]:
        return translate("invoices", "{} – may not sell this").format(offer["name"])
    if offer["band"] == "block":
        return translate("invoices", "{} – USN limit is used up").format(offer["name"])
    return str(offer["name"])


def fill_choice(fields: Form, values: dict[str, Any]) -> None:
    """The organisations of the form: those that may sell first."""
    box = fields.fields["organization_id"]
    assert isinstance(box, ChoiceBox)
    offers = sorted(values.get("offers") or [], key=lambda offer: not offer["permitted"])
    box.set_choices([(offer["id"], offer_title(offer)) for offer in offers])
    box.set_value(values.get("organization_id"))
    box.setToolTip(box.currentText())


def words_of(offer: Offer | None, amount: Decimal) -> str:
    """The line under the field."""
    if offer is None:
        return ""
    if not offer["permitted"]:
        return translate("invoices", "Has no permit for these services: choose another organisation.")
    sentences = {
        "none": translate("invoices", "May sell everything here; not on USN, no income limit."),
        "unknown": translate("invoices", "May sell everything here; the USN limit of the year is not entered."),
        "free": translate("invoices", "May sell everything here; room under the USN limit."),
        "info": translate("invoices", "May sell everything here; the USN limit is watched."),
        "warning": translate("invoices", "The USN limit is near: consider another organisation."),
        "approval": translate("invoices", "Near the USN limit: the invoice needs approval."),
        "block": translate("invoices", "Beyond the USN limit: the invoice cannot be issued from here."),
    }
    return sentences[band(offer["meter"], amount)]


def usn_block(values: dict[str, Any]) -> dict[str, Any] | None:
    """The refusal of the limit with its figures, when it is what stops this invoice."""
    issue = (one for step in values.get("steps") or [] if step["step"] == "issue" for one in step["obstacles"])
    return next((one for one in issue if one["code"] == "usn_limit"), None)


class UsnMeter(QWidget):
    """Received and promised solid, this document hatched, against the limit of the year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        self.meter = Meter()
        self.text = QLabel()
        self.text.setProperty("role", "hint")
        self.text.setWordWrap(True)
        self.ask = Link(translate("invoices", "Ask for an exception…"))
        self.ask.setObjectName("ask_exception")
        self.ask.hide()
        column.addWidget(self.meter)
        column.addWidget(self.text)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_meter(self, meter: dict[str, Any] | None, amount: Decimal) -> None:
        """`amount` is what this document would add; zero when it is counted already."""
        shown = meter is not None and bool(meter.get("usn")) and meter.get("limit") is not None
        self.setVisible(shown)
        if meter is None or not shown:
            return
        limit, used = Decimal(meter["limit"]), limits.exposure(meter)
        share, added = limits.share(used, limit), limits.share(amount, limit)
        self.meter.show_share(share, added, HUES[band(meter, amount)])
        words = translate("invoices", "USN {}: {} used, {} with this invoice – {} of {} million ₽")
        if not amount:
            words = translate("invoices", "USN {}: {} used – {} of {} million ₽")
            self.text.setText(words.format(meter["year"], _percent(share), millions(used), millions(limit)))
            return
        total = millions(used + amount)
        self.text.setText(words.format(meter["year"], _percent(share), _percent(share + added), total, millions(limit)))


def _percent(share: float) -> str:
    return formats.percent(Decimal(str(share * 100)).quantize(Decimal("0.1")))


def put_under(fields: Form, name: str, widget: QWidget) -> None:
    """Places a widget between an editor and its message line."""
    holder = fields.fields[name].parentWidget()
    column = holder.layout() if holder is not None else None
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(1, widget)
