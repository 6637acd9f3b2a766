"""Employees: everything about people for the administrator, a phone book for everybody, and who leads whom."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services.listings.employees import COLLEAGUES, LISTING
from crm_desktop.services.lists import Column
from crm_desktop.ui.employees_tree import EmployeesTree
from crm_desktop.ui.kit import cells, parsing, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.cells import Cell
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.page import ListPage
from crm_desktop.ui.kit.state_page import Creation
from crm_desktop.ui.kit.tabs import Tab

translate = QCoreApplication.translate
TREE = "tree"


class EmployeesPage(ListPage):
    """The list, and as its last tab the hierarchy as a tree."""

    def __init__(self, context: Context) -> None:
        self.keeps = "administrator" in context.person.roles
        self.tree: EmployeesTree | None = None
        self._at_tree = False
        cells.register_kind("phone", _phone)
        listing = LISTING if self.keeps else COLLEAGUES
        creation = Creation(translate("employees", "New employee"), self.hire) if self.keeps else None
        super().__init__(listing, context, creation=creation)
        shown = [Tab(view.name, words.title(view.title), view.badge) for view in listing.views]
        self.tabs.set_tabs([*shown, Tab(TREE, translate("employees", "Who leads whom"))])
        if self.keeps:
            load = Button(translate("employees", "Import from a table"), "table_add")
            load.setObjectName("import_employees")
            load.clicked.connect(lambda _on=False: self.import_file())
            self.head.insert(load)

    def hire(self) -> None:
        """An empty card."""
        self.context.window.open_card("employee")

    def import_file(self) -> QWidget:
        """Choose a table, see what would happen, hire."""
        from crm_desktop.ui.employees_import import ImportDialog

        dialog = ImportDialog(self.context, self)
        dialog.imported.connect(self.refresh)
        dialog.open()
        return dialog

    # the tree is a page of the stack beside the table

    def _choose_view(self, name: str) -> None:
        self._at_tree = name == TREE
        self.filters.setVisible(not self._at_tree)
        self.footer.setVisible(not self._at_tree)
        if self._at_tree:
            self._show_tree()
        else:
            super()._choose_view(name)

    def _show_tree(self) -> None:
        if self.tree is None:
            self.tree = EmployeesTree(self.context)
            self._stack.addWidget(self.tree)
        self._stack.setCurrentWidget(self.tree)
        self.tree.refresh()

    def refresh(self) -> None:
        super().refresh()
        if self._at_tree and self.tree is not None:
            self.tree.refresh()

    def _show_state(self, state: str) -> None:
        super()._show_state(state)
        if self._at_tree and self.tree is not None:
            self._stack.setCurrentWidget(self.tree)


def _phone(_column: Column, value: str) -> Cell:
    """As the card writes it."""
    return Cell("text", parsing.phone(value))
