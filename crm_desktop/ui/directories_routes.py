"""The card of an approval route: its steps as a small table, and the same in words."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from crm_desktop.ui import directories_lookups as lookups
from crm_desktop.ui.directories_card import DirectoryCard
from crm_desktop.ui.directories_form import form_of
from crm_desktop.ui.directories_lists import BY_DOCUMENT
from crm_desktop.ui.directories_of_people import ROLES
from crm_desktop.ui.directories_route_trial import TryOut
from crm_desktop.ui.directories_route_words import HOURS, route_words
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.line_columns import Line, LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.rows_box import put_below

translate = QCoreApplication.translate
APPROVERS = ("superior", "role", "group_head", "person")
MODES = ("any", "all")
# Which column says who it is, for each way of naming an approver that asks for it.
NAMED_BY = {"superior": "level", "role": "role", "person": "employee_id"}


class Steps(LinesTable):
    """Whoever fills in a role, a person or a level says with it how the approver is named; the others are emptied."""

    def __init__(self) -> None:
        approvers = tuple((name, words.state("approver", name)[0]) for name in APPROVERS)
        roles = tuple((name, words.state("role", name)[0]) for name in ROLES)
        modes = tuple((name, words.state("approval_mode", name)[0]) for name in MODES)
        columns = (
            LineColumn(
                "approver", translate("directories", "Who decides"), "choice", 190, required=True, choices=approvers
            ),
            LineColumn("level", translate("directories", "Level"), "integer", 80),
            LineColumn("role", translate("directories", "Role"), "choice", 140, choices=roles),
            LineColumn(
                "employee_id", translate("directories", "Person"), "lookup", stretch=True, search=lookups.colleagues
            ),
            LineColumn("mode", translate("directories", "Say yes"), "choice", 130, choices=modes),
            LineColumn("hours", translate("directories", "Hours"), "integer", 80),
        )
        super().__init__(
            columns, title=translate("directories", "Steps"), prompt=translate("directories", "Choose who decides…")
        )
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("role", "muted")
        self.words.setObjectName("route_words")
        column = self.layout()
        assert column is not None
        column.addWidget(self.words)
        for icon, tip, by in (
            ("arrow_up", translate("directories", "Earlier (Ctrl+Shift+Up)"), -1),
            ("arrow_down", translate("directories", "Later (Ctrl+Shift+Down)"), 1),
        ):
            button = IconButton(icon, tip, size=16, box=28, clicked=partial(self.move_step, by))
            button.setObjectName(icon)
            self.add_button_to_head(button)
        self._version = 0
        self._before_by_line: list[tuple[Line, Line]] = []
        self.model.edited.connect(self._agree)

    def load(self, lines: Any) -> None:
        super().load(lines)
        self._remember()

    def move_step(self, by: int) -> None:
        """Put the current step earlier or later."""
        if self.model.read_only:
            return
        now = self.view.currentIndex()
        moved = self.model.move(now.row(), by)
        self.view.setCurrentIndex(self.model.index(moved, now.column()))
        self.view.setFocus()

    def _agree(self) -> None:
        known = {id(line): before for line, before in self._before_by_line}
        for line in self.model.lines:
            before = known.get(id(line), {})
            if not line:
                continue
            self._name(line, before)
            line.setdefault("hours", HOURS)
            line.setdefault("mode", "any")
        self._remember()
        self.view.viewport().update()

    def _name(self, line: Line, before: Line) -> None:
        changed = {name for name in ("approver", *NAMED_BY.values()) if line.get(name) != before.get(name)}
        for approver, column in NAMED_BY.items():
            if column in changed and "approver" not in changed and line.get(column) is not None:
                line["approver"] = approver
        chosen = line.get("approver")
        for name, column in NAMED_BY.items():
            if name != chosen and chosen is not None:
                line[column] = None
                line.pop(f"{column}_title", None)
        if chosen == "superior" and line.get("level") is None:
            line["level"] = 1

    def _remember(self) -> None:
        self._before_by_line = [(line, dict(line)) for line in self.model.lines]
        self._show_words()

    def show_version(self, version: int) -> None:
        """The version approvals that begin now will keep."""
        self._version = version
        self._show_words()

    def _show_words(self) -> None:
        told = route_words(self.lines())
        if self._version and told:
            told += translate("directories", " · version {}").format(self._version)
        self.words.setText(told)

    def check(self) -> str:
        for row, line in enumerate(self.model.lines):
            column = NAMED_BY.get(str(line.get("approver") or ""))
            if column is not None and line.get(column) is None:
                self.model.problems[row, column] = translate("directories", "Say who")
        return super().check()


class ApprovalRouteCard(DirectoryCard):
    """A route with its steps; a running approval keeps the steps and the version it began with."""

    directory = BY_DOCUMENT["approval_route"]
    form = form_of(directory)
    lines: Steps

    def make_lines(self) -> Steps:
        return Steps()

    def prepare(self) -> None:
        super().prepare()
        self.try_out = TryOut()
        put_below(self.lines, self.try_out)
        # Only an administrator asks for somebody else; the base would answer others about themselves.
        self.try_out.setVisible("administrator" in self.context.person.roles)

    def show_card(self, values: dict[str, Any]) -> None:
        super().show_card(values)
        if self.id is not None:
            self.lines.show_version(values["version"])
            self.try_out.kind.set_value(values["kind"])
            self.try_out.amount.set_value(values["from_amount"])
