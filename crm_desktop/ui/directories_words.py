"""The words of the company's own lists that the whole program shows: nouns, states and kinds."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import words

NOUNS: dict[str, str] = {
    "organization": QT_TRANSLATE_NOOP("documents", "Organisation"),
    "bank": QT_TRANSLATE_NOOP("documents", "Bank"),
    "number_template": QT_TRANSLATE_NOOP("documents", "Number template"),
    "direction": QT_TRANSLATE_NOOP("documents", "Direction"),
    "service": QT_TRANSLATE_NOOP("documents", "Service"),
    "service_permit": QT_TRANSLATE_NOOP("documents", "Permit to sell"),
    "lost_reason": QT_TRANSLATE_NOOP("documents", "Reason for a loss"),
    "department": QT_TRANSLATE_NOOP("documents", "Department"),
    "expert_group": QT_TRANSLATE_NOOP("documents", "Expert group"),
    "approval_route": QT_TRANSLATE_NOOP("documents", "Approval route"),
    "claim_quota": QT_TRANSLATE_NOOP("documents", "Claim quota"),
    "tax_regime": QT_TRANSLATE_NOOP("documents", "Tax regime"),
    "tax_year": QT_TRANSLATE_NOOP("documents", "Tax year"),
    "usn_setting": QT_TRANSLATE_NOOP("documents", "Own USN limit"),
    "calendar_day": QT_TRANSLATE_NOOP("documents", "Calendar day"),
}
STATES: dict[str, dict[str, tuple[str, str]]] = {
    "organization_kind": {
        "company": (QT_TRANSLATE_NOOP("states", "Company"), "blue"),
        "entrepreneur": (QT_TRANSLATE_NOOP("states", "Entrepreneur"), "violet"),
    },
    "act_kind": {
        "services": (QT_TRANSLATE_NOOP("states", "Services rendered"), "blue"),
        "works": (QT_TRANSLATE_NOOP("states", "Works done"), "violet"),
    },
    "numbered_kind": {
        "quote": (QT_TRANSLATE_NOOP("states", "Quote"), "teal"),
        "invoice": (QT_TRANSLATE_NOOP("states", "Invoice"), "blue"),
        "act": (QT_TRANSLATE_NOOP("states", "Act"), "green"),
    },
    "tax_regime": {
        "osno": (QT_TRANSLATE_NOOP("states", "General (OSNO)"), "blue"),
        "usn_income": (QT_TRANSLATE_NOOP("states", "USN, income"), "teal"),
        "usn_income_minus_expense": (QT_TRANSLATE_NOOP("states", "USN, income less expenses"), "violet"),
    },
    "tax_year": {
        "confirmed": (QT_TRANSLATE_NOOP("states", "Confirmed"), "green"),
        "unconfirmed": (QT_TRANSLATE_NOOP("states", "To be checked"), "amber"),
        "forecast": (QT_TRANSLATE_NOOP("states", "Forecast"), "blue"),
        "missing": (QT_TRANSLATE_NOOP("states", "No limit entered"), "red"),
    },
    "calendar_day": {
        "holiday": (QT_TRANSLATE_NOOP("states", "Day off"), "red"),
        "working": (QT_TRANSLATE_NOOP("states", "Working day"), "green"),
        "short": (QT_TRANSLATE_NOOP("states", "Short day"), "amber"),
    },
    "quota_scope": {
        "company": (QT_TRANSLATE_NOOP("states", "Everybody"), "grey"),
        "department": (QT_TRANSLATE_NOOP("states", "A department"), "teal"),
        "role": (QT_TRANSLATE_NOOP("states", "A role"), "violet"),
        "person": (QT_TRANSLATE_NOOP("states", "A person"), "blue"),
    },
    "claim_kind": {
        "direction": (QT_TRANSLATE_NOOP("states", "Directions of clients"), "blue"),
        "new_client": (QT_TRANSLATE_NOOP("states", "New clients"), "teal"),
    },
    "permit_subject": {
        "service": (QT_TRANSLATE_NOOP("states", "One service"), "blue"),
        "direction": (QT_TRANSLATE_NOOP("states", "Whole direction"), "violet"),
    },
    "approver": {
        "superior": (QT_TRANSLATE_NOOP("states", "Superior"), "blue"),
        "role": (QT_TRANSLATE_NOOP("states", "People of a role"), "violet"),
        "group_head": (QT_TRANSLATE_NOOP("states", "Head of the group"), "amber"),
        "person": (QT_TRANSLATE_NOOP("states", "A certain person"), "teal"),
    },
    "approval_mode": {
        "any": (QT_TRANSLATE_NOOP("states", "One of them"), "blue"),
        "all": (QT_TRANSLATE_NOOP("states", "All of them"), "violet"),
    },
    "role": {
        "manager": (QT_TRANSLATE_NOOP("states", "Manager"), "blue"),
        "assistant": (QT_TRANSLATE_NOOP("states", "Assistant"), "teal"),
        "expert": (QT_TRANSLATE_NOOP("states", "Expert"), "violet"),
        "accountant": (QT_TRANSLATE_NOOP("states", "Accountant"), "green"),
        "analyst": (QT_TRANSLATE_NOOP("states", "Analyst"), "amber"),
        "administrator": (QT_TRANSLATE_NOOP("states", "Administrator"), "red"),
        "executive": (QT_TRANSLATE_NOOP("states", "Executive"), "grey"),
    },
}


def register() -> None:
    """Makes the words known to the widgets of the kit; called once by the composition root."""
    for vocabulary, states in STATES.items():
        words.register_states(vocabulary, states)
    words.register_documents(NOUNS)
