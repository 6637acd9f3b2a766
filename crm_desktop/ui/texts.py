"""One sentence for every refusal of the base, with its figures, in the user's language; and what to do about it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.errors import Denied, Invalid, Refused, Stale, Unavailable
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.invoices_refusals import INVOICES
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.texts_administration import ADMINISTRATION
from crm_desktop.ui.texts_checks import CHECKS
from crm_desktop.ui.texts_client_card import CLIENT_CARD
from crm_desktop.ui.texts_clients import CLIENTS
from crm_desktop.ui.texts_exchange import EXCHANGE
from crm_desktop.ui.texts_merges import MERGES
from crm_desktop.ui.texts_payments import PAYMENTS

translate = QCoreApplication.translate

# {name} stands for a fact of that name; facts ending in _kopecks are shown as money under the bare name.
REFUSALS: dict[str, str] = {
    "wrong_state": QT_TRANSLATE_NOOP("refusals", "This step is not possible now: the document is in the state “{state}”."),
    "field_required": QT_TRANSLATE_NOOP("refusals", "Fill in this field."),
    "required": QT_TRANSLATE_NOOP("refusals", "Fill in this field."),
    "not_allowed": QT_TRANSLATE_NOOP("refusals", "This value is not allowed."),
    "taken": QT_TRANSLATE_NOOP("refusals", "There is such a value already."),
    "not_readable": QT_TRANSLATE_NOOP("refusals", "The value could not be read."),
    "busy": QT_TRANSLATE_NOOP("refusals", "The record is being changed by somebody else right now. Try again in a moment."),
    "too_long": QT_TRANSLATE_NOOP("refusals", "The question took too long and was stopped. Narrow the list down and try again."),
    # clients and their directions
    "inn_invalid": QT_TRANSLATE_NOOP("refusals", "The INN {inn} has a wrong check digit."),
    "client_exists": QT_TRANSLATE_NOOP("refusals", "There is a client with the INN {inn} already: {client}."),
    "slot_taken": QT_TRANSLATE_NOOP("refusals", "Taken: the direction is held by {holder}."),
    "slot_taken_now": QT_TRANSLATE_NOOP("refusals", "Taken a moment ago: {holder}."),
    "slot_blocked": QT_TRANSLATE_NOOP("refusals", "The direction is blocked for this client."),
    "slot_not_held": QT_TRANSLATE_NOOP("refusals", "The direction of this client is not held any more: take it again first."),
    "slot_cooling": QT_TRANSLATE_NOOP("refusals", "You gave this direction back not long ago; you may take it again from {until_on}."),
    "quota_used": QT_TRANSLATE_NOOP("refusals", "The limit of the month is used up: {used} of {cap}. Ask for approval."),
    "open_deals": QT_TRANSLATE_NOOP("refusals", "The direction has open deals: {count}. Close or hand them over first."),
    # deals
    "open_invoices": QT_TRANSLATE_NOOP("refusals", "There are unpaid invoices: {numbers}. Cancel them first."),
    "reason_required": QT_TRANSLATE_NOOP("refusals", "Choose a reason from the list."),
    "date_not_future": QT_TRANSLATE_NOOP("refusals", "Choose a date in the future."),
    # calculations
    "no_lines": QT_TRANSLATE_NOOP("refusals", "Add at least one line."),
    "service_without_group": QT_TRANSLATE_NOOP("refusals", "No expert group calculates “{service}”. Choose a group in the line."),
    "not_in_group": QT_TRANSLATE_NOOP("refusals", "Choose an active expert of the group."),
    "no_price": QT_TRANSLATE_NOOP("refusals", "Enter the price before sending the calculation."),
    "price_below_cost": QT_TRANSLATE_NOOP("refusals", "The price {price} is below the cost {cost}."),
    # quotes
    "zero_total": QT_TRANSLATE_NOOP("refusals", "The sum is zero. Check prices and quantities."),
    "validity_past": QT_TRANSLATE_NOOP("refusals", "The validity date {on} has passed."),
    "not_permitted": QT_TRANSLATE_NOOP("refusals", "{organization} may not sell: {services}. These may: {sellers}."),
    "discount_needs_approval": QT_TRANSLATE_NOOP("refusals", "The discount {discount} % is above your limit of {allowed} %, a price is below the lowest one, or a service was not calculated. Send it for approval."),
    "price_needs_approval": QT_TRANSLATE_NOOP("refusals", "The price of what was calculated needs an approval. Send it for approval."),
    "nothing_calculated": QT_TRANSLATE_NOOP("refusals", "Nothing to invoice: it is not calculated, or stands in a quote or an invoice already."),
    "margin_percent": QT_TRANSLATE_NOOP("refusals", "The norm is more than 0 and less than 100 percent."),
    "approval_not_needed": QT_TRANSLATE_NOOP("refusals", "No approval is needed: take the next step."),
    "approval_pending": QT_TRANSLATE_NOOP("refusals", "An approval of this document is waiting already."),
    "quote_expired": QT_TRANSLATE_NOOP("refusals", "The quote was valid until {on}. Reinstate it or make a new version."),
    "quote_not_accepted": QT_TRANSLATE_NOOP("refusals", "An invoice is made from an accepted quote. Mark that the client accepted it."),
    # invoices
    "percent_wrong": QT_TRANSLATE_NOOP("refusals", "The prepayment is a percent from 1 to 100."),
    "over_quote": QT_TRANSLATE_NOOP("refusals", "The quote is {total}, invoices for {invoiced} exist already."),
    "client_without_inn": QT_TRANSLATE_NOOP("refusals", "The client has no INN. Fill it in on the client's card."),
    "date_in_future": QT_TRANSLATE_NOOP("refusals", "The date is in the future."),
    "date_too_early": QT_TRANSLATE_NOOP("refusals", "An invoice is dated at most {days} days back."),
    "due_too_late": QT_TRANSLATE_NOOP("refusals", "The term of payment is more than a year away."),
    "act_of_another": QT_TRANSLATE_NOOP("refusals", "“{title}” was sold by another organisation: the act is hers to give."),
    "act_price": QT_TRANSLATE_NOOP("refusals", "“{title}” was sold at another price. An act tells what was sold."),
    "out_of_bounds": QT_TRANSLATE_NOOP("refusals", "The value is too long, too large or no possible date."),
    "due_before_issue": QT_TRANSLATE_NOOP("refusals", "The payment date {on} is before the date of the invoice."),
    "approval_required": QT_TRANSLATE_NOOP("refusals", "The invoice must be approved first: send it for approval."),
    "content_changed": QT_TRANSLATE_NOOP("refusals", "The document was changed after its approval. Send it for approval again."),
    "vat_rate_changed": QT_TRANSLATE_NOOP("refusals", "The VAT rate of the line “{title}” is not the organisation's rate on this date. Save the lines again."),
    "usn_limit": QT_TRANSLATE_NOOP("refusals", "The USN income limit of {organization} does not allow this invoice: limit {limit}, received {received}, promised {committed}, left {left}, this invoice {this}. May sell the same and have room: {sellers}. Only an approved exception lets it pass."),
    "already_paid": QT_TRANSLATE_NOOP("refusals", "{paid} is paid already. Undo the allocation of the payment first."),
    "already_launched": QT_TRANSLATE_NOOP("refusals", "Works were launched by this invoice. Cancel them first."),
    # work
    "over_ordered": QT_TRANSLATE_NOOP("refusals", "“{title}”: {ordered} ordered, {quantity} is too much."),
    "waits_for_payment": QT_TRANSLATE_NOOP("refusals", "The invoice {number} is paid by {paid} of {total}. Work starts after payment, or ask to start before it."),
    "another_expert": QT_TRANSLATE_NOOP("refusals", "The work is given to {expert}."),
    "documents_not_issued": QT_TRANSLATE_NOOP("refusals", "Documents not in force yet: {count}. Put them in force first."),
    "second_person": QT_TRANSLATE_NOOP("refusals", "Somebody else has to verify this: you did it yourself."),
    "not_verified": QT_TRANSLATE_NOOP("refusals", "The service asks for verification by a second person."),
    "already_acted": QT_TRANSLATE_NOOP("refusals", "The work is in an act already."),
    # acts
    "over_done": QT_TRANSLATE_NOOP("refusals", "“{title}”: {done} done, {acted} in acts already, {quantity} is too much."),
    "nothing_to_act": QT_TRANSLATE_NOOP("refusals", "Nothing is done and not yet in an act."),
    "no_signatory": QT_TRANSLATE_NOOP("refusals", "The organisation has no signatory (name and position)."),
    "signed_before_act": QT_TRANSLATE_NOOP("refusals", "The act is dated {on}; it could not be signed before."),
    # approvals
    "nobody_approves": QT_TRANSLATE_NOOP("refusals", "There is nobody to approve this: ask the administrator to set the route."),
    "reservation_expired": QT_TRANSLATE_NOOP("refusals", "The reservation of the direction has expired."),
    "already_decided": QT_TRANSLATE_NOOP("refusals", "You have said yes already; the others of this step decide now."),
    "cannot_ask": QT_TRANSLATE_NOOP("refusals", "Choose an active colleague who is neither the author nor on the route already."),
    "asked_yourself": QT_TRANSLATE_NOOP("refusals", "You were asked first yourself: say what you think, and it goes back to the asker."),
    "cannot_delegate": QT_TRANSLATE_NOOP("refusals", "Choose an active colleague other than the author."),
    "no_account": QT_TRANSLATE_NOOP("refusals", "The seller has no bank account for the invoice. Ask the administrator to enter one."),
    "role_unknown": QT_TRANSLATE_NOOP("refusals", "Choose roles from the list."),
    "login_wrong": QT_TRANSLATE_NOOP("refusals", "A login begins with e_ and has 2 to 40 Latin letters, digits and underscores after it."),
    "login_taken": QT_TRANSLATE_NOOP("refusals", "The login {login} is taken. Logins of people who have left are not used again."),
    "verifier_wrong": QT_TRANSLATE_NOOP("refusals", "The password could not be handed over safely. Enter it again."),
    # why a deal is not closed
    "gap_draft_invoices": QT_TRANSLATE_NOOP("refusals", "Invoices not issued: {count}."),
    "gap_unpaid": QT_TRANSLATE_NOOP("refusals", "Unpaid invoices: {count}, {debt} is owed."),
    "gap_nothing_launched": QT_TRANSLATE_NOOP("refusals", "Nothing is launched into work."),
    "gap_unlaunched": QT_TRANSLATE_NOOP("refusals", "Invoice lines not launched: {count}."),
    "gap_open_works": QT_TRANSLATE_NOOP("refusals", "Works not in an act: {count}."),
    "gap_unsigned_acts": QT_TRANSLATE_NOOP("refusals", "Acts not signed: {count}."),
    "gap_paid_less": QT_TRANSLATE_NOOP("refusals", "Signed for {signed}, paid {paid}."),
    **ADMINISTRATION,
    **CLIENTS,
    **CHECKS,
    **MERGES,
    **PAYMENTS, **EXCHANGE,
    **CLIENT_CARD,
    **INVOICES,
}  # fmt: skip

# Facts of obstacles on a card: their kopecks became roubles on the way.
MONEY = frozenset({
    "price", "cost", "total", "invoiced", "limit", "received", "committed", "left", "this", "paid", "amount", "debt",
    "signed",
})  # fmt: skip

def register() -> None:
    """Gives the kit its sentences and words; called once by the composition root."""
    from crm_desktop.ui import employees_words, texts_events, texts_states

    texts_states.register()
    texts_events.register()
    employees_words.register()
    words.register_sentences(sentence)


def sentence(problem: Exception) -> str:
    """What to tell the user of a trouble; empty when there are no words for it (the kit says something general)."""
    if isinstance(problem, Refused):
        return refusal(problem.code, problem.facts)
    if isinstance(problem, Invalid):
        return "; ".join(refusal(code, problem.facts) for code in problem.fields.values())
    if isinstance(problem, Unavailable):
        return _unavailable(problem)
    if isinstance(problem, Denied):
        return translate("refusals", "There is no such record, or it is not yours.")
    if isinstance(problem, Stale):
        return translate("refusals", "Somebody else has changed this record meanwhile.")
    return ""


def _unavailable(problem: Unavailable) -> str:
    """A signed-in window connects, too: what the sign-in screen says of a failure is said here as well."""
    if problem.code == "lost":
        return translate(
            "refusals",
            "The connection to the server is lost. What you typed is kept; the program is trying again.",
        )
    from crm_desktop.ui.login_words import explained

    return explained(problem)


def refusal(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a code with its figures; empty for a code without words."""
    if code == "slot_taken" and facts.get("mine"):
        return translate("refusals", "The direction is yours already.")
    if code == "slot_taken" and _is_now(facts.get("held_at")):
        code = "slot_taken_now"
    pattern = REFUSALS.get(code)
    return _filled(pattern, facts) if pattern else ""


def _is_now(moment: Any) -> bool:
    """Whether two have pressed the same button: it happened within the last minute."""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return isinstance(at, datetime) and datetime.now(UTC) - at < timedelta(minutes=1)


def _filled(pattern: str, facts: Mapping[str, Any]) -> str:
    shown = {key.removesuffix("_kopecks"): _shown(key, value, facts) for key, value in facts.items()}
    return translate("refusals", pattern).format_map(_Blank(shown))


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "—"


def _shown(key: str, value: Any, facts: Mapping[str, Any]) -> str:
    if value is None:
        return "—"
    if key.endswith("_kopecks"):
        return formats.money(int(value))
    if key == "state":
        return words.state(str(facts.get("document", "")), str(value))[0].lower()
    if key in {"on", "from_on", "until_on"}:
        return formats.day(value if isinstance(value, date) else date.fromisoformat(str(value)[:10]))
    return _plain(key, value)


def _plain(key: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "—"
    if isinstance(value, Decimal) and key in MONEY:
        return formats.roubles(value)
    if isinstance(value, Decimal | float):
        return formats.quantity(value)
    return formats.day(value) if isinstance(value, date) else str(value)
