"""The lines of quotes, invoices and acts: prices, discounts, VAT and totals while they are typed.

The figures are those the base will generate (crm.line_base, crm.line_vat): discount first, rounded to kopecks,
then the tax, rounded once more, so that nothing jumps at saving.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services import vat
from crm_desktop.services.money import r2
from crm_desktop.services.vat import LineAmounts, PriceMode
from crm_desktop.ui import lookups
from crm_desktop.ui.kit import formats
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.fields import TextLine
from crm_desktop.ui.kit.line_columns import Line, LineColumn, bare, line_changes
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.lookup import Choice

translate = QCoreApplication.translate
Rate = Decimal | None
HUNDRED = Decimal(100)


class PricedLines(LinesTable):
    """`set_rate` tells what the chosen seller charges; lines the base has priced for this seller keep their rate."""

    def __init__(self, context: Context, *, optional: bool = False, only_quantity: bool = False) -> None:
        self._services = {service["id"]: service for service in context.facts["choices"]["services"]}
        self._rate: Rate = None
        self._rates_stand = True
        super().__init__(
            _columns(self, optional=optional, only_quantity=only_quantity),
            title=translate("priced_lines", "Services"),
            prompt=translate("priced_lines", "Start typing the name of a service…"),
            total=lambda lines: vat.document_totals(self.amounts(lines)).total,
            total_title=translate("priced_lines", "To pay"),
            fixed=only_quantity,
        )
        self._only_quantity = only_quantity
        self.name = TextLine()
        self.name.setObjectName("line_title")
        self._name_row = self._made_name_row()
        self.sums = QLabel()
        self.sums.setObjectName("sums")
        self.sums.setProperty("role", "muted")
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self._name_row)
        column.insertWidget(column.count() - 1, self.sums)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_name())
        self.name.edited.connect(self._rename)
        self.model.edited.connect(self._show_sums)
        self.model.modelReset.connect(self._show_sums)
        self._show_sums()

    def tr(self, text: str, disambiguation: str | None = None, n: int = -1, /) -> str:
        """Words of the table are looked up where the table has them, not under the name of this subclass."""
        return translate(LinesTable.__name__, text, disambiguation, n)

    def set_rate(self, rate: Rate, *, stands: bool) -> None:
        """`stands`: the seller is the one the lines were saved for."""
        self._rate, self._rates_stand = rate, stands
        self.model.edited.emit() if self.model.lines else self._show_sums()
        self.view.viewport().update()

    def rate_of(self, line: Line) -> Rate:
        """The rate the base will set; None is without VAT."""
        if self._rates_stand and line.get("id") and "vat_rate" in line:
            return _decimal(line["vat_rate"])
        service = self._services.get(line.get("service_id"), {})
        return None if service.get("vat_exempt") else self._rate

    def amounts_of(self, line: Line) -> LineAmounts:
        """Net, tax and total of one line."""
        quantity, price = _decimal(line.get("quantity")), _decimal(line.get("price"))
        discount = _decimal(line.get("discount_percent")) or Decimal(0)
        base = r2((quantity or Decimal(0)) * (price or Decimal(0)) * (HUNDRED - discount) / HUNDRED)
        mode = PriceMode.INCLUSIVE if line.get("vat_included") else PriceMode.EXCLUSIVE
        return vat.line_amounts(Decimal(1), base, self.rate_of(line), mode)

    def sum_of(self, line: Line) -> Decimal | None:
        """What the column of sums shows; nothing for a line without a service."""
        return self.amounts_of(line).total if line.get("service_id") else None

    def amounts(self, lines: list[Line]) -> list[LineAmounts]:
        """Of the lines that make the sum: optional ones are an offer beside it."""
        return [self.amounts_of(line) for line in lines if line.get("service_id") and not line.get("optional")]

    def net(self) -> Decimal:
        """What would count as income: the sum without VAT."""
        return vat.document_totals(self.amounts(self.model.lines)).net

    def _made_name_row(self) -> QWidget:
        """Names are long: they are written in a line of their own, below the table, for the chosen row."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(44, 4, 0, 0)
        words = QLabel(translate("priced_lines", "Name in the document"))
        words.setProperty("role", "label")
        words.setBuddy(self.name)
        self.name.setAccessibleName(words.text())
        line.addWidget(words)
        line.addWidget(self.name, 1)
        row.hide()
        return row

    def _current(self) -> Line | None:
        row = self.view.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _show_name(self) -> None:
        line = self._current()
        shown = line is not None and not self.model.read_only and not self._only_quantity
        self._name_row.setVisible(shown)
        if line is not None and not self.name.hasFocus():
            self.name.set_value(line.get("title"))

    def _rename(self) -> None:
        line = self._current()
        if line is not None:
            line["title"] = line["service_id_title"] = self.name.text()
            self.model.touch(self.view.currentIndex().row())

    def load(self, lines: Sequence[Line]) -> None:
        """The column of services shows what the document prints, not the price list."""
        super().load(
            [{**line, "service_id_title": line.get("title") or line.get("service_id_title")} for line in lines]
        )
        self._show_name()

    def _kept(self) -> tuple[LineColumn, ...]:
        """The columns of the base: the name has no column of its own in the table."""
        named = any(column.name == "title" for column in self.model.columns)
        return self.model.columns if named else (*self.model.columns, LineColumn("title", ""))

    @property
    def dirty(self) -> bool:
        """Names count too."""
        now = [bare(line, self._kept()) for line in self.lines()]
        return now != [bare(line, self._kept()) for line in self._original]

    def set_read_only(self, on: bool) -> None:
        """Nothing can be renamed then either."""
        super().set_read_only(on)
        self._show_name()

    def changes(self) -> tuple[list[Line], list[int]]:
        """A cleared discount is none, a cleared title that of the service."""
        lines, removed = line_changes(self._original, self.lines(), self._kept())
        empty: dict[str, Any] = {"discount_percent": 0, "price": 0, "title": "", "unit": "", "optional": False}
        return [
            {name: empty.get(name) if value is None else value for name, value in line.items()} for line in lines
        ], removed

    def fill(self, line: Line, choice: Choice) -> None:
        """Takes over name, unit and price of a service from the price list."""
        service = self._services.get(choice.id)
        if service is None:
            return
        line.update(title=service["name"], unit=service["unit"], price=service["price"])
        line.setdefault("quantity", Decimal(1))
        self._show_name()

    def _show_sums(self) -> None:
        totals = vat.document_totals(self.amounts(self.model.lines))
        parts = [translate("priced_lines", "Without VAT {}").format(formats.roubles(totals.net))]
        for rate, tax in totals.by_rate:
            if rate is not None:
                words = translate("priced_lines", "VAT {} %: {}")
                parts.append(words.format(formats.quantity(rate), formats.roubles(tax)))
        if not any(rate is not None for rate, _tax in totals.by_rate):
            parts = [translate("priced_lines", "Without VAT")]
        self.sums.setText("   ".join(parts))


def _columns(table: PricedLines, *, optional: bool, only_quantity: bool) -> tuple[LineColumn, ...]:
    """In an act everything but the quantity follows from the work that was sold."""

    def fixed(name: str) -> Callable[[Line], Any] | None:
        return (lambda line: line.get(name)) if only_quantity else None

    service = LineColumn(
        "service_id",
        translate("priced_lines", "Service"),
        "lookup",
        stretch=True,
        required=True,
        search=lookups.services,
        filled=table.fill,
    )
    title = LineColumn("title", translate("priced_lines", "Service"), "text", stretch=True, computed=fixed("title"))
    words = translate("priced_lines", "Disc., %")
    tax = LineColumn("vat_words", translate("priced_lines", "VAT"), "text", 62, computed=partial(_rate_words, table))
    found = [
        title if only_quantity else service,
        LineColumn("quantity", translate("priced_lines", "Qty"), "quantity", 64, required=True),
        LineColumn("unit", translate("priced_lines", "Unit"), "text", 62, computed=fixed("unit")),
        LineColumn("price", translate("priced_lines", "Price, ₽"), "money", 102, computed=fixed("price")),
        LineColumn("discount_percent", words, "percent", 72, computed=fixed("discount_percent")),
        tax,
        LineColumn("sum", translate("priced_lines", "Sum, ₽"), "money", 108, computed=table.sum_of),
    ]  # fmt: skip
    if optional:
        flags = ((False, ""), (True, translate("priced_lines", "option")))
        found.append(LineColumn("optional", translate("priced_lines", "Option"), "choice", 66, choices=flags))
    return tuple(found)


def _rate_words(table: PricedLines, line: Line) -> str:
    if not line.get("service_id"):
        return ""
    rate = table.rate_of(line)
    return translate("priced_lines", "none") if rate is None else formats.percent(rate)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
