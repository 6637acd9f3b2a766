"""What happened, as the timeline tells it: a phrase for every step of every document."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import texts_exchange
from crm_desktop.ui.exchange_fields import field_words
from crm_desktop.ui.kit import formats, words

translate = QCoreApplication.translate

EVENTS: dict[tuple[str, str], str] = {
    ("client_direction", "claim"): QT_TRANSLATE_NOOP("events", "The direction was claimed"),
    ("client_direction", "release"): QT_TRANSLATE_NOOP("events", "The direction was released"),
    ("client_direction", "hand_over"): QT_TRANSLATE_NOOP("events", "The direction was handed over"),
    ("client_direction", "block"): QT_TRANSLATE_NOOP("events", "The direction was blocked"),
    ("client_direction", "unblock"): QT_TRANSLATE_NOOP("events", "The direction was unblocked"),
    ("client_direction", "keep"): QT_TRANSLATE_NOOP("events", "The direction is kept until {until_on}"),
    ("client_direction", "warn"): QT_TRANSLATE_NOOP("events", "Nothing happens here: the direction is free again on {returns_on}"),
    ("client_direction", "return"): QT_TRANSLATE_NOOP("events", "The direction is free again: nothing happened for {days} days"),
    ("client_direction", "expire"): QT_TRANSLATE_NOOP("events", "The reservation ran out"),
    ("client", "merge"): QT_TRANSLATE_NOOP("events", "The card “{client}” was merged into this one"),
    ("client", "unmerge"): QT_TRANSLATE_NOOP("events", "The merge with “{client}” was taken back"),
    ("deal", "hand_over"): QT_TRANSLATE_NOOP("events", "The deal was handed over"),
    ("deal", "lose"): QT_TRANSLATE_NOOP("events", "The deal is lost"),
    ("deal", "reopen"): QT_TRANSLATE_NOOP("events", "The deal was reopened"),
    ("deal", "postpone"): QT_TRANSLATE_NOOP("events", "The deal is postponed until {postponed_until_on}"),
    ("deal", "wake"): QT_TRANSLATE_NOOP("events", "The day the deal was postponed to has come"),
    ("calculation_request", "send"): QT_TRANSLATE_NOOP("events", "The request was sent to the experts"),
    ("calculation_request", "withdraw"): QT_TRANSLATE_NOOP("events", "The request was withdrawn"),
    ("calculation_line", "take"): QT_TRANSLATE_NOOP("events", "Taken for calculation"),
    ("calculation_line", "give_back"): QT_TRANSLATE_NOOP("events", "Given back to the queue"),
    ("calculation_line", "assign"): QT_TRANSLATE_NOOP("events", "An expert was assigned"),
    ("calculation_line", "ask"): QT_TRANSLATE_NOOP("events", "Question to the manager: {question}"),
    ("calculation_line", "answer"): QT_TRANSLATE_NOOP("events", "Answer of the manager: {answer}"),
    ("calculation_line", "finish"): QT_TRANSLATE_NOOP("events", "The calculation is ready"),
    ("calculation_line", "decline"): QT_TRANSLATE_NOOP("events", "The calculation was declined"),
    ("calculation_line", "accept"): QT_TRANSLATE_NOOP("events", "The calculation was accepted"),
    ("calculation_line", "return_back"): QT_TRANSLATE_NOOP("events", "The calculation was returned for rework"),
    ("calculation_line", "withdraw"): QT_TRANSLATE_NOOP("events", "Withdrawn from calculation"),
    ("quote", "mail"): QT_TRANSLATE_NOOP("events", "The quote was sent by e-mail to {to}"),
    ("quote", "make"): QT_TRANSLATE_NOOP("events", "A quote was made"),
    ("quote", "submit"): QT_TRANSLATE_NOOP("events", "The quote was sent for approval"),
    ("quote", "send"): QT_TRANSLATE_NOOP("events", "The quote was sent to the client"),
    ("quote", "accept"): QT_TRANSLATE_NOOP("events", "The client accepted the quote"),
    ("quote", "reject"): QT_TRANSLATE_NOOP("events", "The client refused the quote"),
    ("quote", "revise"): QT_TRANSLATE_NOOP("events", "A new version of the quote was made"),
    ("quote", "reinstate"): QT_TRANSLATE_NOOP("events", "The quote was reinstated"),
    ("quote", "recall"): QT_TRANSLATE_NOOP("events", "The quote was taken back from approval"),
    ("quote", "expire"): QT_TRANSLATE_NOOP("events", "The quote expired, it was valid until {valid_until_on}"),
    ("invoice", "mail"): QT_TRANSLATE_NOOP("events", "The invoice was sent to {to}"),
    ("invoice", "make"): QT_TRANSLATE_NOOP("events", "An invoice was made"),
    ("invoice", "submit"): QT_TRANSLATE_NOOP("events", "The invoice was sent for approval"),
    ("invoice", "recall"): QT_TRANSLATE_NOOP("events", "The invoice was taken back from approval"),
    ("invoice", "issue"): QT_TRANSLATE_NOOP("events", "The invoice was issued"),
    ("invoice", "launch"): QT_TRANSLATE_NOOP("events", "Services were launched into work"),
    ("invoice", "revise"): QT_TRANSLATE_NOOP("events", "The invoice went back to draft"),
    ("invoice", "cancel"): QT_TRANSLATE_NOOP("events", "The invoice was cancelled"),
    ("invoice", "pay"): QT_TRANSLATE_NOOP("events", "Payment received: {amount}"),
    ("invoice", "unpay"): QT_TRANSLATE_NOOP("events", "Payment taken back: {amount}"),
    ("invoice", "refund"): QT_TRANSLATE_NOOP("events", "Money given back to the client: {amount}"),
    ("invoice", "unrefund"): QT_TRANSLATE_NOOP("events", "The refund of {amount} was undone"),
    ("payment", "allocate"): QT_TRANSLATE_NOOP("events", "The payment was allocated"),
    ("payment", "confirm"): QT_TRANSLATE_NOOP("events", "The suggested invoice was confirmed"),
    ("payment", "release"): QT_TRANSLATE_NOOP("events", "The allocation was undone"),
    ("payment", "classify"): QT_TRANSLATE_NOOP("events", "The payment was classified"),
    ("payment", "refund"): QT_TRANSLATE_NOOP("events", "The refund was matched to its payment"),
    ("payment", "assign"): QT_TRANSLATE_NOOP("events", "The client of the payment was corrected"),
    ("payment", "enter"): QT_TRANSLATE_NOOP("events", "The payment was entered by hand"),
    ("work_item", "launch"): QT_TRANSLATE_NOOP("events", "The work was launched"),
    ("work_item", "release"): QT_TRANSLATE_NOOP("events", "The work was released"),
    ("work_item", "request_early_start"): QT_TRANSLATE_NOOP("events", "Asked to start before payment"),
    ("work_item", "assign"): QT_TRANSLATE_NOOP("events", "An expert was assigned"),
    ("work_item", "take"): QT_TRANSLATE_NOOP("events", "The work was taken"),
    ("work_item", "start"): QT_TRANSLATE_NOOP("events", "The work was started"),
    ("work_item", "pause"): QT_TRANSLATE_NOOP("events", "The work was paused"),
    ("work_item", "resume"): QT_TRANSLATE_NOOP("events", "The work was resumed"),
    ("work_item", "finish"): QT_TRANSLATE_NOOP("events", "The work is done: {result}"),
    ("work_item", "verify"): QT_TRANSLATE_NOOP("events", "The work was verified"),
    ("work_item", "redo"): QT_TRANSLATE_NOOP("events", "The work was returned"),
    ("work_item", "cancel"): QT_TRANSLATE_NOOP("events", "The work was cancelled"),
    ("issued_document", "verify"): QT_TRANSLATE_NOOP("events", "The document was verified"),
    ("issued_document", "issue"): QT_TRANSLATE_NOOP("events", "The document is in force"),
    ("issued_document", "suspend"): QT_TRANSLATE_NOOP("events", "The document was suspended"),
    ("issued_document", "resume"): QT_TRANSLATE_NOOP("events", "The document is in force again"),
    ("issued_document", "withdraw"): QT_TRANSLATE_NOOP("events", "The document was revoked"),
    ("issued_document", "expire"): QT_TRANSLATE_NOOP("events", "The document ended on {valid_until_on}"),
    ("act", "mail"): QT_TRANSLATE_NOOP("events", "The act was sent by e-mail to {to}"),
    ("act", "make"): QT_TRANSLATE_NOOP("events", "An act was made"),
    ("act", "issue"): QT_TRANSLATE_NOOP("events", "The act was issued"),
    ("act", "send"): QT_TRANSLATE_NOOP("events", "The act was sent for signature"),
    ("act", "sign"): QT_TRANSLATE_NOOP("events", "The act is signed"),
    ("act", "refuse"): QT_TRANSLATE_NOOP("events", "The client refused to sign the act"),
    ("act", "cancel"): QT_TRANSLATE_NOOP("events", "The act was cancelled"),
    ("approval", "submit"): QT_TRANSLATE_NOOP("events", "Sent for approval"),
    ("approval", "approve"): QT_TRANSLATE_NOOP("events", "Approved"),
    ("approval", "reject"): QT_TRANSLATE_NOOP("events", "Rejected"),
    ("approval", "return_back"): QT_TRANSLATE_NOOP("events", "Returned for rework"),
    ("approval", "delegate"): QT_TRANSLATE_NOOP("events", "Another was asked to decide"),
    ("approval", "ask_before"): QT_TRANSLATE_NOOP("events", "Another was asked first"),
    ("approval", "take_back"): QT_TRANSLATE_NOOP("events", "The question to another was taken back"),
    ("approval", "escalate"): QT_TRANSLATE_NOOP("events", "The time is over: {names} decides as well"),
    ("approval", "ask_lapse"): QT_TRANSLATE_NOOP("events", "No answer in time from {names}: the approver decides"),
    **texts_exchange.EVENTS,
}
FILES = {
    "attach": QT_TRANSLATE_NOOP("events", "Attached “{name}”"),
    "detach": QT_TRANSLATE_NOOP("events", "Took out the file “{name}”"),
}
REASONS = ("reason", "comment")


def event(entry: dict[str, Any]) -> str:
    """The words of an entry; a comment is its own text, a step its phrase with figures and the reason given."""
    if entry.get("kind") == "file":
        what = FILES.get(str(entry.get("text")), "{name}")
        return translate("events", what).format_map(_Blank(entry.get("facts") or {}))
    if entry.get("kind") != "step":
        return str(entry.get("text") or "")
    facts = {key: _shown(key, value) for key, value in (entry.get("facts") or {}).items()}
    pattern = EVENTS.get((str(entry.get("document")), str(entry.get("text"))))
    phrase = translate("events", pattern).format_map(_Blank(facts)) if pattern else str(entry.get("text"))
    if facts.get("direction"):
        phrase += f" ({facts['direction']})"
    reason = next((facts[name] for name in REASONS if facts.get(name)), "")
    return f"{phrase}: {reason}" if reason else phrase


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "—"


def _shown(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key == "fields":
        return ", ".join(map(field_words, value))
    if key == "amount":
        return formats.roubles(value)
    if key.endswith("_on"):
        return formats.day(value)
    return str(value)


def register() -> None:
    """Makes the phrases known to the timeline; called once by the composition root."""
    words.register_events(event)
