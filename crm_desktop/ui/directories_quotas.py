"""The card of a claim quota, and beside its list: who may claim how many now, by the rule that applies to him."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.directories_card import DirectoryCard
from crm_desktop.ui.directories_form import form_of
from crm_desktop.ui.directories_lists import BY_DOCUMENT
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import PRIMARY
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.rows_box import Row, RowsBox

translate = QCoreApplication.translate
SUBJECTS = ("employee_id", "role", "department_id")


class ClaimQuotaCard(DirectoryCard):
    """A quota is of one person, one role, one department, or of everybody: choosing one empties the others."""

    directory = BY_DOCUMENT["claim_quota"]
    form = form_of(directory)

    def prepare(self) -> None:
        super().prepare()
        for name in SUBJECTS:
            self.fields.on_edit(name, partial(self._only, name))

    def _only(self, chosen: str) -> None:
        if self.fields.value(chosen) is not None:
            self.fields.set_values({name: None for name in SUBJECTS if name != chosen})


class QuotasNow(Dialog):
    """Every manager with what he may claim this month and has claimed."""

    def __init__(self, parent: QWidget) -> None:
        text = translate("directories", "Claimed this month, of how many: by the most exact rule for each.")
        super().__init__(translate("directories", "Who has what now"), text, parent)
        self.rows = RowsBox("", translate("directories", "There are no managers."), labels=False)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        pane = QWidget()
        pane.setObjectName("pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.rows)
        column.addStretch()
        area.setWidget(pane)
        self.body.addWidget(area, 1)
        self.finish((translate("directories", "Close"), PRIMARY, CANCEL))
        self.resize(640, 560)
        tasks.read(self, "crm_desktop.services.directories:quotas_now", then=self.show_people, key="quotas")

    def show_people(self, people: Sequence[dict[str, Any]]) -> None:
        """A line for each manager."""
        pattern = translate("directories", "directions {} · new clients {}")
        self.rows.show_rows([
            Row(one["name"], one["department"] or "", pattern.format(share(one["direction"]), share(one["new_client"])))
            for one in people
        ])  # fmt: skip


def share(quota: dict[str, Any]) -> str:
    """3 of 10; without a rule there is no limit."""
    if quota["cap"] is None:
        return translate("directories", "{} (no limit)").format(quota["used"])
    return translate("directories", "{} of {}").format(quota["used"], quota["cap"])
