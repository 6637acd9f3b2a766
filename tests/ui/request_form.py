"""A form made the way uic makes one, for the tests of form and card."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import ChoiceBox, DigitsEdit
from crm_desktop.ui.kit.lookup import LookupEdit

FIELDS = (
    ("client_id", "Клиент *", LookupEdit),
    ("inn", "ИНН *", DigitsEdit),
    ("contact_id", "Контактное лицо", LookupEdit),
    ("direction_id", "Направление *", ChoiceBox),
    ("organization_id", "Организация", ChoiceBox),
    ("expert_id", "Эксперт", LookupEdit),
    ("due_on", "Срок расчёта *", DateEdit),
    ("source", "Источник", ChoiceBox),
    ("priority", "Приоритет", ChoiceBox),
)


class RequestForm:
    """Nine fields in three columns."""

    def setupUi(self, pane: QWidget) -> None:
        grid = QGridLayout(pane)
        for place, (name, title, kind) in enumerate(FIELDS):
            row, column = place // 3 * 2, place % 3
            label = QLabel(title, pane)
            label.setObjectName(f"label_{name}")
            editor = kind(pane)
            editor.setObjectName(name)
            grid.addWidget(label, row, column)
            grid.addWidget(editor, row + 1, column)
