"""Filling a client's card from the public register: one of several offices is chosen, differences are shown first."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui import login_vault
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY
from crm_desktop.ui.kit.dialogs import CANCEL, SAVE, Dialog
from crm_desktop.ui.kit.fields import FlagBox

if TYPE_CHECKING:
    from crm_desktop.services.registry_lookup import Company
    from crm_desktop.ui.clients_card import ClientCard

translate = QCoreApplication.translate
KEPT = ("short_name", "signatory_position", "signatory_name")
"""What people write in their own way: what stands there stays unless it is chosen."""


def kept_key() -> str:
    """On a thread of the store's own."""
    from crm_desktop.services import registry_lookup

    return registry_lookup.kept_key()


class RegistryFill(QObject):
    """Asks at a click; for a new client also when its ИНН is complete, if there is a key."""

    def __init__(self, card: "ClientCard") -> None:
        super().__init__(card)
        self.card = card
        self._offered = ""

    def offer(self) -> None:
        """Quietly: without a key or an answer nothing is said."""
        inn = str(self.card.fields.value("inn") or "")
        if inn != self._offered:
            self._offered = inn
            login_vault.ask(self, kept_key, lambda key: self._find(inn, key, quiet=True) if key else None)

    def ask(self) -> None:
        """The check digits are judged before anybody is asked."""
        if not self.card.requisites.inn_is_right():
            problem = self.card.fields.fields["inn"].problem() or translate("clients", "Type the INN first")
            self.card.fields.tell("inn", problem)
            self.card.fields.go_to("inn")
            return
        inn = str(self.card.fields.value("inn"))
        self.card.fill.setEnabled(False)
        login_vault.ask(self, kept_key, lambda key: self._find(inn, key, quiet=False))

    def _find(self, inn: str, key: str, *, quiet: bool) -> None:
        tasks.run(
            self,
            "crm_desktop.services.registry_lookup:find",
            inn,
            key,
            then=lambda found: self._found(inn, found, quiet),
            failed=lambda problem: self._failed(problem, quiet),
            key="registry",
        )

    def _failed(self, problem: Exception, quiet: bool) -> None:
        self.card.fill.setEnabled(True)
        if not quiet:
            link = {}
            if isinstance(problem, Refused) and problem.code in ("registry_no_key", "registry_key_refused"):
                link = {translate("clients", "Enter the key"): self._enter_key}
            self.card.notice.say(words.sentence(problem), link, hue="amber")

    def _enter_key(self) -> None:
        from crm_desktop.ui.clients_registry_key import RegistryKeyDialog

        RegistryKeyDialog(self.card).open()

    def _found(self, inn: str, found: list["Company"], quiet: bool) -> None:
        self.card.fill.setEnabled(True)
        if inn != self.card.fields.value("inn"):
            return
        if not found:
            if not quiet:
                text = translate("clients", "The register knows nobody with the INN {}.").format(inn)
                self.card.notice.say(text, hue="amber")
            return
        kpp = self.card.fields.value("kpp")
        same = [company for company in found if kpp and company.kpp == kpp]
        if len(found) == 1 or same:
            self.take((same or found)[0])
            return
        dialog = OfficeDialog(found, self.card)
        dialog.accepted.connect(lambda: self.take(dialog.company()))
        dialog.open()

    def take(self, company: "Company") -> None:
        """Empty fields are filled at once; what would be overwritten is asked field by field."""
        told = company.fields()
        now = {name: str(self.card.fields.value(name) or "") for name in told}
        different = {name: (now[name], value) for name, value in told.items() if now[name] not in ("", value)}
        # A new card has a kind before anybody has chosen one.
        if self.card.id is None:
            different.pop("kind", None)
        if not different:
            self._fill(told, company.registry_state)
            return
        titles = {name: self.card.fields.words_of(name) for name in different}
        kinds = dict(self.card.kind_words())
        dialog = DifferencesDialog(different, titles, kinds, self.card)
        left = {name: value for name, value in told.items() if name not in different}
        dialog.accepted.connect(lambda: self._fill({**left, **dialog.chosen()}, company.registry_state))
        dialog.open()

    def _fill(self, values: Mapping[str, str], state: str) -> None:
        changed = [name for name, value in values.items() if str(self.card.fields.value(name) or "") != value]
        self.card.fields.set_values(values)
        for name in changed:
            self.card.fields.edited.emit(name)
        self.card.take_registry_state(state)
        text = translate("clients", "Filled in from the register: {}. Check and save.")
        titles = ", ".join(self.card.fields.words_of(name) for name in changed)
        same = translate("clients", "The card says what the register says.")
        self.card.notice.say(text.format(titles) if changed else same, hue="green")


class OfficeDialog(Dialog):
    """The head office or one of its branches, told apart by КПП."""

    def __init__(self, found: list["Company"], parent: QWidget) -> None:
        text = translate("clients", "The register has several offices with this INN. They differ by KPP.")
        super().__init__(translate("clients", "Which office?"), text, parent)
        self._found = found
        self.choices: list[QRadioButton] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(2, 1)
        for row, company in enumerate(found[:12]):
            choice = QRadioButton(company.kpp or "—")
            choice.setAccessibleName(f"{company.kpp}, {company.address}")
            choice.setChecked(row == 0)
            what = translate("clients", "branch") if company.branch else translate("clients", "head office")
            where = QLabel(company.address)
            where.setWordWrap(True)
            where.setMinimumWidth(340)
            where.setProperty("role", "muted")
            for column, widget in enumerate((choice, QLabel(what), where)):
                grid.addWidget(widget, row, column)
            self.choices.append(choice)
        self.body.addLayout(grid)
        self.finish(
            (translate("clients", "Cancel"), PLAIN, CANCEL), (translate("clients", "Fill in"), PRIMARY, SAVE)
        )

    def company(self) -> "Company":
        """The one that is chosen."""
        return next(company for company, choice in zip(self._found, self.choices, strict=False) if choice.isChecked())


class DifferencesDialog(Dialog):
    """What stands on the card beside what the register says; ticked fields are taken over."""

    def __init__(
        self,
        fields: Mapping[str, tuple[str, str]],
        titles: Mapping[str, str],
        kinds: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        text = translate("clients", "The register says otherwise. Tick what is to be taken over.")
        super().__init__(translate("clients", "Differences from the register"), text, parent)
        self._fields = fields
        self.boxes: dict[str, FlagBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        captions = ("", translate("clients", "On the card"), translate("clients", "In the register"))
        for column, caption in enumerate(captions):
            heading = QLabel(caption)
            heading.setProperty("role", "label")
            grid.addWidget(heading, 0, column)
        for row, (name, (now, told)) in enumerate(fields.items(), 1):
            box = FlagBox()
            box.setText(titles[name])
            box.setObjectName(f"take_{name}")
            box.set_value(name not in KEPT)
            grid.addWidget(box, row, 0)
            for column, value in ((1, now), (2, told)):
                label = QLabel(kinds.get(value, value) if name == "kind" else value)
                label.setWordWrap(True)
                label.setMinimumWidth(220)
                label.setProperty("role", "muted" if column == 1 else "")
                grid.addWidget(label, row, column)
            self.boxes[name] = box
        self.body.addLayout(grid)
        self.finish(
            (translate("clients", "Cancel"), PLAIN, CANCEL), (translate("clients", "Take over"), PRIMARY, SAVE)
        )

    def chosen(self) -> dict[str, Any]:
        """The register's values of the ticked fields."""
        return {name: self._fields[name][1] for name, box in self.boxes.items() if box.value()}
