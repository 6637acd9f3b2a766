"""Two cards side by side: of each field one value stays, or both where a field can hold them."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QSizePolicy

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.layouts import emptied

translate = QCoreApplication.translate
SURVIVOR, MERGED, BOTH = "survivor", "merged", "both"
FIELDS = {
    "short_name": QT_TRANSLATE_NOOP("client_merges", "Name"),
    "full_name": QT_TRANSLATE_NOOP("client_merges", "Full name"),
    "kind": QT_TRANSLATE_NOOP("client_merges", "Kind"),
    "inn": QT_TRANSLATE_NOOP("client_merges", "INN"),
    "kpp": QT_TRANSLATE_NOOP("client_merges", "KPP"),
    "ogrn": QT_TRANSLATE_NOOP("client_merges", "OGRN"),
    "address": QT_TRANSLATE_NOOP("client_merges", "Legal address"),
    "postal_address": QT_TRANSLATE_NOOP("client_merges", "Postal address"),
    "phone": QT_TRANSLATE_NOOP("client_merges", "Phone"),
    "email": QT_TRANSLATE_NOOP("client_merges", "E-mail"),
    "site": QT_TRANSLATE_NOOP("client_merges", "Site"),
    "source": QT_TRANSLATE_NOOP("client_merges", "Source"),
    "tags": QT_TRANSLATE_NOOP("client_merges", "Tags"),
    "comment": QT_TRANSLATE_NOOP("client_merges", "Comment"),
    "signatory_position": QT_TRANSLATE_NOOP("client_merges", "Signatory: position"),
    "signatory_name": QT_TRANSLATE_NOOP("client_merges", "Signatory: name"),
    "signatory_basis": QT_TRANSLATE_NOOP("client_merges", "Signatory: basis"),
}
KINDS = {
    "company": QT_TRANSLATE_NOOP("client_merges", "Organisation"),
    "entrepreneur": QT_TRANSLATE_NOOP("client_merges", "Sole proprietor"),
    "person": QT_TRANSLATE_NOOP("client_merges", "Person"),
}
# With another ИНН these are one choice, which stands at the ИНН.
IDENTITY = frozenset({"kind", "kpp", "ogrn"})
LONGEST = 46


class FieldsBox(Box):
    """Emits `chosen` whenever a choice is changed; `choices()` names those that were made by hand."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(translate("client_merges", "What stays on the card"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnMinimumWidth(0, 150)
        for column in (1, 2):
            self.grid.setColumnStretch(column, 1)
        self.column.addLayout(self.grid)
        self.groups: dict[str, QButtonGroup] = {}
        self._foreseen: dict[str, str] = {}

    def show_fields(self, foreseen: dict[str, Any]) -> None:
        """A row for every field either card has; what contradicts is marked and stands first."""
        emptied(self.grid)
        self.groups.clear()
        fields = foreseen["fields"]
        self._foreseen = {name: field["chosen"] for name, field in fields.items()}
        one, other = foreseen["survivor"], foreseen["merged"]
        shown = [name for name in FIELDS if one[name] or other[name]]
        for row, name in enumerate(sorted(shown, key=lambda name: not fields[name]["conflict"])):
            self._add_label(row, name, bool(fields[name]["conflict"]))
            if one[name] == other[name]:
                self.grid.addWidget(_text(_words(name, one[name])), row, 1, 1, 2)
            elif name in IDENTITY and foreseen["another_inn"]:
                for place, values in enumerate((one, other), 1):
                    self.grid.addWidget(_text(_words(name, values[name]) or "—"), row, place)
            else:
                self._add_choice(row, name, fields[name], one[name], other[name])

    def _add_label(self, row: int, name: str, conflict: bool) -> None:
        label = QLabel(translate("client_merges", FIELDS[name]))
        label.setProperty("role", "strong" if conflict else "muted")
        self.grid.addWidget(label, row, 0)

    def _add_choice(self, row: int, name: str, field: dict[str, Any], one: Any, other: Any) -> None:
        group = self.groups[name] = QButtonGroup(self)
        title = translate("client_merges", FIELDS[name])
        sides = [(SURVIVOR, _words(name, one)), (MERGED, _words(name, other))]
        if field["both"] and one and other:
            sides.append((BOTH, translate("client_merges", "Both")))
        for column, (side, words) in enumerate(sides, 1):
            button = QRadioButton(_short(words) or translate("client_merges", "empty"))
            button.setObjectName(f"{name}_{side}")
            button.setToolTip(words)
            button.setAccessibleName(f"{title}: {words}")
            button.setProperty("side", side)
            button.setChecked(field["chosen"] == side)
            button.setSizePolicy(
                QSizePolicy.Policy.Ignored if side != BOTH else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
            )
            group.addButton(button)
            self.grid.addWidget(button, row, column)
        group.buttonClicked.connect(lambda _button: self.chosen.emit())

    def choices(self) -> dict[str, str]:
        """{field: survivor | merged | both} where it differs from what the base would do by itself."""
        found = {}
        for name, group in self.groups.items():
            button = group.checkedButton()
            side = str(button.property("side")) if button is not None else ""
            if side and side != self._foreseen[name]:
                found[name] = side
        return found


def _words(name: str, value: Any) -> str:
    if name == "kind":
        return translate("client_merges", KINDS[value])
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _short(words: str) -> str:
    line = " ".join(words.split()).replace("&", "&&")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _text(words: str) -> QLabel:
    label = QLabel(" ".join(words.split()))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label
