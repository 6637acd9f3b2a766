"""How much of a quote is prepaid: a percent or a sum, of the whole quote or of chosen lines."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from crm_desktop.ui.kit import draw, formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import ChoiceBox, FlagBox, MoneyEdit, PercentEdit
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
WIDEST = 430


class PrepaymentDialog(Dialog):
    """Makes the invoice itself and emits `made` with its id; what the base refuses stands above the question."""

    made = Signal(int)

    def __init__(self, quote: dict[str, Any], parent: QWidget | None = None) -> None:
        text = translate("invoices", "The quote is {}.").format(formats.roubles(quote["total"]))
        super().__init__(translate("invoices", "Make a prepayment invoice"), text, parent)
        self.quote = quote
        self.problem = NoteCard("", "red")
        self.problem.hide()
        self.mode, self.percent, self.amount = ChoiceBox(), PercentEdit(), MoneyEdit()
        self.flags: dict[int, FlagBox] = {}
        self.told = QLabel()
        self.told.setProperty("role", "strong")
        self.body.addWidget(self.problem)
        self.body.addLayout(self._share())
        self._add_lines()
        self.body.addWidget(self.told)
        self.finish(
            (translate("invoices", "Cancel"), PLAIN, CANCEL), (translate("invoices", "Make an invoice"), PRIMARY, SAVE)
        )
        self._show_mode()
        self.percent.setFocus()

    def _share(self) -> QHBoxLayout:
        self.mode.set_choices([
            ("percent", translate("invoices", "a percent")),
            ("amount", translate("invoices", "a sum")),
        ])  # fmt: skip
        self.mode.set_value("percent")
        self.percent.set_value(Decimal(50))
        names = (translate("invoices", "Prepaid is"), translate("invoices", "Percent"), translate("invoices", "Sum, ₽"))
        line = QHBoxLayout()
        editors = {"mode": self.mode, "percent": self.percent, "amount": self.amount}
        for (name, editor), told in zip(editors.items(), names, strict=True):
            editor.setObjectName(name)
            editor.setAccessibleName(told)
            editor.setFixedWidth(160)
            line.addWidget(editor)
        line.addStretch()
        self.mode.edited.connect(self._show_mode)
        self.percent.edited.connect(self._tell)
        self.amount.edited.connect(self._tell)
        return line

    def _add_lines(self) -> None:
        label = QLabel(translate("invoices", "Of which services"))
        label.setProperty("role", "label")
        self.body.addWidget(label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(line for line in self.quote["lines"] if not line.get("optional")):
            flag = FlagBox()
            flag.setObjectName(f"line_{line['id']}")
            flag.setText(draw.elided(str(line["title"]), WIDEST))
            flag.setToolTip(str(line["title"]))
            flag.setChecked(True)
            flag.edited.connect(self._tell)
            self.flags[int(line["id"])] = flag
            grid.addWidget(flag, row, 0)
            grid.addWidget(QLabel(formats.roubles(line["total"])), row, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(grid)

    def _show_mode(self) -> None:
        by_sum = self.mode.value() == "amount"
        self.percent.setVisible(not by_sum)
        self.amount.setVisible(by_sum)
        self._tell()

    def chosen(self) -> list[int] | None:
        """Ids of the chosen lines; None when all are."""
        ids = [number for number, flag in self.flags.items() if flag.value()]
        return None if len(ids) == len(self.flags) else ids

    def share(self) -> tuple[Decimal | None, Decimal | None]:
        """Percent or amount, as services.invoices.make takes them."""
        if self.mode.value() == "amount":
            return None, self.amount.value()
        return self.percent.value(), None

    def _tell(self) -> None:
        percent, amount = self.share()
        kept = self.chosen()
        of = sum((line["total"] for line in self.quote["lines"]
            if int(line["id"]) in self.flags and (kept is None or int(line["id"]) in kept)), Decimal(0))  # fmt: skip
        asked = amount if percent is None else (of * percent / 100).quantize(Decimal("0.01"))
        text = translate("invoices", "To be prepaid: {} of {}")
        self.told.setText("" if asked is None else text.format(formats.roubles(asked), formats.roubles(of)))

    def give(self, answer: str) -> None:
        if answer != SAVE:
            super().give(answer)
            return
        percent, amount = self.share()
        if percent is None and amount is None:
            self.problem.show_text(translate("invoices", "Enter how much is prepaid."), "red")
            return
        self._wait(True)
        tasks.command(
            self,
            "crm_desktop.services.invoices:make",
            self.quote["id"],
            "prepayment",
            percent,
            amount,
            self.chosen(),
            then=self._done,
            refused=self.show_problem,
        )

    def _done(self, made: int) -> None:
        self.made.emit(made)
        super().give(SAVE)

    def _wait(self, on: bool) -> None:
        for button in self.findChildren(Button):
            button.setDisabled(on)

    def show_problem(self, problem: Exception) -> None:
        """A refusal with its figures; the dialog stays."""
        self._wait(False)
        self.problem.show_text(words.sentence(problem), "red")
