"""The matrix of permits: organisations across, directions and services down, one panel for one cell or for many."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui.directories_fields import Directory
from crm_desktop.ui.directories_permits_cells import HUES, SIGNS, Cell, Matrix, Row, in_force, state_words
from crm_desktop.ui.directories_permits_panel import PermitPanel
from crm_desktop.ui.directories_permits_table import Index, PermitsModel, PermitsTable
from crm_desktop.ui.directories_verbs import SERVICE
from crm_desktop.ui.kit import actions, formats, tasks, theme, words
from crm_desktop.ui.kit.buttons import Button, IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask, Dialog, StepDialog, confirm
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.search_edit import SearchEdit
from crm_desktop.ui.kit.state_page import StatePage

translate = QCoreApplication.translate
TABLES = frozenset({"service_permit", "organization", "direction", "service"})
SEARCH_AFTER = 150


class PermitsPage(QWidget):
    """Everything is read in one statement and written in one, however many cells are chosen."""

    refreshed = Signal(object)
    as_list_asked = Signal()

    def __init__(self, context: Context, directory: Directory) -> None:
        super().__init__()
        self.context, self.directory = context, directory
        self.writes = bool(directory.keepers & context.person.roles)
        self.model = PermitsModel(self)
        self.table = PermitsTable(self.model)
        self.table.setAccessibleName(translate("directories", "Permits to sell"))
        self.panel = PermitPanel(self.writes)
        self.states, self.stack = StatePage(), QStackedWidget()
        self.search = SearchEdit(translate("directories", "Find a service"), "Ctrl+F")
        self.search.setFixedWidth(220)
        self._search_later = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._search_later.timeout.connect(lambda: self.model.find(self.search.text()))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.head = PageHead(translate("lists", "Permits to sell"))
        self.head.add(IconButton("arrow_sync", translate("kit", "Refresh (F5)"), clicked=self.refresh))
        self.copy = Button(translate("directories", "Copy a column…"), "copy")
        self.copy.setObjectName("copy_column")
        self.copy.setVisible(self.writes)
        self.as_list = Button(translate("directories", "As a list"), "table")
        self.as_list.setObjectName("as_list")
        for button in (self.copy, self.as_list):
            self.head.add(button)
        line, legend = QHBoxLayout(), QHBoxLayout()
        line.setContentsMargins(20, 4, 16, 4)
        line.addWidget(self.search)
        line.addStretch()
        for icon, tip, fold in (
            ("chevron_down", translate("directories", "Open all"), False),
            ("chevron_right", translate("directories", "Fold all"), True),
        ):
            line.addWidget(IconButton(icon, tip, size=16, box=28, clicked=partial(self.model.fold_all, fold)))
        legend.setContentsMargins(20, 0, 16, 6)
        legend.setSpacing(14)
        for state in HUES:
            legend.addWidget(Sign(state))
        legend.addStretch()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.states)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(line)
        column.addLayout(legend)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._search_later.start())
        self.table.chosen.connect(self._show_chosen)
        self.table.edit_asked.connect(self.panel.begin)
        self.table.remove_asked.connect(self.ask_removal)
        self.panel.save_asked.connect(self.save)
        self.panel.remove_asked.connect(self.ask_removal)
        self.panel.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.copy.clicked.connect(lambda _on=False: self.ask_copy())
        self.as_list.clicked.connect(lambda _on=False: self.as_list_asked.emit())
        self.states.retried.connect(self.refresh)
        add = actions.adder(self, translate("directories", "Permits to sell"))
        add(translate("kit", "Refresh"), "F5", self.refresh)
        add(translate("directories", "Find a service"), "Ctrl+F", self.search.setFocus)
        add(translate("directories", "Allow or save"), "Ctrl+S", self.save)
        add(translate("directories", "Remove"), "Del", lambda: None, shortcut=False)
        add(translate("directories", "To the fields of the permit"), "Space", lambda: None, shortcut=False)
        add(translate("directories", "Fold or open the direction"), "-", lambda: None, shortcut=False)
        self.context.live.listen(self, TABLES, self.refresh)

    # reading

    @property
    def dirty(self) -> bool:
        """Whether something is typed into the panel and not saved."""
        return self.panel.dirty

    def give_up(self) -> None:
        """Forget what is typed into the panel."""
        self.panel.show_given()

    def refresh(self) -> None:
        """Read all permits again; place and search stay."""
        tasks.read(self, f"{SERVICE}:permit_matrix", then=self._show, failed=self._fail, key="matrix")
        self.panel.ending.refresh()

    def _show(self, found: dict[str, list[dict[str, Any]]]) -> None:
        self.model.show_matrix(Matrix.of(found, date.today()))
        self.head.show_note(
            translate("directories", "{} organisations, {} services").format(
                len(found["organizations"]), formats.grouped(len(found["services"]))
            )
        )
        self.stack.setCurrentWidget(self.table)
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_chosen()
        self.refreshed.emit(formats.present())

    def _fail(self, problem: Exception) -> None:
        if self.model.matrix.rows:
            self.context.window.show_problem(problem)
            return
        self.states.show_problem(problem)
        self.stack.setCurrentWidget(self.states)

    def _picked(self) -> list[tuple[Row, dict[str, Any], Cell]]:
        places: list[Index] = self.table.picked()
        organizations = self.model.matrix.organizations
        return [(self.model.shown[at.row()], organizations[at.column()], self.model.cell(at)) for at in places]

    def _show_chosen(self) -> None:
        self.panel.show_cells([(row, organization["name"], cell) for row, organization, cell in self._picked()])

    # writing

    def save(self) -> None:
        """Write the panel's dates and basis into every chosen cell: one statement, all or none."""
        picked = self._picked()
        if not picked or not self.writes:
            return
        problem = self.panel.check()
        if problem:
            self.panel.problem.show_text(problem, "red")
            return
        rows = [self._written(row, organization["id"], cell) for row, organization, cell in picked]
        rows = [row for row in rows if row["changes"]]
        if not rows:
            return
        tasks.command(
            self,
            f"{SERVICE}:save_each",
            "service_permit",
            rows,
            then=lambda _count: self._saved(),
            refused=self._refused,
        )

    def _written(self, row: Row, organization_id: int, cell: Cell) -> dict[str, Any]:
        if cell.target is not None:
            return {"id": cell.target["id"], "version": cell.target["version"], "changes": self.panel.changes()}
        column, subject = row.subject
        values = self.panel.values()
        return {"id": None, "version": None, "changes": {"organization_id": organization_id, column: subject, **values}}

    def _saved(self) -> None:
        self.panel.show_given()
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problem: Exception) -> None:
        """The typed values stay; what others have changed is shown at once."""
        self.refresh()
        self.panel.problem.show_text(words.sentence(problem), "red")
        self.context.window.show_problem(problem)

    def ask_removal(self) -> Dialog | None:
        """Del: the permits of the chosen cells go, after one question that says how many."""
        permits = [cell.permit for _row, _organization, cell in self._picked() if cell.permit is not None]
        if not permits or not self.writes:
            return None
        text = translate(
            "directories",
            "Permits: {}. What they allowed will be refused in quotes and invoices. To let one run out give it an end.",
        )
        dialog = confirm(
            self,
            translate("directories", "Remove the permits?"),
            text.format(len(permits)),
            translate("directories", "Remove"),
            danger=True,
        )
        rows = [(permit["id"], permit["version"]) for permit in permits]
        dialog.accepted.connect(
            lambda: tasks.command(
                self,
                f"{SERVICE}:remove_each",
                "service_permit",
                rows,
                then=lambda _count: self._saved(),
                refused=self._refused,
            )
        )
        dialog.open()
        return dialog

    def ask_copy(self) -> StepDialog:
        """Give another organisation what this one may sell and that one may not."""
        organizations = tuple((one["id"], one["name"]) for one in self.model.matrix.organizations)
        column = self.table.currentIndex().column()
        here = self.model.matrix.organizations[column]["id"] if column >= 0 else None
        asks = (
            Ask("source", translate("directories", "From"), "choice", choices=organizations, default=here),
            Ask("target", translate("directories", "To"), "choice", choices=organizations),
            Ask("basis", translate("directories", "Basis (empty: the same)"), "line", required=False),
        )
        text = translate(
            "directories", "Permits in force are copied with their dates; what the other has already stays as it is."
        )
        dialog = StepDialog(translate("directories", "Copy a column"), asks, self, text=text)
        dialog.accepted.connect(lambda: self.copy_column(**dialog.values()))
        dialog.open()
        return dialog

    def copy_column(self, source: int, target: int, basis: str | None) -> None:
        """Write the permits the target lacks, in one statement."""
        matrix = self.model.matrix
        rows = []
        for (organization, column, subject), permits in matrix.by_subject.items():
            taken = any(in_force(one, matrix.today) for one in matrix.by_subject.get((target, column, subject), ()))
            for permit in permits if organization == source and not taken else ():
                if in_force(permit, matrix.today):
                    values = {
                        "from_on": permit["from_on"],
                        "until_on": permit["until_on"],
                        "basis": basis or permit["basis"],
                    }
                    rows.append(
                        {"id": None, "version": None, "changes": {"organization_id": target, column: subject, **values}}
                    )
        if not rows:
            self.context.window.toast(
                translate("directories", "There is nothing to copy: the other may sell all of it.")
            )
            return
        tasks.command(self, f"{SERVICE}:save_each", "service_permit", rows, then=self._copied, refused=self._refused)

    def _copied(self, count: int) -> None:
        self.context.window.toast(translate("directories", "Permits copied: {}").format(count))
        self.refresh()


class Sign(QLabel):
    """An entry of the legend: the sign in its colour and what it means."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        self.setProperty("role", "caption")
        self._paint_sign()

    def _paint_sign(self) -> None:
        colour = theme.tokens().hue(HUES[self._state]).text
        sign = f'<span style="color:{colour};font-weight:600">{SIGNS[self._state]}</span>'
        self.setText(f"{sign} {state_words(self._state)}")

    def changeEvent(self, event: QEvent) -> None:
        """The other theme has other colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_sign()
        super().changeEvent(event)
