"""What goes out with a write, and what the answer says about its fate."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from crm_desktop.services.terrasoft import answers
from crm_desktop.services.terrasoft.answers import Answer
from crm_desktop.services.terrasoft.faults import Busy, Fault, LoginRefused, Misconfigured, NoRight, Rejected
from crm_desktop.services.terrasoft.transport import SYSTEM_COLUMNS, Outcome, Row, Write

UNDONE: Final = (400, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422, 423, 431, 501)
"""Numbers with which a server says that it has not done it."""


def body_of(write: Write, own_id: bool) -> Row:
    """The columns to send: our id first where the server keeps it, none of those the server sets itself."""
    values = {name: value for name, value in write.values.items() if name != "Id" and name not in SYSTEM_COLUMNS}
    if write.verb == "create" and own_id:
        return {"Id": write.id, **values}
    return values


def fate(write: Write, answer: Answer, record: Callable[[Any], Any], own_id: bool) -> Outcome:
    """Of a whole answer; 500 may come after the row is written (reference 3.4), so it decides nothing."""
    if answer.is_done:
        if write.verb == "create":
            return created(write, answer, record, own_id)
        return Outcome(write, "done", "", answer.status)
    words = answer.words or f"HTTP {answer.status}"
    if answer.status == 429:
        return Outcome(write, "not_tried", words, answer.status)
    return Outcome(write, "refused" if answer.status in UNDONE else "unknown", words, answer.status)


def created(write: Write, answer: Answer, record: Callable[[Any], Any], own_id: bool) -> Outcome:
    """The record must have the id it was sent with: otherwise it is another record than the one we know."""
    try:
        told = record(answers.json_of(answer))
    except Fault as fault:
        return Outcome(write, "unknown", fault.words, answer.status)
    return with_id(write, told.get("Id") if isinstance(told, dict) else None, own_id, answer.status)


def with_id(write: Write, told: Any, own_id: bool, status: int) -> Outcome:
    """Done when the server has kept our id, or has told its own where it keeps none."""
    try:
        found = UUID(told)
    except (ValueError, TypeError, AttributeError):
        return Outcome(write, "unknown", "the answer has no Id", status)
    if found == write.id:
        return Outcome(write, "done", "", status)
    if own_id:
        return Outcome(write, "unknown", f"the server did not keep the id and gave {found}", status, found)
    return Outcome(write, "done", "", status, found)


def fate_of_fault(write: Write, fault: Fault) -> Outcome:
    """Of a question without a whole answer; raises what is no matter of this write: the login and the profile."""
    if isinstance(fault, LoginRefused | Misconfigured):
        raise fault
    if isinstance(fault, NoRight) or (isinstance(fault, Rejected) and fault.status == 400):
        return Outcome(write, "refused", fault.words, fault.status)
    status = fault.status if isinstance(fault, Busy | Rejected) else 0
    return Outcome(write, "unknown" if fault.sent else "not_tried", fault.words, status)


def not_there(write: Write, words: str) -> Outcome:
    """A 404 about the set or the address: for some minutes after a publication sets are missing (reference 3.1).

    Its number is not told, as 404 says of a record that it is gone.
    """
    return Outcome(write, "not_tried", words or "HTTP 404")
