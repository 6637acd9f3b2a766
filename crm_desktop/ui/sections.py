"""The sections of the program and the cards of its documents: one line each, features add theirs here.

A page is named as text "module:Class" and imported when it is first opened, so that starting the program
imports no feature. A page is made as Class(context), a card as Class(context, id, defaults).
"""

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP

EVERYBODY = frozenset({"manager", "assistant", "expert", "head", "executive", "accountant", "analyst", "administrator"})
SALES = frozenset({"manager", "assistant", "head", "executive", "analyst"})
MONEY = SALES | {"accountant"}
EXPERTS = frozenset({"expert", "executive", "analyst"})
WORK = SALES | EXPERTS


@dataclass(frozen=True)
class Section:
    """One item of the rail; `group` "" stands above the groups, `badge` a key of MainWindow.show_badges."""

    name: str
    title: str
    icon: str
    group: str
    roles: frozenset[str]
    factory: str
    badge: str = ""
    loud: bool = False


@dataclass(frozen=True)
class CardType:
    """Which class shows one record of a document, and the icon of its tab and palette line."""

    document: str
    factory: str
    icon: str = "document"


@dataclass(frozen=True)
class Creation:
    """A command of the palette: what the primary button of a section's page makes, for those who have the button."""

    section: str
    title: str
    icon: str
    roles: frozenset[str]


GROUPS = (
    QT_TRANSLATE_NOOP("sections", "Sales"),
    QT_TRANSLATE_NOOP("sections", "Execution"),
    QT_TRANSLATE_NOOP("sections", "Analysis"),
    QT_TRANSLATE_NOOP("sections", "Company"),
)

# The order of this list is the order of the rail. Add a line here:
SECTIONS: list[Section] = [
    Section("desk", QT_TRANSLATE_NOOP("sections", "Desk"), "home", "", EVERYBODY, "crm_desktop.ui.desk:DeskPage"),
    Section("approvals", QT_TRANSLATE_NOOP("sections", "Approvals"), "shield_checkmark", "", EVERYBODY, "crm_desktop.ui.approvals:ApprovalsPage", "approvals", loud=True),
    Section("tasks", QT_TRANSLATE_NOOP("sections", "My tasks"), "clipboard_task_list_ltr", "", EVERYBODY, "crm_desktop.ui.tasks_page:TasksPage", "tasks"),
    Section("clients", QT_TRANSLATE_NOOP("sections", "Clients"), "building", "Sales", MONEY, "crm_desktop.ui.clients:ClientsPage"),
    Section("deals", QT_TRANSLATE_NOOP("sections", "Deals"), "handshake", "Sales", SALES, "crm_desktop.ui.deals:DealsPage"),
    Section("calculation_requests", QT_TRANSLATE_NOOP("sections", "Requests"), "calculator", "Sales", SALES, "crm_desktop.ui.calculation_requests:CalculationRequestsPage", "requests"),
    Section("quotes", QT_TRANSLATE_NOOP("sections", "Quotes"), "document", "Sales", SALES, "crm_desktop.ui.quotes:QuotesPage"),
    Section("invoices", QT_TRANSLATE_NOOP("sections", "Invoices"), "receipt", "Sales", MONEY, "crm_desktop.ui.invoices:InvoicesPage"),
    Section("payments", QT_TRANSLATE_NOOP("sections", "Payments"), "money", "Sales", frozenset({"accountant", "executive", "analyst"}), "crm_desktop.ui.payments:PaymentsPage", "payments"),
    Section("ledger", QT_TRANSLATE_NOOP("sections", "Settlements"), "book", "Sales", MONEY, "crm_desktop.ui.ledger:LedgerPage"),
    Section("calculations", QT_TRANSLATE_NOOP("sections", "Calculations"), "calculator", "Execution", EXPERTS, "crm_desktop.ui.calculations:CalculationsPage", "calculations"),
    Section("work_items", QT_TRANSLATE_NOOP("sections", "Works"), "briefcase", "Execution", WORK, "crm_desktop.ui.work_items:WorkItemsPage", "work_items"),
    Section("issued_documents", QT_TRANSLATE_NOOP("sections", "Issued documents"), "certificate", "Execution", WORK, "crm_desktop.ui.issued_documents:IssuedDocumentsPage"),
    Section("acts", QT_TRANSLATE_NOOP("sections", "Acts"), "document_text", "Execution", MONEY, "crm_desktop.ui.acts:ActsPage"),
    Section("limits", QT_TRANSLATE_NOOP("sections", "USN limits"), "scales", "Analysis", MONEY, "crm_desktop.ui.limits:LimitsPage"),
    Section("lookup_journal", QT_TRANSLATE_NOOP("sections", "Look-ups"), "eye", "Analysis", frozenset({"analyst", "executive"}), "crm_desktop.ui.lookup_journal:LookupJournalPage"),
    Section("personal_data", QT_TRANSLATE_NOOP("sections", "Personal data"), "eye_off", "Analysis", frozenset({"analyst", "executive"}), "crm_desktop.ui.personal_data:PersonalDataPage"),
    Section("duplicates", QT_TRANSLATE_NOOP("sections", "Duplicates"), "copy", "Analysis", frozenset({"analyst", "executive"}), "crm_desktop.ui.duplicates:DuplicatesPage"),
    Section("client_merges", QT_TRANSLATE_NOOP("sections", "Merges"), "link", "Analysis", frozenset({"analyst"}), "crm_desktop.ui.client_merges:ClientMergesPage"),
    Section("hand_overs", QT_TRANSLATE_NOOP("sections", "Hand-overs"), "arrow_export_ltr", "Company", frozenset({"head", "analyst", "executive"}), "crm_desktop.ui.hand_overs:HandOversPage"),
    Section("employees", QT_TRANSLATE_NOOP("sections", "Employees"), "people", "Company", EVERYBODY, "crm_desktop.ui.employees:EmployeesPage"),
    Section("substitutions", QT_TRANSLATE_NOOP("sections", "Substitutions"), "arrow_sync", "Company", EVERYBODY, "crm_desktop.ui.substitutions:SubstitutionsPage"),
    Section("directory_journal", QT_TRANSLATE_NOOP("sections", "Journal of changes"), "history", "Company", frozenset({"administrator"}), "crm_desktop.ui.directory_journal:JournalPage"),
    Section("exchange", QT_TRANSLATE_NOOP("sections", "Exchange with Terrasoft"), "plug_connected", "Company", frozenset({"administrator", "integrator"}), "crm_desktop.ui.exchange:ExchangePage"),
    Section("directories", QT_TRANSLATE_NOOP("sections", "Lists of the company"), "database", "Company", frozenset({"administrator", "accountant", "analyst"}), "crm_desktop.ui.directories:DirectoriesPage"),
]  # fmt: skip

# Which card opens for a document. Add a line here:
CARDS: list[CardType] = [
    CardType("client", "crm_desktop.ui.clients_card:ClientCard", "building"),
    CardType("deal", "crm_desktop.ui.deals_card:DealCard", "handshake"),
    CardType("calculation_request", "crm_desktop.ui.calculation_requests:CalculationRequestCard", "calculator"),
    CardType("calculation_line", "crm_desktop.ui.calculations:CalculationCard", "calculator"),
    CardType("quote", "crm_desktop.ui.quotes:QuoteCard", "document"),
    CardType("invoice", "crm_desktop.ui.invoices:InvoiceCard", "receipt"),
    CardType("payment", "crm_desktop.ui.payments_card:PaymentCard", "money"),
    CardType("work_item", "crm_desktop.ui.work_items:WorkItemCard", "briefcase"),
    CardType("issued_document", "crm_desktop.ui.issued_documents:IssuedDocumentCard", "certificate"),
    CardType("act", "crm_desktop.ui.acts:ActCard", "document_text"),
    CardType("employee", "crm_desktop.ui.employees_card:EmployeeCard", "person"),
    CardType("organization", "crm_desktop.ui.directories_organizations:OrganizationCard", "building"),
    CardType("bank", "crm_desktop.ui.directories_cards:BankCard", "money"),
    CardType("number_template", "crm_desktop.ui.directories_cards:NumberTemplateCard", "tag"),
    CardType("direction", "crm_desktop.ui.directories_cards:DirectionCard", "flag"),
    CardType("service", "crm_desktop.ui.directories_cards:ServiceCard", "book"),
    CardType("service_permit", "crm_desktop.ui.directories_cards:ServicePermitCard", "shield_checkmark"),
    CardType("lost_reason", "crm_desktop.ui.directories_cards:LostReasonCard", "comment"),
    CardType("department", "crm_desktop.ui.directories_cards:DepartmentCard", "people"),
    CardType("expert_group", "crm_desktop.ui.directories_cards:ExpertGroupCard", "hat_graduation"),
    CardType("approval_route", "crm_desktop.ui.directories_routes:ApprovalRouteCard", "arrow_trending_lines"),
    CardType("claim_quota", "crm_desktop.ui.directories_quotas:ClaimQuotaCard", "data_pie"),
    CardType("tax_regime", "crm_desktop.ui.directories_cards:TaxRegimeCard", "scales"),
    CardType("tax_year", "crm_desktop.ui.directories_cards:TaxYearCard", "gavel"),
    CardType("usn_setting", "crm_desktop.ui.directories_cards:UsnSettingCard", "chart_multiple"),
    CardType("calendar_day", "crm_desktop.ui.directories_cards:CalendarDayCard", "calendar_ltr"),
]

# What the palette offers to create. Add a line here:
CREATIONS: list[Creation] = [
    Creation("clients", QT_TRANSLATE_NOOP("sections", "Create: claim a client"), "building", frozenset({"manager", "assistant"})),
    Creation("deals", QT_TRANSLATE_NOOP("sections", "Create: need of a client"), "handshake", frozenset({"manager", "assistant"})),
    Creation("tasks", QT_TRANSLATE_NOOP("sections", "Create: task"), "clipboard_task_list_ltr", EVERYBODY),
    Creation("issued_documents", QT_TRANSLATE_NOOP("sections", "Create: issued document"), "certificate", frozenset({"expert"})),
    Creation("employees", QT_TRANSLATE_NOOP("sections", "Create: employee"), "person_add", frozenset({"administrator"})),
    Creation("duplicates", QT_TRANSLATE_NOOP("sections", "Find duplicates of clients"), "search", frozenset({"analyst", "executive"})),
    Creation("hand_overs", QT_TRANSLATE_NOOP("sections", "Hand the work of an employee over"), "arrow_export_ltr", frozenset({"head", "analyst"})),
    Creation("payments", QT_TRANSLATE_NOOP("sections", "Import a bank statement"), "money", frozenset({"accountant"})),
]  # fmt: skip

FIRST_BY_ROLE = (
    ("executive", "approvals"),
    ("expert", "calculations"),
    ("accountant", "payments"),
    ("manager", "deals"),
    ("assistant", "deals"),
    ("analyst", "clients"),
    ("administrator", "employees"),
)


def title(section: Section) -> str:
    """The section's name in the user's language."""
    return QCoreApplication.translate("sections", section.title)


def creation_title(creation: Creation) -> str:
    """The command's words in the user's language."""
    return QCoreApplication.translate("sections", creation.title)


def group_title(group: str) -> str:
    return QCoreApplication.translate("sections", group)


def allowed(roles: Iterable[str], sections: list[Section] | None = None) -> list[Section]:
    """Sections for somebody with these roles, in the order of the rail."""
    mine = frozenset(roles)
    shown = SECTIONS if sections is None else sections
    ranks = {group: rank for rank, group in enumerate(("", *GROUPS))}
    return sorted((section for section in shown if section.roles & mine), key=lambda section: ranks[section.group])


def first(roles: Iterable[str], sections: list[Section]) -> Section | None:
    """What opens after signing in: by role, otherwise the top of the rail."""
    names = {section.name: section for section in sections}
    for role, name in FIRST_BY_ROLE:
        if role in set(roles) and name in names:
            return names[name]
    return sections[0] if sections else None


def made(factory: str | Callable[..., Any], *arguments: Any) -> Any:
    """Import "module:Class" and make one."""
    if callable(factory):
        return factory(*arguments)
    module, _colon, name = factory.partition(":")
    return getattr(importlib.import_module(module), name)(*arguments)


def card_type(document: str, cards: list[CardType] | None = None) -> CardType | None:
    """How a document is shown, None when it has no card."""
    shown = CARDS if cards is None else cards
    return next((card for card in shown if card.document == document), None)
