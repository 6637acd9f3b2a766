"""The words about people the whole program shows: states, what a role opens, lists of the journal."""

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import words

translate = QCoreApplication.translate

STATES: dict[str, dict[str, tuple[str, str]]] = {
    "employee": {
        "works": (QT_TRANSLATE_NOOP("states", "Works"), "green"),
        "away": (QT_TRANSLATE_NOOP("states", "Away"), "blue"),
        "temporary": (QT_TRANSLATE_NOOP("states", "Temporary password"), "amber"),
        "password_over": (QT_TRANSLATE_NOOP("states", "Password ran out"), "red"),
        "disabled": (QT_TRANSLATE_NOOP("states", "Login closed"), "grey"),
    },
    "substitution": {
        "now": (QT_TRANSLATE_NOOP("states", "Now"), "blue"),
        "coming": (QT_TRANSLATE_NOOP("states", "Coming"), "teal"),
        "over": (QT_TRANSLATE_NOOP("states", "Over"), "grey"),
        "ended": (QT_TRANSLATE_NOOP("states", "Ended earlier"), "grey"),
    },
    "substitution_purpose": {
        "decides": (QT_TRANSLATE_NOOP("states", "Decides"), "violet"),
        "sees": (QT_TRANSLATE_NOOP("states", "Sees"), "grey"),
        "works": (QT_TRANSLATE_NOOP("states", "Sees and works"), "blue"),
    },
    "journal": {
        "employee": (QT_TRANSLATE_NOOP("states", "Employees"), "blue"),
        "assistance": (QT_TRANSLATE_NOOP("states", "Assistants"), "blue"),
        "substitution": (QT_TRANSLATE_NOOP("states", "Substitutions"), "blue"),
        "expert_group_member": (QT_TRANSLATE_NOOP("states", "Members of groups"), "blue"),
        "expert_group": (QT_TRANSLATE_NOOP("states", "Expert groups"), "violet"),
        "department": (QT_TRANSLATE_NOOP("states", "Departments"), "violet"),
        "direction": (QT_TRANSLATE_NOOP("states", "Directions"), "teal"),
        "service": (QT_TRANSLATE_NOOP("states", "Services"), "teal"),
        "service_permit": (QT_TRANSLATE_NOOP("states", "Permits to sell"), "teal"),
        "lost_reason": (QT_TRANSLATE_NOOP("states", "Reasons for a loss"), "teal"),
        "calendar_day": (QT_TRANSLATE_NOOP("states", "Working calendar"), "grey"),
        "bank": (QT_TRANSLATE_NOOP("states", "Banks"), "grey"),
        "organization": (QT_TRANSLATE_NOOP("states", "Organisations"), "amber"),
        "organization_account": (QT_TRANSLATE_NOOP("states", "Bank accounts"), "amber"),
        "number_template": (QT_TRANSLATE_NOOP("states", "Number templates"), "amber"),
        "tax_regime": (QT_TRANSLATE_NOOP("states", "Tax regimes"), "green"),
        "tax_year": (QT_TRANSLATE_NOOP("states", "Tax years"), "green"),
        "usn_setting": (QT_TRANSLATE_NOOP("states", "Own USN limits"), "green"),
        "claim_quota": (QT_TRANSLATE_NOOP("states", "Claim quotas"), "grey"),
        "approval_route": (QT_TRANSLATE_NOOP("states", "Approval routes"), "grey"),
        "approval_route_step": (QT_TRANSLATE_NOOP("states", "Steps of routes"), "grey"),
    },
}
ROLES = {
    "manager": QT_TRANSLATE_NOOP(
        "employees", "Claims clients, sells, leads deals to the act; sees his own and his people's."
    ),
    "assistant": QT_TRANSLATE_NOOP(
        "employees", "Works on the deals of the managers chosen below, and sees nothing of others."
    ),
    "expert": QT_TRANSLATE_NOOP(
        "employees", "Calculates and carries out works of his groups; sees no money of clients."
    ),
    "accountant": QT_TRANSLATE_NOOP(
        "employees", "Reads all invoices and acts, enters payments, keeps taxes and banks."
    ),
    "analyst": QT_TRANSLATE_NOOP(
        "employees", "Reads everything, changes no document; hands directions over, keeps quotas."
    ),
    "executive": QT_TRANSLATE_NOOP("employees", "Sees everything of everybody and decides what goes up to the top."),
    "administrator": QT_TRANSLATE_NOOP("employees", "Keeps people, rights and lists. Sees no clients, deals or money."),
    "integrator": QT_TRANSLATE_NOOP(
        "employees", "His program exchanges records with Terrasoft; settles conflicts of both systems."
    ),
}


def register() -> None:
    """Makes the words known to the widgets of the kit; called once by the composition root."""
    for vocabulary, states in STATES.items():
        words.register_states(vocabulary, states)
    words.register_documents({"employee": QT_TRANSLATE_NOOP("documents", "Employee")})
