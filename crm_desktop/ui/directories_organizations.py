"""The card of an own organisation: requisites, who signs, and its accounts with their banks."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services import requisites
from crm_desktop.services.errors import Refused
from crm_desktop.services.mail import Server
from crm_desktop.ui import directories_lookups as lookups
from crm_desktop.ui.directories_card import DirectoryCard
from crm_desktop.ui.directories_facsimiles import Facsimiles
from crm_desktop.ui.directories_form import form_of
from crm_desktop.ui.directories_lists import BY_DOCUMENT
from crm_desktop.ui.directories_mail import MailServerDialog
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.line_columns import Line, LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.rows_box import put_below

translate = QCoreApplication.translate
WITHOUT_KPP = "entrepreneur"


class Accounts(LinesTable):
    """The accounts of an organisation; the key of each is checked against its BIC as soon as both are there."""

    def __init__(self) -> None:
        self.banks: dict[str, str] = {}
        yes_no = ((True, translate("directories", "yes")), (False, translate("directories", "no")))
        columns = (
            LineColumn("bik", translate("directories", "BIC"), "lookup", 150, required=True, search=lookups.banks),
            LineColumn("bank", translate("directories", "Bank"), stretch=True, computed=self._bank),
            LineColumn("account", translate("directories", "Account"), width=230, required=True),
            LineColumn("main", translate("directories", "Main account"), "choice", 130, choices=yes_no),
        )
        super().__init__(
            columns,
            title=translate("directories", "Accounts"),
            prompt=translate("directories", "Start typing the BIC or the bank…"),
        )
        self.model.edited.connect(self._complete)

    def know_banks(self, banks: dict[str, str]) -> None:
        """Names of banks by BIC."""
        self.banks = banks
        self.view.viewport().update()

    def _bank(self, line: Line) -> str:
        return self.banks.get(str(line.get("bik") or ""), "")

    def _complete(self) -> None:
        """The first account is the main one; blanks that came with the clipboard go."""
        for line in self.model.lines:
            if line.get("main") is None and (line.get("bik") or line.get("account")):
                line["main"] = not any(other.get("main") for other in self.model.lines)
            if isinstance(line.get("account"), str):
                line["account"] = requisites.cleaned(line["account"])
        self._mark_wrong()

    def _mark_wrong(self) -> None:
        for row, line in enumerate(self.model.lines):
            problem = self._problem(line)
            if problem:
                self.model.problems[row, "account"] = problem
            else:
                self.model.problems.pop((row, "account"), None)

    def _problem(self, line: Line) -> str:
        account, bik = str(line.get("account") or ""), str(line.get("bik") or "")
        if not account or not bik:
            return ""
        problem = requisites.check_account(bik, account)
        return words.sentence(Refused(problem.code, dict(problem.facts))) if problem is not None else ""

    def check(self) -> str:
        self._mark_wrong()
        return super().check()


class OrganizationCard(DirectoryCard):
    """An own organisation; what it has issued keeps the requisites of its day."""

    directory = BY_DOCUMENT["organization"]
    form = form_of(directory)
    lines: Accounts

    def make_lines(self) -> Accounts:
        return Accounts()

    def prepare(self) -> None:
        super().prepare()
        self.facsimiles = Facsimiles(self)
        put_below(self.lines, self.facsimiles)
        if "administrator" in self.context.person.roles:
            button = self.head.add_icon("mail", translate("directories", "Mail server…"), self.read_mail_server)
            button.setObjectName("mail_server")
        self.fields.on_edit("kind", self._show_kpp)
        tasks.read(self, "crm_desktop.services.directories:bank_names", then=self.lines.know_banks, key="banks")

    def show_card(self, values: dict[str, Any]) -> None:
        super().show_card(values)
        self.facsimiles.read()
        self._show_kpp()

    def read_mail_server(self) -> None:
        """What is entered now, then the question."""

        def ask(now: Server | None) -> None:
            self.ask_mail_server(now)

        tasks.read(self, "crm_desktop.services.mail:server", then=ask, failed=self.show_problem, key="mail")

    def ask_mail_server(self, now: Server | None) -> MailServerDialog:
        """One server for the whole company."""
        dialog = MailServerDialog(now, self)
        dialog.open()
        return dialog

    def _show_kpp(self) -> None:
        """An entrepreneur has no KPP."""
        self.fields.show_field("kpp", self.fields.value("kind") != WITHOUT_KPP)

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        sent = super().to_save(changes)
        return {**sent, "kpp": ""} if self.fields.value("kind") == WITHOUT_KPP and self.values.get("kpp") else sent
