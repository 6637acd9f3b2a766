"""The words of states and steps of every document; the hues are those of the visual guide."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import directories_words
from crm_desktop.ui.kit import words

STATES: dict[str, dict[str, tuple[str, str]]] = {
    "client_direction": {
        "free": (QT_TRANSLATE_NOOP("states", "Free"), "green"),
        "reserved": (QT_TRANSLATE_NOOP("states", "Reserved"), "amber"),
        "held": (QT_TRANSLATE_NOOP("states", "Held"), "blue"),
        "blocked": (QT_TRANSLATE_NOOP("states", "Blocked"), "red"),
    },
    "role": {
        "manager": (QT_TRANSLATE_NOOP("states", "Manager"), "blue"),
        "assistant": (QT_TRANSLATE_NOOP("states", "Assistant"), "teal"),
        "expert": (QT_TRANSLATE_NOOP("states", "Expert"), "violet"),
        "executive": (QT_TRANSLATE_NOOP("states", "Executive"), "amber"),
        "accountant": (QT_TRANSLATE_NOOP("states", "Accountant"), "green"),
        "analyst": (QT_TRANSLATE_NOOP("states", "Analyst"), "grey"),
        "administrator": (QT_TRANSLATE_NOOP("states", "Administrator"), "red"),
        "integrator": (QT_TRANSLATE_NOOP("states", "Exchange"), "teal"),
    },
    "client": {"active": (QT_TRANSLATE_NOOP("states", "Client"), "blue")},
    "deal": {
        "recorded": (QT_TRANSLATE_NOOP("states", "Need recorded"), "grey"),
        "calculating": (QT_TRANSLATE_NOOP("states", "Calculating"), "blue"),
        "quoted": (QT_TRANSLATE_NOOP("states", "Quoted"), "teal"),
        "invoiced": (QT_TRANSLATE_NOOP("states", "Invoiced"), "blue"),
        "in_work": (QT_TRANSLATE_NOOP("states", "In work"), "violet"),
        "closed": (QT_TRANSLATE_NOOP("states", "Closed"), "green"),
        "lost": (QT_TRANSLATE_NOOP("states", "Lost"), "red"),
    },
    "calculation_request": {
        "draft": (QT_TRANSLATE_NOOP("states", "Draft"), "grey"),
        "sent": (QT_TRANSLATE_NOOP("states", "In the queue"), "amber"),
        "calculating": (QT_TRANSLATE_NOOP("states", "Calculating"), "blue"),
        "question": (QT_TRANSLATE_NOOP("states", "Question"), "amber"),
        "calculated": (QT_TRANSLATE_NOOP("states", "Calculated"), "violet"),
        "accepted": (QT_TRANSLATE_NOOP("states", "Accepted"), "green"),
        "closed": (QT_TRANSLATE_NOOP("states", "Withdrawn"), "grey"),
    },
    "calculation_line": {
        "draft": (QT_TRANSLATE_NOOP("states", "Draft"), "grey"),
        "queued": (QT_TRANSLATE_NOOP("states", "In the queue"), "amber"),
        "taken": (QT_TRANSLATE_NOOP("states", "Calculating"), "blue"),
        "question": (QT_TRANSLATE_NOOP("states", "Question"), "amber"),
        "calculated": (QT_TRANSLATE_NOOP("states", "Calculated"), "violet"),
        "accepted": (QT_TRANSLATE_NOOP("states", "Accepted"), "green"),
        "returned": (QT_TRANSLATE_NOOP("states", "Returned"), "red"),
        "declined": (QT_TRANSLATE_NOOP("states", "Declined"), "red"),
        "withdrawn": (QT_TRANSLATE_NOOP("states", "Withdrawn"), "grey"),
    },
    "quote": {
        "draft": (QT_TRANSLATE_NOOP("states", "Draft"), "grey"),
        "on_approval": (QT_TRANSLATE_NOOP("states", "On approval"), "amber"),
        "approved": (QT_TRANSLATE_NOOP("states", "Approved"), "blue"),
        "sent": (QT_TRANSLATE_NOOP("states", "Quote sent"), "teal"),
        "accepted": (QT_TRANSLATE_NOOP("states", "Accepted"), "green"),
        "rejected": (QT_TRANSLATE_NOOP("states", "Rejected"), "red"),
        "expired": (QT_TRANSLATE_NOOP("states", "Expired"), "red"),
        "superseded": (QT_TRANSLATE_NOOP("states", "Superseded"), "grey"),
    },
    "invoice": {
        "draft": (QT_TRANSLATE_NOOP("states", "Draft"), "grey"),
        "on_approval": (QT_TRANSLATE_NOOP("states", "On approval"), "amber"),
        "approved": (QT_TRANSLATE_NOOP("states", "Approved"), "teal"),
        "issued": (QT_TRANSLATE_NOOP("states", "Issued"), "blue"),
        "partly_paid": (QT_TRANSLATE_NOOP("states", "Partly paid"), "violet"),
        "paid": (QT_TRANSLATE_NOOP("states", "Paid"), "green"),
        "cancelled": (QT_TRANSLATE_NOOP("states", "Cancelled"), "grey"),
    },
    "invoice_kind": {
        "full": (QT_TRANSLATE_NOOP("states", "Full"), "grey"),
        "prepayment": (QT_TRANSLATE_NOOP("states", "Prepayment"), "amber"),
        "final": (QT_TRANSLATE_NOOP("states", "Final"), "teal"),
    },
    "payment": {
        "unmatched": (QT_TRANSLATE_NOOP("states", "Not matched"), "red"),
        "matched": (QT_TRANSLATE_NOOP("states", "To confirm"), "amber"),
        "allocated": (QT_TRANSLATE_NOOP("states", "Allocated"), "green"),
        "ignored": (QT_TRANSLATE_NOOP("states", "Set aside"), "grey"),
    },
    "payment_kind": {
        "payment": (QT_TRANSLATE_NOOP("states", "Payment of a client"), "green"),
        "refund_to_client": (QT_TRANSLATE_NOOP("states", "Refund to a client"), "amber"),
        "refund_from_supplier": (QT_TRANSLATE_NOOP("states", "Refund to us"), "teal"),
        "internal": (QT_TRANSLATE_NOOP("states", "Own transfer"), "grey"),
        "other": (QT_TRANSLATE_NOOP("states", "Other"), "grey"),
    },
    "work_item": {
        "planned": (QT_TRANSLATE_NOOP("states", "Waits for payment"), "amber"),
        "released": (QT_TRANSLATE_NOOP("states", "Released"), "teal"),
        "assigned": (QT_TRANSLATE_NOOP("states", "Assigned"), "blue"),
        "in_work": (QT_TRANSLATE_NOOP("states", "In work"), "violet"),
        "paused": (QT_TRANSLATE_NOOP("states", "Paused"), "grey"),
        "done": (QT_TRANSLATE_NOOP("states", "Done"), "green"),
        "verified": (QT_TRANSLATE_NOOP("states", "Verified"), "green"),
        "acted": (QT_TRANSLATE_NOOP("states", "In an act"), "green"),
        "cancelled": (QT_TRANSLATE_NOOP("states", "Cancelled"), "grey"),
    },
    "issued_document": {
        "draft": (QT_TRANSLATE_NOOP("states", "Draft"), "grey"),
        "verified": (QT_TRANSLATE_NOOP("states", "Verified"), "teal"),
        "issued": (QT_TRANSLATE_NOOP("states", "In force"), "green"),
        "suspended": (QT_TRANSLATE_NOOP("states", "Suspended"), "amber"),
        "withdrawn": (QT_TRANSLATE_NOOP("states", "Revoked"), "red"),
        "replaced": (QT_TRANSLATE_NOOP("states", "Replaced"), "grey"),
        "expired": (QT_TRANSLATE_NOOP("states", "Expired"), "red"),
    },
    "issued_document_kind": {
        "certificate": (QT_TRANSLATE_NOOP("states", "Certificate"), "blue"),
        "declaration": (QT_TRANSLATE_NOOP("states", "Declaration"), "teal"),
        "protocol": (QT_TRANSLATE_NOOP("states", "Test report"), "violet"),
        "report": (QT_TRANSLATE_NOOP("states", "Report"), "grey"),
        "other": (QT_TRANSLATE_NOOP("states", "Other"), "grey"),
    },
    "act": {
        "draft": (QT_TRANSLATE_NOOP("states", "Draft"), "grey"),
        "issued": (QT_TRANSLATE_NOOP("states", "Act issued"), "blue"),
        "sent": (QT_TRANSLATE_NOOP("states", "Sent for signature"), "amber"),
        "signed": (QT_TRANSLATE_NOOP("states", "Act signed"), "green"),
        "refused": (QT_TRANSLATE_NOOP("states", "Signature refused"), "red"),
        "cancelled": (QT_TRANSLATE_NOOP("states", "Cancelled"), "grey"),
    },
    "approval": {
        "pending": (QT_TRANSLATE_NOOP("states", "Waits for a decision"), "amber"),
        "approved": (QT_TRANSLATE_NOOP("states", "Approved"), "green"),
        "rejected": (QT_TRANSLATE_NOOP("states", "Rejected"), "red"),
        "returned": (QT_TRANSLATE_NOOP("states", "For rework"), "blue"),
        "cancelled": (QT_TRANSLATE_NOOP("states", "Taken back"), "grey"),
    },
    "approval_kind": {
        "claim": (QT_TRANSLATE_NOOP("states", "Claim above the limit"), "blue"),
        "discount": (QT_TRANSLATE_NOOP("states", "Discount above the norm"), "violet"),
        "prepayment": (QT_TRANSLATE_NOOP("states", "Prepayment invoice"), "amber"),
        "usn": (QT_TRANSLATE_NOOP("states", "Invoice near the USN limit"), "red"),
        "early_start": (QT_TRANSLATE_NOOP("states", "Start before payment"), "teal"),
        "usn_exception": (QT_TRANSLATE_NOOP("states", "Above the USN limit"), "red"),
        "margin": (QT_TRANSLATE_NOOP("states", "Price needs a decision"), "violet"),
    },
    "task": {
        "open": (QT_TRANSLATE_NOOP("states", "To do"), "amber"),
        "done": (QT_TRANSLATE_NOOP("states", "Done"), "green"),
        "cancelled": (QT_TRANSLATE_NOOP("states", "Cancelled"), "grey"),
    },
}

STEPS: dict[str, dict[str, str]] = {
    "client_direction": {
        "claim": QT_TRANSLATE_NOOP("steps", "Claim"),
        "release": QT_TRANSLATE_NOOP("steps", "Release"),
        "hand_over": QT_TRANSLATE_NOOP("steps", "Hand over"),
        "keep": QT_TRANSLATE_NOOP("steps", "Keep"),
        "block": QT_TRANSLATE_NOOP("steps", "Block"),
        "unblock": QT_TRANSLATE_NOOP("steps", "Unblock"),
    },
    "deal": {
        "lose": QT_TRANSLATE_NOOP("steps", "Mark as lost"),
        "reopen": QT_TRANSLATE_NOOP("steps", "Reopen"),
        "postpone": QT_TRANSLATE_NOOP("steps", "Postpone"),
    },
    "calculation_request": {
        "send": QT_TRANSLATE_NOOP("steps", "Send to experts"),
        "withdraw": QT_TRANSLATE_NOOP("steps", "Withdraw"),
    },
    "calculation_line": {
        "take": QT_TRANSLATE_NOOP("steps", "Take"),
        "give_back": QT_TRANSLATE_NOOP("steps", "Give back"),
        "assign": QT_TRANSLATE_NOOP("steps", "Assign"),
        "ask": QT_TRANSLATE_NOOP("steps", "Ask the manager"),
        "answer": QT_TRANSLATE_NOOP("steps", "Answer"),
        "finish": QT_TRANSLATE_NOOP("steps", "Send the calculation"),
        "decline": QT_TRANSLATE_NOOP("steps", "Decline"),
        "accept": QT_TRANSLATE_NOOP("steps", "Accept"),
        "return_back": QT_TRANSLATE_NOOP("steps", "Return for rework"),
        "withdraw": QT_TRANSLATE_NOOP("steps", "Withdraw"),
    },
    "quote": {
        "make": QT_TRANSLATE_NOOP("steps", "Make"),
        "submit": QT_TRANSLATE_NOOP("steps", "Send for approval"),
        "send": QT_TRANSLATE_NOOP("steps", "Send to the client"),
        "accept": QT_TRANSLATE_NOOP("steps", "Client accepted"),
        "reject": QT_TRANSLATE_NOOP("steps", "Client refused"),
        "revise": QT_TRANSLATE_NOOP("steps", "New version"),
        "reinstate": QT_TRANSLATE_NOOP("steps", "Reinstate"),
        "recall": QT_TRANSLATE_NOOP("steps", "Take back"),
    },
    "invoice": {
        "make": QT_TRANSLATE_NOOP("steps", "Make"),
        "submit": QT_TRANSLATE_NOOP("steps", "Send for approval"),
        "recall": QT_TRANSLATE_NOOP("steps", "Take back"),
        "issue": QT_TRANSLATE_NOOP("steps", "Issue"),
        "launch": QT_TRANSLATE_NOOP("steps", "Launch into work"),
        "revise": QT_TRANSLATE_NOOP("steps", "Back to draft"),
        "cancel": QT_TRANSLATE_NOOP("steps", "Cancel the invoice"),
        "pay": QT_TRANSLATE_NOOP("steps", "Payment received"),
    },
    "payment": {
        "allocate": QT_TRANSLATE_NOOP("steps", "Allocate"),
        "confirm": QT_TRANSLATE_NOOP("steps", "Confirm"),
        "release": QT_TRANSLATE_NOOP("steps", "Undo allocation"),
        "classify": QT_TRANSLATE_NOOP("steps", "Classify"),
        "refund": QT_TRANSLATE_NOOP("steps", "Give back"),
        "assign": QT_TRANSLATE_NOOP("steps", "Correct the client"),
    },
    "work_item": {
        "launch": QT_TRANSLATE_NOOP("steps", "Launch into work"),
        "release": QT_TRANSLATE_NOOP("steps", "Release"),
        "request_early_start": QT_TRANSLATE_NOOP("steps", "Ask to start before payment"),
        "assign": QT_TRANSLATE_NOOP("steps", "Assign"),
        "take": QT_TRANSLATE_NOOP("steps", "Take"),
        "start": QT_TRANSLATE_NOOP("steps", "Start"),
        "pause": QT_TRANSLATE_NOOP("steps", "Pause"),
        "resume": QT_TRANSLATE_NOOP("steps", "Resume"),
        "finish": QT_TRANSLATE_NOOP("steps", "Enter as done"),
        "verify": QT_TRANSLATE_NOOP("steps", "Verify"),
        "redo": QT_TRANSLATE_NOOP("steps", "Return to work"),
        "cancel": QT_TRANSLATE_NOOP("steps", "Cancel the work"),
    },
    "issued_document": {
        "verify": QT_TRANSLATE_NOOP("steps", "Verify"),
        "issue": QT_TRANSLATE_NOOP("steps", "Put in force"),
        "suspend": QT_TRANSLATE_NOOP("steps", "Suspend"),
        "resume": QT_TRANSLATE_NOOP("steps", "Resume"),
        "withdraw": QT_TRANSLATE_NOOP("steps", "Revoke"),
    },
    "act": {
        "make": QT_TRANSLATE_NOOP("steps", "Make"),
        "issue": QT_TRANSLATE_NOOP("steps", "Issue"),
        "send": QT_TRANSLATE_NOOP("steps", "Sent for signature"),
        "sign": QT_TRANSLATE_NOOP("steps", "Signed"),
        "refuse": QT_TRANSLATE_NOOP("steps", "Client refused"),
        "cancel": QT_TRANSLATE_NOOP("steps", "Cancel the act"),
    },
    "approval": {
        "submit": QT_TRANSLATE_NOOP("steps", "Sent for approval"),
        "approve": QT_TRANSLATE_NOOP("steps", "Approve"),
        "reject": QT_TRANSLATE_NOOP("steps", "Reject"),
        "return_back": QT_TRANSLATE_NOOP("steps", "For rework"),
        "delegate": QT_TRANSLATE_NOOP("steps", "Pass on"),
        "ask_before": QT_TRANSLATE_NOOP("steps", "Ask first"),
        "take_back": QT_TRANSLATE_NOOP("steps", "Take the question back"),
    },
    "task": {
        "finish": QT_TRANSLATE_NOOP("steps", "Done"),
        "cancel": QT_TRANSLATE_NOOP("steps", "Cancel"),
    },
}


DOCUMENTS: dict[str, str] = {
    "client": QT_TRANSLATE_NOOP("documents", "Client"),
    "deal": QT_TRANSLATE_NOOP("documents", "Deal"),
    "calculation_request": QT_TRANSLATE_NOOP("documents", "Request"),
    "calculation_line": QT_TRANSLATE_NOOP("documents", "Calculation"),
    "quote": QT_TRANSLATE_NOOP("documents", "Quote"),
    "invoice": QT_TRANSLATE_NOOP("documents", "Invoice"),
    "payment": QT_TRANSLATE_NOOP("documents", "Payment"),
    "work_item": QT_TRANSLATE_NOOP("documents", "Work"),
    "issued_document": QT_TRANSLATE_NOOP("documents", "Document"),
    "act": QT_TRANSLATE_NOOP("documents", "Act"),
    "approval": QT_TRANSLATE_NOOP("documents", "Approval"),
}


def register() -> None:
    """Makes the words known to the widgets of the kit; called once by the composition root."""
    for vocabulary, states in STATES.items():
        words.register_states(vocabulary, states)
    for document, steps in STEPS.items():
        words.register_steps(document, steps)
    words.register_documents(DOCUMENTS)
    directories_words.register()
