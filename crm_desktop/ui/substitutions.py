"""Substitutions of everybody: now, coming and past; arranged, changed and ended from here."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.substitutions import LISTING
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.record_summary import RecordSummary
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.substitutions_dialog import SubstitutionDialog, ask_end

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.substitutions"


class SubstitutionsPage(ListPage):
    """Everybody reads who stands in for whom; one arranges for oneself and one's people, the administrator for all."""

    def __init__(self, context: Context) -> None:
        creation = Creation(translate("substitutions", "New substitution"), self.arrange)
        super().__init__(LISTING, context, creation=creation, summary=self._made_summary, opener=self.change)
        add = actions.adder(self, translate("kit", "List"))
        add(translate("substitutions", "End the substitution"), QKeySequence.StandardKey.Delete, self.end_current)

    def _made_summary(self, context: Context) -> "SubstitutionSummary":
        return SubstitutionSummary(context, self)

    @property
    def summary(self) -> "SubstitutionSummary":
        """The pane at the right."""
        assert self.panel is not None
        found = self.panel.summary
        assert isinstance(found, SubstitutionSummary)
        return found

    def arrange(self) -> SubstitutionDialog:
        """For whom is asked, unless one arranges for nobody but oneself."""
        person, facts = self.context.person, self.context.facts
        alone = not person.roles & {"administrator", "head"}
        return self._open(SubstitutionDialog(self.context, self, absent=(facts["me"], person.name) if alone else None))

    def _open(self, dialog: SubstitutionDialog) -> SubstitutionDialog:
        dialog.put.connect(self.refresh)
        dialog.open()
        return dialog

    def change(self, id: int) -> None:
        """Enter on a row: a dialog where one may change it; otherwise the pane has told everything."""
        tasks.read(self, f"{SERVICE}:read", id, then=self.change_values, key="change")

    def change_values(self, values: dict[str, Any]) -> None:
        """Open the dialog over one substitution."""
        if values["may_change"]:
            self._open(SubstitutionDialog(self.context, self, values=values))

    def end_current(self) -> None:
        """Del: what is under the cursor, when one may."""
        if self.summary.values.get("may_end"):
            self.end(self.summary.values)

    def end(self, values: dict[str, Any]) -> QWidget:
        """Asked once."""
        return ask_end(self, values, self.refresh)


class SubstitutionSummary(RecordSummary):
    """One substitution in words, with what one may do about it."""

    service = SERVICE

    def __init__(self, context: Context, page: SubstitutionsPage) -> None:
        super().__init__()
        self.context, self._page = context, page
        change, end = translate("substitutions", "Change…"), translate("substitutions", "End now…")
        self.change = self.add_verb("change", change, "edit", lambda: page.change_values(self.values))
        self.end = self.add_verb("end", end, "dismiss", lambda: page.end(self.values))

    def show_values(self, values: dict[str, Any]) -> None:
        self.chip.show_state(*words.state("substitution", values["state"]))
        self.title.setText(
            translate("substitutions", "{} for {}").format(values["substitute_id_title"], values["absent_id_title"])
        )
        self.change.setVisible(bool(values["may_change"]))
        self.end.setVisible(bool(values["may_end"]))
        ended_at = values["ended_at"]
        self.show_facts(
            (
                (translate("substitutions", "From"), formats.day(values["from_on"])),
                (translate("substitutions", "Until"), formats.day(values["until_on"])),
                (translate("substitutions", "Ended"), formats.moment(ended_at) if ended_at else ""),
                (translate("substitutions", "The substitute"), "\n".join(purpose_words(values))),
                (translate("substitutions", "Reason"), values["reason"]),
                (translate("substitutions", "Arranged by"), values["arranged_by"] or ""),
            )
        )


def purpose_words(values: dict[str, Any]) -> list[str]:
    """What the substitute does, one line each."""
    told = (
        ("decides", translate("substitutions", "decides approvals")),
        ("sees", translate("substitutions", "sees clients and deals")),
        ("works", translate("substitutions", "works on drafts and takes steps")),
    )
    return [text for name, text in told if values[name]]
