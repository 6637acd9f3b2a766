"""The company's own lists on one page: their names at the left, the chosen one at the right."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from crm_desktop.ui.directories_calendar import CalendarPage
from crm_desktop.ui.directories_fields import Directory
from crm_desktop.ui.directories_list import DirectoryList
from crm_desktop.ui.directories_lists import BY_DOCUMENT, offered
from crm_desktop.ui.directories_permits import PermitsPage
from crm_desktop.ui.directories_quotas import QuotasNow
from crm_desktop.ui.directories_rail import ListNames
from crm_desktop.ui.kit import actions
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, DISCARD, Dialog

translate = QCoreApplication.translate
LAST = "directories/list"
# Lists that are painted as a whole; the plain list of the same rows is one click away.
PICTURES: dict[str, type[PermitsPage] | type[CalendarPage]] = {
    "service_permit": PermitsPage,
    "calendar_day": CalendarPage,
}


class DirectoriesPage(QWidget):
    """A list is made when it is first chosen; the last one is remembered."""

    refreshed = Signal(object)
    close_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        groups = offered(context.person.roles)
        self.names = ListNames(groups)
        self.stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.names)
        line.addWidget(self.stack, 1)
        self.names.picked.connect(self._show)
        self.names.entered.connect(self.focus_page)
        add = actions.adder(self, translate("directories", "Lists of the company"))
        add(translate("directories", "To the names of the lists"), "Ctrl+Shift+L", self._focus_names)
        first = self.names.names()[:1]
        if not self.names.choose(str(context.settings.get(LAST, ""))) and first:
            self.names.choose(first[0])

    # choosing

    @property
    def page(self) -> Any:
        """The page of the chosen list."""
        return self.stack.currentWidget()

    def show_view(self, name: str) -> None:
        """Choose a list by its document, as other screens ask for it."""
        self.names.choose(name)

    def _show(self, document: str) -> None:
        self.context.settings.set(LAST, document)
        self._open(document, picture=document in PICTURES)

    def show_as_list(self, document: str) -> None:
        """The plain rows of a list that is painted otherwise."""
        self._open(document, picture=False)

    def _open(self, document: str, picture: bool) -> None:
        key = f"{document}/picture" if picture else document
        if key not in self._pages:
            made = self._made(BY_DOCUMENT[document], picture)
            self._pages[key] = made
            self.stack.addWidget(made)
            made.refreshed.connect(self.refreshed)  # type: ignore[attr-defined]  # every page of a list has it
        self.stack.setCurrentWidget(self._pages[key])

    def _made(self, directory: Directory, picture: bool) -> QWidget:
        if picture:
            painted = PICTURES[directory.document](self.context, directory)
            painted.as_list_asked.connect(lambda: self.show_as_list(directory.document))
            return painted
        made = DirectoryList(self.context, directory)
        if directory.document in PICTURES:
            back = {
                "service_permit": translate("directories", "As a matrix"),
                "calendar_day": translate("directories", "As a year"),
            }
            made.add_button(
                back[directory.document],
                "calendar_ltr" if directory.document == "calendar_day" else "table",
                lambda: self._show(directory.document),
            )
        elif directory.document == "bank" and directory.keepers & self.context.person.roles:
            load = made.add_button(
                translate("directories", "Load the directory of the Bank of Russia…"), "arrow_import",
                lambda: self.load_banks(made),
            )  # fmt: skip
            load.setObjectName("load_directory")
        elif directory.document == "claim_quota":
            made.add_button(translate("directories", "Who has what now"), "people", lambda: QuotasNow(made).open())
        return made

    def load_banks(self, banks: DirectoryList) -> QWidget:
        """Choose the file, see what would change, load."""
        from crm_desktop.ui.directories_banks import BanksDialog

        dialog = BanksDialog(banks)
        dialog.loaded.connect(banks.refresh)
        dialog.open()
        return dialog

    def _focus_names(self) -> None:
        self.names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_page(self) -> None:
        """The keyboard goes into the chosen list."""
        target = getattr(self.page, "table", None) or getattr(self.page, "view", None)
        if isinstance(target, QWidget):
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    # what may be lost

    @property
    def dirty(self) -> bool:
        """Whether a painted list has something typed that is not saved."""
        return any(bool(getattr(page, "dirty", False)) for page in self._pages.values())

    def may_close(self) -> Dialog | None:
        """None when nothing would be lost, otherwise the open question."""
        if not self.dirty:
            return None
        text = translate("directories", "Something typed beside a list is not saved yet.")
        dialog = Dialog(translate("directories", "Close without saving?"), text, self)
        dialog.finish(
            (translate("directories", "Do not save"), PLAIN, DISCARD),
            (translate("directories", "Back to it"), PRIMARY, CANCEL),
        )
        dialog.accepted.connect(self._give_up)
        dialog.open()
        return dialog

    def _give_up(self) -> None:
        for page in self._pages.values():
            give_up = getattr(page, "give_up", None)
            if give_up is not None:
                give_up()
        self.close_asked.emit()
