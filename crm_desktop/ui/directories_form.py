"""A card's form made of the declaration of its fields, in the three columns of every card."""

from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.ui.directories_editors import ColourEdit, PeopleEdit
from crm_desktop.ui.directories_fields import Directory, Field
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import (
    ChoiceBox,
    DigitsEdit,
    FlagBox,
    IntegerEdit,
    MoneyEdit,
    PercentEdit,
    PhoneEdit,
    QuantityEdit,
    TextArea,
    TextLine,
)
from crm_desktop.ui.kit.form import Editor
from crm_desktop.ui.kit.lookup import LookupEdit

translate = QCoreApplication.translate
COLUMNS = 3
EDITORS: dict[str, type[Editor]] = {
    "text": TextLine, "area": TextArea, "digits": DigitsEdit, "phone": PhoneEdit, "colour": ColourEdit,
    "money": MoneyEdit, "number": IntegerEdit, "quantity": QuantityEdit, "percent": PercentEdit, "date": DateEdit,
    "flag": FlagBox, "choice": ChoiceBox, "lookup": LookupEdit, "people": PeopleEdit,
}  # fmt: skip


class DirectoryForm:
    """Has the `setupUi` of a generated form, so that a card takes it for one."""

    fields: ClassVar[tuple[Field, ...]] = ()

    def setupUi(self, pane: QWidget) -> None:  # noqa: N802 - named by Qt's uic
        """Puts labels in even rows and editors in odd ones; a heading begins a row of its own."""
        self.grid = QGridLayout(pane)
        self._row = self._column = 0
        for field in self.fields:
            self._place(field, pane)
        for column in range(COLUMNS):
            self.grid.setColumnStretch(column, 1)

    def _place(self, field: Field, pane: QWidget) -> None:
        if field.heading:
            self._new_row()
            heading = QLabel(translate("directories", field.heading), pane)
            heading.setProperty("role", "strong")
            heading.setContentsMargins(0, 6, 0, 2)
            self.grid.addWidget(heading, self._row, 0, 1, COLUMNS)
            self._row += 1
        if self._column + field.span > COLUMNS:
            self._new_row()
        label, editor = self._made(field, pane)
        if label is not None:
            self.grid.addWidget(label, self._row, self._column, 1, field.span)
        self.grid.addWidget(editor, self._row + 1, self._column, 1, field.span)
        self._column += field.span

    def _new_row(self) -> None:
        if self._column:
            self._row, self._column = self._row + 2, 0

    def _made(self, field: Field, pane: QWidget) -> tuple[QLabel | None, Editor]:
        editor = EDITORS[field.kind](pane)
        editor.setObjectName(field.name)
        title = translate("directories", field.title)
        if isinstance(editor, FlagBox):
            editor.setText(title)
            editor.setAccessibleName(title)
            return None, editor
        if isinstance(editor, ChoiceBox):
            choices: list[tuple[Any, str]] = [(one, words.state(field.vocabulary, one)[0]) for one in field.choices]
            editor.set_choices(choices, field.empty)
        if isinstance(editor, MoneyEdit | IntegerEdit | QuantityEdit):
            editor.least = editor.least if field.least is None else _decimal(field.least)
            editor.most = editor.most if field.most is None else _decimal(field.most)
        label = QLabel(f"{title} *" if field.required else title, pane)
        label.setObjectName(f"label_{field.name}")
        return label, editor


def _decimal(value: int) -> Any:
    from decimal import Decimal

    return Decimal(value)


def form_of(directory: Directory) -> type[DirectoryForm]:
    """The form class of a list, as `Card.form` wants it."""
    return type(f"{directory.document.title().replace('_', '')}Form", (DirectoryForm,), {"fields": directory.fields})
